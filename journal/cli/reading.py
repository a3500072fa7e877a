"""Reading the journal for a command: what was loaded, the day, what is found out."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from journal.build.reading import read as read_journal
from journal.cli.progress import Bar
from journal.cli.session import Refused, Session, or_meant, processes
from journal.cli.terminal import for_now, note
from journal.content.names import find
from journal.diagnostics import visible
from journal.history.marking import mark
from journal.language import _, listed
from journal.practices.assess import assess
from journal.wording.time import plural, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.diagnostics import Diagnostic
    from journal.model.assessment import Assessment
    from journal.model.changes import Change
    from journal.model.journal import Journal
    from journal.model.person import Person


class Read(Struct, frozen=True):
    """A journal, and everything that holds on the day."""

    journal: Journal
    assessment: Assessment
    diagnostics: tuple[Diagnostic, ...]
    changes: Mapping[str, tuple[Change, ...]] = {}
    """What the history of people's files tells, by id, where it was asked for."""

    @property
    def status(self) -> int:
        """The exit status of a command that only looks: 1 if the text has errors."""
        return int(any(d.is_error for d in self.diagnostics))


def read(session: Session, *, with_history: bool = False) -> Read:
    """Read the journal and find out what holds today; say how much there is to tidy."""
    with Bar(shown=not session.quiet) as bar:
        loaded = read_journal(
            session.root,
            jobs=processes(),
            progress=bar,
            with_history=with_history,
            inventory=session.inventory,
        )
    if with_history and loaded.has_history != bool(mark(session.root)):
        for_now()  # a history that could not be read may be the next time
    gc.freeze()  # it is kept to the end: to look through it for what could go finds nothing
    errors = sum(d.is_error for d in loaded.diagnostics)
    if errors and not session.quiet:
        said = plural(
            "{n} thing to tidy: {command}", "{n} things to tidy: {command}", errors, command="journal check"
        )
        note(sentence(said))
    today = session.day(loaded.journal.settings)
    return Read(loaded.journal, assess(loaded.journal, today), loaded.diagnostics, loaded.changes)


def somebody(journal: Journal, text: str) -> Person:
    """The person meant by a name as typed.

    Raises:
        Refused: for nobody's name, and for one that several people share.
    """
    match = find(journal.people.values(), text)
    if match.id is not None:
        return journal.people[match.id]
    if match.candidates:
        message = _("‘{name}’ may be {people}: type the id")
        raise Refused(message.format(name=visible(text), people=_candidates(journal, match.candidates)))
    message = _("nobody here is called ‘{name}’").format(name=visible(text))
    near = _near(journal, text)
    raise Refused(or_meant(message, near) if near else message)


def _candidates(journal: Journal, ids: tuple[str, ...]) -> str:
    named = [f"{visible(journal.people[id].name)} ({visible(id)})" for id in ids]
    return listed(named, "or")


def _near(journal: Journal, text: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 -- only for a name that is not found

    names = {name.casefold(): p for p in journal.people.values() for name in (p.id, p.name, p.first_name)}
    near = get_close_matches(text.casefold(), names, 1)
    return f"{visible(names[near[0]].name)} ({visible(names[near[0]].id)})" if near else ""


def session_of(context: click.Context) -> Session:
    """The options that stood before the command."""
    session: Session = context.obj
    return session
