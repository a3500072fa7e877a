"""PLAYBOOK "Ranking": of all who are due, whom to ask for today (C4, L4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from journal.cadence import age_on, monday_of, plus_days
from journal.model.assessment import Standing, State
from journal.model.journal import Journal
from journal.model.numbers import number
from journal.model.person import Person
from journal.practices.clock import standing as standing_on
from journal.practices.contact import is_touch
from journal.practices.quiet import is_quiet

#: No relationship is said to have opened anything.
NOTHING: Mapping[str, int] = MappingProxyType({})
#: Past three gaps, being later still makes nobody more urgent.
MOST = 3


def ask_for(
    journal: Journal, standings: Mapping[str, Standing], today: date, opened: Mapping[str, int] = NOTHING
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom today's list asks for, and who is due as well, both ranked (C4).

    ``opened`` says what each relationship opened (G6): among equals, more of it comes first.

    At most ``per_week`` minus the people touched since Monday are asked for, and of dormant
    people at most one: nine quiet years must not push aside a friend who is two weeks late.
    """
    due = [s for s in standings.values() if _may_be_asked(journal, s)]
    ranked = in_rank(journal, due, today, opened)
    touched = touched_since_monday(journal, today)
    room = max(0, journal.settings.per_week - len(touched))
    dormant = int(number(journal.settings.numbers, "C4", "dormant_a_week"))
    dormant -= sum(_was_dormant(journal, person, today) for person in touched)
    asked: list[str] = []
    for each in ranked:
        if len(asked) == room:
            break
        if each.state is State.DORMANT:
            if dormant <= 0:
                continue
            dormant -= 1
        asked.append(each.person)
    rest = tuple(s.person for s in ranked if s.person not in asked)
    return tuple(asked), rest


def _was_dormant(journal: Journal, person: str, today: date) -> bool:
    """Whether somebody had been dormant when the week began."""
    if person not in journal.people:
        return False
    sunday = plus_days(monday_of(today), -1)
    return standing_on(journal, journal.people[person], sunday).state is State.DORMANT


def _may_be_asked(journal: Journal, standing: Standing) -> bool:
    person = journal.people[standing.person]
    by_clock = is_due(standing) and not is_quiet(journal, person, "C1")
    return by_clock or (is_step_due(standing) and not is_quiet(journal, person, "C3"))


def is_due(standing: Standing) -> bool:
    """Whether somebody may be asked for: due or worse, no plan ahead, no answer awaited or given up on."""
    waits = standing.plan is not None or standing.muted or standing.given_up
    return standing.asked_for and standing.state.is_late and not waits


def is_step_due(standing: Standing) -> bool:
    """Whether a step of their welcome is due (C3), with no plan ahead and not given up on."""
    step = standing.step
    waits = standing.plan is not None or standing.given_up
    return standing.asked_for and step is not None and step.is_due and not waits


def in_rank(
    journal: Journal, due: Iterable[Standing], today: date, opened: Mapping[str, int] = NOTHING
) -> list[Standing]:
    """Order people by closeness times lateness; whoever has little time stands before any work (L4).

    They are lifted just above the most urgent work circle, and no higher than that:
    among private people closeness and lateness decide.
    """
    due = list(due)
    short = {s.person for s in due if is_time_short(journal, journal.people[s.person], today)}
    work = [urgency(journal, s) for s in due if s.person not in short and _is_work(journal, s)]
    floor = max(work, default=0.0)

    def order(each: Standing) -> tuple[object, ...]:
        lifted = each.person in short
        value = max(urgency(journal, each), floor) if lifted else urgency(journal, each)
        last = each.last_contact or date.min
        led = opened.get(each.person, 0)
        return -value, not lifted, -led, -each.contacts, last, each.person

    return sorted(due, key=order)


def urgency(journal: Journal, standing: Standing) -> float:
    """Weight of the circle times how much of the wanted gap is used up, three gaps at most."""
    circle = journal.circle_of(journal.people[standing.person])
    return (circle.weight if circle else 1) * min(_used_up(standing), MOST)


def _used_up(standing: Standing) -> float:
    """How much of the wanted gap is used up; on a path, of the days from meeting to the due step."""
    step = standing.step
    of_step = step.elapsed / max(1, step.day) if step and step.is_due else 0.0
    return max(standing.share or 0.0, of_step)


def _is_work(journal: Journal, standing: Standing) -> bool:
    circle = journal.circle_of(journal.people[standing.person])
    return circle is not None and circle.work


def is_time_short(journal: Journal, person: Person, today: date) -> bool:
    """Whether they are fragile, or of an age at which a visit is not to be put off (L4)."""
    age = age_on(person.birthday, today) if person.birthday else None
    return person.fragile or (age is not None and age >= number(journal.settings.numbers, "L4", "age"))


def touched_since_monday(journal: Journal, today: date) -> frozenset[str]:
    """The people the writer was in touch with this week."""
    monday = monday_of(today)
    me = journal.settings.me
    recent: Sequence[str] = [
        person
        for note in journal.notes
        if monday <= note.date <= today and is_touch(note, today)
        for person in note.people
        if person != me
    ]
    return frozenset(recent)
