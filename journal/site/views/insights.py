"""Insights: what the notes say when read together. No score, no rank; a way of noticing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.site.views.by_circle import channels_insight, circles_insight, months_insight
from journal.site.views.by_person import reaching_insight, tree_insight
from journal.site.views.by_time import days_insight, in_touch_insight, promises_insight, tones_insight
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.insight import Insight, Waiting, waiting
from journal.site.views.whole import Passage, passages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.site.views.context import Context


class InsightsPage(Struct, frozen=True):
    """What the notes say when read together."""

    frame: Frame
    rows: tuple[tuple[Insight, ...], ...]
    """Findings that stand beside each other."""
    waiting: tuple[Waiting, ...]
    """Pictures for which too little is written."""
    passages: tuple[Passage, ...]


def insights_page(context: Context, path: str) -> InsightsPage:
    """Make the page, of the findings for which there is something to show."""
    base = base_of(path)
    found = {
        "months": months_insight(context),
        "days": days_insight(context),
        "circles": circles_insight(context),
        "in-touch": in_touch_insight(context),
        "reaching": reaching_insight(context, base),
        "channels": channels_insight(context),
        "tones": tones_insight(context),
        "promises": promises_insight(context),
        "tree": tree_insight(context, base),
    }
    return InsightsPage(
        frame=frame(context, path, _("Insights"), "insights.html"),
        rows=tuple(_in_rows(insight for insight in found.values() if insight is not None)),
        waiting=waiting(*(key for key, insight in found.items() if insight is None)),
        passages=passages(context, base),
    )


def _in_rows(insights: Iterable[Insight]) -> Iterable[tuple[Insight, ...]]:
    """Two halves stand beside each other; all else has a row of its own."""
    for shape, group in groupby(insights, key=lambda insight: insight.shape):
        together, size = list(group), 2 if shape == "half" else 1
        yield from (tuple(together[start : start + size]) for start in range(0, len(together), size))
