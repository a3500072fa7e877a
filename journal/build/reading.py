"""Load and check: from the folder to a Journal, with everything that is wrong in its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from journal import __version__, history
from journal.build.parallel import spread
from journal.build.report import Progress, ignore
from journal.cache import Cache, NullCache
from journal.content import frontmatter, loader
from journal.content.assemble import assemble
from journal.content.document import Document
from journal.content.loader import SourceFile
from journal.content.parse import Parsed, cache_key, from_bytes, parse, to_bytes
from journal.content.places import Places, classify
from journal.diagnostics import Diagnostic, in_order
from journal.model.changes import Change
from journal.model.journal import Journal
from journal.model.prose import Prose
from journal.site.addresses import addresses

#: Where what was read is remembered, below the root.
CACHE_FOLDER = ".journal-cache"
#: Changes whenever a parsed file is written differently.
CACHE_VERSION = f"{__version__}-2"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A journal as it was read, and what is wrong in its files."""

    journal: Journal
    diagnostics: tuple[Diagnostic, ...]
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    """What the history of each person's file tells, oldest first, by id; asked for with ``with_history``."""


def read(
    root: Path,
    *,
    cache: bool = True,
    jobs: int = 1,
    progress: Callable[[Progress], None] = ignore,
    with_history: bool = False,
) -> Loaded:
    """Read a journal; ``with_history``, what git knows of it as well, if there is a repository.

    Raises:
        OSError: where there is no ``contacts/`` or it cannot be looked into.
    """
    inventory = loader.load(root)
    places = classify([*(source.path for source in inventory.sources), *inventory.unread])
    with _opened(root, cache) as memory:
        parsed = _parse_all(inventory.sources, places, memory, jobs, progress)
        changes = _changes(root, places, memory) if with_history else {}
    parsed = {**parsed, **_unread(inventory.unread, places)}
    settings = _settings(inventory.settings)
    assembled = assemble(
        places, parsed, settings, {**{path: path for path in inventory.others}, **dict(inventory.links)}
    )
    return Loaded(assembled.journal, in_order((*inventory.diagnostics, *assembled.diagnostics)), changes)


def check(root: Path, *, cache: bool = True, jobs: int = 1) -> tuple[Diagnostic, ...]:
    """Everything that is wrong in a journal's files, what cannot be shown on the site included.

    Raises:
        OSError: where there is no ``contacts/`` or it cannot be looked into.
    """
    loaded = read(root, cache=cache, jobs=jobs)
    return in_order((*loaded.diagnostics, *addresses(loaded.journal).diagnostics))


def forget(root: Path) -> None:
    """Empty what was remembered (``--clean``)."""
    with _opened(root, cache=True) as memory:
        memory.prune(())


def _opened(root: Path, cache: bool) -> Cache:
    """The cache; without one (``--no-cache``), one that remembers nothing."""
    return Cache.open(root / CACHE_FOLDER, CACHE_VERSION) if cache else NullCache()


def _changes(root: Path, places: Places, memory: Cache) -> Mapping[str, tuple[Change, ...]]:
    """What the history of people's own files tells, by id."""
    told = history.read(root, places.people.values(), memory) or {}
    return {id: told[path] for id, path in places.people.items() if path in told}


def _parse_all(
    sources: Sequence[SourceFile],
    places: Places,
    memory: Cache,
    jobs: int,
    progress: Callable[[Progress], None],
) -> Mapping[str, Parsed]:
    kinds = _kinds(places)
    wanted = {cache_key(s, kinds[s.path]): s for s in sources if s.path in kinds}
    parsed = _remembered(wanted, memory)
    missing = [(key, source) for key, source in wanted.items() if source.path not in parsed]
    done = len(parsed)
    progress(Progress("parse", done, len(wanted)))
    fresh: dict[str, bytes] = {}
    work = partial(_parse_one, kinds)
    for (key, source), data in zip(missing, spread(work, [s for _, s in missing], jobs), strict=True):
        fresh[key] = data
        parsed[source.path] = from_bytes(data)
        done += 1
        progress(Progress("parse", done, len(wanted)))
    if fresh:
        memory.put_many(fresh)
        memory.prune(wanted.keys() | history.REMEMBERED)
    return {source.path: parsed[source.path] for source in wanted.values()}


def _unread(paths: Sequence[str], places: Places) -> dict[str, Parsed]:
    """People whose files cannot be read: made from the file's name, so that their notes and pages stand."""
    people = set(places.people.values())
    return {p: Parsed(Document(p, (), None, False, "", 1), Prose(), ()) for p in paths if p in people}


def _kinds(places: Places) -> dict[str, str]:
    kinds = dict.fromkeys(places.people.values(), "person")
    kinds |= dict.fromkeys(places.pages, "page")
    return kinds | {note.path: "note" for note in places.notes}


def _parse_one(kinds: Mapping[str, str], source: SourceFile) -> bytes:
    return to_bytes(parse(source, kinds[source.path]))


def _remembered(wanted: Mapping[str, SourceFile], memory: Cache) -> dict[str, Parsed]:
    """What the cache holds of the files wanted; a damaged entry is a miss."""
    found = {}
    for key, data in memory.get_many(wanted.keys()).items():
        try:
            parsed = from_bytes(data)
        except ValueError:
            continue
        if parsed.path == wanted[key].path:
            found[parsed.path] = parsed
    return found


def _settings(source: SourceFile | None) -> Parsed | None:
    if source is None:
        return None
    mapping, faults = frontmatter.read_mapping(source.path, source.text)
    lines = tuple(source.text.splitlines())
    document = Document(source.path, lines, mapping, mapping is not None, "", len(lines) + 1)
    return Parsed(document, Prose(), faults)
