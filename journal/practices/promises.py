"""PLAYBOOK 2, being true to one's word, as rules: a kept word (W2), why we cooled (W3), tell them (W4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from journal.cadence import days_between, plus_days
from journal.model.assessment import Finding, PromiseStanding, PromiseState
from journal.model.between import KeptWord
from journal.model.person import Origin
from journal.practices.quiet import is_silent
from journal.practices.scene import Past, Scene, seen


def kept_word(scene: Scene) -> KeptWord | None:
    """W2: what became of the promises that the writer made to people, of those closed or gone late in a year.

    Promised to nobody is promised to nobody: the writer's own tasks are left
    out. None with too few to say anything, and where W2 is quiet.
    """
    return None if is_silent(scene.journal, "W2") else _kept_word(scene, scene.promises)


def kept_word_with(scene: Scene, person: str) -> KeptWord | None:
    """W2 with one person: the same of what was promised to them."""
    return _kept_word(scene, (s for s in scene.promises_of.get(person, ()) if person in s.promise.to))


def kept_share(scene: Scene, person: str) -> float | None:
    """W2 with one person, as the part that was kept, 0 to 1; None with too few promises."""
    word = kept_word_with(scene, person)
    return word.share if word else None


def _kept_word(scene: Scene, promises: Iterable[PromiseStanding]) -> KeptWord | None:
    states = [s.state for s in promises if s.is_mine and s.promise.to and _is_recent(scene, s)]
    found = KeptWord(
        kept=states.count(PromiseState.KEPT),
        let_go=states.count(PromiseState.LET_GO),
        late=states.count(PromiseState.LATE),
    )
    return found if found.closed >= scene.number("W2", "least") else None


def _is_recent(scene: Scene, standing: PromiseStanding) -> bool:
    """Whether it was closed or went late within a year; of unknown day it was not."""
    day = settled_on(scene, standing)
    return day is not None and days_between(day, scene.today) <= scene.number("W2", "days")


def settled_on(scene: Scene, standing: PromiseStanding) -> date | None:
    """The day it was closed, or the first day it was late; None where nothing says so."""
    promise = standing.promise
    if standing.state in {PromiseState.KEPT, PromiseState.LET_GO}:
        return promise.done
    if standing.state is not PromiseState.LATE:
        return None
    if promise.due is not None:
        return plus_days(promise.due, 1)
    return plus_days(promise.made, int(scene.number("W1", "late_days"))) if promise.made else None


def owed_and_due(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """W3: due or worse, and I owe them something: the promise is the reason to write.

    Of several the one that is late, then the one due first, then the oldest.
    Facts: ``text``, ``due``, ``made``, ``state``, ``elapsed`` (days).
    """
    standing, person = past.standing, past.person.id
    if not standing.state.is_late:
        return ()
    owed = [
        s for s in scene.promises_of.get(person, ()) if s.is_mine and s.is_open and person in s.promise.to
    ]
    if not owed:
        return ()
    first = min(owed, key=_most_pressing)
    facts = {**_facts(first), "elapsed": standing.elapsed}
    last = (seen(standing.last_note),) if standing.last_note else ()
    return (Finding("W3", person, MappingProxyType(facts), (first.promise.origin, *last)),)


def _most_pressing(standing: PromiseStanding) -> tuple[object, ...]:
    promise = standing.promise
    late = standing.state is PromiseState.LATE
    return not late, promise.due or date.max, promise.made or date.max, _place(promise.origin)


def done_untold(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """W4: a promise of mine was kept some days ago, and they may not know it yet.

    The latest first. Facts: ``text``, ``done``.
    """
    told = [s for s in scene.promises_of.get(past.person.id, ()) if _is_untold(scene, past, s)]
    return tuple(
        Finding(
            "W4",
            past.person.id,
            MappingProxyType({"text": s.promise.text, "done": s.promise.done}),
            (s.promise.origin,),
        )
        for s in sorted(told, key=lambda s: (-_ordinal(s.promise.done), _place(s.promise.origin)))
    )


def _is_untold(scene: Scene, past: Past, standing: PromiseStanding) -> bool:
    done = standing.promise.done
    if not standing.is_mine or standing.state is not PromiseState.KEPT or done is None:
        return False
    days = days_between(done, scene.today)
    recent = scene.number("W4", "from_days") <= days <= scene.number("W4", "until_days")
    return recent and not past.touched_since(done)


def _facts(standing: PromiseStanding) -> dict[str, object]:
    promise = standing.promise
    return {
        "text": promise.text,
        "due": promise.due,
        "made": promise.made,
        "state": standing.state.value,
    }


def _place(origin: Origin) -> tuple[str, int, int]:
    return origin.path, origin.line, origin.column


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
