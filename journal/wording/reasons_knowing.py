"""Sentences of PLAYBOOK 4: what to confirm, to ask and to answer, and how an earlier silence ended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journal.wording.people import call, listed, possessive, pronouns
from journal.wording.sentences import channel_phrase
from journal.wording.time import counted, day_month, gap, month_year, near_day, sentence

if TYPE_CHECKING:
    from journal.model.assessment import Assessment, Finding
    from journal.model.brief import Reopened
    from journal.model.journal import Journal
    from journal.model.person import Person


def out_of_date(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """K2: "You last made sure of Pilar’s city, work and email in April 2025; worth asking again."."""
    facts, name = finding.facts, call(journal.people[finding.person])
    since: date = facts["since"]  # type: ignore[assignment]  # a date, by the rule
    keys: tuple[str, ...] = facts["keys"]  # type: ignore[assignment]  # keys, by the rule
    when = month_year(since.year, since.month)
    what = f"{possessive(name)} {listed([_FACTS[key] for key in keys])}"
    if facts["confirmed"]:
        return f"You last made sure of {what} in {when}; worth asking again."
    return f"You were last in touch in {when}, and {what} may have changed since."


_FACTS = {"city": "city", "work": "work", "address": "address", "phone": "number", "email": "email"}


def story_untold(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """K3: one question about how they got here."""
    facts, person = finding.facts, journal.people[finding.person]
    name, times = call(person), counted(int(str(facts["contacts"])), "time")
    if not facts["met"]:
        question = f"How did you and {name} come to know each other?"
    elif facts["org"]:
        question = f"What brought {name} to {facts['org']}?"
    elif facts["city"]:
        question = f"How did {name} come to {facts['city']}?"
    else:
        question = f"Where was {name} before you met?"
    return f"{question} You have been in touch {times}, and a few lines would keep the story."


def unanswered_news(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """K5: "You heard on 5 November: Tess is selling the shop. A word about it would still be welcome."."""
    facts, today = finding.facts, assessment.today
    heard: date = facts["heard"]  # type: ignore[assignment]  # a date, by the rule
    text, day = spoken(str(facts["text"]), today), near_day(heard, today)
    if facts["tag"]:
        name = call(journal.people[finding.person])
        return f"You noted {day}, about {facts['tag']}: {text}. {name} may like to hear of it."
    still = "still " if facts["late"] else ""
    return f"You heard {day}: {text}. A word about it would {still}be welcome."


def how_it_went(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """K6: "Doreen’s cataract operation on 10 November. You might ask how it went."."""
    return f"{sentence(spoken(str(finding.facts['text']), assessment.today))}. You might ask how it went."


def spoken(text: str, today: date) -> str:
    """The writer's words with their ISO dates said as days, without a last full stop."""
    words = [_day(word, today) for word in text.rstrip(". ").split(" ")]
    return " ".join(words)


def _day(word: str, today: date) -> str:
    bare = word.rstrip(",;:)")
    try:
        day = date.fromisoformat(bare) if len(bare) == len("2026-11-22") else None
    except ValueError:
        return word
    return f"{day_month(day, today)}{word[len(bare) :]}" if day else word


def reopened_line(found: Reopened, person: Person) -> str:
    """K8: "Seven months in 2025; your card opened it."."""
    note, first, last = found.by, found.since.year, found.by.date.year
    length = sentence(gap(found.days))
    when = f"{length} in {last}" if first == last else f"{length}, {first} to {last}"
    said = channel_phrase(note.channel or "")
    article, _, thing = said.partition(" ")
    if article not in {"a", "an"}:  # no channel, or a word of the writer's own
        return f"{when}; you spoke again on {day_month(note.date)}."
    whose = {"me": "your", "them": pronouns(person).possessive}.get(note.started or "", article)
    return f"{when}; {whose} {thing} opened it."
