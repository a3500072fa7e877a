"""The journal: every note, newest first; a page for each year, and one for the newest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from journal.language import _, figures
from journal.site.addresses import year_page
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.keepsake import KeepsakeView, keepsake_view
from journal.site.views.notes import Notes, NoteView
from journal.wording import site_sentences as words
from journal.wording import year_sentences as year_words
from journal.wording.time import month_name, month_year, plural

if TYPE_CHECKING:
    from journal.model.keepsake import Keepsake
    from journal.site.views.context import Context

#: Months that stand unfolded on the newest page.
OPEN_MONTHS = 2
#: Notes after which the page of all shows no further month: the year's own page has them.
SHOWN = 60

#: Words from which on a page is drawn piece by piece as one scrolls: a thick novel's.
LONG = 60_000


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month or year in the margin, with how many notes it has."""

    href: str
    label: str
    count: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """The notes of a month, newest first."""

    id: str
    """``2026-11``."""
    title: str
    count: str
    notes: tuple[NoteView, ...]
    is_open: bool
    unfold: str
    href: str
    """Where its notes stand, if not here: "" where they do."""


@dataclass(frozen=True, slots=True)
class JournalPage:
    """The notes of a year, and the way to all others."""

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
    notes_title: str = ""
    """Over the notes; "" where the page's own title says it."""
    keepsake: KeepsakeView | None = None
    """What the year held; None on the page of all, and for a year to come."""
    before: MonthLink | None = None
    after: MonthLink | None = None


def journal_page(notes: Notes, path: str) -> JournalPage:
    """Make the page of the newest year that has begun: its last months, and the way to those before."""
    context = notes.context
    years = list(context.notes_by_year)
    begun = [year for year in years if year <= context.today.year]
    total = len(context.journal.notes)
    plans = sum(note.date > context.today for note in context.journal.notes)
    return _page(notes, path, (begun or years)[0], _("Journal"), words.journal_lede(total, plans), fold=True)


def year_page_view(notes: Notes, path: str, year: int, told: Keepsake | None) -> JournalPage:
    """Make the page of a year: what it held, then all its notes, unfolded."""
    context, base = notes.context, base_of(path)
    count = len(context.notes_by_year[year])
    title = year_words.title(year) if told else str(year)
    page = _page(notes, path, year, title, words.year_lede(year, count), fold=False)
    if told is None:
        return replace(page, before=_towards(context, base, year, back=True))
    return replace(
        page,
        lede=words.journal_lede(count),
        notes_title=year_words.notes_heading(year),
        keepsake=keepsake_view(context, told, base),
        before=_towards(context, base, year, back=True),
        after=_towards(context, base, year, back=False),
    )


def _towards(context: Context, base: str, year: int, *, back: bool) -> MonthLink | None:
    """The way to the next year with notes."""
    years = [other for other in context.notes_by_year if (other < year if back else other > year)]
    if not years:
        return None
    other = max(years) if back else min(years)
    return MonthLink(base + year_page(other), year_words.towards(other, back=back), "")


def _page(notes: Notes, path: str, year: int, title: str, lede: str, *, fold: bool) -> JournalPage:
    context, base = notes.context, base_of(path)
    views = notes.of_page(context.notes_by_year[year], base)
    months, above = [], 0
    for place, (month, group) in enumerate(groupby(views, key=lambda view: view.iso[:7])):
        theirs = tuple(group)
        href = f"{base}{year_page(year)}#{month}" if fold and above >= SHOWN else ""
        months.append(_month(month, theirs, href, is_open=not fold or place < OPEN_MONTHS))
        above += len(theirs)
    return JournalPage(
        frame=frame(context, path, title, "journal.html"),
        title=title,
        lede=lede,
        year=year,
        months=tuple(months),
        margin=tuple(MonthLink(f"#{m.id}", month_name(int(m.id[5:])), figures(len(m.notes))) for m in months),
        years=_years(context, base, year),
        is_long=sum(note.prose.words for note in context.notes_by_year[year]) > LONG,
    )


def _month(id: str, notes: tuple[NoteView, ...], href: str, *, is_open: bool) -> Month:
    year, month = int(id[:4]), int(id[5:])
    return Month(
        id=id,
        title=month_year(year, month),
        count=plural("{n} note", "{n} notes", len(notes), in_figures=True),
        notes=notes,
        is_open=is_open,
        unfold=words.elsewhere(len(notes), year) if href else words.unfold(month),
        href=href,
    )


def _years(context: Context, base: str, here: int) -> tuple[MonthLink, ...]:
    return tuple(
        MonthLink(base + year_page(year), str(year), figures(len(notes)), year == here)
        for year, notes in context.notes_by_year.items()
    )
