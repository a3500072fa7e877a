"""What the playbook noticed, as sentences, each with the notes it saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.site.addresses import link
from journal.site.markup import Html
from journal.site.views.names import plain
from journal.wording.reasons import reason
from journal.wording.time import day_month

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.model.assessment import Finding
    from journal.model.person import Origin
    from journal.site.views.cards import Card
    from journal.site.views.context import Context

#: Places that stand under one "why"; a long habit has more notes than anybody opens.
MOST_PLACES = 8


class Seen(Struct, frozen=True):
    """A place that a rule saw: a note, or lines of somebody's file."""

    label: str
    where: str
    """File and line."""
    href: str


class Said(Struct, frozen=True):
    """A finding: what is said, and why."""

    practice: str
    card: Card
    """Whom it is about."""
    sentence: Html
    why: tuple[Seen, ...]
    more: int
    """Places beyond those listed."""


def said(context: Context, finding: Finding, base: str) -> Said:
    """A finding in a sentence, with the names in it as links, and the places that it saw."""
    text = reason(finding, context.journal, context.assessment)
    people = dict.fromkeys((finding.person, *_named(context, finding)))
    places = tuple(dict.fromkeys(finding.evidence))
    return Said(
        practice=finding.practice,
        card=context.cards[finding.person],
        sentence=context.told(text, tuple(people), base),
        why=tuple(_seen(context, place, base) for place in places[:MOST_PLACES]),
        more=max(0, len(places) - MOST_PLACES),
    )


def all_said(context: Context, findings: Iterable[Finding], base: str) -> tuple[Said, ...]:
    """Several findings."""
    return tuple(said(context, finding, base) for finding in findings)


def _named(context: Context, finding: Finding) -> list[str]:
    """Ids among the facts of a finding: whom an introduction would be to, who may know."""
    values: list[object] = []
    for value in finding.facts.values():
        values += value if isinstance(value, tuple) else (value,)
    return [value for value in values if isinstance(value, str) and value in context.names]


def _seen(context: Context, place: Origin, base: str) -> Seen:
    where = f"{place.path}:{place.line}"
    note = context.journal.notes_by_file.get(place.path)
    if note is not None:
        day = day_month(note.date, context.today)
        label = _("{day}, {title}").format(day=day, title=note.title) if note.title else day
        return Seen(label, where, context.note_link(note, base))
    owner = context.owners.get(place.path)
    if owner is None:
        return Seen(plain(place.path), where, "")
    return Seen(context.names[owner].called, where, link(base, context.addresses.people[owner]))
