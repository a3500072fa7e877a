"""`journal notes`: what was written, found by who was there, where, when and about what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from msgspec import Struct

from journal.cli.choosing import Word, known, note_tags, places
from journal.cli.completing import Name
from journal.cli.reading import read, session_of, somebody
from journal.cli.session import Day, Refused
from journal.cli.terminal import say, say_json, strong, table, width
from journal.content.names import fold
from journal.interchange.json_export import note_object
from journal.language import N_, _, pgettext
from journal.wording.note_sentences import opening
from journal.wording.people import and_others, call_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from journal.cli.reading import Read
    from journal.interchange.json_facts import Json
    from journal.model.note import Note

#: How many people of a note are named in the table.
_NAMED = 2


class Sought(Struct, frozen=True):
    """What a note must be to be listed; each empty value asks for nothing."""

    people: tuple[str, ...] = ()
    """Ids; all of them were there."""
    place: str = ""
    """A part of the place's name."""
    tag: str | None = None
    since: date | None = None
    until: date | None = None


@click.command(help=N_("Notes and plans that fit everything asked for, newest first."))
@click.option(
    "--with",
    "names",
    metavar=N_("NAME"),
    type=Name(),
    multiple=True,
    help=N_("With this person; may be repeated."),
)
@click.option("--place", metavar="P", type=Word(places), help=N_("At a place whose name holds this."))
@click.option("--tag", metavar="T", type=Word(note_tags), help=N_("With this tag."))
@click.option("--since", metavar="D", type=Day(), help=N_("Of this day or later, as 2026-11-22."))
@click.option("--until", metavar="D", type=Day(), help=N_("Of this day or earlier."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print a JSON list of notes, as in `export json`."))
@click.pass_context
def notes(
    context: click.Context,
    *,
    names: tuple[str, ...],
    place: str | None,
    tag: str | None,
    since: date | None,
    until: date | None,
    as_json: bool,
) -> None:
    """Notes and plans that fit everything asked for."""
    if since and until and since > until:
        message = _("{since} is after {until}: no day is both")
        raise click.UsageError(message.format(since=f"--since {since}", until=f"--until {until}"))
    found = read(session_of(context))
    sought = Sought(
        people=tuple(somebody(found.journal, name).id for name in names),
        place=_place(found, place),
        tag=known(tag, note_tags(found.journal), _("no note has the tag ‘{word}’")),
        since=since,
        until=until,
    )
    listed = [note for note in reversed(found.journal.notes) if is_sought(note, sought)]
    if as_json:
        say_json([found_object(note, found) for note in listed if not note.private])
    else:
        for line in note_lines(listed, found, width()):
            say(line)
    context.exit(found.status)


def _place(found: Read, place: str | None) -> str:
    """The part of a place that was typed.

    Raises:
        Refused: where no note's place holds it; near ones are offered.
    """
    if place is None:
        return ""
    written = places(found.journal)
    if not place.strip():
        raise Refused(_("{option} wants the name of a place, or a part of it").format(option="--place"))
    if any(fold(place) in fold(each) for each in written):
        return place
    return known(place, written, _("no note took place at ‘{word}’")) or ""


def is_sought(note: Note, sought: Sought) -> bool:
    """Whether a note is all that was asked for."""
    return (
        all(person in note.people for person in sought.people)
        and (not sought.place or fold(sought.place) in fold(note.place or ""))
        and (sought.tag is None or fold(sought.tag) in map(fold, note.tags))
        and (sought.since is None or note.date >= sought.since)
        and (sought.until is None or note.date <= sought.until)
    )


def note_lines(listed: Sequence[Note], found: Read, columns: int) -> Iterator[str]:
    """The table: date, with whom, title, place; the last only where some note has one."""
    if not listed:
        yield _("No note fits.")
        return
    with_place = any(note.place for note in listed)
    heads = (_("Date"), pgettext("whom a note is with", "With"), _("Title"), _("Place"))
    rows = [heads, *(_row(note, found) for note in listed)]
    heading, *lines = table([row if with_place else row[:-1] for row in rows], columns)
    yield strong(heading)
    yield from lines


def _row(note: Note, found: Read) -> tuple[str, str, str, str]:
    me = found.journal.settings.me
    people = [call_id(id, found.journal.people) for id in note.people if id != me]
    named = and_others([*people, *note.strangers], _NAMED)
    return note.date.isoformat(), named or "–", note.title, note.place or ""


def found_object(note: Note, found: Read) -> dict[str, Json]:
    """A note as in `export json`, and how its text begins."""
    said = opening(note)
    return {**note_object(note, found.assessment), "excerpt": "" if said == note.title else said}
