"""What is noticed: about a person on their page, and on today's page beside the people it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.practices.week import week
from journal.site import charts
from journal.site.markup import Html
from journal.site.views.findings import Said, all_said, said
from journal.wording import whole_sentences as words

if TYPE_CHECKING:
    from journal.model.person import Person
    from journal.site.views.context import Card, Context


@dataclass(frozen=True, slots=True)
class Fading:
    """Somebody with whom it is growing quieter: a stroke for each note of the past year."""

    card: Card
    said: Said
    ticks: Html


def quieter_with(context: Context, base: str) -> tuple[Fading, ...]:
    """Those with whom it is falling quiet, whom one met most first (C2)."""
    whole, found = context.assessment.whole, []
    for id in whole.growing_quieter if whole else ():
        finding = next((f for f in context.assessment.findings.get(id, ()) if f.practice == "C2"), None)
        if finding is not None and id not in context.assessment.asked:
            notes = context.journal.notes_by_person.get(id, ())
            ticks = charts.ticks([note.date for note in notes], context.today)
            found.append(Fading(context.cards[id], said(context, finding, base), ticks))
    return tuple(found)


def suggestion(context: Context, base: str) -> Said | None:
    """The one suggestion besides people (C4)."""
    found = week(context.journal, context.assessment).suggestion
    return said(context, found, base) if found else None


@dataclass(frozen=True, slots=True)
class Noticed:
    """What is noticed about somebody."""

    said: tuple[Said, ...]
    """What the rules found, the most useful first; beyond three, folded."""
    together: tuple[str, ...]
    """Mutual, durable, pleasant: a sentence each (H1); and who of us spoke last (H4)."""


def noticed(context: Context, person: Person, base: str) -> Noticed:
    """Gather what is noticed about somebody."""
    findings = context.assessment.findings.get(person.id, ())
    return Noticed(all_said(context, findings, base), _together(context, person))


def _together(context: Context, person: Person) -> tuple[str, ...]:
    """What the two of you are to each other (H1), and who of us spoke last (H4)."""
    whole = context.assessment.whole
    found = whole.together.get(person.id) if whole else None
    lines = []
    if found is not None:
        lines += [words.mutual(found.mutual, person)] if found.mutual else []
        lines += [words.durable(found.durable, person, context.today)] if found.durable else []
        lines += [words.pleasant(found.pleasant)] if found.pleasant else []
    voices = whole.voices.get(person.id) if whole else None
    lines += [words.spoke_last(voices, context.journal, context.today)] if voices else []
    return tuple(line for line in lines if line)
