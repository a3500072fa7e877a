"""The line of a life in words: "Came to live in Leeds", "Began as a midwife at the RVI"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _
from journal.wording.people import call
from journal.wording.time import plural

if TYPE_CHECKING:
    from journal.model.person import Person


def came_to_live(city: str) -> str:
    """A city from then on."""
    return _("Came to live in {city}").format(city=city)


def left_city(city: str) -> str:
    """A city until then."""
    return _("Left {city}").format(city=city)


def began_work(org: str, role: str) -> str:
    """Work from then on, as far as it is known: "At Arup: bridge engineer"."""
    if org and role:
        return _("Began at {org}: {role}").format(org=org, role=role)
    return _("Began at {org}").format(org=org) if org else _("Began as {role}").format(role=role)


def left_work(org: str, role: str) -> str:
    """Work until then."""
    return _("Left {org}").format(org=org) if org else _("No longer {role}").format(role=role)


def child_born(child: Person, *, is_writer: bool) -> str:
    """A child of theirs; the writer may be one."""
    return _("You were born") if is_writer else _("{name} was born").format(name=call(child))


def moments_between(count: int) -> str:
    """What is folded between the beginning and the last years."""
    return plural("{n} moment between", "{n} moments between", count)
