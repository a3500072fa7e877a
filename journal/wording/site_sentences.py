"""Sentences that only the pages say: what stands around them, over lists and over pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.wording.time import (
    ago,
    counted,
    full_day,
    gap,
    lived,
    month_name,
    number,
    rhythm,
    sentence,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal.model.assessment import Standing
    from journal.model.dates import Cadence


def made_for(today: date, *, frozen: bool) -> str:
    """The foot of a page: the day it was made for, and whether that day is held still."""
    if frozen:
        return f"Made as of {full_day(today)}, the day this journal is held at."
    return f"Made for {full_day(today)}."


def privacy(edition: str | None) -> str:
    """Where a page may go: nowhere, unless it is an edition made to be given away."""
    return "Private: this page never leaves your disk." if edition is None else f"Edition: {edition}."


def to_tidy(count: int) -> str:
    """How many things there are to tidy: "3 things to tidy"."""
    return sentence(f"{counted(count, 'thing')} to tidy") if count else "Nothing to tidy"


def notes_in_year(count: int) -> str:
    """What the year's heat map shows: "313 notes in the past year"."""
    return f"{counted_figures(count, 'note')} in the past year"


def counted_figures(count: int, one: str, many: str | None = None) -> str:
    """A number in figures and its noun: "1 note", "1,846 notes"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def all_promises(count: int) -> str:
    """A link to all open promises."""
    return "The open promise" if count == 1 else f"All {number(count)} open promises"


def years_ago(day: date, today: date) -> str:
    """How long ago a note of this day is: "a year ago", "nine years ago"."""
    years = today.year - day.year
    return "a year ago" if years == 1 else f"{number(years)} years ago"


def grown_quieter(median: float, elapsed: int) -> str:
    """C2 beside a name: "usually every week, now three weeks"."""
    return f"usually {lived(round(median))}, now {gap(elapsed)}"


def people_lede(count: int) -> str:
    """What stands above the list of people."""
    return f"{sentence(counted(count, 'person', 'people'))}, from the closest outwards."


def last_contact(standing: Standing, today: date) -> str:
    """When you were last in touch, for a table: "five weeks ago", or "not yet"."""
    return ago(standing.last_contact, today) if standing.last_contact else "not yet"


def wanted(cadence: Cadence | None) -> str:
    """The wanted rhythm, for a table: "every three weeks", or "–" where there is none."""
    return "–" if cadence is None or cadence.is_none else rhythm(cadence)


def last_and_rhythm(standing: Standing, cadence: Cadence | None, today: date) -> str:
    """Both in a line, for a narrow screen: "five weeks ago, every three weeks"."""
    last = last_contact(standing, today)
    return last if cadence is None or cadence.is_none else f"{last}, {rhythm(cadence)}"


def older(year: int, count: int) -> str:
    """A folded year: "2025, 10 notes"."""
    return f"{year}, {counted_figures(count, 'note')}"


def unfold(month: int) -> str:
    """A folded month."""
    return f"Unfold {month_name(month)}"


def journal_lede(count: int) -> str:
    """What stands above all notes: "1,846 notes, newest first."."""
    return f"{sentence(counted_figures(count, 'note'))}, newest first."


def year_lede(year: int, count: int) -> str:
    """What stands above the notes of a year."""
    return f"{sentence(counted_figures(count, 'note'))} of {year}, newest first."


def group_lede(people: int, notes: int) -> str:
    """What stands above a circle, a tag, a city, an organisation: "Five people, twelve notes."."""
    parts = [counted(people, "person", "people")] if people else []
    parts += [counted_figures(notes, "note")] if notes else []
    return f"{sentence(', '.join(parts))}." if parts else "Nobody yet."


def known_by(writers: Sequence[tuple[str, date]], today: date) -> str:
    """H3: who of us knows somebody, the latest first: "Bram, two weeks ago; you, a year ago"."""
    return sentence("; ".join(f"{name}, {ago(day, today)}" for name, day in writers))


def anyone_last(day: date | None, today: date) -> str:
    """The last contact of anyone with an organisation."""
    return (
        f"Last in touch with somebody there {ago(day, today)}."
        if day
        else "Not in touch with anyone there yet."
    )


def tidy_lede(errors: int, warnings: int) -> str:
    """What stands above things to tidy."""
    if not errors + warnings:
        return "Nothing to tidy. Everything you wrote could be read."
    parts = [f"{counted(errors, 'thing')} couldn’t be read"] if errors else []
    parts += (
        [f"{counted(warnings, 'small thing')} {'is' if warnings == 1 else 'are'} worth a look"]
        if warnings
        else []
    )
    return f"{sentence(' and '.join(parts))}. Everything else was built as usual."


def room(count: int, holds: int | None) -> str:
    """How a circle is filled beside what it holds, without a reproach; "" where nothing is set."""
    if holds is None:
        return ""
    if count > holds:
        return f"It holds more than the {number(holds)} you set out with."
    return f"Room for {number(holds)}."


def fullest(most: str, least: str) -> str:
    """The finding of the months' chart."""
    if most == least:
        return "Notes, month by month"
    return f"The year was fullest in {most} and quietest in {least}"


def circles_title(people: int, circles: int) -> str:
    """The finding of the circles' chart: "Fifty-nine people, in five circles"."""
    return f"{sentence(counted(people, 'person', 'people'))}, in {counted(circles, 'circle')}"
