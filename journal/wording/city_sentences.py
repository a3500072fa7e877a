"""Sentences for whoever travels: of a city, and of somebody who lives there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _
from journal.wording.people import calls
from journal.wording.time import ago, plural, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from journal.model.assessment import Standing
    from journal.model.city import City
    from journal.model.note import Note
    from journal.model.person import Person


def cities_lede(cities: int, countries: int) -> str:
    """What stands above all cities: "Twelve cities in three countries: who is there, …"."""
    towns = plural("{n} city", "{n} cities", cities)
    if countries:
        lands = plural("{n} country", "{n} countries", countries)
        towns = _("{cities} in {countries}").format(cities=towns, countries=lands)
    return _("{cities}: who is there, and what to bring up when you go.").format(cities=sentence(towns))


def last_there(city: City, today: date) -> str:
    """When one was there last: "You were last here three months ago."; "" where no note says it."""
    if city.is_home:
        return _("You live here.")
    if not city.been:
        return ""
    return _("You were last here {when}.").format(when=ago(city.been[-1].date, today))


def city_lede(count: int, city: City, today: date) -> str:
    """What stands above a city: who lives there, and when one was there."""
    if city.is_home and count:
        return plural("You live here, and so does {n} other.", "You live here, and so do {n} others.", count)
    who, when = who_lives(count, city), last_there(city, today) or _("No note of yours is from here yet.")
    return when if city.is_home else _("{who} {when}").format(who=who, when=when)


def who_lives(count: int, city: City) -> str:
    """How many live there: "Two people of yours live here."; "" for none."""
    if not count:
        return _("Nobody of yours lives here now.")
    return sentence(
        plural("{n} other person lives here.", "{n} others live here.", count)
        if city.is_home
        else plural("{n} person you know lives here.", "{n} people you know live here.", count)
    )


def lived_there(ids: Sequence[str], people: Mapping[str, Person]) -> str:
    """Who lived there and no longer does: "Kim lived here."."""
    return _("{names} lived here.").format(names=calls(ids, people)) if ids else ""


def remembered_there(ids: Sequence[str], people: Mapping[str, Person]) -> str:
    """Who lived there to the end: "You remember Gwen here."."""
    return _("You remember {names} here.").format(names=calls(ids, people)) if ids else ""


def met_or_spoke(standing: Standing, met: Note | None, today: date) -> str:
    """When one met somebody, in one place, else was in touch: "You last met four months ago"."""
    last = standing.last_contact
    if last is None:
        return _("Nothing written down with them yet")
    if met is None:
        return _("In touch {when}; you have not met yet, by your notes").format(when=ago(last, today))
    when, then = ago(met.date, today), ago(last, today)
    if when == then:
        return _("You last met {when}").format(when=when)
    return _("You last met {when}, and were in touch {then}").format(when=when, then=then)


def you_would(text: str) -> str:
    """What one promised them, as something to bring up."""
    return _("You said you would: {what}").format(what=text)


def more_people(count: int) -> str:
    """Those of a city who are not named: "and twelve more"."""
    return plural("and {n} more", "and {n} more", count)
