"""PLAYBOOK 3, giving and receiving: G1 to G8."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.assessment import Finding
from journal.model.between import ReachingOut
from journal.model.dates import Cadence, PartialDate, Unit
from journal.model.journal import Journal
from journal.model.note import Exchange, Note
from journal.model.person import Lapse, Met, Pause, PersonRef, Relation
from journal.practices.assess import assess
from journal.practices.giving import brought_together, exchanges_by_year, who_reaches_out
from journal.practices.introductions import opened
from journal.practices.scene import scene
from journal.practices.tokens import index_offers, tokens
from journal.wording.reasons import reason
from journal.wording.reasons_giving import giving_lines, reaching_out_line
from tests.making import TODAY, journal, note, person


def found(book: Journal, rule: str, who: str = "maya") -> list[Finding]:
    """What a rule says about somebody."""
    return [f for f in assess(book, TODAY).findings.get(who, ()) if f.practice == rule]


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def item(kind: str, what: str = "something", *people: str, about: tuple[str, ...] = ()) -> Exchange:
    """Something given or received; with nobody said, of Maya."""
    return Exchange(kind, what, people or ("maya",), about)


def gave(day: str, kind: str, *people: str, **values: Any) -> Note:
    """A note in which the writer gave something."""
    about = values.pop("about", ())
    return note(day, *people, gave=(item(kind, "something", *people, about=about),), **values)


def received(day: str, kind: str, *people: str, **values: Any) -> Note:
    """A note in which the writer received something."""
    about = values.pop("about", ())
    return note(day, *people, received=(item(kind, "something", *people, about=about),), **values)


# G1


def test_what_went_back_and_forth_stands_by_year() -> None:
    """G1: the newest year first, each person's own items, plans left out; told, never counted."""
    book = journal(
        person(),
        person("tom"),
        note("2024-05-01", gave=(item("gift", "Piranesi"), item("gift", "a scarf", "tom"))),
        note("2026-05-01", received=(item("advice", "how to ask"),), gave=(item("thanks", "a card"),)),
        note("2026-12-01", gave=(item("gift", "to come"),)),
    )
    years = exchanges_by_year(scene(book, TODAY).pasts["maya"])
    assert [(y.year, len(y.gave), len(y.received)) for y in years] == [(2026, 1, 1), (2024, 1, 0)]
    assert [giving_lines(y, book.people["maya"], book) for y in years] == [
        ("To Maya: thanks, a card.", "From Maya: advice, how to ask."),
        ("To Maya: Piranesi.",),
    ]
    assert exchanges_by_year(scene(book, TODAY).pasts["tom"]) == ()


# G2

LONG_KNOWN = Met(PartialDate(2025, 11, 22))


@pytest.mark.parametrize(
    ("who", "notes", "speaks"),
    [
        pytest.param({"circle": "close"}, [], True, id="known for a year, nothing ever"),
        pytest.param({"circle": "close", "met": Met(PartialDate(2025, 11, 23))}, [], False, id="a day less"),
        pytest.param({"circle": "close", "met": None}, [], False, id="nobody knows since when"),
        pytest.param({"circle": "friends"}, [], False, id="a circle without gifts"),
        pytest.param({"circle": "nobody"}, [], False, id="no circle, and no default one"),
        pytest.param({"circle": "close"}, [gave("2025-11-23", "gift")], False, id="a gift within the year"),
        pytest.param({"circle": "close"}, [gave("2025-11-22", "gift")], True, id="a gift a year ago"),
        pytest.param({"circle": "close"}, [gave("2026-11-01", "card")], False, id="a card"),
        pytest.param({"circle": "close"}, [gave("2026-11-01", "thanks")], False, id="a thank-you"),
        pytest.param({"circle": "close"}, [gave("2026-11-01", "invitation")], False, id="an invitation"),
        pytest.param(
            {"circle": "close"}, [gave("2026-11-01", "advice")], True, id="advice is something else"
        ),
        pytest.param({"circle": "close"}, [received("2026-11-01", "gift")], True, id="received, not given"),
        pytest.param({"circle": "close"}, [note("2026-11-01", channel="card")], False, id="a card sent"),
        pytest.param(
            {"circle": "close"},
            [note("2026-11-01", channel="card", started="them")],
            True,
            id="a card of hers",
        ),
        pytest.param({"circle": "close", "quiet": ("G2",)}, [], False, id="quiet"),
        pytest.param({"circle": "close", "cadence": Cadence(0)}, [], False, id="no rhythm wanted"),
        pytest.param({"circle": "close", "paused": Pause()}, [], False, id="resting"),
    ],
)
def test_something_small_just_because(who: dict[str, Any], notes: list[Note], speaks: bool) -> None:
    """G2: a year without a gift, card, thanks or invitation, in a circle with gifts."""
    book = journal(
        person(**{"met": LONG_KNOWN, **who}), gave("2026-01-01", "gift", "tom"), *notes, default_circle=None
    )
    findings = found(book, "G2")
    assert bool(findings) is speaks
    assert all(f.evidence for f in findings)


def test_whoever_never_writes_down_what_was_given_is_left_in_peace() -> None:
    """G2: silence of a whole journal says nothing about one person."""
    assert found(journal(person(circle="close", met=LONG_KNOWN, likes=("tea",))), "G2") == []


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        pytest.param(
            {"ideas": ("mustard",), "likes": ("tea",)},
            "Just because: you once thought of mustard for Maya, "
            "and it has been a year and a half since a card, a gift or a thank-you.",
            id="an idea first",
        ),
        pytest.param(
            {"likes": ("tea",), "hopes": ("a house",)},
            "Just because: Maya likes tea, and it has been a year and a half since a card, "
            "a gift or a thank-you.",
            id="what she likes",
        ),
        pytest.param(
            {"hopes": ("a house",)},
            "Just because: you know what Maya hopes for (a house), and it has been a year and a half "
            "since a card, a gift or a thank-you.",
            id="what she hopes for",
        ),
        pytest.param(
            {},
            "Just because: something small for Maya needs no occasion, and it has been a year and a half "
            "since a card, a gift or a thank-you.",
            id="nothing to name",
        ),
    ],
)
def test_names_something_of_theirs(who: dict[str, Any], expected: str) -> None:
    """G2 starts from an idea, a liking or a hope that is written down."""
    book = journal(person(circle="close", **who), gave("2025-05-20", "gift"))
    (finding,) = found(book, "G2")
    assert reason(finding, book, assess(book, TODAY)) == expected


# G3


@pytest.mark.parametrize(
    ("notes", "speaks"),
    [
        pytest.param([received(ago(6), "gift")], False, id="six days ago"),
        pytest.param([received(ago(7), "gift")], True, id="a week ago"),
        pytest.param([received(ago(120), "gift")], True, id="120 days ago"),
        pytest.param([received(ago(121), "gift")], False, id="121 days ago"),
        pytest.param([received(ago(30), "favour")], True, id="a favour"),
        pytest.param([received(ago(30), "introduction")], True, id="an introduction"),
        pytest.param([received(ago(30), "referral")], True, id="a referral"),
        pytest.param([received(ago(30), "help")], True, id="help"),
        pytest.param([received(ago(30), "advice")], False, id="advice"),
        pytest.param([received(ago(30), "gift"), gave(ago(30), "thanks", file="b.md")], False, id="same day"),
        pytest.param([received(ago(30), "gift"), gave(ago(1), "thanks")], False, id="thanked since"),
        pytest.param([received(ago(30), "gift"), gave(ago(31), "thanks")], True, id="thanked before it"),
        pytest.param([received(ago(30), "gift"), gave(ago(1), "gift")], True, id="a gift is no thanks"),
        pytest.param(
            [received(ago(30), "gift"), gave(ago(1), "thanks", "tom")], True, id="thanks to another"
        ),
        pytest.param(
            [received(ago(30), "gift", "maya", "tom"), gave(ago(1), "thanks", "tom")],
            False,
            id="of two, one was thanked",
        ),
    ],
)
def test_has_thanks_been_said(notes: list[Note], speaks: bool) -> None:
    """G3: received 7 to 120 days ago, and no thanks at or after it to one of those it came from."""
    findings = found(journal(person(), *notes), "G3")
    assert bool(findings) is speaks
    assert all(f.evidence[0].path == notes[0].file for f in findings)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (item("gift", "a jar."), "A gift from Maya, five weeks ago: a jar."),
        (item("help", "kept Gravy"), "Help from Maya, five weeks ago: kept Gravy."),
        (item("introduction", "tom", about=("tom",)), "Maya introduced you to Tom five weeks ago."),
        (item("referral", "tom", about=("tom",)), "Maya sent Tom your way five weeks ago."),
        (item("referral", "the harbour"), "A referral from Maya, five weeks ago: the harbour."),
    ],
)
def test_says_what_for(got: Exchange, expected: str) -> None:
    """G3 names the thing, and those it led to."""
    book = journal(person(), person("tom"), note(ago(35), received=(got,)))
    (finding,) = found(book, "G3")
    said = reason(finding, book, assess(book, TODAY))
    assert said == f"{expected} It is not too late to say thank you."


# G4


def started(*who: str | None, **values: Any) -> list[Note]:
    """Contacts of successive days, the oldest first, and who started them."""
    return [
        note(str(date(2026, 1, 1) + timedelta(days=day)), started=each, **values)
        for day, each in enumerate(who)
    ]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        pytest.param(["me"] * 5, None, id="five say too little"),
        pytest.param(["me"] * 6, ReachingOut(6, 0, 6, "me"), id="six"),
        pytest.param([None, *["me"] * 5, None], None, id="those that do not say are not counted"),
        pytest.param(["both"] * 6, ReachingOut(0, 0, 6, None), id="both counts for neither"),
        pytest.param(["them"] * 3 + ["me"] * 12, ReachingOut(12, 0, 12, "me"), id="the last twelve"),
        pytest.param(["me"] * 6 + ["them"] * 6, ReachingOut(6, 6, 12, "them"), id="lately they"),
        pytest.param(["me", "them"] * 6, ReachingOut(6, 6, 12, None), id="in turn"),
    ],
)
def test_who_reaches_out(who: list[str | None], expected: ReachingOut | None) -> None:
    """G4: the last twelve contacts that say it, at least six."""
    seen = scene(journal(person(), *started(*who)), TODAY)
    assert who_reaches_out(seen, seen.pasts["maya"]) == expected


@pytest.mark.parametrize(
    ("out", "expected"),
    [
        (ReachingOut(8, 4, 12), "Mostly you reach out"),
        (ReachingOut(4, 8, 12), "Mostly Maya reaches out"),
        (ReachingOut(7, 4, 12), "You reach out about evenly"),
        (ReachingOut(7, 5, 12, "me"), "You reach out about evenly; lately mostly you"),
        (ReachingOut(5, 6, 12, "them"), "You reach out about evenly; lately mostly Maya"),
        (ReachingOut(0, 0, 6), "Mostly the two of you together"),
    ],
)
def test_says_who_reaches_out(out: ReachingOut, expected: str) -> None:
    """In words, never a score."""
    assert reaching_out_line(out, person()) == expected


@pytest.mark.parametrize(
    ("who", "speaks"),
    [
        pytest.param(["me"] * 4 + ["them"], False, id="five say too little"),
        pytest.param(["me"] * 5 + ["them"], True, id="five of six"),
        pytest.param(["me"] * 4 + ["them"] * 2, False, id="four of six"),
        pytest.param(["me"] * 4 + ["both", "me"], True, id="both is not them"),
        pytest.param(["them"] * 6 + ["me"] * 6, True, id="the last six alone"),
        pytest.param(["me"] * 6 + ["them"] * 2, False, id="she has begun to"),
    ],
)
def test_five_of_six_by_me(who: list[str | None], speaks: bool) -> None:
    """G4 names the contacts it saw."""
    findings = found(journal(person(), *started(*who)), "G4")
    assert bool(findings) is speaks
    assert all(len(f.evidence) >= 5 for f in findings)


def test_unanswered_letters_are_not_counted() -> None:
    """A rule over ``started`` looks only at contacts; what was never answered is L8's."""
    notes = [*started(*["me"] * 5), note("2026-05-01", started="me", reply="no")]
    assert found(journal(person(), *notes), "G4") == []


@pytest.mark.parametrize(
    ("channel", "way"),
    [
        ("call", "Perhaps a letter this time, for her to answer at leisure."),
        ("message", "Perhaps a voice this time, instead of another message."),
        ("walk", "Perhaps let her choose the next day and place."),
        (None, "Perhaps let her choose the next day and place."),
    ],
)
def test_offers_a_different_way(channel: str | None, way: str) -> None:
    """G4 is said kindly, and never asks for more of the same."""
    book = journal(person(pronouns="she/her"), *started(*["me"] * 6, channel=channel))
    (finding,) = found(book, "G4")
    said = reason(finding, book, assess(book, TODAY))
    assert said == f"You reached out six of the last six times, and Maya was there each time. {way}"


# G5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Repairs to a Bread-Oven", {"repair", "bread", "oven"}),
        ("bikes", {"bik"}),
        ("a bike", {"bik"}),
        ("boxes", {"box"}),
        ("a pass", {"pass"}),
        ("Café prêté", {"caf", "pret"}),
        ("an ear for tea", set()),
        ("somebody who could help with this", set()),
        ("forty-one ferries", {"ferri"}),
        ("2026", set()),
        ("हिन्दी पढ़ाना", {"हिनदी", "पढाना"}),
    ],
)
def test_words_that_say_what_it_is_about(text: str, expected: set[str]) -> None:
    """Folded, four letters or more, no stop words, without a plural's ending; vowel signs stay."""
    assert tokens(text) == expected


def test_stop_words_are_those_of_the_language() -> None:
    """In a language without a list every long word counts."""
    assert tokens("somebody with time", "de") == {"somebody", "with", "tim"}
    assert tokens("somebody with time", "en-GB") == frozenset()


def pair(need: str = "a bike", offer: str = "bike repairs", **values: Any) -> list[Any]:
    """Maya, who needs something, and Tom, who offers something and was seen a month ago."""
    maya = person(needs=(need,), **values.pop("maya", {}))
    return [maya, person("tom", offers=(offer,), **values.pop("tom", {})), note("2026-10-22", "tom")]


def introduced(*people: str, about: tuple[str, ...] = (), to: tuple[str, ...] = ()) -> Note:
    return note("2026-01-01", *people, gave=(Exchange("introduction", "x", to or people, about),))


@pytest.mark.parametrize(
    ("parts", "speaks"),
    [
        pytest.param(pair(), True, id="a word in common"),
        pytest.param(pair("a boat"), False, id="none"),
        pytest.param([*pair(), introduced("maya", about=("tom",))], False, id="introduced already"),
        pytest.param([*pair(), introduced("tom", about=("maya",))], False, id="introduced the other way"),
        pytest.param(
            [*pair(), introduced("maya", "tom", to=("tom",))], False, id="introduced in a note with both"
        ),
        pytest.param([*pair(), introduced("maya", about=("ann",))], True, id="introduced to another"),
        pytest.param([*pair(), note("2026-01-01", "maya", "tom")], True, id="met once at the same table"),
        pytest.param(
            pair(maya={"relations": (Relation("friend", PersonRef("Tom", "tom")),)}), False, id="friends"
        ),
        pytest.param(
            pair(tom={"met": Met(through=(PersonRef("Maya", "maya"),))}), False, id="met through her"
        ),
        pytest.param(pair(tom={"paused": Pause()}), False, id="Tom rests"),
        pytest.param(pair(tom={"lapse": Lapse("rupture")}), False, id="it broke with Tom"),
        pytest.param(pair(tom={"cadence": Cadence(0)}), False, id="nobody is to ask Tom"),
        pytest.param(pair(maya={"paused": Pause()}), False, id="Maya rests"),
        pytest.param([person(needs=("a bike",), offers=("bike repairs",))], False, id="oneself"),
    ],
)
def test_offers_meet_needs(parts: list[Any], speaks: bool) -> None:
    """G5: new to both, no imposition, shown on who needs, with both files as evidence."""
    book = journal(*parts)
    findings = found(book, "G5")
    assert [[place.path for place in f.evidence] for f in findings] == (
        [["contacts/maya.md", "contacts/tom.md"]] if speaks else []
    )
    assert found(book, "G5", "tom") == []


def test_the_best_introduction_alone_is_shown() -> None:
    """Most words in common, then the rarest, then the id: whatever the order of the files."""
    parts = [
        person(needs=("a lift", "somebody to repair a reed organ")),
        person("abel", offers=("bike repairs",)),
        person("joan", offers=("repair of organs with a reed",)),
        person("zoe", offers=("reed baskets",)),
    ]
    for order in (parts, parts[::-1]):
        (finding,) = found(journal(*order), "G5")
        assert (finding.facts["other"], finding.facts["shared"]) == ("joan", 3)


@pytest.mark.parametrize(
    ("last", "who", "check"),
    [
        pytest.param("2025-11-22", {}, False, id="a year ago"),
        pytest.param("2025-11-21", {"cadence": Cadence(2, Unit.YEAR)}, True, id="a day more"),
        pytest.param(
            "2025-11-22", {"confirmed": PartialDate(2025, 11, 21)}, True, id="confirmed before that"
        ),
    ],
)
def test_checks_with_them_first(last: str, who: dict[str, Any], check: bool) -> None:
    """G5: what they offer may no longer hold."""
    tom = person("tom", offers=("bike repairs",), circle="wider", **who)
    book = journal(person(needs=("a bike",)), tom, note(last, "tom"))
    (finding,) = found(book, "G5")
    assert finding.facts["check"] is check
    said = reason(finding, book, assess(book, TODAY))
    start = "Maya needs a bike. Tom offers bike repairs: you could bring them together."
    assert said == (f"{start} Check with Tom first; what you know may be out of date." if check else start)


@pytest.mark.parametrize(
    ("items", "found"),
    [
        pytest.param(38, True, id="39 items: too few to tell"),
        pytest.param(39, False, id="40 items: three are more than a twentieth"),
        pytest.param(59, True, id="60 items: three are a twentieth"),
    ],
)
def test_words_that_everybody_uses_are_ignored(items: int, found: bool) -> None:
    """G5: tokens in over five in a hundred of all items say nothing, once there are forty."""
    fillers = [("ann", "garden tools"), ("bob", "garden seeds")]
    fillers += [("cid", "other" if n % 2 else "") for n in range(items - 2)]
    index = index_offers(fillers, ["my garden"], "en", 0.05, 40)
    assert bool(index.sharing("a garden", 50)) is found


# G6


def through(id: str, *others: str) -> Any:
    """Somebody met through others."""
    return person(id, met=Met(through=tuple(PersonRef(other, other) for other in others)))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([person()], {}, id="nothing"),
        pytest.param([through("b", "a"), person("a")], {"a": 1}, id="one met through"),
        pytest.param(
            [through("c", "b"), through("b", "a"), person("a")], {"a": 2, "b": 1}, id="down the tree"
        ),
        pytest.param([through("a", "b"), through("b", "a")], {"a": 1, "b": 1}, id="a loop"),
        pytest.param([through("a", "a")], {}, id="through oneself"),
        pytest.param(
            [person("a"), through("b", "a"), through("c", "a", "b")], {"a": 2, "b": 1}, id="once each"
        ),
        pytest.param(
            [received("2026-01-01", "introduction", "a", about=("b",)), through("b", "a")],
            {"a": 1},
            id="introduced and met through: once",
        ),
        pytest.param([received("2026-01-01", "referral", "a")], {"a": 1}, id="a door to somebody unknown"),
        pytest.param([received("2026-01-01", "gift", "a", about=("b",))], {}, id="a gift opens nothing"),
        pytest.param([received("2026-12-01", "referral", "a")], {}, id="not before its day"),
    ],
)
def test_what_a_relationship_opened(parts: list[Any], expected: dict[str, int]) -> None:
    """G6: people met through them and introductions received, counted down the tree; loops end."""
    assert dict(opened(scene(journal(*parts), TODAY))) == expected


def test_among_equals_who_opened_more_comes_first() -> None:
    """G6 breaks ties of the ranking, before the number of contacts."""
    book = journal(
        person("a"),
        person("b"),
        note("2026-08-01", "a"),
        note("2026-07-01", "a"),
        note("2026-08-01", "b"),
        person("new", cadence=Cadence(0), met=Met(through=(PersonRef("b", "b"),))),
    )
    assert assess(book, TODAY).asked == ("b", "a")


# G7


@pytest.mark.parametrize(
    ("circle", "notes", "speaks"),
    [
        pytest.param("new", [note(ago(n)) for n in (1, 2)], False, id="twice"),
        pytest.param("new", [note(ago(n)) for n in (1, 2, 3)], True, id="three times"),
        pytest.param("new", [note(ago(1), file=f"{n}.md") for n in "abc"], False, id="thrice on one day"),
        pytest.param("friends", [note(ago(n)) for n in (1, 2, 3)], False, id="a circle without a path"),
        pytest.param("new", [note(ago(2)), note(ago(1)), gave(ago(3), "invitation")], False, id="invited"),
        pytest.param("new", [note(ago(2)), note(ago(1)), gave(ago(3), "offer")], False, id="offered"),
        pytest.param(
            "new", [note(ago(2)), note(ago(1)), gave(ago(3), "gift")], True, id="a gift is no offer"
        ),
        pytest.param("new", [note(ago(2)), note(ago(1)), received(ago(3), "invitation")], True, id="by them"),
    ],
)
def test_the_next_step(circle: str, notes: list[Note], speaks: bool) -> None:
    """G7: a circle with a path, three contacts, and no invitation or offer given."""
    findings = found(journal(person(circle=circle), *notes), "G7")
    assert [bool(f.evidence) for f in findings] == ([True] if speaks else [])


def test_asks_whether_they_would_like_to() -> None:
    """G7 says so without a guess at anybody's gender."""
    book = journal(person(circle="new"), *[note(ago(n)) for n in (1, 2, 3)])
    (finding,) = found(book, "G7")
    assert reason(finding, book, assess(book, TODAY)) == (
        "You and Maya have been in touch three times. "
        "Perhaps ask Maya along to something, or offer something."
    )


# G8


def match(days: int, kind: str = "introduction", **values: Any) -> Note:
    return gave(ago(days), kind, "maya", about=("tom",), **values)


@pytest.mark.parametrize(
    ("notes", "speaks"),
    [
        pytest.param([match(20)], False, id="twenty days ago"),
        pytest.param([match(21)], True, id="three weeks ago"),
        pytest.param([match(180)], True, id="180 days ago"),
        pytest.param([match(181)], False, id="181 days ago"),
        pytest.param([gave(ago(60), "introduction", "maya", "tom")], True, id="in a note with both"),
        pytest.param([match(60, "referral")], True, id="a referral"),
        pytest.param([match(60, "gift")], False, id="a gift"),
        pytest.param([gave(ago(60), "introduction", "maya")], False, id="to somebody unknown"),
        pytest.param([match(60), note(ago(50), "maya")], True, id="a later note with one"),
        pytest.param([match(60), note(ago(50), "maya", "tom")], False, id="a later note with both"),
        pytest.param([match(60), note(ago(70), "maya", "tom")], True, id="an earlier note with both"),
        pytest.param([match(60), note(ago(50), "maya", mentions=("tom",))], False, id="one names the other"),
        pytest.param([match(60), note(ago(50), "tom", mentions=("maya",))], False, id="the other way round"),
        pytest.param([match(60), note(ago(50), "ann", mentions=("maya", "tom"))], False, id="names both"),
        pytest.param(
            [match(60), gave(ago(50), "thanks", "maya", about=("tom",))], False, id="thanks for Tom"
        ),
        pytest.param([match(60), note(ago(-5), "maya", "tom")], False, id="a plan with both"),
    ],
)
def test_did_it_work(notes: list[Note], speaks: bool) -> None:
    """G8: brought together 21 to 180 days ago, and no later note names both; said on one page alone."""
    book = journal(person(), person("tom"), person("ann"), *notes)
    assert [f.facts["other"] for f in found(book, "G8")] == (["tom"] if speaks else [])
    assert found(book, "G8", "tom") == []


def test_asks_how_it_went() -> None:
    """G8 names both."""
    book = journal(person("tom"), match(63))
    (finding,) = found(book, "G8")
    assert reason(finding, book, assess(book, TODAY)) == (
        "Nine weeks ago you brought Maya and Tom together. You might ask how it went."
    )


@pytest.mark.parametrize(
    ("people", "named", "about", "expected"),
    [
        (("maya",), ("maya",), ("tom",), ("maya", "tom")),
        (("maya", "tom"), ("tom",), (), ("maya", "tom")),
        (("maya", "tom", "ann"), ("maya", "tom"), (), ("maya", "tom")),
        (("maya",), ("maya",), (), ("maya",)),
    ],
)
def test_whom_an_introduction_is_between(
    people: tuple[str, ...], named: tuple[str, ...], about: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    """The item's people and those it names, else those of the note."""
    assert (
        brought_together(note("2026-01-01", *people), Exchange("introduction", "x", named, about)) == expected
    )


# All of them

KINDS = ["gift", "thanks", "introduction", "referral", "invitation", "help"]
EXCHANGE = st.builds(
    Exchange,
    st.sampled_from(KINDS),
    st.just("x"),
    st.just(("maya",)),
    st.sampled_from([(), ("tom",)]),
)
NOTES = st.builds(
    note,
    st.dates(date(2025, 6, 1), date(2026, 12, 31)).map(str),
    st.just("maya"),
    file=st.uuids().map(str),
    started=st.sampled_from([None, "me", "them", "both"]),
    gave=st.lists(EXCHANGE, max_size=2).map(tuple),
    received=st.lists(EXCHANGE, max_size=2).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(NOTES, max_size=8), st.randoms(use_true_random=False))
def test_nothing_is_said_without_evidence_or_by_the_order_of_files(notes: list[Note], random: Any) -> None:
    """Whatever was exchanged, the files' order never matters, and each finding points at a place."""
    people = [person(circle="close", needs=("a bike",)), person("tom", offers=("bikes",), circle="new")]
    book = journal(*people, *notes)
    again = journal(*random.sample(people, 2), *random.sample(notes, len(notes)))
    for rule in ("G2", "G3", "G4", "G5", "G7", "G8"):
        assert found(book, rule) == found(again, rule)
        assert all(f.evidence for f in found(book, rule))
