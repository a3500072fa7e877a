"""Insights: what the notes say when read together. No score, no rank; a way of noticing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.cadence import plus_months
from journal.model.note import IN_PERSON
from journal.site import charts
from journal.site.markup import Html
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.whole import Passage, passages
from journal.site.webs import Dot, orbits
from journal.wording import site_sentences as words
from journal.wording.time import month_name, month_year, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from journal.model.note import Note
    from journal.model.settings import Circle
    from journal.site.views.context import Context

#: Circles that the columns of a month tell apart; those beyond share the palest wash.
WASHES = 4

_CHANNELS = ("In person", "Calls", "Letters", "Messages", "Otherwise")
_KINDS = {
    **dict.fromkeys(IN_PERSON, 0),
    **dict.fromkeys(("call", "video"), 1),
    **dict.fromkeys(("letter", "card", "gift"), 2),
    **dict.fromkeys(("message", "email", "social"), 3),
}

_STATES = ("touch", "soon", "while", "rest", "none")


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a picture."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Insight:
    """A finding: its sentence, its picture, its numbers."""

    title: str
    gloss: str
    svg: Html
    legend: tuple[tuple[str, str], ...]
    """Class of the mark and what it stands for."""
    table: Table
    shape: str = "wide"
    """wide (scrolls sideways on a phone), round (stands beside the words) or slim."""


@dataclass(frozen=True, slots=True)
class InsightsPage:
    """What the notes say when read together."""

    frame: Frame
    insights: tuple[Insight, ...]
    passages: tuple[Passage, ...]


def insights_page(context: Context, path: str) -> InsightsPage:
    """Make the page, of the findings for which there is something to show."""
    circles = _circles(context)
    found = (_months(context, circles), _orbits(context, circles), _channels(context, circles))
    return InsightsPage(
        frame=frame(context, path, "Insights", "insights.html"),
        insights=tuple(insight for insight in found if insight is not None),
        passages=passages(context, base_of(path)),
    )


def _circles(context: Context) -> list[Circle]:
    """Circles that somebody is in, closest first."""
    return [circle for circle in context.journal.settings.circles if circle.name in context.addresses.circles]


def _closest(context: Context, note: Note, names: Sequence[str]) -> str | None:
    """The closest circle of a note's people."""
    found = [
        context.journal.circle_of(context.person(id)) for id in note.people if id in context.journal.people
    ]
    places = [names.index(circle.name) for circle in found if circle]
    return names[min(places)] if places else None


def _lived(context: Context, since: date) -> list[Note]:
    return [note for note in context.journal.notes if since <= note.date <= context.today]


# The year by month.


def _months(context: Context, circles: Sequence[Circle]) -> Insight | None:
    starts = [plus_months(context.today.replace(day=1), -back) for back in range(11, -1, -1)]
    names = [circle.name for circle in circles]
    notes = _lived(context, starts[0])
    if not notes or not names:
        return None
    counts = Counter((note.date.replace(day=1), _closest(context, note, names)) for note in notes)
    first, rest = names[: WASHES - 1], (*names[WASHES - 1 :], None)
    shown = [
        [*(counts[start, name] for name in first), sum(counts[start, name] for name in rest)]
        for start in starts
    ]
    labels = [*map(sentence, first), _rest_name(rest, counts)]
    if not any(row[-1] for row in shown):
        shown, labels = [row[:-1] for row in shown], labels[:-1]
    span = f"{month_year(starts[0].year, starts[0].month)} to {month_year(starts[-1].year, starts[-1].month)}"
    return Insight(
        title=_finding(starts, [sum(row) for row in shown]),
        gloss="Notes a month, by the closest circle of those they are with.",
        svg=charts.months(
            [(month_name(start.month)[:3], row) for start, row in zip(starts, shown, strict=True)],
            f"Notes a month by circle, {span}.",
        ),
        legend=tuple((f"f{4 - place}", label) for place, label in enumerate(labels)),
        table=_months_table(starts, shown, labels),
    )


def _months_table(starts: Sequence[date], shown: Sequence[Sequence[int]], labels: Sequence[str]) -> Table:
    return Table(
        "Notes a month by circle",
        ("Month", *labels, "All"),
        tuple(
            (month_year(start.year, start.month), *map(str, row), str(sum(row)))
            for start, row in zip(starts, shown, strict=True)
        ),
    )


def _rest_name(rest: Sequence[str | None], counts: Counter[tuple[date, str | None]]) -> str:
    """What the palest wash is called: the one circle it stands for, or all others."""
    used = {name for _, name in counts if name in rest}
    only = used.pop() if len(used) == 1 else None
    return sentence(only) if only else "Others"


def _finding(starts: Sequence[date], totals: Sequence[int]) -> str:
    """Which month was fullest and which quietest; the month under way is not judged."""
    begun = next((place for place, total in enumerate(totals) if total), 0)
    whole = list(zip(totals, starts, strict=True))[begun:-1]
    if len(whole) < 3:
        return words.fullest("", "")
    most, least = max(whole, key=lambda pair: pair[0])[1], min(whole, key=lambda pair: pair[0])[1]
    return words.fullest(month_name(most.month), month_name(least.month))


# People by circle.


def _orbits(context: Context, circles: Sequence[Circle]) -> Insight | None:
    if not circles:
        return None
    rings = [(circle, _members(context, circle)) for circle in circles]
    dots = [
        (sentence(circle.name), _dots(context, ids, named=place == 0))
        for place, (circle, ids) in enumerate(rings)
    ]
    total = sum(len(ids) for _, ids in rings)
    states = Counter(context.cards[id].state.key for _, ids in rings for id in ids)
    labels = {context.cards[id].state.key: context.cards[id].state.word for _, ids in rings for id in ids}
    title = words.circles_title(total, len(rings))
    said = ", ".join(f"{len(ids)} in {circle.name}" for circle, ids in rings)
    return Insight(
        title=title,
        gloss="The nearer the middle, the closer you feel. You choose the circle; nothing here moves anyone.",
        svg=orbits(dots, f"{title}: {said}."),
        legend=tuple((f"p-{key}", f"{labels[key]}, {states[key]:,}") for key in _STATES if states[key]),
        table=Table(
            "People by circle and how it stands",
            ("Circle", "People", "Holds", *(labels[key] for key in _STATES if states[key])),
            tuple(
                _state_row(context, circle, ids, [key for key in _STATES if states[key]])
                for circle, ids in rings
            ),
        ),
        shape="round",
    )


def _members(context: Context, circle: Circle) -> list[str]:
    """Who is in a circle, those who died and the writer left out."""
    me = context.journal.settings.me
    return [
        person.id
        for person in context.journal.people.values()
        if context.journal.circle_of(person) == circle
        and person.id != me
        and context.cards[person.id].state.key != "past"
    ]


def _dots(context: Context, ids: Iterable[str], *, named: bool) -> list[Dot]:
    cards = [context.cards[id] for id in ids]
    return [
        Dot(
            f"{context.person(card.id).name}: {card.state.word.lower()}",
            card.state.key,
            card.called if named and len(cards) <= 8 else "",
        )
        for card in cards
    ]


def _state_row(context: Context, circle: Circle, ids: Sequence[str], keys: Sequence[str]) -> tuple[str, ...]:
    states = Counter(context.cards[id].state.key for id in ids)
    holds = str(circle.holds) if circle.holds is not None else "–"
    return (sentence(circle.name), str(len(ids)), holds, *(str(states[key]) for key in keys))


# Channels by circle.


def _channels(context: Context, circles: Sequence[Circle]) -> Insight | None:
    names = [circle.name for circle in circles]
    counts: dict[str, Counter[int]] = {name: Counter() for name in names}
    for note in _lived(context, plus_months(context.today, -12)):
        circle = _closest(context, note, names)
        if note.channel and circle:
            counts[circle][_KINDS.get(note.channel, 4)] += 1
    rows = [
        (sentence(name), [counts[name][kind] for kind in range(5)])
        for name in names
        if counts[name].total() >= 4
    ]
    if not rows:
        return None
    used = [kind for kind in range(5) if any(row[kind] for _, row in rows)]
    return Insight(
        title="How you meet, circle by circle",
        gloss="Notes of the past year that say how; circles with fewer than four are left out.",
        svg=charts.shares(
            [(name, [row[kind] for kind in used]) for name, row in rows], "Notes by channel for each circle."
        ),
        shape="slim",
        legend=tuple((f"f{4 - place}", _CHANNELS[kind]) for place, kind in enumerate(used)),
        table=Table(
            "Notes by channel for each circle",
            ("Circle", *(_CHANNELS[kind] for kind in used)),
            tuple((name, *(str(row[kind]) for kind in used)) for name, row in rows),
        ),
    )
