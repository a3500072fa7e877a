"""Which program this is: its own files, and those of the packages whose work shows in a site."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from journal import __version__
from journal.content.files.listing import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGES = ("babel", "jinja2", "markdown", "markupsafe", "nh3", "yaml")


class UntoldError(Exception):
    """There is something of which one cannot tell whether it has changed."""


@cache
def version() -> str:
    """Name the program that is running; another for each version of it and of those packages.

    So a mended sanitiser, say, looks anew at every text that the old one let pass.
    """
    try:
        looks = program()
    except (UntoldError, OSError):
        looks = ()
    return sha256(repr((__version__, sys.version, looks)).encode()).hexdigest()


@cache
def program() -> tuple[Entry, ...]:
    """How the program's files looked when this was first asked: it is what runs until it ends.

    Raises:
        UntoldError, OSError: where they are no plain files, or cannot be looked at.
    """
    return (*below(Path(__file__).parents[1]), *map(_look, _packages()))


def _packages() -> Iterator[str]:
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise UntoldError
        yield spec.origin


def below(folder: Path) -> Iterator[Entry]:
    """How every file below a folder looks; compiled Python apart, which says what its source says.

    Raises:
        UntoldError: where a link leads to another folder.
        OSError: where a file cannot be looked at.
    """
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        if any(Path(top, name).is_symlink() for name in folders):
            raise UntoldError
        yield from (_look(f"{top}/{name}") for name in sorted(names))


def _look(path: str) -> Entry:
    status = os.stat(path)  # noqa: PTH116 -- a Path for each file costs more than looking at it
    return Entry(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
