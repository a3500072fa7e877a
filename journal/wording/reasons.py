"""Why somebody is named today: each finding of the playbook in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _
from journal.wording.days import promise_when
from journal.wording.reasons_clock import own_rhythm, welcome
from journal.wording.reasons_giving import (
    did_it_work,
    just_because,
    mostly_me,
    next_step,
    offers_meet_needs,
    unthanked,
)
from journal.wording.reasons_knowing import how_it_went, out_of_date, story_untold, unanswered_news
from journal.wording.reasons_lapses import LAPSES
from journal.wording.reasons_signs import SIGNS
from journal.wording.reasons_ways import WAYS
from journal.wording.reasons_word import done_untold, owed_and_due
from journal.wording.sentences import rhythm_line
from journal.wording.time import full_stop
from journal.wording.whole_sentences import hand_over

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journal.model.assessment import Assessment, Finding
    from journal.model.journal import Journal


def reason(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """Say what a rule found, for the page, the terminal and programs alike.

    Raises:
        KeyError: for a rule without a sentence (a mistake of ours).
    """
    return REASONS[finding.practice](finding, journal, assessment)


def _clock(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """C1: "You usually talk every three weeks; due 8 November, two weeks overdue."."""
    standing = assessment.standings[finding.person]
    cadence = journal.cadence_of(journal.people[finding.person])
    return full_stop(rhythm_line(standing, cadence, assessment.today))


def _promise(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """W1: "You said you would: Send her the photos (by 1 November, three weeks ago)."."""
    text = str(finding.facts["text"])
    made = next(filter(None, map(assessment.promises_by_origin.get, finding.evidence)), None)
    when = promise_when(made, assessment.today) if made else ""
    if when:
        return _("You said you would: {promise} ({when}).").format(promise=text, when=when)
    return _("You said you would: {promise}.").format(promise=text)


#: A sentence for every rule that finds something, by its id in the playbook.
REASONS: Mapping[str, Callable[[Finding, Journal, Assessment], str]] = {
    "C1": _clock,
    "C2": own_rhythm,
    "C3": welcome,
    "W1": _promise,
    "W3": owed_and_due,
    "W4": done_untold,
    "G2": just_because,
    "G3": unthanked,
    "G4": mostly_me,
    "G5": offers_meet_needs,
    "G7": next_step,
    "G8": did_it_work,
    "K2": out_of_date,
    "K3": story_untold,
    "K5": unanswered_news,
    "K6": how_it_went,
    "H4": hand_over,
    **LAPSES,
    **WAYS,
    **SIGNS,
}
