"""How much a page is: styles and scripts together, and the page itself, before they are compressed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

#: Bytes of styles and scripts, fonts apart, that one page may come to load.
STYLES_AND_SCRIPTS = 60_000
#: Bytes of one page, whichever it is.
PAGE = 150_000

#: What scripts load later on: whatever is needed to search everywhere, and the table where there are filters.
SEARCHING = ("keys.js", "words.js", "finding.js", "search.js")


def loaded(text: str) -> set[str]:
    """The styles and scripts that a page comes to load, by their names in assets/."""
    linked = set(re.findall(r'(?:href|src)="(?:\.\./)*assets/([\w.-]+\.(?:css|js))"', text))
    return linked | set(SEARCHING) | ({"people.js"} if "data-filters" in text else set())


def test_styles_and_scripts_are_small(site: Path) -> None:
    """Of every page, with all that is loaded when somebody searches; no script is forgotten here."""
    sizes, known, heavy = {}, set(), {}
    for page in sorted(site.rglob("*.html")):
        names = loaded(page.read_text("utf-8"))
        known |= names
        sizes[page] = sum((site / "assets" / name).stat().st_size for name in names)
        if sizes[page] > STYLES_AND_SCRIPTS:
            heavy[page.relative_to(site).as_posix()] = sizes[page]
    assert heavy == {}
    there = {file.name for file in (site / "assets").iterdir() if file.suffix in {".css", ".js"}}
    assert there - known <= {"rare.css"}  # empty.html, which the sample has not, is one that needs it


def test_pages_are_small(site: Path) -> None:
    """No page of the sample is large, without exception."""
    sizes = {page.relative_to(site).as_posix(): page.stat().st_size for page in site.rglob("*.html")}
    assert {name: size for name, size in sorted(sizes.items()) if size > PAGE} == {}
