"""`journal check`: only the diagnostics, for people, editors and hooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal.build.reading import check as check_journal
from journal.cli.progress import Bar
from journal.cli.session import Refused, Session, processes, shown
from journal.cli.terminal import draw_all, say, say_json
from journal.interchange.json_diagnostics import diagnostic_object
from journal.language import N_, _, listed
from journal.wording.time import plural, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal.diagnostics import Diagnostic


@click.command(
    help=N_(
        "Say what is wrong in the files, where, and how to mend it.\n\n"
        "With PATHs (files or folders), only what stands in them. Exit status 1 if "
        "there is an error; warnings alone are no error."
    )
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print them as one JSON object."))
@click.argument("paths", metavar=N_("[PATH]…"), nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.pass_context
def check(context: click.Context, as_json: bool, paths: tuple[Path, ...]) -> None:
    """Say what is wrong in the files, where, and how to mend it."""
    session: Session = context.obj
    root = session.root
    wanted = [_below(path, root) for path in paths]
    with Bar(shown=not session.quiet) as bar:
        everything = check_journal(
            root, jobs=processes(), progress=bar, inventory=session.inventory, only=wanted
        )
    found = [d for d in everything if _is_wanted(d, wanted)]
    if as_json:
        say_json({"format": 1, "diagnostics": [diagnostic_object(d) for d in found]})
    else:
        draw_all(found)
        if not session.quiet:
            say(summary(found))
    context.exit(int(any(d.is_error for d in found)))


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many there are: "Two errors and one warning in three files."."""
    if not diagnostics:
        return _("Nothing to mend.")
    errors = sum(d.is_error for d in diagnostics)
    warnings = len(diagnostics) - errors
    kinds = [plural("{n} error", "{n} errors", errors)] if errors else []
    kinds += [plural("{n} warning", "{n} warnings", warnings)] if warnings else []
    where = plural("in {n} file", "in {n} files", len({d.path for d in diagnostics}))
    return sentence(_("{found} {where}.").format(found=listed(kinds), where=where))


def _below(path: Path, root: Path) -> str:
    """A path below the journal's root, as diagnostics name it.

    Raises:
        Refused: for a path outside.
    """
    whole = path.resolve()
    if not whole.is_relative_to(root.resolve()):
        message = _("{path} is not in the journal {root}")
        raise Refused(message.format(path=shown(path), root=shown(root)))
    return whole.relative_to(root.resolve()).as_posix()


def _is_wanted(diagnostic: Diagnostic, wanted: Iterable[str]) -> bool:
    folders = tuple(wanted)
    if not folders or "." in folders:
        return True
    return any(diagnostic.path == path or diagnostic.path.startswith(f"{path}/") for path in folders)
