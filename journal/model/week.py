"""A quarter of an hour a week (PLAYBOOK H5): what ``journal week`` has to say."""

from __future__ import annotations

from msgspec import Struct

from journal.model.assessment import DayToRemember, Finding, PromiseStanding
from journal.model.note import Note


class Week(Struct, frozen=True):
    """A quarter of an hour a week (H5)."""

    late: tuple[PromiseStanding, ...]
    """My late promises, the oldest first."""
    people: tuple[str, ...]
    """The few people to write to."""
    days: tuple[DayToRemember, ...]
    """The days to remember of the coming week."""
    suggestion: Finding | None
    """One, another each week."""
    gave: tuple[Note, ...]
    """Notes of the last seven days in which something was given, oldest first."""
    thankful: Note | None
    """A warm note: of this week, else of the past year."""
