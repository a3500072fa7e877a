"""Bytes put aside by several processes until they are needed, so that nobody holds them in memory.

They lie in files without a name, which are gone with the last process that has them open; on the disk on
which they are to stand, since another, say that of ``/tmp``, may be full, or open to others.
"""

from __future__ import annotations

import os
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from journal.build.parallel import number

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self


class Aside(Struct, frozen=True):
    """Where bytes lie that were put aside."""

    file: int
    start: int
    size: int


class Spool:
    """A place to put bytes aside, for processes that work together."""

    def __init__(self, jobs: int, near: Path) -> None:
        """Have a file ready for each of these processes; they share none, and need not wait for each other.

        Args:
            jobs: how many processes.
            near: what stands on the disk that is meant, or will.

        Raises:
            OSError: where none can be made.
        """
        folder = next(each for each in (near, *near.absolute().parents) if each.is_dir())
        self._files: list[IO[bytes]] = [
            TemporaryFile(buffering=0, dir=folder)  # noqa: SIM115 -- closed with all of them
            for _ in range(max(1, jobs))
        ]

    def put(self, data: bytes) -> Aside:
        """Put bytes aside.

        Raises:
            OSError: where the disk is full.
        """
        file = number()
        descriptor = self._files[file].fileno()
        start = end = os.lseek(descriptor, 0, os.SEEK_END)
        rest = memoryview(data)
        while rest:
            taken = os.pwrite(descriptor, rest, end)
            end, rest = end + taken, rest[taken:]
        return Aside(file, start, len(data))

    def get(self, aside: Aside) -> bytes:
        """The bytes that were put aside.

        Raises:
            OSError: where they cannot be read.
        """
        parts, start, left = [], aside.start, aside.size
        while left and (part := os.pread(self._files[aside.file].fileno(), left, start)):
            parts.append(part)
            start, left = start + len(part), left - len(part)
        return b"".join(parts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files:
            file.close()
