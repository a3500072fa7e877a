"""Reading the history of people's files: all of it once, then only what is new."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from journal.history.facts import Facts, read_facts
from journal.history.git import Git, GitError, find
from journal.history.lineage import State, changes, follow
from journal.history.log import Commit, Place, commits, locate
from journal.history.memory import recall_facts, recall_state, remember_facts, remember_state

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from journal.cache import Cache
    from journal.model.changes import Change

#: New commits from which on the state is remembered anew: to read a few again costs less.
_MANY = 20


def read(root: Path, paths: Collection[str], cache: Cache) -> Mapping[str, tuple[Change, ...]] | None:
    """The changed facts of people's own files, by path, oldest first; files without any are left out.

    Args:
        root: the folder that holds ``contacts/``; the repository may begin above it.
        paths: of people's own files, below the root.
        cache: where what was read is remembered.

    Returns:
        None where there is no history: git is not there, this is no repository, it has no
        commit, belongs to somebody else, is broken.
    """
    try:
        git = find(root)
        state = _state(git, locate(git), cache)
    except GitError:
        return None
    found = {path: state.get(unicodedata.normalize("NFC", path)) for path in sorted(paths)}
    told = {path: changes(kept) for path, kept in found.items() if kept is not None}
    return {path: some for path, some in told.items() if some}


def _state(git: Git, place: Place, cache: Cache) -> State:
    known = recall_state(cache, place)
    if known is None:
        return _anew(git, place, cache)
    head, state = known
    if head == place.head:
        return state
    try:
        return _onwards(git, place, cache, head, state) or _anew(git, place, cache)
    except GitError:
        return _anew(git, place, cache)


def _anew(git: Git, place: Place, cache: Cache) -> State:
    """Read every commit; only the versions whose facts are not remembered are asked for."""
    found = commits(git, place)
    remembered = recall_facts(cache)
    versions = _versions(git, found, remembered)
    state = follow(found, versions, {})
    remember_state(cache, place, state)
    if versions.keys() != remembered.keys():
        remember_facts(cache, versions)
    return state


def _onwards(git: Git, place: Place, cache: Cache, head: str, state: State) -> State | None:
    """Read on from a commit; None unless all that is new grew out of it alone."""
    found = commits(git, place, since=head)
    names = {commit.name for commit in found}
    if not found or any(parent not in names and parent != head for c in found for parent in c.parents):
        return None
    state = follow(found, _versions(git, found, {}), {head: state})
    if len(found) >= _MANY:
        remember_state(cache, place, state)
    return state


def _versions(
    git: Git, found: tuple[Commit, ...], remembered: Mapping[str, Facts | None]
) -> dict[str, Facts | None]:
    """The facts of every version that some commits made."""
    wanted = {entry.blob: entry.path for commit in found for entry in commit.entries}
    versions = {blob: remembered[blob] for blob in wanted if blob in remembered}
    missing = [blob for blob in wanted if blob not in versions]
    for blob, data in git.blobs(missing) if missing else ():
        versions[blob] = None if data is None else read_facts(wanted[blob], data)
    return versions
