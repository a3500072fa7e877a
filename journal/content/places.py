"""What a file is, by where it lies and what it is called (FORMAT "Where things are")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from posixpath import splitext

from msgspec import Struct

from journal.content.names import identify
from journal.content.schema.dates import iso_day
from journal.diagnostics import Diagnostic, fault
from journal.language import _

_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])[-_. ]*(.*)", re.DOTALL)
_NEARLY_DATED = re.compile(r"[0-9]+-")


class NotePlace(Struct, frozen=True):
    """A note's file: the day and words of its name, and whose folder it lies in."""

    path: str
    day: date
    words: str
    person: str | None


class Places(Struct):
    """Every Markdown file, by what it is."""

    people: dict[str, str] = {}
    """Id → path."""
    notes: list[NotePlace] = []
    pages: dict[str, str] = {}
    """Path → the id of the person it is about."""
    faults: list[Diagnostic] = []

    def kind(self, path: str) -> str:
        """``note``, ``page`` or ``person``."""
        return "page" if path in self.pages else "person" if path in self.people.values() else "note"


def stem(path: str) -> str:
    """A file's name without its ending, as ``splitext`` has it: dots that it begins with end nothing."""
    name = path.rpartition("/")[2]
    bare = name.rpartition(".")[0]
    return bare if bare.strip(".") else name


def classify(paths: Iterable[str]) -> Places:
    """Tell notes, people and pages apart; ``paths`` are those of all Markdown files, below the root."""
    places = Places()
    others: list[str] = []
    dated: list[tuple[str, date, str]] = []
    for path in sorted(paths):
        name = stem(path)
        match = _DATED.fullmatch(name)
        if match is None and not _NEARLY_DATED.match(name):
            others.append(path)
            continue
        day = iso_day(match[1]) if match else _("a note's name starts with a whole date")
        if match is None or isinstance(day, str):
            places.faults.append(_bad_date(path, str(day)))
        else:
            dated.append((path, day, match[2]))
    _sort_people_from_pages(places, others)
    folders = {path.rpartition("/")[0] for path, _day, _words in dated}
    owners = {folder: _owner(folder, places) for folder in folders}
    places.notes = [
        NotePlace(path, day, words, owners[path.rpartition("/")[0]]) for path, day, words in dated
    ]
    return places


def _bad_date(path: str, problem: str) -> Diagnostic:
    message = _("no date can be read in this file's name: {problem}").format(problem=problem)
    help = _("name the file YYYY-MM-DD-some-words.md; a person's file may not start with digits and a hyphen")
    return fault("bad-note-date", path, None, message, help=help)


def _sort_people_from_pages(places: Places, paths: Sequence[str]) -> None:
    places.pages = _pages(paths)
    for path in paths:
        if path in places.pages:
            continue
        person = identify(stem(path))
        if person in places.people:
            places.faults.append(_duplicate(path, places.people[person]))
        else:
            places.people[person] = path


def _pages(paths: Sequence[str]) -> dict[str, str]:
    """Pages with the ids of those they are about.

    Upper folders first: a file that is a page itself makes nobody's folder of the one beside it.
    """
    people: set[str] = set()
    pages = {}
    for path in sorted(paths, key=_from_the_top):
        owner = _owning_folder(path, people)
        if owner is None:
            people.add(_folded(path))
        else:
            pages[path] = owner
    return {path: pages[path] for path in paths if path in pages}


def _from_the_top(path: str) -> tuple[int, bool, str]:
    """By depth; what is called as its folder is, before the others there."""
    folder = path.rpartition("/")[0]
    return path.count("/"), identify(stem(path)) != identify(folder.rpartition("/")[2]), path


def _owning_folder(path: str, people: set[str]) -> str | None:
    """The person in whose folder a file lies, unless it is that person's own file."""
    for folder, name in _folders(path.rpartition("/")[0]):
        inside = _folded(f"{folder}/{name}.md")
        if _folded(path) == inside:
            continue
        if inside in people or _folded(f"{folder}.md") in people:
            return identify(name)
    return None


def _folders(folder: str) -> Iterator[tuple[str, str]]:
    """A folder and those it lies in, below contacts/, the innermost first, each with its name."""
    while "/" in folder:
        above, _slash, name = folder.rpartition("/")
        yield folder, name
        folder = above


def _folded(path: str) -> str:
    """A path that both endings of Markdown, and all forms of its letters, lead to."""
    bare, ending = splitext(path)
    return identify(bare if ending.casefold() in {".md", ".markdown"} else path)


def _duplicate(path: str, first: str) -> Diagnostic:
    message = _("there is a person of this id already: {file}").format(file=first)
    help = _("rename one of the two files, or bring them together")
    return fault("duplicate-id", path, None, message, help=help)


def _owner(folder: str, places: Places) -> str | None:
    """The person in whose folder something lies, the innermost if there are several."""
    owners = (identify(name) for _folder, name in _folders(folder))
    return next((owner for owner in owners if owner in places.people), None)
