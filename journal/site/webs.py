"""The small web around a person: drawn without iteration, radially, by order, on whole pixels.

Nothing here is settled by simulation, so that every machine draws the same bytes.
"""

from __future__ import annotations

from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.site.charts.svg import picture, shortened, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.site.markup import Html

#: How somebody stands to the one in the middle. An introduction is an arrow, a relation a line, and the
#: company of the same notes a dotted line.
LED_HERE, LED_ON, RELATED, TOGETHER = "led here", "led on", "related", "together"


class Neighbour(Struct, frozen=True):
    """Somebody around the middle of a web."""

    name: str
    tie: str
    """One of the four above."""


#: Neighbours that a small web holds; more would touch.
MOST = 8

#: The middle of the picture, and how far from it the neighbours stand.
_X, _Y, _ACROSS, _DOWN = 160, 132, 116, 84


def web(
    middle: str,
    around: Sequence[Neighbour],
    title: str,
    *,
    writer: str,
    known: Sequence[tuple[int, int]] = (),
) -> Html:
    """Draw who led to whom, who is related, and who is met together, with the writer at the foot.

    Args:
        middle: the name of whose page it is.
        around: at most :data:`MOST` others, in the order in which they are drawn, from the top on.
        title: the same in words.
        writer: what the writer is called.
        known: pairs of neighbours, by their places, who are related or led to each other.
    """
    spots = _spots(len(around))
    foot = (_X, _Y + _DOWN)
    parts = [_between(spots[one], spots[other]) for one, other in known]
    parts.append(f'<path class="edge" d="{_line((_X, _Y), foot, 19, 9)}"/>')
    parts += [_tie(one.tie, spot) for one, spot in zip(around, spots, strict=True)]
    parts += [_node(one, spot) for one, spot in zip(around, spots, strict=True)]
    parts.append(f'<circle class="node node--self" cx="{_X}" cy="{_Y}" r="19"/>')
    parts.append(text(_X, _Y + 36, shortened(middle, 14), anchor="middle", kind="lab halo"))
    parts.append(f'<circle class="node node--you" cx="{foot[0]}" cy="{foot[1]}" r="9"/>')
    parts.append(text(_X, foot[1] + 26, writer, anchor="middle", kind="halo"))
    top = min(_Y - 24, *(y - 32 for _, y in spots))
    return picture(320, foot[1] + 34 - top, title, _ARROW + "".join(parts), kind="graph", top=top)


_ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto"><path d="M1 1l6 3-6 3" class="edge edge--intro"/></marker></defs>'
)


def _spots(count: int) -> list[tuple[int, int]]:
    """Places around the middle from the top on, to either side in turn; the foot is the writer's."""
    turns = [(place + 1) // 2 * (1 if place % 2 else -1) for place in range(count)]
    if count % 2 == 0:
        # Without one at the top all stand half a turn off it.
        turns = [(2 * (place // 2) + 1) * (1 if place % 2 else -1) for place in range(count)]
        return [_spot(turn * pi / (count + 1)) for turn in turns]
    return [_spot(turn * 2 * pi / (count + 1)) for turn in turns]


def _spot(angle: float) -> tuple[int, int]:
    return _X + round(_ACROSS * sin(angle)), _Y - round(_DOWN * cos(angle))


def _tie(tie: str, spot: tuple[int, int]) -> str:
    if tie == LED_HERE:
        return (
            f'<path class="edge edge--intro" marker-end="url(#arrow)" d="{_line(spot, (_X, _Y), 14, 22)}"/>'
        )
    if tie == LED_ON:
        return (
            f'<path class="edge edge--intro" marker-end="url(#arrow)" d="{_line((_X, _Y), spot, 20, 16)}"/>'
        )
    kind = "edge" if tie == RELATED else "edge edge--together"
    return f'<path class="{kind}" d="{_line((_X, _Y), spot, 19, 12)}"/>'


def _line(start: tuple[int, int], end: tuple[int, int], before: int, after: int) -> str:
    """A line from one to the other that leaves so much free at either end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    ends = ((start, before / length), (end, -after / length))
    (a, b), (c, d) = ((round(x + dx * part), round(y + dy * part)) for (x, y), part in ends)
    return f"M{a} {b}L{c} {d}"


def _between(one: tuple[int, int], other: tuple[int, int]) -> str:
    """A bent line between two neighbours, around the middle."""
    x, y = (one[0] + other[0]) // 2, (one[1] + other[1]) // 2
    bend = (x + (x - _X) // 3, y + (y - _Y) // 3) if abs(x - _X) + abs(y - _Y) > 24 else (x + 44, y - 30)
    return f'<path class="edge" d="M{one[0]} {one[1]}Q{bend[0]} {bend[1]} {other[0]} {other[1]}"/>'


def _node(one: Neighbour, spot: tuple[int, int]) -> str:
    x, y = spot
    label = y - 17 if y < _Y - 10 else y + 27
    # At the sides a name begins or ends at the edge of the picture.
    anchor, at = (
        ("start", max(0, x - 26)) if x < 60 else ("end", min(320, x + 26)) if x > 260 else ("middle", x)
    )
    name = text(at, label, shortened(one.name, 14), anchor=anchor, kind="halo")
    return f'<circle class="node" cx="{x}" cy="{y}" r="12"/>{name}'
