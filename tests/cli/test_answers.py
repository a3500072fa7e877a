"""The same question on the same day, with nothing changed: the same answer, at once."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from msgspec import msgpack

from journal.build import answers, gathering
from journal.build import reading as building
from journal.cli import answering
from journal.language import Language
from tests.cli.conftest import Ran, write

QUESTIONS: Sequence[tuple[str, ...]] = (
    *(("due",), ("due", "--json"), ("due", "--all", "--circle", "close"), ("promises",), ("today",)),
    *(
        ("today", "--json"),
        ("brief", "maya"),
        ("brief", "maya", "--why"),
        ("week",),
        ("notes", "--with", "maya"),
    ),
    *(("week", "--format", "html"), ("stats",), ("gather",), ("check",), ("check", "contacts/tom-reyes")),
)
FAULTY = {"contacts/bad.md": "---\nbirthday: 1986-13-26\n---\n", "contacts/worse.md": "---\ncity: [\n---\n"}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Each journal that was read to be thought about."""
    seen: list[Path] = []
    understand = building.understand

    def noted(root: Path, *rest: object, **more: object) -> object:
        seen.append(root)
        return understand(root, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "understand", noted)
    return seen


@pytest.mark.parametrize("asked", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("more", [{}, FAULTY], ids=["", "with faults"])
def test_what_was_said_is_said_again(
    folder: Path, run: Callable[..., Ran], read: list[Path], asked: tuple[str, ...], more: dict[str, str]
) -> None:
    """Results, notes and status alike, and nothing is worked out."""
    write(folder, more)
    first = run(*asked)
    assert first.status == bool(more) or asked[1:] == ("contacts/tom-reyes",)
    assert len(read) == 1
    assert run(*asked) == first
    assert len(read) == 1


def edit(folder: Path) -> None:
    path = folder / "contacts/tom-reyes/2026-11-20-call.md"
    path.write_text(path.read_text().replace("rang", "sang"))


def add(folder: Path) -> None:
    write(folder, {"contacts/new.md": ""})


def delete(folder: Path) -> None:
    (folder / "contacts/tom-brown.md").unlink()


def settle(folder: Path) -> None:
    write(folder, {"journal.yaml": "per_week: 1\n"})


def commit(folder: Path) -> None:
    for command in ("init -q", "add .", "-c user.name=N -c user.email=n@example.org commit -qm All"):
        subprocess.run(["git", *command.split()], cwd=folder, check=True)


def lay_beside(folder: Path) -> None:
    """A file that notes may link to; a while ago."""
    write(folder, {"contacts/photo.jpg": "x"})
    os.utime(folder / "contacts/photo.jpg", (1, 1))


@pytest.mark.parametrize("change", [edit, add, delete, settle, commit, lay_beside], ids=lambda f: f.__name__)
def test_what_changed_is_thought_about(
    folder: Path, run: Callable[..., Ran], read: list[Path], change: Callable[[Path], None]
) -> None:
    """And says what a journal without a memory would say."""
    run("today")
    change(folder)
    said = run("today")
    assert len(read) == 2
    shutil.rmtree(folder / ".journal-cache")
    assert run("today") == said


@pytest.mark.usefixtures("folder")
def test_another_day_is_another_question(run: Callable[..., Ran], read: list[Path]) -> None:
    """All that is said depends on it."""
    run("due")
    run("due", today="2026-11-23")
    assert len(read) == 2


@pytest.mark.usefixtures("folder")
def test_another_language_is_answered_in_it(
    run: Callable[..., Ran], read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever speaks it need not hear what was said to another."""
    run("due")
    monkeypatch.setattr("journal.cli.language_of", lambda _: Language("xx"))
    run("due")
    assert len(read) == 2


@pytest.mark.usefixtures("folder")
def test_midnight_is_another_day(
    run: Callable[..., Ran], read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where no day was asked for."""
    for day in (22, 22, 23):
        monkeypatch.setattr(answering, "local_today", lambda day=day: date(2026, 11, day))
        run("due", today=None)
    assert len(read) == 2


@pytest.mark.usefixtures("folder")
def test_a_wider_terminal_is_written_to_anew(
    run: Callable[..., Ran], read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines are as long as there is room."""
    run("due")
    monkeypatch.setattr("journal.cli.terminal.width", lambda: 40)
    run("due")
    assert len(read) == 2


@pytest.mark.usefixtures("folder")
def test_what_was_refused_is_not_kept(run: Callable[..., Ran], read: list[Path]) -> None:
    """A name that is nobody's may be somebody's in a moment."""
    assert run("brief", "nobody").status == 2
    assert run("brief", "nobody").status == 2
    assert len(read) == 2


def test_a_path_that_went_is_refused(folder: Path, run: Callable[..., Ran]) -> None:
    """As it is without a memory."""
    (folder / "contacts/empty").mkdir()
    assert run("check", "contacts/empty").status == 0
    (folder / "contacts/empty").rmdir()
    assert run("check", "contacts/empty").status == 2


@pytest.mark.parametrize("damage", [b"", b"\x81", b"\xc1", b"\x82\xa7made_of\x01", b"\x91" * 5000])
def test_answers_that_are_none_are_none(
    folder: Path, run: Callable[..., Ran], read: list[Path], damage: bytes
) -> None:
    """A cache that is damaged is an empty one."""
    first = run("due")
    with gathering.opened(folder, cache=True) as memory:
        memory.put_many({answers.ANSWERS: damage})
    assert run("due") == first
    assert len(read) == 2


def test_few_answers_are_kept(folder: Path, run: Callable[..., Ran], read: list[Path]) -> None:
    """The newest."""
    for year in range(2000, 2040):
        run("due", today=f"{year}-11-22")
    with gathering.opened(folder, cache=True) as memory:
        kept = msgpack.decode(memory.get_many([answers.ANSWERS])[answers.ANSWERS])
    assert len(kept["answers"]) == 32
    run("due", today="2039-11-22")
    assert len(read) == 40
    run("due", today="2000-11-22")
    assert len(read) == 41


@pytest.mark.usefixtures("folder")
def test_a_long_answer_is_not_kept(
    run: Callable[..., Ran], read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would cost all others room."""
    monkeypatch.setattr(answers, "_LONGEST", 20)
    run("due")
    run("due")
    assert len(read) == 2


@pytest.mark.usefixtures("folder")
def test_other_commands_are_done_each_time(run: Callable[..., Ran], read: list[Path]) -> None:
    """What writes is never answered from memory."""
    run("export", "json")
    run("export", "json")
    assert len(read) == 2


def test_a_history_that_could_not_be_read_is_asked_for_again(
    folder: Path, run: Callable[..., Ran], read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a brief says without it does not last."""
    commit(folder)
    with monkeypatch.context() as patched:
        patched.setattr(building, "read_history", lambda *_: None)
        run("brief", "maya")
        run("due")
    run("brief", "maya")
    assert len(read) == 3
    run("brief", "maya")
    run("due")
    assert len(read) == 3
