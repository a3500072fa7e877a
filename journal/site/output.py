"""The output folder while a build has it to itself: its lock, and what earlier builds left word of."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from journal.language import _
from journal.site.folder import drop, opened, read_whole, write_whole
from journal.site.manifest import (
    LOCK,
    MANIFEST,
    PENDING,
    Entry,
    Fingerprint,
    format_manifest,
    format_pending,
    parse_manifest,
    parse_pending,
)
from journal.site.target import RefusedTarget, check_target


class Output(Struct):
    """The output folder, open and locked."""

    path: Path
    top: int
    """The open folder."""
    now_ns: int
    """When the lock was taken, by the clock of the file system."""
    entries: dict[str, Entry] = {}
    """Pages as the manifest says they stand on disk."""
    pending: dict[str, frozenset[Fingerprint]] = {}
    """What builds that were killed had begun to write."""
    interrupted: bool = False
    """Whether the last build did not get to its end."""

    def claims(self, path: str) -> frozenset[Fingerprint]:
        """Name the contents that are of our writing at a path."""
        entry = self.entries.get(path)
        return self.pending.get(path, frozenset()) | ({entry.content} if entry else set())


@contextmanager
def locked(path: Path, root: Path) -> Iterator[Output]:
    """Open the output folder, made if it is missing; wait for other builds and keep them waiting.

    The lock is the system's: it ends with the process, and its file stays for good.

    Raises:
        RefusedTarget: if the folder is not one to write to.
        OSError: if it cannot be opened or locked.
    """
    path = _plain(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        with _folder_and_lock(path) as (top, lock):
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not _is_still(path, top, lock):
                continue  # removed while we waited: begin anew
            check_target(path, root)
            os.utime(lock)
            output = Output(path, top, os.fstat(lock).st_mtime_ns)
            _recall(output)
            yield output
            return


def _plain(path: Path) -> Path:
    """Resolve the folders above the path folder, but not itself."""
    if path.name in {"", ".."}:
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent)) / path.name


@contextmanager
def _folder_and_lock(path: Path) -> Iterator[tuple[int, int]]:
    path.mkdir(0o700, exist_ok=True)
    with opened(path.parent, [path.name]) as top:
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        lock = os.open(LOCK, flags, 0o600, dir_fd=top)
        try:
            yield top, lock
        finally:
            os.close(lock)


def _is_still(path: Path, top: int, lock: int) -> bool:
    """Whether the path and the lock's name still lead to what is open."""
    try:
        folder, name = path.lstat(), os.stat(LOCK, dir_fd=top, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return os.path.samestat(folder, os.fstat(top)) and os.path.samestat(name, os.fstat(lock))


def _recall(output: Output) -> None:
    """Read what earlier builds left word of; of a damaged manifest nothing is believed."""
    manifest, pending = _read(output, MANIFEST), _read(output, PENDING)
    if manifest is None:
        os.fchmod(output.top, 0o700)
        _write(output, MANIFEST, format_manifest({}))  # from now on the folder is known as ours
        return
    entries = parse_manifest(manifest)
    output.interrupted = pending is not None or entries is None
    if entries is not None:
        output.entries = entries
        output.pending = parse_pending(pending or b"") or {}


def announce(output: Output, changed: Mapping[str, Fingerprint]) -> None:
    """Leave word of what is about to be written, for the next build in case this one is killed."""
    added = {path: output.pending.get(path, frozenset()) | {content} for path, content in changed.items()}
    _write(output, PENDING, format_pending({**output.pending, **added}))


def conclude(output: Output, entries: Mapping[str, Entry]) -> None:
    """Replace the manifest, as the last thing a build does."""
    if output.interrupted or entries != output.entries:
        _write(output, MANIFEST, format_manifest(entries))
    drop(output.top, PENDING)


def _read(output: Output, name: str) -> bytes | None:
    try:
        return read_whole(output.top, name)
    except FileNotFoundError:
        return None


def _write(output: Output, name: str, data: bytes) -> None:
    with naming(output, name):
        write_whole(output.top, name, [data], sync=True)


@contextmanager
def naming(output: Output, path: str) -> Iterator[None]:
    """Let an error name the file it is about.

    Raises:
        RefusedTarget: if something stands where a folder belongs.
        OSError: any other, with the path filled in.
    """
    try:
        yield
    except (NotADirectoryError, IsADirectoryError) as error:
        message = _(
            "{path} cannot be written: a file, link or folder that this program did not "
            "make stands there or on the way. Move it out of the site's folder."
        )
        raise RefusedTarget(message.format(path=output.path / path)) from error
    except OSError as error:
        if str(error.filename).startswith(str(output.path)):
            raise
        raise OSError(error.errno, error.strerror or str(error), str(output.path / path)) from error
