"""Days to remember and promises, in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from journal.model.assessment import DayKind, DayToRemember, PromiseStanding, PromiseState
from journal.model.note import Promise
from journal.model.person import Origin, Person
from journal.wording import days

TODAY = date(2026, 11, 22)
ON = date(2026, 11, 26)
PEOPLE = {
    id: Person(id, name, f"contacts/{id}.md", name)
    for id, name in [("marit", "Marit Solberg"), ("tom", "Tom Reyes"), ("leonor", "Leonor")]
}


@pytest.mark.parametrize(
    ("day", "line", "aside"),
    [
        pytest.param(
            DayToRemember(ON, DayKind.BIRTHDAY, ("marit",), years=41), "Marit turns 41", "", id="birthday"
        ),
        pytest.param(
            DayToRemember(ON, DayKind.BIRTHDAY, ("marit",), years=40, round=True),
            "Marit turns 40",
            "A round one.",
            id="round birthday",
        ),
        pytest.param(
            DayToRemember(ON, DayKind.BIRTHDAY, ("marit",)),
            "Marit’s birthday",
            "",
            id="birthday without its year",
        ),
        pytest.param(
            DayToRemember(ON, DayKind.YEARLY, ("marit",), "wedding anniversary", 11),
            "Marit: wedding anniversary",
            "Eleven years.",
            id="anniversary",
        ),
        pytest.param(
            DayToRemember(ON, DayKind.YEARLY, ("marit",)), "A day to remember with Marit", "", id="no words"
        ),
        pytest.param(
            DayToRemember(ON, DayKind.PLAN, ("marit", "tom"), "Dinner at Marit’s"),
            "Dinner at Marit’s, with Tom",
            "A plan.",
            id="plan",
        ),
        pytest.param(
            DayToRemember(ON, DayKind.NEWS, ("marit",), "starts at Arup"),
            "Marit: starts at Arup",
            "",
            id="news",
        ),
        pytest.param(
            DayToRemember(ON, DayKind.NEWS, ("marit",), "Marit’s viva"), "Marit’s viva", "", id="news, named"
        ),
        pytest.param(
            DayToRemember(ON, DayKind.PROMISE, ("leonor",), "Bring the letters"),
            "Bring the letters",
            "Your promise to Leonor.",
            id="promise",
        ),
        pytest.param(
            DayToRemember(ON, DayKind.PROMISE, (), "Buy stamps"), "Buy stamps", "Your own task.", id="task"
        ),
        pytest.param(DayToRemember(ON, DayKind.BACK, ("marit",)), "Marit is back from rest", "", id="back"),
        pytest.param(
            DayToRemember(ON, DayKind.REMEMBRANCE, ("marit",), years=1),
            "A year since Marit died",
            "",
            id="a year",
        ),
        pytest.param(
            DayToRemember(ON, DayKind.REMEMBRANCE, ("marit",), years=9),
            "Nine years since Marit died",
            "",
            id="years",
        ),
        pytest.param(
            DayToRemember(ON, DayKind.REMEMBRANCE, ("marit",)), "Remembering Marit", "", id="no year"
        ),
    ],
)
def test_says_what_a_day_is_about(day: DayToRemember, line: str, aside: str) -> None:
    """One line a day, and what stands small beside it; nobody is named twice."""
    assert days.day_line(day, PEOPLE) == line
    assert days.day_aside(day, PEOPLE) == aside


def promise(
    state: PromiseState,
    *,
    by: str = "me",
    to: tuple[str, ...] = ("marit",),
    age: int | None = 35,
    **when: date,
) -> PromiseStanding:
    given = {"made": None, "due": None, "done": None} | when
    return PromiseStanding(Promise("…", by, to, "open", origin=Origin("n.md", 1, 1), **given), state, age)  # type: ignore[arg-type]


MADE = date(2026, 10, 18)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        pytest.param(promise(PromiseState.OPEN, made=MADE), "To Marit, said on 18 October", id="open"),
        pytest.param(
            promise(PromiseState.OPEN, made=MADE, due=date(2026, 12, 1)), "To Marit, by 1 December", id="due"
        ),
        pytest.param(
            promise(PromiseState.LATE, made=MADE, due=date(2026, 11, 1)),
            "To Marit, by 1 November, three weeks ago",
            id="late",
        ),
        pytest.param(promise(PromiseState.OPEN, due=TODAY), "To Marit, by 22 November", id="due today"),
        pytest.param(
            promise(PromiseState.LATE, made=date(2025, 3, 2), age=630),
            "To Marit, said on 2 March 2025, still wanted?",
            id="old",
        ),
        pytest.param(
            promise(PromiseState.OPEN, by="marit", to=("me",), made=MADE, due=date(2026, 11, 1)),
            "Marit, by 1 November",
            id="theirs is never late",
        ),
        pytest.param(
            promise(PromiseState.OPEN, by="marit", to=("me",), made=date(2025, 3, 2), age=630),
            "Marit, said on 2 March 2025",
            id="theirs, old",
        ),
        pytest.param(promise(PromiseState.OPEN, to=(), age=None), "For yourself", id="a task, no dates"),
        pytest.param(
            promise(PromiseState.OPEN, to=("marit", "tom"), made=MADE),
            "To Marit and Tom, said on 18 October",
            id="two",
        ),
        pytest.param(
            promise(PromiseState.KEPT, done=date(2026, 9, 26)), "To Marit, kept 26 September", id="kept"
        ),
        pytest.param(promise(PromiseState.KEPT), "To Marit, kept", id="kept, no day"),
        pytest.param(
            promise(PromiseState.LET_GO, done=date(2025, 6, 3)), "To Marit, let go 3 June 2025", id="let go"
        ),
        pytest.param(promise(PromiseState.LET_GO), "To Marit, let go", id="let go, no day"),
    ],
)
def test_says_whose_and_when(standing: PromiseStanding, expected: str) -> None:
    """To whom, and its day as far as the files say."""
    assert days.promise_meta(standing, PEOPLE, TODAY) == expected


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (0, 0, "Nothing is open between you and anybody."),
        (1, 0, "One open, yours."),
        (4, 0, "Four open, all of them yours."),
        (6, 5, "Eleven open, six of them yours."),
        (0, 2, "Two open, none of them yours."),
    ],
)
def test_counts_promises_in_a_sentence(mine: int, theirs: int, expected: str) -> None:
    """How many are open, and whose."""
    assert days.promises_lede(mine, theirs) == expected


@pytest.mark.parametrize(
    ("asked", "coming", "expected"),
    [
        (5, None, "Five people might be glad to hear from you."),
        (1, None, "One person might be glad to hear from you."),
        (0, None, "Nobody in particular today; the day is yours."),
        (
            5,
            DayToRemember(ON, DayKind.BIRTHDAY, ("marit",), years=40),
            "Five people might be glad to hear from you. Marit turns 40 on Thursday.",
        ),
    ],
)
def test_opens_the_day(asked: int, coming: DayToRemember | None, expected: str) -> None:
    """Whom one might write to, and the next day to remember."""
    assert days.today_lede(asked, coming, PEOPLE, TODAY) == expected
