"""PLAYBOOK 7, ways to bring it back to life: R1 to R9.

They are offered only while a sign or G2 holds, and one at a time: of those that hold, in
their order, each week another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from journal.cadence import full_years, plus, week_of
from journal.model.assessment import Finding
from journal.model.kinship import meaning
from journal.model.note import Note
from journal.model.person import Origin
from journal.practices.clock import has_died
from journal.practices.lapses import MOST_IN_A_GROUP
from journal.practices.quiet import is_quiet
from journal.practices.scene import Past, Scene, current_cities, seen

#: Whose gift may be a gift to somebody (R8).
CLOSE_ONES = ("child", "partner", "spouse", "colleague")


class Asked(Struct, frozen=True):
    """What a way is asked with: the person's past, and what other rules found about them."""

    scene: Scene
    past: Past
    found: Mapping[str, Finding]

    @property
    def signs(self) -> int:
        """How many signs hold."""
        return sum(practice.startswith("S") for practice in self.found)

    @property
    def is_work_with_two_signs(self) -> bool:
        """Whether a working relationship shows two signs or more (R2, R9)."""
        return self.past.is_work and self.signs >= 2


Way = Callable[[Asked], Finding | None]


def ways(scene: Scene, past: Past, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The way offered this week, where a sign or G2 holds."""
    asked = Asked(scene, past, {finding.practice: finding for finding in findings})
    if not asked.signs and "G2" not in asked.found:
        return ()
    holding = [way for each in WAYS if (way := each(asked)) and not _is_quiet(asked, way)]
    return (holding[week_of(scene.today) % len(holding)],) if holding else ()


def _is_quiet(asked: Asked, way: Finding) -> bool:
    """Whether a way is not to be offered: then another has its turn."""
    return is_quiet(asked.scene.journal, asked.past.person, way.practice)


def as_on_the_first_day(asked: Asked) -> Finding | None:
    """R1: known for three years, or a hundred contacts: the first note.

    Facts: ``title``, ``on``.
    """
    scene, past = asked.scene, asked.past
    known = past.known_since
    if known is None or not past.notes:
        return None
    long_known = full_years(known, scene.today) >= scene.number("R1", "years")
    if not long_known and len(past.contacts) < scene.number("R1", "contacts"):
        return None
    first = past.notes[0]
    return _finding("R1", past, {"title": first.title, "on": first.date}, seen(first))


def who_wanted_this(asked: Asked) -> Finding | None:
    """R2: work, and two signs: what would somebody do who wanted this?"""
    if not asked.is_work_with_two_signs:
        return None
    return _finding("R2", asked.past, {}, *_evidence_of_signs(asked))


def a_new_song(asked: Asked) -> Finding | None:
    """R3: the last contacts went by one channel: one that was warm before, or was never tried.

    Facts: ``channel``, ``instead``, ``was_warm``.
    """
    contacts = asked.past.contacts
    last = _last(asked.scene, contacts, "R3", "contacts")
    channels = {note.channel for note in last}
    if not last or len(channels) != 1 or None in channels:
        return None
    (channel,) = channels
    warm = next(
        (n for n in reversed(contacts) if n.felt == "warm" and n.channel not in {channel, None}), None
    )
    instead = warm.channel if warm else _untried(contacts)
    if instead is None:
        return None
    facts = {"channel": channel, "instead": instead, "was_warm": warm is not None}
    return _finding(
        "R3", asked.past, facts, *(seen(n, "channel") for n in (*last, *((warm,) if warm else ())))
    )


def _untried(contacts: Sequence[Note]) -> str | None:
    """A channel that was never tried, the nearest to being in one room first."""
    tried = {note.channel for note in contacts}
    return next((c for c in ("walk", "meal", "call", "letter", "message") if c not in tried), None)


def bring_someone_along(asked: Asked) -> Finding | None:
    """R4: low energy, only logistics, or always the same one of us: somebody they have not met.

    Facts: ``who`` (id), ``shared`` (the tag or city).
    """
    tired = "S1" in asked.found or "S5" in asked.found or _one_writer(asked)
    guest = _not_met(asked) if tired else None
    if guest is None:
        return None
    who, shared = guest
    person = asked.scene.journal.people[who]
    return _finding("R4", asked.past, {"who": who, "shared": shared}, person.place("tags"))


def _one_writer(asked: Asked) -> bool:
    """The last notes are all by the same one of us, though another of us knows them too."""
    me = asked.scene.me
    last = _last(asked.scene, asked.past.notes, "R4", "notes")
    of_all = {note.by or me for note in asked.past.notes}
    return len({note.by or me for note in last}) == 1 and len(of_all) > 1


def _not_met(asked: Asked) -> tuple[str, str] | None:
    scene, past = asked.scene, asked.past
    met = {other for note in past.notes for other in note.people} | {scene.me, past.person.id}
    met |= {relation.to.id for relation in past.person.relations}
    groups = [(tag, scene.by_tag.get(tag.casefold(), ())) for tag in past.person.tags]
    groups += [
        (city, scene.by_city.get(city.casefold(), ())) for city in current_cities(past.person, scene.today)
    ]
    for shared, members in groups:
        if len(members) > MOST_IN_A_GROUP:
            continue
        for other in members:
            if other not in met and scene.pasts[other].standing.asked_for and scene.pasts[other].contacts:
                return other, shared
    return None


def value_in_a_new_way(asked: Asked) -> Finding | None:
    """R5: somebody offers what they need, or a need that nobody has met.

    Facts: ``need``.
    """
    needs = asked.past.person.needs
    if "G5" not in asked.found and not needs:
        return None
    matched = asked.found.get("G5")
    need = str(matched.facts.get("need", "")) if matched else ""
    return _finding("R5", asked.past, {"need": need or needs[0]}, asked.past.person.place("needs"))


def change_the_scenery(asked: Asked) -> Finding | None:
    """R6: the last contacts that say where were all at one place.

    Facts: ``place``.
    """
    placed = [note for note in asked.past.contacts if note.place]
    last = _last(asked.scene, placed, "R6", "contacts")
    places = {(note.place or "").casefold() for note in last}
    if not last or len(places) != 1:
        return None
    return _finding("R6", asked.past, {"place": last[-1].place}, *(seen(n, "place") for n in last))


def a_looking_back_together(asked: Asked) -> Finding | None:
    """R7: a circle with ``review``, and no feedback for as long, or a review due.

    Facts: ``last`` (the day of the last review, or None).
    """
    past = asked.past
    every = past.circle.review if past.circle else None
    if every is None or every.is_none:
        return None
    reviews = [note for note in past.notes if note.kind == "review"]
    due = bool(reviews) and plus(reviews[-1].date, every) <= asked.scene.today
    if "S6" not in asked.found and not due:
        return None
    last = reviews[-1] if reviews else None
    place = seen(last) if last else past.person.place("circle")
    return _finding("R7", past, {"last": last.date if last else None}, place)


def an_unexpected_gift(asked: Asked) -> Finding | None:
    """R8: while G2 holds: something for them, or for somebody close to them, by name.

    Facts: ``for_whom`` (the name as written), ``kind`` (child, partner …), both None for themselves.
    """
    past = asked.past
    if "G2" not in asked.found:
        return None
    close = next(
        (r for r in past.person.relations if _closeness(r.kind) and _lives(asked.scene, r.to.id)), None
    )
    facts = {
        "for_whom": close.to.text if close else None,
        "id": close.to.id if close else None,
        "kind": _closeness(close.kind) if close else None,
    }
    return _finding("R8", past, facts, past.person.place("relations" if close else "likes"))


def _closeness(kind: str) -> str | None:
    """A son is a child, a husband a partner; None for whoever is not that close."""
    says = meaning(kind)
    word = kind if kind in CLOSE_ONES or says is None else str(says.tie)
    return word if word in CLOSE_ONES else None


def _lives(scene: Scene, id: str | None) -> bool:
    person = scene.journal.people.get(id) if id else None
    return person is None or (not has_died(person, scene.today) and person.id != scene.me)


def an_outside_eye(asked: Asked) -> Finding | None:
    """R9: work, and two signs: one page for a friend to look at."""
    if not asked.is_work_with_two_signs:
        return None
    return _finding("R9", asked.past, {}, *_evidence_of_signs(asked))


#: In the order in which the weeks take them.
WAYS: tuple[Way, ...] = (
    as_on_the_first_day,
    who_wanted_this,
    a_new_song,
    bring_someone_along,
    value_in_a_new_way,
    change_the_scenery,
    a_looking_back_together,
    an_unexpected_gift,
    an_outside_eye,
)


def _last(scene: Scene, notes: Sequence[Note], rule: str, name: str) -> Sequence[Note]:
    """The last so many; none where there are fewer (a rule over the last k is silent then)."""
    count = int(scene.number(rule, name))
    return notes[-count:] if len(notes) >= count else ()


def _evidence_of_signs(asked: Asked) -> tuple[Origin, ...]:
    places = (p for practice, f in asked.found.items() if practice.startswith("S") for p in f.evidence)
    return tuple(dict.fromkeys(places))


def _finding(practice: str, past: Past, facts: Mapping[str, object], *places: Origin) -> Finding:
    return Finding(practice, past.person.id, MappingProxyType(dict(facts)), places)
