"""YAML as a tree of texts that know their places.

No alias is ever followed and no value is given a meaning (FORMAT "Reading YAML").
What YAML would lose in silence is a fault; a fault of one key loses that key alone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct

from journal.content.document import Entry, Mapping, Scalar, Sequence
from journal.content.frontmatter.block import is_control
from journal.content.frontmatter.complaints import needs_quotes, starts_with_percent
from journal.content.frontmatter.events import RefusedYamlError, events
from journal.content.frontmatter.lines import quoted, text_in_quotes, whole_in_quotes, write
from journal.diagnostics import Span
from journal.language import _

if TYPE_CHECKING:
    from journal.content.document import Node
    from journal.content.frontmatter.events import Event, Mark, Text
    from journal.diagnostics import Diagnostic

_QUOTED_STYLES = {"'", '"', "|", ">"}
_CUT = re.compile(r"[ \t]+(#[^\s#].*)$")
_EATEN = re.compile(r"[ \t]*:[ \t]+(#[^\s#].*)$")
_EATEN_ITEM = re.compile(r"[ \t]+(#[^\s#].*)$")
_COLON = re.compile(r"\s*:")
_WORD = re.compile(r"[^\s,\[\]{}]+")


class Tree(Struct):
    """What was read, the faults in it, and the keys of the first level that they touch."""

    root: Node | None = None
    faults: list[Diagnostic] = []
    doubtful: list[str] = []


def compose(text: Text) -> Tree:
    """Read lines as one YAML document.

    Raises:
        BrokenYamlError: at the first place where it is not YAML.
        RefusedYamlError: where it nests too deep, or a second document starts.
    """
    return _Composer(text).read()


class _Composer:
    """Builds one tree; lives as long as one reading."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.tree = Tree()
        self.anchors: set[str] = set()
        self.losses = 0
        self.end: Mark = None
        self.events = events(text)

    def read(self) -> Tree:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if event.version or event.tags:
                    self.fault("yaml-tag", self.word(event.start_mark), *starts_with_percent())
                self.tree.root = self.node(next(self.events), top=True)
                self.expect_nothing()
        return self.tree

    def expect_nothing(self) -> None:
        """Allow a closing fence, and refuse a second document."""
        for event in self.events:
            start, end = event.start_mark, event.end_mark
            if isinstance(event, yaml.NodeEvent) and start.index < end.index:
                raise RefusedYamlError("yaml-several-documents", self.word(event.start_mark))

    def node(self, event: Event, *, top: bool = False) -> Node | None:
        """Read one value; None if a fault has lost it."""
        self.end = event.end_mark
        refused = self.refuse_properties(event)
        value: Node | None = None
        if isinstance(event, yaml.ScalarEvent):
            value = self.scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self.sequence(event)
        elif isinstance(event, yaml.MappingStartEvent):
            value = _Entries(self, event, top=top).read()
        return None if refused else value

    def refuse_properties(self, event: Event) -> bool:
        """Report an anchor, an alias or a tag."""
        if not getattr(event, "anchor", None) and not getattr(event, "tag", None):
            return False
        line, column = self.text.within(event.start_mark)
        mended = write(text_in_quotes(self.text.lines[line], column))
        if isinstance(event, yaml.AliasEvent) and event.anchor not in self.anchors:
            code, message, help_ = "yaml-asterisk", needs_quotes("*"), mended
        elif isinstance(event, yaml.AliasEvent):
            code, message = "yaml-anchor", _("`{alias}` would repeat another value; that is not read here")
            message = message.format(alias=f"*{event.anchor}")
            help_ = _("write the value out in both places")
        elif event.anchor:
            self.anchors.add(event.anchor)
            anchor = f"&{event.anchor}"
            code, message = "yaml-anchor", _("`{anchor}` would name this value; that is not read here")
            message = message.format(anchor=anchor)
            help_ = _("delete `{anchor}` or, if it is text, {mended}").format(anchor=anchor, mended=mended)
        else:
            code, help_ = "yaml-tag", mended
            message = _("a value that starts with ! has a meaning to YAML that is not read here")
        self.fault(code, self.word(event.start_mark), message, help_)
        return True

    def scalar(self, event: Event) -> Scalar | None:
        """Read one text; None if it holds what has no place in a value."""
        span = self.text.span(event.start_mark, event.end_mark)
        if not event.value.isprintable() and any(map(is_control, event.value)):
            message = _("a control character has no place in a value")
            self.fault("control-character", span, message, _("write the value without it"))
            return None
        if self.held_control(event):
            self.losses += 1
            return None
        if event.style not in _QUOTED_STYLES and event.value:
            self.report_cut(event.end_mark)
        return Scalar(event.value, span, event.style in _QUOTED_STYLES)

    def report_cut(self, mark: Mark) -> None:
        """Warn of ``#words`` behind a value, which YAML takes for a comment; ``# words`` are one indeed."""
        line, column = self.text.within(mark)
        match = _CUT.match(self.text.lines[line], column)
        if match is None:
            return
        written, number = self.text.lines[line], line + self.text.block.first
        span = Span(number, match.start(1) + 1, number, len(written.rstrip()) + 1)
        message = _("YAML takes this for a comment: it is not part of the value")
        help_ = _("{mended}, or put a blank behind the #").format(mended=write(whole_in_quotes(written)))
        self.tree.faults.append(self.text.block.fault("yaml-comment-cuts-value", span, message, help_))

    def held_control(self, event: Event) -> bool:
        """Whether a control character, which has been reported, stood where this text stands."""
        if not self.text.controls:
            return False
        start, end = event.start_mark, event.end_mark
        return any(
            (start.line, start.column) <= place < (end.line, end.column)
            for place in self.text.controls.items()
        )

    def sequence(self, event: Event) -> Sequence | None:
        """Read a list; None if faults have lost all its items."""
        items: list[Node] = []
        losses = self.losses
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            value = self.node(item)
            if isinstance(value, Scalar) and self.is_eaten(value, item.end_mark, _EATEN_ITEM):
                continue
            items += [value] if value is not None else []
        lost = self.losses > losses and not items
        return None if lost else Sequence(tuple(items), self.whole(event, item))

    def is_eaten(self, value: Scalar, mark: Mark, pattern: re.Pattern[str]) -> bool:
        """Report a value that is empty because it starts with ``#``; ``# `` is a comment indeed."""
        line, column = self.text.within(mark)
        match = pattern.match(self.text.lines[line], column)
        if value.quoted or value.text or not match:
            return False
        written = self.text.lines[line]
        number = line + self.text.block.first
        span = Span(number, match.start(1) + 1, number, len(written.rstrip()) + 1)
        message = _("YAML takes this for a comment, which leaves no value")
        help_ = write(written[: match.start(1)] + quoted(match[1].rstrip()))
        self.fault("yaml-comment-ate-value", span, message, help_)
        return True

    def whole(self, start: Event, end: Event) -> Span:
        """The place of a list or mapping; one without brackets ends with its last value."""
        last = end.end_mark if start.flow_style else self.end
        self.end = last
        return self.text.span(start.start_mark, last)

    def word(self, mark: Mark) -> Span:
        """The place of the word that starts at a mark."""
        line, column = self.text.within(mark)
        match = _WORD.match(self.text.lines[line], column)
        place = self.text.span(mark, mark)
        length = len(match[0]) if match else 0
        return Span(place.line, place.column, place.line, place.column + length)

    def fault(self, code: str, span: Span, message: str, help_: str) -> None:
        self.losses += 1
        self.tree.faults.append(self.text.block.fault(code, span, message, help_))


class _Entries:
    """Builds one mapping: no key twice, none without a name, none made by a comma."""

    def __init__(self, composer: _Composer, event: Event, *, top: bool) -> None:
        self.composer = composer
        self.event = event
        self.top = top
        self.kept: dict[str, Entry] = {}
        self.head: str | None = None
        self.bare: list[Scalar] = []

    def read(self) -> Mapping | None:
        """Read to the end of the mapping; None if faults have lost all its entries."""
        losses = self.composer.losses
        while not isinstance(event := next(self.composer.events), yaml.MappingEndEvent):
            self.entry(event)
        self.report_bare()
        lost = self.composer.losses > losses and not self.kept and not self.top
        return None if lost else Mapping(tuple(self.kept.values()), self.composer.whole(self.event, event))

    def entry(self, event: Event) -> None:
        """Read a key and its value."""
        losses = self.composer.losses
        key = self.composer.node(event)
        value = self.composer.node(next(self.composer.events))
        name = unicodedata.normalize("NFC", getattr(event, "value", ""))
        if isinstance(key, Scalar) and isinstance(value, Scalar) and self.is_bare(value, event.end_mark):
            self.bare.append(key)
            return
        self.report_bare()
        self.head = None
        if key is not None and value is not None and self.is_sound(event, key, value):
            assert isinstance(key, Scalar)  # noqa: S101 -- a key that is sound is a text
            self.kept[name] = Entry(key, value)
            self.head = name
        if self.composer.losses > losses:
            self.doubt(name)

    def is_sound(self, event: Event, key: Node, value: Node) -> bool:
        """Report a key that is none, or that was there before, or whose value a comment has eaten."""
        if not isinstance(key, Scalar) or not key.text.strip():
            message, help_ = _("this cannot be a key"), _("a key is a word or a few: write `key: value`")
            self.composer.fault("yaml-syntax", key.span, message, help_)
            return False
        if key.text == "<<" and not key.quoted:
            message = _("`<<` would copy another mapping; that is not read here")
            self.composer.fault("yaml-anchor", key.span, message, _("write its keys out here"))
            return False
        first = self.kept.get(unicodedata.normalize("NFC", key.text))
        if first:
            message = _("`{key}` stands here twice; the first is on line {number}")
            message = message.format(key=key.text, number=first.key.span.line)
            help_ = _("keep one of them, or put both values into one list")
            self.composer.fault("yaml-duplicate-key", key.span, message, help_)
            return False
        eaten = isinstance(value, Scalar) and self.composer.is_eaten(value, event.end_mark, _EATEN)
        return not eaten

    def is_bare(self, value: Scalar, mark: Mark) -> bool:
        """Whether an entry in braces is a text without a colon, which YAML takes for a key."""
        line, column = self.composer.text.within(mark)
        if not self.event.flow_style or value.text or value.quoted:
            return False
        return not _COLON.match(self.composer.text.lines[line], column)

    def report_bare(self) -> None:
        """Report texts that a comma has made into keys, with the value that they were cut from."""
        bare, self.bare = self.bare, []
        if not bare:
            return
        head = self.kept.pop(self.head) if self.head is not None else None
        start = head.value.span if head and isinstance(head.value, Scalar) else bare[0].span
        span = Span(start.line, start.column, bare[-1].span.end_line, bare[-1].span.end_column)
        written = self.composer.text.block.excerpt(span.line)
        before, part = written[: span.column - 1], written[span.column - 1 : span.end_column - 1]
        help_ = write(before + quoted(part) + written[span.end_column - 1 :])
        if head is None:
            help_ = _("in braces, write `key: value`")
        elif span.line != span.end_line or not isinstance(head.value, Scalar) or head.value.quoted:
            help_ = _("put a value that holds a comma in quotes")
        message = _("in braces, a comma starts a new key, and this one has no value")
        self.composer.fault("yaml-empty-key", span, message, help_)
        for name in (self.head, *(key.text for key in bare)):
            self.doubt(name)

    def doubt(self, name: str | None) -> None:
        if self.top and name is not None:
            self.composer.tree.doubtful.append(name)
