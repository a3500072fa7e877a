"""PLAYBOOK H4: several writers, one voice; who last spoke, who promised what, and when to hand over."""

from __future__ import annotations

from types import MappingProxyType

from journal.cadence import plus
from journal.model.assessment import Finding
from journal.model.note import Note
from journal.model.whole import Voices
from journal.practices.quiet import is_quiet
from journal.practices.scene import Past, Scene, seen


def author(scene: Scene, note: Note | None) -> str | None:
    """Who wrote a note: its ``by``, else the writer."""
    return (note.by or scene.me) if note else None


def voices(scene: Scene, past: Past) -> Voices | None:
    """H4: who spoke with somebody and who promised what; None unless the notes have two writers."""
    if len(scene.writers) < 2 or is_quiet(scene.journal, past.person, "H4"):
        return None
    last = past.contacts[-1] if past.contacts else None
    return Voices(
        person=past.person.id,
        last_by=author(scene, last),
        last=last,
        owner=past.person.owner,
        owner_last=_owner_last(scene, past),
        promised=tuple(
            (who, each.promise)
            for each in scene.promises_of.get(past.person.id, ())
            if each.is_mine and each.is_open and (who := _promiser(scene, each.promise.origin.path))
        ),
    )


def _promiser(scene: Scene, path: str) -> str | None:
    """Who made a promise: who wrote its note; in a story or page, the writer."""
    note = scene.journal.notes_by_file.get(path)
    return author(scene, note) if note else scene.me


def _owner_last(scene: Scene, past: Past) -> Note | None:
    owner = past.person.owner
    whose = (owner.id or owner.text) if owner else None
    return next((n for n in reversed(past.contacts) if whose and author(scene, n) == whose), None)


def hand_over(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """H4: their owner has not been in contact for two wanted gaps, and somebody else might take over.

    Silent in a journal of one writer, without ``owner`` or a wanted rhythm, and where nobody else spoke
    last: then it is a silence (C1), and there is nobody to hand over to.

    Facts: ``owner`` (id or name), ``owner_last`` (date or None), ``by`` (who spoke last), ``last`` (date).
    """
    owner, cadence = past.person.owner, scene.journal.cadence_of(past.person)
    told = voices(scene, past)
    if told is None or told.last is None or owner is None or cadence is None or cadence.is_none:
        return ()
    if told.last_by in {None, owner.id or owner.text}:
        return ()
    until = told.owner_last.date if told.owner_last else past.known_since or told.last.date
    for _ in range(int(scene.number("H4", "gaps"))):
        until = plus(until, cadence)
    if until > scene.today:
        return ()
    facts = {
        "owner": owner.id or owner.text,
        "owner_last": told.owner_last.date if told.owner_last else None,
        "by": told.last_by,
        "last": told.last.date,
    }
    notes = dict.fromkeys(seen(note, "by") for note in (told.owner_last, told.last) if note)
    at = past.person.origins.get("owner")
    return (Finding("H4", past.person.id, MappingProxyType(facts), (*((at,) if at else ()), *notes)),)
