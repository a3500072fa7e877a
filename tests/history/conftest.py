"""Small repositories, made by git itself with fixed days."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ENVIRONMENT = {
    "PATH": os.defpath,
    "HOME": "/dev/null",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


@dataclass
class Repository:
    """A working tree, and the journal's folder in it."""

    top: Path
    root: Path

    def git(self, *arguments: str, on: str = "2026-06-03T12:00:00+00:00", check: bool = True) -> str:
        """Run git; commits are made at that moment."""
        moment = {"GIT_AUTHOR_DATE": on, "GIT_COMMITTER_DATE": "2026-10-10T10:10:10+00:00"}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.top,
            env={**ENVIRONMENT, **moment},
            capture_output=True,
            text=True,
            check=False,
        )
        assert not check or done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, path: str, **keys: str) -> None:
        """Write a person's file below ``contacts/``: its keys as YAML, and a story."""
        lines = [f"{key}: {value}" for key, value in keys.items()]
        self.write_text(path, "\n".join(["---", *lines, "---", "A story.", ""]))

    def write_text(self, path: str, text: str | bytes) -> None:
        """Write a file below ``contacts/``."""
        file = self.root / "contacts" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, on: str = "2026-06-03") -> str:
        """Commit everything on a day (or at a moment); returns the first digits of its name."""
        moment = on if "T" in on else f"{on}T12:00:00+00:00"
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x", on=moment)
        return self.git("rev-parse", "HEAD")[:12]

    def say(self, path: str, on: str, **keys: str) -> str:
        """Write a person's file and commit it."""
        self.write(path, **keys)
        return self.commit(on)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Repository]:
    """Makes a repository; ``below`` is the journal's folder in it."""

    def make(name: str = "journal", below: str = "") -> Repository:
        top = tmp_path / name
        (top / below / "contacts").mkdir(parents=True)
        made = Repository(top, top / below)
        made.git("init", "-q", "-b", "main")
        return made

    return make


@pytest.fixture
def repository(make: Callable[..., Repository]) -> Repository:
    """A repository that is a journal."""
    return make()
