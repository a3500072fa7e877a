"""The table of a note's keys (FORMAT "A note") and how each is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from journal.content.document import Mapping, Node, Scalar
from journal.content.document import Sequence as NodeList
from journal.content.schema.dates import moment
from journal.content.schema.naming import bare_name, names_and_links, one_name, people
from journal.content.schema.reading import (
    FLAGS,
    Reading,
    choice,
    did_you_mean,
    either,
    is_empty,
    items,
    one_line,
    tags,
    text_of,
    wrong_kind,
)
from journal.content.schema.spelling import nearest
from journal.diagnostics import Span
from journal.language import _, pgettext

#: What can be given and received.
EXCHANGES = (
    *("gift", "card", "thanks", "favour", "introduction", "referral", "advice"),
    *("invitation", "help", "feedback", "offer", "order", "apology"),
)


class Item(Struct, frozen=True):
    """One written item of ``gave``, ``received`` or ``news``, its people not yet worked out."""

    kind: str
    what: str
    span: Span


def exchanges(reading: Reading, node: Node) -> tuple[Item, ...]:
    """What was given or received, kind: what."""
    found: list[Item] = []
    for item in items(node):
        if not isinstance(item, Mapping):
            _bare(reading, item)
            continue
        for entry in item.entries:
            found += _exchange(reading, entry.key, entry.value)
    return tuple(found)


def _exchange(reading: Reading, key: Scalar, value: Node) -> list[Item]:
    kind = key.text.casefold()
    if kind not in EXCHANGES:
        usual = _("kept as it is; the usual words are {words}").format(words=", ".join(EXCHANGES))
        message = _("‘{word}’ is none of the usual kinds").format(word=key.text)
        help = did_you_mean(nearest(kind, EXCHANGES), usual)
        reading.fault("unknown-exchange", key.span, message, help)
    return [
        Item(kind, what, item.span) for item in names_and_links(value) if (what := bare_name(text_of(item)))
    ]


def _bare(reading: Reading, item: Node) -> None:
    written = text_of(item)[:60]
    message = _("‘{written}’ does not say what kind it is").format(written=written)
    help = _("write the kind before it: ‘{example}’; kinds are {kinds}").format(
        example=f"gift: {written}", kinds=", ".join(EXCHANGES)
    )
    reading.fault("bare-exchange", item.span, message, help)


def news(reading: Reading, node: Node) -> tuple[Item, ...]:
    """What is new in their world. ``Maya: expecting`` is read as the sentence it is."""
    found = []
    for item in items(node):
        if isinstance(item, NodeList):
            expected = pgettext("what was expected", "one sentence")
            wrong_kind(reading, item, expected, _("write one sentence"))
            continue
        what = " ".join(text_of(item).split())
        if what:
            found.append(Item("news", what, item.span))
    return tuple(found)


def private(reading: Reading, node: Node) -> bool:
    """A flag; whatever else stands here makes the note private (FORMAT "Flags")."""
    if is_empty(node):
        return _unsure(reading, node, "")
    if not isinstance(node, Scalar):
        return _unsure(reading, node, text_of(node))
    known = FLAGS.get(node.text.strip().casefold())
    return _unsure(reading, node, node.text) if known is None else known


def _unsure(reading: Reading, node: Node, written: str) -> bool:
    message = _("‘{written}’ is neither yes nor no, so this note is kept private").format(written=written)
    reading.fault("bad-private", node.span, message, either("private: true", "private: false"))
    return True


class Attendance(Struct, frozen=True):
    """Who a note says it is with: ids, and names that are nobody's."""

    ids: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()


def attendance(reading: Reading, node: Node) -> Attendance:
    """Everybody in ``with``."""
    refs = people(reading, node)
    ids = dict.fromkeys(ref.id for ref in refs if ref.id)
    return Attendance(tuple(ids), tuple(dict.fromkeys(ref.text for ref in refs if not ref.id)))


def author(reading: Reading, node: Node) -> str | None:
    """Who wrote it: an id where it is known, else the name as written."""
    scalar = one_name(reading, node)
    if scalar is None:
        return None
    name = bare_name(scalar.text)
    return reading.names.find(name).id or name


#: Every key of a note, in the order of FORMAT.
NOTE: dict[str, Callable[[Reading, Node], Any]] = {
    "date": moment,
    "title": one_line,
    "with": attendance,
    "tags": tags,
    "channel": one_line,
    "started": choice("me", "them", "both"),
    "reply": choice("yes", "waiting", "no"),
    "place": one_line,
    "felt": choice("warm", "easy", "flat", "strained"),
    "depth": choice("light", "catch-up", "deep"),
    "gave": exchanges,
    "received": exchanges,
    "news": news,
    "kind": choice("note", "review", "thought"),
    "by": author,
    "private": private,
}
