"""The tables one could lay, in words, for the page that lays them (PLAYBOOK L5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.model.person import Person
from journal.wording.people import call, listed
from journal.wording.time import ago, counted, number, sentence


def table_gloss(late: int, guests: int) -> str:
    """How many have not been seen for long: "Two you have not seen for long, and four with them."."""
    if late == guests:
        return sentence(f"{counted(guests, 'person', 'people')} you have not seen for long.")
    return sentence(f"{number(late)} you have not seen for long, and {number(guests - late)} with them.")


def guest_line(late: bool, last: date | None, knows: Sequence[Person], today: date) -> str:
    """Why somebody is at the table: "Last in touch five months ago; knows Layla and Martin"."""
    seen = f"last in touch {ago(last, today)}" if last and late else ""
    known = f"knows {listed([call(person) for person in knows[:3]])}" if knows else ""
    return sentence("; ".join(part for part in (seen, known) if part) or "knows nobody here yet")
