"""Sentences of PLAYBOOK 6, the signs: what was seen, kindly, and never a verdict on anybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from journal.language import _, listed
from journal.wording.people import call
from journal.wording.reasons_clock import times
from journal.wording.time import ago, day_month, gap, lived, number, plural, sentence
from journal.wording.vocabulary import tone as tone_word

if TYPE_CHECKING:
    from journal.model.assessment import Assessment, Finding
    from journal.model.journal import Journal


def _name(finding: Finding, journal: Journal) -> str:
    return call(journal.people[finding.person])


def _count(finding: Finding, fact: str) -> int:
    value = finding.facts[fact]
    return value if isinstance(value, int) else 0


def _day(finding: Finding, fact: str, assessment: Assessment) -> str:
    value = finding.facts[fact]
    return day_month(value, assessment.today) if isinstance(value, date) else ""


def _low_energy(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """S1."""
    name = _name(finding, journal)
    felt = finding.facts.get("felt")
    if isinstance(felt, tuple):
        return plural(
            "The last {n} time with {name} felt {tones}.",
            "The last {n} times with {name} felt {tones}.",
            len(felt),
            name=name,
            tones=listed([tone_word(tone) for tone in dict.fromkeys(felt)]),
        )
    said = _("Your last notes about {name} are less than half as long as they used to be.")
    return said.format(name=name)


def _only_reacting(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """S2."""
    theirs, of, name = _count(finding, "theirs"), _count(finding, "of"), _name(finding, journal)
    if theirs == of:
        return plural(
            "{name} was the one to reach out the last {n} time.",
            "{name} was the one to reach out the last {n} times.",
            of,
            name=name,
        )
    return plural(
        "{name} was the one to reach out {theirs} of the last {n} time.",
        "{name} was the one to reach out {theirs} of the last {n} times.",
        of,
        name=name,
        theirs=number(theirs),
    )


def _slow_to_answer(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S3."""
    said = (
        _("You heard news of {name} on {day}, and have not been in touch since.")
        if finding.facts["kind"] == "news"
        else _("{name} reached out on {day} and is still waiting for your answer.")
    )
    return said.format(name=_name(finding, journal), day=_day(finding, "on", assessment))


def _talking_less(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """S4."""
    gaps, usual = finding.facts["gaps"], finding.facts["median"]
    lately = [gap(days) for days in gaps] if isinstance(gaps, tuple) else []
    said = (
        _("You and {name} used to speak {rhythm}; lately {gap} went by each time.")
        if len(set(lately)) == 1
        else _("You and {name} used to speak {rhythm}; lately {gaps} went by.")
    )
    return said.format(
        name=_name(finding, journal),
        rhythm=lived(round(usual)) if isinstance(usual, float) else "",
        gap=lately[0] if lately else "",
        gaps=listed(lately),
    )


def _only_logistics(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S5."""
    return plural(
        "The last {n} time with {name} stayed on the surface; the last talk that went deep was {ago}.",
        "The last {n} times with {name} stayed on the surface; the last talk that went deep was {ago}.",
        _count(finding, "light"),
        name=_name(finding, journal),
        ago=_when(finding, "deep", assessment),
    )


def _when(finding: Finding, fact: str, assessment: Assessment) -> str:
    value = finding.facts[fact]
    when = ago(value, assessment.today) if isinstance(value, date) else ""
    title = finding.facts.get("title")
    return f"{when} ({title})" if title else when


def _no_feedback(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S6."""
    name, since = _name(finding, journal), finding.facts["since"]
    if finding.facts["ever"]:
        when = ago(since, assessment.today) if isinstance(since, date) else ""
        return _("You and {name} last looked back together {ago}.").format(name=name, ago=when)
    said = _("You have known {name} since {year}, and there has been no looking back together yet.")
    return said.format(name=name, year=since.year if isinstance(since, date) else "")


def _word_not_kept(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S7."""
    name = _name(finding, journal)
    match finding.facts["kind"]:
        case "late":
            late = plural(
                "{n} promise to {name} is late: {first}.",
                "{n} promises to {name} are late, the first of them: {first}.",
                _count(finding, "late"),
                name=name,
                first=finding.facts["text"],
            )
            return sentence(late)
        case "told":
            said = _("{name} told you something hard to hear on {day}.")
            return said.format(name=name, day=_day(finding, "on", assessment))
        case _other:
            return _("Not many of your promises to {name} were kept this past year.").format(name=name)


def _not_hearing(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S8."""
    return plural(
        "Nothing of {name}’s own world stands in your last {n} note; it last did {ago}.",
        "Nothing of {name}’s own world stands in your last {n} notes; it last did {ago}.",
        _count(finding, "contacts"),
        name=_name(finding, journal),
        ago=_when(finding, "last", assessment),
    )


def _never_just_two(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S9."""
    return plural(
        "The last {n} time there were others; it was last just you and {name} {ago}.",
        "The last {n} times there were others; it was last just you and {name} {ago}.",
        _count(finding, "contacts"),
        name=_name(finding, journal),
        ago=_when(finding, "last", assessment),
    )


def _no_extra_mile(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """S10."""
    gave, before, name = _count(finding, "gave"), _count(finding, "before"), _name(finding, journal)
    if not gave:
        return plural(
            "You gave {name} something {n} time in a year, and nothing in the year since.",
            "You gave {name} something {n} times in a year, and nothing in the year since.",
            before,
            name=name,
        )
    return plural(
        "This past year you gave {name} something {times}; the year before, {n} time.",
        "This past year you gave {name} something {times}; the year before, {n} times.",
        before,
        name=name,
        times=times(gave),
    )


#: A sentence for every sign.
SIGNS: Mapping[str, Callable[[Finding, Journal, Assessment], str]] = {
    "S1": _low_energy,
    "S2": _only_reacting,
    "S3": _slow_to_answer,
    "S4": _talking_less,
    "S5": _only_logistics,
    "S6": _no_feedback,
    "S7": _word_not_kept,
    "S8": _not_hearing,
    "S9": _never_just_two,
    "S10": _no_extra_mile,
}
