"""PLAYBOOK C1 and C4: who is overdue, and who is not asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.assessment import State
from journal.model.dates import Cadence, PartialDate, Unit
from journal.model.note import Note
from journal.model.person import Death, Lapse, Met, Pause, Person
from journal.practices.assess import assess
from journal.practices.clock import standing
from journal.practices.contact import is_contact, is_touch
from tests.making import TODAY, journal, note, person, promise

TEN_DAYS = Cadence(10, Unit.DAY)


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        pytest.param(0, State.FRESH, id="today"),
        pytest.param(7, State.FRESH, id="the day before soon"),
        pytest.param(8, State.SOON, id="a fifth before the due day"),
        pytest.param(9, State.SOON, id="the day before"),
        pytest.param(10, State.DUE, id="the due day"),
        pytest.param(11, State.DUE, id="the day after"),
        pytest.param(15, State.DUE, id="half a gap late"),
        pytest.param(16, State.OVERDUE, id="more than half a gap late"),
        pytest.param(30, State.OVERDUE, id="three gaps"),
        pytest.param(179, State.OVERDUE, id="many gaps, but under half a year"),
        pytest.param(180, State.DORMANT, id="half a year"),
    ],
)
def test_state_by_days_since_the_last_contact(days_ago: int, expected: State) -> None:
    """A rhythm of ten days: fresh, then soon, due on the day, overdue past half a gap more."""
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    whole = journal(person(cadence=TEN_DAYS), note(day))
    assert standing(whole, whole.people["maya"], TODAY).state is expected


@pytest.mark.parametrize(
    ("interval", "first_soon_day"),
    [
        pytest.param(1, 1, id="daily: never soon"),
        pytest.param(2, 1, id="every two days: a day before"),
        pytest.param(10, 8, id="ten days: two before"),
        pytest.param(11, 8, id="eleven days: a fifth, rounded up"),
        pytest.param(100, 80, id="a hundred days: twenty before"),
    ],
)
def test_soon_begins_a_fifth_before_the_due_day(interval: int, first_soon_day: int) -> None:
    """At least two days before, never on the day of the contact itself."""
    whole = journal(person(cadence=Cadence(interval, Unit.DAY)), note("2026-01-01"))

    def state(day: int) -> State:
        today = date(2026, 1, 1) + timedelta(days=day)
        return standing(whole, whole.people["maya"], today).state

    assert state(first_soon_day - 1) is State.FRESH
    assert state(first_soon_day) is (State.SOON if interval > 1 else State.DUE)


LONG_AGO = note("2020-01-01")


@pytest.mark.parametrize(
    ("maya", "expected"),
    [
        pytest.param(person(died=Death()), State.DIED, id="died, the day unknown"),
        pytest.param(person(died=Death(PartialDate(2026, 11, 22))), State.DIED, id="died today"),
        pytest.param(person(died=Death(PartialDate(2026, 11, 23))), State.DORMANT, id="dies tomorrow"),
        pytest.param(person(died=Death(PartialDate(2026))), State.DIED, id="died some time this year"),
        pytest.param(person(died=Death(), paused=Pause()), State.DIED, id="died before resting"),
        pytest.param(person(paused=Pause()), State.RESTING, id="rests without end"),
        pytest.param(person(paused=Pause(date(2026, 11, 23))), State.RESTING, id="back tomorrow"),
        pytest.param(person(paused=Pause(date(2026, 11, 22))), State.DORMANT, id="back today"),
        pytest.param(person(cadence=Cadence(0)), State.NO_RHYTHM, id="no rhythm wanted"),
        pytest.param(person(paused=Pause(), cadence=Cadence(0)), State.RESTING, id="rest before no rhythm"),
        pytest.param(person(circle="new"), State.NO_RHYTHM, id="a circle without a cadence"),
    ],
)
def test_what_stands_before_the_clock(maya: Person, expected: State) -> None:
    """Death, rest and no rhythm come first, in this order (FORMAT: precedence)."""
    whole = journal(maya, LONG_AGO)
    assert standing(whole, maya, TODAY).state is expected


def test_without_a_contact_the_clock_counts_from_the_day_you_met() -> None:
    """A year alone counts from its last day; with nothing at all there is no clock."""
    met = person(met=Met(PartialDate(2026)), cadence=TEN_DAYS)
    assert standing(journal(met), met, date(2027, 1, 10)).state is State.DUE
    assert standing(journal(person()), person(), TODAY).state is State.NEVER


@pytest.mark.parametrize(
    ("written", "contact", "touch"),
    [
        pytest.param(note("2026-11-22"), True, True, id="an ordinary note"),
        pytest.param(note("2026-11-23"), False, False, id="a plan"),
        pytest.param(note("2026-11-01", kind="thought"), False, False, id="a thought"),
        pytest.param(note("2026-11-01", kind="review"), False, False, id="a review by oneself"),
        pytest.param(note("2026-11-01", kind="review", channel="walk"), True, True, id="a review together"),
        pytest.param(note("2026-11-01", reply="waiting"), False, True, id="sent, no answer yet"),
        pytest.param(note("2026-11-01", reply="no"), False, True, id="sent, never answered"),
        pytest.param(note("2026-11-01", reply="waiting", started="them"), False, False, id="I owe an answer"),
        pytest.param(note("2026-11-01", *[f"p{n}" for n in range(8)]), True, True, id="eight at table"),
        pytest.param(note("2026-11-01", *[f"p{n}" for n in range(9)]), False, True, id="a crowd of nine"),
        pytest.param(
            note("2026-11-01", *[f"p{n}" for n in range(8)], strangers=("Somebody",)),
            False,
            True,
            id="a stranger counts",
        ),
    ],
)
def test_what_counts_as_contact_and_touch(written: Note, contact: bool, touch: bool) -> None:
    """FORMAT: a contact is a day on which words were exchanged; a touch, also what I sent."""
    assert (is_contact(written, TODAY), is_touch(written, TODAY)) == (contact, touch)


def asked(*parts: object, **values: object) -> tuple[str, ...]:
    return assess(journal(*parts, **values), TODAY).asked  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([person(lapse=Lapse("drift", closed=True))], id="left as it is on purpose"),
        pytest.param([person(cadence=Cadence(0))], id="no rhythm"),
        pytest.param([person(quiet=("C1",))], id="the rule is quiet about her"),
        pytest.param([person(quiet=("C",))], id="its section is quiet about her"),
        pytest.param([note("2026-12-01")], id="a plan ahead"),
        pytest.param([note("2026-11-09", reply="waiting")], id="an answer awaited for 13 days"),
        pytest.param([note("2026-11-16", reply="no")], id="unanswered, six days ago"),
    ],
)
def test_who_is_not_asked_for(parts: list[object]) -> None:
    """C4: no nagging."""
    assert asked(LONG_AGO, *parts) == ()


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([], id="nothing speaks against it"),
        pytest.param([note("2026-11-08", reply="waiting")], id="unanswered for two weeks"),
        pytest.param([note("2027-02-23")], id="the plan is further off than the rhythm"),
        pytest.param([person(lapse=Lapse("drift"))], id="a lapse that is not closed"),
    ],
)
def test_who_is_asked_for(parts: list[object]) -> None:
    """Friends of three months who have not been heard of for years."""
    assert asked(LONG_AGO, *parts) == ("maya",)


def test_the_writer_is_never_asked_for() -> None:
    """One's own page holds one's news; it has no clock."""
    assert asked(LONG_AGO, me="maya") == ()


def test_at_most_so_many_a_week_less_those_touched_since_monday() -> None:
    """Seven are due, five a week are asked for, and one was written to on Monday."""
    due = [note("2026-08-01", f"p{n}") for n in range(7)]
    assert len(asked(*due)) == 5
    assert len(asked(*due, note("2026-11-16", "zoe", reply="waiting"))) == 4
    assert len(asked(*due, note("2026-11-15", "zoe", reply="waiting"))) == 5


def test_of_dormant_people_one_is_asked_for() -> None:
    """Nine quiet years must not push aside a friend who is two weeks late."""
    quiet = [note("2017-01-01", f"p{n}") for n in range(4)]
    result = assess(journal(*quiet, note("2026-08-08", "zoe")), TODAY)
    assert result.asked == ("p0", "zoe")
    assert result.when_there_is_time == ("p1", "p2", "p3")


def test_fragile_and_old_people_stand_before_any_work_circle() -> None:
    """L4: a client three gaps late comes after an aunt who is a day late."""
    whole = journal(
        person("client", circle="clients"),
        person("aunt", circle="wider", fragile=True),
        person("friend", circle="inner"),
        note("2026-07-20", "client"),
        note("2025-11-21", "aunt"),
        note("2026-10-01", "friend"),
    )
    assert assess(whole, TODAY).asked == ("friend", "aunt", "client")


DAYS = st.dates(date(2020, 1, 1), date(2026, 11, 22))


@settings(max_examples=60, deadline=None)
@given(st.lists(DAYS, max_size=8), DAYS)
def test_a_contact_more_never_makes_anybody_more_overdue(days: list[date], extra: date) -> None:
    """Whatever the past, one more day in touch cannot count against it."""

    def lateness(all_days: list[date]) -> int:
        notes = [note(day.isoformat(), file=f"contacts/maya/{n}.md") for n, day in enumerate(all_days)]
        whole = journal(person(met=Met(PartialDate(2019, 1, 1))), *notes)
        return standing(whole, whole.people["maya"], TODAY).days_overdue or 0

    assert lateness([*days, extra]) <= lateness(days)


LATELY = note("2026-11-20")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([LATELY], (), id="in touch the day before yesterday"),
        pytest.param([LATELY, promise(due="2026-11-29")], ("maya",), id="a promise due within a week"),
        pytest.param([LATELY, promise(due="2026-11-30")], (), id="a promise due later"),
        pytest.param(
            [note("2026-11-10", reply="waiting"), promise(due="2026-11-01")],
            ("maya",),
            id="an awaited answer mutes no promise",
        ),
        pytest.param([LATELY, promise(due="2026-11-29"), note("2026-12-01")], (), id="a plan ahead"),
        pytest.param(
            [LATELY, person(needs=("a flat",), quiet=("W",)), promise(due="2026-11-01")], (), id="silenced"
        ),
    ],
)
def test_a_reason_asks_though_the_clock_does_not(parts: list[object], expected: tuple[str, ...]) -> None:
    """C4 mutes the clock and the rhythm alone; what comes after the clock is a suggestion, no asking."""
    whole = journal(*parts)  # type: ignore[arg-type]
    found = assess(whole, TODAY)
    assert (*found.asked, *found.when_there_is_time) == expected
