"""PLAYBOOK 1, the clock: who is overdue (C1) and who is not to be asked for (C4).

Rules are pure functions of the journal and the day. What they go by stands in
:mod:`journal.model.numbers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import ceil
from statistics import median

from journal.cadence import days_between, plus
from journal.model.assessment import Standing, State
from journal.model.dates import Cadence
from journal.model.journal import Journal
from journal.model.note import Note
from journal.model.numbers import number
from journal.model.person import Person
from journal.practices.contact import has_come, is_contact, is_touch, is_unanswered

#: A rhythm of one's own shows from this many contacts on, over this many of the last gaps (C2).
RHYTHM_CONTACTS, RHYTHM_GAPS = 5, 12


def standings(journal: Journal, today: date) -> dict[str, Standing]:
    """How it stands with everybody, by id."""
    return {person.id: standing(journal, person, today) for person in journal.people.values()}


def standing(journal: Journal, person: Person, today: date) -> Standing:
    """How it stands with one person (C1), and the counts that pages need."""
    notes = journal.notes_by_person.get(person.id, ())
    contacts = [note for note in notes if is_contact(note, today)]
    touches = [note for note in notes if is_touch(note, today)]
    silent = silent_touches(touches, today)
    last = contacts[-1] if contacts else None
    clock = last.date if last else _met(person)
    cadence = _wanted(journal, person)
    due = plus(clock, cadence) if clock and cadence else None
    interval = days_between(clock, due) if clock and due else None
    elapsed = days_between(clock, today) if clock else None
    return Standing(
        person=person.id,
        state=state(journal, person, today, interval=interval, elapsed=elapsed),
        contacts=len(contacts),
        in_notes=sum(has_come(note, today) for note in notes),
        touches=len(touches),
        first_contact=contacts[0].date if contacts else None,
        last_contact=last.date if last else None,
        last_touch=touches[-1].date if touches else None,
        last_note=last,
        clock=clock,
        due_on=due,
        interval=interval,
        elapsed=elapsed,
        usual_gap=usual_gap(contacts),
        plan=_plan(notes, today, cadence),
        unanswered=len(silent),
        given_up=len(silent) >= number(journal.settings.numbers, "L8", "touches"),
        muted=_is_muted(journal, silent, today),
        asked_for=is_asked_for(journal, person, today),
    )


def state(
    journal: Journal, person: Person, today: date, *, interval: int | None, elapsed: int | None
) -> State:
    """The first state that fits (C1)."""
    if has_died(person, today):
        return State.DIED
    if is_resting(person, today):
        return State.RESTING
    if _wanted(journal, person) is None:
        return State.NO_RHYTHM
    if elapsed is None or interval is None:
        return State.NEVER
    return _by_elapsed(journal, elapsed, interval)


def _by_elapsed(journal: Journal, elapsed: int, interval: int) -> State:
    chosen = journal.settings.numbers
    long_silence = number(chosen, "C1", "dormant") * interval
    if elapsed > long_silence and elapsed >= number(chosen, "C1", "dormant_days"):
        return State.DORMANT
    if elapsed > number(chosen, "C1", "overdue") * interval:
        return State.OVERDUE
    if elapsed >= interval:
        return State.DUE
    share, least = number(chosen, "C1", "soon_share"), number(chosen, "C1", "soon_days")
    notice = min(interval - 1, max(least, ceil(round(share * interval, 6))))
    return State.SOON if elapsed >= interval - notice else State.FRESH


def has_died(person: Person, today: date) -> bool:
    """Whether they have died by a day.

    Of a death known by its month or year alone, the first day counts: nobody
    is to be asked to write to the dead because the day was not written down.
    """
    if person.died is None:
        return False
    return person.died.on is None or person.died.on.first_day <= today


def is_resting(person: Person, today: date) -> bool:
    """Whether they rest on a day; ``until`` is the first day back."""
    return person.paused is not None and (person.paused.until is None or today < person.paused.until)


def is_asked_for(journal: Journal, person: Person, today: date) -> bool:
    """Whether anybody is ever to be asked to write to them (C4)."""
    if person.id == journal.settings.me or has_died(person, today) or is_resting(person, today):
        return False
    if person.lapse is not None and person.lapse.closed:
        return False
    wanted = journal.cadence_of(person)
    return wanted is None or not wanted.is_none


def _wanted(journal: Journal, person: Person) -> Cadence | None:
    """The rhythm wanted; None for the writer, for ``none``, and where no circle has one."""
    cadence = journal.cadence_of(person)
    if person.id == journal.settings.me or cadence is None or cadence.is_none:
        return None
    return cadence


def _met(person: Person) -> date | None:
    return person.met.on.last_day if person.met and person.met.on else None


def usual_gap(contacts: Sequence[Note]) -> int | None:
    """The median of the last gaps between distinct contact days; None with too few contacts (C2)."""
    if len(contacts) < RHYTHM_CONTACTS:
        return None
    days = sorted({note.date for note in contacts})
    gaps = [days_between(a, b) for a, b in pairwise(days)]
    return int(median(gaps[-RHYTHM_GAPS:])) if gaps else None


def _plan(notes: Sequence[Note], today: date, cadence: Cadence | None) -> Note | None:
    """The next plan with them, up to a wanted gap from today (C4)."""
    if cadence is None:
        return None
    until = plus(today, cadence)
    return next((n for n in notes if not has_come(n, today) and n.date <= until), None)


def silent_touches(touches: Sequence[Note], today: date) -> tuple[Note, ...]:
    """The last touches of mine in a row that went unanswered, oldest first (L8)."""
    answered = next((n for n, note in enumerate(reversed(touches)) if not is_unanswered(note, today)), None)
    return tuple(touches) if answered is None else tuple(touches[len(touches) - answered :])


def _is_muted(journal: Journal, silent: Sequence[Note], today: date) -> bool:
    """Whether the last touch is unanswered and young (C4)."""
    if not silent:
        return False
    return days_between(silent[-1].date, today) < number(journal.settings.numbers, "C4", "unanswered_days")
