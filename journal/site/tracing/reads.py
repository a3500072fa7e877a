"""Desks over which shared things are handed out; they write down what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, ItemsView, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import FunctionType
from typing import Any, TypeAlias, TypeVar, cast

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Read: TypeAlias = tuple[str, Any]
"""What was read: ``("Journal.people", "maya")``; with ``*`` at the name's end, all; with ``#``, its keys."""

#: The end of a name where not one value was read but all, or which keys a mapping has, in their order.
_ALL, _KEYS = "*", "#"
#: Stands for a value that is not there.
MISSING = object()

#: What is being written down; None while nobody wants to know. Insertion is the order of reading.
_reads: ContextVar[dict[Read, None] | None] = ContextVar("reads", default=None)


@contextmanager
def reading() -> Iterator[dict[Read, None]]:
    """Write down what is read meanwhile."""
    reads: dict[Read, None] = {}
    token = _reads.set(reads)
    try:
        yield reads
    finally:
        _reads.reset(token)


class Library:
    """The shared things, each behind its desk."""

    def __init__(self, *shared: tuple[type, Callable[[], object]]) -> None:
        """Name each thing by its type, with where to get it: it may be worked out when it is asked for."""
        self._sources = {kind.__name__: source for kind, source in shared}
        self._desks: dict[int, object] = {}
        self._found: dict[str, object] = {}

    def desk(self, thing: T) -> T:
        """The same thing, that writes down what is read of it."""
        found = self._desks.get(id(thing))
        if found is None:
            kind: type = type(thing)
            found = self._desks[id(thing)] = _desk_for(kind)(self._name(thing), thing, self)
        return cast("T", found)

    def has(self, thing: object) -> bool:
        """Whether this is one of the shared things."""
        source = self._sources.get(self._name(thing))
        return source is not None and source() is thing

    def _name(self, thing: object) -> str:
        """By what it was named: its type, or what that is a kind of."""
        names = (kind.__name__ for kind in type(thing).__mro__)
        return next((name for name in names if name in self._sources), "")

    def value(self, read: Read) -> object:
        """What one finds there now; :data:`MISSING` where there is nothing."""
        name, key = read
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._find(name)
        if isinstance(found, dict) and not name.endswith(_ALL):
            return found.get(key, MISSING)
        return found

    def _find(self, name: str) -> object:
        kind, _, attribute = name.rstrip(_ALL + _KEYS).partition(".")
        source = self._sources.get(kind)
        found = getattr(source(), attribute, MISSING) if source else MISSING
        if name.endswith(_KEYS):
            return tuple(found) if isinstance(found, Mapping) else MISSING
        return found if name.endswith(_ALL) or not isinstance(found, Mapping) else dict(found)


class _Desk:
    """Looks like the thing behind it.

    Its functions and properties run in front, so that what they read is written down as well; what it
    works out once and keeps is worked out behind, so that it does not belong to whoever asked first.
    """

    def __init__(self, name: str, thing: object, library: Library) -> None:
        self.__name, self.__thing, self.__library = name, thing, library  # names that no thing has
        self.__values: dict[str, tuple[Read, Any]] = {}

    def __getattr__(self, attribute: str) -> Any:
        known = self.__values.get(attribute)
        if known is None:
            found = self.__found(attribute)
            if attribute not in self.__values:
                return found
            known = self.__values[attribute]
        reads = _reads.get()
        if reads is not None:
            reads[known[0]] = None
        return known[1]

    def __found(self, attribute: str) -> Any:
        """What is asked for the first time; what need not come here again is kept."""
        found = getattr(self.__thing, attribute)
        name = f"{self.__name}.{attribute}"
        if isinstance(found, Mapping):
            return self.__keep(attribute, _Shelf(name, found))
        if self.__library.has(found):
            return self.__keep(attribute, self.__library.desk(found))
        self.__values[attribute] = (name + _ALL, None), found
        return found

    def __keep(self, attribute: str, found: object) -> object:
        self.__dict__[attribute] = found
        return found


@cache
def _desk_for(kind: type) -> type[_Desk]:
    """A desk for things of a kind, with the kind's own functions and properties."""
    members: dict[str, Any] = {}
    for each in reversed(kind.__mro__):
        members |= vars(each)
    own = {name: found for name, found in members.items() if isinstance(found, property | FunctionType)}
    return type("_Desk", (_Desk,), {name: each for name, each in own.items() if not name.startswith("__")})


class _Shelf(Mapping[K, V]):
    """A mapping of which each key that is asked for is written down; where one looks through it, all of them.

    Every page looks things up by the hundred: so each way in says itself what is read.
    """

    __slots__ = ("_all", "_behind", "_keys", "_name")

    def __init__(self, name: str, behind: Mapping[K, V]) -> None:
        self._name, self._behind = name, behind
        self._all, self._keys = (name + _ALL, None), (name + _KEYS, None)

    def __getitem__(self, key: K) -> V:
        if (reads := _reads.get()) is not None:
            reads[self._name, key] = None
        return self._behind[key]

    def get(self, key: K, default: Any = None) -> Any:
        if (reads := _reads.get()) is not None:
            reads[self._name, key] = None
        return self._behind.get(key, default)

    def __contains__(self, key: object) -> bool:
        if (reads := _reads.get()) is not None:
            reads[self._name, key] = None
        return key in self._behind

    def __iter__(self) -> Iterator[K]:
        if (reads := _reads.get()) is not None:
            reads[self._keys] = None
        return iter(self._behind)

    def __len__(self) -> int:
        if (reads := _reads.get()) is not None:
            reads[self._keys] = None
        return len(self._behind)

    def values(self) -> ValuesView[V]:
        if (reads := _reads.get()) is not None:
            reads[self._all] = None
        return self._behind.values()

    def items(self) -> ItemsView[K, V]:
        if (reads := _reads.get()) is not None:
            reads[self._all] = None
        return self._behind.items()
