"""PLAYBOOK K4, what changed since: which changed facts are told, and which are news since you last met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from journal.practices.quiet import is_quiet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journal.model.assessment import Standing
    from journal.model.changes import Change
    from journal.model.journal import Journal
    from journal.model.person import Person

#: What the writer decides, and nothing that happened to them.
_OWN = {"circle"}


def changes_told(
    journal: Journal, person: Person, changes: Iterable[Change], today: date
) -> tuple[Change, ...]:
    """The changes of somebody's file to be told on a day, newest first; none where K4 is to be quiet.

    Of those whose pronouns changed, no earlier name is told, nor the pronouns
    that were: nobody should meet them on their own page.
    """
    if is_quiet(journal, person, "K4"):
        return ()
    come = [change for change in changes if change.on <= today]
    private = {"name", "pronouns"} if any(change.key == "pronouns" for change in come) else set()
    return tuple(change for change in reversed(come) if change.key not in private)


def since_you_last_met(told: Iterable[Change], standing: Standing) -> tuple[Change, ...]:
    """What is different in their world since the last contact, newest first; empty without a contact.

    What followed upon one another is one change, from what held at the last contact to what
    holds now. What was only added or taken out tells what the writer got round to, and is left
    out. ``told`` are newest first.
    """
    if standing.last_contact is None:
        return ()
    found: list[Change] = []
    for change in told:
        if change.on > standing.last_contact and change.key not in _OWN and change.before and change.after:
            _join(found, change)
    return tuple(change for change in found if change.before != change.after)


def _join(found: list[Change], earlier: Change) -> None:
    """Let the change that took up where an earlier one ended begin where that began."""
    for at, later in enumerate(found):
        if later.key == earlier.key and later.before == earlier.after:
            found[at] = replace(later, before=earlier.before)
            return
    found.append(earlier)
