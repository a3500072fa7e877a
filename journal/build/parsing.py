"""Texts, each parsed in itself: what the cache remembers, and the rest anew."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.build.answers import ANSWERS
from journal.build.parallel import is_spread, spread
from journal.build.report import Progress
from journal.build.sightings import SIGHTINGS
from journal.content.files import loader
from journal.content.parse import Parsed, cache_key, decoded, from_bytes, parse, to_bytes
from journal.content.remembering import note_from_bytes, note_key, note_to_bytes
from journal.history.memory import REMEMBERED
from journal.language import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from journal.cache import Cache
    from journal.content.assemble import MadeNote
    from journal.content.files.loader import Inventory, SourceFile
    from journal.content.places import NotePlace, Places


#: Under what the cache holds the traces of pages (:mod:`journal.build.traces`); they outlast the texts.
TRACES = "traces"

#: Texts that are remembered or recalled at a time: all at once would be twice in memory.
_AT_A_TIME = 500

#: About what it takes to parse one text.
_SECONDS_A_TEXT = 0.0004


def kinds_of(places: Places) -> dict[str, str]:
    """What each file is parsed as, by path: a person, a page or a note."""
    kinds = dict.fromkeys(places.people.values(), "person")
    kinds |= dict.fromkeys(places.pages, "page")
    return kinds | {note.path: "note" for note in places.notes}


class KeptText(Struct, frozen=True):
    """What a text says, kept in memory from one reading to the next."""

    digest: str
    kind: str
    parsed: Parsed


class Reading(Struct):
    """Texts that are read as they are asked for: what was kept, what the cache holds, the rest anew."""

    root: Path
    inventory: Inventory
    kinds: Mapping[str, str]
    memory: Cache
    kept: Mapping[str, KeptText]
    jobs: int
    progress: Callable[[Progress], None]
    parsed: dict[str, Parsed] = {}
    """What was read so far, by path."""
    anew: int = 0
    """How many of them were parsed anew."""
    expected: int = 0
    """How many will be, as far as can be told."""

    def read(self, paths: Collection[str]) -> None:
        """Find out what these texts say; one that is gone by now is left out."""
        self.parsed |= {parsed.path: parsed for parsed in self.each(paths)}

    def each(self, paths: Collection[str]) -> Iterator[Parsed]:
        """Tell what each of these texts says, in any order, and keep none of it; to be heard to the end."""
        digests = {path: digest for path, digest in self.inventory.digests.items() if path in paths}
        recalled: set[str] = set()
        left = iter(digests.items())
        while some := dict(islice(left, _AT_A_TIME)):
            found = recall(some, self.kinds, self.memory, self.kept)
            recalled.update(found)
            yield from found.values()
        lost = {path for path in digests if path in self.inventory.known and path not in recalled}
        self.inventory = loader.load_more(self.root, self.inventory, lost)
        self.expected = sum(source.path in self.kinds for source in self.inventory.sources)
        missing = [s for s in self.inventory.sources if s.path in digests and s.path not in recalled]
        self.progress(Progress("parse", self.anew, self.expected))
        for parsed in parse_anew(missing, self.kinds, self.memory, self.jobs):
            self.anew += 1
            self.progress(Progress("parse", self.anew, self.expected))
            yield parsed


def recall(
    digests: Mapping[str, str], kinds: Mapping[str, str], memory: Cache, kept: Mapping[str, KeptText]
) -> dict[str, Parsed]:
    """What was kept and what the cache holds of these texts, by path; a damaged entry is a miss."""
    found = {
        path: kept[path].parsed
        for path, digest in digests.items()
        if path in kept and (kept[path].digest, kept[path].kind) == (digest, kinds[path])
    }
    found |= _recalled({cache_key(p, d, kinds[p]): p for p, d in digests.items() if p not in found}, memory)
    left = {cache_key(p, d, kinds[p]): p for p, d in digests.items() if p not in found}
    return found | _recalled({_said(key): path for key, path in left.items()}, memory)


def _recalled(wanted: Mapping[str, str], memory: Cache) -> dict[str, Parsed]:
    found = {}
    for key, data in memory.get_many(wanted).items():
        try:
            parsed = from_bytes(data)
        except ValueError:
            continue
        if parsed.path == wanted[key]:
            found[parsed.path] = parsed
    return found


def _said(key: str) -> str:
    """What a text with faults is remembered by: they are told in the language that is spoken."""
    return f"{key} {spoken().code}"


def parse_anew(
    sources: Sequence[SourceFile], kinds: Mapping[str, str], memory: Cache, jobs: int
) -> Iterator[Parsed]:
    """Parse texts one after the other, and remember what they say."""
    fresh: dict[str, bytes] = {}
    for source, (parsed, data) in zip(sources, _parse(sources, kinds, jobs), strict=True):
        if memory.remembers:
            key = cache_key(source.path, source.digest, kinds[source.path])
            fresh[_said(key) if parsed.faults else key] = data or to_bytes(parsed)
        if len(fresh) >= _AT_A_TIME:
            memory.put_many(fresh)
            fresh.clear()
        yield parsed
    memory.put_many(fresh)


def recall_notes(
    places: Iterable[NotePlace], digests: Mapping[str, str], names: str, memory: Cache
) -> dict[str, MadeNote]:
    """The notes that the cache holds as they were made, by path."""
    found = {}
    left = iter(places)
    while some := list(islice(left, _AT_A_TIME)):
        wanted = {note_key(place, digests[place.path], names): place for place in some}
        for key, data in memory.get_many(wanted).items():
            place = wanted[key]
            with suppress(ValueError):
                found[place.path] = note_from_bytes(place, digests[place.path], data)
    return found


def remember_notes(made: Iterable[MadeNote], names: str, memory: Cache) -> None:
    """Remember notes as they were made."""
    left = iter(made)
    while some := list(islice(left, _AT_A_TIME)):
        memory.put_many({note_key(n.place, n.digest, names): note_to_bytes(n) for n in some})


def tidy(digests: Mapping[str, str], kinds: Mapping[str, str], notes: Iterable[str], memory: Cache) -> None:
    """Forget what texts said that are there no longer; ``notes`` are the keys of made notes."""
    keys = [cache_key(p, d, kinds[p]) for p, d in digests.items() if p in kinds]
    memory.prune({*keys, *map(_said, keys), *notes, *REMEMBERED, ANSWERS, SIGHTINGS, TRACES})


def _parse(
    sources: Sequence[SourceFile], kinds: Mapping[str, str], jobs: int
) -> Iterator[tuple[Parsed, bytes | None]]:
    """Parse texts in order; with the bytes for the cache where another process has made them."""
    if is_spread(sources, jobs, _SECONDS_A_TEXT):
        for data in spread(partial(_parse_to_bytes, kinds), sources, jobs, _SECONDS_A_TEXT):
            yield decoded(data), data
    else:
        for source in sources:
            yield parse(source, kinds[source.path]), None


def _parse_to_bytes(kinds: Mapping[str, str], source: SourceFile) -> bytes:
    return to_bytes(parse(source, kinds[source.path]))
