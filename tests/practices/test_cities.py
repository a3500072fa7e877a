"""Cities: who lives there and who did, when one was there, and in which city a place lies."""

from __future__ import annotations

import pytest

from journal.model.city import City
from journal.model.dates import Cadence, PartialDate, Unit
from journal.model.note import Note
from journal.model.person import Death, Lapse, Pause, Person, Spell
from journal.practices.cities import cities, cities_of, last_met
from journal.practices.scene import scene
from tests.making import TODAY, journal, note, person


def city(name: str, *parts: Person | Note, **values: object) -> City:
    """What is known of one city."""
    found = cities(scene(journal(*parts, **values), TODAY))
    return next(city for city in found if city.name == name)


def lives(id: str, *spells: Spell, **values: object) -> Person:
    return person(id, city=spells or (Spell("Leeds"),), **values)


@pytest.mark.parametrize(
    ("spell", "expected"),
    [
        pytest.param(Spell("Leeds"), "here", id="no dates"),
        pytest.param(Spell("Leeds", since=PartialDate(2026, 11)), "here", id="from this month on"),
        pytest.param(Spell("Leeds", since=PartialDate(2027)), "moved", id="still to come"),
        pytest.param(Spell("Leeds", until=PartialDate(2026, 11)), "here", id="this month is the last"),
        pytest.param(Spell("Leeds", until=PartialDate(2026, 10)), "moved", id="until last month"),
    ],
)
def test_who_lives_there_now(spell: Spell, expected: str) -> None:
    """A spell holds on every day that it covers."""
    found = city("Leeds", lives("maya", spell))
    assert (found.here, [id for id, _ in found.moved]) == (
        (("maya",), []) if expected == "here" else ((), ["maya"])
    )


def test_for_whom_it_has_been_a_while_comes_first() -> None:
    """Then soon and in touch, then who rests; it broke: last of all. The longest ago first among equals."""
    monthly = {"cadence": Cadence(1, Unit.MONTH)}
    people = [
        lives("fresh", **monthly),
        lives("while", **monthly),
        lives("longer", **monthly),
        lives("rests", paused=Pause()),
        lives("broke", lapse=Lapse("rupture"), **monthly),
    ]
    days = {"fresh": "2026-11-20", "while": "2026-09-01", "longer": "2026-08-01", "broke": "2020-01-01"}
    found = city("Leeds", *people, *(note(day, id) for id, day in days.items()))
    assert found.here == ("longer", "while", "fresh", "rests", "broke")


def test_the_writer_and_the_dead_are_not_visited() -> None:
    """Where the writer lives is home; who died is remembered there."""
    found = city("Leeds", lives("me"), lives("gwen", died=Death(PartialDate(2024))), lives("maya"), me="me")
    assert (found.here, found.remembered, found.is_home) == (("maya",), ("gwen",), True)


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        pytest.param({}, True, id="a visit"),
        pytest.param({"channel": "walk"}, True, id="a walk"),
        pytest.param({"channel": "call"}, False, id="a call from afar"),
        pytest.param({"kind": "thought"}, False, id="a thought"),
        pytest.param({"reply": "waiting"}, False, id="nobody was met"),
        pytest.param({"place": None}, False, id="nowhere"),
    ],
)
def test_when_one_was_there(values: dict[str, str], counts: bool) -> None:
    """By the place of a note, if one goes where it is."""
    one = note("2026-05-01", "maya", **({"place": "the canal, Leeds"} | values))
    assert bool(city("Leeds", lives("maya"), one).been) is counts


def test_what_is_planned_there() -> None:
    """A plan is no visit yet, whatever will be of it."""
    found = city("Leeds", lives("maya"), note("2026-12-01", "tom", place="Leeds", reply="waiting"))
    assert ([plan.date.month for plan in found.plans], found.been) == ([12], ())


TOWNS = {
    name: name.casefold() for name in ("Berwick-upon-Tweed", "York", "New York", "North Shields", "Lyon")
}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param("Lyon", ("Lyon",), id="itself"),
        pytest.param("a café, LYON", ("Lyon",), id="behind a comma, in any case"),
        pytest.param("Lyons Corner House", (), id="within another word"),
        pytest.param("Tweed Court, Berwick", ("Berwick-upon-Tweed",), id="the beginning of a long name"),
        pytest.param("a hotel, New York", ("New York",), id="the longer of two names"),
        pytest.param("Ber", (), id="a few letters"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_in_which_city_a_place_lies(place: str, expected: tuple[str, ...]) -> None:
    """A name within the place, or a part of it that begins one city's name."""
    assert cities_of(place, TOWNS) == expected


def test_a_beginning_of_two_names_is_neither() -> None:
    """Nothing is guessed."""
    assert cities_of("Newcastle", {"a": "newcastle upon tyne", "b": "newcastle, maine"}) == ()


@pytest.mark.parametrize(
    ("name", "town", "country"),
    [
        ("Lyon, France", "Lyon", "France"),
        ("Lyon", "Lyon", ""),
        (", France", "France", ""),
        ("Portland, Oregon, USA", "Portland, Oregon", "USA"),
    ],
)
def test_a_country_stands_behind_the_last_comma(name: str, town: str, country: str) -> None:
    """As one writes it on a letter."""
    assert (City(name).town, City(name).country) == (town, country)


def test_cities_stand_by_country_then_by_name() -> None:
    """Marks and case do not count; without a country they come first."""
    names = ["York", "Ålesund, Norway", "Lyon, France", "alnwick", "Bergen, Norway"]
    found = cities(scene(journal(*(lives(f"p{n}", Spell(name)) for n, name in enumerate(names))), TODAY))
    assert [city.name for city in found] == [
        "alnwick", "York", "Lyon, France", "Ålesund, Norway", "Bergen, Norway",
    ]  # fmt: skip


def test_when_one_last_met() -> None:
    """A contact in one place, not a call since."""
    book = journal(person(), note("2026-05-01", channel="meal"), note("2026-10-01", channel="call"))
    found = last_met(scene(book, TODAY).pasts["maya"])
    assert found is not None
    assert found.date.month == 5
