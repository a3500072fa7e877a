"""Marks that git leaves in a file when two versions of it clash.

Outside code, a page that holds them says two things at once (PROMISES 6). In a
body, a line of seven ``=`` alone is no such mark: it underlines a heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.diagnostics import Span
from journal.language import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.content.frontmatter.block import Block
    from journal.diagnostics import Diagnostic

_OPEN, _BETWEEN, _CLOSE = "<<<<<<< ", "=======", ">>>>>>> "
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)$")


def is_conflict_start(line: str) -> bool:
    """Whether a line is the first mark of a conflict."""
    return line.startswith(_OPEN)


def conflicts(block: Block, yaml_lines: int) -> tuple[Diagnostic, ...]:
    """Report each conflict once, at its first mark; those inside fenced code not.

    Args:
        block: a whole file.
        yaml_lines: how many of its first lines are YAML.
    """
    found, inside = [], False
    for at in _marks(block.lines, yaml_lines):
        line = block.lines[at]
        if not inside:
            number = block.first + at
            span = Span(number, 1, number, len(line.rstrip()) + 1)
            message = _("git could not merge two versions here")
            help_ = _("keep the version you want, and delete the lines that start with {marks}")
            marks = listed([_OPEN.rstrip(), _BETWEEN, _CLOSE.rstrip()])
            found.append(block.fault("conflict-marker", span, message, help_.format(marks=marks)))
        inside = not line.startswith(_CLOSE)
    return tuple(found)


def _marks(lines: tuple[str, ...], yaml_lines: int) -> Iterator[int]:
    for at in range(yaml_lines):
        if lines[at].startswith((_OPEN, _CLOSE)) or lines[at].rstrip() == _BETWEEN:
            yield at
    for at in _outside_code(lines, yaml_lines):
        if lines[at].startswith((_OPEN, _CLOSE)):
            yield at


def _outside_code(lines: tuple[str, ...], start: int) -> Iterator[int]:
    """Yield the lines that are not in fenced code; a fence that is never closed holds no code."""
    fence = ""
    held: list[int] = []
    for at in range(start, len(lines)):
        match = _FENCE.match(lines[at])
        if not fence and match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        elif fence and match and match[1].startswith(fence) and not match[2].strip():
            fence, held = "", []
        elif fence:
            held.append(at)
        else:
            yield at
    yield from held
