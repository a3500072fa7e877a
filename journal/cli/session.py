"""What holds for every command: which journal, which day, how much is said.

The only place with a clock.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from journal.language import _

if TYPE_CHECKING:
    from typing import IO

    from journal.content.files.loader import Inventory
    from journal.model.settings import Settings

    _DayType = click.ParamType[date]
else:
    _DayType = click.ParamType


class Session(Struct, frozen=True):
    """The options that stand before the command."""

    root_option: Path | None = None
    today_option: date | None = None
    quiet: bool = False
    verbose: bool = False
    inventory: Inventory | None = None
    """The journal's texts, where they were looked at already."""

    @property
    def root(self) -> Path:
        """The folder that holds ``contacts/``: the one given, else the nearest upward.

        Raises:
            Refused: where there is none.
        """
        if self.root_option is None:
            return _nearest(Path.cwd())
        if not (self.root_option / "contacts").is_dir():
            place = shown(self.root_option)
            raise Refused(_("there is no folder {name} in {place}").format(name="contacts/", place=place))
        return self.root_option.resolve()

    def day(self, settings: Settings) -> date:
        """The day that all is worked out for: the option's, else the journal's own, else the local date."""
        return self.today_option or settings.as_of or local_today()


def processes() -> int:
    """As many as the machine has, up to four: more would wait for the disk."""
    return min(os.cpu_count() or 1, 4)


def local_today() -> date:
    """The machine's local date."""
    return date.today()  # noqa: DTZ011 -- the writer's own calendar is meant


def shown(path: Path) -> str:
    """A path for a message: control characters escaped."""
    from journal.diagnostics import visible  # noqa: PLC0415 -- `--help` does not need it

    return visible(str(path))


def _nearest(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / "contacts").is_dir():
            return folder
    message = _(
        "there is no journal here: no folder {name} in {place} or above it; "
        "`journal init` makes one, {option} names one"
    )
    wanted = _("DIR")
    raise Refused(message.format(name="contacts/", place=shown(start), option=f"--root {wanted}"))


def or_meant(message: str, near: str) -> str:
    """A refusal that offers what was probably meant."""
    return _("{message}; did you mean {near}?").format(message=message, near=near)


def excluding(one: str, other: str) -> str:
    """What is said of two options that cannot stand together."""
    return _("{one} and {other} exclude each other").format(one=one, other=other)


class Refused(click.ClickException):
    """What is refused, with the reason: printed as one sentence, exit status 2."""

    exit_code = 2

    def show(self, file: IO[str] | None = None) -> None:
        """Print the reason on stderr."""
        click.echo(f"journal: {self.message}", file=file, err=True)


class Day(_DayType):
    """A day, as ISO writes it."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read ``2026-11-22``; anything else is refused with what was expected."""
        if isinstance(value, date):
            return value
        day = _iso(str(value))
        if day is None:
            message = _("{written} is no day: write it as {example}")
            self.fail(message.format(written=repr(str(value)), example="2026-11-22"), param, ctx)
        return day


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 and text.isascii() else None
    except ValueError:
        return None
