"""`journal serve`: what it hands to the server, and what it says."""

from __future__ import annotations

import gc
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

from journal.build import Request, anew
from journal.cli.rebuilding import Rebuilding
from journal.cli.serving import collecting_between, until_midnight
from journal.serve import PORTS, Building, Built, Draft, Outcome, Serving
from journal.site.pages import SiteInput, SitePlan
from journal.site.tasks import FileTask

Run = Callable[..., Any]
Write = Callable[[Path, Mapping[str, str]], None]


#: The program; it hears Ctrl-C where the tests themselves run in the background and do not.
HEARING = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("journal", run_name="__main__")
"""


def test_serves_until_interrupted(folder: Path) -> None:
    """The address on stdout, the site behind it, and Ctrl-C is a good end."""
    command = [sys.executable, "-c", HEARING, "--today", "2026-11-22", "serve"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder
    ) as running:
        try:
            _serves(running)
        finally:
            running.kill()  # else leaving the block waits for good


def _serves(running: subprocess.Popen[str]) -> None:
    assert running.stdout is not None
    assert running.stderr is not None
    address = re.search(r"http://127\.0\.0\.1:\d+/", running.stdout.readline())
    assert "built in" in running.stderr.readline()
    assert address is not None
    with urllib.request.urlopen(address[0], timeout=10) as answer:
        assert b"Maya" in answer.read()
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=20) == 0


def ignore(_: Draft) -> None:
    """Show it to nobody."""


def never() -> bool:
    """Nothing has changed meanwhile."""
    return False


REQUEST_DAY = date(2026, 11, 22)


def test_a_save_can_be_seen_before_the_site_is_written(folder: Path, write: Write) -> None:
    """The draft has the new words while the folder has the old page; then the folder has them too."""
    build = Rebuilding(Request(folder, REQUEST_DAY, REQUEST_DAY))
    build(ignore, never)
    page = folder / "site/people/maya-okafor.html"
    before = page.read_bytes()
    write(folder, {"contacts/maya-okafor/2026-11-20.md": "A walk by the weir.\n"})
    seen: list[tuple[bytes | None, bytes]] = []
    done = build(lambda draft: seen.append((draft("people/maya-okafor.html"), page.read_bytes())), never)
    assert done is not None
    assert not done.pages_changed
    ((drafted, on_disk),) = seen
    assert drafted is not None
    assert b"by the weir" in drafted
    assert on_disk == before
    assert page.read_bytes() == drafted


def test_what_a_page_needs_does_not_wait_for_the_index(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its styles and scripts are there at once; the index of all notes is made when it is asked for."""
    made: list[object] = []
    listings = anew.listings

    def noted(site: SiteInput, plan: SitePlan) -> tuple[FileTask, ...]:
        made.append(site)
        return listings(site, plan)

    monkeypatch.setattr(anew, "listings", noted)
    build = Rebuilding(Request(folder, REQUEST_DAY, REQUEST_DAY))
    build(ignore, never)
    write(folder, {"contacts/maya-okafor/2026-11-20.md": "A walk by the weir.\n"})
    seen: list[tuple[bool, int]] = []

    def look(draft: Draft) -> None:
        paths = ("assets/journal.css", "people/maya-okafor.html", "favicon.ico", "search/people.js")
        seen.extend((draft(path) is not None, len(made)) for path in paths)

    assert build(look, never) is not None
    assert seen == [(True, 0), (True, 0), (False, 0), (True, 1)]


def test_garbage_is_collected_when_a_build_has_ended() -> None:
    """Not when a save has just been understood; and afterwards as everywhere."""
    told: list[object] = []
    collected: list[str] = []
    watch = lambda phase, _: collected.append(phase)  # noqa: E731
    built = Built(Outcome(ok=True, pages_changed=True), 1.0)
    with collecting_between(told.append) as tell:
        assert not gc.isenabled()
        gc.callbacks.append(watch)
        try:
            tell(Building("change", ("contacts/maya.md",)))
            assert collected == []
            tell(built)
            assert collected == ["start", "stop"]
        finally:
            gc.callbacks.remove(watch)
    assert gc.isenabled()
    assert told == [Building("change", ("contacts/maya.md",)), built]


class Interrupting:
    """Garbage in which Ctrl-C is pressed when it is thrown away."""

    def __init__(self) -> None:
        self.cycle = self

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def test_ctrl_c_is_heard_while_garbage_is_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is raised within a finalizer is printed by Python, and forgotten."""
    lost: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lost.append)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with collecting_between(lambda _: Interrupting()) as tell, pytest.raises(KeyboardInterrupt):
            tell(Built(Outcome(ok=True, pages_changed=True), 1.0))
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert lost == []


def test_a_newer_save_is_not_kept_waiting(folder: Path, write: Write) -> None:
    """Pages that are outdated before they are published are given up; the next build has everything."""
    build = Rebuilding(Request(folder, REQUEST_DAY, REQUEST_DAY))
    build(ignore, never)
    page = folder / "site/people/maya-okafor.html"
    before = page.read_bytes()
    write(folder, {"contacts/maya-okafor/2026-11-20.md": "A walk by the weir.\n"})
    assert build(ignore, lambda: True) is None
    assert page.read_bytes() == before
    assert build(ignore, never) is not None
    assert b"by the weir" in page.read_bytes()


def test_a_save_that_changes_nothing_loads_nothing(folder: Path) -> None:
    """An editor that writes the same text again makes no page load."""
    build = Rebuilding(Request(folder, REQUEST_DAY, REQUEST_DAY))
    shown: list[Draft] = []
    outcomes = [build(shown.append, never) for _ in range(3)]
    assert [outcome and outcome.pages_changed for outcome in outcomes] == [True, False, False]
    assert len(shown) <= 1


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the command hands to the server, which is not started."""
    caught: dict[str, Any] = {}

    def catch(output: Path, sources: object, rebuild: object, **rest: object) -> None:
        caught.update(output=output, sources=sources, rebuild=rebuild, **rest)

    monkeypatch.setattr("journal.cli.serving.serve_site", catch)
    return caught


def test_hands_on_what_was_asked_for(
    folder: Path, handed: dict[str, Any], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The port, the folder, the browser; with a day given, no midnight comes."""
    looked_at: list[str] = []
    monkeypatch.setattr("journal.cli.serving._open", looked_at.append)
    run("serve", "--port", "9001", "--output", "there", "--open")
    assert (handed["output"], handed["ports"]) == (Path("there"), (9001,))
    handed["ready"]("http://127.0.0.1:9001/")
    assert looked_at == ["http://127.0.0.1:9001/"]
    assert handed["next_midnight"]() == math.inf
    assert handed["sources"].root == folder


def test_has_defaults(
    folder: Path, write: Write, handed: dict[str, Any], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal's own folder, the first free port, no browser, and the clock's midnight."""
    monkeypatch.setattr("journal.cli.serving._open", lambda _: pytest.fail("nobody asked for a browser"))
    write(folder, {"journal.yaml": "output: elsewhere\n"})
    run("serve", today=None)
    assert (handed["output"], handed["ports"]) == (folder / "elsewhere", PORTS)
    handed["ready"]("http://127.0.0.1:8400/")
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
    """Errors are drawn for the page; a template at fault leaves the last good pages."""
    write(folder, files)
    build = Rebuilding(Request(folder, date(2026, 11, 22), date(2026, 11, 22)))
    first, second = build(ignore, never), build(ignore, never)
    assert first is not None
    assert second is not None
    assert (first.ok, len(first.problems)) == (second.ok, len(second.problems)) == (ok, problems)
    is_published = "templates/today.html" not in files
    assert first.pages_changed is is_published
    assert second.pages_changed is not is_published


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
