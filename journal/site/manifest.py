"""What a build wrote into the output folder, so that nothing else is ever deleted.

Two small files stand beside the pages. The *manifest* lists each page as it was
when it was written; it is replaced last. While a build is under way, the
*pending* list names what it is about to write: if the build is killed, the next
one knows those pages for its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from msgspec import Struct

from journal.site.paths import fault_of_path

MANIFEST = ".journal-manifest.json"
PENDING = ".journal-pending.json"
LOCK = ".journal-lock"
#: Every file is written under this name in its folder and then renamed.
TEMPORARY = ".journal-tmp"

OWN_NAMES = frozenset({MANIFEST, PENDING, LOCK, TEMPORARY})

_VERSION = 1


class Fingerprint(Struct, frozen=True, order=True):
    """What a file holds: its size in bytes and the SHA-256 of its content, in hexadecimal."""

    size: int
    sha256: str


class Entry(Struct, frozen=True):
    """A page as it was written."""

    content: Fingerprint
    mtime_ns: int
    """When it was last changed on disk; another time means that someone else did."""
    source: tuple[int, ...] = ()
    """Of a copied file: size, times and number of the original, so that it need not be read again."""


def format_manifest(entries: Mapping[str, Entry]) -> bytes:
    """Write the manifest as JSON: path → size, time of change, SHA-256, then the original's stamp."""
    files = {
        path: [entry.content.size, entry.mtime_ns, entry.content.sha256, *entry.source]
        for path, entry in entries.items()
    }
    return _format(files)


def parse_manifest(data: bytes) -> dict[str, Entry] | None:
    """Read a manifest; None if it is damaged, of another version, or names a path that no page can have."""
    try:
        return {path: _entry(*values) for path, values in _files(data).items()}
    except (ValueError, TypeError):
        return None


def name_of(entries: Mapping[str, Entry]) -> str:
    """Name what a manifest says, in one word."""
    return sha256(format_manifest(entries)).hexdigest()


def format_pending(claims: Mapping[str, Iterable[Fingerprint]]) -> bytes:
    """Write the list of what is about to be written: path → each content it may have."""
    return _format(
        {path: [[c.size, c.sha256] for c in sorted(contents)] for path, contents in claims.items()}
    )


def parse_pending(data: bytes) -> dict[str, frozenset[Fingerprint]] | None:
    """Read a pending list; None if it is damaged."""
    try:
        files = _files(data).items()
        return {path: frozenset(_fingerprint(*content) for content in contents) for path, contents in files}
    except (ValueError, TypeError):
        return None


def _format(files: Mapping[str, object]) -> bytes:
    return json.dumps({"journal": _VERSION, "files": files}, sort_keys=True).encode()


def _files(data: bytes) -> dict[str, list[Any]]:
    """Take the list of files out of one of our files.

    Raises:
        ValueError: if it is damaged, of another version or names what cannot be a page.
    """
    try:
        found = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(found, dict) or found.get("journal") != _VERSION:
        raise ValueError("of another version")
    files = found.get("files")
    if not isinstance(files, dict) or not all(isinstance(value, list) for value in files.values()):
        raise ValueError("no list of files")
    if any(fault_of_path(path) for path in files):
        raise ValueError("not a page")
    return files


def _entry(size: object, mtime_ns: object, sha256: object, *source: object) -> Entry:
    if not isinstance(mtime_ns, int):
        raise ValueError("no time")
    return Entry(_fingerprint(size, sha256), mtime_ns, tuple(n for n in source if isinstance(n, int)))


def _fingerprint(size: object, sha256: object) -> Fingerprint:
    if not isinstance(size, int) or not isinstance(sha256, str):
        raise ValueError("no fingerprint")
    return Fingerprint(size, sha256)
