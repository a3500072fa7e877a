"""Who is meant: the one way in which people are found by what they are called (FORMAT "Names").

Order: id, then full name, then alias, then first name; the first of these that
fits exactly one person. Case, accents and Unicode forms do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from journal.content.schema.spelling import nearest, shortened
from journal.model.person import Person
from journal.model.scripts import first_name

_WORD = re.compile(r"[^\W_]+(?:[-'’·.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
#: Letters that decomposing leaves as they are, though a writer without that key types another.
_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "’": "'"}
)
#: Longest name, in words, that is looked for inside a sentence.
_LONGEST = 6


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold case, accents and Unicode forms, and runs of spaces: what names are compared by."""
    if text.isascii():
        return " ".join(text.casefold().split())
    # Twice: some signs decompose into capitals, and some capitals into signs.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare).translate(_PLAIN).split())


def identify(stem: str) -> str:
    """The id that a file's stem gives: NFC and case-folded (FORMAT "Where things are")."""
    return unicodedata.normalize("NFC", stem).casefold()


class Called(Struct, frozen=True):
    """What somebody is called: all that a name can be found by."""

    id: str
    name: str
    aka: tuple[str, ...]
    firsts: tuple[str, ...]
    """First names: that of the name, and what the writer calls them in the journal's script."""


class Match(Struct, frozen=True):
    """Who was found: one id, or several candidates, or nobody."""

    id: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        """Whether several people could be meant."""
        return len(self.candidates) > 1


class Names(Struct, dict=True):
    """An index of what people are called, from the surest way to the least."""

    levels: list[dict[str, list[str]]] = []
    called: dict[str, Called] = {}

    def nearest(self, text: str) -> str | None:
        """The id that is one or two letters away from a name, if there is one."""
        near = {person for start in shortened(text) for person in self._starts.get(start, ())}
        return nearest(text, near)

    def find(self, text: str) -> Match:
        """Find who is meant by a name as written."""
        ambiguous: Sequence[str] = ()
        for key, level in zip(_keys(text), self.levels, strict=True):
            found = level.get(key, ())
            if len(found) == 1:
                return Match(found[0])
            ambiguous = ambiguous or found
        return Match(None, tuple(ambiguous))

    def within(self, text: str) -> tuple[str, ...]:
        """Everybody whose id, name, alias or unique first name stands in a text as whole words."""
        words = _WORD.findall(text)
        found: dict[str, None] = {}
        position = 0
        while position < len(words):
            if not self._may_begin(words[position]):
                position += 1
                continue
            length, person = self._longest(words[position : position + _LONGEST])
            if person is not None:
                found[person] = None
            position += length
        return tuple(found)

    def _may_begin(self, word: str) -> bool:
        """Whether anybody's id or name may begin with a word; most words begin nobody's."""
        return not self._heads.isdisjoint(_beginnings(word))

    @cached_property
    def _starts(self) -> Mapping[str, list[str]]:
        """Ids by what is left of their starts; needed where a name is nobody's."""
        found: dict[str, list[str]] = {}
        for person in self.called:
            for start in shortened(person):
                found.setdefault(start, []).append(person)
        return found

    @cached_property
    def _heads(self) -> frozenset[str]:
        """The first words of all that people are called; needed where a text is looked through."""
        return frozenset({key.partition(" ")[0] for level in self.levels for key in level} | {""})

    def _longest(self, words: Sequence[str]) -> tuple[int, str | None]:
        for length in range(len(words), 0, -1):
            match = self.find(" ".join(words[:length]))
            if match.id is None and length == 1:
                match = self.find(_POSSESSIVE.sub("", words[0]))
            if match.id is not None:
                return length, match.id
        return 1, None

    def only(self, ids: Iterable[str]) -> Names:
        """The same names, for these people alone (first names unique among them)."""
        return index(self.called[person] for person in dict.fromkeys(ids) if person in self.called)


@lru_cache(maxsize=65536)
def _beginnings(word: str) -> frozenset[str]:
    """What a word of a text may begin in an id or a name: texts say the same words again."""
    written = (word, _POSSESSIVE.sub("", word))
    return frozenset(key.partition(" ")[0] for one in written for key in (fold(one), identify(one)))


def index(people: Iterable[Called]) -> Names:
    """Make the index of some people."""
    by_id, by_name, by_alias, by_first = (defaultdict[str, list[str]](list) for _ in range(4))
    called = {}
    for person in people:
        called[person.id] = person
        by_id[person.id].append(person.id)
        by_name[fold(person.name)].append(person.id)
        for alias in dict.fromkeys(map(fold, person.aka)):
            by_alias[alias].append(person.id)
        for first in dict.fromkeys(map(fold, person.firsts)):
            by_first[first].append(person.id)
    return Names([by_id, by_name, by_alias, by_first], called)


def called(person: Person) -> Called:
    """What a person is called."""
    firsts = (first_name(person.name, person.language), person.first_name)
    return Called(person.id, person.name, person.aka, firsts)


def find(people: Iterable[Person], text: str) -> Match:
    """Find who is meant by a name as typed on the command line."""
    return index(called(person) for person in people).find(text)


def _keys(text: str) -> tuple[str, str, str, str]:
    folded = fold(text)
    return identify(text.strip()), folded, folded, folded
