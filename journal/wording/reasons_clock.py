"""Sentences of PLAYBOOK 1 beyond the due day: their own rhythm (C2), and a welcome (C3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, pgettext
from journal.model.dates import Cadence, Unit
from journal.wording.people import call
from journal.wording.time import ago, gap, lived, plural, rhythm

if TYPE_CHECKING:
    from journal.model.assessment import Assessment, Finding
    from journal.model.journal import Journal


def own_rhythm(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """C2: quieter than usual, or a rhythm that is lived otherwise than it is wanted."""
    name = call(journal.people[finding.person])
    facts = finding.facts
    usual = lived(round(float(str(facts["median"]))))
    if facts["kind"] == "quiet":
        said = _("You and {name} usually speak {rhythm}; now it has been {gap}.")
        return said.format(name=name, rhythm=usual, gap=gap(int(str(facts["elapsed"]))))
    said = (
        _(
            "You meant to be in touch with {name} {wanted}; "
            "lately it has been {lived}, and that may be enough."
        )
        if facts["kind"] == "loosen"
        else _(
            "You meant to be in touch with {name} {wanted}; "
            "lately it has been {lived}, and the rhythm could say so."
        )
    )
    return said.format(name=name, wanted=spoken_cadence(str(facts["cadence"])), lived=usual)


def spoken_cadence(written: str) -> str:
    """A rhythm as the writer would write it, spoken: "3 months" is "every three months"."""
    count, unit = written.split(" ", 1)
    return rhythm(Cadence(int(count), Unit(unit.removesuffix("s"))))


def times(n: int) -> str:
    """How often: "once", "twice", "five times"."""
    if n == 1:
        return pgettext("how often", "once")
    return pgettext("how often", "twice") if n == 2 else plural("{n} time", "{n} times", n)


def welcome(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """C3: what a new acquaintance is waiting for, or that they are new no longer."""
    name, facts = call(journal.people[finding.person]), finding.facts
    met = facts["met"]
    if facts["kind"] == "welcomed" and facts["ask_intention"]:
        return _("{name} is new no longer: choose a circle. And what do you hope for here?").format(name=name)
    if facts["kind"] == "welcomed":
        return _("{name} is new no longer: choose a circle.").format(name=name)
    when = ago(met, assessment.today)  # type: ignore[arg-type]  # a date, by the rule
    said = _step(int(str(facts["step"])), int(str(facts["steps"])))
    return said.format(name=name, ago=when)


def _step(step: int, steps: int) -> str:
    """What is said of a step of the welcome, counted from 1."""
    if step == 1:
        return _("You met {name} {ago}. A thank-you is a good first word.")
    if step == steps:
        return _("You met {name} {ago}. Be in touch once more; then choose a circle for {name}.")
    later = {
        3: _("You met {name} {ago}. It is time to be in touch a third time."),
        4: _("You met {name} {ago}. It is time to be in touch a fourth time."),
        5: _("You met {name} {ago}. It is time to be in touch a fifth time."),
        6: _("You met {name} {ago}. It is time to be in touch a sixth time."),
    }
    return later.get(step) or _("You met {name} {ago}. It is time to be in touch again.")
