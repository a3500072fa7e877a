"""The calendar's pages: a table of weeks, what stands in each day, the way to the months around."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest

from journal.language import Language, speaking, weekday_name
from tests.site.test_views import Page, pages_of, sample

FILES = {
    "contacts/maya.md": "---\nname: Maya Okafor\nbirthday: 1986-11-24\nmet: 2020\n---\n",
    "contacts/maya/2026-11-03-tea.md": "---\ntitle: Tea\n---\nWarm.\n\n- [ ] Send the map by 2026-11-27\n",
    "contacts/maya/2026-12-11-dinner.md": "---\ntitle: Dinner\n---\n",
    "contacts/2026/2026-09-10-alone.md": "---\ntitle: A day alone\n---\n",
    "contacts/2026/2026-09-11-party.md": "---\nwith: [maya, Tom, Hana, Idris, Lotte]\n---\n",
}


def test_no_way_to_other_months_where_there_are_none(tmp_path: Path) -> None:
    """A journal's first month stands alone."""
    alone, with_others = pages_of(tmp_path / "a", {}), pages_of(tmp_path / "b", FILES)
    found = ["Other months" in pages["calendar.html"].text for pages in (alone, with_others)]
    assert found == [False, True]


def squares(page: Page) -> list[tuple[str, str]]:
    """Each square's day and what is read in it."""
    found = re.findall(r"<td[^>]*>(.*?)</td>", page.source, re.S)
    return [
        (day[1] if (day := re.search(r'datetime="([^"]+)"', square)) else "", Page(square).text)
        for square in found
    ]


def of_day(page: Page, day: str) -> str:
    return next(text for iso, text in squares(page) if iso == day)


@pytest.mark.parametrize(
    ("path", "day", "expected"),
    [
        pytest.param("calendar.html", "2026-11-03", "3 Tue Maya", id="a note, with whom"),
        pytest.param("calendar.html", "2026-11-22", "22 Sun today", id="today, in a word"),
        pytest.param("calendar.html", "2026-11-24", "24 Tue Maya turns 40 A round one.", id="a birthday"),
        pytest.param(
            "calendar.html", "2026-11-27", "27 Fri Send the map Your promise to Maya.", id="a promise"
        ),
        pytest.param("calendar.html", "2026-12-11", "11 Fri Maya a plan", id="a plan, of next month"),
        pytest.param("calendar.html", "2026-11-05", "5 Thu", id="an empty day"),
        pytest.param("calendar/2026-12.html", "2026-12-11", "11 Fri Maya a plan", id="the month's own page"),
        pytest.param("calendar/2026-09.html", "2026-09-10", "10 Thu A day alone", id="with nobody"),
        pytest.param(
            "calendar/2026-09.html", "2026-09-11", "11 Fri Maya, Tom, Hana and two others", id="with many"
        ),
        pytest.param("calendar/2027-11.html", "2027-11-24", "24 Wed Maya turns 41", id="in a year"),
    ],
)
def test_what_stands_in_a_day(tmp_path: Path, path: str, day: str, expected: str) -> None:
    """Notes by whom they are with, and what the day is about."""
    assert of_day(pages_of(tmp_path, FILES)[path], day) == expected


def test_a_note_about_oneself_is_told_by_its_title(tmp_path: Path) -> None:
    """Nobody reads their own name in their own calendar."""
    files = {
        "journal.yaml": "me: nell\n",
        "contacts/nell.md": "",
        "contacts/nell/2026-11-03-second-trombone.md": "---\ntitle: Second trombone\n---\n",
    }
    assert of_day(pages_of(tmp_path, files)["calendar.html"], "2026-11-03") == "3 Tue Second trombone"


def test_the_months_that_have_a_page(tmp_path: Path) -> None:
    """Those with something in them, and the one that runs."""
    found = {path for path in pages_of(tmp_path, FILES) if path.startswith("calendar/")}
    months = ("2026-09", "2026-11", "2026-12", "2027-11")
    assert found == {f"calendar/{month}.html" for month in months}


def test_months_lead_to_each_other(tmp_path: Path) -> None:
    """To the month before and after that has anything, and back to the present."""
    pages = pages_of(tmp_path, FILES)
    ways = {
        path: {attrs.get("rel"): attrs["href"] for attrs in pages[path].all("a") if attrs.get("rel")}
        for path in ("calendar.html", "calendar/2026-09.html", "calendar/2027-11.html")
    }
    assert ways == {
        "calendar.html": {"prev": "calendar/2026-09.html", "next": "calendar/2026-12.html"},
        "calendar/2026-09.html": {"next": "../calendar/2026-11.html"},
        "calendar/2027-11.html": {"prev": "../calendar/2026-12.html"},
    }
    assert "../calendar.html" in {attrs.get("href") for attrs in pages["calendar/2026-09.html"].all("a")}


def test_today_is_marked_once(tmp_path: Path) -> None:
    """By what readers are told, by a word, and by a shape that the styles draw."""
    pages = pages_of(tmp_path, FILES)
    for path, times in (("calendar.html", 1), ("calendar/2026-11.html", 1), ("calendar/2026-12.html", 0)):
        here = [attrs for attrs in pages[path].all("td") if attrs.get("aria-current") == "date"]
        assert len(here) == times, path


@pytest.mark.parametrize(
    ("code", "first"),
    [
        pytest.param("en-IE", 0, id="Ireland"),
        pytest.param("en-US", 6, id="the United States"),
        pytest.param("ar-EG", 5, id="Egypt"),
    ],
)
def test_a_week_begins_as_the_language_has_it(tmp_path: Path, code: str, first: int) -> None:
    """Headings and squares alike: the first of a month stands under its day."""
    with speaking(Language(code)):
        page = pages_of(tmp_path, FILES)["calendar/2026-11.html"]
        names = [weekday_name((first + place) % 7, short=True) for place in range(7)]
    assert re.findall(r'<th role="columnheader" scope="col">([^<]+)</th>', page.source) == names
    days = [iso for iso, _ in squares(page)]
    assert len(days) % 7 == 0
    assert (first + days.index("2026-11-01")) % 7 == date(2026, 11, 1).weekday()


def test_every_month_of_the_sample_is_a_whole_table() -> None:
    """Seven squares a week, each day of the month once, in order; the table is named."""
    _, pages = sample()
    months = {path: page for path, page in pages.items() if path.startswith("calendar/")}
    assert len(months) > 50
    for path, page in months.items():
        days = [iso for iso, _ in squares(page) if iso]
        month = path.removeprefix("calendar/").removesuffix(".html")
        year, number = map(int, month.split("-"))
        assert days == [f"{month}-{day:02}" for day in range(1, monthrange(year, number)[1] + 1)]
        (table,) = page.all("table")
        assert table["aria-labelledby"] in page.ids


def test_an_empty_journal_has_a_calendar(tmp_path: Path) -> None:
    """This month, and what could stand in it."""
    page = pages_of(tmp_path, {})["calendar.html"]
    assert "Nothing stands in this month yet." in page.text
    assert "November 2026" in page.text


def test_the_way_to_another_calendar(tmp_path: Path) -> None:
    """A file to keep, on the page of the month that runs."""
    pages = pages_of(tmp_path, FILES)
    (way,) = [attrs for attrs in pages["calendar.html"].all("a") if attrs.get("href") == "calendar.ics"]
    assert "download" in way


@pytest.mark.parametrize("path", ["index.html", "journal.html", "journal/2026.html"])
def test_where_one_finds_the_calendar(tmp_path: Path, path: str) -> None:
    """From Today and from the journal."""
    page = pages_of(tmp_path, FILES)[path]
    assert any((attrs.get("href") or "").endswith("calendar.html") for attrs in page.all("a"))
