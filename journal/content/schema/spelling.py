"""Near misses: the known word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

#: Letters of a word that :func:`shortened` looks at.
_START = 7


def distance(first: str, second: str, limit: int = 3) -> int:
    """Count the letters to change, add, leave out or swap with a neighbour; over ``limit``: ``limit + 1``."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before_last: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        before_last, last = last, current
    return min(last[-1], limit + 1)


def shortened(word: str) -> set[str]:
    """What is left of a word's start without up to two of its letters.

    Two words that are one or two letters apart have one of these in common; so
    those near a word are found without looking at all others.
    """
    once = _one_less(start := word.casefold()[:_START])
    return {start, *once, *(shorter for each in once for shorter in _one_less(each))}


def _one_less(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word one or two letters away (one, for words of up to four letters), if there is one."""
    folded = word.casefold()
    scored = ((distance(folded, other, 2), other) for other in known)
    best = min(scored, default=(3, ""))
    allowed = 1 if min(len(word), len(best[1])) <= 4 else 2
    return best[1] if best[0] <= allowed else None
