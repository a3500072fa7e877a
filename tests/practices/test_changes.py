"""PLAYBOOK K4: which changed facts are told, and which are news since the last contact."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.assessment import Standing, State
from journal.model.changes import Change
from journal.model.person import Death
from journal.practices.assess import assess
from journal.practices.brief import brief
from journal.practices.changes import changes_told, since_you_last_met
from tests.making import TODAY, journal, note, person


def change(on: str, before: str | None, after: str | None, key: str = "city") -> Change:
    return Change(date.fromisoformat(on), key, before, after, "0123456789ab")


MOVE = change("2026-06-03", "Leeds", "Porto")


@pytest.mark.parametrize(
    ("on", "is_told"),
    [
        pytest.param("2026-11-21", True, id="the day before"),
        pytest.param("2026-11-22", True, id="today"),
        pytest.param("2026-11-23", False, id="the day after"),
    ],
)
def test_a_change_is_told_from_its_day_on(on: str, is_told: bool) -> None:
    """On a day that is held still, what was written down later is not known yet."""
    found = changes_told(journal(), person(), [change(on, "Leeds", "Porto")], TODAY)
    assert bool(found) is is_told


@pytest.mark.parametrize("quiet", ["K4", "K"])
def test_quiet_silences(quiet: str) -> None:
    """Whoever wants no history of somebody sees none."""
    maya = person(quiet=(quiet,))
    assert changes_told(journal(), maya, [MOVE], TODAY) == ()
    found = journal(maya, note("2026-05-01"))
    assert brief(found, assess(found, TODAY), found.people["maya"], [MOVE]).changed == ()


def test_an_earlier_name_is_not_told_where_the_pronouns_changed() -> None:
    """Nobody meets the name and the pronouns they have left behind; all else is told."""
    name = change("2026-02-01", "Tom Reyes", "Anna Reyes", "name")
    pronouns = change("2026-03-01", "he/him", "she/her", "pronouns")
    assert changes_told(journal(), person(), [name, pronouns, MOVE], TODAY) == (MOVE,)
    assert changes_told(journal(), person(), [name, MOVE], TODAY) == (MOVE, name)


@pytest.mark.parametrize(
    ("last", "changes", "expected"),
    [
        pytest.param("2026-06-02", [MOVE], [("Leeds", "Porto")], id="met the day before"),
        pytest.param("2026-06-03", [MOVE], [], id="met on the day: it was told then"),
        pytest.param("2026-06-04", [MOVE], [], id="met the day after"),
        pytest.param(None, [MOVE], [], id="never met"),
        pytest.param("2026-01-01", [change("2026-06-03", None, "Porto")], [], id="only added"),
        pytest.param("2026-01-01", [change("2026-06-03", "Leeds", None)], [], id="only taken out"),
        pytest.param(
            "2026-01-01", [change("2026-06-03", "close", "inner", "circle")], [], id="a circle is mine"
        ),
        pytest.param(
            "2026-01-01",
            [MOVE, change("2026-07-01", "Porto", "Gent")],
            [("Leeds", "Gent")],
            id="one after another",
        ),
        pytest.param("2026-01-01", [MOVE, change("2026-07-01", "Porto", "Leeds")], [], id="there and back"),
        pytest.param(
            "2026-01-01",
            [MOVE, change("2026-07-01", "Kyōto", "Gent")],
            [("Kyōto", "Gent"), ("Leeds", "Porto")],
            id="two homes",
        ),
        pytest.param(
            "2026-01-01",
            [MOVE, change("2026-07-01", "Porto", "Gent", "work")],
            [("Porto", "Gent"), ("Leeds", "Porto")],
            id="two facts",
        ),
        pytest.param(
            "2026-06-20",
            [MOVE, change("2026-07-01", "Porto", "Gent")],
            [("Porto", "Gent")],
            id="met in between",
        ),
    ],
)
def test_since_you_last_met(last: str | None, changes: list[Change], expected: list[tuple[str, str]]) -> None:
    """What is different since the last contact, newest first, each fact from then to now."""
    standing = Standing("maya", State.FRESH, last_contact=date.fromisoformat(last) if last else None)
    found = since_you_last_met(changes_told(journal(), person(), changes, TODAY), standing)
    assert [(one.before, one.after) for one in found] == expected


def test_a_brief_for_somebody_who_died_asks_nothing() -> None:
    """What changed is no news for a conversation that will not be."""
    found = journal(person(died=Death()), note("2026-05-01"))
    assert brief(found, assess(found, TODAY), found.people["maya"], [MOVE]).changed == ()
    found = journal(person(), note("2026-05-01"))
    assert brief(found, assess(found, TODAY), found.people["maya"], [MOVE]).changed == (MOVE,)


CITIES = st.sampled_from(["Leeds", "Porto", "Gent"])


@given(st.lists(st.tuples(st.integers(1, 28), CITIES), max_size=8), st.integers(1, 28))
@settings(max_examples=60, deadline=None)
def test_a_chain_is_one_change_from_then_to_now(moves: list[tuple[int, str]], met: int) -> None:
    """However often somebody moved, one line says where from and where to; none if they are back."""
    here, changes = "Bristol", []
    then = here
    for day, city in sorted(moves, key=lambda move: move[0]):
        if city == here:
            continue
        changes.append(change(f"2026-05-{day:02}", here, city))
        here = city
        then = city if day <= met else then
    standing = Standing("maya", State.FRESH, last_contact=date(2026, 5, met))
    found = since_you_last_met(changes_told(journal(), person(), changes, TODAY), standing)
    assert [(one.before, one.after) for one in found] == ([] if then == here else [(then, here)])
