"""Sentences of the page that one keeps of a year: with whom it was, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, month_name, pgettext
from journal.model.assessment import DayKind, DayToRemember
from journal.model.keepsake import Turn
from journal.wording.days import day_aside, day_line
from journal.wording.people import calls, listed
from journal.wording.reasons_giving import thing
from journal.wording.time import full_stop, gap, plural, short_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journal.model.between import Exchanged
    from journal.model.dates import PartialDate
    from journal.model.journal import Journal
    from journal.model.keepsake import Happening
    from journal.model.person import Person
    from journal.model.whole import Return

    People = Mapping[str, Person]


def title(year: int) -> str:
    """What the page is called: "2026, with whom and what"."""
    return _("{year}, with whom and what").format(year=year)


def lede(*, runs: bool) -> str:
    """What stands under the title."""
    return _("As your notes tell it so far.") if runs else _("As your notes tell it.")


def steady(names: Sequence[str]) -> str:
    """With whom it was nearly every month: "Hardly a month went by without Maya and Tom."."""
    return _("Hardly a month went by without {names}.").format(names=listed(names))


def often(names: Sequence[str], *, more: bool) -> str:
    """With whom it was many months; ``more`` where not all of them are named."""
    if more:
        said = _("Again and again you were in touch with {names}, and with others.")
        return said.format(names=listed(names))
    return _("Again and again you were in touch with {names}.").format(names=listed(names))


def met(names: Sequence[str], *, more: bool) -> str:
    """Whom one met: "You met Yuki, Jonah and Rashid."."""
    if more:
        return _("You met {names}, and others.").format(names=listed(names))
    return _("You met {names}.").format(names=listed(names))


def new_here(names: Sequence[str], *, more: bool) -> str:
    """Who stands in the notes for the first time, of those of whom nothing says how one met."""
    if more:
        return _("New in these pages: {names}, and others.").format(names=listed(names))
    return _("New in these pages: {names}.").format(names=listed(names))


def returned(told: Return, people: People) -> str:
    """Who came back: "In May you and Hattie found each other again, after three years."."""
    said = _("In {month} you and {name} found each other again, after {gap}.")
    return said.format(
        month=month_name(told.note.date.month), name=calls((told.person,), people), gap=gap(told.gap)
    )


def gave(told: Exchanged, journal: Journal) -> str:
    """What was given and to whom: "Piranesi, to Maya"."""
    what, names = thing(told.exchange, journal), calls(told.exchange.people, journal.people)
    return _("{what}, to {names}").format(what=what, names=names) if names else what


def received(told: Exchanged, journal: Journal) -> str:
    """What was received and from whom: "a jar of quinces, from Graham"."""
    what, names = thing(told.exchange, journal), calls(told.exchange.people, journal.people)
    return _("{what}, from {names}").format(what=what, names=names) if names else what


def happened(told: Happening, people: People) -> str:
    """Something of the year in people's lives: "Layla moved to Leeds.", "Stanley turned 80."."""
    names = calls(told.people, people)
    match told.turn:
        case Turn.BORN:
            return _("{name} was born.").format(name=names)
        case Turn.DIED:
            return _("{name} died.").format(name=names)
        case Turn.MOVED:
            return _("{name} moved to {city}.").format(name=names, city=told.what)
        case Turn.WORK:
            return _("{name} began at {organisation}.").format(name=names, organisation=told.what)
        case Turn.DAY if told.day:
            return _day(told.day, names, people)
        case _:
            day = DayToRemember(told.on.first_day, DayKind.NEWS, told.people, told.what)
            return full_stop(day_line(day, people))


def _day(day: DayToRemember, names: str, people: People) -> str:
    if day.kind is DayKind.BIRTHDAY and day.years:
        return plural("{name} turned {n}.", "{name} turned {n}.", day.years, in_figures=True, name=names)
    return " ".join(filter(None, [full_stop(day_line(day, people)), day_aside(day, people)]))


def day_of_year(on: PartialDate) -> str:
    """When in the year something was: "8 Oct", "October"; "" where only the year is known."""
    if on.month is None:
        return ""
    return short_day(on.first_day) if on.day else month_name(on.month)


def warm(day: str, names: str) -> str:
    """Over a warm note: "18 October, with Maya"."""
    return _("{day}, with {names}").format(day=day, names=names) if names else day


def heat_label(year: int) -> str:
    """What the year's heat map shows, to somebody who hears it; ``{}`` stands for the number."""
    return _("Notes on each day of {year}: {number} in all.").format(year=year, number="{}")


def notes_heading(year: int) -> str:
    """Over the year's notes."""
    return _("The notes of {year}").format(year=year)


def towards(year: int, *, back: bool) -> str:
    """The way to the year before, or after: "← 2025", "2027 →"."""
    if back:
        return pgettext("link to the year before", "← {year}").format(year=year)
    return pgettext("link to the year after", "{year} →").format(year=year)
