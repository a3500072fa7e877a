"""What there is to say of each person, worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class ByPerson(Mapping[str, T]):
    """A mapping by id, of those alone of whom there is something to say.

    A page or a command about one person asks for one of a thousand.
    """

    def __init__(self, people: Iterable[str], find: Callable[[str], T | None]) -> None:
        """Take who is asked about, and what finds out; None says that there is nothing."""
        self._people = dict.fromkeys(people)
        self._find = find
        self._found: dict[str, T | None] = {}

    def __getitem__(self, person: str) -> T:
        if person not in self._found:
            self._found[person] = self._find(person) if person in self._people else None
        found = self._found[person]
        if found is None:
            raise KeyError(person)
        return found

    def __iter__(self) -> Iterator[str]:
        return (person for person in self._people if person in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
