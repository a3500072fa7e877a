"""A year with somebody with whom there are very many notes: their own page shows the newest of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import figures
from journal.site.addresses import link, notes_page, together_page
from journal.site.views.context import by_year
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.ledger import MonthLink, count, is_long, month_id
from journal.site.views.notes import NoteView, notes_of_page
from journal.wording import person_sentences as person_words
from journal.wording import site_sentences as words
from journal.wording import year_sentences as year_words
from journal.wording.time import month_name, month_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.model.note import Note
    from journal.site.views.cards import Card
    from journal.site.views.context import Context

#: Notes past which a page does not show all of them whole; a person's own leaves them to pages of years.
MANY = 150

#: The newest notes that such a page shows whole.
WHOLE = 30


class YearLink(Struct, frozen=True):
    """The way to a year with somebody."""

    year: int
    label: str
    """With how many notes it has."""
    href: str


class MonthTogether(Struct, frozen=True):
    """The notes of a month with somebody, newest first."""

    id: str
    """``2026-11``."""
    title: str
    count: str
    href: str
    """Where all notes of the month stand."""
    notes: tuple[NoteView, ...]


class TogetherPage(Struct, frozen=True):
    """The notes of a year with somebody, and the way to their other years."""

    frame: Frame
    card: Card
    title: str
    lede: str
    year: int
    months: tuple[MonthTogether, ...]
    margin: tuple[MonthLink, ...]
    """The months of this page."""
    years: tuple[MonthLink, ...]
    """All years with them; without figures, so that a new note leaves the pages of old years alone."""
    before: MonthLink | None
    """The year before that has notes with them."""
    after: MonthLink | None
    is_long: bool
    """Whether there is so much that a browser should draw only what is in sight."""


def has_years(notes: Sequence[Note]) -> bool:
    """Whether there are so many notes with somebody that their years have pages of their own."""
    return len(notes) > MANY


def years_with(context: Context, id: str, notes: Sequence[Note], base: str) -> tuple[YearLink, ...]:
    """The way from somebody's own page to each year with them, where these have pages."""
    page, years = context.addresses.people[id], by_year(notes) if has_years(notes) else {}
    return tuple(
        YearLink(year, words.older(year, len(theirs)), link(base, together_page(page, year)))
        for year, theirs in years.items()
    )


def year_together(
    context: Context, path: str, id: str, years: Sequence[int], theirs: Sequence[Note]
) -> TogetherPage:
    """Make the page of a year with somebody.

    Args:
        context: what all pages share.
        path: of the page.
        id: whose.
        years: all that have notes with them, newest first.
        theirs: the notes of the year, at least one, oldest first.
    """
    base, year = base_of(path), theirs[0].date.year
    whole = WHOLE if len(theirs) > MANY else len(theirs)
    views = notes_of_page(context, theirs, base, person=id, whole=whole)
    months = _months(views, base)
    return TogetherPage(
        frame=frame(context, path, _title(context, id, year), "people.html"),
        card=context.cards[id],
        title=_title(context, id, year),
        lede=words.month_lede(len(theirs), sum(map(context.is_ahead, theirs))),
        year=year,
        months=months,
        margin=tuple(
            MonthLink(f"#{month.id}", month_name(int(month.id[5:])), figures(len(month.notes)))
            for month in months
        ),
        years=tuple(_towards(context, id, other, base, str(other), is_here=other == year) for other in years),
        before=next((_before(context, id, other, base) for other in years if other < year), None),
        after=next((_after(context, id, other, base) for other in reversed(years) if other > year), None),
        is_long=is_long(theirs[-whole:]),
    )


def _title(context: Context, id: str, year: int) -> str:
    return person_words.year_with(context.person(id).name, year)


def _months(views: Sequence[NoteView], base: str) -> tuple[MonthTogether, ...]:
    return tuple(
        _month(month, tuple(theirs), base) for month, theirs in groupby(views, key=lambda view: view.iso[:7])
    )


def _month(named: str, views: tuple[NoteView, ...], base: str) -> MonthTogether:
    year, month = int(named[:4]), int(named[5:])
    return MonthTogether(
        id=month_id(year, month),
        title=month_year(year, month),
        count=count(len(views)),
        href=base + notes_page(year, month),
        notes=views,
    )


def _before(context: Context, id: str, year: int, base: str) -> MonthLink:
    return _towards(context, id, year, base, year_words.towards(year, back=True))


def _after(context: Context, id: str, year: int, base: str) -> MonthLink:
    return _towards(context, id, year, base, year_words.towards(year, back=False))


def _towards(
    context: Context, id: str, year: int, base: str, label: str, *, is_here: bool = False
) -> MonthLink:
    return MonthLink(link(base, together_page(context.addresses.people[id], year)), label, "", is_here)
