"""Days kept every year: birthdays, the writer's own ``dates``, the day somebody died (PLAYBOOK C5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from journal.cadence import occurrences
from journal.model.assessment import DayKind, DayToRemember
from journal.model.dates import Cadence, MonthDay, PartialDate
from journal.model.person import Origin, Person
from journal.practices.clock import has_died


class Anniversary(Struct, frozen=True):
    """A day that somebody is thought of each year."""

    person: str
    kind: DayKind
    """A birthday, a yearly day or a remembrance."""
    day: MonthDay
    what: str = ""
    """What the writer's own yearly day is."""
    first: int | None = None
    """The year it began, where that is known."""
    remind: Cadence | None = None
    """How long before it shows, where the writer says so."""
    origin: Origin | None = None


def anniversaries(person: Person) -> Iterator[Anniversary]:
    """All yearly days of somebody; which of them hold depends on the year (see :func:`kept`)."""
    born, died = person.birthday, person.died.on.exact if person.died and person.died.on else None
    if born and born.yearly:
        origin = person.origins.get("birthday")
        yield Anniversary(person.id, DayKind.BIRTHDAY, born.yearly, first=born.year, origin=origin)
    for yearly in person.dates:
        day, year = _month_day(yearly.on)
        origin = person.origins.get("dates")
        yield Anniversary(person.id, DayKind.YEARLY, day, yearly.what, year, yearly.remind, origin)
    if died:
        day, origin = MonthDay(died.month, died.day), person.origins.get("died")
        yield Anniversary(person.id, DayKind.REMEMBRANCE, day, first=died.year, origin=origin)


def _month_day(on: PartialDate | MonthDay) -> tuple[MonthDay, int | None]:
    if isinstance(on, MonthDay):
        return on, None
    return MonthDay(on.month or 1, on.day or 1), on.year


def kept(
    each: Anniversary, person: Person, start: date, end: date, leap_day: MonthDay
) -> Iterator[DayToRemember]:
    """The times that it is kept from ``start`` up to, not including, ``end``.

    Never before its first year. Of the dead nothing is kept but the day they died, from the next year on.
    """
    for on in occurrences(each.day, start, end, leap_day):
        if each.first is not None and on.year < each.first:
            continue
        if each.kind is DayKind.REMEMBRANCE:
            holds = has_died(person, on) and on.year != each.first
        else:
            holds = not has_died(person, on)
        if holds:
            yield _on(each, on)


def _on(each: Anniversary, on: date) -> DayToRemember:
    years = on.year - each.first if each.first is not None and on.year > each.first else None
    is_round = each.kind is DayKind.BIRTHDAY and years is not None and years % 10 == 0
    return DayToRemember(on, each.kind, (each.person,), each.what, years, is_round, origin=each.origin)
