"""Which rules are not to speak (``quiet`` in journal.yaml, of a circle, of a person)."""

from __future__ import annotations

from journal.model.journal import Journal
from journal.model.person import Person


def is_quiet(journal: Journal, person: Person, rule: str) -> bool:
    """Whether a rule, or its section, is not to speak about somebody (``quiet``)."""
    circle = journal.circle_of(person)
    silenced = {*journal.settings.quiet, *person.quiet, *(circle.quiet if circle else ())}
    return rule in silenced or rule[0] in silenced
