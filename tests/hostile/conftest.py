"""One theme for all builds of this folder, for templates are slow to compile; and no waiting for the disk."""

from __future__ import annotations

import os
import platform
import socket
from collections.abc import Iterator
from functools import cache

import pytest

from journal.build import making
from tests.hostile.holding import MACHINE


@pytest.fixture(scope="session", autouse=True)
def _one_theme() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "Theme", cache(making.Theme))
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _a_machine_with_a_name_of_its_own() -> Iterator[None]:
    """A machine may be called ``vm``, and a person as well: here no writer has the machine's name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "gethostname", lambda: MACHINE)
        patch.setattr(platform, "node", lambda: MACHINE)
        system, _, *rest = os.uname()
        patch.setattr(os, "uname", lambda: os.uname_result((system, MACHINE, *rest)))
        yield
