"""The calendar in a browser: a table of weeks, on a phone a list that still is a table, on paper a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_pages import address

pytestmark = pytest.mark.browser


def roles(page: Page) -> Counter[str]:
    """What is there for whoever hears the page."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    return Counter(node["role"]["value"] for node in tree if not node["ignored"])


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_days_stand_below_each_other(page: Page, site: Path, width: int) -> None:
    """Days with something in them, each over the whole width; to a reader they stay squares of a table."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address(site, "calendar/2026-12"))
    squares = page.locator(".almanac td:visible")
    boxes = squares.evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")
    assert len({round(box["left"]) for box in boxes}) == 1
    assert min(box["width"] for box in boxes) > width * 0.8
    assert page.locator(".almanac td:visible:not(:has(li))").count() == 0
    found = roles(page)
    assert found["table"] == 1
    assert found["cell"] == len(boxes)


def test_on_a_wide_screen_weeks_are_rows(page: Page, site: Path) -> None:
    """Seven squares of one width beside each other under their headings."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address(site, "calendar/2026-12"))
    found = roles(page)
    assert (found["columnheader"], found["cell"] % 7) == (7, 0)
    widths = page.locator(".almanac tr:first-child > *").evaluate_all(
        "all => all.map(one => Math.round(one.getBoundingClientRect().width))"
    )
    assert max(widths) - min(widths) <= 1


def test_today_is_marked_by_shape_and_word(page: Page, site: Path) -> None:
    """A ring around its number, and "today" beside it."""
    page.goto(address(site, "calendar"))
    here = page.locator("[aria-current=date]")
    assert here.locator("em").inner_text() == "today"
    assert here.locator("b").evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"


@pytest.mark.parametrize(
    ("name", "sheets"),
    [
        pytest.param("calendar/2026-12", {1}, id="a month of the calendar"),
        pytest.param("journal/2022", {2}, id="a year"),
        pytest.param("journal/2026", range(4, 9), id="a year of 258 notes"),
        pytest.param("journal/2022-11", {1}, id="a month of the journal"),
    ],
)
def test_on_paper(chromium: Browser, site: Path, name: str, sheets: Container[int]) -> None:
    """A month is a table on one sheet; a year opens with its keepsake, its notes are a list after it."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address(site, name))
    data = page.pdf(format="A4", prefer_css_page_size=True)
    assert data.count(b"/Type /Page\n") in sheets
    page.emulate_media(media="print")
    assert page.locator(".masthead, .foot, .ways, .months, nav.calendar").locator("visible=true").count() == 0
    context.close()
