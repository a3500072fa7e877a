"""One theme for all builds of this folder, for templates are slow to compile; and no waiting for the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

import pytest

from journal.build import making


@pytest.fixture(scope="session", autouse=True)
def _one_theme() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "Theme", cache(making.Theme))
        patch.setattr(os, "fsync", lambda _: None)
        yield
