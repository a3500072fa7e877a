"""PLAYBOOK C6: what your rhythms ask of you, beside what you live."""

from __future__ import annotations

from datetime import date
from statistics import median

from journal.cadence import plus_months
from journal.model.whole import Load, Loosening
from journal.practices.quiet import is_quiet
from journal.practices.ranking import is_time_short
from journal.practices.rhythm import gap_of, nearest
from journal.practices.scene import Past, Scene

#: Days of a mean month, as the playbook counts.
MONTH = 30.44


def load(scene: Scene) -> Load | None:
    """C6: contacts a month that are asked for and that are lived; None where no rhythm asks for any.

    Where far more is asked than lived: whose rhythm to loosen, those kept least first; circles
    that are ``inner`` and fragile people are never among them.
    """
    asked = sum(MONTH / n for past in scene.pasts.values() if (n := wanted_gap(scene, past)))
    if not asked:
        return None
    lived = _lived(scene)
    too_much = asked > scene.number("C6", "times") * lived
    return Load(asked, lived, too_much, tuple(_loosen(scene)) if too_much else ())


def wanted_gap(scene: Scene, past: Past) -> int | None:
    """The days between contacts that a rhythm asks for; None for whoever is never asked for."""
    cadence = scene.journal.cadence_of(past.person)
    if not past.standing.asked_for or cadence is None or cadence.is_none:
        return None
    return past.standing.interval or gap_of(cadence, scene.today)


def _lived(scene: Scene) -> float:
    """Contacts a month over the last months; a contact with two people counts for both."""
    months = max(1, int(scene.number("C6", "months")))
    start = plus_months(scene.today, -months)
    me = scene.me
    return sum(_since(past, start) for past in scene.pasts.values() if past.person.id != me) / months


def _since(past: Past, start: date) -> int:
    return sum(note.date > start for note in past.contacts)


def _loosen(scene: Scene) -> list[Loosening]:
    found = [each for past in scene.pasts.values() if (each := _loosening(scene, past))]
    return sorted(found, key=lambda each: (each.kept / each.gaps, -each.gaps, each.person))


def _loosening(scene: Scene, past: Past) -> Loosening | None:
    """Somebody whose lived rhythm is longer than the wanted one, and what it might be instead."""
    wanted, cadence = wanted_gap(scene, past), scene.journal.cadence_of(past.person)
    gaps = past.gaps[-int(scene.number("C6", "gaps")) :]
    if wanted is None or cadence is None or len(gaps) < scene.number("C6", "least_gaps"):
        return None
    if _is_kept_out(scene, past):
        return None
    offered = nearest(median(gaps))
    if gap_of(offered, scene.today) <= gap_of(cadence, scene.today):
        return None
    return Loosening(past.person.id, kept(gaps, wanted), len(gaps), cadence, offered)


def _is_kept_out(scene: Scene, past: Past) -> bool:
    inner = past.circle is not None and past.circle.inner
    short = is_time_short(scene.journal, past.person, scene.today)
    return inner or short or is_quiet(scene.journal, past.person, "C6")


def kept(gaps: tuple[int, ...], wanted: int) -> int:
    """How many gaps were no longer than wanted."""
    return sum(gap <= wanted for gap in gaps)
