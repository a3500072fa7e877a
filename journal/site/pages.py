"""The plan of a site: every page with its template and its view, and every file to copy.

Views are made when they are asked for, so that pages can be spread over
processes: what all of them share is worked out here, before the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from journal.language import _
from journal.practices.almanac import Almanac
from journal.practices.cities import cities
from journal.practices.keepsake import keepsakes
from journal.practices.scene import scene
from journal.site.addresses import addresses, month_page, notes_page, year_page
from journal.site.views.calendar import calendar_page, month_calendar
from journal.site.views.cities import cities_page, city_page
from journal.site.views.context import context
from journal.site.views.empty import plain_page
from journal.site.views.family import family_page, has_families
from journal.site.views.gather import gather_page
from journal.site.views.groups import circle_page, organisation_page, tag_page
from journal.site.views.insights import insights_page
from journal.site.views.ledger import journal_page
from journal.site.views.month import month_of_notes
from journal.site.views.notes import Notes
from journal.site.views.people import people_page
from journal.site.views.person import person_page
from journal.site.views.promises import promises_page
from journal.site.views.reconnect import reconnect_page
from journal.site.views.tidy import tidy_page
from journal.site.views.today import today_page
from journal.site.views.year import YearPage, year_of_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from journal.diagnostics import Diagnostic
    from journal.model.assessment import Assessment
    from journal.model.changes import Change
    from journal.model.journal import Journal
    from journal.model.keepsake import Keepsake
    from journal.practices.scene import Scene
    from journal.site.addresses import Addresses
    from journal.site.views.context import Context


@dataclass(frozen=True, slots=True)
class PageTask:
    """A page to be made."""

    path: str
    """Below the site's folder: ``people/maya.html``."""
    template: str
    view: Callable[[], object]
    """Makes what the page says."""


@dataclass(frozen=True, slots=True)
class SiteInput:
    """All that a site is made of."""

    journal: Journal
    assessment: Assessment
    diagnostics: tuple[Diagnostic, ...]
    scene: Scene | None = None
    """What the rules looked at; None: worked out anew."""
    edition: str | None = None
    """Named on each page. What may not be in an edition is taken out of the journal before."""
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """What the history of each person's file tells, oldest first, by id; nothing in an edition."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """What the site's folder will hold, the theme's own files apart."""

    tasks: tuple[PageTask, ...]
    attachments: Mapping[str, str]
    """Source paths below the root, by output path."""
    diagnostics: tuple[Diagnostic, ...]
    """Found while planning: clashes of addresses, files that are not copied."""


def plan(site: SiteInput) -> SitePlan:
    """Plan every page and file of a site."""
    places = addresses(site.journal)
    diagnostics = (*site.diagnostics, *places.diagnostics)
    looked_at = site.scene or scene(site.journal, site.assessment.today)
    shared = context(site.assessment, looked_at, diagnostics, places, site.edition, changes=site.changes)
    tasks = _tasks(Notes(shared))
    return SitePlan(
        tasks=tuple(tasks),
        attachments={output: source for source, output in places.files.items()},
        diagnostics=places.diagnostics,
    )


def _tasks(notes: Notes) -> Iterator[PageTask]:
    shared, places = notes.context, notes.context.addresses
    journal = shared.journal
    yield _first(notes)
    if journal.people:
        yield PageTask("people.html", "people.html", partial(people_page, shared, "people.html"))
    else:
        yield _blank(notes, "people.html", _("People"))
    for id, path in places.people.items():
        yield PageTask(path, "person.html", partial(person_page, notes, id, path))
    almanac = Almanac(shared.scene)
    yield from _journal(notes, almanac)
    yield from _calendar(notes, almanac)
    yield PageTask("promises.html", "promises.html", partial(promises_page, shared, "promises.html"))
    yield PageTask("reconnect.html", "reconnect.html", partial(reconnect_page, shared, "reconnect.html"))
    yield PageTask("gather.html", "gather.html", partial(gather_page, shared, "gather.html"))
    yield PageTask("insights.html", "insights.html", partial(insights_page, shared, "insights.html"))
    yield PageTask("tidy.html", "tidy.html", partial(tidy_page, shared, "tidy.html"))
    if has_families(shared):
        yield PageTask("family.html", "family.html", partial(family_page, shared, "family.html"))
    yield from _cities(notes, places)
    yield from _groups(notes, places)


def _first(notes: Notes) -> PageTask:
    """Today; a clean first page where nothing is written at all."""
    if notes.context.journal.people or notes.context.journal.notes:
        return PageTask("index.html", "today.html", partial(today_page, notes, "index.html"))
    return PageTask(
        "index.html",
        "empty.html",
        partial(plain_page, notes.context, "index.html", _("Journal"), "index.html"),
    )


def _blank(notes: Notes, path: str, title: str) -> PageTask:
    return PageTask(path, "blank.html", partial(plain_page, notes.context, path, title, path))


def _journal(notes: Notes, almanac: Almanac) -> Iterator[PageTask]:
    if not notes.context.notes_by_year:
        yield _blank(notes, "journal.html", _("Journal"))
        return
    yield PageTask("journal.html", "journal.html", partial(journal_page, notes, "journal.html"))
    told = cache(partial(keepsakes, notes.context.scene))
    for year in notes.context.notes_by_year:
        path = year_page(year)
        yield PageTask(path, "year.html", partial(_year, notes.context, path, year, told))
    for month in almanac.notes:
        path = notes_page(*month)
        yield PageTask(path, "month.html", partial(month_of_notes, notes, almanac, path, month))


def _year(context: Context, path: str, year: int, told: Callable[[], Mapping[int, Keepsake]]) -> YearPage:
    """A year's page; what all years have in common is worked out with the first."""
    return year_of_notes(context, path, year, told().get(year))


def _calendar(notes: Notes, almanac: Almanac) -> Iterator[PageTask]:
    yield PageTask(
        "calendar.html", "calendar.html", partial(calendar_page, notes.context, almanac, "calendar.html")
    )
    for month in almanac.months:
        path = month_page(*month)
        yield PageTask(path, "calendar.html", partial(month_calendar, notes.context, almanac, path, month))


def _cities(notes: Notes, places: Addresses) -> Iterator[PageTask]:
    shared, found = notes.context, cities(notes.context.scene)
    if found:
        yield PageTask("cities.html", "cities.html", partial(cities_page, shared, "cities.html", found))
    for city in found:
        path = places.cities[city.name]
        yield PageTask(path, "city.html", partial(city_page, shared, path, city))


def _groups(notes: Notes, places: Addresses) -> Iterator[PageTask]:
    kinds = (
        (places.circles, circle_page),
        (places.tags, tag_page),
        (places.organisations, organisation_page),
    )
    for pages, view in kinds:
        for name, path in pages.items():
            yield PageTask(path, "group.html", partial(view, notes.context, path, name))
