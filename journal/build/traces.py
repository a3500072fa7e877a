"""The traces of pages (:mod:`journal.site.tracing`), kept from one build to the next.

Only pages about somebody or something leave one, and the files of the search but the list of people. The
others, Today or Insights, look at everybody: their traces would be long, and nearly every change would
change them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from msgspec import MsgspecError, Struct, msgpack
from msgspec.structs import replace

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

_FORMAT = 4


class Trace(Struct, frozen=True):
    """What a page was made of, and what it holds since."""

    made_by: str
    """Names the template of the page, and whom or what it is about."""
    reads: tuple[Read, ...]
    word: str
    """For all that was read."""
    content: Fingerprint
    cuts: tuple[int, ...] = ()
    """Where its day stands in it, as :func:`~journal.site.stamp.cuts` tells."""


class _Common(Struct, frozen=True, array_like=True):
    """What each page of a template read, say the settings. Where that is another, none is as it was."""

    reads: tuple[Read, ...]
    word: str
    """For all of that."""


class _Kept(Struct, frozen=True):
    """The traces of a build."""

    pages: Mapping[str, Trace] = {}
    """By path."""
    common: Mapping[str, _Common] = {}
    """By template."""
    day: bytes = b""
    """What stands in the pages for their day."""


class _Data(Struct, frozen=True, array_like=True):
    """The same for the cache: what many pages read stands in it once, in a table."""

    form: int
    made_with: str
    day: bytes
    table: list[tuple[str, Any]]
    common: dict[str, tuple[list[int], str]]
    pages: dict[str, tuple[str, list[int], str, int, str, tuple[int, ...]]]


class Traces:
    """The traces of the last build, and those of this one."""

    def __init__(self, made_with: str | None, day: bytes, words: Words, memory: Cache) -> None:
        """Recall the traces of the last build.

        Args:
            made_with: what all pages are made with now, as :func:`made_with` names it; None where nothing
                is to be recalled, nor kept.
            day: what stands in the pages for their day now.
            words: of all that pages read now.
            memory: holds the traces of the last build, if it was made with the same.
        """
        self.made_with, self._day = made_with, day
        self._words = words
        self._before = _recall(made_with, memory) if made_with else _Kept()
        self._now: dict[str, Trace] = {}

    @property
    def are_there(self) -> bool:
        """Whether the last build left traces."""
        return bool(self._before.pages)

    @property
    def sizes(self) -> Mapping[str, int]:
        """The sizes of the pages of the last build, by path, in bytes."""
        return {path: trace.content.size for path, trace in self._before.pages.items()}

    @property
    def day_before(self) -> bytes:
        """What stands for their day in the pages of the last build."""
        return self._before.day

    def still_holding(self, tasks: Iterable[Task]) -> dict[str, Trace]:
        """The pages that would come out as they did, but for their day, by path."""
        alike = {
            name: self._word(common.reads) == common.word for name, common in self._before.common.items()
        }
        for task in tasks:
            trace = self._before.pages.get(task.path)
            if trace is None or trace.made_by != _made_by(task) or not alike.get(_template(task)):
                continue
            if self._word(trace.reads) == trace.word:
                self._now[task.path] = trace
        return dict(self._now)

    def is_as_it_stands(self, trace: Trace) -> bool:
        """Whether a page of which this still holds says the same of the day."""
        return not trace.cuts or self._before.day == self._day

    def note(
        self, task: Task, reads: tuple[Read, ...], content: Fingerprint, cuts: tuple[int, ...] = ()
    ) -> None:
        """Take down what a page was made of that is about somebody or something."""
        self._now.pop(task.path, None)
        word = self._word(reads) if self.made_with and task.about else None
        if word is not None:
            self._now[task.path] = Trace(_made_by(task), reads, word, content, cuts)

    def renew(self, task: Task, content: Fingerprint) -> None:
        """Take down what a page holds since its day was exchanged."""
        self._now[task.path] = replace(self._now[task.path], content=content)

    def keep(self, memory: Cache) -> None:
        """Keep the traces of this build for the next."""
        if self.made_with and self._now != self._before.pages:
            kept = _Kept(self._now, self._common(), self._day)
            with suppress(UnicodeEncodeError):  # what was read may be called by what is no text
                memory.put_many({TRACES: _to_bytes(self.made_with, kept)})

    def _common(self) -> dict[str, _Common]:
        reads: dict[str, list[tuple[Read, ...]]] = defaultdict(list)
        for trace in self._now.values():
            reads[trace.made_by.split(" ", 1)[0]].append(trace.reads)
        common = {template: _in_all(theirs) for template, theirs in reads.items()}
        return {template: _Common(theirs, self._words.of(theirs)) for template, theirs in common.items()}

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
    return f"{_template(task)} {task.about}"


def _template(task: Task) -> str:
    return task.template if isinstance(task, PageTask) else ""


def _in_all(pages: Sequence[tuple[Read, ...]]) -> tuple[Read, ...]:
    """What every page read, in the order of the first."""
    first, *others = pages
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
            *(trace.word, trace.content.size, trace.content.sha256, trace.cuts),
        )
        for path, trace in kept.pages.items()
    }
    common = {name: ([table[read] for read in each.reads], each.word) for name, each in kept.common.items()}
    reads = [(name, _key_data(key)) for name, key in table]
    return msgpack.encode(_Data(_FORMAT, made_with, kept.day, reads, common, pages))


def _from_bytes(now: str, data: bytes) -> _Kept:
    found = msgpack.decode(data, type=_Data)
    if (found.form, found.made_with) != (_FORMAT, now):
        return _Kept()
    reads = [(name, _key(key)) for name, key in found.table]
    pages = {
        path: Trace(made_by, _at(reads, places), word, Fingerprint(size, digest), cuts)
        for path, (made_by, places, word, size, digest, cuts) in found.pages.items()
    }
    common = {name: _Common(_at(reads, places), word) for name, (places, word) in found.common.items()}
    return _Kept(pages, common, found.day)


def _at(reads: Sequence[Read], places: Sequence[int]) -> tuple[Read, ...]:
    return tuple(map(reads.__getitem__, places))


def _key_data(key: object) -> object:
    """A key as plain values: a place in a file as three values, a month as two."""
    return [key.path, key.line, key.column] if isinstance(key, Origin) else key


def _key(data: Any) -> Any:
    if isinstance(data, list):
        return Origin(*data) if len(data) > 2 else tuple(data)
    return data
