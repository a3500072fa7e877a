"""Which script words are written in, as far as calling people by their name needs it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

#: Languages that are not written in Latin letters.
NOT_LATIN = frozenset(
    (
        *("am", "ar", "be", "bg", "bn", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "kk", "km", "kn"),
        *("ko", "ky", "lo", "mk", "ml", "mn", "mr", "my", "ne", "pa", "ps", "ru", "si", "sr", "ta", "te"),
        *("tg", "th", "ti", "uk", "ur", "uz", "yi", "zh"),
    )
)

#: Languages in which the family's name comes first, and the whole name is what one says.
_WHOLE = frozenset({"zh", "ja", "ko"})
#: Languages in which the family's name comes first, and the last word is what one says.
_LAST = frozenset({"vi", "hu"})

#: Words before a name by which nobody is called alone: "Mr Hargreaves" is not "Mr". Words that are
#: given names as well (Duke, Earl, Prince, Don) are not among them.
_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "messrs", "master", "madam", "madame", "mme", "mlle", "monsieur"),
        *("sir", "dame", "lord", "lady", "herr", "frau", "fräulein", "signor", "signora", "señor", "señora"),
        *("dr", "doctor", "prof", "professor", "rev", "reverend", "father", "mother", "brother", "sister"),
        *("alderman", "councillor", "bishop", "archbishop", "cardinal", "pastor", "parson", "vicar"),
        *("captain", "capt", "colonel", "col", "lieutenant", "lt", "sergeant", "sgt", "admiral", "commander"),
        *("uncle", "aunt", "auntie", "cousin", "grandma", "grandpa", "granny", "grandad", "grandfather"),
        *("grandmother", "oma", "opa", "tante", "onkel", "rabbi", "the"),
    )
)


def tongue(language: str | None) -> str:
    """A language without its region: ``zh`` of ``zh-Hant``."""
    return (language or "").replace("_", "-").split("-", maxsplit=1)[0].casefold()


def is_latin(text: str) -> bool:
    """Whether a name is written in Latin letters, by its first letter."""
    letter = next((c for c in text if c.isalpha()), "A")
    return unicodedata.name(letter, "").startswith("LATIN")


def first_name(name: str, language: str | None) -> str:
    """The part of a name that one calls somebody by: its first word.

    Where the family's name comes first that would be wrong: the whole name for Chinese,
    Japanese and Korean, the last word for Vietnamese and Hungarian. Nor is anybody called
    by a title alone: "Mr Hargreaves" and "Duke of Albemarle" stay whole.
    """
    words = name.split()
    if tongue(language) in _WHOLE or len(words) < 2 or _is_titled(words):
        return name
    return words[-1] if tongue(language) in _LAST else words[0]


def _is_titled(words: Sequence[str]) -> bool:
    return words[0].casefold().rstrip(".") in _TITLES or words[1] == "of"


def call_name(name: str, aka: Sequence[str], language: str | None, journal_language: str) -> str:
    """What the writer calls somebody, in the script the journal is written in.

    A writer in English who keeps 林嘉怡 also known as Ka-yi calls her Ka-yi: one word
    in the journal's script before a name in several.
    """
    home_is_latin = tongue(journal_language) not in NOT_LATIN
    if is_latin(name) == home_is_latin:
        return first_name(name, language)
    others = [alias for alias in aka if is_latin(alias) == home_is_latin]
    if not others:
        return first_name(name, language)
    best = min(others, key=lambda alias: len(alias.split()))
    return first_name(best, language)
