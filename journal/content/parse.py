"""One file in itself: its front matter and its body, read without looking at any other file or the day.

This is what the cache remembers; the same bytes at the same place always give the same.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from msgspec import MsgspecError, Struct, msgpack

from journal.content.document import Document
from journal.content.files.loader import SourceFile
from journal.content.frontmatter import reading as frontmatter
from journal.diagnostics import Diagnostic
from journal.model.prose import Prose


class Parsed(Struct, frozen=True):
    """What one Markdown file says."""

    document: Document
    prose: Prose
    faults: tuple[Diagnostic, ...]

    @property
    def path(self) -> str:
        """The file's path below the root."""
        return self.document.path


def cache_key(path: str, digest: str, kind: str) -> str:
    """What a parsed file is remembered by: its bytes, its place, and what it is."""
    return sha256(f"{kind}\0{path}\0{digest}".encode("utf-8", "surrogateescape")).hexdigest()


def parse(source: SourceFile, kind: str) -> Parsed:
    """Parse a ``note``, ``person`` or ``page``."""
    from journal.content.prose.reading import read_prose  # noqa: PLC0415 -- a warm cache needs no Markdown

    document, faults = frontmatter.split(source.path, source.text)
    titled = document.front is not None and any(e.key.text == "title" for e in document.front.entries)
    from_heading = kind != "person" and not titled
    prose, more = read_prose(source.path, document.body, document.body_line, title_from_heading=from_heading)
    return Parsed(document, prose, (*faults, *more))


def to_bytes(parsed: Parsed) -> bytes:
    """Write a parsed file for the cache."""
    return msgpack.encode(parsed)


def from_bytes(data: bytes) -> Parsed:
    """Read what :func:`to_bytes` wrote; every value is checked for its kind.

    Raises:
        ValueError: if it is anything else.
    """
    try:
        parsed = decoded(data)
    except (MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("not a parsed file") from error
    # What is missing would be read as its default, and what is too much passed over.
    if to_bytes(parsed) != data or not parsed.document.is_placed:
        raise ValueError("not a parsed file")
    return parsed


def decoded(data: bytes) -> Parsed:
    """Read what :func:`to_bytes` wrote in this very program; nothing else is to be read with it."""
    return _reader().decode(data)


@cache
def _reader() -> msgpack.Decoder[Parsed]:
    return msgpack.Decoder(Parsed)
