"""The path of a welcome (PLAYBOOK C3): its steps, counted from the day you met, and which are taken."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from journal.cadence import days_between, plus_days
from journal.model.assessment import Standing, Step
from journal.model.note import Note
from journal.model.person import Person
from journal.model.settings import Circle
from journal.practices.contact import is_touch


class Welcome(Struct, frozen=True):
    """How far a welcome has come."""

    start: date
    """The day you met, else that of the first contact."""
    days: tuple[int, ...]
    """The steps, in days after the start."""
    taken: tuple[Note | None, ...]
    """For each step the touch that took it."""


def welcome(
    person: Person, circle: Circle | None, notes: Sequence[Note], first_contact: date | None, today: date
) -> Welcome | None:
    """How far somebody's welcome has come; None without a path, or a day to count from."""
    days = tuple(sorted(set(circle.path))) if circle else ()
    met = person.met.on.last_day if person.met and person.met.on else None
    start = met or first_contact
    if not days or start is None:
        return None
    touches = [note for note in notes if note.date > start and is_touch(note, today)]
    return Welcome(start, days, _taken(days, start, touches))


def _taken(days: tuple[int, ...], start: date, touches: Iterable[Note]) -> tuple[Note | None, ...]:
    """Which touch took each step.

    A touch takes the step whose day came last, else the one after it; the steps
    before have been passed over, and nobody need make up for them.
    """
    taken: list[Note | None] = [None] * len(days)
    for touch in touches:
        open_ = _open(days, taken, days_between(start, touch.date))
        if open_ is not None and (open_ == 0 or days[open_ - 1] <= days_between(start, touch.date)):
            taken[open_] = touch
    return tuple(taken)


def _open(days: Sequence[int], taken: Sequence[Note | None], elapsed: int) -> int | None:
    """The earliest step neither taken nor passed over; None after the last."""
    latest = max(0, bisect_right(days, elapsed) - 1)
    return next((n for n in range(latest, len(days)) if taken[n] is None), None)


def next_step(welcome: Welcome, today: date) -> Step | None:
    """The latest step that is due, else the next to come; None when all are taken."""
    elapsed = days_between(welcome.start, today)
    n = _open(welcome.days, welcome.taken, elapsed)
    if n is None:
        return None
    day = welcome.days[n]
    return Step(n + 1, len(welcome.days), day, plus_days(welcome.start, day), elapsed)


def with_step(
    standing: Standing, person: Person, circle: Circle | None, notes: Sequence[Note], today: date
) -> Standing:
    """A standing with the next step of the welcome, for whoever may be asked for and has a path.

    Where no rhythm is wanted, the step's day is the due day, and a plan within as
    many days as the step has keeps them off the list (C4). ``notes`` hold plans too.
    """
    found = welcome(person, circle, notes, standing.first_contact, today)
    step = next_step(found, today) if found and standing.asked_for else None
    if step is None:
        return standing
    if standing.interval is not None:
        return replace(standing, step=step)
    until = plus_days(today, step.day)
    plan = next((note for note in notes if today < note.date <= until), None)
    return replace(standing, step=step, due_on=step.on, plan=plan)
