"""The notes of a month, whole: where every link to a note in the journal leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import figures
from journal.site.addresses import month_page, notes_page, year_page
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.ledger import MonthLink, is_long, years_beside
from journal.site.views.notes import NoteView, notes_of_page
from journal.wording import calendar_sentences as calendar_words
from journal.wording import site_sentences as words
from journal.wording.time import month_name, month_year

if TYPE_CHECKING:
    from journal.practices.almanac import Almanac, Month
    from journal.site.views.context import Context


class MonthPage(Struct, frozen=True):
    """A month's notes, newest first, and the way to other months."""

    frame: Frame
    title: str
    lede: str
    year: int
    year_href: str
    """The page of its year."""
    calendar: str
    """The month in the calendar; where it has no page there, the calendar itself."""
    notes: tuple[NoteView, ...]
    before: MonthLink | None
    """The month before that has notes."""
    after: MonthLink | None
    margin: tuple[MonthLink, ...]
    """The months of its year."""
    years: tuple[MonthLink, ...]
    """All years."""
    is_long: bool
    """Whether there is so much that a browser should draw only what is in sight."""


def month_of_notes(context: Context, almanac: Almanac, path: str, month: Month) -> MonthPage:
    """Make the page of a month that has notes."""
    base, theirs = base_of(path), almanac.notes[month]
    return MonthPage(
        frame=frame(context, path, month_year(*month), "journal.html"),
        title=month_year(*month),
        lede=words.month_lede(len(theirs), sum(map(context.is_ahead, theirs))),
        year=month[0],
        year_href=base + year_page(month[0]),
        calendar=base + (month_page(*month) if month in almanac.months else "calendar.html"),
        notes=notes_of_page(context, theirs, base),
        before=_before(almanac, base, month),
        after=_after(almanac, base, month),
        margin=_months(context, base, month),
        years=years_beside(context, base, month[0]),
        is_long=is_long(theirs),
    )


def _before(almanac: Almanac, base: str, here: Month) -> MonthLink | None:
    month = max((month for month in almanac.notes if month < here), default=None)
    return MonthLink(base + notes_page(*month), calendar_words.before(*month), "") if month else None


def _after(almanac: Almanac, base: str, here: Month) -> MonthLink | None:
    month = min((month for month in almanac.notes if month > here), default=None)
    return MonthLink(base + notes_page(*month), calendar_words.after(*month), "") if month else None


def _months(context: Context, base: str, here: Month) -> tuple[MonthLink, ...]:
    return tuple(
        MonthLink(base + notes_page(here[0], month), month_name(month), figures(notes), month == here[1])
        for month, notes in context.counts[here[0]].items()
    )
