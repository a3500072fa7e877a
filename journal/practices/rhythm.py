"""PLAYBOOK C2: a rhythm of their own, lived rather than wanted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from statistics import median
from types import MappingProxyType

from journal.cadence import days_between, plus
from journal.model.assessment import Finding
from journal.model.dates import Cadence, Unit
from journal.model.note import Note
from journal.model.person import Origin
from journal.practices.quiet import is_quiet
from journal.practices.ranking import is_time_short
from journal.practices.scene import Past, Scene, seen

#: Days of a mean month and year of the calendar.
_MONTH, _YEAR = 30.4375, 365.25


def falling_quiet(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """C2: quieter than their own rhythm, and not yet so long that it has fallen (section 5 has it then).

    Silent with fewer than 5 contacts, and while an answer is awaited (C4).

    Facts: ``kind`` (``"quiet"``), ``elapsed`` and ``median`` (days), ``contacts``, ``last`` (date).
    """
    last = past.standing.last_contact
    lately = lived_gaps(scene, past)
    if last is None or not lately or past.standing.muted:
        return ()
    usual, elapsed = median(lately), days_between(last, scene.today)
    longest = max(lately[-int(scene.number("C2", "longest_of")) :])
    quiet_from = max(scene.number("C2", "quiet") * usual, longest, scene.number("C2", "quiet_days"))
    fallen = max(scene.number("C2", "fallen") * usual, scene.number("C2", "fallen_days"))
    if not quiet_from < elapsed <= fallen:
        return ()
    facts = {
        "kind": "quiet",
        "elapsed": elapsed,
        "median": float(usual),
        "contacts": len(past.contacts),
        "last": last,
    }
    return (Finding("C2", past.person.id, MappingProxyType(facts), _evidence(past, len(lately))),)


def rhythm_offered(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """C2: the wanted rhythm is far from the lived one, and is offered for change, either way.

    Silent without a wanted rhythm, with fewer than 6 gaps, and while an answer is awaited (C4); nobody
    is offered to see less of somebody with whom time is short.

    Facts: ``kind`` (``"loosen"`` or ``"tighten"``), ``median`` (days), ``wanted`` (days), ``cadence`` and
    ``offered`` (as the writer would write them).
    """
    wanted, cadence = past.standing.interval, scene.journal.cadence_of(past.person)
    count = int(scene.number("C2", "offer_gaps"))
    gaps = past.gaps[-count:]
    if not wanted or cadence is None or past.standing.muted or len(gaps) < count:
        return ()
    usual = median(gaps)
    kind = _kind(scene, usual / wanted)
    offered = nearest(usual)
    if kind is None or offered == cadence:
        return ()
    # Where time is short, seldom is no habit to settle for (L4).
    if kind == "loosen" and is_time_short(scene.journal, past.person, scene.today):
        return ()
    facts = {
        "kind": kind,
        "median": float(usual),
        "wanted": wanted,
        "cadence": str(cadence),
        "offered": str(offered),
    }
    return (Finding("C2", past.person.id, MappingProxyType(facts), _evidence(past, count)),)


def _kind(scene: Scene, ratio: float) -> str | None:
    if ratio > scene.number("C2", "loosen"):
        return "loosen"
    return "tighten" if ratio < scene.number("C2", "tighten") else None


def growing_quieter(scene: Scene) -> tuple[str, ...]:
    """Who is falling quiet, whom one met most first: people in whose silence one might do something."""
    found = [
        past
        for past in scene.pasts.values()
        if past.standing.asked_for
        and not is_quiet(scene.journal, past.person, "C2")
        and falling_quiet(scene, past)
    ]
    return tuple(past.person.id for past in sorted(found, key=lambda p: (-len(p.contacts), p.person.id)))


def lived_gaps(scene: Scene, past: Past) -> tuple[int, ...]:
    """The last gaps that a rhythm of one's own is read from; none with too few contacts."""
    if len(past.contacts) < scene.number("C2", "contacts"):
        return ()
    return past.gaps[-int(scene.number("C2", "gaps")) :]


def gap_of(cadence: Cadence, day: date) -> int:
    """The days a wanted gap lasts from a day on."""
    return max(1, days_between(day, plus(day, cadence)))


def nearest(days: float) -> Cadence:
    """The rhythm that one would write for a gap: whole days, weeks, months or years."""
    if days < 6.5:
        return Cadence(max(1, round(days)), Unit.DAY)
    if days < 8 * 7:
        return Cadence(round(days / 7), Unit.WEEK)
    if days < 1.5 * _YEAR:
        months = round(days / _MONTH)
        return Cadence(1, Unit.YEAR) if months == 12 else Cadence(months, Unit.MONTH)
    return Cadence(min(999, round(days / _YEAR)), Unit.YEAR)


def _evidence(past: Past, gaps: int) -> tuple[Origin, ...]:
    """The contacts that bound the last gaps: of each day the first."""
    first: dict[date, Note] = {}
    for note in past.contacts:
        first.setdefault(note.date, note)
    return tuple(seen(note) for note in _last(first.values(), gaps + 1))


def _last(notes: Iterable[Note], count: int) -> list[Note]:
    return list(notes)[-count:]
