"""`journal init`: a new journal, and the sample moved in time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.build import reading
from journal.cli.first_journal import SETTINGS
from journal.cli.sample import sample_folder, shifted, shifted_note, weeks_between
from journal.model.settings import Settings

Run = Callable[..., Any]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, outside any repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.delenv("GIT_DIR", raising=False)
    return tmp_path


def test_a_new_journal_is_ready_to_build(empty: Path, run: Run) -> None:
    """Settings, one person, one note, what git ignores, a repository; without a fault."""
    ran = run("init", "mine")
    assert ran.status == 0
    mine = empty / "mine"
    files = sorted(
        p.relative_to(mine).as_posix() for p in mine.rglob("*") if p.is_file() and ".git/" not in p.as_posix()
    )
    assert files == [
        ".gitignore",
        "contacts/robin-example.md",
        "contacts/robin-example/2026-11-22-a-first-note.md",
        "journal.yaml",
    ]
    assert all(f"mine/{name}" in ran.out for name in files)
    assert "cd mine && journal build" in ran.out
    assert (mine / ".git").is_dir()
    assert reading.read(mine, cache=False).diagnostics == ()
    assert run("--root", "mine", "build").status == 0


def test_the_example_is_found_in_touch(empty: Path, run: Run) -> None:
    """The note counts, its promises are read both ways, and the year of meeting is this one."""
    run("init")
    loaded = reading.read(empty, cache=False).journal
    assert [note.people for note in loaded.notes] == [("robin-example",)]
    assert [promise.by for promise in loaded.promises] == ["me", "robin-example"]


def test_the_settings_say_what_holds_anyway(tmp_path: Path) -> None:
    """With every line uncommented (but the frozen day and the writer's id) nothing changes."""
    lines = re.sub(r"^# (?=[a-z_]+:|  [a-z]+:)", "", SETTINGS, flags=re.M).splitlines(keepends=True)
    kept = "".join(line for line in lines if not line.startswith(("as_of", "me:")))
    (tmp_path / "contacts").mkdir()
    (tmp_path / "journal.yaml").write_text(kept, encoding="utf-8")
    loaded = reading.read(tmp_path, cache=False)
    assert loaded.diagnostics == ()
    assert loaded.journal.settings == Settings()
    assert "circles:\n  inner:" in kept, "the lines really are uncommented"


def test_names_every_setting() -> None:
    """A setting that the file does not show is one that nobody finds."""
    shown = set(re.findall(r"^# ([a-z_]+):", SETTINGS, flags=re.M))
    assert shown == set(Settings.__struct_fields__)


@pytest.mark.parametrize("name", ["notes.txt", ".hidden"])
def test_a_folder_with_something_in_it_is_refused(name: str, empty: Path, run: Run) -> None:
    """Nothing of anybody's is mixed with a journal; a bare repository is fine."""
    (empty / name).write_text("x", encoding="utf-8")
    ran = run("init")
    assert (ran.status, ran.out) == (2, "")
    assert "is not empty" in ran.err
    assert [p.name for p in empty.iterdir()] == [name]


def test_a_fresh_clone_is_no_obstacle(empty: Path, run: Run) -> None:
    """A folder with nothing but .git is where one would start."""
    subprocess.run(["git", "init", "--quiet", "clone"], cwd=empty, check=True)
    assert run("init", "clone").status == 0


def test_works_without_git(empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git is a help, not a need; only --hook asks for it, before anything is written."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    ran = run("init", "hooked", "--hook")
    assert ran.status == 2
    assert "--hook needs git" in ran.err
    assert not (empty / "hooked").exists()
    assert run("init", "plain").status == 0
    assert not (empty / "plain" / ".git").exists()


def test_the_hook_keeps_a_bad_commit_back(empty: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --hook a commit is refused while the text has an error."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    run("init", "--hook")
    commit = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "x"]
    subprocess.run(["git", "add", "."], cwd=empty, check=True)
    assert subprocess.run(commit, cwd=empty, check=False).returncode == 0
    (empty / "contacts" / "sam.md").write_text("---\ncadence: 6 wekks\n---\n", encoding="utf-8")
    subprocess.run(["git", "add", "."], cwd=empty, check=True)
    refused = subprocess.run(commit, cwd=empty, check=False, capture_output=True, text=True)
    assert refused.returncode != 0
    assert "unknown-unit" in refused.stderr


def test_inside_a_repository_none_is_made(empty: Path, run: Run) -> None:
    """A journal in a corner of a repository belongs to it; its hook looks at that corner."""
    subprocess.run(["git", "init", "--quiet"], cwd=empty, check=True)
    assert run("init", "my corner", "--hook").status == 0
    assert not (empty / "my corner" / ".git").exists()
    hook = (empty / ".git" / "hooks" / "pre-commit").read_text(encoding="utf-8")
    assert "--root 'my corner/'" in hook


# the sample


@pytest.mark.parametrize("weeks", [60])
def test_the_sample_looks_alive(weeks: int, empty: Path, run: Run) -> None:
    """Every note and promise moved by the same weeks, and no fault is new."""
    source = reading.read(sample_folder(), cache=False)
    frozen = source.journal.settings.as_of
    assert frozen is not None
    today = frozen + timedelta(days=7 * weeks + 3)
    assert run("init", "--sample", today=today.isoformat()).status == 0
    moved = reading.read(empty, cache=False)
    assert moved.journal.settings.as_of is None
    assert sorted(d.code for d in moved.diagnostics) == sorted(d.code for d in source.diagnostics)
    expected = [note.date + timedelta(days=7 * weeks) for note in source.journal.notes]
    assert [note.date for note in moved.journal.notes] == expected
    due = [p.due + timedelta(days=7 * weeks) for p in source.journal.promises if p.due]
    assert sorted(p.due for p in moved.journal.promises if p.due) == sorted(due)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("on 2026-11-22.", "on 2026-12-06.", id="a date in prose"),
        pytest.param("[[2026-11-22-tea]]", "[[2026-12-06-tea]]", id="a link to a note"),
        pytest.param("2026-12-31T19:30", "2027-01-14T19:30", id="over the year's end, with a time"),
        pytest.param("12026-11-22", "12026-11-22", id="inside longer digits, before"),
        pytest.param("2026-11-220", "2026-11-220", id="inside longer digits, after"),
        pytest.param("2026-02-30", "2026-02-30", id="no date"),
        pytest.param("1985, 2015-16, +44 7700 900123", "1985, 2015-16, +44 7700 900123", id="other numbers"),
    ],
)
def test_moves_dates_and_nothing_else(text: str, expected: str) -> None:
    """Two weeks on: a full date, and only that."""
    assert shifted(text, 14) == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param("birthday: 1990-03-14", "birthday: 1990-03-28", id="birthday"),
        pytest.param("birthday: 12-25", "birthday: 01-08", id="birthday without its year"),
        pytest.param("birthday: 02-29", "birthday: 03-14", id="29 February"),
        pytest.param("birthday: ~1948", "birthday: ~1948", id="about a year"),
        pytest.param("dates: {on: 05-01, what: x}", "dates: {on: 05-15, what: x}", id="a yearly day, inline"),
        pytest.param("  - on: 10-21", "  - on: 11-04", id="a yearly day, in a list"),
        pytest.param("met: 2015-06", "met: 2015-06", id="a month, in the middle of it"),
        pytest.param("met: {on: 2015-06, at: x}", "met: {on: 2015-06, at: x}", id="a month, inline"),
        pytest.param("met: 2009", "met: 2009", id="a year"),
        pytest.param('phone: "0191-20 2015-06"', 'phone: "0191-20 2015-06"', id="digits of a phone"),
    ],
)
def test_moves_the_front_matters_dates(front: str, expected: str) -> None:
    """Two weeks on: yearly days and months too, years not."""
    assert shifted_note(f"---\n{front}\n---\n12-25\n", 14) == f"---\n{expected}\n---\n12-25\n"


def test_months_move_by_the_same_distance() -> None:
    """Seven weeks after the middle of June is August."""
    assert shifted_note("---\nmet: 2015-06\n---\n", 49) == "---\nmet: 2015-08\n---\n"


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_days_keep_their_weekday_and_never_pass_today(start: date, today: date) -> None:
    """The frozen day lands on today or at most six days before it, on its own weekday."""
    moved = start + timedelta(days=weeks_between(start, today))
    assert moved.weekday() == start.weekday()
    assert 0 <= (today - moved).days < 7
