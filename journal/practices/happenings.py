"""What happened in people's lives, by year: news, births, deaths, moves, work, round days (K3, C5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from datetime import date

from journal.cadence import plus_days
from journal.model.assessment import DayKind, DayToRemember
from journal.model.dates import PartialDate
from journal.model.keepsake import Happening, Turn
from journal.model.person import Person
from journal.practices.knowing import life
from journal.practices.quiet import is_quiet
from journal.practices.scene import Past, Scene
from journal.practices.yearly import anniversaries, kept


def happenings(scene: Scene, years: Container[int]) -> dict[int, tuple[Happening, ...]]:
    """What happened up to today in these years, by day; news of several people once."""
    found: dict[int, dict[tuple[object, ...], Happening]] = defaultdict(dict)
    for past in scene.pasts.values():
        for each in _of(scene, past):
            if each.on.year in years and each.on.first_day <= scene.today:
                key = _key(each)
                known = found[each.on.year].get(key)
                people = (*known.people, *each.people) if known else each.people
                found[each.on.year][key] = Happening(
                    each.on, each.turn, people, each.what, each.note, each.day
                )
    return {year: tuple(sorted(its.values(), key=_order)) for year, its in found.items()}


def _key(each: Happening) -> tuple[object, ...]:
    """What is the same of several people: the writer's words about a day."""
    one = each.people if each.turn is not Turn.TOLD or each.note is None else each.note.file
    return each.on, each.turn, each.what, one, each.day


def _order(each: Happening) -> tuple[date, date, int, tuple[str, ...], str]:
    return each.on.first_day, each.on.last_day, list(Turn).index(each.turn), each.people, each.what


def _of(scene: Scene, past: Past) -> Iterator[Happening]:
    person, who = past.person, (past.person.id,)
    told = [
        Happening(moment.on, Turn.TOLD, who, moment.what, moment.note)
        for moment in life(past, scene.today).moments
    ]
    yield from told
    yield from _born_and_died(person)
    for each in _changes(person):
        if not _is_told(each, told):
            yield each
    if past.contacts and not is_quiet(scene.journal, person, "C5"):
        yield from _days(scene, past)


def _born_and_died(person: Person) -> Iterator[Happening]:
    born, died = person.birthday, person.died
    if born and born.year and not born.about:
        yield Happening(PartialDate(born.year, born.month, born.day), Turn.BORN, (person.id,))
    if died and died.on:
        yield Happening(died.on, Turn.DIED, (person.id,))


def _changes(person: Person) -> Iterator[Happening]:
    """Where they moved to, and where they began to work."""
    for spell in person.city:
        if spell.since:
            yield Happening(spell.since, Turn.MOVED, (person.id,), spell.value)
    for work in person.work:
        if work.since and work.org:
            yield Happening(work.since, Turn.WORK, (person.id,), work.org)


def _is_told(change: Happening, told: list[Happening]) -> bool:
    """Whether the writer's own words tell of it already in that year."""
    name = change.what.casefold()
    return any(each.on.year == change.on.year and name in each.what.casefold() for each in told)


def _days(scene: Scene, past: Past) -> Iterator[Happening]:
    """Round birthdays and anniversaries, of somebody one was in touch with that year or the year before."""
    end = plus_days(scene.today, 1)
    near = {note.date.year for note in past.contacts}
    near |= {year + 1 for year in near}
    for each in anniversaries(past.person):
        if each.first is None:
            continue
        start = date(min(near), 1, 1)
        for day in kept(each, past.person, start, end, scene.journal.settings.leap_day):
            if day.on.year in near and _is_round(day):
                on = PartialDate(day.on.year, day.on.month, day.on.day)
                yield Happening(on, Turn.DAY, day.people, day.what, day=day)


def _is_round(day: DayToRemember) -> bool:
    """Tens of a birthday; the first year after a death and each fifth; each fifth of other days."""
    if day.kind is DayKind.BIRTHDAY:
        return day.round
    years = day.years or 0
    return years > 0 and (years % 5 == 0 or (years == 1 and day.kind is DayKind.REMEMBRANCE))
