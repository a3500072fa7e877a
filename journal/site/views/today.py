"""Today: whom one might reach out to, what is coming up, what was promised, the last words."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _, day_in, figures, ngettext
from journal.model.assessment import DayKind, State
from journal.site import charts
from journal.site.markup import Html, composed, escaped
from journal.site.views.files import next_note
from journal.site.views.findings import Said, said
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.lines import today_lines
from journal.site.views.names import linked
from journal.site.views.notes import Line, NoteView, note_view
from journal.site.views.noticed import Fading, made_sure_of, quieter_with, suggestion
from journal.site.views.promises import PromiseView, in_order, promise_view
from journal.wording import note_sentences as note_words
from journal.wording import site_sentences as words
from journal.wording.days import day_aside, day_line, today_lede
from journal.wording.reasons import reason
from journal.wording.sentences import due_fact, perhaps, since_headline, since_row, usually
from journal.wording.time import full_stop, sentence, weekday

if TYPE_CHECKING:
    from datetime import date

    from journal.model.assessment import DayToRemember, Finding
    from journal.model.note import Note
    from journal.site.views.cards import Card
    from journal.site.views.context import Context

#: How many rows stand unfolded under "when there is time", and in its fold; the people's page has all.
ROWS, FOLDED = 12, 40

#: Days to remember that stand unfolded.
DAYS = 8

#: People with whom it grows quieter that stand unfolded (PLAYBOOK C2).
QUIETER = 5

#: Open promises of each side that today's page shows.
PROMISED = 4

#: The last notes that today's page shows, and those of this day in earlier years.
LATELY = 3


class Reach(Struct, frozen=True):
    """Somebody one might reach out to."""

    card: Card
    headline: Html
    reason: str
    summary: str
    """The first finding in plain words, for the row that unfolds; "" where the clock says it."""
    said: Said | None
    """The most useful reason to write, where it is more than a count of days."""
    lines: tuple[Line, ...]
    next_note: str
    """Where to write it down afterwards."""


class Row(Struct, frozen=True):
    """Somebody in the list of those for whom there may be time."""

    headline: Html
    reason: str
    card: Card


class Item(Struct, frozen=True):
    """What a day is about, and what stands small under it."""

    what: Html
    aside: Html


class Day(Struct, frozen=True):
    """A day of the coming weeks."""

    iso: str
    day: str
    weekday: str
    items: tuple[Item, ...]


class Then(Struct, frozen=True):
    """A note of this day in an earlier year."""

    line: Html
    """How long ago, and with whom."""
    said: str
    href: str


class Count(Struct, frozen=True):
    """A number of the journal and what it counts."""

    number: str
    what: str


class TodayPage(Struct, frozen=True):
    """The first page."""

    frame: Frame
    weekday: str
    day: str
    lede: Html
    heat: Html
    heat_caption: str
    first: Reach | None
    asked: tuple[Reach, ...]
    """The others that are asked for today."""
    rest: tuple[Row, ...]
    more: tuple[Row, ...]
    has_others: bool
    """Whether there are more than the page names."""
    quieter: tuple[Fading, ...]
    """With whom it is growing quieter; beyond five, folded."""
    quieter_more: tuple[Fading, ...]
    suggestion: Said | None
    """One a day, besides people."""
    unsure: tuple[Said, ...]
    """Of whose facts to make sure: one a week."""
    coming: tuple[Day, ...]
    later: tuple[Day, ...]
    """Days to remember beyond the next few: folded."""
    then: tuple[Then, ...]
    longer_ago: tuple[Then, ...]
    """This day in still earlier years: folded."""
    mine: tuple[PromiseView, ...]
    theirs: tuple[PromiseView, ...]
    all_promises: str
    lately: tuple[NoteView, ...]
    counts: tuple[Count, ...]


def today_page(context: Context, path: str) -> TodayPage:
    """Make the first page."""
    base = base_of(path)
    assessment, today = context.assessment, context.today
    asked = [_reach(context, id, base, first=place == 0) for place, id in enumerate(assessment.asked)]
    rest = [_row(context, id, base) for id in assessment.when_there_is_time[: ROWS + FOLDED]]
    year, coming = _heat(context), _coming(context, base)
    quieter, suggested = quieter_with(context), suggestion(context, base)
    then = tuple(_then(context, note, base) for note in assessment.on_this_day)
    mine, theirs = _promised(context, base, mine=True), _promised(context, base, mine=False)
    return TodayPage(
        frame=frame(context, path, _title(today), "index.html"),
        weekday=weekday(today),
        day=day_in("day", today),
        lede=_lede(context, base),
        heat=year.svg if year.total else Html(),
        heat_caption=words.notes_in_year(year.total),
        first=asked[0] if asked else None,
        asked=tuple(asked[1:]),
        rest=tuple(rest[:ROWS]),
        more=tuple(rest[ROWS:]),
        has_others=len(assessment.when_there_is_time) > len(rest),
        quieter=quieter[:QUIETER],
        quieter_more=quieter[QUIETER:],
        suggestion=suggested,
        unsure=made_sure_of(context, suggested, base),
        coming=coming[:DAYS],
        later=coming[DAYS:],
        then=then[:LATELY],
        longer_ago=then[LATELY:],
        mine=mine[:PROMISED],
        theirs=theirs[:PROMISED],
        all_promises=words.all_promises(len(mine) + len(theirs)) if mine or theirs else "",
        lately=_lately(context, base),
        counts=_counts(context, len(mine) + len(theirs)),
    )


def _title(today: date) -> str:
    return _("{weekday} {day}").format(weekday=weekday(today), day=day_in("day", today))


def _lede(context: Context, base: str) -> Html:
    """How many might be glad, and the next day to remember, with the names as links."""
    coming = next((day for day in context.assessment.coming_up if day.kind in _GLAD), None)
    text = today_lede(len(context.assessment.asked), coming, context.journal.people, context.today)
    return context.told(text, coming.people if coming else (), base)


#: Days that may stand in the first sentence of the page.
_GLAD = frozenset({DayKind.BIRTHDAY, DayKind.PLAN})


def _heat(context: Context) -> charts.Heat:
    counts = Counter(note.date for note in context.journal.notes if note.date <= context.today)
    return charts.heat(counts, context.today, _("Notes on each day of the past year: {} in all."))


def _reach(context: Context, id: str, base: str, *, first: bool) -> Reach:
    person, standing = context.person(id), context.standing(id)
    headline = (since_headline if first else since_row)(person, standing, context.today)
    card, finding = context.cards[id], _finding(context, id)
    return Reach(
        card=card,
        headline=context.told(headline, (id,), base) if first else linked(headline, {card.called: card.call}),
        reason=_reason(context, id, first=first),
        summary=reason(finding, context.journal, context.assessment) if finding else "",
        said=said(context, finding, base) if finding else None,
        lines=today_lines(context, id, base, finding.evidence if finding else ()),
        next_note=next_note(person, context.today),
    )


def _finding(context: Context, id: str) -> Finding | None:
    """What stands first about somebody; the bare clock is told by the headline."""
    first = next(iter(context.assessment.findings.get(id, ())), None)
    return first if first and first.practice != "C1" else None


def _reason(context: Context, id: str, *, first: bool) -> str:
    """Their rhythm, and for the first of the day the choice; for the others the plain fact."""
    person, standing = context.person(id), context.standing(id)
    habit = usually(standing, context.journal.cadence_of(person), context.today)
    second = perhaps(person) if first else sentence(due_fact(standing, context.today))
    return " ".join(full_stop(part) for part in (habit, second) if part)


def _row(context: Context, id: str, base: str) -> Row:
    person, standing = context.person(id), context.standing(id)
    headline = context.told(since_row(person, standing, context.today), (id,), base)
    return Row(headline, due_fact(standing, context.today), context.cards[id])


def _coming(context: Context, base: str) -> tuple[Day, ...]:
    """The days to remember, each with all that it is about."""
    return tuple(
        Day(
            iso=on.isoformat(),
            day=day_in("short day", on),
            weekday=weekday(on),
            items=tuple(_item(context, day, base) for day in days),
        )
        for on, days in groupby(context.assessment.coming_up, key=lambda day: day.on)
    )


def _item(context: Context, day: DayToRemember, base: str) -> Item:
    people = context.journal.people
    own = (day.what,) if day.kind is DayKind.PLAN else ()
    what = context.told(day_line(day, people), day.people, base, own)
    if day.note is not None and "<a " not in what:
        what = Html(f'<a href="{context.note_link(day.note, base)}">{what}</a>')
    return Item(what, context.told(day_aside(day, people), day.people, base))


def _then(context: Context, note: Note, base: str) -> Then:
    names = context.named_all(note.people, base)
    ago = words.years_ago(note.date, context.today)
    line = composed(_("{when}, with {names}"), when=escaped(ago), names=names) if names else escaped(ago)
    return Then(line, note_words.opening(note), context.note_link(note, base))


def _promised(context: Context, base: str, *, mine: bool) -> tuple[PromiseView, ...]:
    found = [s for s in context.assessment.promises if s.is_open and s.is_mine is mine]
    return tuple(promise_view(context, standing, base) for standing in in_order(found))


def _lately(context: Context, base: str) -> tuple[NoteView, ...]:
    today = context.today
    lived = [note for note in context.journal.notes if note.date <= today]
    return tuple(
        note_view(context, note, base, cut=note.prose.words > 120) for note in lived[: -LATELY - 1 : -1]
    )


def _counts(context: Context, promises: int) -> tuple[Count, ...]:
    journal, today = context.journal, context.today
    states = Counter(standing.state for standing in context.assessment.standings.values())
    month = sum(
        1
        for note in context.notes_by_year.get(today.year, ())
        if note.date.month == today.month and note.date <= today
    )
    lived = [note.date.year for note in journal.notes if note.date <= today]
    found = (
        (len(journal.people), ngettext("person", "people", len(journal.people))),
        (len(lived), _("notes since {year}").format(year=lived[0] if lived else "")),
        (month, _("notes this month")),
        (states[State.FRESH] + states[State.SOON], _("in touch, as you’d like")),
        (states[State.RESTING], _("resting, by choice")),
        (promises, _("open promises")),
    )
    return tuple(Count(figures(number), what) for number, what in found if number)
