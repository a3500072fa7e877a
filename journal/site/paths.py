"""Paths of pages below the output folder: relative, with forward slashes."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

#: No page may have a component that starts so: these names are the program's.
OWN_PREFIX = ".journal-"

#: Control characters, and halves of characters.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def fault_of_path(path: str) -> str | None:
    """Say what is wrong with a page's path; None if it is one that can be written and read back."""
    if not path or _UNWRITABLE.search(path):
        return "is empty or holds control characters"
    for part in path.split("/"):
        if part in {"", ".", ".."}:
            return "is not a plain path below the output folder"
        if part.casefold().startswith(OWN_PREFIX):
            return f"uses a name that is kept for the program ({OWN_PREFIX}…)"
        if len(part.encode()) > 255:
            return "has a name of more than 255 bytes"
    return None


def folded(path: str) -> str:
    """Name what a disk that sees through letter case and composition makes of a path."""
    return unicodedata.normalize("NFC", path).casefold()


def by_folder(paths: Iterable[str]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Group paths by the folder they lie in, given as its parts."""
    in_order = sorted((components(path)[:-1], path) for path in paths)
    for parts, group in itertools.groupby(in_order, key=lambda item: item[0]):
        yield parts, [path for _, path in group]


def components(path: str) -> tuple[str, ...]:
    """Split a path into its folders and its name."""
    return tuple(path.split("/"))


def above(path: str) -> Iterator[str]:
    """Name the folders a path lies in, outermost first."""
    parts = path.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))
