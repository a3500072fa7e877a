"""How it went over time: the counts by month are the rules asked for each month, only cheaper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.assessment import State
from journal.model.dates import Cadence, PartialDate, Unit
from journal.model.journal import Journal
from journal.model.person import Death, Lapse, Met, Pause, Person
from journal.practices.clock import standing
from journal.practices.over_time import (
    Given,
    in_touch_by_month,
    month_ends,
    promises_by_quarter,
    quarter_starts,
    tones_by_quarter,
)
from journal.practices.scene import scene
from tests.making import TODAY, journal, note, person, promise

WITHIN = {State.FRESH, State.SOON}
COUNTED = WITHIN | {State.DUE, State.OVERDUE, State.DORMANT}


def asked_anew(book: Journal, months: int) -> list[tuple[date, int, int]]:
    """The same by asking the clock at the end of each month."""
    rows = []
    for day in month_ends(TODAY, months):
        states = [
            standing(book, each, day).state
            for each in book.people.values()
            if not (each.lapse and each.lapse.closed) and is_known(book, each, day)
        ]
        counted = [state for state in states if state in COUNTED]
        rows.append((day, len([state for state in counted if state in WITHIN]), len(counted)))
    begun = next((place for place, row in enumerate(rows) if row[2]), len(rows))
    return rows[begun:]


def is_known(book: Journal, each: Person, day: date) -> bool:
    clock = standing(book, each, day).clock
    return clock is not None and clock <= day


DAYS = st.integers(0, 1500).map(lambda back: TODAY - timedelta(days=back) + timedelta(days=200))
PARTIAL = DAYS.map(lambda day: PartialDate(day.year, day.month, day.day))
CADENCES = st.sampled_from(
    [None, Cadence(1, Unit.WEEK), Cadence(1, Unit.MONTH), Cadence(3, Unit.MONTH), Cadence(0, Unit.DAY)]
)
PEOPLE = st.builds(
    dict,
    cadence=CADENCES,
    circle=st.sampled_from([None, "inner", "wider", "new"]),
    met=st.none() | st.builds(Met, on=st.none() | PARTIAL),
    paused=st.none() | st.builds(Pause, until=st.none() | DAYS),
    died=st.none() | st.builds(Death, on=st.none() | PARTIAL),
    lapse=st.none() | st.builds(Lapse, why=st.just("drift"), closed=st.booleans()),
)


@given(PEOPLE, st.lists(st.tuples(DAYS, st.sampled_from(["yes", "waiting"])), max_size=12))
@settings(max_examples=60, deadline=None)
def test_months_are_the_clock_asked_each_month(
    values: dict[str, object], notes: list[tuple[date, str]]
) -> None:
    """Whatever a file says of rest, death, meeting and rhythm, and whichever notes there are."""
    written = [
        note(day.isoformat(), "maya", "tom", reply=reply, file=f"contacts/maya/{place}.md")
        for place, (day, reply) in enumerate(notes)
    ]
    book = journal(person("maya", **values), *written, me="alex")
    found = [(row.on, row.within, row.of) for row in in_touch_by_month(scene(book, TODAY), 30)]
    assert found == asked_anew(book, 30)


@pytest.mark.parametrize(
    ("today", "ends"),
    [
        pytest.param("2026-11-22", ["2026-09-30", "2026-10-31", "2026-11-22"], id="within a month"),
        pytest.param("2026-03-01", ["2026-01-31", "2026-02-28", "2026-03-01"], id="its first day"),
        pytest.param("2026-10-31", ["2026-08-31", "2026-09-30", "2026-10-31"], id="its last day"),
        pytest.param("0001-01-05", ["0001-01-01", "0001-01-05"], id="the first month of all"),
    ],
)
def test_month_ends(today: str, ends: list[str]) -> None:
    """The last day of each month, and today."""
    assert [day.isoformat() for day in month_ends(date.fromisoformat(today), 3)] == ends


def test_a_meeting_counts_until_the_first_contact() -> None:
    """Met in spring, in touch for the wanted gap from that day on; the rest of the year not."""
    met = person("maya", cadence=Cadence(2, Unit.MONTH), met=Met(on=PartialDate(2026, 4, 10)))
    rows = in_touch_by_month(scene(journal(met, note("2026-10-20")), TODAY))
    assert [(row.on.month, row.within) for row in rows] == [
        (4, 1), (5, 1), (6, 0), (7, 0), (8, 0), (9, 0), (10, 1), (11, 1),
    ]  # fmt: skip


MONTHLY = Cadence(1, Unit.MONTH)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({}, [(8, 1, 1), (9, 0, 1), (10, 0, 1), (11, 0, 1)], id="on the due day no more"),
        pytest.param(
            {"died": Death(PartialDate(2026, 10, 31))}, [(8, 1, 1), (9, 0, 1)], id="until they died"
        ),
        pytest.param({"died": Death()}, [], id="they died, nobody knows when"),
        pytest.param({"lapse": Lapse("drift", closed=True)}, [], id="left as it is"),
        pytest.param(
            {"paused": Pause(date(2026, 10, 31))}, [(10, 0, 1), (11, 0, 1)], id="back from their rest"
        ),
        pytest.param({"paused": Pause()}, [], id="they rest"),
    ],
)
def test_who_counts(values: dict[str, object], expected: list[tuple[int, int, int]]) -> None:
    """A month's contact on its last day is due on the next one's."""
    book = journal(person("maya", cadence=MONTHLY, **values), note("2026-08-31"))
    rows = in_touch_by_month(scene(book, TODAY))
    found = [(row.on.month, row.within, row.of) for row in rows]
    begun = next((place for place, row in enumerate(found) if row[2]), 0)
    assert [row for row in found[begun:] if row[2]] == expected


def test_the_writer_is_not_in_touch_with_themselves() -> None:
    """Notes about oneself are no contact to keep."""
    book = journal(note("2026-10-20", "alex"), me="alex")
    assert in_touch_by_month(scene(book, TODAY)) == ()


def test_tones_by_quarter() -> None:
    """Notes that say how it felt, by quarter; other words, plans and older ones are passed over."""
    felt = [("2026-01-01", "warm"), ("2026-03-31", "flat"), ("2026-04-01", "warm"), ("2026-04-02", "odd")]
    felt += [("2026-12-01", "warm"), ("2020-01-01", "warm")]
    notes = [note(day, felt=tone) for day, tone in felt]
    rows = tones_by_quarter(notes, TODAY, 12)
    assert [(row.start.isoformat(), row.counts) for row in rows] == [
        ("2026-01-01", (1, 0, 1, 0)),
        ("2026-04-01", (1, 0, 0, 0)),
        ("2026-07-01", (0, 0, 0, 0)),
        ("2026-10-01", (0, 0, 0, 0)),
    ]


@pytest.mark.parametrize(
    ("today", "starts"),
    [
        pytest.param("2026-01-01", ["2025-07-01", "2025-10-01", "2026-01-01"], id="the first of the year"),
        pytest.param("2026-12-31", ["2026-04-01", "2026-07-01", "2026-10-01"], id="the last"),
        pytest.param("0001-02-01", ["0001-01-01"], id="the first quarter of all"),
    ],
)
def test_quarter_starts(today: str, starts: list[str]) -> None:
    """Today's quarter is the last; none comes twice."""
    assert [day.isoformat() for day in quarter_starts(date.fromisoformat(today), 3)] == starts


def test_promises_by_quarter() -> None:
    """By the quarter they were given in, mine and theirs; late ones are open, and tasks are left out."""
    book = journal(
        promise(made="2026-08-01", mark="kept"),
        promise(made="2026-08-02", mark="let-go"),
        promise(made="2026-08-03", due="2026-08-09"),
        promise(made="2026-10-01"),
        promise(made="2026-10-02", by="maya", to=("me",)),
        promise(made="2026-10-03", to=()),
        promise(made="2026-10-03", by="tom", to=("maya",)),
        promise(made=None),
        promise(made="2026-12-24"),
    )
    rows = promises_by_quarter(scene(book, TODAY))
    assert [(row.start.isoformat(), row.mine, row.theirs) for row in rows] == [
        ("2026-07-01", Given(1, 1, 1), Given()),
        ("2026-10-01", Given(0, 0, 1), Given(0, 0, 1)),
    ]
    assert rows[0].mine.all == 3


@pytest.mark.parametrize("quiet", ["W2", "W"])
def test_promises_are_quiet(quiet: str) -> None:
    """Where W2 shall not speak, nothing is counted."""
    book = journal(promise(made="2026-10-01"), quiet=(quiet,))
    assert promises_by_quarter(scene(book, TODAY)) == ()
