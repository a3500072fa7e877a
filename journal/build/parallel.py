"""Work spread over processes by fork, so that what was read before need not be sent to anybody.

The process that asks works as well: each process has a copy of what it touches, and one that only waited
would take as much memory for nothing. Where there is no fork, or little to do, the work is done here alone:
the results are the same.
"""

from __future__ import annotations

import errno
import fcntl
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from journal.language import _

T = TypeVar("T")
R = TypeVar("R")

#: Seconds of work below which starting processes costs more than it saves.
WORTHWHILE = 0.3
#: Items of a piece of work at most, and pieces for each process at least: none waits long for the last.
ITEMS, PIECES = 32, 8
#: Pieces at most: what is to be done stands in a pipe, four bytes each, and has to fit into the smallest.
_MOST = 1000
#: Bytes that a process may tell without waiting until it is heard, where the system allows it.
_ROOM = 1 << 20


def spread(work: Callable[[T], R], items: Sequence[T], jobs: int, each: float) -> Iterator[R]:
    """Yield ``work(item)`` for every item, in order; one takes about ``each`` seconds.

    Raises:
        OSError: where a process was ended from outside, say because there was no memory left.
    """
    with begun(work, items, jobs, each) as results:
        yield from results


@contextmanager
def begun(work: Callable[[T], R], items: Sequence[T], jobs: int, each: float) -> Iterator[Iterator[R]]:
    """Have the others begin :func:`spread`; who asks does something else, and joins in for the first result.

    Raises:
        OSError: as for :func:`spread`.
    """
    if not is_spread(items, jobs, each):
        yield map(work, items)
        return
    gc.freeze()  # what is shared stays shared: collecting would write into every object of it
    team = _Team(work, items, jobs)
    try:
        team.begin(jobs - 1)
        yield team.results()
    finally:
        team.dismiss()
        gc.unfreeze()


def is_spread(items: Sequence[object], jobs: int, each: float) -> bool:
    """Whether work on these, of ``each`` seconds, is done by several processes."""
    return jobs > 1 and len(items) * each >= WORTHWHILE and can_fork()


def can_fork() -> bool:
    """Whether forking is safe: not beside other threads, which may hold locks."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


#: Which of the processes that work together this is; the one that asked is 0.
_number = 0


def number() -> int:
    """Which of the processes that work together this is, from 0 on."""
    return _number


class _Team(Generic[T, R]):
    """Processes that take piece after piece until none is left."""

    def __init__(self, work: Callable[[T], R], items: Sequence[T], jobs: int) -> None:
        self._work, self._items = work, items
        self._size = max(1, -(-len(items) // _MOST), min(ITEMS, len(items) // (jobs * PIECES)))
        self._count = -(-len(items) // self._size)
        self._done: dict[int, list[R]] = {}
        self._todo = _filled(self._count)
        self._processes: list[BaseProcess] = []
        self._told: list[Connection[Any, Any]] = []

    def begin(self, others: int) -> None:
        """Have so many other processes work."""
        context = multiprocessing.get_context("fork")
        for place in range(1, others + 1):
            heard, tells = context.Pipe(duplex=False)
            process = context.Process(target=self._help, args=(place, tells), daemon=True)
            process.start()
            tells.close()
            _widen(heard)
            self._processes.append(process)
            self._told.append(heard)

    def results(self) -> Iterator[R]:
        """Work, and yield what all have done, in order."""
        following = 0
        while following < self._count:
            piece = self._take()
            if piece is None:
                self._hear(timeout=None)
            else:
                self._done[piece] = [self._one(item) for item in self._of(piece)]
            while following in self._done:
                yield from self._done.pop(following)
                following += 1

    def dismiss(self) -> None:
        """End the processes, also while they work."""
        for process in self._processes:
            process.terminate()
            process.join()
            process.close()
        for each in self._told:
            each.close()
        os.close(self._todo)

    def _one(self, item: T) -> R:
        """Work on an item, and hear what was told meanwhile, so that nobody waits to be heard."""
        done = self._work(item)
        self._hear(timeout=0)
        return done

    def _of(self, piece: int) -> Sequence[T]:
        return self._items[piece * self._size : (piece + 1) * self._size]

    def _take(self) -> int | None:
        """The next piece that nobody has taken."""
        found = os.read(self._todo, 4)
        return int.from_bytes(found, "big") if found else None

    def _hear(self, timeout: float | None) -> None:
        """Take down what others have done.

        Raises:
            OSError: where nobody is left to do what was taken.
        """
        if not self._told and timeout is None:
            raise OSError(errno.ECHILD, _("a process of this program was ended before it was done"))
        ready = wait(self._told, timeout)
        for each in [told for told in self._told if told in ready]:
            try:
                piece, done, fault = each.recv()
            except EOFError:
                self._told.remove(each)
                continue
            if fault is not None:
                raise fault
            self._done[piece] = done

    def _help(self, place: int, tells: Connection[Any, Any]) -> None:
        """What another process does."""
        global _number  # noqa: PLW0603 -- of this process alone
        _number = place
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked ends this process
        while (piece := self._take()) is not None:
            try:
                tells.send((piece, [self._work(item) for item in self._of(piece)], None))
            except Exception as fault:
                tells.send((piece, [], fault))


def _filled(count: int) -> int:
    """A pipe with the numbers of all pieces in it, at its end to read from; each is taken by one."""
    todo, fill = os.pipe()
    os.write(fill, b"".join(piece.to_bytes(4, "big") for piece in range(count)))
    os.close(fill)
    return todo


def _widen(heard: Connection[Any, Any]) -> None:
    """Let more be told than a pipe usually holds, where that can be."""
    size = getattr(fcntl, "F_SETPIPE_SZ", None)
    if size is not None:
        try:
            fcntl.fcntl(heard.fileno(), size, _ROOM)
        except OSError:
            return
