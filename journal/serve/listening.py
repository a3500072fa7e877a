"""Finding a free port, and serving beside what else is done."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from journal.language import _
from journal.serve.live import Live
from journal.serve.server import Server


def listen(host: str, ports: Sequence[int], site: Path, live: Live) -> Server:
    """Take the first of these ports that is free.

    Raises:
        OSError: if none is.
    """
    for port in ports:
        try:
            return Server(host, port, site, live)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            failed = error
    message = _not_allowed(len(ports)) if failed.errno == errno.EACCES else _taken(len(ports))
    raise OSError(failed.errno, message.format(port=ports[0], last=ports[-1]))


def _not_allowed(tried: int) -> str:
    if tried == 1:
        return _("port {port} is not allowed here; choose another port")
    return _("ports {port} to {last} are not allowed here; choose another port")


def _taken(tried: int) -> str:
    if tried == 1:
        return _("port {port} is taken by another program; choose another port")
    return _("ports {port} to {last} are taken by another program; choose another port")


def run_in_thread(server: Server) -> Callable[[], None]:
    """Serve beside what else is done; the answer stops it."""
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.1), daemon=True)
    thread.start()

    def stop() -> None:
        server.live.close()
        server.shutdown()
        server.server_close()
        thread.join()

    return stop
