"""The gallery of errors: a small journal for each kind of fault, and what is said about it."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from journal.build import Request, build
from journal.build.reading import check
from journal.diagnostics import CODES, Diagnostic, draw
from tests.errors.recipes import carry_out, needs_unprivileged_user

TODAY = date(2026, 11, 22)
GALLERY = Path(__file__).parent / "errors"
FOLDERS = sorted(folder for folder in GALLERY.iterdir() if (folder / "expected.txt").exists())


def diagnose(root: Path) -> tuple[Diagnostic, ...]:
    """Everything that is said about a journal, its own templates included."""
    if (root / "templates").exists():
        return build(Request(root, TODAY, TODAY, output=root.parent / "site", cache=False)).diagnostics
    return check(root, cache=False)


@pytest.mark.parametrize("folder", [pytest.param(folder, id=folder.name) for folder in FOLDERS])
def test_says_what_the_gallery_says(folder: Path, tmp_path: Path) -> None:
    """Each small journal is reported as its expected.txt has it, and its own code is among the faults."""
    if needs_unprivileged_user(folder) and os.geteuid() == 0:
        pytest.skip("the superuser may read every file")
    root = tmp_path / "journal"
    shutil.copytree(folder, root, symlinks=True)
    (root / "contacts").mkdir(exist_ok=True)
    carry_out(root)
    found = diagnose(root)
    drawn = "\n\n".join(map(draw, found)) + "\n"
    assert drawn == (folder / "expected.txt").read_text(encoding="utf-8")
    assert folder.name in {fault.code for fault in found}


def test_every_code_has_a_folder() -> None:
    """The gallery is the manual of errors: no code without a folder, no folder without a code."""
    assert {folder.name for folder in FOLDERS} == set(CODES)
