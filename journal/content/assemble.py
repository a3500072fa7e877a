"""Everything parsed becomes one Journal: names found, links followed, promises given their people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from journal.content.contradictions import contradictions
from journal.content.document import Scalar
from journal.content.links import Targets
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


class Assembled(Struct, frozen=True):
    """A journal, and everything that is wrong in its files."""

    journal: Journal
    diagnostics: tuple[Diagnostic, ...]


class MadeNote(Struct, frozen=True):
    """A note as it was made, and everything it was made of that its file alone decides."""

    place: NotePlace
    digest: str
    """Of its text."""
    note: Note
    promises: tuple[Promise, ...]
    faults: tuple[Diagnostic, ...]

    @property
    def needs_names_alone(self) -> bool:
        """Whether it is the same wherever all people are called the same, whatever other files there are."""
        return not self.note.files and all(link.person is not None for link in self.note.links)


class MadePerson(Struct, frozen=True):
    """A person as they were made of their own file alone."""

    digest: str
    """Of its text."""
    person: Person
    promises: tuple[Promise, ...]
    faults: tuple[Diagnostic, ...]


class Made(Struct):
    """The people and notes of an earlier assembly, for one after it.

    Each is taken over as it is where its file says the same, and every name and link leads
    where it did. So an evening's saves cost the files that were saved.
    """

    known: Targets | None = None
    settings: Settings | None = None
    people: dict[str, MadePerson] = {}
    """By path, as are the notes."""
    notes: dict[str, MadeNote] = {}

    def holds(self, place: NotePlace, digest: str) -> bool:
        """Whether the note of this place and text is here."""
        note = self.notes.get(place.path)
        return note is not None and (note.digest, note.place) == (digest, place)

    def hold_for(self, known: Targets, settings: Settings) -> None:
        """Forget everything if a name, a link or a setting may now mean something else."""
        if (self.known, self.settings) != (known, settings):
            self.people.clear()
            self.notes.clear()
        self.known, self.settings = known, settings


class Acquaintance(Struct, frozen=True):
    """Who and what can be meant: all that a note needs to know of other files."""

    names: Names
    known: Targets
    settings: Settings
    faults: tuple[Diagnostic, ...]
    """What is wrong with where files lie, and in the settings."""


class Assembly(Struct):
    """What is at hand while a journal is put together; promises and faults gather here."""

    acquaintance: Acquaintance
    promises: list[Promise]
    faults: list[Diagnostic]


class Texts(Struct, frozen=True):
    """What the files say that are put together."""

    parsed: Mapping[str, Parsed]
    """By path: people, pages, and every note that could not be made."""
    digests: Mapping[str, str]
    """Of every text that can be read, by path."""

    def of(self, paths: Collection[str]) -> Texts:
        """What these files say."""
        return Texts({path: text for path, text in self.parsed.items() if path in paths}, self.digests)


def acquaint(
    places: Places, texts: Texts, settings_file: Parsed | None, others: Mapping[str, str]
) -> Acquaintance:
    """Find out who and what names and links can mean.

    Args:
        places: what each file is.
        texts: people and pages; of notes, only where they are counts.
        settings_file: journal.yaml, its mapping as a document's front matter.
        others: paths of files that are not Markdown, below the root; for a link, the file it leads to.
    """
    names = index(_called(_here(places, texts), texts.parsed, settings_file))
    known = Targets(names, places, frozenset(texts.digests), others)
    settings, faults = _settings(settings_file, names)
    return Acquaintance(names, known, settings, (*places.faults, *faults))


def made_note(place: NotePlace, digest: str, parsed: Parsed, acquaintance: Acquaintance) -> MadeNote:
    """Make a note of what its text says, which is not needed any more then."""
    note, faults = make_note(place, parsed, acquaintance.known)
    promises, more = _promises(parsed, note.people, acquaintance, note)
    return MadeNote(place, digest, note, tuple(promises), (*parsed.faults, *faults, *more))


def assemble(places: Places, texts: Texts, acquaintance: Acquaintance, made: Made) -> Assembled:
    """Put a journal together.

    Args:
        places: what each file is.
        texts: what they say.
        acquaintance: who and what can be meant in them.
        made: every note, and people that hold for the same acquaintance; afterwards all of this journal.
    """
    settings = acquaintance.settings
    assembly = Assembly(acquaintance, [], list(acquaintance.faults))
    for each in texts.parsed.values():
        assembly.faults += each.faults
    people = _people(places, texts, assembly, made)
    notes = _notes(places, texts, assembly, made)
    journal = Journal(people, notes, tuple(assembly.promises), settings)
    assembly.faults += contradictions(journal, texts.parsed)
    return Assembled(journal, in_order(assembly.faults))


def _here(places: Places, texts: Texts) -> dict[str, str]:
    """The people whose files say something, by id."""
    return {person: path for person, path in places.people.items() if path in texts.parsed}


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


def _people(places: Places, texts: Texts, assembly: Assembly, made: Made) -> dict[str, Person]:
    before, made.people = made.people, {}
    parsed = texts.parsed
    for person_id, path in sorted(_here(places, texts).items(), key=lambda item: item[1]):
        each, digest = before.get(path), texts.digests.get(path, "")
        if each is None or each.digest != digest:
            each = _made_person(person_id, digest, parsed[path], assembly.acquaintance)
        made.people[path] = each
        assembly.faults += each.faults
        assembly.promises += each.promises
    pages: dict[str, list[Page]] = {}
    for path, owner in sorted(places.pages.items()):
        if path in parsed:
            page, faults = make_page(parsed[path], assembly.acquaintance.known)
            assembly.faults += faults
            pages.setdefault(owner, []).append(page)
            promises, wrong = _promises(parsed[path], (owner,), assembly.acquaintance)
            assembly.promises += promises
            assembly.faults += wrong
    people = [each.person for each in made.people.values()]
    whole = [replace(p, pages=tuple(pages[p.id])) if p.id in pages else p for p in people]
    related = with_inferred(whole)
    return {person.id: person for person in sorted(related, key=_by_sort)}


def _made_person(id: str, digest: str, parsed: Parsed, acquaintance: Acquaintance) -> MadePerson:
    person, faults = make_person(id, parsed, acquaintance.known, acquaintance.settings)
    promises, more = _promises(parsed, (id,), acquaintance)
    return MadePerson(digest, person, tuple(promises), (*faults, *more))


def _by_sort(person: Person) -> tuple[str, str]:
    return fold(person.sort), person.id


def _notes(places: Places, texts: Texts, assembly: Assembly, made: Made) -> tuple[Note, ...]:
    before, made.notes = made.notes, {}
    for place in places.notes:
        each, digest = before.get(place.path), texts.digests.get(place.path, "")
        if each is None or (each.digest, each.place) != (digest, place):
            continue
        made.notes[place.path] = each
        assembly.faults += each.faults
        assembly.promises += each.promises
    return tuple(sorted((each.note for each in made.notes.values()), key=_by_time))


def _by_time(note: Note) -> tuple[object, ...]:
    return note.date, note.time is None, note.time, note.file


def _promises(
    parsed: Parsed, people: Sequence[str], acquaintance: Acquaintance, note: Note | None = None
) -> tuple[Sequence[Promise], Sequence[Diagnostic]]:
    if not parsed.prose.tasks:
        return (), ()
    me, names = acquaintance.settings.me, acquaintance.names
    others = [person for person in people if person != me]
    setting = Setting(
        path=parsed.path,
        lines=parsed.document.all_lines(),
        people=tuple(others),
        near=names.only(others),
        everyone=names,
        day=note.date if note else None,
        me=me,
    )
    return read_promises(parsed.prose.tasks, setting)
