"""The calendar: past and coming days by month, and the way to a calendar elsewhere."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.cadence import plus_months
from journal.language import _, first_weekday, month_name, weekday_name
from journal.model.assessment import DayKind
from journal.practices.almanac import Almanac, Month, month_of
from journal.site.addresses import month_page, notes_page
from journal.site.markup import Html
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.ledger import MonthLink
from journal.site.views.names import joined, plain
from journal.wording import calendar_sentences as words
from journal.wording import note_sentences as note_words
from journal.wording.days import day_aside, day_line
from journal.wording.time import month_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.model.assessment import DayToRemember
    from journal.model.note import Note
    from journal.site.views.context import Context

#: Names beside a note in a square of the calendar.
NAMED = 3


class Entry(Struct, frozen=True):
    """A note, or what a day is about."""

    kind: str
    """note, plan, or the kind of a day to remember: birthday, yearly, news, promise, back, remembrance."""
    what: Html
    aside: str
    """What stands small under it, or ""."""


class CalendarDay(Struct, frozen=True):
    """A square of a month."""

    iso: str
    number: str
    weekday: str
    entries: tuple[Entry, ...]
    is_today: bool


class MonthTable(Struct, frozen=True):
    """A month, week by week."""

    id: str
    """``2026-11``."""
    title: str
    weeks: tuple[tuple[CalendarDay | None, ...], ...]
    """Seven squares each; None where a day belongs to a neighbour."""
    is_bare: bool
    """Whether nothing stands in any of its days."""


class CalendarYear(Struct, frozen=True):
    """A year's months that have something in them; or several years, each by its first."""

    year: str
    """"" for a row of years."""
    months: tuple[MonthLink, ...]


class CalendarPage(Struct, frozen=True):
    """One month, or the one that runs and the next."""

    frame: Frame
    title: str
    weekdays: tuple[str, ...]
    """Short names, the first day of the week first."""
    months: tuple[MonthTable, ...]
    before: MonthLink | None
    after: MonthLink | None
    notes: str
    """Where the month's notes stand whole; the journal where there are none, or while it runs."""
    is_now: bool
    """Whether this is the page of the month that runs, ``calendar.html``."""
    years: tuple[CalendarYear, ...]
    """Newest first. On a month's page the months of its year, and a row of all other years."""


def calendar_page(context: Context, almanac: Almanac, path: str) -> CalendarPage:
    """Make the page of this month and the next, with the way to all others."""
    start = date(*almanac.present, 1)
    both = (almanac.present, month_of(plus_months(start, 1)))
    return _page(context, almanac, path, _("Calendar"), both, is_now=True)


def month_calendar(context: Context, almanac: Almanac, path: str, month: Month) -> CalendarPage:
    """Make the page of a month."""
    return _page(context, almanac, path, month_year(*month), (month,), is_now=False)


def _page(
    context: Context, almanac: Almanac, path: str, title: str, months: tuple[Month, ...], *, is_now: bool
) -> CalendarPage:
    base, here = base_of(path), months[0]
    earlier = [month for month in almanac.months if month < here]
    later = [month for month in almanac.months if month > here]
    return CalendarPage(
        frame=frame(context, path, title, "journal.html"),
        title=title,
        weekdays=tuple(weekday_name(n, short=True) for n in _week()),
        months=tuple(_table(context, almanac, month, base) for month in dict.fromkeys(months)),
        before=_link(base, earlier[-1], words.before(*earlier[-1])) if earlier else None,
        after=_link(base, later[0], words.after(*later[0])) if later else None,
        notes=base + (notes_page(*here) if here in almanac.notes and not is_now else "journal.html"),
        is_now=is_now,
        years=tuple(_years(almanac, base, here, all_months=is_now)),
    )


def _link(base: str, month: Month, label: str, *, is_here: bool = False) -> MonthLink:
    return MonthLink(base + month_page(*month), label, "", is_here)


def _years(almanac: Almanac, base: str, here: Month, *, all_months: bool) -> Iterator[CalendarYear]:
    by_year = {year: list(months) for year, months in groupby(almanac.months, key=lambda month: month[0])}
    newest_first = sorted(by_year, reverse=True)
    for year in newest_first if all_months else [here[0]]:
        links = [_link(base, m, month_name(m[1], short=True), is_here=m == here) for m in by_year[year]]
        yield CalendarYear(str(year), tuple(links))
    others = [] if all_months else [year for year in newest_first if year != here[0]]
    if others:
        yield CalendarYear("", tuple(_link(base, by_year[year][0], str(year)) for year in others))


def _week() -> list[int]:
    """The days of a week in the order of the language, Monday being 0."""
    first = first_weekday()
    return [(first + n) % 7 for n in range(7)]


def _table(context: Context, almanac: Almanac, month: Month, base: str) -> MonthTable:
    entries = _entries(context, almanac, month, base)
    return MonthTable(
        id=f"{month[0]:04}-{month[1]:02}",
        title=month_year(*month),
        weeks=tuple(_weeks(context, month, entries)),
        is_bare=not entries,
    )


def _weeks(
    context: Context, month: Month, entries: dict[date, list[Entry]]
) -> Iterator[tuple[CalendarDay | None, ...]]:
    start = date(*month, 1)
    names = [weekday_name(n, short=True) for n in range(7)]
    squares: list[CalendarDay | None] = [None] * ((start.weekday() - first_weekday()) % 7)
    for number in range(1, _length(start) + 1):
        day = start.replace(day=number)
        squares.append(
            CalendarDay(
                iso=day.isoformat(),
                number=str(number),
                weekday=names[day.weekday()],
                entries=tuple(entries.get(day, ())),
                is_today=context.is_today(day),
            )
        )
    squares += [None] * (-len(squares) % 7)
    for place in range(0, len(squares), 7):
        yield tuple(squares[place : place + 7])


def _length(start: date) -> int:
    """The days of the month that begins on a day."""
    return 31 if start.month == 12 else (start.replace(month=start.month + 1) - timedelta(days=1)).day


def _entries(context: Context, almanac: Almanac, month: Month, base: str) -> dict[date, list[Entry]]:
    """What stands in each day: what it is about, then what was written of it."""
    found: dict[date, list[Entry]] = defaultdict(list)
    for day in almanac.days(month):
        found[day.on].append(_day(context, day, base))
    for note in almanac.notes.get(month, ()):
        found[note.date].append(_note(context, note, base))
    return found


def _day(context: Context, day: DayToRemember, base: str) -> Entry:
    people = context.journal.people
    own = (day.what,) if day.kind is DayKind.PLAN else ()
    what = context.told(day_line(day, people), day.people, base, own)
    if day.note is not None and "<a " not in what:
        what = Html(f'<a href="{context.note_link(day.note, base)}">{what}</a>')
    return Entry(day.kind.value, what, day_aside(day, people))


def _note(context: Context, note: Note, base: str) -> Entry:
    """With whom it was, as the way to the note."""
    is_plan = context.is_ahead(note)
    what = Html(f'<a href="{context.note_link(note, base)}">{_who(context, note)}</a>')
    return Entry("plan" if is_plan else "note", what, note_words.note_kind(note.kind, is_plan=is_plan))


def _who(context: Context, note: Note) -> Html:
    me = context.scene.me
    names = [context.names[id].call for id in note.people if id != me and id in context.names]
    names += [plain(name) for name in note.strangers]
    if not names:
        return plain(note.title or words.untitled())
    left = len(names) - NAMED
    return joined([*names[:NAMED], plain(note_words.others(left))] if left > 0 else names)
