"""FORMAT "Names": who is meant by what is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.content.names import Called, Match, fold, index
from journal.model.scripts import call_name

PEOPLE = index(
    [
        Called("maya-okafor", "Maya Okafor", ("May", "Dr Okafor"), ("Maya",)),
        Called("tom-reyes", "Tom Reyes", (), ("Tom",)),
        Called("tom-ford", "Tom Ford", (), ("Tom",)),
        Called("noel", "Noël Müller", ("Tom",), ("Noël",)),
        Called("嘉怡", "林嘉怡", ("Lam Ka-yi",), ("林嘉怡", "Ka-yi")),
        Called("søren", "Søren Kjær", (), ("Søren",)),
        Called("ann", "Ann", (), ("Ann",)),
        Called("ann-2", "Ann", ("Annie",), ("Ann",)),
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
        pytest.param("Ka-yi", "嘉怡", id="what she is called in the journal's script"),
        pytest.param("Tom", "noel", id="an alias before two first names"),
        pytest.param("ann", "ann", id="an id before two full names"),
    ],
)
def test_finds_the_first_that_fits_one_person(written: str, expected: str) -> None:
    """Id, then full name, then alias, then first name; case, accents and forms folded."""
    assert PEOPLE.find(written) == Match(expected)


def test_the_ambiguous_names_its_candidates() -> None:
    """Two people called Tom, and no alias to tell: both are named."""
    toms = index(
        [Called("tom-reyes", "Tom Reyes", (), ("Tom",)), Called("tom-ford", "Tom Ford", (), ("Tom",))]
    )
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


@pytest.mark.parametrize(
    ("name", "aka", "language", "journal_language", "expected"),
    [
        pytest.param("Maya Okafor", ("May",), None, "en", "Maya", id="the first word"),
        pytest.param("Mr Hargreaves", (), None, "en", "Mr Hargreaves", id="nobody is called by a title"),
        pytest.param("Sir W. Batten", (), None, "en", "Sir W. Batten", id="nor with a full stop behind it"),
        pytest.param("Uncle Wight", (), None, "en", "Uncle Wight", id="nor by being an uncle"),
        pytest.param("Alderman Backwell", (), None, "en", "Alderman Backwell", id="nor by an office"),
        pytest.param("Duke of Albemarle", (), None, "en", "Duke of Albemarle", id="nor by a dukedom"),
        pytest.param("Duke Ellington", (), None, "en", "Duke", id="unless that is his name"),
        pytest.param("Mr", (), None, "en", "Mr", id="where nothing else is known"),
        pytest.param("Mr. Hargreaves", (), None, "en", "Mr. Hargreaves", id="a title is no name"),
        pytest.param("Sir William Penn", (), None, "en", "Sir William Penn", id="nor is a rank"),
        pytest.param("Halász Zsófia", (), "hu", "en", "Zsófia", id="the family's name first"),
        pytest.param("林嘉怡", (), "zh", "en", "林嘉怡", id="no name in the journal's script"),
        pytest.param("林嘉怡", ("Lam Ka-yi", "Ka-yi"), "zh-Hant", "en", "Ka-yi", id="the shorter of two"),
        pytest.param(
            "林嘉怡", ("Lam Ka-yi",), "zh", "en", "Lam Ka-yi", id="nobody guesses which part is hers"
        ),
        pytest.param("Димитър Колев", ("Dimitar Kolev",), "bg", "en", "Dimitar", id="the first word of it"),
        pytest.param(
            "Димитър Колев", ("Dimitar Kolev",), "bg", "bg", "Димитър", id="a journal in that script"
        ),
        pytest.param("Maya Okafor", ("Мая",), "en", "uk", "Мая", id="a journal in another script"),
    ],
)
def test_what_somebody_is_called(
    name: str, aka: tuple[str, ...], language: str | None, journal_language: str, expected: str
) -> None:
    """In the script the journal is written in, where the writer gave a name in it."""
    assert call_name(name, aka, language, journal_language) == expected


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("maya-okafro", "maya-okafor"),
        ("mya-okafor", "maya-okafor"),
        ("xmaya-okafor", "maya-okafor"),
        ("Maya-Okaforxx", "maya-okafor"),
        ("ya-okafor", "maya-okafor"),
        ("aya-okafxor", "maya-okafor"),
        ("tomm", "tom"),
        ("tim", "tom"),
        ("tymx", None),
        ("maya", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_found(written: str, near: str | None) -> None:
    """One or two letters away, wherever in the word; one, in a short one."""
    names = index(Called(id, id, (), ()) for id in ("maya-okafor", "tom", "hana-sato"))
    assert names.nearest(written) == near
