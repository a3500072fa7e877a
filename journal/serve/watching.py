"""Watching the writer's folders: the only user of watchdog."""

from __future__ import annotations

import errno
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct
from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from journal.language import _
from journal.serve.changes import Changes, is_noise

#: Where the system says when a writer closes a file. Elsewhere, quiet alone must tell.
_TELLS_OF_CLOSING = sys.platform.startswith("linux")
_CHANGES = frozenset(
    {EVENT_TYPE_CREATED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED, EVENT_TYPE_DELETED, EVENT_TYPE_CLOSED}
)


class Sources(Struct, frozen=True):
    """What a site is made from."""

    root: Path
    files: tuple[str, ...]
    """Names of files directly in ``root``."""
    folders: tuple[str, ...]
    """Names of folders directly in ``root``, watched with all that is below them; they may come and go."""


@contextmanager
def watching(sources: Sources, changes: Changes) -> Iterator[None]:
    """Note every change of the sources, until the end of the block.

    Folders are watched, not files: a file that is replaced is another one.

    Raises:
        OSError: if the root cannot be watched.
    """
    # A folder that appears while its parent is being looked at is met twice: watchdog keeps the
    # second watch, which is right, and warns of it, which helps no writer.
    warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
    observer = Observer()
    watcher = _Watcher(observer, sources, changes)
    observer.start()
    try:
        watcher.begin()
        yield
    finally:
        observer.stop()
        observer.join()


class _Watcher(FileSystemEventHandler):
    """Hears of changes directly in the root, and looks after the folders that are watched whole."""

    def __init__(self, observer: BaseObserver, sources: Sources, changes: Changes) -> None:
        self._observer = observer
        self._sources = sources
        self._changes = changes
        self._root = os.path.realpath(sources.root)
        self._watches: dict[str, ObservedWatch] = {}

    def begin(self) -> None:
        """Watch the root itself, then what is in it."""
        self._observer.schedule(self, self._root, recursive=False)
        for name in self._sources.folders:
            self._follow(name)

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take note of what happened to one of our files or folders."""
        for name, finished in _changed(event, self._root):
            if name in self._sources.folders:
                self._follow(name)
                self._changes.add(name)
            elif name in self._sources.files:
                self._changes.add(name, unfinished=not finished)

    def _follow(self, name: str) -> None:
        """Watch a folder that came, instead of the one that was there under its name."""
        before = self._watches.pop(name, None)
        if before is not None:
            with suppress(KeyError):
                self._observer.unschedule(before)
        folder = os.path.realpath(os.path.join(self._root, name))  # noqa: PTH118 -- watchdog speaks in strings
        if os.path.isdir(folder):  # noqa: PTH112 -- as above
            with suppress(FileNotFoundError):
                self._watches[name] = self._schedule(name, folder)

    def _schedule(self, name: str, folder: str) -> ObservedWatch:
        try:
            return self._observer.schedule(_Follower(name, folder, self._changes), folder, recursive=True)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                text = _("cannot be watched: the system's limit is reached ({setting})")
                text = text.format(setting="fs.inotify.max_user_watches")
                raise OSError(errno.ENOSPC, text, folder) from error
            raise


class _Follower(FileSystemEventHandler):
    """Hears of changes in one folder and all below it."""

    def __init__(self, name: str, folder: str, changes: Changes) -> None:
        self._name = name
        self._folder = folder
        self._changes = changes

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take note of what happened, if it is not an editor's own business."""
        for path, finished in _changed(event, self._folder):
            if not is_noise(path, is_folder=event.is_directory):
                self._changes.add(f"{self._name}/{path}", unfinished=not finished)


def _changed(event: FileSystemEvent, folder: str) -> Iterator[tuple[str, bool]]:
    """Name what an event changed, below ``folder``, and whether its writer is done with it."""
    if event.event_type not in _CHANGES or (event.is_directory and event.event_type == EVENT_TYPE_MODIFIED):
        return
    finished = event.event_type != EVENT_TYPE_MODIFIED or not _TELLS_OF_CLOSING
    for place in (event.src_path, event.dest_path):
        path = os.fsdecode(place)
        if path.startswith(folder + os.sep):
            yield path.removeprefix(folder + os.sep), finished
