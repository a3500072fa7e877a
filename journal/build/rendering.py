"""Pages and what programs read, made by as many processes as there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.build.parallel import spread
from journal.diagnostics import Diagnostic
from journal.interchange.ics import calendar_file
from journal.practices.scene import scene
from journal.site.addresses import CALENDAR_FILE
from journal.site.folder import fingerprint
from journal.site.search import SEARCH_FOLDER
from journal.site.stamp import cuts
from journal.site.tasks import FileTask, PageTask
from journal.site.theme import TemplateFault
from journal.site.tracing import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journal.build.spool import Aside, Spool
    from journal.model.journal import Journal
    from journal.site.manifest import Fingerprint
    from journal.site.pages import SiteInput, SitePlan
    from journal.site.tasks import Task
    from journal.site.theme import Theme
    from journal.site.tracing import Read

#: About what it takes to make a file; and how much longer what is about all takes, for each person and note.
_SECONDS_A_FILE, _SECONDS_FOR_EACH = 0.003, 0.000_003


class Made(Struct, frozen=True):
    """A file of the site."""

    aside: Aside
    """Where its bytes lie."""
    content: Fingerprint
    reads: tuple[Read, ...] = ()
    """What was read to make it, where it is about somebody or something."""
    cuts: tuple[int, ...] = ()
    """Where its day stands in it, as :func:`~journal.site.stamp.cuts` tells."""
    is_renewed: bool = False
    """Whether it is the page that stood there, with another day in it."""


def listings(site: SiteInput, plan: SitePlan) -> tuple[FileTask, ...]:
    """What is made for programs to read: the index of the search, and the calendar."""
    seen = site.scene or scene(site.journal, site.assessment.today)
    return (*plan.search(), FileTask(CALENDAR_FILE, partial(calendar_file, seen)))


def is_listing(path: str) -> bool:
    """Whether a file of this path can only be one of the :func:`listings`."""
    return path == CALENDAR_FILE or path.startswith(SEARCH_FOLDER)


def render(
    theme: Theme,
    tasks: Sequence[Task],
    journal: Journal,
    jobs: int,
    spool: Spool,
    *,
    stood: Callable[[str], tuple[bytes, ...] | None],
) -> Iterator[tuple[Task, Made | Diagnostic]]:
    """Make files, each with its task, and put their bytes aside.

    ``stood`` tells what is around the day in a page that stands in the folder, where only its day is another.
    A fault of a template takes the place of its page: it is a value, so that it can leave a process.
    """
    each = _seconds(tasks, journal) / max(1, len(tasks))
    yield from zip(tasks, spread(partial(_make, theme, spool, stood), tasks, jobs, each), strict=True)


def made(theme: Theme, task: Task) -> bytes:
    """Make one file.

    Raises:
        TemplateFault: for a template that cannot be read or filled.
    """
    return theme.render(task) if isinstance(task, PageTask) else task.make()


def _seconds(tasks: Sequence[Task], journal: Journal) -> float:
    """About what it takes to make these."""
    about_all = sum(not task.about for task in tasks)
    entries = len(journal.people) + len(journal.notes)
    return len(tasks) * _SECONDS_A_FILE + about_all * _SECONDS_FOR_EACH * entries


def _make(
    theme: Theme, spool: Spool, stood: Callable[[str], tuple[bytes, ...] | None], task: Task
) -> Made | Diagnostic:
    if isinstance(task, PageTask) and (around := stood(task.path)):
        page = task.day.join(around)
        return Made(spool.put(page), fingerprint([page]), is_renewed=True)
    try:
        with reading() as reads:
            around = theme.pieces(task) if isinstance(task, PageTask) else (task.make(),)
    except TemplateFault as fault:
        return fault.diagnostic
    data = task.day.join(around) if isinstance(task, PageTask) else around[0]
    content = fingerprint([data])
    return Made(spool.put(data), content, tuple(reads) if task.about else (), cuts(around))
