"""`journal export`: the journal in another format."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from journal.cli.reading import read, session_of
from journal.cli.session import Refused, shown
from journal.cli.terminal import json_bytes, note, say_json
from journal.interchange.json_export import export as json_export
from journal.language import N_, _

_File = click.Path(dir_okay=False, path_type=Path)


@click.group(help=N_("The journal in another format; without what is most private, unless --private."))
def export() -> None:
    """The journal in another format."""


@export.command(
    "json",
    help=N_("Everything as one JSON object; the schema stands in docs/export-json.md."),
    short_help=N_("Everything as one JSON object."),
)
@click.option("--output", metavar=N_("FILE"), type=_File, help=N_("Write to this file instead of stdout."))
@click.option("--private", is_flag=True, help=N_("Include what is most private."))
@click.pass_context
def to_json(context: click.Context, *, output: Path | None, private: bool) -> None:
    """Everything as one JSON object."""
    session = session_of(context)
    if output is not None:
        refuse_inside(output, session.root)
    found = read(session)
    value = json_export(found.journal, found.assessment, found.diagnostics, private=private)
    if output is None:
        say_json(value)
    else:
        write_whole(output, json_bytes(value))
        if not session.quiet:
            note(_("written: {file}").format(file=shown(output)))
    context.exit(found.status)


def refuse_inside(output: Path, root: Path) -> None:
    """Make sure that an export never touches the writer's own files.

    Raises:
        Refused: for a file among them.
    """
    target = output.parent.resolve() / output.name
    own = [root.resolve() / name for name in ("contacts", "templates", ".git", "journal.yaml")]
    if any(target == path or path in target.parents for path in own):
        message = _("{file} is among your own files: choose another place")
        raise Refused(message.format(file=shown(output)))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is the old or the new one at every moment, readable by its owner alone.

    Raises:
        OSError: if it cannot be written; the old file stands then.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
