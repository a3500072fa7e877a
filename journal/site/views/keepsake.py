"""What stands over the notes of a year: with whom it was, and what it held."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.site import charts
from journal.site.addresses import link
from journal.site.markup import Html
from journal.site.views.notes import Tag
from journal.site.views.promises import PromiseView, promise_view
from journal.wording import note_sentences as note_words
from journal.wording import year_sentences as words
from journal.wording.people import call_id
from journal.wording.time import day_month, short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from journal.model.between import Exchanged
    from journal.model.journal import Journal
    from journal.model.keepsake import Happening, Keepsake
    from journal.site.views.context import Context

#: Names in one sentence, things given, and what happened; warm notes, places and cities.
NAMED, LISTED, WARM, WHERE = 8, 12, 5, 8


class Dated(Struct, frozen=True):
    """Something of a day, and where it is told."""

    iso: str
    when: str
    """The day, the month, or "" where only the year is known."""
    what: Html
    href: str


class Warm(Struct, frozen=True):
    """A warm note: its day and people, and how it begins."""

    line: Html
    said: str
    href: str


class KeepsakeView(Struct, frozen=True):
    """A year, in sentences and short lists; what the notes do not tell is empty."""

    heat: Html
    lede: str
    company: tuple[Html, ...]
    """With whom, who was new, who came back."""
    happened: tuple[Dated, ...]
    gave: tuple[Dated, ...]
    received: tuple[Dated, ...]
    kept: tuple[PromiseView, ...]
    cities: tuple[Tag, ...]
    organisations: tuple[Tag, ...]
    places: str
    warm: tuple[Warm, ...]


def keepsake_view(context: Context, told: Keepsake, base: str) -> KeepsakeView:
    """Say what a year held."""
    addresses = context.addresses
    return KeepsakeView(
        heat=_heat(context, told.year),
        lede=words.lede(runs=told.year == context.new_year.year),
        company=tuple(_company(context, told, base)),
        happened=tuple(_happened(context, each, base) for each in _dearest(told, told.happened)),
        gave=_given(context, told.gave, words.gave, base),
        received=_given(context, told.received, words.received, base),
        kept=tuple(promise_view(context, each, base) for each in told.kept[:LISTED]),
        cities=_tags(told.cities, addresses.cities, base) if len(told.cities) > 1 else (),
        organisations=_tags(told.organisations, addresses.organisations, base),
        places=" · ".join(told.places[:WHERE]),
        warm=_warm(context, told, base),
    )


def _heat(context: Context, year: int) -> Html:
    counts = Counter(note.date for note in context.notes_by_year[year] if not context.is_ahead(note))
    return charts.heat(counts, date(year, 12, 31), words.heat_label(year)).svg


def _company(context: Context, told: Keepsake, base: str) -> Iterable[Html]:
    """With whom it was: whom one saw most is chosen, and named in the journal's order."""
    steady, often = _nearest(told, told.steady), _nearest(told, told.often)
    if steady:
        yield _names(context, steady, words.steady, base)
    if often:
        yield _some_names(context, often, len(told.often), words.often, base)
    for meetings, say in (
        ([each.person for each in told.met if each.note is None], words.met),
        ([each.person for each in told.met if each.note is not None], words.new_here),
    ):
        if meetings:
            yield _some_names(context, _nearest(told, meetings), len(meetings), say, base)
    longest = sorted(told.returns, key=lambda each: (-each.gap, each.person))[: NAMED // 2]
    for each in told.returns:
        if each in longest:
            yield context.told(words.returned(each, context.journal.people), (each.person,), base)


def _nearest(told: Keepsake, ids: Sequence[str]) -> list[str]:
    """As many as a sentence holds, those seen in most months first to be chosen; their order stays."""
    chosen = set(sorted(ids, key=lambda id: (-told.months.get(id, 0), ids.index(id)))[:NAMED])
    return [id for id in ids if id in chosen]


def _names(context: Context, ids: Sequence[str], say: Callable[[list[str]], str], base: str) -> Html:
    return context.told(say([call_id(id, context.journal.people) for id in ids]), ids, base)


def _some_names(context: Context, ids: Sequence[str], of: int, say: Callable[..., str], base: str) -> Html:
    names = [call_id(id, context.journal.people) for id in ids]
    return context.told(say(names, more=of > len(ids)), ids, base)


def _dearest(told: Keepsake, happened: Sequence[Happening]) -> list[Happening]:
    """What happened to those seen most, where there is more than a page holds; by day."""
    nearest = sorted(happened, key=lambda each: -max(told.months.get(id, 0) for id in each.people))
    chosen = {id(each) for each in nearest[: 2 * LISTED]}
    return [each for each in happened if id(each) in chosen]


def _happened(context: Context, each: Happening, base: str) -> Dated:
    what = context.told(words.happened(each, context.journal.people), each.people, base)
    return Dated(
        iso=str(each.on),
        when=words.day_of_year(each.on),
        what=what,
        href=context.note_link(each.note, base) if each.note and "<a " not in what else "",
    )


def _given(
    context: Context, items: Sequence[Exchanged], say: Callable[[Exchanged, Journal], str], base: str
) -> tuple[Dated, ...]:
    """What was given or received; where it is more than a page holds, things before words."""
    chosen = {id(each) for each in sorted(items, key=_weight)[:LISTED]}
    return tuple(
        Dated(
            iso=each.note.date.isoformat(),
            when=short_day(each.note.date),
            what=context.told(say(each, context.journal), each.exchange.people, base, (each.exchange.what,)),
            href=context.note_link(each.note, base),
        )
        for each in items
        if id(each) in chosen
    )


#: What one remembers longest; any other kind after these.
_KINDS = ("gift", "introduction", "help", "favour", "card", "invitation", "referral", "advice")


def _weight(each: Exchanged) -> int:
    kind = each.exchange.kind
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS)


def _tags(names: Sequence[str], pages: Mapping[str, str], base: str) -> tuple[Tag, ...]:
    return tuple(Tag(name, link(base, pages[name])) for name in names[:WHERE] if name in pages)


def _warm(context: Context, told: Keepsake, base: str) -> tuple[Warm, ...]:
    """The warmest notes, by day."""
    chosen = sorted(told.warm[:WARM], key=lambda note: (note.date, note.file))
    return tuple(
        Warm(
            line=Html(words.warm(day_month(note.date), context.named_all(note.people, base))),
            said=note_words.opening(note),
            href=context.note_link(note, base),
        )
        for note in chosen
    )
