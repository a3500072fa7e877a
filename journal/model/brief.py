"""What is good to know before reaching out to somebody (PLAYBOOK K1): facts, no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from journal.model.assessment import DayToRemember, Finding, PromiseStanding
    from journal.model.changes import Change
    from journal.model.note import Note
    from journal.model.person import Relation, Worth


class ToAsk(Struct, frozen=True):
    """Something new in their world that one can ask about."""

    text: str
    """The writer's words."""
    note: Note
    """Where it was written."""
    on: date | None = None
    """The day that stands in it."""


class ToTell(Struct, frozen=True):
    """Something new in the writer's world that they have not heard yet (K7)."""

    text: str
    """The writer's words."""
    note: Note
    """Where it was written."""
    shared: tuple[str, ...] = ()
    """Tags and words it has in common with what they like, hope for or are tagged with."""


class Reopened(Struct, frozen=True):
    """An earlier silence as long as this one, and what ended it (K8)."""

    days: int
    """How long it was."""
    since: date
    """The last contact before it."""
    by: Note
    """The contact that ended it."""


class Brief(Struct, frozen=True):
    """One screen before reaching out; each empty value means that the files do not say."""

    person: str
    last: Note | None = None
    """The note of the last contact: when, how and about what."""
    ask: tuple[ToAsk, ...] = ()
    """Their news since the last-but-one contact, newest first."""
    mine: tuple[PromiseStanding, ...] = ()
    """What I owe them, late ones first."""
    theirs: tuple[PromiseStanding, ...] = ()
    """What they said they would do; empty where it is better not to jump in."""
    days: tuple[DayToRemember, ...] = ()
    special: str | None = None
    """What made it special, in the writer's words."""
    special_note: Note | None = None
    """Without such words: the earliest warm note."""
    hopes: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    diet: tuple[str, ...] = ()
    close: tuple[Relation, ...] = ()
    """Who is close to them."""
    plan: Note | None = None
    """The next plan with them."""
    gently: bool = False
    """It has been quiet for long, or it broke: no promises of theirs before one contact."""
    owes_apology: bool = False
    """It broke, and I have not said sorry yet: that comes before anything else."""
    resting: bool = False
    """Nothing is expected: no first line is offered."""
    remembered: bool = False
    """They died: nothing to ask, only what is kept."""
    tell: tuple[ToTell, ...] = ()
    """What one might tell them, best first (K7)."""
    reopened: Reopened | None = None
    """It has been this quiet before (K8)."""
    offers: tuple[str, ...] = ()
    """What they can do for others; empty where it is better not to jump in."""
    worth: Worth | None = None
    """What working together is worth; None where it is better not to jump in."""
    changed: tuple[Change, ...] = ()
    """What is different in their world since the last contact, by the history of their file (K4)."""
    findings: tuple[Finding, ...] = ()
    """Every finding about them, the one to show first at the top."""
