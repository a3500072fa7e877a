"""What is wrong in the writer's text, and where: the only drawer of carets.

A fault in the text is a value, never an exception. It says where it stands
(1-based line and column, counted in characters), what was expected and how to
mend it, and carries the line it speaks of, so that nobody has to read the file
again to print it.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from journal.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Longest excerpt that is printed; a line of a megabyte helps nobody.
EXCERPT_LIMIT = 200


class Severity(StrEnum):
    """How bad it is: an error makes the exit status 1, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A stretch of a file: from the first character to the one after the last, both 1-based."""

    line: int
    column: int
    end_line: int
    end_column: int


class Diagnostic(Struct, frozen=True):
    """One fault: what it is, where it stands, and how to mend it."""

    path: str
    """Path below the journal's root, with forward slashes."""
    span: Span | None
    """None where the whole file is meant."""
    severity: Severity
    code: str
    """A stable word for the kind of fault, listed in :data:`CODES`."""
    message: str
    help: str = ""
    excerpt: str = ""
    """The first line of the span, as it stands in the file."""

    @property
    def line(self) -> int:
        """The line it stands on; 1 where the whole file is meant."""
        return self.span.line if self.span else 1

    @property
    def column(self) -> int:
        """The column it starts at; 1 where the whole file is meant."""
        return self.span.column if self.span else 1

    @property
    def is_error(self) -> bool:
        """Whether it makes the exit status 1."""
        return self.severity is Severity.ERROR


def fault(
    code: str, path: str, span: Span | None, message: str, *, help: str = "", excerpt: str = ""
) -> Diagnostic:
    """Make a diagnostic whose severity is that of its code.

    Raises:
        KeyError: for a code that is not in :data:`CODES` (a mistake of ours).
    """
    return Diagnostic(path, span, CODES[code], code, message, help, excerpt)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by path, line and column, each fault once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.path, d.line, d.column, d.code, d.message)))


def as_errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Raise every warning to an error (``--strict``)."""
    return tuple(replace(d, severity=Severity.ERROR) for d in diagnostics)


def visible(text: str) -> str:
    """Escape control and direction-changing characters, so that text cannot forge lines on a terminal."""
    return "".join(_visible_character(c) for c in text)


def _visible_character(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and character != "\u200d":
        code = ord(character)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:x}}}"
    return character


def location(diagnostic: Diagnostic) -> str:
    """Say where it stands: ``path:line:column``."""
    return f"{visible(diagnostic.path)}:{diagnostic.line}:{diagnostic.column}"


def kind(diagnostic: Diagnostic) -> str:
    """Say how bad it is and which kind of fault: ``error[bad-date]``."""
    severity = _("error") if diagnostic.is_error else _("warning")
    return f"{severity}[{diagnostic.code}]"


def draw(diagnostic: Diagnostic) -> str:
    """Draw a diagnostic with its excerpt, caret and help, without a final newline."""
    lines = [f"{location(diagnostic)}: {kind(diagnostic)}: {visible(diagnostic.message)}"]
    margin = " " * len(str(diagnostic.line))
    if diagnostic.span and diagnostic.excerpt.strip():
        before, marked, after = excerpt_parts(diagnostic)
        lines += [
            f"{margin} |",
            f"{diagnostic.line} | {before}{marked}{after}",
            f"{margin} | {' ' * _width(before)}{'^' * max(1, _width(marked))}",
        ]
    if diagnostic.help:
        said = _("help: {help}").format(help=visible(diagnostic.help))
        lines.append(f"{margin} = {said}")
    return "\n".join(lines)


def excerpt_parts(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """Cut the excerpt into what stands before, under and after the caret, made visible.

    Lines over :data:`EXCERPT_LIMIT` characters are cut around the mark.
    """
    assert diagnostic.span is not None  # noqa: S101 -- callers ask for it
    text, span = diagnostic.excerpt, diagnostic.span
    start = min(span.column - 1, len(text))
    end = span.end_column - 1 if span.end_line == span.line else len(text.rstrip())
    end = max(start, min(end, len(text)))
    left = max(0, start - EXCERPT_LIMIT // 2)
    right = min(len(text), max(left + EXCERPT_LIMIT, start + 1))
    end = min(end, right)
    before = ("…" if left else "") + _plain(text[left:start])
    after = _plain(text[end:right]).rstrip() + ("…" if right < len(text) else "")
    return before, _plain(text[start:end]), after


def _plain(text: str) -> str:
    return visible(text.replace("\t", "    "))


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 -- its tables take as long to load as all of ours

    return max(0, wcswidth(text))


_E, _W = Severity.ERROR, Severity.WARNING

#: Every kind of fault there is. ``tests/errors/`` holds a small journal for each.
CODES: dict[str, Severity] = {
    # files and folders
    "unreadable-file": _E,
    "not-utf-8": _E,
    "too-large": _E,
    "too-deep": _E,
    "name-too-long": _E,
    "unsafe-name": _E,
    "outside-link": _W,
    "not-a-file": _W,
    "bad-note-date": _E,
    "duplicate-id": _E,
    "output-clash": _W,
    # front matter and YAML
    "front-matter-unclosed": _E,
    "front-matter-too-large": _E,
    "yaml-syntax": _E,
    "yaml-tab": _E,
    "yaml-unclosed-quote": _E,
    "yaml-colon-in-value": _E,
    "yaml-bracket-then-text": _E,
    "yaml-quote-then-text": _E,
    "yaml-asterisk": _E,
    "yaml-at-sign": _E,
    "yaml-nested-colon": _E,
    "yaml-duplicate-key": _E,
    "yaml-anchor": _E,
    "yaml-tag": _E,
    "yaml-too-deep": _E,
    "yaml-not-a-mapping": _E,
    "yaml-several-documents": _E,
    "yaml-comment-ate-value": _E,
    "yaml-comment-cuts-value": _W,
    "yaml-empty-key": _E,
    "control-character": _E,
    "conflict-marker": _E,
    # fields and values
    "near-miss-key": _W,
    "wrong-kind": _E,
    "bad-date": _E,
    "bad-time": _E,
    "bad-flag": _E,
    "bad-private": _E,
    "bad-choice": _E,
    "bad-number": _E,
    "bare-number-cadence": _E,
    "unknown-unit": _E,
    "bad-cadence": _E,
    "bare-exchange": _E,
    "unknown-exchange": _W,
    "unknown-circle": _E,
    "unknown-rule": _W,
    "until-before-since": _E,
    "unknown-setting": _W,
    "date-differs": _W,
    # names and links
    "unknown-person": _W,
    "ambiguous-person": _E,
    "unknown-link": _W,
    "missing-file": _W,
    "file-outside": _W,
    "active-file": _W,
    # promises
    "bad-promise-date": _E,
    "vague-promise-date": _W,
    "promise-by-stranger": _W,
    # what cannot be true together
    "died-before-born": _W,
    "before-birth": _W,
    "after-death": _W,
    "relation-to-oneself": _W,
    "relation-backwards": _W,
    "through-loop": _W,
    "due-before-made": _W,
    # prose
    "too-complex": _W,
    # theme
    "template-fault": _E,
}
