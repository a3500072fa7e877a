"""Every kind of page of the sample, opened from disk: silent, accessible, whole without script, on paper."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .conftest import Heard

pytestmark = pytest.mark.browser

#: The fullest of each kind of page in a folder, a year and a month; of other folders the first is taken.
FULLEST = (
    "people/saoirse-daly",
    "people/nell-carrick",
    "journal/2025",
    "journal/2026-10",
    "calendar/2026-12",
    "circles/close",
    "tags/choir",
    "cities/newcastle-upon-tyne",
    "organisations/carrick-vermeulen",
)


def kinds(site: Path) -> list[str]:
    """A page of each kind: all that are in no folder, and of each folder the fullest, or the first."""
    found = sorted(page.stem for page in site.glob("*.html"))
    assert {"index", "people", "journal", "promises", "insights", "tidy"} <= set(found)
    for folder in sorted({page.parent for page in site.rglob("*.html")} - {site}):
        name = folder.relative_to(site).as_posix()
        known = [page for page in FULLEST if page.startswith(f"{name}/")]
        found += known or [f"{name}/{min(folder.glob('*.html')).stem}"]
    return found


def address(site: Path, page: str) -> str:
    return (site / f"{page}.html").as_uri()


#: What axe looks at: by day everything; by night only the colours are others.
RULES: dict[str, dict[str, object]] = {
    "light": {"preload": False},
    "dark": {"preload": False, "runOnly": ["color-contrast", "link-in-text-block"]},
}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_are_silent_and_accessible(chromium: Browser, site: Path, heard: Heard, theme: str) -> None:
    """No word on the console, no request outside the folder, nothing for axe to find, unfolded too."""
    context = chromium.new_context(color_scheme=theme, viewport={"width": 1280, "height": 800})
    page, axe, found = context.new_page(), Axe(), {}
    heard.listen(page)
    for name in kinds(site):
        page.goto(address(site, name))
        page.locator("main details").evaluate_all(
            "all => all.slice(0, 5).forEach(fold => { fold.open = true })"
        )
        for violation in axe.run(page, options=RULES[theme]).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found[f"{name}: {violation['id']}"] = nodes
    context.close()
    assert found == {}
    assert heard.messages == []
    assert [request for request in heard.requests if not request.startswith(site.as_uri() + "/")] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sheet", ["search", "help"])
def test_open_sheets_are_accessible(chromium: Browser, site: Path, sheet: str, theme: str) -> None:
    """Search with hits of every kind, and the sheet of keys, by day and by night, also on a phone."""
    for width in (1280, 320):
        context = chromium.new_context(color_scheme=theme, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(address(site, "index"))
        page.keyboard.press("/" if sheet == "search" else "?")
        if sheet == "search":
            page.keyboard.type("gar")
            expect(page.locator(".results section")).to_have_count(3)
            expect(page.locator(".results")).to_have_attribute("aria-busy", "false")
        violations = Axe().run(page, options=RULES["light"]).response["violations"]
        assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in violations] == []
        drawn = page.locator(f"dialog.{sheet}").evaluate("one => [one.scrollWidth, one.clientWidth]")
        assert drawn[0] <= drawn[1]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_thousands_of_people_are_a_table(page: Page, site: Path) -> None:
    """However its rows are drawn, a long table is one to whoever hears it, and looks like a short one."""
    text = (site / "people.html").read_text("utf-8")
    copy = site / "people-long.html"
    copy.write_text(text.replace('<table class="people">', '<table class="people people--long">'), "utf-8")
    seen, session = {}, page.context.new_cdp_session(page)
    page.set_viewport_size(
        {"width": 1280, "height": 5000}
    )  # all in sight, so that all is in the tree at once
    for name in ("people", "people-long"):
        page.goto(address(site, name))
        tree = session.send("Accessibility.getFullAXTree")["nodes"]
        roles = Counter(node["role"]["value"] for node in tree if not node["ignored"])
        counts = [roles[role] for role in ("table", "columnheader", "row", "rowheader", "cell")]
        places = page.locator(".people tr:first-child > *").evaluate_all(
            "all => all.slice(0, 12).map(cell => Math.round(cell.getBoundingClientRect().x))"
        )
        seen[name] = (counts, places)
    copy.unlink()
    assert seen["people-long"] == seen["people"]
    assert seen["people"][0][:2] == [1, 6]
    assert min(seen["people"][0]) > 0


@pytest.mark.parametrize("width", [320, 640, 800])
def test_no_page_scrolls_sideways(page: Page, site: Path, width: int) -> None:
    """From the narrowest phone on; 640 is a screen of 1280 at twice the size."""
    page.set_viewport_size({"width": width, "height": 800})
    wide = {}
    for name in kinds(site):
        page.goto(address(site, name))
        drawn = page.evaluate("document.documentElement.scrollWidth")
        if drawn > width:
            wide[name] = drawn
    assert wide == {}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
@pytest.mark.parametrize(
    ("name", "below"),
    [
        pytest.param("people/margaret-carrick", 6, id="a person's"),
        pytest.param("people/saoirse-daly", 6, id="a fuller one's"),
        pytest.param("journal/2026-10", 6, id="a month's"),
        pytest.param("journal/2025", 40, id="a year's, in a line"),
    ],
)
def test_the_way_to_an_old_note(chromium: Browser, site: Path, name: str, below: int, script: bool) -> None:
    """An address with a day opens the page at that note, unfolded, at the top of the window and lit up.

    So does the last one but for ``below``, of which enough stands under it to fill the window.
    """
    source = (site / f"{name}.html").read_text("utf-8")
    anchors = re.findall(r'<(?:article class="note[^"]*"|li) id="([^"]+)"', source)
    context = chromium.new_context(java_script_enabled=script, viewport={"width": 1280, "height": 800})
    for anchor in (anchors[len(anchors) // 3], anchors[-below]):
        page = context.new_page()
        page.goto(f"{address(site, name)}#{anchor}")
        note = page.locator(f'[id="{anchor}"]')
        expect(note).to_be_in_viewport()
        page.wait_for_timeout(150)  # fonts and pictures have come, and moved what they move
        box = note.bounding_box()
        assert box is not None
        assert abs(box["y"] - 48) <= 5
        lit = note.evaluate("one => getComputedStyle(one).backgroundColor")
        assert lit != page.locator("main").evaluate("one => getComputedStyle(one).backgroundColor")
        page.close()
    context.close()


def test_without_script_each_page_reads(chromium: Browser, site: Path) -> None:
    """Nothing that only script could do is in sight, and what is folded can be unfolded."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in kinds(site):
        page.goto(address(site, name))
        expect(page.locator("h1")).to_be_visible()
        assert page.locator(".needs-js:visible, dialog:visible").count() == 0
        fold = page.locator("main details:visible").first
        if page.locator("main details:visible").count():
            was_open = fold.get_attribute("open")
            fold.locator("summary").first.click()
            assert fold.get_attribute("open") != was_open
    context.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zsofia", "Halász Zsófia"),
        ("sigridur", "Sigríður Jónsdóttir"),
        ("bich ngoc", "Nguyễn Thị Bích Ngọc"),
        ("wojcik", "Stanisław Wójcik"),
    ],
)
def test_a_name_is_found_without_its_accents(page: Page, site: Path, typed: str, name: str) -> None:
    """The slash opens search; the letters that the keyboard has are enough."""
    page.goto(address(site, "index"))
    page.keyboard.press("/")
    page.keyboard.type(typed)
    expect(page.get_by_role("list", name="People").locator("a").first).to_contain_text(name)


def test_columns_stay_while_one_filters(page: Page, site: Path) -> None:
    """The heads of the people's table stand still, whoever is shown."""
    page.goto(address(site, "people"))
    heads, places = page.locator(".people thead th"), "all => all.map(head => head.getBoundingClientRect().x)"
    before = heads.evaluate_all(places)
    page.get_by_label("Find").fill("wulandari")
    expect(page.locator("table.people tbody tr:visible")).to_have_count(1)
    assert heads.evaluate_all(places) == before


@pytest.mark.parametrize("name", ["index", "people/saoirse-daly"])
def test_on_paper(page: Page, site: Path, name: str) -> None:
    """Light even at night; controls and reasons why are left away, folded notes are there."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(address(site, name))
    for gone in (".masthead", ".writeit", ".why", ".contents", ".filters", "dialog"):
        assert page.locator(f"{gone}:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("main article:visible").count() == page.locator("main article").count()


def test_in_forced_colours_a_state_keeps_its_shape(page: Page, site: Path) -> None:
    """A ring stays a ring where the reader's system sets all colours."""
    page.emulate_media(forced_colors="active")
    page.goto(address(site, "people"))
    shape = "(e) => getComputedStyle(e, '::before').forcedColorAdjust"
    assert page.locator(".state--while").first.evaluate(shape) == "none"


def test_nothing_moves_for_whoever_wants_it_still(page: Page, site: Path) -> None:
    """With less motion asked for, no fold turns slowly."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(address(site, "index"))
    moving = "all => all.filter(one => parseFloat(getComputedStyle(one).transitionDuration) > 0).length"
    assert page.locator("main *").evaluate_all(moving) == 0
