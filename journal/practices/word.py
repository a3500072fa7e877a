"""PLAYBOOK 2, being true to one's word: promises, both ways (W1)."""

from __future__ import annotations

from datetime import date

from journal.cadence import days_between
from journal.model.assessment import PromiseStanding, PromiseState
from journal.model.journal import Journal
from journal.model.note import Promise
from journal.model.numbers import number


def promise_standings(journal: Journal, today: date) -> tuple[PromiseStanding, ...]:
    """How every promise stands, in the journal's order."""
    return tuple(promise_standing(journal, promise, today) for promise in journal.promises)


def promise_standing(journal: Journal, promise: Promise, today: date) -> PromiseStanding:
    """How a promise stands: mine can be late, theirs never is ("she said she would")."""
    if promise.mark == "kept":
        return PromiseStanding(promise, PromiseState.KEPT)
    if promise.mark == "let-go":
        return PromiseStanding(promise, PromiseState.LET_GO)
    age = days_between(promise.made, today) if promise.made else None
    late = promise.by == "me" and _is_late(journal, promise, age, today)
    return PromiseStanding(promise, PromiseState.LATE if late else PromiseState.OPEN, age)


def _is_late(journal: Journal, promise: Promise, age: int | None, today: date) -> bool:
    """Past its day; without one, two months after the note it was made in."""
    if promise.due is not None:
        return today > promise.due
    return age is not None and age >= number(journal.settings.numbers, "W1", "late_days")


def is_pressing(journal: Journal, standing: PromiseStanding, today: date) -> bool:
    """Whether it is a reason to write: mine, and late or due within a week (W1)."""
    if not standing.is_mine or not standing.promise.to:
        return False
    if standing.state is PromiseState.LATE:
        return True
    due = standing.promise.due
    if standing.state is not PromiseState.OPEN or due is None:
        return False
    return days_between(today, due) <= number(journal.settings.numbers, "W1", "soon_days")
