"""The line of a life: what the files date, in order, each told once."""

from __future__ import annotations

from typing import Any

import pytest

from journal.model.dates import Birthday, PartialDate
from journal.model.note import News
from journal.model.person import Death, LifeEvent, Met, Person, PersonRef, Relation, Spell, Work
from journal.practices.lifeline import Turn, line_of_life
from journal.practices.scene import scene
from tests.making import TODAY, journal, note, person


def on(text: str) -> PartialDate:
    return PartialDate(*map(int, text.split("-")))


def told(*others: Any, **values: Any) -> list[tuple[str, str, str]]:
    """What Maya's line says: kind, date and words."""
    book = journal(person(**values), *others)
    points = line_of_life(scene(book, TODAY), book.people["maya"])
    return [(one.turn.name, str(one.on or ""), one.what or one.child) for one in points]


MOVES = (Spell("Leeds", until=on("2020-05")), Spell("Lyon", since=on("2020-06")))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"met": Met(at="school")}, [("MET", "", "")], id="met, without a day"),
        pytest.param({"city": MOVES}, [("CITY", "2020-06", "Lyon")], id="a move is told once, as the coming"),
        pytest.param(
            {"city": (Spell("Leeds", until=on("2019")),)}, [("CITY_LEFT", "2019", "Leeds")], id="only left"
        ),
        pytest.param({"city": (Spell("Leeds"),)}, [], id="no date"),
        pytest.param(
            {"work": (Work("Arup", "engineer", on("2024-02"), on("2025-09")),)},
            [("WORK", "2024-02", "Arup"), ("WORK_LEFT", "2025-09", "Arup")],
            id="work, begun and ended",
        ),
        pytest.param(
            {
                "work": (Work("Arup", None, on("2024-02")),),
                "events": (LifeEvent(on("2024-02"), "began at arup"),),
            },
            [("HAPPENED", "2024-02", "began at arup")],
            id="the writer's words stand for the key",
        ),
        pytest.param(
            {"work": (Work("Arup", until=on("2024-02")),), "events": (LifeEvent(on("2024-02"), "laid off"),)},
            [("HAPPENED", "2024-02", "laid off")],
            id="an end that the writer tells",
        ),
        pytest.param({"city": (Spell("Lyon", since=on("2027")),)}, [], id="still to come"),
        pytest.param({"birthday": Birthday(1990, 3, 14)}, [], id="born, and nothing else"),
        pytest.param(
            {"birthday": Birthday(1990, 3, 14), "died": Death(on("2024"))},
            [("BORN", "1990-03-14", ""), ("DIED", "2024", "")],
            id="born and died",
        ),
        pytest.param(
            {"birthday": Birthday(1948, None, None, about=True), "died": Death(on("2024"))},
            [("DIED", "2024", "")],
            id="about a year is no day",
        ),
    ],
)
def test_what_is_dated_stands_on_the_line(
    values: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    """Each once, oldest first, nothing that is still to come."""
    assert told(**values) == expected


def test_the_first_note_and_news() -> None:
    """Where there is a line, the first note stands on it; dated news too, from the day that it names."""
    move = News("Maya moves", ("maya",), TODAY)
    notes = [note("2024-01-05", title="Tea"), note("2026-11-01", news=(move,))]
    assert told(*notes) == [("FIRST_NOTE", "2024-01-05", "Tea"), ("HAPPENED", "2026-11-22", "Maya moves")]
    assert told(note("2024-01-05", title="Tea"), birthday=Birthday(1990, 3, 14)) == []


def test_children_are_born() -> None:
    """By the child's own birthday, whichever side wrote the relation."""
    ife = person("ife", birthday=Birthday(2016, 7, None), relations=(_parent("maya"),))
    assert told(ife, person("bo", relations=(_parent("maya"),))) == [("CHILD", "2016-07", "ife")]


def _parent(id: str) -> Relation:
    return Relation("mother", PersonRef(id, id))


def test_moments_of_one_day_have_an_order() -> None:
    """One is born, is met, moves and begins, in that order."""
    day = on("2020-01-01")
    found = told(
        met=Met(day), city=(Spell("Leeds", since=day),), work=(Work("Arup", since=day),),
        events=(LifeEvent(day, "a party"),), died=Death(day), birthday=Birthday(2020, 1, 1),
    )  # fmt: skip
    assert [turn for turn, _, _ in found] == ["BORN", "MET", "CITY", "WORK", "HAPPENED", "DIED"]
    assert [Turn[turn] for turn, _, _ in found] == sorted(Turn[turn] for turn, _, _ in found)


def test_the_line_is_somebody_s_own() -> None:
    """Whoever has nothing has no line."""
    assert told() == []
    assert isinstance(person(), Person)
