"""The journal's pages of months, where notes stand whole, and of years, where each has a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journal.model.privacy import without_private
from journal.practices.assess import assess
from journal.site.pages import SiteInput, plan
from tests.site.test_views import TODAY, Page, pages_of, sample
from tests.writing import loaded

FILES = {
    "contacts/maya.md": "---\nname: Maya Okafor\n---\n",
    "contacts/tom.md": "",
    "contacts/maya/2026-10-18-canal.md": "# By the canal\n\nWe walked as far as the lock.\n",
    "contacts/tom/2026-10-18.md": (
        "He rang. It rained, and neither of us minded it in the least, for once in that long year.\n"
    ),
    "contacts/tom/2026-08-02.md": "---\nwith: maya\n---\nAll three of us.\n",
    "contacts/maya/2025-12-31.md": "Fireworks.\n",
    "contacts/maya/2028-03-01-trip.md": "Perhaps the trip.\n",
}


def ways(page: Page) -> dict[str | None, str | None]:
    """What stands under a page's title: where each link leads, by its words."""
    found = re.search(r'<p class="meta ways">(.*?)</p>', page.source)
    assert found
    return {words: href for href, words in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', found[1])}


def lines(page: Page) -> list[tuple[str, str, str]]:
    """The lines of a year: the fragment of each, where it leads, what it says."""
    found = re.findall(r'<li id="([^"]+)">(.*?)</li>', page.source)
    leads = (re.search(r'class="quiet-link" href="([^"]+)"', line) for _, line in found)
    return [
        (anchor, lead[1] if lead else "", Page(line).text)
        for (anchor, line), lead in zip(found, leads, strict=True)
    ]


# A month.


def test_a_month_holds_its_notes_whole(tmp_path: Path) -> None:
    """Newest first, each under the fragment of its day, and no other month's."""
    page = pages_of(tmp_path, FILES)["journal/2026-10.html"]
    assert "October 2026 2 notes, newest first." in page.text
    assert [attrs["id"] for attrs in page.all("article")] == ["2026-10-18-2", "2026-10-18"]
    assert "We walked as far as the lock." in page.text
    assert "for once in that long year." in page.text
    assert "All three of us." not in page.text
    assert "The whole note" not in page.text


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        pytest.param(
            "2026-10",
            {
                "← August 2026": "../journal/2026-08.html",
                "2026": "../journal/2026.html",
                "Calendar": "../calendar/2026-10.html",
                "March 2028 →": "../journal/2028-03.html",
            },
            id="between others, however far off",
        ),
        pytest.param(
            "2025-12",
            {
                "2025": "../journal/2025.html",
                "Calendar": "../calendar/2025-12.html",
                "August 2026 →": "../journal/2026-08.html",
            },
            id="the first",
        ),
        pytest.param(
            "2028-03",
            {
                "← October 2026": "../journal/2026-10.html",
                "2028": "../journal/2028.html",
                "Calendar": "../calendar.html",
            },
            id="the last, further off than the calendar goes",
        ),
    ],
)
def test_the_ways_from_a_month(tmp_path: Path, month: str, expected: dict[str, str]) -> None:
    """To its neighbours with notes, to its year, and to the same month of the calendar."""
    assert ways(pages_of(tmp_path, FILES)[f"journal/{month}.html"]) == expected


def test_the_margin_of_a_month(tmp_path: Path) -> None:
    """All months of its year and all years, with what is open marked."""
    page = pages_of(tmp_path, FILES)["journal/2026-10.html"]
    links = {a["href"]: a.get("aria-current") for a in page.all("a") if a.get("href", "") != "#main"}
    assert (links["../journal/2026-10.html"], links["../journal/2026-08.html"]) == ("page", None)
    assert links["../journal/2025.html"] is None


def test_a_month_of_the_calendar_leads_to_its_notes(tmp_path: Path) -> None:
    """Where there are any; else, and from the month that runs, to the journal."""
    more = {"contacts/tom.md": "---\nbirthday: 2000-02-03\n---\n", "contacts/tom/2026-11-01.md": "x"}
    pages = pages_of(tmp_path, FILES | more)
    assert ways(pages["calendar/2026-08.html"])["Journal"] == "../journal/2026-08.html"
    assert ways(pages["calendar/2027-02.html"])["Journal"] == "../journal.html"
    assert ways(pages["calendar.html"])["Journal"] == "journal.html"


def test_a_month_of_one_note(tmp_path: Path) -> None:
    """Says so, and of what order it is says nothing."""
    page = pages_of(tmp_path, FILES)["journal/2026-08.html"]
    assert "August 2026 1 note." in page.text
    assert "newest first" not in page.text


def test_there_is_a_page_for_each_month_with_notes_and_no_other(tmp_path: Path) -> None:
    """Named as the year is, with two figures for the month."""
    pages = pages_of(tmp_path, FILES | {"contacts/tom/0987-01-02.md": "Long ago.\n"})
    months = sorted(path for path in pages if re.fullmatch(r"journal/\d+-\d+\.html", path))
    assert [path[8:-5] for path in months] == ["0987-01", "2025-12", "2026-08", "2026-10", "2028-03"]


def test_an_edition_has_no_page_for_a_month_of_private_notes(tmp_path: Path) -> None:
    """Neither its address nor its name tells that there was something."""
    files = {
        "contacts/maya.md": "",
        "contacts/maya/2026-10-18.md": "For all.\n",
        "contacts/maya/2026-08-02.md": "---\nprivate: true\n---\nFor me.\n",
        "contacts/maya/2024-08-02.md": "---\nprivate: true\n---\nFor me.\n",
    }
    public = without_private(loaded(tmp_path, files).journal)
    planned = plan(SiteInput(public, assess(public, TODAY), (), edition="for all"))
    paths = {task.path for task in planned.tasks if task.path.startswith("journal/")}
    assert paths == {"journal/2026.html", "journal/2026-10.html"}


# A year.


def test_a_year_has_a_line_for_each_note(tmp_path: Path) -> None:
    """The day, what it is called or how it begins, with whom; it keeps the fragment, and leads to it."""
    page = pages_of(tmp_path, FILES)["journal/2026.html"]
    assert lines(page) == [
        (
            "2026-10-18-2",
            "../journal/2026-10.html#2026-10-18-2",
            "18 Oct He rang. It rained, and neither of us minded it in the least, for once in that… Tom",
        ),
        ("2026-10-18", "../journal/2026-10.html#2026-10-18", "18 Oct By the canal Maya"),
        ("2026-08-02", "../journal/2026-08.html#2026-08-02", "2 Aug All three of us. Tom and Maya"),
    ]
    assert not page.all("article")


def test_months_of_a_year_are_headings_that_lead_to_them(tmp_path: Path) -> None:
    """With how many notes each has; the margin leads down to them."""
    page = pages_of(tmp_path, FILES)["journal/2026.html"]
    assert '<a href="../journal/2026-10.html">October 2026</a> <small>2 notes</small>' in page.source
    assert '<a href="../journal/2026-08.html">August 2026</a> <small>1 note</small>' in page.source
    assert {"2026-10", "2026-08"} <= set(page.ids)
    assert {"#2026-10", "#2026-08"} <= {a["href"] for a in page.all("a")}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("# A title\n\nText.\n", "A title", id="its title"),
        pytest.param("Short.\n", "Short.", id="all there is"),
        pytest.param("word " * 40, "word " * 15 + "word…", id="as much as a line holds"),
        pytest.param("- [ ] Send the photos\n", "Send the photos", id="only a promise"),
        pytest.param("---\nnews: she moved\n---\n", "she moved", id="only news"),
        pytest.param("---\ngave: {gift: Piranesi}\n---\n", "Piranesi", id="only something given"),
        pytest.param("---\nfelt: warm\n---\n", "A note", id="no words at all"),
        pytest.param("---\nkind: thought\n---\nOf her.\n", "Of her. a thought ·", id="what else it is"),
        pytest.param("---\ntitle: <b>x</b>\n---\n", "<b>x</b>", id="nothing takes effect"),
    ],
)
def test_what_a_line_says(tmp_path: Path, written: str, said: str) -> None:
    """The title; without one the first words, or whatever else is told."""
    files = {"contacts/maya.md": "", "contacts/maya/2026-10-18.md": written}
    ((_, _, line),) = lines(pages_of(tmp_path, files)["journal/2026.html"])
    assert line.startswith("18 Oct ")
    assert said in line
    assert line.endswith("Maya")


def test_a_line_names_four(tmp_path: Path) -> None:
    """The rest are counted: the note itself names them."""
    files = {f"contacts/p{n}.md": "" for n in range(6)}
    files["contacts/p0/2026-10-18.md"] = "---\nwith: [p1, p2, p3, p4, p5]\n---\nAll of us.\n"
    ((_, _, line),) = lines(pages_of(tmp_path, files)["journal/2026.html"])
    assert line == "18 Oct All of us. P0, P1, P2, P3 and two others"


def test_the_newest_months_lead_to_their_pages(tmp_path: Path) -> None:
    """On the page of all, too, a month's name is the way to it."""
    page = pages_of(tmp_path, FILES)["journal.html"]
    assert '<a href="journal/2026-10.html">October 2026</a>' in page.source
    assert "journal/2026-10.html#2026-10-18" in page.source


# The sample.


def test_each_note_of_the_sample_stands_whole_once_in_the_journal() -> None:
    """Every line of a year leads to a note of its month, and every note has its line."""
    _, pages = sample()
    led, whole = [], []
    for path, page in pages.items():
        if re.fullmatch(r"journal/\d{4}\.html", path):
            led += [href for _, href, _ in lines(page)]
        elif path.startswith("journal/"):
            whole += [f"../{path}#{attrs['id']}" for attrs in page.all("article")]
    assert sorted(led) == sorted(whole)
    assert len(whole) > 500
