"""Telling open pages of builds: one state, that any number of connections wait for."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from journal.language import _, figures, ngettext
from journal.serve.outcome import Outcome

#: How many pages may be connected at once.
SEATS = 32
#: How many problems an open page shows.
SHOWN = 20


class Live:
    """The state of the site as open pages see it.

    Safe to use from any thread; nobody waits for a slow page.
    """

    def __init__(self, session: str) -> None:
        """Begin with no build.

        Args:
            session: differs from one start of the server to the next, so that an older page is known.
        """
        self._session = session
        self._builds = 0
        self._files = 0
        self._turn = 0
        self._outcome = Outcome(ok=True, pages_changed=False)
        self._closed = False
        self._changed = threading.Condition()
        self._seats = threading.BoundedSemaphore(SEATS)
        self._seated = 0

    @property
    def build(self) -> str:
        """Names the last build that changed pages."""
        with self._changed:
            return f"{self._session}-{self._builds}"

    @property
    def files(self) -> str:
        """Names what pages refer to besides other pages: styles, scripts, pictures, as it last changed."""
        with self._changed:
            return f"{self._session}-{self._files}"

    def expect_other_files(self) -> None:
        """What pages refer to may hold something else from now on: they must be loaded again to show it."""
        with self._changed:
            self._files += 1

    def tell(self, outcome: Outcome) -> None:
        """Let every open page know how a build ended."""
        with self._changed:
            self._builds += outcome.pages_changed
            self._turn += 1
            self._outcome = outcome
            self._changed.notify_all()

    def announce(self) -> None:
        """Let every open page know that there is something newer to be seen, before the build has ended."""
        with self._changed:
            self._builds += 1
            self._turn += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Let every connection end."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @contextmanager
    def seat(self) -> Iterator[bool]:
        """Take a seat among the connected pages; False if all are taken."""
        taken = self._seats.acquire(blocking=False)
        self._count(taken)
        try:
            yield taken
        finally:
            self._count(-taken)
            if taken:
                self._seats.release()

    @property
    def is_watched(self) -> bool:
        """Whether any page is connected."""
        with self._changed:
            return self._seated > 0

    def _count(self, more: int) -> None:
        with self._changed:
            self._seated += more

    def messages(self, pause: float) -> Iterator[bytes]:
        """Yield the state now and after each build, as server-sent events, until closed.

        Args:
            pause: seconds after which a comment is sent, to notice a page that is gone.
        """
        turn = -1
        while True:
            with self._changed:
                news = self._changed.wait_for(lambda: self._closed or self._turn != turn, timeout=pause)  # noqa: B023 -- called at once
                if self._closed:
                    return
                turn, data = self._turn, self._state()
            yield b"data: " + data + b"\n\n" if news else b":\n\n"

    def _state(self) -> bytes:
        state = {
            "build": f"{self._session}-{self._builds}",
            "turn": self._turn,
            "panel": panel(self._outcome),
        }
        return json.dumps(state).encode()


def panel(outcome: Outcome) -> dict[str, object] | None:
    """Say what an open page shows of a build that was not good; None after a good one."""
    if outcome.ok:
        return None
    count = len(outcome.problems)
    heading = ngettext("{n} thing to mend", "{n} things to mend", count).format(n=figures(count))
    if count == 1:
        heading = _("One thing to mend")
    note = _("Everything else is up to date.")
    if outcome.message or not count:
        heading, note = _("The site could not be built"), _("You are looking at the last good one.")
    if count > SHOWN:
        note = _("The first {n} are shown here; {command} shows all.")
        note = note.format(n=figures(SHOWN), command="`journal check`")
    return {
        "heading": heading,
        "message": outcome.message,
        "problems": list(outcome.problems[:SHOWN]),
        "note": note,
        "dismiss": _("Dismiss"),
    }
