"""What a year held: with whom, who was new, who came back, what happened."""

from __future__ import annotations

from datetime import date

import pytest

from journal.model.dates import Birthday, Cadence, MonthDay, PartialDate, Unit
from journal.model.keepsake import Keepsake, Turn
from journal.model.note import Exchange, News, Note, Promise
from journal.model.person import Death, LifeEvent, Met, Person, Spell, Work, YearlyDay
from journal.practices.keepsake import keepsakes
from journal.practices.scene import scene
from tests.making import TODAY, journal, note, person, promise

START = note("2020-01-01", "somebody")


def told(
    *parts: Person | Note | Promise, year: int = 2026, today: date = TODAY, **values: object
) -> Keepsake:
    """The keepsake of a year, in a journal that began long before."""
    return keepsakes(scene(journal(START, note(f"{year}-01-01", "anybody"), *parts, **values), today))[year]


def months(*numbers: int, who: str = "maya", year: int = 2026) -> tuple[Note, ...]:
    return tuple(note(f"{year}-{month:02}-10", who) for month in numbers)


@pytest.mark.parametrize(
    ("notes", "year", "steady", "often"),
    [
        pytest.param(months(*range(1, 10)), 2026, ("maya",), (), id="nine of the eleven months so far"),
        pytest.param(months(*range(1, 9)), 2026, (), ("maya",), id="eight of eleven"),
        pytest.param(months(1, 2, 3, 4), 2026, (), (), id="four of eleven"),
        pytest.param(months(*range(1, 10), year=2025), 2025, (), ("maya",), id="nine of twelve"),
        pytest.param(months(*range(1, 11), year=2025), 2025, ("maya",), (), id="ten of twelve"),
        pytest.param(months(1, 1, 1), 2026, (), (), id="three notes of one month"),
    ],
)
def test_with_whom_most(
    notes: tuple[Note, ...], year: int, steady: tuple[str, ...], often: tuple[str, ...]
) -> None:
    """By the months in which there was a contact, of those that have begun."""
    found = told(*notes, year=year)
    assert (found.steady, found.often) == (steady, often)


def test_the_first_weeks_of_a_year_say_nothing() -> None:
    """Two months of two are no habit."""
    found = told(*months(1, 2), today=date(2026, 2, 20))
    assert (found.steady, found.often) == ((), ())


def test_a_year_that_the_journal_began_in_counts_from_there() -> None:
    """From August on there are five months; four of them are nearly all."""
    (found,) = keepsakes(scene(journal(*months(8, 9, 10, 12, year=2025)), TODAY)).values()
    assert found.steady == ("maya",)


def test_the_writer_is_not_in_their_own_company() -> None:
    """Notes about oneself are no meeting."""
    assert told(*months(*range(1, 12)), me="maya").steady == ()


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            (person(met=Met(on=PartialDate(2026, 5))),), [("maya", "2026-05", False)], id="met in May"
        ),
        pytest.param((person(met=Met(on=PartialDate(2025))),), [], id="met the year before"),
        pytest.param((person(met=Met(on=PartialDate(2026, 12))),), [], id="still to come"),
        pytest.param((note("2026-03-01"),), [("maya", "2026-03-01", True)], id="the first note"),
        pytest.param((note("2025-03-01"), note("2026-03-01")), [], id="not the first note"),
        pytest.param((person(met=Met(at="the wall")), note("2026-03-01")), [], id="met, nobody knows when"),
        pytest.param(
            (person(birthday=Birthday(2026, 2, 1)), note("2026-03-01")), [], id="who was born that year"
        ),
    ],
)
def test_whom_one_met(parts: tuple[Person | Note, ...], expected: list[tuple[str, str, bool]]) -> None:
    """By the day that is written; without one, whoever stands in the notes for the first time."""
    found = [(m.person, str(m.on), m.note is not None) for m in told(*parts).met if m.person == "maya"]
    assert found == expected


def test_in_the_first_year_nobody_is_new() -> None:
    """With the journal's first note one does not meet one's mother."""
    (found,) = keepsakes(scene(journal(note("2026-01-01"), note("2026-02-01", "tom")), TODAY)).values()
    assert found.met == ()


def test_who_came_back() -> None:
    """A contact that ended a long silence is of the year in which it was, also of somebody who has died."""
    parts = (
        person(cadence=Cadence(1, Unit.MONTH), died=Death(PartialDate(2026, 6, 1))),
        note("2023-01-10"),
        note("2025-02-10"),
    )
    assert [(each.person, each.gap) for each in told(*parts, year=2025).returns] == [("maya", 762)]
    assert told(*parts, year=2026).returns == ()


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            (person(events=(LifeEvent(PartialDate(2026, 2), "started at Arup"),)),),
            [("2026-02", Turn.TOLD, "started at Arup")],
            id="an event",
        ),
        pytest.param(
            (note("2026-02-01", news=(News("her viva", ("maya",), date(2026, 3, 3)),)),),
            [("2026-03-03", Turn.TOLD, "her viva")],
            id="news with a day",
        ),
        pytest.param(
            (note("2026-11-01", news=(News("her viva", ("maya",), date(2026, 12, 3)),)),), [], id="not yet"
        ),
        pytest.param((person(birthday=Birthday(2026, 2, 1)),), [("2026-02-01", Turn.BORN, "")], id="a birth"),
        pytest.param((person(died=Death(PartialDate(2026, 2))),), [("2026-02", Turn.DIED, "")], id="a death"),
        pytest.param(
            (person(city=(Spell("York"), Spell("Leeds", since=PartialDate(2026, 4)))),),
            [("2026-04", Turn.MOVED, "Leeds")],
            id="a move",
        ),
        pytest.param((person(city=(Spell("Leeds", since=PartialDate(2026, 12)),)),), [], id="a move to come"),
        pytest.param((person(birthday=Birthday(2026, None, None, about=True)),), [], id="born about then"),
        pytest.param(
            (person(work=(Work("Arup", since=PartialDate(2026)),)),),
            [("2026", Turn.WORK, "Arup")],
            id="work, the year alone",
        ),
        pytest.param(
            (
                person(
                    work=(Work("Arup", since=PartialDate(2026, 2)),),
                    events=(LifeEvent(PartialDate(2026, 2), "started at Arup"),),
                ),
            ),
            [("2026-02", Turn.TOLD, "started at Arup")],
            id="work that the writer's own words tell of",
        ),
        pytest.param(
            (person(birthday=Birthday(1986, 3, 1)), note("2026-05-01")),
            [("2026-03-01", Turn.DAY, "")],
            id="a round birthday",
        ),
        pytest.param((person(birthday=Birthday(1986, 3, 1)),), [], id="of somebody one never meets"),
        pytest.param((person(birthday=Birthday(1985, 3, 1)), note("2026-05-01")), [], id="no round one"),
        pytest.param(
            (person(birthday=Birthday(1986, 12, 1)), note("2026-05-01")), [], id="a day still to come"
        ),
        pytest.param(
            (person(dates=(YearlyDay(PartialDate(2011, 6, 2), "wedding"),)), note("2026-05-01")),
            [("2026-06-02", Turn.DAY, "wedding")],
            id="fifteen years",
        ),
        pytest.param(
            (person(dates=(YearlyDay(MonthDay(6, 2), "name day"),)), note("2026-05-01")),
            [],
            id="a day of every year",
        ),
    ],
)
def test_what_happened(parts: tuple[Person | Note, ...], expected: list[tuple[str, Turn, str]]) -> None:
    """In people's lives, and the days that were round."""
    assert [(str(each.on), each.turn, each.what) for each in told(*parts).happened] == expected


def test_news_of_two_is_told_once() -> None:
    """What stands in one note of both of them is one thing that happened."""
    both = note("2026-02-01", "maya", "tom", news=(News("the wedding", ("maya", "tom"), date(2026, 3, 3)),))
    (found,) = told(both).happened
    assert found.people == ("maya", "tom")


def test_given_received_and_kept() -> None:
    """What the notes of the year say, and the promises kept in it; a task of one's own is nobody's."""
    parts = (
        note("2026-02-01", gave=(Exchange("gift", "Piranesi", ("maya",)),)),
        note("2026-03-01", received=(Exchange("advice", "ask", ("maya",)),)),
        note("2025-03-01", received=(Exchange("advice", "older", ("maya",)),)),
        note("2026-12-24", gave=(Exchange("gift", "planned", ("maya",)),)),
        promise(mark="kept", done="2026-05-01"),
        promise(mark="kept", done="2025-05-01", text="older"),
        promise(mark="kept", done="2026-05-01", to=(), text="my own"),
        promise(mark="let-go", done="2026-05-01", text="let go"),
    )
    found = told(*parts)
    assert [each.exchange.what for each in found.gave] == ["Piranesi"]
    assert [each.exchange.what for each in found.received] == ["ask"]
    assert [each.promise.text for each in found.kept] == ["Send the photos"]


def test_where_those_live_and_work_whom_one_was_in_touch_with() -> None:
    """What held in that year, most of them first; nobody else's city."""
    parts = (
        person("maya", city=(Spell("York", until=PartialDate(2025)), Spell("Leeds"))),
        person("tom", city=(Spell("Leeds"),), work=(Work("Arup"),)),
        person("hana", city=(Spell("Bath"),)),
        note("2026-02-01", "maya", place="the canal"),
        note("2026-03-01", "tom", place="the canal"),
        note("2026-03-02", "tom", place="home"),
    )
    found = told(*parts)
    assert (found.cities, found.organisations) == (("Leeds",), ("Arup",))
    assert found.places == ("the canal", "home")


def test_years_without_a_note_and_years_to_come_have_no_keepsake() -> None:
    """A plan alone makes no year."""
    assert list(keepsakes(scene(journal(note("2024-01-01"), note("2027-01-01")), TODAY))) == [2024]
    assert keepsakes(scene(journal(), TODAY)) == {}
