"""Desks write down what is read of shared things; words tell values apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType

import pytest
from msgspec import Struct

from journal.site.tracing import Library, Read, UnspokenError, Words, reading
from tests.making import note


class Shelf(Struct, frozen=True, dict=True):
    """Something shared."""

    books: Mapping[str, str]
    owner: str = "Nell"
    other: Other | None = None

    @property
    def first(self) -> str:
        """Read of the books."""
        return self.books["a"]

    def found(self, title: str) -> str | None:
        """Read of the books."""
        return self.books.get(title)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Worked out once, of all books."""
        return tuple(self.books)


class Other(Struct, frozen=True):
    """Another thing that is shared."""

    chairs: Mapping[int, str]


OTHER = Other({1: "oak"})
SHELF = Shelf({"a": "Ada", "b": "Bede"}, other=OTHER)


def library(shelf: Shelf = SHELF, other: Other = OTHER) -> Library:
    return Library((Shelf, lambda: shelf), (Other, lambda: other))


def read_by(look: Callable[[Shelf], object]) -> list[Read]:
    """What a look at the desk writes down."""
    desk = library().desk(SHELF)
    with reading() as reads:
        look(desk)
    return list(reads)


@pytest.mark.parametrize(
    ("look", "reads"),
    [
        pytest.param(lambda desk: desk.owner, [("Shelf.owner*", None)], id="a value"),
        pytest.param(lambda desk: desk.books["a"], [("Shelf.books", "a")], id="a key"),
        pytest.param(lambda desk: desk.books.get("z"), [("Shelf.books", "z")], id="a key that is not there"),
        pytest.param(lambda desk: "z" in desk.books, [("Shelf.books", "z")], id="whether there is one"),
        pytest.param(lambda desk: list(desk.books), [("Shelf.books#", None)], id="which keys"),
        pytest.param(lambda desk: len(desk.books), [("Shelf.books#", None)], id="how many"),
        pytest.param(lambda desk: list(desk.books.values()), [("Shelf.books*", None)], id="all values"),
        pytest.param(lambda desk: dict(desk.books.items()), [("Shelf.books*", None)], id="all of it"),
        pytest.param(lambda desk: desk.first, [("Shelf.books", "a")], id="a property reads in front"),
        pytest.param(lambda desk: desk.found("b"), [("Shelf.books", "b")], id="a function, too"),
        pytest.param(lambda desk: desk.titles, [("Shelf.titles*", None)], id="what is kept, behind"),
        pytest.param(lambda desk: desk.other.chairs[1], [("Other.chairs", 1)], id="another desk"),
        pytest.param(lambda desk: (desk.owner, desk.owner), [("Shelf.owner*", None)], id="once"),
    ],
)
def test_a_desk_writes_down_what_is_read(look: Callable[[Shelf], object], reads: list[Read]) -> None:
    """And gives what the thing behind it gives."""
    assert read_by(look) == reads


def test_a_desk_gives_what_is_behind_it() -> None:
    """Whether anybody writes it down or not."""
    desk = library().desk(SHELF)
    assert (desk.owner, desk.first, desk.found("b"), desk.titles) == ("Nell", "Ada", "Bede", ("a", "b"))
    with pytest.raises(KeyError):
        desk.books["z"]
    with pytest.raises(AttributeError):
        desk.nothing  # type: ignore[attr-defined]  # noqa: B018


def word(shelf: Shelf, *reads: Read, notes: Mapping[str, str] = MappingProxyType({})) -> str:
    return Words(library(shelf), notes).of(reads)


@pytest.mark.parametrize(
    ("read", "same", "other"),
    [
        pytest.param(("Shelf.books", "a"), {"a": "Ada", "c": ""}, {"a": "Ann"}, id="of a key, its value"),
        pytest.param(("Shelf.books", "z"), {"a": "Ann"}, {"z": ""}, id="of a key that is not there"),
        pytest.param(("Shelf.books#", None), {"a": "", "b": ""}, {"b": "Bede", "a": "Ada"}, id="of the keys"),
        pytest.param(("Shelf.books*", None), {"a": "Ada", "b": "Bede"}, {"a": "Ada", "b": ""}, id="of all"),
        pytest.param(("Shelf.nothing", "a"), {}, None, id="of what is there no longer"),
    ],
)
def test_a_word_tells_values_apart(
    read: Read, same: Mapping[str, str], other: Mapping[str, str] | None
) -> None:
    """The same value, the same word; another, another."""
    before = word(SHELF, read)
    assert word(Shelf(same), read) == before
    if other is not None:
        assert word(Shelf(other), read) != before


class Colour(Enum):
    """A choice."""

    RED = 1
    BLUE = 2


class Cover(Struct, frozen=True):
    """A value of several kinds."""

    colour: object = Colour.RED
    parts: object = (1, "x", None)
    more: object = MappingProxyType({"a": 1, "b": 2})
    days: object = frozenset({date(2026, 1, 1), date(2026, 2, 2)})


VALUES = [
    *(None, True, 1, 1.5, "1", "", (), ("1",), (1,), ((1,),), date(2026, 1, 1), Colour.RED, Colour.BLUE),
    *(frozenset({1, 2}), frozenset({1}), {"a": 1}, {"a": 2}, {}, Cover(), Cover(parts=(1, "x"))),
    *(Cover(colour=Colour.BLUE), Cover(more={"a": 1}), note("2026-01-01"), note("2026-01-02")),
]


def test_no_two_values_have_one_word() -> None:
    """Of any kind that stands in the model."""
    words = [word(Shelf({"a": value}), ("Shelf.books", "a")) for value in VALUES]  # type: ignore[dict-item]
    assert len(set(words)) == len(VALUES)
    again = [word(Shelf({"a": value}), ("Shelf.books", "a")) for value in VALUES]  # type: ignore[dict-item]
    assert words == again


def test_a_note_may_bring_its_word() -> None:
    """Whoever knows what it was made of need not have it looked through."""
    some = note("2026-01-01")
    shelf = Shelf({"a": some})  # type: ignore[dict-item]
    words = {word(shelf, ("Shelf.books", "a"), notes={some.file: said}) for said in ("one", "two")}
    assert len(words) == 2


def test_a_kind_without_a_word_is_said_so() -> None:
    """A page that read it leaves no trace."""
    with pytest.raises(UnspokenError, match="object"):
        word(Shelf({"a": object()}), ("Shelf.books", "a"))  # type: ignore[dict-item]
