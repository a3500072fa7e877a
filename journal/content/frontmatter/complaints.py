"""What the YAML reader complains of, and what a mistake is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.content.frontmatter.lines import flow_part, quoted, take_apart, write
from journal.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.content.frontmatter.lines import Line


class Complaint(Struct, frozen=True):
    """Where and why the YAML reader gave up; lines and columns from 0."""

    problem: str
    line: int
    column: int
    context: str
    context_line: int
    context_column: int
    quoted_from: int | None
    """The line on which a quoted text began that goes over several lines and ends on `line`."""


class Mistake(Struct, frozen=True):
    """One cause: what it is, and where; lines and columns from 0."""

    code: str
    line: int
    start: int
    end: int
    message: str
    help: str
    opened: int
    """The line whose value must go for the rest to be readable."""


def mistake_at(
    place: tuple[int, int, int], code: str, message: str, help_: str, opened: int | None = None
) -> Mistake:
    """Make a mistake at a line, from a column to the one before another."""
    line, start, end = place
    return Mistake(code, line, start, max(end, start + 1), message, help_, line if opened is None else opened)


def needs_quotes(sign: str) -> str:
    """What is said of a value that starts with a sign which means something to YAML."""
    return _("a value that starts with {sign} needs quotes").format(sign=sign)


def starts_with_percent() -> tuple[str, str]:
    """What is said of a line that is meant for YAML itself, and how to mend it."""
    return _("a line that starts with % is not read here"), _("delete the line")


def quote_it(
    lines: Sequence[str], complaint: Complaint, code: str, message: str, column: int | None = None
) -> Mistake:
    """Say that a value needs quotes: the whole one or, in brackets, the part around the column."""
    line = take_apart(lines[complaint.line])
    column = complaint.column if column is None else column
    if line.value[:1] not in {"[", "{"} and "flow" not in complaint.context:
        return quote_whole(line, complaint.line, code, message)
    start, end = flow_part(line.text, column)
    mended = line.text[:start] + quoted(line.text[start:end]) + line.text[end:]
    opened = complaint.context_line if "flow" in complaint.context else complaint.line
    return mistake_at((complaint.line, start, end), code, message, write(mended), opened)


def quote_whole(line: Line, number: int, code: str, message: str) -> Mistake:
    """Say that the whole value of a line needs quotes."""
    return mistake_at(
        (number, line.start, line.end), code, message, write(line.with_value(quoted(line.value)))
    )
