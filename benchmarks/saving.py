"""From a note that is saved to the page that shows it: `python -m benchmarks.saving [SIZE]`.

`journal serve` runs as a process of its own on a made-up journal; headless Chromium has the page of one
person open. A line is added to one of their notes, as an editor would save it, and the time is taken until
the page, loaded again by itself, holds the line.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep

from playwright.sync_api import Page, sync_playwright

from benchmarks.corpus import Size, write
from benchmarks.processes import ENVIRONMENT, journal

SIZES = {"S": Size("S", 100, 1_000), "M": Size("M", 1_000, 10_000)}
SAVES = 20
#: Seconds from one save to the next: a writer stops to think, and the site is published meanwhile.
PAUSE = 5.0


def main() -> None:
    """Measure one size, and print what twenty saves took."""
    size = SIZES[sys.argv[1] if sys.argv[1:] else "M"]
    with tempfile.TemporaryDirectory() as folder:
        somewhere = write(Path(folder) / "journal", size)
        newest = max(somewhere.parent.glob("2*.md"))  # the last notes stand whole on a person's page
        took = measured(Path(folder) / "journal", newest)
    middle, most = statistics.median(took), max(took)
    print(f"{size.name}, {len(took)} saves, each to the page: median {middle:.2f} s, at most {most:.2f} s")


def measured(root: Path, note: Path) -> list[float]:
    """Seconds that each save took to be seen."""
    command = [*journal("--root", root), "serve"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as serving:
        assert serving.stdout is not None
        assert serving.stderr is not None
        address = re.search(r"http://\S+/", serving.stdout.readline())
        assert address is not None
        while "built in" not in serving.stderr.readline():
            pass
        try:
            with sync_playwright() as play:
                found = shutil.which("chromium") or shutil.which("google-chrome")
                browser = play.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
                page = browser.new_page()
                page.goto(f"{address[0]}people/{note.parent.name}.html")
                sleep(10 * PAUSE)  # the journal is read once more, to be ready for the first save
                return [saved(page, note, number) for number in range(SAVES)]
        finally:
            serving.terminate()


def saved(page: Page, note: Path, number: int) -> float:
    """Save once, and wait for the page."""
    word = f"saved{number}times"
    text = note.read_text(encoding="utf-8")
    begun = perf_counter()
    note.write_text(f"{text}\n{word}\n", encoding="utf-8")
    shows = "word => document.body && document.body.textContent.includes(word)"
    page.wait_for_function(shows, arg=word, polling=10)
    took = perf_counter() - begun
    sleep(PAUSE)
    return took


if __name__ == "__main__":
    main()
