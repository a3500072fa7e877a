"""PLAYBOOK K1, before you reach out: one screen, gathered from what the files say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal.model.assessment import PromiseState, State
from journal.model.brief import Brief, ToAsk
from journal.practices.contact import has_come, is_contact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from journal.model.assessment import Assessment, PromiseStanding, Standing
    from journal.model.journal import Journal
    from journal.model.note import Note
    from journal.model.person import Person


def brief(journal: Journal, assessment: Assessment, person: Person) -> Brief:
    """What is good to know before reaching out to somebody.

    For someone dormant or lapsed, promises of theirs are left out until there
    was one contact: nobody should be greeted with what they owe. For somebody
    who died only what is kept remains.
    """
    standing = assessment.standings[person.id]
    kept = Brief(
        person=person.id,
        last=standing.last_note,
        days=tuple(day for day in assessment.coming_up if person.id in day.people),
        special=person.special,
        special_note=None if person.special else _first_warm(journal, assessment.today, person),
        close=person.relations,
        resting=standing.state is State.RESTING,
        remembered=standing.state is State.DIED,
        findings=assessment.findings.get(person.id, ()),
    )
    return kept if kept.remembered else _living(kept, journal, assessment, person)


def _living(kept: Brief, journal: Journal, assessment: Assessment, person: Person) -> Brief:
    """What is added for somebody one can still write to."""
    standing = assessment.standings[person.id]
    gently = goes_gently(person, standing)
    mine, theirs = _open_promises(assessment, person.id)
    return replace(
        kept,
        ask=tuple(news_to_ask(journal, person, assessment.today)),
        mine=mine,
        theirs=() if gently else theirs,
        hopes=person.hopes,
        likes=person.likes,
        dislikes=person.dislikes,
        diet=person.diet,
        plan=standing.plan,
        gently=gently,
    )


def goes_gently(person: Person, standing: Standing) -> bool:
    """Whether it has stopped or broken, and there was no contact since."""
    if standing.state is State.DORMANT:
        return True
    if person.lapse is None:
        return False
    since = person.lapse.since
    return standing.last_contact is None or since is None or standing.last_contact <= since.last_day


def news_to_ask(journal: Journal, person: Person, today: date) -> Iterator[ToAsk]:
    """Their news since the last contact but one, newest first; all of it with fewer than two contacts."""
    notes = [n for n in journal.notes_by_person.get(person.id, ()) if has_come(n, today)]
    after = _last_but_one([n for n in notes if is_contact(n, today)])
    for note in reversed(notes):
        if after is not None and note.date <= after:
            return
        for item in note.news:
            if person.id in item.people:
                yield ToAsk(item.text, note, item.on)


def _last_but_one(contacts: list[Note]) -> date | None:
    """The day of the last contact but one; two notes of one day are one contact here."""
    days = sorted({note.date for note in contacts})
    return days[-2] if len(days) > 1 else None


def _open_promises(
    assessment: Assessment, person: str
) -> tuple[tuple[PromiseStanding, ...], tuple[PromiseStanding, ...]]:
    """Mine to them, late ones first, and theirs."""
    standing = [s for s in assessment.promises if s.is_open]
    mine = [s for s in standing if s.is_mine and person in s.promise.to]
    theirs = [s for s in standing if s.promise.by == person]
    return tuple(sorted(mine, key=lambda s: s.state is not PromiseState.LATE)), tuple(theirs)


def _first_warm(journal: Journal, today: date, person: Person) -> Note | None:
    notes = journal.notes_by_person.get(person.id, ())
    return next((n for n in notes if n.felt == "warm" and has_come(n, today)), None)
