"""The day at the foot of each page, put in once the rest of the page is made.

Most pages about the past say nothing else of the day they are made for. So their foot is made with a mark
in its place; on another day the words are exchanged in the page as it stands, and nothing is made again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.site.markup import Html

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Where the day belongs. What a writer wrote is escaped or sanitised, and holds no comment of HTML.
MARK = Html("<!--day-->")
_MARK = MARK.encode()


def pieces(page: bytes) -> tuple[bytes, ...]:
    """What stands around the marks of a page: to be joined by the day."""
    return tuple(page.split(_MARK))


def cuts(parts: Sequence[bytes]) -> tuple[int, ...]:
    """How long each of these pieces is but the last: so :func:`recut` finds them in the joined page."""
    return tuple(map(len, parts[:-1]))


def recut(page: bytes, cuts: Sequence[int], day: bytes) -> tuple[bytes, ...]:
    """The pieces of a page that was joined by a day, at the places that :func:`cuts` told."""
    found, start = [], 0
    for length in cuts:
        found.append(page[start : start + length])
        start += length + len(day)
    return (*found, page[start:])
