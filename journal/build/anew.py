"""Check, assess, compose, publish, where something has changed; and remember what it was made of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.build.collecting import without_collecting
from journal.build.gathering import gather, opened
from journal.build.making import Composed, compose, make
from journal.build.reading import Kept, Loaded, language_of_texts, understand
from journal.build.receipt import Receipt, remember
from journal.build.rendering import is_listing, listings, made
from journal.build.traces import Traces, made_with
from journal.content.files.loader import read_bytes
from journal.history.marking import mark
from journal.language import Language, speaking, spoken
from journal.site.theme import TemplateFault, Theme
from journal.site.theme_folders import theme_folders
from journal.site.tracing import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journal.build.report import Progress, Report, Request
    from journal.cache import Cache
    from journal.content.files.loader import Inventory
    from journal.site.tasks import Task


class Draft(Struct, frozen=True, dict=True):
    """A site that is worked out, and not on disk yet: each of its files can be looked at."""

    composed: Composed
    loaded: Loaded
    language: Language
    made_of: str | None
    """Names all that it is made of, where that can be told."""
    inventory: Inventory
    """What it is made of, without the texts."""

    def is_of_the_same(self, other: Draft) -> bool:
        """Whether both are made of the same texts, pictures, templates and history, for the same request."""
        mine, theirs = self.inventory, other.inventory
        return (
            (self.composed.request, self.composed.theme) == (other.composed.request, other.composed.theme)
            and (mine.listing, mine.digests, mine.unread) == (theirs.listing, theirs.digests, theirs.unread)
            and (mine.settings, self.loaded.changes) == (theirs.settings, other.loaded.changes)
        )

    def file(self, path: str) -> bytes | None:
        """One file of the site; None where it has none of that path, or it cannot be made."""
        with speaking(self.language):
            plan = self.composed.plan
            if task := plan.task(path) or (self._listings.get(path) if is_listing(path) else None):
                return self._made(task)
            if source := plan.attachments.get(path):
                return _original(self.composed.request, source)
            return self._assets.get(path)

    @without_collecting()
    def publish(self, progress: Callable[[Progress], None]) -> Report:
        """Put the site in place; what ``progress`` raises before it is, leaves the old one.

        Raises:
            OSError, RefusedTarget: as :func:`~journal.build.building.build`.
        """
        request = self.composed.request
        with speaking(self.language):
            traces = self._traces()
            report, stood = make(self.composed, traces, progress)
            is_same_theme = traces.made_with == made_with(self.composed.theme)
        if stood:
            with opened(request.root, request.cache) as memory:
                if is_same_theme:  # else some pages may be of templates that were edited meanwhile
                    traces.keep(memory)
                if self.made_of and _is_all_read(request, self.loaded):
                    follows_clock = request.today is None and self.loaded.journal.settings.as_of is None
                    remember(request, Receipt(self.made_of, stood, follows_clock, report), memory)
        return report

    def _traces(self) -> Traces:
        """What the last build's pages were made of. For an edition, nothing: it has notes of its own."""
        request, composed = self.composed.request, self.composed
        with opened(request.root, request.cache) as memory:
            is_kept = memory.remembers and request.edition is None
            words = Words(composed.plan.library, self.loaded.note_words() if is_kept else {})
            return Traces(made_with(composed.theme) if is_kept else None, composed.plan.day, words, memory)

    @cached_property
    def _assets(self) -> Mapping[str, bytes]:
        return self.composed.theme.assets()

    @cached_property
    def _listings(self) -> Mapping[str, Task]:
        return {task.path: task for task in listings(self.composed.site, self.composed.plan)}

    def _made(self, task: Task) -> bytes | None:
        try:
            return made(self.composed.theme, task)
        except TemplateFault:
            return None


def draft(
    request: Request,
    inventory: Inventory,
    memory: Cache,
    made_of: str | None,
    progress: Callable[[Progress], None],
    *,
    kept: Kept | None = None,
    theme: Theme | None = None,
    before: Draft | None = None,
    in_passing: bool = False,
) -> Draft:
    """Work out the site of these texts.

    Again and again: with what was understood and drafted before, with a theme that lasts; and first
    ``in_passing``, as :func:`~journal.build.reading.understand` has it.

    Raises:
        OSError, RefusedTarget: as :func:`~journal.build.building.build`.
    """
    language = language_of_texts(inventory)
    heard = spoken()
    with speaking(language):
        if inventory.diagnostics and language.code != heard.code:  # what could not be read is said anew
            inventory = gather(request.root, memory, memory.now_ns())
        loaded = understand(
            request.root,
            inventory,
            memory,
            request.jobs,
            progress,
            with_history=not request.edition,
            kept=kept,
            in_passing=in_passing,
        )
        theme = theme or Theme(theme_folders(request.root))
        composed = compose(request, loaded, theme, before.composed.site.scene if before else None)
        return Draft(composed, loaded, language, made_of, inventory.without_texts())


def _original(request: Request, source: str) -> bytes | None:
    try:
        return read_bytes(request.root, source)
    except OSError:
        return None


def _is_all_read(request: Request, loaded: Loaded) -> bool:
    """Whether no history was there that could not be read this time, and may be the next."""
    return request.edition is not None or loaded.has_history == bool(mark(request.root))
