"""Walks the journal's folders and reads the writer's text: the only reader of it.

Walking and reading are two steps, so that what has not changed need not be read.
What cannot be read is a fault of that file alone; none is passed over in silence
(PROMISES 5). No link is followed out of ``contacts/``, and nothing is opened that
could block (PROMISES "Traps").
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.content.decoding import decode
from journal.content.listing import Entry, Listing, base_of, leads_outside, unreadable, walk
from journal.content.safe_open import ATTACHMENT_LIMIT, LeadsOutsideError, TooLargeError, read_safely
from journal.diagnostics import Diagnostic, fault, in_order

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Entry", "Inventory", "Listing", "SourceFile", "load", "read", "read_bytes", "walk"]

#: Bytes of a Markdown file or of journal.yaml that are read.
LARGEST = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text of the writer's."""

    path: str
    """Below the root, with forward slashes, as it is on disk."""
    text: str
    """Without a byte order mark, its line ends as they are."""
    digest: str
    """SHA-256 of the bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """All texts of a journal, read."""

    sources: tuple[SourceFile, ...]
    settings: SourceFile | None
    others: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    unread: tuple[str, ...] = ()
    """Paths of the Markdown files that could not be read, each with a diagnostic."""
    links: tuple[tuple[str, str], ...] = ()
    """Those of ``others`` that are links, each with the file below ``contacts/`` that it leads to."""


def load(root: Path) -> Inventory:
    """Walk a journal and read every text in it.

    Raises:
        OSError: as :func:`walk`.
    """
    listing = walk(root)
    results = [read(root, entry) for entry in listing.files]
    settings = read(root, listing.settings) if listing.settings else None
    faults = [result for result in (*results, settings) if isinstance(result, Diagnostic)]
    return Inventory(
        tuple(result for result in results if isinstance(result, SourceFile)),
        settings if isinstance(settings, SourceFile) else None,
        listing.others,
        in_order((*listing.diagnostics, *faults)),
        tuple(e.path for e, r in zip(listing.files, results, strict=True) if isinstance(r, Diagnostic)),
        listing.links,
    )


def read(root: Path, entry: Entry) -> SourceFile | Diagnostic | None:
    """Read one text; None if it has vanished since the walk."""
    path = entry.path
    try:
        data = read_safely(*base_of(root, path), LARGEST)
    except FileNotFoundError:
        return None
    except TooLargeError as error:
        message, help_ = (
            f"this file holds {error.size} bytes; up to {LARGEST} are read",
            "part it into several",
        )
        return fault("too-large", path, None, message, help=help_)
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
