"""Open pages that are loading: they come first, and a build that would slow them waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Seconds in which a page that was told of news asks for it.
ASKS_WITHIN = 1.0
#: Seconds without a request after which a page has all that it needs.
QUIET = 0.15
#: Seconds after which nobody is waited for.
LONGEST = 2.0


class Readers:
    """What is being asked for at the moment. Safe to use from any thread."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._asking = 0
        self._asked = 0
        self._last = 0.0
        self._changed = threading.Condition()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Count one request, from its beginning to the end of its answer."""
        with self._changed:
            self._asking += 1
            self._asked += 1
        try:
            yield
        finally:
            with self._changed:
                self._asking -= 1
                self._last = time.monotonic()
                self._changed.notify_all()

    def wait(self, is_over: Callable[[], bool]) -> None:
        """Return when pages that were told of news just now have loaded it, or ``is_over``."""
        with self._changed:
            begun, before = time.monotonic(), self._asked
            while not is_over() and (rest := self._rest(begun, before)) > 0:
                self._changed.wait(min(rest, QUIET / 3))

    def _rest(self, begun: float, before: int) -> float:
        """Seconds to wait before looking again; none if all have what they need."""
        now = time.monotonic()
        left = begun + LONGEST - now
        if self._asking:
            return left
        if self._asked == before:
            return begun + ASKS_WITHIN - now
        return min(left, self._last + QUIET - now)
