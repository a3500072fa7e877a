"""The years of somebody with very many notes, in a browser."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from journal.site.views.together import MANY

from .conftest import Heard

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The people of a journal with a long life in it, built."""
    root = tmp_path_factory.mktemp("long")
    folder = root / "contacts" / "maya"
    folder.mkdir(parents=True)
    (root / "contacts" / "maya.md").write_text("", encoding="utf-8")
    for n in range(MANY + 1):
        day = date(2026, 11, 20) - timedelta(days=10 * n)
        (folder / f"{day}.md").write_text(f"# Boats {n}\n\nWe spoke of boats.\n", encoding="utf-8")
    command = [sys.executable, "-m", "journal", "--root", str(root), "--today", "2026-11-22", "build"]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return root / "site" / "people"


def test_an_old_address_of_a_note_still_finds_it(page: Page, long: Path) -> None:
    """Bookmarked when there were fewer notes: the page of its year is opened, and the note lit up."""
    day = date(2026, 11, 20) - timedelta(days=1000)
    page.goto(f"{(long / 'maya.html').as_uri()}#{day}")
    expect(page.locator(".note.lit h3")).to_have_text("Boats 100")
    assert page.url.endswith(f"people/maya/{day.year}.html#{day}")
    newest = f"{(long / 'maya.html').as_uri()}#2026-11-20"
    page.goto(newest)
    expect(page.locator(".note.lit h3")).to_have_text("Boats 0")
    assert page.url == newest


def test_from_year_to_year(page: Page, long: Path, heard: Heard) -> None:
    """From their page to a year, to the one before and back to them; nothing for axe to find on the way."""
    page.goto((long / "maya.html").as_uri())
    page.get_by_role("link", name="2025, 36 notes").click()
    expect(page.locator("h1")).to_have_text("Maya, 2025")
    page.get_by_role("link", name="← 2024").click()
    expect(page.locator("h1")).to_have_text("Maya, 2024")
    assert Axe().run(page, options={"preload": False}).response["violations"] == []
    page.locator(".ways").get_by_role("link", name="Maya").click()
    expect(page.locator("h1")).to_have_text("Maya")
    assert Axe().run(page, options={"preload": False}).response["violations"] == []
    assert heard.messages == []


def test_years_are_headed_as_the_list_of_them(page: Page, long: Path) -> None:
    """Large, light figures above their notes, as above the years to choose from."""
    page.goto((long / "maya.html").as_uri())
    look = (
        "each => (({ fontSize, fontWeight, color }) => [fontSize, fontWeight, color])(getComputedStyle(each))"
    )
    years = page.locator(".years > h3").evaluate_all(f"all => all.map({look})")
    assert years
    assert {*map(tuple, years)} == {tuple(page.locator("#by-year").evaluate(look))}
