"""Remembering pure functions' results on disk, from one run to the next.

What is remembered can always be worked out again. So a cache that is damaged,
locked, of another version or on a disk that cannot be written is an empty one,
and nobody hears of it. Values are bytes with a checksum, never objects.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_DATABASE = "cache.sqlite3"
_LOCK = "lock"
#: The database, and the files that SQLite may keep beside it.
_FILES = (_DATABASE, f"{_DATABASE}-journal", f"{_DATABASE}-wal", f"{_DATABASE}-shm")

#: How programs that make backups know a cache (https://bford.info/cachedir/), and git.
_SIGNS: Mapping[str, bytes] = {
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# Made anew whenever it is missing.\n",
    ".gitignore": b"*\n",
}

#: Seconds to wait for another build that is writing.
_PATIENCE = 2.0
#: Bytes of the largest value that is remembered.
LARGEST_VALUE = 64 * 1024 * 1024
_KEYS_AT_ONCE = 500

_SCHEMA = (
    "CREATE TABLE about (version TEXT NOT NULL)",
    "CREATE TABLE entry (key TEXT PRIMARY KEY, checksum BLOB NOT NULL, value BLOB NOT NULL)",
)

#: SQLite's codes for faults that lie in the file itself: it is of no use to anybody.
_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_SCHEMA,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_NOTADB,
    }
)


class _ForeignError(Exception):
    """Something stands where our database belongs."""


#: What SQLite, the disk and a key that is no text raise.
_FAULTS = (sqlite3.Error, OSError, ValueError, _ForeignError)


class Cache:
    """Values under keys; whatever goes wrong, it is empty.

    To be used by one thread at a time. Several processes may use one folder at once.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection | None, lock: int | None) -> None:
        self._folder = folder
        self._connection = connection
        self._lock = lock
        """Shared with every process that has the database open, so that none removes it under another."""

    @classmethod
    def open(cls, folder: Path, version: str) -> Cache:
        """Open the cache in ``folder``, made if it is missing.

        Args:
            folder: for the cache alone; readable by its owner alone.
            version: of the functions whose results are remembered; those of another are forgotten.
        """
        try:
            lock = _prepare(folder)
        except OSError:
            return cls(folder, None, None)
        for _ in range(2):
            try:
                return cls(folder, _connect(folder, version), lock)
            except _FAULTS as error:
                if not _remove_if_damaged(folder, lock, error):
                    break
        return cls(folder, None, lock)

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Look up what is remembered under these keys; a missing or damaged entry is left out."""
        found: dict[str, bytes] = {}
        for some in _batches(keys):
            marks = ",".join("?" * len(some))
            query = f"SELECT key, checksum, value FROM entry WHERE key IN ({marks})"  # noqa: S608 -- marks alone
            found |= {
                key: value
                for key, checksum, value in self._rows(query, some)
                if _is_whole(key, checksum, value)
            }
        return found

    def put_many(self, values: Mapping[str, bytes]) -> None:
        """Remember values, in place of what was under their keys."""
        rows = [
            (key, _checksum(key, value), value)
            for key, value in values.items()
            if len(value) <= LARGEST_VALUE
        ]
        self._change("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)

    def prune(self, keep: Collection[str]) -> None:
        """Forget all entries but these."""
        wanted = frozenset(keep)
        keys = [key for (key,) in self._rows("SELECT key FROM entry")]
        self._change("DELETE FROM entry WHERE key = ?", [(key,) for key in keys if key not in wanted])

    @property
    def remembers(self) -> bool:
        """Whether what is put into it may be found again."""
        return self._connection is not None

    def now_ns(self) -> int | None:
        """The present by the clock of the disk, in nanoseconds; None where nothing is remembered.

        Times of files are compared with this, since the machine's own clock may be another.
        """
        if self._connection is None or self._lock is None:
            return None
        os.utime(self._lock)
        return os.fstat(self._lock).st_mtime_ns

    def close(self) -> None:
        """Let go of the disk; the cache is empty from then on."""
        self._disconnect()
        if self._lock is not None:
            os.close(self._lock)
        self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _rows(self, query: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(query, values).fetchall()
        except _FAULTS as error:
            self._give_up(error)
            return []

    def _change(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._connection is None or not rows:
            return
        try:
            with self._connection:
                self._connection.executemany(statement, rows)
        except _FAULTS as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Be empty from now on, rather than wait or fail again at each step."""
        self._disconnect()
        if self._lock is not None:
            _remove_if_damaged(self._folder, self._lock, error)

    def _disconnect(self) -> None:
        if self._connection:
            with suppress(*_FAULTS):
                self._connection.close()
        self._connection = None


class NullCache(Cache):
    """A cache that remembers nothing, and touches no disk."""

    def __init__(self) -> None:
        super().__init__(Path(), None, None)


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while some := list(islice(rest, _KEYS_AT_ONCE)):
        yield some


def _checksum(key: str, value: bytes) -> bytes:
    """Bind a value to its key, so that neither can change or be swapped unnoticed."""
    name = key.encode(errors="surrogatepass")
    return hashlib.blake2b(name + b"\0" + value, digest_size=16).digest()


def _is_whole(key: object, checksum: object, value: object) -> bool:
    return isinstance(key, str) and isinstance(value, bytes) and checksum == _checksum(key, value)


def _prepare(folder: Path) -> int:
    """Make the folder and its signs, and take the shared lock.

    Raises:
        OSError: if this cannot be done, or the folder is a link.
    """
    folder.mkdir(0o700, exist_ok=True)
    if not stat.S_ISDIR(folder.lstat().st_mode):
        raise NotADirectoryError(folder)
    folder.chmod(0o700)
    for name, data in _SIGNS.items():
        with suppress(FileExistsError):
            _create(folder / name, data)
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    lock = os.open(folder / _LOCK, flags, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock


def _create(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123 -- it is open already
        file.write(data)


def _connect(folder: Path, version: str) -> sqlite3.Connection:
    """Open the database, with our tables and nothing else in it.

    Raises:
        _ForeignError: if there is something else in it, or in its place.
        OSError, sqlite3.Error: if it cannot be opened, read or written.
    """
    for name in _FILES:
        with suppress(FileNotFoundError):
            if not stat.S_ISREG((folder / name).lstat().st_mode):
                raise _ForeignError(f"{name} is not a file")
    connection = sqlite3.connect(folder / _DATABASE, timeout=_PATIENCE, check_same_thread=False)
    try:
        _set_up(connection, version)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, version: str) -> None:
    connection.text_factory = lambda text: text.decode(errors="replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2 * LARGEST_VALUE)
    for setting in ("trusted_schema=OFF", "cell_size_check=ON", "synchronous=OFF", "auto_vacuum=FULL"):
        connection.execute(f"PRAGMA {setting}")
    if not _tables(connection):
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            for statement in () if _tables(connection) else _SCHEMA:
                connection.execute(statement)
    if _tables(connection) != set(_SCHEMA):
        raise _ForeignError("other tables than ours")
    if connection.execute("SELECT version FROM about").fetchall() != [(version,)]:
        with connection:
            connection.execute("DELETE FROM entry")
            connection.execute("DELETE FROM about")
            connection.execute("INSERT INTO about VALUES (?)", (version,))


def _tables(connection: sqlite3.Connection) -> set[str]:
    """Name what the database holds, as it was declared; a planted view or trigger shows here."""
    rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {str(row[0]) for row in rows}


def _remove_if_damaged(folder: Path, lock: int, error: Exception) -> bool:
    """Remove the database if the fault lies in it and no other process has it open."""
    code = getattr(error, "sqlite_errorcode", -1)
    if not isinstance(error, _ForeignError) and code & 0xFF not in _DAMAGE:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for name in _FILES:
            (folder / name).unlink(missing_ok=True)
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
