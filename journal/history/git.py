"""Asking git, so that neither the repository nor the user's settings have a say in it.

A journal may come from somebody else, with a configuration that names programs to
run. So only plumbing is called, which shows no signatures, converts no text and
asks no watcher; what could fetch a missing object is forbidden. Nothing is written
or locked. The environment is our own: what a user has set changes no answer.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from threading import Timer
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import IO

#: Seconds that git may take for one answer.
PATIENCE = 120.0
#: Bytes of a file's version that are looked at; longer ones are passed over.
LARGEST = 2 * 1024 * 1024
#: Names of objects that are asked for at once: few enough to fit into a pipe.
_AT_ONCE = 100
_CHUNK = 1024 * 1024

_OPTIONS = (
    "--no-pager",
    "--no-optional-locks",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "protocol.allow=never"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "i18n.logOutputEncoding=UTF-8"),
)
_ENVIRONMENT = {
    "PATH": os.defpath,
    "HOME": "/dev/null",
    "LC_ALL": "C",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    # A repository's protocol.ext.allow beats protocol.allow above; this beats both.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    # What HEAD reaches is what was committed, not what was put in its place on one machine.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": "/dev/null",
}


class GitError(Exception):
    """There is no answer: no repository, a broken one, one of another owner, no git."""


class Git(Struct, frozen=True):
    """The program, and the folder that it is asked about."""

    program: str
    root: Path

    def ask(self, *arguments: str, lines: Sequence[str] = ()) -> bytes:
        """Run a command to its end; ``lines`` are what it reads.

        Raises:
            GitError: if it fails or takes too long.
        """
        try:
            done = subprocess.run(  # noqa: S603 -- no shell; the arguments are ours and names of objects
                [self.program, *_OPTIONS, *arguments],
                cwd=self.root,
                env=_ENVIRONMENT,
                input="".join(f"{line}\n" for line in lines).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise GitError from error
        return done.stdout

    def blobs(self, names: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """The contents of blobs; None for one that is too large.

        Raises:
            GitError: if one of them is missing or broken, or it takes too long.
        """
        try:
            with subprocess.Popen(  # noqa: S603 -- as above
                [self.program, *_OPTIONS, "cat-file", "--batch"],
                cwd=self.root,
                env=_ENVIRONMENT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            ) as process:
                yield from _within_time(process, names)
        except OSError as error:
            raise GitError from error


def find(root: Path) -> Git:
    """Find git.

    Raises:
        GitError: where it is not installed.
    """
    program = shutil.which("git")
    if program is None:
        raise GitError
    return Git(program, root)


def _within_time(
    process: subprocess.Popen[bytes], names: Sequence[str]
) -> Iterator[tuple[str, bytes | None]]:
    watch = Timer(PATIENCE, process.kill)
    watch.daemon = True
    watch.start()
    try:
        assert process.stdin is not None  # noqa: S101 -- both are pipes
        assert process.stdout is not None  # noqa: S101
        for start in range(0, len(names), _AT_ONCE):
            some = names[start : start + _AT_ONCE]
            process.stdin.write("".join(f"{name}\n" for name in some).encode())
            process.stdin.flush()
            for name in some:
                yield name, _answer(process.stdout)
    finally:
        watch.cancel()
        process.kill()


def _answer(output: IO[bytes]) -> bytes | None:
    """One answer: ``<name> blob <size>``, and the content."""
    fields = output.readline().split()
    if len(fields) != 3 or fields[1] != b"blob":
        raise GitError
    size = int(fields[2])
    if size > LARGEST:
        _pass_over(output, size + 1)
        return None
    data = output.read(size + 1)
    if len(data) != size + 1:
        raise GitError
    return data[:-1]


def _pass_over(output: IO[bytes], size: int) -> None:
    while size > 0:
        data = output.read(min(size, _CHUNK))
        if not data:
            raise GitError
        size -= len(data)
