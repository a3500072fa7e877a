"""How long whole commands take on made-up journals: `python -m benchmarks [SIZE]… [--rounds N]`.

Sizes are S (100 people, 1,000 notes), M (1,000 and 10,000), L (3,000 and 50,000), `sample` (the
journal in this checkout), `sample10` (ten times that), `steps`, `search` and `pages` (see the files of
these names; the last two need a Chromium). Without any, S and M are measured. Each figure is the
median of some rounds; in each round every command runs once, so that a busy minute of the machine
touches all of them alike. The last column compares with Hugo on the same texts (see
`benchmarks/hugo.py`), else with the cold build of the same table.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from benchmarks import corpus, hugo, steps
from benchmarks.processes import Run, journal, timed, together

CHECKOUT = Path(__file__).parents[1]
SIZES = {
    size.name: size
    for size in (
        corpus.Size("S", 100, 1_000),
        corpus.Size("M", 1_000, 10_000),
        corpus.Size("L", 3_000, 50_000),
    )
}
ROUNDS = {"sample": 3, "sample10": 3, "S": 3, "M": 2, "L": 1}
SEARCHED = 10_000
#: What the others are compared with, where Hugo is installed: the same texts, from nothing.
HUGO = "Hugo, cold"


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
    compileall.compile_dir(CHECKOUT / "journal", quiet=1)  # as pip does with what it installs
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors")
    for name in chosen.sizes or ("S", "M"):
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
    elif name == "sample10":
        note = _sample_ten_times(root)
        print("\nThe sample journal, ten times over")
    else:
        size = SIZES[name]
        note = corpus.write(root, size)
        print(f"\n{name}: {size.people:,} people, {size.notes:,} notes")
    measures = _measures(root, note)
    if name in SIZES:
        measures += _of_hugo(folder / "hugo", root)
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
    return _ordinary_note(root)


def _ordinary_note(root: Path) -> Path:
    """A note that lies in somebody's folder."""
    notes = sorted((root / "contacts").glob("*/2*.md"))
    return [note for note in notes if note.parent.with_suffix(".md").exists()][len(notes) // 3]


def _sample_ten_times(root: Path) -> Path:
    """Ten families of the sample's people side by side: ids and names numbered, so that all stay apart."""
    contacts, files = CHECKOUT / "contacts", sorted((CHECKOUT / "contacts").rglob("*.md"))
    ids = sorted({file.stem for file in contacts.glob("*.md")}, key=len, reverse=True)
    known = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, ids))})(?![\w-])")
    shutil.copytree(contacts, root / "contacts", ignore=shutil.ignore_patterns("*.md"))
    shutil.copy(CHECKOUT / "journal.yaml", root)
    for file in files:
        text = file.read_text(encoding="utf-8")
        for copy in range(10):
            # The first copy keeps its ids, since journal.yaml names the writer by one of them.
            numbered = partial(_numbered, f"-{copy}" if copy else "")
            to = root / "contacts" / known.sub(numbered, file.relative_to(contacts).as_posix())
            to = to if copy == 0 or to.exists() is False else to.with_stem(f"{to.stem}-{copy}")
            to.parent.mkdir(parents=True, exist_ok=True)
            named = re.sub(r"^name: (.*)$", rf"name: \1 {copy}", text, flags=re.M) if copy else text
            to.write_text(known.sub(numbered, named), encoding="utf-8")
    return _ordinary_note(root)


def _numbered(number: str, found: re.Match[str]) -> str:
    return found[1] + number


def _of_hugo(root: Path, made_from: Path) -> list[Measure]:
    """The same texts on the same pages of words, by Hugo; nothing where it is not installed."""
    try:
        build = hugo.command(root)
    except FileNotFoundError:
        return []
    note, changes = hugo.write(root, made_from), iter(range(10**6))

    def from_nothing() -> None:
        shutil.rmtree(root / "site", ignore_errors=True)

    def with_one_line_more() -> None:
        with note.open("a", encoding="utf-8") as file:
            file.write(f"\nOne line more, the {next(changes)}th.\n")

    return [
        Measure(HUGO, build, from_nothing, True),
        Measure("Hugo, one note changed", build, with_one_line_more),
    ]


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

    another_day = journal("--root", root, "--today", corpus.AS_OF, "build")
    days = (corpus.AS_OF + timedelta(days=n) for n in range(1, 10**6))

    def on_another_day() -> None:
        built()
        another_day[another_day.index("--today") + 1] = str(next(days))

    return [
        Measure("build, cold (--no-cache)", [*build, "--no-cache"], from_nothing, True),
        Measure("build, cold, one process", [*build, "--no-cache", "--jobs", "1"], from_nothing),
        Measure("build, first (fills the cache)", build, from_nothing, True),
        Measure("build, nothing changed", build, built),
        Measure("build, one note changed", build, with_one_line_more, True),
        Measure("build, another day", another_day, on_another_day, True),
        Measure("check, one note changed", journal("--root", root, "check"), with_one_line_more),
        Measure("check FILE", journal("--root", root, "check", note), built),
        Measure("due", journal("--root", root, "due"), built),
        Measure("due, asked again", journal("--root", root, "due"), built),
        Measure("brief NAME", journal("--root", root, "brief", note.parent.name), built),
        Measure("brief NAME, asked again", journal("--root", root, "brief", note.parent.name), built),
        Measure("--help", journal("--help"), built),
    ]


def _together(measure: Measure) -> float | None:
    measure.prepare()
    return together(measure.command)


def _print(
    measures: list[Measure], runs: Mapping[str, list[Run]], all_together: Mapping[str, float | None]
) -> None:
    against = HUGO if HUGO in runs else measures[0].name
    cold = statistics.median(run.seconds for run in runs[against])
    of = "of Hugo" if against == HUGO else "of cold"
    print(f"{'':32}{'seconds':>9}{'spread':>15}{'CPU':>8}{'MB largest':>12}{'MB all':>9}{of:>9}")
    for measure in measures:
        seconds = sorted(run.seconds for run in runs[measure.name])
        middle = statistics.median(seconds)
        spread = f"{seconds[0]:.2f}–{seconds[-1]:.2f}"
        largest = max(run.largest_mb for run in runs[measure.name])
        working = statistics.median(run.working for run in runs[measure.name])
        memory = f"{all_together.get(measure.name) or largest:9.0f}"
        cells = f"{middle:9.2f}{spread:>15}{working:8.2f}{largest:12.0f}{memory}{middle / cold:9.2f}"
        print(f"{measure.name:32}{cells}")


def _in_browser(name: str, *options: str) -> None:
    sys.stdout.flush()
    command = [sys.executable, "-m", f"benchmarks.{name}", *options]
    done = subprocess.run(command, check=False, cwd=CHECKOUT)
    if done.returncode:
        print("  not measured: it needs the packages of the dev extra and a Chromium")


if __name__ == "__main__":
    main()
