"""What a year held, with whom and what: facts for the page that one keeps of it, no words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from journal.model.assessment import DayToRemember, PromiseStanding
    from journal.model.between import Exchanged
    from journal.model.dates import PartialDate
    from journal.model.note import Note
    from journal.model.whole import Return


class Meeting(Struct, frozen=True):
    """Somebody whom one met that year."""

    person: str
    on: PartialDate
    note: Note | None = None
    """The first note with them, where nothing says how one met: then it is only new in these pages."""


class Turn(StrEnum):
    """What kind of thing happened."""

    TOLD = "told"
    """In the writer's words: one of their ``events``, or news with a date."""
    BORN = "born"
    DIED = "died"
    MOVED = "moved"
    WORK = "work"
    DAY = "day"
    """A day to remember: a round birthday, an anniversary."""


class Happening(Struct, frozen=True):
    """Something of the year in people's lives."""

    on: PartialDate
    turn: Turn
    people: tuple[str, ...]
    what: str = ""
    """The writer's words; the city; where they began to work."""
    note: Note | None = None
    day: DayToRemember | None = None


class Keepsake(Struct, frozen=True):
    """A year; what the files do not tell is empty."""

    year: int
    steady: tuple[str, ...] = ()
    """With whom one was in touch in nearly every month, in the journal's order."""
    often: tuple[str, ...] = ()
    """With whom in many, likewise."""
    months: Mapping[str, int] = MappingProxyType({})
    """In how many months one was in touch with somebody, by id: to choose whom to name, never shown."""
    met: tuple[Meeting, ...] = ()
    """By day."""
    returns: tuple[Return, ...] = ()
    """By day."""
    gave: tuple[Exchanged, ...] = ()
    received: tuple[Exchanged, ...] = ()
    kept: tuple[PromiseStanding, ...] = ()
    """Promises of both sides that were kept in it, by day."""
    cities: tuple[str, ...] = ()
    """Where those live with whom one was in touch, most of them first."""
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Where one met, most often first."""
    happened: tuple[Happening, ...] = ()
    """By day."""
    warm: tuple[Note, ...] = ()
    """Notes that felt warm, the deepest and longest first."""
