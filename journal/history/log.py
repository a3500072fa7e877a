"""The commits that HEAD reaches, parents first, and what each did to the files below ``contacts/``."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from journal.history.git import GitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journal.history.git import Git

CONTACTS = "contacts"
_DIFF = (
    *("diff-tree", "--stdin", "-r", "--root", "--raw", "-z", "--no-abbrev"),
    *("--no-ext-diff", "--no-textconv"),
    # As git's own settings would have it; said here, since a repository can say otherwise.
    *("--find-renames=50%", "-l400", "--no-rename-empty"),
)
_MARKDOWN = {".md", ".markdown"}
_DATED = re.compile(r"[0-9]+-")
_REGULAR = {b"100644", b"100755"}
_LINE = re.compile(r"(?P<name>[0-9a-f]+) (?P<when>[^ ]*) (?P<parents>[0-9a-f ]*)", re.ASCII)


class Place(Struct, frozen=True):
    """Where the journal stands in its repository."""

    head: str
    """The name of the commit that HEAD is."""
    prefix: str
    """The journal's folder below the top of the repository: "" or "notes/"."""
    is_shallow: bool
    """Whether the repository holds the last commits alone."""


class Entry(Struct, frozen=True):
    """What a commit did to a file: a path below the root, and the blob it holds since."""

    path: str
    before: str
    """Its path before, where it was renamed; else ``path``."""
    blob: str
    is_new: bool = False
    """Whether the parent had no file there."""
    is_exact: bool = False
    """Whether a renamed file kept its content."""

    @property
    def is_renamed(self) -> bool:
        """Whether the file stood elsewhere before."""
        return self.path != self.before


class Commit(Struct, frozen=True):
    """A commit, compared with its first parent."""

    name: str
    on: date | None
    """The day in the author's own time zone; None where it cannot be read."""
    parents: tuple[str, ...]
    entries: tuple[Entry, ...] = ()


def locate(git: Git) -> Place:
    """Find HEAD and the journal's folder.

    Raises:
        GitError: where there is no repository, or no commit yet.
    """
    asked = ("--is-inside-work-tree", "--is-shallow-repository", "HEAD^{commit}", "--show-prefix")
    inside, shallow, head, prefix = _text(git.ask("rev-parse", *asked)).split("\n", 3)
    if inside != "true":
        raise GitError
    return Place(head, prefix.removesuffix("\n"), shallow == "true")


def commits(git: Git, place: Place, since: str | None = None) -> tuple[Commit, ...]:
    """Every commit that HEAD reaches, parents first and HEAD last; those that ``since`` reaches left out.

    Raises:
        GitError: if objects are missing or broken.
    """
    without = [f"^{since}"] if since else []
    listed = git.ask("rev-list", "--topo-order", "--reverse", "--format=%H %aI %P", place.head, *without)
    bare = [_commit(line) for line in _text(listed).splitlines() if not line.startswith("commit ")]
    pairs = [" ".join((commit.name, *commit.parents[:1])) for commit in bare]
    entries = _entries(git.ask(*_DIFF, "--", CONTACTS, lines=pairs), place.prefix)
    return tuple(replace(commit, entries=entries.get(commit.name, ())) for commit in bare)


def _commit(line: str) -> Commit:
    match = _LINE.fullmatch(line)
    if match is None:
        raise GitError
    return Commit(match["name"], _day(match["when"]), tuple(match["parents"].split()))


def _day(when: str) -> date | None:
    try:
        return date.fromisoformat(when[:10])
    except ValueError:
        return None


def _entries(output: bytes, prefix: str) -> Mapping[str, tuple[Entry, ...]]:
    """Read ``diff-tree -z``: after each commit's name, a line and one or two paths for each file."""
    found: dict[str, list[Entry]] = {}
    current: list[Entry] = []
    fields = iter(output.split(b"\0"))
    for field in fields:
        if field.startswith(b":"):
            current += _entry(field[1:].split(b" "), fields, prefix)
        elif field:
            current = found.setdefault(_text(field), [])
    return {name: tuple(entries) for name, entries in found.items()}


def _entry(about: Sequence[bytes], fields: Iterator[bytes], prefix: str) -> Iterator[Entry]:
    _, mode, _, blob, status = about
    before = path = _path(next(fields), prefix)
    if status.startswith(b"R"):
        path = _path(next(fields), prefix)
    if mode in _REGULAR and _may_be_a_person(path):
        yield Entry(path, before, blob.decode("ascii"), is_new=status == b"A", is_exact=status == b"R100")


def _path(written: bytes, prefix: str) -> str:
    """A path below the root, in the one form of its letters that all machines share."""
    return unicodedata.normalize("NFC", _text(written).removeprefix(prefix))


def _may_be_a_person(path: str) -> bool:
    """Whether it is Markdown and no note; what nobody's own file is, nobody will ask for."""
    name = PurePosixPath(path)
    return name.suffix.lower() in _MARKDOWN and not _DATED.match(name.stem)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
