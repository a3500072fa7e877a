"""Sentences of PLAYBOOK 2: a kept word (W2), a promise owed (W3), tell them it is done (W4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, pgettext
from journal.wording.days import promise_when
from journal.wording.people import call
from journal.wording.time import near_day, number, plural

if TYPE_CHECKING:
    from datetime import date

    from journal.model.assessment import Assessment, Finding, PromiseStanding
    from journal.model.between import KeptWord
    from journal.model.journal import Journal


def kept_word_line(word: KeptWord) -> str:
    """W2: "Of 21 promises of the past year you kept 13; two were let go, six are late."."""
    if word.kept == word.closed:
        return plural(
            "You kept the one promise of the past year.",
            "You kept all {n} promises of the past year.",
            word.closed,
        )
    rest = [plural("{n} was let go", "{n} were let go", word.let_go)] if word.let_go else []
    rest += [plural("{n} is late", "{n} are late", word.late)] if word.late else []
    return plural(
        "Of {n} promise of the past year you kept {kept}; {rest}.",
        "Of {n} promises of the past year you kept {kept}; {rest}.",
        word.closed,
        kept=number(word.kept) if word.kept else pgettext("promises", "none"),
        rest=", ".join(rest),
    )


def owed_and_due(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """W3: "You told Tess you would: Bring the atlas (on 25 October 2025). That is a reason to write."."""
    name, text = call(journal.people[finding.person]), str(finding.facts["text"])
    made = _standing(finding, assessment)
    when = promise_when(made, assessment.today) if made else ""
    said = (
        _("You told {name} you would: {promise} ({when}). That is a good reason to write.")
        if when
        else _("You told {name} you would: {promise}. That is a good reason to write.")
    )
    return said.format(name=name, promise=text, when=when)


def done_untold(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """W4: "You kept your word on 12 November: Send the fork. Martin may not know yet."."""
    name, text = call(journal.people[finding.person]), str(finding.facts["text"])
    day: date = finding.facts["done"]  # type: ignore[assignment]  # a date, by the rule
    said = _("You kept your word {day}: {promise}. {name} may not know yet.")
    return said.format(day=near_day(day, assessment.today), promise=text, name=name)


def _standing(finding: Finding, assessment: Assessment) -> PromiseStanding | None:
    return next(filter(None, map(assessment.promises_by_origin.get, finding.evidence)), None)
