"""The frame of the command line: which journal, which day, exit statuses, what is said when."""

from __future__ import annotations

import errno
import json
import os
import pty
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from journal.cli import main, root

Run = Callable[..., Any]
Write = Callable[[Path, Mapping[str, str]], None]


def test_help_loads_click_alone() -> None:
    """`journal --help` answers at once: nothing heavy is imported for it."""
    heavy = {"babel", "yaml", "jinja2", "markdown", "nh3", "watchdog", "wcwidth"}
    heavy |= {"journal.build", "multiprocessing"}
    code = f"import sys; from journal.cli import main; main(['--help']); print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("set()")
    assert "Whom to reach out to today" in done.stdout


@pytest.mark.parametrize("name", root.COMMANDS)
def test_every_command_of_the_table_is_there(name: str, run: Run) -> None:
    """The table names a module and a command that exist, and the command explains itself."""
    ran = run(name, "--help", today=None)
    assert ran.status == 0
    assert f"Usage: journal {name}" in ran.out


def test_finds_the_journal_upwards(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As git does: from any folder below, the nearest journal above."""
    monkeypatch.chdir(folder / "contacts" / "maya-okafor")
    assert run("today").status == 0


@pytest.mark.parametrize("way", ["option", "variable"])
def test_takes_the_journal_it_is_given(
    way: str, folder: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--root and JOURNAL_ROOT serve alike, from anywhere."""
    monkeypatch.chdir(tmp_path)
    if way == "variable":
        monkeypatch.setenv("JOURNAL_ROOT", str(folder))
    ran = run("today") if way == "variable" else run("--root", str(folder), "today")
    assert ran.status == 0
    assert "Maya" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["today"], "there is no journal here", id="no journal above"),
        pytest.param(
            ["--root", ".", "today"], "there is no folder contacts/", id="no journal in the root given"
        ),
        pytest.param(["--root", "nowhere", "build"], "there is no folder contacts/", id="no such root"),
        pytest.param(["--today", "tomorrow", "today"], "'tomorrow' is no day: write it as", id="no day"),
        pytest.param(["--today", "2026-02-30", "today"], "'2026-02-30' is no day", id="an impossible day"),
        pytest.param(["bild"], "there is no command 'bild'; did you mean 'build'?", id="a typo"),
        pytest.param(["frobnicate"], "there is no command 'frobnicate'", id="no command"),
        pytest.param(["--quiet", "--verbose", "today"], "exclude each other", id="quiet and verbose"),
        pytest.param(["today", "--jsn"], "No such option", id="no option"),
    ],
)
def test_refuses_in_words(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """Usage and environment: status 2, a sentence on stderr, nothing on stdout."""
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments, today=None)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("option", "settings", "variable", "expected"),
    [
        pytest.param("2026-11-20", "as_of: 2026-11-21\n", "2026-11-19", "2026-11-20", id="the option first"),
        pytest.param(None, "as_of: 2026-11-21\n", "2026-11-19", "2026-11-19", id="then the variable"),
        pytest.param(None, "as_of: 2026-11-21\n", None, "2026-11-21", id="then the journal's own day"),
    ],
)
def test_knows_which_day_it_is(
    *,
    option: str | None,
    settings: str,
    variable: str | None,
    expected: str,
    folder: Path,
    write: Write,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The option, then JOURNAL_TODAY, then as_of."""
    write(folder, {"journal.yaml": settings})
    if variable:
        monkeypatch.setenv("JOURNAL_TODAY", variable)
    assert json.loads(run("today", "--json", today=option).out)["as_of"] == expected


def test_else_it_is_the_machines_day(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any of these, the clock is asked, here and nowhere else."""
    monkeypatch.setattr("journal.cli.session.local_today", lambda: date(2031, 5, 4))
    assert json.loads(run("today", "--json", today=None).out)["as_of"] == "2031-05-04"


def raising(error: BaseException) -> Callable[..., None]:
    def raise_it(*_: object, **__: object) -> None:
        raise error

    return raise_it


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        pytest.param(
            PermissionError(errno.EACCES, "Permission denied", "contacts"),
            2,
            "journal: contacts: Perm",
            id="world",
        ),
        pytest.param(
            OSError(errno.ENOSPC, "No space left on device", "a\x1b[2J.html"),
            2,
            "a\\x1b[2J.html: No",
            id="escaped",
        ),
        pytest.param(KeyboardInterrupt(), 130, "interrupted", id="interrupted"),
        pytest.param(click.Abort(), 130, "interrupted", id="aborted"),
        pytest.param(BrokenPipeError(errno.EPIPE, "Broken pipe"), 0, "", id="the reader has gone"),
        pytest.param(RuntimeError("boom"), 2, "a fault of the program", id="our own fault"),
    ],
)
def test_never_ends_in_a_traceback(
    *,
    error: BaseException,
    status: int,
    said: str,
    folder: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever goes wrong is said in a sentence, and the status says which kind it was."""
    monkeypatch.setattr("journal.cli.reading.read_journal", raising(error))
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    ran = run("today")
    assert ran.status == status
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_prints_where_a_fault_of_ours_happened_when_asked(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--verbose is for those who report it."""
    monkeypatch.setattr("journal.cli.reading.read_journal", raising(RuntimeError("boom")))
    assert "Traceback" in run("--verbose", "today").err


def test_a_reader_that_leaves_early_is_no_fault(folder: Path) -> None:
    """`journal today | head -1` ends without a word on stderr."""
    command = f"{shlex.quote(sys.executable)} -m journal --today 2026-11-22 due --all --json | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[", "")


def test_prints_on_a_terminal_that_lacks_characters(folder: Path, write: Write) -> None:
    """What cannot be shown becomes a question mark; JSON stays UTF-8."""
    write(folder, {"contacts/chen.md": "---\nname: 陳美玲\n---\n"})
    environment = os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "journal", "due", "--all"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"???" in done.stdout
    done = subprocess.run([*command, "--json"], cwd=folder, env=environment, capture_output=True, check=False)
    assert "陳美玲" in [person["name"] for person in json.loads(done.stdout.decode("utf-8"))]


@pytest.mark.parametrize(
    ("shell", "status", "said"),
    [
        pytest.param(">&-", 0, "", id="no stdout"),
        pytest.param("2>&-", 0, "", id="no stderr"),
        pytest.param(">/dev/full", 2, "journal: No space left on device\n", id="a full disk"),
    ],
)
def test_nobody_need_listen(shell: str, status: int, said: str, folder: Path) -> None:
    """Closed or full streams end in a status, not in a traceback."""
    command = f"{shlex.quote(sys.executable)} -m journal --today 2026-11-22 due {shell}"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (status, said)


@pytest.mark.parametrize("is_remembered", [False, True], ids=["", "remembered"])
@pytest.mark.parametrize(
    ("variable", "is_coloured"),
    [
        pytest.param({}, True, id="a terminal"),
        pytest.param({"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param({"TERM": "dumb"}, False, id="a dumb terminal"),
    ],
)
def test_colours_a_terminal_alone(
    variable: dict[str, str], *, is_coloured: bool, is_remembered: bool, folder: Path
) -> None:
    """Bold on a terminal, unless it or the writer wants none; also what was said off a terminal before."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm"} | variable
    command = [sys.executable, "-m", "journal", "--today", "2026-11-22", "due"]
    if is_remembered:
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    subprocess.run(command, cwd=folder, env=environment, stdout=theirs, stderr=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "Maya Okafor" in shown
    assert ("\x1b[" in shown) is is_coloured


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completes_names_of_people(
    *,
    shell: str,
    folder: Path,
    write: Write,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ids by their beginning or by a later part; notes and pages are nobody's."""
    others = ("maya-okafor/gift-ideas.md", "zoe/zoe.md", "zoe/zoe-page.md", "README.md", "_draft.md")
    write(folder, {f"contacts/{name}": "" for name in others})
    monkeypatch.setenv("_JOURNAL_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", "journal brief ")
    monkeypatch.setenv("COMP_CWORD", "2" if shell != "fish" else "")
    assert main([]) == 0
    out = capsys.readouterr().out
    known = ("maya-okafor", "tom-brown", "tom-reyes", "zoe")
    assert [id for id in known if id in out] == list(known)
    nobody = ("gift", "README", "readme", "draft", "walk", "2026", "zoe-page")
    assert [name for name in nobody if name in out] == []


@pytest.mark.parametrize(
    ("typed", "expected"), [("to", {"tom-brown", "tom-reyes"}), ("Ok", {"maya-okafor"}), ("x", set())]
)
def test_completes_what_was_typed(
    typed: str,
    expected: set[str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In any case, and by family name too."""
    monkeypatch.setenv("_JOURNAL_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"journal brief {typed}")
    monkeypatch.setenv("COMP_CWORD", "2")
    main([])
    assert {line.split(",")[1] for line in capsys.readouterr().out.split()} == expected
