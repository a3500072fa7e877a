"""Stacked columns: the notes of months, the promises of quarters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.site.charts.svg import bar, grid, picture, round_lines, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.site.markup import Html


class _Plot(Struct, frozen=True):
    """Where the columns of a picture stand."""

    left: int
    right: int
    foot: int
    """The height of the line for 0."""
    scale: float
    """Height of one."""
    count: int
    """How many columns."""

    def place(self, column: int) -> tuple[int, int]:
        """Where a column begins, and how wide it is."""
        step = (self.right - self.left) // max(1, self.count)
        width = min(64, step * 9 // 16)
        return self.left + column * step + (step - width) // 2, width

    def y(self, value: int) -> int:
        return self.foot - round(value * self.scale)


def months(rows: Sequence[tuple[str, str, Sequence[int]]], title: str) -> Html:
    """Draw months as stacked columns, the closest circle at the foot.

    Args:
        rows: each month's short name, what stands below it (its year, or nothing), and its counts, one for
            each wash from the darkest on.
        title: what it shows.
    """
    lines = round_lines(max((sum(counts) for _, _, counts in rows), default=0))
    plot = _Plot(44, 1040, 210, 160 / lines[-1], len(rows))
    parts = [grid([(value, plot.y(value)) for value in lines], plot.left, plot.right)]
    for column, (name, below, counts) in enumerate(rows):
        x, width = plot.place(column)
        parts.append(_stack(plot, x, width, (("f4", "f3", "f2", "f1"), counts)))
        parts.append(text(x + width // 2, 230, name, anchor="middle"))
        parts.append(text(x + width // 2, 249, below, anchor="middle") if below else "")
    return picture(1040, 256, title, "".join(parts), top=20)


def _stack(plot: _Plot, x: int, width: int, kinds: tuple[Sequence[str], Sequence[int]]) -> str:
    """A column of its parts from the foot upwards, a hairline between them."""
    parts, low = [], 0
    for kind, count in zip(*kinds, strict=False):
        if count:
            top = plot.y(low + count)
            parts.append(bar(kind, x, top, width, max(1, plot.y(low) - top - 1)))
        low += count
    return "".join(parts)


#: Kept, let go, and open still: two washes and a hollow bar.
_FATES = ("f4", "f2", "hollow")


def promises(
    rows: Sequence[tuple[str, Sequence[int], Sequence[int]]], sides: tuple[str, str], title: str
) -> Html:
    """Draw what became of promises: the writer's upwards from a line, theirs downwards.

    Args:
        rows: each quarter's label (its year, or nothing) with counts of kept, let go and open: the writer's,
            and theirs.
        sides: what the writer's are called, and theirs.
        title: what it shows.
    """
    tops = (max(sum(mine) for _, mine, _ in rows), max(sum(theirs) for _, _, theirs in rows))
    up, down = (top and max(2, top + top % 2) for top in tops)
    scale = 176 / (up + down)
    plot = _Plot(46, 500, 22 + round(up * scale), scale, len(rows))
    # A line for the greatest of either side: more would crowd two scales in one picture.
    ends = [(up, plot.y(up), -8, sides[0]), (down, plot.y(-down), 19, sides[1])]
    lines = [(0, plot.y(0)), *((top, y) for top, y, _, _ in ends if top)]
    parts = [grid(lines, plot.left, plot.right)]
    parts += [text(plot.left, y + off, side, kind="hand halo") for top, y, off, side in ends if top]
    for column, (name, mine, theirs) in enumerate(rows):
        x, width = plot.place(column)
        parts += [_upwards(plot, x, width, mine), _downwards(plot, x, width, theirs)]
        parts.append(text(x + width // 2, 238, name, anchor="middle") if name else "")
    return picture(500, 246, title, "".join(parts))


def _upwards(plot: _Plot, x: int, width: int, counts: Sequence[int]) -> str:
    return _stack(plot, x, width, (_FATES, counts))


def _downwards(plot: _Plot, x: int, width: int, counts: Sequence[int]) -> str:
    parts, high = [], 0
    for kind, count in zip(_FATES, counts, strict=True):
        if count:
            top = plot.y(-high) + 1
            parts.append(bar(kind, x, top, width, max(1, plot.y(-high - count) - top)))
        high += count
    return "".join(parts)
