"""PLAYBOOK 8, the whole: what holds for the journal as a whole, put together for pages and commands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, partial

from journal.cadence import plus_months
from journal.model.whole import (
    CircleCount,
    Drift,
    Load,
    NewAndOld,
    Organisation,
    Together,
    Voices,
    Whole,
    Year,
)
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
    """What holds for the journal as a whole; what the journal's ``quiet`` names is left out."""
    return _OfScene(scene)


class _OfScene(Whole):
    """The whole of a scene, each part worked out when it is asked for."""

    _scene: Scene

    def __init__(self, scene: Scene) -> None:
        """Take the scene; nothing is worked out yet."""
        self.__dict__["_scene"] = scene

    def _speaks(self, rule: str) -> bool:
        return not is_silent(self._scene.journal, rule)

    @cached_property
    def growing_quieter(self) -> tuple[str, ...]:
        return growing_quieter(self._scene)

    @cached_property
    def load(self) -> Load | None:
        return load(self._scene) if self._speaks("C6") else None

    @cached_property
    def together(self) -> Mapping[str, Together]:
        return ByPerson(self._scene.pasts, partial(_together, self._scene))

    @cached_property
    def circles(self) -> tuple[CircleCount, ...]:
        return circles(self._scene) if self._speaks("H2") else ()

    @cached_property
    def drifting(self) -> tuple[Drift, ...]:
        return drifting(self._scene) if self._speaks("H2") else ()

    @cached_property
    def year(self) -> Year:
        return year(self._scene) if self._speaks("H2") else Year()

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        return organisations(self._scene) if self._speaks("H3") else ()

    @cached_property
    def voices(self) -> Mapping[str, Voices]:
        return ByPerson(self._scene.pasts, partial(_voices, self._scene))

    @cached_property
    def new_and_old(self) -> NewAndOld | None:
        return new_and_old(self._scene) if self._speaks("H6") else None


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
