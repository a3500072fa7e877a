"""What holds for the journal as a whole (PLAYBOOK C6 and section 8): values for pages and commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from journal.model.dates import Cadence
from journal.model.note import Note, Promise
from journal.model.person import PersonRef


class Loosening(Struct, frozen=True):
    """A rhythm that is rarely kept, and what it might be instead (C6)."""

    person: str
    kept: int
    """How many of the gaps looked at were no longer than wanted."""
    gaps: int
    wanted: Cadence
    offered: Cadence
    """The rhythm as it has been lived."""


class Load(Struct, frozen=True):
    """What your rhythms ask a month, beside what is lived (C6)."""

    asked: float
    """Contacts a month that the wanted rhythms add up to."""
    lived: float
    """Contacts a month over the last half year, each person of a note counted."""
    too_much: bool
    """Whether more is asked than can be expected."""
    loosen: tuple[Loosening, ...] = ()
    """Only where too much is asked; the rhythms kept least first."""


class Mutual(Struct, frozen=True):
    """What goes both ways (H1, G1, G4)."""

    gave: int
    received: int
    mine: int
    """Of the last contacts that say who reached out: those begun by the writer."""
    theirs: int
    both: int
    notes: tuple[Note, ...] = ()
    """The evidence, oldest first."""


class Durable(Struct, frozen=True):
    """How it has lasted (H1)."""

    since: date
    years: int
    met: bool
    """Whether the day you met is written; else the first note stands for it."""
    kept: int | None
    """How many of the last gaps were no longer than wanted; None without a wanted rhythm."""
    gaps: int
    notes: tuple[Note, ...] = ()


class Pleasant(Struct, frozen=True):
    """How it has felt lately (H1)."""

    felt: tuple[str, ...]
    """warm, easy, flat or strained, oldest first."""
    notes: tuple[Note, ...] = ()


class Together(Struct, frozen=True):
    """Mutual, durable, pleasant (H1); each None with fewer than four values. Never one number."""

    mutual: Mutual | None = None
    durable: Durable | None = None
    pleasant: Pleasant | None = None


class CircleCount(Struct, frozen=True):
    """How many a circle has, beside what it holds (H2)."""

    circle: str
    people: tuple[str, ...]
    """Living people but the writer, in the journal's order."""
    holds: int | None


class Drift(Struct, frozen=True):
    """Somebody whom one sees as rarely as those of a circle further out (H2)."""

    person: str
    circle: str
    towards: str
    """The next circle outward."""
    gap: int
    """The usual gap, in days."""
    evidence: tuple[Note, ...] = ()
    """The contacts whose gaps were looked at."""


class Return(Struct, frozen=True):
    """A contact after a silence that had seemed for good (H2)."""

    person: str
    gap: int
    note: Note


class Goodbye(Struct, frozen=True):
    """Somebody who died, or a relationship left as it is on purpose (H2)."""

    person: str
    on: date
    died: bool


class Year(Struct, frozen=True):
    """Who came, came back and went in the twelve months up to today (H2)."""

    arrivals: tuple[tuple[str, date], ...] = ()
    returns: tuple[Return, ...] = ()
    goodbyes: tuple[Goodbye, ...] = ()


class Tie(Struct, frozen=True):
    """Which of us knows somebody at an organisation (H3)."""

    person: str
    by: tuple[tuple[str, Note], ...] = ()
    """Each writer who had contact, and the last note of it; the latest first."""


class Organisation(Struct, frozen=True):
    """One organisation, one by one (H3)."""

    key: str
    """Its name, folded."""
    name: str
    now: tuple[Tie, ...]
    before: tuple[Tie, ...]
    last: Note | None = None
    """The last contact of any of us with anybody there now."""


class Voices(Struct, frozen=True):
    """Who spoke with somebody, in a journal that several write (H4)."""

    person: str
    last_by: str | None
    """Who last spoke with them; None for a note of nobody's and a journal without ``me``."""
    last: Note | None
    owner: PersonRef | None = None
    owner_last: Note | None = None
    """The owner's last contact."""
    promised: tuple[tuple[str, Promise], ...] = ()
    """Who promised what that is still open."""


class NewAndOld(Struct, frozen=True):
    """How much of one's time goes to people known under a year (H6)."""

    new: int
    all: int
    """This quarter's touches, each person of a note counted."""
    usual_new: int
    usual_all: int
    """The same for the two years before this quarter."""


@dataclass(frozen=True)
class Whole:
    """What holds for the journal as a whole; what is quiet, or has too little to go by, is missing."""

    growing_quieter: tuple[str, ...] = ()
    """Who is quieter than their own rhythm (C2), whom one met most first."""
    load: Load | None = None
    together: Mapping[str, Together] = field(default_factory=lambda: MappingProxyType({}))
    circles: tuple[CircleCount, ...] = ()
    drifting: tuple[Drift, ...] = ()
    year: Year = field(default_factory=Year)
    organisations: tuple[Organisation, ...] = ()
    voices: Mapping[str, Voices] = field(default_factory=lambda: MappingProxyType({}))
    """Empty unless the notes have two writers."""
    new_and_old: NewAndOld | None = None
