"""What the pictures of a person's page say: each is titled with its finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, figures, listed, month_name
from journal.wording.sentences import channel_phrase
from journal.wording.time import plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date


def year_finding(days: Mapping[date, int]) -> str:
    """When the year was fullest: "The past year was fullest in May".

    Args:
        days: days with notes by the first day of each month that has any.
    """
    fullest = [month_name(month.month) for month in sorted(days) if days[month] == max(days.values())]
    if len(days) == len(fullest) <= 2:
        return _("In the past year, {months} alone").format(months=listed(fullest))
    if len(fullest) > 2:
        return _("Spread through the past year")
    return _("The past year was fullest in {months}").format(months=listed(fullest))


def life_finding(years: Mapping[int, int], name: str) -> str:
    """Which year was fullest: "2019 was the fullest of your years with Maya".

    Args:
        years: notes by year.
        name: what they are called; "" for the writer.
    """
    fullest = [year for year in years if years[year] == max(years.values())]
    if len(fullest) > 1:
        return _("Your years with {name}").format(name=name) if name else _("Your own years")
    if not name:
        return _("Your fullest year: {year}").format(year=fullest[0])
    return _("{year} was the fullest of your years with {name}").format(year=fullest[0], name=name)


def life_gloss(notes: int, first: int) -> str:
    """What is drawn: "Month by month since 2014: 212 notes."."""
    return plural(
        "Month by month since {first}: {n} note.",
        "Month by month since {first}: {n} notes.",
        notes,
        in_figures=True,
        first=first,
    )


def reaching_gloss(of: int) -> str:
    """What the balance was read from."""
    return plural(
        "Who reaches out, from the last {n} time that says so.",
        "Who reaches out, from the last {n} times that say so.",
        of,
    )


def side(who: str, count: int) -> str:
    """One end of the balance: "You, 7"."""
    return _("{name}, {n}").format(name=who, n=figures(count))


def channels_finding(counts: Sequence[tuple[str, int]]) -> str:
    """How one meets most often: "Most often a walk".

    Args:
        counts: notes by channel, the most frequent first.
    """
    most = [name for name, count in counts if count == counts[0][1]]
    if len(most) > 2:
        return _("How you meet: in many ways")
    return _("Most often {ways}").format(ways=listed([channel_phrase(name) for name in most]))


def web_finding(
    name: str, through: Sequence[str], led: Sequence[str], related: Sequence[str], together: Sequence[str]
) -> str:
    """Who is around somebody: through whom they came, whom they led to, who is theirs, who was there."""
    if through:
        return _("You met {name} through {others}").format(name=name, others=listed(through))
    if led:
        return _("Through {name} you met {others}").format(name=name, others=listed(led))
    if related:
        return _("Around {name}: {others}").format(name=name, others=listed(related[:_NAMED]))
    return _("Often with {name}: {others}").format(name=name, others=listed(together[:_NAMED]))


#: Names in one title.
_NAMED = 3


def web_said(
    name: str, through: Sequence[str], led: Sequence[str], related: Sequence[str], together: Sequence[str]
) -> str:
    """The whole web, for somebody who hears the picture."""
    parts = [
        _("You met {name} through {others}.").format(name=name, others=listed(through)) if through else "",
        _("Through {name} you met {others}.").format(name=name, others=listed(led)) if led else "",
        _("Around {name}: {others}.").format(name=name, others=listed(related)) if related else "",
        _("Often in the same notes: {others}.").format(others=listed(together)) if together else "",
    ]
    return " ".join(part for part in parts if part)


def web_strokes(*, led: bool, related: bool, together: bool) -> str:
    """What the strokes of the web stand for, of those that it has."""
    parts = [
        _("Arrows are introductions.") if led else "",
        _("Plain lines are relations.") if related else "",
        _("Dotted lines: often in the same notes.") if together else "",
    ]
    return " ".join(part for part in parts if part)


def in_pictures() -> tuple[str, str]:
    """What stands where there are no pictures yet: a heading, and what would come."""
    return (
        _("In pictures"),
        _("Once a few notes say how you met, who began or how it felt, it is drawn here."),
    )
