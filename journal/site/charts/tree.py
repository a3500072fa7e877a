"""Who came through whom: trees drawn by indenting, a line from each to those who came through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.site.charts.svg import picture, shortened, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.site.markup import Html

#: The height of a line, the step inwards, and the deepest that is still indented.
_LINE, _STEP, _DEEPEST = 26, 30, 10


def tree(rows: Sequence[tuple[str, int]], title: str, more: str = "") -> Html:
    """Draw trees of names.

    Args:
        rows: each name with its depth, those below somebody right after them; 0 begins another tree.
        title: what it shows.
        more: what stands at the foot where not everybody is drawn.
    """
    parts, lines, above, y = [], [], [0] * (_DEEPEST + 1), 0
    for place, (name, depth) in enumerate(rows):
        deep = min(depth, _DEEPEST)
        y += _LINE + (10 if place and not depth else 0)
        x, above[deep] = 9 + _STEP * deep, y
        if deep:
            lines.append(f"M{x - _STEP} {above[deep - 1] + 7}V{y}H{x - 6}")
        kind = "node" if depth else "node node--you"
        parts.append(f'<circle class="{kind}" cx="{x}" cy="{y}" r="{5 if depth else 6}"/>')
        parts.append(text(x + 13, y + 4, shortened(name, 34), kind="lab"))
    if more:
        y += _LINE
        parts.append(text(9, y + 4, more, kind="hand"))
    path = f'<path class="edge edge--intro" d="{"".join(lines)}"/>'
    return picture(500, y - 6, title, path + "".join(parts), kind="graph", top=10)
