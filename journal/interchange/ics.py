"""The days to remember as a file for other calendars (RFC 5545).

1. Days only: every event lasts its whole day, and takes up no time.
2. What returns each year is one event with a rule; what happens once is one event. A 29 February is
   kept in common years as the journal says: on the last day of February, or on the sixtieth of the year.
3. An event keeps its name (``UID``) as long as what it is about stays where it is written, so that
   reading the file again changes what is there. The stamp is the day the file is made for: no clock.
4. Text is escaped, and carries no line break and no control character of its own: nothing that is
   written in a note becomes a line of the file.
5. Without a day to remember the calendar is empty, and still a calendar.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from journal.cadence import plus_days
from journal.model.assessment import DayKind, DayToRemember
from journal.model.dates import MonthDay
from journal.practices.almanac import to_come, yearly_days
from journal.practices.yearly import kept
from journal.wording import calendar_sentences as words
from journal.wording.days import day_aside, day_line
from journal.wording.people import calls

if TYPE_CHECKING:
    from journal.practices.scene import Scene
    from journal.practices.yearly import Anniversary

#: Octets in a line, its end apart.
LONGEST = 75

_LEAP_DAY, _LAST_OF_FEBRUARY = MonthDay(2, 29), MonthDay(2, 28)

#: What some program would take for the end of a line, and what has no place in a text.
_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Event(Struct, frozen=True):
    """Something that lasts a day."""

    uid: str
    on: date
    summary: str
    description: str = ""
    location: str = ""
    rule: str = ""
    """How it returns, as RFC 5545 writes it; "" for once."""


def calendar_file(scene: Scene) -> bytes:
    """Write the yearly days, plans, dated news and open promises of a journal.

    It holds what the pages of the same journal show: for an edition, hand in what the edition holds.
    """
    stamp = f"DTSTAMP:{_digits(scene.today)}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//journal//journal//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(scene.journal.settings.title)}",
        *(line for event in events(scene) for line in _event(event, stamp)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def events(scene: Scene) -> tuple[Event, ...]:
    """All events by day, no two of one name."""
    yearly = (_yearly(scene, each) for each in yearly_days(scene))
    found = [event for event in yearly if event] + [_once(scene, day) for day in to_come(scene)]
    return tuple(_told_apart(sorted(found, key=lambda event: (event.on, event.uid, event.summary))))


def _told_apart(found: Iterable[Event]) -> Iterator[Event]:
    seen: dict[str, int] = defaultdict(int)
    for event in found:
        seen[event.uid] += 1
        number = seen[event.uid]
        yield event if number == 1 else replace(event, uid=event.uid.replace("@", f"-{number}@"))


def _yearly(scene: Scene, each: Anniversary) -> Event | None:
    """A day of every year, from this year's on; None where it is kept no longer."""
    person, leap_day = scene.pasts[each.person].person, scene.journal.settings.leap_day
    end = date(min(max(scene.today.year, each.first or 0) + 2, date.max.year), 12, 31)
    if next(kept(each, person, scene.today, end, leap_day), None) is None:
        return None
    first = next(kept(each, person, date(scene.today.year, 1, 1), end, leap_day))
    return Event(
        uid=_uid(each.kind, str(each.day), f"{each.person} {each.what}"),
        on=first.on,
        summary=day_line(replace(first, years=None, round=False), scene.journal.people),
        description=_since(scene, each),
        rule=_rule(each.day, leap_day),
    )


def _rule(day: MonthDay, leap_day: MonthDay) -> str:
    if day != _LEAP_DAY:
        return "FREQ=YEARLY"
    if leap_day == _LAST_OF_FEBRUARY:
        return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    return "FREQ=YEARLY;BYYEARDAY=60"


def _since(scene: Scene, each: Anniversary) -> str:
    if each.first is None:
        return ""
    name = calls((each.person,), scene.journal.people)
    match each.kind:
        case DayKind.BIRTHDAY:
            return words.born(name, each.first)
        case DayKind.REMEMBRANCE:
            return words.died(name, each.first)
        case _:
            return words.began(each.first)


def _once(scene: Scene, day: DayToRemember) -> Event:
    people, note = scene.journal.people, day.note if day.kind is DayKind.PLAN else None
    time = words.at(f"{note.time:%H:%M}") if note and note.time else ""
    where = day.note.file if day.note else day.origin.path if day.origin else ""
    return Event(
        uid=_uid(day.kind, day.on.isoformat(), where if note else f"{where} {day.what}"),
        on=day.on,
        summary=day_line(day, people),
        description=" ".join(filter(None, [day_aside(day, people), time])),
        location=(note.place or "") if note else "",
    )


def _uid(kind: DayKind, when: str, about: str) -> str:
    return f"{kind}-{when}-{sha256(about.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}@journal"


def _event(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield stamp
    yield f"DTSTART;VALUE=DATE:{_digits(event.on)}"
    if event.on < date.max:
        yield f"DTEND;VALUE=DATE:{_digits(plus_days(event.on, 1))}"
    if event.rule:
        yield f"RRULE:{event.rule}"
    for name, text in (
        ("SUMMARY", event.summary),
        ("DESCRIPTION", event.description),
        ("LOCATION", event.location),
    ):
        if text:
            yield f"{name}:{escaped(text)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """Text as a property's value (RFC 5545, 3.3.11)."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _CONTROLS.sub(" ", _BREAKS.sub(r"\\n", text))


def folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, no letter cut in two (RFC 5545, 3.1)."""
    data = line.encode("utf-8", "replace")
    pieces, start, room = [], 0, LONGEST
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, LONGEST - 1
    return b"\r\n ".join([*pieces, data[start:]]) + b"\r\n"
