"""Who begins: people by how often the writer began and how often they did, those alike in one dot."""

from __future__ import annotations

from collections import defaultdict
from math import isqrt, log1p
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import figures
from journal.site.charts.svg import grid, picture, shortened, text
from journal.site.markup import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from journal.site.markup import Html

    _Box = tuple[int, int, int, int]
    """Left, top, right and foot of what is taken."""
    _Scale = Callable[[int], int]

_LEFT, _RIGHT, _TOP, _FOOT = 40, 492, 24, 286


class Person(Struct, frozen=True):
    """Somebody in the picture."""

    name: str
    mine: int
    theirs: int
    said: str
    """The same in words."""
    label: bool = False
    """Whether their name stands beside the dot, where there is room for it."""


def reaching(people: Sequence[Person], words: tuple[str, str, str], title: str) -> Html:
    """Draw people by who began: the writer to the right, they upwards, a band where it is about even.

    Args:
        people: in the order in which names are given room.
        words: what the two axes are called, and the band.
        title: what it shows.
    """
    most = max(max(one.mine, one.theirs) for one in people)
    end = log1p(most)

    def x(count: int) -> int:
        return _LEFT + round((_RIGHT - _LEFT) * log1p(count) / end)

    def y(count: int) -> int:
        return _FOOT - round((_FOOT - _TOP) * log1p(count) / end)

    cells: dict[tuple[int, int], list[Person]] = defaultdict(list)
    for one in people:
        cells[one.mine, one.theirs].append(one)
    dots = "".join(_dot(x(mine), y(theirs), alike) for (mine, theirs), alike in sorted(cells.items()))
    body = (
        _band(most, x, y)
        + _axes(most, x, y)
        + text(_RIGHT, _FOOT + 34, words[0], anchor="end")
        + text(0, 12, words[1])
        + dots
        + _labels(people, x, y, words[2], most)
    )
    return picture(500, 324, title, body)


def _band(most: int, x: _Scale, y: _Scale) -> str:
    """Where neither began twice as often as the other."""
    counts = [0, 1, 2, 3, *(2**n for n in range(2, most.bit_length() - 1)), most // 2]
    ends = sorted({count for count in counts if 2 * count <= most})
    upper = [(x(count), y(2 * count)) for count in ends] + [(x(-(-most // 2)), _TOP), (_RIGHT, _TOP)]
    lower = [(x(2 * count), y(count)) for count in ends] + [(_RIGHT, y(-(-most // 2)))]
    points = " ".join(f"{a} {b}" for a, b in (*upper, *reversed(lower)))
    return f'<polygon class="evenband" points="{points}"/>'


def _axes(most: int, x: _Scale, y: _Scale) -> str:
    """At most three hairlines besides the foot, and the same numbers along it."""
    values = [value for ten in range(len(str(most))) for value in (10**ten, 3 * 10**ten) if value <= most]
    every = -(-len(values) // 3)
    shown = values[::-1][::every][::-1]
    lines = grid([(value, y(value)) for value in (0, *shown)], _LEFT, _RIGHT)
    return lines + "".join(text(x(v), _FOOT + 18, figures(v), anchor="middle") for v in (0, *shown))


def _dot(x: int, y: int, alike: Sequence[Person]) -> str:
    """A dot that is larger the more people it stands for."""
    radius = min(14, 3 + isqrt(4 * len(alike)) // 2)
    kind = "mark" if any(one.label for one in alike) else "dot"
    said = "; ".join(one.said for one in alike[:6]) + ("…" if len(alike) > 6 else "")
    return f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius}"><title>{escaped(said)}</title></circle>'


def _labels(people: Sequence[Person], x: _Scale, y: _Scale, band: str, most: int) -> str:
    """Names beside their dots, each where nothing else stands; reckoned for a phone's larger letters."""
    taken = {(x(one.mine), y(one.theirs)): _around(x(one.mine), y(one.theirs)) for one in people}
    found, parts = list(taken.values()), []
    for one in people:
        spot = (x(one.mine), y(one.theirs))
        others = [box for box in found if box != taken[spot]]
        for anchor, box, place in _sides(shortened(one.name, 14), *spot) if one.label else ():
            if _is_free(box, others):
                found.append(box)
                parts.append(text(*place, shortened(one.name, 14), anchor=anchor, kind="lab halo"))
                break
    for count in (most // 2, most // 3, 2 * most // 3, most // 5, most // 9):
        place, half = (x(count), y(count)), 5 * len(band)
        if _is_free((place[0] - half, place[1] - 12, place[0] + half, place[1] + 8), found):
            return "".join(parts) + text(*place, band, anchor="middle", kind="hand halo")
    return "".join(parts)


def _is_free(box: _Box, others: Iterable[_Box]) -> bool:
    """Whether a room is inside the picture, and meets no other."""
    return box[0] >= 0 and box[2] <= 500 and not any(_meet(box, other) for other in others)


def _sides(name: str, x: int, y: int) -> list[tuple[str, _Box, tuple[int, int]]]:
    """Right of a dot, left of it, above and below: the anchor, the room it takes, and where it stands."""
    width = 9 * len(name)
    return [
        ("", (x + 8, y - 10, x + 10 + width, y + 10), (x + 10, y + 4)),
        ("end", (x - 10 - width, y - 10, x - 8, y + 10), (x - 10, y + 4)),
        ("middle", (x - width // 2, y - 28, x + width // 2, y - 8), (x, y - 12)),
        ("middle", (x - width // 2, y + 8, x + width // 2, y + 28), (x, y + 22)),
    ]


def _around(x: int, y: int) -> _Box:
    return x - 6, y - 6, x + 6, y + 6


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
