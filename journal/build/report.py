"""What a build is asked for, how it tells how far it is, and what it says at its end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from journal.diagnostics import Diagnostic


class Request(Struct, frozen=True):
    """A build, as it is asked for."""

    root: Path
    """The folder that holds ``contacts/``."""
    today: date | None
    """The day to work everything out for; None: the journal's ``as_of``, else ``local_today``."""
    local_today: date
    """The machine's own day."""
    output: Path | None = None
    """Where the site goes; None: the folder that journal.yaml names."""
    clean: bool = False
    """Forget the cache and what was published before."""
    cache: bool = True
    jobs: int = 1
    """Processes to work with."""
    strict: bool = False
    """A warning counts as an error, and nothing is published then."""
    edition: str | None = None
    """A site without what is most private, in a folder of that name beside the usual one."""


class Progress(Struct, frozen=True):
    """How far a build is."""

    step: str
    """``read``, ``parse``, ``render`` or ``publish``."""
    done: int
    total: int


class Report(Struct, frozen=True):
    """What a build did."""

    people: int
    notes: int
    pages: int
    output: Path
    written: int
    unchanged: int
    deleted: int
    published: bool
    """False where nothing was put in place, and the old site stands as it was."""
    diagnostics: tuple[Diagnostic, ...]
    today: date

    @property
    def has_errors(self) -> bool:
        """Whether the exit status is 1."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)


def ignore(_: Progress) -> None:
    """Tell nobody how far it is."""
