"""Check: from texts to a Journal, with everything that is wrong in its files."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from journal.build.collecting import without_collecting
from journal.build.gathering import gather, opened
from journal.build.parsing import KeptText, Reading, kinds_of, recall_notes, remember_notes, tidy
from journal.build.report import Progress, ignore
from journal.cache import Cache
from journal.content.assemble import Acquaintance, Made, MadeNote, Texts, acquaint, assemble, made_note
from journal.content.document import Document
from journal.content.files.loader import Inventory, SourceFile
from journal.content.frontmatter import reading as frontmatter
from journal.content.names import index
from journal.content.parse import Parsed
from journal.content.places import NotePlace, Places, classify
from journal.content.remembering import names_word, note_key
from journal.content.schema.settings_fields import read_settings
from journal.diagnostics import Diagnostic, in_order
from journal.history.reading import read as read_history
from journal.language import ENGLISH, Language, language_of, spoken
from journal.model.changes import Change
from journal.model.journal import Journal
from journal.model.prose import Prose
from journal.site.addresses import addresses


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """A journal as it was read, and what is wrong in its files."""

    journal: Journal
    diagnostics: tuple[Diagnostic, ...]
    changes: Mapping[str, tuple[Change, ...]] = dataclasses.field(default_factory=dict)
    """What the history of each person's file tells, oldest first, by id; asked for with ``with_history``."""
    has_history: bool = False
    """Whether there is a history, and it could be read."""
    note_words: Callable[[], Mapping[str, str]] = dataclasses.field(default=dict, compare=False)
    """By file, names all that a note was made of, where that can be told."""


class Kept(Struct):
    """What a program that reads the same journal again and again keeps in memory between."""

    parsed: dict[str, KeptText] = {}
    """By path."""
    made: Made = field(default_factory=Made)
    paths: list[str] = []
    places: Places = field(default_factory=Places)
    """What each file of these paths is."""
    language: str = ""
    """What faults are told in: in another language, nothing is kept."""
    acquainted: tuple[object, Acquaintance] | None = None
    """Who and what can be meant, with all that decides it."""
    changes: Mapping[str, tuple[Change, ...]] | None = None
    """What the history told when it was asked last."""
    is_untidy: bool = False
    """Whether the cache may hold what was looked at in passing, and is there no longer."""

    def hold_for(self, language: str) -> None:
        """Forget everything that was told in another language."""
        if self.language != language:
            self.parsed.clear()
            self.made, self.paths, self.places, self.acquainted = Made(), [], Places(), None
        self.language = language

    def places_of(self, paths: list[str]) -> Places:
        """What each file is; the same paths, the same places."""
        if self.paths != paths:
            self.paths, self.places = paths, classify(paths)
        return self.places

    def acquaintance_of(self, decided_by: object, find: Callable[[], Acquaintance]) -> Acquaintance:
        """Who and what can be meant; decided by the same, the same."""
        if self.acquainted is None or self.acquainted[0] != decided_by:
            self.acquainted = decided_by, find()
        return self.acquainted[1]


@without_collecting()
def read(
    root: Path,
    *,
    cache: bool = True,
    jobs: int = 1,
    progress: Callable[[Progress], None] = ignore,
    with_history: bool = False,
    inventory: Inventory | None = None,
    only: Collection[str] = (),
) -> Loaded:
    """Read a journal.

    Args:
        root: its folder.
        cache: whether to remember what was read.
        jobs: processes to work with.
        progress: hears how far it is.
        with_history: what git knows of it as well, if there is a repository.
        inventory: its texts, where they were looked at already.
        only: where these are paths, and each is a note's, the journal holds these notes and nothing else.

    Raises:
        OSError: where there is no ``contacts/`` or it cannot be looked into.
    """
    with opened(root, cache) as memory:
        inventory = inventory or gather(root, memory, memory.now_ns())
        return understand(root, inventory, memory, jobs, progress, with_history=with_history, only=only)


def understand(
    root: Path,
    inventory: Inventory,
    memory: Cache,
    jobs: int = 1,
    progress: Callable[[Progress], None] = ignore,
    *,
    with_history: bool = False,
    kept: Kept | None = None,
    only: Collection[str] = (),
    in_passing: bool = False,
) -> Loaded:
    """Find out what the texts of a journal say together; ``kept`` is what was understood before.

    Done ``in_passing`` it is quick: the history is as it was, and the cache is tidied the next time.
    """
    kept = kept or Kept()
    kept.hold_for(spoken().code)
    places = kept.places_of(sorted([*inventory.digests, *inventory.unread]))
    kinds = kinds_of(places)
    reading = Reading(root, inventory, kinds, memory, kept.parsed, jobs, progress)
    reading.read({path for path, kind in kinds.items() if kind != "note"})
    acquaintance = kept.acquaintance_of(_deciders(reading, kept.paths), lambda: _acquaint(reading, places))
    names = names_word(acquaintance)
    is_part = bool(only) and all(kinds.get(path) == "note" for path in only)
    wanted = [place for place in places.notes if not is_part or place.path in only]
    fresh = _make_ready(kept.made, acquaintance, names, wanted, reading)
    texts = _texts(reading, places)
    assembled = assemble(places, texts.of(only) if is_part else texts, acquaintance, kept.made)
    _settle(kept, names, reading, fresh, tidies=not (in_passing or is_part))
    if with_history and not in_passing:
        kept.changes = _changes(root, places, memory)
    changes = kept.changes if with_history else None
    return Loaded(
        assembled.journal,
        in_order((*reading.inventory.diagnostics, *assembled.diagnostics)),
        changes or {},
        has_history=changes is not None,
        note_words=partial(_note_words, kept.made.notes, names),
    )


def _deciders(reading: Reading, paths: list[str]) -> object:
    """All that decides who and what can be meant: which files there are, and all texts but those of notes."""
    inventory, kinds = reading.inventory, reading.kinds
    texts = {path: digest for path, digest in inventory.digests.items() if kinds.get(path) != "note"}
    notes = inventory.digests.keys() - texts.keys()
    settings = inventory.settings.digest if inventory.settings else None
    listing = inventory.listing
    return paths, texts, notes, settings, listing.others, listing.links, inventory.unread


def _acquaint(reading: Reading, places: Places) -> Acquaintance:
    listing = reading.inventory.listing
    others = {**{path: path for path in listing.others}, **dict(listing.links)}
    return acquaint(places, _texts(reading, places), _settings(reading.inventory.settings), others)


def _note_words(made: Mapping[str, MadeNote], names: str) -> dict[str, str]:
    lasting = (note for note in made.values() if note.needs_names_alone)
    return {note.place.path: note_key(note.place, note.digest, names) for note in lasting}


def _make_ready(
    made: Made, acquaintance: Acquaintance, names: str, notes: Iterable[NotePlace], reading: Reading
) -> list[MadeNote]:
    """Have these notes at hand as they were made, and make the others; those that were made now.

    What a text says takes nearly as much room again as the note that is made of it: so it is let go before
    the next is read. One that no note can be made of is kept, since it holds what is wrong with it.
    """
    made.hold_for(acquaintance.known, acquaintance.settings)
    digests = reading.inventory.digests
    left = [n for n in notes if n.path in digests and not made.holds(n, digests[n.path])]
    made.notes |= recall_notes(left, digests, names, reading.memory)
    places = {n.path: n for n in left if not made.holds(n, digests[n.path])}
    fresh = []
    for parsed in reading.each(places):
        path, digests = parsed.path, reading.inventory.digests
        if not parsed.document.readable:
            reading.parsed[path] = parsed
        elif path in digests:
            made.notes[path] = made_note(places[path], digests[path], parsed, acquaintance)
            fresh.append(made.notes[path])
    return fresh


def _settle(kept: Kept, names: str, reading: Reading, fresh: Sequence[MadeNote], *, tidies: bool) -> None:
    """Keep what was found out in memory, and remember it."""
    kept.parsed = _kept(kept.parsed, reading)
    kept.is_untidy |= _remember(fresh, names, reading)
    if kept.is_untidy and tidies:
        _tidy(kept.made, names, reading)
        kept.is_untidy = False


def _remember(fresh: Sequence[MadeNote], names: str, reading: Reading) -> bool:
    """Remember the notes that were made anew; whether others may be remembered that are there no longer."""
    if not reading.memory.remembers:
        return False
    lasting = [note for note in fresh if note.needs_names_alone]
    remember_notes(lasting, names, reading.memory)
    return bool(lasting or reading.anew)


def _tidy(made: Made, names: str, reading: Reading) -> None:
    """Forget what is there no longer."""
    keys = {note_key(note.place, note.digest, names) for note in made.notes.values()}
    tidy(reading.inventory.digests, reading.kinds, keys, reading.memory)


def _texts(reading: Reading, places: Places) -> Texts:
    """What was read, as far as it lies where it counts; with the people whose files cannot be read."""
    inventory = reading.inventory
    digests = inventory.digests
    parsed = {path: reading.parsed[path] for path in digests if path in reading.parsed}
    return Texts({**parsed, **_unread(inventory.unread, places)}, digests)


def _kept(before: Mapping[str, KeptText], reading: Reading) -> dict[str, KeptText]:
    """What was read now, and before, of texts that are still the same."""
    digests, kinds = reading.inventory.digests, reading.kinds
    now = {p: KeptText(digests[p], kinds[p], text) for p, text in reading.parsed.items() if p in digests}
    return {path: text for path, text in before.items() if digests.get(path) == text.digest} | now


def language_of_texts(inventory: Inventory) -> Language:
    """The language that the pages of a journal speak: that of its settings, where there is a catalogue."""
    found = _settings(inventory.settings)
    if found is None:
        return ENGLISH
    document = found.document
    settings, _ = read_settings(document.path, document.lines, document.front, index(()))
    return language_of([settings.language])


def check(
    root: Path,
    *,
    cache: bool = True,
    jobs: int = 1,
    progress: Callable[[Progress], None] = ignore,
    inventory: Inventory | None = None,
    only: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong in a journal's files, what cannot be shown on the site included.

    The rest is as for :func:`read`.
    """
    loaded = read(root, cache=cache, jobs=jobs, progress=progress, inventory=inventory, only=only)
    return in_order((*loaded.diagnostics, *addresses(loaded.journal).diagnostics))


def _changes(root: Path, places: Places, memory: Cache) -> Mapping[str, tuple[Change, ...]] | None:
    """What the history of people's own files tells, by id; None where there is none."""
    told = read_history(root, places.people.values(), memory)
    if told is None:
        return None
    return {id: told[path] for id, path in places.people.items() if path in told}


def _unread(paths: Sequence[str], places: Places) -> dict[str, Parsed]:
    """People whose files cannot be read: made from the file's name, so that their notes and pages stand."""
    people = set(places.people.values())
    return {p: Parsed(Document(p, (), None, False, "", 1), Prose(), ()) for p in paths if p in people}


def _settings(source: SourceFile | None) -> Parsed | None:
    if source is None:
        return None
    mapping, faults = frontmatter.read_mapping(source.path, source.text)
    lines = tuple(source.text.splitlines())
    document = Document(source.path, lines, mapping, mapping is not None, "", len(lines) + 1)
    return Parsed(document, Prose(), faults)
