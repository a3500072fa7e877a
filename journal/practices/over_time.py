"""How it went from month to month and from quarter to quarter: counts for the pictures of the whole.

Counts of what was written, of all people together; never of what somebody is worth.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate

from msgspec import Struct

from journal.cadence import plus, plus_days, plus_months
from journal.model.assessment import PromiseState
from journal.model.dates import Cadence
from journal.model.note import Note
from journal.practices.contact import has_come
from journal.practices.quiet import is_silent
from journal.practices.scene import Past, Scene

#: How a note felt, from the lightest to the heaviest (FORMAT "felt").
TONES = ("warm", "easy", "flat", "strained")


class InTouch(Struct, frozen=True):
    """How many people were within the rhythm wished for, at the end of a month."""

    on: date
    """The month's last day; today for the month under way."""
    within: int
    """People in touch as one would like: their due day had not come."""
    of: int
    """All with a rhythm and something to count from; those who rested or had died left out."""


def in_touch_by_month(scene: Scene, months: int = 36) -> tuple[InTouch, ...]:
    """Who was in touch at the end of each month (C1), as today's files would have had it; oldest first.

    The same as asking :func:`journal.practices.clock.standing` at each month's end, at the cost of a few
    look-ups a person: somebody is in touch from each contact to the day that the wanted gap ends or the
    next contact comes. Months before the first with anybody to count are left out.
    """
    marks = month_ends(scene.today, months)
    within, of = [0] * (len(marks) + 1), [0] * (len(marks) + 1)
    for past in scene.pasts.values():
        cadence = _wanted(scene, past)
        starts = _starts(past)
        if cadence is not None and starts:
            first, end = _counted(past, starts[0], marks)
            _add(of, first, end)
            for begin, stop in _intervals(starts, cadence, marks):
                _add(within, max(first, begin), min(end, stop))
    rows = zip(marks, accumulate(within[:-1]), accumulate(of[:-1]), strict=True)
    found = [InTouch(*row) for row in rows]
    begun = next((place for place, row in enumerate(found) if row.of), len(found))
    return tuple(found[begun:])


def month_ends(today: date, months: int) -> tuple[date, ...]:
    """The last days of so many months, oldest first; of the one under way, today."""
    first = today.replace(day=1)
    ends = (plus_days(plus_months(first, -back), -1) for back in range(months - 2, -1, -1))
    return (*(end for end in dict.fromkeys(ends) if end < today), today)


def _add(changes: list[int], begin: int, end: int) -> None:
    """Count one more from a place up to, not including, another."""
    if begin < end:
        changes[begin] += 1
        changes[end] -= 1


def _wanted(scene: Scene, past: Past) -> Cadence | None:
    """The rhythm wished for; None for the writer, for whom was let be, and where there is none."""
    person, cadence = past.person, scene.journal.cadence_of(past.person)
    closed = person.lapse is not None and person.lapse.closed
    return None if person.id == scene.me or closed or cadence is None or cadence.is_none else cadence


def _starts(past: Past) -> tuple[date, ...]:
    """The days that their clock was set: each contact, and before the first one the day they met."""
    days, met = past.contact_days, past.person.met
    if met is None or met.on is None or (days and met.on.last_day >= days[0]):
        return days
    return (met.on.last_day, *days)


def _counted(past: Past, first: date, marks: Sequence[date]) -> tuple[int, int]:
    """The month ends at which they count: known, back from their rest, and alive."""
    paused, died = past.person.paused, past.person.died
    if paused is not None:
        if paused.until is None:
            return 0, 0
        first = max(first, paused.until)
    if died is None:
        return bisect_left(marks, first), len(marks)
    end = bisect_left(marks, died.on.first_day) if died.on is not None else 0
    return bisect_left(marks, first), end


def _intervals(starts: Sequence[date], cadence: Cadence, marks: Sequence[date]) -> Iterable[tuple[int, int]]:
    """Month ends from each start to its due day, or to the next start where that comes before."""
    place = max(0, bisect_right(starts, marks[0]) - 1)
    while place < len(starts):
        begin = bisect_left(marks, starts[place])
        if begin == len(marks):
            return
        # Of all starts before the same month's end the last one counts.
        place = bisect_right(starts, marks[begin], lo=place)
        due = bisect_left(marks, plus(starts[place - 1], cadence))
        following = bisect_left(marks, starts[place]) if place < len(starts) else len(marks)
        yield begin, min(due, following)


class QuarterOfTones(Struct, frozen=True):
    """How the notes of a quarter felt."""

    start: date
    counts: tuple[int, ...]
    """Notes of each tone, in the order of :data:`TONES`."""


def tones_by_quarter(notes: Iterable[Note], today: date, quarters: int = 12) -> tuple[QuarterOfTones, ...]:
    """How the notes felt that say so, by quarter, oldest first; from the first quarter that has any."""
    starts = quarter_starts(today, quarters)
    felt = Counter(
        (quarter_of(note.date), note.felt)
        for note in notes
        if note.felt in TONES and has_come(note, today) and note.date >= starts[0]
    )
    found = [QuarterOfTones(start, tuple(felt[start, tone] for tone in TONES)) for start in starts]
    begun = next((place for place, row in enumerate(found) if any(row.counts)), len(found))
    return tuple(found[begun:])


def quarter_of(day: date) -> date:
    """The first day of a day's quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def quarter_starts(today: date, quarters: int) -> tuple[date, ...]:
    """The first days of so many quarters, oldest first, today's the last."""
    now = quarter_of(today)
    starts = (plus_months(now, -3 * back) for back in range(quarters - 1, -1, -1))
    return tuple(dict.fromkeys(quarter_of(start) for start in starts))


class Given(Struct, frozen=True):
    """What became of promises."""

    kept: int = 0
    let_go: int = 0
    open: int = 0
    """Those to be kept still, whether their day has passed or not."""

    @property
    def all(self) -> int:
        """How many were given."""
        return self.kept + self.let_go + self.open


class QuarterOfPromises(Struct, frozen=True):
    """What became of the promises that were given in a quarter."""

    start: date
    mine: Given
    theirs: Given


def promises_by_quarter(scene: Scene, quarters: int = 12) -> tuple[QuarterOfPromises, ...]:
    """What became of promises between the writer and others, by the quarter in which they were given.

    Oldest first, from the first quarter that has any. What was promised to nobody is promised to nobody,
    and what stands in a story has no day: both are left out. Nothing where W2 is quiet.
    """
    if is_silent(scene.journal, "W2"):
        return ()
    starts = quarter_starts(scene.today, quarters)
    counts: Counter[tuple[date, bool, PromiseState]] = Counter()
    for each in scene.promises:
        made, between = each.promise.made, each.promise.to if each.is_mine else "me" in each.promise.to
        if made is not None and between and starts[0] <= made <= scene.today:
            counts[quarter_of(made), each.is_mine, each.state] += 1
    found = [
        QuarterOfPromises(start, _given(counts, start, mine=True), _given(counts, start, mine=False))
        for start in starts
    ]
    begun = next((place for place, row in enumerate(found) if row.mine.all + row.theirs.all), len(found))
    return tuple(found[begun:])


def _given(counts: Counter[tuple[date, bool, PromiseState]], start: date, *, mine: bool) -> Given:
    return Given(
        kept=counts[start, mine, PromiseState.KEPT],
        let_go=counts[start, mine, PromiseState.LET_GO],
        open=counts[start, mine, PromiseState.OPEN] + counts[start, mine, PromiseState.LATE],
    )
