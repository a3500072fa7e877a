"""The search index of a site, with names and addresses as its pages have them."""

from __future__ import annotations

from journal.model.note import Note
from journal.model.person import Page, Person
from journal.site.addresses import addresses, link
from journal.site.pages import SiteInput
from journal.site.search import Shown, search_files
from journal.wording.people import initials


def search_pages(site: SiteInput) -> dict[str, bytes]:
    """Every file of the search index, by its path below the site's folder."""
    places = addresses(site.journal)
    journal = site.journal

    def person_address(person: str) -> str:
        return link("", places.people[person])

    def note_address(note: Note) -> str:
        return link("", places.notes[note.file])

    def page_address(person: Person, _: Page) -> str:
        return person_address(person.id)

    def circle(person: Person) -> str:
        found = journal.circle_of(person)
        return found.name.capitalize() if found else ""

    shown = Shown(
        person_address=person_address,
        note_address=note_address,
        page_address=page_address,
        note_title=lambda note: note.title,
        initials=initials,
        circle=circle,
    )
    return search_files(journal, shown, site.assessment.today)
