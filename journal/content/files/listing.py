"""What lies in a journal, found without opening a file.

Everything below ``contacts/`` is listed, passed over by a rule that is written
down, or reported; links are followed only to files inside (FORMAT "Where things are").
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from journal.content.files.safe_open import LeadsOutsideError, inside
from journal.diagnostics import fault, in_order, visible
from journal.language import _

if TYPE_CHECKING:
    from journal.diagnostics import Diagnostic

CONTACTS = "contacts"
SETTINGS = "journal.yaml"

#: So long after a change, in nanoseconds, the clock of every file system has moved on.
FRESH_NS = 2_000_000_000

#: Folders below ``contacts/`` that may lie in each other.
DEEPEST = 20

_MARKDOWN = {".md", ".markdown"}
_PASSED_OVER = {"readme", "index"}
_TEMPORARY = {".swp", ".swo", ".swx", ".tmp", ".bak", ".orig"}


class Entry(NamedTuple):
    """A file as the walk found it; equal entries hold equal bytes, but see :meth:`is_fresh`."""

    path: str
    """Below the root, with forward slashes, as it is on disk."""
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    def is_fresh(self, now_ns: int) -> bool:
        """Whether it changed so shortly before that it may change again and look the same.

        The time of change in its directory entry (``ctime``) is the system's own: no program sets it back.
        """
        return max(self.mtime_ns, self.ctime_ns) > now_ns - FRESH_NS


class Listing(Struct, frozen=True):
    """What lies in a journal."""

    files: tuple[Entry, ...]
    """The Markdown files, by path."""
    settings: Entry | None
    others: frozenset[str]
    """Paths of the regular files below ``contacts/`` that are not Markdown."""
    diagnostics: tuple[Diagnostic, ...]
    links: tuple[tuple[str, str], ...] = ()
    """Those of them that are links, each with the file below ``contacts/`` that it leads to."""
    looks: tuple[Entry, ...] = ()
    """How each of ``others`` looks, by path."""


def walk(root: Path) -> Listing:
    """List what lies in a journal, without reading it.

    Raises:
        FileNotFoundError: if there is no folder ``contacts``.
        NotADirectoryError: if ``contacts`` is no folder.
        PermissionError: if ``contacts`` may not be read.
    """
    contacts = root / CONTACTS
    if not os.path.lexists(contacts):
        raise FileNotFoundError(
            _("there is no folder {name} in {place}").format(name=repr(CONTACTS), place=root)
        )
    if not contacts.is_dir():
        raise NotADirectoryError(_("{path} is not a folder").format(path=contacts))
    found = _Found(root, str(root))
    try:
        names = _names(contacts)
    except PermissionError:
        raise PermissionError(_("the folder {path} may not be read").format(path=contacts)) from None
    _visit(found, CONTACTS, names, 0)
    settings = _settings(found)
    return Listing(
        tuple(sorted(found.files)),
        settings,
        frozenset(found.others),
        in_order(found.faults),
        tuple(found.links),
        tuple(found.others[path] for path in sorted(found.others)),
    )


def look_again(root: Path, path: str) -> Entry | None:
    """A file that was found before; None where there is no regular file any more."""
    try:
        status = (root / path).lstat()
    except OSError:
        return None
    return _entry(path, status) if stat.S_ISREG(status.st_mode) else None


def base_of(root: Path, path: str) -> tuple[Path, str]:
    """The folder that links on a path may not lead out of, and the path below it."""
    if path.startswith(CONTACTS + "/"):
        return root / CONTACTS, path.removeprefix(CONTACTS + "/")
    return root, path


def leads_outside(path: str) -> Diagnostic:
    """Report a link that is not followed because of where it leads."""
    message = _("this link leads out of the journal and is not followed")
    return fault("outside-link", path, None, message, help=_("copy the file to where the link is"))


def unreadable(path: str, error: OSError) -> Diagnostic:
    """Report what the system would not let us read."""
    message = _("this cannot be read: {reason}") if error.strerror else _("this cannot be read")
    message = message.format(reason=(error.strerror or "").lower())
    is_loop = error.errno == errno.ELOOP
    help_ = _("a link leads round in a circle") if is_loop else _("see that you may read it")
    return fault("unreadable-file", path, None, message, help=help_)


class _Found(Struct):
    root: Path
    base: str
    """The root as text: a Path for each of many files costs more than looking at it."""
    files: list[Entry] = []
    others: dict[str, Entry] = {}
    links: list[tuple[str, str]] = []
    faults: list[Diagnostic] = []


def _visit(found: _Found, folder: str, names: list[str], depth: int) -> None:
    """Look at each name in a folder, and into the folders in it."""
    for name in names:
        if name.startswith((".", "_")):
            continue
        path = f"{folder}/{name}"
        if not _is_showable(name):
            message = _("this name is not UTF-8, or holds characters that cannot be shown")
            help_ = _("rename it, in letters that can be seen")
            found.faults.append(fault("unsafe-name", visible(path), None, message, help=help_))
            continue
        try:
            _look_at(found, path, name, depth)
        except FileNotFoundError:
            continue
        except OSError as error:
            found.faults.append(unreadable(path, error))


def _look_at(found: _Found, path: str, name: str, depth: int) -> None:
    status = os.lstat(f"{found.base}/{path}")
    if name[0].isdecimal() and name.endswith(".md") and stat.S_ISREG(status.st_mode):
        found.files.append(_entry(path, status))  # as nearly all are: a note
    elif stat.S_ISDIR(status.st_mode):
        _enter(found, path, depth)
    elif _is_passed_over(name):
        return
    elif stat.S_ISLNK(status.st_mode):
        _take_link(found, path)
    else:
        _take(found, path, status)


def _enter(found: _Found, path: str, depth: int) -> None:
    if depth < DEEPEST:
        _visit(found, path, _names(found.root / path), depth + 1)
    else:
        message = _("more than {limit} folders lie in each other here; what is in this one is not read")
        message = message.format(limit=DEEPEST)
        found.faults.append(fault("too-deep", path, None, message, help=_("move it up")))


def _take_link(found: _Found, path: str) -> None:
    base, below = base_of(found.root, path)
    try:
        real = inside(base, below)
        status = (base / real).lstat()
    except LeadsOutsideError:
        found.faults.append(leads_outside(path))
        return
    except FileNotFoundError:
        message, help_ = _("this link leads to nothing"), _("delete it, or make what it leads to")
        found.faults.append(fault("not-a-file", path, None, message, help=help_))
        return
    if stat.S_ISDIR(status.st_mode):
        message, help_ = _("a link to a folder is not followed"), _("move the folder to where the link is")
        found.faults.append(fault("not-a-file", path, None, message, help=help_))
    else:
        _take(found, path, status)
        if path in found.others:
            found.links.append((path, f"{CONTACTS}/{real}"))


def _take(found: _Found, path: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        message, help_ = _not_a_file(status.st_mode), _("move it out of the journal")
        found.faults.append(fault("not-a-file", path, None, message, help=help_))
    elif _is_markdown(path):
        found.files.append(_entry(path, status))
    else:
        found.others[path] = _entry(path, status)


def _not_a_file(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return _("this is a pipe, not a file")
    if stat.S_ISSOCK(mode):
        return _("this is a socket, not a file")
    return _("this is a folder, not a file") if stat.S_ISDIR(mode) else _("this is a device, not a file")


def _entry(path: str, status: os.stat_result) -> Entry:
    return Entry(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))  # noqa: PTH208 -- names are enough


def _is_markdown(path: str) -> bool:
    return path.endswith(".md") or splitext(path)[1].lower() in _MARKDOWN


def _is_passed_over(name: str) -> bool:
    """Whether a file is a README or an index, or an editor's temporary or backup file."""
    stem, suffix = splitext(name)
    return (
        (suffix.lower() in _MARKDOWN and stem.lower() in _PASSED_OVER)
        or name.endswith("~")
        or name.startswith("~$")
        or (name.startswith("#") and name.endswith("#"))
        or name == "4913"
        or suffix.lower() in _TEMPORARY
    )


def _is_showable(name: str) -> bool:
    return name.isprintable() or all(
        unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"} for character in name
    )


def _settings(found: _Found) -> Entry | None:
    """Find journal.yaml; a folder or a link outside in its place is reported."""
    path = found.root / SETTINGS
    if not os.path.lexists(path):
        _report_other_spelling(found)
        return None
    alone = _Found(found.root, found.base)
    try:
        if path.is_symlink():
            _take_link(alone, SETTINGS)
        else:
            _take(alone, SETTINGS, path.lstat())
    except OSError as error:
        alone.faults.append(unreadable(SETTINGS, error))
    found.faults += alone.faults
    return _entry(SETTINGS, path.stat()) if alone.others else None


def _report_other_spelling(found: _Found) -> None:
    if (found.root / "journal.yml").is_file():
        message = _("settings are read from {file}, not from here").format(file=SETTINGS)
        help_ = _("rename it to {name}").format(name=SETTINGS)
        found.faults.append(fault("unknown-setting", "journal.yml", None, message, help=help_))
