"""A front matter as it was written: every value is text and knows its place.

Nothing here gives a value a meaning; ``NO``, ``01234`` and ``12:30`` stay what
they are until the table of fields reads them (FORMAT "Reading YAML"). A node tells its
kind when it is written for the cache, so that it is read back as what it was.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from journal.diagnostics import Span


class Scalar(Struct, frozen=True, tag="value", array_like=True):
    """One value as text; ``quoted`` tells ``""`` from a key with nothing behind it."""

    text: str
    span: Span
    quoted: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written (``cadence:``), which counts as the key not being there."""
        return not self.quoted and self.text in {"", "~", "null"}


class Sequence(Struct, frozen=True, tag="list", array_like=True):
    """A list, block or inline."""

    items: tuple[Node, ...]
    span: Span


class Entry(Struct, frozen=True, array_like=True):
    """A key and its value."""

    key: Scalar
    value: Node


class Mapping(Struct, frozen=True, tag="keys", array_like=True):
    """Keys and values in the order written; no key twice."""

    entries: tuple[Entry, ...]
    span: Span


Node: TypeAlias = Scalar | Sequence | Mapping


class Document(Struct, frozen=True):
    """A Markdown file in its two parts."""

    path: str
    lines: tuple[str, ...]
    """The front matter's lines (with both fences), for excerpts; line 1 is ``lines[0]``."""
    front: Mapping | None
    """None where there is none, or where it could not be read."""
    readable: bool
    """False where there is a front matter that could not be read."""
    body: str
    body_line: int
    """The line of the file on which the body starts, 1-based."""
    doubtful: tuple[str, ...] = ()
    """Keys of the first level whose value a fault has lost or cut, or that stand there twice."""

    @property
    def is_placed(self) -> bool:
        """Whether every place in it can be one of a file."""
        return self.body_line >= 0 and (self.front is None or _is_placed(self.front))

    def excerpt(self, span: Span) -> str:
        """The line that a span of the front matter starts on."""
        return self.lines[span.line - 1] if span.line <= len(self.lines) else ""

    def all_lines(self) -> list[str]:
        """Every line of the file, for excerpts; line 1 is the first."""
        front = list(self.lines[: self.body_line - 1])
        front += [""] * (self.body_line - 1 - len(front))
        return front + self.body.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _is_placed(node: Node) -> bool:
    if min(node.span) < 0:
        return False
    match node:
        case Scalar():
            return True
        case Sequence(items=items):
            return all(map(_is_placed, items))
        case Mapping(entries=entries):
            return all(_is_placed(entry.key) and _is_placed(entry.value) for entry in entries)
