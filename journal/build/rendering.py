"""Pages and what programs read, made by as many processes as there are."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.build.parallel import begun
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
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from journal.build.spool import Aside, Spool
    from journal.model.journal import Journal
    from journal.site.manifest import Fingerprint
    from journal.site.pages import SiteInput, SitePlan
    from journal.site.tasks import Task
    from journal.site.theme import Theme
    from journal.site.tracing import Read

#: About what it takes to make a file, in seconds: one about all longer, for each person and note; and any
#: other longer for each byte that it held before, since what many notes stand on is made most often.
_A_FILE, _FOR_EACH, _A_BYTE = 0.002, 0.000_003, 0.000_000_06
_SIZE = 20_000


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


@contextmanager
def rendering(
    theme: Theme,
    jobs: int,
    spool: Spool,
    tasks: Sequence[Task],
    seconds: float,
    *,
    stood: Callable[[str], tuple[bytes, ...] | None] = lambda _: None,
) -> Iterator[Iterator[tuple[Task, Made | Diagnostic]]]:
    """Begin to make files and to put their bytes aside; they come each with its task.

    A fault of a template takes the place of its page: it is a value, so that it can leave a process.

    Args:
        theme: makes the pages.
        jobs: processes to work with.
        spool: takes the bytes.
        tasks: what is to be made.
        seconds: about how long all of it takes, as :func:`expected` tells.
        stood: what is around the day in a page that stands in the folder, where only its day is another.
    """
    work = partial(_make, theme, spool, stood)
    with begun(work, tasks, jobs, seconds / max(1, len(tasks))) as files:
        yield zip(tasks, files, strict=True)


def made(theme: Theme, task: Task) -> bytes:
    """Make one file.

    Raises:
        TemplateFault: for a template that cannot be read or filled.
    """
    return theme.render(task) if isinstance(task, PageTask) else task.make()


def expected(tasks: Sequence[Task], journal: Journal, sizes: Mapping[str, int]) -> float:
    """About how many seconds it takes to make these; ``sizes`` are those of files that were made before."""
    entries = len(journal.people) + len(journal.notes)
    longer = (sizes.get(task.path, _SIZE) * _A_BYTE if task.about else entries * _FOR_EACH for task in tasks)
    return len(tasks) * _A_FILE + sum(longer)


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
