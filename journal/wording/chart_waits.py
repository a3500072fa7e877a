"""What stands in place of a picture for which too little is written: what would come there.

No hurry is said once, above all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


_WAITS: Mapping[str, Callable[[], tuple[str, str]]] = {
    "days": lambda: (
        _("The year by day"),
        _(
            "Once the past year has a dozen notes, this shows on which days, and which day of the week "
            "is fullest."
        ),
    ),
    "months": lambda: (
        _("The year by month"),
        _("Once the past year has a note, each month shows how much was written, and with whom."),
    ),
    "circles": lambda: (
        _("The circles"),
        _("Once there are people, each stands here in their circle."),
    ),
    "in-touch": lambda: (
        _("In touch over time"),
        _(
            "Once three people have a rhythm, some months behind them and a time of being in touch, this "
            "shows how it goes."
        ),
    ),
    "reaching": lambda: (
        _("Who reaches out"),
        _(
            "Once there are eight people with notes that say who began (‘{example}’), this shows "
            "which way it goes."
        ).format(example="started: me"),
    ),
    "channels": lambda: (
        _("How you meet"),
        _("Once a circle has four notes in a year that say how you met (‘{example}’), it shows here.").format(
            example="channel: walk"
        ),
    ),
    "tones": lambda: (
        _("The tone over time"),
        _("Once a dozen notes say how it felt (‘{example}’), this shows how the tone has changed.").format(
            example="felt: warm"
        ),
    ),
    "promises": lambda: (
        _("Promises"),
        _("Once six promises have been given, this shows what became of them."),
    ),
    "tree": lambda: (
        _("Who came through whom"),
        _(
            "Once three people hang together by whom you met through whom (‘{example}’), they show here."
        ).format(example="met: {through: …}"),
    ),
}


def not_yet(key: str) -> tuple[str, str]:
    """What would come in a picture's place: what it is called, and what it waits for."""
    return _WAITS[key]()
