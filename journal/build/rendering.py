"""Pages and listings, made by as many processes as there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from journal.build.parallel import spread
from journal.diagnostics import Diagnostic
from journal.interchange.ics import calendar_file
from journal.practices.scene import scene
from journal.site.addresses import CALENDAR_FILE
from journal.site.finding import search_pages
from journal.site.folder import fingerprint
from journal.site.pages import PageTask
from journal.site.search import SEARCH_FOLDER
from journal.site.theme import TemplateFault
from journal.site.tracing import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from journal.model.journal import Journal
    from journal.site.manifest import Fingerprint
    from journal.site.pages import SiteInput
    from journal.site.theme import Theme
    from journal.site.tracing import Read

    _Item: TypeAlias = PageTask | Callable[[], Mapping[str, bytes]]

#: About what it takes to make a page; and how much longer what is about all takes, for each person and note.
_SECONDS_A_PAGE, _SECONDS_FOR_EACH = 0.003, 0.000_004


class Made(Struct, frozen=True):
    """A file of the site."""

    data: bytes
    content: Fingerprint
    reads: tuple[Read, ...] = ()
    """What was read to make a page that is about somebody or something."""


def render(
    site: SiteInput, theme: Theme, tasks: Sequence[PageTask], jobs: int
) -> Iterator[tuple[PageTask | None, Mapping[str, Made] | Diagnostic]]:
    """Make the listings, and these pages, by path; with the task of each page.

    A fault of a template takes the place of its page: it is a value, so that it can leave a process.
    """
    items: list[_Item] = [*(partial(listing, site) for listing in (search_pages, _calendar)), *tasks]
    seconds = _seconds(items, site.journal) / len(items)
    for item, made in zip(items, spread(partial(_make, theme), items, jobs, seconds), strict=True):
        yield (item if isinstance(item, PageTask) else None), made


def listings(site: SiteInput) -> dict[str, bytes]:
    """What is made for programs to read: the index of the search, and the calendar."""
    return {**search_pages(site), **_calendar(site)}


def is_listing(path: str) -> bool:
    """Whether a file of this path can only be one of the :func:`listings`."""
    return path == CALENDAR_FILE or path.startswith(SEARCH_FOLDER)


def _calendar(site: SiteInput) -> dict[str, bytes]:
    return {CALENDAR_FILE: calendar_file(site.scene or scene(site.journal, site.assessment.today))}


def _seconds(items: Sequence[_Item], journal: Journal) -> float:
    """About what it takes to make these."""
    about_all = sum(not isinstance(item, PageTask) or not item.about for item in items)
    return len(items) * _SECONDS_A_PAGE + about_all * _SECONDS_FOR_EACH * (
        len(journal.people) + len(journal.notes)
    )


def _make(theme: Theme, item: _Item) -> Mapping[str, Made] | Diagnostic:
    if not isinstance(item, PageTask):
        return {path: Made(data, fingerprint([data])) for path, data in item().items()}
    try:
        with reading() as reads:
            data = theme.render(item)
    except TemplateFault as fault:
        return fault.diagnostic
    return {item.path: Made(data, fingerprint([data]), tuple(reads) if item.about else ())}
