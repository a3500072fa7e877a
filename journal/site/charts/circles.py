"""Everybody in their circle: rings around the writer, placed by order and never by simulation."""

from __future__ import annotations

from collections import defaultdict
from math import asin, cos, isqrt, pi, sin, sqrt
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import figures
from journal.site.charts.svg import picture, shortened, text
from journal.site.markup import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal.site.markup import Html


class Dot(Struct, frozen=True):
    """Somebody in a circle."""

    title: str
    state: str
    """touch, soon, while, rest or none: shape and colour."""
    label: str = ""
    """Written beside the dot, in the innermost circle."""


#: Radius of the innermost ring and of the outermost, and the middle of the picture.
_INNER, _OUTER, _MIDDLE = 84, 294, 310

#: People of a circle from which on they are drawn without their names, and those that are drawn at all.
CROWD, MOST = 160, 1_500

#: People up to which a circle that is alone is drawn small.
FEW = 12

#: The turn from one to the next that leaves no gap and no row: the golden angle.
_GOLDEN = pi * (3 - sqrt(5))


class _Ring(Struct, frozen=True):
    """Where the people of a circle stand."""

    inner: int
    outer: int
    room: tuple[int, int]
    """Half the width of the name at the outer edge, and of the one at the inner edge."""

    def gap(self, radius: float, size: int) -> float:
        """The angle that is kept free to either side of the top: only where a name stands."""
        edges = zip((self.outer, self.inner), self.room, strict=True)
        half = max((room for edge, room in edges if abs(edge - radius) < 12 + size), default=0)
        return asin(min(1.0, (half + size) / radius)) if half else 0.0


def orbits(rings: Sequence[tuple[str, Sequence[Dot]]], words: tuple[str, str]) -> Html:
    """Draw people in rings, the closest in the middle; where a ring is full, in several rows.

    The more people a ring has, the wider it is; of very many, the first :data:`MOST` are drawn.

    Args:
        rings: each circle's name with its people.
        words: what the middle is called, and what the picture shows.
    """
    radii = _radii([min(MOST, len(dots)) for _, dots in rings])
    names = [f"{shortened(name, 24)}, {figures(len(dots))}" for name, dots in rings]
    room = [0, *(4 * len(name) + 8 for name in names)]
    parts = []
    for place, (_, dots) in enumerate(rings):
        ring = _Ring(radii[place], radii[place + 1], (room[place + 1], room[place]))
        parts.append(f'<circle class="orbit" cx="{_MIDDLE}" cy="{_MIDDLE}" r="{ring.outer}"/>')
        parts.append(_people(dots[:MOST], ring))
    for name, outer in zip(names, radii[1:], strict=True):
        parts.append(text(_MIDDLE, _MIDDLE - outer + 5, name, anchor="middle", kind="hand halo"))
    parts.append(text(_MIDDLE, _MIDDLE + 19, words[0], anchor="middle", kind="halo"))
    parts.append(f'<circle class="mark" cx="{_MIDDLE}" cy="{_MIDDLE}" r="4"/>')
    if radii[-1] == _OUTER:
        return picture(620, 620, words[1], "".join(parts), kind="circles")
    edge, side = _MIDDLE - radii[-1] - 16, 2 * radii[-1] + 32
    return picture(side, side, words[1], "".join(parts), kind="circles circles--few", left=edge, top=edge)


def _radii(counts: Sequence[int]) -> list[int]:
    """Whole radii from the middle outwards: the more people a ring has, the wider (by the square root)."""
    if len(counts) < 2:
        return [0, _OUTER if sum(counts) > FEW else 2 * _INNER]
    weights = [8 + isqrt(4 * count) for count in counts[1:]]
    sums = [sum(weights[:place]) for place in range(len(weights) + 1)]
    return [0, *(_INNER + (_OUTER - _INNER) * part // sums[-1] for part in sums)]


def _people(dots: Sequence[Dot], ring: _Ring) -> str:
    if len(dots) > CROWD:
        return _crowd(dots, ring)
    inner = ring.inner or ring.outer // (6 if len(dots) > 8 else 4)
    room = ring.outer - inner
    rows = _rows(len(dots), 2 * pi * (inner + room / 2) * 0.86, room)
    radii = [inner + room * row // (rows + 1) for row in range(1, rows + 1)]
    ends = [len(dots) * sum(radii[: row + 1]) // sum(radii) for row in range(rows)]
    size = max(2, min(8, room // (3 * (rows + 1)) + 2))
    parts, start = [], 0
    for radius, end in zip(radii, ends, strict=True):
        gap = max(ring.gap(radius, size), 0.44 if rows == 1 else 0.0)
        row = dots[start:end]
        parts += [_dot(dot, *_on_row(place, len(row), radius, gap), size) for place, dot in enumerate(row)]
        start = end
    return "".join(parts)


def _on_row(place: int, count: int, radius: int, gap: float) -> tuple[int, int]:
    return _at(gap + 2 * (pi - gap) * (place + 0.5) / count, radius)


def _at(angle: float, radius: float) -> tuple[int, int]:
    """A place on the picture: the angle from the top, clockwise."""
    return _MIDDLE + round(radius * sin(angle)), _MIDDLE - round(radius * cos(angle))


def _rows(count: int, arc: float, room: int) -> int:
    """Rows for so many dots that they stand about as far apart along a row as from row to row."""
    return next((n for n in range(1, 30) if count <= n * arc / (room / (n + 1) + 4)), 30)


def _crowd(dots: Sequence[Dot], ring: _Ring) -> str:
    """Very many, as seeds stand in a sunflower: as close everywhere, one path for each state."""
    inner, outer = max(ring.inner, 24) + 10, ring.outer - 10
    size = max(2, min(7, isqrt((outer * outer - inner * inner) * 3 // len(dots)) * 2 // 9))
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for dot, spot in zip(dots, _seeds(len(dots), ring, inner, outer, size), strict=True):
        found[dot.state].append(spot)
    return "".join(_many(state, spots, size) for state, spots in sorted(found.items()))


def _seeds(count: int, ring: _Ring, inner: int, outer: int, size: int) -> Iterator[tuple[int, int]]:
    """So many places between two radii, from the inside outwards, none of them under a name."""
    # A twentieth more places than people, for those that a name covers; what is too many stays empty.
    places, taken = count + count // 20 + 4, 0
    for place in range(2 * places):
        radius = sqrt(inner * inner + (outer * outer - inner * inner) * (place + 0.5) / places)
        angle = place * _GOLDEN % (2 * pi)
        if taken < count and (place >= places or min(angle, 2 * pi - angle) >= ring.gap(radius, size)):
            taken += 1
            yield _at(angle, min(radius, outer))


def _many(state: str, spots: Sequence[tuple[int, int]], size: int) -> str:
    if state in {"none", "past"}:
        return f'<path class="p-none" d="{"".join(f"M{x - size} {y}h{2 * size}" for x, y in spots)}"/>'
    whole = "".join(
        f"M{x - size} {y}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0-{2 * size} 0" for x, y in spots
    )
    if state != "soon":
        return f'<path class="p-{state}" d="{whole}"/>'
    half = "".join(f"M{x} {y - size}a{size} {size} 0 0 1 0 {2 * size}z" for x, y in spots)
    return f'<g class="p-soon"><path class="ring" d="{whole}"/><path d="{half}"/></g>'


def _dot(dot: Dot, x: int, y: int, size: int) -> str:
    title = f"<title>{escaped(dot.title)}</title>"
    label = shortened(dot.label, 14)
    return _shape(dot.state, title, x, y, size) + (
        text(x, y + size + 14, label, anchor="middle", kind="lab") if label else ""
    )


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
