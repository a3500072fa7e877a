"""Where every page and file of the site stands (ARCHITECTURE "Addresses are a promise").

Names are in lower case, ``[a-z0-9-]`` where the writer's word allows it; other
letters stay readable and are percent-encoded in links. No two outputs differ
only in case or in Unicode form, none is a name that Windows reserves, and none
is longer than :data:`LONGEST` bytes.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from journal.diagnostics import Diagnostic, fault
from journal.language import _
from journal.model.journal import anchors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journal.model.journal import Journal

#: Longest name of a file or folder, in bytes of UTF-8, without the ``.html``.
LONGEST = 120

#: Names that Windows keeps for devices, with any extension.
RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{device}{n}" for device in ("com", "lpt") for n in range(10)}
)

#: File types that run, or that a browser reads as a page: never copied.
ACTIVE = frozenset(
    [
        "svg",
        "svgz",
        "html",
        "htm",
        "xhtml",
        "xht",
        "shtml",
        "mhtml",
        "mht",
        "xml",
        "xsl",
        "xslt",
        "rdf",
        "js",
        "mjs",
        "cjs",
        "css",
        "swf",
        "jar",
        "wasm",
        "hta",
        "php",
        "cgi",
        "exe",
        "bat",
        "cmd",
        "com",
        "scr",
        "msi",
        "ps1",
        "sh",
        "vbs",
        "url",
        "webloc",
        "lnk",
        "desktop",
        "pif",
        "reg",
    ]
)


#: The calendar as a file for other programs (RFC 5545).
CALENDAR_FILE = "calendar.ics"


class Addresses(Struct, frozen=True):
    """All outputs that depend on the journal, as paths below the site's folder."""

    people: Mapping[str, str]
    """By id."""
    circles: Mapping[str, str]
    """By the circle's name; likewise tags, cities and organisations."""
    tags: Mapping[str, str]
    cities: Mapping[str, str]
    organisations: Mapping[str, str]
    notes: Mapping[str, str]
    """By the note's file: the page of its month and the day in it, ``journal/2026-10.html#2026-10-18``."""
    files: Mapping[str, str]
    """Attachments: output by source path below the root."""
    diagnostics: tuple[Diagnostic, ...] = ()


def year_page(year: int) -> str:
    """Where it stands what a year held, with a line for each of its notes."""
    return f"journal/{year:04}.html"


def together_page(person: str, year: int) -> str:
    """Where the notes of a year with somebody stand, of whom ``people/maya.html`` has too many."""
    return f"{person.removesuffix('.html')}/{year:04}.html"


def notes_page(year: int, month: int) -> str:
    """Where the notes of a month stand whole."""
    return f"journal/{year:04}-{month:02}.html"


def month_page(year: int, month: int) -> str:
    """Where a month of the calendar stands."""
    return f"calendar/{year:04}-{month:02}.html"


def link(base: str, address: str) -> str:
    """Write an address as a relative link, percent-encoded, from a page whose way up is ``base``."""
    return base + _encoded(address)


@lru_cache(maxsize=65_536)
def _encoded(address: str) -> str:
    path, mark, fragment = address.partition("#")
    return quote(path, safe="/") + mark + quote(fragment, safe="")


def addresses(journal: Journal) -> Addresses:
    """Work out every address, with a warning for each person whose name had to give way."""
    people = table("people", journal.people)
    return Addresses(
        people=people,
        circles=table("circles", _circles(journal)),
        tags=table("tags", _tags(journal)),
        cities=table("cities", _cities(journal)),
        organisations=table("organisations", _organisations(journal)),
        notes=_notes(journal),
        files=_files(journal),
        diagnostics=(*_clashes(journal, people), *_refused(journal)),
    )


def _notes(journal: Journal) -> dict[str, str]:
    days = zip(journal.notes, anchors(journal.notes), strict=True)
    return {note.file: f"{notes_page(note.date.year, note.date.month)}#{anchor}" for note, anchor in days}


def table(folder: str, names: Iterable[str]) -> dict[str, str]:
    """Give each name its page below a folder; whoever bears the plain name keeps it."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for name in sorted(set(names), key=lambda n: (slug(n) != n, n)):
        free = _free(slug(name), name, taken)
        taken.add(_key(free))
        found[name] = f"{folder}/{free}.html"
    return found


@lru_cache(maxsize=65_536)
def slug(text: str) -> str:
    """Turn the writer's word into a file's name."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    kept = "".join(c if _keeps(c) else "-" for c in folded)
    name = "-".join(part for part in kept.split("-") if part)
    if not name or name in RESERVED:
        return f"{name}-{_digest(text)}".lstrip("-")
    return _shortened(name, text)


def _keeps(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in {"Mn", "Mc"}


def _shortened(name: str, text: str) -> str:
    if len(name.encode()) <= LONGEST:
        return name
    return name.encode()[: LONGEST - 9].decode(errors="ignore").rstrip("-") + "-" + _digest(text)


def _free(name: str, text: str, taken: set[str]) -> str:
    if _key(name) not in taken:
        return name
    for salt in range(len(taken) + 1):
        other = f"{name}-{_digest(text + '+' * salt)}"
        if _key(other) not in taken:
            return other
    raise AssertionError("one of n + 1 names is free of n")


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _clashes(journal: Journal, people: Mapping[str, str]) -> Iterable[Diagnostic]:
    by_slug = {path: person for person, path in people.items()}
    for person, path in people.items():
        first = by_slug.get(f"people/{slug(person)}.html")
        if first is not None and first != person:
            other = journal.people[first].file
            yield fault(
                "output-clash",
                journal.people[person].file,
                None,
                _("the page would have the same address as that of {file}").format(file=other),
                help=_(
                    "it stands at {path} instead; rename one of the two files to choose a better one"
                ).format(path=path),
            )


# What has a page of its own.


def _circles(journal: Journal) -> set[str]:
    circles = (journal.circle_of(person) for person in journal.people.values())
    return {circle.name for circle in circles if circle}


def _tags(journal: Journal) -> set[str]:
    tags = {tag for person in journal.people.values() for tag in person.tags}
    return tags | {tag for note in journal.notes for tag in note.tags}


def _cities(journal: Journal) -> set[str]:
    return {spell.value for person in journal.people.values() for spell in person.city}


def _organisations(journal: Journal) -> set[str]:
    return {work.org for person in journal.people.values() for work in person.work if work.org}


# Attachments.


def is_active(source: str) -> bool:
    """Whether a file could run something when a browser opens it; one without a type counts as such."""
    return PurePosixPath(source).suffix[1:].lower() in ACTIVE | {""}


def _files(journal: Journal) -> dict[str, str]:
    wanted = sorted(source for source in _referred(journal) if not is_active(source))
    taken: set[str] = set()
    found: dict[str, str] = {}
    for source in wanted:
        found[source] = _file_address(source, taken)
        taken.add(_key(found[source]))
    return found


def _file_address(source: str, taken: set[str]) -> str:
    path = PurePosixPath(source)
    below = path.parts[1:] if path.parts[0] == "contacts" and len(path.parts) > 1 else path.parts
    folders = "/".join(("files", *map(slug, below[:-1])))
    kind = "." + slug(path.suffix[1:])
    name = f"{folders}/{slug(path.stem)}"
    return name + kind if _key(name + kind) not in taken else f"{name}-{_digest(source)}{kind}"


def _refused(journal: Journal) -> Iterable[Diagnostic]:
    for source, file in sorted(_referred(journal).items()):
        if is_active(source):
            yield fault(
                "active-file",
                file,
                None,
                _("{file} can carry a program and is not copied to the site").format(file=source),
                help=_("refer to a picture (PNG, JPEG, WebP) or a PDF of it instead"),
            )


def _referred(journal: Journal) -> dict[str, str]:
    """Files that somebody refers to, each with the first file that does; Markdown has pages of its own."""
    found: dict[str, str] = {}
    for file, sources in _references(journal):
        for source in sources:
            if source is not None and not source.lower().endswith((".md", ".markdown")):
                found.setdefault(source, file)
    return found


def _references(journal: Journal) -> Iterable[tuple[str, tuple[str | None, ...]]]:
    for person in journal.people.values():
        yield person.file, (person.photo, *person.story_files)
        for page in person.pages:
            yield page.file, page.files
    for note in journal.notes:
        if note.files:  # few have any
            yield note.file, note.files
