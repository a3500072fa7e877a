"""The pictures of a person's page: each left out where there is too little to show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.cadence import plus_days
from journal.practices.giving import who_reaches_out
from journal.practices.quiet import is_quiet
from journal.site import charts
from journal.site.addresses import link
from journal.site.markup import Html
from journal.site.views.names import plain
from journal.site.webs import MOST, Neighbour, web
from journal.wording import person_sentences as person_words
from journal.wording.people import listed
from journal.wording.reasons_giving import reaching_out_line
from journal.wording.time import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.model.note import Note
    from journal.model.person import Person
    from journal.site.views.context import Context

#: Fewest notes that must say something before it is drawn.
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a small table: what, its bar, how many."""

    label: str
    bar: Html
    count: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its heading and what it means in words."""

    id: str
    title: str
    svg: Html
    gloss: Html
    left: str = ""
    """Labels at both ends of a balance."""
    right: str = ""
    bars: tuple[Bar, ...] = ()


def figures(context: Context, person: Person, notes: Sequence[Note], base: str) -> tuple[Figure, ...]:
    """All pictures that have something to show, from notes given oldest first."""
    past = [note for note in notes if note.date <= context.today]
    found = (
        _year(context, past),
        _reaching(context, person),
        _channels(past),
        _tone(context, past),
        _web(context, person, base),
    )
    return tuple(figure for figure in found if figure is not None)


def _year(context: Context, notes: Sequence[Note]) -> Figure | None:
    counts = Counter(note.date for note in notes)
    drawn = charts.heat(counts, context.today, "Days with notes in the past year.", small=True)
    if not drawn.total:
        return None
    return Figure("year", "The past year", drawn.svg, Html(person_words.days_with_notes(drawn.days)))


def _reaching(context: Context, person: Person) -> Figure | None:
    """The last contacts that say who began them (G4)."""
    out = who_reaches_out(context.scene, context.scene.pasts[person.id])
    if out is None or not out.mine + out.theirs or is_quiet(context.journal, person, "G4"):
        return None
    mine, theirs, called = out.mine, out.theirs, context.cards[person.id].called
    return Figure(
        "balance",
        "Who reaches out",
        charts.balance(mine, theirs, person_words.begun(mine, theirs, called)),
        plain(f"{reaching_out_line(out, person)} {person_words.last_that_say(out.of)}"),
        left=f"You, {mine}",
        right=f"{called}, {theirs}",
    )


def _channels(notes: Sequence[Note]) -> Figure | None:
    counts = Counter(note.channel for note in notes if note.channel)
    if sum(counts.values()) < ENOUGH:
        return None
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:8]
    most = ranked[0][1]
    bars = tuple(Bar(sentence(name), charts.share_bar(count, most), count) for name, count in ranked)
    return Figure("channels", "How you meet", Html(), Html(), bars=bars)


def _tone(context: Context, notes: Sequence[Note]) -> Figure | None:
    """The tones of the past year; where those are too few, nothing."""
    start = plus_days(context.today, -365)
    felt = [(note.date, note.felt) for note in notes if note.felt and note.date >= start]
    if len(felt) < ENOUGH:
        return None
    said = person_words.tone_said(dict(Counter(tone for _, tone in felt)))
    return Figure(
        "tone",
        "The tone of the past year",
        charts.tones(felt, start, context.today, f"Tone: {said}."),
        Html(),
    )


def _web(context: Context, person: Person, base: str) -> Figure | None:
    """Who led to them, and to whom they led (``met.through``)."""
    card = context.cards[person.id]
    met = person.met.through if person.met else ()
    through = [ref.id for ref in met if ref.id is not None and ref.id in context.cards]
    led = context.led_to.get(person.id, ())
    if not through and not led:
        return None
    shown = [*[(id, True) for id in through[: MOST // 2]], *[(id, False) for id in led[: MOST - 2]]]
    around = [
        Neighbour(context.cards[id].called, above, link(base, context.cards[id].address))
        for id, above in shown
    ]
    ids = [*through, *led]
    return Figure(
        "web",
        "Who introduced whom",
        web(card.called, around, _web_label(context, card.called, through, led)),
        Html(f"Arrows are introductions. {context.named_all(ids, base)}."),
    )


def _web_label(context: Context, name: str, through: Sequence[str], led: Sequence[str]) -> str:
    parts = []
    if through:
        parts.append(f"You met {name} through {listed([context.cards[id].called for id in through])}.")
    if led:
        parts.append(f"Through {name} you met {listed([context.cards[id].called for id in led])}.")
    return " ".join(parts)
