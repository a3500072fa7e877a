"""PLAYBOOK C3: a welcome for new people, step by step, and then a circle of their own."""

from __future__ import annotations

from types import MappingProxyType

from journal.model.assessment import Finding
from journal.model.person import Origin
from journal.practices.path import Welcome
from journal.practices.path import welcome as welcome_of
from journal.practices.scene import Past, Scene, seen


def welcome(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """C3: a step of their welcome is due, or all are taken and a circle is to be chosen.

    Silent for circles without ``path``, without a day to count from, before the next step's day,
    and for whoever has not answered so often that one stops asking (L8).

    Facts: ``kind`` (``"step"`` or ``"welcomed"``), ``met`` (date), ``days`` since then; for a step
    ``step`` and ``steps`` (from 1), ``day`` and ``due_on``; for the end ``ask_intention`` (bool).
    """
    came = welcome_of(past.person, past.circle, past.notes, past.standing.first_contact, scene.today)
    if came is None or past.standing.given_up:
        return ()
    facts: dict[str, object] = {"met": came.start, "days": (scene.today - came.start).days}
    step = past.standing.step
    if step is not None and not step.is_due:
        return ()
    if step is not None:
        facts |= {
            "kind": "step",
            "step": step.number,
            "steps": step.of,
            "day": step.day,
            "due_on": step.on,
        }
    elif came.taken[-1] is not None:
        facts |= {"kind": "welcomed", "ask_intention": past.person.intention is None}
    else:
        return ()
    return (Finding("C3", past.person.id, MappingProxyType(facts), _evidence(past, came)),)


def _evidence(past: Past, came: Welcome) -> tuple[Origin, ...]:
    """Where it is written when you met, and the touches that took a step."""
    met = past.person.origins.get("met") if past.person.met and past.person.met.on else None
    start = met or (seen(past.contacts[0]) if past.contacts else Origin(past.person.file, 1, 1))
    return (start, *(seen(touch) for touch in came.taken if touch is not None))
