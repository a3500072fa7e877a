"""PLAYBOOK C5, days to remember: the coming weeks, and this day in earlier years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from journal.cadence import in_year, minus, plus_days, plus_months
from journal.model.assessment import DayKind, DayToRemember
from journal.model.dates import MonthDay
from journal.model.journal import Journal
from journal.model.note import Note
from journal.model.numbers import number
from journal.model.person import Person
from journal.practices.clock import has_died, is_resting
from journal.practices.quiet import is_quiet_about, is_silent
from journal.practices.yearly import Anniversary, anniversaries, kept


def coming_up(journal: Journal, today: date) -> tuple[DayToRemember, ...]:
    """The days of the coming weeks that are worth knowing of, by day; none about whom C5 is quiet."""
    if is_silent(journal, "C5"):
        return ()
    end = plus_days(today, int(number(journal.settings.numbers, "C5", "days")) + 1)
    found = [day for day in written_down(journal, today, today) if today <= day.on < end]
    found = [day for day in found if day.kind is not DayKind.PLAN or day.on > today]
    for person in journal.people.values():
        found += _of_person(journal, person, today, end)
    return in_order(day for day in found if not is_quiet_day(journal, day))


def in_order(days: Iterable[DayToRemember]) -> tuple[DayToRemember, ...]:
    """Days to remember by day; those of a day by what they are."""
    kinds = {kind: place for place, kind in enumerate(DayKind)}
    return tuple(sorted(days, key=lambda day: (day.on, kinds[day.kind], day.people, day.what)))


def is_quiet_day(journal: Journal, day: DayToRemember) -> bool:
    """Whether C5 is quiet about everybody whom a day is about."""
    people = [journal.people[id] for id in day.people if id in journal.people]
    return bool(people) and all(is_quiet_about(journal, person, "C5") for person in people)


def _of_person(journal: Journal, person: Person, today: date, end: date) -> Iterator[DayToRemember]:
    """Their yearly days; one of the writer's own shows from its reminder on (FORMAT ``dates``)."""
    leap_day = journal.settings.leap_day
    for each in anniversaries(person):
        if each.kind is DayKind.YEARLY:
            yield from _reminded(journal, each, person, today)
        else:
            yield from kept(each, person, today, end, leap_day)


def _reminded(journal: Journal, each: Anniversary, person: Person, today: date) -> Iterator[DayToRemember]:
    """The next time a yearly day is kept, a week before it where the writer does not say."""
    usual = int(number(journal.settings.numbers, "C5", "yearly_days"))
    year = plus_days(plus_months(today, 12), 2)  # where a leap day is kept on 1 March, it may be a day more
    upcoming = next(kept(each, person, today, year, journal.settings.leap_day), None)
    if upcoming is None:
        return
    shows = minus(upcoming.on, each.remind) if each.remind else plus_days(upcoming.on, -usual)
    if shows <= today:
        yield upcoming


def written_down(journal: Journal, today: date, since: date) -> Iterator[DayToRemember]:
    """What is written down for one day only: plans and ends of a rest, dated news, open promises.

    Args:
        journal: where it is written.
        today: only notes whose day has come tell news.
        since: the first day of plans: today's own note is a plan in the morning.
    """
    for person in journal.people.values():
        pause = person.paused
        if pause and pause.until and is_resting(person, today) and not has_died(person, today):
            origin = person.origins.get("paused")
            yield DayToRemember(pause.until, DayKind.BACK, (person.id,), origin=origin)
    for note in journal.notes:
        if note.date >= since:
            yield DayToRemember(note.date, DayKind.PLAN, note.people, note.title, note=note)
        if note.news and note.date <= today:
            yield from _news(note)
    yield from _promises(journal)


def _news(note: Note) -> Iterator[DayToRemember]:
    origin = note.origins.get("news")
    for item in note.news:
        if item.on is not None:
            yield DayToRemember(item.on, DayKind.NEWS, item.people, item.text, note=note, origin=origin)


def _promises(journal: Journal) -> Iterator[DayToRemember]:
    for promise in journal.promises:
        if promise.mark == "open" and promise.due is not None:
            theirs = promise.by != "me"
            yield DayToRemember(
                promise.due,
                DayKind.PROMISE,
                (promise.by,) if theirs else promise.to,
                promise.text,
                note=journal.notes_by_file.get(promise.origin.path),
                origin=promise.origin,
                theirs=theirs,
            )


def on_this_day(journal: Journal, today: date) -> tuple[Note, ...]:
    """Notes of this day in earlier years, newest first; none where C5 is quiet."""
    if is_silent(journal, "C5"):
        return ()
    leap_day = journal.settings.leap_day
    found = (
        note
        for note in journal.notes
        if note.date.year < today.year
        and in_year(MonthDay(note.date.month, note.date.day), today.year, leap_day) == today
    )
    return tuple(reversed(list(found)))
