"""PLAYBOOK K1, before you reach out: one screen, gathered from what the files say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from journal.model.assessment import PromiseState, State
from journal.model.brief import Brief, ToAsk
from journal.practices.changes import changes_told, since_you_last_met
from journal.practices.contact import has_come, is_contact
from journal.practices.gently import goes_gently
from journal.practices.knowing import passed_news, reopened, things_to_tell
from journal.practices.quiet import is_quiet
from journal.practices.reopening import reopening
from journal.practices.scene import Scene, past
from journal.practices.word import promise_standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal.model.assessment import Assessment, PromiseStanding
    from journal.model.changes import Change
    from journal.model.journal import Journal
    from journal.model.note import Note
    from journal.model.person import Person
    from journal.practices.scene import Past


def brief(
    journal: Journal,
    assessment: Assessment,
    person: Person,
    changes: Iterable[Change] = (),
    own: Past | None = None,
) -> Brief:
    """What is good to know before reaching out to somebody.

    ``changes`` are those of their own file; ``own`` is their past, where it is known.

    For someone dormant or lapsed, promises of theirs, what they offer and what
    they are worth are left out until there was one contact: nobody should be
    greeted with what they owe. For somebody who died only what is kept remains.
    """
    standing = assessment.standings[person.id]
    kept = Brief(
        person=person.id,
        last=standing.last_note,
        days=assessment.coming_up_by_person.get(person.id, ()),
        special=person.special,
        special_note=None if person.special else _first_warm(journal, assessment.today, person),
        close=tuple(near for near in person.relations if near.to.id != (journal.settings.me or "")),
        resting=standing.state is State.RESTING,
        remembered=standing.state is State.DIED,
        findings=assessment.findings.get(person.id, ()),
    )
    if kept.remembered:
        return kept
    changed = since_you_last_met(changes_told(journal, person, changes, assessment.today), standing)
    return replace(
        _living(kept, journal, assessment, own or past(journal, person, assessment.today)), changed=changed
    )


def _living(kept: Brief, journal: Journal, assessment: Assessment, own: Past) -> Brief:
    """What is added for somebody one can still write to."""
    person = own.person
    standing = assessment.standings[person.id]
    gently = goes_gently(person, standing)
    mine, theirs = _open_promises(journal, assessment.today, person.id)
    seen = Scene(
        journal, assessment.today, {person.id: own}, assessment.promises_by_person.get(person.id, ())
    )
    way = reopening(own)
    sorry = way is not None and way.owes_apology
    return replace(
        kept,
        ask=_to_ask(seen, own),
        mine=mine,
        theirs=() if gently else theirs,
        hopes=person.hopes,
        likes=person.likes,
        dislikes=person.dislikes,
        diet=person.diet,
        plan=standing.plan,
        gently=gently,
        owes_apology=sorry,
        tell=() if kept.resting or sorry or is_quiet(journal, person, "K7") else things_to_tell(seen, own),
        reopened=None if is_quiet(journal, person, "K8") else reopened(seen, own),
        offers=() if gently else person.offers,
        worth=None if gently else person.worth,
    )


def _to_ask(scene: Scene, own: Past) -> tuple[ToAsk, ...]:
    """How a day that has passed went (K6), then what else is new in their world."""
    news = tuple(news_to_ask(scene.journal, own.person, scene.today))
    passed = () if is_quiet(scene.journal, own.person, "K6") else passed_news(scene, own)
    first = [ToAsk(item.text, note, item.on) for note, item in passed]
    return (*first, *(item for item in news if item not in first))


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
    journal: Journal, today: date, person: str
) -> tuple[tuple[PromiseStanding, ...], tuple[PromiseStanding, ...]]:
    """Mine to them, those first that press, and theirs; only what they have a part in is looked at."""
    theirs_and_mine = journal.promises_by_person.get(person, ())
    standing = [s for p in theirs_and_mine if (s := promise_standing(journal, p, today)).is_open]
    mine = [s for s in standing if s.is_mine]
    theirs = [s for s in standing if s.promise.by == person]
    return tuple(sorted(mine, key=_pressing)), tuple(theirs)


def _pressing(standing: PromiseStanding) -> tuple[bool, date]:
    """Late ones first, then by the day that is set."""
    return standing.state is not PromiseState.LATE, standing.promise.due or date.max


def _first_warm(journal: Journal, today: date, person: Person) -> Note | None:
    notes = journal.notes_by_person.get(person.id, ())
    return next((n for n in notes if n.felt == "warm" and has_come(n, today)), None)
