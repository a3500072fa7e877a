"""Time as people speak of it: "five weeks ago", "every month", "18 October".

No locale is asked: the words are ours, and the same on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.cadence import days_between
from journal.language import figures, ngettext
from journal.model.dates import Birthday, MonthDay, PartialDate, Unit

if TYPE_CHECKING:
    from datetime import date

    from journal.model.dates import Cadence

_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

#: Days of a mean month of the calendar (365.25 ÷ 12).
_MONTH = 30.4375


def number(n: int) -> str:
    """Say a whole number: a word up to twelve, then digits with commas; "no" for none."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else f"{n:,}"


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "one note", "five people", "no notes"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def plural(one: str, many: str, n: int, *, in_figures: bool = False, **values: object) -> str:
    """A message in the form that goes with so many: ``plural("{n} note", "{n} notes", 3)``, "three notes".

    Translators find both forms; ``values`` are whatever else the message names.
    """
    said = figures(n) if in_figures else number(n)
    return ngettext(one, many, n).format(n=said, **values)


def sentence(text: str) -> str:
    """Raise the first letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def gap(days: int, *, figures: bool = False) -> str:
    """Say a length of time in its spoken unit: "a day", "five weeks", "a year and a half".

    Days up to eleven, then weeks up to eleven, months up to eleven, years, half
    years below three; each to the nearest, so that a longer time never sounds
    shorter. 0 is "less than a day"; a negative length is said as its positive.
    With ``figures``, for a table: "1 day", "5 weeks", "2 years".
    """
    days = abs(days)
    if days == 0:
        return "less than a day"
    count, unit = _spoken(days)
    if figures:
        return f"{int(count):,} {unit}" + ("s" if int(count) != 1 else "")
    if count == 1.5:
        return f"a {unit} and a half"
    half = " and a half" if count != int(count) else ""
    return f"a {unit}" if count == 1 else f"{number(int(count))}{half} {unit}s"


def _spoken(days: int) -> tuple[float, str]:
    """The unit that a length is spoken in, and how many of it."""
    if days < 12 and days != 7:
        return days, "day"
    if days < 77:
        return round(days / 7), "week"
    months = round(days / _MONTH)
    if months < 12:
        return months, "month"
    years = days / 365.25
    return (max(1, round(2 * years) / 2) if years < 2.75 else round(years)), "year"


def ago(day: date, today: date, *, figures: bool = False) -> str:
    """Say when a day was or will be: "today", "yesterday", "five weeks ago", "in three days"."""
    days = days_between(day, today)
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}
    if days in near:
        return near[days]
    length = gap(days, figures=figures)
    return f"{length} ago" if days > 0 else f"in {length}"


def rhythm(cadence: Cadence) -> str:
    """Say a wanted gap: "every week", "every three months", "twice a year", "once a year"."""
    count, unit = cadence.count, cadence.unit
    if cadence.is_none:
        return "no rhythm"
    if unit is Unit.DAY and count % 7 == 0:
        count, unit = count // 7, Unit.WEEK
    if unit is Unit.MONTH and count % 12 == 0:
        count, unit = count // 12, Unit.YEAR
    if (count, unit) == (6, Unit.MONTH):
        return "twice a year"
    if (count, unit) == (1, Unit.YEAR):
        return "once a year"
    return f"every {unit}" if count == 1 else f"every {number(count)} {unit}s"


def lived(days: int) -> str:
    """Say a lived gap as a rhythm: 19 days are "every three weeks"."""
    length = gap(max(1, days))
    if length == "a year":
        return "once a year"
    return "every " + length.removeprefix("a ")


def weekday(day: date) -> str:
    """The day of the week: "Sunday"."""
    return _WEEKDAYS[day.weekday()]


def month_name(month: int) -> str:
    """The month's name, 1 to 12: "November"."""
    return _MONTHS[month - 1]


def month_year(year: int, month: int) -> str:
    """A month of a year: "November 2026"."""
    return f"{month_name(month)} {year}"


def day_month(day: date, today: date | None = None) -> str:
    """A day: "18 October", with its year where that is not today's: "18 October 2025"."""
    text = f"{day.day} {month_name(day.month)}"
    return text if today is None or day.year == today.year else f"{text} {day.year}"


def short_day(day: date, today: date | None = None) -> str:
    """A day for a margin or a table: "18 Oct", "18 Oct 2025" where that is not today's year."""
    text = f"{day.day} {month_name(day.month)[:3]}"
    return text if today is None or day.year == today.year else f"{text} {day.year}"


def full_day(day: date) -> str:
    """A day with all that belongs to it: "Sunday 22 November 2026"."""
    return f"{weekday(day)} {day.day} {month_year(day.year, day.month)}"


def near_day(day: date, today: date) -> str:
    """A day as one would say it today: "tomorrow", "on Thursday", "on 3 December"."""
    days = days_between(today, day)
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"on {weekday(day)}" if 1 < days < 7 else f"on {day_month(day, today)}"


def partial(when: PartialDate) -> str:
    """A date as far as it is known: "2009", "February 2009", "12 February 2009"."""
    if when.month is None:
        return str(when.year)
    month = month_year(when.year, when.month)
    return month if when.day is None else f"{when.day} {month}"


def in_partial(when: PartialDate) -> str:
    """A date with its preposition: "in 2009", "in February 2009", "on 12 February 2009"."""
    return f"{'on' if when.day else 'in'} {partial(when)}"


def yearly(day: MonthDay) -> str:
    """A day of every year: "14 March"."""
    return f"{day.day} {month_name(day.month)}"


def birthday(when: Birthday) -> str:
    """A birthday as far as it is known: "14 March 1990", "14 March", "about 1948"."""
    if when.about:
        return f"about {when.year}"
    if when.year is None:
        day = when.yearly
        return yearly(day) if day else ""
    return partial(PartialDate(when.year, when.month, when.day))
