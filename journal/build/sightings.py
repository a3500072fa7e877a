"""How each text looked when it was read, so that one which has not changed need not be read again.

A text is known again by size, times and number of its file. The time of change (``ctime``) is
the system's own: a program can set a file's ``mtime`` back, not this one. What changed shortly
before it was read is not remembered, because it may change again within one tick of the clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import MsgspecError, Struct, msgpack

from journal.content.files.listing import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.cache import Cache
    from journal.content.files.loader import Inventory

#: The cache's key for them.
SIGHTINGS = "sightings 4"

#: What is raised for what somebody else put in their place.
_NOT_OURS = (MsgspecError, ValueError, RecursionError)


class Sightings(Struct, frozen=True, array_like=True):
    """What texts held, and how they looked then."""

    looks: bytes = msgpack.encode(())
    """The entries of the texts, one after the other: where all look as they did, nobody asks for one."""
    digests: list[str] = []
    """One for each of them."""

    def of(self, files: Sequence[Entry]) -> dict[str, str]:
        """The digests of those of these texts that look as they did, by path."""
        try:
            if msgpack.encode(files) == self.looks:
                return dict(zip([entry.path for entry in files], self.digests, strict=True))
            entries = msgpack.decode(self.looks, type=list[Entry])
            known = dict(zip(entries, self.digests, strict=True))
        except _NOT_OURS:
            return {}
        return {entry.path: digest for entry in files if (digest := known.get(entry))}


def sighted(memory: Cache) -> Sightings:
    """What is remembered; nothing where it cannot be read back."""
    data = memory.get_many([SIGHTINGS]).get(SIGHTINGS)
    try:
        return Sightings() if data is None else msgpack.decode(data, type=Sightings)
    except _NOT_OURS:
        return Sightings()


def remember_sightings(memory: Cache, inventory: Inventory, before: Sightings, now_ns: int | None) -> None:
    """Remember how the texts of a journal looked.

    Args:
        memory: the cache.
        inventory: the texts, and what they hold.
        before: what is remembered so far.
        now_ns: a time before any of them was looked at.
    """
    if now_ns is None:
        return
    if not inventory.sources and len(inventory.known) == len(before.digests):
        return  # all that is there was known: nothing is new, and nothing is gone
    digests = inventory.digests
    known = [e for e in inventory.listing.files if e.path in digests and not e.is_fresh(now_ns)]
    now = Sightings(msgpack.encode(known), [digests[entry.path] for entry in known])
    if now != before:
        memory.put_many({SIGHTINGS: msgpack.encode(now)})
