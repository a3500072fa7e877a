"""Time as people speak of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.dates import Birthday, Cadence, PartialDate, Unit
from journal.wording import time

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (999, "999"), (1846, "1,846"), (-3, "-3")],
)
def test_says_small_numbers_in_words(n: int, expected: str) -> None:
    """Words up to twelve, digits with commas after."""
    assert time.number(n) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "less than a day"),
        (1, "a day"),
        (2, "two days"),
        (6, "six days"),
        (7, "a week"),
        (8, "eight days"),
        (11, "eleven days"),
        (12, "two weeks"),
        (14, "two weeks"),
        (17, "two weeks"),
        (18, "three weeks"),
        (35, "five weeks"),
        (76, "eleven weeks"),
        (77, "three months"),
        (91, "three months"),
        (183, "six months"),
        (349, "eleven months"),
        (351, "a year"),
        (365, "a year"),
        (456, "a year"),
        (457, "a year and a half"),
        (639, "a year and a half"),
        (640, "two years"),
        (913, "two and a half years"),
        (1005, "three years"),
        (3287, "nine years"),
        (4749, "13 years"),
        (-35, "five weeks"),
    ],
)
def test_says_a_length_of_time(days: int, expected: str) -> None:
    """Each length is said in the unit in which people speak of it."""
    assert time.gap(days) == expected


_LENGTHS = {
    "less than a day": 0,
    "a day": 1,
    "a week": 7,
    "a month": 30,
    "a year": 365,
    "a year and a half": 548,
}
_UNITS = {"days": 1, "weeks": 7, "months": 30.4375, "years": 365.25}


def _length(words: str) -> float:
    """What a spoken length means, in days."""
    if words in _LENGTHS:
        return _LENGTHS[words]
    count, *half, unit = words.split()
    numbers = [time.number(n) for n in range(200)]
    return (numbers.index(count) + (0.5 if half else 0)) * _UNITS[unit]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 36_000), st.integers(0, 60))
def test_a_longer_time_never_sounds_shorter(days: int, more: int) -> None:
    """Going from weeks to months to years, what is said only grows."""
    assert _length(time.gap(days)) <= _length(time.gap(days + more)) + 1


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 36_000))
def test_what_is_said_is_near_the_truth(days: int) -> None:
    """Nothing that is said is more than a third off."""
    assert abs(_length(time.gap(days)) - days) <= days / 3


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(TODAY, "today", id="the day itself"),
        pytest.param(date(2026, 11, 21), "yesterday", id="the day before"),
        pytest.param(date(2026, 11, 19), "three days ago", id="days"),
        pytest.param(date(2026, 10, 18), "five weeks ago", id="weeks"),
        pytest.param(date(2017, 11, 22), "nine years ago", id="years"),
        pytest.param(date(2026, 11, 23), "tomorrow", id="the day after"),
        pytest.param(date(2026, 11, 25), "in three days", id="days ahead"),
    ],
)
def test_says_how_long_ago(day: date, expected: str) -> None:
    """Past and future, seen from today."""
    assert time.ago(day, TODAY) == expected


@pytest.mark.parametrize(
    ("cadence", "expected"),
    [
        (Cadence(0), "no rhythm"),
        (Cadence(1), "every day"),
        (Cadence(10), "every ten days"),
        (Cadence(7), "every week"),
        (Cadence(14), "every two weeks"),
        (Cadence(1, Unit.WEEK), "every week"),
        (Cadence(3, Unit.WEEK), "every three weeks"),
        (Cadence(1, Unit.MONTH), "every month"),
        (Cadence(3, Unit.MONTH), "every three months"),
        (Cadence(6, Unit.MONTH), "twice a year"),
        (Cadence(12, Unit.MONTH), "once a year"),
        (Cadence(24, Unit.MONTH), "every two years"),
        (Cadence(1, Unit.YEAR), "once a year"),
        (Cadence(2, Unit.YEAR), "every two years"),
    ],
    ids=str,
)
def test_says_a_rhythm(cadence: Cadence, expected: str) -> None:
    """A wanted gap, as one would say it."""
    assert time.rhythm(cadence) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "every day"),
        (1, "every day"),
        (7, "every week"),
        (19, "every three weeks"),
        (30, "every four weeks"),
        (365, "once a year"),
        (548, "every year and a half"),
        (800, "every two years"),
    ],
)
def test_says_a_lived_rhythm(days: int, expected: str) -> None:
    """A median gap in days is said as a rhythm, never with its days."""
    assert time.lived(days) == expected


def test_writes_days_and_months_out() -> None:
    """Every form of a day that a page or a terminal shows."""
    assert time.day_month(date(2026, 10, 18)) == "18 October"
    assert time.day_month(date(2026, 10, 18), TODAY) == "18 October"
    assert time.day_month(date(2025, 10, 18), TODAY) == "18 October 2025"
    assert time.short_day(date(2026, 5, 2)) == "2 May"
    assert time.short_day(date(2026, 10, 18)) == "18 Oct"
    assert time.weekday(TODAY) == "Sunday"
    assert time.month_year(2026, 11) == "November 2026"
    assert time.full_day(TODAY) == "Sunday 22 November 2026"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (TODAY, "today"),
        (date(2026, 11, 23), "tomorrow"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 28), "on Saturday"),
        (date(2026, 11, 29), "on 29 November"),
        (date(2027, 1, 2), "on 2 January 2027"),
        (date(2026, 11, 20), "on 20 November"),
    ],
    ids=str,
)
def test_names_near_days_by_their_weekday(day: date, expected: str) -> None:
    """Only the six days ahead are named by their weekday: a week ahead would be today's."""
    assert time.near_day(day, TODAY) == expected


@pytest.mark.parametrize(
    ("when", "expected", "inside"),
    [
        (PartialDate(2009), "2009", "in 2009"),
        (PartialDate(2009, 2), "February 2009", "in February 2009"),
        (PartialDate(2009, 2, 12), "12 February 2009", "on 12 February 2009"),
    ],
    ids=str,
)
def test_says_a_date_as_far_as_it_is_known(when: PartialDate, expected: str, inside: str) -> None:
    """A year stays a year: nothing is made up."""
    assert (time.partial(when), time.in_partial(when)) == (expected, inside)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (Birthday(1990, 3, 14), "14 March 1990"),
        (Birthday(None, 3, 14), "14 March"),
        (Birthday(1948, None, None, about=True), "about 1948"),
        (Birthday(1948, None, None), "1948"),
        (Birthday(1948, 5, None), "May 1948"),
    ],
    ids=str,
)
def test_says_a_birthday_as_far_as_it_is_known(when: Birthday, expected: str) -> None:
    """With or without its year, or about a year."""
    assert time.birthday(when) == expected
