"""From the address of a request to a file of the site, and to no other."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from journal.site.folder import open_regular, opened


class Found(Struct, frozen=True):
    """A file of the site, open to read; to be closed by who asked for it."""

    name: str
    descriptor: int
    size: int


def components(target: str) -> tuple[str, ...] | None:
    """Read the path of a request: its folders and the file's name; None if it can be no page's.

    Names that start with a full stop (the way up, the manifest), slashes and control
    characters in disguise, and empty names are none.
    """
    path = target.partition("#")[0].partition("?")[0]
    if not path.startswith("/"):
        return None
    names = path[1:].split("/")
    if not names[-1]:
        names[-1] = "index.html"
    try:
        plain = tuple(unquote(name, errors="strict") for name in names)
    except UnicodeDecodeError:
        return None
    return plain if all(_is_name(name) for name in plain) else None


def _is_name(name: str) -> bool:
    return (
        bool(name)
        and not name.startswith(".")
        and "/" not in name
        and "\\" not in name
        and name.isprintable()
    )


def find(site: Path, target: str) -> Found | None:
    """Open the file that a request asks for; None if the site has none. No link is followed."""
    names = components(target)
    if names is None:
        return None
    try:
        with opened(site, names[:-1]) as folder:
            descriptor = open_regular(folder, names[-1])
    except OSError:
        return None
    return Found(names[-1], descriptor, os.fstat(descriptor).st_size)
