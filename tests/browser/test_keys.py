"""The site by the keyboard: letters lead to pages, arrows move in lists, and letters can be switched off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

#: Sends a key as the browser would, with whatever else is held or going on.
PRESS = """([where, event]) => {
  const target = where ? document.querySelector(where) : document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...event }));
}"""


def opened(page: Page, site: Path, name: str = "index") -> Page:
    page.goto((site / f"{name}.html").as_uri())
    return page


@pytest.mark.parametrize("start", ["index", "people/saoirse-daly"])
@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("t", "index"),
        ("p", "people"),
        ("j", "journal"),
        ("r", "promises"),
        ("i", "insights"),
        ("c", "calendar"),
    ],
)
def test_two_letters_lead_to_a_page(page: Page, site: Path, start: str, letter: str, name: str) -> None:
    """From every folder; the sheet of keys names each pair beside its link."""
    opened(page, site, start)
    page.keyboard.press("g")
    page.keyboard.press(letter)
    page.wait_for_url((site / f"{name}.html").as_uri())


def test_every_page_of_the_head_has_its_letters(page: Page, site: Path) -> None:
    """The sheet leads wherever the running head does, and to the calendar, each by another letter."""
    opened(page, site)
    ways = page.locator("dialog.help a").evaluate_all("all => all.map(a => [a.dataset.keys, a.href])")
    head = page.locator(".masthead nav a").evaluate_all("all => all.map(a => a.href)")
    assert [href for _, href in ways] == [*head, (site / "calendar.html").as_uri()]
    assert len({keys for keys, _ in ways}) == len(ways)


@pytest.mark.parametrize(
    ("code", "key"),
    [pytest.param("KeyG", "п", id="Cyrillic"), pytest.param("KeyG", "ע", id="Hebrew")],
)
def test_a_key_is_its_place_where_letters_are_others(page: Page, site: Path, code: str, key: str) -> None:
    """A keyboard that writes another script has the keys of a Latin one."""
    opened(page, site)
    page.evaluate(PRESS, ["", {"key": key, "code": code}])
    page.keyboard.press("p")
    page.wait_for_url("**/people.html")


@pytest.mark.parametrize(
    ("where", "event"),
    [
        pytest.param("[name=q]", {"key": "?"}, id="in a field"),
        pytest.param("select", {"key": "?"}, id="in a list to choose from"),
        pytest.param("", {"key": "?", "ctrlKey": True}, id="with Control"),
        pytest.param("", {"key": "?", "altKey": True}, id="with Alt"),
        pytest.param("", {"key": "?", "metaKey": True}, id="with the system's key"),
        pytest.param("", {"key": "?", "isComposing": True}, id="while letters are composed"),
        pytest.param("", {"key": "Process"}, id="of an input method"),
        pytest.param("", {"key": "J", "shiftKey": True}, id="a capital"),
    ],
)
def test_a_key_that_is_meant_otherwise_does_nothing(
    page: Page, site: Path, where: str, event: dict[str, object]
) -> None:
    """In fields, with modifiers and within an input method a key is not ours."""
    opened(page, site, "people")
    page.evaluate(PRESS, [where, event])
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("?")
    expect(page.locator("dialog.help")).to_be_visible()


def test_keys_rest_while_a_sheet_is_open(page: Page, site: Path) -> None:
    """Letters over the sheet of keys lead nowhere, and no second sheet opens over it."""
    opened(page, site)
    page.keyboard.press("?")
    for key in ("g", "p", "/", "?"):
        page.keyboard.press(key)
    assert page.url == (site / "index.html").as_uri()
    assert page.locator("dialog[open]").count() == 1


def test_the_sheet_of_keys_opens_from_the_foot_and_gives_the_focus_back(page: Page, site: Path) -> None:
    """For whoever does not know that there are keys; it is named, and Esc closes it."""
    opened(page, site)
    button = page.locator("footer [data-help]")
    button.click()
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.help")).not_to_be_visible()
    expect(button).to_be_focused()


def test_single_keys_can_be_switched_off(page: Page, site: Path) -> None:
    """And stay off on the next page; arrows in a list, the button of search and Esc go on (WCAG 2.1.4)."""
    opened(page, site)
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    opened(page, site, "people")
    for key in ("/", "?", "j"):
        page.keyboard.press(key)
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement === document.body")
    expect(page.locator(".tool kbd")).not_to_be_visible()
    links = page.locator(".people tbody th a")
    links.first.focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.locator("footer [data-help]").click()
    page.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).to_be_visible()


def test_where_nothing_may_be_stored_keys_and_theme_still_work(page: Page, site: Path) -> None:
    """A browser that forbids storage makes a choice hold for the page."""
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } })"
    )
    opened(page, site)
    page.locator("[data-theme-toggle]").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.locator("dialog[open]").count() == 0


@pytest.mark.parametrize(
    ("name", "stops"),
    [
        ("people", ".people tbody th a"),
        ("circles/close", ".people tbody th a"),
        ("index", "main :is(.reach-first h3 a, .reach-row, .rest-list a)"),
    ],
)
def test_arrows_move_in_lists(page: Page, site: Path, name: str, stops: str) -> None:
    """A letter leads into the list, arrows and letters move, Home and End go to its ends, Esc leaves."""
    opened(page, site, name)
    places = page.locator(stops)
    count = places.evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    assert count > 2
    search = page.locator("[data-search]")
    search.focus()
    for key, place in (("j", 0), ("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(places.nth(place)).to_be_focused()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.checkVisibility()")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    expect(places.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(search).to_be_focused()


def test_enter_opens_and_escape_folds(page: Page, site: Path) -> None:
    """A person to reach out to is unfolded in their place; Esc folds them before it leaves the list."""
    opened(page, site)
    row = page.locator("summary.reach-row").first
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".reach-body").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".reach-body").first).not_to_be_visible()
    expect(row).to_be_focused()
    page.keyboard.press("Escape")
    expect(row).not_to_be_focused()


def test_outside_of_a_list_arrows_are_the_browser_s(page: Page, site: Path) -> None:
    """They scroll, as anywhere."""
    opened(page, site, "people")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => scrollY > 0")
    assert page.evaluate("document.activeElement === document.body")


def test_home_and_end_in_the_hits(page: Page, site: Path) -> None:
    """Within the field they move in the text; among hits they lead to the first and the last."""
    opened(page, site)
    page.keyboard.press("/")
    page.keyboard.type("garden")
    hits = page.locator(".results :is(a, button)")
    expect(hits.nth(5)).to_be_visible()
    expect(page.locator(".results")).to_have_attribute("aria-busy", "false")
    page.keyboard.press("Home")
    expect(page.locator("dialog.search input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    expect(hits.last).to_be_focused()
    page.keyboard.press("Home")
    expect(hits.first).to_be_focused()
