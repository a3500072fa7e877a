"""A family as a drawing: a row for each generation, lines from parents to children.

The names are text beside which the list on the page says everything in words; so the
drawing is one picture to a reader who hears it, and nothing in it can be focused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.model.kinship import Tie
from journal.site.markup import Html, escaped

if TYPE_CHECKING:
    from journal.model.family import Family
    from journal.practices.families import Place

#: Half a column, and a row, in pixels.
_HALF, _ROW = 68, 104
#: From the top of a row to the name's line, and the height that both lines of text take.
_NAME, _TEXT = 22, 48
#: Letters of a name for which there is room.
_LETTERS = 17
#: Ties that are drawn as descent, pairs and siblings; others dotted, where nothing else connects two.
_DRAWN = frozenset({Tie.PARENT, Tie.CHILD, Tie.PARTNER, Tie.SIBLING})


class Sitter(Struct, frozen=True):
    """Somebody in the drawing."""

    name: str
    below: str
    """What stands small under it: what they are to you, or the years they lived."""
    key: str
    """Of how it stands: the class of the shape."""


def family_tree(
    whole: Family, places: Mapping[str, Place], sitters: Mapping[str, Sitter], label: str
) -> Html:
    """Draw a family; ``label`` says what it shows to somebody who hears it."""
    width = (max(place.column for place in places.values()) + 2) * _HALF
    height = max(place.row for place in places.values()) * _ROW + _TEXT
    lines = "".join(f'<path d="{d}"/>' for d in _lines(whole, places))
    dotted = "".join(f'<path class="far" d="{d}"/>' for d in _far_lines(whole, places))
    people = "".join(_sitter(sitters[id], _x(place), place.row * _ROW) for id, place in places.items())
    return Html(
        f'<svg class="tree" role="img" aria-label="{escaped(label)}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{lines}{dotted}{people}</svg>'
    )


def _x(place: Place) -> int:
    return (place.column + 1) * _HALF


def _sitter(who: Sitter, x: int, y: int) -> str:
    name = who.name if len(who.name) <= _LETTERS else f"{who.name[: _LETTERS - 1].rstrip()}…"
    below = (
        f'<text class="hand" x="{x}" y="{y + _NAME + 19}">{escaped(who.below)}</text>' if who.below else ""
    )
    return (
        f'<g class="{who.key}"><text class="name" x="{x}" y="{y + _NAME}">{escaped(name)}</text>{below}</g>'
    )


def _lines(whole: Family, places: Mapping[str, Place]) -> Iterator[str]:
    """Between partners, from parents to each child, and over siblings whose parents are not here."""
    for one, place in places.items():
        for other in _tied(whole, one, Tie.PARTNER, places):
            if place.row == places[other].row and place.column < places[other].column:
                yield _pair(place, places[other])
        parents = [id for id in _tied(whole, one, Tie.PARENT, places) if places[id].row < place.row]
        if parents:
            yield from _descent(whole, parents, place, places)
            continue
        for other in _tied(whole, one, Tie.SIBLING, places):
            there = places[other]
            if place.row == there.row and place.column < there.column:
                top = place.row * _ROW + 4
                yield f"M{_x(place)} {top}v-4H{_x(there)}v4"


def _tied(whole: Family, one: str, tie: Tie, places: Mapping[str, Place]) -> list[str]:
    return [step.to for step in whole.steps.get(one, ()) if step.tie is tie and step.to in places]


def _pair(first: Place, second: Place) -> str:
    """A short line between two names; from further apart, one that runs under the row."""
    y = first.row * _ROW + _NAME - 5
    if second.column - first.column == 2:
        middle = (_x(first) + _x(second)) // 2
        return f"M{middle - 9} {y}h18"
    low = first.row * _ROW + _TEXT + 6
    return f"M{_x(first)} {low - 4}v4H{_x(second)}v-4"


def _descent(whole: Family, parents: list[str], child: Place, places: Mapping[str, Place]) -> Iterator[str]:
    """From between two parents who are a pair, else from each of them, down to the child."""
    top, middle = child.row * _ROW + 2, child.row * _ROW - 14
    pair = sorted(parents[:2], key=lambda id: places[id].column)
    if len(parents) == 2 and _is_beside(whole, pair, places):
        start = (_x(places[pair[0]]) + _x(places[pair[1]])) // 2
        yield f"M{start} {places[pair[0]].row * _ROW + _NAME - 5}V{middle}H{_x(child)}V{top}"
        return
    for parent in parents:
        place = places[parent]
        yield f"M{_x(place)} {place.row * _ROW + _TEXT}V{middle}H{_x(child)}V{top}"


def _is_beside(whole: Family, pair: list[str], places: Mapping[str, Place]) -> bool:
    first, second = places[pair[0]], places[pair[1]]
    beside = first.row == second.row and second.column - first.column == 2
    return beside and pair[1] in _tied(whole, pair[0], Tie.PARTNER, places)


def _far_lines(whole: Family, places: Mapping[str, Place]) -> Iterator[str]:
    """A dotted line for a tie without the people between: a grandparent whose child is not here."""
    joined = {id: id for id in places}
    for one in places:
        for tie in _DRAWN:
            for other in _tied(whole, one, tie, places):
                _join(joined, one, other)
    for one, place in places.items():
        for step in whole.steps.get(one, ()):
            if step.to in places and _root(joined, one) != _root(joined, step.to):
                _join(joined, one, step.to)
                yield _far(*sorted((place, places[step.to]), key=lambda each: each.row))


def _far(upper: Place, lower: Place) -> str:
    if upper.row == lower.row:
        y = upper.row * _ROW + _TEXT + 6
        return f"M{_x(upper)} {y - 4}v4H{_x(lower)}v-4"
    return (
        f"M{_x(upper)} {upper.row * _ROW + _TEXT}V{lower.row * _ROW - 22}H{_x(lower)}V{lower.row * _ROW + 2}"
    )


def _root(joined: Mapping[str, str], one: str) -> str:
    while joined[one] != one:
        one = joined[one]
    return one


def _join(joined: dict[str, str], one: str, other: str) -> None:
    joined[_root(joined, one)] = _root(joined, other)
