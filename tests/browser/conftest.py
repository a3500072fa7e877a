"""Chromium for the tests that open pages: headless, offline, with a new profile for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium; without one the test is skipped, or fails where the environment says there must be one."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("JOURNAL_NEED_CHROMIUM") == "1":
        pytest.fail("JOURNAL_NEED_CHROMIUM=1, and there is no Chromium: looked for " + ", ".join(NAMES))
    if found is None:
        pytest.skip("no Chromium here: looked for " + ", ".join(NAMES))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, headless=True, args=ARGUMENTS)
        yield browser
        browser.close()


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
    return Path(__file__).parents[2] / "templates" / "assets"
