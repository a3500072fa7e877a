"""What all pages share: addresses, names, faces, and the indexes, each worked out once."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from journal.practices.almanac import month_of
from journal.practices.introductions import opened
from journal.site.addresses import Addresses, link
from journal.site.markup import Html
from journal.site.views.cards import Card, Name, card_of, name_of
from journal.site.views.names import isolated, joined, linked, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from journal.diagnostics import Diagnostic
    from journal.model.assessment import Assessment, Standing
    from journal.model.changes import Change
    from journal.model.journal import Journal
    from journal.model.note import Note
    from journal.model.person import Person, PersonRef
    from journal.practices.almanac import Month
    from journal.practices.scene import Scene

T = TypeVar("T")


class Context(Struct, frozen=True, dict=True):
    """The journal, what was found out about it, and what pages share; indexes with the first that asks."""

    journal: Journal
    assessment: Assessment
    scene: Scene
    """What the rules looked at: each person's past."""
    diagnostics: tuple[Diagnostic, ...]
    edition: str | None
    addresses: Addresses
    names: Mapping[str, Name]
    """By id, as are the cards."""
    cards: Mapping[str, Card]
    changes: Mapping[str, tuple[Change, ...]]
    """What the history of each person's file tells, oldest first, by id."""

    @cached_property
    def notes_by_year(self) -> Mapping[int, tuple[Note, ...]]:
        """Newest year first; each year's notes oldest first."""
        return by_year(self.journal.notes)

    @cached_property
    def counts(self) -> Mapping[int, Mapping[int, int]]:
        """How many notes each month of a year has; the newest year and month first."""
        years = self.notes_by_year
        return {year: Counter(note.date.month for note in reversed(years[year])) for year in years}

    @cached_property
    def notes_by_tag(self) -> Mapping[str, tuple[Note, ...]]:
        """Oldest first."""
        return _by_tag((note, note.tags) for note in self.journal.notes)

    @cached_property
    def people_by_tag(self) -> Mapping[str, tuple[str, ...]]:
        """Ids, in the journal's order."""
        return _by_tag((person.id, person.tags) for person in self.journal.people.values())

    @cached_property
    def mentions(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the people whose story or pages link to somebody."""
        return _mentions(self.journal)

    @cached_property
    def led_to(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the people met through somebody."""
        return _led_to(self.journal)

    @cached_property
    def opened(self) -> Mapping[str, int]:
        """How many people and doors each relationship opened, counted down the tree (G6)."""
        return opened(self.scene)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The person's id, by the path of their own file and of each of their pages."""
        return {
            file: person.id
            for person in self.journal.people.values()
            for file in (person.file, *(page.file for page in person.pages))
        }

    @property
    def today(self) -> date:
        """The day everything holds for."""
        return self.assessment.today

    @cached_property
    def new_year(self) -> date:
        """The first day of this year: for what is said, where today's year alone tells how."""
        return self.today.replace(month=1, day=1)

    def is_today(self, day: date) -> bool:
        """Whether everything holds for this day; it is all that is read of today."""
        return self._today.get(month_of(day)) == day

    def is_ahead(self, note: Note) -> bool:
        """Whether the day of a note is still to come; it is all that is read of today."""
        return note.date in self._ahead.get(month_of(note.date), ())

    @cached_property
    def _today(self) -> Mapping[Month, date]:
        """By month: so a page of a month asks once, and not for each of its days."""
        return {month_of(self.today): self.today}

    @cached_property
    def _ahead(self) -> Mapping[Month, tuple[date, ...]]:
        """The days with a note that are still to come, by month."""
        today = self.today
        found: dict[Month, list[date]] = defaultdict(list)
        for day in sorted({note.date for note in self.journal.notes if note.date > today}):
            found[month_of(day)].append(day)
        return {month: tuple(days) for month, days in found.items()}

    def person(self, id: str) -> Person:
        """Somebody by id."""
        return self.journal.people[id]

    def standing(self, id: str) -> Standing:
        """How it stands with somebody."""
        return self.assessment.standings[id]

    def named(self, id: str, base: str, *, full: bool = False) -> Html:
        """A person's name as a link; the id as text where there is nobody of that id."""
        name = self.names.get(id)
        if name is None:
            return plain(id)
        return Html(f'<a href="{base}{name.address}">{name.name if full else name.call}</a>')

    def named_all(self, ids: Iterable[str], base: str, *, full: bool = False) -> Html:
        """Several people in a sentence, each a link."""
        return joined([self.named(id, base, full=full) for id in ids])

    def ref(self, ref: PersonRef, base: str) -> Html:
        """Somebody whom the writer named: a link where it is known who it is."""
        known = ref.id is not None and ref.id in self.names
        return self.named(ref.id or "", base, full=True) if known else plain(ref.text)

    def told(self, text: str, ids: Iterable[str], base: str, own: Iterable[str] = ()) -> Html:
        """A sentence of ours around the writer's ``own`` words, with the names of those people as links."""
        found = [self.names[id] for id in ids if id in self.names]
        names = {name.called: self.named(name.id, base) for name in found}
        return linked(text, {**isolated(own), **names})

    def note_link(self, note: Note, base: str) -> str:
        """The address of a note in the page of its month."""
        return link(base, self.addresses.notes[note.file])


def context(
    assessment: Assessment,
    scene: Scene,
    diagnostics: tuple[Diagnostic, ...],
    addresses: Addresses,
    edition: str | None = None,
    *,
    changes: Mapping[str, tuple[Change, ...]] = MappingProxyType({}),
) -> Context:
    """Work out, once, what all pages share."""
    journal = scene.journal
    names = {person.id: name_of(person, addresses) for person in journal.people.values()}
    return Context(
        journal=journal,
        assessment=assessment,
        scene=scene,
        diagnostics=diagnostics,
        edition=edition,
        addresses=addresses,
        names=names,
        cards={
            person.id: card_of(names[person.id], person, assessment.standings[person.id], scene.me, addresses)
            for person in journal.people.values()
        },
        changes=changes,
    )


def by_year(notes: Iterable[Note]) -> dict[int, tuple[Note, ...]]:
    """Notes by year; the newest year first, each year's notes in their order."""
    years: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        years[note.date.year].append(note)
    return {year: tuple(years[year]) for year in sorted(years, reverse=True)}


def _by_tag(tagged: Iterable[tuple[T, Iterable[str]]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for each, tags in tagged:
        for tag in dict.fromkeys(tags):
            found[tag].append(each)
    return {tag: tuple(all_) for tag, all_ in found.items()}


def _mentions(journal: Journal) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for person in journal.people.values():
        links = [*person.story_links, *(target for page in person.pages for target in page.links)]
        for target in links:
            if target.person is not None and target.person != person.id:
                found[target.person][person.id] = None
    return {id: tuple(by) for id, by in found.items()}


def _led_to(journal: Journal) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for person in journal.people.values():
        for ref in person.met.through if person.met else ():
            if ref.id is not None:
                found[ref.id].append(person.id)
    return {id: tuple(ids) for id, ids in found.items()}
