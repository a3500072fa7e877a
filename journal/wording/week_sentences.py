"""A quarter of an hour a week, in words (PLAYBOOK H5): the same for the terminal and for mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.wording.days import day_sentence, promise_meta
from journal.wording.note_sentences import opening
from journal.wording.people import call, calls
from journal.wording.reasons import reason
from journal.wording.reasons_giving import thing
from journal.wording.sentences import since_headline
from journal.wording.time import full_day, near_day, plural, sentence
from journal.wording.whole_sentences import load, loosening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from journal.model.assessment import Assessment, Finding
    from journal.model.journal import Journal
    from journal.model.note import Note
    from journal.model.week import Week

#: How many rhythms are offered for loosening in a week.
_LOOSENED = 3


class Item(Struct, frozen=True):
    """One thing to read: what it is, its day where that is the point, and what is said of it."""

    what: str
    lines: tuple[str, ...] = ()
    on: date | None = None


class Section(Struct, frozen=True):
    """A heading and what stands under it."""

    label: str
    items: tuple[Item, ...]


def title(today: date) -> str:
    """What stands above it all: "Your week, Sunday 22 November 2026"."""
    return _("Your week, {day}").format(day=full_day(today))


def lede(week: Week) -> str:
    """The first sentence: "Three people might be glad to hear from you this week."."""
    people = len(week.people)
    if not people:
        return _("Nobody in particular is waiting; the week is yours.")
    return sentence(
        plural(
            "{n} person might be glad to hear from you this week.",
            "{n} people might be glad to hear from you this week.",
            people,
        )
    )


def sections(week: Week, journal: Journal, assessment: Assessment) -> tuple[Section, ...]:
    """The week, section by section, in the order of H5; what is empty is left out."""
    found = [
        Section(_("Your word first"), tuple(_late(week, journal, assessment))),
        Section(_("Whom you might write to"), tuple(_people(week, journal, assessment))),
        Section(_("Days to remember"), tuple(_days(week, journal))),
        Section(_("One suggestion"), tuple(_suggestion(week.suggestion, journal, assessment))),
        Section(_("What your rhythms ask"), tuple(_rhythms(journal, assessment))),
        Section(_("What you gave"), tuple(_gave(week, journal))),
        Section(_("To be thankful for"), tuple(_thankful(week.thankful, journal, assessment.today))),
    ]
    return tuple(section for section in found if section.items)


def _late(week: Week, journal: Journal, assessment: Assessment) -> Iterator[Item]:
    for standing in week.late:
        meta = promise_meta(standing, journal.people, assessment.today)
        yield Item(standing.promise.text, (meta,) if meta else ())


def _people(week: Week, journal: Journal, assessment: Assessment) -> Iterator[Item]:
    for id in week.people:
        person = journal.people[id]
        headline = since_headline(person, assessment.standings[id], assessment.today)
        name = "" if person.name == call(person) else f" ({person.name})"
        first = assessment.findings.get(id, ())[:1]
        yield Item(f"{headline}{name}", tuple(reason(f, journal, assessment) for f in first))


def _days(week: Week, journal: Journal) -> Iterator[Item]:
    for day in week.days:
        yield Item(day_sentence(day, journal.people), on=day.on)


def _suggestion(found: Finding | None, journal: Journal, assessment: Assessment) -> Iterator[Item]:
    if found is not None:
        yield Item(journal.people[found.person].name, (reason(found, journal, assessment),))


def _rhythms(journal: Journal, assessment: Assessment) -> Iterator[Item]:
    """C6, where more is asked than is lived, and there is a rhythm that could be looser."""
    asked = assessment.whole.load if assessment.whole else None
    if asked is not None and asked.too_much and asked.loosen:
        kept_least = asked.loosen[:_LOOSENED]
        yield Item(load(asked), tuple(loosening(each, journal.people) for each in kept_least))


def _gave(week: Week, journal: Journal) -> Iterator[Item]:
    for note in week.gave:
        for item in note.gave:
            to = calls(item.people, journal.people)
            what = thing(item, journal)
            told = _("To {names}: {thing}").format(names=to, thing=what) if to else sentence(what)
            yield Item(told, on=note.date)


def _thankful(note: Note | None, journal: Journal, today: date) -> Iterator[Item]:
    """A warm note: when, with whom, and how it begins."""
    if note is None:
        return
    with_whom = calls((id for id in note.people if id != journal.settings.me), journal.people)
    told = _("{day}, with {names}: {title}") if with_whom else _("{day}: {title}")
    day, said = near_day(note.date, today), opening(note)
    what = sentence(told.format(day=day, names=with_whom, title=note.title))
    yield Item(what, () if said == note.title else (said,))
