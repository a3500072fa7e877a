"""PLAYBOOK C2 and C6: the lived rhythm, what it offers, and what all rhythms ask together."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.assessment import Finding
from journal.model.dates import Birthday, Cadence, Unit
from journal.model.note import Note
from journal.practices.assess import assess
from journal.practices.rhythm import nearest
from tests.making import TODAY, journal, note, person

TEN_DAYS = Cadence(10, Unit.DAY)


def days_ago(days: int, **values: object) -> Note:
    """A contact with Maya so many days before today."""
    day = (TODAY - timedelta(days=days)).isoformat()
    return note(day, **values)  # type: ignore[arg-type]


def every(gap: int, contacts: int, last: int) -> list[Note]:
    """Contacts with an even gap, the last so many days ago."""
    return [days_ago(last + gap * n) for n in range(contacts)]


def found(*parts: object, kinds: tuple[str, ...], **values: object) -> list[Finding]:
    findings = assess(journal(*parts, **values), TODAY).findings.get("maya", ())  # type: ignore[arg-type]
    return [f for f in findings if f.practice == "C2" and f.facts["kind"] in kinds]


@pytest.mark.parametrize(
    ("gap", "contacts", "elapsed", "speaks"),
    [
        pytest.param(10, 5, 20, False, id="twice the median"),
        pytest.param(10, 5, 21, True, id="the day after"),
        pytest.param(10, 4, 21, False, id="too few contacts"),
        pytest.param(5, 5, 14, False, id="a fortnight"),
        pytest.param(5, 5, 15, True, id="a day over a fortnight"),
        pytest.param(10, 5, 180, True, id="half a year"),
        pytest.param(10, 5, 181, False, id="it has fallen"),
        pytest.param(20, 5, 240, True, id="twelve medians"),
        pytest.param(20, 5, 241, False, id="over twelve medians"),
    ],
)
def test_falling_quiet(gap: int, contacts: int, elapsed: int, speaks: bool) -> None:
    """C2 speaks past two medians and a fortnight, until it has fallen."""
    quiet = found(*every(gap, contacts, elapsed), kinds=("quiet",))
    assert bool(quiet) is speaks
    assert all(len(f.evidence) == contacts for f in quiet)


@pytest.mark.parametrize(
    ("elapsed", "speaks"),
    [
        pytest.param(50, False, id="as long as the longest gap"),
        pytest.param(51, True, id="longer"),
    ],
)
def test_no_longer_than_lately_is_no_change(elapsed: int, speaks: bool) -> None:
    """C2 looks at the longest of the last eight gaps, and at no earlier one."""
    gaps = [90, 10, 10, 10, 50, 10, 10, 10, 10]
    days = [elapsed + sum(gaps[n:]) for n in range(len(gaps) + 1)]
    assert bool(found(*(days_ago(d) for d in days), kinds=("quiet",))) is speaks


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(days_ago(13, reply="waiting"), id="an answer is awaited"),
        pytest.param(person(quiet=("C2",)), id="quiet"),
    ],
)
def test_silent_about_the_rhythm(part: object) -> None:
    """C4 mutes C2, and ``quiet`` silences it."""
    assert not found(part, *every(10, 7, 30), kinds=("quiet", "tighten"))


def test_without_a_wanted_rhythm_it_is_shown_and_never_asked_for() -> None:
    """``cadence: none``: the finding stands, the list does not ask, and insights leave it out."""
    whole = assess(journal(person(cadence=Cadence(0)), *every(10, 5, 30)), TODAY)
    assert [f.practice for f in whole.findings["maya"]] == ["C2"]
    assert whole.asked == whole.when_there_is_time == ()
    assert whole.whole is not None
    assert whole.whole.growing_quieter == ()


def test_growing_quieter_begins_with_whom_one_met_most() -> None:
    """Lists of C2 begin with whom one met most."""
    zoe = [note(n.date.isoformat(), "zoe") for n in every(10, 6, 30)]
    whole = assess(journal(*every(10, 5, 30), *zoe), TODAY).whole
    assert whole is not None
    assert whole.growing_quieter == ("zoe", "maya")


@pytest.mark.parametrize(
    ("gap", "contacts", "expected"),
    [
        pytest.param(20, 7, [], id="twice"),
        pytest.param(21, 7, [("loosen", "3 weeks")], id="over twice"),
        pytest.param(21, 6, [], id="five gaps are too few"),
        pytest.param(5, 7, [], id="half"),
        pytest.param(4, 7, [("tighten", "4 days")], id="under half"),
    ],
)
def test_a_rhythm_is_offered_for_change(gap: int, contacts: int, expected: list[tuple[str, str]]) -> None:
    """C2: past double or under half of the wanted gap, over exactly the last six."""
    offered = found(person(cadence=TEN_DAYS), *every(gap, contacts, 1), kinds=("loosen", "tighten"))
    assert [(f.facts["kind"], f.facts["offered"]) for f in offered] == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(1, "1 day", id="a day"),
        pytest.param(7, "1 week", id="a week"),
        pytest.param(55, "8 weeks", id="weeks"),
        pytest.param(91, "3 months", id="months"),
        pytest.param(365, "1 year", id="a year"),
        pytest.param(1100, "3 years", id="years"),
    ],
)
def test_the_rhythm_one_would_write(days: int, expected: str) -> None:
    """A gap in the unit that a writer would choose."""
    assert str(nearest(days)) == expected


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 900), max_size=12), st.randoms(use_true_random=False))
def test_files_in_any_order_say_the_same(days: list[int], random: object) -> None:
    """C2 never depends on the order of files, and never speaks without evidence."""
    notes = [days_ago(d, file=f"contacts/maya/{n}.md") for n, d in enumerate(days)]
    shuffled = list(notes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    kinds = ("quiet", "loosen", "tighten")
    assert found(*notes, kinds=kinds) == found(*shuffled, kinds=kinds)
    assert all(f.evidence for f in found(*notes, kinds=kinds))


def load(*parts: object) -> object:
    whole = assess(journal(*parts), TODAY).whole  # type: ignore[arg-type]
    assert whole is not None
    return whole.load


def test_what_the_rhythms_ask_beside_what_is_lived() -> None:
    """C6: 30.44 ÷ n of each person; contacts of half a year, by six."""
    told = load(person(cadence=TEN_DAYS), note("2026-11-19"), note("2026-05-23"), note("2026-05-22"))
    assert (round(told.asked, 3), round(told.lived, 3)) == (3.044, round(2 / 6, 3))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("values", "offered"),
    [
        pytest.param({}, ["7 weeks"], id="a friend"),
        pytest.param({"circle": "close"}, [], id="an inner circle"),
        pytest.param({"fragile": True}, [], id="fragile"),
        pytest.param({"quiet": ("C6",)}, [], id="quiet"),
        pytest.param({"cadence": Cadence(3, Unit.MONTH)}, [], id="kept anyway"),
    ],
)
def test_whose_rhythm_to_loosen(values: dict[str, object], offered: list[str]) -> None:
    """C6: those kept least, and never the inner circles nor fragile people."""
    told = load(person(**{"cadence": TEN_DAYS, **values}), *every(50, 5, 1))
    assert [str(each.offered) for each in told.loosen] == offered  # type: ignore[attr-defined]


def test_no_rhythm_asks_for_nothing() -> None:
    """Nobody wants a rhythm: there is no load to speak of."""
    assert load(person(cadence=Cadence(0)), note("2026-11-01")) is None


def test_nobody_is_offered_to_see_less_of_somebody_with_whom_time_is_short() -> None:
    """L4: every week wanted, every month lived: for most that may be enough, at eighty it is not."""
    notes = [note(f"2026-{month:02}-01") for month in range(4, 12)]
    weekly = Cadence(1, Unit.WEEK)

    def offers(**values: object) -> bool:
        findings = assess(journal(person(cadence=weekly, **values), *notes), TODAY).findings["maya"]
        return any(f.practice == "C2" and f.facts.get("kind") == "loosen" for f in findings)

    assert offers()
    assert not offers(fragile=True)
    assert not offers(birthday=Birthday(1946, 1, 1))
