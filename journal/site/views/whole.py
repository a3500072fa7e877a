"""The journal as a whole, in words: rhythms, circles, the year, one’s word (PLAYBOOK 8, C6, W2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.practices.promises import kept_word
from journal.site.markup import Html
from journal.wording import whole_sentences as words
from journal.wording.reasons_word import kept_word_line
from journal.wording.time import full_stop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.model.whole import Whole
    from journal.site.views.context import Context

#: People named in one passage.
MOST = 8


class Passage(Struct, frozen=True):
    """A few sentences under a heading."""

    id: str
    title: str
    lines: tuple[Html, ...]


def passages(context: Context, base: str) -> tuple[Passage, ...]:
    """All there is to say; what is not known is left out."""
    whole = context.assessment.whole
    if whole is None:
        return ()
    found = (
        Passage("rhythms", _("What your rhythms ask"), _rhythms(context, whole, base)),
        Passage("circles", _("The circles"), _circles(context, whole, base)),
        Passage("year", _("The year’s arrivals, returns and goodbyes"), _year(context, whole, base)),
        Passage("word", _("Your word"), _word(context)),
        Passage("new", _("New and old"), _new(whole)),
    )
    return tuple(passage for passage in found if passage.lines)


def _rhythms(context: Context, whole: Whole, base: str) -> tuple[Html, ...]:
    if whole.load is None:
        return ()
    people = context.journal.people
    loosen = whole.load.loosen[:MOST] if whole.load.too_much else ()
    lines = [(words.loosening(each, people), (each.person,)) for each in loosen]
    return _told(context, base, [(words.load(whole.load), ()), *lines])


def _circles(context: Context, whole: Whole, base: str) -> tuple[Html, ...]:
    people = context.journal.people
    full = [
        (full_stop(words.circle_count(count)), ())
        for count in whole.circles
        if _is_full(count.people, count.holds)
    ]
    drifting = [(words.drift(each, people), (each.person,)) for each in whole.drifting[:MOST]]
    return _told(context, base, [*full, *drifting])


def _is_full(people: tuple[str, ...], holds: int | None) -> bool:
    return holds is not None and len(people) > holds


def _year(context: Context, whole: Whole, base: str) -> tuple[Html, ...]:
    people, year = context.journal.people, whole.year
    came = tuple(id for id, day in year.arrivals)
    lines = [(words.arrivals(came, people), came)] if came and len(came) <= MOST else []
    lines += [(words.returned(each, people, context.today), (each.person,)) for each in year.returns[:MOST]]
    lines += [(words.goodbye(each, people), (each.person,)) for each in year.goodbyes[:MOST]]
    return _told(context, base, lines)


def _word(context: Context) -> tuple[Html, ...]:
    kept = kept_word(context.scene)
    return (context.told(kept_word_line(kept), (), ""),) if kept else ()


def _new(whole: Whole) -> tuple[Html, ...]:
    return (Html(words.new_and_old(whole.new_and_old)),) if whole.new_and_old else ()


def _told(context: Context, base: str, lines: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Html, ...]:
    return tuple(context.told(line, people, base) for line, people in lines)
