"""A body as JSON, for the cache on disk: what is read back is checked, field by field."""

from __future__ import annotations

from dataclasses import astuple, fields
from typing import Any, TypeAlias, TypeVar

from journal.model.prose import FileReference, Prose, Reference, Task

Data: TypeAlias = list[Any]
_Value = TypeVar("_Value", Reference, FileReference, Task)

_KINDS: dict[type, tuple[type, ...]] = {
    Reference: (str, str, int, int, int),
    FileReference: (str, bool, int),
    Task: (str, str, int, int, int),
}


def to_data(prose: Prose) -> Data:
    """Write a body as lists, strings and numbers."""
    return [
        prose.html,
        prose.text,
        prose.title,
        *(
            [list(astuple(value)) for value in group]
            for group in (prose.references, prose.files, prose.tasks)
        ),
        prose.words,
        prose.letters,
    ]


def from_data(data: object) -> Prose:
    """Read what :func:`to_data` wrote.

    Raises:
        ValueError: if it is anything else.
    """
    if not isinstance(data, list) or len(data) != len(fields(Prose)):
        raise ValueError("not a body")
    html, text, title, references, files, tasks, words, letters = data
    if not _are((html, text, words, letters), (str, str, int, int)):
        raise ValueError("not a body")
    if title is not None and type(title) is not str:
        raise ValueError("not a title")
    prose = Prose(
        html,
        text,
        title,
        _values(references, Reference),
        _values(files, FileReference),
        _values(tasks, Task),
        words,
        letters,
    )
    if any(task.mark not in {" ", "x", "-"} for task in prose.tasks):
        raise ValueError("not a task")
    return prose


def _values(rows: object, make: type[_Value]) -> tuple[_Value, ...]:
    kinds = _KINDS[make]
    if not isinstance(rows, list) or not all(isinstance(row, list) and _are(row, kinds) for row in rows):
        raise ValueError("not a list of what stands in a body")
    return tuple(make(*row) for row in rows)


def _are(values: list[Any] | tuple[Any, ...], kinds: tuple[type, ...]) -> bool:
    return len(values) == len(kinds) and all(type(v) is k for v, k in zip(values, kinds, strict=True))
