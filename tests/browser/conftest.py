"""Chromium for the tests that open pages: headless, offline, with a new profile for each test."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parents[2]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A new profile: nothing is remembered from another test."""
    context = chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@dataclass
class Heard:
    """What a page asked for and said while a test looked at it."""

    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Note every request, console message and uncaught error of a page."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))


@pytest.fixture
def heard() -> Heard:
    """What the page of :func:`page` asked for and said."""
    return Heard()


@pytest.fixture
def page(context: BrowserContext, heard: Heard) -> Page:
    """An empty page that is listened to."""
    page = context.new_page()
    heard.listen(page)
    return page


@pytest.fixture(scope="session")
def assets() -> Path:
    """The theme's assets."""
    return ROOT / "templates" / "assets"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "contacts", root / "contacts")
    shutil.copy(ROOT / "journal.yaml", root)
    command = [sys.executable, "-m", "journal", "--root", str(root), "build"]
    built = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert (root / "site" / "index.html").exists(), built.stderr
    return root / "site"
