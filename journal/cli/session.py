"""What holds for every command: which journal, which day, how much is said.

The only place with a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typing import IO

    from journal.model.settings import Settings

    _DayType = click.ParamType[date]
else:
    _DayType = click.ParamType


@dataclass(frozen=True, slots=True)
class Session:
    """The options that stand before the command."""

    root_option: Path | None = None
    today_option: date | None = None
    quiet: bool = False
    verbose: bool = False

    @property
    def root(self) -> Path:
        """The folder that holds ``contacts/``: the one given, else the nearest upward.

        Raises:
            Refused: where there is none.
        """
        if self.root_option is None:
            return _nearest(Path.cwd())
        if not (self.root_option / "contacts").is_dir():
            raise Refused(f"there is no folder contacts/ in {shown(self.root_option)}")
        return self.root_option.resolve()

    def day(self, settings: Settings) -> date:
        """The day that all is worked out for: the option's, else the journal's own, else the local date."""
        return self.today_option or settings.as_of or local_today()


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
    raise Refused(
        f"there is no journal here: no folder contacts/ in {shown(start)} or above it; "
        "`journal init` makes one, --root DIR names one"
    )


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
            self.fail(f"{str(value)!r} is no day: write it as 2026-11-22", param, ctx)
        return day


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 and text.isascii() else None
    except ValueError:
        return None
