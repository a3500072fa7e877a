"""The server as a browser meets it: over a socket."""

from __future__ import annotations

import errno
import http.client
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import journal.serve.live
import journal.serve.server
from journal.serve.listening import listen, run_in_thread
from journal.serve.live import Live
from journal.serve.outcome import Outcome
from journal.serve.server import Server

GOOD = Outcome(ok=True, pages_changed=True)
BAD = Outcome(ok=False, pages_changed=False, problems=("contacts/ada.md:3:1: error[bad-date]: …",))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site, with things beside it that must not be sent."""
    site = tmp_path / "site"
    (site / "people").mkdir(parents=True)
    (site / "assets").mkdir()
    (site / "index.html").write_text("<html><head></head><body>Today</body></html>")
    (site / "people/ada.html").write_text("<html><head></head><body>Ada</body></html>")
    (site / "assets/maya.jpg").write_bytes(b"\xff\xd8" * 800_000)
    (site / ".journal-manifest.json").write_text("{}")
    (tmp_path / "secret.html").write_text("secret")
    (site / "link.html").symlink_to(tmp_path / "secret.html")
    (site / "out").symlink_to(tmp_path)
    os.mkfifo(site / "pipe.html")
    return site


@pytest.fixture
def live() -> Live:
    return Live("s")


@pytest.fixture
def server(site: Path, live: Live) -> Iterator[Server]:
    server = listen("127.0.0.1", [0], site, live)
    stop = run_in_thread(server)
    yield server
    stop()


def ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request(
        method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_sends_a_page(server: Server) -> None:
    """A page comes with the script, its length, and every header that keeps it private."""
    answer, body = ask(server, "/")
    assert answer.status == 200
    assert b"Today" in body
    assert b"/_journal/reload.js" in body
    headers = dict(answer.getheaders())
    assert "connect-src 'self'" in headers.pop("Content-Security-Policy")
    assert headers.pop("Content-Length") == str(len(body))
    assert "camera=()" in headers.pop("Permissions-Policy")
    assert headers == {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex, nofollow",
    }


@pytest.mark.parametrize(
    "path", ["/", "/assets/maya.jpg", "/_journal/reload.js", "/_journal/events", "/nowhere", "/_journal/x"]
)
def test_every_answer_carries_the_headers_and_no_name(server: Server, path: str) -> None:
    """Files, errors and our own addresses too; the server does not say what it is, nor whom it lets in."""
    answer, body = ask(server, path, "HEAD")
    assert body == b""
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Server" not in answer.headers
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


def test_sends_a_file_as_it_is(server: Server, site: Path) -> None:
    """A picture comes whole and unchanged."""
    answer, body = ask(server, "/assets/maya.jpg")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert body == (site / "assets/maya.jpg").read_bytes()


@pytest.mark.parametrize("name", ["reload.js", "reload.css"])
def test_sends_its_own_files(server: Server, name: str) -> None:
    """The script and its look come from the program, not from the site."""
    answer, body = ask(server, f"/_journal/{name}")
    assert answer.status == 200
    assert b"journal-live" in body


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/nowhere.html", id="missing"),
        pytest.param("/people", id="a folder"),
        pytest.param("/people/", id="a folder without a first page"),
        pytest.param("/link.html", id="a link out"),
        pytest.param("/out/secret.html", id="behind a link out"),
        pytest.param("/../secret.html", id="up"),
        pytest.param("/%2e%2e/secret.html", id="up in disguise"),
        pytest.param("/pipe.html", id="a pipe"),
        pytest.param("/.journal-manifest.json", id="the manifest"),
        pytest.param("/_journal/../index.html", id="past our own"),
    ],
)
def test_nothing_else_is_sent(server: Server, path: str) -> None:
    """What is no page of the site is a plain 404, and none waits for a pipe."""
    answer, body = ask(server, path)
    assert answer.status == 404
    assert b"secret" not in body


def test_a_missing_page_comes_when_it_is_built(server: Server) -> None:
    """The answer for a missing page is live as well, so that it turns into the page."""
    assert b"/_journal/reload.js" in ask(server, "/nowhere.html")[1]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "BREW"])
def test_can_only_be_read_from(server: Server, method: str) -> None:
    """Any other method is refused, and the answer says which are not."""
    answer, _ = ask(server, "/", method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/", "/_journal/events", "/assets/maya.jpg"])
def test_a_strangers_name_for_this_machine_is_refused(server: Server, path: str) -> None:
    """Every address is behind the list of hosts."""
    assert ask(server, path, Host="evil.example")[0].status == 421


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": "http://evil.example"}, id="origin"),
        pytest.param({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"}, id="fetched"),
    ],
)
def test_a_strangers_page_hears_nothing(server: Server, headers: dict[str, str]) -> None:
    """Live reload answers the site's own pages alone."""
    assert ask(server, "/_journal/events", **headers)[0].status == 403


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", b"421", id="no host"),
        pytest.param(b"nonsense\r\n\r\n", b"400", id="nonsense"),
        pytest.param(b"GET /" + b"a" * 65_600 + b" HTTP/1.1\r\n\r\n", b"414", id="a very long address"),
        pytest.param(b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n", b"431", id="too many headers"),
        pytest.param(b"GET / HTTP/9.9\r\n\r\n", b"505", id="another protocol"),
    ],
)
def test_a_broken_request_gets_a_plain_answer(server: Server, request_bytes: bytes, status: bytes) -> None:
    """What the library finds wrong is answered in our own shape, without its name."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as connection:
        connection.sendall(request_bytes)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert b"Python" not in answer
    assert b"nosniff" in answer


def test_one_connection_serves_several_requests(server: Server) -> None:
    """A browser need not connect anew for each picture."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    for path in ("/", "/assets/maya.jpg", "/people/ada.html"):
        connection.request("GET", path)
        assert connection.getresponse().read()
        assert connection.sock is not None
    connection.close()


def test_a_request_that_drips_in_is_cut_off(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sending a byte now and then does not hold a connection for ever."""
    monkeypatch.setattr(journal.serve.server, "PATIENCE", 0.3)
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as connection:
        ended = threading.Event()

        def drip() -> None:
            while not ended.wait(0.05):
                try:
                    connection.sendall(b"G")
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        try:
            assert connection.recv(1000) == b""
        except ConnectionResetError:
            pass
        finally:
            ended.set()
            thread.join()


def test_too_many_connections_are_not_served(site: Path, live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the limit a connection is closed at once; when one ends, there is room again."""
    monkeypatch.setattr(journal.serve.server, "CONNECTIONS", 2)
    server = listen("127.0.0.1", [0], site, live)
    stop = run_in_thread(server)
    try:
        held = [socket.create_connection(("127.0.0.1", server.server_port), timeout=20) for _ in range(2)]
        with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
            ask(server, "/")
        for connection in held:
            connection.close()
        until(lambda: answers(server))
    finally:
        stop()


def answers(server: Server) -> bool:
    try:
        return ask(server, "/")[0].status == 200
    except OSError:
        return False


def until(condition: object, seconds: float = 20) -> None:
    """Wait until something is so; fail if it never is."""
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.01)


# --- events


class Listener:
    """A page that listens to builds."""

    def __init__(self, server: Server) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
        self.connection.request("GET", "/_journal/events")
        self.answer = self.connection.getresponse()

    def hear(self) -> dict[str, object]:
        while True:
            line = self.answer.readline()
            assert line, "the connection ended"
            if line.startswith(b"data: "):
                return json.loads(line.removeprefix(b"data: "))  # type: ignore[no-any-return]

    def close(self) -> None:
        self.answer.close()
        self.connection.close()


def test_a_page_hears_of_builds(server: Server, live: Live) -> None:
    """The state at once, then each build; a good one takes the panel away."""
    listener = Listener(server)
    assert listener.answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert listener.hear()["build"] == "s-0"
    live.tell(GOOD)
    heard = listener.hear()
    assert (heard["build"], heard["panel"]) == ("s-1", None)
    live.tell(BAD)
    heard = listener.hear()
    assert heard["build"] == "s-1"
    assert heard["panel"]["problems"] == list(BAD.problems)  # type: ignore[index]
    live.tell(Outcome(ok=True, pages_changed=False))
    heard = listener.hear()
    assert (heard["build"], heard["panel"]) == ("s-1", None)
    listener.close()


def test_a_page_knows_which_build_it_shows(server: Server, live: Live) -> None:
    """A page loaded before a build and connected after it hears another name than its own."""
    page = ask(server, "/")[1]
    live.tell(GOOD)
    listener = Listener(server)
    assert b'data-build="s-0"' in page
    assert listener.hear()["build"] == "s-1"
    assert b'data-build="s-1"' in ask(server, "/")[1]
    listener.close()


def test_pages_see_a_draft_before_it_is_published(
    server: Server, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who listens is told and waited for; with nobody there, publishing begins at once."""
    waited: list[str] = []
    monkeypatch.setattr(server.readers, "wait", lambda _: waited.append(live.build))
    draft = {"index.html": b"<html><head></head><body>Drafted</body></html>"}.get
    server.show(draft, lambda: False)
    assert waited == []
    listener = Listener(server)
    listener.hear()
    server.show(draft, lambda: False)
    assert listener.hear()["build"] == "s-2"
    assert waited == ["s-2"]
    assert b"Drafted" in ask(server, "/")[1]
    listener.close()


def test_only_so_many_pages_listen(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the limit a page is told to come again; a page that goes makes room, once that is noticed."""
    monkeypatch.setattr(journal.serve.server, "HEARTBEAT", 0.02)
    listeners = [Listener(server) for _ in range(journal.serve.live.SEATS)]
    assert {listener.answer.status for listener in listeners} == {200}
    assert ask(server, "/_journal/events")[0].status == 503
    assert ask(server, "/")[0].status == 200
    listeners.pop().close()
    until(lambda: Listener(server).answer.status == 200)
    for listener in listeners:
        listener.close()


def test_a_page_that_does_not_read_holds_nobody_up(server: Server, live: Live) -> None:
    """Telling of builds does not wait for a page that sleeps."""
    sleeper = socket.create_connection(("127.0.0.1", server.server_port), timeout=20)
    sleeper.sendall(b"GET /_journal/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % server.server_port)
    listener = Listener(server)
    listener.hear()
    large = Outcome(ok=False, pages_changed=True, problems=("x" * 500_000,))
    for _ in range(20):
        live.tell(large)
    until(lambda: listener.hear()["build"] == "s-20")
    listener.close()
    sleeper.close()


# --- the port


def test_takes_the_next_port_if_one_is_taken(site: Path, live: Live) -> None:
    """Another program on the usual port is no reason to give up."""
    with listen("127.0.0.1", [0], site, live) as first, listen("127.0.0.1", [0], site, live) as free:
        port = free.server_port
        free.server_close()
        with listen("127.0.0.1", [first.server_port, port], site, live) as second:
            assert second.url == f"http://127.0.0.1:{port}/"


def test_says_so_if_the_port_is_taken(site: Path, live: Live) -> None:
    """A port that was asked for is not exchanged for another."""
    with listen("127.0.0.1", [0], site, live) as first:
        with pytest.raises(OSError, match=f"port {first.server_port} is taken by another program") as caught:
            listen("127.0.0.1", [first.server_port], site, live)
        assert caught.value.errno == errno.EADDRINUSE


@pytest.mark.parametrize("host", ["0.0.0.0", "", "::", "192.168.1.1", "example.org"])
def test_listens_to_this_machine_alone(site: Path, live: Live, host: str) -> None:
    """No host can be asked for that others reach."""
    with pytest.raises(ValueError, match="not this machine alone"):
        listen(host, [0], site, live)
