"""`journal check`: only the diagnostics, for people, editors and hooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal import build
from journal.cli.session import Refused, Session, shown
from journal.cli.terminal import draw_all, say, say_json
from journal.interchange.json_export import diagnostic_object
from journal.wording.time import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal.diagnostics import Diagnostic


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print them as one JSON object.")
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.pass_context
def check(context: click.Context, as_json: bool, paths: tuple[Path, ...]) -> None:
    """Say what is wrong in the files, where, and how to mend it.

    With PATHs (files or folders), only what stands in them. Exit status 1 if
    there is an error; warnings alone are no error.
    """
    session: Session = context.obj
    root = session.root
    wanted = [_below(path, root) for path in paths]
    found = [d for d in build.check(root) if _is_wanted(d, wanted)]
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
        return "Nothing to mend."
    errors = sum(d.is_error for d in diagnostics)
    warnings = len(diagnostics) - errors
    kinds = [counted(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n]
    files = len({d.path for d in diagnostics})
    return sentence(f"{' and '.join(kinds)} in {counted(files, 'file')}.")


def _below(path: Path, root: Path) -> str:
    """A path below the journal's root, as diagnostics name it.

    Raises:
        Refused: for a path outside.
    """
    whole = path.resolve()
    if not whole.is_relative_to(root.resolve()):
        raise Refused(f"{shown(path)} is not in the journal {shown(root)}")
    return whole.relative_to(root.resolve()).as_posix()


def _is_wanted(diagnostic: Diagnostic, wanted: Iterable[str]) -> bool:
    folders = tuple(wanted)
    if not folders or "." in folders:
        return True
    return any(diagnostic.path == path or diagnostic.path.startswith(f"{path}/") for path in folders)
