"""PLAYBOOK 4, knowing them: K2 to K8, and what they add to the brief (K1)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.assessment import Finding
from journal.model.brief import Brief, Reopened
from journal.model.dates import Cadence, PartialDate, Unit
from journal.model.journal import Journal
from journal.model.note import News, Note
from journal.model.person import Death, Labelled, Lapse, LifeEvent, Met, Origin, Pause, Spell, Work, Worth
from journal.model.prose import Prose
from journal.practices.assess import assess
from journal.practices.brief import brief
from journal.practices.knowing import life, reopened, things_to_tell, to_confirm
from journal.practices.scene import scene
from journal.wording.briefs import passages
from journal.wording.reasons import reason
from journal.wording.reasons_knowing import reopened_line, spoken
from tests.making import TODAY, journal, note, person


def found(book: Journal, rule: str, who: str = "maya") -> list[Finding]:
    """What a rule says about somebody."""
    return [f for f in assess(book, TODAY).findings.get(who, ()) if f.practice == rule]


def said(book: Journal, rule: str, who: str = "maya") -> list[str]:
    """The same, in words."""
    return [reason(f, book, assess(book, TODAY)) for f in found(book, rule, who)]


def of(book: Journal, id: str = "maya") -> Brief:
    """The brief about somebody."""
    return brief(book, assess(book, TODAY), book.people[id])


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def told(day: str, *people: str, on: str | None = None, text: str = "x", **values: Any) -> Note:
    """A note with news of its people, or of nobody."""
    news = News(text, values.pop("of", people or ("maya",)), date.fromisoformat(on) if on else None)
    return note(day, *people, news=(news,), **values)


# K2

LEEDS = (Spell("Leeds"),)
PAST = PartialDate(2025, 1, 1)


@pytest.mark.parametrize(
    ("who", "notes", "speaks"),
    [
        pytest.param({"confirmed": PartialDate(2025, 11, 22)}, [], False, id="confirmed a year ago"),
        pytest.param({"confirmed": PartialDate(2025, 11, 21)}, [], True, id="a year and a day ago"),
        pytest.param({"confirmed": PartialDate(2025, 11)}, [], False, id="some day in that month"),
        pytest.param({"confirmed": PartialDate(2025, 10)}, [], True, id="the month before"),
        pytest.param({"confirmed": PAST}, [note("2026-11-01")], True, id="confirmed, and met since"),
        pytest.param({}, [note("2025-11-22")], False, id="else the last contact: a year ago"),
        pytest.param({}, [note("2025-11-21")], True, id="a day more"),
        pytest.param({}, [], False, id="nothing says how old it is"),
        pytest.param({"city": (), "confirmed": PAST}, [], False, id="nothing given"),
        pytest.param(
            {"city": (Spell("Leeds", until=PAST),), "confirmed": PAST}, [], False, id="lived there once"
        ),
        pytest.param({"city": (), "work": (Work("Arup"),), "confirmed": PAST}, [], True, id="work"),
        pytest.param(
            {"city": (), "work": (Work("Arup", until=PAST),), "confirmed": PAST}, [], False, id="worked"
        ),
        pytest.param({"city": (), "email": (Labelled("m@x.org"),), "confirmed": PAST}, [], True, id="mail"),
        pytest.param({"confirmed": PAST, "quiet": ("K2",)}, [], False, id="quiet"),
        pytest.param({"confirmed": PAST, "paused": Pause()}, [], False, id="resting"),
        pytest.param({"confirmed": PAST, "died": Death()}, [], False, id="died"),
    ],
)
def test_kept_current(who: dict[str, Any], notes: list[Note], speaks: bool) -> None:
    """K2: what is given, and was confirmed longer ago than facts go stale."""
    findings = found(journal(person(**{"city": LEEDS, **who}), *notes), "K2")
    assert [bool(f.evidence) for f in findings] == ([True] if speaks else [])


def test_says_what_to_ask_for() -> None:
    """K2 names the facts and how old they are."""
    whole: dict[str, Any] = {"city": LEEDS, "work": (Work("Arup"),), "phone": (Labelled("1"),)}
    assert said(journal(person(confirmed=PartialDate(2025, 4), **whole)), "K2") == [
        "You last made sure of Maya’s city, work and number in April 2025; worth asking again."
    ]
    assert said(journal(person(city=LEEDS), note("2025-04-01")), "K2") == [
        "You were last in touch in April 2025, and Maya’s city may have changed since."
    ]


def confirmed(*parts: Any, **settings: Any) -> list[str]:
    """Who is to be made sure of this week."""
    book = journal(*parts, **settings)
    return [finding.person for finding in to_confirm(book, assess(book, TODAY))]


def test_one_a_week_the_oldest_first() -> None:
    """K2 on Today: nobody is written to for an address after a long silence, but for who moved away."""
    stale: dict[str, Any] = {"city": LEEDS, "confirmed": PAST}
    parts = [
        person("ann", **{**stale, "confirmed": PartialDate(2024)}),
        person("bob", **stale),
        person("cid", **{**stale, "confirmed": PartialDate(2020)}, lapse=Lapse("drift")),
        person("dan", **{**stale, "confirmed": PartialDate(2021)}, quiet=("K",)),
    ]
    assert confirmed(*parts) == ["ann"]
    assert confirmed(*parts, numbers={"K2": {"a_week": 2}}) == ["ann", "bob"]
    moved = person("eve", **{**stale, "confirmed": PartialDate(2020)}, lapse=Lapse("moved"))
    assert confirmed(*parts, moved) == ["eve"]


def test_nobody_who_is_asked_for_is_to_be_made_sure_of() -> None:
    """K2 on Today: one nudge a person."""
    stale: dict[str, Any] = {"city": LEEDS, "confirmed": PartialDate(2024)}
    late = person("ann", **stale, cadence=Cadence(1, Unit.WEEK))
    book = journal(late, person("bob", **stale), note(ago(60), "ann"))
    assert assess(book, TODAY).asked == ("ann",)
    assert confirmed(late, person("bob", **stale), note(ago(60), "ann")) == ["bob"]


# K3

THREE = [note(ago(n)) for n in (1, 2, 3)]


def story(words: int) -> Prose:
    return Prose(text=" ".join(["word"] * words))


@pytest.mark.parametrize(
    ("words", "notes", "speaks"),
    [
        pytest.param(0, THREE, False, id="never begun"),
        pytest.param(1, THREE, True, id="a word"),
        pytest.param(24, THREE, True, id="24 words"),
        pytest.param(25, THREE, False, id="25 words"),
        pytest.param(10, THREE[:2], False, id="two contacts"),
        pytest.param(10, [note(ago(1), file=f"{n}.md") for n in "abc"], False, id="thrice on one day"),
    ],
)
def test_how_they_got_here(words: int, notes: list[Note], speaks: bool) -> None:
    """K3: three contacts and a story of under 25 words, once it was begun."""
    findings = found(journal(person(story=story(words)), *notes), "K3")
    assert [f.evidence for f in findings] == ([(Origin("contacts/maya.md", 1, 1),)] if speaks else [])


@pytest.mark.parametrize(
    ("who", "question"),
    [
        ({"met": None, "city": LEEDS}, "How did you and Maya come to know each other?"),
        ({"work": (Work("Arup", "engineer"),), "city": LEEDS}, "What brought Maya to Arup?"),
        ({"work": (Work("translator"),), "city": LEEDS}, "How did Maya come to Leeds?"),
        ({"work": (Work("Arup", "engineer", until=PAST),)}, "Where was Maya before you met?"),
    ],
)
def test_asks_one_question(who: dict[str, Any], question: str) -> None:
    """K3: about what the file does not say yet."""
    book = journal(person(**{"met": Met(PartialDate(2020)), "story": story(3), **who}), *THREE)
    assert said(book, "K3") == [
        f"{question} You have been in touch three times, and a few lines would keep the story."
    ]


def test_a_line_of_life() -> None:
    """K3: events and dated news, oldest first; nothing to come, nothing twice, nothing of others."""
    book = journal(
        person(
            met=Met(PartialDate(2020, 11, 23)),
            events=(LifeEvent(PartialDate(2024, 2), "Arup"), LifeEvent(PartialDate(2027), "to come")),
        ),
        note("2021-01-01", title="first"),
        told("2024-01-01", on="2024-01-15", text="viva"),
        told("2024-01-02", on="2024-01-15", text="viva"),
        told("2024-01-03", on="2026-12-03", text="to come"),
        told("2024-01-04", "maya", "tom", of=("tom",), on="2024-01-15", text="his"),
        told("2024-01-05", text="of no day"),
    )
    line = life(scene(book, TODAY).pasts["maya"], TODAY)
    assert line.began is not None
    assert (line.began.title, line.since, line.years) == ("first", date(2020, 11, 23), 5)
    assert [moment.what for moment in line.moments] == ["viva", "Arup"]
    assert life(scene(journal(person()), TODAY).pasts["maya"], TODAY).years is None


# K5


def heard(days: int, *people: str, **values: Any) -> Note:
    """News heard elsewhere."""
    return told(ago(days), *people, kind="thought", **values)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param([heard(2)], [], id="two days ago"),
        pytest.param([heard(3)], [False], id="three days ago"),
        pytest.param([heard(13)], [False], id="thirteen days ago"),
        pytest.param([heard(14)], [True], id="two weeks ago: late"),
        pytest.param([heard(10), note(ago(10), file="b.md")], [], id="a touch that day"),
        pytest.param([heard(10), note(ago(9), reply="no")], [], id="written to since"),
        pytest.param([heard(10), note(ago(11))], [False], id="a touch before"),
        pytest.param([heard(10), note(ago(9), started="them", reply="waiting")], [False], id="she wrote"),
        pytest.param([told(ago(10), reply="waiting", started="them")], [], id="told by herself: no thought"),
        pytest.param([heard(10, "maya", "tom", of=("tom",))], [], id="Tom's news"),
        pytest.param([heard(20), heard(5, file="b.md")], [False, True], id="the latest first"),
        pytest.param([note(ago(10), kind="thought")], [], id="a thought without news"),
    ],
)
def test_news_deserves_an_answer(notes: list[Note], expected: list[bool]) -> None:
    """K5: heard elsewhere, no touch since; asks after three days, late after two weeks."""
    assert [f.facts["late"] for f in found(journal(person(), *notes), "K5")] == expected


def tagged(days: int, **values: Any) -> Note:
    """A thought with news about no one, in the year's folder."""
    file = values.pop("file", "contacts/2026/thought.md")
    news = News("The libraries close", (), values.pop("on", None))
    when = date.fromisoformat(ago(days))
    return Note(file=file, date=when, title="", kind="thought", tags=("Libraries",), news=(news,), **values)


@pytest.mark.parametrize(
    ("who", "parts", "speaks"),
    [
        pytest.param({}, [tagged(6)], True, id="all who bear the tag"),
        pytest.param({}, [tagged(2)], False, id="two days ago"),
        pytest.param({"circle": "friends"}, [tagged(6)], False, id="no circle of work"),
        pytest.param({"tags": ("books",)}, [tagged(6)], False, id="another tag"),
        pytest.param({}, [tagged(6), note(ago(5))], False, id="in touch since"),
        pytest.param({}, [tagged(6, private=True)], False, id="a private thought"),
        pytest.param({}, [tagged(6, on=TODAY)], True, id="its day is today"),
        pytest.param({}, [tagged(6, on=TODAY - timedelta(days=1))], False, id="its day has passed"),
        pytest.param({"quiet": ("K5",)}, [tagged(6)], False, id="quiet"),
    ],
)
def test_a_tagged_thought_speaks_to_all_who_bear_the_tag(
    who: dict[str, Any], parts: list[Note], speaks: bool
) -> None:
    """K5: in circles of work; of several the latest."""
    maya = person(**{"circle": "clients", "tags": ("libraries",), **who})
    findings = found(journal(maya, tagged(40, file="contacts/2026/older.md"), *parts), "K5")
    latest = [f for f in findings if f.facts["heard"] != date.fromisoformat(ago(40))]
    assert bool(latest) is speaks
    assert len(findings) <= 1


def test_their_own_news_comes_before_what_the_tag_says() -> None:
    """K5 in words: what was heard, and when."""
    maya = person(circle="clients", tags=("libraries",))
    assert said(journal(maya, tagged(6)), "K5") == [
        "You noted on 16 November, about libraries: The libraries close. Maya may like to hear of it."
    ]
    own = journal(maya, tagged(6), heard(17, text="Maya sells the shop."), heard(4, text="y", file="b.md"))
    assert said(own, "K5") == [
        "You heard on 18 November: y. A word about it would be welcome.",
        "You heard on 5 November: Maya sells the shop. A word about it would still be welcome.",
    ]


# K6


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        pytest.param([told(ago(90), on=ago(0))], [], id="today"),
        pytest.param([told(ago(90), on=ago(1))], ["x"], id="yesterday"),
        pytest.param([told(ago(90), on=ago(60))], ["x"], id="sixty days ago"),
        pytest.param([told(ago(90), on=ago(61))], [], id="sixty-one days ago"),
        pytest.param([told(ago(90), on=ago(10)), note(ago(10))], [], id="in touch that day"),
        pytest.param([told(ago(90), on=ago(10)), note(ago(9))], [], id="in touch since"),
        pytest.param([told(ago(90), on=ago(10)), note(ago(11))], ["x"], id="in touch the day before"),
        pytest.param([told(ago(90), on=ago(10)), note(ago(9), reply="no")], ["x"], id="unanswered since"),
        pytest.param([told(ago(90))], [], id="news of no day"),
        pytest.param([told(ago(90), "maya", "tom", of=("tom",), on=ago(10))], [], id="Tom's news"),
        pytest.param(
            [told(ago(90), on=ago(9)), told(ago(80), on=ago(9))], ["x"], id="told twice, asked once"
        ),
        pytest.param(
            [told(ago(90), on=ago(20), text="a"), told(ago(80), on=ago(9), text="b")],
            ["b", "a"],
            id="latest first",
        ),
    ],
)
def test_ask_how_it_went(notes: list[Note], expected: list[str]) -> None:
    """K6: the day of their news is 1 to 60 days past, and there was no contact since."""
    book = journal(person(), *notes)
    assert [f.facts["text"] for f in found(book, "K6")] == expected
    assert [item.text for item in of(book).ask][: len(expected)] == expected


def test_says_the_day_as_a_day() -> None:
    """K6: the writer's words, with the date as one says it."""
    book = journal(person(), told("2026-11-01", on="2026-11-10", text="Maya's viva on 2026-11-10."))
    assert said(book, "K6") == ["Maya's viva on 10 November. You might ask how it went."]
    assert (
        spoken("by 2025-11-10, or 2026-13-01; 12345678-9", TODAY)
        == "by 10 November 2025, or 2026-13-01; 12345678-9"
    )


# K7


def mine(days: int, text: str, **values: Any) -> Note:
    """News of the writer's own, in the writer's folder."""
    return told(ago(days), "me", text=text, file=f"contacts/me/{text}.md", **values)


@pytest.mark.parametrize(
    ("who", "notes", "expected"),
    [
        pytest.param({}, [mine(5, "a"), note(ago(5))], [], id="told that day"),
        pytest.param({}, [mine(5, "a"), note(ago(6))], ["a"], id="since the last contact"),
        pytest.param({}, [mine(5, "a"), note(ago(3), reply="no")], ["a"], id="a letter unanswered"),
        pytest.param({}, [mine(-1, "a")], [], id="not before its day"),
        pytest.param({}, [mine(5, "a", private=True)], [], id="private"),
        pytest.param({}, [mine(5, "a", of=("tom",))], [], id="Tom's news"),
        pytest.param(
            {}, [mine(n, c) for n, c in enumerate("abcd", 1)], ["a", "b", "c"], id="three, newest first"
        ),
        pytest.param(
            {"likes": ("swimming",)},
            [mine(1, "a"), mine(9, "I swim", tags=("Swimming",))],
            ["I swim", "a"],
            id="what she likes first",
        ),
        pytest.param(
            {"tags": ("choir",)}, [mine(1, "a"), mine(9, "b", tags=("Choir",))], ["b", "a"], id="a tag"
        ),
        pytest.param(
            {"hopes": ("build boats",)},
            [mine(1, "a"), mine(9, "My boat floats")],
            ["My boat floats", "a"],
            id="what she hopes for",
        ),
        pytest.param({"paused": Pause()}, [mine(5, "a")], [], id="resting"),
        pytest.param({"died": Death()}, [mine(5, "a")], [], id="died"),
        pytest.param({"quiet": ("K7",)}, [mine(5, "a")], [], id="quiet"),
    ],
)
def test_what_you_might_tell_them(who: dict[str, Any], notes: list[Note], expected: list[str]) -> None:
    """K7: up to three of the writer's own news since the last contact, what touches theirs first."""
    book = journal(person(**who), person("me"), *notes, me="me")
    assert [item.text for item in of(book).tell] == expected
    assert of(book, "me").tell == ()


def test_without_a_writer_there_is_nothing_to_tell() -> None:
    """K7 needs `me`."""
    assert of(journal(person(), mine(5, "a"))).tell == ()


def test_old_news_is_no_news() -> None:
    """K7 looks no further back than a number of notes, so that a page costs the same in any journal."""
    notes = [mine(n, f"n{n:02}") for n in range(1, 60)]
    book = journal(
        person(likes=("n59 skating",)), person("me"), *notes, me="me", numbers={"K7": {"items": 99}}
    )
    seen = scene(book, TODAY)
    assert len(things_to_tell(seen, seen.pasts["maya"])) == 50


# K8


def days(*gaps: int) -> list[Note]:
    """Contacts with these gaps between them, and the last as many days ago as the last number says."""
    when, notes = TODAY - timedelta(days=gaps[-1]), []
    for gap in (0, *reversed(gaps[:-1])):
        when -= timedelta(days=gap)
        notes.append(note(when.isoformat()))
    return notes


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        pytest.param([10, 10, 10, 10, 21, 60, 21], 21, id="quiet before, and now again"),
        pytest.param([10, 10, 10, 10, 21, 60, 20], None, id="not yet as quiet"),
        pytest.param([10, 10, 10, 10, 20, 60, 99], None, id="never quiet before"),
        pytest.param([10, 10, 10, 10, 21, 61, 99], None, id="one contact, and quiet again"),
        pytest.param([10, 10, 10, 10, 21, 99], None, id="one contact after it"),
        pytest.param([10, 10, 10, 21, 60, 99], None, id="too little before it to know a rhythm"),
        pytest.param([10, 10, 10, 10, 50, 10, 10, 10, 10, 30, 10, 99], 30, id="the latest of two"),
        pytest.param([10, 10, 10], None, id="too few contacts"),
    ],
)
def test_quiet_like_this_before(gaps: list[int], expected: int | None) -> None:
    """K8: a gap over twice the usual before, followed by two contacts within 60 days."""
    book = journal(person(), *days(*gaps))
    seen = scene(book, TODAY)
    earlier = reopened(seen, seen.pasts["maya"])
    assert (earlier.days if earlier else None) == expected
    assert of(book).reopened == earlier
    assert of(journal(person(quiet=("K8",)), *days(*gaps))).reopened is None


@pytest.mark.parametrize(
    ("opener", "expected"),
    [
        ({"channel": "card", "started": "me"}, "Seven months in 2025; your card opened it."),
        ({"channel": "call", "started": "them"}, "Seven months in 2025; her call opened it."),
        ({"channel": "walk"}, "Seven months in 2025; a walk opened it."),
        ({"channel": "social", "started": "me"}, "Seven months in 2025; your few words online opened it."),
        ({}, "Seven months in 2025; you spoke again on 6 September."),
    ],
)
def test_says_what_opened_it(opener: dict[str, Any], expected: str) -> None:
    """K8: how long, when, and whose word it was."""
    earlier = Reopened(210, date(2025, 2, 8), note("2025-09-06", **opener))
    assert reopened_line(earlier, person(pronouns="she/her")) == expected
    across = Reopened(210, date(2024, 2, 8), note("2025-09-06", channel="card", started="me"))
    assert reopened_line(across, person()) == "Seven months, 2024 to 2025; your card opened it."


# K1


@pytest.mark.parametrize(
    ("last", "who", "shown"),
    [
        pytest.param("2026-11-01", {}, True, id="in touch"),
        pytest.param("2020-01-01", {}, False, id="dormant"),
        pytest.param("2026-11-01", {"lapse": Lapse("drift")}, False, id="lapsed"),
    ],
)
def test_does_not_jump_in_with_what_they_could_do(last: str, who: dict[str, Any], shown: bool) -> None:
    """K1: offers and worth wait until there was one contact."""
    worth = Worth(yearly="12000 EUR")
    book = journal(person(offers=("advice",), worth=worth, **who), note(last))
    assert (of(book).offers, of(book).worth) == ((("advice",), worth) if shown else ((), None))


def test_asks_first_how_it_went() -> None:
    """K1 and K6: a day that was told of long ago is asked about, and nothing is asked twice."""
    notes = [
        told("2026-01-01", on="2026-11-10", text="operation"),
        note("2026-10-01"),
        told("2026-11-02", on="2026-11-11", text="viva"),
        told("2026-11-03", text="new", kind="thought"),
    ]
    book = journal(person(), *notes)
    assert [item.text for item in of(book).ask] == ["viva", "operation", "new"]
    quiet = journal(person(quiet=("K6",)), *notes)
    assert [item.text for item in of(quiet).ask] == ["new", "viva"]


def test_the_brief_says_what_was_found() -> None:
    """K1, K6, K7 and K8 each have their passage; days are said as days."""
    notes = [
        *days(10, 10, 10, 10, 210, 10, 60),
        told(ago(90), on=ago(12), text=f"Viva on {ago(12)}", kind="thought"),
    ]
    worth = Worth("12000 EUR", "the truth", "a tenth")
    maya = person(offers=("advice", "bread"), worth=worth)
    book = journal(maya, person("me"), *notes, mine(5, "We moved."), me="me")
    found = {p.label: p.lines for p in passages(of(book), book.people, TODAY)}
    assert found["You might ask"] == ("How it went: Viva on 10 November",)
    assert found["You might tell Maya"] == ("We moved",)
    assert found["It has been this quiet before"] == (
        "Seven months in 2026; you spoke again on 13 September.",
    )
    assert found["Can do for others"] == ("advice and bread",)
    assert found["What it is worth"] == ("12000 EUR a year", "the truth", "You may give: a tenth")


# All of them

DATES = st.dates(date(2024, 1, 1), date(2027, 1, 1))
NOTES = st.builds(
    lambda day, on, **values: told(str(day), on=str(on) if on else None, **values),
    DATES,
    st.none() | DATES,
    file=st.uuids().map(str),
    kind=st.sampled_from(["note", "thought"]),
    reply=st.sampled_from(["yes", "no"]),
    text=st.sampled_from(["a", "b"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(NOTES, max_size=8), st.randoms(use_true_random=False))
def test_nothing_is_said_without_evidence_or_by_the_order_of_files(notes: list[Note], random: Any) -> None:
    """Whatever was written, the files' order never matters, and each finding points at a place."""
    maya = person(city=LEEDS, story=story(3))
    book, again = journal(maya, *notes), journal(maya, *random.sample(notes, len(notes)))
    for rule in ("K2", "K3", "K5", "K6"):
        assert found(book, rule) == found(again, rule)
        assert all(f.evidence for f in found(book, rule))
    assert of(book) == of(again)


PLAIN = st.builds(
    lambda day, who: note(str(day), *who, file=f"contacts/{who[0]}/{day}.md"),
    DATES,
    st.sampled_from([("maya",), ("tom",), ("maya", "tom")]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PLAIN, max_size=12), st.sampled_from(["inner", "close", "friends", "clients"]))
def test_whoever_writes_only_dates_and_prose_is_left_in_peace(notes: list[Note], circle: str) -> None:
    """Promises, giving and knowing say nothing where the files do not say it."""
    cadence = Cadence(10, Unit.DAY)
    book = journal(person(circle=circle, cadence=cadence), person("tom", circle=circle), *notes, me="tom")
    said = {f.practice for all_ in assess(book, TODAY).findings.values() for f in all_}
    assert not {rule for rule in said if rule[0] in "WGK"}
