"""Careful changes to the writer's files: each is the old or the new one, whatever happens.

A file is written beside its place under a temporary name, brought to the disk,
and only then given its name; a new one only if the name is free, a changed one
only if it still holds what the change was worked out from. Then the folder is
brought to the disk: when a function returns, a power cut loses nothing.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path

from journal.language import _

#: How unfinished files are called; the reader passes over names that start with a full stop.
TEMPORARY_PREFIX = ".journal-tmp-"
_TEMPORARY = re.compile(re.escape(TEMPORARY_PREFIX) + "[0-9a-f]{16}")

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC

#: What a file system without hard links says when asked for one.
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EOPNOTSUPP})


class ChangedMeanwhile(Exception):  # noqa: N818 -- named for what happened, as in FileNotFound
    """A file no longer holds what the change was worked out from; it was left as it is."""

    def __init__(self, path: Path) -> None:
        message = _("{path} was changed meanwhile, and was left as it is. Look at it and try again.")
        super().__init__(message.format(path=path))
        self.path = path


def create(path: Path, data: bytes, *, root: Path | None = None) -> None:
    """Write a new file; missing folders above it are made.

    Args:
        path: the file.
        data: what it shall hold.
        root: the folder that the file, links followed, must lie in.

    Raises:
        FileExistsError: if something stands there, a link that leads nowhere included.
        OSError: if it cannot be written; then there is no such file, or a whole one.
    """
    real = _inside(path.parent, root) / path.name
    made = _make_folders(real.parent)
    try:
        with _about(path), _opened(real.parent) as folder:
            if _status(folder, path.name):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            with _temporary(folder, data, None) as name:
                _give_name(folder, name, path.name)
            os.fsync(folder)
    except BaseException:
        _remove_empty(made)
        raise


def replace(path: Path, old: bytes, new: bytes, *, root: Path | None = None) -> None:
    """Put new content in the place of the old; it keeps its mode, and its owner where that is allowed.

    Args:
        path: the file. Behind a link, the file it leads to is changed.
        old: what the file held when the change was worked out.
        new: what it shall hold.
        root: the folder that the file, links followed, must lie in; without it, ``path`` must not be a link.

    Raises:
        ChangedMeanwhile: if the file holds anything but ``old``, or is gone.
        OSError: if it cannot be read or written, or may not be, or lies outside ``root``;
            the file is then the old or the new one.
    """
    if root is None and path.is_symlink():
        raise OSError(errno.ELOOP, _("is a symbolic link; change the file it leads to"), str(path))
    real = _inside(path, root)
    with _about(path), _opened(real.parent) as folder:
        before = _check(folder, real.name, old, path)
        with _temporary(folder, new, before) as name:
            if not _is_same(before, _status(folder, real.name)):
                raise ChangedMeanwhile(path)
            os.replace(name, real.name, src_dir_fd=folder, dst_dir_fd=folder)
        os.fsync(folder)


def _inside(path: Path, root: Path | None) -> Path:
    """Follow links to the place itself, if it lies where changes are allowed."""
    real = Path(os.path.realpath(path))
    if root is not None and not real.is_relative_to(os.path.realpath(root)):
        raise OSError(errno.EXDEV, _("leads outside the journal and is not changed"), str(path))
    return real


@contextmanager
def _about(path: Path) -> Iterator[None]:
    """Let an error name the file that was to be written."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


# --- creating


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it that are missing; each is on the disk when this returns."""
    missing = list(takewhile(lambda place: not place.is_dir(), (folder, *folder.parents)))[::-1]
    for place in missing:
        try:
            place.mkdir(exist_ok=True)
        except FileExistsError:
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(place)) from None
        with _opened(place.parent) as above:
            os.fsync(above)
    return missing


def _remove_empty(folders: list[Path]) -> None:
    with suppress(OSError):
        for folder in reversed(folders):
            folder.rmdir()


def _give_name(folder: int, temporary: str, name: str) -> None:
    """Give a finished file its name, if that is free.

    Raises:
        FileExistsError: if the name is taken.
    """
    try:
        os.link(temporary, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _give_name_without_links(folder, temporary, name)


def _give_name_without_links(folder: int, temporary: str, name: str) -> None:
    """Reserve the name with an empty file, then rename over it."""
    descriptor = os.open(name, _NEW, 0o600, dir_fd=folder)
    try:
        os.close(descriptor)
        os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        os.unlink(name, dir_fd=folder)
        raise


# --- replacing


def _check(folder: int, name: str, old: bytes, path: Path) -> os.stat_result:
    """Make sure that a file holds what the change was worked out from, and may be written."""
    try:
        descriptor = os.open(name, _READ, dir_fd=folder)
    except FileNotFoundError:
        raise ChangedMeanwhile(path) from None
    with open(descriptor, "rb") as file:  # noqa: PTH123 -- it is open already
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or file.read(len(old) + 1) != old:
            raise ChangedMeanwhile(path)
        if not os.access(name, os.W_OK, dir_fd=folder):
            raise PermissionError(errno.EACCES, _("is write-protected"))
    return found


def _status(folder: int, name: str) -> os.stat_result | None:
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None


def _is_same(before: os.stat_result, now: os.stat_result | None) -> bool:
    def marks(found: os.stat_result) -> tuple[int, ...]:
        return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)

    return now is not None and marks(before) == marks(now)


# --- the temporary file


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, _FOLDER)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _temporary(folder: int, data: bytes, like: os.stat_result | None) -> Iterator[str]:
    """Write a file beside the final one and bring it to the disk; gone afterwards, unless renamed.

    Its lock says that its writer lives; see :func:`_sweep`.
    """
    _sweep(folder)
    descriptor, name = _open_temporary(folder, 0o600 if like else 0o644)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if like:
            _take_after(descriptor, like)
        os.fsync(descriptor)
        yield name
    finally:
        with suppress(OSError):
            os.unlink(name, dir_fd=folder)
        os.close(descriptor)


def _open_temporary(folder: int, mode: int) -> tuple[int, str]:
    while True:
        name = TEMPORARY_PREFIX + secrets.token_hex(8)
        descriptor = os.open(name, _NEW, mode, dir_fd=folder)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return descriptor, name
        os.close(descriptor)  # swept away by another before it was locked


def _take_after(descriptor: int, like: os.stat_result) -> None:
    """Give a new file the owner and mode of the one it replaces."""
    mine = os.fstat(descriptor)
    if (mine.st_uid, mine.st_gid) != (like.st_uid, like.st_gid):
        with suppress(PermissionError):
            os.fchown(descriptor, like.st_uid, like.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(like.st_mode))


def _sweep(folder: int) -> None:
    """Remove what writers that were killed left in a folder: no lock is held on it any more."""
    for name in os.listdir(folder):
        if _TEMPORARY.fullmatch(name):
            with suppress(OSError):
                _remove_if_left(folder, name)


def _remove_if_left(folder: int, name: str) -> None:
    descriptor = os.open(name, _READ, dir_fd=folder)
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(name, dir_fd=folder)
    finally:
        os.close(descriptor)
