"""Cities, for whoever travels: where one knows somebody, whom to see there, and what to bring up."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from journal.language import _
from journal.practices.brief import brief
from journal.practices.cities import last_met
from journal.site.addresses import link
from journal.site.markup import Html, composed
from journal.site.views.facts import contact_facts, listed_html
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.groups import YearOfNotes, years_of
from journal.site.views.names import plain
from journal.site.views.notes import Line, NoteLink, note_link, rows
from journal.wording import city_sentences as words
from journal.wording import person_sentences as person_words
from journal.wording.briefs import to_ask

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal.model.city import City
    from journal.model.person import Person
    from journal.site.views.cards import Card
    from journal.site.views.context import Context

#: Of each city so many people are told on the page of all cities; the city's own page tells more.
NAMED = 6
#: So many are told in full on a city's own page; the others by name.
WHOLE = 40
#: Of each list in a line about somebody.
_FEW = 3


class Visit(Struct, frozen=True):
    """Somebody whom one could see in a city."""

    card: Card
    line: str
    """When you last met: "You last met four months ago"."""
    bring_up: Html
    """One thing to bring up, or what they would like; "" where nothing is known."""
    lines: tuple[Line, ...]
    """Where they are and how to reach them, what to bring up, what they would like."""


class CityEntry(Struct, frozen=True):
    """A city in the list of all."""

    anchor: str
    name: str
    href: str
    lines: tuple[str, ...]
    """When you were there, who lived there, whom you remember there."""
    plans: tuple[NoteLink, ...]
    people: tuple[Visit, ...]
    more: str
    """How many live there besides; "" for nobody."""


class Country(Struct, frozen=True):
    """Cities under the name that stands behind their last comma."""

    name: str
    cities: tuple[CityEntry, ...]


class CitiesPage(Struct, frozen=True):
    """All cities in which somebody lives, and those where somebody did."""

    frame: Frame
    lede: str
    countries: tuple[Country, ...]
    once: tuple[CityEntry, ...]
    """Where nobody lives any more, and nothing is planned."""


class CityPage(Struct, frozen=True):
    """A city: whom to see there, what is planned, who lived there, what was written there."""

    frame: Frame
    title: Html
    lede: str
    plans: tuple[NoteLink, ...]
    people: tuple[Visit, ...]
    others: tuple[Card, ...]
    """More than can be told in full."""
    moved: tuple[tuple[Card, str], ...]
    """Who lived there, with from when to when."""
    remembered: tuple[Card, ...]
    years: tuple[YearOfNotes, ...]


def cities_page(context: Context, path: str, found: Sequence[City]) -> CitiesPage:
    """Make the page of all cities; its path has no folder."""
    living = [city for city in found if city.here or city.plans or city.is_home]
    return CitiesPage(
        frame=frame(context, path, _("Cities"), "people.html"),
        lede=words.cities_lede(len(living), len({city.country for city in living if city.country})),
        countries=tuple(
            Country(name, tuple(_entry(context, city, path) for city in of_country))
            for name, of_country in groupby(living, key=lambda city: city.country)
        ),
        once=tuple(_entry(context, city, path) for city in found if city not in living),
    )


def _entry(context: Context, city: City, path: str) -> CityEntry:
    base, people = base_of(path), context.journal.people
    address = context.addresses.cities[city.name]
    said = (
        words.last_there(city, context.today),
        words.lived_there([id for id, _spell in city.moved], people),
        words.remembered_there(city.remembered, people),
    )
    told = () if city.is_home else city.here[:NAMED]
    left = len(city.here) - len(told)
    return CityEntry(
        anchor=address.rpartition("/")[2].removesuffix(".html"),
        name=city.name if not city.country else city.town,
        href=link(base, address),
        lines=tuple(filter(None, said)),
        plans=tuple(note_link(context, note, base) for note in city.plans),
        people=tuple(_visit(context, id, whole=False) for id in told),
        more=_more(city, left) if left else "",
    )


def _more(city: City, left: int) -> str:
    return words.who_lives(left, city) if city.is_home else words.more_people(left)


def _visit(context: Context, id: str, *, whole: bool) -> Visit:
    person, standing = context.person(id), context.standing(id)
    said, liked = _to_bring_up(context, person), _to_bring_along(person)
    upper = said or liked
    return Visit(
        card=context.cards[id],
        line=words.met_or_spoke(standing, last_met(context.scene.pasts[id]), context.today),
        bring_up=Html() if whole or not upper else upper[0],
        lines=_lines(context, person, said, liked) if whole else (),
    )


def _lines(context: Context, person: Person, said: list[Html], liked: list[Html]) -> tuple[Line, ...]:
    """What one needs of them on the way."""
    found = (
        Line(_("To bring up"), rows(said[:_FEW])),
        Line(_("What they would like"), rows(liked)),
        *(
            Line(fact.label, fact.value)
            for fact in contact_facts(_near(person, context.today), context.today)
        ),
    )
    return tuple(line for line in found if line.text)


def _near(person: Person, today: date) -> Person:
    """With the ways to find them in their city alone: where they live now, and a number, else an address."""
    lived = tuple(spell for spell in person.address if spell.until is None or spell.until.last_day >= today)
    return replace(person, address=lived, links=(), email=() if person.phone else person.email)


def _to_bring_up(context: Context, person: Person) -> list[Html]:
    """What one said one would, then what is new with them."""
    found = brief(context.journal, context.assessment, person, own=context.scene.pasts[person.id])
    promised = [plain(words.you_would(standing.promise.text)) for standing in found.mine]
    return [*promised, *(plain(to_ask(item, context.today)) for item in found.ask)]


def _to_bring_along(person: Person) -> list[Html]:
    """Ideas for a gift, what they could use, what they like and eat: a few of each."""
    told = (
        (_("An idea: {things}"), person.ideas),
        (_("Could use {things}"), person.needs),
        (_("Likes {things}"), person.likes),
        (_("Eats: {things}"), person.diet),
    )
    return [composed(message, things=listed_html(things[:_FEW])) for message, things in told if things]


def city_page(context: Context, path: str, city: City) -> CityPage:
    """Make the page of a city."""
    base = base_of(path)
    return CityPage(
        frame=frame(context, path, city.name, "people.html"),
        title=plain(city.name),
        lede=words.city_lede(len(city.here), city, context.today),
        plans=tuple(note_link(context, note, base) for note in city.plans),
        people=tuple(_visit(context, id, whole=True) for id in city.here[:WHOLE]),
        others=tuple(context.cards[id] for id in city.here[WHOLE:]),
        moved=tuple(
            (context.cards[id], person_words.spell(spell.since, spell.until)) for id, spell in city.moved
        ),
        remembered=tuple(context.cards[id] for id in city.remembered),
        years=years_of(context, city.been, base),
    )
