"""A word for each value: the same word, the same value, in every process and on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from journal.model.assessment import PromiseStanding, Standing
from journal.model.note import Note, Promise
from journal.model.person import Person
from journal.model.settings import Circle, Settings
from journal.practices.scene import Past
from journal.site.tracing.reads import MISSING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journal.site.tracing.reads import Library, Read

#: What stands in many values, and is looked through once.
_SHARED = frozenset({Circle, Note, Past, Person, Promise, PromiseStanding, Settings, Standing})
#: Kinds of which the representation says all; those of words and choices join them as they come.
_PLAIN: set[type] = {str, int, float, bool, type(None), date, datetime, time, timedelta}


class UnspokenError(TypeError):
    """A value of a kind for which there is no word."""


class Words:
    """The words of what a library holds now."""

    def __init__(self, library: Library, notes: Mapping[str, str]) -> None:
        """Take the words of some notes, by file, from whoever knows what they were made of."""
        self._library = library
        self._notes = notes
        self._of_reads: dict[Read, bytes] = {}
        self._of_shared: dict[int, tuple[str]] = {}
        """By identity."""
        self._looked_through: list[object] = []
        """The values of those, so that each stays what it is."""

    def of(self, reads: Iterable[Read]) -> str:
        """One word for all that was read, in this order.

        Raises:
            UnspokenError: where there is none for one of the values.
        """
        known = self._of_reads
        return _digest(b"".join([known.get(read) or self._of_read(read) for read in reads])).hex()

    def _of_read(self, read: Read) -> bytes:
        found = self._of_reads[read] = _digest(self._said(self._library.value(read)))
        return found

    def _said(self, value: object) -> bytes:
        return repr(self._plain(value)).encode("utf-8", "surrogatepass")

    def _plain(self, value: Any) -> object:
        """A value as plain ones: a tuple as a list, what is shared as its word in a tuple, others by name."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple:
            known = self._of_shared  # most of what stands in tuples
            return [
                each if type(each) in _PLAIN else known.get(id(each)) or self._plain(each) for each in value
            ]
        if kind in _SHARED:
            return self._of_shared.get(id(value)) or self._word(value)
        return self._plain_of_others(value)

    def _word(self, value: object) -> tuple[str]:
        """The word of something shared that was not asked for before."""
        brought = self._notes.get(value.file) if isinstance(value, Note) else None
        said = repr(self._plain_of_others(value)).encode("utf-8", "surrogatepass") if brought is None else b""
        found = self._of_shared[id(value)] = (brought or _digest(said).hex(),)
        self._looked_through.append(value)
        return found

    def _plain_of_others(self, value: Any) -> object:
        kind = type(value)
        if parts := _parts(kind):  # type: ignore[arg-type]
            return {kind.__name__: [e if type(e) in _PLAIN else self._plain(e) for e in parts(value)]}
        if isinstance(value, (Enum, str)):
            _PLAIN.add(kind)
            return value
        if isinstance(value, tuple):
            return [self._plain(each) for each in value]
        if isinstance(value, Mapping):
            return {"Mapping": [[self._plain(key), self._plain(each)] for key, each in value.items()]}
        if isinstance(value, frozenset):
            return {"frozenset": sorted(repr(self._plain(each)) for each in value)}
        if value is MISSING:
            return {}
        raise UnspokenError(kind.__name__)


def _digest(said: bytes) -> bytes:
    return blake2b(said, digest_size=16).digest()


@cache
def _parts(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """What tells the fields of a struct, and not what is worked out of them; None for another kind."""
    if not issubclass(kind, Struct):
        return None
    names = kind.__struct_fields__
    if len(names) < 2:
        return lambda value: tuple(getattr(value, name) for name in names)
    return attrgetter(*names)
