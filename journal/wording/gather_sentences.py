"""Whom to invite to one table, in words (PLAYBOOK L5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.cadence import days_between
from journal.language import _
from journal.wording.people import and_others, call_id
from journal.wording.time import gap, plural, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from journal.model.assessment import Standing
    from journal.model.person import Person

#: How many acquaintances at the table are named.
_NAMED = 2


def table_title(guests: int, where: str) -> str:
    """What stands above the guests: "Six people for one table, in Leeds"."""
    if not where:
        return sentence(plural("{n} person for one table", "{n} people for one table", guests))
    return sentence(
        plural("{n} person for one table, {where}", "{n} people for one table, {where}", guests, where=where)
    )


def from_where(city: str | None, tag: str | None, circle: str | None) -> str:
    """Whom was chosen from: "in Leeds, tagged choir, from the circle friends"; "" for everybody."""
    parts = (
        _("in {city}").format(city=city) if city else "",
        _("tagged {tag}").format(tag=tag) if tag else "",
        _("from the circle {circle}").format(circle=circle) if circle else "",
    )
    return ", ".join(part for part in parts if part)


def nobody_to_invite(where: str) -> str:
    """Where nobody can be asked: all rest, or were never met."""
    if where:
        said = _("There is nobody to invite yet ({where}): only people you have met are asked.")
        return said.format(where=where)
    return _("There is nobody to invite yet: only people you have met are asked.")


def why(*, is_late: bool, standing: Standing, knows: bool, today: date) -> str:
    """Why somebody is at the table: it has been long, they know somebody, or there is a chair."""
    last = standing.last_contact
    if is_late and last is not None:
        return _("quiet for {gap}").format(gap=gap(days_between(last, today)))
    return _("knows somebody there") if knows else _("a chair is free")


def knows(ids: Sequence[str], people: Mapping[str, Person]) -> str:
    """Whom they know at the table: "Tess, Bram and two others", or nobody yet."""
    return and_others([call_id(id, people) for id in ids], _NAMED) if ids else _("nobody yet")
