"""The page of a year: what it held, to keep, and a line for each of its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import day_in
from journal.model.journal import anchors
from journal.site.addresses import notes_page, year_page
from journal.site.markup import Html
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.keepsake import KeepsakeView, keepsake_view
from journal.site.views.ledger import MonthLink, by_month, count, month_id, months_below, years_beside
from journal.site.views.names import plain
from journal.site.views.notes import NAMED, company
from journal.wording import calendar_sentences as calendar_words
from journal.wording import note_sentences as note_words
from journal.wording import site_sentences as words
from journal.wording import year_sentences as year_words
from journal.wording.time import month_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal.model.keepsake import Keepsake
    from journal.model.note import Note
    from journal.site.views.context import Context


class Entry(Struct, frozen=True):
    """A note in a line."""

    anchor: str
    """Its fragment, the same as on the page of its month."""
    iso: str
    day: str
    what: Html
    """Its title, or how it begins."""
    href: str
    kind: str
    """"a plan", "a thought", "looking back"; "" for an ordinary note."""
    who: Html
    """With whom, "" for nobody."""


class MonthOfYear(Struct, frozen=True):
    """A month's notes in lines, newest first."""

    id: str
    """``2026-11``."""
    title: str
    count: str
    href: str
    """Where its notes stand whole."""
    entries: tuple[Entry, ...]


class YearPage(Struct, frozen=True):
    """What a year held, its notes in a list, and the way to other years."""

    frame: Frame
    title: str
    lede: str
    """Over the notes; where there is no keepsake, over the page."""
    year: int
    keepsake: KeepsakeView | None
    """What the year held; None for a year to come."""
    notes_title: str
    """Over the notes; "" where the page's own title says it."""
    months: tuple[MonthOfYear, ...]
    margin: tuple[MonthLink, ...]
    """The months of this page."""
    years: tuple[MonthLink, ...]
    """All years."""
    before: MonthLink | None
    """The year before that has notes."""
    after: MonthLink | None


def year_of_notes(context: Context, path: str, year: int, told: Keepsake | None) -> YearPage:
    """Make the page of a year with notes; ``told`` is what it held, None for a year to come."""
    base, notes = base_of(path), len(context.notes_by_year[year])
    title = year_words.title(year) if told else str(year)
    return YearPage(
        frame=frame(context, path, title, "journal.html"),
        title=title,
        lede=words.journal_lede(notes) if told else words.year_lede(year, notes),
        year=year,
        keepsake=keepsake_view(context, told, base) if told else None,
        notes_title=year_words.notes_heading(year) if told else "",
        months=tuple(_month(context, year, month, theirs, base) for month, theirs in by_month(context, year)),
        margin=months_below(context, year),
        years=years_beside(context, base, year),
        before=_towards(base, max((y for y in context.notes_by_year if y < year), default=None), back=True),
        after=_towards(base, min((y for y in context.notes_by_year if y > year), default=None), back=False),
    )


def _towards(base: str, year: int | None, *, back: bool) -> MonthLink | None:
    return (
        None if year is None else MonthLink(base + year_page(year), year_words.towards(year, back=back), "")
    )


def _month(context: Context, year: int, month: int, notes: Sequence[Note], base: str) -> MonthOfYear:
    return MonthOfYear(
        id=month_id(year, month),
        title=month_year(year, month),
        count=count(len(notes)),
        href=base + notes_page(year, month),
        entries=tuple(_entries(context, notes, base))[::-1],
    )


def _entries(context: Context, notes: Sequence[Note], base: str) -> Iterator[Entry]:
    for note, anchor in zip(notes, anchors(notes), strict=True):
        yield Entry(
            anchor=anchor,
            iso=note.date.isoformat(),
            day=day_in("short day", note.date),
            what=plain(note_words.in_a_line(note) or calendar_words.untitled()),
            href=context.note_link(note, base),
            kind=note_words.note_kind(note.kind, is_plan=context.is_ahead(note)),
            who=company(context, note, base, limit=NAMED),
        )
