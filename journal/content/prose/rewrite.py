"""From sanitised HTML with marks to a body's HTML, text, links, files and tasks, in one pass.

The sanitiser's output is regular (tags in lower case, attributes in double quotes, ``<`` and
``>`` escaped in text), so it can be read with one regular expression. Nothing is added to it
but what is written out here: addresses that were looked at, our own classes, escaped text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import escape, unescape
from itertools import accumulate
from typing import TYPE_CHECKING

from journal.content.prose.address import Beside, Outside, read_address
from journal.content.prose.source import BOX, CODE, LINK, MARK, has_marks
from journal.model.prose import FileReference, Task

if TYPE_CHECKING:
    from journal.content.prose.source import Source
    from journal.model.prose import Reference

_PIECE = re.compile(r'<(/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*)>|[^<]+')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_LONE_CODE = re.compile(f"<p>\\s*({CODE}[0-9]+.)\\s*</p>")
_EMPTY = re.compile(r"<p>\s*</p>\n?")
_TITLE = re.compile(r"\s*<h([1-6])>(.*?)</h\1>\n?", re.DOTALL)
_BLOCK = re.compile(r"<(?:blockquote|h[1-6r]|li|ol|p|pre|table|ul)\b")
_HEADING = re.compile(r"<h([1-6])>")

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    ]
)
#: Attributes that are kept on other elements than links and pictures.
_KEPT = frozenset({"lang", "dir", "start"})
_CLASSES = {" ": "open", "x": "kept", "-": "let-go"}
_REL = ' rel="noreferrer noopener"'


class Rewriter:
    """Reads the pieces of one body in order, and gathers what stands in them."""

    def __init__(self, source: Source, boxes: dict[int, str], body: str, first_line: int) -> None:
        self.source, self.boxes = source, boxes
        self.places = _Places(body, first_line)
        self.title: str | None = None
        self.references: list[Reference] = []
        self.files: list[FileReference] = []
        self.tasks: list[Task] = []
        self.out: list[str] = []
        self.said: list[str] = []
        self.open = dict.fromkeys(("code", "blockquote", "p", "a"), 0)
        self.links: list[bool] = []
        #: Where the open tag of an item stands, while nothing has followed it.
        self.item: int | None = None
        self.shift = 0

    def run(self, html: str, *, title_from_heading: bool) -> None:
        """Read a whole body; its first heading becomes the title where that is asked for."""
        html = _EMPTY.sub("", _LONE_CODE.sub(r"\1", html))
        match = _TITLE.match(html) if title_from_heading else None
        if match and not _BLOCK.search(match[2]):
            self._feed(match[2])
            self.title = self.text or None
            self.out, self.said = [], []
            html = html[match.end() :]
        self.shift = 4 - min(map(int, _HEADING.findall(html)), default=4)
        self._feed(html)

    @property
    def html(self) -> str:
        """What has been read, as HTML."""
        return "".join(self.out).strip()

    @property
    def text(self) -> str:
        """What has been read, as plain text with single spaces."""
        return " ".join(unescape("".join(self.said)).split())

    def _feed(self, html: str) -> None:
        for match in _PIECE.finditer(html):
            if not match[2]:
                self._text(match[0])
            elif match[1]:
                self._end(match[2])
            else:
                self._start(match[2], match[3])

    # text

    def _text(self, text: str) -> None:
        if self.item is not None and text.strip():
            text = self._task(text, self.item)
            self.item = None
        if not has_marks(text):
            self._say(text)
            return
        end = 0
        for match in MARK.finditer(text):
            self._say(text[end : match.start()])
            self._marked(match)
            end = match.end()
        self._say(text[end:])

    def _say(self, html: str, spoken: str | None = None) -> None:
        self.out.append(html)
        self.said.append(html if spoken is None else spoken)

    def _task(self, text: str, item: int) -> str:
        """Make a task of an item that starts with a box; return the text behind the box."""
        start = text.lstrip()
        match = MARK.match(start)
        if not match or match[1] != BOX or self.open["blockquote"]:
            return text
        written = self.boxes.pop(int(match[2]), None)
        if written is None:
            return text
        box = self.source.boxes[int(match[2])]
        whole = self.source.written(written)
        self.tasks.append(Task(box.mark, whole, box.line, box.column, box.end_column))
        self.out[item] = f'<li class="task task--{_CLASSES[box.mark]}">'
        return start[match.end() :].lstrip()

    def _marked(self, match: re.Match[str]) -> None:
        written = escape(self.source.written(match[0]), quote=False)
        if match[1] == LINK and not self.open["code"]:
            self._link(int(match[2]))
        elif match[1] == CODE and not (self.open["p"] or self.open["code"]):
            self._say(f"<pre><code>{written}\n</code></pre>\n", f" {written} ")
        elif match[1] == CODE:
            self._say(f"<code>{written}</code>", written)
        else:
            self._say(written)

    def _link(self, number: int) -> None:
        reference = self.source.links[number]
        label = escape(reference.label or reference.target, quote=False)
        if self.open["a"]:
            self._say(label)
            return
        self._say(f'<a href="x-journal-ref:{len(self.references)}">{label}</a>', label)
        self.references.append(reference)

    # tags

    def _end(self, tag: str) -> None:
        if tag in self.open:
            self.open[tag] -= 1
        if tag == "a" and not self.links.pop():
            return
        if tag not in _INLINE:
            self.said.append(" ")
        self.item = None
        self.out.append(f"</{self._renamed(tag)}>")

    def _start(self, tag: str, attributes: str) -> None:
        self.item = self.item if tag == "p" else None
        if tag == "img":
            self._picture(self._values(attributes))
            return
        if tag in self.open:
            self.open[tag] += 1
        if tag not in _INLINE:
            self.said.append(" ")
        if tag == "a":
            self._anchor(self._values(attributes))
            return
        if tag == "li":
            self.item = len(self.out)
        self.out.append(f"<{self._renamed(tag)}{self._attributes(tag, attributes)}>")

    def _renamed(self, tag: str) -> str:
        if tag[0] == "h" and tag[1:].isdigit():
            return f"h{min(int(tag[1:]) + self.shift, 6)}"
        return tag

    def _values(self, attributes: str) -> dict[str, str]:
        pairs = _ATTRIBUTE.findall(attributes)
        return {name: self.source.written(unescape(value)) for name, value in pairs}

    def _attributes(self, tag: str, attributes: str) -> str:
        if not attributes:
            return ""
        values = self._values(attributes)
        if tag in {"td", "th"}:
            place = {"right": "end", "center": "center"}.get(values.get("align", ""))
            return f' class="{place}"' if place else ""
        if tag == "ol" and not re.fullmatch(r"-?[0-9]{1,9}", values.get("start", "")):
            return ""
        return _written({name: value for name, value in values.items() if name in _KEPT})

    def _anchor(self, values: dict[str, str]) -> None:
        address = read_address(values.get("href", ""))
        self.links.append(address is not None)
        if address is not None:
            title = {"title": values["title"]} if "title" in values else {}
            self.out.append(f"<a{self._href(address, values['href'])}{_written(title)}>")

    def _href(self, address: Outside | Beside, written: str) -> str:
        if isinstance(address, Outside):
            return f"{_written({'href': address.url})}{_REL}"
        return f' href="{self._file(address.target, written, is_image=False)}"'

    def _picture(self, values: dict[str, str]) -> None:
        src, alt = values.get("src", ""), values.get("alt", "")
        address = read_address(src)
        if isinstance(address, Beside):
            src = self._file(address.target, src, is_image=True)
            title = {"title": values["title"]} if "title" in values else {}
            self.out.append(f"<img{_written({'src': src, 'alt': alt} | title)}>")
        elif address is not None and address.is_web and not self.open["a"]:
            label = escape(alt or address.url, quote=False)
            self._say(f"<a{_written({'href': address.url})}{_REL}>{label}</a>", label)
        elif alt:
            self._say(f'<span class="missing">{escape(alt, quote=False)}</span>', escape(alt, quote=False))

    def _file(self, target: str, written: str, *, is_image: bool) -> str:
        self.files.append(FileReference(target, is_image, self.places.line_of(written)))
        return f"x-journal-file:{len(self.files) - 1}"


def _written(values: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())


class _Places:
    """Finds the line on which an address was written: the next place where its text stands."""

    def __init__(self, body: str, first_line: int) -> None:
        self.body, self.first_line = body, first_line
        self.at = 0
        self.starts: list[int] = []

    def line_of(self, written: str) -> int:
        found = self.body.find(written, self.at)
        if found >= 0:
            self.at = found + len(written)
        else:
            found = max(0, self.body.find(written))
        if not self.starts:
            self.starts = [0, *accumulate(len(line) + 1 for line in self.body.split("\n"))]
        return self.first_line + bisect_right(self.starts, found) - 1
