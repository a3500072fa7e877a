"""PLAYBOOK L5, bring them to the table: whom to invite, so that nobody sits alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from msgspec import Struct

from journal.model.assessment import State
from journal.practices.quiet import is_quiet_about
from journal.practices.ranking import in_rank
from journal.practices.scene import Past, Scene, current_cities

#: A table that everybody can talk across.
USUAL_SIZE = 6


class Guest(Struct, frozen=True):
    """Somebody to invite, and why."""

    person: str
    is_late: bool
    """Overdue or dormant: whom the table is for."""
    knows: tuple[str, ...]
    """Others at the table they know: kin and friends, or who met them through somebody, or in a note."""


class Choice(Struct, frozen=True):
    """Whom to choose from: a city, a tag, a circle, or everybody."""

    city: str | None = None
    tag: str | None = None
    circle: str | None = None


def gather(scene: Scene, choice: Choice, size: int = USUAL_SIZE) -> tuple[Guest, ...]:
    """Choose guests: dormant and overdue people first, then people who know one already chosen.

    Half of the table at most is for those one has not seen for long; the others are there so that
    each of them knows somebody.
    """
    candidates = _ranked(scene, _candidates(scene, choice))
    late = [id for id in candidates if is_late(scene.pasts[id])]
    chosen = late[: ceil(size / 2)]
    while len(chosen) < size and (guest := _next(scene, chosen, candidates)) is not None:
        chosen.append(guest)
    return tuple(Guest(id, is_late(scene.pasts[id]), _known_among(scene, id, chosen)) for id in chosen)


def _candidates(scene: Scene, choice: Choice) -> Iterable[str]:
    for past in scene.pasts.values():
        welcome = can_come(past) and not is_quiet_about(scene.journal, past.person, "L5")
        if welcome and _fits(scene, past, choice):
            yield past.person.id


def can_come(past: Past) -> bool:
    """Whoever may be written to and was ever met; a diary names many one never spoke to."""
    return past.standing.asked_for and past.standing.contacts > 0


def _fits(scene: Scene, past: Past, choice: Choice) -> bool:
    if choice.circle is not None and (past.circle is None or past.circle.name != choice.circle):
        return False
    if choice.tag is not None and choice.tag.casefold() not in {t.casefold() for t in past.person.tags}:
        return False
    cities = {city.casefold() for city in current_cities(past.person, scene.today)}
    return choice.city is None or choice.city.casefold() in cities


def _ranked(scene: Scene, people: Iterable[str]) -> list[str]:
    standings = [scene.pasts[id].standing for id in people]
    return [standing.person for standing in in_rank(scene.journal, standings, scene.today)]


def is_late(past: Past) -> bool:
    """Whether one has not seen them for long: overdue or dormant."""
    return past.standing.state in {State.OVERDUE, State.DORMANT}


def _next(scene: Scene, chosen: Sequence[str], candidates: Sequence[str]) -> str | None:
    """Who knows somebody that sits alone so far, else who knows most of the table, else the next in rank."""
    rest = [id for id in candidates if id not in chosen]
    if not rest:
        return None
    alone = [id for id in chosen if not _known_among(scene, id, chosen)]
    place = {id: n for n, id in enumerate(rest)}

    def order(id: str) -> tuple[int, int, int]:
        return -len(_known_among(scene, id, alone)), -len(_known_among(scene, id, chosen)), place[id]

    return min(rest, key=order)


def _known_among(scene: Scene, id: str, others: Iterable[str]) -> tuple[str, ...]:
    known = scene.acquaintances.get(id, frozenset())
    return tuple(other for other in others if other in known and other != id)
