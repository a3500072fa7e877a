"""A note that was meant to be private is private, however it was written (FORMAT "Flags")."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing import loaded

NOTE = "contacts/2026-10-18-walk.md"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("---\nprivate: true\n---\nHi", [], id="as it should be"),
        pytest.param("\n\n---\nprivate: yes\n---\nHi", [], id="below empty lines"),
        pytest.param("\ufeff\n---\nprivate: yes\n---\nHi", [], id="mark of order and an empty line"),
        pytest.param("  ---\n  private: on\n  ---\nHi", [], id="indented"),
        pytest.param("—\nprivate: true\n—\nHi", [], id="dashes"),
        pytest.param("----\nprivate: true\n----\nHi", [], id="four hyphens"),
        pytest.param("---\r\nprivate: true\r\n...\r\nHi", [], id="three points"),
        pytest.param("---\rprivate: true\r---\rHi", [], id="old line ends"),
        pytest.param("---\nprivate: {true}\n---\nHi", ["yaml-empty-key"], id="in braces"),
        pytest.param("---\nprivate: [true, false]\n---\nHi", ["bad-private"], id="a list"),
        pytest.param("---\nprivate: 'TRUE'\n---\nHi", [], id="quoted"),
        pytest.param("---\nprivate:\n---\nHi", ["bad-private"], id="nothing"),
        pytest.param("---\nprivate: false\nprivate: true\n---\nHi", ["yaml-duplicate-key"], id="twice"),
        pytest.param("---\nPrivate: true\n---\nHi", ["bad-private"], id="capital"),
        pytest.param("---\nprivat: true\n---\nHi", ["bad-private"], id="letter missing"),
        pytest.param("---\nprivate: !x true\n---\nHi", ["yaml-tag"], id="tagged"),
        pytest.param("private: true\n\nHi", ["bad-private"], id="no front matter"),
        pytest.param("\n **Private: yes**\nHi", ["bad-private"], id="no front matter, bold"),
        pytest.param("privat : 1\n", ["bad-private"], id="no front matter, misspelt"),
    ],
)
def test_is_private(text: str, codes: list[str], tmp_path: Path) -> None:
    """The note is kept private, and where that was not said cleanly it is reported."""
    whole = loaded(tmp_path, {NOTE: text})
    assert [note.private for note in whole.journal.notes] == [True]
    assert [fault.code for fault in whole.diagnostics] == codes


@pytest.mark.parametrize(
    "text",
    [
        "---\nprivate: false\n---\nHi",
        "Private: we spoke of her divorce at length\n",
        "Hi\n\nprivate: true\n",
        "---\ntitle: Tea\n---\nprivate: true",
        "Maya: fine\n",
    ],
)
def test_is_not_private(text: str, tmp_path: Path) -> None:
    """Prose that only speaks of what is private is prose."""
    whole = loaded(tmp_path, {NOTE: text})
    assert [note.private for note in whole.journal.notes] == [False]
    assert whole.diagnostics == ()


@pytest.mark.parametrize("path", ["contacts/maya.md", "contacts/maya/gifts.md"])
@pytest.mark.parametrize("line", ["private: true", "privat: yes"])
def test_what_cannot_be_hidden_is_said(path: str, line: str, tmp_path: Path) -> None:
    """A person or a page is in every edition: who wants to hide one is told so, and not let down."""
    whole = loaded(tmp_path, {"contacts/maya.md": "", path: f"---\n{line}\n---\nHi"})
    assert [(fault.code, fault.path) for fault in whole.diagnostics] == [("bad-private", path)]
