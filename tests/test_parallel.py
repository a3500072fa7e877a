"""Work that several processes do is the work of one, in its order; and nobody waits for ever."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.build import parallel
from journal.build.parallel import begun, is_spread, number, spread
from journal.build.spool import Spool


@pytest.fixture(autouse=True)
def worthwhile(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """However little there is to do; and afterwards nobody is left."""
    monkeypatch.setattr(parallel, "WORTHWHILE", 0)
    yield
    assert multiprocessing.active_children() == []


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever threads other tests have left behind: none of their locks matters here."""
    monkeypatch.setattr(parallel, "can_fork", lambda: True)


@pytest.mark.usefixtures("forks")
@pytest.mark.parametrize("jobs", [1, 2, 3, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 31, 100, 1000])
def test_the_order_is_that_of_the_items(count: int, jobs: int) -> None:
    """Each item once."""
    assert list(spread(lambda n: n * n, range(count), jobs, 1.0)) == [n * n for n in range(count)]


@pytest.mark.usefixtures("forks")
def test_many_pieces_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many items there are, what is to be done fits into its pipe."""
    monkeypatch.setattr(parallel, "ITEMS", 1)
    assert list(spread(str, range(20_000), 2, 1.0)) == [str(n) for n in range(20_000)]


@pytest.mark.usefixtures("forks")
def test_all_of_them_work() -> None:
    """The one that asked as well, so that it does not only wait."""
    everybody, came = multiprocessing.get_context("fork").Barrier(3), list[int]()

    def who(_: int) -> int:
        if not came:
            everybody.wait(20)
        came.append(number())
        return number()

    assert set(spread(who, range(100), 3, 1.0)) == {0, 1, 2}
    assert number() == 0


@pytest.mark.usefixtures("forks")
def test_much_can_be_told() -> None:
    """Results larger than any pipe; told while the one who asked is at work itself, or waits."""

    def large(n: int) -> bytes:
        if number() == 0 and n % 2:
            threading.Event().wait(0.05)
        return bytes([n]) * 3_000_000

    assert [(data[0], len(data)) for data in spread(large, range(40), 2, 1.0)] == [
        (n, 3_000_000) for n in range(40)
    ]


@pytest.mark.usefixtures("forks")
@pytest.mark.parametrize("place", [0, 1])
def test_what_goes_wrong_is_raised_where_it_was_asked_for(place: int) -> None:
    """In whichever process it went wrong."""

    begun = multiprocessing.get_context("fork").Event()

    def work(_: int) -> None:
        if number() == 1:
            begun.set()
        assert begun.wait(20)
        if number() == place:
            raise FileNotFoundError("no such thing")

    with pytest.raises(FileNotFoundError, match="no such thing"):
        list(spread(work, range(100), 2, 1.0))


@pytest.mark.usefixtures("forks")
def test_a_process_that_is_ended_from_outside_is_noticed() -> None:
    """As when there is no memory left: an error, and no endless wait."""

    begun = multiprocessing.get_context("fork").Event()

    def work(n: int) -> int:
        if number() == 1:
            begun.set()
            os.kill(os.getpid(), signal.SIGKILL)
        assert begun.wait(20)
        return n

    with pytest.raises(OSError, match="was ended before it was done"):
        list(spread(work, range(100), 2, 1.0))


@pytest.mark.usefixtures("forks")
def test_what_is_given_up_ends() -> None:
    """A newer save, or Ctrl-C: nobody works on for nothing."""
    done = spread(lambda n: threading.Event().wait(0.01) or n, range(1000), 3, 1.0)
    assert [next(done) for _ in range(3)] == [0, 1, 2]
    assert len(multiprocessing.active_children()) == 2
    done.close()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("forks")
def test_others_begin_before_anybody_asks() -> None:
    """Whoever asked does something else meanwhile; nobody is left when that fails."""
    working = multiprocessing.get_context("fork").Event()

    def work(n: int) -> int:
        working.set()
        return n

    with begun(work, range(100), 2, 1.0) as results:
        assert working.wait(20)
        assert list(results) == list(range(100))
    with pytest.raises(KeyError), begun(work, range(100), 2, 1.0):
        raise KeyError
    assert multiprocessing.active_children() == []


def test_beside_other_threads_one_works_alone() -> None:
    """One of them may hold a lock that nobody would ever let go in a copy."""
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert not is_spread(range(10), 2, 1.0)
        assert set(spread(lambda _: number(), range(100), 2, 1.0)) == {0}
    finally:
        stop.set()
        other.join()


@pytest.mark.usefixtures("forks")
def test_bytes_that_were_put_aside_come_back(tmp_path: Path) -> None:
    """From whichever process, of any size, also by a second team."""
    data = [bytes([n % 256]) * (n * 1000) for n in range(120)]
    with Spool(3, tmp_path) as spool:
        for _ in range(2):
            places = list(spread(lambda n: spool.put(data[n]), range(120), 3, 1.0))
            assert {place.file for place in places} <= {0, 1, 2}
            assert [spool.get(place) for place in places] == data


def test_what_is_put_aside_has_no_name(tmp_path: Path) -> None:
    """A build that is killed leaves nothing of it behind."""
    code = (
        "import os, pathlib, signal, sys; from journal.build.spool import Spool;"
        "Spool(2, pathlib.Path(sys.argv[1])).put(b'private'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("near", ["", "site", "not/there/yet"])
def test_what_is_put_aside_stays_on_its_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, near: str
) -> None:
    """Private pages are not written to where the system keeps what passes, which may be no safe place."""
    (tmp_path / "site").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with Spool(1, tmp_path / near) as spool:
        assert spool.get(spool.put(b"private")) == b"private"


def test_a_full_disk_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as any other of the world's."""

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with Spool(1, tmp_path) as spool:
        monkeypatch.setattr(os, "pwrite", full)
        with pytest.raises(OSError, match="No space left"):
            spool.put(b"x")
