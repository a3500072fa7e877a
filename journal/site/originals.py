"""Files of the writer that are copied to the site as they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from journal.site.folder import chunks, open_regular, opened
from journal.site.manifest import Fingerprint

#: An original changed so short before a build may change again within one tick of its clock.
_TOO_FRESH_NS = 2_000_000_000


class FileCopy(Struct, frozen=True):
    """A page that is a copy of one of the writer's files."""

    root: Path
    source: str
    """Path below ``root``, with forward slashes; no link on the way is followed."""


class Known(Struct, frozen=True):
    """A page of which it is known what it holds, so that it need not be made where it stands already."""

    content: Fingerprint
    make: Callable[[], bytes]


Page = bytes | FileCopy | Known


class UnreadableError(Exception):
    """An original that cannot be copied."""


@contextmanager
def original(page: FileCopy) -> Iterator[int]:
    """Open the file that a page is a copy of.

    Raises:
        UnreadableError: if it is missing, not a regular file, behind a link, or cannot be read.
    """
    descriptor = _open(page)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _open(page: FileCopy) -> int:
    *parts, name = page.source.split("/")
    if {"", ".", ".."}.intersection([*parts, name]):
        raise UnreadableError(page.source)
    try:
        with opened(page.root, parts) as folder:
            return open_regular(folder, name)
    except OSError as error:
        raise UnreadableError(page.source) from error


def pieces(descriptor: int) -> Iterator[bytes]:
    """Read an original to its end.

    Raises:
        UnreadableError: if the disk fails under it.
    """
    try:
        yield from chunks(descriptor)
    except OSError as error:
        raise UnreadableError from error


def stamp_of(descriptor: int, now_ns: int) -> tuple[int, ...]:
    """Take what tells a changed original from an unchanged one; empty if it is too fresh to tell."""
    found = os.fstat(descriptor)
    if max(found.st_mtime_ns, found.st_ctime_ns) > now_ns - _TOO_FRESH_NS:
        return ()
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
