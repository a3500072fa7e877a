"""What has changed, on the pages and in the brief: there with git, absent without it and in editions."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from journal.build import Request, build
from journal.cli.root import cli
from tests.history.conftest import Repository

TODAY = date(2026, 11, 22)


def page(root: Path, *, edition: str | None = None, cache: bool = True) -> str:
    """Maya's page, as it is built."""
    report = build(Request(root, None, TODAY, edition=edition, cache=cache))
    return (report.output / "people/maya.html").read_text(encoding="utf-8")


@pytest.fixture
def moved(repository: Repository) -> Repository:
    """Maya moved in June, after tea in May."""
    repository.write_text("maya/2026-05-01-tea.md", "Tea.\n")
    repository.say("maya.md", "2026-01-01", city="Leeds & <b>co</b>", phone="0113 22")
    repository.say("maya.md", "2026-06-03", city="Porto", phone="0113 22")
    return repository


def test_a_page_tells_what_changed(moved: Repository) -> None:
    """The dated list and the line of the brief stand on the page, as text."""
    said = page(moved.root)
    assert '<time class="y" datetime="2026-06-03">June 2026</time>' in said
    assert said.count("Leeds &amp; &lt;b&gt;co&lt;/b&gt; → Porto") == 2
    assert "Since you last met" in said


def test_newest_first_and_eight_at_once(repository: Repository) -> None:
    """The newest eight stand open, older ones folded."""
    for month in range(1, 12):
        repository.say("maya.md", f"2026-{month:02}-01", city=f"City {month}.")
    said = page(repository.root).split('id="changed"')[1].split("</section>")[0]
    first, folded = said.split("<details")
    assert [f"City {month}.</span>" in first for month in (11, 4, 3)] == [True, True, False]
    assert first.index("City 11.") < first.index("City 5.")
    assert "City 3." in folded


def test_nothing_in_an_edition(moved: Repository) -> None:
    """What one said of somebody before is nobody else's business."""
    assert "What changed" in page(moved.root)
    said = page(moved.root, edition="family")
    assert "What changed" not in said
    assert "Leeds" not in said


def test_nothing_without_git(moved: Repository) -> None:
    """A journal that is no repository has the page it would have without a history."""
    with_history = page(moved.root)
    shutil.rmtree(moved.top / ".git")
    said = page(moved.root)
    assert "What changed" in with_history
    assert "What changed" not in said
    assert "Since you last met" not in said


def test_a_build_after_a_commit_is_a_clean_build(moved: Repository) -> None:
    """With what is remembered and without it the page is the same."""
    assert page(moved.root) == page(moved.root, cache=False)
    moved.say("maya.md", "2026-07-01", city="Gent")
    assert page(moved.root) == page(moved.root, cache=False)
    assert "Porto → Gent" in page(moved.root)


def test_the_memory_outlives_a_change_of_a_note(moved: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the cache forgets what is no longer there, the history stays."""
    page(moved.root)
    moved.write_text("maya/2026-08-01-walk.md", "A walk.\n")
    monkeypatch.setattr("journal.history.reading.commits", lambda *_: pytest.fail("read again"))
    assert "What changed" in page(moved.root)


def test_the_brief_tells_it_too(moved: Repository) -> None:
    """`journal brief` says what is different since the last contact."""
    run = ["--root", str(moved.root), "--today", "2026-11-22", "brief", "maya"]
    assert "→ Porto, June 2026" in CliRunner().invoke(cli, run).output
    told = CliRunner().invoke(cli, [*run, "--json"]).output
    assert '"after": "Porto"' in told
