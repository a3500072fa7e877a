"""A stretch of a file that is to be read as YAML, and the marking of faults in it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.diagnostics import Diagnostic, Span, fault

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n|\n|\r")

#: What YAML takes for the end of a line and an editor does not, and a mark of order that hides at its start.
_HIDDEN = {"\x85", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"}


class Block(Struct, frozen=True):
    """Lines of a file, without their ends."""

    path: str
    lines: tuple[str, ...]
    first: int
    """The line of the file that ``lines[0]`` is, 1-based."""

    def excerpt(self, line: int) -> str:
        """A line of the file by its number; empty outside the block."""
        at = line - self.first
        return self.lines[at] if 0 <= at < len(self.lines) else ""

    def fault(self, code: str, span: Span, message: str, help: str = "") -> Diagnostic:
        """Make a diagnostic that carries the line it speaks of."""
        return fault(code, self.path, span, message, help=help, excerpt=self.excerpt(span.line))


def split_lines(text: str) -> list[str]:
    r"""Cut at ``\n``, ``\r\n`` and ``\r`` alone, as editors count lines."""
    return _LINE_END.split(text)


def is_control(character: str) -> bool:
    """Whether a character has no place in a value: no tab or line end, and not to be seen."""
    if character in "\t\n":
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _HIDDEN


def control_characters(line: str) -> Iterator[int]:
    """Where a line holds such characters, as offsets from 0."""
    if line.isascii() and line.isprintable():
        return
    for at, character in enumerate(line):
        if is_control(character):
            yield at
