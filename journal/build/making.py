"""Assess, compose, publish: from a Journal to the site's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from journal.build.parallel import spread
from journal.build.reading import Loaded
from journal.build.report import Progress, Report, Request
from journal.diagnostics import Diagnostic, as_errors, in_order
from journal.interchange.ics import calendar_file
from journal.model.journal import Journal
from journal.model.privacy import without_private
from journal.practices.assess import assess_scene
from journal.practices.scene import scene
from journal.site.addresses import CALENDAR_FILE
from journal.site.finding import search_pages
from journal.site.pages import PageTask, SiteInput, SitePlan, plan
from journal.site.publish import FileCopy, Published, publish
from journal.site.target import check_target
from journal.site.theme import TemplateFault, Theme
from journal.site.theme_folders import theme_folders


def make(request: Request, loaded: Loaded, progress: Callable[[Progress], None]) -> tuple[Report, str]:
    """Make the site; with the name of what then stands in its folder, "" if nothing was put there.

    Raises:
        OSError, RefusedTarget: as for publishing.
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
    diagnostics = in_order((*loaded.diagnostics, *planned.diagnostics))
    if request.strict and diagnostics:
        return _report(site, planned, output, as_errors(diagnostics)), ""
    try:
        pages = _pages(request, site, planned, progress)
    except TemplateFault as fault:
        return _report(site, planned, output, in_order((*diagnostics, fault.diagnostic))), ""
    progress(Progress("publish", 0, len(pages)))
    published = publish(output, pages, root=request.root, clean=request.clean)
    progress(Progress("publish", len(pages), len(pages)))
    return _report(site, planned, output, diagnostics, published), published.stands


def _output(request: Request, journal: Journal) -> Path:
    """The folder the site goes to; an edition's stands beside the usual one, under its name."""
    if request.output is not None:
        return request.output
    usual = request.root / journal.settings.output
    return usual.with_name(f"{usual.name}-{request.edition}") if request.edition else usual


def _pages(
    request: Request, site: SiteInput, planned: SitePlan, progress: Callable[[Progress], None]
) -> Mapping[str, bytes | FileCopy]:
    """Every file of the site, whole before one is on disk."""
    theme = Theme(theme_folders(request.root))
    pages: dict[str, bytes | FileCopy] = {**theme.assets(), **search_pages(site)}
    pages[CALENDAR_FILE] = calendar_file(site.scene or scene(site.journal, site.assessment.today))
    rendered = _render(theme, planned.tasks, request.jobs)
    for done, (task, page) in enumerate(zip(planned.tasks, rendered, strict=True), 1):
        if isinstance(page, Diagnostic):
            raise TemplateFault(page)
        pages[task.path] = page
        progress(Progress("render", done, len(planned.tasks)))
    for out_path, source in planned.attachments.items():
        pages[out_path] = FileCopy(request.root, source)
    return pages


def _render(theme: Theme, tasks: Sequence[PageTask], jobs: int) -> Iterator[bytes | Diagnostic]:
    return spread(partial(_render_one, theme), tasks, jobs)


def _render_one(theme: Theme, task: PageTask) -> bytes | Diagnostic:
    """One page, or what is wrong with its template: a fault is a value, so that it can leave a process."""
    try:
        return theme.render(task)
    except TemplateFault as fault:
        return fault.diagnostic


def _report(
    site: SiteInput,
    planned: SitePlan,
    output: Path,
    diagnostics: tuple[Diagnostic, ...],
    published: Published | None = None,
) -> Report:
    return Report(
        people=len(site.journal.people),
        notes=len(site.journal.notes),
        pages=len(planned.tasks),
        output=output,
        written=published.written if published else 0,
        unchanged=published.unchanged if published else 0,
        deleted=published.deleted if published else 0,
        published=published is not None,
        diagnostics=diagnostics,
        today=site.assessment.today,
    )
