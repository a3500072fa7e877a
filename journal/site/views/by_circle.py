"""Findings by circle: the year by month, everybody in their circle, how one meets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from journal.cadence import plus_months
from journal.language import _, day_in, figures, month_name, pgettext
from journal.model.note import IN_PERSON
from journal.site import charts
from journal.site.views.insight import Insight, Table, years_below
from journal.wording import chart_sentences as words
from journal.wording.time import plural, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from journal.model.note import Note
    from journal.model.settings import Circle
    from journal.site.views.context import Context

#: Circles that the columns of a month tell apart; those beyond share the palest wash.
WASHES = 4

#: Notes of a circle that must say how one met before its row is drawn.
FEW = 4

_KINDS = {
    **dict.fromkeys(IN_PERSON, 0),
    **dict.fromkeys(("call", "video"), 1),
    **dict.fromkeys(("letter", "card", "gift"), 2),
    **dict.fromkeys(("message", "email", "social"), 3),
}

_STATES = ("touch", "soon", "while", "rest", "none")


def _circles(context: Context) -> list[Circle]:
    """Circles that somebody is in, closest first."""
    return [circle for circle in context.journal.settings.circles if circle.name in context.addresses.circles]


def _closest(context: Context, note: Note, places: dict[str, int]) -> str | None:
    """The closest circle of a note's people."""
    found = (context.scene.pasts[id].circle for id in note.people if id in context.scene.pasts)
    names = [circle.name for circle in found if circle and circle.name in places]
    return min(names, key=places.__getitem__, default=None)


def _places(circles: Sequence[Circle]) -> dict[str, int]:
    return {circle.name: place for place, circle in enumerate(circles)}


def _lived(context: Context, since: date) -> list[Note]:
    return [note for note in context.journal.notes if since <= note.date <= context.today]


# The year by month.


def months_insight(context: Context) -> Insight | None:
    """Notes a month of the past year, by the closest circle of those they are with."""
    starts = [plus_months(context.today.replace(day=1), -back) for back in range(11, -1, -1)]
    places = _places(_circles(context))
    notes = _lived(context, starts[0])
    if not notes:
        return None
    counts = Counter((note.date.replace(day=1), _closest(context, note, places)) for note in notes)
    first, rest = list(places)[: WASHES - 1], (*list(places)[WASHES - 1 :], None)
    shown = [
        [*(counts[start, name] for name in first), sum(counts[start, name] for name in rest)]
        for start in starts
    ]
    labels = [*map(sentence, first), _rest_name(rest, counts)]
    if not any(row[-1] for row in shown):
        shown, labels = [row[:-1] for row in shown], labels[:-1]
    if len(labels) == 1:
        labels = [_("Notes")]
    return _months(starts, shown, labels)


def _months(starts: Sequence[date], shown: Sequence[Sequence[int]], labels: Sequence[str]) -> Insight:
    totals = {start: sum(row) for start, row in zip(starts, shown, strict=True)}
    title = words.months_finding(_whole_months(totals))
    names = [month_name(start.month, short=True) for start in starts]
    years = years_below([start.year for start in starts])
    return Insight(
        id="months",
        title=title,
        gloss=_("Notes a month, by the closest circle of those they are with.")
        if len(labels) > 1
        else _("Notes a month."),
        svg=charts.months(
            list(zip(names, years, shown, strict=True)),
            f"{title}. {words.months_said(starts[0], starts[-1])}.",
        ),
        legend=tuple((f"f{4 - place}", label) for place, label in enumerate(labels) if len(labels) > 1),
        table=Table(
            _("Notes a month by circle"),
            (_("Month"), *labels, *([_("All")] if len(labels) > 1 else [])),
            tuple(
                (day_in("month and year", start), *map(figures, row), *([figures(sum(row))] * (len(row) > 1)))
                for start, row in zip(starts, shown, strict=True)
            ),
        ),
        shape="wide",
    )


def _whole_months(totals: dict[date, int]) -> dict[date, int]:
    """From the first month with a note on; the month under way is not judged."""
    months = list(totals)
    begun = next((place for place, month in enumerate(months) if totals[month]), 0)
    return {month: totals[month] for month in months[begun:-1]}


def _rest_name(rest: Sequence[str | None], counts: Counter[tuple[date, str | None]]) -> str:
    """What the palest wash is called: the one circle it stands for, or all others."""
    used = {name for _month, name in counts if name in rest}
    only = used.pop() if len(used) == 1 else None
    return sentence(only) if only else pgettext("circles", "Others")


# People by circle.


def circles_insight(context: Context) -> Insight | None:
    """Everybody in their circle, and how it stands with them."""
    rings = [(circle, ids) for circle in _circles(context) if (ids := _members(context, circle))]
    if not rings:
        return None
    dots = [
        (sentence(circle.name), _dots(context, ids, named=place == 0))
        for place, (circle, ids) in enumerate(rings)
    ]
    cards = [context.cards[id] for _circle, ids in rings for id in ids]
    states, labels = Counter(c.state.key for c in cards), {c.state.key: c.state.word for c in cards}
    used = [key for key in _STATES if states[key]]
    title = words.circles_finding(len(cards), len(rings))
    said = ", ".join(words.in_circle(len(ids), circle.name) for circle, ids in rings)
    return Insight(
        id="circles",
        title=title,
        gloss=_circles_gloss(rings),
        svg=charts.orbits(dots, (_("you"), f"{title}: {said}.")),
        legend=tuple((f"p-{key}", f"{labels[key]}, {figures(states[key])}") for key in used),
        table=Table(
            _("People by circle and how it stands"),
            (_("Circle"), _("People"), pgettext("a circle", "Holds"), *(labels[key] for key in used)),
            tuple(_state_row(context, circle, ids, used) for circle, ids in rings),
        ),
        shape="round",
    )


def _circles_gloss(rings: Sequence[tuple[Circle, Sequence[str]]]) -> str:
    lines = [
        _("The nearer the middle, the closer you feel. You choose the circle; nothing here moves anyone.")
    ]
    if len(rings) == 1:
        lines = [_("You choose the circle; nothing here moves anyone.")]
    left = sum(max(0, len(ids) - charts.MOST) for _circle, ids in rings)
    if left:
        lines.append(plural("{n} more is not drawn.", "{n} more are not drawn.", left))
    return " ".join(lines)


def _members(context: Context, circle: Circle) -> list[str]:
    """Who is in a circle, those who died and the writer left out."""
    return [
        past.person.id
        for past in context.scene.pasts.values()
        if past.circle == circle
        and past.person.id != context.journal.settings.me
        and context.cards[past.person.id].state.key != "past"
    ]


def _dots(context: Context, ids: Iterable[str], *, named: bool) -> list[charts.Dot]:
    cards = [context.cards[id] for id in ids]
    return [
        charts.Dot(
            _("{name}: {state}").format(name=context.person(card.id).name, state=card.state.word),
            card.state.key,
            card.called if named and len(cards) <= 8 else "",
        )
        for card in cards
    ]


def _state_row(context: Context, circle: Circle, ids: Sequence[str], keys: Sequence[str]) -> tuple[str, ...]:
    states = Counter(context.cards[id].state.key for id in ids)
    holds = figures(circle.holds) if circle.holds is not None else "–"
    return (sentence(circle.name), figures(len(ids)), holds, *(figures(states[key]) for key in keys))


# Channels by circle.


def channels_insight(context: Context) -> Insight | None:
    """How one meets, circle by circle, in the notes of the past year that say it."""
    places = _places(_circles(context))
    counts: dict[str, Counter[int]] = {name: Counter() for name in places}
    for note in _lived(context, plus_months(context.today, -12)):
        circle = _closest(context, note, places)
        if note.channel and circle:
            counts[circle][_KINDS.get(note.channel, 4)] += 1
    rows = [
        (sentence(name), [counts[name][kind] for kind in range(5)])
        for name in places
        if counts[name].total() >= FEW
    ]
    if not rows:
        return None
    used = [kind for kind in range(5) if any(row[kind] for _name, row in rows)]
    kinds, title = _kinds(), words.channels_finding(rows, _kinds_in_a_sentence())
    return Insight(
        id="channels",
        title=title,
        gloss=_(
            "How you meet, circle by circle: notes of the past year that say how; "
            "circles with fewer than four are left out."
        ),
        svg=charts.shares(
            [(name, [row[kind] for kind in used]) for name, row in rows],
            f"{title}. {_('Notes by channel for each circle')}.",
        ),
        legend=tuple((f"f{4 - place}", kinds[kind]) for place, kind in enumerate(used)),
        table=Table(
            _("Notes by channel for each circle"),
            (_("Circle"), *(kinds[kind] for kind in used)),
            tuple((name, *(figures(row[kind]) for kind in used)) for name, row in rows),
        ),
    )


def _kinds() -> tuple[str, ...]:
    return _("In person"), _("Calls"), _("Letters"), _("Messages"), pgettext("channels", "Otherwise")


def _kinds_in_a_sentence() -> tuple[str, ...]:
    return (
        pgettext("how one meets", "in person"),
        pgettext("how one meets", "by call"),
        pgettext("how one meets", "by letter"),
        pgettext("how one meets", "by message"),
        pgettext("how one meets", "in other ways"),
    )
