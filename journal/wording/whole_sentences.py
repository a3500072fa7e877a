"""Sentences of PLAYBOOK C6 and section 8: two people together, the circles, the year, the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.wording.people import call, call_id, calls, listed
from journal.wording.reasons_clock import spoken_cadence
from journal.wording.reasons_giving import mostly
from journal.wording.time import ago, counted, gap, lived, number, rhythm, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal.model.assessment import Assessment, Finding
    from journal.model.journal import Journal
    from journal.model.person import Person
    from journal.model.whole import (
        CircleCount,
        Drift,
        Durable,
        Goodbye,
        Load,
        Loosening,
        Mutual,
        NewAndOld,
        Pleasant,
        Return,
        Voices,
    )


def mutual(told: Mutual, person: Person) -> str:
    """H1: "You reach out about evenly; things have gone back and forth."."""
    parts = []
    if told.mine + told.theirs + told.both:
        parts.append(_reaching(told, call(person)))
    if told.gave + told.received:
        parts.append(_giving(told))
    return f"{sentence('; '.join(parts))}."


def _reaching(told: Mutual, name: str) -> str:
    if told.mine + told.theirs == 0:
        return "you find your way to each other"
    most = mostly(told.mine, told.theirs)
    if most is None:
        return "you reach out about evenly"
    return f"it is mostly {'you' if most == 'me' else name} who reaches out"


def _giving(told: Mutual) -> str:
    if not told.received:
        return "what is written of giving went from you"
    return "things have gone back and forth" if told.gave else "what is written of giving came to you"


def durable(told: Durable, person: Person, today: date) -> str:
    """H1: "You have known Maya for nine years; you were in touch within your rhythm seven times."."""
    years = counted(told.years, "year") if told.years else gap(max(1, (today - told.since).days))
    known = f"You have known {call(person)} for {years}" if told.met else f"Your notes go back {years}"
    if told.kept is None:
        return f"{known}."
    if told.kept == 0:
        return f"{known}; the rhythm you wish for is still a wish."
    of = number(told.gaps)
    kept = (
        f"all of the last {of} times"
        if told.kept == told.gaps
        else f"{number(told.kept)} of the last {of} times"
    )
    return f"{known}; you were in touch within your rhythm {kept}."


_TONES = ("warm", "easy", "flat", "strained")


def pleasant(told: Pleasant) -> str:
    """H1: "Of the last eight times six felt warm, one easy and one flat."."""
    counts = [(told.felt.count(tone), tone) for tone in _TONES if tone in told.felt]
    of = number(len(told.felt))
    if len(counts) == 1:
        return f"The last {of} times all felt {counts[0][1]}."
    first, *rest = counts
    parts = [f"{number(first[0])} felt {first[1]}", *(f"{number(n)} {tone}" for n, tone in rest)]
    return f"Of the last {of} times {listed(parts)}."


def load(told: Load) -> str:
    """C6: "Your rhythms ask for about fifty contacts a month; you live about thirty."."""
    asked, done = counted(round(told.asked), "contact"), number(round(told.lived))
    start = f"Your rhythms ask for about {asked} a month; of late it has been about {done}."
    return f"{start} Some rhythms could be looser, and nobody would be less dear." if told.too_much else start


def loosening(told: Loosening, people: Mapping[str, Person]) -> str:
    """C6: "Doreen, every month: kept twice in the last six; every four months would be closer to life."."""
    times = {1: "once", 2: "twice"}.get(told.kept, f"{number(told.kept)} times")
    kept = f"kept {times}" if told.kept else "not kept once"
    wanted, offered = rhythm(told.wanted), spoken_cadence(str(told.offered))
    name, of = call_id(told.person, people), number(told.gaps)
    return f"{name}, {wanted}: {kept} in the last {of}; {offered} would be closer to life."


def circle_count(told: CircleCount) -> str:
    """H2: "Inner: four people, room for five"."""
    people, circle = counted(len(told.people), "person", "people"), sentence(told.circle)
    if told.holds is None:
        return f"{circle}: {people}"
    more = len(told.people) > told.holds
    room = (
        f"more than the {number(told.holds)} you set out with" if more else f"room for {number(told.holds)}"
    )
    return f"{circle}: {people}, {room}"


def drift(told: Drift, people: Mapping[str, Person]) -> str:
    """H2: "Tess is in Close; lately it has been every four months, rarer than Friends asks for."."""
    name, here, there = call_id(told.person, people), sentence(told.circle), sentence(told.towards)
    return f"{name} is in {here}; lately it has been {lived(told.gap)}, rarer than {there} asks for."


def arrivals(ids: tuple[str, ...], people: Mapping[str, Person]) -> str:
    """H2: "Jonah and Rashid came into your life."."""
    return f"{calls(ids, people)} came into your life."


def returned(told: Return, people: Mapping[str, Person], today: date) -> str:
    """H2: "Hattie and you found each other again four months ago, after two years."."""
    name = call_id(told.person, people)
    return f"You and {name} found each other again {ago(told.note.date, today)}, after {gap(told.gap)}."


def goodbye(told: Goodbye, people: Mapping[str, Person]) -> str:
    """H2: "Gwen died." "You let Desmond go."."""
    name = call_id(told.person, people)
    return f"{name} died." if told.died else f"You left it with {name} as it is."


def spoke_last(told: Voices, journal: Journal, today: date) -> str:
    """H4: "Bram spoke with Wiebke last, three weeks ago."; "" where nobody did."""
    if told.last is None or told.last_by is None:
        return ""
    who, name = sentence(_who(told.last_by, journal)), call_id(told.person, journal.people)
    return f"{who} spoke with {name} last, {ago(told.last.date, today)}."


def hand_over(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """H4: "Bram last spoke with Wiebke five months ago; since then it was you. Perhaps …"."""
    facts, name = finding.facts, call(journal.people[finding.person])
    owner, by = _who(str(facts["owner"]), journal), _who(str(facts["by"]), journal)
    last: date | None = facts["owner_last"]  # type: ignore[assignment]  # a date or nothing, by the rule
    if last is None:
        spoke = f"{sentence(owner)} looks after {name} and has not spoken with {name} yet; it was always {by}"
    else:
        ended = ago(last, assessment.today)
        spoke = f"{sentence(owner)} last spoke with {name} {ended}; since then it was {by}"
    return f"{spoke}. Perhaps it is time to hand over."


def _who(id: str, journal: Journal) -> str:
    return "you" if id == journal.settings.me else call_id(id, journal.people)


def new_and_old(told: NewAndOld) -> str:
    """H6: "About a third of your contacts this quarter went to people you have known under a year …"."""
    now, usual = told.new / told.all, told.usual_new / told.usual_all
    share = (
        f"{sentence(_share(now))} of your contacts this quarter went to people you have known under a year"
    )
    if abs(now - usual) < 0.05:
        return f"{share}, as in the two years before."
    return f"{share}; in the two years before it was {_share(usual)}."


_SHARES = (
    (0.02, "almost none"),
    (0.15, "about a tenth"),
    (0.225, "about a fifth"),
    (0.29, "about a quarter"),
    (0.42, "about a third"),
    (0.58, "about half"),
    (0.71, "about two thirds"),
    (0.85, "about three quarters"),
    (1.0, "nearly all"),
)


def _share(part: float) -> str:
    """A part of a whole as one says it."""
    return next(word for limit, word in _SHARES if part <= limit)
