"""A small journal on disk, and a way to run one command in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.cli import main

MAYA = """\
---
name: Maya Okafor
aka: [May]
pronouns: she/her
circle: close
cadence: 3 weeks
birthday: 1986-11-26
city: Leeds
tags: [climbing]
special: the summer we walked the Coast Path without a map
intention: grow old as climbing partners
hopes: [build her own house]
likes: [almond croissants]
relations: {partner: Sam}
---
We met at the wall.
"""
WALK = """\
---
channel: walk
felt: warm
news: Maya starts at Arup in March
---
# Walk by the canal

She showed me the drawings. We got wet.

- [ ] Send her the Lisbon photos by 2026-11-01
- [ ] Maya: lend me the two-man tent
"""

FILES = {
    # Of all rules only the clock and promises speak here: these tests are about the commands.
    "journal.yaml": "quiet: [C2, C3, W2, W3, W4, G, K, L, S, R, H]\n",
    "contacts/maya-okafor.md": MAYA,
    "contacts/maya-okafor/2026-10-18-walk-by-the-canal.md": WALK,
    "contacts/tom-reyes.md": "---\ncircle: friends\ncity: Porto\n---\n",
    "contacts/tom-reyes/2026-11-20-call.md": "---\nchannel: call\n---\nTom rang.\n",
    "contacts/tom-brown.md": "---\ncadence: none\n---\n",
}


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small journal to stand in."""
    root = tmp_path / "journal"
    write(root, FILES)
    monkeypatch.chdir(root)
    for name in ("JOURNAL_ROOT", "JOURNAL_TODAY", "_JOURNAL_COMPLETE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return root


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture(name="write")
def _write() -> Callable[[Path, Mapping[str, str]], None]:
    """Write files below a folder."""
    return write


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run one command on 22 November 2026 (unless told otherwise) and catch what it prints."""

    def running(*arguments: str, today: str | None = "2026-11-22") -> Ran:
        day = ("--today", today) if today else ()
        status = main([*day, *arguments])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return running
