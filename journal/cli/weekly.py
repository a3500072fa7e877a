"""`journal week`: a quarter of an hour for one's people, also as text for mail."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from journal.cli.reading import read, session_of
from journal.cli.session import excluding
from journal.cli.terminal import cells, say, say_json, strong, wrapped
from journal.diagnostics import visible
from journal.interchange.json_export import (
    day_object,
    note_object,
    nudge_object,
    person_object,
    promise_object,
)
from journal.language import ENGLISH, N_, spoken, weekday_name
from journal.model.privacy import without_private
from journal.practices.assess import assess
from journal.practices.week import week as week_of
from journal.wording.time import short_day
from journal.wording.week_sentences import lede, sections, title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from journal.cli.reading import Read
    from journal.interchange.json_facts import Json
    from journal.model.journal import Journal
    from journal.model.note import Note
    from journal.model.week import Week
    from journal.wording.week_sentences import Item, Section

#: What a letter or a mail of plain text is wide.
COLUMNS = 72
#: How wide a day in the margin is in English; others may be wider.
_DAY = 11


@click.command(
    help=N_(
        "A quarter of an hour a week: your word first, then a few people, days, and what was good.\n\n"
        "What is most private is left out: what is printed may go into a mail "
        '(`journal week | mail -s "Your week" you@example.org`).'
    )
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html"]),
    help=N_("Plain text of 72 columns, or a page without styles, for mail. Default: text."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print it as one JSON object."))
@click.pass_context
def week(context: click.Context, *, form: str | None, as_json: bool) -> None:
    """A quarter of an hour a week, without what is most private."""
    if as_json and form:
        raise click.UsageError(excluding("--json", "--format"))
    whole = read(session_of(context))
    found = speakable(whole)
    told = week_of(_without_private_notes(whole.journal), found.assessment)
    if as_json:
        say_json(week_object(told, found))
    elif form == "html":
        say(page(told, found))
    else:
        for line in text_lines(told, found):
            say(line)
    context.exit(found.status)


def speakable(found: Read) -> Read:
    """What may be said in a mail: worked out anew from a journal without what is most private."""
    public = without_private(found.journal)
    return replace(found, journal=public, assessment=assess(public, found.assessment.today))


def _without_private_notes(journal: Journal) -> Journal:
    """The journal the thankful note is taken from: that it was warm is known, and not told."""
    return replace(journal, notes=tuple(note for note in journal.notes if not note.private))


def text_lines(told: Week, found: Read) -> Iterator[str]:
    """The week as plain text."""
    yield strong(title(found.assessment.today))
    yield from wrapped(lede(told), COLUMNS)
    for section in sections(told, found.journal, found.assessment):
        yield ""
        yield strong(section.label)
        for item in section.items:
            yield from _text_of(item)


def _text_of(item: Item) -> Iterator[str]:
    """An item: its day in the margin, else a dash; what is said of it indented."""
    on = _day(item.on) if item.on else ""
    margin = f"  {on}{' ' * (_DAY - cells(on))} " if on else "  - "
    first, *rest = wrapped(item.what, COLUMNS - len(margin)) or [""]
    yield margin + first
    yield from (" " * len(margin) + line for line in rest)
    for text in item.lines:
        yield from wrapped(text, COLUMNS, " " * len(margin))


def _day(on: date) -> str:
    return f"{weekday_name(on.weekday(), short=True)} {short_day(on)}"


def page(told: Week, found: Read) -> str:
    """The week as a small HTML page: no styles, no scripts, nothing from elsewhere."""
    head = _safe(title(found.assessment.today))
    body = [f"<h1>{head}</h1>", f"<p>{_safe(lede(told))}</p>"]
    for section in sections(told, found.journal, found.assessment):
        body += _html_of(section)
    language = found.journal.settings.language if spoken() is ENGLISH else spoken().code
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(language)}">',
            f'<head><meta charset="utf-8"><title>{head}</title></head>',
            "<body>",
            *body,
            "</body>",
            "</html>",
        ]
    )


def _html_of(section: Section) -> list[str]:
    items = [f"<li>{_html_item(item)}</li>" for item in section.items]
    return [f"<h2>{_safe(section.label)}</h2>", "<ul>", *items, "</ul>"]


def _html_item(item: Item) -> str:
    when = f'<time datetime="{item.on.isoformat()}">{_day(item.on)}</time> ' if item.on else ""
    return when + "<br>".join(_safe(text) for text in (item.what, *item.lines))


def _safe(text: str) -> str:
    return escape(visible(text))


def week_object(told: Week, found: Read) -> dict[str, Json]:
    """The week for a program; people, promises, days and notes as in `export json`."""
    journal, assessment = found.journal, found.assessment
    suggestion, thankful = told.suggestion, told.thankful
    return {
        "format": 1,
        "as_of": assessment.today.isoformat(),
        "late": [dict(promise_object(standing)) for standing in told.late],
        "people": [
            dict(person_object(journal.people[id], journal, assessment, private=False)) for id in told.people
        ],
        "days": [dict(day_object(day, journal)) for day in told.days],
        "suggestion": {"person": suggestion.person, **nudge_object(suggestion, journal, assessment)}
        if suggestion
        else None,
        "rhythms": rhythms_object(found),
        "gave": [_gave_object(note, found) for note in told.gave],
        "thankful": dict(note_object(thankful, assessment)) if thankful else None,
    }


def _gave_object(note: Note, found: Read) -> dict[str, Json]:
    given: list[Json] = [{"kind": e.kind, "what": e.what, "to": list(e.people)} for e in note.gave]
    return {**note_object(note, found.assessment), "gave": given}


def rhythms_object(found: Read) -> Json:
    """What the rhythms ask a month beside what is lived (C6), and whose to loosen; null without a rhythm."""
    load = found.assessment.whole.load if found.assessment.whole else None
    if load is None:
        return None
    return {
        "asked_a_month": round(load.asked, 1),
        "lived_a_month": round(load.lived, 1),
        "loosen": [
            {"id": each.person, "kept": each.kept, "of": each.gaps, "cadence": str(each.offered)}
            for each in load.loosen
        ],
    }
