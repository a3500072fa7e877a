"""What one version of a person's file says of them, as far as K4 tells it.

Only what one would tell a friend who was away: where they live and work, how to
reach them, what they are called. What is most private (FORMAT) is never looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from journal.content.document import Document
from journal.content.files.decoding import decode
from journal.content.frontmatter.reading import split
from journal.content.names import Names, fold
from journal.content.schema.person_fields import PERSON
from journal.content.schema.reading import start
from journal.history.pieces import take_apart

if TYPE_CHECKING:
    from journal.model.person import Spell, Work

S = TypeVar("S", "Spell", "Work")

#: The keys that are told, in the order of a list.
KEYS = ("name", "pronouns", "circle", "city", "address", "work", "phone", "email")

#: Key → values, none where the key is not written; a key whose value cannot be read is left out.
Facts: TypeAlias = Mapping[str, tuple[str, ...]]

#: Characters of a value that are kept: past them nobody reads on.
LONGEST = 500


def read_facts(path: str, data: bytes) -> Facts | None:
    """Read a version of a file; None if its front matter cannot be read."""
    text = decode(path, data)
    if not isinstance(text, str):
        return None
    pieces = take_apart(text)
    facts = _together(pieces) if pieces is not None else None
    return facts if facts is not None else _whole(path, text)


def _together(pieces: Mapping[str, str]) -> Facts | None:
    """The facts of keys that each were read alone; None if one of them is not in order."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(KEYS, ())
    for key in KEYS:
        values = _alone(key, pieces[key]) if key in pieces else ()
        if values is None:
            return None
        found[key] = values
    return found


@lru_cache(maxsize=65536)
def _alone(key: str, piece: str) -> tuple[str, ...] | None:
    """Read one key's lines; most versions of a file say most things as the one before."""
    document, faults = split("", f"---\n{piece}\n---\n")
    if faults or document.front is None or [entry.key.text for entry in document.front.entries] != [key]:
        return None
    return _facts(document).get(key)


def _whole(path: str, text: str) -> Facts | None:
    document = split(path, text)[0]
    return _facts(document) if document.readable else None


def _facts(document: Document) -> Facts:
    reading = start(document, Names())
    found: dict[str, tuple[str, ...]] = dict.fromkeys(KEYS, ())
    for entry in document.front.entries if document.front else ():
        key = entry.key.text
        if key in document.doubtful:
            found.pop(key, None)
        elif key in found:
            faults = len(reading.faults)
            values = _values(key, PERSON[key](reading, entry.value))
            found[key] = tuple(dict.fromkeys(value[:LONGEST] for value in values))
            if len(reading.faults) > faults and not values:
                del found[key]
    return found


def _values(key: str, read: Any) -> tuple[str, ...]:
    """A key's values as text."""
    if read is None:
        return ()
    if key in {"city", "address"}:
        return tuple(spell.value for spell in _standing(read))
    if key == "work":
        return tuple(filter(None, map(_job, _standing(read))))
    if key in {"phone", "email"}:
        return tuple(one.value for one in read)
    return (str(read),)


def _job(work: Work) -> str:
    return ", ".join(filter(None, (work.role, work.org)))


def _standing(spells: tuple[S, ...]) -> tuple[S, ...]:
    """What has no end; where everything has one, what ends last."""
    open_ended = tuple(spell for spell in spells if spell.until is None)
    if open_ended:
        return open_ended
    last = max((spell.until.last_day for spell in spells if spell.until), default=None)
    return tuple(spell for spell in spells if spell.until and spell.until.last_day == last)


def likeness(key: str, value: str) -> str:
    """What two ways of writing one fact share: case, accents and spaces apart; of a number, its digits."""
    if key == "phone":
        digits = "".join(c for c in value if c.isdigit() or c == "+")
        if any(c.isdigit() for c in digits):
            return digits
    return fold(value)
