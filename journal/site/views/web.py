"""The small web around a person: who led to whom, who is theirs, and who is often there too."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.practices.contact import is_crowd
from journal.site.markup import Html
from journal.site.webs import LED_HERE, LED_ON, MOST, RELATED, TOGETHER, Neighbour, web
from journal.wording import figure_sentences as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journal.model.note import Note
    from journal.model.person import Person
    from journal.site.views.context import Context

#: Neighbours of each kind of introduction, and the notes that make two people often seen together.
LED, OFTEN = 3, 3


class WebFigure(Struct, frozen=True):
    """The picture, its finding, and whom it shows."""

    title: str
    svg: Html
    gloss: Html


def web_figure(context: Context, person: Person, notes: Sequence[Note], base: str) -> WebFigure | None:
    """Draw whoever is around somebody; nothing where nobody is."""
    ties = _ties(context, person, notes)
    if not ties or person.id == context.journal.settings.me:
        return None
    called, ids = context.names[person.id].called, list(ties)
    by_tie = {
        tie: [context.names[id].called for id in ids if ties[id] == tie]
        for tie in (LED_HERE, LED_ON, RELATED, TOGETHER)
    }
    sides = (called, by_tie[LED_HERE], by_tie[LED_ON], by_tie[RELATED], by_tie[TOGETHER])
    strokes = words.web_strokes(
        led=bool(by_tie[LED_HERE] or by_tie[LED_ON]),
        related=bool(by_tie[RELATED]),
        together=bool(by_tie[TOGETHER]),
    )
    return WebFigure(
        title=words.web_finding(*sides),
        svg=web(
            called,
            [Neighbour(context.names[id].called, ties[id]) for id in ids],
            words.web_said(*sides),
            writer=_("you"),
            known=_known(context, ids),
        ),
        gloss=Html(f"{strokes} {context.named_all(ids, base)}."),
    )


def _ties(context: Context, person: Person, notes: Sequence[Note]) -> dict[str, str]:
    """Who is around somebody, and how: who led there first, then their own, the company, whom they led to."""
    met = person.met.through if person.met else ()
    through = _others(context, person, [ref.id for ref in met])[:LED]
    led = [id for id in _others(context, person, context.led_to.get(person.id, ())) if id not in through]
    related = _others(context, person, [relation.to.id for relation in person.relations])
    introduced = {**dict.fromkeys(through, LED_HERE), **dict.fromkeys(led[:LED], LED_ON)}
    near = [id for id in related if id not in introduced][: MOST - len(introduced)]
    taken = {*introduced, *near}
    often = [id for id in _company(context, person, notes) if id not in taken][: MOST - len(taken)]
    return {
        **dict.fromkeys(through, LED_HERE),
        **dict.fromkeys(near, RELATED),
        **dict.fromkeys(often, TOGETHER),
        **dict.fromkeys(led[:LED], LED_ON),
    }


def _others(context: Context, person: Person, ids: Sequence[str | None]) -> list[str]:
    """Those who have a page, each once; not the writer, who is drawn already."""
    known = (id for id in ids if id in context.names and id not in (person.id, context.journal.settings.me))
    return [id for id in dict.fromkeys(known) if id is not None]


def _company(context: Context, person: Person, notes: Sequence[Note]) -> list[str]:
    """Who is in the same notes, crowds left out; most often first."""
    counts = Counter(id for note in notes if not is_crowd(note) for id in note.people)
    often = [id for id in _others(context, person, list(counts)) if counts[id] >= OFTEN]
    return sorted(often, key=lambda id: (-counts[id], id))


def _known(context: Context, ids: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of them who are related, or of whom one led to the other."""
    places: Mapping[str | None, int] = {id: place for place, id in enumerate(ids)}
    found: dict[tuple[int, int], None] = {}
    for id in ids:
        person = context.person(id)
        met = person.met.through if person.met else ()
        for ref in (*(relation.to for relation in person.relations), *met):
            other = places.get(ref.id)
            if other is not None and other != places[id]:
                found[min(places[id], other), max(places[id], other)] = None
    return sorted(found)
