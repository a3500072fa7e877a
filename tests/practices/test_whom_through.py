"""Who came through whom, and who begins."""

from __future__ import annotations

import pytest

from journal.model.journal import Journal
from journal.model.note import Exchange
from journal.model.person import Death, Met, Person, PersonRef
from journal.practices.scene import scene
from journal.practices.whom_through import Begun, introduction_trees, who_begins
from tests.making import TODAY, journal, note, person


def met(id: str, *through: str, **values: object) -> Person:
    return person(id, met=Met(through=tuple(PersonRef(each, each) for each in through)), **values)


def drawn(book: Journal, least: int = 3) -> list[str]:
    """Trees as text, a dot for each step inwards."""
    trees = introduction_trees(scene(book, TODAY), least)
    return [" ".join("." * each.depth + each.person for each in tree) for tree in trees]


@pytest.mark.parametrize(
    ("people", "trees"),
    [
        pytest.param([met("b", "a"), met("c", "a"), person("a")], ["a .b .c"], id="two through one"),
        pytest.param([person("a"), met("b", "a"), met("c", "b")], ["a .b ..c"], id="in a chain"),
        pytest.param([person("a"), met("b", "a")], [], id="two are no tree"),
        pytest.param(
            [person("a"), met("b", "a"), met("c", "a"), person("x"), *(met(f"y{n}", "x") for n in range(3))],
            ["x .y0 .y1 .y2", "a .b .c"],
            id="the largest first",
        ),
        pytest.param(
            [person("x"), met("y", "x"), met("z", "x"), person("a"), met("b", "a"), met("c", "a")],
            ["x .y .z", "a .b .c"],
            id="of two as large, the one that stands first",
        ),
        pytest.param([met("a", "c"), met("b", "a"), met("c", "b")], ["a .b ..c"], id="a circle is cut open"),
        pytest.param(
            [met("a", "b"), met("b", "a"), met("c", "b"), met("d", "c")],
            ["a .b ..c ...d"],
            id="below a circle",
        ),
        pytest.param(
            [person("a"), met("b", "nobody", "a"), met("c", "a", "b")],
            ["a .b .c"],
            id="the first who is known",
        ),
        pytest.param([met("a", "a"), met("b", "a"), met("c", "a")], ["a .b .c"], id="through oneself"),
        pytest.param([person("me"), met("b", "me"), met("c", "me")], [], id="through the writer"),
    ],
)
def test_trees(people: list[Person], trees: list[str]) -> None:
    """Everybody hangs once, below whom they came through."""
    assert drawn(journal(*people, me="me")) == trees


def test_a_chain_of_thousands_has_no_limit() -> None:
    """However deep a tree is, it is walked without calling itself."""
    people = [person("p0"), *(met(f"p{n}", f"p{n - 1}") for n in range(1, 5000))]
    (tree,) = introduction_trees(scene(journal(*people), TODAY))
    assert tree[-1].depth == 4999


def test_an_introduction_received_counts_where_the_file_says_nothing() -> None:
    """The earliest one; what ``met.through`` says stands before it."""
    gave = {"received": (Exchange("introduction", "c", ("a",), about=("c",)),)}
    later = {"received": (Exchange("referral", "c, d", ("b",), about=("c", "d")),)}
    other = {"received": (Exchange("gift", "d", ("a",), about=("d",)),)}
    notes = [
        note("2026-05-01", "a", **gave),
        note("2026-06-01", "b", **later),
        note("2026-04-01", "a", **other),
    ]
    book = journal(person("a"), met("b", "a"), person("c"), person("d"), *notes)
    assert drawn(book) == ["a .b ..d .c"]


@pytest.mark.parametrize("quiet", ["G6", "G"])
def test_trees_are_quiet(quiet: str) -> None:
    """Where G6 shall not speak, there is no tree."""
    assert drawn(journal(person("a"), met("b", "a"), met("c", "a"), quiet=(quiet,))) == []


def started(id: str, *who: str) -> list[object]:
    return [note(f"2026-01-{n:02}", id, started=each) for n, each in enumerate(who, 1)]


def test_who_begins() -> None:
    """Counts of either side; "both" for neither, and too few for nobody."""
    parts = [
        *started("maya", "me", "me", "them", "both"),
        *started("tom", "them", "both"),
        *started("hana", "them", "them"),
        note("2026-03-01", "hana", started="me", reply="waiting"),
    ]
    found = who_begins(scene(journal(*parts), TODAY))
    assert sorted(found, key=lambda each: each.person) == [Begun("hana", 0, 2), Begun("maya", 2, 1)]


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param(person("maya", quiet=("G4",)), id="quiet about them"),
        pytest.param(person("maya", died=Death(None)), id="they died"),
        pytest.param(person("alex"), id="the writer"),
    ],
)
def test_who_is_left_out(left_out: Person) -> None:
    """Nobody is counted of whom it is not to be said."""
    notes = started(left_out.id, "me", "them", "me")
    assert who_begins(scene(journal(left_out, *notes, me="alex"), TODAY)) == ()
