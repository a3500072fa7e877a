"""A body before Markdown sees it: what matters is marked.

Links (``[[…]]``), task boxes and fenced code are replaced by *marks*: a number between two
noncharacters (U+FDD0 …), which no Markdown rule touches. Whatever comes out as code gets the
text behind its marks back; so what counts as a link or a task is decided by the rendering, and
by nothing else.
"""

from __future__ import annotations

import re

from msgspec import Struct

from journal.model.prose import Mark, Reference

#: Longest ``[[link]]``, brackets left out.
LINK_LIMIT = 500

LINK, BOX, CODE = "\ufdd0", "\ufdd2", "\ufdd4"
#: Ends a mark.
END = "\ufdd1"
#: Stands before a ``#`` that starts no heading.
_GUARD = "\ufdd6"
MARK = re.compile(f"([{LINK}{BOX}{CODE}])([0-9]+){END}|{_GUARD}")

BULLET = r"(?:[-*+]|[0-9]{1,9}\.)"
_LINK = re.compile(r"(?<!\\)\[\[([^\[\]|`\n]{1,500})(?:\|([^\[\]|`\n]{0,500}))?\]\]")
_BOX = re.compile(rf"[ \t>]*(?:{BULLET}[ \t]+)+(\[([ xX-])\])(?:[ \t]+|$)")
_TAG = re.compile(rf"(?m)^((?:[ \t>]|{BULLET}[ \t])*)(?=#{{1,6}}[^#\s]|#{{7}})")

_MARKS: dict[str, Mark] = {" ": " ", "x": "x", "X": "x", "-": "-"}


class TooComplex(Exception):  # noqa: N818 -- it never leaves the room; it says why, not that we erred
    """A body that would take too long to convert; the message names the limit."""


class Box(Struct, frozen=True):
    """A task box as it stands in the file, with the place of the text behind it."""

    written: str
    line: int
    column: int
    end_column: int

    @property
    def mark(self) -> Mark:
        """What is written in it, in lower case."""
        return _MARKS[self.written[1]]


class Source(Struct):
    """A body with marks, and what the marks stand for."""

    text: str = ""
    links: list[Reference] = []
    links_written: list[str] = []
    boxes: list[Box] = []
    codes: list[str] = []

    def written(self, text: str) -> str:
        """Put back what was written in place of the marks."""
        return MARK.sub(self._written, text) if has_marks(text) else text

    def _written(self, match: re.Match[str]) -> str:
        kind, number = match[1], int(match[2] or 0)
        if kind == LINK:
            return self.links_written[number]
        if kind == BOX:
            return self.boxes[number].written
        return self.codes[number] if kind == CODE else ""


def has_marks(text: str) -> bool:
    """Tell quickly whether a text may hold marks."""
    return END in text or _GUARD in text


def mark_up(body: str, first_line: int) -> Source:
    """Put marks into a body that is free of them (see ``prose.read_prose``); fenced code comes later."""
    source = Source()
    lines = body.split("\n")
    if "[" in body:
        lines = [_mark_line(line, first_line + i, source) for i, line in enumerate(lines)]
    if "\t" in body:
        lines = [line.expandtabs(4) for line in lines]
    source.text = "\n".join(lines)
    if "#" in body:
        source.text = _TAG.sub(rf"\1{_GUARD}", source.text)
    return source


def _mark_line(line: str, number: int, source: Source) -> str:
    if "[" not in line:
        return line
    box = _BOX.match(line)
    if not box:
        return _mark_links(line, 0, number, source)
    column = box.end() + 1
    source.boxes.append(Box(box[1], number, column, max(column, len(line.rstrip()) + 1)))
    mark = f"{BOX}{len(source.boxes) - 1}{END} "
    return line[: box.start(1)] + mark + _mark_links(line, box.end(), number, source)


def _mark_links(line: str, start: int, number: int, source: Source) -> str:
    def mark(match: re.Match[str]) -> str:
        target = match[1].removesuffix("\\").strip()
        if not target or len(match[0]) > LINK_LIMIT + 4:
            return match[0]
        label = (match[2] or "").strip()
        source.links.append(Reference(target, label, number, match.start() + 1, match.end() + 1))
        source.links_written.append(match[0])
        return f"{LINK}{len(source.links) - 1}{END}"

    if "[[" not in line:
        return line[start:]
    marked = []
    for match in _LINK.finditer(line, start):
        marked += [line[start : match.start()], mark(match)]
        start = match.end()
    return "".join(marked) + line[start:]
