"""calendar.ics: read back by a program that is not ours, whatever was written."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal import Event

from journal.build import Request, build
from journal.cadence import in_year, occurrences
from journal.interchange.ics import LONGEST, calendar_file, escaped, folded
from journal.model.dates import Birthday, MonthDay, PartialDate
from journal.model.note import News, Note, Promise
from journal.model.person import Death, Pause, Person, YearlyDay
from journal.model.privacy import without_private
from journal.practices.scene import scene
from journal.wording.time import sentence
from tests.making import TODAY, journal, note, person, promise
from tests.writing import write

ROOT = Path(__file__).parents[2]
FEBRUARY, MARCH = MonthDay(2, 28), MonthDay(3, 1)

#: Whatever somebody may write, line ends and controls of all kinds among it.
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def read(data: bytes) -> list[Event]:
    return [part for part in Calendar.from_ical(data).walk("VEVENT") if isinstance(part, Event)]


def of(*parts: Person | Note | Promise, today: date = TODAY, **values: object) -> list[Event]:
    return read(calendar_file(scene(journal(*parts, **values), today)))


def lines(event: Event) -> tuple[str, ...]:
    """What an event says: its first day, its rule, its words."""
    rule = event["RRULE"].to_ical().decode() if "RRULE" in event else ""
    return event["DTSTART"].dt.isoformat(), rule, str(event["SUMMARY"]), str(event.get("DESCRIPTION", ""))


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param(
            person(birthday=Birthday(1990, 3, 14)),
            ("2026-03-14", "FREQ=YEARLY", "Maya’s birthday", "Maya was born in 1990."),
            id="a birthday",
        ),
        pytest.param(
            person(birthday=Birthday(None, 3, 14)),
            ("2026-03-14", "FREQ=YEARLY", "Maya’s birthday", ""),
            id="a birthday without its year",
        ),
        pytest.param(
            person(birthday=Birthday(2026, 12, 1)),
            ("2026-12-01", "FREQ=YEARLY", "Maya’s birthday", "Maya was born in 2026."),
            id="a birth that is awaited",
        ),
        pytest.param(
            person(birthday=Birthday(1992, 2, 29)),
            (
                "2026-02-28",
                "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2",
                "Maya’s birthday",
                "Maya was born in 1992.",
            ),
            id="a leap day",
        ),
        pytest.param(
            person(dates=(YearlyDay(PartialDate(2015, 6, 20), "wedding anniversary"),)),
            ("2026-06-20", "FREQ=YEARLY", "Maya: wedding anniversary", "Since 2015."),
            id="a yearly day",
        ),
        pytest.param(
            person(birthday=Birthday(1950, 1, 1), died=Death(PartialDate(2024, 12, 3))),
            ("2026-12-03", "FREQ=YEARLY", "Remembering Maya", "Maya died in 2024."),
            id="the day somebody died, and no birthday",
        ),
        pytest.param(
            note("2026-12-11", title="Dinner", place="home"),
            ("2026-12-11", "", "Dinner, with Maya", "A plan."),
            id="a plan",
        ),
        pytest.param(
            note("2026-11-22", title="Tonight"),
            ("2026-11-22", "", "Tonight, with Maya", "A plan."),
            id="a plan for today",
        ),
        pytest.param(
            note("2026-11-01", news=(News("her viva", ("maya",), date(2026, 12, 1)),)),
            ("2026-12-01", "", "Maya: her viva", ""),
            id="news with a day",
        ),
        pytest.param(
            promise(due="2026-12-01"),
            ("2026-12-01", "", "Send the photos", "Your promise to maya."),
            id="a promise with a day",
        ),
        pytest.param(
            promise(due="2026-10-01"),
            ("2026-10-01", "", "Send the photos", "Your promise to maya."),
            id="a promise whose day has passed, still open",
        ),
        pytest.param(
            promise(by="maya", to=("me",), due="2026-12-01"),
            ("2026-12-01", "", "Send the photos", "Promised to you by maya."),
            id="a promise of theirs",
        ),
        pytest.param(
            person(paused=Pause(date(2027, 1, 15))),
            ("2027-01-15", "", "Maya is back from rest", ""),
            id="the end of a rest",
        ),
    ],
)
def test_what_stands_in_the_calendar(part: Person | Note | Promise, expected: tuple[str, ...]) -> None:
    """One event a day to remember, with the words of the pages."""
    (event,) = of(part)
    assert lines(event) == expected


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(note("2026-11-21"), id="a note of yesterday"),
        pytest.param(promise(), id="a promise without a day"),
        pytest.param(promise(due="2026-12-01", mark="kept"), id="a kept promise"),
        pytest.param(person(birthday=Birthday(1948, None, None, about=True)), id="an age alone"),
        pytest.param(person(birthday=Birthday(1950, 12, 1), died=Death()), id="somebody who died"),
        pytest.param(person(birthday=Birthday(1950, 12, 1), quiet=("C5",)), id="somebody C5 is quiet about"),
    ],
)
def test_what_does_not(part: Person | Note | Promise) -> None:
    """What is past, over or silenced makes no event; the empty calendar can be read."""
    assert of(part) == []


def test_every_event_lasts_its_day_and_is_stamped_without_a_clock() -> None:
    """All day, to the next day, taking up no time; the stamp is the day of the site."""
    (event,) = of(person(birthday=Birthday(1990, 3, 14)))
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
    assert event["DTSTAMP"].dt.isoformat() == "2026-11-22T00:00:00+00:00"
    assert (event["TRANSP"], event["CLASS"]) == ("TRANSPARENT", "PRIVATE")


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1930, 1, 1), date(2025, 12, 31)), st.sampled_from([FEBRUARY, MARCH]))
def test_a_rule_falls_on_the_days_that_the_journal_keeps(born: date, leap_day: MonthDay) -> None:
    """Read by dateutil, an event returns on the same days as on the pages, leap years and all."""
    _falls_as_kept(born, leap_day)


@pytest.mark.parametrize("leap_day", [pytest.param(FEBRUARY, id="28 Feb"), pytest.param(MARCH, id="1 Mar")])
def test_the_rule_of_a_leap_day_falls_on_the_days_that_the_journal_keeps(leap_day: MonthDay) -> None:
    """Likewise for 29 February."""
    _falls_as_kept(date(1992, 2, 29), leap_day)


def _falls_as_kept(born: date, leap_day: MonthDay) -> None:
    (event,) = of(person(birthday=Birthday(born.year, born.month, born.day)), leap_day=leap_day)
    day = MonthDay(born.month, born.day)
    start = event["DTSTART"].dt
    assert start == in_year(day, 2026, leap_day)
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=_midnight(start))
    found = [each.date() for each in rule.between(_midnight(start), _midnight(date(2039, 12, 31)), inc=True)]
    assert found == list(occurrences(day, start, date(2040, 1, 1), leap_day))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


@settings(max_examples=60, deadline=None)
@given(ANYTHING)
def test_whatever_is_written_is_read_back_and_nothing_becomes_a_line(text: str) -> None:
    """Commas, semicolons, backslashes, ends of lines, other scripts: one event, its text whole."""
    data = calendar_file(scene(journal(promise(text=text, due="2026-12-01")), TODAY))
    (event,) = read(data)
    assert data.count(b"BEGIN:") == 2
    shown = sentence(text).replace("\r\n", "\n")
    for mark in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
        shown = shown.replace(mark, "\n")
    shown = "".join(" " if (c < " " and c not in "\n\t") or c == "\x7f" else c for c in shown)
    assert str(event.get("SUMMARY", "")) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a, b; c\\d", r"a\, b\; c\\d", id="marks"),
        pytest.param("one\ntwo\r\nthree\rfour\u2028five", r"one\ntwo\nthree\nfour\nfive", id="line ends"),
        pytest.param("\nBEGIN:VEVENT", r"\nBEGIN:VEVENT", id="a line to be injected"),
        pytest.param("a\x00b\x1bc\td", "a b c\td", id="controls"),
    ],
)
def test_text_is_escaped(text: str, expected: str) -> None:
    """As RFC 5545 asks."""
    assert escaped(text) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
@example("a" * 400)
@example("陳é" * 100)
def test_lines_are_folded_at_75_octets(text: str) -> None:
    """No piece is longer, no letter is cut in two, and unfolded it is what it was."""
    data = folded("SUMMARY:" + text)
    pieces = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert all(piece.decode() for piece in pieces)
    assert data.replace(b"\r\n ", b"").decode() == f"SUMMARY:{text}\r\n"


def test_names_stay_and_differ() -> None:
    """The same journal on another day gives the same names; two like things are two events."""
    parts = (
        person(birthday=Birthday(1990, 3, 14)),
        note("2026-12-11"),
        promise(due="2026-12-01"),
        promise(due="2026-12-01"),
    )
    names = [str(event["UID"]) for event in of(*parts)]
    assert len(set(names)) == len(names) == 4
    assert sorted(str(event["UID"]) for event in of(*parts, today=date(2026, 11, 23))) == sorted(names)
    assert all(name.endswith("@journal") for name in names)


def test_the_ends_of_the_calendar() -> None:
    """In the first and the last year there are, there still is a file."""
    for today in (date.min, date.max):
        assert len(of(person(birthday=Birthday(None, 12, 31)), today=today)) == (today == date.min)


# On disk.


def test_the_file_of_the_sample(tmp_path: Path) -> None:
    """Published with the pages, CRLF throughout, and read whole."""
    report = build(Request(ROOT, TODAY, TODAY, output=tmp_path / "site", cache=False))
    assert report.published
    data = (tmp_path / "site/calendar.ics").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    found = read(data)
    assert len(found) > 40
    summaries = {str(event["SUMMARY"]) for event in found}
    assert {"Stanisław’s birthday", "Remembering Gwen", "Callum: the day he stopped smoking"} <= summaries


def test_an_edition_holds_nothing_of_a_private_note(tmp_path: Path) -> None:
    """Plans, news and promises of a private note are not in the file that is given away."""
    files = {
        "contacts/maya.md": "---\nbirthday: 03-14\n---\n",
        "contacts/maya/2026-12-24-secret.md": "---\nprivate: true\ntitle: Secret dinner\n---\n",
        "contacts/maya/2026-11-01.md": (
            "---\nprivate: true\nnews: a secret on 2026-12-02\n---\n- [ ] Tell nobody by 2026-12-03\n"
        ),
    }
    request = Request(write(tmp_path, files), TODAY, TODAY, cache=False)
    assert build(request).published
    whole = (tmp_path / "site/calendar.ics").read_text("utf-8")
    assert build(Request(tmp_path, TODAY, TODAY, cache=False, edition="friends")).published
    edition = (tmp_path / "site-friends/calendar.ics").read_text("utf-8")
    for word in ("Secret dinner", "a secret on", "Tell nobody"):
        assert word in whole
        assert word not in edition
    assert "birthday" in edition


def test_without_what_is_private_the_file_is_that_of_such_a_journal() -> None:
    """Nothing is added for an edition, and nothing else is lost."""
    parts = (note("2026-12-11", private=True), note("2026-12-12"))
    kept = read(calendar_file(scene(without_private(journal(*parts)), TODAY)))
    assert [lines(event) for event in kept] == [lines(event) for event in of(note("2026-12-12"))]
