"""Findings, the week, tables, places, counts and changes in another language: no word stays English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from journal.content.schema.note_fields import EXCHANGES
from journal.history.facts import KEYS
from journal.language import _, month_name, speaking, weekday_name
from journal.model.assessment import Assessment, Finding, PromiseState, Standing, State
from journal.model.between import Exchanged, KeptWord, ReachingOut, YearOfGiving
from journal.model.brief import Reopened
from journal.model.changes import Change
from journal.model.dates import Cadence, Unit
from journal.model.journal import Journal
from journal.model.note import Exchange
from journal.model.person import Lapse, Spell
from journal.model.week import Week
from journal.model.whole import CircleCount, Durable, Goodbye, Load, Loosening, Mutual, NewAndOld, Pleasant
from journal.practices.assess import assess, assess_scene
from journal.practices.counts import counts
from journal.practices.gathering import Choice, gather
from journal.practices.scene import scene
from journal.practices.week import week
from journal.wording import changes as change_words
from journal.wording import count_sentences as count_words
from journal.wording import gather_sentences as gather_words
from journal.wording import ranking_sentences as ranking
from journal.wording import table_sentences as table_words
from journal.wording import week_sentences as week_words
from journal.wording import whole_sentences as whole_words
from journal.wording.reasons import reason
from journal.wording.reasons_giving import giving_lines, reaching_out_line, thing
from journal.wording.reasons_knowing import reopened_line
from journal.wording.reasons_word import kept_word_line
from tests.language.pseudo import PSEUDO, marked, plain
from tests.making import TODAY, journal, note, person
from tests.practices.test_sample import AS_OF, SHOWN, sample

#: What CLDR says, and not we: names of months and days, "and", "or".
_OF_CLDR = (
    *(month_name(month, short=short) for month, short in product(range(1, 13), (False, True))),
    *(weekday_name(day) for day in range(7)),
    *("and", "or"),
)
#: What a file is to hold, in every language.
_TYPED = ("lapse", "rupture", "paused", "closed", "true")

#: Facts of findings that are the writer's words; the others are words of the format.
_WRITTEN = (
    *("text", "idea", "what", "need", "offer", "tag", "org", "city", "title", "shared", "place", "plan"),
    *("sorry_about", "last_known", "yearly", "beyond_money", "give", "for_whom"),
)


def stays_english(say: Callable[[], str], content: Iterable[object]) -> list[str]:
    """The words of what is said in pseudo that no catalogue was asked for.

    In English it is the same sentence, its marks taken off.
    """
    english = say()
    with speaking(PSEUDO):
        said = say()
    assert plain(said) == plain(english)
    known = {word.casefold() for text in (*_OF_CLDR, *content) for word in _words(str(text))}
    return [word for word in _words(said) if re.search("[A-Za-z]", word) and word.casefold() not in known]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def test_a_word_of_ours_shows_and_a_word_of_theirs_does_not() -> None:
    """What is looked up has marks, whatever begins a sentence; names and days have none."""
    said = f"{marked('Before')} Maya, 3 June, {marked('before')}, since"
    assert stays_english(lambda: said, ["Maya"]) == ["since"]
    with pytest.raises(AssertionError):
        stays_english(iter(["You left", "You"]).__next__, [])


@cache
def on(day: date) -> tuple[Journal, Assessment]:
    """The sample as it is known on a day."""
    book = sample()[0].journal
    return book, assess_scene(scene(book, day))


def names(book: Journal) -> Iterator[str]:
    """What people of a journal are called."""
    for each in book.people.values():
        yield from (each.name, each.id, *each.aka)


def written(finding: Finding) -> Iterator[object]:
    """The writer's own words that a finding tells of."""
    for key in _WRITTEN:
        yield finding.facts.get(key) or ""
    yield from _TYPED if finding.practice in {"L1", "L2", "L3", "L7", "L8"} else ()


@pytest.mark.parametrize("rule", SHOWN)
@pytest.mark.parametrize("day", [AS_OF, date(2026, 3, 5), date(2027, 6, 1)], ids=date.isoformat)
def test_every_finding_of_the_sample(day: date, rule: str) -> None:
    """Each rule's sentence, for everybody of whom it speaks."""
    book, found = on(day)
    for finding in (f for all_ in found.findings.values() for f in all_ if f.practice == rule):
        left = stays_english(lambda f=finding: reason(f, book, found), (*names(book), *written(finding)))  # type: ignore[misc]
        assert left == [], finding


_MET = date(2026, 11, 8)
_GIFT = {"on": date(2026, 9, 20), "about": (), "what": "Piranesi"}
_BACK = {"over": False, "since": date(2026, 3, 1), "apologise": False, "sorry_about": None, "step": 1}
_LOST: dict[str, Any] = {"over": False, "askable": (), "last_known": None, "as_of": None}
_WORTH: dict[str, Any] = dict.fromkeys(
    ("yearly", "beyond_money", "through", "first_year_touches", "give", "offer", "offered_on")
)
_INVITED = {"title": "", "on": None, "shared": "Leeds"}


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """A finding for each way of saying a rule."""
    yield "C2", {"kind": "quiet", "median": 10.0, "elapsed": 49}
    yield from (
        ("C2", {"kind": kind, "median": 10.0, "cadence": "3 weeks"}) for kind in ("loosen", "tighten")
    )
    yield from (("C3", {"kind": "welcomed", "met": _MET, "ask_intention": ask}) for ask in (True, False))
    yield from (("C3", {"kind": "step", "met": _MET, "step": n, "steps": 9}) for n in range(1, 10))
    for rule in ("W1", "W3", "W4"):
        yield rule, {"text": "Piranesi", "done": date(2026, 11, 12)}
    for kind, last in product(("ideas", "likes", "hopes", "none"), (None, date(2025, 3, 1))):
        yield "G2", {"kind": kind, "idea": "Piranesi", "last": last}
    for kind in ("favour", "gift", "help", "introduction", "referral"):
        yield "G3", {**_GIFT, "kind": kind}
    yield from (("G3", {**_GIFT, "kind": kind, "about": ("tom",)}) for kind in ("introduction", "referral"))
    for channel in ("call", "message", "walk"):
        yield "G4", {"mine": 5, "of": 6, "channel": channel}
    for check in (True, False):
        yield "G5", {"other": "tom", "need": "Piranesi", "offer": "Leeds", "check": check}
    yield "G7", {"contacts": 8}
    yield "G8", {"on": date(2026, 9, 20), "other": "tom"}
    for confirmed in (True, False):
        keys = ("city", "work", "address", "phone", "email")
        yield "K2", {"since": date(2024, 6, 30), "keys": keys, "confirmed": confirmed}
    for met, org, city in ((False, "", ""), (True, "Leeds", ""), (True, "", "Leeds"), (True, "", "")):
        yield "K3", {"met": met, "org": org, "city": city, "contacts": 4}
    for tag, late in (("Leeds", False), ("", True), ("", False)):
        yield "K5", {"heard": date(2026, 11, 5), "text": "Piranesi on 2026-12-03.", "tag": tag, "late": late}
    yield "K6", {"text": "Piranesi on 2026-11-10."}
    yield "H4", {"owner": "tom", "by": "alex", "owner_last": None}


def quiet_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """The same for what has gone quiet."""
    for rule, step in product(("L1", "L2", "L7"), (1, 2, 3, None)):
        yield rule, {**_BACK, "step": step, "plan": "Leeds"}
    yield from ((rule, {**_BACK, "over": True}) for rule in ("L1", "L2", "L7"))
    yield from (("L2", {**_BACK, "apologise": True, "sorry_about": about}) for about in (None, "Piranesi"))
    yield "L2", {"propose": True}
    yield "L3", {**_LOST, "over": True}
    for askable, as_of in product(((), ("tom",), ("tom", "alex")), (None, date(2024, 4, 12))):
        yield "L3", {**_LOST, "askable": askable, "last_known": "Leeds", "as_of": as_of}
    yield from (("L4", {"age": age, "fragile": not age}) for age in (82, None))
    for day, shared, title in product((None, date(2026, 12, 9)), ("Leeds", "choir"), ("", "Choir, Leeds")):
        yield "L5", {**_INVITED, "on": day, "shared": shared, "title": title}
    for yearly, beyond, touches in (("12 EUR", "", 2), ("", "Leeds", 3), ("12 EUR", "Leeds", 1)):
        worth = {"yearly": yearly, "beyond_money": beyond, "first_year_touches": touches, "give": "Leeds"}
        yield "L6", {**_WORTH, **worth, "through": ("tom",), "offer": "Piranesi", "offered_on": _MET}
    yield from (("L8", {"times": 3, "since": since}) for since in (None, date(2026, 6, 21)))


def sign_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """The same for signs, and for ways to bring it back to life."""
    yield "S1", {"felt": ("warm", "easy", "flat", "strained")}
    yield "S1", {"kind": "letters"}
    yield from (("S2", {"theirs": theirs, "of": 6}) for theirs in (5, 6))
    yield from (("S3", {"kind": kind, "on": _MET}) for kind in ("news", "reply"))
    yield from (("S4", {"gaps": gaps, "median": 21.0}) for gaps in ((60, 60, 60), (40, 80, 120)))
    yield from (("S5", {"light": 4, "deep": date(2025, 5, 3), "title": title}) for title in ("", "Leeds"))
    yield from (("S6", {"ever": ever, "since": date(2024, 5, 3)}) for ever in (True, False))
    for kind in ("late", "told", "kept"):
        yield "S7", {"kind": kind, "late": 2, "text": "Piranesi", "on": _MET}
    yield from ((rule, {"contacts": 4, "last": date(2025, 5, 3), "title": "Leeds"}) for rule in ("S8", "S9"))
    yield from (("S10", {"gave": gave, "before": 6}) for gave in (0, 1, 2, 3))
    yield from (("R1", {"on": date(2025, 5, 3), "title": title}) for title in ("Leeds", ""))
    yield "R2", {}
    for instead, warm in product(("gift", "event", "social", "call"), (True, False)):
        yield "R3", {"channel": "meal", "instead": instead, "was_warm": warm}
    yield "R4", {"who": "tom", "shared": "choir"}
    yield "R5", {"need": "Piranesi"}
    yield "R6", {"place": "Leeds"}
    yield from (("R7", {"last": last}) for last in (None, date(2024, 5, 3)))
    yield "R8", {"for_whom": None, "kind": None, "id": None}
    for kind in ("child", "partner", "spouse", "colleague"):
        yield "R8", {"for_whom": "Jon", "kind": kind, "id": None}
    yield "R9", {}


@pytest.mark.parametrize("pronouns", ["she/her", "they/them", None])
@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        pytest.param(rule, facts, id=f"{rule}-{place}")
        for place, (rule, facts) in enumerate([*cases(), *quiet_cases(), *sign_cases()])
    ],
)
def test_every_way_of_saying_a_finding(rule: str, facts: dict[str, Any], pronouns: str | None) -> None:
    """What the sample has no case for, too."""
    maya = person("maya", pronouns=pronouns, city=(Spell("Leeds"),))
    book = journal(maya, person("tom"), person("alex"), me="alex")
    finding, found = Finding(rule, "maya", facts), assess(book, TODAY)
    assert stays_english(lambda: reason(finding, book, found), (*names(book), *written(finding))) == []


@pytest.mark.parametrize(("owner", "by"), [("tom", "alex"), ("alex", "tom"), ("tom", "hana")])
@pytest.mark.parametrize("last", [None, date(2026, 6, 16)])
def test_whoever_hands_over(owner: str, by: str, last: date | None) -> None:
    """The verb is that of whom it is about, the writer or another."""
    book = journal(person("maya"), person("tom"), person("hana"), person("alex"), me="alex")
    finding = Finding("H4", "maya", {"owner": owner, "by": by, "owner_last": last})
    found = assess(book, TODAY)
    assert stays_english(lambda: reason(finding, book, found), names(book)) == []
    assert ("You looks" in reason(finding, book, found)) is False


_CHANNELS = (
    *("call", "video", "message", "email", "letter", "card", "gift", "visit", "meal", "walk", "event"),
    *("meeting", "social"),
)
MAYA = person("maya", pronouns="she/her")
BOOK = journal(MAYA, person("tom"))
LOOSE = Loosening("maya", 1, 8, Cadence(1, Unit.WEEK), Cadence(5, Unit.WEEK))
_CARD = note("2026-10-01", channel="card", started="me")


@pytest.mark.parametrize(
    "say",
    [
        *(
            pytest.param(lambda c=c, s=s: reopened(c, s), id=f"reopened by {c}, {s}")
            for c, s in product(
                _CHANNELS,
                ("me", "them", None),
            )
        ),
        pytest.param(lambda: reopened(None, None), id="reopened, no channel"),
        pytest.param(lambda: reopened(None, None, since=date(2024, 3, 3)), id="reopened after years"),
        pytest.param(lambda: reopened("walk", "me", since=date(2024, 3, 3)), id="reopened, and by what"),
        *(
            pytest.param(lambda o=o: reaching_out_line(o, MAYA), id=f"reaching out {o}")
            for o in (
                ReachingOut(0, 0, 4),
                ReachingOut(8, 2, 4),
                ReachingOut(2, 8, 4),
                ReachingOut(4, 4, 4),
                ReachingOut(4, 4, 4, lately="me"),
                ReachingOut(4, 4, 4, lately="them"),
            )
        ),
        *(
            pytest.param(lambda w=w: kept_word_line(w), id=f"kept {w}")
            for w in (KeptWord(4, 0, 0), KeptWord(4, 1, 2), KeptWord(0, 2, 1))
        ),
        *(
            pytest.param(lambda m=m: whole_words.mutual(Mutual(*m), MAYA), id=f"mutual {m}")
            for m in ((1, 1, 4, 4, 0), (1, 0, 9, 1, 0), (0, 1, 1, 9, 0), (0, 0, 0, 0, 3))
        ),
        *(
            pytest.param(lambda n=n: whole_words.pleasant(Pleasant(n)), id=f"pleasant {n}")
            for n in (("warm",) * 4, ("warm", "easy", "flat", "flat", "strained"))
        ),
        *(
            pytest.param(lambda n=n: whole_words.new_and_old(NewAndOld(n, 20, 10, 20)), id=f"new and old {n}")
            for n in (0, 2, 4, 5, 6, 10, 12, 15, 20)
        ),
        *(
            pytest.param(
                lambda n=n, h=h: whole_words.circle_count(CircleCount("maya", ("maya",) * n, h)),
                id=f"{n} people of {h}",
            )
            for n, h in product((1, 3), (None, 1, 2, 5))
        ),
        *(
            pytest.param(
                lambda n=n, asked=asked: whole_words.load(Load(asked, n, n < 30, (LOOSE,))),
                id=f"load {asked}, lived: {n}",
            )
            for n in (0, 20, 40)
            for asked in (0.3, 40)
        ),
        *(
            pytest.param(
                lambda k=k: whole_words.loosening(
                    Loosening("maya", k, 8, Cadence(1, Unit.WEEK), Cadence(5, Unit.WEEK)), BOOK.people
                ),
                id=f"kept {k} times",
            )
            for k in range(4)
        ),
    ],
)
def test_sentences_of_the_whole(say: Callable[[], str]) -> None:
    """Two people, the circles, what the rhythms ask, new and old, a word kept, a silence that ended."""
    assert stays_english(say, names(BOOK)) == []


def reopened(channel: str | None, started: str | None, since: date = date(2026, 3, 3)) -> str:
    """How an earlier silence ended."""
    opener = note("2026-10-01", channel=channel, started=started)
    return reopened_line(Reopened(days=212, since=since, by=opener), MAYA)


@pytest.mark.parametrize("kept", [None, 0, 1, 3, 8])
@pytest.mark.parametrize(("years", "met"), [(0, True), (1, True), (9, False)])
def test_how_long_and_how_well(kept: int | None, years: int, met: bool) -> None:
    """H1: for as long as one has known them, and as often as one kept the rhythm."""
    told = Durable(since=date(2026, 3, 1), years=years, met=met, gaps=8, kept=kept)
    assert stays_english(lambda: whole_words.durable(told, MAYA, TODAY), names(BOOK)) == []
    assert "one year" not in whole_words.durable(told, MAYA, TODAY)


def test_what_was_given() -> None:
    """G1: kinds are words of ours; what it was is the writer's."""
    for kind in EXCHANGES:
        item = Exchange(kind, "Piranesi", ("maya",))
        assert stays_english(lambda item=item: thing(item, BOOK), ["Piranesi"]) == []  # type: ignore[misc]
        about = replace(item, about=("tom",))
        assert stays_english(lambda item=about: thing(item, BOOK), ["Piranesi", "Tom"]) == []  # type: ignore[misc]
    given = Exchanged(_CARD, Exchange("gift", "Piranesi", ("maya",)))
    year = YearOfGiving(2026, (given,), (given,))
    assert stays_english(lambda: " ".join(giving_lines(year, MAYA, BOOK)), ["Piranesi", "Maya"]) == []


@pytest.mark.parametrize("day", [AS_OF, date(2026, 3, 5), date(1999, 1, 1)], ids=date.isoformat)
def test_the_week(day: date) -> None:
    """H5: its title, first sentence, headings and all that stands under them."""
    book, found = on(day)
    told = week(book, found)

    def say() -> str:
        parts = [week_words.title(day), week_words.lede(told)]
        for section in week_words.sections(told, book, found):
            parts += [section.label, *(line for item in section.items for line in (item.what, *item.lines))]
        return "\n".join(parts)

    shown = [f for id in told.people for f in found.findings.get(id, ())[:1]]
    shown += [told.suggestion] if told.suggestion else []
    notes = [*told.gave, *([told.thankful] if told.thankful else ())]
    content = [
        *names(book),
        *(text for finding in shown for text in written(finding)),
        *(standing.promise.text for standing in told.late),
        *(each.what for each in told.days),
        *(f"{each.title} {each.prose.text}" for each in notes),
        *(item.what for each in notes for item in each.gave),
    ]
    assert stays_english(say, content) == []


@pytest.mark.parametrize("day", [AS_OF, date(2026, 3, 5)], ids=date.isoformat)
def test_the_journal_as_a_whole(day: date) -> None:
    """H2 and H4: the year, the circles, who of us spoke last."""
    book, found = on(day)
    assert found.whole is not None
    whole, people = found.whole, book.people
    known = (*names(book), "Maya", *(circle.name for circle in book.settings.circles))
    saying: list[Callable[[], str]] = [
        *(partial(whole_words.drift, each, people) for each in whole.drifting),
        *(partial(whole_words.circle_count, each) for each in whole.circles),
        *(partial(whole_words.returned, each, people, day) for each in whole.year.returns),
        *(partial(whole_words.goodbye, Goodbye("maya", day, died), BOOK.people) for died in (True, False)),
        partial(whole_words.arrivals, tuple(id for id, _note in whole.year.arrivals), people),
        *(partial(whole_words.spoke_last, each, book, day) for each in whole.voices.values()),
        *(partial(whole_words.loosening, each, people) for each in (whole.load.loosen if whole.load else ())),
    ]
    assert [left for say in saying if (left := stays_english(say, known))] == []


def test_a_thankful_hour_alone() -> None:
    """H5: a warm note with nobody names nobody."""
    alone = replace(note("2026-11-20", "alex", title="Piranesi", felt="warm"), people=())
    book = journal(alone, me="alex")
    found = assess(book, TODAY)
    told = Week((), (), (), None, (), alone)

    def say() -> str:
        return " ".join(item.what for part in week_words.sections(told, book, found) for item in part.items)

    assert say() == "On 20 November: Piranesi"
    assert stays_english(say, ["Piranesi"]) == []


def test_what_stands_for_none() -> None:
    """Labels of a chart are looked up where it is drawn."""
    for label in (count_words.NO_CIRCLE, count_words.NO_CHANNEL):
        assert stays_english(partial(_, label), []) == []


@pytest.mark.parametrize(
    "choice",
    [
        pytest.param(Choice(), id="everybody"),
        pytest.param(Choice(tag="choir"), id="a tag"),
        pytest.param(Choice(city="Leeds"), id="a city"),
        pytest.param(Choice(circle="friends"), id="a circle"),
        pytest.param(Choice("Atlantis", "choir"), id="nobody"),
    ],
)
def test_a_table(choice: Choice) -> None:
    """L5: what stands above it, and why each is at it."""
    book, found = on(AS_OF)
    guests = gather(scene(book, AS_OF), choice)

    def say() -> str:
        where = gather_words.from_where(choice.city, choice.tag, choice.circle)
        late = sum(guest.is_late for guest in guests)
        parts = [where, gather_words.table_title(len(guests), where), gather_words.nobody_to_invite(where)]
        parts += [table_words.table_gloss(n, len(guests)) for n in (late, len(guests))]
        for guest in guests:
            standing, met = found.standings[guest.person], [book.people[id] for id in guest.knows]
            parts += [gather_words.knows(guest.knows, book.people)]
            for late_, whom in product((True, False), (met, [])):
                known = {"knows": bool(whom), "is_late": late_, "standing": standing, "today": AS_OF}
                parts += [gather_words.why(**known)]  # type: ignore[arg-type]
                parts += [table_words.guest_line(late_, standing.last_contact, whom, AS_OF)]
        return "\n".join(parts)

    assert stays_english(say, (*names(book), choice.city, choice.tag, choice.circle)) == []


@pytest.mark.parametrize("day", [AS_OF, date(2026, 3, 5)], ids=date.isoformat)
def test_a_place_in_the_day(day: date) -> None:
    """Everybody's place, or why they have none, and what it comes from."""
    book, found = on(day)
    content = (*names(book), *(circle.name for circle in book.settings.circles))
    for each in book.people.values():
        standing = found.standings[each.id]
        weighed = lambda each=each, standing=standing: ranking.weighed(each, book, standing)  # noqa: E731 -- one of two
        assert stays_english(lambda each=each: ranking.place(each, found), content) == []  # type: ignore[misc]
        assert stays_english(weighed, content) == []


@pytest.mark.parametrize(
    "values",
    [
        *({"state": state} for state in (State.DIED, State.RESTING, State.NO_RHYTHM, State.NEVER, State.DUE)),
        {"plan": note("2026-11-29")},
        {"given_up": True, "unanswered": 3},
        {"muted": True},
    ],
    ids=str,
)
def test_why_today_does_not_ask(values: dict[str, Any]) -> None:
    """Each reason."""
    for lapse in (None, Lapse("drift", closed=True)):
        maya = replace(MAYA, lapse=lapse)
        found = Assessment(TODAY, {"maya": Standing("maya", **{"state": State.FRESH, **values})})
        assert stays_english(lambda maya=maya, found=found: ranking.place(maya, found), ["Maya"]) == []  # type: ignore[misc]


def test_what_there_is() -> None:
    """Counts of everything, the oldest note, months, and promises of every state."""
    book, found = on(AS_OF)
    told = counts(book, found)
    assert told.oldest is not None
    oldest = told.oldest
    states = dict.fromkeys(PromiseState, 1300)

    def say() -> str:
        parts = [count_words.overview(told.people, 1840, told.plans), count_words.oldest(oldest, AS_OF)]
        parts += [count_words.month_label(month) for month, _notes in told.months]
        return "\n".join([*parts, *count_words.promises(states, states)])

    assert stays_english(say, [oldest.title]) == []
    assert "1,300 kept, 1,300 open, 1,300 late and 1,300 let go" in say()


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(("before", "after"), [("Leeds", "Porto"), (None, "Porto"), ("Leeds", None)])
def test_a_change(key: str, before: str | None, after: str | None) -> None:
    """K4: every fact that is told, new, other, and gone."""
    change = Change(date(2026, 6, 3), key, before, after, "0123456789ab")
    assert stays_english(lambda: change_words.change_line(change), ["Leeds", "Porto"]) == []
