"""The command ``journal`` and the table of its commands.

Commands are loaded when they run: ``journal --help`` imports nothing but click.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from journal import __version__
from journal.cli.session import Day, Session, excluding, or_meant
from journal.cli.tongue import in_words
from journal.language import N_, _

if TYPE_CHECKING:
    from datetime import date

    from journal.cli.answering import Answering


class Entry(NamedTuple):
    """Where a command lives, and its line in the help."""

    module: str
    attribute: str
    help: str


COMMANDS = {
    "init": Entry("journal.cli.starting", "init", N_("Start a journal in an empty or new folder.")),
    "build": Entry("journal.cli.building", "build", N_("Make the site.")),
    "serve": Entry(
        "journal.cli.serving", "serve", N_("Build, watch, and serve the site to this machine alone.")
    ),
    "check": Entry(
        "journal.cli.checking", "check", N_("Say what is wrong in the files, and how to mend it.")
    ),
    "today": Entry("journal.cli.looking", "today", N_("Whom to reach out to today, and why.")),
    "due": Entry("journal.cli.listing", "due", N_("Whose day has come, longest wait for the closest first.")),
    "week": Entry("journal.cli.weekly", "week", N_("A quarter of an hour a week, also as text for mail.")),
    "notes": Entry("journal.cli.finding", "notes", N_("What was written, found, newest first.")),
    "stats": Entry("journal.cli.counting", "stats", N_("What there is, counted, by month.")),
    "promises": Entry("journal.cli.listing", "promises", N_("Open promises, yours and theirs.")),
    "brief": Entry("journal.cli.briefing", "brief", N_("One screen before reaching out to somebody.")),
    "gather": Entry("journal.cli.gathering", "gather", N_("Whom to invite to one table.")),
    "export": Entry("journal.cli.exporting", "export", N_("The journal in another format.")),
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
        return in_words(command)

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
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(entry.help)) for name, entry in COMMANDS.items()])


def _unknown(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 -- only for a typo

    message = _("there is no command {name}").format(name=repr(name))
    near = get_close_matches(name, COMMANDS, 1)
    return or_meant(message, repr(near[0])) if near else message


_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(
    cls=LazyGroup,
    context_settings=_HELP,
    help=N_("A book of your people: Markdown files in, a private site out."),
    epilog=N_('Completion: eval "$(_JOURNAL_COMPLETE=bash_source journal)", or zsh_source, fish_source.'),
)
@click.option(
    "--root",
    metavar=N_("DIR"),
    envvar="JOURNAL_ROOT",
    type=click.Path(file_okay=False, path_type=Path),
    help=N_("The folder that holds contacts/. Default: the nearest one upward."),
)
@click.option(
    "--today",
    metavar=N_("DATE"),
    envvar="JOURNAL_TODAY",
    type=Day(),
    help=N_("The day everything is worked out for. Default: as_of of journal.yaml, else the local date."),
)
@click.option("--quiet", is_flag=True, help=N_("Print results and errors, and nothing else."))
@click.option(
    "--verbose", is_flag=True, help=N_("Print every diagnostic, and where a fault of ours happened.")
)
@click.version_option(__version__, prog_name="journal", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, root: Path | None, today: date | None, quiet: bool, verbose: bool) -> None:
    """Take note of the options that stand before the command."""
    if quiet and verbose:
        raise click.UsageError(excluding("--quiet", "--verbose"))
    answering: Answering | None = context.obj
    context.obj = Session(root, today, quiet, verbose, answering.inventory if answering else None)
