"""PLAYBOOK H1: mutual, durable, pleasant; three things about two people, and never one number."""

from __future__ import annotations

from collections.abc import Iterable

from journal.cadence import full_years
from journal.model.note import Note
from journal.model.whole import Durable, Mutual, Pleasant, Together
from journal.practices.load import kept, wanted_gap
from journal.practices.scene import Past, Scene


def together(scene: Scene, past: Past) -> Together:
    """H1: what the last notes say of two people; each of the three silent with fewer than 4 values."""
    return Together(_mutual(scene, past), _durable(scene, past), _pleasant(scene, past))


def _mutual(scene: Scene, past: Past) -> Mutual | None:
    """What went both ways of late, and who began the last contacts that say so.

    Things and beginnings are two kinds of value; either is told from 4 on.
    """
    least = scene.number("H1", "least")
    count = int(scene.number("H1", "started"))
    exchanged = (*past.gave, *past.received)
    said = [note for note in past.contacts if note.started][-count:]
    if len(exchanged) < least and len(said) < least:
        return None
    started = [note.started for note in said] if len(said) >= least else []
    gave, received = (len(past.gave), len(past.received)) if len(exchanged) >= least else (0, 0)
    seen_at = [*(each.note for each in exchanged if gave + received), *(said if started else ())]
    return Mutual(
        gave=gave,
        received=received,
        mine=started.count("me"),
        theirs=started.count("them"),
        both=started.count("both"),
        notes=_in_order(seen_at),
    )


def _in_order(notes: Iterable[Note]) -> tuple[Note, ...]:
    by_file = {note.file: note for note in notes}
    return tuple(sorted(by_file.values(), key=lambda note: (note.date, note.file)))


def _durable(scene: Scene, past: Past) -> Durable | None:
    """How many years, and how many of the last gaps were no longer than wanted."""
    gaps, known = past.gaps[-int(scene.number("H1", "gaps")) :], past.known_since
    if known is None or len(gaps) < scene.number("H1", "least"):
        return None
    died = past.person.died
    wanted = None if died else wanted_gap(scene, past)
    return Durable(
        since=known,
        years=max(0, full_years(known, died.on.first_day if died and died.on else scene.today)),
        met=bool(past.person.met and past.person.met.on),
        kept=kept(gaps, wanted) if wanted else None,
        gaps=len(gaps),
        notes=past.contacts[-len(gaps) - 1 :],
    )


def _pleasant(scene: Scene, past: Past) -> Pleasant | None:
    felt = [note for note in past.contacts if note.felt][-int(scene.number("H1", "felt")) :]
    if len(felt) < scene.number("H1", "least"):
        return None
    return Pleasant(tuple(str(note.felt) for note in felt), tuple(felt))
