"""How soon results stand on the page: a made-up journal of 50,000 notes, searched in headless Chromium.

    python benchmarks/search.py [NOTES]

Prints how large the index is, how long loading takes, and for each query the median and the worst of
the time from the key to the first results on the page and to the last, and the longest task that held
up typing. Needs the packages of the ``dev`` extra and a Chromium.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from journal.model.journal import Journal
from journal.model.note import Note
from journal.model.person import Person
from journal.model.prose import Prose
from journal.site.search import Findable, Shown, search_files

LAST = date(2026, 11, 22)
YEARS = 20
WORDS_A_NOTE = 120
ROUNDS = 5
QUERIES = (
    "maya",
    "tomsz",
    "lisbon",
    "the",
    "e",
    "maya harbour thunder",
    "wisniewski lisbon",
    "xylophonist",
    "陳",
)
ASSETS = Path(__file__).parents[1] / "templates" / "assets"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><script src="assets/journal.js"></script>
<body><dialog class="search" aria-label="Search" data-base=""><form method="dialog"><input type="search">
<button type="button" data-close>Esc</button></form><div class="results"></div></dialog>
<button type="button" data-search>Search</button>
<template id="words" data-empty="A name" data-looking="Looking" data-nothing="Nothing"></template>
</body></html>"""

#: Runs one query as if typed at once; resolves when everything has been looked through.
MEASURE = """query => new Promise((resolve) => {
  const input = document.querySelector('input'), results = document.querySelector('.results');
  let begun, first = 0, last = 0, longest = 0, rest = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  });
  tasks.observe({ entryTypes: ['longtask'] });
  const seen = new MutationObserver(() => {
    last = performance.now() - begun;
    first = first || last;
    clearTimeout(rest);
    rest = setTimeout(() => {
      seen.disconnect();
      tasks.disconnect();
      resolve({ first, last, longest });
    }, 500);
  });
  seen.observe(results, { childList: true });
  input.value = query;
  begun = performance.now();
  input.dispatchEvent(new Event('input'));
})"""

#: Notes when the first people stand on the page after opening, and when every year has been read.
OPENED = """() => {
  const began = performance.now(), results = document.querySelector('.results');
  const times = (window.times = { first: 0, done: 0, longest: 0 });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) times.longest = Math.max(times.longest, task.duration);
  }).observe({ entryTypes: ['longtask'] });
  new MutationObserver(() => {
    if (!times.first && results.querySelector('li')) times.first = performance.now() - began;
    const through = results.querySelector('li') && !results.querySelector('.quiet');
    if (through) setTimeout(() => { times.done = times.done || performance.now() - began; });
  }).observe(results, { childList: true });
}"""


def main() -> None:
    """Build, load, measure, print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        written = write_site(root, a_journal(count))
        sizes = f"{len(written)} files, {sum(map(len, written.values())) / 1e6:.1f} MB"
        print(f"{count} notes of {WORDS_A_NOTE} words over {YEARS} years, 500 people: {sizes}")
        with sync_playwright() as playwright:
            found = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(
                executable_path=found, args=["--no-sandbox", "--disable-gpu"]
            )
            measure(browser.new_page(), root)
            browser.close()


def measure(page: Page, root: Path) -> None:
    page.goto((root / "index.html").as_uri())
    page.evaluate(OPENED)
    page.keyboard.press("/")
    page.fill("input", "maya")
    page.wait_for_function("() => window.times.done", timeout=120_000)
    times = page.evaluate("window.times")
    print("from opening to the first people {first:.0f} ms, to all notes {done:.0f} ms".format(**times))
    print(f"longest task meanwhile {times['longest']:.0f} ms (0: none over 50)")
    print(f"{'query':24}{'first ms':>16}{'complete ms':>16}{'longest task':>14}")
    for query in QUERIES:
        runs = []
        for _ in range(ROUNDS):
            page.evaluate(MEASURE, "")
            runs.append(page.evaluate(MEASURE, query))
        first, last, longest = ([run[key] for run in runs] for key in ("first", "last", "longest"))
        cells = (f"{statistics.median(some):8.0f}{max(some):8.0f}" for some in (first, last))
        print(f"{query:24}{''.join(cells)}{max(longest):14.0f}")


def a_journal(count: int) -> Journal:
    chance = random.Random(50_000)
    words = [a_word(chance) for _ in range(8_000)] + ["lisbon", "harbour", "thunder", "façade", "Zürich"]
    words[:4] = ["the", "and", "we", "it’s"]
    weights = [1 / (rank + 2) for rank in range(len(words))]
    names = ["Maya Okafor", "Tomasz Wiśniewski", "Chen Mei-ling", "Noël Aubert"]
    names += [f"{a_word(chance).title()} {a_word(chance).title()}" for _ in range(496)]
    people = {
        f"p{n}": Person(f"p{n}", name, f"p{n}.md", name, circle="friends") for n, name in enumerate(names)
    }
    people["p2"] = Person("p2", names[2], "p2.md", names[2], aka=("陳美玲",))
    days = sorted(LAST - timedelta(days=chance.randrange(365 * YEARS)) for _ in range(count))
    ids = list(people)
    notes = []
    for n, day in enumerate(days):
        text = " ".join(chance.choices(words, weights, k=WORDS_A_NOTE)) + "."
        who = tuple(dict.fromkeys(ids[int(chance.paretovariate(0.7)) % 500] for _ in range(1 + n % 2)))
        title = " ".join(chance.choices(words, k=3))
        notes.append(Note(f"{n}.md", day, title, people=who, prose=Prose(text=text)))
    return Journal(people, tuple(notes))


def a_word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(1, 4))
    )


def write_site(root: Path, journal: Journal) -> dict[str, bytes]:
    shown = Shown(
        person_address=lambda person: f"people/{person}.html",
        note_address=lambda note: f"people/{note.people[0]}.html#{note.date}",
        page_address=lambda person, _: f"people/{person.id}.html",
        note_title=lambda note: note.title,
        initials=lambda person: person.name[0],
        circle=lambda person: person.circle or "",
    )
    index = {path: make() for path, make in search_files(Findable(journal), shown, LAST).items()}
    scripts = {f"assets/{script.name}": script.read_bytes() for script in ASSETS.glob("*.js")}
    for path, content in (index | scripts | {"index.html": PAGE.encode()}).items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(content)
    return index


if __name__ == "__main__":
    main()
