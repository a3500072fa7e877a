"""How long whole commands take on made-up journals: `python -m benchmarks [SIZE]… [--rounds N]`.

Sizes are S (100 people, 1,000 notes), M (1,000 and 10,000), L (2,000 and 50,000), `sample` (the
journal in this checkout), `steps` (see `benchmarks/steps.py`), `search` and `pages` (see the files of
these names, which need a Chromium). Without any, all but L and `pages` are measured. Each figure is the
median of some rounds; in each round every command runs once, so that a busy minute of the machine
touches all of them alike. The last column compares with the cold build of the same table.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus, steps
from benchmarks.processes import Run, journal, timed, together

CHECKOUT = Path(__file__).parents[1]
SIZES = {
    size.name: size
    for size in (
        corpus.Size("S", 100, 1_000),
        corpus.Size("M", 1_000, 10_000),
        corpus.Size("L", 2_000, 50_000),
    )
}
ROUNDS = {"sample": 3, "S": 3, "M": 2, "L": 1}
SEARCHED = 10_000


@dataclass(frozen=True, slots=True)
class Measure:
    """A command, and what makes the journal ready for it."""

    name: str
    command: list[str]
    prepare: Callable[[], None]
    has_children: bool = False
    """Whether it works with several processes, so that their memory together is another figure."""


def main() -> None:
    """Measure what was asked for, print a table for each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n", 1)[0])
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help="sample, S, M, L, steps, search or pages")
    parser.add_argument("--rounds", type=int, help="rounds for each size (default: 3, 3, 2 and 1)")
    chosen = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors")
    for name in chosen.sizes or ("sample", "S", "M", "steps", "search"):
        if name == "search":
            print("\nSearch in headless Chromium")
            _in_browser("search", str(SEARCHED))
        elif name == "pages":
            print("\nPages in headless Chromium")
            _in_browser("pages")
        elif name == "steps":
            print("\nSteps inside one process")
            steps.main()
        elif name in ROUNDS:
            with tempfile.TemporaryDirectory() as folder:
                _journal_of(name, Path(folder), chosen.rounds or ROUNDS[name])
        else:
            parser.error(f"there is no size {name!r}")


def _journal_of(name: str, folder: Path, rounds: int) -> None:
    root = folder / "journal"
    if name == "sample":
        note = _copy_sample(root)
        print("\nThe sample journal")
    else:
        size = SIZES[name]
        note = corpus.write(root, size)
        print(f"\n{name}: {size.people:,} people, {size.notes:,} notes")
    measures = _measures(root, note)
    runs: dict[str, list[Run]] = {measure.name: [] for measure in measures}
    for _ in range(rounds):
        for measure in measures:
            measure.prepare()
            runs[measure.name].append(timed(measure.command))
    _print(measures, runs, {m.name: _together(m) for m in measures if m.has_children})


def _copy_sample(root: Path) -> Path:
    root.mkdir()
    shutil.copytree(CHECKOUT / "contacts", root / "contacts")
    shutil.copy(CHECKOUT / "journal.yaml", root)
    return sorted((root / "contacts").rglob("2*.md"))[100]


def _measures(root: Path, note: Path) -> list[Measure]:
    """What is measured; each warm build finds the cache and the site of one before it."""
    site, changes = root / "site", iter(range(10**6))
    build = journal("--root", root, "build")

    def from_nothing() -> None:
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(root / ".journal-cache", ignore_errors=True)

    def built() -> None:
        if not (site / "index.html").exists() or not (root / ".journal-cache").exists():
            timed(build)

    def with_one_line_more() -> None:
        built()
        with note.open("a", encoding="utf-8") as file:
            file.write(f"\nOne line more, the {next(changes)}th.\n")

    return [
        Measure("build, cold (--no-cache)", [*build, "--no-cache"], from_nothing, True),
        Measure("build, cold, one process", [*build, "--no-cache", "--jobs", "1"], from_nothing),
        Measure("build, first (fills the cache)", build, from_nothing, True),
        Measure("build, nothing changed", build, built),
        Measure("build, one note changed", build, with_one_line_more, True),
        Measure("check", journal("--root", root, "check"), built),
        Measure("due", journal("--root", root, "due"), built),
        Measure("--help", journal("--help"), built),
    ]


def _together(measure: Measure) -> float | None:
    measure.prepare()
    return together(measure.command)


def _print(
    measures: list[Measure], runs: Mapping[str, list[Run]], all_together: Mapping[str, float | None]
) -> None:
    cold = statistics.median(run.seconds for run in runs[measures[0].name])
    print(f"{'':32}{'seconds':>9}{'spread':>15}{'CPU':>8}{'MB largest':>12}{'MB all':>9}{'of cold':>9}")
    for measure in measures:
        seconds = sorted(run.seconds for run in runs[measure.name])
        middle = statistics.median(seconds)
        spread = f"{seconds[0]:.2f}–{seconds[-1]:.2f}"
        largest = max(run.largest_mb for run in runs[measure.name])
        working = statistics.median(run.working for run in runs[measure.name])
        memory = f"{all_together.get(measure.name) or largest:9.0f}"
        cells = f"{middle:9.2f}{spread:>15}{working:8.2f}{largest:12.0f}{memory}{middle / cold:8.0%}"
        print(f"{measure.name:32}{cells}")


def _in_browser(name: str, *options: str) -> None:
    sys.stdout.flush()
    command = [sys.executable, "-m", f"benchmarks.{name}", *options]
    done = subprocess.run(command, check=False, cwd=CHECKOUT)
    if done.returncode:
        print("  not measured: it needs the packages of the dev extra and a Chromium")


if __name__ == "__main__":
    main()
