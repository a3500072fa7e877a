"""FORMAT "Names": who is meant by what is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.content.names import Called, Match, fold, index

PEOPLE = index(
    [
        Called("maya-okafor", "Maya Okafor", ("May", "Dr Okafor"), "Maya"),
        Called("tom-reyes", "Tom Reyes", (), "Tom"),
        Called("tom-ford", "Tom Ford", (), "Tom"),
        Called("noel", "Noël Müller", ("Tom",), "Noël"),
        Called("嘉怡", "林嘉怡", ("Lam Ka-yi",), "林嘉怡"),
        Called("søren", "Søren Kjær", (), "Søren"),
        Called("ann", "Ann", (), "Ann"),
        Called("ann-2", "Ann", ("Annie",), "Ann"),
    ]
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("maya-okafor", "maya-okafor", id="id"),
        pytest.param("MAYA-OKAFOR", "maya-okafor", id="id in another case"),
        pytest.param("Maya Okafor", "maya-okafor", id="full name"),
        pytest.param("  maya   okafor ", "maya-okafor", id="spaces and case"),
        pytest.param("Dr Okafor", "maya-okafor", id="alias"),
        pytest.param("May", "maya-okafor", id="short alias"),
        pytest.param("Maya", "maya-okafor", id="first name"),
        pytest.param("Noel Muller", "noel", id="accents left out"),
        pytest.param("Noe\u0308l Mu\u0308ller", "noel", id="decomposed letters"),
        pytest.param("soren", "søren", id="a stroke that is no accent"),
        pytest.param("林嘉怡", "嘉怡", id="another script"),
        pytest.param("Tom", "noel", id="an alias before two first names"),
        pytest.param("ann", "ann", id="an id before two full names"),
    ],
)
def test_finds_the_first_that_fits_one_person(written: str, expected: str) -> None:
    """Id, then full name, then alias, then first name; case, accents and forms folded."""
    assert PEOPLE.find(written) == Match(expected)


def test_the_ambiguous_names_its_candidates() -> None:
    """Two people called Tom, and no alias to tell: both are named."""
    toms = index([Called("tom-reyes", "Tom Reyes", (), "Tom"), Called("tom-ford", "Tom Ford", (), "Tom")])
    assert toms.find("tom") == Match(None, ("tom-reyes", "tom-ford"))
    assert PEOPLE.find("Nobody") == Match()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Maya starts at Arup in March", ("maya-okafor",), id="a first name"),
        pytest.param("Maya's viva, with Søren", ("maya-okafor", "søren"), id="a possessive, and two people"),
        pytest.param("Tom Reyes and Tom Ford", ("tom-reyes", "tom-ford"), id="full names before first names"),
        pytest.param("hana-sato", (), id="nobody of ours"),
        pytest.param("maya-okafor", ("maya-okafor",), id="an id"),
        pytest.param("Mayan ruins", (), id="a part of a word"),
        pytest.param("with 林嘉怡 at noon", ("嘉怡",), id="another script"),
    ],
)
def test_finds_names_in_a_sentence(text: str, expected: tuple[str, ...]) -> None:
    """Whole words alone; the longest name wins."""
    assert PEOPLE.within(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_folding_is_settled_at_once_and_names_are_never_a_crash(text: str) -> None:
    """Whatever is written, folding it twice changes nothing more."""
    assert fold(fold(text)) == fold(text)
    PEOPLE.find(text)
    PEOPLE.within(text)
