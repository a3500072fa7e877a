"""Reading, writing and removing below an open folder, following no link.

Each function takes the folder as a file descriptor and goes down component by
component with ``O_NOFOLLOW``: a link planted in the output folder, or in the
journal, leads nowhere.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from journal.language import _
from journal.site.manifest import TEMPORARY, Fingerprint

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_CHUNK = 1 << 20


class Written(Struct, frozen=True):
    """A file that was just written."""

    content: Fingerprint
    mtime_ns: int


@contextmanager
def opened(folder: int | Path, parts: Iterable[str] = (), *, create: bool = False) -> Iterator[int]:
    """Open the folder that lies ``parts`` below; made on the way, for the owner alone, if asked for.

    Raises:
        FileNotFoundError: if it does not exist.
        NotADirectoryError: if a part of the way is a file or a link.
    """
    current = os.dup(folder) if isinstance(folder, int) else os.open(folder, _FOLDER & ~os.O_NOFOLLOW)
    try:
        for part in parts:
            below = _open_below(current, part, create=create)
            os.close(current)
            current = below
        yield current
    finally:
        os.close(current)


def _open_below(folder: int, name: str, *, create: bool) -> int:
    try:
        return _open_folder(folder, name)
    except FileNotFoundError:
        if not create:
            raise
    with suppress(FileExistsError):
        os.mkdir(name, 0o700, dir_fd=folder)
    return _open_folder(folder, name)


def _open_folder(folder: int, name: str) -> int:
    try:
        return os.open(name, _FOLDER, dir_fd=folder)
    except OSError:
        if _is_link(folder, name):
            raise NotADirectoryError(_("{name} is a symbolic link").format(name=name)) from None
        raise


def _is_link(folder: int, name: str) -> bool:
    found = status(folder, name)
    return found is not None and stat.S_ISLNK(found.st_mode)


def status(folder: int, name: str) -> os.stat_result | None:
    """Look at a name without following a link; None if there is nothing."""
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None


def open_regular(folder: int, name: str) -> int:
    """Open a regular file to read; never waits for the other end of a pipe.

    Raises:
        OSError: if it is missing, a link, anything but a regular file, or cannot be read.
    """
    descriptor = os.open(name, _READ, dir_fd=folder)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, _("not a regular file"), name)
    return descriptor


def read_whole(folder: int, name: str) -> bytes:
    """Read a regular file.

    Raises:
        OSError: as for :func:`open_regular`.
    """
    descriptor = open_regular(folder, name)
    try:
        return b"".join(chunks(descriptor))
    finally:
        os.close(descriptor)


def chunks(descriptor: int) -> Iterator[bytes]:
    """Read an open file to its end, a piece at a time."""
    while piece := os.read(descriptor, _CHUNK):
        yield piece


def fingerprint(pieces: Iterable[bytes]) -> Fingerprint:
    """Work out size and SHA-256 of what comes in pieces."""
    size, digest = 0, hashlib.sha256()
    for piece in pieces:
        size += len(piece)
        digest.update(piece)
    return Fingerprint(size, digest.hexdigest())


def write_whole(folder: int, name: str, pieces: Iterable[bytes], *, sync: bool = False) -> Written:
    """Write a file so that its name shows the old or the new content at every moment.

    The folder's writers must hold a lock: they share one temporary name. With ``sync``, the
    content is on the disk before the name shows it, and the name before this returns.

    Raises:
        OSError: if it cannot be written; the old file then stands, and no temporary one is left.
    """
    try:
        written = _write_temporary(folder, pieces, sync=sync)
        os.replace(TEMPORARY, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        drop(folder, TEMPORARY)
        raise
    if sync:
        os.fsync(folder)
    return written


def _write_temporary(folder: int, pieces: Iterable[bytes], *, sync: bool) -> Written:
    descriptor = _open_temporary(folder)
    try:
        content = fingerprint(_written(descriptor, pieces))
        if sync:
            os.fsync(descriptor)
        return Written(content, os.fstat(descriptor).st_mtime_ns)
    finally:
        os.close(descriptor)


def _open_temporary(folder: int) -> int:
    try:
        return os.open(TEMPORARY, _NEW, 0o600, dir_fd=folder)
    except FileExistsError:  # left by a build that was killed
        os.unlink(TEMPORARY, dir_fd=folder)
        return os.open(TEMPORARY, _NEW, 0o600, dir_fd=folder)


def _written(descriptor: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        yield piece


def drop(folder: int, name: str) -> None:
    """Remove a file of ours if it is there and can be removed."""
    with suppress(OSError):
        os.unlink(name, dir_fd=folder)


def drop_empty(top: int, parts: tuple[str, ...]) -> None:
    """Remove the folder ``parts`` below ``top`` and those above it that are empty, never ``top`` itself."""
    while parts:
        try:
            with opened(top, parts[:-1]) as folder:
                os.rmdir(parts[-1], dir_fd=folder)
        except FileNotFoundError:
            pass
        except OSError:
            return
        parts = parts[:-1]
