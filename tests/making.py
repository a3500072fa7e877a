"""Small journals made by hand, for tests of rules: only what a case is about need be said."""

from __future__ import annotations

from datetime import date
from typing import Any

from journal.model.journal import Journal
from journal.model.note import Note, Promise
from journal.model.person import Origin, Person
from journal.model.settings import Settings

TODAY = date(2026, 11, 22)


def person(id: str = "maya", **values: Any) -> Person:
    """Somebody whose name is their id, raised."""
    name = values.pop("name", id.replace("-", " ").title())
    return Person(id=id, name=name, file=f"contacts/{id}.md", sort=values.pop("sort", name), **values)


def note(day: str, *people: str, **values: Any) -> Note:
    """A note with some people; with nobody said, with Maya."""
    people = people or ("maya",)
    file = values.pop("file", f"contacts/{people[0]}/{day}.md")
    return Note(
        file=file, date=date.fromisoformat(day), title=values.pop("title", ""), people=people, **values
    )


def promise(text: str = "Send the photos", **values: Any) -> Promise:
    """A promise of the writer's to Maya, made in a note; days are ISO text."""
    days = {key: date.fromisoformat(values[key]) for key in ("made", "due", "done") if values.get(key)}
    known = {"by": "me", "to": ("maya",), "mark": "open", "made": None, "due": None, "done": None}
    origin = values.pop("origin", Origin("contacts/maya/note.md", 3, 1))
    return Promise(text=text, origin=origin, **{**known, **values, **days})


def journal(*parts: Person | Note | Promise, **settings: Any) -> Journal:
    """A journal of some people, notes and promises; whoever a note names exists."""
    people = {p.id: p for p in parts if isinstance(p, Person)}
    notes = sorted((n for n in parts if isinstance(n, Note)), key=lambda n: (n.date, n.file))
    for each in notes:
        for id in each.people:
            people.setdefault(id, person(id))
    promises = tuple(p for p in parts if isinstance(p, Promise))
    return Journal(people, tuple(notes), promises, Settings(**settings))
