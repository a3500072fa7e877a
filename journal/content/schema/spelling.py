"""Near misses: the known word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


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


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word one or two letters away (one, for words of up to four letters), if there is one."""
    folded = word.casefold()
    scored = ((distance(folded, other, 2), other) for other in known)
    best = min(scored, default=(3, ""))
    allowed = 1 if min(len(word), len(best[1])) <= 4 else 2
    return best[1] if best[0] <= allowed else None
