"""Time as people speak of it: "five weeks ago", "every month", "18 October".

No locale of the machine is asked: days are written as the language that is spoken writes them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journal import language
from journal.cadence import days_between
from journal.language import _, day_in, ngettext, pgettext, weekday_name
from journal.model.dates import Birthday, MonthDay, PartialDate, Unit

if TYPE_CHECKING:
    from journal.model.dates import Cadence

#: The numbers that are said in words. Where a word would have to bend with its noun, a
#: catalogue may give figures for it ("2" for "two"): nothing else depends on them.
_NUMBERS = (
    lambda: pgettext("number before a noun", "no"),
    lambda: pgettext("number", "one"),
    lambda: pgettext("number", "two"),
    lambda: pgettext("number", "three"),
    lambda: pgettext("number", "four"),
    lambda: pgettext("number", "five"),
    lambda: pgettext("number", "six"),
    lambda: pgettext("number", "seven"),
    lambda: pgettext("number", "eight"),
    lambda: pgettext("number", "nine"),
    lambda: pgettext("number", "ten"),
    lambda: pgettext("number", "eleven"),
    lambda: pgettext("number", "twelve"),
)

#: Days of the week to come, Monday first.
_ON_WEEKDAYS = (
    lambda: _("on Monday"),
    lambda: _("on Tuesday"),
    lambda: _("on Wednesday"),
    lambda: _("on Thursday"),
    lambda: _("on Friday"),
    lambda: _("on Saturday"),
    lambda: _("on Sunday"),
)

#: Days of a mean month of the calendar (365.25 ÷ 12).
_MONTH = 30.4375


def number(n: int) -> str:
    """Say a whole number: a word up to twelve, then figures; "no" for none."""
    return _NUMBERS[n]() if 0 <= n < len(_NUMBERS) else language.figures(n)


def plural(one: str, many: str, n: int, *, in_figures: bool = False, **values: object) -> str:
    """A message in the form that goes with so many: ``plural("{n} note", "{n} notes", 3)``, "three notes".

    Translators find both forms; ``values`` are whatever else the message names.
    """
    said = language.figures(n) if in_figures else number(n)
    return ngettext(one, many, n).format(n=said, **values)


def sentence(text: str) -> str:
    """Raise the first letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def full_stop(text: str) -> str:
    """End a sentence; one that ends with a mark of its own is left as it is."""
    return text if text.endswith((".", "!", "?", "…")) else _("{sentence}.").format(sentence=text)


def gap(days: int) -> str:
    """Say a length of time in its spoken unit: "a day", "five weeks", "a year and a half".

    Days up to eleven, then weeks up to eleven, months up to eleven, years, half
    years below three; each to the nearest, so that a longer time never sounds
    shorter. 0 is "less than a day"; a negative length is said as its positive.
    """
    return _length(abs(days)) if days else _("less than a day")


def _length(days: int) -> str:
    match _spoken(days):
        case n, Unit.DAY:
            return plural("a day", "{n} days", int(n))
        case n, Unit.WEEK:
            return plural("a week", "{n} weeks", int(n))
        case n, Unit.MONTH:
            return plural("a month", "{n} months", int(n))
        case 1.5, _:
            return _("a year and a half")
        case 2.5, _:
            return _("two and a half years")
        case n, _:
            return plural("a year", "{n} years", int(n))


def passed(days: int) -> str:
    """Say how long ago, by the count of days alone: "a day ago", "five weeks ago"."""
    match _spoken(days):
        case n, Unit.DAY:
            return plural("a day ago", "{n} days ago", int(n))
        case n, Unit.WEEK:
            return plural("a week ago", "{n} weeks ago", int(n))
        case n, Unit.MONTH:
            return plural("a month ago", "{n} months ago", int(n))
        case 1.5, _:
            return _("a year and a half ago")
        case 2.5, _:
            return _("two and a half years ago")
        case n, _:
            return plural("a year ago", "{n} years ago", int(n))


def _to_come(days: int) -> str:
    match _spoken(days):
        case n, Unit.DAY:
            return plural("in a day", "in {n} days", int(n))
        case n, Unit.WEEK:
            return plural("in a week", "in {n} weeks", int(n))
        case n, Unit.MONTH:
            return plural("in a month", "in {n} months", int(n))
        case 1.5, _:
            return _("in a year and a half")
        case 2.5, _:
            return _("in two and a half years")
        case n, _:
            return plural("in a year", "in {n} years", int(n))


def _passed_in_figures(days: int) -> str:
    match _spoken(days):
        case n, Unit.DAY:
            return plural("{n} day ago", "{n} days ago", int(n), in_figures=True)
        case n, Unit.WEEK:
            return plural("{n} week ago", "{n} weeks ago", int(n), in_figures=True)
        case n, Unit.MONTH:
            return plural("{n} month ago", "{n} months ago", int(n), in_figures=True)
        case n, _:
            return plural("{n} year ago", "{n} years ago", int(n), in_figures=True)


def _spoken(days: int) -> tuple[float, Unit]:
    """The unit that a length is spoken in, and how many of it."""
    if days < 12 and days != 7:
        return days, Unit.DAY
    if days < 77:
        return round(days / 7), Unit.WEEK
    months = round(days / _MONTH)
    if months < 12:
        return months, Unit.MONTH
    years = days / 365.25
    return (max(1, round(2 * years) / 2) if years < 2.75 else round(years)), Unit.YEAR


def ago(day: date, today: date, *, figures: bool = False) -> str:
    """Say when a day was or will be: "today", "yesterday", "five weeks ago", "in three days".

    With ``figures``, for a table, what was is said so: "1 week ago", "5 weeks ago".
    """
    days = days_between(day, today)
    if abs(days) < 2:
        return _near(-days)
    if days < 0:
        return _to_come(-days)
    return _passed_in_figures(days) if figures else passed(days)


def _near(days: int) -> str:
    """Yesterday, today and tomorrow, -1 to 1 days ahead."""
    return _("tomorrow") if days > 0 else _("yesterday") if days else _("today")


def rhythm(cadence: Cadence) -> str:
    """Say a wanted gap: "every week", "every three months", "twice a year", "once a year"."""
    count, unit = cadence.count, cadence.unit
    if cadence.is_none:
        return _("no rhythm")
    if unit is Unit.DAY and count % 7 == 0:
        count, unit = count // 7, Unit.WEEK
    if unit is Unit.MONTH and count % 12 == 0:
        count, unit = count // 12, Unit.YEAR
    if (count, unit) == (6, Unit.MONTH):
        return _("twice a year")
    return _every(count, unit)


def lived(days: int) -> str:
    """Say a lived gap as a rhythm: 19 days are "every three weeks"."""
    return _every(*_spoken(max(1, days)))


def _every(count: float, unit: Unit) -> str:
    match count, unit:
        case n, Unit.DAY:
            return plural("every day", "every {n} days", int(n))
        case n, Unit.WEEK:
            return plural("every week", "every {n} weeks", int(n))
        case n, Unit.MONTH:
            return plural("every month", "every {n} months", int(n))
        case 1.5, _:
            return _("every year and a half")
        case 2.5, _:
            return _("every two and a half years")
        case n, _:
            return plural("once a year", "every {n} years", int(n))


def weekday(day: date) -> str:
    """The day of the week: "Sunday"."""
    return weekday_name(day.weekday())


def month_name(month: int) -> str:
    """The month's name, 1 to 12: "November"."""
    return language.month_name(month)


def month_year(year: int, month: int) -> str:
    """A month of a year: "November 2026"."""
    return day_in("month and year", date(year, month, 1))


def day_month(day: date, today: date | None = None) -> str:
    """A day: "18 October", with its year where that is not today's: "18 October 2025"."""
    return day_in("day" if today is None or day.year == today.year else "day and year", day)


def short_day(day: date, today: date | None = None) -> str:
    """A day for a margin or a table: "18 Oct", "18 Oct 2025" where that is not today's year."""
    return day_in("short day" if today is None or day.year == today.year else "short day and year", day)


def full_day(day: date) -> str:
    """A day with all that belongs to it: "Sunday 22 November 2026"."""
    return day_in("full", day)


def near_day(day: date, today: date) -> str:
    """A day as one would say it today: "tomorrow", "on Thursday", "on 3 December"."""
    days = days_between(today, day)
    if abs(days) < 2:
        return _near(days)
    return _ON_WEEKDAYS[day.weekday()]() if 1 < days < 7 else _("on {day}").format(day=day_month(day, today))


def partial(when: PartialDate) -> str:
    """A date as far as it is known: "2009", "February 2009", "12 February 2009"."""
    if when.month is None:
        return str(when.year)
    return day_in("day and year" if when.day else "month and year", when.first_day)


def in_partial(when: PartialDate) -> str:
    """A date with its preposition: "in 2009", "in February 2009", "on 12 February 2009"."""
    if when.month is None:
        return _("in {year}").format(year=when.year)
    if when.day is None:
        return _("in {month}").format(month=partial(when))
    return _("on {day}").format(day=partial(when))


def yearly(day: MonthDay) -> str:
    """A day of every year: "14 March"."""
    return day_in("day", date(_LEAP, day.month, day.day))


#: A year that has every day.
_LEAP = 2000


def birthday(when: Birthday) -> str:
    """A birthday as far as it is known: "14 March 1990", "14 March", "about 1948"."""
    if when.about:
        return _("about {year}").format(year=when.year)
    if when.year is None:
        day = when.yearly
        return yearly(day) if day else ""
    return partial(PartialDate(when.year, when.month, when.day))
