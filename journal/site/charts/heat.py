"""Days and months as squares, darker where more was written: a year by day, a life by month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.cadence import monday_of
from journal.language import _, day_in, month_name
from journal.site.charts.svg import text
from journal.site.markup import Html, escaped
from journal.wording.time import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Weeks of a year's heat map: the 52 before this one, and this one.
WEEKS = 53


class Heat(Struct, frozen=True):
    """A year by day."""

    svg: Html
    total: int
    """Notes in it."""
    days: tuple[date, ...]
    """Days with notes in it."""


class _Grid(Struct, frozen=True):
    """Where each day of a heat map stands."""

    start: date
    """A Monday: the first day drawn."""
    cell: int
    """Side of a square."""
    gap: int
    top: int = 14
    """Room for the months' names."""

    @property
    def step(self) -> int:
        return self.cell + self.gap

    def place(self, day: date) -> tuple[int, int]:
        week, weekday = divmod((day - self.start).days, 7)
        return week * self.step, self.top + weekday * self.step


def heat(counts: Mapping[date, int], today: date, title: str, *, small: bool = False) -> Heat:
    """Draw the past year as weeks of seven squares, darker where more was written.

    Args:
        counts: notes by day; days outside the year are passed over.
        today: the last day drawn.
        title: what it shows; ``{}`` stands for the number of notes.
        small: draw it for a margin: smaller, and with a single note dark enough to be seen.
    """
    grid = _Grid(_first_monday(today), 4 if small else 8, 1 if small else 2)
    lived = {day: counts[day] for day in sorted(counts) if grid.start <= day <= today and counts[day]}
    squares = "".join(_square(grid, day, count, 2 if small else 0) for day, count in lived.items())
    width, height = WEEKS * grid.step - grid.gap, grid.top + 7 * grid.step - grid.gap
    total = sum(lived.values())
    return Heat(
        Html(
            f'<svg role="img" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
            f"<title>{escaped(title.replace('{}', str(total)))}</title>{_months(grid, today)}"
            f"{_blank(grid, today)}{squares}</svg>"
        ),
        total,
        tuple(lived),
    )


def _first_monday(today: date) -> date:
    """The first day of the year that ends with this week; in the calendar's first year, its first day."""
    weeks = timedelta(weeks=WEEKS - 1)
    return monday_of(today) - weeks if today - date.min > weeks + timedelta(weeks=1) else date.min


def _blank(grid: _Grid, today: date) -> str:
    """All squares of the year under those with notes: a dashed stroke for each week."""
    weeks, days = divmod((today - grid.start).days + 1, 7)
    heights = [7] * weeks + ([days] if days else [])
    strokes = "".join(
        f"M{week * grid.step + grid.cell // 2} {grid.top}v{days * grid.step - grid.gap}"
        for week, days in enumerate(heights)
    )
    dashes = f"{grid.cell} {grid.gap}"
    return f'<path class="days" stroke-width="{grid.cell}" stroke-dasharray="{dashes}" d="{strokes}"/>'


def _square(grid: _Grid, day: date, count: int, darker: int) -> str:
    x, y = grid.place(day)
    notes = plural("{n} note", "{n} notes", count, in_figures=True)
    said = _("{day}: {notes}").format(day=day_in("day", day), notes=notes)
    return (
        f'<rect class="h{min(4, _level(count) + darker)}" x="{x}" y="{y}" width="{grid.cell}" '
        f'height="{grid.cell}" rx="1.5"><title>{escaped(said)}</title></rect>'
    )


def _level(count: int) -> int:
    """One, two, three to four, and more: four washes of ink."""
    return 1 if count == 1 else 2 if count == 2 else 3 if count < 5 else 4


def _months(grid: _Grid, today: date) -> str:
    """A month's name over its first whole week; in a margin, one in three."""
    marks = []
    for week in range(WEEKS - 2):
        monday = grid.start + timedelta(weeks=week)
        if monday.day <= 7 and monday <= today and (grid.step > 8 or monday.month % 3 == 0):
            marks.append(_month(grid, week, month_name(monday.month, short=True)))
    return "".join(marks)


def _month(grid: _Grid, week: int, name: str) -> str:
    """A month's name over its week; where it would run over the edge, up to the edge."""
    place, edge = week * grid.step, WEEKS * grid.step - grid.gap
    return text(edge, 9, name, anchor="end") if place + 6 * len(name) > edge else text(place, 9, name)


#: Years that a life is drawn of; those before are told in the table.
YEARS = 40

#: A month's cell, the step to the next, the height of a year, and where the cells begin.
_CELL, _STEP, _YEAR, _LEFT, _TOP = 21, 24, 11, 33, 14


def life(counts: Mapping[tuple[int, int], int], today: date, title: str) -> Html:
    """Draw all years as rows of twelve months, darker where more was written, the first year on top.

    Args:
        counts: notes by year and month, none of them after today's.
        today: the last month drawn.
        title: what it shows.
    """
    first = max(min(year for year, _month in counts), today.year - YEARS + 1)
    rows = today.year - first + 1
    names = "".join(
        text(_LEFT + _STEP * (month - 1), 9, month_name(month, short=True)) for month in (1, 4, 7, 10)
    )
    height = _TOP + _YEAR * rows
    return Html(
        f'<svg role="img" viewBox="0 0 320 {height}"><title>{escaped(title)}</title>{names}'
        f"{_years(first, today)}{_washes(counts, first)}</svg>"
    )


def _years(first: int, today: date) -> str:
    """Each year's name and its empty months; of many years every fifth is named."""
    every = 1 if today.year - first < 15 else 5
    names, strokes = [], []
    for year in range(first, today.year + 1):
        y = _TOP + _YEAR * (year - first)
        if year % every == 0:
            names.append(text(0, y + 9, str(year)))
        months = today.month if year == today.year else 12
        strokes.append(f"M{_LEFT} {y + 5}h{months * _STEP - (_STEP - _CELL)}")
    dashes = f"{_CELL} {_STEP - _CELL}"
    blank = f'<path class="days" stroke-width="9" stroke-dasharray="{dashes}" d="{"".join(strokes)}"/>'
    return "".join(names) + blank


def _washes(counts: Mapping[tuple[int, int], int], first: int) -> str:
    """The months with notes, those of one wash in one path; the fullest is the darkest."""
    paths: dict[int, list[str]] = {level: [] for level in (1, 2, 3, 4)}
    most = max(4, *counts.values())
    for (year, month), count in sorted(counts.items()):
        if year >= first and count:
            x, y = _LEFT + _STEP * (month - 1), _TOP + _YEAR * (year - first)
            paths[-(-4 * count // most)].append(f"M{x} {y}h{_CELL}v9h-{_CELL}z")
    return "".join(f'<path class="h{level}" d="{"".join(d)}"/>' for level, d in paths.items() if d)
