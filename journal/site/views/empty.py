"""The first page of a journal in which nothing is written yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.site.views.frame import Frame, frame

if TYPE_CHECKING:
    from journal.site.views.context import Context


class PlainPage(Struct, frozen=True):
    """A page that says nothing but what its template does."""

    frame: Frame
    here: str
    """The page of the running head that it is: ``people.html``."""


def plain_page(context: Context, path: str, title: str, here: str) -> PlainPage:
    """Make a page of fixed words."""
    return PlainPage(frame(context, path, title, here), here)
