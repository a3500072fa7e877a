"""The search index: people and text as scripts, since a page opened from disk cannot fetch.

1. ``search/people.js`` holds everybody, and which other files there are; it is loaded first and is small.
2. ``search/<year>.js`` holds the notes of a year and the promises made in them, newest first.
3. ``search/pages.js`` holds what has no day: stories, facts, pages about people, and promises made there.

People are named by their place in the list of ``people.js``. Rows are arrays, without the
empty values at their end; what each place means is said by the functions that write them here,
and read by ``assets/search.js``. Nothing here depends on the day except which city and work hold.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from journal.model.journal import Journal
    from journal.model.note import Note, Promise
    from journal.model.person import Page, Person, Spell, Work

#: Where the files of the index lie.
SEARCH_FOLDER = "search/"
#: The file of what has no day; years are files of four digits.
UNDATED = "pages"

Row = list[object]
Shards = dict[str, dict[str, list[Row]]]


class Shown(Struct, frozen=True):
    """How the site names and addresses what is found, so that a hit reads and leads as the pages do.

    Addresses are relative to the site's folder and percent-encoded.
    """

    person_address: Callable[[str], str]
    """By id."""
    note_address: Callable[[Note], str]
    """With its fragment."""
    page_address: Callable[[Person, Page], str]
    note_title: Callable[[Note], str]
    initials: Callable[[Person], str]
    circle: Callable[[Person], str]
    """The circle's name as read on the pages; empty for none."""


def search_files(journal: Journal, shown: Shown, today: date) -> dict[str, bytes]:
    """Write the index of everything in ``journal`` as scripts, by their path below the site's folder.

    Private notes are in it: the site is the writer's own. For an edition, hand in what the
    edition holds, and nothing else.
    """
    people = _by_closeness(journal)
    places = {person.id: place for place, person in enumerate(people)}
    shards = _shards(journal, people, places, shown)
    listed = [[name, sum(map(len, shards[name].values()))] for name in sorted(shards, reverse=True)]
    rows = [_person_row(person, shown, today) for person in people]
    files = {f"{SEARCH_FOLDER}people.js": _script("JOURNAL_PEOPLE", {"people": rows, "shards": listed})}
    for name in sorted(shards):
        files[f"{SEARCH_FOLDER}{name}.js"] = _shard_script(name, shards[name])
    return files


def _by_closeness(journal: Journal) -> list[Person]:
    """Everybody, closest circle first, so that of two who match alike the closer one comes first."""
    order = {circle.name: place for place, circle in enumerate(journal.settings.circles)}

    def closeness(person: Person) -> int:
        circle = journal.circle_of(person)
        return order[circle.name] if circle else len(order)

    return sorted(journal.people.values(), key=closeness)


# Rows.


def _person_row(person: Person, shown: Shown, today: date) -> Row:
    """Name, address, initials, language, other names, circle, cities, organisations, tags."""
    return _trimmed(
        person.name,
        shown.person_address(person.id),
        shown.initials(person),
        person.language or "",
        list(person.aka),
        shown.circle(person),
        [city.value for city in person.city if _holds(city, today)],
        list(dict.fromkeys(work.org for work in person.work if work.org and _holds(work, today))),
        list(person.tags),
    )


def _note_row(note: Note, places: Mapping[str, int], shown: Shown) -> Row:
    """Address, day, title, people, text, words beside the text (place, tags, names that are nobody's)."""
    return _trimmed(
        shown.note_address(note),
        note.date.isoformat(),
        shown.note_title(note),
        _places(note.people, places),
        " · ".join(_note_texts(note)),
        [word for word in (note.place, *note.strangers, *note.tags) if word],
    )


def _promise_row(promise: Promise, address: str, places: Mapping[str, int]) -> Row:
    """Address, day or "", text, mark, by (-1: me), to."""
    return _trimmed(
        address,
        promise.made.isoformat() if promise.made else "",
        promise.text,
        promise.mark,
        places.get(promise.by, -1),
        _places(promise.to, places),
    )


def _text_rows(person: Person, place: int, shown: Shown) -> Iterable[Row]:
    """Person, address, text, title (the person's own page has none)."""
    home = shown.person_address(person.id)
    for text in (" · ".join(_facts(person)), person.story.text):
        if text:
            yield _trimmed(place, home, text)
    for page in person.pages:
        yield _trimmed(place, shown.page_address(person, page), page.prose.text, page.title)


def _note_texts(note: Note) -> list[str]:
    exchanged = [exchange.what for exchange in (*note.gave, *note.received)]
    texts = (note.prose.text, *exchanged, *(news.text for news in note.news), *_more(note.more))
    return [text for text in texts if text]


def _facts(person: Person) -> list[str]:
    """What else the person's page says in the writer's words."""
    texts = (
        person.special,
        person.intention,
        *person.hopes,
        person.met.at if person.met else None,
        *(event.what for event in person.events),
        *(day.what for day in person.dates),
        *(work.role for work in person.work),
        *person.likes,
        *person.dislikes,
        *person.diet,
        *person.ideas,
        *person.offers,
        *person.needs,
        *(entry.value for entry in (*person.email, *person.phone)),
        *(spell.value for spell in person.address),
        *_more(person.more),
    )
    return [text for text in texts if text]


def _more(more: Iterable[tuple[str, str]]) -> list[str]:
    return [value for _, value in more]


def _holds(spell: Spell | Work, today: date) -> bool:
    begun = spell.since is None or spell.since.first_day <= today
    return begun and (spell.until is None or spell.until.last_day >= today)


def _places(ids: Iterable[str], places: Mapping[str, int]) -> list[int]:
    return [places[person] for person in ids if person in places]


def _trimmed(*values: object) -> Row:
    """A row without the empty values at its end."""
    row = list(values)
    while row and row[-1] in ("", []):
        row.pop()
    return row


# Files.


def _shards(journal: Journal, people: list[Person], places: Mapping[str, int], shown: Shown) -> Shards:
    shards: Shards = defaultdict(partial(defaultdict, list))
    for place, person in enumerate(people):
        for row in _text_rows(person, place, shown):
            shards[UNDATED]["texts"].append(row)
    for note in reversed(journal.notes):
        shards[_year(note.date)]["notes"].append(_note_row(note, places, shown))
    homes = _homes(journal, shown)
    for promise in sorted(journal.promises, key=_newest_first):
        home = homes.get(promise.origin.path)
        if home is not None and (promise.by == "me" or promise.by in places):
            shards[_year(promise.made)]["promises"].append(_promise_row(promise, home, places))
    return shards


def _homes(journal: Journal, shown: Shown) -> dict[str, str]:
    """Where each file of the writer's is shown."""
    homes = {note.file: shown.note_address(note) for note in journal.notes}
    for person in journal.people.values():
        homes[person.file] = shown.person_address(person.id)
        homes.update({page.file: shown.page_address(person, page) for page in person.pages})
    return homes


def _newest_first(promise: Promise) -> int:
    return -promise.made.toordinal() if promise.made else 0


def _year(day: date | None) -> str:
    return f"{day.year:04}" if day else UNDATED


def _shard_script(name: str, shard: Mapping[str, list[Row]]) -> bytes:
    return _script(f'(window.JOURNAL_SHARDS=window.JOURNAL_SHARDS||{{}})["{name}"]', shard, window="")


def _script(target: str, value: object, *, window: str = "window.") -> bytes:
    return f"{window}{target}={_literal(value)};\n".encode("utf-8", "backslashreplace")


def _literal(value: object) -> str:
    r"""A value as JSON that is also safe inside any script element.

    A lone surrogate, which UTF-8 cannot hold, becomes ``\udXXX`` when the text is encoded:
    the same character, to a script.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
