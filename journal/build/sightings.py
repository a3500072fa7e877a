"""How each text looked when it was read, so that one which has not changed need not be read again.

A text is known again by size, times and number of its file. The time of change (``ctime``) is
the system's own: a program can set a file's ``mtime`` back, not this one. What changed shortly
before it was read is not remembered, because it may change again within one tick of the clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import MsgspecError, msgpack

from journal.content.files.listing import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.cache import Cache
    from journal.content.files.loader import Inventory

#: The cache's key for them.
SIGHTINGS = "sightings 3"


def sighted(memory: Cache) -> dict[Entry, str]:
    """Digests of texts by how they looked; whatever cannot be read back is not there."""
    data = memory.get_many([SIGHTINGS]).get(SIGHTINGS)
    try:
        return {} if data is None else dict(msgpack.decode(data, type=list[tuple[Entry, str]]))
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return {}


def remember_sightings(
    memory: Cache, inventory: Inventory, before: Mapping[Entry, str], now_ns: int | None
) -> None:
    """Remember how the texts of a journal looked.

    Args:
        memory: the cache.
        inventory: the texts, and what they hold.
        before: what is remembered so far.
        now_ns: a time before any of them was looked at.
    """
    if now_ns is None:
        return
    if not inventory.sources and len(inventory.known) == len(before):
        return  # all that is there was known: nothing is new, and nothing is gone
    digests = inventory.digests
    known = {
        entry: digests[entry.path]
        for entry in inventory.listing.files
        if entry.path in digests and not entry.is_fresh(now_ns)
    }
    if known != before:
        memory.put_many({SIGHTINGS: msgpack.encode(list(known.items()))})
