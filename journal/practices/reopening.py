"""PLAYBOOK 5, the way back: which steps were taken since it went quiet, and which comes next.

Steps are taken by my touches after the day it went quiet: 1, something written; 2, a voice or
being in one room; 3, an invitation, or time spent together. A higher step takes the lower ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from journal.model.assessment import State
from journal.model.note import IN_PERSON, Note
from journal.model.person import Lapse
from journal.practices.scene import Past

#: Channels that take the first step, and those that take the second.
WRITTEN = frozenset({"message", "email", "letter", "card"})
SPOKEN = frozenset({"call", "video"}) | IN_PERSON
#: Channels of time spent together, which take the third.
TOGETHER = frozenset({"meal", "walk", "visit"})
#: Somebody dormant without a lapse is on the path from this many contacts on, or in an inner circle:
#: a diary is full of chance acquaintances.
CONTACTS_THAT_COUNT = 5


class Reopening(Struct, frozen=True):
    """How far the way back is gone."""

    why: str
    """drift, rupture, lost or moved."""
    since: date
    """The day it went quiet."""
    is_stated: bool
    """Whether the writer wrote the lapse down."""
    touches: tuple[Note, ...]
    """My touches after that day."""
    contacts: tuple[Note, ...]
    step: int
    """The highest step taken; 0 for none."""
    apology: Note | None
    """Where I said sorry after that day."""
    sorry: bool
    """Whether an apology is owed."""

    @property
    def owes_apology(self) -> bool:
        """Whether the apology still comes first."""
        return self.sorry and self.apology is None

    @property
    def next_step(self) -> int | None:
        """The step to take: 1, 2 or 3; None after the last.

        After a rupture nobody is invited before there was a conversation; whoever moved
        away is not invited at all.
        """
        last = 2 if self.why == "moved" or (self.why == "rupture" and not self.contacts) else 3
        return min(self.step + 1, last) if self.step < 3 and self.step + 1 <= last else None

    @property
    def is_over(self) -> bool:
        """Whether all is well again, so that the lapse can be taken out (L1, L2)."""
        if self.apology is not None:
            return any(
                note.date >= self.apology.date
                and note is not self.apology
                and note.felt not in {"strained", "flat"}
                for note in self.contacts
            )
        if self.owes_apology:
            return False
        return len(self.contacts) >= 2 or self._met_after_the_last_step()

    def _met_after_the_last_step(self) -> bool:
        taken = next((note for note in self.touches if step_of(note) == 3), None)
        return taken is not None and any(note.date >= taken.date for note in self.contacts)


def reopening(past: Past) -> Reopening | None:
    """The way back to somebody, where there is one to go."""
    lapse = past.person.lapse
    if lapse is not None:
        return None if lapse.closed else _of_lapse(past, lapse)
    if past.standing.state is not State.DORMANT or past.standing.last_contact is None:
        return None
    inner = past.circle is not None and past.circle.inner
    if not inner and len(past.contacts) < CONTACTS_THAT_COUNT:
        return None
    return _from(past, "drift", past.standing.last_contact, sorry=False, stated=False)


def _of_lapse(past: Past, lapse: Lapse) -> Reopening | None:
    """Without a day it went quiet counts from the last contact, else from the day they met."""
    since = lapse.since.last_day if lapse.since else past.standing.last_contact or past.known_since
    if since is None:
        return None
    return _from(past, lapse.why, since, sorry=lapse.sorry, stated=True)


def _from(past: Past, why: str, since: date, *, sorry: bool, stated: bool) -> Reopening:
    touches = tuple(note for note in past.touches if note.date > since)
    return Reopening(
        why=why,
        since=since,
        is_stated=stated,
        touches=touches,
        contacts=tuple(note for note in past.contacts if note.date > since),
        step=max(map(step_of, touches), default=0),
        apology=_apology(touches, past.person.id),
        sorry=sorry,
    )


def _apology(touches: Sequence[Note], person: str) -> Note | None:
    return next((n for n in touches if any(g.kind == "apology" and person in g.people for g in n.gave)), None)


def step_of(note: Note) -> int:
    """The step that a touch takes; 1 for whatever reached them in some other way."""
    if note.channel in TOGETHER or any(given.kind == "invitation" for given in note.gave):
        return 3
    return 2 if note.channel in SPOKEN else 1
