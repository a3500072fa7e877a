"""Calendar arithmetic on whole days: due days, yearly days, ranges.

Ranges are half-open. Nothing here knows today; nothing overflows: past the
calendar's last day, the last day stands.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal.model.dates import Birthday, Cadence, MonthDay, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator


def plus(day: date, cadence: Cadence) -> date:
    """Add a wanted gap by the calendar: a month after 31 January is the last day of February.

    Raises:
        ValueError: for ``none``, which has no length.
    """
    if cadence.is_none:
        raise ValueError("no rhythm has no length")
    match cadence.unit:
        case Unit.DAY:
            return plus_days(day, cadence.count)
        case Unit.WEEK:
            return plus_days(day, 7 * cadence.count)
        case Unit.MONTH:
            return plus_months(day, cadence.count)
        case Unit.YEAR:
            return plus_months(day, 12 * cadence.count)


def minus(day: date, cadence: Cadence) -> date:
    """Take a gap off by the calendar (how long before a day its reminder shows)."""
    match cadence.unit:
        case Unit.DAY:
            return plus_days(day, -cadence.count)
        case Unit.WEEK:
            return plus_days(day, -7 * cadence.count)
        case Unit.MONTH:
            return plus_months(day, -cadence.count)
        case Unit.YEAR:
            return plus_months(day, -12 * cadence.count)


def plus_days(day: date, days: int) -> date:
    """Add days, stopping at the first and last day there are."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def plus_months(day: date, months: int) -> date:
    """Add months; a day that the month lacks becomes its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < 1:
        return date.min
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def in_year(day: MonthDay, year: int, leap_day: MonthDay) -> date:
    """The day on which a yearly day is kept in a year; 29 February by the ``leap_day`` setting."""
    if (day.month, day.day) == (2, 29) and not isleap(year):
        day = leap_day
    return date(year, day.month, day.day)


def occurrences(day: MonthDay, start: date, end: date, leap_day: MonthDay) -> Iterator[date]:
    """The days from ``start`` up to, not including, ``end`` on which a yearly day is kept."""
    for year in range(start.year, end.year + 1):
        kept = in_year(day, year, leap_day)
        if start <= kept < end:
            yield kept


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return plus_days(day, -day.weekday())


#: The Monday of the week in which 1970 began.
_FIRST_MONDAY = date(1969, 12, 29)


def week_of(day: date) -> int:
    """ISO weeks since the one in which 1970 began: what changes from week to week goes by it."""
    return days_between(_FIRST_MONDAY, monday_of(day)) // 7


def full_years(start: date, end: date) -> int:
    """Whole years from one day to another; 29 February counts from 1 March in common years."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def age_on(birthday: Birthday, day: date) -> int | None:
    """How old somebody is on a day; None where no year is known.

    Of a year alone, or "about" one, the birthday counts as past: nobody is made younger by a guess.
    """
    if birthday.year is None:
        return None
    had_it = birthday.month is None or (birthday.month, birthday.day or 1) <= (day.month, day.day)
    return day.year - birthday.year - (not had_it)


def days_between(start: date, end: date) -> int:
    """Days from one to the other; negative where the second is earlier."""
    return (end - start) // timedelta(days=1)
