"""Walks the journal's folders and reads the writer's text: the only reader of it.

Walking and reading are two steps, so that what has not changed need not be read.
What cannot be read is a fault of that file alone; none is passed over in silence
(PROMISES 5). No link is followed out of ``contacts/``, and nothing is opened that
could block (PROMISES "Traps").
"""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from journal.content.files.decoding import decode
from journal.content.files.listing import (
    CONTACTS,
    Entry,
    Listing,
    base_of,
    leads_outside,
    look_again,
    unreadable,
    walk,
)
from journal.content.files.safe_open import ATTACHMENT_LIMIT, LeadsOutsideError, TooLargeError, read_safely
from journal.diagnostics import Diagnostic, fault, in_order
from journal.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

__all__ = ["Entry", "Inventory", "Listing", "SourceFile", "load", "load_more", "read", "read_bytes", "walk"]

#: Bytes of a Markdown file or of journal.yaml that are read.
LARGEST = 2 * 1024 * 1024


class SourceFile(Struct, frozen=True):
    """A text of the writer's."""

    path: str
    """Below the root, with forward slashes, as it is on disk."""
    text: str
    """Without a byte order mark, its line ends as they are."""
    digest: str
    """SHA-256 of the bytes, in hexadecimal."""


class Inventory(Struct, frozen=True, dict=True):
    """All texts of a journal, read or known."""

    listing: Listing
    sources: tuple[SourceFile, ...]
    """The Markdown files that were read."""
    settings: SourceFile | None
    diagnostics: tuple[Diagnostic, ...]
    unread: tuple[str, ...] = ()
    """Paths of the Markdown files that could not be read, each with a diagnostic."""
    known: Mapping[str, str] = {}
    """Digests of the Markdown files that need not be read, by path."""

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Digests of all Markdown files that can be read, by path, sorted."""
        return dict(sorted({**self.known, **{source.path: source.digest for source in self.sources}}.items()))

    def without_texts(self) -> Inventory:
        """What there is, and what it was like: the texts themselves take much room."""
        return replace(self, sources=(), known=self.digests)


def load(root: Path, known: Callable[[Sequence[Entry]], dict[str, str]] | None = None) -> Inventory:
    """Walk a journal and read every text in it, those apart that are known.

    Args:
        root: the folder that holds ``contacts/``.
        known: tells the digests of texts that look as they did when they were read, by path.

    Raises:
        OSError: as :func:`walk`.
    """
    listing = walk(root)
    digests = known(listing.files) if known else {}
    wanted = [entry for entry in listing.files if entry.path not in digests]
    results = [read(root, entry) for entry in wanted]
    settings = read(root, listing.settings) if listing.settings else None
    faults = [result for result in (*results, settings) if isinstance(result, Diagnostic)]
    return Inventory(
        listing,
        tuple(result for result in results if isinstance(result, SourceFile)),
        settings if isinstance(settings, SourceFile) else None,
        in_order((*listing.diagnostics, *faults)),
        tuple(e.path for e, r in zip(wanted, results, strict=True) if isinstance(r, Diagnostic)),
        digests,
    )


def load_again(root: Path, inventory: Inventory, paths: Collection[str]) -> Inventory | None:
    """The same texts, these of them read again, where nothing else is looked at.

    None where one of them was not there before as a text that could be read, or is not any more: then
    more may have changed than its words. An editor's own file that came and went is passed over.
    """
    entries = {entry.path: entry for entry in inventory.listing.files}
    sources = []
    for path in paths:
        if path not in entries and _came_and_went(root, inventory.listing, path):
            continue
        entry = look_again(root, path) if path in inventory.digests else None
        source = read(root, entry) if entry else None
        if entry is None or not isinstance(source, SourceFile):
            return None
        entries[path] = entry
        sources.append(source)
    return replace(
        inventory,
        listing=replace(inventory.listing, files=tuple(entries.values())),
        sources=tuple(sources),
        known={path: digest for path, digest in inventory.digests.items() if path not in paths},
    )


def _came_and_went(root: Path, listing: Listing, path: str) -> bool:
    """Whether this is below ``contacts/``, was not there before, as a file or a folder, and is not now."""
    if os.path.lexists(root / path) or not path.startswith(f"{CONTACTS}/"):
        return False
    there = chain((entry.path for entry in listing.files), listing.others)
    return not any(known == path or known.startswith(f"{path}/") for known in there)


def load_more(root: Path, inventory: Inventory, paths: Collection[str]) -> Inventory:
    """Read texts that were known, for when there is nothing but their digests."""
    if not paths:
        return inventory
    wanted = [entry for entry in inventory.listing.files if entry.path in paths]
    results = [(entry.path, read(root, entry)) for entry in wanted]
    faults = [(path, result) for path, result in results if isinstance(result, Diagnostic)]
    return replace(
        inventory,
        sources=(*inventory.sources, *(r for path, r in results if isinstance(r, SourceFile))),
        diagnostics=in_order((*inventory.diagnostics, *(fault for path, fault in faults))),
        unread=(*inventory.unread, *(path for path, fault in faults)),
        known={path: digest for path, digest in inventory.known.items() if path not in paths},
    )


def read(root: Path, entry: Entry) -> SourceFile | Diagnostic | None:
    """Read one text; None if it has vanished since the walk."""
    path = entry.path
    try:
        data = read_safely(*base_of(root, path), LARGEST)
    except FileNotFoundError:
        return None
    except TooLargeError as error:
        message = ngettext(
            "this file holds {n} byte; up to {limit} are read",
            "this file holds {n} bytes; up to {limit} are read",
            error.size,
        ).format(n=error.size, limit=LARGEST)
        return fault("too-large", path, None, message, help=_("part it into several"))
    except LeadsOutsideError:
        return leads_outside(path)
    except OSError as error:
        return unreadable(path, error)
    text = decode(path, data)
    if isinstance(text, Diagnostic):
        return text
    return SourceFile(path, text, hashlib.sha256(data).hexdigest())


def read_bytes(root: Path, path: str, limit: int = ATTACHMENT_LIMIT) -> bytes:
    """Read a file below ``contacts/`` as it is, say a picture.

    Raises:
        OSError: if it cannot be read, is no regular file, lies outside or is larger than ``limit`` bytes.
    """
    return read_safely(*base_of(root, path), limit)
