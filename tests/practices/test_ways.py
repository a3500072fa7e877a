"""PLAYBOOK 7: ways to bring it back to life."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from journal.cadence import week_of
from journal.model.assessment import Finding
from journal.model.dates import PartialDate
from journal.model.note import Note
from journal.model.person import Death, Met, Origin, PersonRef, Relation, Spell
from journal.practices import ways as section
from journal.practices.scene import scene
from journal.practices.ways import WAYS, Asked, Way, ways
from tests.making import TODAY, journal, note, person

PLACE = Origin("contacts/maya/note.md", 1, 1)


def told(*practices: str, **facts: Any) -> dict[str, Finding]:
    return {p: Finding(p, "maya", MappingProxyType(facts), (PLACE,)) for p in practices}


def try_way(way: Way, found: dict[str, Finding], *parts: Any) -> Finding | None:
    seen = scene(journal(*parts), TODAY)
    return way(Asked(seen, seen.pasts["maya"], found))


def many(count: int, **values: Any) -> list[Note]:
    start = date(2026, 10, 1)
    return [note((start + timedelta(days=n)).isoformat(), **values) for n in range(count)]


CLIENT = person(circle="clients")


@pytest.mark.parametrize(
    ("way", "found", "parts", "holds"),
    [
        pytest.param(
            section.as_on_the_first_day, {}, [note("2023-11-22")], True, id="R1: known three years today"
        ),
        pytest.param(section.as_on_the_first_day, {}, [note("2023-11-23")], False, id="R1: tomorrow"),
        pytest.param(
            section.as_on_the_first_day, {}, [person(met=Met(PartialDate(2020)))], False, id="R1: no note"
        ),
        pytest.param(section.as_on_the_first_day, {}, many(53) * 2, True, id="R1: over a hundred contacts"),
        pytest.param(section.who_wanted_this, told("S1", "S2"), [CLIENT], True, id="R2: two signs"),
        pytest.param(section.who_wanted_this, told("S1"), [CLIENT], False, id="R2: one sign"),
        pytest.param(section.who_wanted_this, told("S1", "S2"), [person()], False, id="R2: no work"),
        pytest.param(section.a_new_song, {}, many(5, channel="call"), True, id="R3: five calls"),
        pytest.param(section.a_new_song, {}, many(4, channel="call"), False, id="R3: four"),
        pytest.param(
            section.a_new_song,
            {},
            [*many(4, channel="call"), note("2026-11-01", channel="walk")],
            False,
            id="R3: a walk",
        ),
        pytest.param(section.a_new_song, {}, many(5), False, id="R3: nobody says how"),
        pytest.param(section.value_in_a_new_way, {}, [person(needs=("a flat",))], True, id="R5: a need"),
        pytest.param(section.value_in_a_new_way, {}, [person()], False, id="R5: none"),
        pytest.param(
            section.change_the_scenery, {}, many(5, place="Rosa's"), True, id="R6: five times Rosa's"
        ),
        pytest.param(
            section.change_the_scenery,
            {},
            [*many(5, place="Rosa's"), note("2026-11-01")],
            True,
            id="R6: places alone count",
        ),
        pytest.param(
            section.change_the_scenery,
            {},
            [*many(5, place="Rosa's"), note("2026-11-01", place="the sea")],
            False,
            id="R6: elsewhere",
        ),
        pytest.param(section.a_looking_back_together, told("S6"), [CLIENT], True, id="R7: no feedback"),
        pytest.param(
            section.a_looking_back_together,
            {},
            [CLIENT, note("2025-11-22", kind="review")],
            True,
            id="R7: a review is due",
        ),
        pytest.param(
            section.a_looking_back_together,
            {},
            [CLIENT, note("2025-11-23", kind="review")],
            False,
            id="R7: due tomorrow",
        ),
        pytest.param(
            section.a_looking_back_together, told("S6"), [person()], False, id="R7: a circle without reviews"
        ),
        pytest.param(section.an_unexpected_gift, told("G2"), [person()], True, id="R8: G2"),
        pytest.param(section.an_unexpected_gift, told("S1"), [person()], False, id="R8: a sign alone"),
        pytest.param(section.an_outside_eye, told("S1", "S2"), [CLIENT], True, id="R9: two signs"),
    ],
)
def test_when_a_way_holds(way: Way, found: dict[str, Finding], parts: list[Any], holds: bool) -> None:
    """Each at its boundary, with evidence where it speaks."""
    finding = try_way(way, found, *(parts or [person()]))
    assert (finding is not None) is holds
    assert finding is None or finding.evidence


def test_a_new_song_prefers_what_was_warm_before() -> None:
    """R3: else something never tried."""
    warm = note("2025-01-01", channel="walk", felt="warm")
    finding = try_way(section.a_new_song, {}, warm, *many(5, channel="call"))
    assert finding is not None
    assert (finding.facts["instead"], finding.facts["was_warm"]) == ("walk", True)
    finding = try_way(section.a_new_song, {}, *many(5, channel="walk"))
    assert finding is not None
    assert (finding.facts["instead"], finding.facts["was_warm"]) == ("meal", False)


@pytest.mark.parametrize(
    ("other", "notes", "holds"),
    [
        pytest.param(person("tom", tags=("climbing",)), [note("2026-11-01", "tom")], True, id="a shared tag"),
        pytest.param(
            person("tom", city=(Spell("leeds"),)), [note("2026-11-01", "tom")], True, id="a shared city"
        ),
        pytest.param(person("tom"), [note("2026-11-01", "tom")], False, id="nothing shared"),
        pytest.param(
            person("tom", tags=("climbing",)), [note("2026-11-01", "tom", "maya")], False, id="they have met"
        ),
        pytest.param(
            person("tom", tags=("climbing",), died=Death()), [note("2026-11-01", "tom")], False, id="died"
        ),
        pytest.param(person("tom", tags=("climbing",)), [], False, id="never met by me either"),
    ],
)
def test_bring_someone_along(other: Any, notes: list[Note], holds: bool) -> None:
    """R4: somebody of a shared tag or city whom they have not met, while the talk is tired."""
    maya = person(tags=("Climbing",), city=(Spell("Leeds"),))
    assert bool(try_way(section.bring_someone_along, told("S5"), maya, other, *notes)) is holds
    assert try_way(section.bring_someone_along, told("S4"), maya, other, *notes) is None


@pytest.mark.parametrize(
    ("by", "holds"),
    [
        pytest.param(["alex", *[None] * 8], True, id="alex once, then only me"),
        pytest.param(["alex", *[None] * 7], False, id="alex within the last eight"),
        pytest.param([None] * 9, False, id="alex never knew them"),
        pytest.param(["me-myself", *[None] * 8], False, id="by me, said once"),
        pytest.param([None] * 7, False, id="too few notes"),
    ],
)
def test_bring_someone_along_where_only_one_of_us_is_left(by: list[str | None], holds: bool) -> None:
    """R4: several of us knew them, and lately it was always the same one."""
    maya = person(tags=("climbing",))
    notes = [note(f"2026-10-{day:02}", by=who) for day, who in enumerate(by, 1)]
    tom = [person("tom", tags=("climbing",)), note("2026-05-01", "tom", by="alex")]
    whole = journal(maya, person("me-myself"), *tom, *notes, me="me-myself")
    seen = scene(whole, TODAY)
    asked = section.Asked(seen, seen.pasts["maya"], told("S4"))
    assert bool(section.bring_someone_along(asked)) is holds


@pytest.mark.parametrize(
    ("written", "kind"),
    [("child", "child"), ("son", "child"), ("husband", "partner"), ("spouse", "spouse"), ("mother", None)],
)
def test_a_gift_may_be_for_somebody_close_to_them(written: str, kind: str | None) -> None:
    """R8: a child, partner or colleague of theirs, by name, whatever word calls them so."""
    finding = try_way(
        section.an_unexpected_gift, told("G2"), person(relations=(Relation(written, PersonRef("Ife")),))
    )
    assert finding is not None
    assert (finding.facts["for_whom"], finding.facts["kind"]) == ("Ife" if kind else None, kind)


def test_one_way_a_week_and_each_in_its_turn() -> None:
    """Of the ways that hold, the one at the week's number; all of them come round."""
    parts = [person(needs=("a flat",)), *many(5, place="Rosa's", channel="call")]
    whole = journal(*parts)
    seen_over_weeks = []
    for week in range(6):
        seen = scene(whole, TODAY + timedelta(weeks=week))
        (way,) = ways(seen, seen.pasts["maya"], list(told("S1").values()))
        seen_over_weeks.append(way.practice)
    assert seen_over_weeks[:3] == seen_over_weeks[3:]
    assert sorted(seen_over_weeks[:3]) == ["R3", "R5", "R6"]


@pytest.mark.parametrize(
    ("quiet", "offered"),
    [
        pytest.param((), {"R3", "R5", "R6"}, id="none"),
        pytest.param(("R3",), {"R5", "R6"}, id="one way"),
        pytest.param(("R",), set(), id="all ways"),
    ],
)
def test_a_quiet_way_leaves_its_turn_to_the_others(quiet: tuple[str, ...], offered: set[str]) -> None:
    """A way that is silenced costs no week: the others come round."""
    parts = [person(needs=("a flat",), quiet=quiet), *many(5, place="Rosa's", channel="call")]
    found: list[str] = []
    for week in range(6):
        seen = scene(journal(*parts), TODAY + timedelta(weeks=week))
        told_this_week = ways(seen, seen.pasts["maya"], list(told("S1").values()))
        assert len(told_this_week) == bool(offered)
        found += [way.practice for way in told_this_week]
    assert set(found) == offered


def test_no_way_without_a_sign() -> None:
    """Nothing is offered to a friendship that is well."""
    seen = scene(journal(*many(5, place="Rosa's")), TODAY)
    assert ways(seen, seen.pasts["maya"], list(told("C1", "K2").values())) == ()


@pytest.mark.parametrize(
    ("day", "week"),
    [
        pytest.param(date(1970, 1, 1), 0, id="the first week"),
        pytest.param(date(1970, 1, 4), 0, id="its Sunday"),
        pytest.param(date(1970, 1, 5), 1, id="the next Monday"),
        pytest.param(date(2026, 11, 22), 2968, id="a Sunday"),
    ],
)
def test_weeks_are_counted_from_1970(day: date, week: int) -> None:
    """ISO weeks: Monday to Sunday."""
    assert week_of(day) == week


def test_every_way_has_a_place_in_the_order() -> None:
    """R1 to R9."""
    assert len(WAYS) == 9
