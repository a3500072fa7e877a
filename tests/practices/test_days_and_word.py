"""PLAYBOOK C5 and W1: days to remember, and promises both ways."""

from __future__ import annotations

from datetime import date

import pytest

from journal.model.assessment import DayKind, PromiseState
from journal.model.dates import Birthday, Cadence, MonthDay, PartialDate, Unit
from journal.model.note import News, Note, Promise
from journal.model.person import Death, Pause, Person, YearlyDay
from journal.practices.assess import assess
from journal.practices.days import coming_up, on_this_day
from journal.practices.word import promise_standing
from tests.making import TODAY, journal, note, person, promise


def days(
    *parts: Person | Note | Promise, today: date = TODAY, **settings: object
) -> list[tuple[str, DayKind]]:
    return [(day.on.isoformat(), day.kind) for day in coming_up(journal(*parts, **settings), today)]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param(person(birthday=Birthday(1990, 11, 22)), [("2026-11-22", DayKind.BIRTHDAY)], id="today"),
        pytest.param(person(birthday=Birthday(1990, 11, 21)), [], id="a birthday yesterday"),
        pytest.param(
            person(birthday=Birthday(None, 12, 22)), [("2026-12-22", DayKind.BIRTHDAY)], id="in 30 days"
        ),
        pytest.param(person(birthday=Birthday(None, 12, 23)), [], id="in 31 days"),
        pytest.param(person(birthday=Birthday(1948, None, None, about=True)), [], id="about a year: no day"),
        pytest.param(person(died=Death(), birthday=Birthday(1990, 11, 25)), [], id="no birthday of the dead"),
        pytest.param(
            person(died=Death(PartialDate(2024, 11, 25))),
            [("2026-11-25", DayKind.REMEMBRANCE)],
            id="remembrance",
        ),
        pytest.param(
            person(dates=(YearlyDay(MonthDay(11, 29), "name day"),)),
            [("2026-11-29", DayKind.YEARLY)],
            id="a week before",
        ),
        pytest.param(person(dates=(YearlyDay(MonthDay(11, 30), "name day"),)), [], id="eight days before"),
        pytest.param(
            person(dates=(YearlyDay(PartialDate(2015, 1, 22), "wedding", Cadence(2, Unit.MONTH)),)),
            [("2027-01-22", DayKind.YEARLY)],
            id="reminded two months before, over the new year",
        ),
        pytest.param(
            person(paused=Pause(date(2026, 12, 1))), [("2026-12-01", DayKind.BACK)], id="back from rest"
        ),
        pytest.param(note("2026-11-23"), [("2026-11-23", DayKind.PLAN)], id="a plan"),
        pytest.param(note("2026-12-23"), [], id="a plan further off"),
        pytest.param(
            note("2026-11-01", news=(News("her viva", ("maya",), date(2026, 12, 3)),)),
            [("2026-12-03", DayKind.NEWS)],
            id="dated news",
        ),
        pytest.param(promise(due="2026-11-22"), [("2026-11-22", DayKind.PROMISE)], id="a promise due today"),
        pytest.param(promise(due="2026-11-21"), [], id="a promise of yesterday is late, not coming up"),
        pytest.param(promise(due="2026-11-30", mark="kept"), [], id="a kept promise"),
    ],
)
def test_what_is_coming_up(part: Person | Note | Promise, expected: list[tuple[str, DayKind]]) -> None:
    """The next thirty days; yearly days from their reminder on."""
    assert days(part) == expected


@pytest.mark.parametrize(
    ("leap_day", "expected"),
    [
        pytest.param(MonthDay(2, 28), "2027-02-28", id="28 February"),
        pytest.param(MonthDay(3, 1), "2027-03-01", id="1 March"),
    ],
)
def test_a_birthday_on_29_february_is_kept_in_common_years(leap_day: MonthDay, expected: str) -> None:
    """On the day the writer chose; in leap years on the day itself."""
    born = person(birthday=Birthday(1992, 2, 29))
    assert days(born, today=date(2027, 2, 10), leap_day=leap_day) == [(expected, DayKind.BIRTHDAY)]
    assert days(born, today=date(2028, 2, 10), leap_day=leap_day) == [("2028-02-29", DayKind.BIRTHDAY)]


def test_ages_and_round_birthdays_are_told() -> None:
    """Forty is round; without a year no age is guessed."""
    (found,) = coming_up(journal(person(birthday=Birthday(1986, 11, 26))), TODAY)
    assert (found.years, found.round) == (40, True)
    (found,) = coming_up(journal(person(birthday=Birthday(None, 11, 26))), TODAY)
    assert (found.years, found.round) == (None, False)


def test_on_this_day_in_earlier_years() -> None:
    """The newest year first; today's own notes are not the past."""
    whole = journal(note("2024-11-22"), note("2025-11-22"), note("2026-11-22"), note("2025-11-21"))
    assert [n.date.year for n in on_this_day(whole, TODAY)] == [2025, 2024]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(promise(due="2026-11-22"), PromiseState.OPEN, id="due today"),
        pytest.param(promise(due="2026-11-21"), PromiseState.LATE, id="due yesterday"),
        pytest.param(promise(made="2026-09-24"), PromiseState.OPEN, id="59 days old, no day"),
        pytest.param(promise(made="2026-09-23"), PromiseState.LATE, id="60 days old, no day"),
        pytest.param(promise(), PromiseState.OPEN, id="in a story, no day"),
        pytest.param(
            promise(by="maya", to=("me",), due="2020-01-01"), PromiseState.OPEN, id="theirs is never late"
        ),
        pytest.param(promise(mark="kept", due="2020-01-01"), PromiseState.KEPT, id="kept"),
        pytest.param(promise(mark="let-go"), PromiseState.LET_GO, id="let go"),
    ],
)
def test_how_a_promise_stands(made: Promise, expected: PromiseState) -> None:
    """W1: mine is late past its day, or two months after it was made."""
    assert promise_standing(journal(made), made, TODAY).state is expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(promise(due="2026-11-29"), ["W1"], id="due in a week"),
        pytest.param(promise(due="2026-11-30"), [], id="due in eight days"),
        pytest.param(promise(due="2026-11-01"), ["W1"], id="late"),
        pytest.param(promise(by="maya", to=("me",), due="2026-11-01"), [], id="theirs"),
        pytest.param(promise(due="2026-11-01", to=()), [], id="promised to nobody"),
    ],
)
def test_only_pressing_promises_of_mine_are_a_reason_to_write(made: Promise, expected: list[str]) -> None:
    """W1: a nudge only when mine is late or due within a week, with its place as evidence."""
    findings = assess(journal(person(), made), TODAY).findings.get("maya", ())
    assert [f.practice for f in findings] == expected
    assert all(f.evidence == (made.origin,) for f in findings)


def test_a_promise_stands_before_a_bare_count_of_days() -> None:
    """Ranking within a person: W3 and W1 before C1."""
    whole = journal(note("2020-01-01"), promise(due="2026-11-01"))
    assert [f.practice for f in assess(whole, TODAY).findings["maya"]] == ["W3", "W1", "C1"]
