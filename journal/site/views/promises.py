"""Promises: as items of any page, and the page of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.model.assessment import PromiseState
from journal.practices.promises import kept_word
from journal.site.markup import Html
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.names import plain
from journal.wording import person_sentences as person_words
from journal.wording.days import promise_when, promise_who, promises_lede
from journal.wording.reasons_word import kept_word_line
from journal.wording.time import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journal.model.assessment import PromiseStanding
    from journal.model.person import Person
    from journal.site.views.context import Context

#: Open promises in the order in which they press; then by day and text.
_ORDER = {PromiseState.LATE: 0, PromiseState.OPEN: 1, PromiseState.KEPT: 2, PromiseState.LET_GO: 3}

#: Promises of each side that stand on a person's page.
PROMISES = 60


class PromiseView(Struct, frozen=True):
    """A promise, whose it is and when."""

    text: Html
    state: str
    """open, late, kept or let-go."""
    who: Html
    """Whom it concerns; "" where the page says so already."""
    when: str
    is_due: bool
    """Whether a day is set and it is still open."""
    href: str
    """The note it was made in; "" for one of a story or page."""


class Promised(Struct, frozen=True):
    """The promises between two people."""

    mine: tuple[PromiseView, ...]
    theirs: tuple[PromiseView, ...]
    mine_more: str
    """How many more there are, on the page of all promises; "" for none."""
    theirs_more: str
    theirs_title: str
    summary: str


class PromisesPage(Struct, frozen=True):
    """All promises, both ways."""

    frame: Frame
    lede: str
    mine: tuple[PromiseView, ...]
    theirs: tuple[PromiseView, ...]
    kept_mine: tuple[PromiseView, ...]
    kept_theirs: tuple[PromiseView, ...]
    let_go: tuple[PromiseView, ...]
    word: str
    """What became of the writer's own promises of the past year (W2); "" with too few."""
    is_empty: bool


def promises_page(context: Context, path: str) -> PromisesPage:
    """Make the page of all promises."""
    base = base_of(path)

    def some(*, mine: bool | None, states: set[PromiseState]) -> tuple[PromiseView, ...]:
        found = [s for s in context.assessment.promises if s.state in states and mine in {None, s.is_mine}]
        return tuple(promise_view(context, s, base) for s in in_order(found))

    open_, kept, let_go = {PromiseState.LATE, PromiseState.OPEN}, {PromiseState.KEPT}, {PromiseState.LET_GO}
    word = kept_word(context.scene)
    mine, theirs = some(mine=True, states=open_), some(mine=False, states=open_)
    return PromisesPage(
        frame=frame(context, path, _("Promises"), "promises.html"),
        lede=promises_lede(len(mine), len(theirs)),
        mine=mine,
        theirs=theirs,
        kept_mine=some(mine=True, states=kept),
        kept_theirs=some(mine=False, states=kept),
        let_go=some(mine=None, states=let_go),
        word=kept_word_line(word) if word else "",
        is_empty=not context.assessment.promises,
    )


def promised(context: Context, person: Person, base: str) -> Promised:
    """The promises between somebody and the writer, for their own page."""
    standings = in_order(context.assessment.promises_by_person.get(person.id, ()))
    states = [standing.state for standing in standings]
    kept, let_go = states.count(PromiseState.KEPT), states.count(PromiseState.LET_GO)
    mine = [standing for standing in standings if standing.promise.by != person.id]
    theirs = [standing for standing in standings if standing.promise.by == person.id]
    return Promised(
        mine=tuple(promise_view(context, s, base, named=False) for s in mine[:PROMISES]),
        theirs=tuple(promise_view(context, s, base, named=False) for s in theirs[:PROMISES]),
        mine_more=person_words.more_promises(len(mine) - PROMISES) if len(mine) > PROMISES else "",
        theirs_more=person_words.more_promises(len(theirs) - PROMISES) if len(theirs) > PROMISES else "",
        theirs_title=person_words.said_they_would(person),
        summary=person_words.between_you(kept, let_go, len(states) - kept - let_go),
    )


def promise_view(
    context: Context, standing: PromiseStanding, base: str, *, named: bool = True
) -> PromiseView:
    """One promise; ``named`` says whom it concerns, which a person's own page need not."""
    promise = standing.promise
    note = context.journal.notes_by_file.get(promise.origin.path)
    today = context.today if standing.is_open else context.new_year  # of a kept one, how long ago is not said
    who = context.told(promise_who(standing, context.journal.people), (promise.by, *promise.to), base)
    return PromiseView(
        text=plain(sentence(promise.text)),
        state=standing.state.value.replace(" ", "-"),
        who=who if named else Html(),
        when=promise_when(standing, today),
        is_due=standing.is_open and promise.due is not None,
        href=context.note_link(note, base) if note else "",
    )


def in_order(standings: Iterable[PromiseStanding]) -> list[PromiseStanding]:
    """Late ones first, then by the day that is set, newest of the others first; closed ones newest first."""
    return sorted(standings, key=_pressing)


def _pressing(standing: PromiseStanding) -> tuple[int, int, int, str]:
    promise = standing.promise
    due = promise.due.toordinal() if standing.is_open and promise.due else 10**7
    latest = (promise.made if standing.is_open else promise.done) or promise.made
    return _ORDER[standing.state], due, -_ordinal(latest), promise.text


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
