"""A note as it was made, for the cache: under its text, its place, and what everybody is called.

Of other files it needs to know nothing else. A note with a file, or with a link that leads to
no person, is made anew each time: it depends on more.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from msgspec import MsgspecError, msgpack

from journal.content.assemble import Acquaintance, MadeNote
from journal.content.places import NotePlace
from journal.diagnostics import Diagnostic
from journal.language import spoken
from journal.model.note import Note, Promise


def names_word(acquaintance: Acquaintance) -> str:
    """Names what everybody is called, who the writer is, and the language in which faults are told."""
    called = list(acquaintance.names.called.values())
    return sha256(msgpack.encode((called, acquaintance.settings.me, spoken().code))).hexdigest()


def note_key(place: NotePlace, digest: str, names: str) -> str:
    """What a made note is remembered by; ``names`` as :func:`names_word` gives it."""
    return "note " + sha256(f"{names}\0{digest}\0{place.person or ''}\0{place.path}".encode()).hexdigest()


def note_to_bytes(made: MadeNote) -> bytes:
    """Write a note, its promises and its faults for the cache."""
    return msgpack.encode((made.note, made.promises, made.faults))


def note_from_bytes(place: NotePlace, digest: str, data: bytes) -> MadeNote:
    """Read what :func:`note_to_bytes` wrote; every value is checked for its kind.

    Raises:
        ValueError: if it is anything else, or of another file.
    """
    try:
        note, promises, faults = _reader().decode(data)
    except (MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("not a note") from error
    if note.file != place.path:
        raise ValueError("another note")
    return MadeNote(place, digest, note, promises, faults)


@cache
def _reader() -> msgpack.Decoder[tuple[Note, tuple[Promise, ...], tuple[Diagnostic, ...]]]:
    return msgpack.Decoder(tuple[Note, tuple[Promise, ...], tuple[Diagnostic, ...]])
