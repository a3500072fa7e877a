"""Small journals on disk, for tests that go from files to what is seen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from journal.build.reading import Loaded, read


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder; returns the folder. ``contacts/`` is always there."""
    (root / "contacts").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    return root


def loaded(root: Path, files: Mapping[str, str]) -> Loaded:
    """Write a journal and read it."""
    return read(write(root, files), cache=False)
