"""A note out of one parsed file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from journal.content.document import Document, Entry
from journal.content.links import Targets, mentions
from journal.content.make_person import follow
from journal.content.names import Names
from journal.content.parse import Parsed
from journal.content.places import NotePlace
from journal.content.schema.dates import iso_day, wrong
from journal.content.schema.note_fields import NOTE, Attendance, Item
from journal.content.schema.reading import Reading, either, start, stray_key
from journal.content.schema.spelling import nearest
from journal.diagnostics import Diagnostic, Span, fault
from journal.language import _
from journal.model.note import Exchange, News, Note

_PRIVATE_LINE = re.compile(r"\W*(\w{4,12})\W*:\W*\w*\W*")
_ISO = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])")


def make_note(place: NotePlace, parsed: Parsed, known: Targets) -> tuple[Note, list[Diagnostic]]:
    """Make a note; what is wrong in the file is left out and reported."""
    document = parsed.document
    reading = start(document, known.names)
    values = _read_fields(reading, document)
    day, time = values.pop("date", (place.day, None))
    _compare_days(reading, day, place)
    present: Attendance = values.pop("with", Attendance())
    people = tuple(dict.fromkeys([*([place.person] if place.person else []), *present.ids]))
    names_people = not values.keys().isdisjoint(("gave", "received", "news"))
    near = known.names.only(people if names_people else ())
    exchanges: dict[str, Any] = {
        key: tuple(_exchange(item, people, near, known.names) for item in values.pop(key, ()))
        for key in ("gave", "received")
    }
    news = tuple(_news(reading, item, people, near) for item in values.pop("news", ()))
    links, files, faults = follow(parsed, known)
    note = Note(
        file=document.path,
        date=day,
        time=time,
        title=values.pop("title", None) or parsed.prose.title or _words(place.words),
        people=people,
        strangers=present.strangers,
        mentions=mentions(links, people),
        news=news,
        more=tuple(reading.more),
        prose=parsed.prose,
        links=links,
        files=files,
        origins=reading.origins,
        **exchanges,
        **values,
    )
    return note, [*reading.faults, *faults]


def _read_fields(reading: Reading, document: Document) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for entry in document.front.entries if document.front else ():
        key = entry.key.text
        if key in NOTE:
            reading.place(key, entry.value.span)
            value = NOTE[key](reading, entry.value)
            if value is not None:
                values[key] = value
        elif nearest(key, ["private"]):
            values["private"] = _nearly_private(reading, entry)
        else:
            stray_key(reading, entry, NOTE)
    if nearest_of("private", document.doubtful) or _is_private_in_text(reading, document):
        values["private"] = True
    return values


def _is_private_in_text(reading: Reading, document: Document) -> bool:
    """Whether ``private: true`` is the first thing said, where no front matter is.

    What was meant to stay must not be published for want of two lines ``---``.
    """
    lines = document.body.split("\n") if document.front is None else []
    at, first = next(((at, line) for at, line in enumerate(lines) if line.strip()), (0, ""))
    match = _PRIVATE_LINE.fullmatch(first[:80])
    if match is None or not nearest(match[1], ["private"]):
        return False
    line = document.body_line + at
    message = _("this stands in the text and not between two lines ---, yet this note is kept private")
    span = Span(line, 1, line, len(first.rstrip()) + 1)
    help = _("write a line --- above it and one below it")
    reading.faults.append(fault("bad-private", document.path, span, message, help=help, excerpt=first))
    return True


def nearest_of(word: str, keys: Sequence[str]) -> bool:
    """Whether one of the keys is the word, or looks like it."""
    return any(nearest(key, [word]) for key in keys)


def _nearly_private(reading: Reading, entry: Entry) -> bool:
    """A misspelt ``private`` must not publish what was meant to stay (FORMAT "Flags")."""
    message = _("‘{written}’ looks like ‘{key}’, so this note is kept private")
    message = message.format(written=entry.key.text, key="private")
    reading.fault("bad-private", entry.key.span, message, either("private: true", "private: false"))
    return True


def _compare_days(reading: Reading, day: date, place: NotePlace) -> None:
    if day == place.day:
        return
    origin = reading.origins["date"]
    message = _("the file's name says {named}, this line says {written}")
    help = _("the date of the front matter stands; rename the file to {name}, or take the line out")
    span = Span(origin.line, origin.column, origin.line, origin.column + 10)
    message = message.format(named=place.day, written=day)
    reading.fault("date-differs", span, message, help.format(name=f"{day}-…"))


def _words(words: str) -> str:
    """The words of a file's name as a title; empty where it has none."""
    plain = " ".join(words.replace("-", " ").replace("_", " ").split())
    return plain[:1].upper() + plain[1:]


def _exchange(item: Item, people: Sequence[str], near: Names, everyone: Names) -> Exchange:
    """An item belongs to those of the note it names, else to all of them."""
    named = near.within(item.what)
    others = tuple(person for person in _others(item.what, everyone) if person not in people)
    return Exchange(item.kind, item.what, named or tuple(people), others)


def _others(what: str, everyone: Names) -> tuple[str, ...]:
    whole = everyone.find(what).id
    return (whole,) if whole else everyone.within(what)


def _news(reading: Reading, item: Item, people: Sequence[str], near: Names) -> News:
    return News(item.what, near.within(item.what) or tuple(people), _day_in(reading, item))


def _day_in(reading: Reading, item: Item) -> date | None:
    """The first whole date in an item of news."""
    match = _ISO.search(item.what)
    if match is None:
        return None
    day = iso_day(match[0])
    if isinstance(day, str):
        reading.fault("bad-date", item.span, wrong(match[0], day), _("write YYYY-MM-DD"))
        return None
    return day
