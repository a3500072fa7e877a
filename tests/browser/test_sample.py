"""The sample's site, built and opened from disk: what the scripts need is in its pages."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Heard

pytestmark = pytest.mark.browser


def test_every_hit_leads_to_something(site: Path) -> None:
    """Each address in the index is a page of the site, and each fragment an element of that page."""
    addresses = {
        address
        for script in sorted((site / "search").iterdir())
        for address in re.findall(
            r'"((?:people|journal)/[^"#]*\.html(?:#[^"]*)?)"', script.read_text("utf-8")
        )
    }
    assert len(addresses) > 100
    pages = {address: site / unquote(address.partition("#")[0]) for address in addresses}
    texts = {page: page.read_text("utf-8") for page in set(pages.values()) if page.exists()}
    dead = [
        address
        for address, page in sorted(pages.items())
        if page not in texts
        or ("#" in address and f'id="{unquote(address.split("#")[1])}"' not in texts[page])
    ]
    assert dead == []


def test_a_name_leads_to_the_person(site: Path, page: Page, heard: Heard) -> None:
    """From any page by the keyboard alone, without a word on the console or a request outside the folder."""
    page.goto((site / "insights.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("isobel rennei")
    first = page.get_by_role("list", name="People").locator("a").first
    expect(first).to_contain_text("Isobel Rennie")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/isobel-rennie.html")
    assert heard.messages == []
    assert [request for request in heard.requests if not request.startswith(site.as_uri() + "/")] == []


def test_a_note_is_lit_up_in_its_page(site: Path, page: Page) -> None:
    """A hit of the full text opens the page at the note, wherever it is folded away."""
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("garden")
    page.get_by_role("list", name="Notes").locator("a").last.click()
    expect(page.locator("article.lit")).to_be_in_viewport()
    expect(page.locator("article.lit")).to_contain_text(re.compile("garden", re.IGNORECASE))


@pytest.mark.parametrize("name", ["circle", "state", "tags", "city", "org"])
def test_each_list_filters_the_people(site: Path, page: Page, name: str) -> None:
    """A circle and a city are offered only where somebody is of them; the others may be nobody's."""
    page.goto((site / "people.html").as_uri())
    options = page.locator(f"select[name={name}] option")
    values = [value for value in options.evaluate_all("all => all.map(option => option.value)") if value]
    counts = {}
    for value in values:
        page.locator(f"select[name={name}]").select_option(value)
        counts[value] = page.locator("table.people tbody tr:visible").count()
    total = page.locator("table.people tbody tr").count()
    assert 0 < max(counts.values()) < total
    assert name in {"state", "tags"} or min(counts.values()) > 0, counts


def test_sorts_by_each_heading(site: Path, page: Page) -> None:
    """Each heading that can sort puts the rows into another order, and nobody is lost."""
    page.goto((site / "people.html").as_uri())
    ids = "rows => rows.map(row => row.dataset.name)"
    rows = page.locator("table.people tbody tr")
    before = rows.evaluate_all(ids)
    for button in page.locator("th button.sort").all():
        button.click()
        button.click()
        after = rows.evaluate_all(ids)
        assert after != before
        assert sorted(after) == sorted(before)


def test_without_script_all_is_there(chromium: Browser, site: Path) -> None:
    """Everybody is listed, every link works, and no control is shown that could do nothing."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "people.html").as_uri())
    rows = page.locator("table.people tbody tr")
    assert page.locator("table.people tbody tr:visible").count() == rows.count() > 10
    assert page.locator(".needs-js:visible, dialog:visible, th button").count() == 0
    rows.first.locator("a").first.click()
    expect(page.locator("h1")).to_be_visible()
    context.close()
