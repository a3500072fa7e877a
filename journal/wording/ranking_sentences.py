"""Where somebody stands in the day's order, and what puts them there (PLAYBOOK "Ranking", C4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.model.assessment import State
from journal.wording.people import call
from journal.wording.sentences import due_fact
from journal.wording.time import counted, day_month

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
        return f"Today asks for {name}: number {asked.index(person.id) + 1} of {len(asked)}."
    if person.id in rest:
        number = rest.index(person.id) + 1
        return f"{name} stands under “when there is time”: number {number} of {len(rest)}."
    cause = _not_asked(person, assessment)
    return f"Today does not ask for {name}{f': {cause}' if cause else ''}."


def weighed(person: Person, journal: Journal, standing: Standing) -> str:
    """What the place comes from: "The circle close weighs 3; 1.7 times the wanted gap has passed."."""
    circle = journal.circle_of(person)
    share = standing.share
    if circle is None or share is None:
        return ""
    most = f", of which {MOST} count" if share > MOST else ""
    passed = f"{share:.1f} times the wanted gap has passed{most}"
    return f"The circle {circle.name} weighs {circle.weight:g}; {passed}."


def _not_asked(person: Person, assessment: Assessment) -> str:
    """The first thing that keeps somebody off the list; "" where nothing is to be said."""
    standing = assessment.standings[person.id]
    if standing.state in _BY_STATE:
        return _BY_STATE[standing.state]
    if person.lapse is not None and person.lapse.closed:
        return "you left it as it is"
    if standing.plan is not None:
        return f"you have a plan on {day_month(standing.plan.date, assessment.today)}"
    if standing.given_up:
        return f"{counted(standing.unanswered, 'word')} of yours in a row went unanswered"
    if standing.muted:
        return "your last word is not answered yet"
    return due_fact(standing, assessment.today) if not standing.state.is_late else ""


_BY_STATE = {
    State.DIED: "what you shared is kept, and nothing more is asked",
    State.RESTING: "it is a time of rest",
    State.NO_RHYTHM: "no rhythm is set",
    State.NEVER: "nothing is written yet to count from",
}
