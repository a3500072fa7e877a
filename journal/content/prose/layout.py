"""A body's layout, made regular, because people write lists in more ways than Python-Markdown reads.

1. A bulleted list, or a list of tasks, may follow a paragraph without an empty line. A
   numbered one may not, so that a line that happens to start with ``2026.`` stays a sentence.
2. An item two or more spaces further in than another is nested in it; items are laid out
   again with four spaces a level. A list of the other kind on the same level is a new list.
3. ``#`` starts a heading only where a space follows: ``#cake`` at the start of a line is text.
4. A table whose rows start with ``|`` may follow a paragraph without an empty line.
5. Fenced code may stand inside items and quotations, and ends with its container if it is
   never closed. A comment (``<!-- … -->``) that starts a line is left out, over several lines too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.content.prose.source import BOX, BULLET, CODE, END, TooComplex
from journal.language import pgettext

if TYPE_CHECKING:
    from journal.content.prose.source import Source

#: Deepest nesting of lists, and of quotations.
LIST_DEPTH = 20
QUOTE_DEPTH = 10
#: Most bullets an item may start with beside its own (``- - - x``).
BULLETS = 4

_FENCE = re.compile(r" *(`{3,}(?=[^`]*$)|~{3,})")
_RULE = re.compile(r"(?:(?:- {0,2}){3,}|(?:_ {0,2}){3,}|(?:\* {0,2}){3,})$")
_HEADING = re.compile(r"#{1,6}(?: |$)")
_ITEM = re.compile(rf"({BULLET})( +)(.*)")
_NESTED = re.compile(rf"(?:(?:{BULLET} +)|> ?){{{BULLETS + 1}}}")
_COMMENTS = re.compile(r"(?:<!--.*?-->[ ]*)+")


def lay_out(source: Source) -> str:
    """Lay out a marked body again; its fenced code is replaced by marks.

    Raises:
        TooComplex: if lists or quotations are nested too deeply.
    """
    return "\n".join(Layout(source).run(source.text.split("\n")))


class _Item(Struct, frozen=True):
    """An open list item: the columns of its bullet and of its text."""

    indent: int
    content: int
    ordered: bool


class Layout:
    """Lays out the lines of one container (the body, or a quotation) again."""

    def __init__(self, source: Source, quotes: int = 0) -> None:
        if quotes > QUOTE_DEPTH:
            why = pgettext("because …", "quotations are nested more than {limit} deep")
            raise TooComplex(why.format(limit=QUOTE_DEPTH))
        self.source = source
        self.quotes = quotes
        self.out: list[str] = []
        self.items: list[_Item] = []
        #: What the line before was: blank, code, block, quote, item or text.
        self.before = "blank"

    def run(self, lines: list[str]) -> list[str]:
        """Lay out all lines.

        Raises:
            TooComplex: if lists or quotations are nested too deeply.
        """
        self.lines = lines
        self.last_comment_end = max((i for i, line in enumerate(lines) if "-->" in line), default=-1)
        at = 0
        while at < len(lines):
            at = self._take(at)
        return self.out

    def _take(self, at: int) -> int:
        """Lay out one line, or the block that starts with it; return the next line's index."""
        line = self.lines[at]
        text = line.lstrip(" ")
        if not text.strip():
            self.out.append("")
            self.before = "code" if self.before == "code" else "blank"
            return at + 1
        indent = len(line) - len(text)
        if not self.items and indent < 4 and text[0] not in "`~>#-*+_=<|0123456789":
            self.out.append(line)
            self.before = "text"
            return at + 1
        return self._take_special(at, indent, text)

    def _take_special(self, at: int, indent: int, text: str) -> int:
        item = None if _RULE.match(text) else _ITEM.match(text)
        if not item and self.before in {"blank", "code"}:
            self._close_items(indent)
        if self._is_code(indent, item):
            self.out.append(" " * (4 * len(self.items) + indent - self._base) + text)
            self.before = "code"
        elif fence := _FENCE.match(text):
            self._close_items(indent)
            mark, at = self._fenced(at, indent, fence[1])
            self._block(mark)
            return at
        elif text.startswith("<!--") and at <= self.last_comment_end:
            return self._skip_comment(at, indent, text)
        elif text.startswith(">"):
            return self._quotation(at, indent)
        elif item:
            return self._item(at, indent, item)
        elif text[0] == "|" and self.before == "text" and self._is_table(at):
            self._close_items(indent)
            self.out.append("")
            self.before = "blank"
            self._other(indent, text)
        else:
            self._other(indent, text)
        return at + 1

    def _is_table(self, at: int) -> bool:
        """Whether a line with cells is the head of a table: a line of dashes follows."""
        below = self.lines[at + 1].strip() if at + 1 < len(self.lines) else ""
        return "-" in below and below.startswith("|") and not below.strip("|:- ")

    @property
    def _base(self) -> int:
        return self.items[-1].content if self.items else 0

    def _is_code(self, indent: int, item: re.Match[str] | None) -> bool:
        opens = self.before in {"blank", "code"} and indent - self._base >= 4
        return opens and not (item and self.items)

    def _close_items(self, indent: int) -> _Item | None:
        closed = None
        while self.items and indent < self.items[-1].indent + 2:
            closed = self.items.pop()
        return closed

    def _block(self, text: str) -> None:
        self.out += ["", " " * (4 * len(self.items)) + text, ""]
        self.before = "blank"

    def _fenced(self, at: int, indent: int, fence: str) -> tuple[str, int]:
        """Stash fenced code; return its mark and the index of the line after it."""
        closing = re.compile(rf" *{re.escape(fence[0])}{{{len(fence)},}} *$")
        code = []
        at += 1
        while at < len(self.lines) and not closing.match(self.lines[at]):
            line = self.lines[at]
            code.append(line[min(indent, len(line) - len(line.lstrip(" "))) :])
            at += 1
        self.source.codes.append(self.source.written("\n".join(code)))
        return f"{CODE}{len(self.source.codes) - 1}{END}", at + 1

    def _skip_comment(self, at: int, indent: int, text: str) -> int:
        if match := _COMMENTS.match(text):
            rest = text[match.end() :]
        else:
            ends = (i for i in range(at, self.last_comment_end + 1) if "-->" in self.lines[i])
            end = next(ends, None)
            if end is None:
                self._other(indent, text)
                return at + 1
            at, rest = end, self.lines[end].partition("-->")[2]
        self.lines[at] = rest
        return at if rest.strip() else at + 1

    def _quotation(self, at: int, indent: int) -> int:
        self._close_items(indent)
        inner = []
        while at < len(self.lines) and self.lines[at].lstrip(" ").startswith(">"):
            inner.append(self.lines[at].lstrip(" ")[1:].removeprefix(" "))
            at += 1
        margin = " " * (4 * len(self.items))
        if self.before not in {"blank", "quote"}:
            self.out.append("")
        self.out += [f"{margin}> {line}" for line in Layout(self.source, self.quotes + 1).run(inner)]
        self.before = "quote"
        return at

    def _item(self, at: int, indent: int, match: re.Match[str]) -> int:
        bullet, gap, text = match.groups()
        ordered = bullet[-1] == "."
        if self._is_sentence(indent, ordered, text):
            self._other(indent, match[0])
            return at + 1
        in_list = bool(self.items)
        closed = self._close_items(indent)
        apart = self.before in {"code", "quote"} or (self.before != "blank" and not in_list)
        if apart or (closed and closed.ordered != ordered):
            self.out.append("")
        if len(self.items) >= LIST_DEPTH:
            why = pgettext("because …", "lists are nested more than {limit} deep")
            raise TooComplex(why.format(limit=LIST_DEPTH))
        if _NESTED.match(text):
            why = pgettext("because …", "an item starts with more than {limit} bullets")
            raise TooComplex(why.format(limit=BULLETS + 1))
        margin = " " * (4 * len(self.items))
        content = indent + len(bullet) + (len(gap) if len(gap) <= 4 else 1)
        self.items.append(_Item(indent, content, ordered))
        self.before = "item"
        at += 1
        if fence := _FENCE.match(text):
            text, at = self._fenced(at - 1, content, fence[1])
        self.out.append(f"{margin}{bullet} {text}")
        return at

    def _is_sentence(self, indent: int, ordered: bool, text: str) -> bool:
        """Whether what looks like an item goes on with the paragraph before it."""
        if self.items or self.before != "text":
            return False
        return indent >= 4 or (ordered and not text.startswith(BOX))

    def _other(self, indent: int, text: str) -> None:
        """Lay out a rule, a heading, or a line of a paragraph."""
        underlines = self.before == "text" and not self.items and not text.strip(" -")
        if (_RULE.match(text) and not underlines) or _HEADING.match(text):
            self._close_items(indent)
            self._block(text)
            return
        if self.before == "item" and not text.strip(" -="):
            self._close_items(indent)
        level = len(self.items) - (self.before not in {"blank", "code"})
        self.out.append(" " * (4 * level) + text)
        self.before = "text"
        if underlines or not text.strip(" ="):
            self.out.append("")
            self.before = "blank"
