"""How notes felt: of one person as a line of dots, of all together by quarter."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

from journal.language import _, day_in
from journal.site.charts.svg import picture, text
from journal.site.markup import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from journal.site.markup import Html


def tone_line(
    felt: Sequence[tuple[date, str]], start: date, today: date, names: Mapping[str, str], title: str
) -> Html:
    """Draw the tones of notes as a line over a span of days; tones without a name are passed over.

    Args:
        felt: days and tones, oldest first.
        start: the first day of the span.
        today: the last day of it.
        names: what each tone is called, from the lightest to the heaviest.
        title: what it shows.
    """
    span, heights = max(1, (today - start).days), {tone: 10 + 16 * n for n, tone in enumerate(names)}
    foot = 10 + 16 * len(names)
    points = [
        (6 + 246 * (day - start).days // span, heights[tone], day, tone)
        for day, tone in felt
        if tone in names
    ]
    path = " L".join(f"{x} {y}" for x, y, _day, _tone in points)
    said = _("{day}: {tone}")
    dots = "".join(
        f'<circle class="dot" cx="{x}" cy="{y}" r="4.5"><title>'
        f"{escaped(said.format(day=day_in('day', day), tone=names[tone]))}</title></circle>"
        for x, y, day, tone in points
    )
    body = (
        "".join(f'<line class="axis" x1="0" x2="258" y1="{y}" y2="{y}"/>' for y in heights.values())
        + f'<path class="tone-line" d="M{path}"/>{dots}'
        + "".join(text(320, heights[tone] + 4, name, anchor="end") for tone, name in names.items())
        + text(0, foot + 12, day_in("month and year", start))
        + text(258, foot + 12, _("today"), anchor="end")
    )
    return picture(320, foot + 18, title, body, kind="graph")


def tone_quarters(
    rows: Sequence[tuple[str, Sequence[int]]], names: Sequence[str], said: Sequence[Sequence[str]], title: str
) -> Html:
    """Draw quarters as columns with a dot for each tone, the larger the more notes felt like it.

    Args:
        rows: each quarter's label (its year, or nothing) with its counts, one for each tone.
        names: what each tone is called, from the lightest to the heaviest, which stand below each other.
        said: each dot in words, as the counts stand.
        title: what it shows.
    """
    left, step, most = 86, 410 // max(4, len(rows)), max(max(counts) for _label, counts in rows)
    heights = [24 + 42 * place for place in range(len(names))]
    foot = heights[-1] + 24
    parts = [text(0, y + 4, name, kind="lab") for y, name in zip(heights, names, strict=True)]
    parts += [f'<line class="axis" x1="{left}" x2="500" y1="{y}" y2="{y}"/>' for y in heights]
    for column, ((label, counts), words) in enumerate(zip(rows, said, strict=True)):
        x = left + step * column + step // 2
        parts += [
            f'<circle class="dot" cx="{x}" cy="{heights[place]}" r="{_radius(count, most, step)}">'
            f"<title>{escaped(words[place])}</title></circle>"
            for place, count in enumerate(counts)
            if count
        ]
        parts.append(text(x, foot + 16, label, anchor="middle") if label else "")
    return picture(500, foot + 24, title, "".join(parts))


def _radius(count: int, most: int, step: int) -> int:
    """A circle whose area goes with the count, none too small to be seen or too wide for its column."""
    return max(3, isqrt(min(18, step // 2) ** 2 * count // most))
