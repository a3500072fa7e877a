"""Build: the five verbs in order, or none of them where nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from journal.build.collecting import without_collecting
from journal.build.gathering import forget, gather, opened
from journal.build.ingredients import ingredients
from journal.build.receipt import done_already
from journal.build.report import Progress, Report, Request, ignore
from journal.site.theme_folders import theme_folders

if TYPE_CHECKING:
    from journal.build.anew import Draft


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
    found = _drafted(request, progress)
    return found if isinstance(found, Report) else found.publish(progress)


def _drafted(request: Request, progress: Callable[[Progress], None]) -> Report | Draft:
    """The site, to be published; the last report where nothing has changed since."""
    with opened(request.root, request.cache) as memory:
        now_ns = memory.now_ns()
        inventory = gather(request.root, memory, now_ns)
        made_of = ingredients(request, inventory, theme_folders(request.root), now_ns)
        if done := done_already(request, made_of, memory):
            return done
        # Most of the program is first needed here: where nothing has changed, it is not even loaded.
        from journal.build.anew import draft  # noqa: PLC0415

        return draft(request, inventory, memory, made_of, progress)
