"""The journal: the notes of the newest year, newest first, and the way to all others."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _, figures
from journal.site.addresses import notes_page, year_page
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.notes import NoteView, notes_of_page
from journal.wording import site_sentences as words
from journal.wording.time import month_name, month_year, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal.model.note import Note
    from journal.site.views.context import Context

#: Months that stand unfolded.
OPEN_MONTHS = 2
#: Notes after which no further month is shown: its own page has them.
SHOWN = 60

#: Words from which on a page is drawn piece by piece as one scrolls: a thick novel's.
LONG = 60_000


class MonthLink(Struct, frozen=True):
    """A month or year in the margin, with how many notes it has."""

    href: str
    label: str
    count: str
    is_here: bool = False


class Month(Struct, frozen=True):
    """The notes of a month, newest first."""

    id: str
    """``2026-11``."""
    title: str
    count: str
    href: str
    """Its own page."""
    notes: tuple[NoteView, ...]
    """None where only its own page has them."""
    is_open: bool
    unfold: str


class JournalPage(Struct, frozen=True):
    """The last months, and the way to all others."""

    frame: Frame
    title: str
    lede: str
    year: int
    months: tuple[Month, ...]
    margin: tuple[MonthLink, ...]
    """The months of this page."""
    years: tuple[MonthLink, ...]
    """All years."""
    is_long: bool
    """Whether there is so much that a browser should draw only what is in sight."""


def journal_page(context: Context, path: str) -> JournalPage:
    """Make the page of the newest year that has begun: its last months, and the way to those before."""
    base = base_of(path)
    years = list(context.notes_by_year)
    begun = [year for year in years if year <= context.today.year]
    year = (begun or years)[0]
    total = len(context.journal.notes)
    plans = sum(note.date > context.today for note in context.journal.notes)
    return JournalPage(
        frame=frame(context, path, _("Journal"), "journal.html"),
        title=_("Journal"),
        lede=words.journal_lede(total, plans),
        year=year,
        months=tuple(_months(context, year, base)),
        margin=months_below(context, year),
        years=years_beside(context, base, year),
        is_long=is_long(context.notes_by_year[year]),
    )


def months_below(context: Context, year: int) -> tuple[MonthLink, ...]:
    """The way down to each month of a page, newest first."""
    return tuple(
        MonthLink(f"#{month_id(year, month)}", month_name(month), figures(notes))
        for month, notes in context.counts[year].items()
    )


def years_beside(context: Context, base: str, here: int) -> tuple[MonthLink, ...]:
    """The way to each year's page."""
    return tuple(
        MonthLink(base + year_page(year), str(year), figures(sum(months.values())), year == here)
        for year, months in context.counts.items()
    )


def by_month(context: Context, year: int) -> Iterator[tuple[int, list[Note]]]:
    """The months of a year that have notes, newest first, the notes of each oldest first."""
    for month, theirs in groupby(reversed(context.notes_by_year[year]), key=lambda note: note.date.month):
        yield month, list(theirs)[::-1]


def month_id(year: int, month: int) -> str:
    """What a month is called in addresses: ``2026-11``."""
    return f"{year:04}-{month:02}"


def count(notes: int) -> str:
    """How many notes a month has, beside its name."""
    return plural("{n} note", "{n} notes", notes, in_figures=True)


def is_long(notes: Iterable[Note]) -> bool:
    """Whether so much is written in them that a browser should draw only what is in sight."""
    return sum(note.prose.words for note in notes) > LONG


def _months(context: Context, year: int, base: str) -> Iterator[Month]:
    above = 0
    for place, (month, theirs) in enumerate(by_month(context, year)):
        is_here = above < SHOWN
        above += len(theirs)
        yield Month(
            id=month_id(year, month),
            title=month_year(year, month),
            count=count(len(theirs)),
            href=base + notes_page(year, month),
            notes=notes_of_page(context, theirs, base) if is_here else (),
            is_open=place < OPEN_MONTHS,
            unfold=words.unfold(month) if is_here else words.elsewhere(len(theirs)),
        )
