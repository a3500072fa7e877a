"""Which history there is to read, without reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.history.git import GitError, find
from journal.history.log import locate

if TYPE_CHECKING:
    from pathlib import Path


def mark(root: Path) -> str | None:
    """Name what a history would be read from: the same mark, the same history.

    Returns:
        "" where there is none. None where it cannot be told: of a repository that holds only
        its last commits, HEAD's name does not say how many.
    """
    try:
        place = locate(find(root))
    except GitError:
        return ""
    return None if place.is_shallow else f"{place.head} {place.prefix}"
