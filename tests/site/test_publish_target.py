"""A site is written to a folder of its own, never over something dear."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journal.site.manifest import LOCK, MANIFEST
from journal.site.publish import RefusedTarget, check_target, publish


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal with all its folders."""
    root = tmp_path / "home/my-journal"
    for name in ("contacts/maya", "templates", ".git", ".journal-cache"):
        (root / name).mkdir(parents=True)
    (root / "contacts/maya.md").write_text("Maya")
    (root / "docs").mkdir()
    (root / "docs/index.html").write_text("mine")
    (root / "link").symlink_to(root / "contacts", target_is_directory=True)
    (root / "to-nothing").symlink_to(root / "nowhere")
    return root


@pytest.mark.parametrize(
    ("where", "why"),
    [
        pytest.param("/", "folder of your journal, or holds it", id="the root of the disk"),
        pytest.param(".", "folder of your journal, or holds it", id="the journal"),
        pytest.param("..", "folder of your journal, or holds it", id="above the journal"),
        pytest.param("contacts", "into 'contacts'", id="contacts"),
        pytest.param("contacts/site", "into 'contacts'", id="inside contacts"),
        pytest.param("contacts/../contacts/maya/site", "into 'contacts'", id="inside contacts by a detour"),
        pytest.param("link", "into 'contacts'", id="a link to contacts"),
        pytest.param("link/site", "into 'contacts'", id="behind a link to contacts"),
        pytest.param("templates", "into 'templates'", id="templates"),
        pytest.param("templates/site", "into 'templates'", id="inside templates"),
        pytest.param(".git", "belongs to git", id="git"),
        pytest.param(".git/site", "belongs to git", id="inside git"),
        pytest.param(".journal-cache/site", "into '.journal-cache'", id="inside the cache"),
        pytest.param("contacts/maya.md", "into 'contacts'", id="a person"),
        pytest.param("docs", "did not write", id="a folder that is not ours"),
        pytest.param("docs/index.html", "is not a folder", id="a file"),
        pytest.param("to-nothing", "is a symbolic link", id="a link to nothing"),
    ],
)
def test_refuses(root: Path, where: str, why: str) -> None:
    """Each dangerous target is refused with a reason, and nothing on the disk changes."""
    before = sorted(str(p) for p in root.rglob("*"))
    with pytest.raises(RefusedTarget, match=why):
        check_target(root / where, root)
    with pytest.raises(RefusedTarget, match=why):
        publish(root / where, {"index.html": b"x"}, root=root)
    assert sorted(str(p) for p in root.rglob("*")) == before


def test_refuses_what_the_journals_links_lead_to(root: Path, tmp_path: Path) -> None:
    """Where ``contacts`` is itself a link, the folder it leads to is as dear."""
    (root / "contacts").rename(tmp_path / "real")
    (root / "contacts").symlink_to(tmp_path / "real", target_is_directory=True)
    with pytest.raises(RefusedTarget, match="into 'contacts'"):
        check_target(tmp_path / "real/site", root)


@pytest.mark.parametrize("where", [pytest.param("", id="itself"), pytest.param("..", id="above")])
def test_refuses_the_home_folder(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Even an empty home folder is not for a site."""
    home = tmp_path / "elsewhere/me"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    with pytest.raises(RefusedTarget, match="your home folder"):
        check_target(home / where, root)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param([], id="nothing"),
        pytest.param([LOCK], id="a lock"),
        pytest.param([LOCK, ".journal-tmp"], id="the first steps of a build that was killed"),
        pytest.param([LOCK, MANIFEST, "index.html"], id="a site of ours"),
    ],
)
def test_allows_a_folder_of_its_own(root: Path, names: list[str]) -> None:
    """A new folder, an empty one, and one that an earlier build wrote."""
    check_target(root / "site", root)
    check_target(root.parent / "new/site", root)
    (root / "site").mkdir()
    for name in names:
        (root / "site" / name).write_bytes(b"")
    check_target(root / "site", root)


def test_a_manifest_that_is_a_link_makes_no_folder_ours(root: Path) -> None:
    """Only a plain file of that name is a sign of ours."""
    (root / "docs" / MANIFEST).symlink_to(root / "contacts/maya.md")
    with pytest.raises(RefusedTarget, match="did not write"):
        check_target(root / "docs", root)


def test_a_way_up_is_as_good_as_any(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path, with ``..`` in it, is seen through."""
    monkeypatch.chdir(root / "docs")
    publish(Path("../site"), {"index.html": b"x"}, root=Path(".."))
    publish(Path("../new/deep/site"), {"index.html": b"x"}, root=Path(".."))
    assert (root / "site/index.html").read_bytes() == b"x"
    assert (root / "new/deep/site/index.html").read_bytes() == b"x"
    monkeypatch.chdir(root / "site")
    publish(Path(), {"index.html": b"y"}, root=root)
    assert (root / "site/index.html").read_bytes() == b"y"


def test_a_link_as_lock_is_not_followed(root: Path) -> None:
    """A link that stands where the lock belongs leads nowhere."""
    (root / "site").mkdir()
    (root / "site" / LOCK).symlink_to(root / "contacts/new.md")
    with pytest.raises(OSError, match="symbolic links"):
        publish(root / "site", {"index.html": b"x"}, root=root)
    assert not os.path.lexists(root / "contacts/new.md")
