"""What each year held (PLAYBOOK H2, K3, G1 and C5 for a year of the calendar): a page to keep.

All years are looked at together, so that a journal of many years is gone through once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from journal.model.assessment import PromiseState
from journal.model.between import Exchanged
from journal.model.dates import PartialDate
from journal.model.keepsake import Keepsake, Meeting
from journal.practices.circles import returns
from journal.practices.contact import has_come
from journal.practices.happenings import happenings
from journal.practices.quiet import is_quiet
from journal.practices.scene import Past, Scene

if TYPE_CHECKING:
    from datetime import date

    from journal.model.assessment import PromiseStanding
    from journal.model.note import Exchange, Note
    from journal.model.person import Spell, Work
    from journal.model.whole import Return

#: The part of a year's months with a contact from which it was nearly every month, or many.
NEARLY_ALL, MANY = 0.8, 0.4

#: So many months at least, so that the first weeks of a year or of a journal say nothing.
LEAST_ALL, LEAST_MANY = 4, 3

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def keepsakes(scene: Scene) -> Mapping[int, Keepsake]:
    """What each year with a note held, up to today; years to come are missing."""
    notes = [note for note in scene.journal.notes if has_come(note, scene.today)]
    if not notes:
        return MappingProxyType({})
    by_year = _grouped((note.date.year, note) for note in notes)
    months, met, back = _months(scene), _meetings(scene, notes[0].date.year), _returns(scene)
    happened = happenings(scene, set(by_year))
    kept = _kept(scene)
    found = {}
    for year, its in by_year.items():
        shared = months.get(year, {})
        steady, often = _company(scene, shared, _begun(year, notes[0].date, scene.today))
        found[year] = Keepsake(
            year=year,
            steady=steady,
            often=often,
            months=MappingProxyType({id: len(some) for id, some in shared.items()}),
            met=tuple(sorted(met.get(year, ()), key=lambda each: (each.on.first_day, each.person))),
            returns=tuple(sorted(back.get(year, ()), key=lambda each: (each.note.date, each.person))),
            gave=_exchanged((note, note.gave) for note in its),
            received=_exchanged((note, note.received) for note in its),
            kept=tuple(kept.get(year, ())),
            cities=_most(city for id in shared for city in _held(scene.pasts[id].person.city, year)),
            organisations=_most(org for id in shared for org in _worked(scene.pasts[id].person.work, year)),
            places=_most(note.place for note in its if note.place),
            happened=happened.get(year, ()),
            warm=_warm(its),
        )
    return MappingProxyType(found)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def _begun(year: int, first: date, today: date) -> int:
    """The months of a year that the journal has lived through, the one that runs included."""
    start = first.month if year == first.year else 1
    end = today.month if year == today.year else 12
    return end - start + 1


def _months(scene: Scene) -> dict[int, dict[str, set[int]]]:
    """The months with a contact, by year and person."""
    found: dict[int, dict[str, set[int]]] = {}
    for id, past in scene.pasts.items():
        if id != scene.me:
            for note in past.contacts:
                found.setdefault(note.date.year, {}).setdefault(id, set()).add(note.date.month)
    return found


def _company(
    scene: Scene, months: Mapping[str, set[int]], begun: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """With whom it was nearly every month, and with whom many of them, in the journal's order."""
    all_, many = max(LEAST_ALL, ceil(NEARLY_ALL * begun)), max(LEAST_MANY, ceil(MANY * begun))
    steady = tuple(id for id in scene.pasts if len(months.get(id, ())) >= all_)
    often = tuple(id for id in scene.pasts if many <= len(months.get(id, ())) < all_)
    return steady, often


def _meetings(scene: Scene, first: int) -> dict[int, list[Meeting]]:
    """Whom one met, by year. In the journal's first year a first note says nothing: they were known."""
    found = (_meeting(past, first) for id, past in scene.pasts.items() if id != scene.me)
    return _grouped((each.on.year, each) for each in found if each and each.on.first_day <= scene.today)


def _meeting(past: Past, first: int) -> Meeting | None:
    met, born = past.person.met, past.person.birthday
    if met and met.on:
        return Meeting(past.person.id, met.on)
    if not past.notes or met or past.notes[0].date.year == first:
        return None
    day = past.notes[0].date
    is_new = born is not None and born.year == day.year
    return None if is_new else Meeting(past.person.id, _exact(day), past.notes[0])


def _exact(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _returns(scene: Scene) -> dict[int, list[Return]]:
    return _grouped(
        (each.note.date.year, each)
        for past in scene.pasts.values()
        if past.person.id != scene.me and not is_quiet(scene.journal, past.person, "H2")
        for each in returns(scene, past)
    )


def _exchanged(notes: Iterable[tuple[Note, tuple[Exchange, ...]]]) -> tuple[Exchanged, ...]:
    return tuple(Exchanged(note, item) for note, items in notes for item in items)


def _kept(scene: Scene) -> dict[int, list[PromiseStanding]]:
    """Promises of both sides that were kept, by year; without a task of one's own."""
    kept = [
        (each.promise.done, each)
        for each in scene.promises
        if each.state is PromiseState.KEPT and each.promise.done and each.promise.to
    ]
    kept.sort(key=lambda pair: (pair[0], pair[1].promise.text))
    return _grouped((done.year, each) for done, each in kept if done <= scene.today)


def _held(spells: Iterable[Spell], year: int) -> Iterator[str]:
    """What held in a year, in part of it or all."""
    yield from dict.fromkeys(spell.value for spell in spells if _in(spell, year))


def _worked(works: Iterable[Work], year: int) -> Iterator[str]:
    yield from dict.fromkeys(work.org for work in works if work.org and _in(work, year))


def _in(spell: Spell | Work, year: int) -> bool:
    return (spell.since is None or spell.since.year <= year) and (
        spell.until is None or spell.until.year >= year
    )


def _most(values: Iterable[str]) -> tuple[str, ...]:
    """Each once, the most frequent first; of equal ones the first by name."""
    return tuple(value for value, _ in sorted(Counter(values).items(), key=lambda each: (-each[1], each[0])))


def _warm(notes: Iterable[Note]) -> tuple[Note, ...]:
    warm = [note for note in notes if note.felt == "warm" and note.prose.words]
    return tuple(
        sorted(warm, key=lambda note: (note.depth != "deep", -note.prose.words, note.date, note.file))
    )
