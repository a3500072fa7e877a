"""From pages in memory to files in a folder: whole at every moment, nothing else touched.

1. A page is replaced by renaming a finished file over it: each is the old or the new one.
2. Before the first page, the pending list names what will be written; after the last, the
   manifest is replaced. A build that was killed is therefore known to the next, which repairs.
3. Deleted is only what one of these lists names, what the new site lacks, and what still
   holds what we wrote. Everything else in the folder stays.
4. One build at a time, by a lock that dies with its process.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from journal.site.folder import (
    chunks,
    drop,
    drop_empty,
    fingerprint,
    open_regular,
    opened,
    write_whole,
)
from journal.site.manifest import TEMPORARY, Entry, Fingerprint, name_of
from journal.site.originals import FileCopy, Known, Page, UnreadableError, original, pieces, stamp_of
from journal.site.output import Output, announce, conclude, locked, naming
from journal.site.paths import above, by_folder, components, fault_of_path, folded
from journal.site.standing import look, undisturbed
from journal.site.target import RefusedTarget, check_target

__all__ = ["FileCopy", "Known", "Published", "RefusedTarget", "check_target", "publish"]

#: The site holds private things: wherever it is written, git passes it over.
_ALWAYS: Mapping[str, bytes] = {".gitignore": b"*\n"}


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did, in pages."""

    written: int
    unchanged: int
    deleted: int
    kept: tuple[str, ...] = ()
    """Pages the new site lacks but someone has changed: left as they are, and no longer ours."""
    unread: tuple[str, ...] = ()
    """Copies whose original could not be read: not written; an older copy stays."""
    stands: str = field(default="", compare=False)
    """Names what stands in the folder now, as :func:`stands` does; "" where a copy could not be read."""


class _Plan(Struct):
    """What stands already, and what needs writing."""

    entries: dict[str, Entry] = {}
    changed: dict[str, Fingerprint] = {}
    unread: set[str] = set()


def publish(output: Path, pages: Mapping[str, Page], *, root: Path, clean: bool = False) -> Published:
    """Make ``output`` hold exactly these pages, besides what others put there.

    Args:
        output: the folder of the site; made if it is missing.
        pages: what each path, relative and with forward slashes, shall hold.
        root: the journal's folder, which ``output`` may lie in but not be.
        clean: write every page, also where it stands already.

    Raises:
        RefusedTarget: if ``output`` is dangerous or not ours, or something of another
            kind stands where a page or a folder belongs.
        OSError: if the disk is full or fails; every page is then the old or the new one,
            and publishing again mends the rest.
        ValueError: for a path that is no page's (a mistake of ours).
    """
    wanted = {**_ALWAYS, **pages}
    _check_paths(wanted)
    check_target(output, root)
    with locked(output, root) as site:
        stale = sorted((site.entries.keys() | site.pending.keys()) - wanted.keys())
        first = {*_in_the_way(stale, wanted), *(path for path in stale if path not in site.entries)}
        _sweep(site, wanted)
        fates = {path: _prune(site, path) for path in sorted(first, reverse=True)}
        plan = _plan(site, wanted, clean=clean)
        if plan.changed:
            announce(site, plan.changed)
        _write(site, wanted, plan)
        fates |= {path: _prune(site, path) for path in stale if path not in fates}
        conclude(site, plan.entries)
    return _report(pages.keys(), plan, fates)


def _report(paths: Iterable[str], plan: _Plan, fates: Mapping[str, str]) -> Published:
    states = ["unread" if p in plan.unread else "written" if p in plan.changed else "same" for p in paths]
    return Published(
        written=states.count("written"),
        unchanged=states.count("same"),
        deleted=sum(fate == "deleted" for fate in fates.values()),
        kept=tuple(sorted(path for path, fate in fates.items() if fate == "kept")),
        unread=tuple(sorted(plan.unread)),
        stands="" if plan.unread else name_of(plan.entries),
    )


# --- paths


def _check_paths(paths: Iterable[str]) -> None:
    known = set(paths)
    for path in sorted(known):
        if reason := fault_of_path(path):
            raise ValueError(f"{path!r} {reason}")
        if clash := known.intersection(above(path)):
            raise ValueError(f"{min(clash)!r} is a page and a folder")


def _in_the_way(stale: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """Name the old pages that stand where a new page or folder belongs.

    Letter case is seen through: where the disk does, two names may be one file.
    """
    pages = {folded(path) for path in wanted}
    folders = {folded(folder) for path in wanted for folder in above(path)}
    taken = pages | folders
    return [
        path
        for path in stale
        if folded(path) in taken or any(folded(folder) in pages for folder in above(path))
    ]


# --- removing


def _sweep(site: Output, wanted: Iterable[str]) -> None:
    """Remove the unfinished file that a killed build may have left in a folder of ours."""
    drop(site.top, TEMPORARY)
    if not site.interrupted:
        return
    for parts, _ in by_folder({*wanted, *site.entries, *site.pending}):
        try:
            with opened(site.top, parts) as folder:
                drop(folder, TEMPORARY)
        except (FileNotFoundError, NotADirectoryError):
            continue


def _prune(site: Output, path: str) -> str:
    """Delete a page that the new site lacks, unless someone changed it: "deleted", "kept" or "gone"."""
    *parts, name = components(path)
    try:
        with opened(site.top, parts) as folder:
            if not _is_untouched(folder, name, site.claims(path)):
                return "kept"
            with naming(site, path):
                os.unlink(name, dir_fd=folder)
        fate = "deleted"
    except FileNotFoundError:
        fate = "gone"
    except NotADirectoryError:
        return "kept"
    drop_empty(site.top, tuple(parts))
    return fate


def _is_untouched(folder: int, name: str, ours: frozenset[Fingerprint]) -> bool:
    """Whether a file holds what we wrote.

    Raises:
        FileNotFoundError: if there is no such file.
    """
    found = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if not stat.S_ISREG(found.st_mode) or found.st_size not in {content.size for content in ours}:
        return False
    try:
        descriptor = open_regular(folder, name)
    except FileNotFoundError:
        raise
    except OSError:
        return False
    try:
        return fingerprint(chunks(descriptor)) in ours
    finally:
        os.close(descriptor)


# --- planning


def _plan(site: Output, wanted: Mapping[str, Page], *, clean: bool) -> _Plan:
    plan = _Plan()
    for parts, paths in by_folder(wanted):
        for path, found in look(site, parts, paths).items():
            _consider(site, plan, path, wanted[path], None if clean else undisturbed(site, path, found))
    return plan


def _consider(site: Output, plan: _Plan, path: str, page: Page, standing: Entry | None) -> None:
    """Decide whether a page stands already or needs writing."""
    try:
        content, stamp = _content(site, page, standing)
    except UnreadableError:
        _leave(site, plan, path)
        return
    if standing and standing.content == content:
        plan.entries[path] = Entry(content, standing.mtime_ns, stamp)
    else:
        plan.changed[path] = content


def _content(site: Output, page: Page, standing: Entry | None) -> tuple[Fingerprint, tuple[int, ...]]:
    if isinstance(page, bytes):
        return fingerprint([page]), ()
    if isinstance(page, Known):
        return page.content, ()
    with original(page) as descriptor:
        stamp = stamp_of(descriptor, site.now_ns)
        if standing and stamp and standing.source == stamp:
            return standing.content, stamp
        return fingerprint(pieces(descriptor)), stamp


def _leave(site: Output, plan: _Plan, path: str) -> None:
    """Leave a copy as it is, because its original cannot be read."""
    plan.unread.add(path)
    if path in site.entries:
        plan.entries[path] = site.entries[path]


# --- writing


def _write(site: Output, wanted: Mapping[str, Page], plan: _Plan) -> None:
    for parts, paths in by_folder(plan.changed):
        with naming(site, "/".join(parts)), opened(site.top, parts, create=True) as folder:
            for path in paths:
                with naming(site, path):
                    _write_page(site, plan, folder, path, wanted[path])


def _write_page(site: Output, plan: _Plan, folder: int, path: str, page: Page) -> None:
    name = components(path)[-1]
    if not isinstance(page, FileCopy):
        written = write_whole(folder, name, [page.make() if isinstance(page, Known) else page])
        plan.entries[path] = Entry(written.content, written.mtime_ns)
        return
    try:
        with original(page) as descriptor:
            before = stamp_of(descriptor, site.now_ns)
            written = write_whole(folder, name, pieces(descriptor))
            after = stamp_of(descriptor, site.now_ns)
    except UnreadableError:
        _leave(site, plan, path)
        return
    plan.entries[path] = Entry(written.content, written.mtime_ns, before if before == after else ())
