"""The brief and the reasons, in words; to be read aloud."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from journal.model.assessment import DayKind, DayToRemember, Finding, PromiseStanding, PromiseState
from journal.model.brief import Brief, ToAsk
from journal.model.person import Death, PersonRef, Relation
from journal.model.prose import Prose
from journal.practices.assess import assess
from journal.wording.briefs import first_line, passages
from journal.wording.reasons import reason
from tests.making import TODAY, journal, note, person, promise

MAYA = person("maya-okafor", pronouns="she/her")
SAM = person("sam-okafor")
PEOPLE = {p.id: p for p in (MAYA, SAM, person("xi", pronouns="ta"))}
WALK = note("2026-10-18", "maya-okafor", channel="walk", title="By the canal", prose=Prose(text="Wet. Fun."))
EMPTY = Brief("maya-okafor")
OWED = PromiseStanding(promise("Send the photos", made="2026-10-18"), PromiseState.OPEN, 35)
THEIRS = PromiseStanding(promise("lend the tent", by="maya-okafor", to=("me",)), PromiseState.OPEN)


def day(kind: DayKind, on: str, what: str = "", **more: Any) -> DayToRemember:
    return DayToRemember(date.fromisoformat(on), kind, ("maya-okafor",), what, **more)


FORTY = day(DayKind.BIRTHDAY, "2026-11-26", years=40, round=True)
NEWS = (("a", None), ("b", date(2026, 11, 1)), ("c", TODAY), ("d", date(2026, 12, 1)))
PARTNER = (Relation("partner", PersonRef("Sam", "sam-okafor")),)


@pytest.mark.parametrize(
    ("told", "label", "lines"),
    [
        pytest.param(
            {},
            "Where you left it",
            ("Your first note will stand here; there is no hurry.",),
            id="nothing yet",
        ),
        pytest.param(
            {"last": WALK},
            "Where you left it",
            ("A walk on 18 October: By the canal", "Wet. Fun."),
            id="the last time",
        ),
        pytest.param(
            {"last": replace(WALK, title="")},
            "Where you left it",
            ("A walk on 18 October.", "Wet. Fun."),
            id="a note without a title",
        ),
        pytest.param(
            {"last": replace(WALK, prose=Prose(text="By the canal."))},
            "Where you left it",
            ("A walk on 18 October: By the canal",),
            id="nothing is said twice",
        ),
        pytest.param(
            {"plan": note("2026-11-26", "maya-okafor", title="Dinner")},
            "Already planned",
            ("You have a plan on Thursday: Dinner.",),
            id="plan",
        ),
        pytest.param(
            {"ask": tuple(ToAsk(text, WALK, on) for text, on in NEWS)},
            "You might ask",
            ("How it is going: a", "How it went: b", "How it is going: c", "What is ahead: d"),
            id="news, by its day",
        ),
        pytest.param(
            {"mine": (OWED,), "theirs": (THEIRS,)},
            "Between you",
            ("You said you would: Send the photos (on 18 October)", "She said she would: lend the tent"),
            id="promises",
        ),
        pytest.param(
            {"mine": (OWED,) * 10, "theirs": (THEIRS,) * 8},
            "Between you",
            (
                *["You said you would: Send the photos (on 18 October)"] * 7,
                "And three more.",
                *["She said she would: lend the tent"] * 7,
                "And one more.",
            ),
            id="very many promises",
        ),
        pytest.param(
            {"person": "xi", "theirs": (THEIRS,)},
            "Between you",
            ("Xi said they would: lend the tent",),
            id="nobody's gender is guessed",
        ),
        pytest.param(
            {"days": (day(DayKind.NEWS, "2026-12-03", "Mum's hearing test on 2026-12-03"),)},
            "Coming up",
            ("Maya: Mum's hearing test on 3 December.",),
            id="a day is said once",
        ),
        pytest.param(
            {"last": WALK, "remembered": True},
            "The last time",
            ("A walk on 18 October: By the canal", "Wet. Fun."),
            id="nobody left anything with the dead",
        ),
        pytest.param(
            {"owes_apology": True, "mine": (OWED,), "gently": True},
            "A first line",
            ("“I am sorry, and I should have said so sooner.”",),
            id="what broke is mended first",
        ),
        pytest.param(
            {"days": (day(DayKind.REMEMBRANCE, "2026-12-02", years=1),)},
            "Go gently",
            ("A year since Maya died, on 2 December.",),
            id="a tender day",
        ),
        pytest.param(
            {
                "days": (
                    day(DayKind.BIRTHDAY, "2026-11-26", years=40, round=True),
                    day(DayKind.PLAN, "2026-11-26", "x"),
                )
            },
            "Coming up",
            ("Maya turns 40, on Thursday. A round one.",),
            id="days; plans stand elsewhere",
        ),
        pytest.param({"special": "she sang"}, "What makes it special", ("she sang",), id="special"),
        pytest.param({"special_note": WALK}, "What makes it special", ("Wet. (18 October)",), id="warm"),
        pytest.param({"hopes": ("a house", "a dog")}, "Hopes", ("a house", "a dog"), id="hopes"),
        pytest.param({"likes": ("tea", "rain", "Lem")}, "She likes", ("tea, rain and Lem",), id="likes"),
        pytest.param({"dislikes": ("noise",)}, "Rather not", ("noise",), id="dislikes"),
        pytest.param({"diet": ("vegan",)}, "At the table", ("vegan",), id="diet"),
        pytest.param(
            {
                "close": (
                    Relation("partner", PersonRef("Sam", "sam-okafor")),
                    Relation("child", PersonRef("Ife")),
                )
            },
            "Close to her",
            ("Sam Okafor, partner", "Ife, child"),
            id="who is close",
        ),
    ],
)
def test_says_each_thing_in_its_passage(told: dict[str, Any], label: str, lines: tuple[str, ...]) -> None:
    """A label and its sentences."""
    found = {p.label: p.lines for p in passages(replace(EMPTY, **told), PEOPLE, TODAY)}
    assert found[label] == lines


def test_leaves_out_what_the_files_do_not_say() -> None:
    """No empty passage stands there."""
    assert [p.label for p in passages(EMPTY, PEOPLE, TODAY)] == ["Where you left it", "A first line"]


def test_says_the_last_time_once() -> None:
    """A warm note that is the last one is not shown again as what made it special."""
    told = replace(EMPTY, last=WALK, special_note=WALK)
    assert "What makes it special" not in [p.label for p in passages(told, PEOPLE, TODAY)]


def test_asks_about_news_once() -> None:
    """What is asked about does not stand under the days as well."""
    news = day(DayKind.NEWS, "2026-12-01", "viva")
    told = replace(EMPTY, ask=(ToAsk("viva", WALK, news.on),), days=(news,))
    assert "Coming up" not in [p.label for p in passages(told, PEOPLE, TODAY)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param({}, "“I thought of you today. How are you?”", id="nothing is known"),
        pytest.param(
            {"last": WALK}, "“I was thinking of our walk in October. How have you been since?”", id="a walk"
        ),
        pytest.param(
            {"last": note("2026-11-18", channel="letter", started="them")},
            "“I was thinking of your letter. How have you been since?”",
            id="their letter, of this week",
        ),
        pytest.param(
            {"last": note("2020-11-18", channel="gift")},
            "“I was thinking of our last time. How have you been since?”",
            id="long ago, no month",
        ),
        pytest.param(
            {"last": WALK, "mine": (OWED,)},
            "“I haven’t forgotten what I promised you. How are you?”",
            id="a promise",
        ),
        pytest.param(
            {"last": WALK, "ask": (ToAsk("a", WALK),)},
            "“I was thinking of our walk in October. How is it all going?”",
            id="news",
        ),
        pytest.param(
            {"last": WALK, "ask": (ToAsk("a", WALK, date(2026, 11, 1)),)},
            "“I was thinking of our walk in October. How did it go?”",
            id="news whose day has been",
        ),
        pytest.param(
            {"last": WALK, "days": (day(DayKind.BIRTHDAY, "2026-11-22"),)},
            "“I was thinking of our walk in October. Happy birthday.”",
            id="birthday today",
        ),
        pytest.param(
            {"last": WALK, "days": (day(DayKind.BIRTHDAY, "2026-11-29"),)},
            "“I was thinking of our walk in October. How will you spend your birthday?”",
            id="birthday in a week",
        ),
        pytest.param(
            {"last": WALK, "days": (day(DayKind.BIRTHDAY, "2026-11-30"),)},
            "“I was thinking of our walk in October. How have you been since?”",
            id="birthday later",
        ),
        pytest.param(
            {"last": WALK, "close": PARTNER},
            "“I was thinking of our walk in October. How are you, and how is Sam?”",
            id="somebody close",
        ),
        pytest.param(
            {"last": note("2017-11-22"), "gently": True},
            "“It has been nine years, and I thought of you today. How are you? No need to answer at length.”",
            id="after long",
        ),
        pytest.param(
            {"special": "the summer we walked.", "gently": True},
            "“I was thinking of the summer we walked. How are you? No need to answer at length.”",
            id="after long, something special",
        ),
        pytest.param({"special": "she sang", "remembered": True}, "", id="nobody to write to"),
        pytest.param({"last": WALK, "resting": True}, "", id="nothing is expected"),
    ],
)
def test_offers_a_first_line(told: dict[str, Any], expected: str) -> None:
    """Built of what the files say, and of nothing else."""
    assert first_line(replace(EMPTY, **told), PEOPLE, TODAY) == expected


@pytest.mark.parametrize(
    ("kind", "died", "expected"),
    [
        pytest.param("husband", None, "How are you, and how is Sam?", id="whatever word calls him so"),
        pytest.param("husband", Death(), "How have you been since?", id="nobody asks after the dead"),
        pytest.param("colleague", None, "How have you been since?", id="not that near"),
    ],
)
def test_asks_after_whoever_is_near_and_alive(kind: str, died: Death | None, expected: str) -> None:
    """A partner, a child, a parent; of who died nothing is asked."""
    people = dict(PEOPLE) | {"sam-okafor": person("sam-okafor", name="Sam Okafor", died=died)}
    told = replace(EMPTY, last=WALK, close=(Relation(kind, PersonRef("Sam", "sam-okafor")),))
    assert first_line(told, people, TODAY).endswith(f"{expected}”")


@pytest.mark.parametrize(
    ("rule", "due", "expected"),
    [
        ("W1", "2026-11-01", "You said you would: Call (by 1 November, three weeks ago)."),
        ("W1", "2026-11-25", "You said you would: Call (by 25 November)."),
        ("C1", None, "You’d like to be in touch every month; due 1 October, seven weeks overdue."),
    ],
)
def test_says_why_somebody_is_named(rule: str, due: str | None, expected: str) -> None:
    """The promise with its day; the rhythm with the plain fact."""
    made = promise("Call", due=due)
    book = journal(person(circle="close"), note("2026-09-01"), made)
    found = Finding(rule, "maya", {"text": "Call"}, (made.origin,))
    assert reason(found, book, assess(book, TODAY)) == expected
