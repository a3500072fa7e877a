"""FORMAT "A promise": whose, to whom, by when, kept when."""

from __future__ import annotations

from datetime import date

import pytest

from journal.content.names import Called, index
from journal.content.promises import Setting, read_promises
from journal.model.note import Promise
from journal.model.prose import Task

EVERYONE = index(
    [
        Called("maya-okafor", "Maya Okafor", ("May",), ("Maya",)),
        Called("tom-reyes", "Tom Reyes", (), ("Tom",)),
        Called("hana-sato", "Hana Sato", (), ("Hana",)),
    ]
)
DAY = date(2026, 10, 18)


def read(text: str, mark: str = " ", day: date | None = DAY) -> tuple[Promise, list[str]]:
    line = f"- [{mark}] {text}"
    people = ("maya-okafor", "tom-reyes")
    setting = Setting("contacts/n.md", [line], people, EVERYONE.only(people), EVERYONE, day)
    (promise,), faults = read_promises([Task(mark, text, 1, 7, len(line) + 1)], setting)
    return promise, [f"{f.code}@{f.column}" for f in faults]


BOTH = ("maya-okafor", "tom-reyes")


@pytest.mark.parametrize(
    ("written", "text", "by", "to"),
    [
        pytest.param("Send the photos", "Send the photos", "me", BOTH, id="mine, to all"),
        pytest.param(
            "Send Maya the photos", "Send Maya the photos", "me", ("maya-okafor",), id="to whom it names"
        ),
        pytest.param(
            "Maya: lend me the tent", "lend me the tent", "maya-okafor", ("me",), id="theirs, by first name"
        ),
        pytest.param(
            "maya-okafor: lend me the tent", "lend me the tent", "maya-okafor", ("me",), id="theirs, by id"
        ),
        pytest.param(
            "May: lend me the tent", "lend me the tent", "maya-okafor", ("me",), id="theirs, by alias"
        ),
        pytest.param(
            "[[maya-okafor|M]]: lend me the tent",
            "lend me the tent",
            "maya-okafor",
            ("me",),
            id="theirs, by link",
        ),
        pytest.param(
            "**Maya**: lend me the tent", "lend me the tent", "maya-okafor", ("me",), id="theirs, in bold"
        ),
        pytest.param("(me) buy stamps", "buy stamps", "me", (), id="promised to nobody"),
        pytest.param(
            "Book: return it to Tom",
            "Book: return it to Tom",
            "me",
            ("tom-reyes",),
            id="a colon that is no name",
        ),
        pytest.param(
            "Send [the photos](x.jpg) to [[tom-reyes|Tom]]",
            "Send the photos to Tom",
            "me",
            ("tom-reyes",),
            id="links as words",
        ),
    ],
)
def test_whose_it_is_and_to_whom(written: str, text: str, by: str, to: tuple[str, ...]) -> None:
    """Mine, unless it begins with the name of one of the note's people and a colon."""
    promise, faults = read(written)
    assert (promise.text, promise.by, promise.to, faults) == (text, by, to, [])


@pytest.mark.parametrize(
    ("written", "mark", "due", "done"),
    [
        pytest.param("Send it by 2026-11-01", " ", date(2026, 11, 1), None, id="by"),
        pytest.param("Send it due 2026-11-01", " ", date(2026, 11, 1), None, id="due"),
        pytest.param(
            "Send what came by 2026-01-01 by 2026-11-01", " ", date(2026, 11, 1), None, id="the last counts"
        ),
        pytest.param("Send it (done 2026-10-20)", "x", None, date(2026, 10, 20), id="done"),
        pytest.param("Send it by 2026-11-01", "x", date(2026, 11, 1), date(2026, 11, 1), id="kept: its day"),
        pytest.param("Send it", "x", None, DAY, id="kept: the note's day"),
        pytest.param("Send it", "-", None, DAY, id="let go"),
        pytest.param(
            "Send it by 2026-11-01 (done 2026-10-20)", "x", date(2026, 11, 1), date(2026, 10, 20), id="both"
        ),
        pytest.param("Walk by the canal", " ", None, None, id="by a place"),
    ],
)
def test_by_when_and_kept_when(written: str, mark: str, due: date | None, done: date | None) -> None:
    """The last date after by or due; a missing day of keeping is its own day, else the note's."""
    promise, faults = read(written, mark)
    assert (promise.due, promise.done, faults) == (due, done, [])


def test_in_a_story_nothing_stands_in_for_a_missing_day() -> None:
    """A story has no day of its own."""
    assert read("Send it", "x", None)[0].done is None


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        pytest.param("Send it by 2026-02-30", "bad-promise-date@18", id="no such day"),
        pytest.param("Send it by 2026-2-3", "bad-promise-date@18", id="digits left out"),
        pytest.param("Send it (done 2026-13-01)", "bad-promise-date@21", id="done on no such day"),
        pytest.param("Send it by Friday", "vague-promise-date@15", id="a weekday"),
        pytest.param("Send it by the end of March", "vague-promise-date@15", id="a month"),
        pytest.param("Send it due next tue", "vague-promise-date@15", id="a weekday cut short"),
        pytest.param("Hana: call me", "promise-by-stranger@7", id="somebody who was not there"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(written: str, fault: str) -> None:
    """Kept as a promise all the same, with what could be read."""
    promise, faults = read(written)
    assert (faults, promise.by) == ([fault], "me")


def test_an_alias_that_is_a_month_is_a_person() -> None:
    """ "by May" names May, whose alias it is."""
    assert read("The book lent by May")[1] == []
