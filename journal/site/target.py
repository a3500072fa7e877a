"""Which folders a site may be written to (PROMISES 4)."""

from __future__ import annotations

import os
import pwd
import stat
from contextlib import suppress
from pathlib import Path

from journal.language import _
from journal.site.manifest import MANIFEST, OWN_NAMES

#: Folders of a journal that hold what the writer wrote or what belongs to others.
_NEVER_INSIDE = ("contacts", "templates", ".git", ".journal-cache")


class RefusedTarget(Exception):  # noqa: N818 -- named for what happened, as in FileNotFound
    """A folder that a site is not written to; the message says why and what to do."""


def check_target(output: Path, root: Path) -> None:
    """Make sure that a site may be written to ``output``; nothing is changed.

    Allowed are a new folder, an empty one, and one that an earlier build wrote.

    Raises:
        RefusedTarget: for the home folder, the journal or what holds it, its
            sources or anything inside them, a file, a link, and a folder that
            holds something but was not written by us.
        OSError: if the folder cannot be looked into.
    """
    _refuse_dangerous(output, root)
    try:
        found = output.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(found.st_mode):
        message = _("{output} is a symbolic link. Name the folder itself that it leads to.")
        raise RefusedTarget(message.format(output=output))
    if not stat.S_ISDIR(found.st_mode):
        raise RefusedTarget(_advised(_("{output} is not a folder.").format(output=output)))
    if not _is_free_or_ours(output):
        message = _("{output} holds files that this program did not write.")
        raise RefusedTarget(_advised(message.format(output=output)))


def _is_free_or_ours(output: Path) -> bool:
    names = set(os.listdir(output))  # noqa: PTH208 -- names are enough
    if MANIFEST in names and stat.S_ISREG((output / MANIFEST).lstat().st_mode):
        return True
    return names <= OWN_NAMES - {MANIFEST}


def _refuse_dangerous(output: Path, root: Path) -> None:
    if ".git" in Path(os.path.realpath(output)).parts:
        raise RefusedTarget(_advised(_("{output} belongs to git.").format(output=output)))
    if _holds(output, root):
        message = _("{output} is the folder of your journal, or holds it.")
        raise RefusedTarget(_advised(message.format(output=output)))
    if any(_holds(output, home) for home in _homes()):
        message = _("{output} is your home folder, or holds it.")
        raise RefusedTarget(_advised(message.format(output=output)))
    for name in _NEVER_INSIDE:
        if _holds(root / name, output) or _holds(output, root / name):
            message = _("{output} would write into '{name}' of your journal.")
            raise RefusedTarget(_advised(message.format(output=output, name=name)))


def _advised(refusal: str) -> str:
    """A refusal, and what to do instead."""
    advice = _("Choose a new or empty folder of its own, such as '{name}'.").format(name="site")
    return f"{refusal} {advice}"


def _holds(outer: Path, inner: Path) -> bool:
    """Whether ``inner`` is ``outer`` or lies below it, links and letter case seen through."""
    real = Path(os.path.realpath(inner))
    if real.is_relative_to(os.path.realpath(outer)):
        return True
    with suppress(OSError):
        identity = outer.stat()
        return any(_is_same(place, identity) for place in (real, *real.parents))
    return False


def _is_same(place: Path, identity: os.stat_result) -> bool:
    try:
        return os.path.samestat(place.stat(), identity)
    except OSError:
        return False


def _homes() -> list[Path]:
    """The user's home folder as the session and as the system's list of users say it."""
    homes = []
    with suppress(RuntimeError):
        homes.append(Path.home())
    with suppress(KeyError):
        homes.append(Path(pwd.getpwuid(os.getuid()).pw_dir))
    return homes
