"""Building on what is remembered gives the site that building from nothing gives, byte for byte."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journal.build import Report, Request, anew, build, ingredients, program
from journal.content import assemble
from journal.content.files.listing import FRESH_NS, Entry
from journal.content.places import NotePlace
from tests.writing import write

TODAY = date(2026, 11, 22)
FILES = {
    "journal.yaml": "title: Ours\n",
    "contacts/maya.md": "---\nname: Maya Okafor\naka: May\ntags: [climbing]\nphoto: maya.jpg\n---\nHer story",
    "contacts/tom.md": "---\nname: Tom Reyes\ncadance: 3 weeks\n---\n",
    "contacts/maya.jpg": "a picture",
    "contacts/maya/2026-10-18-walk.md": "A walk with [[tom]].\n\n- [ ] Tom: lend her the tent\n",
    "contacts/tom/2025-01-01-snow.md": "---\nwith: May\ntags: [snow]\n---\nSnow.\n",
    "templates/blank.html": "{% extends '!theme/blank.html' %}\n",
}


@pytest.fixture(autouse=True)
def _nothing_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test are younger than those of a writer; the program may be edited while it is tested."""
    monkeypatch.setattr(Entry, "is_fresh", lambda _entry, _now: False)
    monkeypatch.setattr(ingredients, "program", lambda: iter(()))


def contents(folder: Path) -> dict[str, bytes]:
    """What lies in a site; the manifest tells times of files, which differ from build to build."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in found.items() if not name.startswith(".journal")}


def make(root: Path, today: date | None = TODAY, **values: object) -> Report:
    return build(Request(root, today, TODAY, **values))  # type: ignore[arg-type]


def same_as_from_nothing(root: Path, today: date = TODAY) -> Report:
    """Build on what is remembered, and from nothing; both must be one site with one report."""
    clean = root.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    warm = make(root, today)
    cold = make(root, today, cache=False, output=clean)
    assert contents(root / "site") == contents(clean)
    said = [replace(r, output=root, written=0, unchanged=0, deleted=0) for r in (warm, cold)]
    assert said[0] == said[1]
    return warm


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal that has been built."""
    root = write(tmp_path / "journal", FILES)
    make(root)
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tells whether a build has worked anything out."""
    calls: list[str] = []
    understand = anew.understand

    def noted(*arguments: object, **options: object) -> object:
        calls.append("understood")
        return understand(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(anew, "understand", noted)
    return calls


def test_with_nothing_changed_nothing_is_worked_out(root: Path, made: list[str]) -> None:
    """The report says the same again, warnings included, and that all is unchanged."""
    first = make(root, cache=False, output=root.parent / "first")
    made.clear()
    second = make(root)
    assert made == []
    assert (second.written, second.deleted, second.unchanged) == (0, 0, first.written)
    assert second.diagnostics == first.diagnostics
    assert [d.code for d in second.diagnostics] == ["promise-by-stranger", "near-miss-key"]
    assert (second.people, second.notes, second.pages) == (first.people, first.notes, first.pages)
    assert (second.published, second.today) == (True, TODAY)


def forge(path: Path, text: str) -> None:
    """Write another text of the same length, and set the times of the file back."""
    before = path.stat()
    assert len(text.encode()) == before.st_size
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def vandalise(root: Path) -> None:
    """Write over the middle of the database."""
    database = next((root / ".journal-cache").glob("*.sqlite3"))
    data = database.read_bytes()
    database.write_bytes(data[: len(data) // 2] + b"\0" * 512 + data[len(data) // 2 + 512 :])


def rewrite(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda r: rewrite(r / "contacts/maya.md", "story", "whole story"), id="a text edited"),
        pytest.param(
            lambda r: forge(r / "contacts/maya.md", FILES["contacts/maya.md"].replace("Her", "His")),
            id="edited, its times set back",
        ),
        pytest.param(lambda r: write(r, {"contacts/ann.md": ""}), id="a person added"),
        pytest.param(lambda r: write(r, {"contacts/tom/2026-11-01-tea.md": "Tea."}), id="a note added"),
        pytest.param(lambda r: (r / "contacts/tom/2025-01-01-snow.md").unlink(), id="a note deleted"),
        pytest.param(lambda r: (r / "contacts/tom.md").unlink(), id="a person deleted"),
        pytest.param(
            lambda r: (r / "contacts/tom.md").rename(r / "contacts/tomas.md"), id="a person renamed"
        ),
        pytest.param(lambda r: (r / "contacts/maya").rename(r / "contacts/2026"), id="a folder renamed"),
        pytest.param(lambda r: rewrite(r / "contacts/maya.md", "climbing", "choir"), id="a tag changed"),
        pytest.param(
            lambda r: rewrite(r / "contacts/maya.md", "aka: May", "aka: Mai"), id="an alias changed"
        ),
        pytest.param(lambda r: (r / "contacts/maya.jpg").write_text("another one"), id="a picture changed"),
        pytest.param(lambda r: forge(r / "contacts/maya.jpg", "a Picture"), id="a picture forged"),
        pytest.param(lambda r: (r / "contacts/maya.jpg").unlink(), id="a picture deleted"),
        pytest.param(lambda r: rewrite(r / "journal.yaml", "Ours", "Mine"), id="a setting changed"),
        pytest.param(lambda r: (r / "journal.yaml").unlink(), id="the settings deleted"),
        pytest.param(
            lambda r: (r / "templates/blank.html").write_text("<p>{{ view.page.title }}"),
            id="a template changed",
        ),
        pytest.param(lambda r: write(r, {"templates/assets/own.css": "p {}"}), id="an asset added"),
        pytest.param(lambda r: shutil.rmtree(r / "templates"), id="the templates deleted"),
        pytest.param(vandalise, id="the cache vandalised"),
        pytest.param(lambda r: shutil.rmtree(r / ".journal-cache"), id="the cache deleted"),
        pytest.param(lambda r: (r / "site/index.html").write_text("?"), id="a page overwritten"),
        pytest.param(lambda r: (r / "site/people/maya.html").unlink(), id="a page deleted"),
        pytest.param(lambda r: shutil.rmtree(r / "site"), id="the site deleted"),
        pytest.param(
            lambda r: (r / "site/.journal-manifest.json").write_text("{"), id="the manifest damaged"
        ),
    ],
)
def test_after_a_change_the_site_is_the_one_from_nothing(
    root: Path, change: Callable[[Path], object], made: list[str]
) -> None:
    """Whatever changed is noticed; the build after it has nothing to do again."""
    change(root)
    same_as_from_nothing(root)
    made.clear()
    make(root)
    assert made == []


LINKED = {
    **FILES,
    "contacts/ann.md": "---\nname: Ann Bell\n---\n",
    "contacts/ann/2026-05-05-plain.md": "---\nwith: [tom, Bob]\ngave: tea\n---\n[[tom]]\n",
    "contacts/ann/2026-06-06-to-a-note.md": "After [[2025-01-01-snow]].\n",
    "contacts/ann/2026-07-07-to-a-file.md": "![her](../maya.jpg)\n",
    "contacts/ann/2026-08-08-to-nobody.md": "With [[zoe]].\n",
}


@pytest.mark.parametrize(
    ("change", "again"),
    [
        pytest.param(
            lambda r: rewrite(r / "contacts/tom/2025-01-01-snow.md", "Snow.", "More."),
            ["to-a-file", "to-a-note", "to-nobody", "snow"],
            id="a note edited",
        ),
        pytest.param(
            lambda r: rewrite(r / "contacts/tom.md", "cadance", "cadence"),
            ["to-a-file", "to-a-note", "to-nobody"],
            id="a person edited",
        ),
        pytest.param(
            lambda r: write(r, {"contacts/ann/2026-10-10-snow.md": ""}),
            ["snow", "to-a-file", "to-a-note", "to-nobody"],
            id="another note",
        ),
        pytest.param(lambda r: write(r, {"contacts/bob.md": ""}), None, id="somebody new"),
        pytest.param(
            lambda r: rewrite(r / "contacts/ann.md", "name: Ann", "aka: Bob\nname: Ann"),
            None,
            id="a name more",
        ),
        pytest.param(lambda r: rewrite(r / "journal.yaml", "Ours", "Ours\nme: tom"), None, id="who one is"),
        pytest.param(
            lambda r: (r / "contacts/ann").rename(r / "contacts/tim"),
            ["plain", "to-a-file", "to-a-note", "to-nobody"],
            id="a folder moved away",
        ),
        pytest.param(lambda r: _forget_values(r / ".journal-cache"), None, id="the cache damaged"),
    ],
)
def test_notes_are_made_again_where_they_may_mean_something_else(
    tmp_path: Path, change: Callable[[Path], object], again: list[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note is taken over as it was made while its text, its place and all names are the same.

    Those with a file, or a link that leads to nobody, depend on more and are made each time.
    """
    root = write(tmp_path / "journal", LINKED)
    make(root)
    change(root)
    anew: list[str] = []
    make_note = assemble.make_note

    def noted(place: NotePlace, *more: object) -> object:
        anew.append(place.words)
        return make_note(place, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(assemble, "make_note", noted)
    make(root)
    everything = sorted(path.stem[11:] for path in (root / "contacts").rglob("2*.md"))
    assert sorted(anew) == (everything if again is None else sorted(again))
    monkeypatch.setattr(assemble, "make_note", make_note)
    same_as_from_nothing(root)


def _forget_values(cache: Path) -> None:
    """Write over what every value holds, checksums and all."""
    with closing(sqlite3.connect(next(cache.glob("*.sqlite3")))) as connection, connection:
        connection.execute("UPDATE entry SET value = zeroblob(length(value))")


@pytest.mark.parametrize(
    ("values", "again"),
    [
        pytest.param({"today": TODAY}, False, id="the same day"),
        pytest.param({"today": TODAY + timedelta(days=1)}, True, id="the next day"),
        pytest.param({"strict": True}, True, id="strict"),
        pytest.param({"edition": "family"}, True, id="an edition"),
        pytest.param({"cache": False}, True, id="without a cache"),
        pytest.param({"clean": True}, True, id="clean"),
    ],
)
def test_another_request_is_another_build(
    root: Path, values: dict[str, object], again: bool, made: list[str]
) -> None:
    """What was asked for belongs to what a site is made of."""
    make(root, **values)  # type: ignore[arg-type]
    assert bool(made) is again


def test_the_day_of_the_clock_counts_only_where_nobody_says_another(root: Path, made: list[str]) -> None:
    """With `as_of` in the settings, tomorrow changes nothing; without it, the site is made anew."""
    tomorrow = Request(root, None, TODAY + timedelta(days=1))
    make(root, None)
    made.clear()
    assert (build(tomorrow).today, made) == (TODAY + timedelta(days=1), ["understood"])
    write(root, {"journal.yaml": "as_of: 2026-01-01\n"})
    make(root, None)
    made.clear()
    assert (build(tomorrow).today, made) == (date(2026, 1, 1), [])


@pytest.mark.parametrize("name", ["__version__", "program"])
def test_another_version_makes_the_site_anew(
    root: Path, name: str, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number of its own, or a file of the program that looks otherwise."""
    other = {"__version__": "99", "program": lambda: iter([Entry("journal/x.py", 1, 2, 3, 4)])}[name]
    monkeypatch.setattr(ingredients, name, other)
    make(root)
    assert made == ["understood"]


def test_the_program_is_known_by_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own, and those of the packages whose work shows."""
    monkeypatch.undo()
    names = {Path(entry.path).parent.name for entry in program.program()}
    assert {"journal", "build", "content", "jinja2", "markdown", "markupsafe", "nh3", "yaml"} <= names


def test_another_program_believes_nothing_that_the_old_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sanitiser that was mended looks at every text anew."""
    before = program.version()
    program.version.cache_clear()
    monkeypatch.setattr(program, "program", lambda: iter([Entry("nh3/__init__.py", 1, 2, 3, 4)]))
    assert program.version() != before
    program.version.cache_clear()


def test_a_new_commit_makes_the_site_anew(root: Path, made: list[str]) -> None:
    """Where there is a history, pages tell of it."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (["init", "-q"], ["add", "contacts"], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    same_as_from_nothing(root)
    made.clear()
    make(root)
    assert made == []
    subprocess.run(["git", *who, "commit", "-q", "--allow-empty", "-m", "y"], cwd=root, check=True)
    make(root)
    assert made == ["understood"]


def test_what_changed_just_now_is_not_taken_for_known(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may change again within one tick of the clock and look the same."""
    monkeypatch.undo()
    entry = Entry("contacts/a.md", 1, 10 * FRESH_NS, 10 * FRESH_NS, 1)
    assert entry.is_fresh(11 * FRESH_NS - 1)
    assert not entry.is_fresh(11 * FRESH_NS)
    assert entry._replace(mtime_ns=0).is_fresh(11 * FRESH_NS - 1)
    assert entry._replace(ctime_ns=0).is_fresh(11 * FRESH_NS - 1)


WORDS = st.sampled_from(
    [
        *("maya", "Tom", "choir", "snow", "[[tom]]", "- [ ] Ann: tea", "---", "private: true", "é"),
        *("[[2026-01-05]]", "![](../maya.jpg)", "me: tom"),
    ]
)
PATHS = st.sampled_from(
    [
        *("contacts/maya.md", "contacts/tom.md", "contacts/ann.md", "contacts/ann/2026-01-05.md"),
        *("contacts/maya/2026-10-18-walk.md", "contacts/maya/ideas.md", "journal.yaml", "contacts/maya.jpg"),
    ]
)
EDITS = st.one_of(
    st.tuples(st.just("write"), PATHS, st.lists(WORDS, max_size=6).map("\n".join)),
    st.tuples(
        st.just("front"),
        PATHS,
        st.sampled_from(
            ["aka: May", "aka: Ann", "tags: [sea]", "private: maybe", "with: ann", "me: maya", "x"]
        ),
    ),
    st.tuples(st.just("move"), PATHS, PATHS),
    st.tuples(st.just("delete"), PATHS, st.just("")),
    st.tuples(st.just("day"), PATHS, st.just("")),
)


def edit(root: Path, kind: str, path: str, more: str) -> None:
    file = root / path
    match kind:
        case "write":
            write(root, {path: more})
        case "front":
            write(root, {path: f"---\n{more}\n---\nWords.\n"})
        case "move" if file.exists():
            (root / more).parent.mkdir(parents=True, exist_ok=True)
            file.replace(root / more)
        case "delete":
            file.unlink(missing_ok=True)


@settings(max_examples=8, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_after_any_edits_the_site_is_the_one_from_nothing(edits: list[tuple[str, str, str]]) -> None:
    """One after the other, with a build between them."""
    with TemporaryDirectory() as folder:
        root, today = write(Path(folder) / "journal", FILES), TODAY
        make(root)
        for kind, path, more in edits:
            edit(root, kind, path, more)
            today += timedelta(days=kind == "day")
            same_as_from_nothing(root, today)
