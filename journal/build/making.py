"""Assess, compose, publish: from a Journal to the site's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from msgspec import Struct

from journal.build.reading import Loaded
from journal.build.rendering import Made, expected, listings, made, rendering
from journal.build.report import Progress, Report, Request
from journal.build.spool import Spool
from journal.build.traces import Trace, Traces
from journal.diagnostics import Diagnostic, as_errors, in_order
from journal.model.journal import Journal
from journal.model.privacy import without_private
from journal.practices.assess import assess_scene
from journal.practices.scene import Scene, scene
from journal.site.pages import SiteInput, SitePlan, plan
from journal.site.publish import FileCopy, Known, Published, publish
from journal.site.stamp import recut
from journal.site.standing import standing, stood
from journal.site.target import check_target
from journal.site.tasks import Task
from journal.site.theme import TemplateFault, Theme


class Composed(Struct, frozen=True):
    """A site that is worked out: each page can be made, and none is on disk."""

    request: Request
    site: SiteInput
    plan: SitePlan
    theme: Theme
    output: Path
    diagnostics: tuple[Diagnostic, ...]
    """Of the texts, and of what was found while planning."""

    def report(self, diagnostics: tuple[Diagnostic, ...], published: Published | None = None) -> Report:
        """What was done, with these diagnostics."""
        return Report(
            people=len(self.site.journal.people),
            notes=len(self.site.journal.notes),
            pages=len(self.plan.tasks),
            output=self.output,
            written=published.written if published else 0,
            unchanged=published.unchanged if published else 0,
            deleted=published.deleted if published else 0,
            published=published is not None,
            diagnostics=diagnostics,
            today=self.site.assessment.today,
        )


def compose(request: Request, loaded: Loaded, theme: Theme, before: Scene | None = None) -> Composed:
    """Assess a journal, and plan its site; of the scene ``before`` is kept what is the same.

    Raises:
        OSError, RefusedTarget: where the output folder cannot be written to, or is not ours to.
    """
    whole = loaded.journal
    today = request.today or whole.settings.as_of or request.local_today
    output = _output(request, whole)
    check_target(output, request.root)
    journal = without_private(whole) if request.edition else whole
    diagnostics = () if request.edition else loaded.diagnostics
    seen = scene(journal, today, before)
    site = SiteInput(journal, assess_scene(seen), diagnostics, seen, request.edition, loaded.changes)
    planned = plan(site)
    return Composed(
        request, site, planned, theme, output, in_order((*loaded.diagnostics, *planned.diagnostics))
    )


def make(composed: Composed, traces: Traces, progress: Callable[[Progress], None]) -> tuple[Report, str]:
    """Make the pages and publish them; with the name of what then stands in the folder, "" if nothing does.

    A page that would come out as it stands there is left alone; what the others were made of is in
    ``traces`` afterwards.

    Raises:
        OSError, RefusedTarget: as for publishing.
    """
    request, diagnostics = composed.request, composed.diagnostics
    if request.strict and diagnostics:
        return composed.report(as_errors(diagnostics)), ""
    with Spool(request.jobs, composed.output) as spool:
        try:
            pages = _files(composed, traces, progress, spool)
        except TemplateFault as fault:
            return composed.report(in_order((*diagnostics, fault.diagnostic))), ""
        progress(Progress("publish", 0, len(pages)))
        published = publish(composed.output, pages, root=request.root, clean=request.clean)
        progress(Progress("publish", len(pages), len(pages)))
    return composed.report(diagnostics, published), published.stands


def _output(request: Request, journal: Journal) -> Path:
    """The folder the site goes to; an edition's stands beside the usual one, under its name."""
    if request.output is not None:
        return request.output
    usual = request.root / journal.settings.output
    return usual.with_name(f"{usual.name}-{request.edition}") if request.edition else usual


def _files(
    composed: Composed, traces: Traces, progress: Callable[[Progress], None], spool: Spool
) -> Mapping[str, bytes | FileCopy | Known]:
    """Every file of the site, whole before one has its place on disk."""
    request, theme, plan = composed.request, composed.theme, composed.plan
    files: dict[str, bytes | FileCopy | Known] = dict(theme.assets())
    tasks: tuple[Task, ...] = (*plan.tasks, *listings(composed.site, plan))
    compares = traces.are_there and not request.clean
    # What is about everybody is made in any case: that is begun while the rest is compared.
    first = [task for task in tasks if compares and not task.about]
    render = partial(rendering, theme, request.jobs, spool)
    takes = partial(expected, journal=composed.site.journal, sizes=traces.sizes)
    with render(first, takes(first)) as making:
        standing = _still_standing(composed, traces, tasks) if compares else {}
        as_they_are = {path: trace for path, trace in standing.items() if traces.is_as_it_stands(trace)}
        left = [task for task in tasks if not (task.path in as_they_are or (compares and not task.about))]
        told = _telling(progress, len(first) + len(left))
        files |= _taken(making, traces, spool, told)
    stood_before = partial(_stood, composed.output, standing, traces.day_before)
    with render(left, takes(left), stood=stood_before) as making:
        files |= _taken(making, traces, spool, told)
    for task in tasks:
        if task.path in as_they_are:
            files[task.path] = Known(as_they_are[task.path].content, partial(made, theme, task))
    return files | {path: FileCopy(request.root, source) for path, source in plan.attachments.items()}


def _telling(progress: Callable[[Progress], None], total: int) -> Callable[[], None]:
    """Tells of each file that it is made."""
    done = count(1)
    return lambda: progress(Progress("render", next(done), total))


def _taken(
    making: Iterable[tuple[Task, Made | Diagnostic]], traces: Traces, spool: Spool, told: Callable[[], None]
) -> Mapping[str, Known]:
    """Files as they are made, by path; what they were made of is in ``traces`` then.

    Raises:
        TemplateFault: where one cannot be made.
    """
    files = {}
    for task, file in making:
        if isinstance(file, Diagnostic):
            raise TemplateFault(file)
        files[task.path] = Known(file.content, partial(spool.get, file.aside))
        if file.is_renewed:
            traces.renew(task, file.content)
        else:
            traces.note(task, file.reads, file.content, file.cuts)
        told()
    return files


def _still_standing(composed: Composed, traces: Traces, tasks: Sequence[Task]) -> Mapping[str, Trace]:
    """The files that would come out as they stand in the folder, but for their day."""
    same = traces.still_holding(tasks)
    stand = standing(composed.output, composed.request.root) if same else {}
    return {path: trace for path, trace in same.items() if stand.get(path) == trace.content}


def _stood(
    output: Path, standing: Mapping[str, Trace], day_before: bytes, path: str
) -> tuple[bytes, ...] | None:
    """What is around the day in a page that still stands; None for any other."""
    trace = standing.get(path)
    page = stood(output, path, trace.content) if trace else None
    return recut(page, trace.cuts, day_before) if trace and page is not None else None
