"""The whole: everyone and everything written, with the indexes that every rule needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.model.note import Note, Promise
from journal.model.person import Person
from journal.model.settings import Circle, Settings

if TYPE_CHECKING:
    from journal.model.dates import Cadence


def anchors(notes: Iterable[Note]) -> tuple[str, ...]:
    """The fragments of a page's notes, given oldest first: the ISO date, ``-2`` for the day's second.

    They belong to a page: the day's second note of all may be somebody's only one.
    """
    seen: dict[str, int] = defaultdict(int)
    found = []
    for note in notes:
        day = note.date.isoformat()
        seen[day] += 1
        found.append(day if seen[day] == 1 else f"{day}-{seen[day]}")
    return tuple(found)


class Journal(Struct, frozen=True, dict=True):
    """People by id, notes from the oldest on, promises in the order of their files.

    Not slotted: the indexes are worked out when first asked for.
    """

    people: Mapping[str, Person]
    """By id; in order of ``sort``."""
    notes: tuple[Note, ...] = ()
    """By date, time and file, oldest first."""
    promises: tuple[Promise, ...] = ()
    settings: Settings = Settings()

    @cached_property
    def notes_by_person(self) -> Mapping[str, tuple[Note, ...]]:
        """Each person's notes, oldest first; people without one are missing."""
        found: dict[str, list[Note]] = defaultdict(list)
        for note in self.notes:
            for person in note.people:
                found[person].append(note)
        return {person: tuple(notes) for person, notes in found.items()}

    @cached_property
    def mentions_by_person(self) -> Mapping[str, tuple[Note, ...]]:
        """Notes that link to somebody without being with them."""
        found: dict[str, list[Note]] = defaultdict(list)
        for note in self.notes:
            for person in note.mentions:
                if person not in note.people:
                    found[person].append(note)
        return {person: tuple(notes) for person, notes in found.items()}

    @cached_property
    def promises_by_person(self) -> Mapping[str, tuple[Promise, ...]]:
        """Promises to and by each person."""
        found: dict[str, list[Promise]] = defaultdict(list)
        for promise in self.promises:
            for person in dict.fromkeys((promise.by, *promise.to)):
                if person != "me":
                    found[person].append(promise)
        return {person: tuple(promises) for person, promises in found.items()}

    @cached_property
    def notes_by_file(self) -> Mapping[str, Note]:
        """Notes by their path below the root."""
        return {note.file: note for note in self.notes}

    def circle_of(self, person: Person) -> Circle | None:
        """The circle that holds for somebody: their own, else the default one, which is not the writer’s."""
        if person.id == self.settings.me and person.circle is None:
            return None
        return self.settings.circle(person.circle)

    def cadence_of(self, person: Person) -> Cadence | None:
        """The wanted gap: the person's own, else their circle's, else None (FORMAT: precedence)."""
        if person.cadence is not None:
            return person.cadence
        circle = self.circle_of(person)
        return circle.cadence if circle else None
