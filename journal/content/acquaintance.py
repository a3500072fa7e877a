"""Who was met through whom, as far as it runs in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def loops(through: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The circles in who was met through whom, each as the people on it, from whoever stands first.

    Where circles meet in one person, not all of them are told: with one mended, the next shows.
    """
    rank = {person: place for place, person in enumerate(through)}
    done: set[str] = set()
    for start in through:
        if start not in done:
            for loop in _from(start, through, done):
                first = loop.index(min(loop, key=rank.__getitem__))
                yield (*loop[first:], *loop[:first])


def _from(start: str, through: Mapping[str, Sequence[str]], done: set[str]) -> Iterator[tuple[str, ...]]:
    """Walk on from one person, without recursion: a chain may be as long as the journal."""
    path = {start: iter(through.get(start, ()))}
    told: set[str] = set()
    while path:
        at = next(reversed(path))
        onward = next(path[at], None)
        if onward is None:
            done.add(at)
            del path[at]
        elif onward in path:
            if told.isdisjoint({at, onward}):
                people = list(path)
                loop = tuple(people[people.index(onward) :])
                told.update(loop)
                yield loop
        elif onward not in done:
            path[onward] = iter(through.get(onward, ()))
