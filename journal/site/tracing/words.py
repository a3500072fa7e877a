"""A word for each value: the same word, the same value, in every process and on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING

from journal.model.assessment import PromiseStanding, Standing
from journal.model.note import Note
from journal.model.person import Person
from journal.model.settings import Circle, Settings
from journal.practices.scene import Past
from journal.site.tracing.reads import MISSING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journal.site.tracing.reads import Library, Read

#: What stands in many values, and is looked through once.
_SHARED = frozenset({Circle, Note, Past, Person, PromiseStanding, Settings, Standing})
_PLAIN = frozenset({str, int, float, bool, type(None)})
_DAYS = frozenset({date, datetime, time, timedelta})


class UnspokenError(TypeError):
    """A value of a kind for which there is no word."""


class Words:
    """The words of what a library holds now."""

    def __init__(self, library: Library, notes: Mapping[str, str]) -> None:
        """Take the words of some notes, by file, from whoever knows what they were made of."""
        self._library = library
        self._notes = notes
        self._of_reads: dict[Read, bytes] = {}
        self._of_values: dict[int, tuple[object, str]] = {}
        """By identity; with the value, so that it stays what it is."""

    def of(self, reads: Iterable[Read]) -> str:
        """One word for all that was read, in this order.

        Raises:
            UnspokenError: where there is none for one of the values.
        """
        return blake2b(b"".join(map(self._of_read, reads)), digest_size=16).hexdigest()

    def _of_read(self, read: Read) -> bytes:
        found = self._of_reads.get(read)
        if found is None:
            said = self._said(self._library.value(read))
            found = self._of_reads[read] = _digest(said)
        return found

    def _said(self, value: object) -> str:
        kind = type(value)
        if kind in _PLAIN:
            return repr(value)
        if isinstance(value, tuple):
            return f"({','.join(map(self._said, value))})"
        if kind in _SHARED:
            return self._of_shared(value)
        return self._said_of_others(value)

    def _of_shared(self, value: object) -> str:
        if isinstance(value, Note) and (word := self._notes.get(value.file)):
            return word
        found = self._of_values.get(id(value))
        if found is None:
            found = self._of_values[id(value)] = (value, _digest(self._said_of_others(value)).hex())
        return found[1]

    def _said_of_others(self, value: object) -> str:
        kind = type(value)
        if is_dataclass(value):
            name, parts = _parts(kind)  # type: ignore[arg-type]
            return f"{name}({','.join(map(self._said, parts(value)))})"
        if isinstance(value, Enum):
            return f"{kind.__name__}.{value.name}"
        if isinstance(value, str):
            return repr(str(value))
        if kind in _DAYS:
            return repr(value)
        if isinstance(value, Mapping):
            return f"[{','.join(f'{self._said(k)}:{self._said(v)}' for k, v in value.items())}]"
        if isinstance(value, frozenset):
            return f"{{{','.join(sorted(map(self._said, value)))}}}"
        if value is MISSING:
            return "nothing"
        raise UnspokenError(kind.__name__)


def _digest(said: str) -> bytes:
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@cache
def _parts(kind: type) -> tuple[str, Callable[[object], tuple[object, ...]]]:
    """The name of a dataclass, and what tells its fields apart from those worked out of them."""
    names = [field.name for field in fields(kind)]
    if len(names) < 2:
        return kind.__name__, lambda value: tuple(getattr(value, name) for name in names)
    return kind.__name__, attrgetter(*names)
