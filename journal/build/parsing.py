"""Texts, each parsed in itself: what the cache remembers, and the rest anew."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from journal.build.parallel import is_spread, spread
from journal.build.report import Progress
from journal.build.sightings import SIGHTINGS
from journal.content.files import loader
from journal.content.parse import Parsed, cache_key, from_bytes, parse, to_bytes
from journal.history.memory import REMEMBERED
from journal.language import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from journal.cache import Cache
    from journal.content.files.loader import Inventory, SourceFile
    from journal.content.places import Places


def kinds_of(places: Places) -> dict[str, str]:
    """What each file is parsed as, by path: a person, a page or a note."""
    kinds = dict.fromkeys(places.people.values(), "person")
    kinds |= dict.fromkeys(places.pages, "page")
    return kinds | {note.path: "note" for note in places.notes}


@dataclass(frozen=True, slots=True)
class KeptText:
    """What a text says, kept in memory from one reading to the next."""

    digest: str
    kind: str
    parsed: Parsed


def recall(
    inventory: Inventory, kinds: Mapping[str, str], memory: Cache, kept: Mapping[str, KeptText]
) -> dict[str, Parsed]:
    """What was kept, and what the cache holds, of these texts, by path; a damaged entry is a miss."""
    digests = {path: digest for path, digest in inventory.digests.items() if path in kinds}
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


def with_lost(
    root: Path, inventory: Inventory, kinds: Mapping[str, str], parsed: Mapping[str, Parsed]
) -> Inventory:
    """The inventory with those texts read after all of which the cache has lost what they say."""
    lost = {path for path in inventory.known if path in kinds and path not in parsed}
    return loader.load_more(root, inventory, lost)


def parse_anew(
    sources: Sequence[SourceFile],
    kinds: Mapping[str, str],
    memory: Cache,
    jobs: int,
    progress: Callable[[Progress], None],
) -> dict[str, Parsed]:
    """Parse texts, and remember what they say."""
    parsed: dict[str, Parsed] = {}
    fresh: dict[str, bytes] = {}
    for source, (each, data) in zip(sources, _parse(sources, kinds, jobs), strict=True):
        parsed[source.path] = each
        if memory.remembers:
            key = cache_key(source.path, source.digest, kinds[source.path])
            fresh[_said(key) if each.faults else key] = data or to_bytes(each)
        progress(Progress("parse", len(parsed), len(sources)))
    memory.put_many(fresh)
    return parsed


def tidy(inventory: Inventory, kinds: Mapping[str, str], memory: Cache) -> None:
    """Forget what texts said that are there no longer."""
    keys = [cache_key(p, d, kinds[p]) for p, d in inventory.digests.items() if p in kinds]
    memory.prune({*keys, *map(_said, keys), *REMEMBERED, SIGHTINGS})


def _parse(
    sources: Sequence[SourceFile], kinds: Mapping[str, str], jobs: int
) -> Iterator[tuple[Parsed, bytes | None]]:
    """Parse texts in order; with the bytes for the cache where another process has made them."""
    if is_spread(sources, jobs):
        for data in spread(partial(_parse_to_bytes, kinds), sources, jobs):
            yield from_bytes(data), data
    else:
        for source in sources:
            yield parse(source, kinds[source.path]), None


def _parse_to_bytes(kinds: Mapping[str, str], source: SourceFile) -> bytes:
    return to_bytes(parse(source, kinds[source.path]))
