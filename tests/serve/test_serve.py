"""The writing hour: every way of saving is one build, and the open pages hear of it."""

from __future__ import annotations

import itertools
import math
import os
import queue
import shutil
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import journal.serve
from journal.serve import Building, Built, Draft, Event, Outcome, Pace, Serving, Sources, serve
from journal.serve.changes import Changes, is_noise
from journal.serve.live import Live
from journal.serve.watching import watching

OLD = "---\nname: Ada\n---\n" + "Words. " * 400
NEW = "---\nname: Ada\ncity: Leeds\n---\n" + "Words. " * 400

#: Long enough to be sure that nothing more comes.
STILL = 0.4


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal with two people."""
    root = tmp_path / "my-journal"
    (root / "contacts/2026").mkdir(parents=True)
    (root / "contacts/ada.md").write_text(OLD)
    (root / "contacts/maya.md").write_text(OLD)
    (root / "journal.yaml").write_text("title: Journal\n")
    return root


def sources(root: Path) -> Sources:
    return Sources(root, ("journal.yaml",), ("contacts", "templates"))


@pytest.fixture
def changes(root: Path) -> Iterator[Changes]:
    """The changes of a journal that is watched; patient enough for a busy machine."""
    found = Changes(Pace(quiet=0.2, longest=3.0), (root / ".git/index.lock").exists)
    with watching(sources(root), found):
        yield found


def builds(changes: Changes) -> Iterator[tuple[str, ...]]:
    """Yield what changed, a build at a time, until nothing more comes."""
    yield changes.wait(20)
    while more := changes.wait(STILL):
        yield more


# --- the ways to save


def vim_with_backup(path: Path) -> None:
    """A probe whether the folder can be written, the old file put aside, a new one written."""
    probe = path.with_name("4913")
    probe.write_text("")
    probe.unlink()
    backup = path.with_name(path.name + "~")
    path.rename(backup)
    slowly(path, NEW)
    backup.unlink()


def vim_in_place(path: Path) -> None:
    """A swap file beside, a backup copied, the file written over."""
    swap = path.with_name(f".{path.name}.swp")
    swap.write_text("b0VIM")
    shutil.copyfile(path, path.with_name(path.name + "~"))
    slowly(path, NEW)
    path.with_name(path.name + "~").unlink()
    swap.unlink()


def emacs(path: Path) -> None:
    """A lock that is a link to nothing, an auto-save, a new file renamed over the old one."""
    lock = path.with_name(f".#{path.name}")
    lock.symlink_to("me@machine.123:456")
    path.with_name(f"#{path.name}#").write_text(NEW[:50])
    new = path.with_name(".#tmp-new")
    new.write_text(NEW)
    shutil.copyfile(path, path.with_name(path.name + "~"))
    new.replace(path)
    path.with_name(f"#{path.name}#").unlink()
    lock.unlink()


def code_in_place(path: Path) -> None:
    """The file is emptied, then written."""
    os.truncate(path, 0)
    path.write_text(NEW)


def code_atomically(path: Path) -> None:
    """A new file, brought to the disk, renamed over the old one."""
    new = path.with_name(path.name + ".tmp")
    with new.open("w") as file:
        file.write(NEW)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def nano(path: Path) -> None:
    """A lock beside, the file written over."""
    lock = path.with_name(f".{path.name}.swp")
    lock.write_bytes(b"nano")
    path.write_text(NEW)
    lock.unlink()


def slow_writer(path: Path) -> None:
    """Half a file, a pause of 50 ms, the rest."""
    slowly(path, NEW, pause=0.05)


def very_slow_writer(path: Path) -> None:
    """A pause that is longer than any quiet between two saves, with the file still open."""
    slowly(path, NEW, pause=0.5)


def sed(path: Path) -> None:
    """``sed -i``: a new file of a strange name, renamed over the old one."""
    new = path.with_name("sedQx7aB2")
    new.write_text(NEW)
    new.rename(path)


def jetbrains(path: Path) -> None:
    """A new file, the old one put aside, the new one put in its place."""
    new, old = path.with_name(path.name + "___jb_tmp___"), path.with_name(path.name + "___jb_old___")
    new.write_text(NEW)
    path.rename(old)
    new.rename(path)
    old.unlink()


def slowly(path: Path, text: str, pause: float = 0.0) -> None:
    with path.open("w") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        time.sleep(pause)
        file.write(text[len(text) // 2 :])
        file.flush()
        os.fsync(file.fileno())


SAVES = [
    vim_with_backup,
    vim_in_place,
    emacs,
    code_in_place,
    code_atomically,
    nano,
    slow_writer,
    very_slow_writer,
    sed,
    jetbrains,
]


@pytest.mark.parametrize("save", SAVES)
def test_each_way_to_save_is_one_build(root: Path, changes: Changes, save: Callable[[Path], None]) -> None:
    """However an editor saves, there is one build, of the whole file."""
    path = root / "contacts/ada.md"
    thread = threading.Thread(target=save, args=[path])
    thread.start()
    assert "contacts/ada.md" in changes.wait(20)
    assert path.read_text() == NEW
    assert changes.wait(STILL) == ()
    thread.join()


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not here")
@pytest.mark.parametrize("backup", ["yes", "no", "auto"])
def test_vim_itself(root: Path, changes: Changes, backup: str) -> None:
    """The editor, not its likeness."""
    quiet = [
        "vim",
        "-N",
        "-u",
        "NONE",
        "-i",
        "NONE",
        "-es",
        "-c",
        f"set backupcopy={backup} writebackup swapfile",
    ]
    subprocess.run([*quiet, "-c", "normal ogreat", "-c", "wq", str(root / "contacts/ada.md")], check=True)
    assert len(list(builds(changes))) == 1


@pytest.fixture
def _git(root: Path) -> None:
    """Two branches, which differ in two hundred notes."""

    def git(*words: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "one")
    git("checkout", "-b", "other")
    for number in range(200):
        (root / f"contacts/2026/2026-11-02-{number}.md").write_text(f"Note {number}.\n")
    (root / "contacts/maya.md").unlink()
    git("add", "-A")
    git("commit", "-m", "two")
    git("checkout", "main")


@pytest.mark.usefixtures("_git")
def test_git_checkout_is_one_build(root: Path, changes: Changes) -> None:
    """Two hundred files at once are one build, there and back."""
    for branch in ("other", "main"):
        subprocess.run(["git", "-C", str(root), "checkout", "-q", branch], check=True)
        assert len(list(builds(changes))) == 1


def test_a_build_waits_for_git(root: Path) -> None:
    """While git is at work, no quiet counts; for a lock that it left behind nobody waits for ever."""
    idle = threading.Event()
    changes = Changes(Pace(quiet=0.01, longest=0.05, longest_git=20), lambda: not idle.is_set())
    changes.add("contacts/ada.md")
    threading.Timer(0.3, idle.set).start()
    begun = time.monotonic()
    assert changes.wait(20) == ("contacts/ada.md",)
    assert time.monotonic() - begun >= 0.25
    stuck = Changes(Pace(quiet=0.01, longest=0.05, longest_git=0.1), lambda: True)
    stuck.add("contacts/ada.md")
    assert stuck.wait(20) == ("contacts/ada.md",)


def test_a_page_follows_a_save_at_once() -> None:
    """A save that is over is built within a blink."""
    assert Pace().quiet <= 0.1
    assert Pace().longest <= 1.0


def test_who_saves_without_end_is_built_all_the_same() -> None:
    """Changes that never rest are built after the longest wait."""
    changes, ended = Changes(Pace(quiet=0.1, longest=0.4)), threading.Event()

    def save() -> None:
        while not ended.wait(0.02):
            changes.add("a", unfinished=True)

    thread = threading.Thread(target=save)
    thread.start()
    assert changes.wait(20) == ("a",)
    ended.set()
    thread.join()


# --- what is watched


def write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(NEW)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        pytest.param("contacts/new.md", "contacts/new.md", id="a new person"),
        pytest.param("contacts/new/deep/2026-11-22-tea.md", "contacts/new", id="a note in new folders"),
        pytest.param("contacts/ada.jpg", "contacts/ada.jpg", id="a picture"),
        pytest.param("journal.yaml", "journal.yaml", id="the settings"),
        pytest.param("templates/person.html", "templates", id="a theme that was not there"),
    ],
)
def test_what_a_site_is_made_from_is_watched(root: Path, changes: Changes, what: str, expected: str) -> None:
    """New files, in new folders too, and folders that come later."""
    write(root / what)
    (paths,) = builds(changes)
    assert expected in paths


def test_a_note_in_a_new_folder_is_watched_from_then_on(root: Path, changes: Changes) -> None:
    """A folder that came while we watched is watched like any other."""
    write(root / "contacts/new/2026-11-22-tea.md")
    write(root / "templates/deep/person.html")
    list(builds(changes))
    for what in ("contacts/new/2026-11-22-tea.md", "templates/deep/person.html"):
        (root / what).write_text("changed")
        assert list(builds(changes)) == [(what,)]


@pytest.mark.parametrize(
    "what",
    [
        "site/index.html",
        ".git/index",
        ".journal-cache/cache.sqlite3",
        "README.md",
        "other.yaml",
        "contacts/.ada.md.swp",
        "contacts/#ada.md#",
        "contacts/ada.md~",
        "contacts/4913",
        "contacts/.obsidian/workspace.json",
        "contacts/.journal-tmp-0123456789abcdef",
    ],
)
def test_nothing_else_is_a_reason_to_build(root: Path, changes: Changes, what: str) -> None:
    """What the build itself writes, what belongs to git, and editors' own files."""
    write(root / what)
    assert changes.wait(STILL) == ()


def test_reading_is_no_reason_to_build(root: Path, changes: Changes) -> None:
    """A build reads every file; it must not call for the next."""
    for path in (root / "contacts").rglob("*.md"):
        path.read_text()
    assert changes.wait(STILL) == ()


def test_what_is_removed_or_moved_is_a_change(root: Path, changes: Changes) -> None:
    """A person who goes, and one who gets another name."""
    (root / "contacts/ada.md").unlink()
    assert list(builds(changes)) == [("contacts/ada.md",)]
    (root / "contacts/maya.md").rename(root / "contacts/may.md")
    assert list(builds(changes)) == [("contacts/may.md", "contacts/maya.md")]


def test_a_year_that_is_put_aside_is_a_change(root: Path, changes: Changes) -> None:
    """A folder may be called like one of vim's probes."""
    (root / "contacts/2026").rename(root / "2026")
    assert list(builds(changes)) == [("contacts/2026",)]


def test_a_folder_that_comes_back_is_watched_again(root: Path, changes: Changes) -> None:
    """``contacts`` may be put aside and come back, as another folder."""
    (root / "contacts").rename(root / "aside")
    list(builds(changes))
    (root / "contacts").mkdir()
    list(builds(changes))
    write(root / "contacts/zoe.md")
    assert list(builds(changes)) == [("contacts/zoe.md",)]
    write(root / "aside/ada.md")
    assert changes.wait(STILL) == ()


def test_a_folder_behind_a_link_is_watched(root: Path, tmp_path: Path) -> None:
    """``contacts`` may be a link to where the notes are kept."""
    (root / "contacts").rename(tmp_path / "notes")
    (root / "contacts").symlink_to(tmp_path / "notes")
    changes = Changes(Pace())
    with watching(sources(root), changes):
        write(tmp_path / "notes/zoe.md")
        assert list(builds(changes)) == [("contacts/zoe.md",)]


@pytest.mark.parametrize(
    ("path", "noise"),
    [
        ("ada.md", False),
        ("2026/2026-11-22-tea.md", False),
        ("_partial.html", False),
        ("4913", True),
        ("2026/ada.md", False),
        ("ada.bak", True),
        (".hidden/ada.md", True),
    ],
)
def test_tells_notes_from_noise(path: str, noise: bool) -> None:
    """What stands here is decided by its name alone."""
    assert is_noise(path) is noise


# --- serving


@dataclass
class Hour:
    """A writing hour in a thread, and what happens in it."""

    root: Path
    left: Callable[[], float] = lambda: math.inf
    rebuild: Callable[[], Outcome | None] = lambda: Outcome(ok=True, pages_changed=True)
    events: queue.Queue[Event] = field(default_factory=queue.Queue)
    opened: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        serve(
            self.root / "site",
            sources(self.root),
            self._rebuild,
            next_midnight=self._left,
            on_event=self.events.put,
            ready=self.opened.append,
            ports=[0],
        )
        self.ended.set()

    _interrupt: bool = False

    def _rebuild(
        self, show: Callable[[Draft], None], is_outdated: Callable[[], bool], changed: Sequence[str]
    ) -> Outcome | None:
        self.show, self.is_outdated, self.changed = show, is_outdated, changed
        if self._interrupt:
            raise KeyboardInterrupt
        return self.rebuild()

    def _left(self) -> float:
        return self.left()

    def start(self) -> None:
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def stop(self) -> None:
        """What Ctrl-C does, at the next build."""
        self._interrupt = True
        (self.root / "contacts/last.md").write_text("last")
        self.thread.join(20)
        assert self.ended.is_set()

    def next(self) -> Event:
        return self.events.get(timeout=20)


@pytest.fixture
def hour(root: Path) -> Iterator[Hour]:
    found = Hour(root)
    yield found
    if not found.ended.is_set():
        found.stop()


def test_builds_serves_and_builds_again(hour: Hour) -> None:
    """First a build, then the browser is opened, then a build a save; Ctrl-C ends it without a word."""
    hour.start()
    serving, building, built = (hour.next() for _ in range(3))
    assert isinstance(serving, Serving)
    assert building == Building("start")
    assert isinstance(built, Built)
    write(hour.root / "contacts/zoe.md")
    assert hour.next() == Building("change", ("contacts/zoe.md",))
    assert hour.opened == [serving.url]
    hour.next()
    hour.stop()


def test_a_change_during_a_build_is_one_build_more(hour: Hour) -> None:
    """What is saved while a build runs is not lost, however often it is saved."""
    inside, go_on = threading.Event(), threading.Event()

    def rebuild() -> Outcome:
        inside.set()
        assert go_on.wait(20)
        return Outcome(ok=True, pages_changed=True)

    hour.rebuild = rebuild
    hour.start()
    assert inside.wait(20)
    for number in range(3):
        write(hour.root / "contacts/zoe.md")
        time.sleep(0.02 * number)
    time.sleep(0.2)
    go_on.set()
    events = [hour.next() for _ in range(5)]
    assert [type(event) for event in events] == [Serving, Building, Built, Building, Built]
    with pytest.raises(queue.Empty):
        hour.events.get(timeout=STILL)


@pytest.mark.parametrize(
    ("path", "others"),
    [
        pytest.param("contacts/zoe.md", 0, id="a text"),
        pytest.param("journal.yaml", 0, id="the settings"),
        pytest.param("templates/person.html", 0, id="a template"),
        pytest.param("templates/assets/person.css", 1, id="a style"),
        pytest.param("contacts/zoe.jpg", 1, id="a picture"),
    ],
)
def test_a_build_hears_what_changed(
    hour: Hour, monkeypatch: pytest.MonkeyPatch, path: str, others: int
) -> None:
    """Only what is no text asks for pages to be loaded again that refer to it."""
    told: list[Live] = []
    monkeypatch.setattr(Live, "expect_other_files", lambda live: told.append(live))  # noqa: PLW0108 -- a builtin is no method
    (hour.root / "templates/assets").mkdir(parents=True)
    hour.start()
    for _ in range(3):
        hour.next()
    assert tuple(hour.changed) == ()
    write(hour.root / path)
    assert hour.next() == Building("change", (path,))
    assert isinstance(hour.next(), Built)
    assert tuple(hour.changed) == (path,)
    assert len(told) == others


def test_another_day_is_a_build(hour: Hour, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the day rolls over, the site is built once more, and only once."""
    answers = itertools.chain([0.05, 0.0, 100.0], itertools.repeat(99.0))
    hour.left = lambda: next(answers)
    hour.start()
    events = [hour.next() for _ in range(5)]
    assert events[3] == Building("midnight")
    with pytest.raises(queue.Empty):
        hour.events.get(timeout=STILL)


def test_a_machine_that_slept_past_midnight_notices(hour: Hour, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time left is asked for again and again, not counted."""
    monkeypatch.setattr(journal.serve, "_NAP", 0.02)
    answers = itertools.chain([30_000.0, 29_999.0, 80_000.0], itertools.repeat(79_999.0))
    hour.left = lambda: next(answers)
    hour.start()
    assert [hour.next() for _ in range(5)][3] == Building("midnight")


def test_a_day_that_ends_during_a_build_is_noticed(hour: Hour) -> None:
    """A build that began before midnight and ended after it is followed by another."""
    now, calls = [5.0], itertools.count(1)

    def rebuild() -> Outcome:
        now[0] = 86_000.0 if next(calls) == 2 else now[0]
        return Outcome(ok=True, pages_changed=True)

    hour.left, hour.rebuild = lambda: now[0], rebuild
    hour.start()
    while not hour.opened:
        time.sleep(0.01)
    write(hour.root / "contacts/zoe.md")
    reasons = [event.reason for event in (hour.next() for _ in range(7)) if isinstance(event, Building)]
    assert reasons == ["start", "change", "midnight"]


def test_a_disk_that_fails_does_not_end_the_hour(hour: Hour) -> None:
    """The page says what is wrong, and the next save is another chance."""

    def rebuild() -> Outcome:
        raise OSError(28, "No space left on device")

    hour.rebuild = rebuild
    hour.start()
    built = [hour.next() for _ in range(3)][2]
    assert isinstance(built, Built)
    assert "No space left" in built.outcome.message


def test_a_build_that_gives_up_is_followed_by_another(hour: Hour) -> None:
    """Who saves again while pages are made waits for no page of before; nothing is told of that build."""
    given_up = []

    def rebuild() -> Outcome | None:
        if hour.opened and not given_up:
            write(hour.root / "contacts/zoe.md")
            while not hour.is_outdated():
                time.sleep(0.01)
            given_up.append(True)
            return None
        return Outcome(ok=True, pages_changed=True)

    hour.rebuild = rebuild
    hour.start()
    while not hour.opened:
        time.sleep(0.01)
    write(hour.root / "contacts/maya.md")
    kinds = [type(hour.next()) for _ in range(6)]
    assert kinds == [Serving, Building, Built, Building, Building, Built]


def test_a_draft_is_what_is_seen_until_it_is_published(hour: Hour) -> None:
    """While the site is written, its pages come from the draft; afterwards from the folder."""
    seen: list[bytes] = []
    write(hour.root / "site/index.html")

    def rebuild() -> Outcome:
        if hour.opened:
            hour.show({"index.html": b"<!doctype html><p>drafted</p>"}.get)
            seen.append(urllib.request.urlopen(hour.opened[0], timeout=10).read())
        return Outcome(ok=True, pages_changed=False)

    hour.rebuild = rebuild
    hour.start()
    while not hour.opened:
        time.sleep(0.01)
    write(hour.root / "contacts/maya.md")
    while not seen:
        time.sleep(0.01)
    hour.stop()
    assert b"drafted" in seen[0]


def test_nothing_is_written(hour: Hour) -> None:
    """The server itself changes nothing on the disk."""
    before = sorted(hour.root.rglob("*"))
    hour.start()
    for _ in range(3):
        hour.next()
    assert sorted(hour.root.rglob("*")) == before
