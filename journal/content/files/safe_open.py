"""Opening a file of the journal without being led out of it and without waiting.

Each folder on the way is opened by its own, no link followed; a link that stays
inside is resolved first and then opened the same way. So what is read is what was
checked, even if somebody swaps a folder for a link meanwhile.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from journal.language import _

#: Bytes of a picture or another attachment that are read.
ATTACHMENT_LIMIT = 100 * 1024 * 1024

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_IS_LINK = {errno.ELOOP, errno.ENOTDIR}


class LeadsOutsideError(PermissionError):
    """A path, or a link on it, leads out of the folder that it must stay in."""


class TooLargeError(OSError):
    """A file is larger than what is read of one."""

    def __init__(self, path: str, size: int) -> None:
        super().__init__(errno.EFBIG, _("the file is too large"), path)
        self.size = size


def read_safely(base: Path, path: str, limit: int) -> bytes:
    """Read a regular file below a folder, once and whole.

    Args:
        base: the folder; may itself be a link.
        path: below it, with forward slashes.
        limit: the most bytes that are read.

    Raises:
        LeadsOutsideError: if the path or a link leads out of ``base``.
        TooLargeError: if there are more bytes.
        OSError: if it is missing, unreadable or no regular file.
    """
    parts = path.split("/")
    if any(part in {"", ".", ".."} or "\0" in part for part in parts):
        raise LeadsOutsideError(errno.EACCES, _("the path leads outside"), path)
    try:
        descriptor = _open(base, parts)
    except OSError as error:
        if error.errno not in _IS_LINK:
            raise
        descriptor = _open(base, inside(base, path).split("/"))
    return _read_regular(descriptor, path, limit)


def inside(base: Path, path: str) -> str:
    """Resolve all links on a path: where it really leads, below ``base``.

    Raises:
        LeadsOutsideError: if that is not below ``base``.
        OSError: if it leads nowhere, or round in a circle.
    """
    top = os.path.realpath(base, strict=True)
    real = os.path.realpath(base / path)
    if os.path.commonpath([top, real]) != top or real == top:
        raise LeadsOutsideError(errno.EACCES, _("the link leads outside"), path)
    return Path(os.path.realpath(base / path, strict=True)).relative_to(top).as_posix()


def _open(base: Path, parts: list[str]) -> int:
    folder = os.open(base, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for part in parts[:-1]:
            below = os.open(part, _FLAGS | os.O_DIRECTORY, dir_fd=folder)
            os.close(folder)
            folder = below
        return os.open(parts[-1], _FLAGS, dir_fd=folder)
    finally:
        os.close(folder)


def _read_regular(descriptor: int, path: str, limit: int) -> bytes:
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, _("not a regular file"), path)
        data = file.read(status.st_size + 1) if status.st_size <= limit else b""
        if len(data) > status.st_size:  # grown meanwhile; to ask for the limit at once costs its memory
            data += file.read(limit + 1 - len(data))
    size = max(len(data), status.st_size)
    if size > limit:
        raise TooLargeError(path, size)
    return data
