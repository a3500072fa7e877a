"""Sentences of PLAYBOOK 3: giving and receiving, who reaches out, whom to bring together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.cadence import days_between
from journal.wording.people import call, call_id, calls, listed, pronouns
from journal.wording.time import ago, counted, gap, number, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journal.model.assessment import Assessment, Finding
    from journal.model.between import Exchanged, ReachingOut, YearOfGiving
    from journal.model.journal import Journal
    from journal.model.note import Exchange
    from journal.model.person import Person


def giving_lines(year: YearOfGiving, person: Person, journal: Journal) -> tuple[str, ...]:
    """G1: what went back and forth in a year, in words.

    "You gave Saoirse a gift and two thanks" would be a count: what was given is told instead.
    """
    name = call(person)
    given, received = _told(year.gave, journal), _told(year.received, journal)
    return tuple(
        line
        for line in (f"To {name}: {given}." if given else "", f"From {name}: {received}." if received else "")
        if line
    )


def _told(items: Iterable[Exchanged], journal: Journal) -> str:
    return "; ".join(thing(each.exchange, journal) for each in items)


def thing(item: Exchange, journal: Journal) -> str:
    """What was given in the writer's words, and its kind where the words do not say it."""
    if item.kind in {"introduction", "referral"} and item.about:
        return f"{item.kind} to {calls(item.about, journal.people)}"
    what = item.what.rstrip(".")
    return what if item.kind in {"gift", "card", "favour", "help"} else f"{item.kind}, {what}"


def mostly(mine: int, theirs: int) -> str | None:
    """Who reaches out, ``"me"`` or ``"them"``, from two thirds on; None where it is about even (G4, H1)."""
    both = mine + theirs
    if both and 3 * mine >= 2 * both:
        return "me"
    return "them" if both and 3 * theirs >= 2 * both else None


def reaching_out_line(out: ReachingOut, person: Person) -> str:
    """G4: who reaches out, in words: "mostly you", "about even"."""
    name, most = call(person), mostly(out.mine, out.theirs)
    if out.mine + out.theirs == 0:
        return "Mostly the two of you together."
    if most:
        return "Mostly you reach out." if most == "me" else f"Mostly {name} reaches out."
    lately = {"me": "you", "them": name}.get(out.lately or "", "")
    return f"You reach out about evenly; lately mostly {lately}." if lately else "You reach out about evenly."


def just_because(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """G2: "Just because: Graham likes quinces, and it has been two years since a card or a gift."."""
    facts, name = finding.facts, call(journal.people[finding.person])
    last: date | None = facts["last"]  # type: ignore[assignment]  # a date, by the rule
    idea = str(facts["idea"] or "").rstrip(".")
    thought = {
        "ideas": f"you once thought of {idea} for {name}",
        "likes": f"{name} likes {idea}",
        "hopes": f"you know what {name} hopes for ({idea})",
    }.get(str(facts["kind"]), f"something small for {name} needs no occasion")
    if last is None:
        return f"Just because: {thought}, and nothing you gave is written down yet."
    length = gap(days_between(last, assessment.today))
    return f"Just because: {thought}, and it has been {length} since a card, a gift or a thank-you."


def unthanked(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """G3: "Help from Doreen, nine weeks ago: kept Gravy. It is not too late to say thank you."."""
    facts, name = finding.facts, call(journal.people[finding.person])
    day: date = facts["on"]  # type: ignore[assignment]  # a date, by the rule
    about: tuple[str, ...] = facts["about"]  # type: ignore[assignment]  # ids, by the rule
    when, kind = ago(day, assessment.today), str(facts["kind"])
    if kind == "introduction" and about:
        start = f"{name} introduced you to {calls(about, journal.people)} {when}"
    elif kind == "referral" and about:
        start = f"{name} sent {calls(about, journal.people)} your way {when}"
    else:
        start = f"{_A[kind]} from {name}, {when}: {str(facts['what']).rstrip('.')}"
    return f"{start}. It is not too late to say thank you."


_A = {
    "favour": "A favour",
    "gift": "A gift",
    "help": "Help",
    "introduction": "An introduction",
    "referral": "A referral",
}


def mostly_me(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """G4: five of the last six by the writer, said kindly, with a different way."""
    facts, person = finding.facts, journal.people[finding.person]
    mine, of = number(int(str(facts["mine"]))), number(int(str(facts["of"])))
    start = f"You reached out {mine} of the last {of} times, and {call(person)} was there each time"
    return f"{start}. {_another_way(str(facts['channel'] or ''), person)}"


def _another_way(channel: str, person: Person) -> str:
    them = pronouns(person).object
    if channel in {"call", "video"}:
        return f"Perhaps a letter this time, for {them} to answer at leisure."
    if channel in {"message", "email"}:
        return "Perhaps a voice this time, instead of another message."
    return f"Perhaps let {them} choose the next day and place."


def offers_meet_needs(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """G5: "Saoirse is looking for …. Joan offers …: you could bring them together."."""
    facts, name = finding.facts, call(journal.people[finding.person])
    other = call_id(str(facts["other"]), journal.people)
    need, offer = str(facts["need"]).rstrip("."), str(facts["offer"]).rstrip(".")
    start = f"{name} needs {need}. {other} offers {offer}: you could bring them together."
    return f"{start} Check with {other} first; what you know may be out of date." if facts["check"] else start


def next_step(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """G7: "You and Yuki have been in touch eight times. Perhaps ask her along to something, or …"."""
    person = journal.people[finding.person]
    times = counted(int(str(finding.facts["contacts"])), "time")
    return (
        f"You and {call(person)} have been in touch {times}. "
        f"Perhaps ask {pronouns(person).object} along to something, or offer something."
    )


def did_it_work(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """G8: "Nine weeks ago you introduced Ngọc and Abel. You might ask how it went."."""
    facts = finding.facts
    day: date = facts["on"]  # type: ignore[assignment]  # a date, by the rule
    both = listed([call_id(id, journal.people) for id in (finding.person, str(facts["other"]))])
    when = sentence(ago(day, assessment.today))
    return f"{when} you brought {both} together. You might ask how it went."
