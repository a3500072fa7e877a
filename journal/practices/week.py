"""PLAYBOOK H5, a quarter of an hour a week: what ``journal week`` has to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.cadence import plus_days, plus_months, week_of
from journal.model.assessment import Assessment, Finding, PromiseStanding, PromiseState
from journal.model.journal import Journal
from journal.model.note import Note
from journal.model.numbers import number
from journal.model.week import Week
from journal.practices.contact import has_come
from journal.practices.knowing import to_confirm
from journal.practices.quiet import is_quiet_about, is_silent

#: What may be suggested besides writing to people: rules that offer something to do.
SUGGESTED = ("G2", "G5", "G7", "G8", "R")


def week(journal: Journal, assessment: Assessment) -> Week:
    """H5: late promises first, then the few people, the days, one suggestion, and what was good."""
    days = int(number(journal.settings.numbers, "H5", "days"))
    since, until = plus_days(assessment.today, -days), plus_days(assessment.today, days)
    lately = [n for n in journal.notes if has_come(n, assessment.today) and n.date > since]
    late = [s for s in assessment.promises if s.is_mine and s.state is PromiseState.LATE]
    late = [s for s in late if not _is_quiet(journal, s)]
    return Week(
        late=tuple(sorted(late, key=_oldest)),
        people=assessment.asked,
        days=tuple(day for day in assessment.coming_up if day.on <= until),
        suggestion=_pick(_suggestions(journal, assessment), assessment.today),
        gave=tuple(note for note in lately if note.gave),
        thankful=_thankful(journal, assessment.today, lately),
    )


def _is_quiet(journal: Journal, standing: PromiseStanding) -> bool:
    """Whether W1 is quiet about everybody to whom it was promised."""
    people = [journal.people[id] for id in standing.promise.to if id in journal.people]
    silent = bool(people) and all(is_quiet_about(journal, person, "W1") for person in people)
    return silent or is_silent(journal, "W1")


def _oldest(standing: PromiseStanding) -> tuple[date, str, int]:
    promise = standing.promise
    return promise.due or promise.made or date.max, promise.origin.path, promise.origin.line


def _suggestions(journal: Journal, assessment: Assessment) -> Sequence[Finding]:
    """What might be done for people who are not asked for anyway, by person; else facts to confirm."""
    offered = [
        finding
        for person in sorted(assessment.findings)
        if person not in assessment.asked
        for finding in assessment.findings[person]
        if finding.practice.startswith(SUGGESTED)
    ]
    return offered or to_confirm(journal, assessment)


def _pick(findings: Sequence[Finding], today: date) -> Finding | None:
    return findings[week_of(today) % len(findings)] if findings else None


def _thankful(journal: Journal, today: date, lately: Sequence[Note]) -> Note | None:
    """The last warm note of the week; else one of the past year, another each week."""
    warm = [note for note in lately if note.felt == "warm"]
    if warm:
        return warm[-1]
    since = plus_months(today, -12)
    older = [n for n in journal.notes if n.felt == "warm" and since < n.date and has_come(n, today)]
    return older[week_of(today) % len(older)] if older else None
