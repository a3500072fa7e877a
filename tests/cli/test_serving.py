"""`journal serve`: what it hands to the server, and what it says."""

from __future__ import annotations

import math
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from journal.build import Request
from journal.cli.serving import outcome, until_midnight
from journal.serve import PORTS, Building, Built, Outcome, Serving

Run = Callable[..., Any]
Write = Callable[[Path, Mapping[str, str]], None]


def test_serves_until_interrupted(folder: Path) -> None:
    """The address on stdout, the site behind it, and Ctrl-C is a good end."""
    command = [sys.executable, "-m", "journal", "--today", "2026-11-22", "serve"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", running.stdout.readline())
        assert "built in" in running.stderr.readline()
        assert address is not None
        with urllib.request.urlopen(address[0], timeout=10) as answer:
            assert b"Maya" in answer.read()
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) == 0


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the command hands to the server, which is not started."""
    caught: dict[str, Any] = {}

    def catch(output: Path, sources: object, rebuild: object, **rest: object) -> None:
        caught.update(output=output, sources=sources, rebuild=rebuild, **rest)

    monkeypatch.setattr("journal.cli.serving.serve_site", catch)
    return caught


def test_hands_on_what_was_asked_for(folder: Path, handed: dict[str, Any], run: Run) -> None:
    """The port, the folder, the browser; with a day given, no midnight comes."""
    run("serve", "--port", "9001", "--output", "there", "--open")
    assert (handed["output"], handed["ports"]) == (Path("there"), (9001,))
    assert handed["opened"] is not None
    assert handed["next_midnight"]() == math.inf
    assert handed["sources"].root == folder


def test_has_defaults(folder: Path, write: Write, handed: dict[str, Any], run: Run) -> None:
    """The journal's own folder, the first free port, no browser, and the clock's midnight."""
    write(folder, {"journal.yaml": "output: elsewhere\n"})
    run("serve", today=None)
    assert (handed["output"], handed["ports"]) == (folder / "elsewhere", PORTS)
    assert handed["opened"] is None
    assert 0 < handed["next_midnight"]() <= 86400


def test_says_what_happens(
    folder: Path, handed: dict[str, Any], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    """The address on stdout; changes, builds and faults on stderr."""
    run("serve")
    tell = handed["on_event"]
    for event in (
        Serving("http://127.0.0.1:8400/"),
        Building("start"),
        Building("change", ("contacts/a.md", "contacts/b.md")),
        Built(Outcome(ok=False, pages_changed=False, problems=("a.md:1:1: error[x]: y",)), 0.25),
        Building("midnight"),
        Built(Outcome(ok=False, pages_changed=False, message="No space left on device"), 0.25),
    ):
        tell(event)
    printed = capsys.readouterr()
    assert printed.out == f"{folder} is at http://127.0.0.1:8400/ for this machine alone. Ctrl-C ends it.\n"
    assert printed.err == (
        "changed: contacts/a.md and one other\n"
        "a.md:1:1: error[x]: y\n\n"
        "built in 0.2 s, no page is another\n"
        "another day\n"
        "not built: No space left on device\n"
    )


@pytest.mark.parametrize(
    ("files", "ok", "problems"),
    [
        pytest.param({}, True, 0, id="all is well"),
        pytest.param({"contacts/sam.md": "---\ncadance: x\n---\n"}, True, 0, id="a warning"),
        pytest.param({"contacts/sam.md": "---\ncadence: 6 wekks\n---\n"}, False, 1, id="an error"),
        pytest.param({"templates/today.html": "{% if %}"}, False, 1, id="a template at fault"),
    ],
)
def test_tells_how_a_build_ended(
    files: dict[str, str], *, ok: bool, problems: int, folder: Path, write: Write
) -> None:
    """Errors are drawn for the page; the second build of the same files changes no page."""
    write(folder, files)
    request = Request(folder, date(2026, 11, 22), date(2026, 11, 22))
    first, second = outcome(request), outcome(request)
    assert (first.ok, len(first.problems)) == (ok, problems)
    assert first.pages_changed is ("templates/today.html" not in files)
    assert not second.pages_changed


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        ("2026-11-22T00:00:00", 86400),
        ("2026-11-22T23:59:30", 30),
        ("2026-12-31T12:00:00", 43200),
    ],
    ids=str,
)
def test_counts_to_midnight(now: str, seconds: float) -> None:
    """A journal left open overnight shows the new day."""
    assert until_midnight(datetime.fromisoformat(now)) == seconds
