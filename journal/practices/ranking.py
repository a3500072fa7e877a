"""PLAYBOOK "Ranking": of all for whom there is a reason, whom to ask for today (C4, L4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from journal.cadence import age_on, monday_of, plus_days
from journal.model.assessment import Finding, Standing, State
from journal.model.journal import Journal
from journal.model.numbers import number
from journal.model.person import Person
from journal.practices.clock import standing as standing_on
from journal.practices.contact import is_touch

#: No relationship is said to have opened anything.
NOTHING: Mapping[str, int] = MappingProxyType({})
#: Rules that give a reason to write today. What comes after the clock (an introduction, a small gift, a
#: fact to confirm) is offered as the one suggestion besides people; the ways back stand on Reconnect.
ASKING = frozenset({"W3", "K5", "W1", "K6", "G3", "W4", "C2", "C1"})
#: Past three gaps, being later still makes nobody more urgent.
MOST = 3


def ask_for(
    journal: Journal,
    standings: Mapping[str, Standing],
    findings: Mapping[str, Sequence[Finding]],
    today: date,
    opened: Mapping[str, int] = NOTHING,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom today's list asks for, and for whom there is a reason as well, both ranked (C4).

    ``opened`` says what each relationship opened (G6): among equals, more of it comes first.

    At most ``per_week`` minus the people touched since Monday are asked for, and of dormant
    people at most one: nine quiet years must not push aside a friend who is two weeks late.
    """
    due = [s for s in standings.values() if _may_be_asked(s, findings.get(s.person, ()))]
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


def _may_be_asked(standing: Standing, findings: Sequence[Finding]) -> bool:
    """Whether there is a reason to write, no plan ahead, and nobody gave up waiting for an answer (L8).

    An answer that is still awaited mutes the clock and their rhythm alone, where these are found;
    a promise that is owed, or news of theirs, may ask all the same.
    """
    waits = standing.plan is not None or standing.given_up
    return standing.asked_for and not waits and any(_asks(standing, finding) for finding in findings)


def _asks(standing: Standing, finding: Finding) -> bool:
    """Whether a finding is a reason to write: no circle to choose (C3), no rhythm to change (C2)."""
    if finding.practice == "C3":
        return standing.step is not None and standing.step.is_due
    if finding.practice == "C2":
        return finding.facts.get("kind") == "quiet"
    return finding.practice in ASKING


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
