"""What a disk may hold besides texts: links, pipes, folders in odd places, nothing at all."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.build.reading import check, read
from tests.hostile.holding import held, write

SECRET = "zebra of the world outside"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal with a note that refers to files; a secret lies beside it."""
    (tmp_path / "secret.md").write_text(SECRET)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "x.md").write_text(SECRET)
    (tmp_path / "secret" / "x.png").write_text(SECRET)
    body = "Hello. ![a](x.png) [b](sub/x.png)\n"
    return write(tmp_path / "j", {"contacts/maya.md": "", "contacts/maya/2026-10-18.md": body})


def pipe(contacts: Path) -> None:
    os.mkfifo(contacts / "pipe.md")
    os.mkfifo(contacts / "maya/x.png")


def sockets(contacts: Path) -> None:
    here = Path.cwd()
    os.chdir(contacts)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("s.md")
    finally:
        os.chdir(here)


def link_to(target: str) -> Callable[[Path], None]:
    def make(contacts: Path) -> None:
        (contacts / "link.md").symlink_to(target)
        (contacts / "maya/x.png").symlink_to(target)

    return make


def folders_as_files(contacts: Path) -> None:
    (contacts / "tom.md").mkdir()
    (contacts / "2026-10-18.md").mkdir()
    (contacts / "maya/x.png").mkdir()
    (contacts.parent / "journal.yaml").mkdir()


def linked_folder(contacts: Path) -> None:
    (contacts / "maya/sub").symlink_to("../../../secret")
    (contacts / "all").symlink_to("..")


def linked_settings(contacts: Path) -> None:
    (contacts.parent / "journal.yaml").symlink_to("/etc/passwd")


def names_in_bytes(contacts: Path) -> None:
    for name in (b"\xff\xfe.md", b"a\nb.md", b"a\x1b[31mb.md", b"2026-10-18-\xe9.md", b"\xff/x.md"):
        path = contacts / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.touch()


def link_inside(contacts: Path) -> None:
    (contacts / "again.md").symlink_to("maya.md")
    (contacts / "maya/x.png").symlink_to("y.png")
    (contacts / "maya/y.png").write_text("a picture")


@pytest.mark.parametrize(
    ("make", "codes"),
    [
        pytest.param(pipe, {"not-a-file", "missing-file"}, id="pipes"),
        pytest.param(sockets, {"not-a-file", "missing-file"}, id="sockets"),
        pytest.param(link_to("/dev/zero"), {"outside-link", "missing-file"}, id="endless device"),
        pytest.param(link_to("../../secret.md"), {"outside-link", "missing-file"}, id="outside"),
        pytest.param(link_to("/etc/passwd"), {"outside-link", "missing-file"}, id="absolute"),
        pytest.param(link_to("nothing"), {"not-a-file", "missing-file"}, id="to nothing"),
        pytest.param(link_to("link.md"), None, id="round"),
        pytest.param(folders_as_files, {"not-a-file", "missing-file"}, id="folders called like files"),
        pytest.param(linked_folder, None, id="linked folders"),
        pytest.param(linked_settings, {"outside-link", "missing-file"}, id="linked settings"),
        pytest.param(names_in_bytes, {"unsafe-name", "missing-file"}, id="names that are not text"),
        pytest.param(link_inside, {"missing-file"}, id="inside"),
    ],
)
def test_what_is_no_file_of_the_journal(
    root: Path, make: Callable[[Path], None], codes: set[str] | None
) -> None:
    """Nothing is waited for, nothing outside is read or copied, all of it is reported, the rest is built."""
    make(root / "contacts")
    found = held(root)
    assert codes is None or found.codes == codes
    assert "Hello" in found.text
    assert not any(SECRET.encode() in data or b"root:" in data for data in found.site.values())


@pytest.mark.parametrize(
    ("make", "error"),
    [
        pytest.param(lambda _: None, FileNotFoundError, id="no folder"),
        pytest.param(lambda root: (root / "contacts").write_text("x"), NotADirectoryError, id="a file"),
        pytest.param(
            lambda root: (root / "contacts").symlink_to("nowhere"), NotADirectoryError, id="a dead link"
        ),
        pytest.param(lambda root: (root / "contacts").symlink_to("contacts"), OSError, id="a link to itself"),
        pytest.param(lambda root: os.mkfifo(root / "contacts"), NotADirectoryError, id="a pipe"),
    ],
)
def test_without_contacts(tmp_path: Path, make: Callable[[Path], object], error: type[OSError]) -> None:
    """A folder without ``contacts/`` is the world's fault, and said as such."""
    make(tmp_path)
    with pytest.raises(error):
        read(tmp_path, cache=False)
    with pytest.raises(error):
        check(tmp_path, cache=False)


def test_an_empty_journal_is_a_site(tmp_path: Path) -> None:
    """Nothing written is not an error."""
    found = held(write(tmp_path / "j", {}))
    assert found.diagnostics == ()
    assert "index.html" in found.site


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_what_may_not_be_read_is_reported(root: Path) -> None:
    """A file or folder without permission hides nothing else."""
    (root / "contacts/tom.md").touch(mode=0)
    (root / "contacts/closed").mkdir(mode=0)
    assert held(root).codes == {"unreadable-file", "missing-file"}


def test_writes_nothing_but_the_site(root: Path) -> None:
    """Reading, checking and building leave the journal's own files as they were."""
    before = {path: (path.lstat().st_mtime_ns, path.lstat().st_ino) for path in root.rglob("*")}
    held(root)
    assert before == {path: (path.lstat().st_mtime_ns, path.lstat().st_ino) for path in root.rglob("*")}
