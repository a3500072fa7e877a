"""How long the history of a repository takes to read: `python -m benchmarks.history [COMMITS] [PEOPLE]`.

A made-up repository (5,000 commits that each change one fact of one of 1,000 people, unless numbers
are given) is read from nothing, again, after one more commit, and after that commit was amended.
Each figure is the median of some rounds, in this process; git's own work is in it.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from journal import history
from journal.cache import Cache, NullCache

ROUNDS = 5
_CITIES = ("Leeds", "Porto", "Kyōto", "Bristol", "Gent", "Tromsø", "Kraków", "Belfast")
_STORY = "We met on the stairs, and talked about the harbour until the lights went out. " * 8


def main() -> None:
    """Measure, print a table."""
    counts = [int(argument) for argument in sys.argv[1:]] or [5_000, 1_000]
    commits, people = counts[0], counts[1] if len(counts) > 1 else 1_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "journal"
        make(root, commits, people)
        print(f"{commits:,} commits, {people:,} people")
        for name, seconds in measured(root, [path_of(n) for n in range(people)]):
            print(f"{name:28}{statistics.median(seconds):8.3f} s   ({min(seconds):.3f}–{max(seconds):.3f})")


def measured(root: Path, paths: list[str]) -> Iterator[tuple[str, list[float]]]:
    """What is measured, and the seconds of each round."""
    with Cache.open(root.parent / "cache", "benchmark") as cache:

        def timed(cache: Cache, prepare: Callable[[], object] = lambda: None) -> list[float]:
            return [_seconds(root, paths, cache, prepare) for _ in range(ROUNDS)]

        yield "anew, nothing remembered", timed(NullCache())
        history.read(root, paths, cache)
        yield "nothing new", timed(cache)
        yield "one new commit", timed(cache, lambda: _commit(root, "--allow-empty"))
        yield "the last commit amended", timed(cache, lambda: _commit(root, "--amend", "--allow-empty"))


def _seconds(root: Path, paths: list[str], cache: Cache, prepare: Callable[[], object]) -> float:
    prepare()
    begun = time.perf_counter()
    found = history.read(root, paths, cache)
    seconds = time.perf_counter() - begun
    assert found, "there is a history to be read"
    return seconds


def path_of(number: int) -> str:
    """The file of one of the people."""
    return f"contacts/person-{number}.md"


def make(root: Path, commits: int, people: int) -> None:
    """Make the repository: all people in the first commit, then one change in each."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    stream = "".join(_stream(commits, people, random.Random(1))).encode()
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, input=stream, check=True)
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=root, check=True)


def _stream(commits: int, people: int, chance: random.Random) -> Iterator[str]:
    facts = [_Facts(number, chance) for number in range(people)]
    yield _head(0) + "".join(map(_file, facts))
    for moment in range(1, commits):
        person = chance.choice(facts)
        person.change(chance)
        yield _head(moment) + _file(person)


class _Facts:
    """What the file of somebody says at the moment."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.number = number
        self.values = {key: self._any(key, chance) for key in ("city", "phone", "work")}

    def change(self, chance: random.Random) -> None:
        """Let one fact be another."""
        key = chance.choice(sorted(self.values))
        self.values[key] = self._any(key, chance)

    def _any(self, key: str, chance: random.Random) -> str:
        values = {
            "city": chance.choice(_CITIES),
            "phone": f"{{mobile: '+44 {chance.randrange(10**9):09}'}}",
            "work": f"{{org: Org {chance.randrange(50)}, role: engineer}}",
        }
        return values[key]


def _head(moment: int) -> str:
    who = f"A <a@example.org> {1_500_000_000 + moment * 50_000} +0200"
    return f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata 1\nx\n"


def _file(facts: _Facts) -> str:
    changing = "".join(f"{key}: {value}\n" for key, value in facts.values.items())
    text = (
        f"---\nname: Person {facts.number}\ncircle: friends\n{changing}"
        f"email: {facts.number}@example.org\nlikes: [maps, tea]\n---\n{_STORY}\n"
    )
    return f"M 100644 inline {path_of(facts.number)}\ndata {len(text.encode())}\n{text}\n"


def _commit(root: Path, *options: str) -> None:
    person = root / path_of(0)
    text = person.read_text(encoding="utf-8")
    person.write_text(text.replace("+44 ", "+44 1", 1)[:4000], encoding="utf-8")
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, "commit", "-q", "-a", "-m", "x", *options], cwd=root, check=True)


if __name__ == "__main__":
    main()
