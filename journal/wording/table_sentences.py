"""The tables one could lay, in words, for the page that lays them (PLAYBOOK L5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.language import _, listed
from journal.model.person import Person
from journal.wording.people import call
from journal.wording.time import ago, number, plural, sentence


def table_gloss(late: int, guests: int) -> str:
    """How many have not been seen for long: "Two you have not seen for long, and four with them."."""
    if late == guests:
        return sentence(
            plural("{n} person you have not seen for long.", "{n} people you have not seen for long.", guests)
        )
    return sentence(
        plural(
            "{n} you have not seen for long, and {others} with them.",
            "{n} you have not seen for long, and {others} with them.",
            late,
            others=number(guests - late),
        )
    )


def guest_line(late: bool, last: date | None, knows: Sequence[Person], today: date) -> str:
    """Why somebody is at the table: "Last in touch five months ago; knows Layla and Martin"."""
    names = listed([call(person) for person in knows[:3]])
    if last and late:
        said = _("last in touch {ago}; knows {names}") if names else _("last in touch {ago}")
        return sentence(said.format(ago=ago(last, today), names=names))
    return sentence(_("knows {names}").format(names=names) if names else _("knows nobody here yet"))
