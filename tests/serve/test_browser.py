"""The open page in a real browser: it follows the builds, and stays where it stood."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from journal.serve.listening import listen, run_in_thread
from journal.serve.live import Live
from journal.serve.outcome import Outcome
from journal.serve.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).parents[2] / "templates" / "assets"
SCRIPT = '<script src="assets/journal.js"></script>'

GOOD = Outcome(ok=True, pages_changed=True)
PROBLEM = (
    "contacts/ada.md:3:12: error[unknown-unit]: no unit of time is called '<img src=x onerror=alert(1)>'"
)
BAD = Outcome(ok=False, pages_changed=False, problems=(PROBLEM,))

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
PARAGRAPHS = "".join(f'<p id="p{n}">Paragraph {n} of {{mark}}.</p>' for n in range(200))
TEMPLATE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">{{head}}</head>'
    "<body><main><h1>{mark}</h1>{more}"
    "<details><summary>Older</summary>Long ago</details>"
    "<details open><summary>Older</summary>Just now</details>"
    f"{PARAGRAPHS}</main></body></html>"
)


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    """The one Chromium of all tests."""
    return chromium


@pytest.fixture
def live() -> Live:
    return Live("s")


@pytest.fixture
def server(tmp_path: Path, live: Live) -> Iterator[Server]:
    write(tmp_path, "one")
    server = listen("127.0.0.1", [0], tmp_path, live)
    stop = run_in_thread(server)
    yield server
    stop()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """The first page, open; at the end nothing was complained of."""
    context = browser.new_context(viewport={"width": 800, "height": 600})
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(server.url)
    yield page
    context.close()
    assert [words for words in complaints if not re.search(r"404 \(Not Found\)|ERR_FAILED", words)] == []


def write(
    site: Path, mark: str, more: str = "", *, head: str = "", title: str = "", name: str = "index.html"
) -> None:
    page = TEMPLATE.replace("{title}", title or mark).replace("{head}", head)
    (site / "new").write_text(page.replace("{mark}", mark).replace("{more}", more))
    (site / "new").replace(site / name)


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so; fail if it never is."""
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.02)


def shows(page: Page, text: str) -> Callable[[], bool]:
    return lambda: text in page.inner_text("body")


def panel(page: Page) -> str:
    return page.inner_text(".journal-live")


def test_a_page_is_loaded_again_where_it_stood(page: Page, server: Server, live: Live) -> None:
    """After a build the same paragraph is at the same height, and what was unfolded still is."""
    page.evaluate("scrollTo(0, 2500)")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = !d.open; })")
    top = "document.getElementById('p60').getBoundingClientRect().top"
    before = page.evaluate(top)
    write(server.site, "two", "<p>A new paragraph,</p>" * 20)
    live.tell(GOOD)
    until(shows(page, "of two"))
    page.wait_for_load_state()
    until(lambda: abs(page.evaluate(top) - before) < 2)
    assert page.evaluate("Array.from(document.querySelectorAll('details'), d => d.open)") == [True, False]


@pytest.fixture
def ours(page: Page, server: Server) -> Page:
    """The page with the script of our theme; it is marked, so that loading it again shows."""
    (server.site / "assets").mkdir()
    for name in ("journal.js", "keys.js"):
        shutil.copy(ASSETS / name, server.site / "assets")
    write(server.site, "one", head=SCRIPT)
    page.goto(f"{server.url}index.html#p60")
    page.wait_for_load_state()
    until(lambda: page.evaluate("!!window.journal && !!document.querySelector('script[src*=keys]')"))
    page.evaluate("window.mark = 'still here'")
    return page


def is_the_same(page: Page) -> bool:
    return bool(page.evaluate("window.mark === 'still here'"))


def test_only_what_changed_is_replaced(ours: Page, server: Server, live: Live) -> None:
    """Nothing is loaded again: it stands where it stood, unfolded and lit as it was, with the focus."""
    ours.evaluate("scrollTo(0, 2500)")
    ours.evaluate("document.querySelectorAll('details').forEach(d => { d.open = !d.open; })")
    ours.evaluate("document.querySelectorAll('summary')[1].focus({ preventScroll: true })")
    top = "document.getElementById('p60').getBoundingClientRect().top"
    before = ours.evaluate(top)
    for mark in ("two", "three"):
        write(server.site, mark, "<p>A new paragraph,</p>" * 20, head=SCRIPT, title="one")
        live.tell(GOOD)
        until(shows(ours, f"of {mark}"))
        assert abs(ours.evaluate(top) - before) < 2
        assert ours.evaluate("Array.from(document.querySelectorAll('details'), d => d.open)") == [True, False]
        assert ours.evaluate("document.activeElement === document.querySelectorAll('summary')[1]")
        assert ours.evaluate("document.querySelector('.lit').id") == "p60"
    live.tell(BAD)
    until(lambda: "One thing to mend" in panel(ours))
    assert is_the_same(ours)


def test_what_is_the_same_stays(ours: Page, server: Server, live: Live) -> None:
    """Selected, focused and unfolded as it is, also where something else of the same name comes before it."""
    ours.evaluate(
        """() => {
          const folds = document.querySelectorAll('details');
          window.those = [...folds, document.getElementById('p60')];
          folds.forEach(fold => { fold.open = !fold.open; });
          folds[1].querySelector('summary').focus({ preventScroll: true });
          getSelection().selectAllChildren(those[2]);
        }"""
    )
    more = "<details><summary>Older</summary>Between</details><p>A new paragraph.</p>"
    for added, folds in ((more, [False, True, False]), ("", [True, False])):
        write(server.site, "one", added, head=SCRIPT, title="one")
        live.tell(GOOD)
        until(lambda: ours.locator("details").count() == len(folds))  # noqa: B023 -- called at once
        assert ours.evaluate("Array.from(document.querySelectorAll('details'), d => d.open)") == folds
        assert ours.evaluate("those.every(each => each.isConnected)")
        assert ours.evaluate("document.activeElement.parentElement === those[1]")
        assert ours.evaluate("getSelection().toString()") == "Paragraph 60 of one."


PIECES = (
    '<section id="a"><h2>A</h2><p>one</p></section>',
    '<section id="b"><h2>B</h2><ul><li>two</li><li>three</li></ul></section>',
    "words <em>between</em> others",
    "<details><summary>Of old</summary><p>four</p></details>",
    '<details class="more" open><summary>Why</summary></details>',
    '<svg viewBox="0 0 9 9"><circle r="3"/></svg>',
)


@pytest.mark.parametrize("seed", range(8))
def test_afterwards_the_page_is_as_it_was_sent(ours: Page, server: Server, live: Live, seed: int) -> None:
    """Whatever came, went, moved, or is another inside."""
    random = Random(seed)
    for mark in range(6):
        chosen = [piece.replace("three", f"{random.random()}") for piece in PIECES]
        write(server.site, f"{mark}", "".join(random.choices(chosen, k=5)), head=SCRIPT, title="one")
        live.tell(GOOD)
        until(shows(ours, f"Paragraph 0 of {mark}."))
        sent = """async () => {
          const page = new DOMParser().parseFromString(await (await fetch('index.html')).text(), 'text/html');
          page.getElementById('p60').className = 'lit';
          return page.querySelector('main').outerHTML;
        }"""
        assert ours.evaluate("document.querySelector('main').outerHTML") == ours.evaluate(sent)
    assert is_the_same(ours)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"title": "another"}, id="outside of main"),
        pytest.param({"title": "one", "more": "<form></form>"}, id="a form, which has a script"),
        pytest.param({"title": "one", "head": f'{SCRIPT}<script src="own.js"></script>'}, id="other scripts"),
    ],
)
def test_whatever_else_is_another_is_loaded_again(
    ours: Page, server: Server, live: Live, values: dict[str, str]
) -> None:
    """And the page after it, too, that has a form or scripts which nobody knows."""
    fetched: list[str] = []
    ours.on("request", lambda request: fetched.extend([request.url] * (request.resource_type == "fetch")))
    (server.site / "own.js").write_text("")
    for mark in ("two", "three"):
        write(server.site, mark, **{"head": SCRIPT, **values})
        live.tell(GOOD)
        until(shows(ours, f"of {mark}"))
        ours.wait_for_function("!window.mark")
        if values["title"] == "one":
            ours.wait_for_load_state()
            ours.evaluate("window.mark = 'still here'")
    if values["title"] == "one":
        assert len(fetched) == 1


def test_other_styles_are_loaded_again(ours: Page, server: Server, live: Live) -> None:
    """What a page refers to may be another although no word in it is."""
    live.expect_other_files()
    with ours.expect_event("load"):
        live.tell(GOOD)
    assert not is_the_same(ours)


def test_a_page_that_is_gone_says_so(ours: Page, server: Server, live: Live) -> None:
    """Its last state does not stay there as if it were the present one."""
    (server.site / "index.html").unlink()
    live.tell(GOOD)
    until(shows(ours, "no such page"))


def test_a_server_that_is_gone_leaves_the_page(ours: Page, server: Server, live: Live) -> None:
    """What cannot be fetched is no reason to show an error in its place; the next news is fetched again."""
    ours.route("**/index.html", lambda route: route.abort(), times=1)
    with ours.expect_event("requestfailed"):
        write(server.site, "two", head=SCRIPT, title="one")
        live.tell(GOOD)
    assert "of one" in ours.inner_text("main")
    live.tell(GOOD)
    until(shows(ours, "of two"))
    assert is_the_same(ours)


def test_a_save_during_a_renewal_is_not_lost(ours: Page, server: Server, live: Live) -> None:
    """What is told while the page is being fetched is fetched after it."""

    def late(route: Route) -> None:
        answer = route.fetch()
        write(server.site, "three", head=SCRIPT, title="one")
        live.tell(GOOD)
        time.sleep(0.3)  # the page hears of it, and waits for the answer
        route.fulfill(response=answer)

    ours.route("**/index.html", late, times=1)
    write(server.site, "two", head=SCRIPT, title="one")
    live.tell(GOOD)
    until(shows(ours, "of three"))
    assert is_the_same(ours)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [pytest.param("p60", -50, id="by a landmark"), pytest.param("gone", None, id="by height alone")],
)
def test_a_browser_that_forgets_is_reminded(
    page: Page, server: Server, mark: str, expected: float | None
) -> None:
    """Where the browser itself would begin at the top of the page, our own memory serves."""
    top = "document.getElementById('p60').getBoundingClientRect().top"
    wanted = page.evaluate(top) - 1000 if expected is None else expected
    state = {"x": 0, "y": 1000, "mark": {"id": mark, "top": -50}, "open": {}}
    page.evaluate("state => sessionStorage.setItem('journal-live /', JSON.stringify(state))", state)
    page.goto(server.url)
    until(lambda: abs(page.evaluate(top) - wanted) < 2)
    assert page.evaluate("sessionStorage.length") == 0


def test_a_build_that_changes_no_page_loads_nothing(page: Page, live: Live) -> None:
    """The page stays as it is, with whatever is typed into it."""
    page.evaluate("window.mark = 'still here'")
    live.tell(Outcome(ok=True, pages_changed=False))
    live.tell(BAD)
    until(lambda: "One thing to mend" in panel(page))
    assert page.evaluate("window.mark") == "still here"


def test_problems_stand_over_the_last_good_page_until_they_are_mended(
    page: Page, server: Server, live: Live
) -> None:
    """The panel comes, is announced, shows text as text, and goes after a good build."""
    live.tell(BAD)
    until(lambda: PROBLEM in panel(page))
    assert "Paragraph 0 of one" in page.inner_text("main")
    assert page.get_attribute(".journal-live", "role") == "status"
    assert page.query_selector(".journal-live img") is None
    write(server.site, "two")
    live.tell(GOOD)
    until(shows(page, "of two"))
    until(lambda: panel(page) == "")


def test_the_panel_can_be_put_away(page: Page, live: Live) -> None:
    """Dismissed, it stays away while nothing else is wrong, and comes back for another problem."""
    live.tell(BAD)
    until(lambda: PROBLEM in panel(page))
    page.click("text=Dismiss")
    assert panel(page) == ""
    live.tell(BAD)
    live.tell(Outcome(ok=False, pages_changed=False, message="templates/person.html:12: no such thing"))
    until(lambda: "The site could not be built" in panel(page))


def test_pages_change_although_one_file_is_wrong(page: Page, server: Server, live: Live) -> None:
    """One bad file never hides the others: the page is loaded again, and the panel stands over it."""
    write(server.site, "two")
    live.tell(Outcome(ok=False, pages_changed=True, problems=(PROBLEM,)))
    until(shows(page, "of two"))
    until(lambda: PROBLEM in panel(page))


def test_a_build_that_was_missed_is_made_up_for(page: Page, server: Server, live: Live) -> None:
    """A page whose connection was away during a build notices when it is back."""
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    write(server.site, "two")
    live.tell(GOOD)
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    until(shows(page, "of two"))


def test_a_page_that_is_not_there_yet_comes(page: Page, server: Server, live: Live) -> None:
    """Opened before the first build is done, the address turns into the page."""
    (server.site / "index.html").unlink()
    page.goto(f"{server.url}people.html?yet")
    assert "no such page" in page.inner_text("body")
    write(server.site, "people", name="people.html")
    live.tell(GOOD)
    until(shows(page, "of people"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_can_be_read(browser: Browser, server: Server, live: Live, scheme: str) -> None:
    """Words stand out from the paper by 4.5 to 1 at least, by day and by night, with and without a theme."""
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(server.url)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    live.tell(BAD)
    until(lambda: PROBLEM in panel(page))
    paper = colour(page, ".journal-live", "background-color")
    for part in ("h2", "p", "pre", "button"):
        assert contrast(colour(page, f".journal-live {part}", "color"), paper) >= 4.5
    page.close()


def colour(page: Page, selector: str, what: str) -> tuple[float, float, float]:
    look = "([selector, what]) => getComputedStyle(document.querySelector(selector)).getPropertyValue(what)"
    words = page.evaluate(look, [selector, what]).removeprefix("rgb(").removesuffix(")").split(",")
    red, green, blue = (float(word) / 255 for word in words)
    return red, green, blue


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The contrast of WCAG 2."""
    light = sorted(luminance(c) for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def luminance(rgb: tuple[float, float, float]) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
