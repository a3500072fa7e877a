"""What a terminal shows: colour, tables, diagnostics, a bar for long work.

Results go to stdout; diagnostics, notes and progress to stderr.
"""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from journal.build.answers import Piece
from journal.diagnostics import draw, kind, visible
from journal.language import figures, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journal.diagnostics import Diagnostic

#: How many diagnostics a command other than `check` draws in full.
DRAWN = 20
_NARROWEST, _WIDEST = 40, 100


class Heard(Struct):
    """What was printed, while somebody listened."""

    pieces: list[Piece] = []
    lasts: bool = True
    """Whether the same would be printed again, as long as nothing changes."""


#: None while nobody listens.
_heard: ContextVar[Heard | None] = ContextVar("heard", default=None)


@contextmanager
def hearing() -> Iterator[Heard]:
    """Hear all that is printed meanwhile."""
    heard = Heard()
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)


def for_now() -> None:
    """What is printed may be another the next time, although nothing will have changed."""
    if (heard := _heard.get()) is not None:
        heard.lasts = False


def put(piece: Piece) -> None:
    """Print a piece as it is; results to stdout, notes to stderr."""
    if (heard := _heard.get()) is not None:
        heard.pieces.append(piece)
    click.echo(piece.text.encode() if piece.is_data else piece.text, nl=False, err=piece.is_note)


def say(text: str = "") -> None:
    """Print a line of a result."""
    put(Piece(f"{text}\n"))


def note(text: str) -> None:
    """Print a line that is no result (stderr)."""
    put(Piece(f"{text}\n", is_note=True))


def strong(text: str) -> str:
    """A name or a heading; plain off a terminal."""
    return click.style(text, bold=True)


def faint(text: str) -> str:
    """What is read second; plain off a terminal."""
    return click.style(text, dim=True)


def say_json(value: object) -> None:
    """Print one JSON value, keys sorted, as UTF-8 whatever the locale."""
    put(Piece(json_bytes(value).decode(), is_data=True))


def json_bytes(value: object) -> bytes:
    """JSON with sorted keys and a final newline; names that are no Unicode are escaped."""
    text = json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(value, indent=2, sort_keys=True, allow_nan=False).encode() + b"\n"


def width() -> int:
    """Columns to write in: the terminal's within reason, 80 off a terminal."""
    if sys.stdout is None or not sys.stdout.isatty():  # none where it was closed
        return 80
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def cells(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 -- its tables take as long to load as all of ours

    return max(0, wcswidth(text))


def cut(text: str, limit: int) -> str:
    """A text in at most so many columns, with … where it was cut."""
    if cells(text) <= limit:
        return text
    kept, used = "", 0
    for character in text:
        used += cells(character)
        if used > limit - 1:
            break
        kept += character
    return kept.rstrip() + "…"


def table(rows: Sequence[Sequence[str]], columns: int) -> list[str]:
    """Rows as lines of at most so many columns; the first row is the heading.

    Every column is as wide as its widest cell; where that is too much, the
    widest columns give way, and what does not fit ends in ….
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(cells(row[i]) for row in shown) for i in range(len(shown[0]))]
    _fit(widths, columns - 2 * (len(widths) - 1))
    return ["  ".join(_pad(cut(row[i], w), w) for i, w in enumerate(widths)).rstrip() for row in shown]


def _fit(widths: list[int], room: int) -> None:
    while sum(widths) > max(room, len(widths)):
        widest = max(range(len(widths)), key=lambda i: (widths[i], i))
        widths[widest] -= 1


def _pad(text: str, columns: int) -> str:
    return text + " " * (columns - cells(text))


def wrapped(text: str, columns: int, indent: str = "") -> list[str]:
    """A paragraph in lines of at most so many columns, each indented; long words stand alone."""
    lines, line = [], ""
    for word in visible(text).split():
        longer = f"{line} {word}" if line else word
        if line and cells(indent + longer) > columns:
            lines.append(indent + line)
            line = word
        else:
            line = longer
    return [*lines, indent + line] if line else lines


def draw_all(diagnostics: Iterable[Diagnostic], limit: int | None = None) -> None:
    """Draw diagnostics on stderr, errors first where only some are drawn."""
    found = list(diagnostics)
    if limit is not None and len(found) > limit:
        found.sort(key=lambda d: not d.is_error)
    for diagnostic in found[:limit]:
        note(_coloured(draw(diagnostic), diagnostic) + "\n")
    if limit is not None and len(found) > limit:
        rest = len(found) - limit
        more = ngettext("and {n} more: {command}", "and {n} more: {command}", rest)
        note(more.format(n=figures(rest), command="journal check"))


def _coloured(text: str, diagnostic: Diagnostic) -> str:
    head = kind(diagnostic)
    colour = "red" if diagnostic.is_error else "yellow"
    return text.replace(head, click.style(head, fg=colour, bold=True), 1)
