"""How many are in touch as one would like, month by month: a line over a wash, and all of them above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.site.charts.svg import grid, picture, round_lines, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.site.markup import Html

_LEFT, _RIGHT, _TOP, _FOOT = 46, 496, 22, 192

#: How many times as many all are, from which on their line would press the other one flat.
_FAR = 3

#: Months that the words at the end stand over.
_UNDER = 8


def in_touch(rows: Sequence[tuple[str, int, int]], ends: tuple[str, str, str], title: str) -> Html:
    """Draw two counts over time, the first a part of the second.

    Args:
        rows: each month's label (its year, or nothing), how many are in touch, and of how many.
        ends: what stands at the end of either line, and at that of the first where it is drawn alone.
        title: what it shows.
    """
    within, of = [row[1] for row in rows], [row[2] for row in rows]
    is_alone = max(of) > _FAR * max(within)
    lines = round_lines(max(within if is_alone else of))
    xs = [_LEFT + (_RIGHT - _LEFT) * place // max(1, len(rows) - 1) for place in range(len(rows))]
    line = _path(xs, within, lines[-1])
    all_ = "" if is_alone else f'<path class="line line--all" d="{_path(xs, of, lines[-1])}"/>'
    body = (
        grid([(value, _y(value, lines[-1])) for value in lines], _LEFT, _RIGHT)
        + f'<path class="area" d="{line}L{_RIGHT} {_FOOT}L{_LEFT} {_FOOT}Z"/>'
        + f'{all_}<path class="line" d="{line}"/>'
        + f'<circle class="mark" cx="{_RIGHT}" cy="{_y(within[-1], lines[-1])}" r="3.5"/>'
        + "".join(text(x, 212, row[0], anchor="middle") for x, row in zip(xs, rows, strict=True) if row[0])
        + _ends([_y(n, lines[-1]) for n in within], None if is_alone else _y(of[-1], lines[-1]), ends)
    )
    return picture(500, 222, title, body)


def _y(value: int, top: int) -> int:
    return _FOOT - (_FOOT - _TOP) * value // top


def _path(xs: Sequence[int], values: Sequence[int], top: int) -> str:
    return "M" + "L".join(f"{x} {_y(value, top)}" for x, value in zip(xs, values, strict=True))


def _ends(heights: Sequence[int], most: int | None, ends: tuple[str, str, str]) -> str:
    """What is said where the lines end: above each, and under the lower one where they are near."""
    # Above all that the words stand over, so that they hide none of the line.
    above, below = min(heights[-_UNDER:]) - 10, max(heights[-_UNDER:]) + 22
    if most is None:
        return text(_RIGHT, max(12, above), ends[2], anchor="end", kind="lab halo")
    y = below if above - most < 34 and below < _FOOT else above
    said = text(_RIGHT, y, ends[0], anchor="end", kind="lab halo")
    return text(_RIGHT, max(12, most - 8), ends[1], anchor="end", kind="halo") + said
