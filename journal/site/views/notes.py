"""A note as it stands on a page: its day in the margin, with whom, how, and the words."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _, day_in
from journal.model.journal import anchors
from journal.site.addresses import link
from journal.site.markup import Html, composed
from journal.site.views.names import joined, linked, plain
from journal.site.views.prose import lead, shown
from journal.wording import note_sentences as note_words
from journal.wording import vocabulary
from journal.wording.reasons_knowing import spoken
from journal.wording.time import weekday

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.model.note import Exchange, News, Note
    from journal.site.views.context import Context


#: Words at which a note counts as longer by a step.
_SIZES = (40, 90, 170, 320, 620, 1200)

#: Names beside a note that is shown by its first words; the whole note names everybody.
NAMED = 4


class Tag(Struct, frozen=True):
    """A word that has a page of its own."""

    label: str
    href: str


class Line(Struct, frozen=True):
    """A labelled sentence."""

    label: str
    text: Html
    is_said: bool = False
    """Whether these are the writer's words, set in serif."""


class Body(Struct, frozen=True):
    """What a note says wherever it is shown from the same height of folders."""

    meta: tuple[str, ...]
    """Channel, place, tone …: plain words."""
    prose: Html
    """All its words; "" where only the first are shown."""
    lines: tuple[Line, ...]
    tags: tuple[Tag, ...]
    href: str
    """Where it stands in the journal."""


class NoteView(Struct, frozen=True):
    """One note on one page."""

    anchor: str
    """Its fragment on this page; "" where it has none."""
    iso: str
    day: str
    weekday: str
    time: str
    title: str
    who: Html
    """With whom: names in a sentence, "" for nobody (else than the page's person)."""
    body: Body
    lead: Html
    """The first words, where the page does not hold the whole; else ""."""
    size: str
    """About how long it is, as a class: ``n0`` (a few lines) to ``n6``."""


def notes_of_page(
    context: Context,
    notes: Iterable[Note],
    base: str,
    *,
    person: str | None = None,
    whole: int | None = None,
) -> tuple[NoteView, ...]:
    """A page's notes, newest first, each with its anchor.

    Args:
        context: what all pages share.
        notes: all of the page, oldest first.
        base: the way up to the site's folder.
        person: whose page it is; they are not named again.
        whole: how many of the newest are shown whole; None for all.
    """
    given = tuple(notes)
    pairs = list(zip(given, anchors(given), strict=True))[::-1]
    return tuple(
        note_view(context, note, base, anchor=anchor, person=person, cut=whole is not None and place >= whole)
        for place, (note, anchor) in enumerate(pairs)
    )


def note_view(
    context: Context,
    note: Note,
    base: str,
    *,
    anchor: str = "",
    person: str | None = None,
    cut: bool = False,
) -> NoteView:
    """One note; ``cut`` shows its first words only."""
    return NoteView(
        anchor=anchor,
        iso=note.date.isoformat(),
        day=day_in("short day", note.date),
        weekday=weekday(note.date),
        time=f"{note.time:%H:%M}" if note.time else "",
        title=note.title,
        who=company(context, note, base, without=person, full=person is None, limit=NAMED if cut else None),
        body=_body(context, note, base, cut=cut),
        lead=lead(note.prose) if cut else Html(),
        size=f"n{bisect(_SIZES, note.prose.words)}",
    )


def company(
    context: Context,
    note: Note,
    base: str,
    *,
    without: str | None = None,
    full: bool = False,
    limit: int | None = None,
) -> Html:
    """With whom a note is, as links in a sentence: at most ``limit`` of them by name, else all."""
    ids = [id for id in note.people if id != without]
    names = [context.named(id, base, full=full) for id in ids[:limit]]
    names += [plain(name) for name in note.strangers[:limit]]
    left = len(ids) + len(note.strangers) - len(names)
    return joined([*names, plain(note_words.others(left))] if left else names)


def _body(context: Context, note: Note, base: str, *, cut: bool) -> Body:
    return Body(
        meta=_meta(context, note),
        prose=Html() if cut else shown(context, note.prose, note.links, note.files, base),
        lines=_lines(context, note, base),
        tags=tuple(Tag(tag, link(base, context.addresses.tags[tag])) for tag in note.tags),
        href=context.note_link(note, base),
    )


def _meta(context: Context, note: Note) -> tuple[str, ...]:
    parts = (
        note_words.note_kind(note.kind, is_plan=context.is_ahead(note)),
        vocabulary.channel(note.channel) if note.channel else "",
        note.place,
        vocabulary.tone(note.felt) if note.felt else "",
        note_words.note_depth(note.depth) if note.depth else "",
        note_words.note_started(note.started) if note.started else "",
        note_words.note_reply(note.started, note.reply),
        note_words.written_by(_writer(context, note.by)) if note.by else "",
        note_words.private() if note.private else "",
    )
    return tuple(part for part in parts if part)


def _writer(context: Context, by: str) -> str:
    card = context.names.get(by)
    return card.called if card else by


def _lines(context: Context, note: Note, base: str) -> tuple[Line, ...]:
    lines = [
        Line(_("You gave"), rows(exchange(context, given, note, base) for given in note.gave)),
        Line(_("You received"), rows(exchange(context, given, note, base) for given in note.received)),
        Line(_("News"), rows(news_line(context, item, note, base) for item in note.news)),
        *(Line(key, plain(value)) for key, value in note.more),
    ]
    return tuple(line for line in lines if line.text)


def rows(lines: Iterable[Html]) -> Html:
    """One line as it is; several as a list."""
    found = list(lines)
    if len(found) < 2:
        return Html("".join(found))
    return Html("<ul>" + "".join(f"<li>{line}</li>" for line in found) + "</ul>")


def exchange(context: Context, given: Exchange, note: Note, base: str) -> Html:
    """Something given or received: "gift: Piranesi", with whom it is about as links."""
    kind, what = vocabulary.given(given.kind), what_was_given(context, given, note, base)
    return composed(_("{kind}: {what}"), kind=plain(kind), what=what)


def what_was_given(context: Context, given: Exchange, note: Note, base: str) -> Html:
    """What it was, without its kind."""
    return Html(f"{_about(context, given, base)}{_whom(context, given.people, note, base)}")


def _about(context: Context, given: Exchange, base: str) -> Html:
    if given.what.casefold() in given.about:
        return context.named_all(given.about, base, full=True)
    people = [context.person(id) for id in given.about if id in context.names]
    names = {
        name: context.named(p.id, base, full=name == p.name)
        for p in people
        for name in (p.name, p.first_name)
    }
    return linked(given.what, names)


def news_line(context: Context, item: News, note: Note, base: str) -> Html:
    """Something new in somebody's world, with whose it is where the note has several people."""
    return Html(f"{plain(spoken(item.text, context.new_year))}{_whom(context, item.people, note, base)}")


def _whom(context: Context, people: tuple[str, ...], note: Note, base: str) -> Html:
    """Whose it is, where it is not everybody's of the note."""
    if len(note.people) < 2 or set(people) == set(note.people):
        return Html()
    return Html(f" ({context.named_all(people, base)})")


class NoteLink(Struct, frozen=True):
    """A note in a list: its day and title, and with whom."""

    iso: str
    day: str
    title: Html
    who: Html
    href: str


def note_link(context: Context, note: Note, base: str) -> NoteLink:
    """A note in a list."""
    return NoteLink(
        iso=note.date.isoformat(),
        day=note_words.short_date(note.date),
        title=plain(note.title),
        who=context.named_all(note.people, base),
        href=context.note_link(note, base),
    )
