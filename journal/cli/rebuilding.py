"""What `journal serve` does after each save: a draft at once, then the whole site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from journal import build as building
from journal.build.builder import Builder
from journal.cli.session import local_today
from journal.diagnostics import draw
from journal.serve import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from journal.serve import Draft


class OutdatedError(Exception):
    """Something has changed while pages were made: they would be of yesterday."""


class Rebuilding:
    """Builds one journal again and again; between saves it keeps in memory what the texts say."""

    def __init__(self, request: building.Request) -> None:
        """Be asked for a build; its local day is asked for anew each time."""
        self._request = request
        self._builder = Builder()
        self._last: tuple[str, Outcome] | None = None
        """What the published site was made of, and how its build ended."""
        self._begun = False

    def __call__(
        self, show: Callable[[Draft], None], is_outdated: Callable[[], bool], changed: Collection[str] = ()
    ) -> Outcome | None:
        """Build once; None if it was given up because something has changed again.

        The first build is an ordinary one: where nothing has changed since the last, it is done at once.
        After a save, what ``changed`` is looked at and shown before everything else is looked at.
        """
        request = replace(self._request, local_today=local_today())
        if not self._begun:
            self._begun = True
            return _outcome(building.build(request), was_shown=False)
        glimpse = self._builder.glimpse(request, changed)
        if glimpse:
            show(glimpse.file)
            if is_outdated():
                return None
        draft = self._builder.draft(request)
        if draft.made_of and self._last and self._last[0] == draft.made_of:
            return replace(self._last[1], pages_changed=glimpse is not None)
        if glimpse is None or not draft.is_of_the_same(glimpse):
            show(draft.file)

        def give_up_if_outdated(_: building.Progress) -> None:
            if is_outdated():
                raise OutdatedError

        self._last = None
        try:
            outcome = _outcome(draft.publish(give_up_if_outdated), was_shown=True)
        except OutdatedError:
            return None
        self._last = (draft.made_of, outcome) if draft.made_of else None
        return outcome

    def make_ready(self) -> None:
        """Read the journal, so that the first save is as quick as those after it."""
        self._builder.draft(replace(self._request, local_today=local_today()))


def _outcome(report: building.Report, *, was_shown: bool) -> Outcome:
    """What matters of a build to someone who looks at the site.

    Open pages show the draft already; where it could not be published, they go back to the last good site.
    """
    changed = report.published and report.written + report.deleted > 0
    return Outcome(
        ok=report.published and not report.has_errors,
        pages_changed=not report.published if was_shown else changed,
        problems=tuple(draw(d) for d in report.diagnostics if d.is_error),
    )
