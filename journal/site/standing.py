"""What stands in the folder of a site, compared with what the last build left there."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from journal.site.folder import fingerprint, opened, read_whole, status
from journal.site.manifest import name_of
from journal.site.output import locked, naming
from journal.site.paths import by_folder, components

if TYPE_CHECKING:
    from pathlib import Path

    from journal.site.manifest import Entry, Fingerprint
    from journal.site.output import Output


def stands(output: Path, root: Path) -> str:
    """Name what stands in the folder of a site; "" if it is not what the last build left there.

    Raises:
        RefusedTarget, OSError: as for :func:`publish`.
    """
    with locked(output, root) as site:
        is_whole = not site.interrupted and len(_standing(site)) == len(site.entries)
        return name_of(site.entries) if is_whole else ""


def standing(output: Path, root: Path) -> dict[str, Fingerprint]:
    """What each page holds that stands in the folder of a site as the last build left it there.

    Raises:
        RefusedTarget, OSError: as for :func:`publish`.
    """
    with locked(output, root) as site:
        return _standing(site)


def stood(output: Path, path: str, content: Fingerprint) -> bytes | None:
    """What a page holds that the last build left there; None where it holds anything else by now."""
    *parts, name = components(path)
    try:
        with opened(output, parts) as folder:
            page = read_whole(folder, name)
    except OSError:
        return None
    return page if fingerprint([page]) == content else None


def _standing(site: Output) -> dict[str, Fingerprint]:
    folders = [look(site, parts, paths) for parts, paths in by_folder(site.entries)]
    looks = [look for found in folders for look in found.items()]
    return {path: entry.content for path, look in looks if (entry := undisturbed(site, path, look))}


def look(site: Output, parts: tuple[str, ...], paths: list[str]) -> dict[str, os.stat_result | None]:
    """Look at what stands on disk where pages of one folder belong."""
    with naming(site, "/".join(parts)):
        try:
            with opened(site.top, parts) as folder:
                found = {path: status(folder, components(path)[-1]) for path in paths}
        except FileNotFoundError:
            found = dict.fromkeys(paths)
    for path, stat_result in found.items():
        with naming(site, path):
            if stat_result and stat.S_ISDIR(stat_result.st_mode):
                raise IsADirectoryError
    return found


def undisturbed(site: Output, path: str, found: os.stat_result | None) -> Entry | None:
    """Find what the manifest says of a page, if the page still stands as it was written."""
    entry = site.entries.get(path)
    if entry is None or found is None or not stat.S_ISREG(found.st_mode):
        return None
    stands = (found.st_size, found.st_mtime_ns) == (entry.content.size, entry.mtime_ns)
    return entry if stands else None
