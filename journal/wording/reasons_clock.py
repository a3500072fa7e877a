"""Sentences of PLAYBOOK 1 beyond the due day: their own rhythm (C2), and a welcome (C3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.model.dates import Cadence, Unit
from journal.wording.people import call
from journal.wording.time import ago, gap, lived, rhythm

if TYPE_CHECKING:
    from journal.model.assessment import Assessment, Finding
    from journal.model.journal import Journal


def own_rhythm(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """C2: quieter than usual, or a rhythm that is lived otherwise than it is wanted."""
    name = call(journal.people[finding.person])
    facts = finding.facts
    usual = lived(round(float(str(facts["median"]))))
    if facts["kind"] == "quiet":
        elapsed = gap(int(str(facts["elapsed"])))
        return f"You and {name} usually speak {usual}; now it has been {elapsed}."
    meant = f"You meant to be in touch with {name} {spoken_cadence(str(facts['cadence']))}"
    if facts["kind"] == "loosen":
        return f"{meant}; lately it has been {usual}, and that may be enough."
    return f"{meant}; lately it has been {usual}, and the rhythm could say so."


def spoken_cadence(written: str) -> str:
    """A rhythm as the writer would write it, spoken: "3 months" is "every three months"."""
    count, unit = written.split(" ", 1)
    return rhythm(Cadence(int(count), Unit(unit.removesuffix("s"))))


def welcome(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """C3: what a new acquaintance is waiting for, or that they are new no longer."""
    name, facts = call(journal.people[finding.person]), finding.facts
    met = facts["met"]
    if facts["kind"] == "welcomed":
        ask = " And what do you hope for here?" if facts["ask_intention"] else ""
        return f"{name} is new no longer: choose a circle.{ask}"
    when = f"You met {name} {ago(met, assessment.today)}."  # type: ignore[arg-type]  # a date, by the rule
    if facts["step"] == 1:
        return f"{when} A thank-you is a good first word."
    if facts["step"] == facts["steps"]:
        return f"{when} Be in touch once more; then choose a circle for {name}."
    return f"{when} It is time to be in touch {_AGAIN.get(int(str(facts['step'])), 'again')}."


_AGAIN = {2: "again", 3: "a third time", 4: "a fourth time", 5: "a fifth time", 6: "a sixth time"}
