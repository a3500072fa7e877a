"""Pictures that stand in a line: ticks of a friendship, two counts as a bar, one beside the greatest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.site.markup import Html, escaped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def ticks(days: Sequence[date], today: date, *, width: int = 120) -> Html:
    """Draw the past year of one friendship: a stroke for each day with a note, today at the right."""
    places = sorted(
        {width - (today - day).days * width // 366 for day in days if 0 <= (today - day).days <= 365}
    )
    if not places:
        return Html()
    strokes = "".join(f"M{x} 4v10" for x in places)
    return Html(
        f'<svg class="ticks" viewBox="0 0 {width} 18" preserveAspectRatio="none" aria-hidden="true">'
        f'<line x1="0" x2="{width}" y1="17" y2="17"/><path d="{strokes}"/></svg>'
    )


def balance(mine: int, theirs: int, title: str) -> Html:
    """Draw two counts as a bar in two parts, the writer's first."""
    share = 100 * mine // (mine + theirs)
    left = f'<rect class="f4" width="{share}" height="10"/>' if mine else ""
    right = (
        f'<rect class="f2" x="{share + (1 if mine else 0)}" width="{100 - share}" height="10"/>'
        if theirs
        else ""
    )
    return Html(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img">'
        f"<title>{escaped(title)}</title>{left}{right}</svg>"
    )


def share_bar(part: int, most: int) -> Html:
    """Draw one count beside the greatest of its table."""
    width = 100 * part // most if most else 0
    return Html(
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="f0" width="100" height="8" rx="1"/>'
        f'<rect class="f3" width="{width}" height="8" rx="1"/></svg>'
    )
