"""Findings over time: the year by day, in touch as one would like, how it felt, what became of promises."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from journal.language import _, day_in, figures, first_weekday, pgettext, weekday_name
from journal.practices.over_time import (
    TONES,
    Given,
    in_touch_by_month,
    promises_by_quarter,
    tones_by_quarter,
)
from journal.site import charts
from journal.site.views.insight import Insight, Table, years_below
from journal.wording import chart_sentences as words
from journal.wording.between_sentences import promises_finding
from journal.wording.vocabulary import tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.practices.over_time import InTouch, QuarterOfPromises, QuarterOfTones
    from journal.site.views.context import Context

#: People and months below which there is no line; notes and promises below which there is no picture.
PEOPLE, MONTHS, NOTES, PROMISES = 3, 4, 12, 6


def days_insight(context: Context) -> Insight | None:
    """The past year by day, and on which day of the week most is written."""
    counts = Counter(note.date for note in context.journal.notes if note.date <= context.today)
    drawn = charts.heat(counts, context.today, "")
    if drawn.total < NOTES:
        return None
    week = Counter(day.weekday() for day in drawn.days for _note in range(counts[day]))
    title = words.days_finding([week[day] for day in range(7)])
    gloss = words.days_gloss(drawn.total, len(drawn.days))
    order = [(first_weekday() + place) % 7 for place in range(7)]
    return Insight(
        id="days",
        title=title,
        gloss=gloss,
        svg=charts.heat(counts, context.today, f"{title}. {gloss}").svg,
        table=Table(
            _("Notes of the past year by the day of the week"),
            (_("Day of the week"), _("Notes")),
            tuple((weekday_name(day), figures(week[day])) for day in order),
        ),
        shape="wide",
    )


def in_touch_insight(context: Context) -> Insight | None:
    """How many are within the rhythm wished for, at the end of each month of three years."""
    rows = in_touch_by_month(context.scene)
    if len(rows) < MONTHS or max(row.of for row in rows) < PEOPLE or not any(row.within for row in rows):
        return None
    within = [row.within for row in rows]
    most = within.index(max(within))
    title = words.in_touch_finding(within)
    gloss = words.in_touch_gloss(within, rows[most].on)
    return Insight(
        id="in-touch",
        title=title,
        gloss=gloss,
        svg=charts.in_touch(
            [(label, row.within, row.of) for label, row in zip(_januaries(rows), rows, strict=True)],
            words.in_touch_ends(rows[-1].within, rows[-1].of),
            f"{title}. {gloss}",
        ),
        table=Table(
            _("People within their rhythm at the end of each month"),
            (_("Month"), _("In touch"), _("With a rhythm")),
            tuple((day_in("month and year", row.on), figures(row.within), figures(row.of)) for row in rows),
        ),
    )


def _januaries(rows: Sequence[InTouch]) -> list[str]:
    """The year under each January; where there is none, the first and the last month."""
    years = [str(row.on.year) if row.on.month == 1 else "" for row in rows]
    return years if any(years) else years_below([row.on.year for row in rows])


def tones_insight(context: Context) -> Insight | None:
    """How the notes felt, by quarter, of the three years past."""
    rows = tones_by_quarter(context.journal.notes, context.today)
    if sum(sum(row.counts) for row in rows) < NOTES:
        return None
    title = words.tones_finding((_sum_of(rows[:-4][-4:]), _sum_of(rows[-4:])))
    names, quarters = [tone(word) for word in TONES], [words.quarter(row.start) for row in rows]
    return Insight(
        id="tones",
        title=title,
        gloss=_("How the notes felt, quarter by quarter: the larger the dot, the more of them."),
        svg=charts.tone_quarters(
            list(
                zip(years_below([row.start.year for row in rows]), [row.counts for row in rows], strict=True)
            ),
            names,
            [
                [words.felt_said(felt, n, when) for felt, n in zip(TONES, row.counts, strict=True)]
                for when, row in zip(quarters, rows, strict=True)
            ],
            f"{title}. {_tones_said(rows)}.",
        ),
        table=Table(
            _("Notes by how they felt, quarter by quarter"),
            (_("Quarter"), *names),
            tuple((when, *map(figures, row.counts)) for when, row in zip(quarters, rows, strict=True)),
        ),
    )


def _sum_of(rows: Sequence[QuarterOfTones]) -> list[int]:
    return [sum(row.counts[place] for row in rows) for place in range(len(TONES))]


def _tones_said(rows: Sequence[QuarterOfTones]) -> str:
    when = _("In all")
    return "; ".join(
        words.felt_said(felt, n, when) for felt, n in zip(TONES, _sum_of(rows), strict=True) if n
    )


def promises_insight(context: Context) -> Insight | None:
    """What became of promises, by the quarter in which they were given."""
    rows = promises_by_quarter(context.scene)
    mine, theirs = _all([row.mine for row in rows]), _all([row.theirs for row in rows])
    if mine.all + theirs.all < PROMISES:
        return None
    title = promises_finding(mine.kept, mine.let_go, mine.open)
    return Insight(
        id="promises",
        title=title,
        gloss=_(
            "By the quarter in which they were given: yours upwards, theirs downwards. "
            "To let go is an answer too."
        ),
        svg=charts.promises(
            [
                (label, _counts(row.mine), _counts(row.theirs))
                for label, row in zip(years_below([r.start.year for r in rows]), rows, strict=True)
            ],
            (_("yours"), _("theirs")),
            f"{title}. {_promises_said(mine, theirs)}",
        ),
        legend=(
            ("f4", pgettext("promises", "Kept")),
            ("f2", pgettext("promises", "Let go")),
            ("hollow", pgettext("promises", "Open")),
        ),
        table=_promises_table(rows),
    )


def _all(given: Sequence[Given]) -> Given:
    return Given(
        sum(one.kept for one in given), sum(one.let_go for one in given), sum(one.open for one in given)
    )


def _counts(given: Given) -> tuple[int, int, int]:
    return given.kept, given.let_go, given.open


def _promises_said(mine: Given, theirs: Given) -> str:
    return _(
        "Yours: {kept} kept, {let_go} let go, {open} open. "
        "Theirs: {their_kept} kept, {their_let_go} let go, {their_open} open."
    ).format(
        kept=figures(mine.kept),
        let_go=figures(mine.let_go),
        open=figures(mine.open),
        their_kept=figures(theirs.kept),
        their_let_go=figures(theirs.let_go),
        their_open=figures(theirs.open),
    )


def _promises_table(rows: Sequence[QuarterOfPromises]) -> Table:
    return Table(
        _("What became of promises, by the quarter in which they were given"),
        (
            _("Quarter"),
            _("Yours, kept"),
            _("let go"),
            _("open"),
            _("Theirs, kept"),
            _("let go"),
            _("open"),
        ),
        tuple(
            (words.quarter(row.start), *map(figures, _counts(row.mine)), *map(figures, _counts(row.theirs)))
            for row in rows
        ),
    )
