"""Pages become files; what is not ours stays; what is ours goes when the site lacks it."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.site.manifest import (
    MANIFEST,
    OWN_NAMES,
    PENDING,
    TEMPORARY,
    Fingerprint,
    format_pending,
    parse_manifest,
    parse_pending,
)
from journal.site.publish import FileCopy, Published, RefusedTarget, publish

FIRST = {"index.html": b"one", "people/ada.html": b"ada", "people/maya.html": b"maya"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal with an empty ``contacts`` folder."""
    (tmp_path / "my-journal" / "contacts").mkdir(parents=True)
    return tmp_path / "my-journal"


@pytest.fixture
def site(root: Path) -> Path:
    """Where its site goes; not there yet."""
    return root / "site"


def files(folder: Path) -> dict[str, bytes]:
    """What a folder holds, besides our own few files."""
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: data for name, data in found.items() if name not in {*OWN_NAMES, ".gitignore"}}


def folders(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir()}


def test_writes_every_page(site: Path, root: Path) -> None:
    """A first build writes all pages, and leaves nothing unfinished behind."""
    assert publish(site, FIRST, root=root) == Published(written=3, unchanged=0, deleted=0)
    assert files(site) == FIRST
    assert not (site / PENDING).exists()
    assert not (site / TEMPORARY).exists()


def test_git_passes_the_site_over(site: Path, root: Path) -> None:
    """The site ignores itself, wherever it is written."""
    publish(site, FIRST, root=root)
    assert (site / ".gitignore").read_bytes() == b"*\n"


def test_is_readable_by_its_owner_alone(site: Path, root: Path) -> None:
    """Folders are 0700 and files 0600, the output folder included."""
    publish(site, FIRST, root=root)
    modes = {stat.S_IMODE(p.lstat().st_mode) for p in [site, *site.rglob("*")] if p.is_dir()}
    assert modes == {0o700}
    assert {stat.S_IMODE(p.lstat().st_mode) for p in site.rglob("*") if p.is_file()} == {0o600}


def test_an_empty_folder_taken_over_becomes_private(site: Path, root: Path) -> None:
    """An empty folder that others could read is closed to them."""
    site.mkdir(mode=0o755)
    publish(site, FIRST, root=root)
    assert stat.S_IMODE(site.stat().st_mode) == 0o700


def test_an_unchanged_page_is_not_touched(site: Path, root: Path) -> None:
    """Publishing the same again writes nothing, the manifest included."""
    publish(site, FIRST, root=root)
    before = {
        p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in site.rglob("*") if p.name != ".journal-lock"
    }
    assert publish(site, FIRST, root=root) == Published(written=0, unchanged=3, deleted=0)
    assert before == {p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in before}


def test_only_what_changed_is_written(site: Path, root: Path) -> None:
    """A saved note costs its own page."""
    publish(site, FIRST, root=root)
    kept = (site / "index.html").stat().st_ino
    after = publish(site, {**FIRST, "people/ada.html": b"ada!"}, root=root)
    assert after == Published(written=1, unchanged=2, deleted=0)
    assert (site / "index.html").stat().st_ino == kept
    assert (site / "people/ada.html").read_bytes() == b"ada!"


def test_what_the_site_lacks_is_deleted(site: Path, root: Path) -> None:
    """A page that is no longer there goes, and so does the folder it leaves empty."""
    publish(site, FIRST, root=root)
    assert publish(site, {"index.html": b"one"}, root=root) == Published(0, 1, 2)
    assert files(site) == {"index.html": b"one"}
    assert folders(site) == set()


def test_others_files_stay(site: Path, root: Path) -> None:
    """A file that someone put into the site's folder is never deleted, nor its folder."""
    publish(site, FIRST, root=root)
    (site / "people/mine.txt").write_bytes(b"mine")
    assert publish(site, {"index.html": b"one"}, root=root).deleted == 2
    assert files(site) == {"index.html": b"one", "people/mine.txt": b"mine"}
    publish(site, {"index.html": b"one"}, root=root, clean=True)
    assert (site / "people/mine.txt").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "clean", [pytest.param(False, id="an ordinary build"), pytest.param(True, id="a clean build")]
)
@pytest.mark.parametrize(
    "data", [pytest.param(b"longer than it was", id="size"), pytest.param(b"MAYA", id="content alone")]
)
def test_a_changed_page_is_not_deleted(site: Path, root: Path, data: bytes, clean: bool) -> None:
    """A page someone changed by hand stays when the site lacks it, and is told of."""
    publish(site, FIRST, root=root)
    (site / "people/maya.html").write_bytes(data)
    result = publish(site, {"index.html": b"one"}, root=root, clean=clean)
    assert (result.deleted, result.kept) == (1, ("people/maya.html",))
    assert (site / "people/maya.html").read_bytes() == data


def test_a_page_replaced_by_a_link_is_not_deleted(site: Path, root: Path, tmp_path: Path) -> None:
    """A link in the place of an old page stays, and what it leads to."""
    (tmp_path / "diary").write_bytes(b"maya")
    publish(site, FIRST, root=root)
    (site / "people/maya.html").unlink()
    (site / "people/maya.html").symlink_to(tmp_path / "diary")
    assert publish(site, {"index.html": b"one"}, root=root).kept == ("people/maya.html",)
    assert (tmp_path / "diary").read_bytes() == b"maya"


def change(page: Path) -> None:
    page.write_bytes(b"changed by hand")


def touch(page: Path) -> None:
    os.utime(page, ns=(1, 1))


def remove(page: Path) -> None:
    page.unlink()


def link(page: Path) -> None:
    target = page.with_name("target")
    target.write_bytes(b"target")
    page.unlink()
    page.symlink_to(target)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(change, id="changed"),
        pytest.param(touch, id="touched"),
        pytest.param(remove, id="removed"),
        pytest.param(link, id="a link"),
    ],
)
def test_a_page_that_disagrees_with_the_manifest_is_mended(site: Path, root: Path, damage: object) -> None:
    """The next build writes what is not as the last one left it; a link is replaced, not followed."""
    publish(site, FIRST, root=root)
    damage(site / "people/ada.html")  # type: ignore[operator]
    assert publish(site, FIRST, root=root).written == 1
    assert not (site / "people/ada.html").is_symlink()
    assert (site / "people/ada.html").read_bytes() == b"ada"
    if damage is link:
        assert (site / "people/target").read_bytes() == b"target"


def test_clean_writes_every_page(site: Path, root: Path) -> None:
    """A clean build writes what stands already, and still prunes."""
    publish(site, FIRST, root=root)
    smaller = {"index.html": b"one", "people/ada.html": b"ada"}
    assert publish(site, smaller, root=root, clean=True) == Published(2, 0, 1)
    assert files(site) == smaller


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"journal": 1, "files": {"index.ht', id="half"),
        pytest.param(b"\xff\x00", id="not text"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b'{"journal": 2, "files": {}}', id="another version"),
        pytest.param(b'{"journal": 1, "files": []}', id="no list of files"),
        pytest.param(b'{"journal": 1, "files": {"a": 1}}', id="no list of values"),
        pytest.param(b'{"journal": 1, "files": {"a": [1]}}', id="too few values"),
        pytest.param(b'{"journal": 1, "files": {"a": ["1", 2, "x"]}}', id="a size in words"),
        pytest.param(b'{"journal": 1, "files": {"a": [1, "2", "x"]}}', id="a time in words"),
        pytest.param(b'{"journal": 1, "files": {"../a": [1, 2, "x"]}}', id="a path that climbs out"),
    ],
)
def test_of_a_damaged_manifest_nothing_is_believed(site: Path, root: Path, damage: bytes) -> None:
    """All pages are written, nothing is deleted, and the manifest is whole again."""
    publish(site, FIRST, root=root)
    (site / MANIFEST).write_bytes(damage)
    assert publish(site, {"index.html": b"one"}, root=root) == Published(1, 0, 0)
    assert files(site) == FIRST
    assert publish(site, {"index.html": b"one"}, root=root) == Published(0, 1, 0)


def test_a_forged_manifest_deletes_nothing_outside(site: Path, root: Path) -> None:
    """A manifest that lists a file behind a link does not get it deleted."""
    person = root / "contacts/ada.md"
    person.write_bytes(b"ada")
    publish(site, FIRST, root=root)
    (site / "people/ada.html").rename(root / "kept.html")
    (site / "people/maya.html").unlink()
    (site / "people").rmdir()
    (site / "people").symlink_to(root / "contacts")
    (root / "contacts/ada.html").write_bytes(b"ada")
    result = publish(site, {"index.html": b"one"}, root=root)
    assert set(result.kept) == {"people/ada.html", "people/maya.html"}
    assert (root / "contacts/ada.html").read_bytes() == b"ada"


def test_a_link_in_the_place_of_a_folder_is_refused(site: Path, root: Path) -> None:
    """Nothing is written through a link that stands where a folder of pages belongs."""
    publish(site, {"index.html": b"one"}, root=root)
    (site / "people").symlink_to(root / "contacts")
    with pytest.raises(RefusedTarget, match="people cannot be written"):
        publish(site, FIRST, root=root)
    assert list((root / "contacts").iterdir()) == []
    assert files(site) == {"index.html": b"one"}


def test_a_folder_in_the_place_of_a_page_is_refused(site: Path, root: Path) -> None:
    """A folder that someone made where a page belongs is told of, before anything is written."""
    publish(site, {"index.html": b"one"}, root=root)
    (site / "people/ada.html").mkdir(parents=True)
    with pytest.raises(RefusedTarget, match=r"people/ada\.html cannot be written"):
        publish(site, {**FIRST, "index.html": b"two"}, root=root)
    assert (site / "index.html").read_bytes() == b"one"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("", id="empty"),
        pytest.param("/etc/passwd", id="from the top"),
        pytest.param("../index.html", id="up"),
        pytest.param("a/../../index.html", id="down and up"),
        pytest.param("a//b", id="an empty name"),
        pytest.param("./a", id="here"),
        pytest.param("a\x00b", id="NUL"),
        pytest.param("a\nb", id="a line end"),
        pytest.param("a\x1bb", id="ESC"),
        pytest.param("\udcff", id="not UTF-8"),
        pytest.param("é" * 128, id="256 bytes"),
        pytest.param(MANIFEST, id="the manifest"),
        pytest.param("a/.Journal-tmp", id="our own names"),
        pytest.param("index.html/a", id="below a page"),
    ],
)
def test_a_path_that_is_no_pages_is_a_mistake(site: Path, root: Path, path: str) -> None:
    """Nothing is written if one path is wrong."""
    with pytest.raises(
        ValueError, match=r"is empty|is not a plain|kept for|255 bytes|is a page and a folder"
    ):
        publish(site, {**FIRST, path: b"x"}, root=root)
    assert not site.exists()


def test_the_longest_name_can_be_written(site: Path, root: Path) -> None:
    """255 bytes are a name like any other, the temporary file included."""
    pages = {"people/" + "é" * 127 + "x": b"x"}
    publish(site, pages, root=root)
    assert files(site) == pages


def test_a_page_becomes_a_folder_and_a_folder_a_page(site: Path, root: Path) -> None:
    """What stood in the way and was ours makes room."""
    publish(site, {"a": b"1", "b/c": b"2"}, root=root)
    publish(site, {"a/x": b"1", "b": b"2"}, root=root)
    assert files(site) == {"a/x": b"1", "b": b"2"}


# --- copies of the writer's files


def original(root: Path, data: bytes = b"picture") -> Path:
    path = root / "contacts/maya/maya.jpg"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


COPY = "assets/maya.jpg"


def copied(root: Path) -> dict[str, bytes | FileCopy]:
    return {COPY: FileCopy(root, "contacts/maya/maya.jpg")}


def test_copies_a_file(site: Path, root: Path) -> None:
    """A picture is copied as it is, and again when it changes."""
    original(root, b"x" * 3_000_000)
    publish(site, copied(root), root=root)
    assert files(site) == {COPY: b"x" * 3_000_000}
    original(root, b"y" * 3_000_000)
    assert publish(site, copied(root), root=root).written == 1
    assert files(site) == {COPY: b"y" * 3_000_000}
    assert publish(site, copied(root), root=root) == Published(0, 1, 0)


def test_an_original_that_did_not_change_is_not_read_again(
    site: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is old enough to trust its times, looking at it is enough."""
    original(root)
    monkeypatch.setattr("journal.site.originals._TOO_FRESH_NS", -(10**12))
    publish(site, copied(root), root=root)
    monkeypatch.setattr("journal.site.publish.pieces", lambda _: pytest.fail("read again"))
    assert publish(site, copied(root), root=root) == Published(0, 1, 0)


def test_a_fresh_original_is_not_trusted(site: Path, root: Path) -> None:
    """A change within the same tick of the clock is seen, though size and times are equal."""
    path = original(root, b"one")
    publish(site, copied(root), root=root)
    before = path.stat()
    path.write_bytes(b"two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    publish(site, copied(root), root=root)
    assert files(site) == {COPY: b"two"}


def no_file(path: Path) -> None:
    path.unlink()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link_out(path: Path) -> None:
    path.unlink()
    (path.parents[3] / "secret").write_bytes(b"secret")
    path.symlink_to(path.parents[3] / "secret")


def link_above(path: Path) -> None:
    path.parent.rename(path.parents[3] / "elsewhere")
    path.parent.symlink_to(path.parents[3] / "elsewhere")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(no_file, id="missing"),
        pytest.param(pipe, id="a pipe"),
        pytest.param(link_out, id="a link out"),
        pytest.param(link_above, id="below a link out"),
    ],
)
def test_an_original_that_cannot_be_read_stops_nothing(site: Path, root: Path, damage: object) -> None:
    """It is told of; the other pages are written, an older copy stays."""
    path = original(root)
    damage(path)  # type: ignore[operator]
    result = publish(site, {**copied(root), **FIRST}, root=root)
    assert (result.written, result.unread) == (3, (COPY,))
    assert files(site) == FIRST


def test_an_older_copy_stays(site: Path, root: Path) -> None:
    """When an original cannot be read any more, its copy remains, and remains ours."""
    path = original(root)
    publish(site, copied(root), root=root)
    path.unlink()
    assert publish(site, copied(root), root=root) == Published(0, 0, 0, unread=(COPY,))
    assert files(site) == {COPY: b"picture"}
    assert publish(site, FIRST, root=root).deleted == 1


def test_a_source_that_climbs_out_is_not_read(site: Path, root: Path) -> None:
    """A path with ``..`` is no path below the journal."""
    (root.parent / "secret").write_bytes(b"secret")
    result = publish(site, {"a": FileCopy(root, "../secret")}, root=root)
    assert result.unread == ("a",)


# --- faults of the disk


def test_a_full_disk_leaves_the_old_site(site: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the page, each page is whole, no temporary file stays, and the next build mends."""
    publish(site, FIRST, root=root)
    manifest = (site / MANIFEST).read_bytes()
    write, new = os.write, {"index.html": b"two", "people/ada.html": b"full", "zoe.html": b"zoe"}

    def full(descriptor: int, data: memoryview) -> int:
        if bytes(data) == b"full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space left") as caught:
        publish(site, new, root=root)
    assert caught.value.errno == errno.ENOSPC
    assert caught.value.filename == str(site / "people/ada.html")
    assert (site / MANIFEST).read_bytes() == manifest
    assert not list(site.rglob(TEMPORARY))
    assert all(data in {FIRST.get(name), new.get(name)} for name, data in files(site).items())
    monkeypatch.undo()
    publish(site, new, root=root)
    assert files(site) == new


def test_a_full_disk_at_the_manifest_is_mended(
    site: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages are written and the manifest is not: the next build still knows them for ours."""
    publish(site, {"index.html": b"one"}, root=root)
    fsync, calls = os.fsync, []

    def failing(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:  # file and folder of the pending list, then the manifest
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match="error"):
        publish(site, {"index.html": b"one", "people/ada.html": b"ada"}, root=root)
    monkeypatch.undo()
    assert publish(site, {"index.html": b"one"}, root=root) == Published(0, 1, 1)
    assert files(site) == {"index.html": b"one"}
    assert folders(site) == set()


def test_two_threads_at_once_end_well(site: Path, root: Path) -> None:
    """Two builds in one process wait for each other, too."""
    sites = [{f"{n}/{i}.html": f"{n}".encode() * 50 for i in range(20)} for n in range(2)]
    threads = [threading.Thread(target=publish, args=(site, s), kwargs={"root": root}) for s in sites]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert files(site) in sites


PATHS = st.sampled_from(["a", "b", "c/a", "c/b", "c/d/e", "A", "f/g"])
SITES = st.dictionaries(PATHS, st.sampled_from([b"", b"1", b"22", b"33"]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SITES, st.booleans()), min_size=2, max_size=5))
def test_a_build_on_any_other_equals_a_first_one(
    tmp_path_factory: pytest.TempPathFactory, sites: list[tuple[dict[str, bytes], bool]]
) -> None:
    """Whatever was published before, afterwards the folder holds the new site and no folder more."""
    root = tmp_path_factory.mktemp("journal")
    for pages, clean in sites:
        publish(root / "site", pages, root=root, clean=clean)
        assert files(root / "site") == pages
        expected = {parent.as_posix() for p in pages for parent in Path(p).parents} - {"."}
        assert folders(root / "site") == expected


@pytest.mark.parametrize(
    "parse", [pytest.param(parse_manifest, id="manifest"), pytest.param(parse_pending, id="pending")]
)
@given(st.binary(max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_bytes_break_the_reader_of_our_lists(parse: object, data: bytes) -> None:
    """Whatever stands in our files, it is read or it is none."""
    assert parse(data) is None  # type: ignore[operator]


def test_the_pending_list_reads_back() -> None:
    """A page may have one of several contents when builds were killed in a row."""
    claims = {"a/b": frozenset({Fingerprint(1, "x"), Fingerprint(2, "y")})}
    assert parse_pending(format_pending(claims)) == claims
