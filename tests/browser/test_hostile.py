"""Names nobody has, in a browser: every page keeps within the window, and nothing of theirs takes effect."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from journal.build import Request, build
from tests.browser.test_pages import address
from tests.hostile.holding import write

from .conftest import Heard

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 22)
LONG = "Aurelia" + "abcdefghij" * 29
MARKUP = "<script>alert(1)</script> <img src=x onerror=alert(2)>"
JOURNAL = {
    "journal.yaml": "me: nell\n",
    "contacts/nell.md": "",
    "contacts/long.md": f"---\nname: {LONG}\ncity: {LONG}\ntags: [{LONG}]\n"
    f"work: {{org: {LONG}, role: {LONG}}}\nrelations: {{parent: nell, sibling: {LONG}x, child: turned}}\n"
    f"cadence: 1 week\ndates: [{{on: 2000-12-01, what: {LONG}}}]\nmet: {{on: 2015, through: turned}}\n"
    f"lapse: {{why: rupture, about: {LONG}}}\n---\n- [ ] {LONG} by 2026-12-03\n",
    "contacts/long/2026-11-05.md": f"---\ntitle: {LONG}\nplace: {LONG}\nchannel: {LONG}\n"
    f"news: {LONG} on 2026-12-05\nwith: [turned, markup]\n---\n{LONG}\n\n- [ ] markup: {LONG}\n",
    "contacts/turned.md": "---\nname: \u202eevil\u2066\ncity: \u202eRome\ncadence: 1 week\n---\n",
    "contacts/markup.md": f"---\nname: '{MARKUP}'\ncity: '{MARKUP}'\ntags: ['{MARKUP}']\n"
    f"work: '{MARKUP}'\n---\n",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of somebody who tries."""
    root = write(tmp_path_factory.mktemp("hostile") / "j", JOURNAL)
    assert build(Request(root, TODAY, TODAY, cache=False)).published
    return root / "site"


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(page: Page, heard: Heard, hostile: Path, width: int) -> None:
    """Three hundred letters without a break fold wherever they stand; markup asks for nothing."""
    page.set_viewport_size({"width": width, "height": 800})
    names = [str(path.relative_to(hostile).with_suffix("")) for path in sorted(hostile.rglob("*.html"))]
    wide = {}
    for name in names:
        page.goto(address(hostile, name))
        drawn = page.evaluate("document.documentElement.scrollWidth")
        if drawn > width:
            wide[name] = drawn
    assert wide == {}
    assert heard.messages == []
    assert not [url for url in heard.requests if url.endswith("/x")]
