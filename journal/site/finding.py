"""The search index of a site, with names and addresses as its pages have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.site.addresses import link
from journal.site.search import SEARCH_FOLDER, Findable, Shown, search_files
from journal.site.tasks import FileTask
from journal.wording.people import initials

if TYPE_CHECKING:
    from journal.model.note import Note
    from journal.model.person import Page, Person
    from journal.site.views.context import Context

#: Everybody stands in it, as they are today: it is made each time.
_PEOPLE = f"{SEARCH_FOLDER}people.js"


def search_tasks(context: Context, found: Findable) -> tuple[FileTask, ...]:
    """Every file of the search index."""
    files = search_files(found, _shown(context), context.today)
    return tuple(FileTask(path, make, "" if path == _PEOPLE else path) for path, make in files.items())


def _shown(context: Context) -> Shown:
    def person_address(person: str) -> str:
        return link("", context.addresses.people[person])

    def note_address(note: Note) -> str:
        return link("", context.addresses.notes[note.file])

    def page_address(person: Person, _: Page) -> str:
        return person_address(person.id)

    def circle(person: Person) -> str:
        found = context.journal.circle_of(person)
        return found.name.capitalize() if found else ""

    return Shown(
        person_address=person_address,
        note_address=note_address,
        page_address=page_address,
        note_title=lambda note: note.title,
        initials=initials,
        circle=circle,
    )
