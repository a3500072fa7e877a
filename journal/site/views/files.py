"""The files a writer would write next, so that a page can say where to put what comes after it."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from journal.model.person import Person


def next_note(person: Person, today: date) -> str:
    """The path of a note about today in somebody's folder."""
    own = PurePosixPath(person.file)
    inside = own.parent.name.casefold() == own.stem.casefold()
    folder = own.parent if inside else own.with_suffix("")
    return f"{folder}/{today.isoformat()}.md"
