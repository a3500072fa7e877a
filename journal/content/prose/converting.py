"""Markdown into HTML that may stand on a page: Python-Markdown, then an allow-list (nh3).

Python-Markdown alone is neither safe nor bounded: it passes raw HTML, and 20,000 ``[`` in one
paragraph take it most of a minute (PROMISES "Traps"). So each text is weighed before its inline
marks are read, and the result goes through the sanitiser, whatever it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from journal.content.prose.address import SCHEMES
from journal.content.prose.source import BOX, MARK, TooComplex
from journal.language import figures, pgettext

if TYPE_CHECKING:
    from markdown.inlinepatterns import Pattern
    from markdown.util import Registry

#: Longest body that is read as Markdown, in characters, and the most lines of it.
BODY_LIMIT = 200_000
LINE_LIMIT = 5_000
#: Most characters of inline markup times the length of their paragraph, over all paragraphs;
#: of ``[`` and ``<`` alone less, since each is followed several times to the paragraph's end.
WEIGHT_LIMIT = 30_000_000
BRACKET_LIMIT = 3_000_000
#: Most tags and comments of HTML in a body, and most cells of tables.
TAG_LIMIT = 5_000
PIPE_LIMIT = 10_000
#: Most characters of inline markup in a body.
MARK_LIMIT = 50_000
#: Most definitions of link targets (``[label]: address``).
DEFINITION_LIMIT = 500

#: The text without which an inline pattern cannot match; patterns not named here are always tried.
_TRIGGERS = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
_INLINE = re.compile(r"[\\`\[<&*_]|  \n")
_HEAVY = re.compile(r"[\\`\[\]<(*_!&]+")
_DEFINITION = re.compile(r"(?m)^[ >]*\[[^\]\n]*\]:")

_DIRECTED = ("span", "p", "bdi", "q", "blockquote")
TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "blockquote",
        "br",
        "cite",
        "code",
        "del",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
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
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)


def safe_html(text: str) -> tuple[str, dict[int, str]]:
    """Convert laid-out Markdown to safe HTML that still has its marks.

    Returns:
        The HTML, and the text of each item that starts with the mark of a box, by its number.

    Raises:
        TooComplex: if it would take more than about a second.
    """
    converter, items = _converter()
    converter.reset()
    items.boxes = {}
    try:
        html = converter.convert(text)
    except RecursionError:
        _converter.cache_clear()  # it stopped half-way, and would go on from there
        raise TooComplex(pgettext("because …", "its marks are nested too deeply")) from None
    return _cleaner().clean(html), items.boxes


def weigh_body(text: str) -> None:
    """Look at a body before anything is done with it.

    Raises:
        TooComplex: if it is over one of the limits above.
    """
    marks, links = sum(map(len, _HEAVY.findall(text))), len(_DEFINITION.findall(text))
    for limit, count, why in (
        (BODY_LIMIT, len(text), pgettext("because …", "it has more than {limit} characters")),
        (LINE_LIMIT, text.count("\n"), pgettext("because …", "it has more than {limit} lines")),
        (TAG_LIMIT, text.count("<"), pgettext("because …", "it has more than {limit} tags")),
        (PIPE_LIMIT, text.count("|"), pgettext("because …", "it has more than {limit} cells of tables")),
        (MARK_LIMIT, marks, pgettext("because …", "it has more than {limit} marks")),
        (DEFINITION_LIMIT, links, pgettext("because …", "it has more than {limit} definitions of links")),
    ):
        if count > limit:
            raise TooComplex(why.format(limit=figures(limit)))


@lru_cache(maxsize=1)
def _converter() -> tuple[markdown.Markdown, _Items]:
    """Build the process's one converter; raw HTML is left to the sanitiser."""
    extensions = [SaneListExtension(), TableExtension(use_align_attribute=True)]
    converter = markdown.Markdown(extensions=extensions, output_format="html")
    converter.preprocessors.deregister("html_block")
    items = _Items(converter, _triggers(converter.inlinePatterns))
    converter.treeprocessors.register(items, "items", 30)
    return converter, items


def _triggers(patterns: Registry[Pattern]) -> list[tuple[Pattern, str]]:
    triggers = [""] * len(patterns)
    for name, trigger in _TRIGGERS.items():
        if name in patterns:
            triggers[patterns.get_index_for_name(name)] = trigger
    return list(zip(patterns, triggers, strict=True))


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    alignment = {"align": {"left", "right", "center"}}
    directions = {tag: {"dir": {"ltr", "rtl", "auto"}} for tag in _DIRECTED}
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags={"script", "style"},
        attributes={"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "*": set()}
        | {tag: {"lang"} for tag in _DIRECTED},
        tag_attribute_values={"td": alignment, "th": alignment} | directions,
        url_schemes=set(SCHEMES),
        url_relative="pass_through",
        link_rel=None,
    )


class _Items(Treeprocessor):
    """Reads the text of task items, and weighs every text, before inline marks are read."""

    def __init__(self, converter: markdown.Markdown, triggers: list[tuple[Pattern, str]]) -> None:
        super().__init__(converter)
        self.triggers = triggers
        self.boxes: dict[int, str] = {}

    def run(self, root: Element) -> None:
        texts = []
        for element in root.iter():
            if element.text:
                element.text = _atomic(element.text)
                texts.append(element.text)
            if element.tail:
                element.tail = _atomic(element.tail)
                texts.append(element.tail)
            if element.tag == "li":
                self._read(element)
        marked = [text for text in texts if not isinstance(text, AtomicString)]
        _weigh(marked)
        inline: Any = self.md.treeprocessors["inline"]
        inline.inlinePatterns = self._patterns("\n".join(marked))

    def _patterns(self, marked: str) -> list[Pattern]:
        """Choose the patterns that can match at all: reading is half as long without the others."""
        return [pattern for pattern, trigger in self.triggers if trigger in marked]

    def _read(self, item: Element) -> None:
        first = item[0] if len(item) and item[0].tag == "p" else item
        text = item.text if item.text and item.text.strip() else first.text
        match = MARK.match(text or "")
        if text and match and match[1] == BOX:
            lines = text[match.end() :].split("\n")
            self.boxes[int(match[2])] = " ".join(filter(None, (line.strip() for line in lines)))


def _atomic(text: str) -> str:
    """Return a text as one that is not read again, where nothing in it is markup."""
    return AtomicString(text) if isinstance(text, AtomicString) or not _INLINE.search(text) else text


def _weigh(texts: list[str]) -> None:
    brackets = sum((text.count("[") + text.count("<")) * len(text) for text in texts)
    marks = sum(sum(map(len, _HEAVY.findall(text))) * len(text) for text in texts)
    if brackets > BRACKET_LIMIT or marks > WEIGHT_LIMIT:
        raise TooComplex(pgettext("because …", "its paragraphs have too many marks"))
