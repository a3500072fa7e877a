"""The days of past and coming months: what was written, kept each year, planned (PLAYBOOK C5).

What falls on a day is worked out a month at a time. In the past a yearly day belongs to those
whom one knew by then, and no month is in the almanac for it alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from journal.cadence import plus_months
from journal.model.assessment import DayKind, DayToRemember
from journal.model.note import Note
from journal.practices.days import in_order, is_quiet_day, written_down
from journal.practices.quiet import is_quiet, is_silent
from journal.practices.scene import Scene
from journal.practices.yearly import Anniversary, anniversaries, kept

#: How far the almanac looks ahead.
MONTHS_AHEAD = 12

Month: TypeAlias = tuple[int, int]
"""A year and its month, 1 to 12."""


class Almanac(Struct, frozen=True, dict=True):
    """What there is to know of each day, found a month at a time."""

    scene: Scene

    @cached_property
    def present(self) -> Month:
        """The month that runs."""
        return month_of(self.scene.today)

    @cached_property
    def notes(self) -> Mapping[Month, tuple[Note, ...]]:
        """Notes and plans of each month, oldest first."""
        found: dict[Month, list[Note]] = defaultdict(list)
        for note in self.scene.journal.notes:
            found[month_of(note.date)].append(note)
        return {month: tuple(notes) for month, notes in found.items()}

    @cached_property
    def _once(self) -> Mapping[Month, tuple[DayToRemember, ...]]:
        """What is written down for one day; plans are notes, and not in it."""
        found: dict[Month, list[DayToRemember]] = defaultdict(list)
        for day in to_come(self.scene):
            if day.kind is not DayKind.PLAN:
                found[month_of(day.on)].append(day)
        return {month: tuple(days) for month, days in found.items()}

    @cached_property
    def _yearly(self) -> Mapping[int, tuple[Anniversary, ...]]:
        """Yearly days by the months in which they can fall: a leap day in February or March."""
        found: dict[int, list[Anniversary]] = defaultdict(list)
        for each in yearly_days(self.scene):
            found[each.day.month].append(each)
            if (each.day.month, each.day.day) == (2, 29):
                found[3].append(each)
        return {month: tuple(days) for month, days in found.items()}

    @cached_property
    def _known_since(self) -> Mapping[str, date | None]:
        """Since when one knows everybody: all that matters here of what was written since."""
        return {id: past.known_since for id, past in self.scene.pasts.items()}

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months with something in them up to a year ahead, in order; the one that runs always."""
        last = month_of(plus_months(self.scene.today, MONTHS_AHEAD))
        written = {month for month in (*self.notes, *self._once) if month <= last}
        first = min(self.notes, default=self.present)
        ahead = {month_of(plus_months(self.scene.today, n)) for n in range(1, MONTHS_AHEAD + 1)}
        kept_ = {month for month in ahead if self.days(month)}
        return tuple(sorted({month for month in written if month >= first} | kept_ | {self.present}))

    def days(self, month: Month) -> tuple[DayToRemember, ...]:
        """The days to remember of a month, by day."""
        start = date(*month, 1)
        end = plus_months(start, 1)
        found = list(self._once.get(month, ()))
        for each in self._yearly.get(month[1], ()):
            found += self._kept(each, start, end)
        return in_order(found)

    def _kept(self, each: Anniversary, start: date, end: date) -> Iterator[DayToRemember]:
        person, leap_day = self.scene.journal.people[each.person], self.scene.journal.settings.leap_day
        known = min(self._known_since[each.person] or date.max, date(*self.present, 1))
        for day in kept(each, person, start, end, leap_day):
            if day.on >= known:
                yield day


def month_of(day: date) -> Month:
    """The month a day lies in."""
    return day.year, day.month


def yearly_days(scene: Scene) -> Iterator[Anniversary]:
    """The yearly days of everybody about whom C5 is not quiet."""
    for past in scene.pasts.values():
        if not is_quiet(scene.journal, past.person, "C5"):
            yield from anniversaries(past.person)


def to_come(scene: Scene) -> tuple[DayToRemember, ...]:
    """What is written down for one day only, by day: plans from today on, dated news, open promises."""
    if is_silent(scene.journal, "C5"):
        return ()
    found = written_down(scene.journal, scene.today, scene.today)
    return in_order(day for day in found if not is_quiet_day(scene.journal, day))
