"""Everybody, from the closest circle outwards: a table that script can sort and filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.model.assessment import State
from journal.site.addresses import link
from journal.site.charts import ticks
from journal.site.markup import Html
from journal.site.views.cards import STATE_KEYS, StateView
from journal.site.views.family import has_families
from journal.site.views.frame import Frame, frame
from journal.site.views.notes import Tag
from journal.wording import site_sentences as words
from journal.wording.sentences import state_word
from journal.wording.time import plural, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from journal.model.person import Person
    from journal.site.views.cards import Card
    from journal.site.views.context import Context

#: States in which no rhythm is said, whatever their circle's is.
_UNCLOCKED = frozenset({State.DIED, State.NO_RHYTHM})

#: One state for each word.
_STATES = (State.FRESH, State.SOON, State.DUE, State.RESTING, State.NO_RHYTHM, State.DIED)

_RANKS = {"while": 0, "soon": 1, "touch": 2, "rest": 3, "none": 4, "past": 5}


class PersonRow(Struct, frozen=True):
    """A row of the table, with what script sorts and filters by."""

    card: Card
    circle: str
    circle_key: str
    last: str
    rhythm: str
    line: str
    """Last and rhythm together, for a narrow screen."""
    ticks: Html
    find: str
    """Everything that the search field looks in, as plain text."""
    sort: str
    tags: str
    """All tags, each on a line of its own; likewise cities and organisations."""
    cities: str
    organisations: str
    order: int
    """Place of the circle, closest first."""
    days: str
    """Since the last contact; "" where there is none, which sorts last."""
    interval: str
    """Days of the rhythm, or ""."""
    rank: int


class PeoplePage(Struct, frozen=True):
    """Everybody."""

    frame: Frame
    lede: str
    rows: tuple[PersonRow, ...]
    states: tuple[StateView, ...]
    """What the filter of states offers."""
    circles: tuple[Tag, ...]
    """What the filters offer, each with its page."""
    tags: tuple[Tag, ...]
    cities: tuple[Tag, ...]
    organisations: tuple[Tag, ...]
    count: str
    has_families: bool
    """Whether there is a page of them."""


def people_page(context: Context, path: str) -> PeoplePage:
    """Make the list of everybody; its path has no folder."""
    rows = people_rows(context, context.journal.people.values())
    addresses = context.addresses
    order = {circle.name: place for place, circle in enumerate(context.journal.settings.circles)}
    circles = sorted(addresses.circles, key=lambda name: order[name])
    return PeoplePage(
        frame=frame(context, path, _("People"), "people.html"),
        lede=words.people_lede(len(rows)),
        rows=rows,
        states=tuple(StateView(STATE_KEYS[state], state_word(state)) for state in _STATES),
        circles=tuple(Tag(name, link("", addresses.circles[name])) for name in circles),
        tags=_tags(addresses.tags),
        cities=_tags(addresses.cities),
        organisations=_tags(addresses.organisations),
        count=plural("{n} person", "{n} people", len(rows), in_figures=True),
        has_families=has_families(context),
    )


def _tags(pages: Mapping[str, str]) -> tuple[Tag, ...]:
    return tuple(Tag(name, link("", pages[name])) for name in sorted(pages, key=lambda n: (n.casefold(), n)))


def people_rows(context: Context, people: Iterable[Person]) -> tuple[PersonRow, ...]:
    """Rows from the closest circle outwards, by name within each."""
    rows = [_row(context, person) for person in people]
    return tuple(sorted(rows, key=lambda row: (row.order, row.sort.casefold(), row.card.id)))


def _row(context: Context, person: Person) -> PersonRow:
    standing, cadence = context.standing(person.id), context.journal.cadence_of(person)
    wanted = None if standing.state in _UNCLOCKED else cadence
    circle = context.journal.circle_of(person)
    names = [one.name for one in context.journal.settings.circles]
    card = context.cards[person.id]
    last = standing.last_contact
    return PersonRow(
        card=card,
        circle=sentence(circle.name) if circle else "",
        circle_key=circle.name if circle else "",
        last=words.last_contact(standing, context.today),
        rhythm=words.wanted(wanted),
        line=words.last_and_rhythm(standing, wanted, context.today),
        ticks=ticks(_days(context, person.id), context.today),
        find=_find(person),
        sort=person.sort,
        tags=_lines_of(person.tags),
        cities=_lines_of(spell.value for spell in person.city),
        organisations=_lines_of(work.org for work in person.work if work.org),
        order=names.index(circle.name) if circle else len(names),
        days=str((context.today - last).days) if last else "",
        interval=str(standing.interval or "") if wanted else "",
        rank=_RANKS[card.state.key],
    )


def _days(context: Context, id: str) -> list[date]:
    return [note.date for note in context.journal.notes_by_person.get(id, ())]


def _lines_of(words: Iterable[str]) -> str:
    return "\n".join(words)


def _find(person: Person) -> str:
    """Names in every script, tags, places and organisations."""
    parts = [person.name, *person.aka, person.sort, *person.tags]
    parts += [spell.value for spell in person.city] + [work.org for work in person.work if work.org]
    return " ".join(dict.fromkeys(parts))
