"""What every picture is made of: its frame, its title, lines of text, bars and a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import figures
from journal.site.markup import Html, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable


def picture(
    width: int, height: int, title: str, body: str, *, kind: str = "", left: int = 0, top: int = 0
) -> Html:
    """A picture that carries a meaning of its own: ``title`` says what it shows."""
    named = f' class="{kind}"' if kind else ""
    return Html(
        f'<svg{named} viewBox="{left} {top} {width} {height}" role="img"><title>{escaped(title)}</title>'
        f"{body}</svg>"
    )


def text(x: int, y: int, words: str, *, anchor: str = "", kind: str = "") -> str:
    """A line of text; ``anchor`` is middle or end, else it starts at ``x``."""
    named = f' class="{kind}"' if kind else ""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text{named} x="{x}" y="{y}"{anchored}>{escaped(words)}</text>'


def bar(kind: str, x: int, y: int, width: int, height: int) -> str:
    """A bar in one of the washes, ``f0`` to ``f4``, or ``hollow``."""
    return f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}"/>'


def grid(lines: Iterable[tuple[int, int]], left: int, right: int) -> str:
    """Hairlines with their numbers before them, each a number and its height; that of 0 is darker."""
    return "".join(
        f'<line class="axis{"" if value else " axis--0"}" x1="{left}" x2="{right}" y1="{y}" y2="{y}"/>'
        + text(left - 8, y + 4, figures(value), anchor="end")
        for value, y in lines
    )


def round_step(most: int) -> int:
    """A round distance between at most five lines from 0 on: at most four above it."""
    ten = 1
    while ten * 20 < most:
        ten *= 10
    return next(step for step in (ten, 2 * ten, 5 * ten) if step * 4 >= most)


def round_lines(most: int) -> range:
    """The values of the lines, from 0 to one that is at least ``most``."""
    step = round_step(most)
    return range(0, max(1, -(-most // step)) * step + 1, step)


def shortened(name: str, most: int) -> str:
    """A name that takes no more than so many characters."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
