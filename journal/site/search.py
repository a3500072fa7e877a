"""The search index: people and text as scripts, since a page opened from disk cannot fetch.

1. ``search/people.js`` holds everybody, and which other files there are; it is loaded first and is small.
2. ``search/<year>.js`` holds the notes of a year and the promises made in them, newest first.
3. ``search/pages.js`` holds what has no day: stories, facts, pages about people, and promises made there.

People are named by their place in the list of ``people.js``. Rows are arrays, without the
empty values at their end; what each place means is said by the functions that write them here,
and read by ``assets/search.js``. Nothing here depends on the day except which city and work hold.

Each file is made by itself, of its part of :class:`Findable`: a note that is saved changes one year.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from journal.model.journal import Journal
    from journal.model.note import Note, Promise
    from journal.model.person import Page, Person, Spell, Work

T = TypeVar("T")

#: Where the files of the index lie.
SEARCH_FOLDER = "search/"
#: The file of what has no day; years are files of four digits.
UNDATED = "pages"

Row = list[object]


class Findable(Struct, frozen=True, dict=True):
    """What can be found in a journal, each part worked out when it is asked for.

    Private notes are among it: the site is the writer's own. For an edition, hand in what the
    edition holds, and nothing else.
    """

    journal: Journal

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody, closest circle first, so that of two who match alike the closer one comes first."""
        order = {circle.name: place for place, circle in enumerate(self.journal.settings.circles)}

        def closeness(person: Person) -> int:
            circle = self.journal.circle_of(person)
            return order[circle.name] if circle else len(order)

        return tuple(sorted(self.journal.people.values(), key=closeness))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each person among them, by id."""
        return {person.id: place for place, person in enumerate(self.people)}

    @cached_property
    def notes(self) -> Mapping[str, tuple[Note, ...]]:
        """The notes of each year, newest first, by the name of its file."""
        return _by_file((_year(note.date), note) for note in reversed(self.journal.notes))

    @cached_property
    def promises(self) -> Mapping[str, tuple[Promise, ...]]:
        """The promises of each year whose home is shown, newest first, by the name of its file."""
        newest_first = sorted(self.journal.promises, key=_newest_first)
        return _by_file(
            (_year(promise.made), promise)
            for promise in newest_first
            if promise.origin.path in self.homes and (promise.by == "me" or promise.by in self.places)
        )

    @cached_property
    def texts(self) -> tuple[tuple[Person, Page | None, str], ...]:
        """What was written about people: about whom, the page if it stands on one, the text."""
        return tuple(text for person in self.people for text in _texts(person))

    @cached_property
    def homes(self) -> Mapping[str, tuple[Person | None, Note | Page | None]]:
        """What each file of the writer's is: a person's, a note, or a page about a person."""
        homes: dict[str, tuple[Person | None, Note | Page | None]] = {}
        for person in self.people:
            homes[person.file] = person, None
            homes.update({page.file: (person, page) for page in person.pages})
        return homes | {note.file: (None, note) for note in self.journal.notes}

    @cached_property
    def files(self) -> Mapping[str, int]:
        """How many rows each file of what was written has, the newest year first."""
        counts = {name: len(self.notes.get(name, ())) for name in {*self.notes, *self.promises}}
        counts[UNDATED] = len(self.texts)
        rows = {name: count + len(self.promises.get(name, ())) for name, count in counts.items()}
        return {name: rows[name] for name in sorted(rows, reverse=True) if rows[name]}


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


def search_files(found: Findable, shown: Shown, today: date) -> Mapping[str, Callable[[], bytes]]:
    """The index as scripts, by their path below the site's folder: what makes each of them."""
    files = {f"{SEARCH_FOLDER}people.js": partial(_people_script, found, shown, today)}
    return files | {
        f"{SEARCH_FOLDER}{name}.js": partial(_shard_script, found, shown, name) for name in found.files
    }


def _people_script(found: Findable, shown: Shown, today: date) -> bytes:
    rows = [_person_row(person, shown, today) for person in found.people]
    shards = [[name, rows] for name, rows in found.files.items()]
    return _script("window.JOURNAL_PEOPLE", {"people": rows, "shards": shards})


def _shard_script(found: Findable, shown: Shown, name: str) -> bytes:
    shard = {
        "notes": [_note_row(note, found.places, shown) for note in found.notes.get(name, ())],
        "promises": [_promise_row(promise, found, shown) for promise in found.promises.get(name, ())],
        "texts": [_text_row(found, shown, *text) for text in found.texts] if name == UNDATED else [],
    }
    target = f'(window.JOURNAL_SHARDS=window.JOURNAL_SHARDS||{{}})["{name}"]'
    return _script(target, {kind: rows for kind, rows in shard.items() if rows})


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


def _promise_row(promise: Promise, found: Findable, shown: Shown) -> Row:
    """Address, day or "", text, mark, by (-1: me), to."""
    return _trimmed(
        _home(found, shown, promise.origin.path),
        promise.made.isoformat() if promise.made else "",
        promise.text,
        promise.mark,
        found.places.get(promise.by, -1),
        _places(promise.to, found.places),
    )


def _home(found: Findable, shown: Shown, file: str) -> str:
    """Where a file of the writer's is shown."""
    person, other = found.homes[file]
    if person is None:
        return shown.note_address(cast("Note", other))
    return shown.page_address(person, cast("Page", other)) if other else shown.person_address(person.id)


def _text_row(found: Findable, shown: Shown, person: Person, page: Page | None, text: str) -> Row:
    """Person, address, text, title (the person's own page has none)."""
    place = found.places[person.id]
    if page is None:
        return _trimmed(place, shown.person_address(person.id), text)
    return _trimmed(place, shown.page_address(person, page), text, page.title)


def _texts(person: Person) -> Iterable[tuple[Person, Page | None, str]]:
    for text in (" · ".join(_facts(person)), person.story.text):
        if text:
            yield person, None, text
    for page in person.pages:
        yield person, page, page.prose.text


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


def _by_file(entries: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    files: dict[str, list[T]] = defaultdict(list)
    for name, entry in entries:
        files[name].append(entry)
    return {name: tuple(found) for name, found in files.items()}


def _newest_first(promise: Promise) -> int:
    return -promise.made.toordinal() if promise.made else 0


def _year(day: date | None) -> str:
    return f"{day.year:04}" if day else UNDATED


def _script(target: str, value: object) -> bytes:
    return f"{target}={_literal(value)};\n".encode("utf-8", "backslashreplace")


def _literal(value: object) -> str:
    r"""A value as JSON that is also safe inside any script element.

    A lone surrogate, which UTF-8 cannot hold, becomes ``\udXXX`` when the text is encoded:
    the same character, to a script.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
