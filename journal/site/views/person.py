"""A person's page: how it stands, what is good to know, and every note."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from journal.language import _
from journal.model.assessment import State
from journal.site.addresses import link
from journal.site.markup import Html
from journal.site.views.facts import (
    Fact,
    contact_facts,
    day_facts,
    freshness,
    more_facts,
    place_facts,
    relation_facts,
    work_facts,
)
from journal.site.views.family import kin_facts
from journal.site.views.figures import Figure, person_figures
from journal.site.views.files import next_note
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.knowing import Knowing, PageView, knowing, page_views
from journal.site.views.life import LifeLine, life_line
from journal.site.views.lines import brief_lines
from journal.site.views.names import linked, plain, row_html
from journal.site.views.notes import Line, NoteLink, NoteView, Tag, note_link, notes_of_page
from journal.site.views.noticed import Noticed, noticed
from journal.site.views.promises import Promised, promised
from journal.site.views.prose import shown
from journal.site.views.together import WHOLE, YearLink, has_years, years_with
from journal.wording import person_sentences as person_words
from journal.wording import site_sentences as words
from journal.wording.sentences import due_fact, lede
from journal.wording.time import full_stop, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.model.note import Note
    from journal.model.person import Person
    from journal.site.views.cards import Card
    from journal.site.views.context import Context

#: Notes of one year that stay unfolded; past them the year folds.
OPEN = 60


class Year(Struct, frozen=True):
    """A year of notes with somebody."""

    year: int
    notes: tuple[NoteView, ...]
    summary: str
    """What is said where it is folded."""
    is_open: bool


class Gently(Struct, frozen=True):
    """Rest, lapse, shortness of time: a section of their own."""

    title: str
    lines: tuple[Html, ...]


class PersonPage(Struct, frozen=True):
    """Everything that is known about somebody."""

    frame: Frame
    card: Card
    pronouns: str
    also: Html
    """Their other names, in a row."""
    lede: Html
    marks: tuple[Tag, ...]
    """Circle and tags, each with a page of its own."""
    facts_line: tuple[str, ...]
    """Known since, how many notes."""
    brief_title: str
    brief: tuple[Line, ...]
    noticed: Noticed
    next_note: str
    """Where to write it down afterwards; "" where nobody is left to reach out to."""
    gently: Gently
    story: Html
    knowing: Knowing
    promises: Promised
    life: LifeLine
    """The line of life."""
    pages: tuple[PageView, ...]
    years: tuple[Year, ...]
    """The notes by year; where there are very many, the newest of them."""
    all_years: tuple[YearLink, ...]
    """Where there are very many: each year, with a page of its own."""
    mentions: tuple[NoteLink, ...]
    mentioned_by: Html
    contact: tuple[Fact, ...]
    fresh: Fact | None
    around: tuple[Fact, ...]
    around_title: str
    days: tuple[Fact, ...]
    places: tuple[Fact, ...]
    rhythm: tuple[str, ...]
    work: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    more: tuple[Fact, ...]
    file: str
    is_bare: bool
    """Whether nothing is written but a name."""
    contents: tuple[tuple[str, str], ...] = ()
    """Fragment and title of each section."""


def person_page(context: Context, id: str, path: str) -> PersonPage:
    """Make the page of a person."""
    base = base_of(path)
    person, theirs = context.person(id), context.journal.notes_by_person.get(id, ())
    page = PersonPage(
        frame=frame(context, path, person.name, "people.html"),
        card=context.cards[id],
        pronouns=person.pronouns or "",
        also=row_html(person.aka),
        lede=_lede(context, person),
        marks=_marks(context, person, base),
        facts_line=_facts_line(context, person, theirs),
        brief_title=person_words.brief_title(person),
        brief=() if _is_writer(context, person) else brief_lines(context, id, base),
        noticed=noticed(context, person, base, has_brief=not _is_writer(context, person)),
        next_note="" if person.died else next_note(person, context.today),
        gently=Gently(_gently_title(person), _gently(context, person)),
        story=shown(context, person.story, person.story_links, person.story_files, base),
        knowing=knowing(context, person, theirs, base),
        promises=promised(context, person, base),
        life=life_line(context, person, base),
        pages=page_views(context, person, base),
        years=_years(context, id, theirs, base),
        all_years=years_with(context, id, theirs, base),
        mentions=_mentions(context, id, base),
        mentioned_by=context.named_all(context.mentions.get(id, ()), base, full=True),
        contact=contact_facts(person, context.today),
        fresh=freshness(context, person),
        around=(*relation_facts(context, person, base), *kin_facts(context, person, base)),
        around_title=person_words.around(person),
        days=day_facts(context, person),
        places=place_facts(context, person, base),
        rhythm=_rhythm(context, person),
        work=work_facts(context, person, base),
        figures=person_figures(context, person, theirs, base),
        more=more_facts(person),
        file=person.file,
        is_bare=not (theirs or person.story.text),
    )
    return _with_contents(page)


def _is_writer(context: Context, person: Person) -> bool:
    return person.id == context.journal.settings.me


def _lede(context: Context, person: Person) -> Html:
    if _is_writer(context, person):
        return plain(person_words.own_page())
    cadence = context.journal.cadence_of(person)
    card = context.cards[person.id]
    text = lede(person, context.standing(person.id), cadence, context.today)
    return linked(text, {card.called: card.call})


def _marks(context: Context, person: Person, base: str) -> tuple[Tag, ...]:
    circle = context.journal.circle_of(person)
    marks = [Tag(sentence(circle.name), link(base, context.addresses.circles[circle.name]))] if circle else []
    return (*marks, *(Tag(tag, link(base, context.addresses.tags[tag])) for tag in person.tags))


def _facts_line(context: Context, person: Person, notes: Sequence[Note]) -> tuple[str, ...]:
    met = person.met.on.first_day if person.met and person.met.on else None
    since = (person_words.known_since(met, context.today),) if met and met <= context.today else ()
    first = notes[0].date if notes else None
    return (*since, person_words.notes_count(len(notes), first, context.today))


def _gently_title(person: Person) -> str:
    if person.paused:
        return _("Why it rests")
    return _("What came between") if person.lapse else _("Go gently")


def _gently(context: Context, person: Person) -> tuple[Html, ...]:
    """What asks for care, in sentences: the rest, the lapse, how short the time is."""
    lines: list[str] = []
    if person.paused:
        lines += [full_stop(sentence(person.paused.why))] if person.paused.why else []
        lines.append(person_words.back_from_rest(person.paused.until, context.today))
    if person.lapse:
        lines.append(person_words.lapse_line(person.lapse.why, person.lapse.since))
        lines += [person.lapse.about] if person.lapse.about else []
        lines += [person_words.sorry()] if person.lapse.sorry else []
        lines += [person_words.closed()] if person.lapse.closed else []
    if person.fragile and context.standing(person.id).state is not State.DIED:
        lines.append(person_words.fragile())
    return tuple(plain(line) for line in lines)


def _years(context: Context, id: str, theirs: Sequence[Note], base: str) -> tuple[Year, ...]:
    """The newest two years with notes stand open, unless they are long; the others fold.

    Of very many notes the newest are shown, and nothing is folded.
    """
    is_part = has_years(theirs)
    views = notes_of_page(context, theirs[-WHOLE:] if is_part else theirs, base, person=id)
    years = []
    for place, (year, group) in enumerate(groupby(views, key=lambda view: int(view.iso[:4]))):
        found = tuple(group)
        is_open = is_part or place == 0 or (place == 1 and len(found) <= OPEN)
        years.append(Year(year, found, words.older(year, len(found)), is_open))
    return tuple(years)


def _mentions(context: Context, id: str, base: str) -> tuple[NoteLink, ...]:
    mentions = context.journal.mentions_by_person.get(id, ())
    return tuple(note_link(context, note, base) for note in reversed(mentions))


def _rhythm(context: Context, person: Person) -> tuple[str, ...]:
    if _is_writer(context, person) or context.standing(person.id).state is State.DIED:
        return ()
    standing, cadence = context.standing(person.id), context.journal.cadence_of(person)
    fact = due_fact(standing, context.today)
    lines = (
        person_words.rhythm_wanted(cadence, own=person.cadence is not None),
        person_words.rhythm_lived(standing),
        full_stop(sentence(fact)) if fact else "",
    )
    return tuple(line for line in lines if line)


def _with_contents(page: PersonPage) -> PersonPage:
    """Name the sections that this page really has, where there are enough for a list of them."""
    sections = (
        ("before", page.brief_title, bool(page.brief)),
        ("noticed", _("Worth knowing"), bool(page.noticed.said or page.noticed.signs)),
        ("story", _("Your story"), bool(page.story)),
        ("life", _("The line of life"), bool(page.life.first)),
        ("promises", _("Promises"), bool(page.promises.mine or page.promises.theirs)),
        ("gifts", Html(_("Gifts &amp; gestures")), bool(page.knowing.gifts)),
        ("changed", _("What changed"), bool(page.knowing.changed)),
        ("pages", _("Pages"), bool(page.pages)),
        ("notes", _("Notes"), bool(page.years)),
        ("mentions", _("Mentioned"), bool(page.mentions or page.mentioned_by)),
        ("facts", _("Contact"), bool(page.contact)),
    )
    found = tuple((anchor, title) for anchor, title, is_there in sections if is_there)
    return replace(page, contents=found if len(found) > 2 else ())
