"""Reading one front matter: what was found wrong in it, and where each key stood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct

from journal.content.document import Document, Entry, Mapping, Node, Scalar
from journal.content.document import Sequence as NodeList
from journal.content.names import Names
from journal.content.schema.spelling import nearest
from journal.diagnostics import Diagnostic, Span, fault
from journal.language import _, ngettext, pgettext
from journal.model.person import Origin

T = TypeVar("T")

#: A code of a language as RFC 5646 forms it.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


class Reading(Struct):
    """One file's front matter being read; faults and places gather here."""

    path: str
    lines: Sequence[str]
    names: Names
    faults: list[Diagnostic] = []
    origins: dict[str, Origin] = {}
    more: list[tuple[str, str]] = []

    def fault(self, code: str, span: Span, message: str, help: str = "") -> None:
        """Note a fault of the text at a place; what it quotes stands on one line."""
        line = self.lines[span.line - 1] if 0 < span.line <= len(self.lines) else ""
        message = " ".join(message.split())
        self.faults.append(fault(code, self.path, span, message, help=help, excerpt=line))

    def place(self, key: str, span: Span) -> None:
        """Remember where a key's value stands."""
        self.origins.setdefault(key, Origin(self.path, span.line, span.column))


#: Reads one value; None where nothing usable was written (a fault was noted, or the value is empty).
Reader: TypeAlias = Callable[[Reading, Node], T | None]
Table: TypeAlias = dict[str, Callable[[Reading, Node], Any]]


def start(document: Document, names: Names) -> Reading:
    """Begin to read a document's front matter."""
    return Reading(document.path, document.lines, names)


def within(scalar: Scalar, start: int, end: int) -> Span:
    """The span of some characters of a value written on one line."""
    span = scalar.span
    if span.line != span.end_line:
        return span
    begin = span.column + (1 if scalar.quoted else 0)
    return Span(span.line, begin + start, span.line, begin + max(end, start + 1))


def text_of(node: Node) -> str:
    """A value as plain text, for keys that are the writer's own."""
    match node:
        case Scalar():
            return node.text
        case NodeList():
            return ", ".join(text_of(item) for item in node.items)
        case Mapping():
            return "; ".join(f"{entry.key.text}: {text_of(entry.value)}" for entry in node.entries)


def is_empty(node: Node) -> bool:
    """Whether nothing was written, which counts as the key not being there."""
    return isinstance(node, Scalar) and node.is_empty


def text(reading: Reading, node: Node) -> str | None:
    """One value of text."""
    if isinstance(node, Scalar):
        return None if node.is_empty else node.text.strip() or None
    expected = pgettext("what was expected", "one value of text")
    wrong_kind(reading, node, expected, _("write one value of text"))
    return None


def one_line(reading: Reading, node: Node) -> str | None:
    """One value of text, its line breaks read as spaces."""
    value = text(reading, node)
    return " ".join(value.split()) if value else None


def language(reading: Reading, node: Node) -> str | None:
    """The code of a language, as a browser knows it: ``en``, ``zh-Hant``."""
    value = one_line(reading, node)
    if value is None or _LANGUAGE.fullmatch(value):
        return value
    message = _("‘{value}’ is not the code of a language").format(value=value)
    help = _("write its code, such as en, de, pt-BR or zh")
    reading.fault("bad-choice", first_line(node.span), message, help)
    return None


def items(node: Node) -> tuple[Node, ...]:
    """A list's items; one value counts as a list of one, an empty one as none."""
    if isinstance(node, NodeList):
        return tuple(item for item in node.items if not is_empty(item))
    return () if is_empty(node) else (node,)


def listed(read: Reader[T]) -> Callable[[Reading, Node], tuple[T, ...]]:
    """Read one value or a list of them; what is wrong is left out."""

    def read_list(reading: Reading, node: Node) -> tuple[T, ...]:
        values = (read(reading, item) for item in items(node))
        return tuple(value for value in values if value is not None)

    return read_list


texts = listed(one_line)

#: How many tags one file may have; each has a page of its own.
TAGS_LIMIT = 500


def tags(reading: Reading, node: Node) -> tuple[str, ...]:
    """Tags, each once."""
    found = tuple(dict.fromkeys(texts(reading, node)))
    if len(found) > TAGS_LIMIT:
        n = len(found)
        message = ngettext(
            "this is {n} tag; {limit} are read", "these are {n} tags; the first {limit} are read", n
        )
        message = message.format(n=n, limit=TAGS_LIMIT)
        reading.fault("too-large", first_line(node.span), message, _("keep those that you look for"))
    return found[:TAGS_LIMIT]


def choice(*options: str) -> Reader[str]:
    """One of some words, in any case."""

    def read_choice(reading: Reading, node: Node) -> str | None:
        value = text(reading, node)
        if value is None or value.casefold() in options:
            return value.casefold() if value else None
        message = _("‘{value}’ is not one of the words that can stand here").format(value=value)
        write = _("write one of {words}").format(words=", ".join(options))
        reading.fault("bad-choice", node.span, message, did_you_mean(nearest(value, options), write))
        return None

    return read_choice


def either(first: str, second: str) -> str:
    """A help that asks for one of two words."""
    return _("write {first} or {second}").format(first=first, second=second)


def did_you_mean(near: str | None, otherwise: str) -> str:
    """A help that begins with the word that was probably meant, where there is one."""
    if near is None:
        return otherwise
    return _("did you mean ‘{near}’? {otherwise}").format(near=near, otherwise=otherwise)


def flag(reading: Reading, node: Node) -> bool | None:
    """True, false, yes, no, on or off, in any case."""
    value = text(reading, node)
    if value is None:
        return None
    known = FLAGS.get(value.casefold())
    if known is None:
        message = _("‘{value}’ is neither yes nor no").format(value=value)
        reading.fault("bad-flag", node.span, message, either("true", "false"))
    return known


FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def whole(low: int, high: int) -> Reader[int]:
    """A whole number from ``low`` to ``high``."""

    def read_whole(reading: Reading, node: Node) -> int | None:
        value = number(low, high)(reading, node)
        if value is not None and value != int(value):
            help = _("write a whole number from {low} to {high}").format(low=low, high=high)
            reading.fault("bad-number", node.span, _("a whole number was expected"), help)
            return None
        return None if value is None else int(value)

    return read_whole


def number(low: float, high: float) -> Reader[float]:
    """A number from ``low`` to ``high``, in ASCII digits."""

    def read_number(reading: Reading, node: Node) -> float | None:
        value = text(reading, node)
        if value is None:
            return None
        digits = value.removeprefix("-").replace(".", "", 1)
        if digits.isascii() and digits.isdigit() and len(digits) <= 12 and low <= float(value) <= high:
            return float(value)
        limits = {"low": f"{low:g}", "high": f"{high:g}"}
        message = _("‘{value}’ is not a number from {low} to {high}").format(value=value, **limits)
        help = _("write a number from {low} to {high}").format(**limits)
        reading.fault("bad-number", node.span, message, help)
        return None

    return read_number


def wrong_kind(reading: Reading, node: Node, expected: str, help: str) -> None:
    """Say that another kind of value was expected: one value, a list, or keys with values."""
    match node:
        case Scalar():
            message = _("{expected} was expected here, not one value")
        case NodeList():
            message = _("{expected} was expected here, not a list")
        case Mapping():
            message = _("{expected} was expected here, not keys with values")
    reading.fault("wrong-kind", first_line(node.span), message.format(expected=expected), help)


def first_line(span: Span) -> Span:
    """As much of a span as can be marked on one line."""
    return span if span.line == span.end_line else Span(span.line, span.column, span.line, span.column + 1)


def record(reading: Reading, node: Node, prefix: str, table: Table, first: str | None) -> dict[str, Any]:
    """Read keys with values; a plain value stands for the ``first`` key (FORMAT "Dates, flags, cadence").

    Keys that are not in the table are kept for "More", as ``prefix: key``.
    """
    if is_empty(node):
        return {}
    if not isinstance(node, Mapping):
        if first is None or isinstance(node, NodeList):
            expected = pgettext("what was expected", "keys with values")
            wrong_kind(reading, node, expected, _("write keys with values"))
            return {}
        value = table[first](reading, node)
        return {} if value is None else {first: value}
    found = {}
    for entry in node.entries:
        key = entry.key.text
        if key not in table:
            stray_key(reading, entry, table, prefix)
            continue
        value = table[key](reading, entry.value)
        if value is not None:
            found[key] = value
    return found


def stray_key(reading: Reading, entry: Entry, known: Iterable[str], prefix: str = "") -> None:
    """Keep a key that is the writer's own; warn where it looks like one of ours misspelt."""
    key = entry.key.text
    near = nearest(key, known)
    if near is not None:
        message = _("‘{key}’ is not a key of ours: did you mean ‘{near}’?").format(key=key, near=near)
        help = _("write {key} or leave it, and it is shown under More").format(key=f"{near}:")
        reading.fault("near-miss-key", entry.key.span, message, help)
    if not prefix and nearest(key, ["private"]):
        message = _("‘{key}’ hides notes alone: what stands in this file is in every edition").format(key=key)
        help = _("write what is private into a note with {flag}").format(flag="private: true")
        reading.fault("bad-private", entry.key.span, message, help)
    if _says(entry.value):
        reading.more.append((f"{prefix}: {key}" if prefix else key, text_of(entry.value)))


def _says(node: Node) -> bool:
    """Whether a value holds anything that could be shown."""
    match node:
        case Scalar():
            return not node.is_empty and bool(node.text.strip())
        case NodeList():
            return any(map(_says, node.items))
        case Mapping():
            return bool(node.entries)
