"""The first sentence of what somebody wrote, to be told elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.model.note import Note


def talked_about(note: Note) -> str:
    """The first sentence of a note, for "you talked about"; its title where it has no text."""
    return first_sentence(note.prose.text) or note.title


def first_sentence(text: str, limit: int = 200) -> str:
    """The first sentence of a text, cut at a word and marked … past ``limit`` characters.

    A quotation that goes on past it loses its opening mark.
    """
    end = next((i for i in range(min(len(text), limit)) if _ends_sentence(text, i)), None)
    if end is not None:
        return _balanced(text[: _past_closers(text, end + 1)])
    return first_words(text, limit)


def first_words(text: str, limit: int) -> str:
    """As many words as ``limit`` characters hold, marked … where there are more."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _ends_sentence(text: str, index: int) -> bool:
    """Whether a sentence ends with this character: a stop, and after it nothing or a new beginning."""
    if text[index] in "。！？":
        return True
    if text[index] not in ".!?…" or _is_abbreviation(text[:index]):
        return False
    rest = text[_past_closers(text, index + 1) :]
    return not rest or (rest[0] == " " and not rest[1:2].islower())


def _past_closers(text: str, index: int) -> int:
    """The place after closing quotation marks and brackets."""
    while index < len(text) and text[index] in "”’»\"')]」』":
        index += 1
    return index


def _balanced(text: str) -> str:
    opens_alone = text.startswith("“") and "”" not in text
    return text[1:] if opens_alone or (text.startswith('"') and text.count('"') % 2) else text


def _is_abbreviation(before: str) -> bool:
    """Whether a full stop after this is that of a single letter or a title: "J.", "Dr."."""
    word = before.rsplit(" ", 1)[-1].lstrip("(“‘\"'")
    return (len(word) == 1 and word.isalpha()) or word in {
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
        "Prof",
        "St",
        "e.g",
        "i.e",
    }
