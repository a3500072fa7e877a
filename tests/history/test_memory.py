"""What is remembered of a history saves work, and never changes what is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.cache import Cache, NullCache
from journal.history import memory, reading
from journal.history import reading as history
from journal.history.git import Git
from tests.history.conftest import Repository

PATHS = ["contacts/maya.md", "contacts/maya-o.md", "contacts/tom.md"]


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    """A cache of its own."""
    with Cache.open(tmp_path / "cache", "1") as opened:
        yield opened


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every new commit is remembered, so that the next is read on from it."""
    monkeypatch.setattr(reading, "_MANY", 1)


def check(repository: Repository, cache: Cache) -> None:
    """Reading on tells what reading anew tells."""
    anew = history.read(repository.root, PATHS, NullCache())
    assert history.read(repository.root, PATHS, cache) == anew
    assert history.read(repository.root, PATHS, cache) == anew


def plain(repository: Repository) -> None:
    """Maya moves once more."""
    repository.say("maya.md", "2026-03-01", city="Gent")


def amended(repository: Repository) -> None:
    """The last commit is another one."""
    repository.write("maya.md", city="Lyon")
    repository.git("commit", "-q", "-a", "--amend", "-m", "y")


def back(repository: Repository) -> None:
    """HEAD is an earlier commit."""
    repository.git("reset", "-q", "--hard", "HEAD~1")


def elsewhere(repository: Repository) -> None:
    """HEAD is a commit of another branch."""
    repository.git("checkout", "-q", "-b", "other", "HEAD~1")
    repository.say("maya.md", "2026-03-01", city="Gent")


def merged(repository: Repository) -> None:
    """A branch that began before what is remembered comes in."""
    repository.git("checkout", "-q", "-b", "other", "HEAD~1")
    repository.say("tom.md", "2026-03-01", city="Gent")
    repository.say("tom.md", "2026-03-02", city="Bristol")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "x", "other")


def merged_after(repository: Repository) -> None:
    """A branch that began at what is remembered comes in."""
    repository.git("checkout", "-q", "-b", "other")
    repository.say("tom.md", "2026-03-01", city="Gent")
    repository.git("checkout", "-q", "main")
    repository.say("maya.md", "2026-03-02", city="Gent")
    repository.git("merge", "-q", "--no-ff", "-m", "x", "other")


def renamed(repository: Repository) -> None:
    """Maya's file moves, and comes back."""
    repository.git("mv", "contacts/maya.md", "contacts/maya-okafor.md")
    repository.commit("2026-03-01")
    repository.git("mv", "contacts/maya-okafor.md", "contacts/maya.md")
    repository.commit("2026-03-02")
    repository.say("maya.md", "2026-03-03", city="Gent")


def unrelated(repository: Repository) -> None:
    """HEAD shares nothing with what was."""
    repository.git("checkout", "-q", "--orphan", "other")
    repository.say("maya.md", "2026-03-01", city="Gent")


def renamed_and_merged(repository: Repository) -> None:
    """A branch comes in that has Maya's file where it was before what is remembered."""
    repository.git("checkout", "-q", "-b", "other")
    repository.say("maya.md", "2026-03-01", city="Gent", email="maya@example.org")
    repository.git("checkout", "-q", "main")
    repository.git("mv", "contacts/maya.md", "contacts/maya-o.md")
    repository.commit("2026-03-02")
    repository.git("merge", "-q", "--no-ff", "-m", "x", "other")


@pytest.mark.parametrize(
    "happens", [renamed_and_merged, plain, amended, back, elsewhere, merged, merged_after, renamed, unrelated]
)
def test_reading_on_is_reading_anew(
    repository: Repository, cache: Cache, happens: Callable[[Repository], None]
) -> None:
    """Whatever happens to the commits, what is remembered changes nothing."""
    repository.say("maya.md", "2026-01-01", city="Leeds")
    repository.say("tom.md", "2026-01-02", city="Leeds")
    repository.say("maya.md", "2026-02-01", city="Porto")
    check(repository, cache)
    happens(repository)
    check(repository, cache)


def test_only_what_is_new_is_read(
    repository: Repository, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a new commit only its own version is asked for; after an amended one, no version twice."""
    repository.say("maya.md", "2026-01-01", city="Leeds")
    repository.say("maya.md", "2026-02-01", city="Porto")
    asked: list[int] = []
    blobs = Git.blobs

    def counted(self: Git, names: list[str]) -> object:
        asked.append(len(names))
        return blobs(self, names)

    monkeypatch.setattr(Git, "blobs", counted)
    history.read(repository.root, PATHS, cache)
    history.read(repository.root, PATHS, cache)
    plain(repository)
    history.read(repository.root, PATHS, cache)
    amended(repository)
    history.read(repository.root, PATHS, cache)
    assert asked == [2, 1, 1]


def test_a_few_new_commits_are_read_again(
    repository: Repository, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state is remembered anew only after some commits; till then they are read on each time."""
    monkeypatch.setattr(reading, "_MANY", 3)
    repository.say("maya.md", "2026-01-01", city="Leeds")
    check(repository, cache)
    for city in ("Porto", "Gent", "Lyon", "Kyōto"):
        repository.say("maya.md", "2026-02-01", city=city)
        check(repository, cache)


def test_a_clone_that_is_deepened_is_read_anew(repository: Repository, cache: Cache, tmp_path: Path) -> None:
    """More of the past under the same HEAD tells more."""
    for on, city in (("2026-01-01", "Leeds"), ("2026-02-01", "Porto"), ("2026-03-01", "Gent")):
        repository.say("maya.md", on, city=city)
    clone = Repository(tmp_path / "clone", tmp_path / "clone")
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.top}", str(clone.top))
    check(clone, cache)
    for more in (["--deepen", "1"], ["--unshallow"]):
        clone.git("-c", "protocol.file.allow=always", "fetch", "-q", *more)
        check(clone, cache)
    assert len((history.read(clone.root, PATHS, cache) or {})["contacts/maya.md"]) == 2
    clone.git("-c", "protocol.file.allow=always", "fetch", "-q", "--depth", "1")
    check(clone, cache)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"{}",
        b'{"prefix":"","head":"--all","files":{}}',
        b'{"prefix":"","head":"0000000000000000000000000000000000000000","files":{}}',
        b'{"prefix":"","head":"HEAD","files":[]}',
        b'{"prefix":"","head":"%s","files":{"contacts/maya.md":[null,{},[]]}}',
        b'{"prefix":"","head":"%s","files":{"contacts/maya.md":[[],{},[]]}}',
        b'{"prefix":"","head":"%s","files":{"contacts/maya.md":[[["a"],1,1,1,1,1,1,1],{},[]]}}',
        b'{"prefix":"","head":"%s","files":{"contacts/maya.md":[[[],[],[],[],[],[],[],[]],{"city":[["x","",[],[]]]},[]]}}',
        b'{"prefix":"other/","head":"%s","files":{}}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_a_damaged_memory_is_none(repository: Repository, cache: Cache, data: bytes) -> None:
    """Whatever stands in the cache in place of what was remembered, the same is told."""
    repository.say("maya.md", "2026-01-01", city="Leeds")
    repository.say("maya.md", "2026-02-01", city="Porto")
    head = repository.git("rev-parse", "HEAD").encode()
    cache.put_many({key: data.replace(b"%s", head) for key in sorted(memory.REMEMBERED)})
    check(repository, cache)
