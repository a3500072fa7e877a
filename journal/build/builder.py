"""Builds a journal again and again while it is written, and keeps in memory what its texts say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.build.anew import Draft, draft
from journal.build.collecting import without_collecting
from journal.build.gathering import gather, opened
from journal.build.ingredients import ingredients
from journal.build.reading import Kept
from journal.build.report import ignore
from journal.content.files.loader import load_again
from journal.site.theme import Theme
from journal.site.theme_folders import theme_folders

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from journal.build.report import Request
    from journal.cache import Cache
    from journal.content.files.loader import Inventory


class Builder:
    """What an evening of writing needs: a draft of the site after each save, at once."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._theme: Theme | None = None
        self._last: tuple[Request, Draft] | None = None

    @without_collecting()
    def glimpse(self, request: Request, paths: Collection[str]) -> Draft | None:
        """Work out the site as if nothing but these files had changed since the last draft.

        It is there in half the time of a :meth:`draft`, which looks at every file, and is to follow it. None
        where that cannot be told of these: only saved texts are looked at in this way.

        Raises:
            OSError: where the output folder cannot be written to.
            RefusedTarget: where it is not ours to write to.
        """
        if self._last is None or self._last[0] != request or not paths:
            return None
        last = self._last[1]
        inventory = load_again(request.root, last.inventory, paths)
        if inventory is None or inventory.digests == last.inventory.digests:
            return None
        with opened(request.root, request.cache) as memory:
            return self._draft(request, inventory, memory, None, last, in_passing=True)

    @without_collecting()
    def draft(self, request: Request) -> Draft:
        """Work out the site as the files are now.

        Raises:
            OSError: for the world's faults (no ``contacts/``).
            RefusedTarget: where the output folder is not ours to write to.
        """
        last = self._last[1] if self._last else None
        with opened(request.root, request.cache) as memory:
            now_ns = memory.now_ns()
            inventory = gather(request.root, memory, now_ns)
            folders = theme_folders(request.root)
            made_of = ingredients(request, inventory, folders, now_ns)
            return self._draft(request, inventory, memory, made_of, last)

    def _draft(
        self,
        request: Request,
        inventory: Inventory,
        memory: Cache,
        made_of: str | None,
        before: Draft | None,
        *,
        in_passing: bool = False,
    ) -> Draft:
        self._last = None  # what fails halfway is no ground for a glimpse
        made = draft(
            request,
            inventory,
            memory,
            made_of,
            ignore,
            kept=self._kept,
            theme=self._theme_of(theme_folders(request.root)),
            before=before,
            in_passing=in_passing,
        )
        self._last = request, made
        return made

    def _theme_of(self, folders: tuple[Path, ...]) -> Theme:
        if self._theme is None or self._theme.folders != folders:
            self._theme = Theme(folders, lasts=True)
        return self._theme
