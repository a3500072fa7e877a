"""What the pictures of the whole say: each is titled with its finding, in a sentence made from counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, day_in, figures, listed, month_name, weekday_name
from journal.wording.time import plural, sentence
from journal.wording.vocabulary import tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date


# The year by day.


def days_finding(week: Sequence[int]) -> str:
    """On which day of the week most is written: "Sunday is the fullest day of the week".

    Args:
        week: notes by day of the week, Monday first.
    """
    fullest = [weekday_name(day) for day, count in enumerate(week) if count == max(week)]
    if len(fullest) > 2 or 6 * max(week) * len(week) < 7 * sum(week):
        return _("Spread over the whole week")
    if len(fullest) == 2:
        return _("{day} and {other} are the fullest days of the week").format(
            day=fullest[0], other=fullest[1]
        )
    return _("{day} is the fullest day of the week").format(day=fullest[0])


def days_gloss(notes: int, days: int) -> str:
    """What is drawn: "The past year by day, stronger where more was written: 313 notes on 205 days."."""
    on = plural("{n} day", "{n} days", days, in_figures=True)
    return plural(
        "The past year by day, stronger where more was written: {n} note on {days}.",
        "The past year by day, stronger where more was written: {n} notes on {days}.",
        notes,
        in_figures=True,
        days=on,
    )


# Notes, month by month.


def months_finding(totals: Mapping[date, int]) -> str:
    """Which months were fullest and which quietest: "The year was fullest in October and quietest in May".

    Args:
        totals: notes by the first day of each month, of whole months alone, oldest first.
    """
    written = [month for month, count in totals.items() if count]
    if len(written) == 1 and len(totals) > 1:
        return _("All of it was written in {month}").format(month=month_name(written[0].month))
    if len(totals) < 3:
        return _("Notes, month by month")
    most, least = max(totals.values()), min(totals.values())
    if 4 * most <= 5 * least:
        return _("Much the same from month to month")
    fullest = [month_name(month.month) for month, count in totals.items() if count == most]
    quietest = [month_name(month.month) for month, count in totals.items() if count == least]
    return _fullest_and_quietest(fullest, quietest)


def _fullest_and_quietest(fullest: Sequence[str], quietest: Sequence[str]) -> str:
    """Named are one month or two of a kind; of more, none stands out."""
    if len(fullest) <= 2 and len(quietest) <= 2:
        return _("The year was fullest in {months} and quietest in {others}").format(
            months=listed(fullest), others=listed(quietest)
        )
    if len(fullest) <= 2:
        return _("The year was fullest in {months}").format(months=listed(fullest))
    if len(quietest) <= 2:
        return _("The year was quietest in {months}").format(months=listed(quietest))
    return _("Notes, month by month")


def months_said(first: date, last: date) -> str:
    """What the columns show, for somebody who hears them."""
    span = (day_in("month and year", first), day_in("month and year", last))
    return _("Notes a month, {first} to {last}").format(first=span[0], last=span[1])


# People by circle.


def circles_finding(people: int, circles: int) -> str:
    """How many there are: "54 people, in seven circles"."""
    them = sentence(plural("{n} person", "{n} people", people))
    return plural("{people}, in {n} circle", "{people}, in {n} circles", circles, people=them)


def in_circle(people: int, circle: str) -> str:
    """How many are in a circle, for somebody who hears the picture: "21 in friends"."""
    return _("{n} in {circle}").format(n=figures(people), circle=circle)


# In touch over time.


def in_touch_finding(within: Sequence[int]) -> str:
    """Whether one is in touch with more people than a year ago.

    Args:
        within: how many were in touch as one would like at the end of each month, oldest first.
    """
    now = within[-1]
    if len(within) < 13:
        return sentence(
            plural("In touch as you’d like with {n} person", "In touch as you’d like with {n} people", now)
        )
    before = within[-13]
    much = max(2, before // 10)
    if now >= before + much:
        return _("In touch with more people than a year ago")
    if now <= before - much:
        return _("In touch with fewer people than a year ago")
    return _("In touch with about as many people as a year ago")


def in_touch_gloss(within: Sequence[int], most: date) -> str:
    """What is counted, how it is now, how it was, and when it was most."""
    counted = _(
        "How many are within the rhythm you wish for, at the end of each month, by the rhythms of today."
    )
    now = plural("Now it is {n} person", "Now it is {n} people", within[-1])
    if len(within) < 13:
        return f"{counted} {now}."
    parts = _("{now}, a year ago it was {before}; at most it was {most}, in {month}.").format(
        now=now, before=figures(within[-13]), most=figures(max(within)), month=day_in("month and year", most)
    )
    return f"{counted} {parts}"


def in_touch_ends(within: int, of: int) -> tuple[str, str, str]:
    """What stands at the ends: "12 in touch", "of 41"; where one line is alone, "12 in touch, of 41"."""
    n, all_ = figures(within), figures(of)
    return (
        _("{n} in touch").format(n=n),
        _("of {n}").format(n=all_),
        _("{n} in touch, of {all}").format(n=n, all=all_),
    )


# Channels.


def channels_finding(rows: Sequence[tuple[str, Sequence[int]]], kinds: Sequence[str]) -> str:
    """How one meets: "Inner mostly in person, Clients mostly by message".

    Args:
        rows: each circle with its counts, one for each kind, the closest first.
        kinds: the kinds as they stand in a sentence: "in person", "by call".
    """
    mostly = [(name, how) for name, counts in rows if (how := _mostly(counts, kinds))]
    first = mostly[0] if mostly else None
    other = next((row for row in reversed(mostly) if first and row[1] != first[1]), None)
    if first and other:
        return _("{circle} mostly {how}, {other} mostly {other_how}").format(
            circle=first[0], how=first[1], other=other[0], other_how=other[1]
        )
    if first and 2 * len(mostly) >= len(rows):
        return sentence(_("mostly {how}").format(how=first[1]))
    return _("How you meet, circle by circle")


def _mostly(counts: Sequence[int], kinds: Sequence[str]) -> str:
    """The kind of more than half of them, or more than twice any other; "" where there is none."""
    most = max(counts)
    next_ = max((count for count in sorted(counts)[:-1]), default=0)
    return kinds[list(counts).index(most)] if 2 * most > sum(counts) or most > 2 * next_ else ""


# Tones.


def tones_finding(years: Sequence[Sequence[int]]) -> str:
    """How it felt: whether the past year was lighter than the one before, else what it mostly was.

    Args:
        years: counts of the tones, the lightest first, of the year before and of the past year.
    """
    before, now = years
    if min(sum(before), sum(now)) >= _ENOUGH:
        change = _light(now) * sum(before) - _light(before) * sum(now)
        if abs(change) * 10 >= sum(now) * sum(before):
            return (
                _("A lighter year than the one before")
                if change > 0
                else _("A heavier year than the one before")
            )
    return tone_finding([a + b for a, b in zip(before, now, strict=True)])


#: Notes that must say how they felt before two years are held beside each other.
_ENOUGH = 8


def _light(counts: Sequence[int]) -> int:
    """Warm and easy together."""
    return counts[0] + counts[1]


def tone_finding(counts: Sequence[int]) -> str:
    """How it mostly felt, the lightest first: "Mostly warm", "Warm, and often easy"."""
    tones = [tone(word) for word in ("warm", "easy", "flat", "strained")]
    if 2 * max(counts) > sum(counts):
        return sentence(_("mostly {tone}").format(tone=tones[list(counts).index(max(counts))]))
    ranked = sorted(range(len(counts)), key=lambda place: (-counts[place], place))
    return sentence(_("{tone}, and often {other}").format(tone=tones[ranked[0]], other=tones[ranked[1]]))


def felt_said(felt: str, count: int, when: str) -> str:
    """A dot in words: "Jul–Sept 2026: warm, 12"."""
    return _("{when}: {tone}, {n}").format(when=when, tone=tone(felt), n=figures(count))


def quarter(start: date) -> str:
    """A quarter: "Jul–Sept 2026"."""
    first, last = month_name(start.month, short=True), month_name(start.month + 2, short=True)
    return _("{first}–{last} {year}").format(first=first, last=last, year=start.year)
