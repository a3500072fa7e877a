"""Build: the five verbs in order, or none of them where nothing has changed."""

from __future__ import annotations

from collections.abc import Callable

from journal import history
from journal.build.collecting import without_collecting
from journal.build.ingredients import ingredients
from journal.build.reading import Loaded, forget, gather, language_of_texts, opened, understand
from journal.build.receipt import Receipt, done_already, remember
from journal.build.report import Progress, Report, Request, ignore
from journal.language import speaking, spoken
from journal.site.theme_folders import theme_folders


@without_collecting()
def build(request: Request, progress: Callable[[Progress], None] = ignore) -> Report:
    """Build the site, in the language of the journal, whatever is spoken where it is built.

    Faults of the text and of templates are in the report; where a template is at fault, or a
    warning under ``strict``, nothing is put in place and the old site stands.

    Raises:
        OSError: for the world's faults (no ``contacts/``, a full disk).
        RefusedTarget: where the output folder is not ours to write to.
    """
    if request.clean:
        forget(request.root)
    with opened(request.root, request.cache) as memory:
        now_ns = memory.now_ns()
        inventory = gather(request.root, memory, now_ns)
        made_of = ingredients(request, inventory, theme_folders(request.root), now_ns)
        if done := done_already(request, made_of, memory):
            return done
        language = language_of_texts(inventory)
        heard = spoken()
        with speaking(language):
            if inventory.diagnostics and language != heard:  # what could not be read is said anew
                inventory = gather(request.root, memory, now_ns)
            loaded = understand(
                request.root, inventory, memory, request.jobs, progress, with_history=not request.edition
            )
    from journal.build.making import make  # noqa: PLC0415 -- where nothing has changed, nothing is made

    with speaking(language):
        report, stood = make(request, loaded, progress)
    if made_of and stood and _is_all_read(request, loaded):
        follows_clock = request.today is None and loaded.journal.settings.as_of is None
        with opened(request.root, request.cache) as memory:
            remember(request, Receipt(made_of, stood, follows_clock, report), memory)
    return report


def _is_all_read(request: Request, loaded: Loaded) -> bool:
    """Whether no history was there that could not be read this time, and may be the next."""
    return request.edition is not None or loaded.has_history == bool(history.mark(request.root))
