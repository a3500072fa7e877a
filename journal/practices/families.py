"""The families of a journal: who belongs together, generation by generation, and where each is drawn.

A family is everybody who can be reached by ties of kin. Nothing is iterated to a balance:
children are placed before their parents, a row is filled from its start, so the same files
give the same drawing on every machine, and no two people stand in one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.model.family import Family, Kin, Step
from journal.model.kinship import GENERATION, Tie
from journal.practices.kin import kin_of

if TYPE_CHECKING:
    from journal.model.journal import Journal
    from journal.model.person import Person


#: So many people are drawn as a tree; of more, each generation simply stands in a row.
MOST_DRAWN = 60


class Place(Struct, frozen=True):
    """Where somebody stands in a drawing of the family."""

    row: int
    """The generation; 0 is the eldest."""
    column: int
    """In half columns: neighbours stand two apart, parents midway above their children."""


class Household(Struct, frozen=True):
    """People who are each other's family, as seen from one of them."""

    root: str
    """The writer, where they belong to it; else whoever is written about most."""
    places: Mapping[str, Place]
    """By id, generation by generation, each in the order of the drawing."""
    kin: Mapping[str, Kin]
    """What each is to the root."""
    nearest: Mapping[str, tuple[str, Step]]
    """For whomever no word says what they are to the root: whose they are, and what."""

    @property
    def level(self) -> int:
        """The row in which the root stands."""
        return self.places[self.root].row


def households(journal: Journal, whole: Family) -> tuple[Household, ...]:
    """Every family of two and more: the writer's first, then from the largest, then by id."""
    found: list[Household] = []
    seen: set[str] = set()
    for person in sorted(whole.steps):
        if person not in seen:
            members = _reached(whole, person)
            seen |= members.keys()
            found.append(_household(journal, whole, members.keys()))
    me = journal.settings.me
    return tuple(sorted(found, key=lambda one: (one.root != me, -len(one.places), one.root)))


def _reached(whole: Family, start: str) -> dict[str, tuple[int, str, Step | None]]:
    """Everybody of a family: the generation, counted from the first, and by which step they were reached."""
    found: dict[str, tuple[int, str, Step | None]] = {start: (0, start, None)}
    edge = [start]
    while edge:
        reached = []
        for one in edge:
            for step in whole.steps.get(one, ()):
                if step.to not in found:
                    found[step.to] = (found[one][0] + GENERATION[step.tie], one, step)
                    reached.append(step.to)
        edge = reached
    return found


def _household(journal: Journal, whole: Family, members: Iterable[str]) -> Household:
    people = sorted(members)
    me = journal.settings.me
    root = me if me in people else max(people, key=lambda id: len(journal.notes_by_person.get(id, ())))
    reached = _reached(whole, root or people[0])
    top = min(level for level, *_ in reached.values())
    rows = {id: level - top for id, (level, *_) in reached.items()}
    places = _Drawing(journal, whole, rows).drawn(root or people[0])
    kin = {one.person: one for one in kin_of(whole, root or people[0])}
    return Household(
        root=root or people[0],
        places={id: places[id] for id in sorted(places, key=lambda id: (places[id].row, places[id].column))},
        kin=kin,
        nearest={id: (by, step) for id, (_, by, step) in sorted(reached.items()) if step and id not in kin},
    )


class _Drawing(Struct):
    """A drawing as it is filled, row by row from the start."""

    journal: Journal
    whole: Family
    rows: Mapping[str, int]
    places: dict[str, Place] = {}
    free: dict[int, int] = {}
    """The first half column of each row that is still free."""
    begun: set[str] = set()

    def drawn(self, root: str) -> dict[str, Place]:
        """Place everybody: the root's own line first, then whoever is left, eldest first."""
        eldest_first = sorted(self.rows, key=lambda id: (self.rows[id], self._age(id)))
        if len(eldest_first) > MOST_DRAWN:
            return self._in_rows(eldest_first)
        for id in (self._eldest(root), *eldest_first):
            self._with_siblings(id)
        return self.places

    def _in_rows(self, people: Iterable[str]) -> dict[str, Place]:
        for id in people:
            row = self.rows[id]
            self.places[id] = Place(row, self.free.get(row, 0))
            self.free[row] = self.places[id].column + 2
        return self.places

    def _eldest(self, person: str) -> str:
        """The first in a line of parents, upwards."""
        seen = {person}
        while above := [id for id in self._tied(person, Tie.PARENT, -1) if id not in seen]:
            person = above[0]
            seen.add(person)
        return person

    def _with_siblings(self, person: str) -> None:
        """Somebody without parents here, among their brothers and sisters, those without children first."""
        siblings = [id for id in self._tied(person, Tie.SIBLING, 0) if not self._tied(id, Tie.PARENT, -1)]
        for id in sorted(siblings, key=lambda id: bool(self._tied(id, Tie.CHILD, 1))):
            if not self._tied(id, Tie.CHILD, 1):
                self._put(id)
        self._put(person)
        for id in siblings:
            self._put(id)

    def _put(self, person: str) -> None:
        """Place somebody and their partners, after their children: midway above them."""
        if person in self.begun:
            return
        couple = [person, *(id for id in self._tied(person, Tie.PARTNER, 0) if id not in self.begun)]
        self.begun.update(couple)
        children = list(dict.fromkeys(id for one in couple for id in self._tied(one, Tie.CHILD, 1)))
        for child in sorted(children, key=self._beside_others):
            self._put(child)
        below = [self.places[child].column for child in children if child in self.places]
        row = self.rows[person]
        middle = (min(below) + max(below)) // 2 - (len(couple) - 1) if below else 0
        start = max(self.free.get(row, 0), middle)
        for place, id in enumerate(couple):
            self.places[id] = Place(row, start + 2 * place)
        self.free[row] = start + 2 * len(couple)

    def _tied(self, person: str, tie: Tie, down: int) -> list[str]:
        """Whoever is tied to somebody so and really stands so many rows further down."""
        row = self.rows[person] + down
        steps = self.whole.steps.get(person, ())
        return [step.to for step in steps if step.tie is tie and self.rows.get(step.to) == row]

    def _beside_others(self, id: str) -> tuple[bool, tuple[date, str]]:
        """By age; whoever has a partner with parents here comes last, beside that other line."""
        partners = self._tied(id, Tie.PARTNER, 0)
        return any(self._tied(other, Tie.PARENT, -1) for other in partners), self._age(id)

    def _age(self, id: str) -> tuple[date, str]:
        return born(self.journal.people[id]) or date.max, id


def born(person: Person) -> date | None:
    """The first day they can have been born on; None where the year is not known."""
    day = person.birthday
    return date(day.year, day.month or 1, day.day or 1) if day is not None and day.year else None
