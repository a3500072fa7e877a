"""What the pages say: everything that was written, each link leading somewhere, nothing taking effect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from journal.build.reading import read
from journal.practices.assess import assess
from journal.site.addresses import CALENDAR_FILE
from journal.site.pages import SiteInput, SitePlan, plan
from journal.site.theme import Theme, builtin_theme
from tests.writing import loaded

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).parent.parent.parent
#: Elements that stand within a line of text.
INLINE = {"a", "bdi", "cite", "code", "em", "i", "mark", "small", "span", "strong"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(HTMLParser):
    """A page taken apart: its tags with attributes, its text, what is left open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.source = text
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(dict(attrs)) != len(attrs):
            self.wrong.append(f"an attribute twice in {tag}")
        self.tags.append((tag, dict(attrs)))
        self.words.append("" if tag in INLINE else " ")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.words.append("" if tag in INLINE else " ")
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get("id"))]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def site_of(root: Path, files: Mapping[str, str], today: date = TODAY) -> tuple[SitePlan, dict[str, Page]]:
    """Write a journal, and take every page of its site apart."""
    found = loaded(root, files)
    planned = plan(SiteInput(found.journal, assess(found.journal, today), found.diagnostics))
    theme = Theme([builtin_theme()])
    return planned, {task.path: Page(theme.render(task).decode()) for task in planned.tasks}


def pages_of(root: Path, files: Mapping[str, str], today: date = TODAY) -> dict[str, Page]:
    return site_of(root, files, today)[1]


@cache
def sample() -> tuple[SitePlan, dict[str, Page]]:
    """The sample journal, read where it stands."""
    found = read(ROOT, cache=False)
    today = found.journal.settings.as_of or TODAY
    planned = plan(SiteInput(found.journal, assess(found.journal, today), found.diagnostics))
    theme = Theme([builtin_theme()])
    return planned, {task.path: Page(theme.render(task).decode()) for task in planned.tasks}


# Every page.

HOSTILE = "<script>alert(1)</script> {{7*7}} {% x %} \\\" ' & javascript:alert(1)"
PERSON = f"""---
name: "{HOSTILE}"
aka: ["{HOSTILE}"]
pronouns: "{HOSTILE}"
circle: close
tags: ["{HOSTILE}", "../../x"]
email: ["javascript:alert(1)@x", "a@b.example?cc=everybody"]
phone: "javascript:1"
links:
  "{HOSTILE}": "javascript:alert(1)"
  data: "data:text/html,<script>"
  odd: "https://exa\\"mple.org"
  file: "file:///etc"
city: "{HOSTILE}"
work: {{org: "{HOSTILE}", role: "{HOSTILE}"}}
special: "{HOSTILE}"
birthday: 1990-11-24
dates: [{{on: 2020-11-25, what: "{HOSTILE}"}}]
"own {HOSTILE}": "{HOSTILE}"
---
Story <img src=x onerror=alert(1)> [l](javascript:alert(1)) {{{{7*7}}}}
"""
NOTE = f"""---
title: "{HOSTILE}"
tags: ["{HOSTILE}"]
place: "{HOSTILE}"
channel: "{HOSTILE}"
gave: [{{gift: "{HOSTILE}"}}]
news: ["{HOSTILE}"]
with: ["{HOSTILE}", "Stranger {HOSTILE}"]
---
{HOSTILE}

- [ ] {HOSTILE}
"""
FILES = {
    "empty": {},
    "people alone": {"contacts/maya.md": "", "contacts/con.md": "", "contacts/Straße Ünïc.md": ""},
    "notes alone": {"contacts/2026-11-20-alone.md": "A day."},
    "a plan alone": {"contacts/maya/2027-02-01-later.md": "", "contacts/maya.md": ""},
    "hostile": {"contacts/x.md": PERSON, "contacts/x/2026-11-01-a.md": NOTE},
    "from right to left": {
        "journal.yaml": "title: يوميات\nlanguage: ar\n",
        "contacts/layla.md": "---\nname: ليلى حدّاد\nlanguage: ar\naka: [Layla]\n---\nقصة.\n\n- [ ] أرسل\n",
        "contacts/layla/2026-10-01-a.md": "---\nchannel: call\n---\nتحدثنا طويلا.",
    },
    "the first year of all": {"contacts/maya/0001-01-01-a.md": "x", "contacts/maya.md": "met: 0001"},
    "the last year of all": {"contacts/maya/9999-12-31-a.md": "x", "contacts/maya.md": "---\nmet: 9999\n---"},
}


@pytest.fixture(params=[*FILES, "sample"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[SitePlan, dict[str, Page]]:
    """Sites of all sorts."""
    return sample() if request.param == "sample" else site_of(tmp_path, FILES[request.param])


def test_every_page_is_well_made(site: tuple[SitePlan, dict[str, Page]]) -> None:
    """Tags close, ids are unique, one h1, the language and direction are said."""
    for path, page in site[1].items():
        assert not page.wrong, path
        assert not page.open, path
        assert len(page.ids) == len(set(page.ids)), path
        assert len(page.all("h1")) == 1, path
        assert len(page.all("main")) == 1, path
        assert page.all("html")[0]["lang"], path


def test_nothing_takes_effect_that_was_written(site: tuple[SitePlan, dict[str, Page]]) -> None:
    """One script of ours in the head, none from content; no style, handler, form target or odd scheme."""
    for path, page in site[1].items():
        assert [attrs["src"] for attrs in page.all("script")] == [
            "../" * path.count("/") + "assets/journal.js"
        ]
        for tag, attrs in page.tags:
            assert tag not in {"style", "iframe", "object", "embed", "base"}, path
            assert not [name for name in attrs if name.startswith("on") or name in {"style", "action"}], path
            for name in ("href", "src"):
                scheme = urlsplit(attrs.get(name) or "").scheme
                assert scheme in {"", "mailto", "tel", "http", "https"}, f"{path}: {attrs[name]}"
            assert not urlsplit(attrs.get("src") or "").scheme, f"{path}: nothing is fetched from elsewhere"


def test_every_page_carries_the_policy(site: tuple[SitePlan, dict[str, Page]]) -> None:
    """Nothing but the site's own files, no trace for robots or the pages one goes on to."""
    for page in site[1].values():
        metas = {
            attrs.get("http-equiv") or attrs.get("name"): attrs.get("content") for attrs in page.all("meta")
        }
        policy = metas["Content-Security-Policy"] or ""
        assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';")
        assert "unsafe" not in policy
        assert metas["referrer"] == "no-referrer"
        assert metas["robots"] == "noindex, nofollow"


def test_every_link_leads_somewhere(site: tuple[SitePlan, dict[str, Page]]) -> None:
    """Each relative link names a page, a copied file or an asset; each fragment stands on that page."""
    planned, pages = site
    known = {*pages, *planned.attachments, *Theme([builtin_theme()]).assets(), CALENDAR_FILE}
    for path, page in pages.items():
        for address in addresses_of(page):
            parts = urlsplit(urljoin(f"http://here/{path}", address))
            target = unquote(parts.path).lstrip("/")
            assert target in known, f"{path}: {address}"
            if parts.fragment and "=" not in parts.fragment and target in pages:
                assert unquote(parts.fragment) in pages[target].ids, f"{path}: {address}"


def addresses_of(page: Page) -> Iterator[str]:
    for tag, attrs in page.tags:
        address = attrs.get("href") or attrs.get("src")
        if address and not urlsplit(address).scheme and tag in {"a", "img", "link", "script"}:
            yield address


def test_no_page_tells_where_it_was_made(tmp_path: Path) -> None:
    """No absolute path of the machine is in any page, faults included."""
    theme = Theme([builtin_theme()])
    found = loaded(
        tmp_path, {"contacts/a.md": "---\ncadence: 6 wekks\nname: [\n---\n", "contacts/b.md": "---\n[[\n"}
    )
    planned = plan(SiteInput(found.journal, assess(found.journal, TODAY), found.diagnostics))
    for task in planned.tasks:
        page = theme.render(task).decode()
        assert str(tmp_path) not in page
        assert str(ROOT) not in page


def test_a_page_is_planned_with_those_of_its_folder() -> None:
    """It is the same as among all of them; what else there is need not be worked out for it."""
    found = read(ROOT)
    site = SiteInput(found.journal, assess(found.journal, TODAY), found.diagnostics)
    theme, every = Theme((builtin_theme(),)), plan(site)
    some = {task.path.rpartition("/")[0]: task for task in every.tasks}
    for task in some.values():
        alone = plan(site)
        asked = alone.task(task.path)
        assert asked is not None
        assert theme.render(asked) == theme.render(task)
        assert len(alone._planned) == 1
    assert [every.task(path) for path in ("people/nobody.html", "nowhere/page.html", "page.html", "")] == [
        None
    ] * 4


def test_the_same_journal_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever order the tasks are done in."""
    found = loaded(tmp_path, FILES["hostile"])
    site = SiteInput(found.journal, assess(found.journal, TODAY), found.diagnostics)
    theme = Theme([builtin_theme()])
    forward = {task.path: theme.render(task) for task in plan(site).tasks}
    backward = {task.path: theme.render(task) for task in reversed(plan(site).tasks)}
    assert forward == backward


# Hostile words are words.


def test_hostile_words_are_shown_as_written(tmp_path: Path) -> None:
    """A template's braces and a script's tags are text like any other."""
    page = pages_of(tmp_path, FILES["hostile"])["people/x.html"]
    assert "<script>alert(1)</script> {{7*7}} {% x %}" in page.text
    assert " 49 " not in page.text
    kinds = {urlsplit(attrs["href"] or "").scheme for attrs in page.all("a")}
    assert kinds <= {"", "mailto"}


# Foot and head.


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param("", "Made for Sunday 22 November 2026. Private:", id="a living journal"),
        pytest.param(
            "as_of: 2026-11-22", "Made as of Sunday 22 November 2026, the day this journal", id="frozen"
        ),
    ],
)
def test_the_foot_names_the_day(tmp_path: Path, settings: str, expected: str) -> None:
    """The day, not the hour; and whether it is held still."""
    page = pages_of(tmp_path, {"journal.yaml": settings or "title: Journal", "contacts/a.md": ""})[
        "index.html"
    ]
    assert expected in page.text


def test_things_to_tidy_are_counted_in_words(tmp_path: Path) -> None:
    """A sentence that leads to them; no number on a badge. Nothing is a link where there is nothing."""
    page = pages_of(tmp_path / "a", {"contacts/a.md": "---\ncadence: 6 wekks\n---\n"})["index.html"]
    assert "One thing to tidy" in page.text
    assert {"class": "quiet-link", "href": "tidy.html"} in page.all("a")
    clean = pages_of(tmp_path / "b", {"contacts/a.md": ""})
    assert "Nothing to tidy" in clean["index.html"].text
    assert "tidy.html" not in list(addresses_of(clean["index.html"]))


def test_a_journal_from_right_to_left(tmp_path: Path) -> None:
    """Language and direction of the settings are those of every page."""
    for page in pages_of(tmp_path, FILES["from right to left"]).values():
        assert page.all("html")[0] == {"lang": "ar", "dir": "rtl", "class": "no-js"}


def test_unreadable_files_stand_under_things_to_tidy(tmp_path: Path) -> None:
    """Path, line and column; the line with its mark; what to do."""
    page = pages_of(tmp_path, {"contacts/ada.md": "---\nname: Ada\ncadence: 6 wekks\n---\n"})["tidy.html"]
    assert "contacts/ada.md:3:" in page.text
    assert "cadence: 6 wekks" in re.sub(r"\s+", " ", "".join(page.words))
    assert page.all("mark")
