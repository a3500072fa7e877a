"""Rows as bars of their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import figures
from journal.site.charts.svg import bar, picture, shortened, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.site.markup import Html

#: Where the bars begin and how long they are together.
_LEFT, _LENGTH = 104, 396


def shares(rows: Sequence[tuple[str, Sequence[int]]], title: str) -> Html:
    """Draw each row as a bar of its parts, from the darkest wash on; numbers where there is room."""
    bars = "".join(_row(place, name, counts) for place, (name, counts) in enumerate(rows))
    return picture(_LEFT + _LENGTH, 40 * len(rows), title, bars)


def _row(place: int, name: str, counts: Sequence[int]) -> str:
    y, total, before = 40 * place, sum(counts), 0
    parts = [text(0, y + 21, shortened(name, 12), kind="lab")]
    for wash, count in zip((4, 3, 2, 1, 0), counts, strict=False):
        start, end = (_LEFT + _LENGTH * part // total for part in (before, before + count))
        before += count
        if count:
            parts.append(bar(f"f{wash}", start, y + 4, max(2, end - start - 2), 26))
        if end - start > 28:
            shade = "in in0" if wash > 2 else "in in2"
            parts.append(text((start + end) // 2, y + 21, figures(count), anchor="middle", kind=shade))
    return "".join(parts)
