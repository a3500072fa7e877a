"""What was written about one day, and what was promised in it (FORMAT "A note")."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType

from msgspec import Struct

from journal.model.person import LinkTarget, Origin
from journal.model.prose import Prose

#: Channels in which people are in one room (FORMAT "channel").
IN_PERSON = frozenset({"visit", "meal", "walk", "event", "meeting"})


class Exchange(Struct, frozen=True):
    """Something given or received: ``gift: Piranesi``."""

    kind: str
    what: str
    people: tuple[str, ...]
    """Those of the note it belongs to: the ones it names, else all of them."""
    about: tuple[str, ...] = ()
    """Ids of other people it names (whom the introduction was to)."""


class News(Struct, frozen=True):
    """Something new in somebody's world; ``on`` where a date stands in it."""

    text: str
    people: tuple[str, ...]
    on: date | None = None


class Promise(Struct, frozen=True):
    """A task item that somebody is to keep (FORMAT "A promise")."""

    text: str
    """What was promised, without whose it is and without its dates."""
    by: str
    """``"me"`` or a person's id."""
    to: tuple[str, ...]
    """Ids; ``("me",)`` for a promise of theirs; empty for a task promised to nobody."""
    mark: str
    """``"open"``, ``"kept"`` or ``"let-go"``, as ticked in the file."""
    made: date | None
    """The note's day; None in a story or page."""
    due: date | None
    done: date | None
    """When it was kept or let go; see FORMAT for what stands in for a missing date."""
    origin: Origin


class Note(Struct, frozen=True):
    """What was written about one day."""

    file: str
    date: date
    title: str
    time: time | None = None
    people: tuple[str, ...] = ()
    """Ids of those it is with, folder's person first, in the order written."""
    strangers: tuple[str, ...] = ()
    """Names in ``with`` that are nobody's, as written."""
    mentions: tuple[str, ...] = ()
    """Ids linked to in the prose."""
    tags: tuple[str, ...] = ()
    channel: str | None = None
    started: str | None = None
    """me, them or both."""
    reply: str = "yes"
    """yes, waiting or no."""
    place: str | None = None
    felt: str | None = None
    depth: str | None = None
    gave: tuple[Exchange, ...] = ()
    received: tuple[Exchange, ...] = ()
    news: tuple[News, ...] = ()
    kind: str = "note"
    """note, review or thought."""
    by: str | None = None
    private: bool = False
    more: tuple[tuple[str, str], ...] = ()
    prose: Prose = Prose()
    links: tuple[LinkTarget, ...] = ()
    """One for each of the prose's references."""
    files: tuple[str | None, ...] = ()
    """One for each of the prose's files: its path below the root, None where it is not to be had."""
    origins: Mapping[str, Origin] = MappingProxyType({})
