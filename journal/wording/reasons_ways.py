"""Ways to bring it back to life: each offered, never ordered."""

from __future__ import annotations

from datetime import date

from journal.model.assessment import Assessment, Finding
from journal.model.journal import Journal
from journal.wording.people import call, call_id, pronouns
from journal.wording.sentences import channel_phrase
from journal.wording.time import gap, month_year

_INSTEAD = {
    "call": "a call",
    "video": "a video call",
    "message": "a message",
    "email": "an email",
    "letter": "a letter",
    "card": "a card",
    "gift": "a small gift",
    "visit": "a visit",
    "meal": "a meal",
    "walk": "a walk",
    "event": "an evening out",
    "meeting": "a meeting",
    "social": "a line where you both read",
}


def first_day(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R1: "Write as on the first day (The swans, November 2022): what was it that you liked at once?"."""
    on, title = finding.facts["on"], finding.facts["title"]
    when = month_year(on.year, on.month) if isinstance(on, date) else ""
    first = ", ".join(part for part in (str(title or ""), when) if part)
    return f"Write as on the first day ({first}): what was it that you liked at once?"


def who_wanted_this(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R2: "What would somebody do this week who wanted to win Wiebke?"."""
    name = _name(finding, journal)
    return f"What would somebody do this week who did not know {name} yet, and wanted to work together?"


def new_song(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R3: "Lately it has always been a call; a walk was warm before. Perhaps that again?"."""
    only, instead = (str(finding.facts[key]) for key in ("channel", "instead"))
    told = f"Lately it has always been {channel_phrase(only)}"
    other = _INSTEAD.get(instead, instead)
    if finding.facts["was_warm"]:
        return f"{told}; {other} was warm before. Perhaps that again?"
    return f"{told}. Perhaps {other}, for once?"


def along(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R4: "Bring somebody along: Layla and Martin have not met, and have choir in common."."""
    other = call_id(str(finding.facts["who"]), journal.people)
    name, shared = _name(finding, journal), finding.facts["shared"]
    return f"Bring somebody along: {name} and {other} have not met, and have {shared} in common."


def new_value(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R5: "Something of use, in a new way: Farida needs a quiet room."."""
    need = str(finding.facts["need"]).rstrip(".")
    return f"Something of use, in a new way: {_name(finding, journal)} needs {need}."


def scenery(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R6: "It has always been the studio lately. Somewhere else, perhaps?"."""
    return f"Lately it has always been the same place ({finding.facts['place']}). Somewhere else, perhaps?"


def looking_back(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """R7: "A looking back together: the last was two years ago."."""
    last = finding.facts["last"]
    name = _name(finding, journal)
    if not isinstance(last, date):
        return f"A looking back together with {name}: what was good, what could be, what {name} hopes for."
    ago = gap(max(1, (assessment.today - last).days))
    return f"A looking back together with {name}: the last was {ago} ago."


def gift_of_time(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R8: "Something unexpected, for Ottilie’s child Jon or for herself."."""
    person = journal.people[finding.person]
    whom, kind = finding.facts["for_whom"], finding.facts["kind"]
    if not whom:
        return f"An unexpected gift of time, for {call(person)}."
    id = finding.facts["id"]
    other = call_id(str(id), journal.people) if id else str(whom)
    theirs = pronouns(person).possessive
    return f"An unexpected gift of time, for {call(person)} or for {theirs} {kind}, {other}."


def outside_eye(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R9: "An outside eye: tell a friend how it stands with Wiebke, and listen."."""
    return f"An outside eye: tell a friend how it stands with {_name(finding, journal)}, and listen."


def _name(finding: Finding, journal: Journal) -> str:
    return call(journal.people[finding.person])


#: By the id of the rule.
WAYS = {
    "R1": first_day,
    "R2": who_wanted_this,
    "R3": new_song,
    "R4": along,
    "R5": new_value,
    "R6": scenery,
    "R7": looking_back,
    "R8": gift_of_time,
    "R9": outside_eye,
}
