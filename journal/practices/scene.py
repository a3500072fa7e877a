"""What every rule looks at, worked out once: each person's past, and the whole as of a day.

A rule is a function ``(scene, past) -> Finding | None``. It reads; it never changes,
and never looks at more people than the indexes here lead it to, so that the cost
per person stays the same in a journal of any size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from journal.cadence import days_between
from journal.model.assessment import PromiseStanding, Standing, by_person
from journal.model.between import Exchanged
from journal.model.family import Family
from journal.model.journal import Journal
from journal.model.note import Exchange, Note
from journal.model.numbers import number
from journal.model.person import Origin, Person
from journal.model.settings import Circle
from journal.practices.clock import standing
from journal.practices.contact import has_come, is_contact, is_crowd, is_touch
from journal.practices.kin import family
from journal.practices.path import with_step
from journal.practices.tokens import Offers, index_offers
from journal.practices.word import promise_standings


class Past(Struct, frozen=True, dict=True):
    """One person's past as of a day; plans are not in it. Lists are oldest first."""

    person: Person
    circle: Circle | None
    standing: Standing
    notes: tuple[Note, ...]
    """All notes with them whose day has come, thoughts and unanswered ones included."""
    contacts: tuple[Note, ...]
    touches: tuple[Note, ...]

    @cached_property
    def contact_days(self) -> tuple[date, ...]:
        """The distinct days of contact."""
        return tuple(dict.fromkeys(note.date for note in self.contacts))

    @cached_property
    def gaps(self) -> tuple[int, ...]:
        """Days between successive contact days."""
        return tuple(days_between(a, b) for a, b in pairwise(self.contact_days))

    @cached_property
    def gave(self) -> tuple[Exchanged, ...]:
        """What the writer gave them, oldest first."""
        return tuple(Exchanged(n, e) for n in self.notes for e in self._theirs(n.gave))

    @cached_property
    def received(self) -> tuple[Exchanged, ...]:
        """What the writer received from them, oldest first."""
        return tuple(Exchanged(n, e) for n in self.notes for e in self._theirs(n.received))

    def _theirs(self, items: tuple[Exchange, ...]) -> Iterator[Exchange]:
        return (item for item in items if self.person.id in item.people)

    @property
    def known_since(self) -> date | None:
        """*Known* counts from ``met.on``, else the first note."""
        if self.person.met and self.person.met.on:
            return self.person.met.on.last_day
        return self.notes[0].date if self.notes else None

    @property
    def is_work(self) -> bool:
        """Whether their circle is one of work."""
        return self.circle is not None and self.circle.work

    def touched_since(self, day: date) -> bool:
        """Whether I was in touch with them after a day, or on it."""
        return self.standing.last_touch is not None and self.standing.last_touch >= day


class Scene(Struct, frozen=True, dict=True):
    """The journal on a day, as rules see it."""

    journal: Journal
    today: date
    pasts: Mapping[str, Past]
    promises: tuple[PromiseStanding, ...]
    """In the journal's order."""

    def number(self, rule: str, name: str) -> float:
        """The value of a rule's number."""
        return number(self.journal.settings.numbers, rule, name)

    @property
    def me(self) -> str | None:
        """The writer's id."""
        return self.journal.settings.me

    @cached_property
    def acquaintances(self) -> Mapping[str, frozenset[str]]:
        """Who knows whom: by a relation, by having been introduced, or by a note with both (no crowds)."""
        found: dict[str, set[str]] = defaultdict(set)
        for person in self.journal.people.values():
            others = [relation.to.id for relation in person.relations]
            others += [through.id for through in (person.met.through if person.met else ())]
            for other in others:
                if other:
                    found[person.id].add(other)
                    found[other].add(person.id)
        for note in self.journal.notes:
            if has_come(note, self.today) and not is_crowd(note):
                for person_id in note.people:
                    found[person_id].update(note.people)
        return {person_id: frozenset(others) for person_id, others in found.items()}

    @cached_property
    def family(self) -> Family:
        """Who is whose kin, by what the files say of relations."""
        return family(self.journal)

    @cached_property
    def writers(self) -> tuple[str, ...]:
        """Who wrote the notes, by id or name: each ``by``, and the writer for notes without one (H4)."""
        return tuple(sorted({by for note in self.journal.notes if (by := note.by or self.me)}))

    @cached_property
    def promises_of(self) -> Mapping[str, tuple[PromiseStanding, ...]]:
        """Promises to and by each person."""
        return by_person(self.promises)

    @cached_property
    def plans(self) -> tuple[Note, ...]:
        """Notes of days to come, soonest first."""
        return tuple(note for note in self.journal.notes if not has_come(note, self.today))

    @cached_property
    def led_to(self) -> Mapping[str, tuple[str, ...]]:
        """The people met through each person."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self.journal.people.values():
            for through in person.met.through if person.met else ():
                if through.id and through.id != person.id:
                    found[through.id].append(person.id)
        return {person: tuple(led) for person, led in found.items()}

    @cached_property
    def by_tag(self) -> Mapping[str, tuple[str, ...]]:
        """The people who bear each tag, folded."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self.journal.people.values():
            for tag in dict.fromkeys(tag.casefold() for tag in person.tags):
                found[tag].append(person.id)
        return {tag: tuple(ids) for tag, ids in found.items()}

    @cached_property
    def tagged_thoughts(self) -> Mapping[str, tuple[Note, ...]]:
        """Thoughts with news, heard elsewhere, by each tag they bear, folded; oldest first."""
        found: dict[str, list[Note]] = defaultdict(list)
        for note in self.journal.notes:
            if note.kind == "thought" and note.news and not note.private and has_come(note, self.today):
                for tag in dict.fromkeys(tag.casefold() for tag in note.tags):
                    found[tag].append(note)
        return {tag: tuple(notes) for tag, notes in found.items()}

    @cached_property
    def records_giving(self) -> bool:
        """Whether the writer ever writes down what was given: without that, silence says nothing."""
        return any(past.gave for past in self.pasts.values())

    @cached_property
    def offers(self) -> Offers:
        """What people can do for others, of those whom one may ask for it, by its words (G5)."""
        living = [past.person for past in self.pasts.values() if past.standing.asked_for]
        return index_offers(
            offers=[(person.id, text) for person in living for text in person.offers],
            needs=[text for person in living for text in person.needs],
            language=self.journal.settings.language,
            share=self.number("G5", "common_share"),
            least=int(self.number("G5", "common_items")),
        )

    @cached_property
    def by_city(self) -> Mapping[str, tuple[str, ...]]:
        """The people who live in each city now, folded."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self.journal.people.values():
            for city in current_cities(person, self.today):
                found[city.casefold()].append(person.id)
        return {city: tuple(ids) for city, ids in found.items()}

    @cached_property
    def by_organisation(self) -> Mapping[str, tuple[str, ...]]:
        """Everybody who works or worked at each organisation, folded."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self.journal.people.values():
            for org in dict.fromkeys(work.org.casefold() for work in person.work if work.org):
                found[org].append(person.id)
        return {org: tuple(ids) for org, ids in found.items()}


def scene(journal: Journal, today: date, before: Scene | None = None) -> Scene:
    """Work out what every rule looks at; whose past is that of the scene ``before`` keeps it."""
    kept = _kept(journal, today, before) if before else {}
    pasts = {id: kept.get(id) or past(journal, person, today) for id, person in journal.people.items()}
    return Scene(journal, today, pasts, promise_standings(journal, today))


def _kept(journal: Journal, today: date, before: Scene) -> Mapping[str, Past]:
    """The pasts of those of whom all that :func:`past` looks at is the same."""
    if (today, journal.settings) != (before.today, before.journal.settings):
        return {}
    now, then = journal.notes_by_person, before.journal.notes_by_person
    return {
        id: past
        for id, past in before.pasts.items()
        if past.person == journal.people.get(id) and now.get(id) == then.get(id)
    }


def past(journal: Journal, person: Person, today: date) -> Past:
    """One person's past as of a day."""
    written = journal.notes_by_person.get(person.id, ())
    notes = tuple(n for n in written if has_come(n, today))
    circle = journal.circle_of(person)
    return Past(
        person=person,
        circle=circle,
        standing=with_step(standing(journal, person, today), person, circle, written, today),
        notes=notes,
        contacts=tuple(note for note in notes if is_contact(note, today)),
        touches=tuple(note for note in notes if is_touch(note, today)),
    )


def current_cities(person: Person, today: date) -> tuple[str, ...]:
    """Where they live now: cities that have begun and not ended."""
    return tuple(
        dict.fromkeys(
            spell.value
            for spell in person.city
            if (spell.since is None or spell.since.first_day <= today)
            and (spell.until is None or spell.until.last_day >= today)
        )
    )


def seen(note: Note, key: str = "") -> Origin:
    """A note as evidence: the place of one of its keys, else its start."""
    return note.origins.get(key) or Origin(note.file, 1, 1)


def written(person: Person, key: str) -> Origin:
    """What a person's file says as evidence: the place of one of its keys, else its start."""
    return person.origins.get(key) or Origin(person.file, 1, 1)
