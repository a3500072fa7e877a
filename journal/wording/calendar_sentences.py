"""Sentences of the calendar, on the pages and in the file for other calendars."""

from __future__ import annotations

from journal.language import _, pgettext
from journal.wording.time import month_year


def before(year: int, month: int) -> str:
    """The way to an earlier month: "← October 2026"."""
    return pgettext("link to the month before", "← {month}").format(month=month_year(year, month))


def after(year: int, month: int) -> str:
    """The way to a later month: "December 2026 →"."""
    return pgettext("link to the month after", "{month} →").format(month=month_year(year, month))


def untitled() -> str:
    """A note with nobody that has no title."""
    return _("A note")


def born(name: str, year: int) -> str:
    """What a birthday says of its year, in the file for other calendars."""
    return _("{name} was born in {year}.").format(name=name, year=year)


def began(year: int) -> str:
    """Since when a yearly day is kept."""
    return _("Since {year}.").format(year=year)


def died(name: str, year: int) -> str:
    """When somebody died who is remembered."""
    return _("{name} died in {year}.").format(name=name, year=year)


def at(time: str) -> str:
    """The hour of a plan: "At 19:30."."""
    return _("At {time}.").format(time=time)
