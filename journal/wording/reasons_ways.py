"""Ways to bring it back to life: each offered, never ordered."""

from __future__ import annotations

from datetime import date

from journal.language import _, pgettext
from journal.model.assessment import Assessment, Finding
from journal.model.journal import Journal
from journal.wording.people import call, call_id, pronouns
from journal.wording.sentences import channel_phrase
from journal.wording.time import month_year, passed


def first_day(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R1: "Write as on the first day (The swans, November 2022): what was it that you liked at once?".

    A month that the title says already is not said again.
    """
    on, title = finding.facts["on"], str(finding.facts["title"] or "")
    month = month_year(on.year, on.month) if isinstance(on, date) else ""
    told = [title] if title and month in title else [part for part in (title, month) if part]
    said = _("Write as on the first day ({first}): what was it that you liked at once?")
    return said.format(first=", ".join(told))


def who_wanted_this(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R2: "What would somebody do this week who wanted to win Wiebke?"."""
    said = _("What would somebody do this week who did not know {name} yet, and wanted to work together?")
    return said.format(name=_name(finding, journal))


def new_song(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R3: "Lately it has always been a call; a walk was warm before. Perhaps that again?"."""
    only, instead = (str(finding.facts[key]) for key in ("channel", "instead"))
    said = (
        _("Lately it has always been {this}; {other} was warm before. Perhaps that again?")
        if finding.facts["was_warm"]
        else _("Lately it has always been {this}. Perhaps {other}, for once?")
    )
    return said.format(this=channel_phrase(only), other=_instead(instead))


def _instead(channel: str) -> str:
    """Another way to be in touch, as one would propose it."""
    match channel:
        case "gift":
            return pgettext("a way to be in touch", "a small gift")
        case "event":
            return pgettext("a way to be in touch", "an evening out")
        case "social":
            return pgettext("a way to be in touch", "a line where you both read")
        case _other:
            return channel_phrase(channel)


def along(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R4: "Bring somebody along: Layla and Martin have not met, and have choir in common."."""
    said = _("Bring somebody along: {name} and {other} have not met, and have {shared} in common.")
    return said.format(
        name=_name(finding, journal),
        other=call_id(str(finding.facts["who"]), journal.people),
        shared=finding.facts["shared"],
    )


def new_value(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R5: "Something of use, in a new way: Farida needs a quiet room."."""
    said = _("Something of use, in a new way: {name} needs {need}.")
    return said.format(name=_name(finding, journal), need=str(finding.facts["need"]).rstrip("."))


def scenery(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R6: "It has always been the studio lately. Somewhere else, perhaps?"."""
    said = _("Lately it has always been the same place ({place}). Somewhere else, perhaps?")
    return said.format(place=finding.facts["place"])


def looking_back(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """R7: "A looking back together: the last was two years ago."."""
    last, name = finding.facts["last"], _name(finding, journal)
    if not isinstance(last, date):
        said = _("A looking back together with {name}: what was good, what could be, what {name} hopes for.")
        return said.format(name=name)
    when = passed(max(1, (assessment.today - last).days))
    return _("A looking back together with {name}: the last was {ago}.").format(name=name, ago=when)


def gift_of_time(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R8: "Something unexpected, for Ottilie’s child Jon or for herself."."""
    person, whom = journal.people[finding.person], finding.facts["for_whom"]
    if not whom:
        return _("An unexpected gift of time, for {name}.").format(name=call(person))
    id = finding.facts["id"]
    return _for_one_close(str(finding.facts["kind"])).format(
        name=call(person),
        their=pronouns(person).possessive,
        other=call_id(str(id), journal.people) if id else whom,
    )


def _for_one_close(kind: str) -> str:
    """A gift of time for somebody's child, partner, spouse or colleague.

    Raises:
        KeyError: for a relation to whom none is proposed (a mistake of ours).
    """
    return {
        "child": _("An unexpected gift of time, for {name} or for {their} child, {other}."),
        "partner": _("An unexpected gift of time, for {name} or for {their} partner, {other}."),
        "spouse": _("An unexpected gift of time, for {name} or for {their} spouse, {other}."),
        "colleague": _("An unexpected gift of time, for {name} or for {their} colleague, {other}."),
    }[kind]


def outside_eye(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """R9: "An outside eye: tell a friend how it stands with Wiebke, and listen."."""
    said = _("An outside eye: tell a friend how it stands with {name}, and listen.")
    return said.format(name=_name(finding, journal))


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
