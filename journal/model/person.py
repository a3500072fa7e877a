"""A person, as FORMAT "A person" tells it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from journal.model.dates import Birthday, Cadence, MonthDay, PartialDate
from journal.model.prose import Prose
from journal.model.scripts import first_name


class Origin(Struct, frozen=True):
    """Where a value was written: a path below the root, a 1-based line and column."""

    path: str
    line: int
    column: int


class PersonRef(Struct, frozen=True):
    """Somebody named: the id where it is known, and always the text as written."""

    text: str
    id: str | None = None


class YearlyDay(Struct, frozen=True):
    """A day to remember each year (``dates``)."""

    on: PartialDate | MonthDay
    what: str
    remind: Cadence | None = None
    """How long before it shows; None: one week."""


class LifeEvent(Struct, frozen=True):
    """Something that happened in their life, once (``events``)."""

    on: PartialDate
    what: str


class Met(Struct, frozen=True):
    """How you met."""

    on: PartialDate | None = None
    at: str | None = None
    through: tuple[PersonRef, ...] = ()


class Labelled(Struct, frozen=True):
    """One of several values, with the writer's label (``email``, ``phone``, ``links``, ``ids``)."""

    value: str
    label: str | None = None


class Spell(Struct, frozen=True):
    """A value that held from one day to another (``city``, ``address``)."""

    value: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    label: str | None = None


class Work(Struct, frozen=True):
    """Where they work or worked."""

    org: str | None = None
    role: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None


class Relation(Struct, frozen=True):
    """``kind`` of theirs is ``to``: "Maya's partner is Sam"."""

    kind: str
    to: PersonRef
    inferred: bool = False
    """True where the other side wrote it."""


class Pause(Struct, frozen=True):
    """Rest: no nudges. ``until`` is the first day back; None has no end."""

    until: date | None = None
    why: str | None = None


class Lapse(Struct, frozen=True):
    """Why it went quiet (PLAYBOOK 5)."""

    why: str
    """drift, rupture, lost or moved."""
    since: PartialDate | None = None
    sorry: bool = False
    about: str | None = None
    closed: bool = False


class Worth(Struct, frozen=True):
    """What a working relationship is worth, in the writer's words."""

    yearly: str | None = None
    beyond_money: str | None = None
    give: str | None = None
    more: tuple[tuple[str, str], ...] = ()


class Death(Struct, frozen=True):
    """They died; on which day, where it is known."""

    on: PartialDate | None = None


class LinkTarget(Struct, frozen=True):
    """What a ``[[link]]`` led to; both None where it led nowhere."""

    person: str | None = None
    note: str | None = None
    """A note's path below the root."""


class Page(Struct, frozen=True):
    """A Markdown file about a person that is no note (``gift-ideas.md``)."""

    file: str
    title: str
    prose: Prose
    links: tuple[LinkTarget, ...] = ()
    """One for each of the prose's references."""
    files: tuple[str | None, ...] = ()
    """One for each of the prose's files: its path below the root, None where it is not to be had."""
    more: tuple[tuple[str, str], ...] = ()


class Person(Struct, frozen=True):
    """Somebody the writer keeps."""

    id: str
    """NFC and case-folded stem of the file: what everything is keyed by."""
    name: str
    file: str
    sort: str
    aka: tuple[str, ...] = ()
    called: str = ""
    """What the writer calls them, where that is not simply the first word of the name."""
    pronouns: str | None = None
    language: str | None = None
    photo: str | None = None
    """Path below the root."""
    circle: str | None = None
    """A circle of the settings; None: the default circle holds."""
    cadence: Cadence | None = None
    tags: tuple[str, ...] = ()
    birthday: Birthday | None = None
    dates: tuple[YearlyDay, ...] = ()
    events: tuple[LifeEvent, ...] = ()
    met: Met | None = None
    special: str | None = None
    intention: str | None = None
    hopes: tuple[str, ...] = ()
    email: tuple[Labelled, ...] = ()
    phone: tuple[Labelled, ...] = ()
    links: tuple[Labelled, ...] = ()
    address: tuple[Spell, ...] = ()
    city: tuple[Spell, ...] = ()
    work: tuple[Work, ...] = ()
    confirmed: PartialDate | None = None
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    diet: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    """Written and inferred ones, in that order."""
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    stage: str | None = None
    paused: Pause | None = None
    lapse: Lapse | None = None
    worth: Worth | None = None
    owner: PersonRef | None = None
    quiet: tuple[str, ...] = ()
    fragile: bool = False
    died: Death | None = None
    ids: tuple[Labelled, ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    """Keys that are the writer's own, with their values as text."""
    story: Prose = Prose()
    story_links: tuple[LinkTarget, ...] = ()
    story_files: tuple[str | None, ...] = ()
    pages: tuple[Page, ...] = ()
    origins: Mapping[str, Origin] = MappingProxyType({})
    """Where each key was written: ``"city"``, ``"dates[0]"``, ``"lapse"`` …"""

    def place(self, key: str) -> Origin:
        """Where a key was written, else the start of the file."""
        return self.origins.get(key) or Origin(self.file, 1, 1)

    @property
    def first_name(self) -> str:
        """What one calls them."""
        return self.called or first_name(self.name, self.language)
