"""When it is better not to jump in: it has been quiet for long, or it broke (PLAYBOOK K1)."""

from __future__ import annotations

from journal.model.assessment import Standing, State
from journal.model.person import Person


def goes_gently(person: Person, standing: Standing) -> bool:
    """Whether it has stopped or broken, and there was no contact since."""
    if standing.state is State.DORMANT:
        return True
    if person.lapse is None:
        return False
    since = person.lapse.since
    return standing.last_contact is None or since is None or standing.last_contact <= since.last_day
