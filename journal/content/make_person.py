"""A person, or a page about one, out of one parsed file."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from journal.content.document import Document, Node, Scalar
from journal.content.links import HOME, Targets, locate, resolve_files, resolve_links, wrong_file
from journal.content.names import Called, fold
from journal.content.parse import Parsed
from journal.content.places import stem
from journal.content.schema.person_fields import NAME_LIMIT, PERSON
from journal.content.schema.reading import Reading, items, one_line, start, stray_key
from journal.content.schema.settings_fields import unknown_circle
from journal.diagnostics import Diagnostic
from journal.language import _
from journal.model.person import LinkTarget, Page, Person
from journal.model.prose import Prose
from journal.model.scripts import call_name, first_name
from journal.model.settings import Settings

#: The keys that say what somebody is called.
_CALLED = frozenset({"name", "language", "aka", "aliases"})


def name_from_stem(written: str) -> str:
    """The name a file's stem gives: each word raised, if the stem has no capital (FORMAT ``name``)."""
    words = unicodedata.normalize("NFC", written).replace("_", " ").replace("-", " ").split()
    if any(c.isupper() for c in written):
        return " ".join(words)
    return " ".join(word[:1].upper() + word[1:] for word in words)


def called_in(person: str, document: Document, journal_language: str) -> Called:
    """What somebody is called, read quietly: faults are noted when the whole is read."""
    name = name_from_stem(stem(document.path))
    language = None
    aka: list[str] = []
    for entry in document.front.entries if document.front else ():
        key = entry.key.text
        if key not in _CALLED:
            continue
        values = [" ".join(scalar.text.split()) for scalar in _scalars(entry.value)]
        values = [value for value in values if value and len(value) <= NAME_LIMIT]
        if key == "name":
            name = values[0] if values else name
        elif key == "language":
            language = values[0] if values else language
        else:
            aka += values
    firsts = (first_name(name, language), call_name(name, aka, language, journal_language))
    return Called(person, name, tuple(aka), firsts)


def _scalars(node: Node) -> tuple[Scalar, ...]:
    return tuple(item for item in items(node) if isinstance(item, Scalar))


def read_fields(
    reading: Reading, document: Document, table: Mapping[str, Callable[[Reading, Node], Any]]
) -> dict[str, Any]:
    """Read the keys of a table; others are kept for "More"."""
    values: dict[str, Any] = {}
    for entry in document.front.entries if document.front else ():
        key = entry.key.text
        if key not in table:
            stray_key(reading, entry, table)
            continue
        reading.place(key, entry.value.span)
        value = table[key](reading, entry.value)
        if value is not None:
            values[key] = value
    return values


def make_person(
    person: str, parsed: Parsed, known: Targets, settings: Settings
) -> tuple[Person, list[Diagnostic]]:
    """Make a person; what is wrong in the file is left out and reported."""
    document = parsed.document
    reading = start(document, known.names)
    values = read_fields(reading, document, PERSON)
    values["aka"] = tuple(dict.fromkeys([*values.get("aka", ()), *values.pop("aliases", ())]))
    values.setdefault("name", name_from_stem(stem(document.path)))
    values.setdefault("sort", values["name"])
    values["called"] = call_name(values["name"], values["aka"], values.get("language"), settings.language)
    _check_circle(reading, document, values, settings)
    _find_photo(reading, document, values, known)
    links, files, faults = follow(parsed, known)
    made = Person(
        id=person,
        file=document.path,
        story=parsed.prose,
        story_links=links,
        story_files=files,
        more=tuple(reading.more),
        origins=reading.origins,
        **values,
    )
    return made, [*reading.faults, *faults]


def _check_circle(reading: Reading, document: Document, values: dict[str, Any], settings: Settings) -> None:
    """A circle that journal.yaml does not have is dropped; ``none`` is a circle of nobody."""
    name = values.get("circle")
    if name is None or name.casefold() == "none":
        return
    circle = next((c.name for c in settings.circles if fold(c.name) == fold(name)), None)
    if circle is None:
        unknown_circle(reading, _value(document, "circle"), name, settings)
        del values["circle"]
    else:
        values["circle"] = circle


def _find_photo(reading: Reading, document: Document, values: dict[str, Any], known: Targets) -> None:
    written = values.pop("photo", None)
    if written is None:
        return
    node = _value(document, "photo")
    if "://" in written:
        message = _("‘{written}’ is not a file here").format(written=written)
        help = _("keep the picture below {folder}: nothing is fetched from the network")
        reading.fault("missing-file", node.span, message, help.format(folder=f"{HOME}/"))
        return
    path, problem = locate(document.path, written, known)
    if problem:
        reading.fault(problem, node.span, *wrong_file(problem, written))
    values["photo"] = path


def _value(document: Document, key: str) -> Node:
    assert document.front is not None  # noqa: S101 -- asked for only where the key was read
    return next(entry.value for entry in document.front.entries if entry.key.text == key)


def follow(
    parsed: Parsed, known: Targets
) -> tuple[tuple[LinkTarget, ...], tuple[str | None, ...], list[Diagnostic]]:
    """Resolve the links and files of a body."""
    prose: Prose = parsed.prose
    if not prose.references and not prose.files:
        return (), (), []
    lines = parsed.document.all_lines()
    links, first = resolve_links(parsed.path, lines, prose.references, known)
    files, second = resolve_files(parsed.path, lines, prose.files, known)
    return links, files, [*first, *second]


def make_page(parsed: Parsed, known: Targets) -> tuple[Page, list[Diagnostic]]:
    """Make a page about a person: all keys but ``title`` are the writer's own."""
    document = parsed.document
    reading = start(document, known.names)
    title = None
    for entry in document.front.entries if document.front else ():
        if entry.key.text == "title":
            title = one_line(reading, entry.value)
        else:
            stray_key(reading, entry, ())
    links, files, faults = follow(parsed, known)
    title = title or parsed.prose.title or name_from_stem(stem(document.path)).capitalize()
    page = Page(document.path, title, parsed.prose, links, files, tuple(reading.more))
    return page, [*reading.faults, *faults]
