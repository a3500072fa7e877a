"""Which rules are not to speak (``quiet`` in journal.yaml, of a circle, of a person)."""

from __future__ import annotations

from collections.abc import Sequence

from journal.model.journal import Journal
from journal.model.person import Person


def is_quiet(journal: Journal, person: Person, rule: str) -> bool:
    """Whether a rule, or its section, is not to speak about somebody (``quiet``)."""
    return is_silent(journal, rule) or is_quiet_about(journal, person, rule)


def is_quiet_about(journal: Journal, person: Person, rule: str) -> bool:
    """Whether it is quiet about this one person, by their own file or their circle's setting."""
    circle = journal.circle_of(person)
    return _names((*person.quiet, *(circle.quiet if circle else ())), rule)


def is_silent(journal: Journal, rule: str) -> bool:
    """Whether a rule, or its section, is not to speak at all (``quiet`` in journal.yaml)."""
    return _names(journal.settings.quiet, rule)


def _names(silenced: Sequence[str], rule: str) -> bool:
    return rule in silenced or rule[0] in silenced
