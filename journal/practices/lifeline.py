"""The line of somebody's life, as the files tell it: born, met, moved, worked, had children (PLAYBOOK K3).

What happened (``events``, dated ``news``) is told in the writer's words; the rest is read from
keys that carry a date. What the writer tells in words is not told again from a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.model.dates import PartialDate
from journal.model.kinship import Tie
from journal.practices.knowing import life

if TYPE_CHECKING:
    from journal.model.note import Note
    from journal.model.person import Person, Spell, Work
    from journal.practices.scene import Scene


class Turn(IntEnum):
    """What kind of moment it is, in the order of a day."""

    BORN = 0
    MET = 1
    FIRST_NOTE = 2
    CITY_LEFT = 3
    CITY = 4
    WORK_LEFT = 5
    WORK = 6
    CHILD = 7
    HAPPENED = 8
    DIED = 9


#: What nearly everybody has.
_ALWAYS = frozenset({Turn.BORN, Turn.FIRST_NOTE})


class Point(Struct, frozen=True):
    """A point on the line."""

    turn: Turn
    on: PartialDate | None = None
    """None: once, before everything else."""
    what: str = ""
    """The writer's words, a city, or where they work."""
    role: str = ""
    """What they do there."""
    note: Note | None = None
    child: str = ""
    """By id."""

    @property
    def place(self) -> tuple[date, int, date]:
        """Where it stands on the line."""
        first = self.on.first_day if self.on else date.min
        return first, self.turn, self.on.last_day if self.on else date.min


def line_of_life(scene: Scene, person: Person) -> tuple[Point, ...]:
    """Everything that is known of a life, oldest first; nothing that is still to come.

    To have been born and written about is no line yet: then nothing is told.
    """
    told = life(scene.pasts[person.id], scene.today)
    happened = [Point(Turn.HAPPENED, one.on, one.what, note=one.note) for one in told.moments]
    read = [*_met(person), *_cities(person), *_work(person), *_children(scene, person), *_ends(person)]
    points = [*happened, *(point for point in read if not _is_told(point, happened))]
    if told.began is not None and points:
        points.append(Point(Turn.FIRST_NOTE, _day(told.began.date), told.began.title, note=told.began))
    come = (point for point in points if point.on is None or point.on.first_day <= scene.today)
    found = sorted(come, key=lambda point: (point.place, point.what))
    return tuple(found) if any(point.turn not in _ALWAYS for point in found) else ()


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _met(person: Person) -> Iterator[Point]:
    met = person.met
    if met is not None and (met.on or met.at or met.through):
        yield Point(Turn.MET, met.on)


def _ends(person: Person) -> Iterator[Point]:
    """Born and died, on days that are known."""
    born = person.birthday
    if born is not None and born.year is not None and not born.about:
        yield Point(Turn.BORN, PartialDate(born.year, born.month, born.day if born.month else None))
    if person.died is not None and person.died.on is not None:
        yield Point(Turn.DIED, person.died.on)


def _cities(person: Person) -> Iterator[Point]:
    for spell in person.city:
        if spell.since:
            yield Point(Turn.CITY, spell.since, spell.value)
        if spell.until and not _followed(spell, person.city):
            yield Point(Turn.CITY_LEFT, spell.until, spell.value)


def _work(person: Person) -> Iterator[Point]:
    for work in person.work:
        if work.since:
            yield Point(Turn.WORK, work.since, work.org or "", work.role or "")
        if work.until and not _followed(work, person.work):
            yield Point(Turn.WORK_LEFT, work.until, work.org or "", work.role or "")


def _followed(spell: Spell | Work, others: Iterable[Spell | Work]) -> bool:
    """Whether another begins as this one ends: then its beginning tells both."""
    until = spell.until
    return until is not None and any(
        other is not spell and other.since and _months(other.since) - _months(until) in {0, 1}
        for other in others
    )


def _months(when: PartialDate) -> int:
    """A month as a number; of a bare year its last."""
    return when.year * 12 + (when.month or 12)


def _children(scene: Scene, person: Person) -> Iterator[Point]:
    for step in scene.family.steps.get(person.id, ()):
        born = scene.journal.people[step.to].birthday
        if step.tie is Tie.CHILD and born is not None and born.year is not None and not born.about:
            on = PartialDate(born.year, born.month, born.day if born.month else None)
            yield Point(Turn.CHILD, on, child=step.to)


def _is_told(point: Point, happened: Iterable[Point]) -> bool:
    """Whether the writer tells it in words: an event of that month that names it, or any on leaving."""
    for one in happened:
        same = one.on and point.on and (one.on.year, one.on.month) == (point.on.year, point.on.month)
        left = point.turn in {Turn.WORK_LEFT, Turn.CITY_LEFT}
        if same and (left or (point.what and point.what.casefold() in one.what.casefold())):
            return True
    return False
