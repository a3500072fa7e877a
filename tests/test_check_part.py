"""To check one note, no other is read; what is said of it is what a check of everything says."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from journal.build import parsing
from journal.build.reading import check, read
from journal.diagnostics import Diagnostic
from tests.writing import write

CHECKOUT = Path(__file__).parents[1]
FILES = {
    "contacts/maya.md": "---\nname: Maya Okafor\nbirthday: 1986-11-26\n---\nHer story.",
    "contacts/tom.md": "---\nbirthday: 1986-13-26\n---\n",
    "contacts/maya/gifts.md": "---\ncolour: [\n---\n",
    "contacts/maya/2026-10-18-walk.md": "---\nfelt: warmish\nwith: Thom\n---\n- [ ] Eve: x by 2026-13-01\n",
    "contacts/maya/2026-10-19-talk.md": "See [[2026-10-18-walk]] and [[nobody]]; ![](lost.jpg)\n",
    "contacts/maya/2026-10-20-fight.md": "---\nwith: [\n---\nUnread.\n",
    "contacts/2026-13-01-never.md": "No day.\n",
    "contacts/tom/2026-10-19-empty.md": "",
    "contacts/tom/chart.svg": "<svg/>",
    "contacts/tom/2026-10-20-chart.md": "![](chart.svg)\n",
}


def about(found: tuple[Diagnostic, ...], path: str) -> list[Diagnostic]:
    return [each for each in found if each.path == path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal with much to mend."""
    write(tmp_path, FILES)
    return tmp_path


@pytest.mark.parametrize("path", [name for name in FILES if name.endswith(".md")])
@pytest.mark.parametrize("cache", [False, True], ids=["cold", "warm"])
def test_what_is_said_of_a_file_is_said_of_it_alone(root: Path, path: str, *, cache: bool) -> None:
    """Notes, and files of another kind, for which everything is read."""
    everything = check(root, cache=cache)
    assert about(check(root, cache=cache, only=[path]), path) == about(everything, path)


def test_the_notes_of_the_sample_are_told_alike(tmp_path: Path) -> None:
    """Some of them, with a fault put into each."""
    shutil.copytree(CHECKOUT / "contacts", tmp_path / "contacts")
    shutil.copy(CHECKOUT / "journal.yaml", tmp_path)
    notes = random.Random(7).sample(sorted((tmp_path / "contacts").rglob("2*-*.md")), 25)
    for note in notes:
        note.write_text(
            f"---\nfelt: warmish\n---\n{note.read_text()}\n[[nobody]]\n\n- [ ] Rory: x by 2026-13-01\n"
        )
    everything = check(tmp_path)
    for note in notes:
        path = note.relative_to(tmp_path).as_posix()
        assert about(everything, path)
        assert about(check(tmp_path, only=[path]), path) == about(everything, path)


def test_no_other_note_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several, those alone; and what is remembered of the others is not forgotten."""
    parsed: list[str] = []
    parse = parsing.parse
    monkeypatch.setattr(parsing, "parse", lambda s, kind: parsed.append(s.path) or parse(s, kind))  # type: ignore[func-returns-value]
    notes = ["contacts/maya/2026-10-18-walk.md", "contacts/tom/2026-10-19-empty.md"]
    check(root, only=notes)
    assert [path for path in parsed if "/2026-10" in path] == notes
    read(root)
    assert len(parsed) == len(set(parsed))
    (root / notes[0]).write_text("Anew.\n")
    check(root, only=notes[:1])
    read(root)
    assert parsed.count(notes[0]) == 2
    assert len(parsed) == len(set(parsed)) + 1
