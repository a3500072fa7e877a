"""What one knows of a person beyond facts: what made it special, gifts, the line of their life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.practices.giving import exchanges_by_year
from journal.site.markup import Html, escaped
from journal.site.views.changes import Changed, changed
from journal.site.views.facts import listed_html
from journal.site.views.names import plain
from journal.site.views.notes import Line, what_was_given
from journal.site.views.prose import shown
from journal.wording import note_sentences as note_words
from journal.wording import person_sentences as person_words
from journal.wording.reasons_giving import giving_lines
from journal.wording.vocabulary import given

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal.model.between import YearOfGiving
    from journal.model.note import Note
    from journal.model.person import Person
    from journal.site.views.context import Context


#: Things given that are told one by one; the years before are told in words.
ENOUGH = 5


class Gift(Struct, frozen=True):
    """Something that went from one to the other."""

    day: str
    from_you: bool
    what: Html
    kind: str
    href: str


class GivingYear(Struct, frozen=True):
    """What went back and forth in a year: a sentence each way."""

    year: int
    lines: tuple[Html, ...]


class Knowing(Struct, frozen=True):
    """What made it special, what is hoped for, what a good host remembers."""

    special: Html
    intention: Html
    hopes: tuple[Html, ...]
    dreams: str
    """The label over the hopes."""
    host: tuple[Line, ...]
    """Likes, dislikes, diet, ideas for gifts, offers, needs."""
    gifts: tuple[Gift, ...]
    """Those of the newest years one by one, newest first."""
    giving: tuple[GivingYear, ...]
    """The years before, in words (G1)."""
    changed: tuple[Changed, ...]
    """What the history of their file tells, newest first; beyond eight, folded."""


class PageView(Struct, frozen=True):
    """A page about a person, folded on theirs."""

    title: str
    prose: Html
    lines: tuple[Line, ...]
    file: str


def knowing(context: Context, person: Person, notes: Sequence[Note], base: str) -> Knowing:
    """Gather what one knows of a person."""
    years = exchanges_by_year(context.scene.pasts[person.id])
    one_by_one = _newest(years)
    return Knowing(
        special=escaped(person.special or ""),
        intention=plain(person.intention or ""),
        hopes=tuple(plain(hope) for hope in person.hopes),
        dreams=person_words.dreams(person),
        host=_host(person),
        gifts=_gifts(context, person, [note for note in notes if note.date.year in one_by_one], base),
        giving=tuple(_year(context, person, year) for year in years if year.year not in one_by_one),
        changed=changed(context, person),
    )


def _host(person: Person) -> tuple[Line, ...]:
    known = (
        (_("Likes"), person.likes),
        (_("Rather not"), person.dislikes),
        (_("Eats"), person.diet),
        (_("Ideas for a gift"), person.ideas),
        (_("Can offer"), person.offers),
        (_("Could use"), person.needs),
    )
    return tuple(Line(label, listed_html(values)) for label, values in known if values)


def _newest(years: Iterable[YearOfGiving]) -> set[int]:
    """The newest years, as many as it takes to tell some things one by one."""
    found: set[int] = set()
    told = 0
    for year in years:
        if told < ENOUGH:
            found.add(year.year)
        told += len(year.gave) + len(year.received)
    return found


def _year(context: Context, person: Person, year: YearOfGiving) -> GivingYear:
    return GivingYear(year.year, tuple(map(plain, giving_lines(year, person, context.journal))))


def _gifts(context: Context, person: Person, notes: Sequence[Note], base: str) -> tuple[Gift, ...]:
    found = []
    for note in reversed(notes):
        for from_you, things in ((True, note.gave), (False, note.received)):
            found += [
                Gift(
                    note_words.short_date(note.date),
                    from_you,
                    what_was_given(context, one, note, base),
                    given(one.kind),
                    context.note_link(note, base),
                )
                for one in things
                if person.id in one.people
            ]
    return tuple(found)


def page_views(context: Context, person: Person, base: str) -> tuple[PageView, ...]:
    """The pages about a person, in the order of their files."""
    return tuple(
        PageView(
            title=page.title,
            prose=shown(context, page.prose, page.links, page.files, base),
            lines=tuple(Line(key, escaped(value)) for key, value in page.more),
            file=page.file,
        )
        for page in person.pages
    )
