"""Reading dates and cadences as FORMAT "Dates, flags, cadence" has them. ASCII digits alone count."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time
from typing import Any

from journal.content.document import Node, Scalar
from journal.content.schema.reading import FLAGS, Reading, text, within, wrong_kind
from journal.language import _, day_in, listed, ngettext, pgettext
from journal.model.dates import Birthday, Cadence, MonthDay, PartialDate, Unit
from journal.model.person import Death

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTH_DAY = re.compile(r"(?:--)?([0-9]{2})-([0-9]{2})")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::[0-9]{2})?)?")
_CADENCE = re.compile(r"(?:every\s+|every(?=[0-9]))?([0-9]+)?\s*([^\W\d_]+)?", re.IGNORECASE)
_UNITS = {name: unit for unit in Unit for name in (unit.value, f"{unit.value}s", unit.value[0])}
_WORDS = {
    "daily": Cadence(1, Unit.DAY),
    "weekly": Cadence(1, Unit.WEEK),
    "fortnightly": Cadence(2, Unit.WEEK),
    "monthly": Cadence(1, Unit.MONTH),
    "quarterly": Cadence(3, Unit.MONTH),
    "yearly": Cadence(1, Unit.YEAR),
    "none": Cadence(0),
}


def impossible(year: int, month: int, day: int) -> str | None:
    """Why there is no such day; None where there is one."""
    if year < 1:
        return _("there is no year 0")
    if not 1 <= month <= 12:
        return _("there is no month {month}").format(month=month)
    last = monthrange(year, month)[1]
    if day < 1 or day > last:
        whole = day_in("month and year", date(year, month, 1))
        return ngettext("{month} has {n} day", "{month} has {n} days", last).format(month=whole, n=last)
    return None


def partial(written: str) -> PartialDate | str:
    """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; what is wrong with it, where something is."""
    match = _PARTIAL.fullmatch(written)
    if match is None:
        return _("this is not a date")
    year, month, day = (int(part) if part else None for part in match.groups())
    problem = impossible(year or 0, 1 if month is None else month, 1 if day is None else day)
    return problem or PartialDate(year or 0, month, day)


def iso_day(written: str) -> date | str:
    """Read ``YYYY-MM-DD``; what is wrong with it, where something is."""
    if len(written) == 10 and written[4] == written[7] == "-":
        with suppress(ValueError):  # which does not say what is wrong
            return date.fromisoformat(written)
    found = partial(written)
    if isinstance(found, str):
        return found
    return found.exact or _("a whole date was expected")


def wrong(written: str, problem: str) -> str:
    """What was written, and why it cannot be."""
    return _("‘{written}’: {problem}").format(written=written, problem=problem)


def partial_date(reading: Reading, node: Node) -> PartialDate | None:
    """A year, a month of a year, or a day."""
    found: PartialDate | None = _checked(reading, node, partial, _("write YYYY, YYYY-MM or YYYY-MM-DD"))
    return found


def full_date(reading: Reading, node: Node) -> date | None:
    """A whole date."""
    found: date | None = _checked(reading, node, iso_day, _("write YYYY-MM-DD"))
    return found


def yearly_date(reading: Reading, node: Node) -> PartialDate | MonthDay | None:
    """A day of every year, with or without the year it began."""
    found: PartialDate | MonthDay | None
    found = _checked(reading, node, _yearly, _("write YYYY-MM-DD, or MM-DD without the year"))
    return found


def birthday(reading: Reading, node: Node) -> Birthday | None:
    """A birthday: a date, ``MM-DD``, or ``~1948`` for about a year."""
    help = _("write YYYY-MM-DD, MM-DD without the year, or ~YYYY for about that year")
    found: Birthday | None = _checked(reading, node, _birthday, help)
    return found


def _checked(reading: Reading, node: Node, read: Callable[[str], object], help: str) -> Any:
    """Read a value by a function that gives back what is wrong with it, where something is."""
    written = text(reading, node)
    if written is None:
        return None
    value = read(written)
    if isinstance(value, str):
        reading.fault("bad-date", node.span, wrong(written, value), help)
        return None
    return value


def _month_day(written: str) -> MonthDay | str | None:
    match = _MONTH_DAY.fullmatch(written)
    if match is None:
        return None
    month, day = int(match[1]), int(match[2])
    # A leap year, so that 29 February is a day.
    return impossible(2000, month, day) or MonthDay(month, day)


def _yearly(written: str) -> PartialDate | MonthDay | str:
    found = _month_day(written) or partial(written)
    if isinstance(found, PartialDate) and found.exact is None:
        return _("a day of the year was expected")
    return found


def _birthday(written: str) -> Birthday | str:
    if written.startswith("~"):
        about = partial(written[1:].strip())
        return about if isinstance(about, str) else Birthday(about.year, None, None, about=True)
    found = _month_day(written) or partial(written)
    if isinstance(found, str):
        return found
    if isinstance(found, MonthDay):
        return Birthday(None, found.month, found.day)
    return Birthday(found.year, found.month, found.day)


def moment(reading: Reading, node: Node) -> tuple[date, time | None] | None:
    """A note's day, which a time may follow (FORMAT "A note")."""
    written = text(reading, node)
    if written is None:
        return None
    help = _("write YYYY-MM-DD, or YYYY-MM-DDTHH:MM")
    match = _MOMENT.fullmatch(written)
    day = iso_day(match[1]) if match else _("this is not a date")
    if isinstance(day, str) or match is None:
        reading.fault("bad-date", node.span, wrong(written, str(day)), help)
        return None
    if match[2] is None:
        return day, None
    if int(match[2]) > 23 or int(match[3]) > 59:
        reading.fault("bad-time", node.span, wrong(written, _("there is no such time of day")), help)
        return day, None
    return day, time(int(match[2]), int(match[3]))


def death(reading: Reading, node: Node) -> Death | None:
    """``died: 2024-03-02``, or ``died: true`` where the day is not known."""
    written = text(reading, node)
    if written is None:
        return None
    if written.casefold() in FLAGS:
        return Death() if FLAGS[written.casefold()] else None
    when = partial(written)
    if isinstance(when, str):
        help = _("write the date, YYYY-MM-DD, or {true}").format(true="true")
        reading.fault("bad-date", node.span, wrong(written, when), help)
        return None
    return Death(when)


def cadence(reading: Reading, node: Node) -> Cadence | None:
    """A wanted gap (FORMAT "Cadence")."""
    if not isinstance(node, Scalar):
        expected = pgettext("what was expected", "a rhythm such as ‘{example}’").format(example="3 weeks")
        help = _("write a rhythm such as ‘{example}’").format(example="3 weeks")
        wrong_kind(reading, node, expected, help)
        return None
    written = " ".join(node.text.split())
    if node.is_empty or not written:
        return None
    known = _WORDS.get(written.casefold())
    match = _CADENCE.fullmatch(written)
    if known is not None:
        return known
    if match is None or not (match[1] or match[2]):
        message = _("‘{written}’ is not a rhythm").format(written=written)
        help = _("write a whole number and {units}, such as ‘{example}’, or {none}").format(
            units=_units(), example="3 weeks", none="none"
        )
        reading.fault("bad-cadence", node.span, message, help)
        return None
    return _counted(reading, node, written, match)


def _units() -> str:
    return listed(("days", "weeks", "months", "years"), "or")


def _counted(reading: Reading, node: Scalar, written: str, match: re.Match[str]) -> Cadence | None:
    if match[2] is None:
        message = _("‘{written}’ does not say of what: days, weeks, months?").format(written=written)
        help = _("write {example}").format(example=f"{written} days")
        reading.fault("bare-number-cadence", node.span, message, help)
        return None
    unit = _UNITS.get(match[2].casefold())
    if unit is None:
        place = within(node, match.start(2), match.end(2)) if written == node.text else node.span
        message = _("no unit of time is called ‘{word}’").format(word=match[2])
        help = _("write a whole number and {units}").format(units=_units())
        reading.fault("unknown-unit", place, message, help)
        return None
    count = int(match[1][:6]) if match[1] and match[1].isascii() else 1
    if not 1 <= count <= 999:
        message = _("‘{number}’ is out of range").format(number=match[1])
        reading.fault("bad-cadence", node.span, message, _("write a number from 1 to 999"))
        return None
    return Cadence(count, unit)
