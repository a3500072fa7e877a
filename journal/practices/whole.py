"""PLAYBOOK 8, the whole: what holds for the journal as a whole, put together for pages and commands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from journal.cadence import plus_months
from journal.model.whole import NewAndOld, Together, Voices, Whole, Year
from journal.practices.by_person import ByPerson
from journal.practices.circles import circles, drifting, year
from journal.practices.load import load
from journal.practices.organisation import organisations
from journal.practices.quiet import is_quiet, is_silent
from journal.practices.rhythm import growing_quieter
from journal.practices.scene import Scene
from journal.practices.together import together
from journal.practices.voices import voices


def whole(scene: Scene) -> Whole:
    """Work out what holds for the journal as a whole; what the journal's ``quiet`` names is left out."""
    circled = not is_silent(scene.journal, "H2")
    return Whole(
        growing_quieter=growing_quieter(scene),
        load=None if is_silent(scene.journal, "C6") else load(scene),
        together=ByPerson(scene.pasts, partial(_together, scene)),
        circles=circles(scene) if circled else (),
        drifting=drifting(scene) if circled else (),
        year=year(scene) if circled else Year(),
        organisations=() if is_silent(scene.journal, "H3") else organisations(scene),
        voices=ByPerson(scene.pasts, partial(_voices, scene)),
        new_and_old=None if is_silent(scene.journal, "H6") else new_and_old(scene),
    )


def _together(scene: Scene, person: str) -> Together | None:
    """H1 of somebody about whom there is a sentence to say."""
    past = scene.pasts[person]
    if person == scene.me or is_quiet(scene.journal, past.person, "H1"):
        return None
    found = together(scene, past)
    return None if found == Together() else found


def _voices(scene: Scene, person: str) -> Voices | None:
    return None if person == scene.me else voices(scene, scene.pasts[person])


def new_and_old(scene: Scene) -> NewAndOld | None:
    """H6: how many of this quarter's touches went to people known under a year, beside the two years before.

    None with too few touches in either to make a share of.
    """
    quarter = date(scene.today.year, 3 * ((scene.today.month - 1) // 3) + 1, 1)
    start = plus_months(quarter, -12 * int(scene.number("H6", "usual_years")))
    now: list[bool] = []
    usual: list[bool] = []
    for day, is_new in _touches(scene, start):
        (now if day >= quarter else usual).append(is_new)
    if min(len(now), len(usual)) < scene.number("H6", "least"):
        return None
    return NewAndOld(sum(now), len(now), sum(usual), len(usual))


def _touches(scene: Scene, start: date) -> Iterable[tuple[date, bool]]:
    """The day of each touch since a day, and whether they were known under a year then."""
    months = int(scene.number("H6", "known_months"))
    for past in scene.pasts.values():
        known = past.known_since
        if known is None or past.person.id == scene.me:
            continue
        old_from = plus_months(known, months)
        for note in past.touches:
            if note.date >= start:
                yield note.date, note.date < old_from
