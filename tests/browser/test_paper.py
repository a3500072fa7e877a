"""A person's page on paper: a tidy sheet, whether much is known or little."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from journal.site.views.together import WHOLE

pytestmark = pytest.mark.browser

PEOPLE = [
    pytest.param("saoirse-daly", 12, id="much"),
    pytest.param("priya-menon", 1, id="little"),
    pytest.param("temitope-adeyemi", 3, id="resting"),
    pytest.param("gwen-prudhoe", 4, id="died"),
]


def sheets(page: Page, size: str) -> int:
    """On how many sheets it is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"]


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize(("person", "most"), PEOPLE)
def test_a_person_is_a_sheet(page: Page, site: Path, person: str, most: int, size: str) -> None:
    """How to reach them above the brief, the brief above the notes; no charts, and no more than it takes."""
    page.emulate_media(media="print")
    page.goto((site / "people" / f"{person}.html").as_uri())
    order = [".person-head", "aside", ".brief", "#promises", "#notes"]
    tops = [top(page, selector) for selector in order if page.locator(selector).count()]
    assert tops == sorted(tops)
    assert page.locator("aside svg:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert sheets(page, size) <= most


def test_hundreds_of_notes_are_no_book(page: Page, tmp_path: Path) -> None:
    """The newest few whole, some before them in a few lines; the pages of their years have the others."""
    folder = tmp_path / "contacts" / "maya"
    folder.mkdir(parents=True)
    (tmp_path / "contacts" / "maya.md").write_text("", encoding="utf-8")
    text = "# Boats\n\n" + "We spoke of boats and of bread. " * 60
    for n in range(220):
        (folder / f"{date(2026, 11, 1) - timedelta(days=9 * n)}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "journal", "--root", str(tmp_path), "--today", "2026-11-22", "build"]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    page.emulate_media(media="print")
    page.goto((tmp_path / "site" / "people" / "maya.html").as_uri())
    assert page.locator(".note:visible").count() == WHOLE
    first, last = (page.locator(".note").nth(place).bounding_box() for place in (0, -1))
    assert first is not None
    assert last is not None
    assert last["height"] < first["height"] / 2
    assert sheets(page, "A4") <= 10
