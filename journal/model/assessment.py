"""What is found out about a journal on a day: the only thing that pages and commands read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.model.note import Note, Promise
from journal.model.person import Origin

if TYPE_CHECKING:
    from journal.model.whole import Whole


class State(StrEnum):
    """How it stands with somebody (PLAYBOOK C1); the first that fits."""

    DIED = "died"
    RESTING = "resting"
    NO_RHYTHM = "no rhythm"
    NEVER = "never"
    DORMANT = "dormant"
    OVERDUE = "overdue"
    DUE = "due"
    SOON = "soon"
    FRESH = "fresh"

    @property
    def is_late(self) -> bool:
        """Whether their due day has come: due, overdue or dormant."""
        return self in {State.DUE, State.OVERDUE, State.DORMANT}


class Step(Struct, frozen=True):
    """The next step of a welcome (PLAYBOOK C3): the latest that is due, else the next to come."""

    number: int
    """Counted from 1; the first is a thank-you."""
    of: int
    day: int
    """*n*: days from the day you met to the step."""
    on: date
    elapsed: int
    """Days from the day you met to today."""

    @property
    def is_due(self) -> bool:
        """Whether its day has come."""
        return self.elapsed >= self.day


class Standing(Struct, frozen=True):
    """The clock of one person (PLAYBOOK C1, C4) and the counts that pages need."""

    person: str
    state: State
    contacts: int = 0
    """Notes that are contacts."""
    in_notes: int = 0
    """Notes that they are in, up to today: contacts, gatherings of many, thoughts of them."""
    touches: int = 0
    """Notes that are contacts, or in which the writer sent something."""
    first_contact: date | None = None
    last_contact: date | None = None
    last_touch: date | None = None
    last_note: Note | None = None
    """The note of the last contact."""
    clock: date | None = None
    """What is counted from: the last contact, else the day they met."""
    due_on: date | None = None
    """The due day; without a rhythm of their own, the day of the next step."""
    interval: int | None = None
    """*n*: days from the clock to the due day."""
    elapsed: int | None = None
    """Days from the clock to today."""
    usual_gap: int | None = None
    """Median of the last 12 gaps between contact days, from 5 contacts on; whole days."""
    plan: Note | None = None
    """The next plan with them that keeps them off the list (C4)."""
    unanswered: int = 0
    """Touches of mine in a row, the last ones, that went unanswered (L8)."""
    given_up: bool = False
    """So many that one stops asking (L8)."""
    muted: bool = False
    """An unanswered touch under 14 days old mutes the clock (C4)."""
    asked_for: bool = True
    """False for whoever is never asked for: died, resting, no rhythm, closed, the writer."""
    step: Step | None = None
    """The next step of their welcome, in a circle with a ``path`` (C3)."""

    @property
    def days_overdue(self) -> int | None:
        """0 on the due day, negative before it; None without a due day."""
        if self.interval is None and self.step is not None:
            return self.step.elapsed - self.step.day
        if self.elapsed is None or self.interval is None:
            return None
        return self.elapsed - self.interval

    @property
    def share(self) -> float | None:
        """How much of the wanted gap is used up: 1.0 on the due day."""
        if self.elapsed is None or not self.interval:
            return None
        return self.elapsed / self.interval


class PromiseState(StrEnum):
    """How a promise stands on a day (PLAYBOOK W1)."""

    OPEN = "open"
    LATE = "late"
    KEPT = "kept"
    LET_GO = "let go"


class PromiseStanding(Struct, frozen=True):
    """A promise and how it stands."""

    promise: Promise
    state: PromiseState
    age: int | None = None
    """Days since it was made, while it is open; None where it stands in a story or page."""

    @property
    def is_mine(self) -> bool:
        """Whether the writer made it."""
        return self.promise.by == "me"

    @property
    def is_open(self) -> bool:
        """Whether it still is to be kept."""
        return self.state in {PromiseState.OPEN, PromiseState.LATE}


class DayKind(StrEnum):
    """Why a day is to be remembered (PLAYBOOK C5)."""

    BIRTHDAY = "birthday"
    YEARLY = "yearly"
    PLAN = "plan"
    NEWS = "news"
    PROMISE = "promise"
    BACK = "back"
    """Somebody comes back from rest."""
    REMEMBRANCE = "remembrance"


class DayToRemember(Struct, frozen=True):
    """A day of the coming weeks and what it is about (PLAYBOOK C5)."""

    on: date
    kind: DayKind
    people: tuple[str, ...]
    what: str = ""
    """The writer's own words: what the yearly day is, the plan's title, the news, the promise."""
    years: int | None = None
    """The age they turn, the years of an anniversary; None where no year is known."""
    round: bool = False
    """A round birthday (PLAYBOOK C5)."""
    note: Note | None = None
    origin: Origin | None = None
    theirs: bool = False
    """Of a promise: whether it is the people's to keep, not the writer's."""


class Finding(Struct, frozen=True):
    """What a rule found about a person: its facts, and the places it saw."""

    practice: str
    """Its id in PLAYBOOK: ``"C1"`` …"""
    person: str
    facts: Mapping[str, object] = MappingProxyType({})
    evidence: tuple[Origin, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """Everything that holds on a day."""

    today: date
    standings: Mapping[str, Standing]
    """One for each person, by id."""
    asked: tuple[str, ...] = ()
    """Whom today's list asks for, most useful first (at most ``per_week`` a week)."""
    when_there_is_time: tuple[str, ...] = ()
    """Who is due as well, ranked."""
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Per person, the one to show first at the top."""
    promises: tuple[PromiseStanding, ...] = ()
    """In the journal's order."""
    coming_up: tuple[DayToRemember, ...] = ()
    """The next 30 days, by day."""
    on_this_day: tuple[Note, ...] = ()
    """Notes of this day in earlier years, newest first."""
    whole: Whole | None = None
    """What holds for the journal as a whole (PLAYBOOK C6, 8)."""

    @cached_property
    def promises_by_person(self) -> Mapping[str, tuple[PromiseStanding, ...]]:
        """Promises to and by each person."""
        return by_person(self.promises)

    @cached_property
    def coming_up_by_person(self) -> Mapping[str, tuple[DayToRemember, ...]]:
        """The next days about each person."""
        found: dict[str, list[DayToRemember]] = defaultdict(list)
        for day in self.coming_up:
            for person in dict.fromkeys(day.people):
                found[person].append(day)
        return {person: tuple(days) for person, days in found.items()}

    @cached_property
    def promises_by_origin(self) -> Mapping[Origin, PromiseStanding]:
        """Where each promise was written down, for what points there."""
        return {standing.promise.origin: standing for standing in reversed(self.promises)}


def by_person(promises: Iterable[PromiseStanding]) -> Mapping[str, tuple[PromiseStanding, ...]]:
    """Promises to and by each person but the writer, in their order."""
    found: dict[str, list[PromiseStanding]] = defaultdict(list)
    for standing in promises:
        for person in dict.fromkeys((standing.promise.by, *standing.promise.to)):
            if person != "me":
                found[person].append(standing)
    return {person: tuple(promises) for person, promises in found.items()}
