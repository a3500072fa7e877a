"""PLAYBOOK C5, days to remember: the coming weeks, and this day in earlier years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journal.cadence import in_year, minus, occurrences, plus_days
from journal.model.assessment import DayKind, DayToRemember
from journal.model.dates import MonthDay, PartialDate
from journal.model.journal import Journal
from journal.model.note import Note
from journal.model.numbers import number
from journal.model.person import Person, YearlyDay
from journal.practices.clock import has_died, is_resting
from journal.practices.quiet import is_quiet_about, is_silent


def coming_up(journal: Journal, today: date) -> tuple[DayToRemember, ...]:
    """The days of the coming weeks that are worth knowing of, by day; none about whom C5 is quiet."""
    if is_silent(journal, "C5"):
        return ()
    end = plus_days(today, int(number(journal.settings.numbers, "C5", "days")) + 1)
    found: list[DayToRemember] = []
    for person in journal.people.values():
        found += _of_person(journal, person, today, end)
    for note in journal.notes:
        found += _of_note(note, today, end)
    found += _of_promises(journal, today, end)
    told = (day for day in found if not _is_quiet(journal, day))
    return tuple(sorted(told, key=lambda day: (day.on, list(DayKind).index(day.kind), day.people, day.what)))


def _is_quiet(journal: Journal, day: DayToRemember) -> bool:
    """Whether C5 is quiet about everybody whom a day is about."""
    people = [journal.people[id] for id in day.people if id in journal.people]
    return bool(people) and all(is_quiet_about(journal, person, "C5") for person in people)


def _of_person(journal: Journal, person: Person, today: date, end: date) -> Iterator[DayToRemember]:
    if has_died(person, today):
        yield from _remembrance(journal, person, today, end)
        return
    yield from _birthday(journal, person, today, end)
    for yearly in person.dates:
        yield from _yearly(journal, person, yearly, today)
    if person.paused and person.paused.until and is_resting(person, today) and person.paused.until < end:
        origin = person.origins.get("paused")
        yield DayToRemember(person.paused.until, DayKind.BACK, (person.id,), origin=origin)


def _birthday(journal: Journal, person: Person, today: date, end: date) -> Iterator[DayToRemember]:
    born = person.birthday
    if born is None or born.yearly is None:
        return
    for on in occurrences(born.yearly, today, end, journal.settings.leap_day):
        age = on.year - born.year if born.year is not None and on.year > born.year else None
        round_one = age is not None and age % 10 == 0
        origin = person.origins.get("birthday")
        yield DayToRemember(on, DayKind.BIRTHDAY, (person.id,), "", age, round_one, origin=origin)


def _yearly(journal: Journal, person: Person, yearly: YearlyDay, today: date) -> Iterator[DayToRemember]:
    """A yearly day shows from its reminder on, a week before it where it does not say (FORMAT ``dates``)."""
    kept, year = _month_day(yearly.on)
    leap_day = journal.settings.leap_day
    upcoming = in_year(kept, today.year, leap_day)
    if upcoming < today and today.year < date.max.year:
        upcoming = in_year(kept, today.year + 1, leap_day)
    usual = int(number(journal.settings.numbers, "C5", "yearly_days"))
    shows = minus(upcoming, yearly.remind) if yearly.remind else plus_days(upcoming, -usual)
    if upcoming < today or shows > today:
        return
    years = upcoming.year - year if year is not None and upcoming.year > year else None
    origin = person.origins.get("dates")
    yield DayToRemember(upcoming, DayKind.YEARLY, (person.id,), yearly.what, years, origin=origin)


def _month_day(on: PartialDate | MonthDay) -> tuple[MonthDay, int | None]:
    if isinstance(on, MonthDay):
        return on, None
    return MonthDay(on.month or 1, on.day or 1), on.year


def _remembrance(journal: Journal, person: Person, today: date, end: date) -> Iterator[DayToRemember]:
    died = person.died.on.exact if person.died and person.died.on else None
    if died is None:
        return
    origin = person.origins.get("died")
    for on in occurrences(MonthDay(died.month, died.day), today, end, journal.settings.leap_day):
        if on > died:
            years = on.year - died.year
            yield DayToRemember(on, DayKind.REMEMBRANCE, (person.id,), "", years, origin=origin)


def _of_note(note: Note, today: date, end: date) -> Iterator[DayToRemember]:
    if today < note.date < end:
        yield DayToRemember(note.date, DayKind.PLAN, note.people, note.title, note=note)
    origin = note.origins.get("news")
    for item in note.news:
        if item.on is not None and today <= item.on < end and note.date <= today:
            yield DayToRemember(item.on, DayKind.NEWS, item.people, item.text, note=note, origin=origin)


def _of_promises(journal: Journal, today: date, end: date) -> Iterator[DayToRemember]:
    for promise in journal.promises:
        if promise.mark == "open" and promise.due is not None and today <= promise.due < end:
            people = promise.to if promise.by == "me" else (promise.by,)
            note = journal.notes_by_file.get(promise.origin.path)
            yield DayToRemember(
                promise.due, DayKind.PROMISE, people, promise.text, note=note, origin=promise.origin
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
