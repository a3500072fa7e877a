"""What one knows of a person beyond facts: what made it special, gifts, the line of their life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal.site.markup import Html, escaped
from journal.site.views.changes import Changed, changed
from journal.site.views.facts import listed_html
from journal.site.views.names import joined, plain
from journal.site.views.notes import Line, what_was_given
from journal.site.views.prose import shown
from journal.wording import note_sentences as note_words
from journal.wording import person_sentences as person_words
from journal.wording.time import partial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.model.dates import PartialDate
    from journal.model.note import Note
    from journal.model.person import Person
    from journal.site.views.context import Context


@dataclass(frozen=True, slots=True)
class Gift:
    """Something that went from one to the other."""

    day: str
    from_you: bool
    what: Html
    kind: str
    href: str


@dataclass(frozen=True, slots=True)
class Knowing:
    """What made it special, what is hoped for, what a good host remembers."""

    special: Html
    intention: Html
    hopes: tuple[Html, ...]
    dreams: str
    """The label over the hopes."""
    host: tuple[Line, ...]
    """Likes, dislikes, diet, ideas for gifts, offers, needs."""
    gifts: tuple[Gift, ...]
    """Newest first."""
    changed: tuple[Changed, ...]
    """What the history of their file tells, newest first; beyond eight, folded."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point on the line of life."""

    when: str
    what: Html
    href: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page about a person, folded on theirs."""

    title: str
    prose: Html
    lines: tuple[Line, ...]
    file: str


def knowing(context: Context, person: Person, notes: Sequence[Note], base: str) -> Knowing:
    """Gather what one knows of a person."""
    return Knowing(
        special=plain(person.special or ""),
        intention=plain(person.intention or ""),
        hopes=tuple(plain(hope) for hope in person.hopes),
        dreams=person_words.dreams(person),
        host=_host(person),
        gifts=_gifts(context, person, notes, base),
        changed=changed(context, person),
    )


def _host(person: Person) -> tuple[Line, ...]:
    known = (
        ("Likes", person.likes),
        ("Rather not", person.dislikes),
        ("Eats", person.diet),
        ("Ideas for a gift", person.ideas),
        ("Can offer", person.offers),
        ("Could use", person.needs),
    )
    return tuple(Line(label, listed_html(values)) for label, values in known if values)


def _gifts(context: Context, person: Person, notes: Sequence[Note], base: str) -> tuple[Gift, ...]:
    found = []
    for note in reversed(notes):
        for from_you, things in ((True, note.gave), (False, note.received)):
            found += [
                Gift(
                    note_words.short_date(note.date),
                    from_you,
                    what_was_given(context, one, note, base),
                    one.kind,
                    context.note_link(note, base),
                )
                for one in things
                if person.id in one.people
            ]
    return tuple(found)


def moments(context: Context, person: Person, notes: Sequence[Note], base: str) -> tuple[Moment, ...]:
    """The line of life: how you met, what happened, dated news, oldest first."""
    found: list[tuple[date, Moment]] = []
    if person.met is not None:
        found += _meeting(context, person, base)
    found += [(event.on.first_day, Moment(_when(event.on), plain(event.what))) for event in person.events]
    for note in notes:
        for item in note.news:
            if item.on is not None and person.id in item.people:
                moment = Moment(
                    note_words.short_date(item.on), plain(item.text), context.note_link(note, base)
                )
                found.append((item.on, moment))
    return tuple(moment for _, moment in sorted(found, key=lambda pair: pair[0]))


def _meeting(context: Context, person: Person, base: str) -> list[tuple[date, Moment]]:
    met = person.met
    if met is None or not (met.on or met.at or met.through):
        return []
    what = "You met"
    if met.at:
        what += f": {plain(met.at)}"
    if met.through:
        what += f", through {joined([context.ref(ref, base) for ref in met.through])}"
    day = met.on.first_day if met.on else date.min
    return [(day, Moment(_when(met.on) if met.on else "Once", Html(what)))]


def _when(day: PartialDate) -> str:
    """A date for a narrow column, as far as it is known."""
    return note_words.short_date(day.exact) if day.exact else partial(day)


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
