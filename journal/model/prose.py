"""A body of Markdown, read once: safe HTML with neutral tokens, and what stands in it.

Tokens are ``href="x-journal-ref:N"`` for ``[[links]]`` (N counts :attr:`Prose.references`)
and ``href`` or ``src="x-journal-file:N"`` for files (N counts :attr:`Prose.files`).
Whoever shows the HTML puts real addresses in their place; nothing here depends
on any other file.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

#: What stands in the box of a task: open, done, or let go.
Mark = Literal[" ", "x", "-"]


class Reference(Struct, frozen=True):
    """``[[target|label]]``, as written; line and column are those of the file."""

    target: str
    label: str
    line: int
    column: int
    end_column: int


class FileReference(Struct, frozen=True):
    """A relative link or picture, as written, percent-decoded."""

    target: str
    is_image: bool
    line: int


class Task(Struct, frozen=True):
    """A task item outside code and quotations: ``- [x] text``."""

    mark: Mark
    text: str
    """The whole item as written after the box, Markdown and all."""
    line: int
    column: int
    """Where the text starts."""
    end_column: int


class Prose(Struct, frozen=True):
    """What a body says."""

    html: str = ""
    """Safe HTML; headings start at h4; the heading taken as title is left out."""
    text: str = ""
    """Plain text of the whole (title left out), single spaces: for search, excerpts and counting."""
    title: str | None = None
    """The first heading, where the body starts with one, as plain text."""
    references: tuple[Reference, ...] = ()
    files: tuple[FileReference, ...] = ()
    tasks: tuple[Task, ...] = ()
    words: int = 0
    letters: int = 0
    """Letters and digits, for comparing the length of notes in any script."""
