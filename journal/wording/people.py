"""How people are spoken of: what one calls them, their pronouns, lists of names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

from journal import language
from journal.language import _, pgettext
from journal.wording.time import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journal.model.person import Person


class Pronouns(Struct, frozen=True):
    """The words that stand for somebody in a sentence."""

    subject: str
    object: str
    possessive: str
    plural: bool = False
    """Whether the verb is that of a plural: "they are"."""


#: The pronouns that are known; the first of several counts.
_KNOWN = {
    "she": lambda: Pronouns(
        pgettext("subject of a sentence", "she"),
        pgettext("object of a sentence", "her"),
        pgettext("whose", "her"),
    ),
    "he": lambda: Pronouns(
        pgettext("subject of a sentence", "he"),
        pgettext("object of a sentence", "him"),
        pgettext("whose", "his"),
    ),
    "they": lambda: Pronouns(
        pgettext("one person, subject of a sentence", "they"),
        pgettext("one person, object of a sentence", "them"),
        pgettext("whose, of one person", "their"),
        plural=True,
    ),
}


def call(person: Person) -> str:
    """What one calls them."""
    return person.first_name


def call_id(id: str, people: Mapping[str, Person]) -> str:
    """What one calls whoever has that id; the id itself for nobody's."""
    return people[id].first_name if id in people else id


def calls(ids: Iterable[str], people: Mapping[str, Person]) -> str:
    """What one calls several people: "Maya, Tom and Hana"."""
    return listed([call_id(id, people) for id in ids])


def pronouns(person: Person) -> Pronouns:
    """The words that stand for somebody; nobody's gender is guessed.

    Known are she, he and they (the first of several counts) and any that are
    written in three parts (``xe/xem/xyr``). For all others the name is repeated.
    """
    parts = [part.strip().casefold() for part in (person.pronouns or "").split("/")]
    if parts[0] in _KNOWN:
        return _KNOWN[parts[0]]()
    if len(parts) == 3 and all(part.isalpha() for part in parts):
        return Pronouns(parts[0], parts[1], parts[2])
    return Pronouns(call(person), call(person), possessive(call(person)))


def subjects(person: Person) -> tuple[str, str]:
    """What one calls them twice in a sentence: "she", "she"; "Maya", "they", which guesses nothing."""
    subject = pronouns(person).subject
    they = pgettext("one person, subject of a sentence", "they")
    return subject, they if subject == call(person) else subject


def initials(person: Person) -> str:
    """One or two letters for a face without a picture: "MO", "陳"."""
    words = [word for word in person.name.split() if word[0].isalpha()]
    if not words:
        return "·"
    if _is_written_without_spaces(words[0][0]):
        return words[0][0]
    ends = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(_first_letter(word) for word in ends)


def _is_written_without_spaces(character: str) -> bool:
    name = unicodedata.name(character, "")
    return name.startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))


def _first_letter(word: str) -> str:
    """The first letter with the marks it carries, raised where it has a single capital."""
    end = 1
    while end < len(word) and unicodedata.category(word[end]).startswith("M"):
        end += 1
    letter = word[0].upper() if len(word[0].upper()) == 1 else word[0]
    return letter + word[1:end]


def possessive(name: str) -> str:
    """Whose: "Maya’s", "James’s"."""
    return _("{name}’s").format(name=name)


def listed(names: Sequence[str]) -> str:
    """Several in a sentence: "A", "A and B", "A, B and C"."""
    return language.listed(names)


def and_others(names: Sequence[str], limit: int) -> str:
    """At most ``limit`` names, and how many are left: "A, B and three others"."""
    left = len(names) - limit
    return listed([*names[:limit], plural("{n} other", "{n} others", left)] if left > 0 else names)
