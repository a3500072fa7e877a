"""What there is, counted, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import N_, _, listed, month_name, pgettext
from journal.model.assessment import PromiseState
from journal.wording.time import ago, day_month, full_stop, plural

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal.model.note import Note


def overview(people: int, notes: int, plans: int) -> str:
    """What there is in a line: "57 people, 1,840 notes and 6 plans."."""
    parts = [
        plural("{n} person", "{n} people", people, in_figures=True),
        plural("{n} note", "{n} notes", notes, in_figures=True),
    ]
    parts += [plural("{n} plan", "{n} plans", plans, in_figures=True)] if plans else []
    return full_stop(listed(parts))


def oldest(note: Note, today: date) -> str:
    """Where it all begins: "The oldest note is from 12 May 2009, 17 years ago: Two in the morning"."""
    said = _("The oldest note is from {day}, {ago}: {title}")
    return said.format(day=day_month(note.date, today), ago=ago(note.date, today), title=note.title)


def month_label(month: str) -> str:
    """A month of the chart: ``2026-11`` is "Nov 2026"."""
    said = pgettext("a month of a chart", "{month} {year}")
    return said.format(month=month_name(int(month[5:]), short=True), year=month[:4])


def promises(mine: Mapping[PromiseState, int], theirs: Mapping[PromiseState, int]) -> tuple[str, ...]:
    """What became of promises, both ways: "Yours: 13 kept, 9 open, 6 late and 2 let go."."""
    lines = [_("Yours: {promises}.").format(promises=_states(mine))] if mine else []
    lines += [_("Theirs: {promises}.").format(promises=_states(theirs))] if theirs else []
    return tuple(lines)


def _states(states: Mapping[PromiseState, int]) -> str:
    return listed([_so_many(state, states[state]) for state in _IN_ORDER if state in states])


_IN_ORDER = (PromiseState.KEPT, PromiseState.OPEN, PromiseState.LATE, PromiseState.LET_GO)


def _so_many(state: PromiseState, n: int) -> str:
    """So many promises of a state: "13 kept"."""
    match state:
        case PromiseState.KEPT:
            return plural("{n} kept", "{n} kept", n, in_figures=True)
        case PromiseState.OPEN:
            return plural("{n} open", "{n} open", n, in_figures=True)
        case PromiseState.LATE:
            return plural("{n} late", "{n} late", n, in_figures=True)
        case PromiseState.LET_GO:
            return plural("{n} let go", "{n} let go", n, in_figures=True)


#: Said where they stand, by looking them up there.
NO_CIRCLE = N_("no circle")
NO_CHANNEL = N_("not said")
