"""Whom to invite to one table, in words (PLAYBOOK L5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.cadence import days_between
from journal.wording.people import and_others, call_id
from journal.wording.time import counted, gap, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from journal.model.assessment import Standing
    from journal.model.person import Person

#: How many acquaintances at the table are named.
_NAMED = 2


def table_title(guests: int, where: str) -> str:
    """What stands above the guests: "Six people for a table in Leeds"."""
    return f"{sentence(counted(guests, 'person', 'people'))} for one table{f', {where}' if where else ''}"


def from_where(city: str | None, tag: str | None, circle: str | None) -> str:
    """Whom was chosen from: "in Leeds, tagged choir, from the circle friends"; "" for everybody."""
    parts = (
        f"in {city}" if city else "",
        f"tagged {tag}" if tag else "",
        f"from the circle {circle}" if circle else "",
    )
    return ", ".join(part for part in parts if part)


def nobody_to_invite(where: str) -> str:
    """Where nobody can be asked: all rest, or were never met."""
    return (
        f"There is nobody to invite yet{f', {where}' if where else ''}: only people you have met are asked."
    )


def why(*, is_late: bool, standing: Standing, knows: bool, today: date) -> str:
    """Why somebody is at the table: it has been long, they know somebody, or there is a chair."""
    last = standing.last_contact
    if is_late and last is not None:
        return f"quiet for {gap(days_between(last, today))}"
    return "knows somebody there" if knows else "a chair is free"


def knows(ids: Sequence[str], people: Mapping[str, Person]) -> str:
    """Whom they know at the table: "Tess, Bram and two others", or nobody yet."""
    return and_others([call_id(id, people) for id in ids], _NAMED) if ids else "nobody yet"
