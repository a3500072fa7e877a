"""Load: from the folder to its texts, with what is remembered of them."""

from __future__ import annotations

from pathlib import Path

from journal.build.program import version
from journal.build.sightings import remember_sightings, sighted
from journal.cache import Cache, NullCache
from journal.content.files import loader
from journal.content.files.loader import Inventory

#: Where what was read is remembered, below the root.
CACHE_FOLDER = ".journal-cache"


def gather(root: Path, memory: Cache, now_ns: int | None) -> Inventory:
    """Look at every file of a journal, and read the texts that have changed; ``now_ns`` is the present.

    Raises:
        OSError: as :func:`read`.
    """
    known = sighted(memory)
    inventory = loader.load(root, known.of)
    remember_sightings(memory, inventory, known, now_ns)
    return inventory


def forget(root: Path) -> None:
    """Empty what was remembered (``--clean``)."""
    with opened(root, cache=True) as memory:
        memory.prune(())


def opened(root: Path, cache: bool) -> Cache:
    """The cache of a journal; without one (``--no-cache``), one that remembers nothing."""
    return Cache.open(root / CACHE_FOLDER, version()) if cache else NullCache()
