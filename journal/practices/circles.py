"""PLAYBOOK H2: the circles beside what they hold, who drifts outward, who came, came back and went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from statistics import median

from journal.cadence import days_between, plus_months
from journal.model.settings import Circle
from journal.model.whole import CircleCount, Drift, Goodbye, Return, Year
from journal.practices.clock import has_died
from journal.practices.quiet import is_quiet
from journal.practices.rhythm import gap_of, lived_gaps
from journal.practices.scene import Past, Scene


def circles(scene: Scene) -> tuple[CircleCount, ...]:
    """H2: each circle and the living people in it, in order of closeness."""
    people: dict[str, list[str]] = defaultdict(list)
    for past in scene.pasts.values():
        if past.circle is not None and past.person.id != scene.me and not has_died(past.person, scene.today):
            people[past.circle.name].append(past.person.id)
    return tuple(
        CircleCount(circle.name, tuple(people[circle.name]), circle.holds)
        for circle in scene.journal.settings.circles
    )


def drifting(scene: Scene) -> tuple[Drift, ...]:
    """H2: whose usual gap is longer than that of the next circle outward; the furthest drifted first.

    Silent with too few contacts for a rhythm (C2), where no circle lies further out, and where the
    person's own cadence says that it is meant so.
    """
    outward = _outward(scene)
    found = [
        (ratio, drift)
        for past in scene.pasts.values()
        if (pair := _drift(scene, past, outward)) is not None
        for ratio, drift in [pair]
    ]
    return tuple(drift for _, drift in sorted(found, key=lambda each: (-each[0], each[1].person)))


def _outward(scene: Scene) -> dict[str, Circle]:
    """For each circle with a rhythm the next one further out: of its kind, with a longer rhythm."""
    found: dict[str, Circle] = {}
    all_ = scene.journal.settings.circles
    for place, circle in enumerate(all_):
        own = _length(scene, circle)
        for other in all_[place + 1 :]:
            longer = _length(scene, other)
            if own and longer and longer > own and other.work == circle.work:
                found[circle.name] = other
                break
    return found


def _length(scene: Scene, circle: Circle) -> int | None:
    cadence = circle.cadence
    return None if cadence is None or cadence.is_none else gap_of(cadence, scene.today)


def _drift(scene: Scene, past: Past, outward: dict[str, Circle]) -> tuple[float, Drift] | None:
    further = outward.get(past.circle.name) if past.circle else None
    gaps = lived_gaps(scene, past)
    if further is None or not gaps or _is_left_alone(scene, past):
        return None
    lived, limit = median(gaps), _length(scene, further)
    own = past.person.cadence
    meant = gap_of(own, scene.today) if own else 0
    if limit is None or lived <= max(limit, meant):
        return None
    drift = Drift(
        person=past.person.id,
        circle=past.circle.name if past.circle else "",
        towards=further.name,
        gap=round(lived),
        evidence=past.contacts[-len(gaps) - 1 :],
    )
    return lived / limit, drift


def _is_left_alone(scene: Scene, past: Past) -> bool:
    """Whether nothing is to be said: they died, no rhythm is wanted, it is closed, or H2 is quiet."""
    person = past.person
    if person.id == scene.me or has_died(person, scene.today) or is_quiet(scene.journal, person, "H2"):
        return True
    no_rhythm = person.cadence is not None and person.cadence.is_none
    return no_rhythm or (person.lapse is not None and person.lapse.closed)


def year(scene: Scene) -> Year:
    """H2: who came, who came back and who went in the last twelve months, each by day."""
    since = plus_months(scene.today, -int(scene.number("H2", "months")))
    pasts = [past for past in scene.pasts.values() if past.person.id != scene.me]
    return Year(
        arrivals=tuple(sorted(_arrivals(scene, pasts, since), key=lambda each: (each[1], each[0]))),
        returns=tuple(
            sorted(
                (each for past in pasts for each in _returns(scene, past, since)),
                key=lambda each: (each.note.date, each.person),
            )
        ),
        goodbyes=tuple(
            sorted(
                (each for past in pasts for each in _goodbyes(scene, past, since)),
                key=lambda each: (each.on, each.person),
            )
        ),
    )


def _arrivals(scene: Scene, pasts: list[Past], since: date) -> Iterator[tuple[str, date]]:
    """Who is known since a day of the year; a meeting known by its year alone is not past today."""
    for past in pasts:
        known = past.known_since
        if known is not None and since < known and _has_begun(past, known, scene.today):
            yield past.person.id, min(known, scene.today)


def _has_begun(past: Past, known: date, today: date) -> bool:
    met = past.person.met.on if past.person.met else None
    return (met.first_day if met else known) <= today


def _returns(scene: Scene, past: Past, since: date) -> Iterator[Return]:
    """Contacts of the year that ended a silence long enough to be dormant (C1)."""
    if not has_died(past.person, scene.today):
        yield from (each for each in returns(scene, past) if each.note.date > since)


def returns(scene: Scene, past: Past) -> Iterator[Return]:
    """Every contact with somebody that ended a silence long enough to be dormant (C1), oldest first."""
    cadence = scene.journal.cadence_of(past.person)
    if cadence is None or cadence.is_none:
        return
    times, least = scene.number("C1", "dormant"), scene.number("C1", "dormant_days")
    for before, after in pairwise(past.contacts):
        gap = days_between(before.date, after.date)
        if gap >= least and gap > times * gap_of(cadence, before.date):
            yield Return(past.person.id, gap, after)


def _goodbyes(scene: Scene, past: Past, since: date) -> Iterator[Goodbye]:
    person = past.person
    died, lapse = person.died.on if person.died else None, person.lapse
    if died and since < died.last_day and has_died(person, scene.today):
        yield Goodbye(person.id, min(died.last_day, scene.today), died=True)
    elif lapse and lapse.closed and lapse.since and since < lapse.since.last_day:
        yield Goodbye(person.id, min(lapse.since.last_day, scene.today), died=False)
