"""Sentences of PLAYBOOK 6, the signs: what was seen, kindly, and never a verdict on anybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from journal.wording.people import call, listed, possessive
from journal.wording.time import ago, counted, day_month, gap, lived, number, sentence

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


def _low_energy(finding: Finding, journal: Journal, _: Assessment) -> str:
    """S1."""
    name = _name(finding, journal)
    felt = finding.facts.get("felt")
    if isinstance(felt, tuple):
        tones = listed(list(dict.fromkeys(felt)))
        return f"The last {counted(len(felt), 'time')} with {name} felt {tones}."
    return f"Your last notes about {name} are less than half as long as they used to be."


def _only_reacting(finding: Finding, journal: Journal, _: Assessment) -> str:
    """S2."""
    theirs, of = number(_count(finding, "theirs")), number(_count(finding, "of"))
    which = f"the last {of} times" if theirs == of else f"{theirs} of the last {of} times"
    return f"{_name(finding, journal)} was the one to reach out {which}."


def _slow_to_answer(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S3."""
    name, on = _name(finding, journal), _day(finding, "on", assessment)
    if finding.facts["kind"] == "news":
        return f"You heard news of {name} on {on}, and have not been in touch since."
    return f"{name} reached out on {on} and is still waiting for your answer."


def _talking_less(finding: Finding, journal: Journal, _: Assessment) -> str:
    """S4."""
    gaps, usual = finding.facts["gaps"], finding.facts["median"]
    lately = [gap(days) for days in gaps] if isinstance(gaps, tuple) else []
    before = lived(round(usual)) if isinstance(usual, float) else ""
    name = _name(finding, journal)
    if len(set(lately)) == 1:
        return f"You and {name} used to speak {before}; lately {lately[0]} went by each time."
    return f"You and {name} used to speak {before}; lately {listed(lately)} went by."


def _only_logistics(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S5."""
    times = counted(_count(finding, "light"), "time")
    deep = _when(finding, "deep", assessment)
    return (
        f"The last {times} with {_name(finding, journal)} stayed on the surface; "
        f"the last talk that went deep was {deep}."
    )


def _when(finding: Finding, fact: str, assessment: Assessment) -> str:
    value = finding.facts[fact]
    when = ago(value, assessment.today) if isinstance(value, date) else ""
    title = finding.facts.get("title")
    return f"{when} ({title})" if title else when


def _no_feedback(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S6."""
    name, since = _name(finding, journal), finding.facts["since"]
    length = ago(since, assessment.today) if isinstance(since, date) else ""
    if finding.facts["ever"]:
        return f"You and {name} last looked back together {length}."
    return f"You have known {name} since {_year(since)}, and there has been no looking back together yet."


def _year(day: object) -> str:
    return f"{day:%Y}" if isinstance(day, date) else ""


def _word_not_kept(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S7."""
    name = _name(finding, journal)
    match finding.facts["kind"]:
        case "late":
            late = counted(_count(finding, "late"), "promise")
            return f"{sentence(late)} to {name} are late, the first of them: {finding.facts['text']}."
        case "told":
            return f"{name} told you something hard to hear on {_day(finding, 'on', assessment)}."
        case _:
            return f"Not many of your promises to {name} were kept this past year."


def _not_hearing(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S8."""
    contacts, name = number(_count(finding, "contacts")), _name(finding, journal)
    last = _when(finding, "last", assessment)
    return (
        f"Nothing of {possessive(name)} own world stands in your last {contacts} notes; it last did {last}."
    )


def _never_just_two(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """S9."""
    times, name = counted(_count(finding, "contacts"), "time"), _name(finding, journal)
    last = _when(finding, "last", assessment)
    return f"The last {times} there were others; it was last just you and {name} {last}."


def _no_extra_mile(finding: Finding, journal: Journal, _: Assessment) -> str:
    """S10."""
    gave, before = _count(finding, "gave"), _count(finding, "before")
    name, times = _name(finding, journal), {1: "once", 2: "twice"}
    if not gave:
        return f"You gave {name} something {number(before)} times in a year, and nothing in the year since."
    now = times.get(gave, f"{number(gave)} times")
    return f"This past year you gave {name} something {now}; the year before, {number(before)} times."


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
