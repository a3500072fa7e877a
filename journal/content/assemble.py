"""Everything parsed becomes one Journal: names found, links followed, promises given their people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from journal.content.contradictions import contradictions
from journal.content.document import Scalar
from journal.content.links import Targets, targets
from journal.content.make_note import make_note
from journal.content.make_person import called_in, make_page, make_person
from journal.content.names import Called, Names, fold, index
from journal.content.parse import Parsed
from journal.content.places import NotePlace, Places
from journal.content.promises import Setting, read_promises
from journal.content.relations import with_inferred
from journal.content.schema.settings_fields import read_settings
from journal.diagnostics import Diagnostic, in_order
from journal.model.journal import Journal
from journal.model.note import Note, Promise
from journal.model.person import Page, Person
from journal.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Assembled:
    """A journal, and everything that is wrong in its files."""

    journal: Journal
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class MadeNote:
    """A note as it was made, and everything it was made of that its file alone decides."""

    place: NotePlace
    parsed: Parsed
    note: Note
    promises: tuple[Promise, ...]
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class MadePerson:
    """A person as they were made of their own file alone."""

    parsed: Parsed
    person: Person
    promises: tuple[Promise, ...]
    faults: tuple[Diagnostic, ...]


@dataclass(slots=True)
class Made:
    """The people and notes of an earlier assembly, for one after it in the same run.

    Each is taken over as it is where its file says the same, and every name and link leads
    where it did. So an evening's saves cost the files that were saved.
    """

    known: Targets | None = None
    settings: Settings | None = None
    people: dict[str, MadePerson] = field(default_factory=dict)
    """By path, as are the notes."""
    notes: dict[str, MadeNote] = field(default_factory=dict)

    def hold_for(self, known: Targets, settings: Settings) -> None:
        """Forget everything if a name, a link or a setting may now mean something else."""
        if (self.known, self.settings) != (known, settings):
            self.people.clear()
            self.notes.clear()
        self.known, self.settings = known, settings


@dataclass(slots=True)
class Assembly:
    """What is at hand while a journal is put together; promises and faults gather here."""

    names: Names
    known: Targets
    settings: Settings
    promises: list[Promise]
    faults: list[Diagnostic]


def assemble(
    places: Places,
    parsed: Mapping[str, Parsed],
    settings_file: Parsed | None,
    others: Mapping[str, str],
    made: Made | None = None,
) -> Assembled:
    """Put a journal together.

    Args:
        places: what each file is.
        parsed: every Markdown file that could be read, by path.
        settings_file: journal.yaml, its mapping as a document's front matter.
        others: paths of files that are not Markdown, below the root; for a link, the file it leads to.
        made: the notes of an earlier assembly, and afterwards those of this one.
    """
    here = {person: path for person, path in places.people.items() if path in parsed}
    names = index(_called(here, parsed, settings_file))
    known = targets(names, (n for n in places.notes if n.path in parsed), places, others)
    settings, faults = _settings(settings_file, names)
    assembly = Assembly(names, known, settings, [], [*places.faults, *faults])
    for each in parsed.values():
        assembly.faults += each.faults
    made = made or Made()
    made.hold_for(known, settings)
    people = _people(here, places, parsed, assembly, made)
    notes = _notes(places, parsed, assembly, made)
    journal = Journal(people, notes, tuple(assembly.promises), settings)
    assembly.faults += contradictions(journal, parsed)
    return Assembled(journal, in_order(assembly.faults))


def _called(
    here: Mapping[str, str], parsed: Mapping[str, Parsed], settings_file: Parsed | None
) -> Iterator[Called]:
    """What everybody is called; the settings themselves need names, so the language is looked up first."""
    front = settings_file.document.front if settings_file else None
    stated = (entry.value for entry in (front.entries if front else ()) if entry.key.text == "language")
    language = next((node.text for node in stated if isinstance(node, Scalar)), Settings().language)
    return (called_in(person, parsed[path].document, language) for person, path in here.items())


def _settings(settings_file: Parsed | None, names: Names) -> tuple[Settings, list[Diagnostic]]:
    if settings_file is None:
        return Settings(), []
    document = settings_file.document
    settings, faults = read_settings(document.path, document.lines, document.front, names)
    return settings, [*settings_file.faults, *faults]


def _people(
    here: Mapping[str, str], places: Places, parsed: Mapping[str, Parsed], assembly: Assembly, made: Made
) -> dict[str, Person]:
    before, made.people = made.people, {}
    for person_id, path in sorted(here.items(), key=lambda item: item[1]):
        each = before.get(path)
        if each is None or each.parsed is not parsed[path]:
            each = _made_person(person_id, parsed[path], assembly)
        made.people[path] = each
        assembly.faults += each.faults
        assembly.promises += each.promises
    pages: dict[str, list[Page]] = {}
    for path, owner in sorted(places.pages.items()):
        if path in parsed:
            page, faults = make_page(parsed[path], assembly.known)
            assembly.faults += faults
            pages.setdefault(owner, []).append(page)
            promises, wrong = _promises(parsed[path], (owner,), assembly)
            assembly.promises += promises
            assembly.faults += wrong
    people = [each.person for each in made.people.values()]
    whole = [replace(p, pages=tuple(pages[p.id])) if p.id in pages else p for p in people]
    related = with_inferred(whole)
    return {person.id: person for person in sorted(related, key=_by_sort)}


def _made_person(id: str, parsed: Parsed, assembly: Assembly) -> MadePerson:
    person, faults = make_person(id, parsed, assembly.known, assembly.settings)
    promises, more = _promises(parsed, (id,), assembly)
    return MadePerson(parsed, person, tuple(promises), (*faults, *more))


def _by_sort(person: Person) -> tuple[str, str]:
    return fold(person.sort), person.id


def _notes(places: Places, parsed: Mapping[str, Parsed], assembly: Assembly, made: Made) -> tuple[Note, ...]:
    before, made.notes = made.notes, {}
    for place in places.notes:
        text = parsed.get(place.path)
        if text is None or not text.document.readable:
            continue
        each = before.get(place.path)
        if each is None or each.parsed is not text or each.place != place:
            each = _made(place, text, assembly)
        made.notes[place.path] = each
        assembly.faults += each.faults
        assembly.promises += each.promises
    return tuple(sorted((each.note for each in made.notes.values()), key=_by_time))


def _made(place: NotePlace, parsed: Parsed, assembly: Assembly) -> MadeNote:
    note, faults = make_note(place, parsed, assembly.known)
    promises, more = _promises(parsed, note.people, assembly, note)
    return MadeNote(place, parsed, note, tuple(promises), (*faults, *more))


def _by_time(note: Note) -> tuple[object, ...]:
    return note.date, note.time is None, note.time, note.file


def _promises(
    parsed: Parsed, people: Sequence[str], assembly: Assembly, note: Note | None = None
) -> tuple[Sequence[Promise], Sequence[Diagnostic]]:
    if not parsed.prose.tasks:
        return (), ()
    others = [person for person in people if person != assembly.settings.me]
    setting = Setting(
        path=parsed.path,
        lines=parsed.document.all_lines(),
        people=tuple(others),
        near=assembly.names.only(others),
        everyone=assembly.names,
        day=note.date if note else None,
        me=assembly.settings.me,
    )
    return read_promises(parsed.prose.tasks, setting)
