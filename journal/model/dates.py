"""Dates as a writer gives them: a year, a month of a year, a day, or a day of every year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum

from msgspec import Struct


class PartialDate(Struct, frozen=True):
    """A year, a month of a year, or a day (FORMAT "Dates, flags, cadence")."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> date:
        """The first day it covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day it covers; clocks and spans count from here."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day itself, where one was given."""
        return self.first_day if self.day else None

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{p:02}" for p in (self.month, self.day) if p]
        return "-".join(parts)


class MonthDay(Struct, frozen=True):
    """A day of every year, ``MM-DD``; 29 February is legal."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


class Birthday(Struct, frozen=True):
    """When somebody was born: a day with or without its year, or about a year."""

    year: int | None
    month: int | None
    day: int | None
    about: bool = False
    """``~1948``: only an age, no day."""

    @property
    def yearly(self) -> MonthDay | None:
        """The day of every year to remember, where it is known."""
        return MonthDay(self.month, self.day) if self.month and self.day else None

    def __str__(self) -> str:
        if self.about:
            return f"~{self.year:04}"
        if self.year is None:
            return f"{self.month:02}-{self.day:02}"
        return str(PartialDate(self.year, self.month, self.day))


class Unit(StrEnum):
    """A unit of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Cadence(Struct, frozen=True):
    """A wanted gap: so many days, weeks, months or years; or none at all.

    ``count`` is 1 to 999, or 0 for ``none``: this person is never asked for.
    """

    count: int
    unit: Unit = Unit.DAY

    @property
    def is_none(self) -> bool:
        """Whether no rhythm is wanted (``cadence: none``)."""
        return self.count == 0

    def __str__(self) -> str:
        if self.is_none:
            return "none"
        return f"{self.count} {self.unit}" + ("" if self.count == 1 else "s")
