"""PLAYBOOK 5: when it has gone quiet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from journal.model.assessment import Finding
from journal.model.dates import Birthday, Cadence, PartialDate, Unit
from journal.model.journal import Journal
from journal.model.note import Exchange, Note
from journal.model.person import Lapse, Met, PersonRef, Relation, Spell, Work, Worth
from journal.practices.assess import assess
from journal.practices.lapses import who_may_know
from journal.practices.scene import scene
from tests.making import TODAY, journal, note, person

SINCE = PartialDate(2026, 1, 31)
DRIFT = person(lapse=Lapse("drift", SINCE))


def found(practice: str, *parts: Any, **settings: Any) -> Sequence[Finding]:
    whole = journal(*parts, **settings)
    return [f for f in assess(whole, TODAY).findings.get("maya", ()) if f.practice == practice]


def facts(practice: str, *parts: Any) -> Any:
    (finding,) = found(practice, *parts)
    assert finding.evidence
    return finding.facts


def gave(kind: str, what: str = "") -> tuple[Exchange, ...]:
    return (Exchange(kind, what, ("maya",)),)


@pytest.mark.parametrize(
    ("notes", "step"),
    [
        pytest.param([], 1, id="nothing yet: a friendly note"),
        pytest.param([note("2026-01-31", channel="call")], 1, id="on the day it went quiet does not count"),
        pytest.param(
            [note("2026-02-01", channel="letter", reply="no")], 2, id="a letter, unanswered: a voice"
        ),
        pytest.param(
            [note("2026-02-01", channel="call", reply="no")], 3, id="a call takes the first step too"
        ),
        pytest.param(
            [note("2026-02-01", reply="no", gave=gave("invitation"))], None, id="an invitation: the last"
        ),
        pytest.param(
            [note("2026-02-01", channel="call", started="them", reply="no")],
            1,
            id="theirs is no touch of mine",
        ),
    ],
)
def test_drifted_the_next_step_by_what_was_done_since(notes: list[Note], step: int | None) -> None:
    """L1: a note, then a voice, then an invitation; a higher step takes the lower ones."""
    told = facts("L1", DRIFT, *notes)
    assert (told["step"], told["over"]) == (step, False)


@pytest.mark.parametrize(
    ("notes", "over"),
    [
        pytest.param([note("2026-02-01", channel="message")], False, id="one contact after a note"),
        pytest.param([note("2026-02-01"), note("2026-02-09")], True, id="the second contact"),
        pytest.param([note("2026-02-01", channel="meal")], True, id="a contact with the last step"),
        pytest.param(
            [note("2026-02-01", reply="no", gave=gave("invitation")), note("2026-02-09", channel="message")],
            True,
            id="a contact after the invitation",
        ),
    ],
)
def test_drifted_and_well_again(notes: list[Note], over: bool) -> None:
    """L1: over at the first contact after step 3, or at the second contact of any kind."""
    assert facts("L1", DRIFT, *notes)["over"] is over


def test_drifted_with_an_apology_owed() -> None:
    """L1: it is never too late for it, and it comes first."""
    owed = person(lapse=Lapse("drift", SINCE, sorry=True, about="I never wrote back"))
    assert facts("L1", owed)["sorry_about"] == "I never wrote back"
    assert facts("L1", owed, note("2026-02-01", reply="no", gave=gave("apology")))["apologise"] is False


def test_it_broke_and_nobody_is_invited_before_a_conversation() -> None:
    """L2: after a voice unanswered, no invitation; after a contact, one."""
    broken = person(lapse=Lapse("rupture", SINCE))
    assert facts("L2", broken, note("2026-02-01", channel="call", reply="no"))["step"] is None
    assert facts("L2", broken, note("2026-02-01", channel="call"))["step"] == 3


@pytest.mark.parametrize(
    ("felt", "over"), [(None, True), ("warm", True), ("strained", False), ("flat", False)]
)
def test_it_broke_and_is_mended_at_the_first_good_contact_after_the_apology(
    felt: str | None, over: bool
) -> None:
    """L2: strained or flat, it is not yet well."""
    broken = person(lapse=Lapse("rupture", SINCE, sorry=True))
    notes = [
        note("2026-02-01", channel="letter", reply="no", gave=gave("apology")),
        note("2026-02-09", felt=felt),
    ]
    assert facts("L2", broken, *notes)["over"] is over


def test_a_strained_last_contact_proposes_a_lapse_to_write_down() -> None:
    """L2: only the last one, and only while none is written."""
    assert facts("L2", note("2026-11-01", felt="strained"))["propose"] is True
    assert not found("L2", note("2026-11-01", felt="strained"), note("2026-11-02", felt="easy"))


@pytest.mark.parametrize(
    ("circle", "contacts", "speaks"),
    [("inner", 1, True), ("friends", 4, False), ("friends", 5, True)],
)
def test_whoever_is_dormant_without_a_lapse_is_on_the_way_back(
    circle: str, contacts: int, speaks: bool
) -> None:
    """Of an inner circle, or met often enough: a diary is full of chance acquaintances."""
    notes = [note(f"2020-01-0{n + 1}") for n in range(contacts)]
    assert bool(found("L1", person(circle=circle), *notes)) is speaks


def test_a_lapse_that_is_closed_asks_for_nothing() -> None:
    """Left as it is, on purpose."""
    assert not found("L1", person(lapse=Lapse("drift", SINCE, closed=True)), note("2020-01-01"))


def test_lost_who_may_know_where_they_are() -> None:
    """L3: relation 5, through 4, shared notes by age, work 2, city and tag 1 each; the dead are not asked."""
    maya = person(
        lapse=Lapse("lost"),
        relations=(Relation("sibling", PersonRef("Sam", "sam")),),
        met=Met(through=(PersonRef("Tom", "tom"),)),
        work=(Work("Arup"),),
        city=(Spell("Leeds"),),
        tags=("climbing",),
    )
    others = [
        person("sam"),
        person("tom"),
        person("ann", work=(Work("arup"),), city=(Spell("leeds"),), tags=("Climbing",)),
        person("new"),
    ]
    whole = journal(maya, *others, note("2026-11-01", "maya", "new"), note("2020-11-01", "maya", "sam"))
    seen = scene(whole, TODAY)
    ranked = who_may_know(seen, seen.pasts["maya"])
    assert [id for id, _, _ in ranked] == ["sam", "ann", "tom", "new"]
    assert [reason for _, _, reason in ranked] == ["relation", "work", "through", "notes"]
    assert found("L3", maya, *others, note("2020-11-01", "maya", "sam"))


DUE = note("2026-08-22")


@pytest.mark.parametrize(
    ("part", "speaks"),
    [
        pytest.param(person(fragile=True), True, id="fragile"),
        pytest.param(person(birthday=Birthday(1946, 11, 22)), True, id="eighty today"),
        pytest.param(person(birthday=Birthday(1946, 11, 23)), False, id="eighty tomorrow"),
        pytest.param(person(birthday=Birthday(1946, None, None, about=True)), True, id="about eighty"),
        pytest.param(person(birthday=Birthday(None, 11, 22)), False, id="no year known"),
    ],
)
def test_before_it_is_too_late(part: Any, speaks: bool) -> None:
    """L4: fragile people, and those of eighty or more, once their day is near."""
    assert bool(found("L4", part, DUE)) is speaks
    assert not found("L4", part, note("2026-11-20"))


@pytest.mark.parametrize(
    ("day", "values", "speaks"),
    [
        pytest.param("2026-12-13", {"place": "the museum, Leeds"}, True, id="in their city, in 21 days"),
        pytest.param("2026-12-14", {"place": "Leeds"}, False, id="in 22 days"),
        pytest.param("2026-12-01", {"place": "Porto"}, False, id="elsewhere"),
        pytest.param("2026-12-01", {"tags": ("climbing",)}, True, id="a shared tag"),
        pytest.param("2026-11-22", {"place": "Leeds"}, False, id="today is no plan"),
    ],
)
def test_ask_them_along(day: str, values: Any, speaks: bool) -> None:
    """L5: a plan of mine near them within three weeks, and they are due."""
    maya = person(city=(Spell("Leeds"),), tags=("Climbing",))
    assert bool(found("L5", maya, DUE, note(day, "tom", **values))) is speaks
    assert not found("L5", maya, note("2026-11-20"), note(day, "tom", **values))


def test_a_client_gone_quiet() -> None:
    """L6: what it is worth, who came through them, and an offer unanswered for two weeks."""
    maya = person(circle="clients", worth=Worth("12000 EUR", "the truth", "10 %"))
    tom = person("tom", met=Met(through=(PersonRef("Maya", "maya"),)))
    offered = note("2026-11-08", reply="waiting", gave=gave("offer", "the second room"))
    told = facts("L6", maya, tom, note("2026-01-01"), offered)
    assert (told["yearly"], told["through"], told["first_year_touches"]) == ("12000 EUR", ("tom",), 2)
    assert (told["offer"], told["offered_on"]) == ("the second room", date(2026, 11, 8))
    young = note("2026-11-09", reply="waiting", gave=gave("offer", "x"))
    assert facts("L6", maya, note("2026-01-01"), young)["offer"] is None
    assert not found("L6", maya, note("2026-11-20"))


def test_moved_away() -> None:
    """L7: no invitation is asked for, and a plan of mine in their city is said."""
    maya = person(lapse=Lapse("moved", SINCE), city=(Spell("Porto"),))
    assert facts("L7", maya, note("2026-02-01", channel="call", reply="no"))["step"] is None
    assert (
        facts("L7", maya, note("2027-05-01", "tom", place="Porto", title="A week away"))["plan"]
        == "A week away"
    )


@pytest.mark.parametrize(
    ("replies", "speaks"),
    [
        pytest.param(["no", "waiting", "no"], True, id="three in a row"),
        pytest.param(["no", "no"], False, id="two"),
        pytest.param(["no", "no", "no", "yes"], False, id="an answer since"),
        pytest.param(["yes", "no", "no", "no"], True, id="three after an answer"),
    ],
)
def test_they_do_not_answer(replies: list[str], speaks: bool) -> None:
    """L8: after three touches in vain one stops asking."""
    notes = [note(f"2026-0{n + 1}-01", reply=reply) for n, reply in enumerate(replies)]
    maya = person(cadence=Cadence(1, Unit.WEEK), met=Met(PartialDate(2020)))
    assert bool(found("L8", maya, *notes)) is speaks
    assert ("maya" in assess(journal(maya, *notes), TODAY).asked) is not speaks


def test_no_finding_without_evidence() -> None:
    """Whatever is said can be pointed at."""
    whole: Journal = journal(
        DRIFT,
        note("2025-01-01", felt="strained"),
        note("2026-03-01", reply="no"),
        person("tom", fragile=True),
        note("2026-06-01", "tom"),
    )
    findings = [f for all_ in assess(whole, TODAY).findings.values() for f in all_]
    assert findings
    assert all(f.evidence for f in findings)
