"""The command line: options, the clock, printing, exit status. Sole user of click.

Exit status: 0 good · 1 the text has errors (all else is done) · 2 usage or
environment · 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from journal.cli.answering import Answering
from journal.cli.root import cli
from journal.cli.session import Session
from journal.cli.tongue import asked_for, in_words
from journal.language import _, language_of, speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMPLETION = "_JOURNAL_COMPLETE"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; nothing but a status ever leaves here."""
    args = list(sys.argv[1:] if arguments is None else arguments)
    _never_fail_at_printing()
    with speaking(language_of(asked_for(os.environ))):
        status = _answered(args)
    if arguments is None:
        gc.freeze()  # the process ends, and what it holds with it: nothing needs to be looked through
    return status


def _answered(args: list[str]) -> int:
    try:
        return _run(list(args))
    except BrokenPipeError:
        return _quietly()
    except (KeyboardInterrupt, click.Abort):
        click.echo(_("interrupted"), err=True)
        return 130
    except Exception as error:  # noqa: BLE001,RUF100 -- what is wrong is said in words, never by a traceback
        return _failed(error, args)


def _run(args: list[str]) -> int:
    if instruction := os.environ.get(_COMPLETION):
        return _complete(instruction)
    answering, status = Answering(), 0
    try:
        command = in_words(cli)
        with command.make_context("journal", list(args), obj=answering) as context:
            if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
                context.color = False
            options = context.params
            session = Session(options["root"], options["today"], options["quiet"], options["verbose"])
            answering.ask(args[-len(context.args) - 1 :], session)
            command.invoke(context)
    except click.exceptions.Exit as leave:
        status = leave.exit_code
    answering.end(status)
    return status


def _never_fail_at_printing() -> None:
    """A terminal that lacks a character shows a question mark, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def _complete(instruction: str) -> int:
    from click.shell_completion import shell_complete  # noqa: PLC0415 -- only a shell asks for it

    return shell_complete(in_words(cli), {}, "journal", _COMPLETION, instruction)


def _quietly() -> int:
    """Whoever read our output has had enough (``journal today | head -1``).

    What is left goes nowhere, so that the interpreter's last flush does not complain.
    """
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return 0


def _failed(error: Exception, args: list[str]) -> int:
    if isinstance(error, click.ClickException):
        error.show()
    elif isinstance(error, OSError):
        click.echo(f"journal: {_world(error)}", err=True)
    else:
        _our_fault(error, verbose="--verbose" in args)
    return 2


def _world(error: OSError) -> str:
    """What the world refused, in one line."""
    from journal.diagnostics import visible  # noqa: PLC0415 -- only when something failed

    written = [name for name in (error.filename, error.filename2) if isinstance(name, str | bytes)]
    names = [visible(os.fsdecode(name)) for name in written]
    said = visible(error.strerror or str(error) or type(error).__name__)
    return f"{' → '.join(names)}: {said}" if names else said


def _our_fault(error: Exception, *, verbose: bool) -> None:
    from journal.diagnostics import visible  # noqa: PLC0415 -- only when something failed

    fault = f"{type(error).__name__}: {visible(str(error))}"
    said = _("this is a fault of the program, not of your files ({fault}).").format(fault=fault)
    advice = _("Please report it with the command you typed; {command} prints where it happened.")
    click.echo(f"journal: {said}\n{advice.format(command='`journal --verbose …`')}", err=True)
    if verbose:
        import traceback  # noqa: PLC0415 -- only when asked for

        click.echo(traceback.format_exc(), err=True)
