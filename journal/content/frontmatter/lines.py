"""One line of YAML taken apart by eye, where the YAML reader has given up.

Only lines that are already known to be wrong are looked at; nothing here decides
what a value is.
"""

from __future__ import annotations

import re

from msgspec import Struct

from journal.language import _

#: A longer line is not printed in a help.
_PRINTABLE = 160

_LEAD = re.compile(r"[ \t]*(?:-[ \t]+)*(?:-$)?")
_KEY = re.compile(
    r""" ("[^"]*" | '[^']*' | [^\s"'\[{:][^:]*(?::(?![ \t]|$)[^:]*)*) :(?=[ \t]|$) """, re.VERBOSE
)

_CLOSERS = {"[": "]", "{": "}"}


class Line(Struct, frozen=True):
    """A line, cut into what stands before the value, the value, and a comment."""

    text: str
    column: int
    """Where its key or, without one, its item or text starts; from 0, as all columns here."""
    key: str
    start: int
    """Where the value starts."""
    value: str
    comment: str
    """With the blank before it."""

    @property
    def end(self) -> int:
        """The column after the value."""
        return self.start + len(self.value)

    def with_value(self, value: str) -> str:
        """The line with another value."""
        gap = "" if self.start == 0 or self.text[self.start - 1] in " \t" else " "
        return self.text[: self.start] + gap + value + self.comment


def take_apart(text: str) -> Line:
    """Find key, value and comment of a line."""
    lead = _LEAD.match(text)
    after = lead.end() if lead else 0
    indent = len(text) - len(text.lstrip(" \t"))
    key = _KEY.match(text, after)
    start = _skip_blanks(text, key.end() if key else after)
    comment = text.find(" #", start)
    end = len(text.rstrip()) if comment < 0 else comment
    value = text[start:end].rstrip()
    column = after if key else min(indent, start)
    return Line(text, column, key[1] if key else "", start, value, text[comment:] if comment >= 0 else "")


def _skip_blanks(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip(" \t"))


def quoted(text: str) -> str:
    """Put a text in the quotes that it needs the fewest changes for."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def write(line: str) -> str:
    """A help that prints the line as it should be; without the line if it is too long to print."""
    line = line.strip()
    if len(line) > _PRINTABLE:
        return _("put the whole value in quotes")
    return _("write `{line}`").format(line=line)


def closing_quote(value: str) -> int:
    """Where the quote that a value starts with is closed; -1 if it is not."""
    mark, at = value[0], 1
    while (at := value.find(mark, at)) >= 0:
        if mark == "'" and value[at + 1 : at + 2] == "'":
            at += 2
        elif mark == '"' and _is_escaped(value, at):
            at += 1
        else:
            return at
    return -1


def _is_escaped(value: str, at: int) -> bool:
    before = value[:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def whole_in_quotes(text: str) -> str:
    """The line with quotes around its value and what stands behind it as a comment."""
    line = take_apart(text)
    return text[: line.start] + quoted(text[line.start :].rstrip())


def close_brackets(value: str) -> str:
    """The value with every bracket closed by its own kind, in order."""
    open_, made = [], []
    for character in value:
        if character in _CLOSERS:
            open_.append(_CLOSERS[character])
            made.append(character)
        elif character in _CLOSERS.values():
            made.append(open_.pop() if open_ else "")
        else:
            made.append(character)
    return "".join(made).rstrip(", ") + "".join(reversed(open_))


def closing_bracket(value: str) -> int:
    """Where the bracket that a value starts with is closed; -1 if it is not."""
    depth = 0
    for at, character in enumerate(value):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return at
    return -1


def flow_part(line: str, column: int) -> tuple[int, int]:
    """Where the item of an inline list or mapping lies that a column is in, without its key."""
    start = max(line.rfind(mark, 0, column) for mark in "[{,") + 1
    colon = line.find(": ", start, column)
    start = _skip_blanks(line, colon + 1 if colon >= 0 else start)
    ends = [at for mark in ",]}" if (at := line.find(mark, column)) >= 0]
    return start, len(line[: min(ends, default=len(line))].rstrip())


def text_in_quotes(text: str, column: int) -> str:
    """The line with quotes around its value or, in brackets, around the part at a column."""
    line = take_apart(text)
    if line.value[:1] not in {"[", "{"}:
        return line.with_value(quoted(line.value))
    start, end = flow_part(text, column)
    return text[:start] + quoted(text[start:end]) + text[end:]
