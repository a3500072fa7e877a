"""For the writing hour: build, watch, serve to this machine alone, and let the open page follow.

This room does not know how a build works: it is handed a function that builds.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from journal.serve.changes import Changes, Pace
from journal.serve.listening import listen, run_in_thread
from journal.serve.live import Live
from journal.serve.outcome import Building, Built, Draft, Event, Outcome, Serving
from journal.serve.watching import Sources, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.serve.server import Server

__all__ = [
    "PORTS",
    "Building",
    "Built",
    "Draft",
    "Event",
    "Outcome",
    "Pace",
    "Rebuild",
    "Serving",
    "Sources",
    "serve",
]

#: Builds the site. It may show a draft of it before it is published, and may ask whether something
#: has changed meanwhile; if it then gives up, there is no outcome, and it is called again at once.
#: Last it is given the paths that changed, if that is why it is called.
Rebuild = Callable[[Callable[[Draft], None], Callable[[], bool], Sequence[str]], Outcome | None]

#: Tried one after the other where no port is asked for.
PORTS = tuple(range(8400, 8410))

#: What reaches pages by their words alone; all else, a style or a picture, pages merely refer to.
_TEXTS = (".md", ".markdown", ".html", ".yaml")

#: This machine, and nobody else.
_HOST = "127.0.0.1"

#: A machine that slept past midnight is noticed within so many seconds.
_NAP = 30.0


def serve(
    output: Path,
    sources: Sources,
    rebuild: Rebuild,
    *,
    next_midnight: Callable[[], float],
    on_event: Callable[[Event], None],
    ready: Callable[[str], None] | None = None,
    ports: Sequence[int] = PORTS,
    pace: Pace | None = None,
) -> None:
    """Build, then serve ``output`` and build again after each save, until interrupted.

    Args:
        output: the folder of the site; only what lies in it is ever sent.
        sources: what is watched.
        rebuild: builds the site; called in this thread, one call after the other.
        next_midnight: seconds until the day rolls over; infinite if it never does.
        on_event: hears what happens; called in this thread.
        ready: called once with the site's address, after the first build.
        ports: tried in order; the first that is free is taken.
        pace: how long to wait for the end of a save.

    Raises:
        OSError: if no port is free, or the sources cannot be watched.
    """
    live = Live(secrets.token_hex(4))
    changes = Changes(pace or Pace(), (sources.root / ".git" / "index.lock").exists)
    server = listen(_HOST, ports, output, live)
    try:
        with _answering(server), watching(sources, changes):
            on_event(Serving(server.url))
            for building in _occasions(changes, next_midnight):
                _build(building, rebuild, server, changes, on_event)
                if ready and building.reason == "start":
                    ready(server.url)
    except KeyboardInterrupt:
        return


@contextmanager
def _answering(server: Server) -> Iterator[None]:
    stop = run_in_thread(server)
    try:
        yield
    finally:
        stop()


def _build(
    building: Building,
    rebuild: Rebuild,
    server: Server,
    changes: Changes,
    on_event: Callable[[Event], None],
) -> None:
    on_event(building)
    begun = time.monotonic()
    if not all(path.endswith(_TEXTS) for path in building.paths):
        server.live.expect_other_files()

    def is_outdated() -> bool:
        return changes.waiting

    try:
        outcome = rebuild(lambda draft: server.show(draft, is_outdated), is_outdated, building.paths)
    except OSError as error:  # a full disk must not end the writing hour
        outcome = Outcome(ok=False, pages_changed=False, message=str(error))
    if outcome is None:
        return
    server.draft = None
    server.live.tell(outcome)
    on_event(Built(outcome, time.monotonic() - begun))


def _occasions(changes: Changes, next_midnight: Callable[[], float]) -> Iterator[Building]:
    """Wait for what calls for a build: the start, then changes, and another day.

    The time left until midnight shrinks. When it has grown, the day is another one, even if the
    machine slept meanwhile.
    """
    left = next_midnight()
    yield Building("start")
    while True:
        paths = changes.wait(max(0.0, min(left, _NAP)))
        if paths:
            yield Building("change", paths)
        before, left = left, next_midnight()
        if left > before:
            yield Building("midnight")
