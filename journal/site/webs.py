"""Webs and circles of people: drawn without iteration, radially, by order, on whole pixels.

No picture here is settled by simulation, so that every machine draws the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, isqrt, pi, sin
from typing import TYPE_CHECKING

from journal.site.markup import Html, escaped

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody around the middle of a web."""

    name: str
    led_here: bool
    """Whether they led to the one in the middle; otherwise the middle led to them."""
    href: str = ""


#: Neighbours that a small web holds; more would touch.
MOST = 10


def web(middle: str, around: Sequence[Neighbour], label: str, *, writer: str = "you") -> Html:
    """Draw who led to whom: the middle, those who led there above, those it led to below.

    Args:
        middle: the name of whose page it is.
        around: at most :data:`MOST` others, in the order in which they are drawn.
        label: the same in words.
        writer: what the writer is called.
    """
    above = [one for one in around if one.led_here]
    below = [one for one in around if not one.led_here]
    top, foot = (0 if above else 92), (236 if below else 152)
    parts = [_led(place, len(above), one, 44, top=True) for place, one in enumerate(above)]
    parts += [_led(place, len(below), one, 196, top=False) for place, one in enumerate(below)]
    # The writer stands to the side: they know everybody here.
    you = (
        '<path class="edge" d="M179 118L288 118"/><circle class="node node--you" cx="298" cy="118" r="9"/>'
        f'<text x="298" y="144" text-anchor="middle">{escaped(writer)}</text>'
    )
    return Html(
        f'<svg class="graph" viewBox="0 {top} 320 {foot - top}" role="img" aria-label="{escaped(label)}">'
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto">'
        '<path d="M1 1l6 3-6 3" class="edge edge--intro"/></marker></defs>'
        f'{you}{"".join(parts)}<circle class="node node--self" cx="160" cy="118" r="19"/>'
        f'<text class="lab" x="136" y="122" text-anchor="end">{escaped(_short(middle))}</text></svg>'
    )


def _led(place: int, count: int, one: Neighbour, y: int, *, top: bool) -> str:
    x = 160 if count == 1 else 36 + 248 * place // (count - 1)
    toward = (160 + (x - 160) // 7, 96 if top else 140)
    outer = (x + (160 - x) // 7, y + 15 if top else y - 15)
    start, end = (outer, toward) if top else (toward, outer)
    label_y = (
        (y - 19 - 13 * (place % 2 if count > 4 else 0))
        if top
        else y + 27 + 13 * (place % 2 if count > 4 else 0)
    )
    return (
        '<path class="edge edge--intro" marker-end="url(#arrow)" '
        f'd="M{start[0]} {start[1]}L{end[0]} {end[1]}"/>'
        f'<circle class="node" cx="{x}" cy="{y}" r="12"/>'
        f'<text x="{x}" y="{max(10, label_y)}" text-anchor="middle">{escaped(_short(one.name))}</text>'
    )


def _short(name: str) -> str:
    return name if len(name) <= 14 else name[:13] + "…"


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody in a circle."""

    title: str
    state: str
    """touch, soon, while, rest or none: shape and colour."""
    label: str = ""
    """Written beside the dot, in the innermost circle."""


#: Radius of the innermost ring and of the outermost, and the middle of the picture.
_INNER, _OUTER, _MIDDLE = 84, 294, 310


def orbits(rings: Sequence[tuple[str, Sequence[Dot]]], label: str) -> Html:
    """Draw people in rings, the closest in the middle; where a ring is full, in several rows.

    The more people a ring has, the wider it is.
    """
    radii = _radii([len(dots) for _, dots in rings])
    parts = []
    for place, (name, dots) in enumerate(rings):
        inner, outer = radii[place], radii[place + 1]
        parts.append(f'<circle class="orbit" cx="{_MIDDLE}" cy="{_MIDDLE}" r="{outer}"/>')
        parts.append(_ring(dots, inner, outer))
        parts.append(
            f'<text class="hand halo" x="{_MIDDLE}" y="{_MIDDLE - outer + 5}" text-anchor="middle">'
            f"{escaped(name)}, {len(dots):,}</text>"
        )
    you = (
        f'<circle class="mark" cx="{_MIDDLE}" cy="{_MIDDLE}" r="4"/>'
        f'<text x="{_MIDDLE}" y="{_MIDDLE + 17}" text-anchor="middle">you</text>'
    )
    return Html(
        f'<svg class="circles" viewBox="0 0 620 620" role="img" aria-label="{escaped(label)}">'
        f"{''.join(parts)}{you}</svg>"
    )


def _radii(counts: Sequence[int]) -> list[int]:
    """Whole radii from the middle outwards: the more people a ring has, the wider (by the square root)."""
    if len(counts) < 2:
        return [0, _OUTER]
    weights = [8 + isqrt(4 * count) for count in counts[1:]]
    sums = [sum(weights[:place]) for place in range(len(weights) + 1)]
    return [0, *(_INNER + (_OUTER - _INNER) * part // sums[-1] for part in sums)]


def _ring(dots: Sequence[Dot], inner: int, outer: int) -> str:
    """Place dots on the rows of a ring, as far apart on each, leaving room at the top for its name."""
    inner = inner or outer // (6 if len(dots) > 8 else 4)
    room = outer - inner
    rows = _rows(len(dots), 2 * pi * (inner + room / 2) * 0.86, room)
    radii = [inner + room * row // (rows + 1) for row in range(1, rows + 1)]
    ends = [len(dots) * sum(radii[: row + 1]) // sum(radii) for row in range(rows)]
    size = max(2, min(8, room // (3 * (rows + 1)) + 2))
    parts, start = [], 0
    for radius, end in zip(radii, ends, strict=True):
        parts += [_on_row(dot, place, end - start, radius, size) for place, dot in enumerate(dots[start:end])]
        start = end
    return "".join(parts)


def _on_row(dot: Dot, place: int, count: int, radius: int, size: int) -> str:
    angle = 0.44 + (2 * pi - 0.88) * (place + 0.5) / count
    return _dot(dot, _MIDDLE + round(radius * sin(angle)), _MIDDLE - round(radius * cos(angle)), size)


def _rows(count: int, arc: float, room: int) -> int:
    """Rows for so many dots that they stand about as far apart along a row as from row to row."""
    return next((n for n in range(1, 30) if count <= n * arc / (room / (n + 1) + 4)), 30)


def _dot(dot: Dot, x: int, y: int, size: int) -> str:
    title = f"<title>{escaped(dot.title)}</title>"
    return _shape(dot.state, title, x, y, size) + _dot_label(dot.label, x, y + size + 14)


def _shape(state: str, title: str, x: int, y: int, size: int) -> str:
    if state == "soon":
        half = f"M0-{size}a{size} {size} 0 0 1 0 {2 * size}z"
        return (
            f'<g class="p-soon" transform="translate({x} {y})">{title}'
            f'<circle r="{size}"/><path d="{half}"/></g>'
        )
    if state in {"none", "past"}:
        return f'<path class="p-none" d="M{x - size} {y}h{2 * size}">{title}</path>'
    return f'<circle class="p-{state}" cx="{x}" cy="{y}" r="{size}">{title}</circle>'


def _dot_label(label: str, x: int, y: int) -> str:
    return (
        f'<text class="lab" x="{x}" y="{y}" text-anchor="middle">{escaped(_short(label))}</text>'
        if label
        else ""
    )
