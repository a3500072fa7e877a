"""`journal init`: a new journal in an empty or new folder."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal.cli.first_journal import HOOK, IGNORED, first_files
from journal.cli.reading import session_of
from journal.cli.sample import sample, sample_folder
from journal.cli.session import Refused, local_today, shown
from journal.cli.terminal import note, say
from journal.editing import create
from journal.language import N_, _
from journal.wording.time import plural

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import PurePosixPath

#: More files than this are counted, not listed.
_LISTED = 12


@click.command(help=N_("Start a journal in DIR, an empty or new folder (default: this one)."))
@click.argument("folder", metavar=N_("[DIR]"), default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--sample", "with_sample", is_flag=True, help=N_("Start with the sample people, moved to the present.")
)
@click.option("--hook", is_flag=True, help=N_("Keep commits back while the text has errors (a git hook)."))
@click.pass_context
def init(context: click.Context, folder: Path, *, with_sample: bool, hook: bool) -> None:
    """Start a journal in an empty or new folder."""
    session = session_of(context)
    refuse_full(folder)
    git = shutil.which("git")
    if hook and git is None:
        raise Refused(_("{option} needs git, which is not there").format(option="--hook"))
    today = session.today_option or local_today()
    files = list(sample(sample_folder(), today) if with_sample else first_files(today))
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder, files)
    create(folder / ".gitignore", IGNORED.encode())
    if git is not None:
        _start_git(git, folder, hook=hook)
    if not session.quiet:
        _tell(folder, [path.as_posix() for path, _ in files])


def refuse_full(folder: Path) -> None:
    """Make sure that nothing of anybody's is in the way; a bare ``.git`` is not.

    Raises:
        Refused: for a folder that holds anything.
    """
    if folder.is_dir() and any(entry.name != ".git" for entry in folder.iterdir()):
        message = _("{folder} is not empty: a journal starts in a new or empty folder")
        raise Refused(message.format(folder=shown(folder)))


def _write(folder: Path, files: Iterable[tuple[PurePosixPath, bytes]]) -> None:
    for path, data in files:
        create(folder / path, data, root=folder)


def _start_git(git: str, folder: Path, *, hook: bool) -> None:
    """Make a repository, unless the folder lies in one; without git's help the journal is whole as well."""
    inside = _git(git, folder, "rev-parse", "--is-inside-work-tree")
    if inside is None and _git(git, folder, "init", "--quiet") is None:
        note(_("git could not make a repository here; the journal is whole without one"))
        return
    if hook:
        _write_hook(git, folder)


def _write_hook(git: str, folder: Path) -> None:
    below = _git(git, folder, "rev-parse", "--git-path", "hooks")
    if below is None:
        raise Refused(_("git does not say where its hooks are: no hook was written"))
    path = folder / below / "pre-commit"
    if path.exists():
        message = _("{file} is there already: no hook was written, all else is done")
        raise Refused(message.format(file=shown(path)))
    root = shlex.quote(_git(git, folder, "rev-parse", "--show-prefix") or ".")
    create(path, HOOK.format(root=root).encode())
    path.chmod(0o755)


def _git(git: str, folder: Path, *arguments: str) -> str | None:
    """What git answers; None where it refuses."""
    done = subprocess.run(  # noqa: S603 -- git itself, with words of ours
        [git, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else None


def _tell(folder: Path, paths: list[str]) -> None:
    where = "" if folder == Path() else f"cd {shown(folder)} && "
    if len(paths) <= _LISTED:
        for path in (*paths, ".gitignore"):
            say(f"  {shown(folder / path)}")
    made = plural(
        "A new journal with {n} file.", "A new journal with {n} files.", len(paths) + 1, in_figures=True
    )
    say(_("{made} Next: {command}").format(made=made, command=f"{where}journal build"))
    say(_("To take it back, delete the folder {folder}.").format(folder=shown(folder.resolve())))
