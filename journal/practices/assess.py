"""All rules together: what holds on a day, per person and across people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from journal.model.assessment import Assessment, Finding, PromiseStanding, Standing
from journal.model.journal import Journal
from journal.model.person import Origin, Person
from journal.practices.clock import standings
from journal.practices.days import coming_up, on_this_day
from journal.practices.quiet import is_quiet
from journal.practices.ranking import ask_for
from journal.practices.word import is_pressing, promise_standings


def assess(journal: Journal, today: date) -> Assessment:
    """Work out everything that holds on a day."""
    found = standings(journal, today)
    promises = promise_standings(journal, today)
    asked, rest = ask_for(journal, found, today)
    return Assessment(
        today=today,
        standings=found,
        asked=asked,
        when_there_is_time=rest,
        findings=_findings(journal, found, promises, today),
        promises=promises,
        coming_up=coming_up(journal, today),
        on_this_day=on_this_day(journal, today),
    )


def _findings(
    journal: Journal, found: Mapping[str, Standing], promises: tuple[PromiseStanding, ...], today: date
) -> Mapping[str, tuple[Finding, ...]]:
    """Each person's findings, the most useful first: an owed promise before a bare count of days."""
    pressing: dict[str, list[Finding]] = {}
    for each in promises:
        if is_pressing(journal, each, today):
            for other in each.promise.to:
                pressing.setdefault(other, []).append(_promise_finding(other, each))
    result = {}
    for person in journal.people.values():
        standing = found[person.id]
        if not standing.asked_for:
            continue
        findings = [*pressing.get(person.id, ()), *_clock_finding(person, standing)]
        spoken = tuple(f for f in findings if not is_quiet(journal, person, f.practice))
        if spoken:
            result[person.id] = spoken
    return MappingProxyType(result)


def _promise_finding(person: str, standing: PromiseStanding) -> Finding:
    promise = standing.promise
    facts = {"text": promise.text, "due": promise.due, "made": promise.made, "state": standing.state.value}
    return Finding("W1", person, MappingProxyType(facts), (promise.origin,))


def _clock_finding(person: Person, standing: Standing) -> list[Finding]:
    """C1, where the due day has come."""
    if not standing.state.is_late or standing.muted:
        return []
    facts = {"elapsed": standing.elapsed, "due_on": standing.due_on, "state": standing.state.value}
    place = Origin(standing.last_note.file, 1, 1) if standing.last_note else person.origins.get("met")
    return [Finding("C1", person.id, MappingProxyType(facts), (place,) if place else ())]
