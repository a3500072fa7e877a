"""What people really write where YAML expects something else.

The YAML reader says where it gave up and why, in its own terms; here that becomes
one mistake with a code, in plain words, and with the line as it should be
(FORMAT "Reading YAML"). The value itself is never guessed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.content.frontmatter.brackets import in_brackets
from journal.content.frontmatter.complaints import (
    mistake_at,
    needs_quotes,
    quote_it,
    quote_whole,
    starts_with_percent,
)
from journal.content.frontmatter.lines import (
    closing_bracket,
    closing_quote,
    flow_part,
    quoted,
    take_apart,
    write,
)
from journal.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal.content.frontmatter.complaints import Complaint, Mistake
    from journal.content.frontmatter.lines import Line

#: Keys whose value may be a mapping, so that `gave: gift: Piranesi` means one.
_HOLD_MAPPINGS = frozenset(
    {
        "gave",
        "received",
        "email",
        "phone",
        "address",
        "links",
        "city",
        "work",
        "met",
        "paused",
        "lapse",
        "worth",
        "relations",
        "ids",
        "dates",
        "events",
        "circles",
        "numbers",
    }
)
_WORDS = re.compile(r"[\w-]+(?: [\w-]+)?: +(?=\S)")
_QUOTED_LIST = re.compile(r""" (?:"[^"]*"|'[^']*') (?:,[ ]*(?:"[^"]*"|'[^']*'))+ $""", re.VERBOSE)
_APOSTROPHE = re.compile(r"'(?:tis|twas|til|em|n|cause|round|bout|s|t|\d0s)\b", re.IGNORECASE)


def diagnose(lines: Sequence[str], complaint: Complaint) -> Mistake:
    """Say what was meant to be written where the YAML reader gave up."""
    for rule in _RULES:
        if mistake := rule(lines, complaint):
            return mistake
    return _other(lines, complaint)


def _tab(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    text = lines[complaint.line]
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    if "\t" in indent:
        at, width = indent.index("\t"), len(indent)
        mended = indent.replace("\t", "  ") + text[width:]
        help_ = _("use spaces: `{line}`") if len(mended) < 160 else _("use spaces")
        message = _("YAML is not indented with tabs")
        place = (complaint.line, at, width)
        return mistake_at(place, "yaml-tab", message, help_.format(line=mended.rstrip()))
    if text[complaint.column : complaint.column + 1] == "\t":
        help_ = write(text.replace("\t", " "))
        place = (complaint.line, complaint.column, complaint.column + 1)
        return mistake_at(place, "yaml-tab", _("a tab stands here"), help_)
    return None


def _open_quote(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    in_quotes = "quoted scalar" in complaint.context
    if complaint.quoted_from is not None:
        number = complaint.quoted_from
    elif in_quotes and ("end of stream" in complaint.problem or "separator" in complaint.problem):
        number = complaint.context_line
    else:
        return None
    line = take_apart(lines[number])
    start = complaint.context_column if in_quotes else line.start
    message = _("the quote that opens here is never closed")
    help_ = write(_close_quote(line, start))
    return mistake_at((number, start, len(line.text.rstrip())), "yaml-unclosed-quote", message, help_)


def _close_quote(line: Line, start: int) -> str:
    if _APOSTROPHE.match(line.text, start):
        return line.with_value(quoted(line.value))
    if start == line.start:
        return line.text.rstrip() + line.text[start]
    end = flow_part(line.text, start)[1]
    return line.text[:end] + line.text[start] + line.text[end:]


def _escape(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    if "escape" not in complaint.problem:
        return None
    line, number = lines[complaint.line], complaint.line
    at = max(line.rfind("\\", 0, complaint.column + 1), 0)
    if "Unicode" in complaint.problem:
        message, help_ = _("this stands for no character"), _("write the character itself")
        return mistake_at((number, at, at + 6), "control-character", message, help_)
    message = _("a backslash in double quotes has a meaning of its own, and this one has none")
    parts = take_apart(line)
    help_ = write(parts.with_value("'" + parts.value[1:-1].replace("'", "''") + "'"))
    return mistake_at((number, at, at + 2), "yaml-syntax", message, help_)


def _sign(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    if "start any token" not in complaint.problem:
        return None
    sign = lines[complaint.line][complaint.column : complaint.column + 1]
    return quote_it(lines, complaint, "yaml-at-sign", needs_quotes(sign))


def _star(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    line = take_apart(lines[complaint.line])
    if "alias" in complaint.context:
        column = complaint.context_column
    elif line.value.startswith("*"):
        column = line.start
    else:
        return None
    return quote_it(lines, complaint, "yaml-asterisk", needs_quotes("*"), column)


def _anchor_or_tag(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    first = lines[0][:1]
    if "anchor" in complaint.context:
        return quote_it(lines, complaint, "yaml-anchor", needs_quotes("&"), complaint.context_column)
    if "tag" in complaint.context or "tag handle" in complaint.problem:
        column = complaint.context_column if "tag" in complaint.context else complaint.column
        return quote_it(lines, complaint, "yaml-tag", needs_quotes("!"), column)
    if "directive" in complaint.context or ("document start" in complaint.problem and first == "%"):
        number = complaint.context_line if "directive" in complaint.context else 0
        message, help_ = starts_with_percent()
        return mistake_at((number, 0, len(lines[number].rstrip())), "yaml-tag", message, help_)
    return None


def _colon(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    if "mapping values are not allowed" not in complaint.problem:
        return None
    line, number = take_apart(lines[complaint.line]), complaint.line
    if line.key and complaint.column >= line.start:
        return _colon_in_value(line, number)
    before = _line_before(lines, number)
    if before is not None and not take_apart(lines[before]).key:
        return _no_key(lines, before)
    message = _("this line is indented, so it counts as more of the value above")
    indent = len(lines[before]) - len(lines[before].lstrip()) if before is not None else 0
    help_ = _("let it start in the column of the line above: `{line}`")
    help_ = help_.format(line=" " * indent + line.text.strip())
    return mistake_at((number, line.column, len(line.text.rstrip())), "yaml-syntax", message, help_)


def _colon_in_value(line: Line, number: int) -> Mistake:
    end = line.end
    inner = _WORDS.match(line.value)
    if line.key in _HOLD_MAPPINGS and inner:
        part = line.value[inner.end() :]
        part = quoted(part) if re.search(r"[,\[\]{}\"'#]|: ", part) else part
        mended = line.with_value("{" + line.value[: inner.end()] + part + "}")
        message = _("a key inside a key needs braces, or a line of its own")
        return mistake_at((number, line.start, end), "yaml-nested-colon", message, write(mended))
    message = _("a value that holds a colon and a space needs quotes")
    help_ = write(line.with_value(quoted(line.value)))
    return mistake_at((number, line.start, end), "yaml-colon-in-value", message, help_)


def _missing_colon(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    return (
        _no_key(lines, complaint.context_line) if "could not find expected ':'" in complaint.problem else None
    )


def _no_key(lines: Sequence[str], number: int) -> Mistake:
    text = lines[number].rstrip()
    start = len(text) - len(text.lstrip())
    word = re.match(r"\s*[\w-]+:(?=[^\s/])", text)
    if word:
        help_ = write(text[: word.end()] + " " + text[word.end() :])
        message = _("a colon needs a space behind it")
        return mistake_at((number, start, word.end()), "yaml-syntax", message, help_)
    message = _("here stands no `key: value`")
    help_ = _("write `key: value`; prose belongs below the front matter")
    return mistake_at((number, start, len(text)), "yaml-syntax", message, help_)


def _then_text(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    line, number = take_apart(lines[complaint.line]), complaint.line
    if line.value[:1] in {"[", "{"} and 0 <= closing_bracket(line.value) < len(line.value) - 1:
        message = _("text stands behind the closing bracket")
        help_ = write(line.with_value(quoted(line.value)))
        return mistake_at((number, line.start, line.end), "yaml-bracket-then-text", message, help_)
    if line.value[:1] in {"'", '"'} and 0 <= closing_quote(line.value) < len(line.value) - 1:
        message = _("text stands behind the closing quote")
        help_ = write(line.with_value(_requoted(line.value)))
        return mistake_at((number, line.start, line.end), "yaml-quote-then-text", message, help_)
    return None


def _requoted(value: str) -> str:
    if _QUOTED_LIST.match(value):
        return f"[{value}]"
    inner = value[1:-1]
    apostrophe = value[0] == value[-1] == "'" and re.search(r"\w'\w", inner)
    return quoted(inner if apostrophe or (value[0] == '"' and value.endswith('""')) else value)


def _item(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    line, number = take_apart(lines[complaint.line]), complaint.line
    if "sequence entries are not allowed" not in complaint.problem or not line.key:
        return None
    items = line.value.lstrip("- ")
    message = _("a list that is written with hyphens starts on the next line")
    return mistake_at(
        (number, line.start, line.end), "yaml-syntax", message, write(line.with_value(f"[{items}]"))
    )


def _tight_colon(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    text, column = lines[complaint.line], complaint.column
    if "unexpected ':'" not in complaint.problem or text[column : column + 1] != ":":
        return None
    help_ = write(text[: column + 1] + " " + text[column + 1 :])
    message = _("a colon needs a space behind it")
    return mistake_at((complaint.line, column, column + 1), "yaml-syntax", message, help_)


def _out_of_line(lines: Sequence[str], complaint: Complaint) -> Mistake | None:
    text, number = lines[complaint.line], complaint.line
    if text[: complaint.column].strip() or not text.strip() or "block" not in complaint.context:
        return None
    if "block mapping" in complaint.context and text.lstrip().startswith(("- ", "-\n")):
        message = _("an item of a list stands where a key was expected")
        help_ = _("a list stands below a key that has nothing else behind its colon")
    else:
        message = _("this line starts in a column where nothing else starts")
        help_ = _("keys of one level start in the same column, and so do the items of a list")
    return mistake_at((number, complaint.column, len(text.rstrip())), "yaml-syntax", message, help_)


_RULES: tuple[Callable[[Sequence[str], Complaint], Mistake | None], ...] = (
    _tab,
    _open_quote,
    _escape,
    _sign,
    _anchor_or_tag,
    _star,
    _colon,
    _missing_colon,
    in_brackets,
    _then_text,
    _item,
    _tight_colon,
    _out_of_line,
)


def _other(lines: Sequence[str], complaint: Complaint) -> Mistake:
    line = take_apart(lines[complaint.line])
    if line.key and line.value:
        message = _("YAML cannot read this value; text that starts with a sign needs quotes")
        return quote_whole(line, complaint.line, "yaml-syntax", message)
    start = min(complaint.column, len(line.text.rstrip()))
    place = (complaint.line, start, len(line.text.rstrip()))
    message, help_ = _("here a line `key: value` was expected"), _("write `key: value`")
    return mistake_at(place, "yaml-syntax", message, help_)


def _line_before(lines: Sequence[str], number: int) -> int | None:
    before = (at for at in range(number - 1, -1, -1) if lines[at].strip() and lines[at].lstrip()[0] != "#")
    return next(before, None)
