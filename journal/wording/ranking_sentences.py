"""Where somebody stands in the day's order, and what puts them there (PLAYBOOK "Ranking", C4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, decimals, figures
from journal.model.assessment import State
from journal.wording.people import call
from journal.wording.sentences import due_fact
from journal.wording.time import day_month, plural

if TYPE_CHECKING:
    from journal.model.assessment import Assessment, Standing
    from journal.model.journal import Journal
    from journal.model.person import Person

#: Past this many wanted gaps nobody becomes more urgent (PLAYBOOK "Ranking").
MOST = 3


def place(person: Person, assessment: Assessment) -> str:
    """Their place: "Today asks for Maya: number 1 of 3.", or why they have none."""
    asked, rest, name = assessment.asked, assessment.when_there_is_time, call(person)
    if person.id in asked:
        said = _("Today asks for {name}: number {place} of {all}.")
        return said.format(name=name, place=figures(asked.index(person.id) + 1), all=figures(len(asked)))
    if person.id in rest:
        said = _("{name} stands under “when there is time”: number {place} of {all}.")
        return said.format(name=name, place=figures(rest.index(person.id) + 1), all=figures(len(rest)))
    cause = _not_asked(person, assessment)
    if cause:
        return _("Today does not ask for {name}: {cause}.").format(name=name, cause=cause)
    return _("Today does not ask for {name}.").format(name=name)


def weighed(person: Person, journal: Journal, standing: Standing) -> str:
    """What the place comes from: "The circle close weighs 3; 1.7 times the wanted gap has passed."."""
    circle = journal.circle_of(person)
    share = standing.share
    if circle is None or share is None:
        return ""
    said = (
        _("The circle {circle} weighs {weight}; {times} times the wanted gap has passed.")
        if share <= MOST
        else _(
            "The circle {circle} weighs {weight}; {times} times the wanted gap has passed, "
            "of which {most} count."
        )
    )
    weight, times = decimals(circle.weight), decimals(share, least=1, most=1)
    return said.format(circle=circle.name, weight=weight, times=times, most=MOST)


def _not_asked(person: Person, assessment: Assessment) -> str:
    """The first thing that keeps somebody off the list; "" where nothing is to be said."""
    standing = assessment.standings[person.id]
    by_state = _by_state(standing.state)
    if by_state:
        return by_state
    if person.lapse is not None and person.lapse.closed:
        return _("you left it as it is")
    if standing.plan is not None:
        day = day_month(standing.plan.date, assessment.today)
        return _("you have a plan on {day}").format(day=day)
    if standing.given_up:
        return plural(
            "{n} word of yours in a row went unanswered",
            "{n} words of yours in a row went unanswered",
            standing.unanswered,
        )
    if standing.muted:
        return _("your last word is not answered yet")
    return due_fact(standing, assessment.today) if not standing.state.is_late else ""


def _by_state(state: State) -> str:
    """Why nobody is asked for in this state; "" for the states in which one may be."""
    match state:
        case State.DIED:
            return _("what you shared is kept, and nothing more is asked")
        case State.RESTING:
            return _("it is a time of rest")
        case State.NO_RHYTHM:
            return _("no rhythm is set")
        case State.NEVER:
            return _("nothing is written yet to count from")
        case _other:
            return ""
