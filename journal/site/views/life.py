"""The line of somebody's life on their page: the spine of the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.practices.lifeline import Point, Turn, line_of_life
from journal.site.markup import Html, composed, escaped
from journal.site.views.names import joined, plain
from journal.wording import life_sentences as words
from journal.wording import note_sentences as note_words
from journal.wording.reasons_knowing import spoken
from journal.wording.time import partial

if TYPE_CHECKING:
    from journal.model.dates import PartialDate
    from journal.model.person import Met, Person
    from journal.site.views.context import Context

#: A line of more points folds between its beginning and its last ones.
LONG = 14
#: Points that stand before and after the fold.
_BEGINNING, _LAST = 3, 8


class Moment(Struct, frozen=True):
    """A point on the line of life."""

    when: str
    what: Html
    href: str = ""
    """The note that tells it."""


class LifeLine(Struct, frozen=True):
    """The line, oldest first; of a long one the middle is folded."""

    first: tuple[Moment, ...] = ()
    folded: tuple[Moment, ...] = ()
    summary: str = ""
    """What is said where it is folded."""
    last: tuple[Moment, ...] = ()


def life_line(context: Context, person: Person, base: str) -> LifeLine:
    """What is known of a life, from the first to the last; empty where there is only a first note."""
    points = line_of_life(context.scene, person)
    told = tuple(_moment(context, person, point, base) for point in points)
    if len(told) <= LONG:
        return LifeLine(told)
    folded = told[_BEGINNING:-_LAST]
    return LifeLine(told[:_BEGINNING], folded, words.moments_between(len(folded)), told[-_LAST:])


def _moment(context: Context, person: Person, point: Point, base: str) -> Moment:
    href = context.note_link(point.note, base) if point.note else ""
    return Moment(_when(point.on), _what(context, person, point, base), href)


def _what(context: Context, person: Person, point: Point, base: str) -> Html:
    match point.turn:
        case Turn.MET if person.met is not None:
            return _how(context, person.met, base)
        case Turn.FIRST_NOTE:
            return composed(_("The first note: {title}"), title=plain(point.what))
        case Turn.CHILD:
            child = context.person(point.child)
            is_writer = point.child == context.journal.settings.me
            return context.told(words.child_born(child, is_writer=is_writer), (point.child,), base)
        case Turn.HAPPENED:
            return plain(spoken(point.what, context.today))
        case turn:
            return plain(_said(turn, point))


def _said(turn: Turn, point: Point) -> str:
    said = {
        Turn.BORN: lambda: _("Born"),
        Turn.DIED: lambda: _("Died"),
        Turn.CITY: lambda: words.came_to_live(point.what),
        Turn.CITY_LEFT: lambda: words.left_city(point.what),
        Turn.WORK: lambda: words.began_work(point.what, point.role),
        Turn.WORK_LEFT: lambda: words.left_work(point.what, point.role),
    }
    return said[turn]()


def _how(context: Context, met: Met, base: str) -> Html:
    """How you met: where, and through whom."""
    names = joined([context.ref(ref, base) for ref in met.through])
    if met.at and names:
        return composed(_("You met: {place}, through {names}"), place=plain(met.at), names=names)
    if names:
        return composed(_("You met, through {names}"), names=names)
    return composed(_("You met: {place}"), place=plain(met.at)) if met.at else escaped(_("You met"))


def _when(day: PartialDate | None) -> str:
    """A date for a narrow column, as far as it is known."""
    if day is None:
        return _("Once")
    return note_words.short_date(day.exact) if day.exact else partial(day)
