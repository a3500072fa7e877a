"""What is most private, and a journal without it (FORMAT "What is most private").

Exports, editions and a review for a friend start from :func:`without_private`,
and work everything out again from there: what only a private note establishes
is gone as well.
"""

from __future__ import annotations

from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from journal.model.dates import Cadence
from journal.model.journal import Journal
from journal.model.person import LinkTarget

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from journal.model.note import Note
    from journal.model.person import Origin, Page, Person

#: Keys of a person or a note that leave the journal only when asked for by name.
PRIVATE_KEYS = ("felt", "fragile", "intention", "lapse", "stage", "worth")


def without_private(journal: Journal) -> Journal:
    """The same journal without private notes, what they alone establish, and the private keys.

    Links to a private note lead nowhere; promises made in one are gone.
    """
    hidden = {note.file for note in journal.notes if note.private}
    return Journal(
        people=MappingProxyType({id: _person(person, hidden) for id, person in journal.people.items()}),
        notes=tuple(_note(note, hidden) for note in journal.notes if not note.private),
        promises=tuple(p for p in journal.promises if p.origin.path not in hidden),
        settings=journal.settings,
    )


def _person(person: Person, hidden: Set[str]) -> Person:
    return replace(
        person,
        intention=None,
        stage=None,
        lapse=None,
        worth=None,
        fragile=False,
        # Whom one left as it is, on purpose, is asked for by no list, though the lapse is not told.
        cadence=Cadence(0) if person.lapse and person.lapse.closed else person.cadence,
        more=_more(person.more),
        origins=_origins(person.origins),
        story_links=_links(person.story_links, hidden),
        pages=tuple(_page(page, hidden) for page in person.pages),
    )


def _note(note: Note, hidden: Set[str]) -> Note:
    return replace(
        note,
        felt=None,
        more=_more(note.more),
        origins=_origins(note.origins),
        links=_links(note.links, hidden),
    )


def _page(page: Page, hidden: Set[str]) -> Page:
    return replace(page, more=_more(page.more), links=_links(page.links, hidden))


def _links(links: tuple[LinkTarget, ...], hidden: Set[str]) -> tuple[LinkTarget, ...]:
    return tuple(LinkTarget(person=link.person) if link.note in hidden else link for link in links)


def _more(more: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Keys of the writer's own, but none that is a private key mistyped (``intenton``)."""
    return tuple(
        (key, value) for key, value in more if not get_close_matches(key.casefold(), PRIVATE_KEYS, 1, 0.8)
    )


def _origins(origins: Mapping[str, Origin]) -> Mapping[str, Origin]:
    return MappingProxyType({key: at for key, at in origins.items() if key.split("[")[0] not in PRIVATE_KEYS})
