"""PLAYBOOK C3: a welcome for new people, and how it enters today's list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.assessment import Assessment
from journal.model.dates import PartialDate
from journal.model.note import Note
from journal.model.person import Met, Person
from journal.practices.assess import assess
from tests.making import journal, note, person

MET = date(2026, 9, 1)


def new(**values: object) -> Person:
    """Somebody met on 1 September, in a circle with steps after 1, 14 and 45 days."""
    return person(**{"circle": "new", "met": Met(PartialDate(2026, 9, 1)), **values})


def on(day: int, **values: object) -> Note:
    """A touch so many days after meeting."""
    return note((MET + timedelta(days=day)).isoformat(), **values)  # type: ignore[arg-type]


def after(days: int, *parts: object) -> Assessment:
    return assess(journal(*parts), MET + timedelta(days=days))  # type: ignore[arg-type]


def step(found: Assessment) -> object:
    """The step that shows, "welcomed", or None."""
    facts = [f.facts for f in found.findings.get("maya", ()) if f.practice == "C3"]
    return next((f.get("step", f["kind"]) for f in facts), None)


@pytest.mark.parametrize(
    ("days", "touches", "shows", "due_day"),
    [
        pytest.param(0, [], None, 1, id="the day you met"),
        pytest.param(1, [], 1, 1, id="a thank-you"),
        pytest.param(13, [], 1, 1, id="the day before the second"),
        pytest.param(14, [], 2, 14, id="only the latest shows"),
        pytest.param(14, [1], 2, 14, id="the second step"),
        pytest.param(13, [1], None, 14, id="the first is taken"),
        pytest.param(1, [0], 1, 1, id="the day itself takes none"),
        pytest.param(20, [15], None, 45, id="what is passed over is skipped"),
        pytest.param(20, [3, 5], None, 45, id="a second word takes the second step"),
        pytest.param(20, [3, 5, 7], None, 45, id="the third step's turn has not come"),
        pytest.param(45, [3, 5, 7], 3, 45, id="the third step"),
        pytest.param(46, [3, 16, 46], "welcomed", None, id="after the last"),
        pytest.param(400, [], 3, 45, id="long ago"),
    ],
)
def test_the_steps_of_a_welcome(days: int, touches: list[int], shows: object, due_day: int | None) -> None:
    """C3: each touch takes a step, and the latest due one shows."""
    found = after(days, new(), *(on(t) for t in touches))
    assert step(found) == shows
    expected = None if due_day is None else MET + timedelta(days=due_day)
    assert found.standings["maya"].due_on == expected


def test_a_due_step_enters_the_list() -> None:
    """Ranking: n of a path's person is the days to the step, counted from the day you met."""
    found = after(14, new())
    assert found.asked == ("maya",)
    assert found.standings["maya"].days_overdue == 0
    assert after(13, new(), on(1)).asked == ()


def test_a_step_late_thrice_comes_before_a_friend_just_due() -> None:
    """The share is today since meeting by the step's day, three at most."""
    friend = note("2026-06-05", "zoe")
    assert after(4, new(), friend).asked == ("maya", "zoe")
    assert after(15, new(), note("2026-03-01", "zoe")).asked == ("zoe", "maya")


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(on(20), id="a plan within the step's days"),
        pytest.param(new(quiet=("C3",)), id="quiet"),
        pytest.param(person(met=Met(PartialDate(2026, 9, 1))), id="a circle without a path"),
        pytest.param(person(circle="new"), id="no day to count from"),
    ],
)
def test_who_is_not_asked_for_a_step(part: object) -> None:
    """C4 and C3's silent cases."""
    parts = [part] if isinstance(part, Person) else [new(), part]
    assert after(15, *parts).asked == ()


def test_an_unanswered_word_does_not_mute_the_welcome() -> None:
    """C4 mutes C1 and C2 alone; the word takes the first step all the same."""
    assert after(14, new(), on(2, reply="waiting")).asked == ("maya",)


@pytest.mark.parametrize(
    ("silent", "asked"),
    [
        pytest.param((2, 3), ("maya",), id="two words unanswered"),
        pytest.param((2, 3, 4), (), id="three words unanswered"),
    ],
)
def test_a_welcome_that_nobody_answers_comes_to_an_end(
    silent: tuple[int, ...], asked: tuple[str, ...]
) -> None:
    """L8 ends a welcome as it ends all asking: no step shows any more."""
    words = [on(day, reply="no", started="me") for day in silent]
    found = after(45, new(), *words)
    assert found.asked == asked
    assert [f.practice for f in found.findings["maya"] if f.practice in {"C3", "L8"}] == [
        "C3" if asked else "L8"
    ]


@pytest.mark.parametrize(
    ("intention", "asks"),
    [
        pytest.param(None, True, id="none written"),
        pytest.param("one job a year", False, id="written"),
    ],
)
def test_after_the_last_step_a_circle_is_to_be_chosen(intention: str | None, asks: bool) -> None:
    """C3: and what one hopes for, where that is not written; nobody is asked for any more."""
    found = after(60, new(intention=intention), on(1), on(14), on(45))
    (finding,) = (f for f in found.findings["maya"] if f.practice == "C3")
    assert (finding.facts["kind"], finding.facts["ask_intention"]) == ("welcomed", asks)
    assert found.asked == ()


def test_without_a_day_of_meeting_the_first_contact_counts() -> None:
    """The first contact begins the path, and takes no step of it."""
    assert step(after(14, person(circle="new"), on(0))) == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 80), max_size=6), st.integers(0, 80), st.integers(0, 80))
def test_a_touch_more_never_makes_a_step_due(touches: list[int], extra: int, today: int) -> None:
    """Whatever was done, one more word cannot make anybody wait longer."""

    def is_due(days: list[int]) -> bool:
        notes = [on(d, file=f"contacts/maya/{n}.md") for n, d in enumerate(days)]
        next_ = after(today, new(), *notes).standings["maya"].step
        return next_ is not None and next_.is_due

    assert is_due(touches) or not is_due([*touches, extra])
