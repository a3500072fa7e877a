"""The walk and the reading: nothing is lost, nothing leads outside, nothing blocks."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from journal.content.files import safe_open
from journal.content.files.loader import LARGEST, Entry, SourceFile, load, read, read_bytes, walk
from journal.diagnostics import Diagnostic, draw


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty journal."""
    (tmp_path / "journal" / "contacts").mkdir(parents=True)
    return tmp_path / "journal"


def put(root: Path, path: str, data: bytes = b"") -> Path:
    """Write a file below the root."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def found(root: Path) -> list[str]:
    """The paths of what is read."""
    return [source.path for source in load(root).sources]


def codes(root: Path) -> list[tuple[str, str]]:
    """Path and code of each fault."""
    return [(fault.path, fault.code) for fault in load(root).diagnostics]


def test_reads_in_order_of_paths(root: Path) -> None:
    """Files come sorted by path, each with its text and the digest of its bytes."""
    for path in ("b.md", "a/z.MD", "a.markdown", "a/b/c.md"):
        put(root, f"contacts/{path}", path.encode())
    inventory = load(root)
    assert found(root) == ["contacts/a.markdown", "contacts/a/b/c.md", "contacts/a/z.MD", "contacts/b.md"]
    assert inventory.sources[3] == SourceFile("contacts/b.md", "b.md", hashlib.sha256(b"b.md").hexdigest())
    assert inventory.diagnostics == ()


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.md",
        "_draft.md",
        "README.md",
        "readme.MARKDOWN",
        "Index.md",
        ".git/x.md",
        "_old/x.md",
        "#maya.md#",
        "maya.md~",
        ".#maya.md",
        "maya.md.swp",
        "x.tmp",
        "4913",
        "~$maya.md",
        "maya.md.orig",
        "maya.md.bak",
    ],
)
def test_passes_over(root: Path, name: str) -> None:
    """Hidden, underscored, index and editors' own files are neither texts nor attachments."""
    put(root, f"contacts/{name}")
    inventory = load(root)
    assert (inventory.sources, inventory.listing.others, inventory.diagnostics) == ((), frozenset(), ())


@pytest.mark.parametrize(
    "name", ["readme-to-self.md", "indexes.md", "a" * 240 + ".md", "x.md/y.md", "tmp.md", "#1-fan.md"]
)
def test_does_not_pass_over(root: Path, name: str) -> None:
    """What only resembles such a name is read; a folder called like a file is a folder."""
    put(root, f"contacts/{name}")
    assert found(root) == [f"contacts/{name}"]


def test_lists_other_files(root: Path) -> None:
    """Pictures are listed, not read; what lies beside contacts/ is not looked at."""
    put(root, "contacts/maya/maya.jpg", b"\xff\xd8")
    put(root, "elsewhere/x.md")
    inventory = load(root)
    assert inventory.listing.others == {"contacts/maya/maya.jpg"}
    assert inventory.sources == ()
    assert read_bytes(root, "contacts/maya/maya.jpg") == b"\xff\xd8"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"\xef\xbb\xbfa\r\nb", "a\r\nb", id="byte order mark and windows lines"),
        pytest.param(b"", "", id="empty"),
        pytest.param("né".encode(), "né", id="not ASCII"),
    ],
)
def test_decodes(root: Path, data: bytes, text: str) -> None:
    """UTF-8 is read with or without a mark, line ends as they are."""
    put(root, "contacts/a.md", data)
    assert load(root).sources[0].text == text


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        pytest.param("é\r\na".encode() + b"b\xe9c", 2, 3, "byte 6 is 0xE9", id="latin-1"),
        pytest.param(b"\xef\xbb\xbfa\xff", 1, 2, "byte 4 is 0xFF", id="after a mark"),
        pytest.param("hé".encode("utf-16"), 1, 1, "UTF-16", id="UTF-16"),
        pytest.param("hello".encode("utf-16-be"), 1, 1, "UTF-16", id="UTF-16 without a mark"),
        pytest.param("hé".encode("utf-32"), 1, 1, "UTF-32", id="UTF-32"),
        pytest.param(b"ab\xe2\x82", 1, 3, "byte 2 is 0xE2", id="cut short"),
    ],
)
def test_reports_the_byte_that_is_no_text(
    root: Path, data: bytes, line: int, column: int, message: str
) -> None:
    """Another encoding is named, or the first byte that is wrong, by line, column and offset."""
    put(root, "contacts/a.md", data)
    (fault,) = load(root).diagnostics
    assert (fault.code, fault.line, fault.column) == ("not-utf-8", line, column)
    assert message in fault.message


def test_bounds_the_size(root: Path) -> None:
    """A text of exactly the limit is read, one byte more is reported; pictures have a limit of their own."""
    put(root, "contacts/a.md", b"x" * LARGEST)
    put(root, "contacts/b.md", b"x" * (LARGEST + 1))
    assert found(root) == ["contacts/a.md"]
    assert codes(root) == [("contacts/b.md", "too-large")]
    assert len(read_bytes(root, "contacts/b.md")) == LARGEST + 1
    with pytest.raises(OSError, match="too large"):
        read_bytes(root, "contacts/b.md", limit=10)


def test_bounds_the_depth(root: Path) -> None:
    """Twenty folders may lie in each other; what lies deeper is reported."""
    put(root, "contacts/" + "d/" * 20 + "x.md")
    assert codes(root) == []
    put(root, "contacts/" + "d/" * 21 + "x.md")
    assert codes(root) == [("contacts/" + "/".join("d" * 21), "too-deep")]
    assert len(found(root)) == 1


def test_follows_links_inside_alone(root: Path) -> None:
    """A link to a file inside is read; one outside, to a folder, to nothing or to itself is reported."""
    put(root, "contacts/real/maya.md", b"Maya")
    put(root, "secret.md", b"secret")
    for name, target in [
        ("inside.md", "real/maya.md"),
        ("outside.md", "../secret.md"),
        ("absolute.md", str(root / "secret.md")),
        ("again", "real"),
        ("lost.md", "nowhere"),
        ("out-and-lost.md", "../../nowhere"),
        ("round.md", "round.md"),
        ("up", ".."),
    ]:
        (root / "contacts" / name).symlink_to(target)
    assert found(root) == ["contacts/inside.md", "contacts/real/maya.md"]
    assert codes(root) == [
        ("contacts/absolute.md", "outside-link"),
        ("contacts/again", "not-a-file"),
        ("contacts/lost.md", "not-a-file"),
        ("contacts/out-and-lost.md", "outside-link"),
        ("contacts/outside.md", "outside-link"),
        ("contacts/round.md", "unreadable-file"),
        ("contacts/up", "outside-link"),
    ]


def test_contacts_itself_may_be_a_link(root: Path, tmp_path: Path) -> None:
    """Who keeps contacts/ elsewhere may link to it."""
    put(tmp_path, "elsewhere/maya.md", b"Maya")
    (root / "contacts").rmdir()
    (root / "contacts").symlink_to(tmp_path / "elsewhere")
    assert found(root) == ["contacts/maya.md"]


def test_never_waits_for_a_pipe(root: Path) -> None:
    """Pipes are reported; a file that has become one since the walk is not waited for."""
    os.mkfifo(root / "contacts" / "pipe.md")
    assert codes(root) == [("contacts/pipe.md", "not-a-file")]
    result = read(root, Entry("contacts/pipe.md", 0, 0, 0, 0))
    assert isinstance(result, Diagnostic)
    assert result.code == "unreadable-file"


def test_a_swapped_folder_leads_nowhere(root: Path, tmp_path: Path) -> None:
    """A folder that has become a link outside since the walk is not followed."""
    put(root, "contacts/maya/x.md", b"Maya")
    (entry,) = walk(root).files
    put(tmp_path, "outside/x.md", b"secret")
    (root / "contacts/maya/x.md").unlink()
    (root / "contacts/maya").rmdir()
    (root / "contacts/maya").symlink_to(tmp_path / "outside")
    result = read(root, entry)
    assert isinstance(result, Diagnostic)
    assert result.code == "outside-link"


def test_a_vanished_file_is_no_fault(root: Path) -> None:
    """A file deleted between walk and reading is passed over."""
    put(root, "contacts/a.md")
    (entry,) = walk(root).files
    (root / "contacts/a.md").unlink()
    assert read(root, entry) is None


def test_an_entry_tells_a_changed_file(root: Path) -> None:
    """Another size or time makes another entry; an untouched file an equal one."""
    file = put(root, "contacts/a.md", b"one")
    before = walk(root).files
    assert walk(root).files == before
    os.utime(file, ns=(1, 1))
    assert walk(root).files != before


@pytest.mark.parametrize(
    "name", [b"ren\xe9.md", b"a\nb.md", b"\x1b[1m.md", b"a\xe2\x80\xa8b.md", b"d\x07/x.md"]
)
def test_reports_unsafe_names(root: Path, name: bytes) -> None:
    """A name that cannot be shown is reported by its escaped form, on one line, and its file left alone."""
    path = os.fsencode(root / "contacts") + b"/" + name
    Path(os.fsdecode(path)).parent.mkdir(exist_ok=True)
    Path(os.fsdecode(path)).touch()
    (fault,) = load(root).diagnostics
    assert fault.code == "unsafe-name"
    fault.path.encode("utf-8")
    assert len(draw(fault).splitlines()) == 2
    assert found(root) == []


def test_reports_what_may_not_be_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or folder that the system keeps from us is reported, and the rest is read."""
    put(root, "contacts/a/x.md")
    put(root, "contacts/b.md")
    put(root, "contacts/c.md")
    listdir, open_ = os.listdir, os.open

    def no_folder(folder: Path) -> list[str]:
        if folder.name == "a":
            raise PermissionError(13, "Permission denied", str(folder))
        return listdir(folder)

    def no_file(path: str | Path, *args: int, **options: int) -> int:
        if path == "b.md":
            raise PermissionError(13, "Permission denied", path)
        return open_(path, *args, **options)

    monkeypatch.setattr(os, "listdir", no_folder)
    monkeypatch.setattr(safe_open.os, "open", no_file)
    assert codes(root) == [("contacts/a", "unreadable-file"), ("contacts/b.md", "unreadable-file")]
    assert found(root) == ["contacts/c.md"]


def test_says_plainly_that_there_is_no_journal(tmp_path: Path) -> None:
    """Without a folder contacts, a sentence says so."""
    with pytest.raises(FileNotFoundError, match="there is no folder 'contacts' in"):
        load(tmp_path)
    (tmp_path / "contacts").touch()
    with pytest.raises(NotADirectoryError, match="is not a folder"):
        load(tmp_path)


@pytest.mark.parametrize(
    "path",
    [
        "contacts/../secret.md",
        "../x",
        "/etc/hostname",
        "",
        "contacts/",
        "contacts//a.md",
        "contacts/./a.md",
        "a\0b",
    ],
)
def test_opens_nothing_outside(root: Path, path: str) -> None:
    """A path that climbs is refused, whatever lies at its end."""
    put(root, "secret.md", b"secret")
    put(root, "contacts/a.md")
    with pytest.raises(OSError, match=r"."):
        read_bytes(root, path)


def test_reads_the_settings(root: Path) -> None:
    """journal.yaml is read with the texts; a file with the other ending earns a warning."""
    put(root, "journal.yml", b"title: Other")
    assert load(root).settings is None
    assert codes(root) == [("journal.yml", "unknown-setting")]
    put(root, "journal.yaml", b"title: Ours")
    settings = load(root).settings
    assert settings is not None
    assert settings.text == "title: Ours"
    assert codes(root) == []


def test_settings_are_a_file_inside(root: Path, tmp_path: Path) -> None:
    """A folder, or a link outside, in the place of journal.yaml is reported."""
    (root / "journal.yaml").symlink_to(put(tmp_path, "mine.yaml", b"title: x"))
    assert (load(root).settings, codes(root)) == (None, [("journal.yaml", "outside-link")])
    (root / "journal.yaml").unlink()
    (root / "journal.yaml").symlink_to(put(root, "config/mine.yaml", b"title: x").relative_to(root))
    assert load(root).settings is not None
    (root / "journal.yaml").unlink()
    (root / "journal.yaml").mkdir()
    assert (load(root).settings, codes(root)) == (None, [("journal.yaml", "not-a-file")])


@pytest.mark.parametrize(
    ("limit", "expected"),
    [pytest.param(100, b"0123456789", id="whole"), pytest.param(9, None, id="past the limit")],
)
def test_a_file_that_grows_while_it_is_read_is_read_whole(
    tmp_path: Path, limit: int, expected: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody writes on meanwhile: there is more than was said, and never more than the limit."""
    (tmp_path / "note.md").write_bytes(b"0123456789")
    fstat = os.fstat

    def early(descriptor: int) -> os.stat_result:
        found = list(fstat(descriptor))
        found[stat.ST_SIZE] = 4
        return os.stat_result(found)

    monkeypatch.setattr(os, "fstat", early)
    if expected is None:
        with pytest.raises(safe_open.TooLargeError):
            safe_open.read_safely(tmp_path, "note.md", limit)
    else:
        assert safe_open.read_safely(tmp_path, "note.md", limit) == expected
