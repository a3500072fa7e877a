"""From what each commit did to the facts that changed, each told once.

1. A commit with one parent changes a fact if its file says something else than the
   parent's. A file's first version, and the first that can be read, changes nothing.
2. A merge says something new only where it differs from all its parents. Else the
   fact's history is that of the first parent with the same value: what a branch
   changed is dated by the commit on the branch, and what a merge gave up is not told.
3. A renamed file goes on. Git only guesses at a rename that comes with changes, and
   people's files are alike: then the two names must have a word in common.
4. A file that was deleted and comes back goes on where it ended, under the same condition.
5. One day's edits are one change, and what was taken out and later comes back, or is
   followed by something else, is one change too. What cancels itself is none.

What is so found at a commit depends on that commit and those before it alone, so
that reading on from a known commit gives what reading anew gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from journal.content.names import fold
from journal.history.facts import KEYS, Facts, likeness
from journal.history.log import Commit, Entry
from journal.model.changes import Change


class Step(Struct, frozen=True):
    """A change of one fact: the values that went and those that came."""

    on: date
    commit: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


class Kept(Struct, frozen=True):
    """What a file says at a commit, and how each fact came to be so."""

    facts: Facts
    steps: Mapping[str, tuple[Step, ...]] = {}
    was: tuple[str, ...] = ()
    """The paths it had before: where a branch that knows nothing of a rename has it."""


State: TypeAlias = dict[str, Kept]
#: The facts of a version; None where it cannot be read.
Versions: TypeAlias = Mapping[str, Facts | None]

#: Keys of which a first value is no news: they have one before it is written.
_ALWAYS_THERE = {"name", "pronouns", "circle"}


def follow(commits: Sequence[Commit], versions: Versions, known: Mapping[str, State]) -> State:
    """The state at the last of some commits.

    Args:
        commits: parents first.
        versions: the facts of each blob that they name.
        known: states of commits that are parents of theirs and not among them.
    """
    states = {name: dict(state) for name, state in known.items()}
    waiting = Counter(parent for commit in commits for parent in commit.parents)
    state: State = {}
    for commit in commits:
        others = [states.get(parent, {}) for parent in commit.parents[1:]]
        state = _taken(states, waiting, commit.parents[0]) if commit.parents else {}
        _apply(commit, state, others, versions)
        for parent in commit.parents[1:]:
            _taken(states, waiting, parent, copied=False)
        states[commit.name] = state
    return state


def _taken(states: dict[str, State], waiting: Counter[str], parent: str, *, copied: bool = True) -> State:
    """A parent's state to be changed: the very one if no other commit waits for it, else a copy."""
    waiting[parent] -= 1
    if waiting[parent] <= 0:
        return states.pop(parent, {})
    return dict(states.get(parent, {})) if copied else {}


def _apply(commit: Commit, state: State, others: Sequence[State], versions: Versions) -> None:
    """Bring a first parent's state to that of the commit."""
    moved = {entry.before: state.pop(entry.before, None) for entry in commit.entries if entry.is_renamed}
    for entry in commit.entries:
        facts = versions.get(entry.blob)
        own = moved[entry.before] if entry.is_renamed else state.get(entry.path)
        paths = (entry.path, entry.before, *(own.was if own else ()))
        sources = [own, *(next(filter(None, map(other.get, paths)), None) for other in others)]
        found = [s for s in sources if s is not None and _goes_on(s, facts, entry)]
        kept = _version(found, facts, commit)
        if kept is not None:
            was = dict.fromkeys([*kept.was, entry.before]) if entry.is_renamed else kept.was
            state[entry.path] = replace(kept, was=tuple(was))


def _goes_on(source: Kept, facts: Facts | None, entry: Entry) -> bool:
    """Whether a file is that of the same person as before (rules 3 and 4)."""
    same_name = PurePosixPath(entry.path).stem == PurePosixPath(entry.before).stem
    if not entry.is_new and (entry.is_exact or same_name):
        return True
    return bool(_words(source.facts, entry.before) & _words(facts or {}, entry.path))


def _words(facts: Facts, path: str) -> set[str]:
    name = " ".join(facts.get("name", ())) or PurePosixPath(path).stem
    return set(fold(name.replace("-", " ").replace("_", " ")).split())


def _version(sources: Sequence[Kept], facts: Facts | None, commit: Commit) -> Kept | None:
    """A file's next version, after the one it had in each parent that had it."""
    if facts is None or not sources:
        return sources[0] if sources else Kept(facts) if facts is not None else None
    steps: dict[str, tuple[Step, ...]] = {}
    for key in KEYS:
        same = next((s for s in sources if s.facts.get(key) == facts.get(key, ())), None)
        past = (same or sources[0]).steps.get(key, ())
        if same is None and key in facts and key in sources[0].facts:
            past = _with_change(past, key, sources[0].facts[key], facts[key], commit)
        if past:
            steps[key] = past
    return Kept({**sources[0].facts, **facts}, steps, sources[0].was)


def _with_change(
    past: tuple[Step, ...], key: str, before: tuple[str, ...], after: tuple[str, ...], commit: Commit
) -> tuple[Step, ...]:
    gone, come = _without(key, before, after), _without(key, after, before)
    if commit.on is None or not (gone or come):
        return past
    step = Step(commit.on, commit.name[:12], gone, come)
    last = past[-1] if past else None
    if last is None or not (last.on == step.on or (not last.come and not gone)):
        return (*past, step)
    gone = (*last.gone, *_without(key, step.gone, last.come))
    come = (*_without(key, last.come, step.gone), *step.come)
    gone, come = _without(key, gone, come), _without(key, come, gone)
    return (*past[:-1], Step(step.on, step.commit, gone, come)) if gone or come else past[:-1]


def _without(key: str, values: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The values that the others do not hold, however they are written."""
    known = {likeness(key, other) for other in others}
    return tuple(value for value in values if likeness(key, value) not in known)


def changes(kept: Kept) -> tuple[Change, ...]:
    """The changes of a file's facts, oldest first."""
    found = [
        Change(step.on, key, ", ".join(step.gone) or None, ", ".join(step.come) or None, step.commit)
        for key in KEYS
        for step in kept.steps.get(key, ())
        if key not in _ALWAYS_THERE or (step.gone and step.come)
    ]
    return tuple(sorted(found, key=lambda change: change.on))
