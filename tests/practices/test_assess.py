"""All rules together, over small journals of every kind: what holds whatever is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journal.model.assessment import Assessment, State
from journal.model.dates import Birthday, Cadence, PartialDate, Unit
from journal.model.journal import Journal
from journal.model.note import Exchange, News, Note, Promise
from journal.model.person import Death, Lapse, Met, Pause, Person, PersonRef, Relation, Spell, Worth
from journal.model.prose import Prose
from journal.model.settings import Circle
from journal.practices.assess import assess, assess_scene
from journal.practices.brief import brief
from journal.practices.gathering import Choice, gather
from journal.practices.promises import kept_word
from journal.practices.scene import scene
from journal.practices.week import week
from journal.wording.reasons import reason
from tests.making import TODAY, journal, note, person, promise

IDS = ("ada", "ben", "cleo", "dot")
ME = "me-myself"
CIRCLES = (
    Circle("near", Cadence(10, Unit.DAY), weight=3, inner=True, gifts=True),
    Circle("clients", Cadence(20, Unit.DAY), weight=2, work=True, gifts=True, review=Cadence(1, Unit.YEAR)),
    Circle("new", None, weight=2, path=(1, 14, 45)),
)
WORDS = st.sampled_from(["a flat in Leeds", "quiet rooms", "Piranesi", "Leeds flats", "a reed organ"])
SOMEBODY = st.sampled_from(IDS)
#: Mostly nothing: what is rarely written is rarely there.
RARE = {"max_size": 1}


def ago(most: int = 900) -> st.SearchStrategy[date]:
    """A day of the last years, recent ones more often."""
    days = st.one_of(st.integers(0, 40), st.integers(0, most))
    return days.map(lambda back: TODAY - timedelta(days=back))


def partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


#: Ways in which nobody is ever asked to write to somebody (PLAYBOOK C4).
NEVER: tuple[dict[str, Any], ...] = (
    {"died": Death()},
    {"died": Death(PartialDate(2024))},
    {"died": Death(partial(TODAY))},
    {"paused": Pause()},
    {"paused": Pause(TODAY + timedelta(days=1))},
    {"cadence": Cadence(0)},
    {"lapse": Lapse("drift", closed=True)},
    {"lapse": Lapse("lost", PartialDate(2024), closed=True)},
)


@st.composite
def people(draw: st.DrawFn, id: str) -> Person:
    values: dict[str, Any] = {
        "circle": draw(st.sampled_from(["near", "clients", "new"])),
        "fragile": draw(st.booleans()),
        "birthday": draw(st.sampled_from([None, Birthday(1940, 12, 1), Birthday(None, 11, 23)])),
        "needs": tuple(draw(st.lists(WORDS, **RARE))),
        "offers": tuple(draw(st.lists(WORDS, **RARE))),
        "ideas": tuple(draw(st.lists(WORDS, **RARE))),
        "tags": tuple(draw(st.lists(st.sampled_from(["choir", "Leeds"]), unique=True))),
        "city": tuple(Spell(city) for city in draw(st.lists(st.just("Leeds"), **RARE))),
        "worth": draw(st.sampled_from([None, Worth("12000 EUR")])),
        "owner": draw(st.sampled_from([None, PersonRef("Alex"), PersonRef("ada", "ada")])),
        "met": draw(st.sampled_from([None, Met(partial(draw(ago())), None, (PersonRef("ben", "ben"),))])),
        "relations": tuple(Relation("child", PersonRef(o, o)) for o in draw(st.lists(SOMEBODY, **RARE))),
        "lapse": draw(st.sampled_from([None, *(Lapse(w, PartialDate(2025), True) for w in WHY)])),
        "quiet": tuple(draw(st.lists(st.sampled_from(["C1", "C3", "G", "S", "K5"]), **RARE))),
    }
    stopped = draw(st.sampled_from([{}, {}, *NEVER]))
    return person(id, **{**values, **stopped})


WHY = ("drift", "rupture", "lost", "moved")


@st.composite
def notes(draw: st.DrawFn, number: int) -> Note:
    who = tuple(draw(st.lists(SOMEBODY, min_size=1, max_size=3, unique=True)))
    day = draw(st.one_of(ago(), st.just(TODAY + timedelta(days=5))))
    exchange = st.sampled_from(["gift", "introduction", "referral", "offer", "favour", "feedback"])
    given = tuple(Exchange(kind, "ben", who, ("ben",)) for kind in draw(st.lists(exchange, **RARE)))
    received = tuple(Exchange(kind, "help", who[:1]) for kind in draw(st.lists(exchange, **RARE)))
    news = tuple(News("She moves", who, on) for on in draw(st.lists(ago(70), **RARE)))
    return note(
        day.isoformat(),
        *who,
        file=f"contacts/{who[0]}/{day}-{number}.md",
        channel=draw(st.sampled_from([None, "call", "walk", "letter"])),
        started=draw(st.sampled_from([None, "me", "them"])),
        reply=draw(st.sampled_from(["yes", "yes", "waiting", "no"])),
        kind=draw(st.sampled_from(["note", "note", "thought", "review"])),
        felt=draw(st.sampled_from([None, "warm", "flat", "strained"])),
        depth=draw(st.sampled_from([None, "light", "deep"])),
        by=draw(st.sampled_from([None, "alex"])),
        place=draw(st.sampled_from([None, "Leeds"])),
        tags=tuple(draw(st.lists(st.just("choir"), **RARE))),
        prose=Prose(letters=draw(st.sampled_from([10, 400]))),
        gave=given,
        received=received,
        news=news,
    )


@st.composite
def promises(draw: st.DrawFn, written: list[Note]) -> Promise:
    made = draw(st.sampled_from(written))
    mark = draw(st.sampled_from(["open", "open", "kept", "let-go"]))
    due = draw(st.one_of(st.none(), ago(60), st.just(TODAY + timedelta(days=4))))
    return promise(
        to=made.people,
        made=made.date.isoformat(),
        due=due.isoformat() if due else None,
        mark=mark,
        done=draw(ago(40)).isoformat() if mark != "open" else None,
        origin=replace(promise().origin, path=made.file),
    )


@st.composite
def journals(draw: st.DrawFn) -> Journal:
    """A few people, what was written about them, and some settings."""
    everybody = [draw(people(id)) for id in IDS] + [person(ME)]
    written = [draw(notes(number)) for number in range(draw(st.integers(0, 14)))]
    promised = draw(st.lists(promises(written), max_size=4)) if written else []
    quiet = tuple(draw(st.lists(st.sampled_from(["C1", "W", "K", "L1", "G5", "R", "C5", "H"]), **RARE)))
    chosen = {"quiet": quiet, "me": draw(st.sampled_from([None, ME])), "per_week": 2}
    return journal(*everybody, *written, *promised, circles=CIRCLES, default_circle="near", **chosen)


#: Assessing is quick, making a journal is what takes hypothesis its time.
often = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def asked_anywhere(whole: Journal, found: Assessment) -> set[str]:
    """Everybody whom a page or a command asks to write to, to invite or to think of something for."""
    told = week(whole, found)
    guests = {guest.person for guest in gather(scene(whole, TODAY), Choice(), 99)}
    suggested = {told.suggestion.person} if told.suggestion else set()
    beyond_rhythm = {id for id, all_ in found.findings.items() if any(f.practice != "C2" for f in all_)}
    return {*found.asked, *found.when_there_is_time, *told.people, *guests, *suggested, *beyond_rhythm}


@often
@given(journals())
def test_nobody_is_asked_for_who_is_to_be_left_in_peace(whole: Journal) -> None:
    """Who died, rests, has no rhythm or was let be is nowhere asked for; nor is the writer (C4)."""
    found = assess(whole, TODAY)
    left = {id for id, each in whole.people.items() if any(_has(each, values) for values in NEVER)}
    assert asked_anywhere(whole, found).isdisjoint({*left, whole.settings.me})
    assert all(not found.standings[id].asked_for for id in left)


def _has(each: Person, values: dict[str, Any]) -> bool:
    return all(getattr(each, key) == value for key, value in values.items())


@pytest.mark.parametrize("values", NEVER, ids=str)
def test_however_much_there_is_to_say_it_is_not_asked(values: dict[str, Any]) -> None:
    """A late promise, news, a gift without thanks: with nobody asked for, all of it keeps still."""
    parts = [
        note("2026-10-01", received=(Exchange("gift", "plums", ("maya",)),)),
        note("2026-11-01", kind="thought", news=(News("She moved", ("maya",)),)),
        promise(due="2026-11-01", made="2026-10-01"),
    ]
    asked = journal(person(circle="near"), *parts, circles=CIRCLES)
    assert "maya" in asked_anywhere(asked, assess(asked, TODAY))
    left = journal(person(circle="near", **values), *parts, circles=CIRCLES)
    assert asked_anywhere(left, assess(left, TODAY)) == set()


@often
@given(journals())
def test_every_finding_has_evidence_and_words(whole: Journal) -> None:
    """Whatever is written, each finding points at a file that is there, and has something to say."""
    files = {each.file for each in (*whole.people.values(), *whole.notes)}
    found = assess(whole, TODAY)
    for finding in (finding for all_ in found.findings.values() for finding in all_):
        assert finding.evidence, finding
        assert {origin.path for origin in finding.evidence} <= files, finding
        assert min(origin.line for origin in finding.evidence) >= 1
        assert reason(finding, whole, found).strip(), finding
    for each in whole.people.values():
        assert brief(whole, found, each).person == each.id


@often
@given(journals(), st.permutations(range(len(IDS) + 1)))
def test_the_order_of_files_never_matters(whole: Journal, order: list[int]) -> None:
    """The same people in another order are asked for alike, and the same is found about each.

    (Names within a sentence follow the journal's order, which is that of ``sort``.)
    """
    ids = list(whole.people)
    mixed = {ids[place]: whole.people[ids[place]] for place in order}
    first, other = (assess(each, TODAY) for each in (whole, replace(whole, people=mixed)))
    assert (other.asked, other.when_there_is_time) == (first.asked, first.when_there_is_time)
    for id in ids:
        assert [*practices(other, id)] == [*practices(first, id)]
    assert other.coming_up == first.coming_up
    one, two = (week(whole, each) for each in (first, other))
    assert (two.late, two.people, two.days, two.gave, two.thankful) == (
        one.late,
        one.people,
        one.days,
        one.gave,
        one.thankful,
    )


URGENCY = (State.FRESH, State.SOON, State.DUE, State.OVERDUE, State.DORMANT)


@often
@given(journals(), SOMEBODY, ago())
def test_a_contact_more_never_makes_anybody_more_overdue(whole: Journal, who: str, day: date) -> None:
    """Writing down that one met somebody brings nobody nearer to their due day."""
    met = whole.people[who].met
    assume(met is None or met.on is None or day >= met.on.last_day)
    more = note(day.isoformat(), who, file="contacts/one-more.md", channel="walk")
    later = replace(whole, notes=tuple(sorted((*whole.notes, more), key=lambda n: (n.date, n.file))))
    before, after = (assess(each, TODAY).standings for each in (whole, later))
    for id, standing in before.items():
        if standing.elapsed is not None:
            assert (after[id].elapsed or 0) <= standing.elapsed
        if standing.state in URGENCY:
            assert URGENCY.index(after[id].state) <= URGENCY.index(standing.state)


RULE_IDS = st.sampled_from(
    ["C1", "C2", "C3", "W1", "W3", "K5", "G2", "L1", "S1", "R1", "C", "W", "K", "G", "L"]
)


def practices(found: Assessment, id: str) -> Iterator[str]:
    return (finding.practice for finding in found.findings.get(id, ()))


@often
@given(journals(), RULE_IDS, SOMEBODY)
def test_quiet_silences_a_rule_or_a_section_and_nothing_else(whole: Journal, rule: str, who: str) -> None:
    """In journal.yaml for all, in a person's file for one; what is left stands in the same order."""
    free = assess(whole, TODAY)
    quiet = replace(whole, settings=replace(whole.settings, quiet=(*whole.settings.quiet, rule)))
    for id in whole.people:
        left = list(practices(assess(quiet, TODAY), id))
        assert not any(each.startswith(rule) for each in left)
    one = replace(whole.people[who], quiet=(*whole.people[who].quiet, rule))
    about_one = assess(replace(whole, people={**whole.people, who: one}), TODAY)
    assert not any(each.startswith(rule) for each in practices(about_one, who))
    for id in whole.people:
        if id != who:
            assert [*practices(about_one, id)] == [*practices(free, id)]


# what quiet does to the whole


def everything() -> list[Any]:
    """A birthday, a plan, notes of this day in other years, and promises that came to something."""
    return [
        person(birthday=Birthday(1990, 11, 30), circle="near"),
        note("2025-11-22"),
        note("2026-11-25", title="Tea"),
        *(promise(str(n), made="2026-10-01", due="2026-10-02") for n in range(3)),
    ]


@pytest.mark.parametrize(
    ("settings", "days", "then", "late"),
    [
        pytest.param({}, 2, 1, 3, id="nothing is quiet"),
        pytest.param({"quiet": ("C5",)}, 0, 0, 3, id="days to remember"),
        pytest.param({"quiet": ("C",)}, 0, 0, 3, id="the section of the clock"),
        pytest.param({"quiet": ("W1",)}, 2, 1, 0, id="promises"),
        pytest.param({"quiet": ("W",)}, 2, 1, 0, id="the section of promises"),
    ],
)
def test_quiet_in_the_settings_silences_the_whole(
    settings: dict[str, Any], days: int, then: int, late: int
) -> None:
    """Coming up, on this day and the week's late promises keep still with their rules."""
    whole = journal(*everything(), circles=CIRCLES, **settings)
    found = assess(whole, TODAY)
    assert (len(found.coming_up), len(found.on_this_day), len(week(whole, found).late)) == (days, then, late)


@pytest.mark.parametrize(
    ("rule", "days", "late"), [("C5", 0, 3), ("C", 0, 3), ("W1", 2, 0), ("G", 2, 3)], ids=str
)
def test_quiet_about_one_person(rule: str, days: int, late: int) -> None:
    """What is about them alone keeps still; so does what a quiet circle holds."""
    about_one, in_circle = everything(), everything()
    about_one[0] = replace(about_one[0], quiet=(rule,))
    quiet_circle = replace(CIRCLES[0], quiet=(rule,))
    for parts, circles in ((about_one, CIRCLES), (in_circle, (quiet_circle,))):
        whole = journal(*parts, circles=circles)
        found = assess(whole, TODAY)
        assert (len(found.coming_up), len(week(whole, found).late)) == (days, late)


def test_a_plan_with_others_is_told_for_their_sake() -> None:
    """A day about several people keeps still only if the rule is quiet about all of them."""
    both = [person(quiet=("C5",)), person("tom"), note("2026-11-25", "maya", "tom")]
    assert len(assess(journal(*both), TODAY).coming_up) == 1
    assert assess(journal(*both[:2], note("2026-11-25", "maya")), TODAY).coming_up == ()


@pytest.mark.parametrize(("quiet", "told"), [((), True), (("W2",), False), (("W",), False)], ids=str)
def test_a_kept_word_may_keep_still(quiet: tuple[str, ...], told: bool) -> None:
    """W2 about the whole is silenced in journal.yaml."""
    assert (kept_word(scene(journal(*everything(), quiet=quiet), TODAY)) is not None) is told


@pytest.mark.parametrize(("quiet", "guests"), [((), ["maya"]), (("L5",), []), (("L",), [])], ids=str)
def test_whom_the_table_is_quiet_about_is_not_proposed(quiet: tuple[str, ...], guests: list[str]) -> None:
    """L5 about one person; the writer who asks for a table gets one whatever journal.yaml silences."""
    seen = scene(journal(person(quiet=quiet), note("2026-10-01"), quiet=("L5",)), TODAY)
    assert [guest.person for guest in gather(seen, Choice(), 4)] == guests


def test_nothing_written_is_assessed() -> None:
    """An empty journal has nothing to say, and says it."""
    found = assess_scene(scene(journal(), TODAY))
    assert (found.asked, found.findings, found.coming_up) == ((), {}, ())
