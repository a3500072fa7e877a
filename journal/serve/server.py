"""Answering the browser: loopback only, reading only, the site's folder only."""

from __future__ import annotations

import html
import io
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextvars import copy_context
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any

from journal.language import ENGLISH, _, spoken
from journal.serve.files import components, find
from journal.serve.live import Live
from journal.serve.outcome import Draft
from journal.serve.policy import INERT, OWN, SECURITY, Refusal, content_type, hosts, live_page, refusal
from journal.serve.readers import Readers
from journal.site.folder import chunks

#: Seconds in which a request must have arrived, or one step of an answer been taken.
PATIENCE = 10.0
#: Seconds between signs of life on a connection that waits for builds.
HEARTBEAT = 15.0
#: How many connections are served at once, those that wait for builds among them.
CONNECTIONS = 128

_LOOPBACK = {"127.0.0.1": socket.AF_INET, "localhost": socket.AF_INET, "::1": socket.AF_INET6}
_OWN_FILES = frozenset({"reload.js", "reload.css"})


class Server(ThreadingHTTPServer):
    """The server of one site."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, host: str, port: int, site: Path, live: Live) -> None:
        """Take the port.

        Raises:
            ValueError: for a host that is not this machine alone.
            OSError: if the port is taken or not allowed.
        """
        if host not in _LOOPBACK:
            raise ValueError(
                _("{host} is not this machine alone; use {other}").format(host=host, other="127.0.0.1")
            )
        self.address_family = _LOOPBACK[host]
        self.site = site
        self.live = live
        self.draft: Draft | None = None
        """The site that is about to be published: what it has is sent in place of the files."""
        self.readers = Readers()
        self._context = copy_context()  # what is spoken here is spoken in each connection's thread
        self._free = threading.BoundedSemaphore(CONNECTIONS)
        super().__init__((host, port), _Handler)
        self.hosts = hosts(self.server_port)
        shown = "127.0.0.1" if host == "localhost" else host
        self.url = (
            f"http://[{shown}]:{self.server_port}/" if ":" in host else f"http://{shown}:{self.server_port}/"
        )

    def show(self, draft: Draft, is_outdated: Callable[[], bool]) -> None:
        """Let open pages see a site before it is published; return when they have loaded it.

        To publish takes all that the machine can do: a page that loads meanwhile would wait for it.
        ``is_outdated`` tells that there is something newer to be worked out.
        """
        self.draft = draft
        self.live.announce()
        if self.live.is_watched:
            self.readers.wait(is_outdated)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, as the library would."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection in a thread of its own, if there are not too many."""
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection to its end, and make room for another."""
        try:
            self._context.copy().run(super().process_request_thread, request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over what a browser that went away causes; anything else is a mistake of ours."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Patient(io.RawIOBase):
    """What comes from a connection, if all of a request comes in time, however slowly dripped."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.begin()

    def begin(self) -> None:
        """Give the next request its time."""
        self._end = time.monotonic() + PATIENCE

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        try:
            return self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(PATIENCE)


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE

    def setup(self) -> None:
        super().setup()
        self._patient = _Patient(self.connection)
        self.rfile = io.BufferedReader(self._patient)

    def handle_one_request(self) -> None:
        self._patient.begin()
        super().handle_one_request()

    def parse_request(self) -> bool:
        """Read a request, and refuse what must be refused before anything is looked for."""
        if not super().parse_request():
            return False
        refused = refusal(self.command, self.path, self.headers.items(), self.server.hosts)
        if refused:
            self._refuse(refused)
        return refused is None

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == f"{OWN}events":
            self._send_events()
        elif path.startswith(OWN):
            self._send_own(path.removeprefix(OWN))
        else:
            with self.server.readers.asking():
                self._send_page()

    do_HEAD = do_GET  # noqa: N815 -- the library looks for it under this name

    # --- the three kinds of answers

    def _send_page(self) -> None:
        shown = self.server.live.build, self.server.live.files  # before: never newer than what is sent
        if self._send_drafted(*shown):
            return
        found = find(self.server.site, self.path)
        if found is None:
            self._send_missing(*shown)
            return
        try:
            kind = content_type(found.name)
            if kind.startswith("text/html"):
                page, policy = live_page(b"".join(chunks(found.descriptor)), *shown)
                self._send(HTTPStatus.OK, page, {"Content-Type": kind, "Content-Security-Policy": policy})
            else:
                self._send_file(kind, found.descriptor, found.size)
        finally:
            os.close(found.descriptor)

    def _send_drafted(self, build: str, files: str) -> bool:
        """Send what is asked for from the site that is about to be published, if it is there."""
        names, draft = components(self.path), self.server.draft
        data = draft("/".join(names)) if names and draft else None
        if names is None or data is None:
            return False
        kind = content_type(names[-1])
        headers = {"Content-Type": kind}
        if kind.startswith("text/html"):
            data, headers["Content-Security-Policy"] = live_page(data, build, files)
        self._send(HTTPStatus.OK, data, headers)
        return True

    def _send_file(self, kind: str, descriptor: int, size: int) -> None:
        self._begin(HTTPStatus.OK, {"Content-Type": kind, "Content-Length": str(size)})
        if self.command == "HEAD":
            return
        left = size
        for piece in chunks(descriptor):
            self.wfile.write(piece[:left])
            left -= len(piece[:left])
        if left:
            self.close_connection = True  # shorter than announced: it was changed under us

    def _send_missing(self, build: str, files: str) -> None:
        text = _("There is no such page (any more, or yet).")
        page, policy = live_page(_plain_page(text), build, files)
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy}
        self._send(HTTPStatus.NOT_FOUND, page, headers)

    def _send_own(self, name: str) -> None:
        if name not in _OWN_FILES:
            self._refuse(Refusal(HTTPStatus.NOT_FOUND, _("There is nothing here.")))
            return
        data = resources.files("journal.serve").joinpath(name).read_bytes()
        self._send(HTTPStatus.OK, data, {"Content-Type": content_type(name)})

    def _send_events(self) -> None:
        """Tell the page of builds until it goes away."""
        with self.server.live.seat() as seated:
            if not seated:
                self._refuse(Refusal(HTTPStatus.SERVICE_UNAVAILABLE, _("Too many pages are open.")))
                return
            self.close_connection = True
            self._begin(
                HTTPStatus.OK, {"Content-Type": "text/event-stream; charset=utf-8", "Connection": "close"}
            )
            if self.command == "HEAD":
                return
            for message in self.server.live.messages(HEARTBEAT):
                self.wfile.write(message)

    # --- the shape of every answer

    def _refuse(self, refused: Refusal) -> None:
        self.close_connection = True
        headers = {"Content-Type": "text/plain; charset=utf-8", "Connection": "close"}
        if refused.status == HTTPStatus.METHOD_NOT_ALLOWED:
            headers["Allow"] = "GET, HEAD"
        self._send(HTTPStatus(refused.status), f"{refused.text}\n".encode(), headers)

    def _send(self, status: HTTPStatus, data: bytes, headers: Mapping[str, str]) -> None:
        self._begin(status, {**headers, "Content-Length": str(len(data))})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _begin(self, status: HTTPStatus, headers: Mapping[str, str]) -> None:
        self.request_version = self.protocol_version  # also to who spoke an older one, or none
        self.send_response_only(status)
        for name, value in {"Content-Security-Policy": INERT, **SECURITY, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, *_told: object, **__: object) -> None:
        """Answer what the library finds wrong with a request, in our own shape."""
        unknown_method = code == HTTPStatus.NOT_IMPLEMENTED
        status = HTTPStatus.METHOD_NOT_ALLOWED if unknown_method else HTTPStatus(code)
        self.command = self.command or "GET"
        self._refuse(Refusal(status, status.phrase))

    def log_message(self, *_told: object) -> None:
        """Print nothing: what is looked at is nobody's business."""


def _plain_page(text: str) -> bytes:
    said, first = html.escape(text), html.escape(_("To the first page"))
    language = "en" if spoken() is ENGLISH else html.escape(spoken().code)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{said}</title>\n</head>\n'
        f'<body>\n<main>\n<p>{said}</p>\n<p><a href="/">{first}</a></p>\n</main>\n</body>\n'
        "</html>\n"
    ).encode()
