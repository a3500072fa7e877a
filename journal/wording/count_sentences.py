"""What there is, counted, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.model.assessment import PromiseState
from journal.wording.people import listed
from journal.wording.site_sentences import counted_figures
from journal.wording.time import ago, day_month, month_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal.model.note import Note


def overview(people: int, notes: int, plans: int) -> str:
    """What there is in a line: "57 people, 1,840 notes and 6 plans."."""
    parts = [counted_figures(people, "person", "people"), counted_figures(notes, "note")]
    parts += [counted_figures(plans, "plan")] if plans else []
    return f"{listed(parts)}."


def oldest(note: Note, today: date) -> str:
    """Where it all begins: "The oldest note is from 12 May 2009, 17 years ago: Two in the morning"."""
    return f"The oldest note is from {day_month(note.date, today)}, {ago(note.date, today)}: {note.title}"


def month_label(month: str) -> str:
    """A month of the chart: ``2026-11`` is "Nov 2026"."""
    return f"{month_name(int(month[5:]))[:3]} {month[:4]}"


_WORDS = {
    PromiseState.KEPT: "kept",
    PromiseState.OPEN: "open",
    PromiseState.LATE: "late",
    PromiseState.LET_GO: "let go",
}


def promises(mine: Mapping[PromiseState, int], theirs: Mapping[PromiseState, int]) -> tuple[str, ...]:
    """What became of promises, both ways: "Yours: 13 kept, 9 open, 6 late and 2 let go."."""
    sides = (("Yours", mine), ("Theirs", theirs))
    return tuple(f"{whose}: {_states(states)}." for whose, states in sides if states)


def _states(states: Mapping[PromiseState, int]) -> str:
    return listed([f"{states[state]:,} {word}" for state, word in _WORDS.items() if state in states])


NO_CIRCLE = "no circle"
NO_CHANNEL = "not said"
