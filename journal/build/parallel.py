"""Work spread over processes by fork, so that what was read before need not be sent to anybody.

Where there is no fork, or little to do, the work is done here: the results are the same.
"""

from __future__ import annotations

import gc
import multiprocessing
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Seconds of work below which starting processes costs more than it saves.
WORTHWHILE = 0.3
#: Pieces a process is handed: many enough that none waits long for the last.
PIECES = 8


def spread(work: Callable[[T], R], items: Sequence[T], jobs: int, each: float) -> Iterator[R]:
    """Yield ``work(item)`` for every item, in order; one takes about ``each`` seconds."""
    if not is_spread(items, jobs, each):
        yield from map(work, items)
        return
    context = multiprocessing.get_context("fork")
    size = max(1, min(64, len(items) // (jobs * PIECES)))
    _shared.append((work, items))
    gc.freeze()  # what is shared stays shared: collecting would write into every object of it
    try:
        with context.Pool(jobs) as pool:
            yield from pool.imap(_do, range(len(items)), chunksize=size)
    finally:
        gc.unfreeze()
        _shared.pop()


def is_spread(items: Sequence[object], jobs: int, each: float) -> bool:
    """Whether work on these, of ``each`` seconds, is done by several processes."""
    return jobs > 1 and len(items) * each >= WORTHWHILE and can_fork()


#: What forked processes find in the memory they were given.
_shared: list[tuple[Callable[..., object], Sequence[object]]] = []


def _do(place: int) -> object:
    work, items = _shared[-1]
    return work(items[place])


def can_fork() -> bool:
    """Whether forking is safe: not beside other threads, which may hold locks."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
