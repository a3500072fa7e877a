"""Where links and files of a body lead: to people, to notes, to files below contacts/."""

from __future__ import annotations

import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from journal.content.names import Names, identify
from journal.content.places import NotePlace, Places, stem
from journal.content.schema.naming import bare_name, several
from journal.diagnostics import Diagnostic, Span, fault
from journal.language import _, ngettext
from journal.model.person import LinkTarget
from journal.model.prose import FileReference, Reference

#: The folder that links and files may not leave.
HOME = "contacts"


class Targets(Struct, frozen=True, dict=True):
    """Everything a link can lead to, gathered with the first that leads to more than a person."""

    names: Names
    places: Places
    readable: frozenset[str]
    """The paths of all texts that can be read: there is no note where none can be."""
    others: Mapping[str, str]
    """Paths of files that are not Markdown, below the root; for a link, the file it leads to."""

    @cached_property
    def notes(self) -> Mapping[str, Sequence[str]]:
        """Stem, folded → paths."""
        stems: dict[str, list[str]] = defaultdict(list)
        for note in self._notes():
            stems[identify(stem(note.path))].append(note.path)
        return stems

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Path, NFC → path on disk, of everything below contacts/."""
        paths = [*self.places.people.values(), *self.places.pages, *(note.path for note in self._notes())]
        found = dict(sorted([*((path, path) for path in paths), *self.others.items()]))
        return {unicodedata.normalize("NFC", path): real for path, real in found.items()}

    def _notes(self) -> Iterator[NotePlace]:
        return (note for note in self.places.notes if note.path in self.readable)


def resolve_links(
    path: str, lines: Sequence[str], references: Sequence[Reference], known: Targets
) -> tuple[tuple[LinkTarget, ...], list[Diagnostic]]:
    """Find what each ``[[link]]`` leads to: a person, else a note; else a warning."""
    faults: list[Diagnostic] = []
    found = tuple(_link(path, lines, reference, known, faults) for reference in references)
    return found, faults


def _link(
    path: str, lines: Sequence[str], reference: Reference, known: Targets, faults: list[Diagnostic]
) -> LinkTarget:
    name = bare_name(f"[[{reference.target}]]")
    match = known.names.find(name)
    if match.id is not None:
        return LinkTarget(person=match.id)
    notes = known.notes.get(identify(stem(name + ".md")), ())
    if len(notes) == 1:
        return LinkTarget(note=notes[0])
    span = Span(reference.line, reference.column, reference.line, reference.end_column)
    line = lines[reference.line - 1] if reference.line <= len(lines) else ""
    if match.is_ambiguous:
        message, help = several(name, match.candidates)
        faults.append(fault("ambiguous-person", path, span, message, help=help, excerpt=line))
    else:
        message, help = _unknown(name, len(notes))
        faults.append(fault("unknown-link", path, span, message, help=help, excerpt=line))
    return LinkTarget()


def _unknown(name: str, n: int) -> tuple[str, str]:
    """What is said of a link that leads to nobody, and to no note or to several."""
    message = _("‘{name}’ is nobody's name and no note's")
    if n:
        message = ngettext("{n} note is called ‘{name}’", "{n} notes are called ‘{name}’", n)
    help = _("shown as plain text; write a person's id or name, or a note's file name without its ending")
    return message.format(name=name, n=n), help


def resolve_files(
    path: str, lines: Sequence[str], files: Sequence[FileReference], known: Targets
) -> tuple[tuple[str | None, ...], list[Diagnostic]]:
    """Find the file each relative link or picture means, by its path below the root."""
    faults: list[Diagnostic] = []
    found = []
    for reference in files:
        target, problem = locate(path, reference.target, known)
        found.append(target)
        if problem:
            line = lines[reference.line - 1] if reference.line <= len(lines) else ""
            column = max(1, line.find(reference.target) + 1)
            span = Span(reference.line, column, reference.line, column + len(reference.target))
            message, help = wrong_file(problem, reference.target)
            faults.append(fault(problem, path, span, message, help=help, excerpt=line))
    return tuple(found), faults


def wrong_file(problem: str, target: str) -> tuple[str, str]:
    """What is said of a file that cannot be had, by the code of what is wrong, and how to mend it."""
    if problem == "file-outside":
        message = _("‘{target}’ leads out of {folder}").format(target=target, folder=f"{HOME}/")
        help = _("move the file below {folder}: nothing else is copied to the site")
        return message, help.format(folder=f"{HOME}/")
    message = _("there is no file ‘{target}’ here").format(target=target)
    return message, _("paths are counted from this file's folder; capital letters matter")


def locate(path: str, target: str, known: Targets) -> tuple[str | None, str | None]:
    """A relative path as one below the root; or the code of what is wrong with it."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if not joined.startswith(HOME + "/"):
        return None, "file-outside"
    found = known.files.get(unicodedata.normalize("NFC", joined))
    return found, None if found else "missing-file"


def mentions(links: Sequence[LinkTarget], people: Sequence[str]) -> tuple[str, ...]:
    """Everybody linked to who is not there already."""
    return tuple(dict.fromkeys(t.person for t in links if t.person and t.person not in people))
