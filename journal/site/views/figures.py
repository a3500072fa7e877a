"""The pictures of a person's page: each left out where there is too little to show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.cadence import plus_days
from journal.language import _, day_in, figures
from journal.model.assessment import State
from journal.practices.giving import who_reaches_out
from journal.practices.over_time import TONES
from journal.practices.quiet import is_quiet
from journal.site import charts
from journal.site.markup import Html
from journal.site.views.insight import Table
from journal.site.views.names import plain
from journal.site.views.web import web_figure
from journal.wording import figure_sentences as words
from journal.wording import person_sentences as person_words
from journal.wording.chart_sentences import tone_finding
from journal.wording.reasons_giving import reaching_out_line
from journal.wording.time import sentence
from journal.wording.vocabulary import channel, tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal.model.note import Note
    from journal.model.person import Person
    from journal.site.views.context import Context

#: Fewest notes that must say something before it is drawn.
ENOUGH = 4


class Bar(Struct, frozen=True):
    """A row of a small table: what, its bar, how many."""

    label: str
    bar: Html
    count: str


class Figure(Struct, frozen=True):
    """A picture with its heading, which is its finding, and what it means in words."""

    id: str
    title: str
    svg: Html
    gloss: Html
    left: str = ""
    """Labels at both ends of a balance."""
    right: str = ""
    bars: tuple[Bar, ...] = ()
    table: Table | None = None
    """Its numbers, where the picture does not write them itself."""


def person_figures(context: Context, person: Person, notes: Sequence[Note], base: str) -> tuple[Figure, ...]:
    """All pictures that have something to show, from notes given oldest first; else what would come."""
    past = [note for note in notes if note.date <= context.today]
    drawn = [
        _year(context, past),
        _life(context, person, past),
        _reaching(context, person),
        _channels(past),
        _tone(context, past),
    ]
    around = web_figure(context, person, past, base)
    web = Figure("web", around.title, around.svg, around.gloss) if around else None
    found = tuple(figure for figure in (*drawn, web) if figure is not None)
    return found or _in_pictures(context, person, past)


def _in_pictures(context: Context, person: Person, notes: Sequence[Note]) -> tuple[Figure, ...]:
    """What would come, where something is written of somebody alive."""
    died = context.standing(person.id).state is State.DIED
    if person.id == context.journal.settings.me or died or not (notes or person.story.text):
        return ()
    title, line = words.in_pictures()
    return (Figure("wait", title, Html(), plain(line)),)


def _year(context: Context, notes: Sequence[Note]) -> Figure | None:
    counts = Counter(note.date for note in notes)
    start = plus_days(context.today, -364)
    months = Counter(day.replace(day=1) for day in counts if day >= start)
    if not months:
        return None
    title = words.year_finding(months)
    drawn = charts.heat(counts, context.today, f"{title}.", small=True)
    return Figure(
        "year",
        title,
        drawn.svg,
        plain(person_words.days_with_notes(len(drawn.days))),
        table=Table(
            _("Days with notes by month"),
            (_("Month"), _("Days")),
            tuple((day_in("month and year", month), figures(months[month])) for month in sorted(months)),
        ),
    )


def _life(context: Context, person: Person, notes: Sequence[Note]) -> Figure | None:
    """All years from the first note on, where there is more than one."""
    counts = Counter((note.date.year, note.date.month) for note in notes)
    first = notes[0].date.year if notes else context.today.year
    if first == context.today.year:
        return None
    years = Counter(note.date.year for note in notes)
    is_mine = person.id == context.journal.settings.me
    title = words.life_finding(years, "" if is_mine else context.names[person.id].called)
    gloss = words.life_gloss(len(notes), first)
    return Figure(
        "life",
        title,
        charts.life(counts, _last_day(context, person, notes), f"{title}. {gloss}"),
        plain(gloss),
        table=Table(
            _("Notes by year"),
            (_("Year"), _("Notes")),
            tuple((str(year), figures(years[year])) for year in sorted(years)),
        ),
    )


def _last_day(context: Context, person: Person, notes: Sequence[Note]) -> date:
    """Up to when years are drawn: today, or the last that was lived or written of somebody who died.

    Where all years do not fit, those with notes are drawn rather than the silence after them.
    """
    last = notes[-1].date
    if person.died is not None and person.died.on is not None:
        return min(context.today, max(person.died.on.last_day, last))
    return last if context.today.year - notes[0].date.year >= charts.YEARS else context.today


def _reaching(context: Context, person: Person) -> Figure | None:
    """The last contacts that say who began them (G4)."""
    out = who_reaches_out(context.scene, context.scene.pasts[person.id])
    if out is None or not out.mine + out.theirs or is_quiet(context.journal, person, "G4"):
        return None
    mine, theirs, called = out.mine, out.theirs, context.names[person.id].called
    title = reaching_out_line(out, person)
    return Figure(
        "balance",
        title,
        charts.balance(mine, theirs, f"{title}. {person_words.begun(mine, theirs, called)}"),
        plain(words.reaching_gloss(out.of)),
        left=words.side(_("You"), mine),
        right=words.side(called, theirs),
    )


def _channels(notes: Sequence[Note]) -> Figure | None:
    counts = Counter(note.channel for note in notes if note.channel)
    if sum(counts.values()) < ENOUGH:
        return None
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:8]
    most = ranked[0][1]
    bars = tuple(
        Bar(sentence(channel(name)), charts.share_bar(count, most), figures(count)) for name, count in ranked
    )
    gloss = plain(_("How you meet, in all notes that say so."))
    return Figure("channels", words.channels_finding(ranked), Html(), gloss, bars=bars)


def _tone(context: Context, notes: Sequence[Note]) -> Figure | None:
    """The tones of the past year; where those are too few, nothing."""
    start = plus_days(context.today, -365)
    felt = [(note.date, note.felt) for note in notes if note.felt in TONES and note.date >= start]
    if len(felt) < ENOUGH:
        return None
    counts = Counter(word for _day, word in felt)
    title, names = tone_finding([counts[word] for word in TONES]), {word: tone(word) for word in TONES}
    return Figure(
        "tone",
        title,
        charts.tone_line([(day, word or "") for day, word in felt], start, context.today, names, f"{title}."),
        plain(_("The tone of the past year.")),
        table=Table(
            _("Notes of the past year by how they felt"),
            (_("It felt"), _("Notes")),
            tuple((names[word], figures(counts[word])) for word in TONES if counts[word]),
        ),
    )
