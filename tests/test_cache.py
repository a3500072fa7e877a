"""What was worked out is remembered; whatever goes wrong, the cache is merely empty."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journal.cache
from journal.cache import Cache, NullCache

VALUES = {"a": b"1", "b": b"\x00\xff" * 5000, "c": b""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".journal-cache"


def fill(folder: Path, version: str = "1") -> None:
    with Cache.open(folder, version) as cache:
        cache.put_many(VALUES)


def remembered(folder: Path, version: str = "1") -> dict[str, bytes]:
    with Cache.open(folder, version) as cache:
        return cache.get_many([*VALUES, "unknown"])


def works(folder: Path) -> bool:
    """Whether something can be remembered from one run to the next."""
    fill(folder)
    return remembered(folder) == VALUES


def database(folder: Path) -> Path:
    return folder / "cache.sqlite3"


def test_remembers(folder: Path) -> None:
    """What one run puts, the next gets; what was never put is missing."""
    assert remembered(folder) == {}
    fill(folder)
    assert remembered(folder) == VALUES


def test_a_value_is_replaced(folder: Path) -> None:
    """The last value put under a key is the one."""
    with Cache.open(folder, "1") as cache:
        cache.put_many({"a": b"old"})
        cache.put_many({"a": b"new"})
        assert cache.get_many(["a"]) == {"a": b"new"}


def test_prunes_all_but_what_is_kept(folder: Path) -> None:
    """Entries that no file needs any more are forgotten."""
    with Cache.open(folder, "1") as cache:
        cache.put_many(VALUES)
        cache.prune({"a", "never put"})
        assert cache.get_many(VALUES) == {"a": b"1"}


def test_pruning_gives_the_disk_back(folder: Path) -> None:
    """The file shrinks when most is forgotten."""
    with Cache.open(folder, "1") as cache:
        cache.put_many({str(n): bytes(10_000) for n in range(100)})
        size = database(folder).stat().st_size
        cache.prune([])
    assert database(folder).stat().st_size < size / 10


def test_another_version_starts_anew(folder: Path) -> None:
    """Results of another version of the functions are none; they are not found again later either."""
    fill(folder, "1")
    assert remembered(folder, "2") == {}
    assert remembered(folder, "1") == {}


def test_many_entries(folder: Path) -> None:
    """As many as a large journal has files."""
    many = {f"key {n}": b"%d" % n for n in range(11_000)}
    with Cache.open(folder, "1") as cache:
        cache.put_many(many)
        assert cache.get_many(many) == many


def test_is_readable_by_its_owner_alone(folder: Path) -> None:
    """The folder is 0700, also where it stood open before; the database is behind it."""
    folder.mkdir(mode=0o755)
    fill(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_says_that_it_is_a_cache(folder: Path) -> None:
    """Backups and git pass it over."""
    fill(folder)
    assert (folder / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (folder / ".gitignore").read_bytes() == b"*\n"


def test_a_closed_cache_is_empty(folder: Path) -> None:
    """After its end nothing is found and nothing is put, and nothing is raised."""
    fill(folder)
    cache = Cache.open(folder, "1")
    cache.close()
    cache.close()
    cache.put_many({"a": b"2"})
    cache.prune([])
    assert cache.get_many(VALUES) == {}
    assert remembered(folder) == VALUES


def test_no_cache_touches_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--no-cache`` is a cache that forgets at once."""
    monkeypatch.chdir(tmp_path)
    with NullCache() as cache:
        cache.put_many(VALUES)
        cache.prune([])
        assert cache.get_many(VALUES) == {}
    assert list(tmp_path.iterdir()) == []


# --- damage


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    path.write_bytes(b"no database " * 1000)


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zeros_inside(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes(len(data) - 100))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_link(path: Path) -> None:
    path.rename(path.parents[1] / "elsewhere")
    path.symlink_to(path.parents[1] / "elsewhere")


def sql(*statements: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        connection = sqlite3.connect(path)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    return run


ENDLESS = (
    "CREATE VIEW entry AS WITH RECURSIVE n(key) AS (SELECT 'a' UNION ALL SELECT key FROM n) SELECT key FROM n"
)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(empty, id="empty"),
        pytest.param(garbage, id="no database"),
        pytest.param(half, id="half of it"),
        pytest.param(zeros_inside, id="zeros"),
        pytest.param(a_pipe, id="a pipe"),
        pytest.param(a_link, id="a link"),
        pytest.param(sql("DROP TABLE entry"), id="no table"),
        pytest.param(sql("DROP TABLE entry", ENDLESS), id="an endless view"),
        pytest.param(
            sql("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END"), id="a trigger"
        ),
        pytest.param(sql("DROP TABLE about", "CREATE TABLE about (other)"), id="another table"),
        pytest.param(sql("DELETE FROM about"), id="no version"),
    ],
)
def test_a_damaged_database_is_empty_and_then_works_again(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    """Nothing is raised, nothing wrong is found, and from then on it remembers again."""
    fill(folder)
    damage(database(folder))
    assert remembered(folder).items() <= VALUES.items()
    assert works(folder)
    if damage is a_link:
        assert (folder.parent / "elsewhere").exists()


def test_a_folder_in_its_place_is_left_alone(folder: Path) -> None:
    """What we cannot remove makes the cache an empty one."""
    fill(folder)
    a_folder(database(folder))
    assert remembered(folder) == {}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE entry SET value = X'32' WHERE key = 'a'", id="a value"),
        pytest.param("UPDATE entry SET value = '1' WHERE key = 'a'", id="text for bytes"),
        pytest.param("UPDATE entry SET checksum = X'00' WHERE key = 'a'", id="a checksum"),
        pytest.param("UPDATE entry SET checksum = 5 WHERE key = 'a'", id="a number for a checksum"),
        pytest.param("UPDATE entry SET key = X'61' WHERE key = 'a'", id="bytes for a key"),
        pytest.param(
            "UPDATE entry SET key = CAST(X'ff' AS TEXT) WHERE key = 'a'", id="a key that is no text"
        ),
        pytest.param("DELETE FROM entry WHERE key = 'a'", id="gone"),
    ],
)
def test_a_changed_entry_is_a_miss(folder: Path, change: str) -> None:
    """The others are found all the same."""
    fill(folder)
    sql(change)(database(folder))
    assert remembered(folder) == {key: value for key, value in VALUES.items() if key != "a"}
    with Cache.open(folder, "1") as cache:
        cache.prune(VALUES)
        assert cache.get_many(["b"]) == {"b": VALUES["b"]}


def test_a_value_moved_to_another_key_is_a_miss(folder: Path) -> None:
    """A right value with its right checksum under the wrong key is not believed."""
    fill(folder)
    sql("DELETE FROM entry WHERE key = 'b'", "UPDATE entry SET key = 'b' WHERE key = 'a'")(database(folder))
    assert remembered(folder) == {"c": b""}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_bytes_changed_anywhere_give_no_wrong_value(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Wherever a byte of the file is changed, what is found is right."""
    folder = tmp_path_factory.mktemp("j") / "cache"
    fill(folder)
    content = bytearray(database(folder).read_bytes())
    places = st.integers(0, len(content) - 1) | st.integers(0, 200)
    for place in data.draw(st.lists(places, min_size=1, max_size=5)):
        content[place] = data.draw(st.integers(0, 255))
    database(folder).write_bytes(content)
    assert remembered(folder).items() <= VALUES.items()


def test_damage_found_late_is_mended_by_the_next_run(folder: Path) -> None:
    """A page of the file that is destroyed is met while reading; the run after starts anew."""
    with Cache.open(folder, "1") as cache:
        cache.put_many({f"{n:05}": bytes(1000) for n in range(500)})
    content = bytearray(database(folder).read_bytes())
    content[16384:] = b"\xff" * (len(content) - 16384)
    database(folder).write_bytes(content)
    with Cache.open(folder, "1") as cache:
        cache.get_many(f"{n:05}" for n in range(500))
        cache.put_many(VALUES)
    assert works(folder)


def test_a_huge_value_is_not_remembered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the limit a value is left out, the others are kept."""
    with Cache.open(folder, "1") as cache:
        monkeypatch.setattr(journal.cache, "LARGEST_VALUE", 10)
        cache.put_many({"large": bytes(11), "small": bytes(10)})
        assert cache.get_many(["large", "small"]) == {"small": bytes(10)}


def test_a_link_for_a_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    """A link that stands where the folder belongs is an empty cache."""
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    fill(folder)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_for_a_folder_is_an_empty_cache(folder: Path) -> None:
    """Nor is a file in its place touched."""
    folder.write_bytes(b"mine")
    fill(folder)
    assert remembered(folder) == {}
    assert folder.read_bytes() == b"mine"


def test_a_disk_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build on a read-only disk goes on without remembering."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Path, "mkdir", refuse)
    fill(folder)
    assert remembered(folder) == {}


def test_a_locked_database_is_an_empty_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who holds the database for ever stops no build, and loses nothing."""
    monkeypatch.setattr(journal.cache, "_PATIENCE", 0.01)
    fill(folder)
    other = sqlite3.connect(database(folder), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert remembered(folder) == {}
    other.execute("ROLLBACK")
    other.close()
    assert remembered(folder) == VALUES


def test_one_run_does_not_remove_the_database_under_another(folder: Path) -> None:
    """While another has it open, a damaged database stays; its next opening starts anew."""
    fill(folder)
    other = Cache.open(folder, "1")
    garbage(database(folder))
    assert remembered(folder) == {}
    assert database(folder).read_bytes().startswith(b"no database")
    other.close()
    assert works(folder)


TWENTY_TIMES = """
import sys
from pathlib import Path
from journal.cache import Cache
for turn in range(20):
    with Cache.open(Path(sys.argv[1]), "1") as cache:
        found = cache.get_many(str(n) for n in range(300))
        assert all(value == key.encode() * 20 for key, value in found.items())
        cache.put_many({str(n): str(n).encode() * 20 for n in range(turn, 300)})
        cache.prune([str(n) for n in range(turn, 300)])
"""


def test_two_builds_at_once_end_well(folder: Path) -> None:
    """Two processes read and write one cache; both end, and what is found is right."""
    commands = [[sys.executable, "-c", TWENTY_TIMES, str(folder)]] * 2
    processes = [subprocess.Popen(command) for command in commands]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    assert works(folder)


def test_a_forged_length_makes_no_giant_of_a_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value longer than any we put is not even read."""
    fill(folder)
    sql("UPDATE entry SET value = zeroblob(5000000) WHERE key = 'a'")(database(folder))
    monkeypatch.setattr(journal.cache, "LARGEST_VALUE", 100_000)
    tracemalloc.start()
    assert "a" not in remembered(folder)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000
