"""Numbers into SVG: coloured by class, whole pixels, the same bytes on every machine.

Every picture that carries a meaning of its own has ``role="img"`` and a label
that says what it shows; the others stand beside words and are hidden from
readers. Nothing here knows a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal.cadence import monday_of
from journal.site.markup import Html, escaped
from journal.wording.time import day_month, month_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Weeks of a year's heat map: the 52 before this one, and this one.
WEEKS = 53


@dataclass(frozen=True, slots=True)
class Heat:
    """A year by day."""

    svg: Html
    total: int
    """Notes in it."""
    days: int
    """Days with notes in it."""


@dataclass(frozen=True, slots=True)
class _Grid:
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


def heat(counts: Mapping[date, int], today: date, label: str, *, small: bool = False) -> Heat:
    """Draw the past year as weeks of seven squares, darker where more was written.

    Args:
        counts: notes by day; days outside the year are passed over.
        today: the last day drawn.
        label: what it shows, for a reader who hears it; ``{}`` stands for the number of notes.
        small: draw it for a margin: smaller, and with a single note dark enough to be seen.
    """
    grid = _Grid(_first_monday(today), 4 if small else 8, 1 if small else 2)
    lived = {day: counts[day] for day in sorted(counts) if grid.start <= day <= today and counts[day]}
    squares = "".join(_square(grid, day, count, 2 if small else 0) for day, count in lived.items())
    width, height = WEEKS * grid.step - grid.gap, grid.top + 7 * grid.step - grid.gap
    total = sum(lived.values())
    return Heat(
        Html(
            f'<svg role="img" aria-label="{escaped(label.replace("{}", str(total)))}" width="{width}" '
            f'height="{height}" viewBox="0 0 {width} {height}">{_months(grid, today)}'
            f"{_blank(grid, today)}{squares}</svg>"
        ),
        total,
        len(lived),
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
    notes = "1 note" if count == 1 else f"{count} notes"
    return (
        f'<rect class="h{min(4, _level(count) + darker)}" x="{x}" y="{y}" width="{grid.cell}" '
        f'height="{grid.cell}" rx="1.5"><title>{day_month(day)}: {notes}</title></rect>'
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
            marks.append(f'<text x="{week * grid.step}" y="9">{month_name(monday.month)[:3]}</text>')
    return "".join(marks)


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


def balance(mine: int, theirs: int, label: str) -> Html:
    """Draw two counts as a bar in two parts, the writer's first."""
    share = 100 * mine // (mine + theirs)
    left = f'<rect class="f4" width="{share}" height="10"/>' if mine else ""
    right = (
        f'<rect class="f2" x="{share + (1 if mine else 0)}" width="{100 - share}" height="10"/>'
        if theirs
        else ""
    )
    return Html(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{escaped(label)}">'
        f"{left}{right}</svg>"
    )


def share_bar(part: int, most: int) -> Html:
    """Draw one count beside the greatest of its table."""
    width = 100 * part // most if most else 0
    return Html(
        '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="f0" width="100" height="8" rx="1"/>'
        f'<rect class="f3" width="{width}" height="8" rx="1"/></svg>'
    )


#: How high each tone stands in the line, from the top.
_TONES = {"warm": 10, "easy": 26, "flat": 42, "strained": 58}


def tones(felt: Sequence[tuple[date, str]], start: date, today: date, label: str) -> Html:
    """Draw the tones of notes as a line over a span of days; tones of another name are passed over."""
    span = max(1, (today - start).days)
    points = [
        (6 + 260 * (day - start).days // span, _TONES[tone], day, tone)
        for day, tone in felt
        if tone in _TONES
    ]
    path = " L".join(f"{x} {y}" for x, y, _, _ in points)
    dots = "".join(
        f'<circle class="dot" cx="{x}" cy="{y}" r="4.5"><title>{day_month(day)}: {tone}</title></circle>'
        for x, y, day, tone in points
    )
    names = "".join(
        f'<text x="318" y="{y + 4}" text-anchor="end">{tone}</text>' for tone, y in _TONES.items()
    )
    return Html(
        f'<svg class="graph" viewBox="0 0 320 90" role="img" aria-label="{escaped(label)}">'
        '<line class="axis" x1="0" x2="272" y1="68" y2="68"/>'
        f'<path class="tone-line" d="M{path}"/>{dots}{names}'
        f'<text x="0" y="86">{month_name(start.month)} {start.year}</text>'
        '<text x="272" y="86" text-anchor="end">today</text></svg>'
    )


def months(rows: Sequence[tuple[str, Sequence[int]]], label: str) -> Html:
    """Draw months as stacked columns, the closest circle at the foot.

    Args:
        rows: each month's short name with its counts, one for each wash from the darkest on.
        label: what it shows.
    """
    most = max((sum(counts) for _, counts in rows), default=0)
    step = _round_step(most)
    top = max(step, -(-most // step) * step)
    scale = 160 / top
    lines = "".join(_grid(value, 210 - round(value * scale)) for value in range(0, top + 1, step))
    width = 1006 // max(1, len(rows))
    columns = "".join(
        _column(34 + place * width + width // 4, width // 2, name, counts, scale)
        for place, (name, counts) in enumerate(rows)
    )
    return Html(
        f'<svg viewBox="0 0 1040 240" role="img" aria-label="{escaped(label)}">{lines}{columns}</svg>'
    )


def _round_step(most: int) -> int:
    """A round distance between at most five lines."""
    ten = 1
    while ten * 20 < most:
        ten *= 10
    return next(step for step in (ten, 2 * ten, 5 * ten) if step * 4 >= most)


def _grid(value: int, y: int) -> str:
    kind = "axis" if value else "axis axis--0"
    return (
        f'<line class="{kind}" x1="34" x2="1040" y1="{y}" y2="{y}"/>'
        f'<text x="24" y="{y + 4}" text-anchor="end">{value}</text>'
    )


def _column(x: int, width: int, name: str, counts: Sequence[int], scale: float) -> str:
    parts, foot = [], 0
    for wash, count in zip((4, 3, 2, 1), counts, strict=False):
        if count:
            low, high = round(foot * scale), round((foot + count) * scale)
            parts.append(_rect(wash, x, 210 - high, width, max(1, high - low - 1)))
        foot += count
    return "".join(parts) + f'<text x="{x + width // 2}" y="230" text-anchor="middle">{escaped(name)}</text>'


def _rect(wash: int, x: int, y: int, width: int, height: int) -> str:
    return f'<rect class="f{wash}" x="{x}" y="{y}" width="{width}" height="{height}"/>'


def shares(rows: Sequence[tuple[str, Sequence[int]]], label: str) -> Html:
    """Draw each row as a bar of its parts, from the darkest wash on; numbers where there is room."""
    bars = "".join(_shares_row(place, name, counts) for place, (name, counts) in enumerate(rows))
    height = 40 * len(rows)
    return Html(f'<svg viewBox="0 0 520 {height}" role="img" aria-label="{escaped(label)}">{bars}</svg>')


def _shares_row(place: int, name: str, counts: Sequence[int]) -> str:
    y, total, before = 40 * place, sum(counts), 0
    parts = [f'<text class="lab" x="0" y="{y + 21}">{escaped(name)}</text>']
    for wash, count in zip((4, 3, 2, 1, 0), counts, strict=False):
        start, end = 84 + 436 * before // total, 84 + 436 * (before + count) // total
        before += count
        if count:
            parts.append(_rect(wash, start, y + 4, max(2, end - start - 2), 26))
        if end - start > 24:
            shade, middle = "in0" if wash > 2 else "in2", (start + end) // 2
            parts.append(
                f'<text class="in {shade}" x="{middle}" y="{y + 21}" text-anchor="middle">{count}</text>'
            )
    return "".join(parts)
