"""PLAYBOOK 6: signs that a good one is going stale."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.dates import Cadence, PartialDate, Unit
from journal.model.note import Exchange, News, Note
from journal.model.person import Met, Origin
from journal.model.prose import Prose
from journal.practices.assess import assess
from tests.making import TODAY, journal, note, person, promise


def ago(days: int, *people: str, **values: Any) -> Note:
    """A note with Maya so many days ago."""
    return note((TODAY - timedelta(days=days)).isoformat(), *(people or ("maya",)), **values)


def row(values: list[Any], key: str, gap: int = 10) -> list[Note]:
    """Contacts with an even gap, oldest first, each with a value of one key (None: not stated)."""
    return [
        ago(gap * (len(values) - n), **({key: value} if value is not None else {}))
        for n, value in enumerate(values)
    ]


def signs(*parts: object, **values: object) -> list[str]:
    findings = assess(journal(*parts, **values), TODAY).findings.get("maya", ())  # type: ignore[arg-type]
    found = [f for f in findings if f.practice.startswith("S")]
    assert all(f.evidence for f in found)
    return [f.practice for f in found]


def letters(*counts: int) -> list[Note]:
    return row([Prose(letters=n) for n in counts], "prose")


def gifts(lately: int, before: int) -> list[Note]:
    """Something given so many times in this year and in the year before."""
    given_ = (Exchange("gift", "a book", ("maya",)),)
    days = [*(10 + 20 * n for n in range(lately)), *(370 + 20 * n for n in range(before))]
    return [ago(day, gave=given_) for day in days]


def spaced(*gaps: int) -> list[Note]:
    """Contacts with these gaps, oldest first, the last yesterday."""
    return [ago(1 + sum(gaps[n:])) for n in range(len(gaps) + 1)]


NEWS = (News("She moves", ("maya",)),)
CROWD = ("maya", "zoe", "tom")


@pytest.mark.parametrize(
    ("sign", "parts", "speaks"),
    [
        pytest.param("S1", letters(*[100] * 8, *[49] * 4), True, id="S1 under half"),
        pytest.param("S1", letters(*[100] * 8, *[50] * 4), False, id="S1 half"),
        pytest.param("S1", letters(*[100] * 7, *[49] * 4), False, id="S1 eleven contacts"),
        pytest.param("S1", row(["warm", "flat", "strained", "flat"], "felt"), True, id="S1 three tones"),
        pytest.param("S1", row(["flat", "flat"], "felt"), False, id="S1 two tones"),
        pytest.param("S1", row(["flat", "flat", "easy"], "felt"), False, id="S1 an easy one"),
        pytest.param("S2", row(["me", *["them"] * 5], "started"), True, id="S2 five of six"),
        pytest.param("S2", row(["them"] * 5, "started"), False, id="S2 five say it"),
        pytest.param("S2", row(["both", "me", *["them"] * 4], "started"), False, id="S2 four of six"),
        pytest.param("S2", row(["me", *["them"] * 4, None, "them"], "started"), True, id="S2 says it"),
        pytest.param("S3", [ago(7, started="them", reply="waiting")], True, id="S3 a week"),
        pytest.param("S3", [ago(6, started="them", reply="waiting")], False, id="S3 six days"),
        pytest.param("S3", [ago(7, started="me", reply="waiting")], False, id="S3 my own message"),
        pytest.param("S3", [ago(9, started="them", reply="no"), ago(2)], False, id="S3 a touch since"),
        pytest.param("S3", [ago(14, kind="thought", news=NEWS)], True, id="S3 news two weeks old"),
        pytest.param("S3", [ago(13, kind="thought", news=NEWS)], False, id="S3 news, the day before"),
        pytest.param("S4", spaced(*[10] * 5, 16, 16, 16), True, id="S4 three longer gaps"),
        pytest.param("S4", spaced(*[10] * 5, 16, 15, 16), False, id="S4 one is just half again"),
        pytest.param("S4", spaced(*[10] * 4, 16, 16, 16), False, id="S4 four gaps before"),
        pytest.param("S5", row(["deep", *["light"] * 4], "depth"), True, id="S5 four light ones"),
        pytest.param("S5", row(["deep", *["light"] * 3], "depth"), False, id="S5 three"),
        pytest.param("S5", row(["catch-up", *["light"] * 4], "depth"), False, id="S5 never deep"),
        pytest.param(
            "S5", row(["deep", *["catch-up"] * 8, *["light"] * 4], "depth"), False, id="S5 deep long ago"
        ),
        pytest.param("S8", row([NEWS, NEWS, *[None] * 5], "news"), True, id="S8 five without"),
        pytest.param("S8", row([NEWS, NEWS, *[None] * 4], "news"), False, id="S8 four without"),
        pytest.param("S8", row([NEWS, *[None] * 6], "news"), False, id="S8 one before"),
        pytest.param("S9", [ago(99), *(ago(9 + n, *CROWD) for n in range(4))], True, id="S9 four"),
        pytest.param("S9", [ago(99), *(ago(9 + n, *CROWD) for n in range(3))], False, id="S9 three"),
        pytest.param("S9", [ago(9 + n, *CROWD) for n in range(5)], False, id="S9 never just two"),
        pytest.param(
            "S9", [ago(99), *(ago(9 + n, "maya", "zoe") for n in range(4))], False, id="S9 one other"
        ),
        pytest.param("S10", gifts(1, 4), True, id="S10 one after four"),
        pytest.param("S10", gifts(2, 4), False, id="S10 half"),
        pytest.param("S10", gifts(0, 3), False, id="S10 three then"),
    ],
)
def test_a_sign_at_its_boundary(sign: str, parts: list[Note], speaks: bool) -> None:
    """Each sign compares a relationship with its own past."""
    assert (sign in signs(*parts)) is speaks


@pytest.mark.parametrize(
    ("known", "parts", "speaks"),
    [
        pytest.param(PartialDate(2025, 11, 22), [], True, id="known for a year"),
        pytest.param(PartialDate(2025, 11, 23), [], False, id="a day short"),
        pytest.param(PartialDate(2020), [note("2025-11-22", kind="review")], True, id="a year ago"),
        pytest.param(PartialDate(2020), [note("2025-11-23", kind="review")], False, id="within it"),
        pytest.param(
            PartialDate(2020),
            [note("2026-01-01", gave=(Exchange("feedback", "the map", ("maya",)),))],
            False,
            id="feedback given",
        ),
        pytest.param(
            PartialDate(2020),
            [note("2026-01-01", received=(Exchange("feedback", "the map", ("zoe",)),))],
            True,
            id="feedback of somebody else",
        ),
    ],
)
def test_no_looking_back_together(known: PartialDate, parts: list[Note], speaks: bool) -> None:
    """S6: in a circle with ``review``, for as long as that."""
    maya = person(circle="clients", met=Met(known))
    assert ("S6" in signs(maya, note("2026-11-01"), *parts)) is speaks
    assert "S6" not in signs(person(met=Met(known)), note("2026-11-01"), *parts)


def promised(count: int, line: int, **values: Any) -> list[object]:
    return [promise(origin=Origin("contacts/maya/n.md", line + n, 1), **values) for n in range(count)]


LATE = {"due": "2026-11-01"}
KEPT = {"mark": "kept", "done": "2026-11-01"}
LET_GO = {"mark": "let-go", "done": "2026-11-01"}
TOLD = {"received": (Exchange("feedback", "too late", ("maya",)),)}


@pytest.mark.parametrize(
    ("parts", "speaks"),
    [
        pytest.param(promised(2, 1, **LATE), True, id="two late"),
        pytest.param(promised(1, 1, **LATE), False, id="one late"),
        pytest.param(promised(2, 1, to=("zoe",), **LATE), False, id="to somebody else"),
        pytest.param([*promised(2, 1, **KEPT), *promised(1, 9, **LET_GO)], True, id="two of three kept"),
        pytest.param([*promised(3, 1, **KEPT), *promised(1, 9, **LET_GO)], False, id="three of four"),
        pytest.param(promised(2, 1, **LET_GO), False, id="too few to say"),
        pytest.param([note("2026-11-01", felt="strained", **TOLD)], True, id="told in a strained hour"),
        pytest.param([note("2026-11-01", felt="warm", **TOLD)], False, id="told in a warm one"),
        pytest.param([note("2025-11-22", felt="strained", **TOLD)], True, id="a year ago"),
        pytest.param([note("2025-11-21", felt="strained", **TOLD)], False, id="longer ago"),
    ],
)
def test_a_word_not_kept(parts: list[object], speaks: bool) -> None:
    """S7: late promises, few of them kept, or what they said themselves."""
    assert ("S7" in signs(person(), note("2026-11-02"), person("zoe"), *parts)) is speaks


STALE = row(["them"] * 6, "started")


@pytest.mark.parametrize(
    ("maya", "expected"),
    [
        pytest.param(person(), ["S2"], id="a friend"),
        pytest.param(person(circle="new"), [], id="somebody new"),
        pytest.param(person(circle="leads"), [], id="a lead"),
        pytest.param(person(quiet=("S",)), [], id="quiet"),
        pytest.param(person(cadence=Cadence(0, Unit.DAY)), [], id="no rhythm wanted"),
    ],
)
def test_who_is_judged(maya: object, expected: list[str]) -> None:
    """Nobody of a circle with a path is judged, nor whom ``quiet`` names."""
    assert signs(maya, *STALE) == expected


VALUES = st.fixed_dictionaries(
    {
        "started": st.sampled_from([None, "me", "them", "both"]),
        "felt": st.sampled_from([None, "warm", "flat", "strained"]),
        "depth": st.sampled_from([None, "light", "deep"]),
        "reply": st.sampled_from(["yes", "waiting", "no"]),
    }
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 800), VALUES), max_size=20), st.randoms(use_true_random=False))
def test_signs_never_depend_on_the_order_of_files(days: list[Any], random: Any) -> None:
    """The same notes in any order give the same signs, none of them without evidence."""
    notes = [ago(day, file=f"contacts/maya/{n}.md", **values) for n, (day, values) in enumerate(days)]
    shuffled = random.sample(notes, len(notes))
    assert signs(*notes) == signs(*shuffled)
