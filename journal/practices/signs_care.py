"""PLAYBOOK 6, how you care: no feedback, a word not kept, not hearing, never just two, no extra mile.

Each rule compares a relationship with its own past, and names the notes it saw.
"""

from __future__ import annotations

from types import MappingProxyType

from journal.cadence import plus, plus_days, plus_months
from journal.model.assessment import Finding, PromiseStanding, PromiseState
from journal.model.note import Note
from journal.practices.promises import kept_share
from journal.practices.scene import Past, Scene
from journal.practices.signs_talk import found


def no_feedback(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S6: no looking back together, and no feedback either way, for as long as the circle's ``review``.

    Silent in circles without ``review``, and for people not known that long.

    Facts: ``since`` (date: the last of it, else of knowing them), ``ever`` (bool).
    """
    every = past.circle.review if past.circle else None
    known = past.known_since
    if every is None or every.is_none or known is None:
        return ()
    told = [note for note in past.notes if _looks_back(note, past.person.id)]
    since = max(known, told[-1].date) if told else known
    if plus(since, every) > scene.today:
        return ()
    last = told[-1:] or past.contacts[-1:] or past.notes[-1:]
    if not last:
        return ()
    return found("S6", past, {"since": since, "ever": bool(told)}, *((note, "") for note in last))


def _looks_back(note: Note, person: str) -> bool:
    exchanged = (*note.gave, *note.received)
    return note.kind == "review" or any(e.kind == "feedback" and person in e.people for e in exchanged)


def word_not_kept(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S7: few promises to them were kept, or two are late, or they told me so in a strained hour.

    Silent while W2 has too little to go by, and for what was said more than a year ago.

    Facts: ``kind`` (``"late"``: ``late``, count, ``text`` of the oldest; ``"kept"``: ``share``;
    ``"told"``: ``on``, date).
    """
    return _late(scene, past) or _told(scene, past) or _rarely_kept(scene, past)


def _to(scene: Scene, past: Past, *states: PromiseState) -> list[PromiseStanding]:
    """The writer's promises to them, of some states."""
    person = past.person.id
    return [s for s in scene.promises_of.get(person, ()) if s.state in states and person in s.promise.to]


def _word(past: Past, facts: dict[str, object], promises: list[PromiseStanding]) -> tuple[Finding, ...]:
    evidence = tuple(each.promise.origin for each in promises)
    return (Finding("S7", past.person.id, MappingProxyType(facts), evidence),) if evidence else ()


def _late(scene: Scene, past: Past) -> tuple[Finding, ...]:
    late = _to(scene, past, PromiseState.LATE)
    if len(late) < scene.number("S7", "late"):
        return ()
    return _word(past, {"kind": "late", "late": len(late), "text": late[0].promise.text}, late)


def _rarely_kept(scene: Scene, past: Past) -> tuple[Finding, ...]:
    share = kept_share(scene, past.person.id)
    if share is None or share >= scene.number("S7", "kept"):
        return ()
    broken = _to(scene, past, PromiseState.LET_GO, PromiseState.LATE)
    return _word(past, {"kind": "kept", "share": share}, broken)


def _told(scene: Scene, past: Past) -> tuple[Finding, ...]:
    from_ = plus_days(scene.today, -int(scene.number("S7", "days")))
    told = [
        each.note
        for each in past.received
        if each.exchange.kind == "feedback" and each.note.felt == "strained" and each.note.date >= from_
    ]
    if not told:
        return ()
    return found("S7", past, {"kind": "told", "on": told[-1].date}, (told[-1], "received"))


def not_hearing(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S8: the last 5 contacts hold nothing of theirs, and at least 2 of the 8 before did.

    Of theirs are ``news``, what they gave, and what they promised. Silent with fewer than 5 contacts.

    Facts: ``contacts`` (count), ``before`` (count that held some), ``last`` (date of the last such note).
    """
    count, before = int(scene.number("S8", "lately")), int(scene.number("S8", "before"))
    if len(past.contacts) < count:
        return ()
    promised = {
        each.promise.origin.path
        for each in scene.promises_of.get(past.person.id, ())
        if each.promise.by == past.person.id
    }
    lately = past.contacts[-count:]
    heard = [n for n in past.contacts[:-count][-before:] if _holds_theirs(n, past.person.id, promised)]
    if len(heard) < scene.number("S8", "least"):
        return ()
    if any(_holds_theirs(note, past.person.id, promised) for note in lately):
        return ()
    facts = {"contacts": count, "before": len(heard), "last": heard[-1].date}
    return found("S8", past, facts, *((note, "") for note in (*heard, *lately)))


def _holds_theirs(note: Note, person: str, promised: set[str]) -> bool:
    told = any(person in item.people for item in note.news)
    return told or any(person in item.people for item in note.received) or note.file in promised


def never_just_two(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S9: the last 4 contacts were each with two others or more, and one of the 8 before was not.

    Silent with fewer than 4 contacts.

    Facts: ``contacts`` (count), ``last`` (date you were last just two), ``title``.
    """
    count, before = int(scene.number("S9", "lately")), int(scene.number("S9", "before"))
    lately, earlier = past.contacts[-count:], past.contacts[:-count][-before:]
    alone = [note for note in earlier if not _others(scene, past, note)]
    if len(lately) < count or not alone:
        return ()
    if any(_others(scene, past, note) < scene.number("S9", "others") for note in lately):
        return ()
    facts = {"contacts": count, "last": alone[-1].date, "title": alone[-1].title}
    return found("S9", past, facts, *((note, "with") for note in (alone[-1], *lately)))


def _others(scene: Scene, past: Past, note: Note) -> int:
    """How many were there besides the two of you."""
    return len(set(note.people) - {past.person.id, scene.me}) + len(note.strangers)


def no_extra_mile(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """S10: less than half as much was given in the last 12 months as in the 12 before.

    Silent where fewer than 4 things were given then.

    Facts: ``gave``, ``before`` (counts).
    """
    months = int(scene.number("S10", "months"))
    year, two = plus_months(scene.today, -months), plus_months(scene.today, -2 * months)
    lately = [each for each in past.gave if each.note.date > year]
    before = [each for each in past.gave if two < each.note.date <= year]
    if len(before) < scene.number("S10", "least"):
        return ()
    if len(lately) >= scene.number("S10", "share") * len(before):
        return ()
    facts = {"gave": len(lately), "before": len(before)}
    return found("S10", past, facts, *((each.note, "gave") for each in (*before, *lately)))
