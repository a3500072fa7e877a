"""PLAYBOOK 6, how you talk: low energy, only reacting, slow to answer, talking less, only logistics.

Each rule compares a relationship with its own past, and names the notes it saw.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from types import MappingProxyType

from journal.cadence import days_between
from journal.model.assessment import Finding
from journal.model.note import Note
from journal.practices.scene import Past, Scene, seen


def found(
    practice: str, past: Past, facts: Mapping[str, object], *seen_at: tuple[Note, str]
) -> tuple[Finding]:
    """A sign with the notes it saw, each by the key that told."""
    evidence = tuple(dict.fromkeys(seen(note, key) for note, key in seen_at))
    return (Finding(practice, past.person.id, MappingProxyType(dict(facts)), evidence),)


def low_energy(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S1: the last notes are half as long as they were, or the last tones are flat or strained.

    Silent with fewer than 12 contacts, or fewer than 3 that state ``felt``.

    Facts: ``kind`` (``"felt"``: ``felt``, tuple; ``"letters"``: ``letters`` and ``before``, medians).
    """
    count = int(scene.number("S1", "felt"))
    toned = [note for note in past.contacts if note.felt][-count:]
    if len(toned) == count and all(note.felt in {"flat", "strained"} for note in toned):
        felt = tuple(str(note.felt) for note in toned)
        return found("S1", past, {"kind": "felt", "felt": felt}, *((n, "felt") for n in toned))
    return _shorter(scene, past)


def _shorter(scene: Scene, past: Past) -> tuple[Finding, ...]:
    contacts = past.contacts[-int(scene.number("S1", "contacts")) :]
    if len(contacts) < scene.number("S1", "contacts"):
        return ()
    before, lately = _split(contacts, int(scene.number("S1", "lately")))
    if not before or not lately:
        return ()
    then, now = (median(note.prose.letters for note in notes) for notes in (before, lately))
    if now >= scene.number("S1", "share") * then:
        return ()
    facts = {"kind": "letters", "letters": float(now), "before": float(then)}
    return found("S1", past, facts, *((note, "") for note in contacts))


def _split(notes: Sequence[Note], lately: int) -> tuple[Sequence[Note], Sequence[Note]]:
    """What went before, and the last few."""
    cut = max(0, len(notes) - lately)
    return notes[:cut], notes[cut:]


def only_reacting(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S2: five of the last six were started by them.

    Silent with fewer than 6 contacts that say who reached out.

    Facts: ``theirs``, ``of`` (counts).
    """
    count = int(scene.number("S2", "of"))
    said = [note for note in past.contacts if note.started][-count:]
    theirs = [note for note in said if note.started == "them"]
    if len(said) < count or len(theirs) < scene.number("S2", "theirs"):
        return ()
    return found("S2", past, {"theirs": len(theirs), "of": count}, *((n, "started") for n in theirs))


def slow_to_answer(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S3: news of theirs is late to be answered (K5), or a message of theirs has lain for a week.

    Silent once the writer was in touch since.

    Facts: ``kind`` (``"message"`` or ``"news"``), ``on`` (date), ``days``.
    """
    kinds = ((_messages(scene, past), "message", "reply"), (_news(scene, past), "news", "news"))
    for notes, kind, key in kinds:
        if notes:
            facts = {"kind": kind, "on": notes[0].date, "days": days_between(notes[0].date, scene.today)}
            return found("S3", past, facts, *((note, key) for note in notes))
    return ()


def _messages(scene: Scene, past: Past) -> list[Note]:
    """Messages of theirs that still wait for an answer, the oldest first."""
    least = scene.number("S3", "days")
    return [
        note
        for note in past.notes
        if note.started == "them"
        and note.reply != "yes"
        and note.kind == "note"
        and days_between(note.date, scene.today) >= least
        and not past.touched_since(note.date)
    ]


def _news(scene: Scene, past: Past) -> list[Note]:
    """News of theirs, heard elsewhere, whose answer is late (K5)."""
    least = scene.number("K5", "late_days")
    return [
        note
        for note in past.notes
        if note.kind == "thought"
        and any(past.person.id in item.people for item in note.news)
        and days_between(note.date, scene.today) >= least
        and not past.touched_since(note.date)
    ]


def talking_less(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S4: each of the last 3 gaps was over one and a half times the median of those before.

    Silent with fewer than 5 gaps before them.

    Facts: ``gaps`` (days, oldest first), ``median`` (days) of those before.
    """
    count = int(scene.number("S4", "gaps"))
    before, lately = past.gaps[:-count], past.gaps[-count:]
    if len(before) < scene.number("S4", "before"):
        return ()
    usual = median(before)
    if not all(gap > scene.number("S4", "times") * usual for gap in lately):
        return ()
    days = past.contact_days[-count - 1 :]
    notes = [next(note for note in past.contacts if note.date == day) for day in days]
    return found("S4", past, {"gaps": lately, "median": float(usual)}, *((note, "") for note in notes))


def only_logistics(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S5: the last 4 talks stayed light, and there was a deep one among the 8 before.

    Silent with fewer than 4 contacts that state ``depth``.

    Facts: ``light`` (count), ``deep`` (date of the last deep one), ``title``.
    """
    count, before = int(scene.number("S5", "lately")), int(scene.number("S5", "before"))
    said = [note for note in past.contacts if note.depth]
    earlier, lately = _split(said, count)
    deep = [note for note in earlier[-before:] if note.depth == "deep"]
    if len(lately) < count or not deep or any(note.depth != "light" for note in lately):
        return ()
    facts = {"light": count, "deep": deep[-1].date, "title": deep[-1].title}
    return found("S5", past, facts, *((note, "depth") for note in (deep[-1], *lately)))
