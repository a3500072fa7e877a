"""Killed at any moment, run twice at once, on a full disk: every page is whole, and the next build mends."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from journal.site.manifest import LOCK, MANIFEST, OWN_NAMES
from journal.site.publish import publish

OLD = {
    "index.html": b"old index",
    "people/ada.html": b"old ada",
    "people/maya.html": b"same",
    "tags/tea.html": b"old tea",
    "x": b"a page that becomes a folder",
}
NEW = {
    "index.html": b"new index!",
    "people/ada.html": b"new",
    "people/maya.html": b"same",
    "people/zoe.html": b"zoe",
    "circles/close.html": b"close",
    "x/y": b"below",
}
#: A third site, that lacks what only the killed build wrote.
AFTER = {"index.html": b"after", "people/maya.html": b"same"}

STEPS = ("open", "write", "replace", "unlink", "mkdir", "rmdir", "fsync", "fchmod", "close")
KILLED = 99


def files(folder: Path) -> dict[str, bytes]:
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: data for name, data in found.items() if name not in {MANIFEST, LOCK, ".gitignore"}}


def pages(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in files(folder).items() if Path(name).name not in OWN_NAMES}


def folders(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir()}


def kill_at(count: int) -> None:
    """End this process at its ``count``-th step; a write gets half its bytes out."""
    left = [count]

    def counted(step: Callable[..., object], name: str) -> Callable[..., object]:
        def run(*args: object, **options: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                if name == "write":
                    step(args[0], bytes(args[1])[: len(args[1]) // 2])  # type: ignore[call-overload, arg-type]
                os._exit(KILLED)
            return step(*args, **options)

        return run

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name), name))


def publish_and_die(count: int, site: Path, new: Mapping[str, bytes], root: Path) -> bool:
    """Publish in a process that is killed at its ``count``-th step; False if it came to its end before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking beside a runner's threads
        child = os.fork()
    if child == 0:
        try:
            kill_at(count)
            publish(site, new, root=root)
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, KILLED}
    return status == KILLED


def each_death(tmp_path: Path, old: Mapping[str, bytes]) -> Iterator[tuple[Path, Path]]:
    """Yield a site for each moment a build of NEW over ``old`` can be killed at, and its journal."""
    for count in range(1, 1000):
        root = tmp_path / f"{count}"
        root.mkdir()
        if old:
            publish(root / "site", old, root=root)
        if not publish_and_die(count, root / "site", NEW, root):
            assert count > 40
            return
        yield root / "site", root
    pytest.fail("it never came to its end")


@pytest.mark.parametrize(
    "old", [pytest.param(OLD, id="over an old site"), pytest.param({}, id="a first build")]
)
def test_killed_at_any_moment_each_page_is_whole(tmp_path: Path, old: dict[str, bytes]) -> None:
    """Every page is the old or the new one, and publishing again gives exactly the new site."""
    for site, root in each_death(tmp_path, old):
        for name, data in pages(site).items() if site.exists() else ():
            assert data in {old.get(name), NEW.get(name)}
        publish(site, NEW, root=root)
        assert files(site) == NEW
        assert folders(site) == {"people", "circles", "x"}


@pytest.mark.parametrize(
    ("old", "after"),
    [
        pytest.param(OLD, AFTER, id="over an old site"),
        pytest.param(OLD, OLD, id="and back to the old site"),
        pytest.param({}, AFTER, id="a first build"),
    ],
)
def test_what_only_a_killed_build_wrote_is_pruned(
    tmp_path: Path, old: dict[str, bytes], after: dict[str, bytes]
) -> None:
    """A page of a killed build that the next site lacks does not stay for ever; others' files do."""
    for site, root in each_death(tmp_path, old):
        if not (site / MANIFEST).exists():
            continue
        (site / "mine.txt").write_bytes(b"mine")
        assert publish(site, after, root=root).kept == ()
        assert files(site) == {**after, "mine.txt": b"mine"}
        assert folders(site) == {Path(name).parent.as_posix() for name in after} - {"."}


def test_killed_again_and_again(tmp_path: Path) -> None:
    """Builds of ever other sites, each killed, leave nothing that the one after does not mend."""
    root, site = tmp_path, tmp_path / "site"
    publish(site, OLD, root=root)
    for count in range(12, 60):
        publish_and_die(
            count, site, {**NEW, f"only/{count}.html": b"x" * count, "index.html": b"%d" % count}, root
        )
    assert publish(site, AFTER, root=root).kept == ()
    assert files(site) == AFTER
    assert folders(site) == {"people"}


FORTY_TIMES = """
import sys
from pathlib import Path
from journal.site.publish import publish
root, mark = Path(sys.argv[1]), sys.argv[2]
for turn in range(40):
    names = [f"{mark if i % 2 else 'both'}/{i}.html" for i in range(12)]
    pages = {name: f"{mark} {turn}".encode() for name in names}
    publish(root / "site", pages, root=root, clean=turn % 7 == 0)
"""


def test_two_builds_at_once_end_well(tmp_path: Path) -> None:
    """Two processes publish over each other; the last one's site stands, and all of it."""
    commands = [[sys.executable, "-c", FORTY_TIMES, str(tmp_path), mark] for mark in "ab"]
    processes = [subprocess.Popen(command) for command in commands]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    found = files(tmp_path / "site")
    marks = {data.decode().split()[0] for data in found.values()}
    assert len(found) == 12
    assert len(marks) == 1
    assert {data.decode().split()[1] for data in found.values()} == {"39"}


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount command here")
    if done.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_really_full(tiny_disk: Path) -> None:
    """The old site stands, whole; with room again, the new one is written."""
    root, site = tiny_disk, tiny_disk / "site"
    publish(site, OLD, root=root)
    large = {**NEW, **{f"large/{n}.html": b"x" * 20_000 for n in range(40)}}
    with pytest.raises(OSError, match="No space left") as caught:
        publish(site, large, root=root)
    assert caught.value.errno == errno.ENOSPC
    assert "large/" in str(caught.value.filename)
    assert all(data in {OLD.get(name), large.get(name)} for name, data in pages(site).items())
    assert not list(site.rglob(".journal-tmp"))
    publish(site, NEW, root=root)
    assert files(site) == NEW
