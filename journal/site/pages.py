"""The plan of a site: every page with its template and its view, and every file to copy.

Views are made when they are asked for, so that pages can be spread over
processes: what all of them share is worked out here, before the first, or in
:class:`Common` with the first that asks for it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from journal.language import _
from journal.model.assessment import Assessment
from journal.model.family import Family
from journal.model.journal import Journal
from journal.model.whole import Whole
from journal.practices.almanac import Almanac
from journal.practices.cities import cities
from journal.practices.keepsake import keepsakes
from journal.practices.scene import Scene, scene
from journal.site.addresses import Addresses, addresses, month_page, notes_page, together_page, year_page
from journal.site.finding import search_tasks
from journal.site.search import Findable
from journal.site.tasks import PageTask
from journal.site.tracing import Library
from journal.site.views.calendar import calendar_page, month_calendar
from journal.site.views.cities import CityPage, cities_page, city_page
from journal.site.views.context import Context, by_year, context
from journal.site.views.empty import plain_page
from journal.site.views.family import family_page, has_families
from journal.site.views.frame import foot
from journal.site.views.gather import gather_page
from journal.site.views.groups import GroupPage, circle_page, organisation_page, tag_page
from journal.site.views.insights import insights_page
from journal.site.views.ledger import journal_page
from journal.site.views.month import month_of_notes
from journal.site.views.names import plain
from journal.site.views.people import people_page
from journal.site.views.person import person_page
from journal.site.views.promises import promises_page
from journal.site.views.reconnect import reconnect_page
from journal.site.views.tidy import tidy_page
from journal.site.views.today import today_page
from journal.site.views.together import TogetherPage, has_years, year_together
from journal.site.views.year import YearPage, year_of_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from journal.diagnostics import Diagnostic
    from journal.model.changes import Change
    from journal.model.city import City
    from journal.model.keepsake import Keepsake
    from journal.model.note import Note
    from journal.site.tasks import FileTask


class SiteInput(Struct, frozen=True):
    """All that a site is made of."""

    journal: Journal
    assessment: Assessment
    diagnostics: tuple[Diagnostic, ...]
    scene: Scene | None = None
    """What the rules looked at; None: worked out anew."""
    edition: str | None = None
    """Named on each page. What may not be in an edition is taken out of the journal before."""
    changes: Mapping[str, tuple[Change, ...]] = MappingProxyType({})
    """What the history of each person's file tells, oldest first, by id; nothing in an edition."""


class SitePlan(Struct, frozen=True, dict=True):
    """What the site's folder will hold, the theme's own files apart."""

    folders: Mapping[str, Callable[[], Iterable[PageTask]]]
    """Plans the pages of each folder, by its name; "" for those of which there is one."""
    attachments: Mapping[str, str]
    """Source paths below the root, by output path."""
    diagnostics: tuple[Diagnostic, ...]
    """Found while planning: clashes of addresses, files that are not copied."""
    library: Library
    """All that the pages are made of, besides the theme."""
    search: Callable[[], tuple[FileTask, ...]]
    """Plans the index of the search."""
    day: bytes
    """What the foot of each page says of the day, as HTML."""
    _planned: dict[str, Mapping[str, PageTask]] = {}
    """The pages of each folder that was asked for, by path."""

    @cached_property
    def tasks(self) -> tuple[PageTask, ...]:
        """All pages."""
        return tuple(task for folder in self.folders for task in self._pages(folder).values())

    def task(self, path: str) -> PageTask | None:
        """The page of this path, where there is one; of the others only its folder's are planned."""
        folder, slash, _name = path.partition("/")
        return self._pages(folder if slash else "").get(path)

    def _pages(self, folder: str) -> Mapping[str, PageTask]:
        if folder not in self._planned:
            found = self.folders[folder]() if folder in self.folders else ()
            self._planned[folder] = {task.path: replace(task, day=self.day) for task in found}
        return self._planned[folder]


class Common(Struct, frozen=True, dict=True):
    """What several pages have in common and none other needs, worked out with the first of them."""

    scene: Scene

    @cached_property
    def keepsakes(self) -> Mapping[int, Keepsake]:
        """What each year held."""
        return keepsakes(self.scene)

    @cached_property
    def together(self) -> Mapping[tuple[str, int], tuple[Note, ...]]:
        """The notes of everybody with very many of them, by person and year, the newest year first."""
        return {
            (id, year): theirs
            for id, notes in self.scene.journal.notes_by_person.items()
            if has_years(notes)
            for year, theirs in by_year(notes).items()
        }

    @cached_property
    def years_together(self) -> Mapping[str, tuple[int, ...]]:
        """The years of these people, newest first, by person."""
        years: dict[str, list[int]] = defaultdict(list)
        for id, year in self.together:
            years[id].append(year)
        return {id: tuple(theirs) for id, theirs in years.items()}

    @cached_property
    def cities(self) -> Mapping[str, City]:
        """The cities people live in, by name."""
        return {city.name: city for city in cities(self.scene)}


def plan(site: SiteInput) -> SitePlan:
    """Plan every page and file of a site."""
    places = addresses(site.journal)
    diagnostics = (*site.diagnostics, *places.diagnostics)
    seen = site.scene or scene(site.journal, site.assessment.today)
    shared = context(site.assessment, seen, diagnostics, places, site.edition, changes=site.changes)
    almanac, common, found = Almanac(seen), Common(seen), Findable(site.journal)
    library = Library(
        (Context, lambda: shared),
        (Journal, lambda: site.journal),
        (Scene, lambda: seen),
        (Assessment, lambda: site.assessment),
        (Whole, lambda: site.assessment.whole),
        (Family, lambda: seen.family),
        (Addresses, lambda: places),
        (Almanac, lambda: almanac),
        (Common, lambda: common),
        (Findable, lambda: found),
    )
    desk = library.desk(shared)
    return SitePlan(
        folders={
            # A page about all leaves no trace (see journal.build.traces), and need not ask over a desk.
            "": partial(_about_all, shared, almanac, common),
            **_about_each(desk, library.desk(almanac), library.desk(common)),
        },
        attachments={output: source for source, output in places.files.items()},
        diagnostics=places.diagnostics,
        library=library,
        search=partial(search_tasks, desk, library.desk(found)),
        day=plain(foot(site.assessment, site.journal.settings)).encode(),
    )


def _about_all(context: Context, almanac: Almanac, common: Common) -> Iterator[PageTask]:
    """The pages of which there is one."""
    yield _first(context)
    if context.journal.people:
        yield PageTask("people.html", "people.html", partial(people_page, context, "people.html"))
    else:
        yield _blank(context, "people.html", _("People"))
    if context.notes_by_year:
        yield PageTask("journal.html", "journal.html", partial(journal_page, context, "journal.html"))
    else:
        yield _blank(context, "journal.html", _("Journal"))
    yield PageTask(
        "calendar.html", "calendar.html", partial(calendar_page, context, almanac, "calendar.html")
    )
    yield PageTask("promises.html", "promises.html", partial(promises_page, context, "promises.html"))
    yield PageTask("reconnect.html", "reconnect.html", partial(reconnect_page, context, "reconnect.html"))
    yield PageTask("gather.html", "gather.html", partial(gather_page, context, "gather.html"))
    yield PageTask("insights.html", "insights.html", partial(insights_page, context, "insights.html"))
    yield PageTask("tidy.html", "tidy.html", partial(tidy_page, context, "tidy.html"))
    if has_families(context):
        yield PageTask("family.html", "family.html", partial(family_page, context, "family.html"))
    if common.cities:
        view = partial(cities_page, context, "cities.html", tuple(common.cities.values()))
        yield PageTask("cities.html", "cities.html", view)


def _first(context: Context) -> PageTask:
    """Today; a clean first page where nothing is written at all."""
    if context.journal.people or context.journal.notes:
        return PageTask("index.html", "today.html", partial(today_page, context, "index.html"))
    return PageTask(
        "index.html",
        "empty.html",
        partial(plain_page, context, "index.html", _("Journal"), "index.html"),
    )


def _blank(context: Context, path: str, title: str) -> PageTask:
    return PageTask(path, "blank.html", partial(plain_page, context, path, title, path))


def _about_each(
    context: Context, almanac: Almanac, common: Common
) -> Mapping[str, Callable[[], Iterable[PageTask]]]:
    """The pages about somebody or something, by the folder that they stand in."""
    places = context.addresses
    return {
        "people": partial(_people, context, common),
        "journal": partial(_years_and_months, context, almanac, common),
        "calendar": partial(_calendar, context, almanac),
        "cities": partial(_cities, context, common),
        "circles": partial(_groups, context, places.circles, circle_page),
        "tags": partial(_groups, context, places.tags, tag_page),
        "organisations": partial(_groups, context, places.organisations, organisation_page),
    }


def _people(context: Context, common: Common) -> Iterator[PageTask]:
    places = context.addresses
    for id, path in places.people.items():
        yield PageTask(path, "person.html", partial(person_page, context, id, path), id)
    for id, year in common.together:
        path = together_page(places.people[id], year)
        yield PageTask(
            path, "together.html", partial(_together, context, path, id, year, common), f"{id} {year}"
        )


def _years_and_months(context: Context, almanac: Almanac, common: Common) -> Iterator[PageTask]:
    for year in context.notes_by_year:
        path = year_page(year)
        yield PageTask(path, "year.html", partial(_year, context, path, year, common), str(year))
    for month in almanac.notes:
        path = notes_page(*month)
        yield PageTask(path, "month.html", partial(month_of_notes, context, almanac, path, month), str(month))


def _calendar(context: Context, almanac: Almanac) -> Iterator[PageTask]:
    for month in almanac.months:
        path = month_page(*month)
        view = partial(month_calendar, context, almanac, path, month)
        yield PageTask(path, "calendar.html", view, str(month))


def _cities(context: Context, common: Common) -> Iterator[PageTask]:
    for name in common.cities:
        path = context.addresses.cities[name]
        yield PageTask(path, "city.html", partial(_city, context, path, common, name), name)


def _groups(
    context: Context, pages: Mapping[str, str], view: Callable[[Context, str, str], GroupPage]
) -> Iterator[PageTask]:
    for name, path in pages.items():
        yield PageTask(path, "group.html", partial(view, context, path, name), name)


def _together(context: Context, path: str, id: str, year: int, common: Common) -> TogetherPage:
    return year_together(context, path, id, common.years_together[id], common.together[id, year])


def _year(context: Context, path: str, year: int, common: Common) -> YearPage:
    return year_of_notes(context, path, year, common.keepsakes.get(year))


def _city(context: Context, path: str, common: Common, name: str) -> CityPage:
    return city_page(context, path, common.cities[name])
