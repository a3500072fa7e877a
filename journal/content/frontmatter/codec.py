"""A document as plain data and back, for remembering it on disk.

Only lists, strings and whole numbers, so that JSON says it in full. Nothing read
back is trusted: whatever has another shape than we write is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.content.document import Document, Entry, Mapping, Scalar, Sequence
from journal.diagnostics import Span

if TYPE_CHECKING:
    from journal.content.document import Node

#: Deeper than any front matter that we read.
_DEEPEST = 30

_PLAIN, _QUOTED, _SEQUENCE, _MAPPING = range(4)


def to_data(document: Document) -> list[object]:
    """Put a document into lists, strings and whole numbers."""
    return [
        document.path,
        list(document.lines),
        [] if document.front is None else [_node_data(document.front)],
        int(document.readable),
        document.body,
        document.body_line,
        list(document.doubtful),
    ]


def from_data(data: object) -> Document:
    """Read back what :func:`to_data` wrote.

    Raises:
        ValueError: if the data has any other shape.
    """
    path, lines, front, readable, body, body_line, doubtful = _list(data, 7)
    fronts = [_mapping(node, 0) for node in _list(front)]
    if len(fronts) > 1 or readable not in (0, 1):
        raise ValueError("not a document")
    return Document(
        _text(path),
        tuple(_text(line) for line in _list(lines)),
        fronts[0] if fronts else None,
        bool(_number(readable)),
        _text(body),
        _number(body_line),
        tuple(_text(key) for key in _list(doubtful)),
    )


def _node_data(node: Node) -> list[object]:
    span = node.span
    place: list[object] = [span.line, span.column, span.end_line, span.end_column]
    match node:
        case Scalar():
            return [_QUOTED if node.quoted else _PLAIN, node.text, *place]
        case Sequence():
            return [_SEQUENCE, [_node_data(item) for item in node.items], *place]
        case Mapping():
            pairs = [[_node_data(entry.key), _node_data(entry.value)] for entry in node.entries]
            return [_MAPPING, pairs, *place]


def _node(data: object, depth: int) -> Node:
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    kind, content, *place = _list(data, 6)
    span = _span(place)
    match _number(kind):
        case 0 | 1 as quoted:
            return Scalar(_text(content), span, quoted == _QUOTED)
        case 2:
            return Sequence(tuple(_node(item, depth + 1) for item in _list(content)), span)
        case 3:
            return Mapping(tuple(_entry(pair, depth + 1) for pair in _list(content)), span)
    raise ValueError("no such kind of value")


def _span(place: list[object]) -> Span:
    for number in place:
        if type(number) is not int or number < 0:
            raise ValueError("not a place")
    return Span(*place)  # type: ignore[arg-type]  # whole numbers, as just seen


def _entry(data: object, depth: int) -> Entry:
    key, value = _list(data, 2)
    scalar = _node(key, depth)
    if not isinstance(scalar, Scalar):
        raise ValueError("not a key")
    return Entry(scalar, _node(value, depth))


def _mapping(data: object, depth: int) -> Mapping:
    node = _node(data, depth)
    if not isinstance(node, Mapping):
        raise ValueError("not a mapping")
    return node


def _list(data: object, length: int | None = None) -> list[object]:
    if type(data) is not list or (length is not None and len(data) != length):
        raise ValueError("not a list of the right length")
    return data


def _text(data: object) -> str:
    if type(data) is not str:
        raise ValueError("not text")
    return data


def _number(data: object) -> int:
    if type(data) is not int or data < 0:
        raise ValueError("not a whole number")
    return data
