"""PLAYBOOK 8: the whole, its circles and its year, organisations, writers, the week."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journal.model.dates import Cadence, PartialDate, Unit
from journal.model.note import Exchange, Note
from journal.model.person import Death, Lapse, Met, PersonRef, Work
from journal.model.whole import Whole
from journal.practices.assess import assess
from journal.practices.week import week
from tests.making import TODAY, journal, note, person, promise
from tests.practices.test_signs import ago, row, spaced


def whole(*parts: object, **values: object) -> Whole:
    found = assess(journal(*parts, **values), TODAY).whole  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        pytest.param(row(["warm"] * 3, "felt"), None, id="three tones"),
        pytest.param(row(["warm"] * 4, "felt"), ("warm",) * 4, id="four"),
        pytest.param(row(["flat", *["warm"] * 8], "felt"), ("warm",) * 8, id="the last eight"),
    ],
)
def test_pleasant(parts: list[Note], told: tuple[str, ...] | None) -> None:
    """H1: fewer than four values, no sentence."""
    found = whole(*parts).together.get("maya")
    assert (found.pleasant.felt if found and found.pleasant else None) == told


def test_mutual_and_durable() -> None:
    """H1: who began, what went back and forth, how many of the last gaps were kept."""
    gift = (Exchange("gift", "a book", ("maya",)),)
    maya = person(cadence=Cadence(10, Unit.DAY), met=Met(PartialDate(2020, 11, 23)))
    notes = [*row(["me", "me", "them", "both", "me"], "started", gap=10), ago(5, gave=gift)]
    found = whole(maya, *notes).together["maya"]
    assert found.mutual is not None
    assert (found.mutual.mine, found.mutual.theirs, found.mutual.both, found.mutual.gave) == (3, 1, 1, 0)
    assert found.durable is not None
    assert (found.durable.years, found.durable.kept, found.durable.gaps) == (5, 5, 5)
    assert whole(maya, *row(["me"] * 3, "started")).together == {}


def test_years_with_somebody_end_with_them() -> None:
    """Whoever died was known until then, and no rhythm is held against it."""
    maya = person(
        cadence=Cadence(10, Unit.DAY), met=Met(PartialDate(2020, 11, 1)), died=Death(PartialDate(2024, 12, 3))
    )
    found = whole(maya, *row(["me"] * 6, "started", gap=10)).together["maya"]
    assert found.durable is not None
    assert (found.durable.years, found.durable.kept) == (4, None)


@pytest.mark.parametrize(
    ("values", "gap", "drifts"),
    [
        pytest.param({"circle": "close"}, 93, True, id="slower than friends"),
        pytest.param({"circle": "close"}, 91, False, id="as friends"),
        pytest.param({"circle": "wider"}, 800, False, id="nothing lies further out"),
        pytest.param({"circle": "close", "cadence": Cadence(1, Unit.YEAR)}, 93, False, id="meant so"),
        pytest.param({"circle": "close", "quiet": ("H2",)}, 93, False, id="quiet"),
        pytest.param({"circle": "close", "died": Death()}, 93, False, id="died"),
    ],
)
def test_drifting_outward(values: dict[str, Any], gap: int, drifts: bool) -> None:
    """H2: the usual gap over the cadence of the next circle of the same kind."""
    assert bool(whole(person(**values), *spaced(*[gap] * 4)).drifting) is drifts


def test_circles_beside_what_they_hold() -> None:
    """H2: the writer and the dead are left out."""
    people = [person("a", circle="inner"), person("b", circle="inner", died=Death()), person("me")]
    counts = {c.circle: (c.people, c.holds) for c in whole(*people, me="me").circles}
    assert counts["inner"] == (("a",), 5)
    assert counts["friends"] == ((), 50)
    assert whole(*people, quiet=("H2",)).circles == ()


@pytest.mark.parametrize(
    ("parts", "arrivals", "returns", "goodbyes"),
    [
        pytest.param([person(met=Met(PartialDate(2025, 11, 23)))], 1, 0, 0, id="met this year"),
        pytest.param([person(met=Met(PartialDate(2025, 11, 22)))], 0, 0, 0, id="a year ago"),
        pytest.param([person(met=Met(PartialDate(2026)))], 1, 0, 0, id="met in 2026"),
        pytest.param([note("2024-01-01"), note("2026-11-01")], 0, 1, 0, id="back after years"),
        pytest.param([note("2026-03-01"), note("2026-11-01")], 1, 0, 0, id="three gaps are too few"),
        pytest.param([person(died=Death(PartialDate(2026, 1, 1)))], 0, 0, 1, id="died"),
        pytest.param([person(died=Death(PartialDate(2024)))], 0, 0, 0, id="died long ago"),
        pytest.param(
            [person(lapse=Lapse("drift", PartialDate(2026, 3), closed=True))], 0, 0, 1, id="left as it is"
        ),
    ],
)
def test_the_year(parts: list[object], arrivals: int, returns: int, goodbyes: int) -> None:
    """H2: who came, came back and went in twelve months."""
    year = whole(*parts).year
    assert (len(year.arrivals), len(year.returns), len(year.goodbyes)) == (arrivals, returns, goodbyes)


def test_an_organisation_one_by_one() -> None:
    """H3: who is there now and was before, and which of us knows whom."""
    found = whole(
        person("a", work=(Work("Arup"),)),
        person("b", work=(Work("ARUP", until=PartialDate(2025)),)),
        person("c", work=(Work("Arup"),), died=Death()),
        note("2026-10-01", "a", by="tom"),
        note("2026-11-01", "a"),
        note("2026-11-20", "b"),
        me="me",
    ).organisations
    (arup,) = found
    assert (arup.name, [t.person for t in arup.now], [t.person for t in arup.before]) == (
        "Arup",
        ["a"],
        ["b", "c"],
    )
    assert [by for by, _ in arup.now[0].by] == ["me", "tom"]
    assert arup.last is not None
    assert arup.last.date == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("parts", "speaks"),
    [
        pytest.param([ago(20, by="tom"), ago(1)], True, id="two gaps without the owner"),
        pytest.param([ago(19, by="tom"), ago(1)], False, id="the day before"),
        pytest.param([ago(20, by="tom"), ago(9, "zoe")], False, id="nobody else spoke"),
        pytest.param([ago(40), ago(1)], False, id="one writer"),
        pytest.param([ago(40), ago(1), note("2026-01-01", "zoe", by="tom")], True, id="never the owner"),
    ],
)
def test_hand_over(parts: list[Note], speaks: bool) -> None:
    """H4: no contact by the owner for two cadences, in a journal of two writers."""
    maya = person(owner=PersonRef("tom", "tom"), cadence=Cadence(10, Unit.DAY))
    found = assess(journal(maya, *parts, me="me"), TODAY)
    assert ("H4" in [f.practice for f in found.findings.get("maya", ())]) is speaks


def test_who_spoke_last() -> None:
    """H4: nothing in a journal of one writer."""
    told = whole(ago(20, by="tom"), ago(1), me="me").voices["maya"]
    assert told.last_by == "me"
    assert whole(ago(20), ago(1), me="me").voices == {}


def test_new_and_old() -> None:
    """H6: touches of the quarter, and of the two years before it."""
    old = person("old", met=Met(PartialDate(2000, 1, 1)))
    quarter = [note(f"2026-10-{day:02}", "old") for day in range(1, 11)]
    before = [note(f"2025-03-{day:02}", "old") for day in range(1, 11)]
    fresh = [note("2026-10-05"), note("2024-09-30", "old", file="contacts/old/x.md")]
    told = whole(old, *quarter, *before, *fresh).new_and_old
    assert told is not None
    assert (told.new, told.all, told.usual_new, told.usual_all) == (1, 11, 0, 10)
    assert whole(old, *quarter[1:], *before).new_and_old is None


def test_the_week() -> None:
    """H5: late promises, what was given, and something to be thankful for."""
    gift = (Exchange("gift", "a book", ("maya",)),)
    book = journal(
        ago(6, gave=gift, felt="warm"),
        ago(7, gave=gift),
        promise("Late", due="2026-11-21"),
        promise("Not yet", due="2026-11-22"),
    )
    told = week(book, assess(book, TODAY))
    assert [s.promise.text for s in told.late] == ["Late"]
    assert [n.date.day for n in told.gave] == [16]
    assert told.thankful is not None
    assert told.thankful.date.day == 16
    assert [d.what for d in told.days] == ["Not yet"]
