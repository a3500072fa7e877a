"""The page of a year: what it held, in sentences, before its notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.making import TODAY
from tests.site.test_views import Page, pages_of, sample

PEOPLE = {
    "contacts/maya.md": "---\nname: Maya Okafor\ncity: Leeds\nwork: Arup\nbirthday: 1986-03-14\n---\n",
    "contacts/tom.md": "---\nmet: {on: 2026-05, at: the wall}\ncity: York\n---\n",
    "contacts/hana.md": "---\ncadence: monthly\n---\n",
    "contacts/hana/2020-01-01.md": "Long ago.\n",
    "contacts/hana/2026-04-01.md": "Again.\n",
    "contacts/tom/2026-05-03.md": "First climb.\n",
}
NOTES = {
    f"contacts/maya/2026-{month:02}-10.md": f"---\nfelt: warm\n---\nWarm in month {month}.\n"
    for month in range(1, 11)
}
MORE = {
    "contacts/maya/2026-06-01.md": (
        "---\ngave: {gift: Piranesi}\nreceived: {help: with the shed}\nnews: her viva on 2026-07-02\n"
        "place: the canal\n---\nA day.\n\n- [x] Book the table (done 2026-06-20)\n"
    ),
}
#: A year in which next to nothing was written.
LITTLE = {"contacts/maya.md": "", "contacts/2025-02-01-alone.md": "A day.\n"}


def keepsake(page: Page) -> Page:
    """What stands over the notes, taken apart by itself."""
    found = re.search(r'<div class="keepsake">.*(?=<header class="page-head band")', page.source, re.S)
    assert found, page.source
    return Page(found.group())


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Hardly a month went by without Maya.", id="with whom"),
        pytest.param("You met Tom.", id="whom one met"),
        pytest.param("In April you and Hana found each other again, after six years.", id="who came back"),
        pytest.param("14 Mar Maya turned 40.", id="a round birthday"),
        pytest.param("2 Jul Maya: her viva on 2 July.", id="news with a day"),
        pytest.param("1 Jun Piranesi, to Maya", id="given"),
        pytest.param("1 Jun with the shed, from Maya", id="received"),
        pytest.param("Book the table To Maya · kept 20 June", id="a promise kept"),
        pytest.param("Where they live Leeds York", id="cities"),
        pytest.param("Where they work Arup", id="organisations"),
        pytest.param("Where you met the canal", id="places"),
        pytest.param("10 January, with Maya Warm in month 1.", id="a warm note"),
    ],
)
def test_what_a_year_held(tmp_path: Path, said: str) -> None:
    """With whom and what, in sentences and short lists."""
    page = pages_of(tmp_path, PEOPLE | NOTES | MORE)["journal/2026.html"]
    assert said in keepsake(page).text


def test_its_head_and_its_notes(tmp_path: Path) -> None:
    """Titled with the year; the year's days as a picture; after it a line for each note."""
    page = pages_of(tmp_path, PEOPLE | NOTES | MORE)["journal/2026.html"]
    assert "2026, with whom and what As your notes tell it so far." in page.text
    assert "Notes on each day of 2026: 13 in all." in page.source
    assert (
        page.text.index("Where you met")
        < page.text.index("The notes of 2026")
        < page.text.index("First climb")
    )


def test_little_is_told_of_a_year_with_little_in_it(tmp_path: Path) -> None:
    """One note alone: no heading stands over nothing."""
    page = pages_of(tmp_path, LITTLE)["journal/2025.html"]
    assert keepsake(page).all("h2") == []
    assert "February 2025 1 note 1 Feb Alone" in page.text


def test_a_city_that_all_live_in_says_nothing(tmp_path: Path) -> None:
    """One city is no news of a year."""
    files = {"contacts/maya.md": "---\ncity: Leeds\n---\n", "contacts/maya/2025-02-01.md": "A day.\n"}
    assert "Leeds" not in keepsake(pages_of(tmp_path, files)["journal/2025.html"]).text


def test_years_lead_to_each_other(tmp_path: Path) -> None:
    """To the one before and the one after with notes, however far off."""
    pages = pages_of(tmp_path, PEOPLE | {"contacts/maya/2027-01-02.md": "Planned.\n"})
    ways = {
        year: {a.get("rel"): a["href"] for a in pages[f"journal/{year}.html"].all("a") if a.get("rel")}
        for year in (2020, 2026, 2027)
    }
    assert ways == {
        2020: {"next": "../journal/2026.html"},
        2026: {"prev": "../journal/2020.html", "next": "../journal/2027.html"},
        2027: {"prev": "../journal/2026.html"},
    }


def test_a_year_to_come_has_no_keepsake(tmp_path: Path) -> None:
    """Plans alone stand as notes."""
    page = pages_of(tmp_path, PEOPLE | {"contacts/maya/2027-01-02.md": "Planned.\n"})["journal/2027.html"]
    assert "with whom and what" not in page.text
    assert 'class="keepsake"' not in page.source


def test_many_are_named_without_a_count(tmp_path: Path) -> None:
    """Eight names, and others: nobody is counted."""
    many = {f"contacts/p{n:02}.md": "---\nmet: 2026-05\n---\n" for n in range(12)}
    page = pages_of(tmp_path, many | {"contacts/2026-05-01.md": "A day.\n"})["journal/2026.html"]
    said = re.search(r"You met (.*?), and others\.", keepsake(page).text)
    assert said
    assert len(re.findall(r"P\d+", said[1])) == 8


def test_no_number_is_a_score() -> None:
    """The keepsakes of the sample hold dates, ages and years, and no count of anybody's notes."""
    _, pages = sample()
    for year in range(2022, TODAY.year + 1):
        told = keepsake(pages[f"journal/{year}.html"]).text
        sentences = told.split("What happened")[0]
        assert not re.search(r"\d|%", sentences.split("With whom")[-1]), year
        assert "!" not in sentences
