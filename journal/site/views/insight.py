"""What a finding of the whole consists of: its sentence, its picture, its numbers; or what it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.wording.chart_waits import not_yet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.site.markup import Html


class Table(Struct, frozen=True):
    """The numbers behind a picture."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """A cell may be HTML: a name that leads to its page."""


class Insight(Struct, frozen=True):
    """A finding: its sentence, its picture, its numbers."""

    id: str
    title: str
    gloss: str
    svg: Html
    table: Table
    legend: tuple[tuple[str, str], ...] = ()
    """Class of the mark and what it stands for."""
    shape: str = "half"
    """wide (over the whole page; scrolls sideways on a phone), round (beside the words) or half."""


class Waiting(Struct, frozen=True):
    """A picture for which too little is written: what it is called, and what would come."""

    title: str
    line: str


def waiting(*keys: str) -> tuple[Waiting, ...]:
    """What those pictures wait for."""
    return tuple(Waiting(*not_yet(key)) for key in keys)


def years_below(starts: Sequence[int]) -> list[str]:
    """A label for each column whose year is another than that of the one before; "" for the others."""
    before = [None, *starts]
    return [str(year) if year != before[place] else "" for place, year in enumerate(starts)]
