"""Cities, for whoever travels: who lives there and who did, when one was there last, what is planned."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from journal.model.assessment import State
from journal.model.city import City
from journal.practices.contact import has_come, is_contact, is_crowd
from journal.practices.ranking import in_rank
from journal.practices.scene import current_cities

if TYPE_CHECKING:
    from journal.model.note import Note
    from journal.model.person import Spell
    from journal.practices.scene import Past, Scene

#: Ways to talk for which nobody travels.
_FROM_AFAR = frozenset({"call", "video", "message", "email", "letter", "card", "social"})

#: Letters that a part of a place needs to stand for the city whose name begins so: "Berwick".
_ENOUGH = 5

#: In which order a traveller reads them, after how it stands: a while first, who rests last.
_TURN = {
    State.DORMANT: 0,
    State.OVERDUE: 0,
    State.DUE: 0,
    State.SOON: 1,
    State.FRESH: 1,
    State.NO_RHYTHM: 2,
    State.NEVER: 2,
    State.RESTING: 3,
    State.DIED: 4,
}


def cities(scene: Scene) -> tuple[City, ...]:
    """Every city of the journal, by country, then by name; without a country first."""
    names = dict.fromkeys(spell.value for person in scene.journal.people.values() for spell in person.city)
    notes = _by_city(scene, names)
    ranks = _ranks(scene) if names else {}
    found = [_city(scene, name, notes.get(name, ()), ranks) for name in names]
    return tuple(sorted(found, key=lambda city: (_folded(city.country), _folded(city.town), city.name)))


def _ranks(scene: Scene) -> Mapping[str, int]:
    """The place of each in the ranking: of two for whom it has been a while, the closer comes first."""
    standings = (past.standing for past in scene.pasts.values())
    return {one.person: place for place, one in enumerate(in_rank(scene.journal, standings, scene.today))}


def _folded(text: str) -> str:
    """For sorting: without case and marks, so that Ålesund stands beside Alnwick."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _city(scene: Scene, name: str, notes: Iterable[Note], ranks: Mapping[str, int]) -> City:
    here: list[Past] = []
    moved: list[tuple[str, Spell]] = []
    remembered: list[str] = []
    for past in scene.pasts.values():
        spells = [spell for spell in past.person.city if spell.value == name]
        if not spells:
            continue
        if name not in current_cities(past.person, scene.today):
            moved.append((past.person.id, spells[-1]))
        elif past.standing.state is State.DIED:
            remembered.append(past.person.id)
        elif past.person.id != scene.me:
            here.append(past)
    told = list(notes)
    return City(
        name=name,
        here=tuple(past.person.id for past in sorted(here, key=lambda past: _turn(past, ranks))),
        moved=tuple(moved),
        remembered=tuple(remembered),
        is_home=_is_home(scene, name),
        been=tuple(note for note in told if has_come(note, scene.today)),
        plans=tuple(note for note in told if not has_come(note, scene.today)),
    )


def _is_home(scene: Scene, name: str) -> bool:
    me = scene.pasts.get(scene.me or "")
    return me is not None and name in current_cities(me.person, scene.today)


def _turn(past: Past, ranks: Mapping[str, int]) -> tuple[bool, int, int]:
    """Whoever it broke with, or was let be, comes last; else by how it stands, then as they are ranked."""
    lapse = past.person.lapse
    broke = lapse is not None and (lapse.closed or lapse.why == "rupture")
    return broke, _TURN[past.standing.state], ranks[past.person.id]


def last_met(past: Past) -> Note | None:
    """The last contact for which the two were in one place."""
    return next((note for note in reversed(past.contacts) if note.channel not in _FROM_AFAR), None)


def _by_city(scene: Scene, names: Iterable[str]) -> Mapping[str, list[Note]]:
    """Notes by the city in which their place lies; those of a place in several cities by each."""
    towns = {name: _folded(City(name).town) for name in names}
    lies: dict[str, tuple[str, ...]] = {}
    found: dict[str, list[Note]] = defaultdict(list)
    for note in scene.journal.notes:
        if not note.place or not _was_there(note, scene):
            continue
        if note.place not in lies:
            lies[note.place] = cities_of(note.place, towns)
        for name in lies[note.place]:
            found[name].append(note)
    return found


def _was_there(note: Note, scene: Scene) -> bool:
    """Whether one goes where it is: no call, no letter, no thought of a place."""
    if note.channel in _FROM_AFAR or note.kind != "note":
        return False
    return (
        not has_come(note, scene.today) or not note.people or is_crowd(note) or is_contact(note, scene.today)
    )


def cities_of(place: str, towns: Mapping[str, str]) -> tuple[str, ...]:
    """In which cities a place lies, of those given with their folded names.

    A place lies in a city whose name stands in it: "her workshop, Hexham"; in New York, not in York.
    A part of it between commas with which one city's name begins is that city: "Tweed Court, Berwick".
    """
    text = _folded(place)
    named = tuple(name for name, town in towns.items() if town in text and _stands_in(town, text))
    longest = tuple(n for n in named if not any(towns[n] in towns[o] for o in named if towns[o] != towns[n]))
    if longest:
        return longest
    for part in (part.strip() for part in text.split(",")):
        begun = [name for name, town in towns.items() if len(part) >= _ENOUGH and _begins(town, part)]
        if len(begun) == 1:
            return (begun[0],)
    return ()


def _stands_in(town: str, text: str) -> bool:
    return bool(town) and re.search(rf"(?<!\w){re.escape(town)}(?!\w)", text) is not None


def _begins(town: str, part: str) -> bool:
    return town.startswith(part) and not town[len(part) : len(part) + 1].isalnum()
