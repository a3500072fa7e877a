"""The traces of pages (:mod:`journal.site.tracing`), kept from one build to the next.

Only pages about somebody or something leave one, and the files of the search but the list of people. The
others, Today or Insights, look at everybody: their traces would be long, and nearly every change would
change them.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from msgspec import MsgspecError, Struct, msgpack

from journal.build.parsing import TRACES
from journal.language import spoken
from journal.model.person import Origin
from journal.site.manifest import Fingerprint
from journal.site.tasks import PageTask
from journal.site.tracing import UnspokenError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journal.cache import Cache
    from journal.site.tasks import Task
    from journal.site.theme import Theme
    from journal.site.tracing import Read, Words

_FORMAT = 3


class Trace(Struct, frozen=True):
    """What a page was made of, and what it holds since."""

    made_by: str
    """Names the template of the page, and whom or what it is about."""
    reads: tuple[Read, ...]
    word: str
    """For all that was read."""
    content: Fingerprint


class _Kept(Struct, frozen=True):
    """The traces of a build."""

    pages: Mapping[str, Trace] = {}
    """By path."""
    common: tuple[Read, ...] = ()
    """What each of them read: the day, the settings. Where that is another, no page is as it was."""
    word: str = ""
    """For all of that."""


class _Data(Struct, frozen=True, array_like=True):
    """The same for the cache: what many pages read stands in it once, in a table."""

    form: int
    made_with: str
    table: list[tuple[str, Any]]
    common: list[int]
    word: str
    pages: dict[str, tuple[str, list[int], str, int, str]]


class Traces:
    """The traces of the last build, and those of this one."""

    def __init__(self, made_with: str | None, words: Words, memory: Cache) -> None:
        """Recall the traces of the last build.

        Args:
            made_with: what all pages are made with now, as :func:`made_with` names it; None where nothing
                is to be recalled, nor kept.
            words: of all that pages read now.
            memory: holds the traces of the last build, if it was made with the same.
        """
        self.made_with = made_with
        self._words = words
        self._before = _recall(made_with, memory) if made_with else _Kept()
        self._now: dict[str, Trace] = {}

    def still_holding(self, tasks: Iterable[Task]) -> dict[str, Fingerprint]:
        """The pages that would come out as they did, by path, with what they hold."""
        if self._word(self._before.common) != self._before.word:
            return {}
        for task in tasks:
            trace = self._before.pages.get(task.path)
            if trace and trace.made_by == _made_by(task) and self._word(trace.reads) == trace.word:
                self._now[task.path] = trace
        return {path: trace.content for path, trace in self._now.items()}

    def note(self, task: Task, reads: tuple[Read, ...], content: Fingerprint) -> None:
        """Take down what a page was made of that is about somebody or something."""
        self._now.pop(task.path, None)
        word = self._word(reads) if self.made_with and task.about else None
        if word is not None:
            self._now[task.path] = Trace(_made_by(task), reads, word, content)

    def keep(self, memory: Cache) -> None:
        """Keep the traces of this build for the next."""
        if self.made_with and self._now != self._before.pages:
            common = _common(trace.reads for trace in self._now.values())
            kept = _Kept(self._now, common, self._words.of(common))
            with suppress(UnicodeEncodeError):  # what was read may be called by what is no text
                memory.put_many({TRACES: _to_bytes(self.made_with, kept)})

    def _word(self, reads: Iterable[Read]) -> str | None:
        """For all that was read; None where there is no word for one of the values: then the page is made."""
        try:
            return self._words.of(reads)
        except UnspokenError:
            return None


def made_with(theme: Theme) -> str | None:
    """Names the language and the templates of all pages; None where that cannot be told."""
    word = theme.word()
    return None if word is None else sha256(json.dumps([spoken().code, word]).encode()).hexdigest()


def _made_by(task: Task) -> str:
    """Names the template of a page, and whom or what it is about; its path says the rest."""
    return f"{task.template if isinstance(task, PageTask) else ''} {task.about}"


def _common(pages: Iterable[tuple[Read, ...]]) -> tuple[Read, ...]:
    """What every page read, in the order of the first."""
    first, *others = list(pages) or [()]
    in_all = set(first).intersection(*others)
    return tuple(read for read in first if read in in_all)


def _recall(made_with: str, memory: Cache) -> _Kept:
    data = memory.get_many([TRACES]).get(TRACES)
    try:
        return _Kept() if data is None else _from_bytes(made_with, data)
    except (MsgspecError, ValueError, TypeError, LookupError, RecursionError):
        return _Kept()


def _to_bytes(made_with: str, kept: _Kept) -> bytes:
    table: dict[Read, int] = {}
    pages = {
        path: (
            trace.made_by,
            [table.setdefault(read, len(table)) for read in trace.reads],
            *(trace.word, trace.content.size, trace.content.sha256),
        )
        for path, trace in kept.pages.items()
    }
    common = [table[read] for read in kept.common]
    reads = [(name, _key_data(key)) for name, key in table]
    return msgpack.encode(_Data(_FORMAT, made_with, reads, common, kept.word, pages))


def _from_bytes(now: str, data: bytes) -> _Kept:
    found = msgpack.decode(data, type=_Data)
    if (found.form, found.made_with) != (_FORMAT, now):
        return _Kept()
    reads = [(name, _key(key)) for name, key in found.table]
    pages = {
        path: Trace(made_by, _at(reads, places), word, Fingerprint(size, digest))
        for path, (made_by, places, word, size, digest) in found.pages.items()
    }
    return _Kept(pages, _at(reads, found.common), found.word)


def _at(reads: Sequence[Read], places: Sequence[int]) -> tuple[Read, ...]:
    return tuple(map(reads.__getitem__, places))


def _key_data(key: object) -> object:
    """A key as plain values: a place in a file as three values, a month as two."""
    return [key.path, key.line, key.column] if isinstance(key, Origin) else key


def _key(data: Any) -> Any:
    if isinstance(data, list):
        return Origin(*data) if len(data) > 2 else tuple(data)
    return data
