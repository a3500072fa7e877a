"""What the history of a person's file tells (PLAYBOOK K4), as a dated list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.practices.changes import changes_told
from journal.site.views.names import plain
from journal.wording.changes import month, what_changed

if TYPE_CHECKING:
    from journal.model.person import Person
    from journal.site.markup import Html
    from journal.site.views.context import Context


class Changed(Struct, frozen=True):
    """A fact that changed."""

    iso: str
    when: str
    """The month: "June 2026"."""
    what: Html
    """From what to what."""


def changed(context: Context, person: Person) -> tuple[Changed, ...]:
    """The changes of a person's file, newest first; none without git, and none in an edition."""
    changes = context.changes.get(person.id, ())
    told = changes_told(context.journal, person, changes, context.today)
    return tuple(Changed(c.on.isoformat(), month(c), plain(what_changed(c))) for c in told)
