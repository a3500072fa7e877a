"""How soon pages stand in the window, and how thousands of people filter: `python -m benchmarks pages`.

Opens, from disk in headless Chromium, every page of the sample that lies in no folder and the largest
of each folder: the median and the slowest of some visits from the click to the first paint, the same in a
window that is open already, and how much moved afterwards (CLS; 0 is nothing). A page of one word says what
the browser itself takes. Then a list
of 3,000 made-up people: what one change of the filter costs until everything is laid out, and how evenly
it is scrolled from end to end. Needs the packages of the ``dev`` extra and a Chromium.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import corpus

CHECKOUT = Path(__file__).parents[1]
PEOPLE = corpus.Size("3,000 people", 3_000, 3_000)
VISITS = 5
CLICKS = 15
ROUNDS = 5

#: What the filter is changed to, one after the other; each is compared with what stood before.
FILTERS = ("o", "ok", "okafor", "", "maya okafor", "", "nobody", "")

#: Collects what moves without having been asked to, and tasks over 50 ms.
WATCH = """window.seen = { moved: 0, tasks: [] };
const watch = (type, take) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch('layout-shift', (entry) => { window.seen.moved += entry.value; });
watch('longtask', (entry) => { window.seen.tasks.push(entry.duration); });"""

#: Changes the filter; gives milliseconds of script, of style and layout, and to the end of the frame.
CHANGE = """(query) => new Promise((resolve) => {
  const field = document.querySelector('[name=q]');
  field.value = query;
  const begun = performance.now();
  field.dispatchEvent(new Event('input', { bubbles: true }));
  const scripted = performance.now();
  document.body.offsetHeight;
  const laid = performance.now();
  const times = [scripted - begun, laid - begun];
  requestAnimationFrame(() => setTimeout(() => resolve([...times, performance.now() - begun])));
})"""

#: Scrolls from the top to the end in two seconds; gives the milliseconds between frames.
SCROLL = """() => new Promise((resolve) => {
  const frames = [], begun = performance.now();
  let last = begun;
  (function next(now) {
    frames.push(now - last);
    last = now;
    const part = Math.min((now - begun) / 2000, 1);
    scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight));
    if (part < 1) requestAnimationFrame(next); else resolve(frames.slice(1));
  })(begun);
})"""


def main() -> None:
    """Build, open, measure, print."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        root = Path(folder)
        _first_paint(browser, _sample(root / "sample"))
        _people(browser, _made_up(root / "made-up"))
        browser.close()


def _sample(root: Path) -> Path:
    root.mkdir()
    shutil.copytree(CHECKOUT / "contacts", root / "contacts")
    shutil.copy(CHECKOUT / "journal.yaml", root)
    return _built(root)


def _made_up(root: Path) -> Path:
    corpus.write(root, PEOPLE)
    return _built(root)


def _built(root: Path) -> Path:
    command = [sys.executable, "-m", "journal", "--root", str(root), "--quiet", "build", "--no-cache"]
    subprocess.run(command, check=False, capture_output=True)
    return root / "site"


def _first_paint(browser: Browser, site: Path) -> None:
    print(f"{'page':40}{'KB':>6}{'first paint ms':>16}{'slowest':>10}{'clicked':>10}{'moved':>8}")
    empty = site / "empty-page.html"
    empty.write_text("<!doctype html><title>One word</title><p>Word")
    window = _opened(browser, empty)
    for path in [empty, *_kinds(site)]:
        visits = [_visit(browser, path) for _ in range(VISITS + 1)][1:]
        paints = [paint for paint, _ in visits]
        clicked = statistics.median(_clicked(window, empty, path) for _ in range(CLICKS))
        name = path.relative_to(site).as_posix()
        cells = f"{path.stat().st_size / 1000:6.0f}{statistics.median(paints):16.0f}{max(paints):10.0f}"
        print(f"{name:40}{cells}{clicked:10.0f}{max(moved for _, moved in visits):8.3f}")
    window.context.close()


def _kinds(site: Path) -> list[Path]:
    """Pages that lie in no folder, and the largest of each folder."""
    folders = sorted({page.parent for page in site.rglob("*.html")} - {site})
    largest = [max(folder.glob("*.html"), key=lambda page: page.stat().st_size) for folder in folders]
    return [*(page for page in sorted(site.glob("*.html")) if page.name != "empty-page.html"), *largest]


def _visit(browser: Browser, path: Path) -> tuple[float, float]:
    """The first paint of a page, in milliseconds, and how much moved after it, in a new profile."""
    page = _opened(browser, path)
    paint = _painted(page)
    page.wait_for_timeout(300)
    moved = page.evaluate("window.seen.moved")
    page.context.close()
    return paint, moved


def _clicked(window: Page, before: Path, path: Path) -> float:
    """The first paint of a page, in milliseconds, in a window that has shown pages before."""
    window.goto(before.as_uri())
    window.wait_for_timeout(100)
    window.goto(path.as_uri())
    return _painted(window)


def _painted(page: Page) -> float:
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    return float(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))


def _opened(browser: Browser, path: Path) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.add_init_script(WATCH)
    page.goto(path.as_uri())
    return page


def _people(browser: Browser, site: Path) -> None:
    page = _opened(browser, site / "people.html")
    page.wait_for_timeout(1_000)
    rows = page.locator("table.people tbody tr").count()
    loading = _longest(page)
    print(f"\n{rows:,} people; longest task while the page loads {loading:.0f} ms (0: none over 50)")
    print(f"{'filter':24}{'script ms':>12}{'laid out ms':>14}{'slowest':>10}{'frame ms':>11}{'shown':>8}")
    runs: list[list[list[float]]] = [[] for _ in FILTERS]
    for _ in range(ROUNDS):
        for place, query in enumerate(FILTERS):
            runs[place].append(page.evaluate(CHANGE, query))
            page.wait_for_timeout(300)
    longest = _longest(page)
    for query, times in zip(FILTERS, runs, strict=True):
        script, laid, frame = ([run[place] for run in times] for place in range(3))
        page.evaluate(CHANGE, query)
        shown = page.locator("table.people tbody tr:visible").count()
        cells = f"{_middle(script):12.0f}{_middle(laid):14.0f}{max(laid):10.0f}{_middle(frame):11.0f}"
        print(f"{query or '(cleared)':24}{cells}{shown:8,}")
    print(f"longest task while filtering {longest:.0f} ms")
    frames = page.evaluate(SCROLL)
    late = sum(frame > 50 for frame in frames)
    print(f"scrolled through in {len(frames)} frames: median {_middle(frames):.0f} ms, {late} over 50 ms")


def _longest(page: Page) -> float:
    """The longest task since the last time this was asked."""
    return float(page.evaluate("() => Math.max(0, ...window.seen.tasks.splice(0))"))


_middle: Callable[[list[float]], float] = statistics.median


if __name__ == "__main__":
    main()
