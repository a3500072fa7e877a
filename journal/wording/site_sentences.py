"""Sentences that only the pages say: what stands around them, over lists and over pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _
from journal.wording.people import listed
from journal.wording.time import (
    ago,
    full_day,
    full_stop,
    gap,
    lived,
    month_name,
    number,
    plural,
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
        return _("Made as of {day}, the day this journal is held at.").format(day=full_day(today))
    return _("Made for {day}.").format(day=full_day(today))


def privacy(edition: str | None) -> str:
    """Where a page may go: nowhere, unless it is an edition made to be given away."""
    if edition is None:
        return _("Private: this page never leaves your disk.")
    return _("Edition: {name}.").format(name=edition)


def to_tidy(count: int) -> str:
    """How many things there are to tidy: "Three things to tidy"."""
    if not count:
        return _("Nothing to tidy")
    return sentence(plural("{n} thing to tidy", "{n} things to tidy", count))


def notes_in_year(count: int) -> str:
    """What the year's heat map shows: "313 notes in the past year"."""
    return plural("{n} note in the past year", "{n} notes in the past year", count, in_figures=True)


def all_promises(count: int) -> str:
    """A link to all open promises."""
    return plural("The open promise", "All {n} open promises", count)


def years_ago(day: date, today: date) -> str:
    """How long ago a note of this day is: "a year ago", "nine years ago"."""
    return plural("a year ago", "{n} years ago", today.year - day.year)


def grown_quieter(median: float, elapsed: int) -> str:
    """C2 beside a name: "usually every week, now three weeks"."""
    return _("usually {rhythm}, now {gap}").format(rhythm=lived(round(median)), gap=gap(elapsed))


def people_lede(count: int) -> str:
    """What stands above the list of people."""
    said = plural("{n} person, from the closest outwards.", "{n} people, from the closest outwards.", count)
    return sentence(said)


def last_contact(standing: Standing, today: date) -> str:
    """When you were last in touch, for a table: "five weeks ago", or "not yet"."""
    return ago(standing.last_contact, today) if standing.last_contact else _("not yet")


def wanted(cadence: Cadence | None) -> str:
    """The wanted rhythm, for a table: "every three weeks", or "–" where there is none."""
    return "–" if cadence is None or cadence.is_none else rhythm(cadence)


def last_and_rhythm(standing: Standing, cadence: Cadence | None, today: date) -> str:
    """Both in a line, for a narrow screen: "five weeks ago, every three weeks"."""
    last = last_contact(standing, today)
    if cadence is None or cadence.is_none:
        return last
    return _("{when}, {rhythm}").format(when=last, rhythm=rhythm(cadence))


def older(year: int, count: int) -> str:
    """A folded year: "2025, 10 notes"."""
    return plural("{year}, {n} note", "{year}, {n} notes", count, in_figures=True, year=year)


def unfold(month: int) -> str:
    """A folded month."""
    return _("Unfold {month}").format(month=month_name(month))


def elsewhere(count: int) -> str:
    """A month that is shown elsewhere: "Its 23 notes, on a page of their own"."""
    return plural(
        "Its {n} note, on a page of its own",
        "Its {n} notes, on a page of their own",
        count,
        in_figures=True,
    )


def journal_lede(count: int, plans: int = 0) -> str:
    """What stands above all notes: "1,846 notes, newest first."; plans alone are called that."""
    if count == plans:
        return plural("{n} plan, and no note yet.", "{n} plans, and no note yet.", count, in_figures=True)
    return plural("{n} note, newest first.", "{n} notes, newest first.", count, in_figures=True)


def month_lede(count: int, plans: int) -> str:
    """What stands above the notes of a month: "23 notes, newest first."; plans alone are called that."""
    if count == plans:
        return sentence(plural("{n} plan.", "{n} plans.", count))
    return plural("{n} note.", "{n} notes, newest first.", count, in_figures=True)


def year_lede(year: int, plans: int) -> str:
    """What stands above a year to come: "Two plans for 2027."."""
    return sentence(plural("{n} plan for {year}.", "{n} plans for {year}.", plans, year=year))


def group_lede(people: int, notes: int) -> str:
    """What stands above a circle, a tag, a city, an organisation: "Five people, seven notes."."""
    some_people, some_notes = _people(people), plural("{n} note", "{n} notes", notes)
    if people and notes:
        return sentence(_("{people}, {notes}.").format(people=some_people, notes=some_notes))
    if people or notes:
        return full_stop(sentence(some_people if people else some_notes))
    return _("Nobody yet.")


def _people(count: int) -> str:
    return plural("{n} person", "{n} people", count)


def known_by(writers: Sequence[tuple[str, date]], today: date) -> str:
    """H3: who of us knows somebody, the latest first: "Bram, two weeks ago; you, a year ago"."""
    said = (_("{name}, {when}").format(name=name, when=ago(day, today)) for name, day in writers)
    return sentence("; ".join(said))


def anyone_last(day: date | None, today: date) -> str:
    """The last contact of anyone with an organisation."""
    if day is None:
        return _("Not in touch with anyone there yet.")
    return _("Last in touch with somebody there {when}.").format(when=ago(day, today))


def tidy_lede(errors: int, warnings: int) -> str:
    """What stands above things to tidy."""
    if not errors + warnings:
        return _("Nothing to tidy. Everything you wrote could be read.")
    parts = [_unread(errors)] if errors else []
    parts += [_worth_a_look(warnings)] if warnings else []
    said = _("{what}. Everything else was built as usual.").format(what=listed(parts))
    return sentence(said)


def _unread(count: int) -> str:
    return plural("{n} thing couldn’t be read", "{n} things couldn’t be read", count)


def _worth_a_look(count: int) -> str:
    return plural("{n} small thing is worth a look", "{n} small things are worth a look", count)


def room(count: int, holds: int | None) -> str:
    """How a circle is filled beside what it holds, without a reproach; "" where nothing is set."""
    if holds is None:
        return ""
    if count > holds:
        return _("It holds more than the {n} you set out with.").format(n=number(holds))
    return plural("Room for {n}.", "Room for {n}.", holds)
