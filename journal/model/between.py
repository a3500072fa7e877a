"""What lies between the writer and somebody, as rules count it (PLAYBOOK W2, G1, G4, K3): facts, no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from journal.model.dates import PartialDate
    from journal.model.note import Exchange, Note
    from journal.model.person import Origin


class KeptWord(Struct, frozen=True):
    """What became of the writer's promises within a year (W2)."""

    kept: int
    let_go: int
    late: int

    @property
    def closed(self) -> int:
        """How many are counted at all."""
        return self.kept + self.let_go + self.late

    @property
    def share(self) -> float:
        """The part of them that was kept, 0 to 1; never made of nothing."""
        return self.kept / self.closed


class Exchanged(Struct, frozen=True):
    """Something given or received, and the note that says so."""

    note: Note
    exchange: Exchange


class YearOfGiving(Struct, frozen=True):
    """What went back and forth in a year, oldest first; never to be set off against each other (G1)."""

    year: int
    gave: tuple[Exchanged, ...] = ()
    received: tuple[Exchanged, ...] = ()


class ReachingOut(Struct, frozen=True):
    """Who started the last contacts that say so (G4)."""

    mine: int
    theirs: int
    of: int
    """How many say it; ``both`` counts for neither."""
    lately: str | None = None
    """``"me"`` or ``"them"``, where one of the two started nearly all of the last six."""


class Moment(Struct, frozen=True):
    """Something that happened in their life."""

    on: PartialDate
    what: str
    """The writer's words."""
    origin: Origin | None = None
    note: Note | None = None
    """The note it was news in; None for one of their ``events``."""


class Life(Struct, frozen=True):
    """The story over time (K3)."""

    began: Note | None = None
    """The first note."""
    since: date | None = None
    """Known since then."""
    years: int | None = None
    """Whole years known."""
    moments: tuple[Moment, ...] = ()
    """What happened, oldest first; nothing that is still to come."""
