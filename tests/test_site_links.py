"""The sample journal's site: every link leads somewhere, and no page asks for anything from outside."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from journal.build import Request, build

CHECKOUT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
OUTWARD = ("http:", "https:", "mailto:", "tel:", "sms:", "geo:", "xmpp:", "matrix:", "signal:")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


class Page(HTMLParser):
    """What a page links to, loads and names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.faults: list[str] = []
        self.policy = ""
        self.headings = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.headings += tag == "h1"
        if tag == "meta" and values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        if tag == "a":
            self.links.append(values.get("href", "#"))
        elif "href" in values or "src" in values:
            self.loads.append(values.get("href") or values["src"])
        self.faults += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        self.faults += [tag] if tag in {"iframe", "object", "embed", "base", "style"} else []
        if tag == "script" and not values.get("src"):
            self.faults.append("inline script")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    output = tmp_path_factory.mktemp("sample") / "site"
    report = build(Request(CHECKOUT, TODAY, TODAY, output=output, cache=False))
    assert not report.has_errors
    pages = {
        path.relative_to(output).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(output.rglob("*.html"))
    }
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    for name in files - pages.keys():
        pages[name] = Page("")
    return pages


def lead(page: str, address: str) -> tuple[str, str]:
    """Where a relative address leads to: a file of the site, and a fragment."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    steps: list[str] = page.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            steps.pop()
        else:
            steps.append(step)
    return "/".join(steps), unquote(parts.fragment)


def test_every_inner_link_leads_to_a_page_and_a_place_on_it(site: dict[str, Page]) -> None:
    """Each person, note and tag is where the links say."""
    missing = []
    for name, page in site.items():
        for address in page.links + page.loads:
            if address.startswith(OUTWARD):
                continue
            target, fragment = lead(name, address)
            if target not in site or (fragment and fragment not in site[target].ids):
                missing.append(f"{name}: {address}")
    assert missing == []


def test_no_page_loads_anything_from_outside(site: dict[str, Page]) -> None:
    """No font, script, picture or style leaves the folder."""
    assert [(name, load) for name, page in site.items() for load in page.loads if ":" in load] == []


def test_every_page_keeps_the_policy(site: dict[str, Page]) -> None:
    """A strict Content-Security-Policy, and nothing in the page that it would have to stop."""
    for name, page in site.items():
        if name.endswith(".html"):
            assert (name, page.policy, page.faults, page.headings) == (name, POLICY, [], 1)


def test_no_page_names_a_place_twice(site: dict[str, Page]) -> None:
    """An id that stands twice leads to the wrong note."""
    for name, page in site.items():
        assert len(page.ids) == len(set(page.ids)), name


def test_the_sample_has_three_gentle_warnings_and_no_error() -> None:
    """What Things to tidy shows is there on purpose."""
    from journal.build.reading import check  # noqa: PLC0415

    codes = sorted(diagnostic.code for diagnostic in check(CHECKOUT, cache=False))
    assert codes == ["near-miss-key", "unknown-person", "vague-promise-date"]
