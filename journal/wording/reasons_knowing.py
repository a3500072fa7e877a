"""Sentences of PLAYBOOK 4: what to confirm, to ask and to answer, and how an earlier silence ended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journal.language import _, listed, pgettext
from journal.wording.people import call, pronouns
from journal.wording.sentences import channel_phrase
from journal.wording.time import day_month, gap, month_year, near_day, plural, sentence

if TYPE_CHECKING:
    from journal.model.assessment import Assessment, Finding
    from journal.model.brief import Reopened
    from journal.model.journal import Journal
    from journal.model.person import Person


def out_of_date(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """K2: "You last made sure of Pilar’s city, work and email in April 2025; worth asking again."."""
    facts = finding.facts
    since: date = facts["since"]  # type: ignore[assignment]  # a date, by the rule
    keys: tuple[str, ...] = facts["keys"]  # type: ignore[assignment]  # keys, by the rule
    said = (
        _("You last made sure of {name}’s {facts} in {month}; worth asking again.")
        if facts["confirmed"]
        else _("You were last in touch in {month}, and {name}’s {facts} may have changed since.")
    )
    return said.format(
        name=call(journal.people[finding.person]),
        facts=listed([_fact(key) for key in keys]),
        month=month_year(since.year, since.month),
    )


def _fact(key: str) -> str:
    """A fact that grows old, as one asks for it."""
    return {
        "city": pgettext("a fact about somebody", "city"),
        "work": pgettext("a fact about somebody", "work"),
        "address": pgettext("a fact about somebody", "address"),
        "phone": pgettext("a fact about somebody", "number"),
        "email": pgettext("a fact about somebody", "email"),
    }[key]


def story_untold(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """K3: one question about how they got here."""
    facts, person = finding.facts, journal.people[finding.person]
    if not facts["met"]:
        question = _("How did you and {name} come to know each other?")
    elif facts["org"]:
        question = _("What brought {name} to {organisation}?")
    elif facts["city"]:
        question = _("How did {name} come to {city}?")
    else:
        question = _("Where was {name} before you met?")
    asked = question.format(name=call(person), organisation=facts["org"], city=facts["city"])
    often = plural(
        "You have been in touch {n} time, and a few lines would keep the story.",
        "You have been in touch {n} times, and a few lines would keep the story.",
        int(str(facts["contacts"])),
    )
    return f"{asked} {often}"


def unanswered_news(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """K5: "You heard on 5 November: Tess is selling the shop. A word about it would still be welcome."."""
    facts, today = finding.facts, assessment.today
    heard: date = facts["heard"]  # type: ignore[assignment]  # a date, by the rule
    if facts["tag"]:
        said = _("You noted {day}, about {tag}: {news}. {name} may like to hear of it.")
    elif facts["late"]:
        said = _("You heard {day}: {news}. A word about it would still be welcome.")
    else:
        said = _("You heard {day}: {news}. A word about it would be welcome.")
    return said.format(
        day=near_day(heard, today),
        tag=facts["tag"],
        news=spoken(str(facts["text"]), today),
        name=call(journal.people[finding.person]),
    )


def how_it_went(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """K6: "Doreen’s cataract operation on 10 November. You might ask how it went."."""
    news = sentence(spoken(str(finding.facts["text"]), assessment.today))
    return _("{news}. You might ask how it went.").format(news=news)


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
    opener = _opener(note.channel or "", note.started or "")
    if opener:
        said = (
            _("{gap} in {year}; {what} opened it.")
            if first == last
            else _("{gap}, {first} to {year}; {what} opened it.")
        )
    else:
        said = (
            _("{gap} in {year}; you spoke again on {day}.")
            if first == last
            else _("{gap}, {first} to {year}; you spoke again on {day}.")
        )
    what = opener.format(their=pronouns(person).possessive)
    return sentence(
        said.format(gap=gap(found.days), first=first, year=last, what=what, day=day_month(note.date))
    )


def _opener(channel: str, started: str) -> str:
    """What ended a silence, and whose it was; "" for no channel, or a word of the writer's own."""
    mine, theirs = _whose(channel)
    return {"me": mine, "them": theirs}.get(started, channel_phrase(channel) if mine else "")


def _whose(channel: str) -> tuple[str, str]:
    """The same as mine and as theirs."""
    return {
        "call": (_("your call"), _("{their} call")),
        "video": (_("your video call"), _("{their} video call")),
        "message": (_("your message"), _("{their} message")),
        "email": (_("your email"), _("{their} email")),
        "letter": (_("your letter"), _("{their} letter")),
        "card": (_("your card"), _("{their} card")),
        "gift": (_("your gift"), _("{their} gift")),
        "visit": (_("your visit"), _("{their} visit")),
        "meal": (_("your meal"), _("{their} meal")),
        "walk": (_("your walk"), _("{their} walk")),
        "event": (_("your event"), _("{their} event")),
        "meeting": (_("your meeting"), _("{their} meeting")),
        "social": (_("your few words online"), _("{their} few words online")),
    }.get(channel, ("", ""))
