"""PLAYBOOK H3: one organisation, one by one; who is there, and who of us knows whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journal.model.note import Note
from journal.model.person import Person, Work
from journal.model.whole import Organisation, Tie
from journal.practices.clock import has_died
from journal.practices.scene import Past, Scene


def organisations(scene: Scene) -> tuple[Organisation, ...]:
    """H3: every organisation that anybody works or worked at, by name."""
    found = [organisation(scene, key) for key in scene.by_organisation]
    return tuple(sorted(found, key=lambda each: each.key))


def organisation(scene: Scene, key: str) -> Organisation:
    """One organisation by its folded name.

    Raises:
        KeyError: where nobody ever worked at it.
    """
    pasts = [scene.pasts[id] for id in scene.by_organisation[key]]
    now = [past for past in pasts if is_there(past.person, key, scene.today)]
    before = [past for past in pasts if past not in now]
    contacts = [past.contacts[-1] for past in now if past.contacts and past.person.id != scene.me]
    return Organisation(
        key=key,
        name=_as_written(pasts, key),
        now=tuple(_tie(scene, past) for past in now),
        before=tuple(_tie(scene, past) for past in before),
        last=max(contacts, key=_place, default=None),
    )


def is_there(person: Person, key: str, today: date) -> bool:
    """Whether they live and work there on a day."""
    return not has_died(person, today) and any(_holds(work, today) for work in _spells(person, key))


def _spells(person: Person, key: str) -> list[Work]:
    return [work for work in person.work if work.org and work.org.casefold() == key]


def _holds(work: Work, today: date) -> bool:
    begun = work.since is None or work.since.first_day <= today
    return begun and (work.until is None or work.until.last_day >= today)


def _as_written(pasts: Iterable[Past], key: str) -> str:
    """The name as the first of them writes it."""
    return next((str(work.org) for past in pasts for work in _spells(past.person, key)), key)


def _tie(scene: Scene, past: Past) -> Tie:
    """Which writers had contact with them, the latest first; a note without ``by`` is the writer's own."""
    last: dict[str, Note] = {}
    for note in past.contacts:
        author = note.by or scene.me
        if author is not None and author != past.person.id:
            last[author] = note
    return Tie(past.person.id, tuple(sorted(last.items(), key=_latest)))


def _latest(tie: tuple[str, Note]) -> tuple[int, str]:
    return -tie[1].date.toordinal(), tie[0]


def _place(note: Note) -> tuple[date, str]:
    return note.date, note.file
