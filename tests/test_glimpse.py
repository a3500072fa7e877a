"""What is shown at once after a save is what a look at every file finds, unless more has changed."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from journal.build import Request
from journal.build.builder import Builder
from journal.build.gathering import opened
from journal.cli.rebuilding import Rebuilding
from journal.content.files.loader import load, load_again
from journal.serve import Draft
from tests.test_traces import CHECKOUT, TODAY, edit_body, edit_front, edit_name, keep_promises, texts

#: What a writer saves: texts that were there before.
SAVES: Sequence[Callable[[Path, random.Random], None]] = (
    *(edit_front, edit_front, edit_body, edit_body, keep_promises, edit_name),
)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    root = tmp_path / "journal"
    shutil.copytree(CHECKOUT / "contacts", root / "contacts")
    shutil.copy(CHECKOUT / "journal.yaml", root)
    return root


@pytest.mark.parametrize("seed", range(3))
def test_every_file_is_the_one_of_a_look_at_everything(sample: Path, seed: int) -> None:
    """Save after save, some of them of several files."""
    dice, builder, request = random.Random(seed), Builder(), Request(sample, TODAY, TODAY)
    whole = builder.draft(request)
    for _ in range(5):
        before = {path: path.read_bytes() for path in texts(sample)}
        for save in dice.choices(SAVES, k=dice.choice([1, 1, 3])):
            save(sample, dice)
        changed = [path for path, data in before.items() if path.read_bytes() != data]
        glimpse = builder.glimpse(request, [path.relative_to(sample).as_posix() for path in changed])
        whole = builder.draft(request)
        assert (glimpse is None) is (changed == [])
        if glimpse:
            paths = [task.path for task in whole.composed.plan.tasks]
            assert [path for path in paths if glimpse.file(path) != whole.file(path)] == []
            for path in ("calendar.ics", "search/pages.js", "search/2026.js"):
                assert glimpse.file(path) == whole.file(path) is not None
            assert glimpse.loaded.diagnostics == whole.loaded.diagnostics


def some(root: Path) -> Path:
    """A small journal."""
    (root / "contacts/maya/deep").mkdir(parents=True)
    (root / "contacts/maya.md").write_text("Maya.\n")
    (root / "contacts/maya/2026-11-01.md").write_text("Tea.\n")
    (root / "contacts/maya/deep/photo.jpg").write_text("x")
    (root / "contacts/other.md").write_text("Else.\n")
    return root


def save(root: Path) -> None:
    (root / "contacts/maya/2026-11-01.md").write_text("Coffee.\n")


def save_a_template(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/person.html").write_text("")


@pytest.mark.parametrize(
    ("change", "told", "is_seen"),
    [
        pytest.param(save, ["contacts/maya/2026-11-01.md"], True, id="a saved text"),
        pytest.param(
            save,
            ["contacts/maya/2026-11-01.md", "contacts/maya/sedXy"],
            True,
            id="and one that came and went",
        ),
        pytest.param(
            save, ["contacts/maya/2026-11-01.md", "templates/x.css"], False, id="and a style that went"
        ),
        pytest.param(lambda _: None, ["contacts/maya/2026-11-01.md"], False, id="saved as it was"),
        pytest.param(save, [], False, id="nothing told"),
        pytest.param(
            lambda root: (root / "contacts/maya/2026-11-02.md").write_text("New."),
            ["contacts/maya/2026-11-02.md"],
            False,
            id="a new one",
        ),
        pytest.param(
            lambda root: (root / "contacts/maya/2026-11-01.md").unlink(),
            ["contacts/maya/2026-11-01.md"],
            False,
            id="one that is gone",
        ),
        pytest.param(
            lambda root: (root / "contacts/maya").rename(root / "contacts/mia"),
            ["contacts/maya", "contacts/mia"],
            False,
            id="a folder that is gone",
        ),
        pytest.param(
            lambda root: (root / "contacts/maya/deep/photo.jpg").unlink(),
            ["contacts/maya/deep/photo.jpg"],
            False,
            id="a picture that is gone",
        ),
        pytest.param(
            lambda root: (root / "contacts/maya/deep/photo.jpg").write_text("y"),
            ["contacts/maya/deep/photo.jpg"],
            False,
            id="a picture",
        ),
        pytest.param(
            lambda root: (root / "journal.yaml").write_text("title: Ours\n"),
            ["journal.yaml"],
            False,
            id="settings",
        ),
        pytest.param(save_a_template, ["templates/person.html"], False, id="a template"),
        pytest.param(lambda _: None, ["templates/person.html"], False, id="a template that is gone"),
        pytest.param(
            lambda root: (root / "contacts/maya/2026-11-01.md").write_bytes(b"\xff"),
            ["contacts/maya/2026-11-01.md"],
            False,
            id="one that cannot be read",
        ),
    ],
)
def test_only_saved_texts_are_looked_at_alone(
    tmp_path: Path, change: Callable[[Path], object], told: list[str], is_seen: bool
) -> None:
    """Whatever else has changed may change more than its words, and everything is looked at first."""
    root, builder = some(tmp_path), Builder()
    request = Request(root, TODAY, TODAY)
    builder.draft(request)
    change(root)
    assert (builder.glimpse(request, told) is not None) is is_seen


def test_a_link_in_the_place_of_a_text_is_looked_at_with_everything(tmp_path: Path) -> None:
    """It may lead anywhere."""
    root = some(tmp_path)
    inventory = load(root)
    (root / "contacts/maya/2026-11-01.md").unlink()
    (root / "contacts/maya/2026-11-01.md").symlink_to(root / "contacts/other.md")
    assert load_again(root, inventory, ["contacts/maya/2026-11-01.md"]) is None


def test_another_day_is_looked_at_with_everything(tmp_path: Path) -> None:
    """And so is the first save of all."""
    root, builder = some(tmp_path), Builder()
    request, told = Request(root, TODAY, TODAY), ["contacts/maya/2026-11-01.md"]
    assert builder.glimpse(request, told) is None
    builder.draft(request)
    save(root)
    assert builder.glimpse(Request(root, date(2026, 11, 23), TODAY), told) is None
    assert builder.glimpse(request, told) is not None


@pytest.mark.parametrize("more", [False, True])
def test_what_was_not_told_of_is_shown_after_it(tmp_path: Path, more: bool) -> None:
    """The told text at once; then, only where anything else has changed, all of it."""
    root = some(tmp_path)
    build = Rebuilding(Request(root, TODAY, TODAY))
    build(lambda _: None, lambda: False)
    build.make_ready()
    save(root)
    if more:
        (root / "contacts/other.md").write_text("Else, and not told.\n")
    shown: list[tuple[bool, bool]] = []

    def look(draft: Draft) -> None:
        maya, other = draft("people/maya.html"), draft("people/other.html")
        shown.append((b"Coffee" in (maya or b""), b"not told" in (other or b"")))

    done = build(look, lambda: False, ["contacts/maya/2026-11-01.md"])
    assert done is not None
    assert shown == [(True, False), (True, True)][: 1 + more]
    assert b"Coffee" in (root / "site/people/maya.html").read_bytes()
    assert (b"not told" in (root / "site/people/other.html").read_bytes()) is more


def test_what_was_seen_and_taken_back_is_shown_so(tmp_path: Path) -> None:
    """Undone before it was published: open pages, which show it, are to go back."""
    root = some(tmp_path)
    note = root / "contacts/maya/2026-11-01.md"
    (root / "contacts/maya/deep/photo.jpg").unlink()  # too young to be known again
    build = Rebuilding(Request(root, TODAY, TODAY))
    for _ in range(2):
        build(lambda _: None, lambda: False, ["contacts/maya/2026-11-01.md"])
    save(root)
    shown: list[bytes | None] = []

    def look(draft: Draft) -> None:
        shown.append(draft("people/maya.html"))
        note.write_text("Tea.\n")

    done = build(look, lambda: False, ["contacts/maya/2026-11-01.md"])
    assert done is not None
    assert done.pages_changed
    (page,) = shown
    assert b"Coffee" in (page or b"")


def test_a_newer_save_is_glimpsed_at_once(tmp_path: Path) -> None:
    """The one before it is given up as soon as it was shown, and not forgotten."""
    root = some(tmp_path)
    build = Rebuilding(Request(root, TODAY, TODAY))
    build(lambda _: None, lambda: False)
    build.make_ready()
    save(root)
    assert build(lambda _: None, lambda: True, ["contacts/maya/2026-11-01.md"]) is None
    (root / "contacts/other.md").write_text("Else, and later.\n")
    shown: list[tuple[bytes | None, bytes | None]] = []
    look: Callable[[Draft], None] = lambda d: shown.append((d("people/maya.html"), d("people/other.html")))  # noqa: E731
    assert build(look, lambda: False, ["contacts/other.md"]) is not None
    ((maya, other),) = shown
    assert b"Coffee" in (maya or b"")
    assert b"later" in (other or b"")


def test_what_was_saved_in_between_is_forgotten(tmp_path: Path) -> None:
    """The cache does not grow with each save of an evening: the look at everything tidies it."""
    root, builder = some(tmp_path), Builder()
    request = Request(root, TODAY, TODAY)
    builder.draft(request)
    note = root / "contacts/maya/2026-11-01.md"

    def entries() -> int:
        with opened(root, cache=True) as memory:
            return len(memory._rows("SELECT key FROM entry"))

    before = entries()
    for cup in range(5):
        note.write_text(f"Cup {cup}.\n")
        assert builder.glimpse(request, ["contacts/maya/2026-11-01.md"]) is not None
    assert entries() > before
    builder.draft(request)
    assert entries() <= before
