"""K1, before you reach out: what is gathered, and what is kept back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journal.model.brief import Brief
from journal.model.dates import PartialDate
from journal.model.journal import Journal
from journal.model.note import News
from journal.model.person import Death, Lapse, Pause, Person, PersonRef, Relation
from journal.practices.assess import assess
from journal.practices.brief import brief
from tests.making import TODAY, journal, note, person, promise


def of(book: Journal, id: str = "maya", today: date = TODAY) -> Brief:
    """The brief about somebody."""
    return brief(book, assess(book, today), book.people[id])


def told(day: str, *texts: str, people: tuple[str, ...] = ("maya",), **values: Any) -> Any:
    """A note with news of its people."""
    return note(day, *people, news=tuple(News(text, people) for text in texts), **values)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param([], [], id="nothing written"),
        pytest.param([told("2026-01-01", "a")], ["a"], id="one contact: all"),
        pytest.param(
            [told("2025-01-01", "heard", kind="thought"), told("2026-01-01", "a")],
            ["a", "heard"],
            id="one contact, and what was heard before it",
        ),
        pytest.param([told("2026-01-01", "a"), told("2026-02-01", "b")], ["b"], id="two"),
        pytest.param(
            [told("2026-01-01", "a"), told("2026-02-01", "b"), told("2026-03-01", "heard", kind="thought")],
            ["heard", "b"],
            id="newest first, heard elsewhere too",
        ),
        pytest.param(
            [told("2026-01-01", "a"), told("2026-02-01", "b"), told("2026-02-01", "c", file="second.md")],
            ["c", "b"],
            id="two notes of one day are one contact",
        ),
        pytest.param([told("2026-01-01", "a"), told("2026-12-01", "plan")], ["a"], id="a plan"),
        pytest.param(
            [note("2026-01-01", "maya", "tom", news=(News("x", ("tom",)), News("y", ("maya",))))],
            ["y"],
            id="only theirs",
        ),
    ],
)
def test_asks_about_their_news(notes: list[Any], expected: list[str]) -> None:
    """What is new in their world since the contact before the last."""
    assert [item.text for item in of(journal(person(), *notes)).ask] == expected


def test_promises_stand_both_ways_late_ones_first() -> None:
    """Only open ones, and only between the two."""
    book = journal(
        person(),
        person("tom"),
        promise("later", due="2026-12-24"),
        promise("late", due="2026-11-01"),
        promise("kept", mark="kept"),
        promise("to Tom", to=("tom",)),
        promise("theirs", by="maya", to=("me",)),
        promise("of Tom", by="tom", to=("me",)),
        note("2026-11-01"),
    )
    found = of(book)
    assert [s.promise.text for s in found.mine] == ["late", "later"]
    assert [s.promise.text for s in found.theirs] == ["theirs"]


LAPSED = Lapse("drift", since=PartialDate(2026, 6))


@pytest.mark.parametrize(
    ("who", "last", "gently"),
    [
        pytest.param(person(), "2026-11-01", False, id="in touch"),
        pytest.param(person(), "2020-01-01", True, id="dormant"),
        pytest.param(person(lapse=LAPSED), "2026-05-01", True, id="lapsed, no contact since"),
        pytest.param(person(lapse=LAPSED), "2026-06-30", True, id="on its last day"),
        pytest.param(person(lapse=LAPSED), "2026-07-01", False, id="one contact since"),
        pytest.param(person(lapse=Lapse("rupture")), "2026-11-01", True, id="lapsed, no day"),
    ],
)
def test_does_not_jump_in(who: Person, last: str, *, gently: bool) -> None:
    """After a long silence nobody is greeted with what they owe; what I owe stays."""
    book = journal(who, note(last), promise("mine"), promise("theirs", by="maya", to=("me",)))
    found = of(book)
    assert found.gently is gently
    assert bool(found.theirs) is not gently
    assert len(found.mine) == 1


@pytest.mark.parametrize(
    ("lapse", "owes"),
    [
        pytest.param(
            Lapse("rupture", since=PartialDate(2026, 5, 30), sorry=True), True, id="sorry, not said"
        ),
        pytest.param(Lapse("rupture", since=PartialDate(2026, 5, 30)), False, id="not sorry"),
    ],
)
def test_an_apology_comes_before_news(lapse: Lapse, *, owes: bool) -> None:
    """Nobody is told of the trombone before they were told that one is sorry."""
    me = note("2026-11-20", "me", news=(News("Wren has a trombone", ("me",)),))
    found = of(journal(person(lapse=lapse), person("me"), note("2026-05-30"), me, me="me"))
    assert found.owes_apology is owes
    assert bool(found.tell) is not owes


def test_nobody_is_asked_how_the_writer_is() -> None:
    """Who is close to them, without oneself."""
    close = (Relation("child", PersonRef("Me", "me")), Relation("child", PersonRef("Tom", "tom")))
    found = of(journal(person(relations=close), person("me"), person("tom"), me="me"))
    assert [relation.to.id for relation in found.close] == ["tom"]


def test_knows_who_rests() -> None:
    """Nothing is expected of either; what one said one would do stays to be seen."""
    found = of(journal(person(paused=Pause()), note("2026-01-01"), promise()))
    assert found.resting
    assert len(found.mine) == 1


def test_the_dead_are_not_asked_anything() -> None:
    """Only what is kept: the last time, what made it special, who was close."""
    who = person(
        died=Death(PartialDate(2024, 3, 2)),
        special="she sang",
        hopes=("x",),
        relations=(Relation("partner", PersonRef("Sam")),),
    )
    book = journal(
        who, told("2024-01-01", "a"), promise(), promise(by="maya", to=("me",)), note("2026-12-01")
    )
    found = of(book)
    assert found.remembered
    assert found.last is not None
    assert (found.special, [r.to.text for r in found.close]) == ("she sang", ["Sam"])
    assert (found.ask, found.mine, found.theirs, found.hopes, found.plan) == ((), (), (), (), None)


@pytest.mark.parametrize(
    ("special", "felt", "expected"),
    [
        pytest.param("she sang", "warm", ("she sang", None), id="their own words"),
        pytest.param(None, "warm", (None, "2025-02-01"), id="the earliest warm note"),
        pytest.param(None, "flat", (None, None), id="nothing said"),
    ],
)
def test_knows_what_made_it_special(
    special: str | None, felt: str, expected: tuple[str | None, str | None]
) -> None:
    """The writer's words, else the first note that felt warm."""
    notes = [
        note("2025-01-01"),
        note("2025-02-01", felt=felt),
        note("2025-03-01", felt=felt),
        note("2026-12-01", felt="warm"),
    ]
    found = of(journal(person(special=special), *notes))
    assert (found.special, str(found.special_note.date) if found.special_note else None) == expected
