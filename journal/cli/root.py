"""The command ``journal`` and the table of its commands.

Commands are loaded when they run: ``journal --help`` imports nothing but click.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from journal import __version__
from journal.cli.session import Day, Session

if TYPE_CHECKING:
    from datetime import date


class Entry(NamedTuple):
    """Where a command lives, and its line in the help."""

    module: str
    attribute: str
    help: str


COMMANDS = {
    "init": Entry("journal.cli.starting", "init", "Start a journal in an empty or new folder."),
    "build": Entry("journal.cli.building", "build", "Make the site."),
    "serve": Entry("journal.cli.serving", "serve", "Build, watch, and serve the site to this machine alone."),
    "check": Entry("journal.cli.checking", "check", "Say what is wrong in the files, and how to mend it."),
    "today": Entry("journal.cli.looking", "today", "Whom to reach out to today, and why."),
    "due": Entry("journal.cli.listing", "due", "Whose day has come, longest wait for the closest first."),
    "week": Entry("journal.cli.weekly", "week", "A quarter of an hour a week, also as text for mail."),
    "notes": Entry("journal.cli.finding", "notes", "What was written, found, newest first."),
    "stats": Entry("journal.cli.counting", "stats", "What there is, counted, by month."),
    "promises": Entry("journal.cli.listing", "promises", "Open promises, yours and theirs."),
    "brief": Entry("journal.cli.briefing", "brief", "One screen before reaching out to somebody."),
    "gather": Entry("journal.cli.gathering", "gather", "Whom to invite to one table."),
    "export": Entry("journal.cli.exporting", "export", "The journal in another format."),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and helps, and loads one when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Every command, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's
        """Load the command of that name."""
        if cmd_name not in COMMANDS:
            return None
        entry = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(entry.module), entry.attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for an unknown one, say which is near."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(_unknown(args[0]))
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


def _unknown(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 -- only for a typo

    near = get_close_matches(name, COMMANDS, 1)
    return f"there is no command {name!r}" + (f"; did you mean {near[0]!r}?" if near else "")


_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


_EPILOG = 'Completion: eval "$(_JOURNAL_COMPLETE=bash_source journal)", or zsh_source, fish_source.'


@click.group(cls=LazyGroup, context_settings=_HELP, epilog=_EPILOG)
@click.option(
    "--root",
    metavar="DIR",
    envvar="JOURNAL_ROOT",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that holds contacts/. Default: the nearest one upward.",
)
@click.option(
    "--today",
    metavar="DATE",
    envvar="JOURNAL_TODAY",
    type=Day(),
    help="The day everything is worked out for. Default: as_of of journal.yaml, else the local date.",
)
@click.option("--quiet", is_flag=True, help="Print results and errors, and nothing else.")
@click.option("--verbose", is_flag=True, help="Print every diagnostic, and where a fault of ours happened.")
@click.version_option(__version__, prog_name="journal", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, root: Path | None, today: date | None, quiet: bool, verbose: bool) -> None:
    """A book of your people: Markdown files in, a private site out."""
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other")
    context.obj = Session(root, today, quiet, verbose)
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False
