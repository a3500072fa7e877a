"""PLAYBOOK L5: whom to invite to one table."""

from __future__ import annotations

from typing import Any

import pytest

from journal.model.dates import Cadence
from journal.model.person import Death, Met, Pause, PersonRef, Spell
from journal.practices.gathering import Choice, Guest, gather
from journal.practices.scene import scene
from tests.making import TODAY, journal, note, person

LONG_AGO, LATELY = "2024-01-01", "2026-11-20"


def table(choice: Choice, size: int, *parts: Any) -> tuple[Guest, ...]:
    return gather(scene(journal(*parts), TODAY), choice, size)


def test_those_not_seen_for_long_come_first_then_who_knows_them() -> None:
    """Half the table for the one, and for each of them somebody they know."""
    guests = table(
        Choice(),
        4,
        note(LONG_AGO, "ann"),
        note(LONG_AGO, "bea"),
        note(LONG_AGO, "cem"),
        note(LATELY, "dov", file="contacts/dov/a.md"),
        note("2023-01-01", "dov", "bea"),
        person("eva", met=Met(through=(PersonRef("Ann", "ann"),))),
        note(LATELY, "eva"),
        note(LATELY, "fay"),
    )
    assert [(g.person, g.is_late, g.knows) for g in guests] == [
        ("bea", True, ("dov",)),
        ("ann", True, ("eva",)),
        ("dov", False, ("bea",)),
        ("eva", False, ("ann",)),
    ]


@pytest.mark.parametrize(
    "someone",
    [
        pytest.param(person("ann", died=Death()), id="died"),
        pytest.param(person("ann", paused=Pause()), id="rests"),
        pytest.param(person("ann", cadence=Cadence(0)), id="wants no rhythm"),
    ],
)
def test_who_is_never_asked_for_is_not_invited(someone: Any) -> None:
    """Nobody is invited whom no list may name."""
    assert table(Choice(), 6, someone, note(LONG_AGO, "ann")) == ()


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        pytest.param(Choice(city="leeds"), {"ann"}, id="a city, in any case"),
        pytest.param(Choice(tag="Choir"), {"bea"}, id="a tag"),
        pytest.param(Choice(circle="inner"), {"cem"}, id="a circle"),
        pytest.param(Choice(city="Porto"), set(), id="nobody there"),
        pytest.param(Choice(), {"ann", "bea", "cem"}, id="everybody"),
    ],
)
def test_whom_to_choose_from(choice: Choice, expected: set[str]) -> None:
    """A city, a tag, a circle, or all."""
    people = [
        person("ann", city=(Spell("Leeds"),)),
        person("bea", tags=("choir",)),
        person("cem", circle="inner"),
        *(note(LATELY, id) for id in ("ann", "bea", "cem")),
    ]
    assert {guest.person for guest in table(choice, 6, *people)} == expected


def test_the_table_has_its_size() -> None:
    """No more than asked for."""
    assert len(table(Choice(), 3, *(note(LATELY, f"p{n}") for n in range(9)))) == 3
