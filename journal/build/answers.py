"""What a command said, so that the same question on the same day need not be thought about again.

An answer is kept with the name of all that it was made of: texts, commit, program and day. Ask again
with nothing changed, and it is said again; where anything is another, no answer is left.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import MsgspecError, Struct, msgpack

from journal.build.gathering import gather, opened
from journal.build.ingredients import ingredients
from journal.build.report import Request

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from journal.cache import Cache
    from journal.content.files.loader import Inventory

#: Under what the cache holds them.
ANSWERS = "answers"
#: How many are kept, the newest, and the longest of them in characters.
_KEPT, _LONGEST = 32, 200_000


class Piece(Struct, frozen=True):
    """Something that was printed."""

    text: str
    is_note: bool = False
    """Whether it is no result, but said beside it."""
    is_data: bool = False
    """Whether it is meant for a program: UTF-8, whatever the terminal has."""


class Answer(Struct, frozen=True):
    """What was said, and how it ended."""

    status: int
    said: tuple[Piece, ...]


class _Kept(Struct, frozen=True):
    made_of: str
    answers: dict[str, Answer] = {}
    """By question, the newest last."""


class Question(Struct, frozen=True):
    """What is asked of a journal as it is now."""

    root: Path
    inventory: Inventory
    words: str
    """Names what is asked, and how it is to be said."""
    made_of: str | None
    """Names all that the answer is made of; None where that cannot be told."""


def question(root: Path, local_today: date, asked: object) -> Question:
    """Look at a journal's files, and put a question.

    Args:
        root: the journal's folder.
        local_today: the machine's day.
        asked: all that is asked, and how it is to be said: as JSON has it.

    Raises:
        OSError: as :func:`~journal.build.gathering.gather`.
    """
    with opened(root, cache=True) as memory:
        now_ns = memory.now_ns()
        inventory = gather(root, memory, now_ns)
        made_of = ingredients(Request(root, None, local_today), inventory, (), now_ns)
    words = sha256(json.dumps([local_today.isoformat(), asked]).encode()).hexdigest()
    return Question(root, inventory, words, made_of)


def recall(put: Question) -> Answer | None:
    """The answer that was given to this question; None where there is none."""
    if put.made_of is None:
        return None
    with opened(put.root, cache=True) as memory:
        return _kept(put.made_of, memory).answers.get(put.words)


def remember(put: Question, answer: Answer) -> None:
    """Keep an answer until anything changes."""
    if put.made_of is None or sum(len(piece.text) for piece in answer.said) > _LONGEST:
        return
    with opened(put.root, cache=True) as memory:
        answers = {**_kept(put.made_of, memory).answers, put.words: answer}
        newest = dict(list(answers.items())[-_KEPT:])
        with suppress(UnicodeEncodeError):  # a file's name may hold what is no text
            memory.put_many({ANSWERS: msgpack.encode(_Kept(put.made_of, newest))})


def _kept(made_of: str, memory: Cache) -> _Kept:
    data = memory.get_many([ANSWERS]).get(ANSWERS)
    try:
        kept = _Kept("") if data is None else msgpack.decode(data, type=_Kept)
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return _Kept(made_of)
    return kept if kept.made_of == made_of else _Kept(made_of)
