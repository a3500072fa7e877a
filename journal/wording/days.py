"""Days to remember and promises, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.cadence import days_between
from journal.language import _, ngettext
from journal.model.assessment import DayKind, PromiseState
from journal.wording.people import call, call_id, calls, listed
from journal.wording.reasons_knowing import spoken
from journal.wording.time import day_month, full_stop, near_day, number, passed, plural, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal.model.assessment import DayToRemember, PromiseStanding
    from journal.model.person import Person

    People = Mapping[str, Person]


def day_line(day: DayToRemember, people: People) -> str:
    """What a day is about: "Marit turns 40", "A year since Desmond died", "Noor is back from rest"."""
    return _LINES[day.kind](day, people)


def _birthday(day: DayToRemember, people: People) -> str:
    names = calls(day.people, people)
    if not day.years:
        return _("{name}’s birthday").format(name=names)
    return plural("{name} turns {n}", "{name} turns {n}", day.years, in_figures=True, name=names)


def _remembrance(day: DayToRemember, people: People) -> str:
    names = calls(day.people, people)
    if not day.years:
        return _("Remembering {name}").format(name=names)
    return sentence(plural("a year since {name} died", "{n} years since {name} died", day.years, name=names))


def _back(day: DayToRemember, people: People) -> str:
    said = ngettext("{name} is back from rest", "{name} are back from rest", len(day.people))
    return said.format(name=calls(day.people, people))


def _yearly(day: DayToRemember, people: People) -> str:
    names = calls(day.people, people)
    if not day.what:
        return _("A day to remember with {name}").format(name=names)
    return _("{name}: {what}").format(name=names, what=day.what)


def _plan(day: DayToRemember, people: People) -> str:
    missing = _unnamed(day, people)
    return _("{what}, with {name}").format(what=day.what, name=listed(missing)) if missing else day.what


def _news(day: DayToRemember, people: People) -> str:
    missing, what = _unnamed(day, people), spoken(day.what, day.on)
    return _("{name}: {what}").format(name=listed(missing), what=what) if missing else what


def _promise(day: DayToRemember, people: People) -> str:  # noqa: ARG001 -- one shape for all kinds
    return sentence(day.what)


_LINES = {
    DayKind.BIRTHDAY: _birthday,
    DayKind.REMEMBRANCE: _remembrance,
    DayKind.BACK: _back,
    DayKind.YEARLY: _yearly,
    DayKind.PLAN: _plan,
    DayKind.NEWS: _news,
    DayKind.PROMISE: _promise,
}


def day_aside(day: DayToRemember, people: People) -> str:
    """What stands small beside it: "Eleven years.", "Your promise to Leonor."; "" where nothing is to add."""
    if day.kind is DayKind.YEARLY and day.years:
        return sentence(plural("{n} year.", "{n} years.", day.years))
    if day.kind is DayKind.PROMISE:
        names = calls(day.people, people)
        if day.theirs:
            return _("Promised to you by {name}.").format(name=names)
        return _("Your promise to {name}.").format(name=names) if names else _("Your own task.")
    if day.kind is DayKind.BIRTHDAY and day.round:
        return _("A round one.")
    return _("A plan.") if day.kind is DayKind.PLAN else ""


def day_sentence(day: DayToRemember, people: People) -> str:
    """A day in a line; where the writer's words end with a mark of their own, none is added."""
    return f"{full_stop(day_line(day, people))} {day_aside(day, people)}".strip()


def _unnamed(day: DayToRemember, people: People) -> list[str]:
    """Those whom the writer's own words do not name already."""
    return [call_id(id, people) for id in day.people if not _names(day.what, id, people)]


def _names(text: str, id: str, people: People) -> bool:
    """Whether a text holds somebody's name, what one calls them, or an alias or its first word."""
    if id not in people:
        return id in text
    person = people[id]
    names = {
        person.name,
        call(person),
        *person.aka,
        *(alias.split()[0] for alias in person.aka if alias.strip()),
    }
    return any(len(name) > 1 and name.casefold() in text.casefold() for name in names)


def promise_who(standing: PromiseStanding, people: People) -> str:
    """Whom it concerns: "To Maya" for one of mine, "Maya" for one of theirs, "For yourself" for a task."""
    promise = standing.promise
    if promise.by != "me":
        return call_id(promise.by, people)
    return _("To {name}").format(name=calls(promise.to, people)) if promise.to else _("For yourself")


def promise_when(standing: PromiseStanding, today: date) -> str:
    """When it was made, is due or was closed; "" where the files do not say.

    "by 1 December", "by 1 November, three weeks ago", "on 18 October", "kept 26 September", "let go 3 June".
    """
    done = standing.promise.done
    match standing.state:
        case PromiseState.KEPT:
            return _("kept {day}").format(day=day_month(done, today)) if done else _("kept")
        case PromiseState.LET_GO:
            return _("let go {day}").format(day=day_month(done, today)) if done else _("let go")
        case PromiseState.OPEN | PromiseState.LATE:
            return _by(standing, today) if standing.promise.due else _on(standing, today)


def _by(standing: PromiseStanding, today: date) -> str:
    """The day that an open promise is due: "by 1 November, three weeks ago"."""
    due = standing.promise.due or today
    day, late = day_month(due, today), days_between(due, today)
    if late <= 0 or not standing.is_mine:
        return _("by {day}").format(day=day)
    return _("by {day}, {ago}").format(day=day, ago=passed(late))


def _on(standing: PromiseStanding, today: date) -> str:
    """The day that an open promise was made: "on 18 October"; how long ago too, where it has become late."""
    made = standing.promise.made
    if made is None:
        return ""
    if standing.state is PromiseState.LATE and not _is_old(standing):
        return _("on {day}, {ago}").format(day=day_month(made, today), ago=passed(standing.age or 0))
    said = _("on {day}, still wanted?") if _is_old(standing) else _("on {day}")
    return said.format(day=day_month(made, today))


def _is_old(standing: PromiseStanding) -> bool:
    """Whether one may ask oneself if a promise of mine is still wanted."""
    return standing.is_mine and (standing.age or 0) > 365


def promise_meta(standing: PromiseStanding, people: People, today: date) -> str:
    """Whom and when in one line: "To Maya, by 1 December"; "To Maya, said on 18 October" without a day."""
    who = promise_who(standing, people)
    when = _said_on(standing, today) if _has_only_its_day(standing) else promise_when(standing, today)
    return _("{who}, {when}").format(who=who, when=when) if when else who


def _has_only_its_day(standing: PromiseStanding) -> bool:
    promise = standing.promise
    return standing.is_open and promise.due is None and promise.made is not None


def _said_on(standing: PromiseStanding, today: date) -> str:
    """The day of a promise, so that it is not taken for the day it is due: "said on 18 October"."""
    if standing.promise.to:
        said = _("said on {day}, still wanted?") if _is_old(standing) else _("said on {day}")
    else:
        said = _("noted on {day}, still wanted?") if _is_old(standing) else _("noted on {day}")
    return said.format(day=day_month(standing.promise.made or today, today))


def promises_lede(mine: int, theirs: int) -> str:
    """What stands above the list of promises: "Eleven open, six of them yours."."""
    if mine + theirs == 0:
        return _("Nothing is open between you and anybody.")
    if not theirs:
        return sentence(plural("{n} open, yours.", "{n} open, all of them yours.", mine))
    if not mine:
        return sentence(plural("{n} open, none of them yours.", "{n} open, none of them yours.", theirs))
    said = plural(
        "{n} open, {mine} of them yours.",
        "{n} open, {mine} of them yours.",
        mine + theirs,
        mine=number(mine),
    )
    return sentence(said)


def today_lede(asked: int, coming: DayToRemember | None, people: People, today: date) -> str:
    """What stands above today's list.

    "Five people might be glad to hear from you. Marit turns 40 on Thursday."
    """
    first = _asked(asked)
    if coming is None:
        return first
    line, when = sentence(day_line(coming, people)), near_day(coming.on, today)
    is_bare = coming.kind is DayKind.BIRTHDAY and not coming.years
    said = _("{first} {birthday} is {when}.") if is_bare else _("{first} {line} {when}.")
    return said.format(first=first, birthday=line, line=line, when=when)


def _asked(count: int) -> str:
    if not count:
        return _("Nobody in particular today; the day is yours.")
    said = plural(
        "{n} person might be glad to hear from you.",
        "{n} people might be glad to hear from you.",
        count,
    )
    return sentence(said)
