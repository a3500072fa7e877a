"""Days to remember and promises, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.cadence import days_between
from journal.model.assessment import DayKind, PromiseState
from journal.wording.people import call, call_id, calls, listed, possessive
from journal.wording.reasons_knowing import spoken
from journal.wording.time import counted, day_month, gap, near_day, number, sentence

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
    return f"{names} turns {day.years}" if day.years else f"{possessive(names)} birthday"


def _remembrance(day: DayToRemember, people: People) -> str:
    names = calls(day.people, people)
    return f"{sentence(counted_years(day.years))} since {names} died" if day.years else f"Remembering {names}"


def _back(day: DayToRemember, people: People) -> str:
    return f"{calls(day.people, people)} {'is' if len(day.people) == 1 else 'are'} back from rest"


def _yearly(day: DayToRemember, people: People) -> str:
    names = calls(day.people, people)
    return f"{names}: {day.what}" if day.what else f"A day to remember with {names}"


def _plan(day: DayToRemember, people: People) -> str:
    missing = _unnamed(day, people)
    return f"{day.what}, with {listed(missing)}" if missing else day.what


def _news(day: DayToRemember, people: People) -> str:
    missing, what = _unnamed(day, people), spoken(day.what, day.on)
    return f"{listed(missing)}: {what}" if missing else what


def _promise(day: DayToRemember, people: People) -> str:  # noqa: ARG001 -- one shape for all kinds
    return day.what


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
        return f"{sentence(counted(day.years, 'year'))}."
    if day.kind is DayKind.PROMISE:
        return f"Your promise to {calls(day.people, people)}." if day.people else "Your own task."
    if day.kind is DayKind.BIRTHDAY and day.round:
        return "A round one."
    return "A plan." if day.kind is DayKind.PLAN else ""


def day_sentence(day: DayToRemember, people: People) -> str:
    """A day in a line; where the writer's words end with a mark of their own, none is added."""
    line, aside = day_line(day, people), day_aside(day, people)
    stop = "" if line.endswith((".", "!", "?", "…")) else "."
    return f"{line}{stop} {aside}".strip()


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


def counted_years(years: int) -> str:
    """Years as they are spoken of: "a year", "nine years"."""
    return "a year" if years == 1 else f"{number(years)} years"


def promise_who(standing: PromiseStanding, people: People) -> str:
    """Whom it concerns: "To Maya" for one of mine, "Maya" for one of theirs, "For yourself" for a task."""
    promise = standing.promise
    if promise.by != "me":
        return call_id(promise.by, people)
    return f"To {calls(promise.to, people)}" if promise.to else "For yourself"


def promise_when(standing: PromiseStanding, today: date) -> str:
    """When it was made, is due or was closed; "" where the files do not say.

    "by 1 December", "by 1 November, three weeks ago", "on 18 October", "kept 26 September", "let go 3 June".
    """
    promise = standing.promise
    match standing.state:
        case PromiseState.KEPT:
            return f"kept {day_month(promise.done, today)}" if promise.done else "kept"
        case PromiseState.LET_GO:
            return f"let go {day_month(promise.done, today)}" if promise.done else "let go"
        case PromiseState.OPEN | PromiseState.LATE:
            return _open_promise(standing, today)


def _open_promise(standing: PromiseStanding, today: date) -> str:
    promise = standing.promise
    if promise.due:
        late = days_between(promise.due, today)
        passed = f", {gap(late)} ago" if standing.is_mine and late > 0 else ""
        return f"by {day_month(promise.due, today)}{passed}"
    if promise.made is None:
        return ""
    still = ", still wanted?" if standing.is_mine and (standing.age or 0) > 365 else ""
    return f"on {day_month(promise.made, today)}{still}"


def promise_meta(standing: PromiseStanding, people: People, today: date) -> str:
    """Whom and when in one line: "To Maya, by 1 December"; "To Maya, said on 18 October" without a day."""
    when = promise_when(standing, today)
    if when and standing.is_open and standing.promise.due is None:
        when = f"{'said' if standing.promise.to else 'noted'} {when}"
    return ", ".join(part for part in (promise_who(standing, people), when) if part)


def promises_lede(mine: int, theirs: int) -> str:
    """What stands above the list of promises: "Eleven open, six of them yours."."""
    if mine + theirs == 0:
        return "Nothing is open between you and anybody."
    if not theirs:
        return f"{sentence(number(mine))} open, {'yours' if mine == 1 else 'all of them yours'}."
    yours = "none of them yours" if not mine else f"{number(mine)} of them yours"
    return f"{sentence(number(mine + theirs))} open, {yours}."


def today_lede(asked: int, coming: DayToRemember | None, people: People, today: date) -> str:
    """What stands above today's list.

    "Five people might be glad to hear from you. Marit turns 40 on Thursday."
    """
    first = (
        "Nobody in particular today; the day is yours."
        if not asked
        else f"{sentence(counted(asked, 'person', 'people'))} might be glad to hear from you."
    )
    if coming is None:
        return first
    verb = " is" if coming.kind is DayKind.BIRTHDAY and not coming.years else ""
    return f"{first} {sentence(day_line(coming, people))}{verb} {near_day(coming.on, today)}."
