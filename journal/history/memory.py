"""What is remembered of a history from one run to the next, as JSON in the cache.

Two things: the state at the commit that HEAD was, from which a new commit is read
on; and the facts of each blob, for when the past itself has changed (an amended
commit, a rebase, another branch). Whatever cannot be read back is not there.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from journal.history.facts import KEYS, Facts
from journal.history.lineage import Kept, State, Step, Versions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.cache import Cache
    from journal.history.log import Place

#: Changes whenever facts are read, followed or written differently.
_FORMAT = 1
_STATE = f"history {_FORMAT} state"
_FACTS = f"history {_FORMAT} facts"

#: The cache's keys that are the history's, to be kept when the cache is tidied.
REMEMBERED = frozenset({_STATE, _FACTS})

_FAULTS = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def recall_state(cache: Cache, place: Place) -> tuple[str, State] | None:
    """The commit that was read last, and the state at it.

    None from a repository that holds only its last commits: how many of them is
    nothing that a commit's name could tell.
    """
    if place.is_shallow:
        return None
    try:
        data = _load(cache, _STATE)
        if data is None or data["prefix"] != place.prefix:
            return None
        return str(data["head"]), {str(path): _kept(kept) for path, kept in data["files"].items()}
    except _FAULTS:
        return None


def remember_state(cache: Cache, place: Place, state: State) -> None:
    """Remember the state at HEAD."""
    if not place.is_shallow:
        files = {path: _kept_data(state[path]) for path in sorted(state)}
        _save(cache, _STATE, {"prefix": place.prefix, "head": place.head, "files": files})


def recall_facts(cache: Cache) -> dict[str, Facts | None]:
    """The facts of blobs, by their names."""
    try:
        data = _load(cache, _FACTS)
        return {str(blob): _facts(facts) for blob, facts in data.items()} if data else {}
    except _FAULTS:
        return {}


def remember_facts(cache: Cache, versions: Versions) -> None:
    """Remember the facts of blobs."""
    _save(cache, _FACTS, {blob: _facts_data(versions[blob]) for blob in sorted(versions)})


def _load(cache: Cache, key: str) -> Any:
    data = cache.get_many([key]).get(key)
    return None if data is None else json.loads(data)


def _save(cache: Cache, key: str, value: Mapping[str, object]) -> None:
    cache.put_many({key: json.dumps(value, separators=(",", ":")).encode()})


def _kept_data(kept: Kept) -> list[object]:
    steps = {
        key: [[step.on.isoformat(), step.commit, step.gone, step.come] for step in kept.steps[key]]
        for key in sorted(kept.steps)
    }
    return [_facts_data(kept.facts), steps, kept.was]


def _kept(data: Any) -> Kept:
    facts, steps, was = data
    found = _facts(facts)
    if found is None:
        raise ValueError
    return Kept(found, {str(key): tuple(map(_step, some)) for key, some in steps.items()}, _texts(was))


def _step(data: Any) -> Step:
    on, commit, gone, come = data
    return Step(date.fromisoformat(on), str(commit), _texts(gone), _texts(come))


def _facts_data(facts: Facts | None) -> list[object] | None:
    """A list in the order of the keys; None stands for a key that could not be read."""
    return None if facts is None else [facts.get(key) for key in KEYS]


def _facts(data: Any) -> Facts | None:
    if data is None:
        return None
    return {key: _texts(some) for key, some in zip(KEYS, data, strict=True) if some is not None}


def _texts(data: Any) -> tuple[str, ...]:
    if not isinstance(data, list):
        raise TypeError
    return tuple(map(str, data))
