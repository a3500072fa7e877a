"""Names of people in HTML: with their language, kept apart from the text around them, and linked."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from journal.language import listed, pgettext
from journal.site.markup import Html, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from journal.model.person import Person

#: Languages that are not written in Latin letters; a name of theirs that is, is a romanised one.
_NOT_LATIN = frozenset(
    [
        "am",
        "ar",
        "be",
        "bg",
        "bn",
        "el",
        "fa",
        "gu",
        "he",
        "hi",
        "hy",
        "ja",
        "ka",
        "km",
        "kk",
        "kn",
        "ko",
        "ky",
        "lo",
        "mk",
        "ml",
        "mn",
        "mr",
        "my",
        "ne",
        "pa",
        "ps",
        "ru",
        "si",
        "sr",
        "ta",
        "te",
        "tg",
        "th",
        "ti",
        "uk",
        "ur",
        "uz",
        "yi",
        "zh",
    ]
)


def is_latin(text: str) -> bool:
    """Whether the first letter of a text is a Latin one; True for text without letters."""
    letter = next((c for c in text if c.isalpha()), "a")
    return unicodedata.name(letter, "").startswith("LATIN")


#: Letters from right to left, and marks that turn a line around until something ends it.
_TURNING = frozenset(["R", "AL", "AN", "RLO", "RLE", "RLI", "LRO", "LRE", "LRI", "FSI"])


def _is_rightward(text: str) -> bool:
    return text.isascii() or not any(unicodedata.bidirectional(c) in _TURNING for c in text)


def name_language(person: Person, text: str) -> str | None:
    """The language tag of one of a person's names, as it is written.

    None for a name in the other of their two scripts: "Layla" beside "ليلى".
    """
    language = person.language
    if language is None:
        return None
    main = language.split("-")[0]
    if is_latin(text) and main in _NOT_LATIN and "-Latn" not in language:
        return f"{main}-Latn" if is_latin(person.name) else None
    return language


def name_html(person: Person, text: str) -> Html:
    """A name of theirs, marked with its language and isolated where its letters run the other way."""
    language = name_language(person, text)
    if language is None and _is_rightward(text):
        return escaped(text)
    lang = f' lang="{escaped(language)}"' if language else ""
    tag = "span" if _is_rightward(text) else "bdi"
    return Html(f"<{tag}{lang}>{escaped(text)}</{tag}>")


def gloss(person: Person) -> str | None:
    """The name in the other script: the first alias written in it, or their ``sort``."""
    latin = is_latin(person.name)
    others = [*person.aka, person.sort] if not latin else person.aka
    return next((other for other in others if is_latin(other) is not latin), None)


def plain(text: str) -> Html:
    """Text of the writer's own within a sentence: isolated where its letters run the other way."""
    return escaped(text) if _is_rightward(text) else Html(f"<bdi>{escaped(text)}</bdi>")


def isolated(words: Iterable[str]) -> dict[str, Html]:
    """The writer's own words within a sentence of ours, for :func:`linked`: those that run the other way."""
    return {word: plain(word) for word in words if not _is_rightward(word)}


def linked(text: str, names: Mapping[str, Html]) -> Html:
    """Turn a sentence into HTML, with the first occurrence of each name replaced by its link.

    ``names`` holds the link for each name as it stands in the sentence; longer names go first.
    """
    words = tuple(sorted(filter(None, names), key=lambda name: (-len(name), name)))
    if not words:
        return plain(text)
    out: list[str] = []
    seen: set[str] = set()
    end = 0
    for start, word in _occurrences(words, text):
        if word not in seen:
            seen.add(word)
            out += [escaped(text[end:start]), names[word]]
            end = start + len(word)
    return Html("".join([*out, escaped(text[end:])]))


def _occurrences(words: Sequence[str], text: str) -> Iterator[tuple[int, str]]:
    """Where these stand as whole words, from the left, none within another; of two at one place the first.

    No regular expression: each page has names of its own, and to compile one takes longer than to look.
    """
    nearest = {word: _find(word, text, 0) for word in words}
    position = 0
    while found := [(at, n) for n, at in enumerate(nearest.values()) if at >= 0]:
        at, n = min(found)
        yield at, words[n]
        position = at + len(words[n])
        nearest = {
            w: at if at >= position or at < 0 else _find(w, text, position) for w, at in nearest.items()
        }


def _find(word: str, text: str, start: int) -> int:
    """The first place from ``start`` on where a word stands as a whole one; -1 if there is none."""
    at = text.find(word, start)
    while at >= 0 and (
        _is_letter(text[at - 1 : at]) or _is_letter(text[at + len(word) : at + len(word) + 1])
    ):
        at = text.find(word, at + 1)
    return at


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def joined(parts: Sequence[Html]) -> Html:
    """Several names in a sentence: "A", "A and B", "A, B and C"."""
    return Html(listed(parts))


def in_a_row(parts: Iterable[str]) -> str:
    """Several beside each other, in no sentence: "A, B, C"."""
    return pgettext("between things in a row", ", ").join(parts)


def row_html(values: Iterable[str]) -> Html:
    """Words of the writer's beside each other; the row runs as the first of them does."""
    words = tuple(values)
    row = Html(in_a_row([plain(word) for word in words]))
    first = next((unicodedata.bidirectional(c) for c in "".join(words) if c.isalpha()), "L")
    return Html(f'<bdi dir="rtl">{row}</bdi>') if first in {"R", "AL"} and len(words) > 1 else row
