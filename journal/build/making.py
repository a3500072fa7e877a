"""Assess, compose, publish: from a Journal to the site's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from journal.build.parallel import spread
from journal.build.reading import Loaded
from journal.build.report import Progress, Report, Request
from journal.build.traces import Traces
from journal.diagnostics import Diagnostic, as_errors, in_order
from journal.interchange.ics import calendar_file
from journal.model.journal import Journal
from journal.model.privacy import without_private
from journal.practices.assess import assess_scene
from journal.practices.scene import scene
from journal.site.addresses import CALENDAR_FILE
from journal.site.finding import search_pages
from journal.site.folder import fingerprint
from journal.site.manifest import Fingerprint
from journal.site.pages import PageTask, SiteInput, SitePlan, plan
from journal.site.publish import FileCopy, Known, Published, publish
from journal.site.search import SEARCH_FOLDER
from journal.site.standing import standing
from journal.site.target import check_target
from journal.site.theme import TemplateFault, Theme
from journal.site.theme_folders import theme_folders
from journal.site.tracing import Read, reading

#: About what it takes to make a page; and how much longer one about all takes, for each person and note.
_SECONDS_A_PAGE, _SECONDS_FOR_EACH = 0.003, 0.000_004


@dataclass(frozen=True, slots=True)
class Composed:
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


def compose(request: Request, loaded: Loaded) -> Composed:
    """Assess a journal, and plan its site.

    Raises:
        OSError, RefusedTarget: where the output folder cannot be written to, or is not ours to.
    """
    whole = loaded.journal
    today = request.today or whole.settings.as_of or request.local_today
    output = _output(request, whole)
    check_target(output, request.root)
    journal = without_private(whole) if request.edition else whole
    diagnostics = () if request.edition else loaded.diagnostics
    seen = scene(journal, today)
    site = SiteInput(journal, assess_scene(seen), diagnostics, seen, request.edition, loaded.changes)
    planned = plan(site)
    theme = Theme(theme_folders(request.root))
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
    try:
        pages = _files(composed, traces, progress)
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
    composed: Composed, traces: Traces, progress: Callable[[Progress], None]
) -> Mapping[str, bytes | FileCopy | Known]:
    """Every file of the site, whole before one is on disk."""
    tasks, theme = composed.plan.tasks, composed.theme
    files: dict[str, bytes | FileCopy | Known] = {**theme.assets(), **listings(composed.site)}
    as_they_stand = _as_they_stand(composed, traces)
    files |= {
        t.path: Known(as_they_stand[t.path], partial(theme.render, t))
        for t in tasks
        if t.path in as_they_stand
    }
    left = [task for task in tasks if task.path not in as_they_stand]
    for done, (task, page) in enumerate(zip(left, _render(composed, left), strict=True), 1):
        if isinstance(page, Diagnostic):
            raise TemplateFault(page)
        files[task.path] = Known(page.content, partial(bytes, page.data))
        traces.note(task, page.reads, page.content)
        progress(Progress("render", done, len(left)))
    for out_path, source in composed.plan.attachments.items():
        files[out_path] = FileCopy(composed.request.root, source)
    return files


def _as_they_stand(composed: Composed, traces: Traces) -> Mapping[str, Fingerprint]:
    """The pages that would come out as they stand in the folder, with what they hold."""
    request = composed.request
    same = {} if request.clean else traces.still_holding(composed.plan.tasks)
    stand = standing(composed.output, request.root) if same else {}
    return {path: content for path, content in same.items() if stand.get(path) == content}


def listings(site: SiteInput) -> dict[str, bytes]:
    """What is made for programs to read: the index of the search, and the calendar."""
    seen = site.scene or scene(site.journal, site.assessment.today)
    return {**search_pages(site), CALENDAR_FILE: calendar_file(seen)}


def is_listing(path: str) -> bool:
    """Whether a file of this path can only be one of the :func:`listings`."""
    return path == CALENDAR_FILE or path.startswith(SEARCH_FOLDER)


@dataclass(frozen=True, slots=True)
class _MadePage:
    """A page, and what was read to make it."""

    data: bytes
    content: Fingerprint
    reads: tuple[Read, ...]


def _render(composed: Composed, tasks: Sequence[PageTask]) -> Iterator[_MadePage | Diagnostic]:
    seconds = _seconds(tasks, composed.site.journal) / max(1, len(tasks))
    return spread(partial(_render_one, composed.theme), tasks, composed.request.jobs, seconds)


def _seconds(tasks: Sequence[PageTask], journal: Journal) -> float:
    """About what it takes to make these."""
    about_all = sum(not task.about for task in tasks)
    each = (len(journal.people) + len(journal.notes)) * _SECONDS_FOR_EACH
    return len(tasks) * _SECONDS_A_PAGE + about_all * each


def _render_one(theme: Theme, task: PageTask) -> _MadePage | Diagnostic:
    """One page, or what is wrong with its template: a fault is a value, so that it can leave a process."""
    try:
        with reading() as reads:
            data = theme.render(task)
    except TemplateFault as fault:
        return fault.diagnostic
    return _MadePage(data, fingerprint([data]), tuple(reads) if task.about else ())
