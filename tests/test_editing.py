"""The writer's files are the old or the new ones, whatever happens while they are changed."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.editing import TEMPORARY_PREFIX, ChangedMeanwhile, create, replace

OLD = b"\xef\xbb\xbf---\r\nname: 'Ada'  # quoted\r\n---\r\n"
NEW = b"\xef\xbb\xbf---\r\nname: 'Ada'  # quoted\r\ncity: Leeds\r\n---\r\n"


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    folder = tmp_path / "my-journal/contacts"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def ada(contacts: Path) -> Path:
    path = contacts / "ada.md"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def _umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


# --- creating


def test_creates_a_file(contacts: Path) -> None:
    """The bytes are there as they were given, and nothing else is."""
    create(contacts / "ada.md", OLD)
    assert (contacts / "ada.md").read_bytes() == OLD
    assert names(contacts) == ["ada.md"]


@pytest.mark.usefixtures("_umask")
def test_a_new_file_has_the_mode_the_user_wants(contacts: Path) -> None:
    """0644, less what the umask takes away."""
    create(contacts / "ada.md", OLD)
    assert stat.S_IMODE((contacts / "ada.md").stat().st_mode) == 0o640


def test_makes_missing_folders(contacts: Path) -> None:
    """A first note finds its person's folder made."""
    create(contacts / "ada/2026/2026-11-22-tea.md", b"Tea.")
    assert (contacts / "ada/2026/2026-11-22-tea.md").read_bytes() == b"Tea."


def a_file(path: Path) -> None:
    path.write_bytes(b"mine")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize(
    "links", [pytest.param(True, id="hard links"), pytest.param(False, id="no hard links")]
)
@pytest.mark.parametrize(
    "early", [pytest.param(True, id="before"), pytest.param(False, id="at the last moment")]
)
@pytest.mark.parametrize("put", [a_file, a_folder, a_link_to_nothing])
def test_what_stands_there_is_never_overwritten(
    contacts: Path, monkeypatch: pytest.MonkeyPatch, put: Callable[[Path], None], early: bool, links: bool
) -> None:
    """Whatever has the name already keeps it, even if it came while we were writing."""
    path = contacts / "ada.md"
    if early:
        put(path)
    else:
        fsync = os.fsync
        monkeypatch.setattr(os, "fsync", lambda descriptor: (fsync(descriptor), put(path)))
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(FileExistsError) as caught:
        create(path, OLD)
    assert caught.value.filename == str(path)
    assert names(contacts) == ["ada.md"]
    assert not path.is_file() or path.read_bytes() == b"mine"


def no_links(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, "no hard links here")


def test_creates_where_there_are_no_hard_links(contacts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some disks know none; the file is written all the same."""
    monkeypatch.setattr(os, "link", no_links)
    create(contacts / "ada.md", OLD)
    assert (contacts / "ada.md").read_bytes() == OLD
    assert names(contacts) == ["ada.md"]


def test_a_file_for_a_folder_is_an_error(ada: Path) -> None:
    """A note cannot lie below a file, and the error says which."""
    with pytest.raises(NotADirectoryError) as caught:
        create(ada / "tea.md", b"Tea.")
    assert caught.value.filename == str(ada)


def test_creates_nothing_outside_the_journal(contacts: Path, tmp_path: Path) -> None:
    """A folder that is a link out of the journal gets no file."""
    (tmp_path / "elsewhere").mkdir()
    (contacts / "ada").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="outside the journal"):
        create(contacts / "ada/tea.md", b"Tea.", root=contacts.parent)
    assert names(tmp_path / "elsewhere") == []


# --- replacing


def test_replaces_a_file(ada: Path) -> None:
    """The new bytes stand in the place of the old, and nothing else is left."""
    replace(ada, OLD, NEW)
    assert ada.read_bytes() == NEW
    assert names(ada.parent) == ["ada.md"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
@pytest.mark.usefixtures("_umask")
def test_keeps_the_mode(ada: Path, mode: int) -> None:
    """Whatever the umask says, the file stays as open or closed as it was."""
    ada.chmod(mode)
    replace(ada, OLD, NEW)
    assert stat.S_IMODE(ada.stat().st_mode) == mode


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give files away")
def test_keeps_the_owner(ada: Path) -> None:
    """Run by root, it does not take the file from its owner."""
    os.chown(ada, 1234, 2345)
    replace(ada, OLD, NEW)
    assert (ada.stat().st_uid, ada.stat().st_gid) == (1234, 2345)


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(b"something else", id="other content"),
        pytest.param(OLD + b"\n", id="a line more"),
        pytest.param(OLD[:-1], id="a byte less"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_changed_file_is_not_replaced(ada: Path, now: bytes) -> None:
    """What was written meanwhile stays, and the message says so."""
    ada.write_bytes(now)
    with pytest.raises(ChangedMeanwhile, match=r"ada\.md was changed meanwhile"):
        replace(ada, OLD, NEW)
    assert ada.read_bytes() == now
    assert names(ada.parent) == ["ada.md"]


def in_place(path: Path) -> None:
    path.write_bytes(b"saved just now")


def renamed_over(path: Path) -> None:
    path.with_name("other").write_bytes(b"saved just now")
    path.with_name("other").rename(path)


def removed(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("save", [in_place, renamed_over, removed])
def test_a_file_saved_at_the_last_moment_is_not_replaced(
    ada: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path], None]
) -> None:
    """An editor that saves while we write wins."""
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (fsync(descriptor), save(ada)))
    with pytest.raises(ChangedMeanwhile):
        replace(ada, OLD, NEW)
    assert not ada.exists() or ada.read_bytes() == b"saved just now"
    assert names(ada.parent) in (["ada.md"], [])


def test_a_file_that_is_gone_is_not_made_again(contacts: Path) -> None:
    """Who removed it meant it."""
    with pytest.raises(ChangedMeanwhile):
        replace(contacts / "ada.md", OLD, NEW)
    assert names(contacts) == []


def test_a_pipe_is_not_waited_for(contacts: Path) -> None:
    """Something that is no file holds nothing of ours."""
    os.mkfifo(contacts / "ada.md")
    with pytest.raises(ChangedMeanwhile):
        replace(contacts / "ada.md", OLD, NEW)


def test_a_link_inside_the_journal_is_written_through(ada: Path) -> None:
    """The link stays a link; the file it leads to is changed."""
    link = ada.with_name("lovelace.md")
    link.symlink_to("ada.md")
    replace(link, OLD, NEW, root=ada.parents[1])
    assert link.is_symlink()
    assert ada.read_bytes() == NEW


@pytest.mark.parametrize(
    ("name", "target"),
    [pytest.param("ada.md", "out/ada.md", id="a file"), pytest.param("folder", "out", id="a folder")],
)
def test_a_link_out_of_the_journal_is_not_followed(
    contacts: Path, tmp_path: Path, name: str, target: str
) -> None:
    """Nothing outside the journal is changed."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/ada.md").write_bytes(OLD)
    (contacts / name).symlink_to(tmp_path / target)
    path = contacts / name if name == "ada.md" else contacts / name / "ada.md"
    with pytest.raises(OSError, match="outside the journal"):
        replace(path, OLD, NEW, root=contacts.parent)
    assert (tmp_path / "out/ada.md").read_bytes() == OLD


def test_a_link_is_refused_where_no_journal_is_named(ada: Path) -> None:
    """Without a root nobody knows what is inside."""
    ada.with_name("link.md").symlink_to(ada)
    with pytest.raises(OSError, match="symbolic link"):
        replace(ada.with_name("link.md"), OLD, NEW)
    assert ada.read_bytes() == OLD


def test_a_write_protected_file_is_not_changed(ada: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Renaming over it would work; the writer said no."""
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    with pytest.raises(PermissionError, match="write-protected"):
        replace(ada, OLD, NEW)
    assert ada.read_bytes() == OLD


# --- faults


def change(path: Path) -> None:
    replace(path, OLD, NEW)


def write_new(path: Path) -> None:
    create(path, NEW)


def write_new_in_a_folder(path: Path) -> None:
    create(path.with_suffix("") / "deep" / "note.md", NEW)


def write_new_without_links(path: Path) -> None:
    os.link = no_links  # type: ignore[assignment] -- in a process of its own
    create(path, NEW)


STEPS = ("open", "write", "replace", "link", "unlink", "mkdir", "fsync", "fchmod", "close")
KILLED = 99


def break_at(count: int, fail: Callable[[], None]) -> None:
    """Let the ``count``-th step on the disk go wrong, a write after half its bytes."""
    left = [count]

    def counted(step: Callable[..., object], name: str) -> Callable[..., object]:
        def run(*args: object, **options: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                if name == "write":
                    step(args[0], bytes(args[1])[: len(args[1]) // 2])  # type: ignore[call-overload, arg-type]
                fail()
            return step(*args, **options)

        return run

    for name in STEPS:
        if fail is die or name != "unlink":  # what cannot be removed stays until it can
            setattr(os, name, counted(getattr(os, name), name))


def run_broken(work: Callable[[Path], None], path: Path, count: int, fail: Callable[[], None]) -> int:
    """Do the work in a process whose ``count``-th step goes wrong; its exit status."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking beside a runner's threads
        child = os.fork()
    if child == 0:
        try:
            break_at(count, fail)
            work(path)
            os._exit(0)
        except OSError:
            os._exit(2)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die() -> None:
    os._exit(KILLED)


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def broken_disk() -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


FAULTS = [
    pytest.param(die, id="killed"),
    pytest.param(full, id="full"),
    pytest.param(broken_disk, id="I/O error"),
]
WORKS = [change, write_new, write_new_in_a_folder, write_new_without_links]


@pytest.mark.parametrize("fail", FAULTS)
@pytest.mark.parametrize("work", WORKS)
def test_whatever_goes_wrong_each_file_is_whole(
    tmp_path: Path, work: Callable[[Path], None], fail: Callable[[], None]
) -> None:
    """Broken off at any step, the file is the old or the new one; the next change clears up."""
    for count in range(1, 100):
        folder = tmp_path / str(count)
        folder.mkdir()
        path = folder / "ada.md"
        if work is change:
            path.write_bytes(OLD)
        status = run_broken(work, path, count, fail)
        assert status in {0, 2, KILLED}
        allowed = {OLD, NEW} if work is change else {NEW}
        if work is write_new_without_links and fail is die:
            allowed |= {b""}
        found = list(folder.rglob("*.md"))
        assert all(p.read_bytes() in allowed for p in found)
        assert work is not change or found == [path]
        left = list(folder.rglob(TEMPORARY_PREFIX + "*"))
        assert fail is die or not left
        for parent in {p.parent for p in left}:
            create(parent / "other", b"x")
        assert not list(folder.rglob(TEMPORARY_PREFIX + "*"))
        if status == 0 and count > 8:
            return
    pytest.fail("it never came to its end")


def test_is_on_the_disk_when_it_returns(ada: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file before its name, the folder after: a power cut then loses nothing."""
    steps: list[str] = []

    def recorded(name: str) -> Callable[..., object]:
        step = getattr(os, name)

        def run(*args: object, **options: object) -> object:
            what = "folder" if name == "fsync" and stat.S_ISDIR(os.fstat(args[0]).st_mode) else name
            steps.append(what)
            return step(*args, **options)

        return run

    for name in ("write", "fsync", "replace", "link"):
        monkeypatch.setattr(os, name, recorded(name))
    replace(ada, OLD, NEW)
    create(ada.with_name("maya.md"), NEW)
    assert steps == ["write", "fsync", "replace", "folder", "write", "fsync", "link", "folder"]


COUNT_TO_FIFTY = """
import sys
from pathlib import Path
from journal.editing import ChangedMeanwhile, replace
path, done = Path(sys.argv[1]), 0
while done < 50:
    old = path.read_bytes()
    try:
        replace(path, old, old + b"x")
        done += 1
    except ChangedMeanwhile:
        pass
"""


def test_two_at_once_leave_a_whole_file(ada: Path) -> None:
    """Two processes change one file; each change is made on what is there, and no unfinished file stays."""
    commands = [[sys.executable, "-c", COUNT_TO_FIFTY, str(ada)]] * 2
    processes = [subprocess.Popen(command) for command in commands]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    assert ada.read_bytes().startswith(OLD + b"x" * 50)
    assert names(ada.parent) == ["ada.md"]


def test_the_unfinished_file_of_a_living_writer_stays(ada: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clearing up after the dead does not take from the living."""
    fsync, seen = os.fsync, []

    def another(descriptor: int) -> None:
        fsync(descriptor)
        if not seen:
            seen.append(True)
            create(ada.with_name("other.md"), b"x")

    monkeypatch.setattr(os, "fsync", another)
    replace(ada, OLD, NEW)
    assert ada.read_bytes() == NEW
    assert names(ada.parent) == ["ada.md", "other.md"]
