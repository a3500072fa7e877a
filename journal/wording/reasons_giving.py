"""Sentences of PLAYBOOK 3: giving and receiving, who reaches out, whom to bring together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.cadence import days_between
from journal.language import _, listed
from journal.wording.people import call, call_id, calls, pronouns
from journal.wording.time import ago, gap, number, plural, sentence
from journal.wording.vocabulary import given

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
    gave, received = _told(year.gave, journal), _told(year.received, journal)
    lines = [_("To {name}: {things}.").format(name=name, things=gave)] if gave else []
    lines += [_("From {name}: {things}.").format(name=name, things=received)] if received else []
    return tuple(lines)


def _told(items: Iterable[Exchanged], journal: Journal) -> str:
    return "; ".join(thing(each.exchange, journal) for each in items)


def thing(item: Exchange, journal: Journal) -> str:
    """What was given in the writer's words, and its kind where the words do not say it."""
    if item.kind in {"introduction", "referral"} and item.about:
        said = _("introduction to {names}") if item.kind == "introduction" else _("referral to {names}")
        return said.format(names=calls(item.about, journal.people))
    what = item.what.rstrip(".")
    return what if item.kind in {"gift", "card", "favour", "help"} else f"{given(item.kind)}, {what}"


def mostly(mine: int, theirs: int) -> str | None:
    """Who reaches out, ``"me"`` or ``"them"``, from two thirds on; None where it is about even (G4, H1)."""
    both = mine + theirs
    if both and 3 * mine >= 2 * both:
        return "me"
    return "them" if both and 3 * theirs >= 2 * both else None


def reaching_out_line(out: ReachingOut, person: Person) -> str:
    """G4: who reaches out, as the title of the picture: "Mostly you reach out"."""
    most = mostly(out.mine, out.theirs)
    if out.mine + out.theirs == 0:
        return _("Mostly the two of you together")
    if most == "me":
        return _("Mostly you reach out")
    if most:
        return _("Mostly {name} reaches out").format(name=call(person))
    if out.lately == "me":
        return _("You reach out about evenly; lately mostly you")
    if out.lately == "them":
        return _("You reach out about evenly; lately mostly {name}").format(name=call(person))
    return _("You reach out about evenly")


def just_because(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """G2: "Just because: Graham likes quinces, and it has been two years since a card or a gift."."""
    facts, name = finding.facts, call(journal.people[finding.person])
    last: date | None = facts["last"]  # type: ignore[assignment]  # a date, by the rule
    idea = str(facts["idea"] or "").rstrip(".")
    thought = _thought(str(facts["kind"])).format(name=name, idea=idea)
    if last is None:
        said = _("Just because: {thought}, and nothing you gave is written down yet.")
        return said.format(thought=thought)
    said = _("Just because: {thought}, and it has been {gap} since a card, a gift or a thank-you.")
    return said.format(thought=thought, gap=gap(days_between(last, assessment.today)))


def _thought(kind: str) -> str:
    """What a small present could come from."""
    known = {
        "ideas": _("you once thought of {idea} for {name}"),
        "likes": _("{name} likes {idea}"),
        "hopes": _("you know what {name} hopes for ({idea})"),
    }
    return known.get(kind) or _("something small for {name} needs no occasion")


def unthanked(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """G3: "Help from Doreen, nine weeks ago: kept Gravy. It is not too late to say thank you."."""
    facts, name = finding.facts, call(journal.people[finding.person])
    day: date = facts["on"]  # type: ignore[assignment]  # a date, by the rule
    about: tuple[str, ...] = facts["about"]  # type: ignore[assignment]  # ids, by the rule
    return _thanks_for(str(facts["kind"]), with_people=bool(about)).format(
        name=name,
        ago=ago(day, assessment.today),
        names=calls(about, journal.people),
        what=str(facts["what"]).rstrip("."),
    )


def _thanks_for(kind: str, *, with_people: bool) -> str:
    """What is said of something that nobody gave thanks for.

    Raises:
        KeyError: for a kind that asks for no thanks (a mistake of ours).
    """
    if kind == "introduction" and with_people:
        return _("{name} introduced you to {names} {ago}. It is not too late to say thank you.")
    if kind == "referral" and with_people:
        return _("{name} sent {names} your way {ago}. It is not too late to say thank you.")
    return {
        "favour": _("A favour from {name}, {ago}: {what}. It is not too late to say thank you."),
        "gift": _("A gift from {name}, {ago}: {what}. It is not too late to say thank you."),
        "help": _("Help from {name}, {ago}: {what}. It is not too late to say thank you."),
        "introduction": _("An introduction from {name}, {ago}: {what}. It is not too late to say thank you."),
        "referral": _("A referral from {name}, {ago}: {what}. It is not too late to say thank you."),
    }[kind]


def mostly_me(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """G4: five of the last six by the writer, said kindly, with a different way."""
    facts, person = finding.facts, journal.people[finding.person]
    start = plural(
        "You reached out {mine} of the last {n} time, and {name} was there each time.",
        "You reached out {mine} of the last {n} times, and {name} was there each time.",
        int(str(facts["of"])),
        mine=number(int(str(facts["mine"]))),
        name=call(person),
    )
    return f"{start} {_another_way(str(facts['channel'] or ''), person)}"


def _another_way(channel: str, person: Person) -> str:
    if channel in {"call", "video"}:
        said = _("Perhaps a letter this time, for {them} to answer at leisure.")
    elif channel in {"message", "email"}:
        said = _("Perhaps a voice this time, instead of another message.")
    else:
        said = _("Perhaps let {them} choose the next day and place.")
    return said.format(them=pronouns(person).object)


def offers_meet_needs(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """G5: "Saoirse is looking for …. Joan offers …: you could bring them together."."""
    facts = finding.facts
    other = call_id(str(facts["other"]), journal.people)
    start = _("{name} needs {need}. {other} offers {offer}: you could bring them together.").format(
        name=call(journal.people[finding.person]),
        need=str(facts["need"]).rstrip("."),
        other=other,
        offer=str(facts["offer"]).rstrip("."),
    )
    if not facts["check"]:
        return start
    check = _("Check with {name} first; what you know may be out of date.").format(name=other)
    return f"{start} {check}"


def next_step(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """G7: "You and Yuki have been in touch eight times. Perhaps ask her along to something, or …"."""
    person = journal.people[finding.person]
    often = plural(
        "You and {name} have been in touch {n} time.",
        "You and {name} have been in touch {n} times.",
        int(str(finding.facts["contacts"])),
        name=call(person),
    )
    ask = _("Perhaps ask {them} along to something, or offer something.")
    return f"{often} {ask.format(them=pronouns(person).object)}"


def did_it_work(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """G8: "Nine weeks ago you introduced Ngọc and Abel. You might ask how it went."."""
    facts = finding.facts
    day: date = facts["on"]  # type: ignore[assignment]  # a date, by the rule
    both = listed([call_id(id, journal.people) for id in (finding.person, str(facts["other"]))])
    said = _("{ago} you brought {names} together. You might ask how it went.")
    return sentence(said.format(ago=ago(day, assessment.today), names=both))
