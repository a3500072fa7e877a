"""Somebody at a glance: name, address, face and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.model.assessment import State
from journal.site.addresses import link
from journal.site.markup import Html
from journal.site.views.names import gloss, name_html
from journal.wording.people import call, initials
from journal.wording.sentences import state_word

if TYPE_CHECKING:
    from journal.model.assessment import Standing
    from journal.model.person import Person
    from journal.site.addresses import Addresses

#: Steps in which the ring around a face fills; the theme has a class for each.
_STEPS = 24

#: How the pages, their styles and scripts call each state.
STATE_KEYS = {
    State.FRESH: "touch",
    State.SOON: "soon",
    State.DUE: "while",
    State.OVERDUE: "while",
    State.DORMANT: "while",
    State.RESTING: "rest",
    State.NO_RHYTHM: "none",
    State.NEVER: "none",
    State.DIED: "past",
}


class StateView(Struct, frozen=True):
    """How it stands, as a word and a shape."""

    key: str
    """touch, soon, while, rest, none or past: the class of its shape and colour."""
    word: str


class Face(Struct, frozen=True):
    """A photograph or initials in a ring that fills as time passes."""

    state: str
    tint: str
    """a to e, by id, so that a list is not one grey column."""
    initials: str
    arc: str
    """How far the ring is filled, in 24 steps, as a class: ``a13``; "" for a full ring, or none."""
    photo: str
    """Address below the site's folder, or ""."""


class Name(Struct, frozen=True):
    """What somebody is called, and where their page is: nothing in it changes from day to day."""

    id: str
    name: Html
    call: Html
    called: str
    """What one calls them, as it stands in our sentences."""
    gloss: Html
    """Their name in the other script, or ""."""
    address: str
    """Percent-encoded, below the site's folder."""


class Card(Name, frozen=True):
    """A person with how it stands."""

    state: StateView
    face: Face


def name_of(person: Person, addresses: Addresses) -> Name:
    """What somebody is called."""
    other = gloss(person)
    return Name(
        id=person.id,
        name=name_html(person, person.name),
        call=name_html(person, call(person)),
        called=call(person),
        gloss=name_html(person, other) if other else Html(),
        address=link("", addresses.people[person.id]),
    )


def card_of(name: Name, person: Person, standing: Standing, me: str | None, addresses: Addresses) -> Card:
    """Somebody with how it stands; ``me`` is the writer's id."""
    word = _("You") if person.id == me else state_word(standing.state)
    return Card(
        id=name.id,
        name=name.name,
        call=name.call,
        called=name.called,
        gloss=name.gloss,
        address=name.address,
        state=StateView(STATE_KEYS[standing.state], word),
        face=_face(person, standing, addresses),
    )


def _face(person: Person, standing: Standing, addresses: Addresses) -> Face:
    photo = addresses.files.get(person.photo or "", "")
    share = standing.share
    arc = "" if share is None or share >= 1 else f"a{int(max(share, 0.0) * _STEPS)}"
    return Face(
        state=STATE_KEYS[standing.state],
        tint="abcde"[sum(person.id.encode()) % 5],
        initials=initials(person),
        arc=arc,
        photo=link("", photo),
    )
