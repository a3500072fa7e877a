"""Builds a journal again and again while it is written, and keeps in memory what its texts say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.build.anew import Draft, draft
from journal.build.collecting import without_collecting
from journal.build.gathering import gather, opened
from journal.build.ingredients import ingredients
from journal.build.reading import Kept
from journal.build.report import ignore
from journal.site.theme import Theme
from journal.site.theme_folders import theme_folders

if TYPE_CHECKING:
    from journal.build.report import Request


class Builder:
    """What an evening of writing needs: a draft of the site after each save, at once."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._theme: Theme | None = None

    @without_collecting()
    def draft(self, request: Request) -> Draft:
        """Work out the site as the files are now.

        Raises:
            OSError: for the world's faults (no ``contacts/``).
            RefusedTarget: where the output folder is not ours to write to.
        """
        with opened(request.root, request.cache) as memory:
            now_ns = memory.now_ns()
            inventory = gather(request.root, memory, now_ns)
            folders = theme_folders(request.root)
            made_of = ingredients(request, inventory, folders, now_ns)
            if self._theme is None or self._theme.folders != folders:
                self._theme = Theme(folders, lasts=True)
            return draft(request, inventory, memory, made_of, ignore, kept=self._kept, theme=self._theme)
