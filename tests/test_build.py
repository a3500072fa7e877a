"""From files to a site, whole: what a build puts in place, and what it leaves alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journal.build import Progress, Report, Request, build
from journal.site.publish import RefusedTarget
from tests.writing import write

TODAY = date(2026, 11, 22)
SMALL = {
    "contacts/maya.md": "---\nname: Maya Okafor\nintention: grow old as climbing partners\n---\nHer story.\n",
    "contacts/maya/2026-10-18-walk.md": "---\nnews: she starts at Arup\n---\nA walk by the canal.\n",
    "contacts/maya/2026-10-19-secret.md": "---\nprivate: true\n---\nThe secret words.\n",
}


def make(root: Path, **values: object) -> Report:
    return build(Request(root, TODAY, TODAY, **values))  # type: ignore[arg-type]


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    # The manifest tells times of files, which differ from build to build.
    return {name: data for name, data in found.items() if not name.startswith(".journal")}


def test_a_site_stands_where_the_journal_says(tmp_path: Path) -> None:
    """Pages for people, years and the rest; the report counts them."""
    root = write(tmp_path, {**SMALL, "journal.yaml": "output: public\n"})
    report = make(root)
    assert (report.people, report.notes, report.published, report.output) == (1, 2, True, root / "public")
    for page in ("index.html", "people.html", "people/maya.html", "journal/2026.html", "search/2026.js"):
        assert (root / "public" / page).is_file(), page
    assert "A walk by the canal." in (root / "public/people/maya.html").read_text(encoding="utf-8")


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    """Nothing has changed, so nothing is touched."""
    root = write(tmp_path, SMALL)
    first = make(root)
    second = make(root)
    assert (second.written, second.unchanged) == (0, first.written)


def test_with_without_and_with_a_damaged_cache_the_site_is_the_same(tmp_path: Path) -> None:
    """What is remembered never shows."""
    root = write(tmp_path / "journal", SMALL)
    make(root, output=tmp_path / "cold", cache=False)
    assert not (root / ".journal-cache").exists()
    make(root, output=tmp_path / "filling")
    make(root, output=tmp_path / "warm")
    database = next((root / ".journal-cache").glob("*.sqlite3"))
    database.write_bytes(database.read_bytes()[:4096] + b"\0" * 4096)
    make(root, output=tmp_path / "damaged")
    sites = [contents(tmp_path / name) for name in ("cold", "filling", "warm", "damaged")]
    assert sites[0]
    assert all(site == sites[0] for site in sites)


def test_a_note_taken_away_is_gone_from_the_site(tmp_path: Path) -> None:
    """The pages of its month and year go when it was their only one; nothing else does."""
    root = write(tmp_path, {**SMALL, "contacts/maya/2025-01-01.md": "Snow."})
    make(root)
    gone = [root / "site/journal/2025.html", root / "site/journal/2025-01.html"]
    assert all(page.exists() for page in gone)
    (root / "contacts/maya/2025-01-01.md").unlink()
    report = make(root)
    assert not any(page.exists() for page in gone)
    assert report.deleted == 4  # those two, the month of the calendar and the year's part of the search index
    assert (root / "site/journal/2026.html").exists()


def test_the_writers_files_are_never_touched(tmp_path: Path) -> None:
    """A build reads; what it writes is the site and the cache."""
    root = write(tmp_path, {**SMALL, "contacts/bad.md": "---\nname: [\n---\n"})
    before = contents(root / "contacts")
    make(root)
    assert contents(root / "contacts") == before
    assert sorted(path.name for path in root.iterdir()) == [".journal-cache", "contacts", "site"]


@pytest.mark.parametrize(
    ("template", "line"),
    [
        pytest.param(
            "{% extends '!theme/person.html' %}\n{% block main %}{{ nobody.knows }}{% endblock %}",
            2,
            id="a name that is not there",
        ),
        pytest.param("<p>\n{% if %}\n", 2, id="a mistake in the template's language"),
    ],
)
def test_a_template_with_a_fault_leaves_the_old_site_as_it_was(
    tmp_path: Path, template: str, line: int
) -> None:
    """One clear message with file and line; nothing is put in place."""
    root = write(tmp_path, SMALL)
    make(root)
    before = contents(root / "site")
    write(root, {"templates/person.html": template, "contacts/tom.md": ""})
    report = make(root)
    (fault,) = report.diagnostics
    assert (fault.code, fault.path, fault.line) == ("template-fault", "templates/person.html", line)
    assert not report.published
    assert contents(root / "site") == before


def test_strict_counts_a_warning_as_an_error_and_publishes_nothing(tmp_path: Path) -> None:
    """For those who publish automatically."""
    root = write(tmp_path, {**SMALL, "contacts/tom.md": "---\ncadance: 3 weeks\n---\n"})
    report = make(root, strict=True)
    assert (report.published, report.has_errors) == (False, True)
    assert not (root / "site").exists()
    assert make(root).published


def test_an_edition_leaves_out_what_is_most_private(tmp_path: Path) -> None:
    """Private notes and private keys are on none of its pages, nor in its search index."""
    root = write(tmp_path, SMALL)
    report = make(root, edition="family")
    assert report.output == root / "site-family"
    whole = b"".join(contents(report.output).values()).decode("utf-8", "replace")
    assert "A walk by the canal." in whole
    for secret in ("The secret words", "secret", "climbing partners"):
        assert secret not in whole
    make(root)
    assert "The secret words" in (root / "site/people/maya.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(".", id="the journal itself"),
        pytest.param("contacts", id="the writer's files"),
        pytest.param("contacts/site", id="below the writer's files"),
        pytest.param("..", id="above the journal"),
        pytest.param("elsewhere", id="a folder with other things in it"),
    ],
)
def test_dangerous_folders_are_refused(tmp_path: Path, output: str) -> None:
    """Before anything is read or written there."""
    root = write(tmp_path / "journal", {**SMALL, "elsewhere/letter.txt": "Dear Maya"})
    with pytest.raises(RefusedTarget):
        make(root, output=root / output)
    assert (root / "elsewhere/letter.txt").read_text() == "Dear Maya"


def test_without_contacts_there_is_one_clear_error(tmp_path: Path) -> None:
    """The world's fault, not the text's."""
    with pytest.raises(OSError, match="contacts"):
        make(tmp_path)


def test_an_empty_journal_is_a_site_that_says_how_to_begin(tmp_path: Path) -> None:
    """No people, no notes: still every page that the head links to."""
    root = write(tmp_path, {})
    assert make(root).published
    text = (root / "site/index.html").read_text(encoding="utf-8")
    assert "contacts/" in text
    for page in ("people.html", "journal.html", "promises.html", "tidy.html"):
        assert (root / "site" / page).is_file(), page


def test_progress_is_told_step_by_step(tmp_path: Path) -> None:
    """Each step comes to its end, in order."""
    told: list[Progress] = []
    root = write(tmp_path, SMALL)
    build(Request(root, TODAY, TODAY), told.append)
    assert [p.step for p in told if p.done == p.total] == ["parse", "render", "publish"]
