"""When is a save over? Changes are gathered until they rest; each save is one build.

Editors save in many ways: in place, to a new file that is renamed, with probes,
locks and backups beside it. So a build waits until nothing has happened for a
moment, no file is half written, and git is not at work; but never for long.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from pathlib import PurePath

from msgspec import Struct

#: Editors' own files: backups, locks, unfinished downloads and copies.
_NOISE = re.compile(r"\..*|.*~|#.*#|.*\.(?:tmp|temp|bak|orig|sw[a-p]|part|crdownload)|.*___jb_\w+___")


#: What vim calls a file to see whether a folder can be written: 4913, or more by multiples of 123.
_PROBE = re.compile(r"\d{4,5}")


def is_noise(path: str, *, is_folder: bool = False) -> bool:
    """Whether a path below a watched folder is nothing the writer wrote."""
    parts = PurePath(path).parts
    if any(_NOISE.fullmatch(part) for part in parts):
        return True
    return not is_folder and _PROBE.fullmatch(parts[-1]) is not None


class Pace(Struct, frozen=True):
    """How long to wait, in seconds."""

    quiet: float = 0.03
    """Nothing has happened for so long: the save is over."""
    longest: float = 1.0
    """So long after the first change, a build begins even if a file is still being written."""
    longest_git: float = 3.0
    """So long git may take to check out."""


class Changes:
    """What changed since the last build. Safe to use from any thread."""

    def __init__(self, pace: Pace, is_git_busy: Callable[[], bool] = lambda: False) -> None:
        self._pace = pace
        self._is_git_busy = is_git_busy
        self._paths: set[str] = set()
        self._unfinished: set[str] = set()
        self._first = self._last = 0.0
        self._news = threading.Condition()

    def add(self, path: str, *, unfinished: bool = False) -> None:
        """Note that something changed; ``unfinished`` if its writer still has it open."""
        with self._news:
            now = time.monotonic()
            self._first = self._first if self._paths else now
            self._last = now
            self._paths.add(path)
            if unfinished:
                self._unfinished.add(path)
            else:
                self._unfinished.discard(path)
            self._news.notify_all()

    @property
    def waiting(self) -> bool:
        """Whether something has changed since the last :meth:`wait`."""
        with self._news:
            return bool(self._paths)

    def wait(self, seconds: float) -> tuple[str, ...]:
        """Wait for a change, then for its end; what changed, sorted, or nothing after so many seconds."""
        with self._news:
            if not self._news.wait_for(lambda: self._paths, timeout=seconds):
                return ()
            while (rest := self._rest()) > 0:
                self._news.wait(rest)
            paths = tuple(sorted(self._paths))
            self._paths.clear()
            self._unfinished.clear()
        return paths

    def _rest(self) -> float:
        """Seconds to wait before looking again; none if the save is over."""
        now, pace = time.monotonic(), self._pace
        if now >= self._first + pace.longest_git:
            return 0
        if self._is_git_busy():
            return pace.quiet
        if now >= self._first + pace.longest:
            return 0
        if self._unfinished:
            return self._first + pace.longest - now
        return min(self._last + pace.quiet, self._first + pace.longest) - now
