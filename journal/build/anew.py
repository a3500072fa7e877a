"""Check, assess, compose, publish, where something has changed; and remember what it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.build.gathering import gather
from journal.build.making import make
from journal.build.reading import Loaded, language_of_texts, understand
from journal.build.receipt import Receipt, remember
from journal.history.marking import mark
from journal.language import speaking, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.build.report import Progress, Report, Request
    from journal.cache import Cache
    from journal.content.files.loader import Inventory


def build_anew(
    request: Request,
    inventory: Inventory,
    memory: Cache,
    made_of: str | None,
    progress: Callable[[Progress], None],
) -> Report:
    """Make the site of these texts; ``made_of`` names all that it is made of, where that can be told.

    Raises:
        OSError, RefusedTarget: as :func:`~journal.build.building.build`.
    """
    language = language_of_texts(inventory)
    heard = spoken()
    with speaking(language):
        if inventory.diagnostics and language != heard:  # what could not be read is said anew
            inventory = gather(request.root, memory, memory.now_ns())
        loaded = understand(
            request.root, inventory, memory, request.jobs, progress, with_history=not request.edition
        )
        report, stood = make(request, loaded, progress)
    if made_of and stood and _is_all_read(request, loaded):
        follows_clock = request.today is None and loaded.journal.settings.as_of is None
        remember(request, Receipt(made_of, stood, follows_clock, report), memory)
    return report


def _is_all_read(request: Request, loaded: Loaded) -> bool:
    """Whether no history was there that could not be read this time, and may be the next."""
    return request.edition is not None or loaded.has_history == bool(mark(request.root))
