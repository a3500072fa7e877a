"""Gather: whom to bring to one table, by city, circle and what is shared (PLAYBOOK L5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.practices.gathering import Choice, Guest, can_come, gather, is_late
from journal.practices.scene import current_cities
from journal.site.addresses import link
from journal.site.markup import Html
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.names import plain
from journal.wording.table_sentences import guest_line, table_gloss
from journal.wording.time import sentence

if TYPE_CHECKING:
    from journal.site.views.cards import Card
    from journal.site.views.context import Context

#: Tables that the page lays; all others are laid by ``journal gather``.
TABLES = 8
#: Guests that make it a table.
LEAST = 3


class Invited(Struct, frozen=True):
    """A guest, and why them."""

    card: Card
    why: Html


class Table(Struct, frozen=True):
    """A table that could be laid."""

    title: str
    href: str
    """The page of the city, circle or tag."""
    gloss: str
    guests: tuple[Invited, ...]


class GatherPage(Struct, frozen=True):
    """Tables that could be laid."""

    frame: Frame
    tables: tuple[Table, ...]


def gather_page(context: Context, path: str) -> GatherPage:
    """Make the page: the tables at which most are seated that one has not seen for long."""
    base = base_of(path)
    laid: dict[frozenset[str], Table] = {}  # who sits at one table need not sit at another
    for choice in _choices(context):
        table = _table(context, choice, base)
        laid.setdefault(frozenset(guest.card.id for guest in table.guests), table)
    tables = tuple(table for guests, table in laid.items() if len(guests) >= LEAST)
    return GatherPage(frame(context, path, _("Gather"), "people.html"), tables)


def _choices(context: Context) -> list[Choice]:
    late: Counter[Choice] = Counter()
    able: Counter[Choice] = Counter()
    for past in context.scene.pasts.values():
        if can_come(past):
            for choice in _of(context, past.person.id):
                able[choice] += 1
                late[choice] += is_late(past)
    fit = [choice for choice in able if able[choice] >= LEAST and late[choice]]
    return sorted(fit, key=lambda c: (-late[c], -able[c], _name(c)))[:TABLES]


def _of(context: Context, id: str) -> Iterator[Choice]:
    """Every table somebody could sit at."""
    person = context.person(id)
    circle = context.journal.circle_of(person)
    if circle is not None and not circle.work:
        yield Choice(circle=circle.name)
    for city in current_cities(person, context.today):
        yield Choice(city=city)
    for tag in dict.fromkeys(person.tags):
        yield Choice(tag=tag)


def _name(choice: Choice) -> str:
    return choice.city or choice.tag or choice.circle or ""


def _table(context: Context, choice: Choice, base: str) -> Table:
    guests = gather(context.scene, choice)
    pages = context.addresses
    address = (
        pages.cities.get(choice.city, "")
        if choice.city
        else pages.tags.get(choice.tag, "")
        if choice.tag
        else pages.circles.get(choice.circle or "", "")
    )
    return Table(
        title=sentence(_name(choice)),
        href=link(base, address),
        gloss=table_gloss(sum(guest.is_late for guest in guests), len(guests)),
        guests=tuple(_invited(context, guest, base) for guest in guests),
    )


def _invited(context: Context, guest: Guest, base: str) -> Invited:
    people = context.journal.people
    last = context.standing(guest.person).last_contact
    line = guest_line(guest.is_late, last, [people[id] for id in guest.knows], context.today)
    told = context.told(line, guest.knows, base) if guest.knows else plain(line)
    return Invited(context.cards[guest.person], told)
