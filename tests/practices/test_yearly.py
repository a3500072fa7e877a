"""Days kept every year, and the almanac of past and coming months (PLAYBOOK C5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.assessment import DayKind
from journal.model.dates import Birthday, MonthDay, PartialDate
from journal.model.note import News, Note, Promise
from journal.model.person import Death, Met, Person, YearlyDay
from journal.practices.almanac import Almanac, Month
from journal.practices.days import coming_up, on_this_day
from journal.practices.scene import scene
from journal.practices.yearly import anniversaries, kept
from tests.making import TODAY, journal, note, person, promise

FEBRUARY, MARCH = MonthDay(2, 28), MonthDay(3, 1)


def days_of(who: Person, start: str, end: str, leap_day: MonthDay = FEBRUARY) -> list[tuple[str, DayKind]]:
    span = date.fromisoformat(start), date.fromisoformat(end)
    return [
        (day.on.isoformat(), day.kind)
        for each in anniversaries(who)
        for day in kept(each, who, *span, leap_day)
    ]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        pytest.param(person(birthday=Birthday(None, 6, 1)), ["2024-06-01", "2025-06-01"], id="every year"),
        pytest.param(person(birthday=Birthday(2025, 6, 1)), ["2025-06-01"], id="not before they were born"),
        pytest.param(person(birthday=Birthday(1948, None, None, about=True)), [], id="about a year: no day"),
        pytest.param(
            person(dates=(YearlyDay(PartialDate(2025, 6, 20), "wedding"),)),
            ["2025-06-20"],
            id="not before the wedding",
        ),
        pytest.param(
            person(birthday=Birthday(1950, 6, 1), died=Death(PartialDate(2024, 9, 2))),
            ["2024-06-01", "2025-09-02"],
            id="birthdays to the death, from the next year on the day of it",
        ),
        pytest.param(
            person(birthday=Birthday(1950, 6, 1), died=Death()), [], id="they died, nobody knows when"
        ),
        pytest.param(
            person(birthday=Birthday(1950, 6, 1), died=Death(PartialDate(2024))),
            [],
            id="a death known by its year counts from the year's first day",
        ),
    ],
)
def test_what_is_kept_in_two_years(who: Person, expected: list[str]) -> None:
    """Yearly days of a person over two years, past or to come."""
    assert [day for day, _ in days_of(who, "2024-01-01", "2026-01-01")] == expected


@pytest.mark.parametrize(
    ("leap_day", "expected"),
    [
        pytest.param(FEBRUARY, ["2023-02-28", "2024-02-29", "2025-02-28"], id="28 February"),
        pytest.param(MARCH, ["2023-03-01", "2024-02-29", "2025-03-01"], id="1 March"),
    ],
)
def test_a_leap_day_is_kept_once_a_year(leap_day: MonthDay, expected: list[str]) -> None:
    """On the day itself where there is one, else on the day that the writer chose."""
    born = person(birthday=Birthday(1992, 2, 29))
    assert [day for day, _ in days_of(born, "2023-01-01", "2026-01-01", leap_day)] == expected


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2030, 12, 31)),
    st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    st.sampled_from([FEBRUARY, MARCH]),
)
def test_a_birthday_is_kept_once_in_every_year_of_a_life(born: date, start: date, leap_day: MonthDay) -> None:
    """From the year of birth on there is one in any twelve months that begin with a year."""
    who = person(birthday=Birthday(born.year, born.month, born.day))
    first = date(start.year, 1, 1)
    found = days_of(who, first.isoformat(), date(start.year + 1, 1, 1).isoformat(), leap_day)
    assert len(found) == (start.year >= born.year)


def test_somebody_is_not_congratulated_before_the_first_year() -> None:
    """A wedding that is still to come is no anniversary this year."""
    engaged = person(dates=(YearlyDay(PartialDate(2028, 11, 25), "wedding"),))
    assert coming_up(journal(engaged), TODAY) == ()


@pytest.mark.parametrize(
    ("today", "leap_day", "expected"),
    [
        pytest.param("2028-02-29", FEBRUARY, ["2024-02-29"], id="in a leap year, the day itself"),
        pytest.param("2028-02-28", FEBRUARY, ["2025-02-28"], id="in a leap year, the day before by itself"),
        pytest.param(
            "2027-02-28", FEBRUARY, ["2025-02-28", "2024-02-29"], id="in a common year, with the 28th"
        ),
        pytest.param("2027-02-28", MARCH, ["2025-02-28"], id="in a common year, not yet"),
        pytest.param("2027-03-01", MARCH, ["2025-03-01", "2024-02-29"], id="in a common year, with 1 March"),
    ],
)
def test_on_this_day_of_a_leap_day(today: str, leap_day: MonthDay, expected: list[str]) -> None:
    """What was written on 29 February is remembered every year, and on one day of it."""
    whole = journal(note("2024-02-29"), note("2025-02-28"), note("2025-03-01"), leap_day=leap_day)
    found = on_this_day(whole, date.fromisoformat(today))
    assert [each.date.isoformat() for each in found] == expected


# The almanac.


def almanac(*parts: Person | Note | Promise, today: date = TODAY, **values: object) -> Almanac:
    return Almanac(scene(journal(*parts, **values), today))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param((), [(2026, 11)], id="an empty journal has this month"),
        pytest.param(
            (note("2026-03-04"), note("2026-05-01")), [(2026, 3), (2026, 5), (2026, 11)], id="notes"
        ),
        pytest.param((note("2027-11-30"),), [(2026, 11), (2027, 11)], id="a plan in a year's time"),
        pytest.param((note("2027-12-01"),), [(2026, 11)], id="a plan further off"),
        pytest.param(
            (person(birthday=Birthday(None, 4, 1)), note("2025-01-01")),
            [(2025, 1), (2026, 11), (2027, 4)],
            id="a birthday makes months to come, and none of the past",
        ),
        pytest.param(
            (note("2026-10-01", news=(News("her viva", ("maya",), date(2027, 2, 3)),)),),
            [(2026, 10), (2026, 11), (2027, 2)],
            id="dated news",
        ),
        pytest.param((promise(due="2027-01-01"),), [(2026, 11), (2027, 1)], id="a promise with a day"),
        pytest.param((promise(due="2020-01-01"),), [(2026, 11)], id="nothing before the first note"),
    ],
)
def test_the_months_of_the_almanac(parts: tuple[Person | Note | Promise, ...], expected: list[Month]) -> None:
    """From the first note to a year ahead those with something in them, and always the one that runs."""
    assert list(almanac(*parts).months) == expected


def test_a_month_of_the_past_has_the_birthdays_of_those_one_knew() -> None:
    """Nobody's day is told before they came into one's life."""
    known = person("maya", birthday=Birthday(1990, 3, 14), met=Met(on=PartialDate(2020)))
    later = person("tom", birthday=Birthday(1990, 3, 15), met=Met(on=PartialDate(2026, 5, 1)))
    book = almanac(known, later, note("2026-03-01", "maya"))
    assert [(d.people, d.years) for d in book.days((2026, 3))] == [(("maya",), 36)]
    assert [d.people for d in book.days((2027, 3))] == [("maya",), ("tom",)]


def test_a_leap_day_stands_in_one_month() -> None:
    """Kept on 1 March it is in March, and not in February as well."""
    book = almanac(person(birthday=Birthday(1992, 2, 29)), leap_day=MARCH, today=date(2027, 1, 10))
    assert [len(book.days((2027, month))) for month in (2, 3)] == [0, 1]
    assert [len(book.days((2028, month))) for month in (2, 3)] == [1, 0]


def test_the_almanac_tells_what_coming_up_tells() -> None:
    """Every day of the coming weeks that Today shows stands in the calendar; plans stand there as notes."""
    parts = (
        person("maya", birthday=Birthday(1990, 11, 24), dates=(YearlyDay(MonthDay(11, 28), "name day"),)),
        person("gwen", died=Death(PartialDate(2024, 12, 3))),
        note("2026-11-01", news=(News("her viva", ("maya",), date(2026, 12, 1)),)),
        promise(due="2026-12-01"),
        promise(text="Lend me the tent", by="maya", to=("me",), due="2026-12-02"),
    )
    book = almanac(*parts)
    shown = [day for month in ((2026, 11), (2026, 12)) for day in book.days(month)]
    coming = coming_up(journal(*parts), TODAY)
    assert [day for day in coming if day not in shown] == []
    assert len(coming) == 6


def test_a_quiet_rule_says_nothing() -> None:
    """Whoever silenced days to remember finds the notes alone."""
    parts = (person(birthday=Birthday(1990, 12, 1)), note("2026-11-01"), promise(due="2026-12-01"))
    assert almanac(*parts, quiet=("C5",)).months == ((2026, 11),)


def test_the_ends_of_the_calendar() -> None:
    """In the first and the last month there are, nothing falls over the edge."""
    for today in (date.min, date.max - timedelta(days=1), date.max):
        book = almanac(person(birthday=Birthday(None, 12, 31)), today=today)
        assert (today.year, today.month) in book.months
