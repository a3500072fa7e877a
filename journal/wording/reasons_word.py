"""Sentences of PLAYBOOK 2: a kept word (W2), a promise owed (W3), tell them it is done (W4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.wording.days import promise_when
from journal.wording.people import call
from journal.wording.time import counted, near_day, number

if TYPE_CHECKING:
    from datetime import date

    from journal.model.assessment import Assessment, Finding, PromiseStanding
    from journal.model.between import KeptWord
    from journal.model.journal import Journal


def kept_word_line(word: KeptWord) -> str:
    """W2: "Of 21 promises of the past year you kept 13; two were let go, six are late."."""
    if word.kept == word.closed:
        return f"You kept all {counted(word.closed, 'promise')} of the past year."
    rest = [
        f"{number(word.let_go)} {'was' if word.let_go == 1 else 'were'} let go" if word.let_go else "",
        f"{number(word.late)} {'is' if word.late == 1 else 'are'} late" if word.late else "",
    ]
    kept = number(word.kept) if word.kept else "none"
    start = f"Of {counted(word.closed, 'promise')} of the past year you kept {kept}"
    return f"{start}; {', '.join(part for part in rest if part)}."


def owed_and_due(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """W3: "You told Tess you would: Bring the atlas (on 25 October 2025). That is a reason to write."."""
    name, text = call(journal.people[finding.person]), str(finding.facts["text"])
    made = _standing(finding, assessment)
    when = promise_when(made, assessment.today) if made else ""
    aside = f" ({when})" if when else ""
    return f"You told {name} you would: {text}{aside}. That is a good reason to write."


def done_untold(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """W4: "You kept your word on 12 November: Send the fork. Martin may not know yet."."""
    name, text = call(journal.people[finding.person]), str(finding.facts["text"])
    day: date = finding.facts["done"]  # type: ignore[assignment]  # a date, by the rule
    return f"You kept your word {near_day(day, assessment.today)}: {text}. {name} may not know yet."


def _standing(finding: Finding, assessment: Assessment) -> PromiseStanding | None:
    return next(filter(None, map(assessment.promises_by_origin.get, finding.evidence)), None)
