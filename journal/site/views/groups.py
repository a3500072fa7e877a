"""A circle, a tag, an organisation: who belongs to it, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.practices.organisation import organisation
from journal.site.markup import Html
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.names import plain
from journal.site.views.notes import NoteLink, note_link
from journal.site.views.people import PersonRow, people_rows
from journal.wording import person_sentences as person_words
from journal.wording import site_sentences as words
from journal.wording.time import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from journal.model.note import Note
    from journal.model.person import Person, Work
    from journal.site.views.context import Context


class Section(Struct, frozen=True):
    """People under a heading."""

    title: str
    rows: tuple[PersonRow, ...]
    asides: tuple[str, ...]
    """What stands beside each: a role and its years; "" for nothing."""


class YearOfNotes(Struct, frozen=True):
    """Notes of a year, as a list of links."""

    year: int
    summary: str
    notes: tuple[NoteLink, ...]
    is_open: bool


class GroupPage(Struct, frozen=True):
    """A circle, a tag or an organisation."""

    frame: Frame
    kind: str
    """What it is, in a word: "Circle"."""
    has_roles: bool
    """Whether what somebody does there stands beside them."""
    title: Html
    lede: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    years: tuple[YearOfNotes, ...]


def circle_page(context: Context, path: str, name: str) -> GroupPage:
    """Who is in a circle, beside what it holds and the rhythm wanted for it."""
    circle = context.journal.settings.circle(name)
    people = [
        person for person in context.journal.people.values() if context.journal.circle_of(person) == circle
    ]
    facts = []
    if circle is not None:
        rhythm = words.wanted(circle.cadence)
        said = _("Rhythm: {rhythm}.").format(rhythm=rhythm) if circle.cadence else ""
        facts = [said, words.room(len(people), circle.holds)]
    return _group(
        context, path, _("Circle"), sentence(name), facts=facts, sections=[_section(context, "", people)]
    )


def tag_page(context: Context, path: str, tag: str) -> GroupPage:
    """Who bears a tag, and the notes that do."""
    people = [context.person(id) for id in context.people_by_tag.get(tag, ())]
    notes = context.notes_by_tag.get(tag, ())
    return _group(context, path, _("Tag"), tag, sections=[_section(context, "", people)], notes=notes)


def organisation_page(context: Context, path: str, org: str) -> GroupPage:
    """Who works somewhere and who did, and the last contact of any of us."""
    now, before = _split(context, org)
    told = organisation(context.scene, org.casefold())
    fact = words.anyone_last(told.last.date if told.last else None, context.today)
    mine = context.journal.settings.me
    ties = (*told.now, *told.before)
    known = {tie.person: tie.by for tie in ties if any(by != mine for by, _ in tie.by)}
    sections = [
        Section(part.title, part.rows, tuple(map(_beside(context, org, known), part.rows)))
        for part in (_section(context, _("Now"), now), _section(context, _("Before"), before))
    ]
    return _group(context, path, _("Organisation"), org, facts=(fact,), sections=sections, has_roles=True)


def _beside(
    context: Context, org: str, known: Mapping[str, tuple[tuple[str, Note], ...]]
) -> Callable[[PersonRow], str]:
    """What stands beside somebody at an organisation: what they do, and who of us knows them (H3)."""

    def line(row: PersonRow) -> str:
        role = _roles(context.person(row.card.id), org)
        ties = [(_writer(context, who), note.date) for who, note in known.get(row.card.id, ())]
        return ". ".join(part for part in (role, words.known_by(ties, context.today)) if part)

    return line


def _writer(context: Context, id: str) -> str:
    if id == context.journal.settings.me:
        return _("you")
    return context.names[id].called if id in context.names else id


def _split(context: Context, org: str) -> tuple[list[Person], list[Person]]:
    """People who work there today, and those who did or will."""
    now: list[Person] = []
    other: list[Person] = []
    for id in context.scene.by_organisation.get(org.casefold(), ()):
        person = context.person(id)
        mine = [work for work in person.work if work.org == org]
        if mine:
            (now if any(_holds(work, context) for work in mine) else other).append(person)
    return now, other


def _holds(work: Work, context: Context) -> bool:
    begun = work.since is None or work.since.first_day <= context.today
    return begun and (work.until is None or work.until.last_day >= context.today)


def _section(context: Context, title: str, people: list[Person]) -> Section:
    rows = people_rows(context, people)
    return Section(title, rows, ("",) * len(rows))


def _roles(person: Person, org: str) -> str:
    """What somebody does or did at an organisation, and from when to when."""
    jobs = [work for work in person.work if org and work.org == org]
    parts = [
        ", ".join(part for part in (job.role, person_words.spell(job.since, job.until)) if part)
        for job in jobs
    ]
    return "; ".join(part for part in parts if part)


def _group(
    context: Context,
    path: str,
    kind: str,
    title: str,
    *,
    facts: Iterable[str] = (),
    sections: Iterable[Section],
    notes: Iterable[Note] = (),
    has_roles: bool = False,
) -> GroupPage:
    found, sections = list(notes), tuple(sections)
    people = sum(len(section.rows) for section in sections)
    return GroupPage(
        frame=frame(context, path, title, "people.html"),
        kind=kind,
        has_roles=has_roles,
        title=plain(title),
        lede=words.group_lede(people, len(found)),
        facts=tuple(fact for fact in facts if fact),
        sections=tuple(section for section in sections if section.rows),
        years=years_of(context, found, base_of(path)),
    )


def years_of(context: Context, notes: Sequence[Note], base: str) -> tuple[YearOfNotes, ...]:
    """Notes by year, newest first; the newest two stand open."""
    years: dict[int, list[NoteLink]] = {}
    for note in reversed(notes):
        years.setdefault(note.date.year, []).append(note_link(context, note, base))
    return tuple(
        YearOfNotes(year, words.older(year, len(links)), tuple(links), place < 2)
        for place, (year, links) in enumerate(years.items())
    )
