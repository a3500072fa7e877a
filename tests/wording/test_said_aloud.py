"""Sentences that were once awkward when read aloud, as they are said now."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from journal.model.assessment import (
    DayKind,
    DayToRemember,
    Finding,
    PromiseStanding,
    PromiseState,
    Standing,
    State,
)
from journal.model.brief import Brief, Reopened
from journal.model.dates import Cadence, PartialDate, Unit
from journal.model.person import Death, Lapse, Met, Spell, Work
from journal.model.prose import Prose
from journal.model.whole import Durable, Load, Loosening, Mutual, NewAndOld
from journal.practices.assess import assess
from journal.wording.briefs import first_line, passages
from journal.wording.days import day_sentence, promise_meta
from journal.wording.ranking_sentences import place, weighed
from journal.wording.reasons import reason
from journal.wording.reasons_knowing import reopened_line
from journal.wording.sentences import lede, rhythm_line
from journal.wording.whole_sentences import durable, load, loosening, mutual, new_and_old
from tests.making import TODAY, journal, note, person, promise

WEEKLY = Cadence(1, Unit.WEEK)


def said(practice: str, somebody: Any = None, **facts: Any) -> str:
    """A finding's sentence."""
    maya = somebody or person("maya", pronouns="she/her")
    book = journal(maya, person("tom"))
    return reason(Finding(practice, maya.id, facts), book, assess(book, TODAY))


IN_LEEDS = person("maya", pronouns="she/her", city=(Spell("Leeds"),))
FAIR = {"title": "The book fair.", "on": date(2026, 12, 9)}
WORTH = ("yearly", "beyond_money", "through", "first_year_touches", "give", "offer", "offered_on")
STEP = {"kind": "step", "met": date(2026, 11, 8), "steps": 7}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            said("L5", IN_LEEDS, **FAIR, shared="Leeds"),
            "You’ll be in Leeds on 9 December (The book fair): ask her along.",
            id="a plan in their city",
        ),
        pytest.param(
            said("L5", IN_LEEDS, **(FAIR | {"title": "The fair in Leeds"}), shared="Leeds"),
            "You’ll be near on 9 December (The fair in Leeds): ask her along.",
            id="a city is said once",
        ),
        pytest.param(
            said("L5", IN_LEEDS, **FAIR, shared="museums"),
            "There is something about museums on 9 December (The book fair): ask her along.",
            id="a plan of a shared tag",
        ),
        pytest.param(
            said(
                "K2",
                since=date(2024, 6, 30),
                keys=("city", "work", "address"),
                confirmed=False,
            ),
            "You were last in touch in June 2024, and Maya’s city, work and address may have changed since.",
            id="the name is said once",
        ),
        pytest.param(
            said(
                "L2",
                over=False,
                since=date(2026, 5, 22),
                apologise=True,
                sorry_about="I told Tom what she had told me",
                step=1,
            ),
            "It broke six months ago. Sooner is easier, and she likely feels the same. "
            "The apology comes first: “I told Tom what she had told me”.",
            id="an apology in the writer's own words",
        ),
        pytest.param(
            said("L8", times=3, since=date(2026, 6, 21)),
            "Three times since 21 June there was no answer from Maya. Let it rest for a while "
            "(“paused: true” in the file), or leave it as it is (“closed: true” under “lapse:”).",
            id="what one can really write",
        ),
        pytest.param(
            said("C2", kind="quiet", median=10.0, elapsed=49),
            "You and Maya usually speak every ten days; now it has been seven weeks.",
            id="quieter than usual, said once",
        ),
        pytest.param(
            said("L1", over=True),
            "All well again with Maya? Then take “lapse” out of the file.",
            id="a key of the file stands in quotes",
        ),
        pytest.param(
            said("L1", over=False, since=date(2023, 11, 22), apologise=False, step=None),
            "It has been quiet for three years. You have done your part; it may rest for now.",
            id="nothing is left to be done",
        ),
        pytest.param(
            said("R3", channel="call", instead="event", was_warm=True),
            "Lately it has always been a call; an evening out was warm before. Perhaps that again?",
            id="another channel, warm before",
        ),
        pytest.param(
            said("R3", channel="email", instead="walk", was_warm=False),
            "Lately it has always been an email. Perhaps a walk, for once?",
            id="another channel, never tried",
        ),
        pytest.param(
            said("G7", contacts=3),
            "You and Maya have been in touch three times. "
            "Perhaps ask her along to something, or offer something.",
            id="the next step sounds like no proposal",
        ),
        pytest.param(
            said("R4", who="tom", shared="choir"),
            "Bring somebody along: Maya and Tom have not met, and have choir in common.",
            id="a tag in common",
        ),
        pytest.param(
            said("R1", on=date(2025, 5, 3), title="Window"),
            "Write as on the first day (Window, May 2025): what was it that you liked at once?",
            id="the first day",
        ),
        pytest.param(
            said("R1", on=date(2025, 5, 3), title="May 2025, 3rd"),
            "Write as on the first day (May 2025, 3rd): what was it that you liked at once?",
            id="a month that the title says is not said again",
        ),
        pytest.param(
            said("L6", **(dict.fromkeys(WORTH) | {"beyond_money": "the truth"})),
            "What it is worth beyond money: the truth.",
            id="worth beyond money alone",
        ),
        pytest.param(
            said("S7", kind="late", late=1, text="Send the photos"),
            "One promise to Maya is late: Send the photos.",
            id="one late promise",
        ),
        pytest.param(
            said("C3", **STEP, step=2),
            "You met Maya two weeks ago. It is time to be in touch again.",
            id="the second step",
        ),
        pytest.param(
            said("C3", **STEP, step=5),
            "You met Maya two weeks ago. It is time to be in touch a fifth time.",
            id="a later step",
        ),
        pytest.param(
            said("C3", **STEP, step=7),
            "You met Maya two weeks ago. Be in touch once more; then choose a circle for Maya.",
            id="the last step",
        ),
    ],
)
def test_findings(found: str, expected: str) -> None:
    """Each as one would say it to a friend."""
    assert found == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param(
            date(2026, 6, 16), "Tom last spoke with Maya five months ago; since then it was you.", id="once"
        ),
        pytest.param(
            None, "Tom looks after Maya and has not spoken with Maya yet; it was always you.", id="never"
        ),
    ],
)
def test_who_of_us_speaks_with_them_now(last: date | None, expected: str) -> None:
    """H4: in a whole sentence, for the owner who did not speak for long."""
    book = journal(person("maya"), person("tom"), person("alex"), me="alex")
    finding = Finding("H4", "maya", {"owner": "tom", "by": "alex", "owner_last": last})
    assert reason(finding, book, assess(book, TODAY)) == f"{expected} Perhaps it is time to hand over."


def test_the_writer_hands_over_as_well() -> None:
    """H4: whoever is the writer's is looked after by "you", and the verb goes with it."""
    book = journal(person("maya"), person("tom"), person("alex"), me="alex")
    finding = Finding("H4", "maya", {"owner": "alex", "by": "tom", "owner_last": None})
    assert reason(finding, book, assess(book, TODAY)) == (
        "You look after Maya and have not spoken with Maya yet; it was always Tom. "
        "Perhaps it is time to hand over."
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            mutual(Mutual(0, 0, 9, 1, 0), person("maya")), "It is mostly you who reach out.", id="mostly you"
        ),
        pytest.param(
            durable(Durable(date(2025, 10, 1), 1, True, 1, 8), person("maya"), TODAY),
            "You have known Maya for a year; "
            "you were in touch within your rhythm once in the last eight times.",
            id="once",
        ),
        pytest.param(
            durable(
                Durable(date(2012, 3, 6), 12, True, None, 8),
                person("maya", died=Death(PartialDate(2024, 12, 3))),
                TODAY,
            ),
            "You knew Maya for twelve years.",
            id="died",
        ),
        pytest.param(
            new_and_old(NewAndOld(3, 20, 2, 20)),
            "About a tenth of your contacts this quarter went to people you have known under a year, "
            "as in the two years before.",
            id="about as much as before",
        ),
        pytest.param(
            new_and_old(NewAndOld(3, 22, 8, 100)),
            "About a tenth of your contacts this quarter went to people you have known under a year, "
            "as in the two years before.",
            id="a share that is called the same is the same",
        ),
        pytest.param(
            load(Load(40, 0.2, too_much=False)),
            "Your rhythms ask for about 40 contacts a month; of late there have been hardly any.",
            id="hardly any",
        ),
        pytest.param(
            load(Load(0.3, 0, too_much=True)),
            "Your rhythms ask for less than one contact a month.",
            id="next to nothing is asked",
        ),
        pytest.param(
            load(Load(40, 20, too_much=True)),
            "Your rhythms ask for about 40 contacts a month; of late it has been about 20.",
            id="too much, and no rhythm to loosen",
        ),
    ],
)
def test_of_the_whole(sentence: str, expected: str) -> None:
    """Two people together, new and old, and what the rhythms ask."""
    assert sentence == expected


MOVED = {"over": False, "since": date(2025, 3, 31), "apologise": False, "step": 2, "plan": None}


@pytest.mark.parametrize(
    ("practice", "spoken_on", "opening"),
    [
        pytest.param(
            "L7", "2025-02-01", "Since the move it has been quiet for a year and a half.", id="moved"
        ),
        pytest.param("L7", "2026-03-06", "It has been quiet for nine months.", id="moved, and spoken since"),
        pytest.param("L1", "2025-03-31", "It has been quiet for a year and a half.", id="drifted"),
        pytest.param("L1", "2026-03-06", "It has been quiet for nine months.", id="drifted, spoken since"),
        pytest.param("L2", "2026-03-06", "It broke a year and a half ago.", id="broken, and spoken since"),
    ],
)
def test_quiet_since_one_last_spoke(practice: str, spoken_on: str, opening: str) -> None:
    """Whoever was spoken with after the lapse began has been quiet since then, not from its beginning."""
    book = journal(person("maya"), note(spoken_on))
    told = reason(Finding(practice, "maya", MOVED), book, assess(book, TODAY))
    assert told.startswith(opening)


@pytest.mark.parametrize(
    ("work", "question"),
    [
        pytest.param((Work(org="translator"),), "How did Maya come to Leeds?", id="a role is no place"),
        pytest.param(
            (Work(org="Arup", role="engineer"),), "What brought Maya to Arup?", id="an organisation is"
        ),
    ],
)
def test_nobody_is_brought_to_translator(work: tuple[Work, ...], question: str) -> None:
    """``work: translator`` names a role as often as a place: the city is asked about instead."""
    met = Met(on=PartialDate(2024))
    maya = replace(IN_LEEDS, work=work, met=met, story=Prose(text="We met at the wall."))
    book = journal(maya, *(note(f"2026-11-{day:02}") for day in (1, 8, 15, 20)))
    found = assess(book, TODAY)
    (story,) = [f for f in found.findings["maya"] if f.practice == "K3"]
    assert reason(story, book, found).startswith(question)


@pytest.mark.parametrize(
    ("usual", "expected"),
    [
        pytest.param(
            35, "You’d like to be in touch every week; due 31 October, three weeks overdue", id="far apart"
        ),
        pytest.param(9, "You usually talk every nine days; due 31 October, three weeks overdue", id="near"),
        pytest.param(
            None, "You’d like to be in touch every week; due 31 October, three weeks overdue", id="unknown"
        ),
    ],
)
def test_a_due_day_stands_beside_the_rhythm_it_follows_from(usual: int | None, expected: str) -> None:
    """Five weeks from 24 October is no 31 October: then the wanted rhythm is said."""
    standing = Standing(
        "maya", State.OVERDUE, usual_gap=usual, interval=7, due_on=date(2026, 10, 31), elapsed=29
    )
    assert rhythm_line(standing, WEEKLY, TODAY) == expected


def test_who_was_left_as_it_is_is_not_called_to_mind() -> None:
    """A path that was closed on purpose is not opened again by a kind word."""
    maya = person("maya", lapse=Lapse("drift", closed=True))
    standing = Standing("maya", State.DORMANT, clock=date(2023, 11, 16), last_contact=date(2023, 11, 16))
    assert lede(maya, standing, WEEKLY, TODAY) == "It’s been three years. You left it as it is, on purpose."


@pytest.mark.parametrize(
    ("met", "opening", "line"),
    [
        pytest.param(
            "2026-11-17",
            "You met five days ago. Nothing written since, and no hurry.",
            "“It was good to meet you. How are you?”",
            id="days ago",
        ),
        pytest.param(
            "2012",
            "You met in 2012. Nothing written since, and no hurry.",
            "“I thought of you today. How are you?”",
            id="years ago",
        ),
        pytest.param(
            None,
            "Nothing written yet, and no hurry.",
            "“I thought of you today. How are you?”",
            id="unknown",
        ),
    ],
)
def test_somebody_new(met: str | None, opening: str, line: str) -> None:
    """Where you met is written, it is said; and it makes a first line."""
    parts = [int(part) for part in met.split("-")] if met else []
    maya = person("maya", met=Met(on=PartialDate(*parts)) if met else None)
    assert lede(maya, Standing("maya", State.NEVER), WEEKLY, TODAY) == opening
    assert first_line(Brief("maya"), {"maya": maya}, TODAY) == line


def test_nothing_is_announced_of_the_dead() -> None:
    """No note will follow."""
    maya = person("maya", died=Death())
    assert passages(Brief("maya", remembered=True), {"maya": maya}, TODAY) == ()
    (first, *_) = passages(Brief("maya"), {"maya": maya}, TODAY)
    assert first.lines == ("Your first note will stand here; there is no hurry.",)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"to": ("maya",)}, "To Maya, said on 18 October", id="to somebody"),
        pytest.param({"to": ()}, "For yourself, noted on 18 October", id="a task"),
        pytest.param({"to": ("maya",), "due": "2026-12-01"}, "To Maya, by 1 December", id="with a day"),
    ],
)
def test_the_day_of_a_promise_is_not_taken_for_the_day_it_is_due(
    given: dict[str, Any], expected: str
) -> None:
    """ "To Maya, on 29 August" sounds like an appointment."""
    standing = PromiseStanding(promise(made="2026-10-18", **given), PromiseState.OPEN, age=35)
    assert promise_meta(standing, {"maya": person("maya")}, TODAY) == expected


def test_days_in_news_are_said_as_days() -> None:
    """Files hold ISO dates; nobody says them."""
    day = DayToRemember(date(2026, 12, 3), DayKind.NEWS, ("maya",), "Maya's viva on 2026-12-03.")
    assert day_sentence(day, {"maya": person("maya")}) == "Maya's viva on 3 December."


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        pytest.param(
            0,
            "Maya, every week: not kept once in the last eight; every five weeks would be closer to life.",
            id="never",
        ),
        pytest.param(
            3,
            "Maya, every week: kept three times in the last eight; every five weeks would be closer to life.",
            id="thrice",
        ),
    ],
)
def test_a_rhythm_to_loosen(kept: int, expected: str) -> None:
    """Who, what was wanted, how it went, what it might be."""
    told = Loosening("maya", kept, 8, WEEKLY, Cadence(5, Unit.WEEK))
    assert loosening(told, {"maya": person("maya")}) == expected


@pytest.mark.parametrize(
    ("values", "day", "expected"),
    [
        pytest.param({"circle": "close"}, "2026-10-01", "Today asks for Maya: number 1 of 1.", id="asked"),
        pytest.param(
            {"circle": "close"},
            "2026-11-21",
            "Today does not ask for Maya: due 21 December, in four weeks.",
            id="not yet",
        ),
        pytest.param(
            {"died": Death()},
            "2026-10-01",
            "Today does not ask for Maya: what you shared is kept, and nothing more is asked.",
            id="died",
        ),
        pytest.param(
            {"lapse": Lapse("drift", closed=True)},
            "2020-10-01",
            "Today does not ask for Maya: you left it as it is.",
            id="closed",
        ),
    ],
)
def test_a_place_and_why(values: dict[str, Any], day: str, expected: str) -> None:
    """Who is asked for has a place; of everybody else the reason is said."""
    maya = person("maya", **values)
    found = assess(journal(maya, note(day)), TODAY)
    assert place(maya, found) == expected


def test_a_plan_and_a_silence_keep_somebody_off_the_list() -> None:
    """Both are said, since neither shows in the clock."""
    maya = person("maya", circle="close")
    planned = assess(journal(maya, note("2026-10-01"), note("2026-11-29")), TODAY)
    assert place(maya, planned) == "Today does not ask for Maya: you have a plan on 29 November."
    waiting = {"started": "me", "reply": "waiting"}
    muted = assess(journal(maya, note("2026-10-01"), note("2026-11-20", **waiting)), TODAY)
    assert place(maya, muted) == "Today does not ask for Maya: your last word is not answered yet."
    calls = (note(f"2026-{month:02}-01", **waiting) for month in (6, 7, 8))
    given_up = assess(journal(maya, note("2026-01-01"), *calls), TODAY)
    assert (
        place(maya, given_up) == "Today does not ask for Maya: three words of yours in a row went unanswered."
    )


@pytest.mark.parametrize(
    ("elapsed", "expected"),
    [
        pytest.param(14, "The circle close weighs 3; 2.0 times the wanted gap has passed.", id="some"),
        pytest.param(
            63, "The circle close weighs 3; 9.0 times the wanted gap has passed, of which 3 count.", id="most"
        ),
        pytest.param(None, "", id="no clock"),
    ],
)
def test_what_a_place_comes_from(elapsed: int | None, expected: str) -> None:
    """The circle's weight and the share of the gap, three of it at most."""
    maya = person("maya", circle="close")
    standing = Standing("maya", State.OVERDUE, interval=7, elapsed=elapsed)
    assert weighed(maya, journal(maya), standing) == expected


@pytest.mark.parametrize(
    ("channel", "started", "expected"),
    [
        pytest.param("email", None, "Seven months in 2026; an email opened it.", id="an article that fits"),
        pytest.param("card", "me", "Seven months in 2026; your card opened it.", id="mine"),
        pytest.param("social", "them", "Seven months in 2026; her few words online opened it.", id="theirs"),
        pytest.param("in-person", None, "Seven months in 2026; you spoke again on 1 October.", id="own word"),
        pytest.param(None, "me", "Seven months in 2026; you spoke again on 1 October.", id="not said"),
    ],
)
def test_what_ended_a_silence(channel: str | None, started: str | None, expected: str) -> None:
    """A channel of the writer's own may be no thing that opens anything."""
    opener = note("2026-10-01", channel=channel, started=started)
    told = Reopened(days=212, since=date(2026, 3, 3), by=opener)
    assert reopened_line(told, person("maya", pronouns="she/her")) == expected
