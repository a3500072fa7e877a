"""Who is answered, and what a page may do that the server sends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.serve.files import components
from journal.serve.policy import content_type, hosts, live_page, refusal

HERE = hosts(8400)
HOST = ("Host", "127.0.0.1:8400")
PAGE = (
    b"<!doctype html>\n<html>\n<head>\n"
    b"  <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">\n"
    b"  <title>Today</title>\n</head>\n<body>As it was.</body>\n</html>\n"
)


@pytest.mark.parametrize(
    ("method", "target", "headers"),
    [
        pytest.param("GET", "/", [HOST], id="a page"),
        pytest.param("HEAD", "/", [HOST], id="its headers"),
        pytest.param("GET", "/", [("host", "LOCALHOST:8400")], id="another name of this machine"),
        pytest.param("GET", "/", [("Host", "[::1]:8400")], id="its newer number"),
        pytest.param("GET", "/", [HOST, ("Origin", "http://127.0.0.1:8400")], id="from a page of ours"),
        pytest.param("GET", "/", [HOST, ("Sec-Fetch-Site", "same-origin")], id="said by the browser"),
        pytest.param("GET", "/", [HOST, ("Sec-Fetch-Site", "none")], id="typed by the reader"),
        pytest.param(
            "GET",
            "/",
            [
                HOST,
                ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Mode", "navigate"),
                ("Sec-Fetch-Dest", "document"),
            ],
            id="a link elsewhere, followed",
        ),
    ],
)
def test_answers_this_machine(method: str, target: str, headers: list[tuple[str, str]]) -> None:
    """What the reader's own browser asks for is answered."""
    assert refusal(method, target, headers, HERE) is None


@pytest.mark.parametrize(
    ("status", "method", "target", "headers"),
    [
        pytest.param(421, "GET", "/", [], id="no host"),
        pytest.param(
            421, "GET", "/", [("Host", "evil.example:8400")], id="a stranger's name for this machine"
        ),
        pytest.param(421, "GET", "/", [("Host", "127.0.0.1")], id="no port"),
        pytest.param(421, "GET", "/", [("Host", "127.0.0.1:8401")], id="another port"),
        pytest.param(421, "GET", "/", [("Host", "127.0.0.1:8400.evil.example")], id="a longer name"),
        pytest.param(421, "GET", "/", [HOST, HOST], id="two hosts"),
        pytest.param(421, "GET", "/", [HOST, ("host", "evil.example")], id="two different hosts"),
        pytest.param(421, "POST", "/", [("Host", "evil.example")], id="the host before all"),
        pytest.param(405, "POST", "/", [HOST], id="POST"),
        pytest.param(405, "OPTIONS", "/", [HOST], id="OPTIONS"),
        pytest.param(405, "get", "/", [HOST], id="lower case"),
        pytest.param(400, "GET", "http://127.0.0.1:8400/", [HOST], id="as to a proxy"),
        pytest.param(400, "GET", "*", [HOST], id="a star"),
        pytest.param(400, "GET", "/", [HOST, ("Content-Length", "5")], id="a body"),
        pytest.param(400, "GET", "/", [HOST, ("Transfer-Encoding", "chunked")], id="a body in pieces"),
        pytest.param(403, "GET", "/", [HOST, ("Origin", "http://evil.example")], id="another origin"),
        pytest.param(403, "GET", "/", [HOST, ("Origin", "null")], id="a hidden origin"),
        pytest.param(403, "GET", "/", [HOST, ("Origin", "http://127.0.0.1:3000")], id="another port's page"),
        pytest.param(403, "GET", "/", [HOST, ("Origin", "https://127.0.0.1:8400")], id="another scheme"),
        pytest.param(403, "GET", "/", [HOST, ("Sec-Fetch-Site", "cross-site")], id="across sites"),
        pytest.param(403, "GET", "/", [HOST, ("Sec-Fetch-Site", "same-site")], id="a neighbour"),
        pytest.param(
            403,
            "GET",
            "/",
            [
                HOST,
                ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Mode", "navigate"),
                ("Sec-Fetch-Dest", "iframe"),
            ],
            id="in a frame",
        ),
    ],
)
def test_refuses_all_others(status: int, method: str, target: str, headers: list[tuple[str, str]]) -> None:
    """A stranger's page or name gets no answer, and nothing can be changed."""
    refused = refusal(method, target, headers, HERE)
    assert refused is not None
    assert refused.status == status


def test_the_usual_port_may_be_left_out() -> None:
    """A browser leaves out port 80."""
    assert {"127.0.0.1", "127.0.0.1:80"} < hosts(80)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("/", ("index.html",), id="the first page"),
        pytest.param("/people.html", ("people.html",), id="a page"),
        pytest.param("/people.html?q=ada#top", ("people.html",), id="with a question"),
        pytest.param("/people/", ("people", "index.html"), id="a folder"),
        pytest.param("/people/j%C3%BCrgen.html", ("people", "jürgen.html"), id="a name"),
        pytest.param("/people/a%20b.html", ("people", "a b.html"), id="a space"),
        pytest.param("/a+b.html", ("a+b.html",), id="a plus"),
        pytest.param("/../x", None, id="up"),
        pytest.param("/people/../../x", None, id="up from below"),
        pytest.param("/%2e%2e/x", None, id="up in disguise"),
        pytest.param("/..%2fx", None, id="a slash in disguise"),
        pytest.param("/%2fetc/passwd", None, id="from the top"),
        pytest.param("//etc/passwd", None, id="two slashes"),
        pytest.param("/..%5cx", None, id="a backslash"),
        pytest.param("/%252e%252e/x", ("%2e%2e", "x"), id="disguised twice is a plain name"),
        pytest.param("/.journal-manifest.json", None, id="the manifest"),
        pytest.param("/.gitignore", None, id="a hidden file"),
        pytest.param("/.git/config", None, id="a hidden folder"),
        pytest.param("/a%00.html", None, id="NUL"),
        pytest.param("/a%0a.html", None, id="a line end"),
        pytest.param("/%ff.html", None, id="not UTF-8"),
        pytest.param("/%ed%b0%80.html", None, id="half a character"),
        pytest.param("people.html", None, id="no slash"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_an_address_is_a_page_or_none(target: str, expected: tuple[str, ...] | None) -> None:
    """Only plain names below the site's folder are looked for."""
    assert components(target) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30) | st.text("./%2efFcC5\\", max_size=20))
def test_no_address_leads_out(text: str) -> None:
    """Whatever is asked for, what is looked for lies below the site's folder and is not hidden."""
    for name in components(f"/{text}") or ():
        assert name
        assert not name.startswith(".")
        assert not {"/", "\x00", "\n"}.intersection(name)


def test_a_page_comes_with_the_script_and_may_connect_back() -> None:
    """The policy of the page allows connections to this server, and nothing more."""
    page, policy = live_page(PAGE, "s-1")
    assert policy == "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"
    inside = re.search(rb'Policy" content="([^"]*)"', page)
    assert inside
    allowed = inside[1].decode().replace("&#x27;", "'")
    assert allowed == "default-src 'none'; script-src 'self'; connect-src 'self'"
    assert re.search(
        rb'<script src="/_journal/reload.js" data-build="s-1" data-frame="\w{32}" defer></script></head>',
        page,
    )
    assert page.endswith(b"<body>As it was.</body>\n</html>\n")


def frame(page: bytes, files: str = "") -> bytes:
    """What the sent page calls all of itself but what stands in its ``main``."""
    found = re.search(rb'data-frame="([0-9a-f]{32})"', live_page(page, "s-1", files)[0])
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("page", "is_same"),
    [
        pytest.param(b"<h1>x</h1><main id=a>two</main><p>y", True, id="other words"),
        pytest.param(b"<h1>x</h1><main><b></main></b>two</main><p>y", True, id="what looks like the end"),
        pytest.param(b"<h1>z</h1><main>one</main><p>y", False, id="above it"),
        pytest.param(b"<h1>x</h1><main>one</main><p>z", False, id="below it"),
        pytest.param(b"<h1>x</h1><p>y", False, id="none"),
    ],
)
def test_a_page_says_whether_it_differs_outside_its_main(page: bytes, is_same: bool) -> None:
    """Where it does, or where what pages refer to has changed, it must be loaded again."""
    before = frame(b"<h1>x</h1><main>one</main><p>y")
    assert (frame(page) == before) is is_same
    assert frame(b"<h1>x</h1><main>one</main><p>y", "s-1") != before
    assert frame(b"</main><main>") == frame(b"</main><main>") != frame(b"</main>,<main>")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(b"<p>no head", b"<p>no head<link", id="no head"),
        pytest.param(b"<HEAD></HEAD >", b"<HEAD><link", id="another case"),
        pytest.param(b"", b"<link", id="nothing"),
        pytest.param(b"\xff\xfe</head>", b"\xff\xfe<link", id="not UTF-8"),
    ],
)
def test_a_page_of_another_shape_is_live_too(page: bytes, expected: bytes) -> None:
    """A theme of the writer's own may look otherwise; without a policy it gets a strict one."""
    sent, policy = live_page(page, "s-1")
    assert sent.startswith(expected)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert policy.endswith("connect-src 'self'; frame-ancestors 'none'")


def test_a_policy_that_forbids_connections_is_eased() -> None:
    """Where the page names its connections, only this server takes their place."""
    _, policy = live_page(PAGE.replace(b"script-src 'self'", b"connect-src 'none'; img-src 'self'"), "1")
    assert policy == "default-src 'none'; img-src 'self'; connect-src 'self'; frame-ancestors 'none'"


def test_a_policy_cannot_break_the_header() -> None:
    """A line end in a page's policy does not become one among the headers."""
    _, policy = live_page(PAGE.replace(b"; script", b";\r\nX-Evil: 1; script"), "1")
    assert not {"\r", "\n"}.intersection(policy)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("index.html", "text/html; charset=utf-8", id="a page"),
        pytest.param("maya.JPG", "image/jpeg", id="another case"),
        pytest.param("2026.js", "text/javascript; charset=utf-8", id="a script"),
        pytest.param("calendar.ics", "text/calendar; charset=utf-8", id="a calendar"),
        pytest.param("letter.docx", "application/octet-stream", id="unknown"),
        pytest.param("README", "application/octet-stream", id="no ending"),
    ],
)
def test_a_type_is_never_guessed(name: str, expected: str) -> None:
    """Types come from our own list, so that they are the same on every machine."""
    assert content_type(name) == expected
