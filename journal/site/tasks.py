"""What is to be made: pages, and files without a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable


class PageTask(Struct, frozen=True):
    """A page to be made."""

    path: str
    """Below the site's folder: ``people/maya.html``."""
    template: str
    view: Callable[[], object]
    """Makes what the page says."""
    about: str = ""
    """Whom or what it is about, by id, name or date; "" for the pages of which there is one."""
    day: bytes = b""
    """What its foot says of the day, as HTML."""


class FileTask(Struct, frozen=True):
    """A file to be made that programs read, or the scripts of a page."""

    path: str
    make: Callable[[], bytes]
    about: str = ""
    """What part of a journal it holds; "" for all of it."""


Task = PageTask | FileTask
