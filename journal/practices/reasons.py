"""The plainest reasons to write: a promise that presses (W1), and the clock (C1)."""

from __future__ import annotations

from types import MappingProxyType

from journal.model.assessment import Finding
from journal.practices.scene import Past, Scene, seen
from journal.practices.word import is_pressing


def pressing_promises(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """W1: what I owe them, late or due within a week.

    Facts: ``text``, ``due``, ``made``, ``state``.
    """
    found = []
    for each in scene.promises_of.get(past.person.id, ()):
        if past.person.id in each.promise.to and is_pressing(scene.journal, each, scene.today):
            promise = each.promise
            facts = {
                "text": promise.text,
                "due": promise.due,
                "made": promise.made,
                "state": each.state.value,
            }
            found.append(Finding("W1", past.person.id, MappingProxyType(facts), (promise.origin,)))
    return tuple(found)


def due_by_the_clock(_: Scene, past: Past) -> tuple[Finding, ...]:
    """C1: their due day has come.

    Facts: ``elapsed`` (days), ``due_on``, ``state``.
    """
    standing = past.standing
    if not standing.state.is_late or standing.muted:
        return ()
    facts = {"elapsed": standing.elapsed, "due_on": standing.due_on, "state": standing.state.value}
    place = seen(standing.last_note) if standing.last_note else past.person.place("met")
    return (Finding("C1", past.person.id, MappingProxyType(facts), (place,)),)
