"""What several rooms' tests need: one language, and one Chromium for all that open pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def english() -> None:
    """Whoever runs the tests may speak any language; what is expected stands here in English."""
    os.environ["LANGUAGE"] = "en"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium; without one the test is skipped, or fails where the environment says there must be one."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("JOURNAL_NEED_CHROMIUM") == "1":
        pytest.fail("JOURNAL_NEED_CHROMIUM=1, and there is no Chromium: looked for " + ", ".join(NAMES))
    if found is None:
        pytest.skip("no Chromium here: looked for " + ", ".join(NAMES))
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only where pages are opened

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()
