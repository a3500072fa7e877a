"""Mistakes inside inline lists and mappings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.content.frontmatter.complaints import mistake_at, quote_it
from journal.content.frontmatter.lines import close_brackets, flow_part, quoted, take_apart, write
from journal.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.content.frontmatter.complaints import Complaint, Mistake

_HASH = re.compile(r"(?<=[\[{, ])#[^,\]}]*")


def in_brackets(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    """Say what is wrong in an inline list or mapping; None if it is not there."""
    opening = lines[complaint.context_line][complaint.context_column :][:1]
    if "flow" not in complaint.context or opening not in {"[", "{"}:
        return None
    text, column, opened = lines[complaint.line], complaint.column, complaint.context_line
    start, end = flow_part(text, column)
    if start < column and text[column : column + 1] == ":" and ": " in text[:column]:
        message = _("a value that holds a colon and a space needs quotes")
        return quote_it(lines, complaint, "yaml-colon-in-value", message)
    if complaint.line > opened or column >= len(text.rstrip()) or text[column] in "]}":
        return _open_bracket(lines, complaint)
    if text[start : start + 1] in {'"', "'"}:
        return quote_it(lines, complaint, "yaml-quote-then-text", _("text stands behind the closing quote"))
    message = _("in brackets, a comma parts one item from the next")
    return mistake_at(
        (complaint.line, column, max(end, column + 1)),
        "yaml-syntax",
        message,
        _("put one comma between two items"),
        opened,
    )


def _open_bracket(lines: Sequence[str], complaint: Complaint) -> Mistake:
    number, column = complaint.context_line, complaint.context_column
    text = lines[number].rstrip()
    hash_ = _HASH.search(text, column)
    if hash_:
        mended = _HASH.sub(lambda match: quoted(match[0].rstrip()), text)
        message = _("from here on YAML takes this line for a comment")
        return mistake_at(
            (number, hash_.start(), len(text)), "yaml-comment-ate-value", message, write(mended)
        )
    message = _("the bracket {bracket} that opens here is not closed by its like").format(
        bracket=text[column]
    )
    start = take_apart(text).start
    help_ = write(text[:start] + close_brackets(text[start:]))
    return mistake_at((number, column, len(text)), "yaml-syntax", message, help_)
