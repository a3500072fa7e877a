"""Numbers into SVG: coloured by class, whole pixels, the same bytes on every machine.

Every picture that carries a meaning of its own has ``role="img"`` and a title
that says what it shows; the others stand beside words and are hidden from
readers. Time runs from left to right, in pages written from right to left as
well. Nothing here knows a person.
"""

from journal.site.charts.circles import MOST, Dot, orbits
from journal.site.charts.columns import months, promises
from journal.site.charts.heat import YEARS, Heat, heat, life
from journal.site.charts.in_touch import in_touch
from journal.site.charts.reaching import Person, reaching
from journal.site.charts.shares import shares
from journal.site.charts.small import balance, share_bar, ticks
from journal.site.charts.tones import tone_line, tone_quarters
from journal.site.charts.tree import tree

__all__ = [
    "MOST",
    "YEARS",
    "Dot",
    "Heat",
    "Person",
    "balance",
    "heat",
    "in_touch",
    "life",
    "months",
    "orbits",
    "promises",
    "reaching",
    "share_bar",
    "shares",
    "ticks",
    "tone_line",
    "tone_quarters",
    "tree",
]
