"""Sentences of PLAYBOOK C6 and section 8: two people together, the circles, the year, the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, listed, npgettext
from journal.wording.people import call, call_id, calls
from journal.wording.reasons_clock import spoken_cadence, times
from journal.wording.reasons_giving import mostly
from journal.wording.time import ago, full_stop, gap, lived, number, plural, rhythm, sentence
from journal.wording.vocabulary import tone as tone_word

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
    return full_stop(sentence("; ".join(parts)))


def _reaching(told: Mutual, name: str) -> str:
    if told.mine + told.theirs == 0:
        return _("you find your way to each other")
    most = mostly(told.mine, told.theirs)
    if most is None:
        return _("you reach out about evenly")
    if most == "me":
        return _("it is mostly you who reach out")
    return _("it is mostly {name} who reaches out").format(name=name)


def _giving(told: Mutual) -> str:
    if not told.received:
        return _("what is written of giving went from you")
    if told.gave:
        return _("things have gone back and forth")
    return _("what is written of giving came to you")


def durable(told: Durable, person: Person, today: date) -> str:
    """H1: "You have known Maya for nine years; you were in touch within your rhythm seven times."."""
    years = plural("a year", "{n} years", told.years)
    length = years if told.years else gap(max(1, (today - told.since).days))
    if person.died and told.met:
        return _("You knew {name} for {length}.").format(name=call(person), length=length)
    known = _("You have known {name} for {length}") if told.met else _("Your notes go back {length}")
    known = known.format(name=call(person), length=length)
    kept = _within_rhythm(told)
    return full_stop(f"{known}; {kept}" if kept else known)


def _within_rhythm(told: Durable) -> str:
    """How often one was in touch within the rhythm one wishes for; "" where that is not known."""
    if told.kept is None:
        return ""
    if told.kept == 0:
        return _("the rhythm you wish for is still a wish")
    if told.kept == told.gaps:
        return plural(
            "you were in touch within your rhythm the last {n} time",
            "you were in touch within your rhythm all of the last {n} times",
            told.gaps,
        )
    if told.kept == 1:
        return plural(
            "you were in touch within your rhythm once in the last {n} time",
            "you were in touch within your rhythm once in the last {n} times",
            told.gaps,
        )
    return plural(
        "you were in touch within your rhythm {kept} of the last {n} time",
        "you were in touch within your rhythm {kept} of the last {n} times",
        told.gaps,
        kept=number(told.kept),
    )


_TONES = ("warm", "easy", "flat", "strained")


def pleasant(told: Pleasant) -> str:
    """H1: "Of the last eight times six felt warm, one easy and one flat."."""
    counts = [(told.felt.count(tone), tone_word(tone)) for tone in _TONES if tone in told.felt]
    of = len(told.felt)
    if len(counts) == 1:
        return plural(
            "The last {n} time felt {tone}.", "The last {n} times all felt {tone}.", of, tone=counts[0][1]
        )
    (n, tone), *rest = counts
    parts = [plural("{n} felt {tone}", "{n} felt {tone}", n, tone=tone), *(_so_many(*each) for each in rest)]
    return plural("Of the last {n} time {parts}.", "Of the last {n} times {parts}.", of, parts=listed(parts))


def _so_many(n: int, tone: str) -> str:
    """After "six felt warm", of the others: "one easy"."""
    return npgettext("so many times it felt so", "{n} {tone}", "{n} {tone}", n).format(n=number(n), tone=tone)


def load(told: Load) -> str:
    """C6: "Your rhythms ask for about fifty contacts a month; you live about thirty."."""
    asked, done = round(told.asked), round(told.lived)
    if not asked:
        return _("Your rhythms ask for less than one contact a month.")
    start = (
        plural(
            "Your rhythms ask for about {n} contact a month; of late it has been about {lived}.",
            "Your rhythms ask for about {n} contacts a month; of late it has been about {lived}.",
            asked,
            lived=number(done),
        )
        if done
        else plural(
            "Your rhythms ask for about {n} contact a month; of late there has been hardly any.",
            "Your rhythms ask for about {n} contacts a month; of late there have been hardly any.",
            asked,
        )
    )
    looser = _("Some rhythms could be looser, and nobody would be less dear.")
    return f"{start} {looser}" if told.too_much and told.loosen else start


def loosening(told: Loosening, people: Mapping[str, Person]) -> str:
    """C6: "Doreen, every month: kept twice in the last six; every four months would be closer to life."."""
    name, wanted = call_id(told.person, people), rhythm(told.wanted)
    offered = spoken_cadence(str(told.offered))
    if not told.kept:
        return plural(
            "{name}, {wanted}: not kept once in the last {n}; {offered} would be closer to life.",
            "{name}, {wanted}: not kept once in the last {n}; {offered} would be closer to life.",
            told.gaps,
            name=name,
            wanted=wanted,
            offered=offered,
        )
    return plural(
        "{name}, {wanted}: kept {times} in the last {n}; {offered} would be closer to life.",
        "{name}, {wanted}: kept {times} in the last {n}; {offered} would be closer to life.",
        told.gaps,
        times=times(told.kept),
        name=name,
        wanted=wanted,
        offered=offered,
    )


def circle_count(told: CircleCount) -> str:
    """H2: "Inner: four people, room for five"."""
    people, circle, holds = len(told.people), sentence(told.circle), told.holds
    if holds is None:
        return plural("{circle}: {n} person", "{circle}: {n} people", people, circle=circle)
    if people > holds:
        return plural(
            "{circle}: {n} person, more than the {holds} you set out with",
            "{circle}: {n} people, more than the {holds} you set out with",
            people,
            circle=circle,
            holds=number(holds),
        )
    return plural(
        "{circle}: {n} person, room for {holds}",
        "{circle}: {n} people, room for {holds}",
        people,
        circle=circle,
        holds=number(holds),
    )


def drift(told: Drift, people: Mapping[str, Person]) -> str:
    """H2: "Tess is in Close; lately it has been every four months, rarer than Friends asks for."."""
    said = _("{name} is in {circle}; lately it has been {rhythm}, rarer than {other} asks for.")
    return said.format(
        name=call_id(told.person, people),
        circle=sentence(told.circle),
        rhythm=lived(told.gap),
        other=sentence(told.towards),
    )


def arrivals(ids: tuple[str, ...], people: Mapping[str, Person]) -> str:
    """H2: "Jonah and Rashid came into your life."."""
    return plural(
        "{names} came into your life.", "{names} came into your life.", len(ids), names=calls(ids, people)
    )


def returned(told: Return, people: Mapping[str, Person], today: date) -> str:
    """H2: "Hattie and you found each other again four months ago, after two years."."""
    said = _("You and {name} found each other again {ago}, after {gap}.")
    name = call_id(told.person, people)
    return said.format(name=name, ago=ago(told.note.date, today), gap=gap(told.gap))


def goodbye(told: Goodbye, people: Mapping[str, Person]) -> str:
    """H2: "Gwen died." "You let Desmond go"."""
    said = _("{name} died.") if told.died else _("You left it with {name} as it is.")
    return said.format(name=call_id(told.person, people))


def spoke_last(told: Voices, journal: Journal, today: date) -> str:
    """H4: "Bram spoke with Wiebke last, three weeks ago."; "" where nobody did."""
    if told.last is None or told.last_by is None:
        return ""
    people, by = journal.people, told.last_by
    said = (
        _("You spoke with {name} last, {ago}.")
        if by == journal.settings.me
        else _("{who} spoke with {name} last, {ago}.")
    )
    name, when = call_id(told.person, people), ago(told.last.date, today)
    return sentence(said.format(who=call_id(by, people), name=name, ago=when))


def hand_over(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """H4: "Bram last spoke with Wiebke five months ago; since then it was you. Perhaps …"."""
    facts, people, me = finding.facts, journal.people, journal.settings.me
    owner, by = str(facts["owner"]), str(facts["by"])
    last: date | None = facts["owner_last"]  # type: ignore[assignment]  # a date or nothing, by the rule
    said = _handed_over(is_mine=owner == me, by_me=by == me, ever=last is not None)
    spoke = said.format(
        owner=call_id(owner, people),
        name=call(people[finding.person]),
        other=call_id(by, people),
        ago=ago(last, assessment.today) if last else "",
    )
    offer = _("Perhaps it is time to hand over.")
    return f"{sentence(spoke)} {offer}"


def _handed_over(*, is_mine: bool, by_me: bool, ever: bool) -> str:
    """Whose they are, and who it was instead: the writer or another."""
    match is_mine, by_me, ever:
        case True, _other, True:
            return _("You last spoke with {name} {ago}; since then it was {other}.")
        case True, _other, False:
            return _("You look after {name} and have not spoken with {name} yet; it was always {other}.")
        case False, True, True:
            return _("{owner} last spoke with {name} {ago}; since then it was you.")
        case False, True, False:
            return _("{owner} looks after {name} and has not spoken with {name} yet; it was always you.")
        case False, False, True:
            return _("{owner} last spoke with {name} {ago}; since then it was {other}.")
        case _other:
            return _("{owner} looks after {name} and has not spoken with {name} yet; it was always {other}.")


def new_and_old(told: NewAndOld) -> str:
    """H6: "About a third of your contacts this quarter went to people you have known under a year …"."""
    now, usual = told.new / told.all, told.usual_new / told.usual_all
    said = (
        _(
            "{share} of your contacts this quarter went to people you have known under a year, "
            "as in the two years before."
        )
        if abs(now - usual) < 0.05 or _share(now) == _share(usual)
        else _(
            "{share} of your contacts this quarter went to people you have known under a year; "
            "in the two years before it was {usual}."
        )
    )
    return sentence(said.format(share=_share(now), usual=_share(usual)))


def _share(part: float) -> str:
    """A part of a whole as one says it."""
    shares = (
        (0.02, _("almost none")),
        (0.15, _("about a tenth")),
        (0.225, _("about a fifth")),
        (0.29, _("about a quarter")),
        (0.42, _("about a third")),
        (0.58, _("about half")),
        (0.71, _("about two thirds")),
        (0.85, _("about three quarters")),
    )
    return next((word for limit, word in shares if part <= limit), _("nearly all"))
