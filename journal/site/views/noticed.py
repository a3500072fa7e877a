"""What is noticed: about a person on their page, and on today's page beside the people it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.practices.knowing import to_confirm
from journal.practices.quiet import is_quiet
from journal.practices.week import week
from journal.site import charts
from journal.site.markup import Html
from journal.site.views.findings import Said, all_said, said
from journal.wording import whole_sentences as words
from journal.wording.person_sentences import opened_line, promised_by
from journal.wording.site_sentences import grown_quieter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.model.person import Person
    from journal.model.whole import Voices
    from journal.site.views.cards import Card
    from journal.site.views.context import Context


class Fading(Struct, frozen=True):
    """Somebody with whom it is growing quieter: a stroke for each note of the past year."""

    card: Card
    line: str
    """How it was, and how it is: "usually every week, now three weeks"."""
    ticks: Html


def quieter_with(context: Context) -> tuple[Fading, ...]:
    """Those with whom it is falling quiet, whom one met most first (C2)."""
    whole, found = context.assessment.whole, []
    for id in whole.growing_quieter if whole else ():
        finding = next((f for f in context.assessment.findings.get(id, ()) if f.practice == "C2"), None)
        if finding is not None and id not in context.assessment.asked:
            notes = context.journal.notes_by_person.get(id, ())
            ticks = charts.ticks([note.date for note in notes], context.today)
            line = grown_quieter(float(str(finding.facts["median"])), int(str(finding.facts["elapsed"])))
            found.append(Fading(context.cards[id], line, ticks))
    return tuple(found)


def suggestion(context: Context, base: str) -> Said | None:
    """The one suggestion besides people (C4)."""
    found = week(context.journal, context.assessment).suggestion
    return said(context, found, base) if found else None


def made_sure_of(context: Context, suggested: Said | None, base: str) -> tuple[Said, ...]:
    """Of whose facts to make sure this week (K2), unless somebody is suggested already."""
    found = to_confirm(context.journal, context.assessment)
    told = (said(context, finding, base) for finding in found)
    return tuple(each for each in told if suggested is None or each.card != suggested.card)


class Noticed(Struct, frozen=True):
    """What is noticed about somebody."""

    said: tuple[Said, ...]
    """What the rules found, the most useful first; beyond three, folded."""
    signs: tuple[Said, ...]
    """Signs that it may be going stale: folded, for whoever wants to look."""
    together: tuple[Html, ...]
    """Mutual, durable, pleasant: a sentence each (H1); what it opened (G6); who of us spoke last (H4)."""


#: Rules whose sentence the head of the page or the brief already says: the clock, promises, dated news.
_TOLD = frozenset({"C1", "W1", "W3", "K6"})


def noticed(context: Context, person: Person, base: str, *, has_brief: bool) -> Noticed:
    """Gather what is noticed about somebody; what stands in their brief is not said twice."""
    findings = context.assessment.findings.get(person.id, ())
    new = [f for f in findings if not (has_brief and f.practice in _TOLD)]
    signs = [f for f in new if f.practice.startswith("S")]
    return Noticed(
        said=all_said(context, [f for f in new if f not in signs], base),
        signs=all_said(context, signs, base),
        together=tuple(context.told(line, ids, base) for line, ids in _together(context, person)),
    )


def _together(context: Context, person: Person) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Sentences, each with the ids of those whom it names."""
    whole = context.assessment.whole
    found = whole.together.get(person.id) if whole else None
    if found is not None and found.mutual:
        yield words.mutual(found.mutual, person), ()
    if found is not None and found.durable:
        yield words.durable(found.durable, person, context.today), ()
    if found is not None and found.pleasant:
        yield words.pleasant(found.pleasant), ()
    yield from _opened(context, person)
    voices = whole.voices.get(person.id) if whole else None
    if voices is not None:
        yield from _voices(context, voices)


def _opened(context: Context, person: Person) -> Iterator[tuple[str, tuple[str, ...]]]:
    led = tuple(id for id in context.led_to.get(person.id, ()) if id != context.journal.settings.me)
    count = context.opened.get(person.id, 0)
    if count and person.id != context.journal.settings.me and not is_quiet(context.journal, person, "G6"):
        yield opened_line(person, led, count, context.journal.people), led


def _voices(context: Context, voices: Voices) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who of us spoke last, unless it was the writer as always, and what the others promised (H4)."""
    line = words.spoke_last(voices, context.journal, context.today)
    if line and (voices.owner or voices.last_by != context.journal.settings.me):
        yield line, (voices.last_by or "",)
    for who, promise in voices.promised:
        if who != context.journal.settings.me:
            yield promised_by(who, promise.text, context.journal.people), (who,)
