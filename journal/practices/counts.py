"""What there is, counted: people, notes, channels and promises, for ``journal stats``.

Counts of what was written, and never of what somebody is worth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from journal.model.assessment import Assessment, PromiseState, State
from journal.model.journal import Journal
from journal.model.note import Note
from journal.practices.contact import has_come


class Counts(Struct, frozen=True):
    """What there is on a day; the writer is not among the people, nor plans among the notes."""

    people: int
    circles: tuple[tuple[str | None, Mapping[State, int]], ...]
    """People by circle and state, the closest circle first; None for those without one."""
    notes: int
    plans: int
    oldest: Note | None
    months: tuple[tuple[str, int], ...]
    """Notes by month (``2026-11``), from the first to today's, months without one included."""
    channels: tuple[tuple[str | None, int], ...]
    """Notes by channel, the most frequent first; None for those that name none."""
    mine: Mapping[PromiseState, int]
    """The writer's promises by state; tasks promised to nobody are among them."""
    theirs: Mapping[PromiseState, int]

    @property
    def years(self) -> tuple[tuple[str, int], ...]:
        """Notes by year, from the first to today's."""
        found: Counter[str] = Counter()
        for month, notes in self.months:
            found[month[:4]] += notes
        return tuple(sorted(found.items()))


def counts(journal: Journal, assessment: Assessment) -> Counts:
    """Count what there is."""
    written = [note for note in journal.notes if has_come(note, assessment.today)]
    others = [person for person in journal.people if person != journal.settings.me]
    return Counts(
        people=len(others),
        circles=_circles(journal, assessment, others),
        notes=len(written),
        plans=len(journal.notes) - len(written),
        oldest=written[0] if written else None,
        months=_months(written, assessment.today),
        channels=_channels(written),
        mine=_promises(assessment, mine=True),
        theirs=_promises(assessment, mine=False),
    )


def _circles(
    journal: Journal, assessment: Assessment, people: Iterable[str]
) -> tuple[tuple[str | None, Mapping[State, int]], ...]:
    found: dict[str | None, Counter[State]] = {circle.name: Counter() for circle in journal.settings.circles}
    for person in people:
        circle = journal.circle_of(journal.people[person])
        found.setdefault(circle.name if circle else None, Counter())[assessment.standings[person].state] += 1
    return tuple((circle, states) for circle, states in found.items() if states)


def _months(written: list[Note], today: date) -> tuple[tuple[str, int], ...]:
    if not written:
        return ()
    found = Counter(note.date.isoformat()[:7] for note in written)
    first, last = (day.year * 12 + day.month - 1 for day in (written[0].date, today))
    months = (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1))
    return tuple((month, found[month]) for month in months)


def _channels(written: Iterable[Note]) -> tuple[tuple[str | None, int], ...]:
    found = Counter(note.channel for note in written)
    return tuple(sorted(found.items(), key=lambda each: (each[0] is None, -each[1], each[0] or "")))


def _promises(assessment: Assessment, *, mine: bool) -> Mapping[PromiseState, int]:
    found = Counter(s.state for s in assessment.promises if s.is_mine is mine)
    return {state: found[state] for state in PromiseState if found[state]}
