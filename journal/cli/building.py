"""`journal build`: the site."""

from __future__ import annotations

import re
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from journal import build as building
from journal.cli.progress import Bar
from journal.cli.session import Refused, Session, local_today, processes, shown
from journal.cli.terminal import DRAWN, draw_all, note, say, say_json
from journal.diagnostics import visible
from journal.interchange.json_diagnostics import diagnostic_object
from journal.language import N_, _, decimals
from journal.site.target import RefusedTarget
from journal.wording.time import plural

if TYPE_CHECKING:
    from journal.interchange.json_facts import Json

_EDITION = re.compile(r"[a-z0-9][a-z0-9-]{0,49}", re.IGNORECASE)
_Folder = click.Path(file_okay=False, path_type=Path)


@click.command(
    help=N_(
        "Make the site.\n\n"
        "Exit status 1 if the text has errors: all else is built, and what is wrong "
        "stands under Things to tidy."
    )
)
@click.option(
    "--output",
    metavar=N_("DIR"),
    type=_Folder,
    help=N_("Where the site goes. Default: output of journal.yaml."),
)
@click.option(
    "--strict", is_flag=True, help=N_("A warning counts as an error, and nothing is published then.")
)
@click.option("--clean", is_flag=True, help=N_("Forget the cache and the manifest first."))
@click.option("--no-cache", is_flag=True, help=N_("Read every file anew, and remember nothing."))
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 64),
    help=N_("Work with N processes. Default: one for each processor, up to four."),
)
@click.option("--edition", metavar=N_("NAME"), help=N_("Make an edition, to be given away."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print the report as one JSON object."))
@click.pass_context
def build(
    context: click.Context,
    *,
    output: Path | None,
    strict: bool,
    clean: bool,
    no_cache: bool,
    jobs: int | None,
    edition: str | None,
    as_json: bool,
) -> None:
    """Make the site."""
    session: Session = context.obj
    request = building.Request(
        root=session.root,
        today=session.today_option,
        local_today=local_today(),
        output=output,
        clean=clean,
        cache=not no_cache,
        jobs=jobs or processes(),
        strict=strict,
        edition=_edition(edition),
    )
    started = monotonic()
    try:
        with Bar(shown=not session.quiet) as bar:
            report = building.build(request, bar)
    except RefusedTarget as refused:
        raise Refused(str(refused)) from None
    if as_json:
        say_json(report_object(report))
    else:
        _tell(report, session, monotonic() - started)
    context.exit(int(report.has_errors))


def _edition(name: str | None) -> str | None:
    """The edition's name, which becomes part of a folder's.

    Raises:
        Refused: for a name that could lead elsewhere.
    """
    if name is not None and not _EDITION.fullmatch(name):
        message = _("‘{name}’ is no name for an edition: use letters, digits and hyphens")
        raise Refused(message.format(name=visible(name)))
    return name


def _tell(report: building.Report, session: Session, seconds: float) -> None:
    draw_all(report.diagnostics, None if session.verbose else DRAWN)
    if not report.published:
        note(_("Nothing was published; the last site stands as it was."))
    elif not session.quiet:
        say(summary(report, seconds))


def summary(report: building.Report, seconds: float) -> str:
    """One line: people, notes, pages, seconds, where to look."""
    index = report.output.resolve() / "index.html"
    return _("{people}, {notes}, {pages} in {seconds} s: {file} ({address})").format(
        people=plural("{n} person", "{n} people", report.people, in_figures=True),
        notes=plural("{n} note", "{n} notes", report.notes, in_figures=True),
        pages=plural("{n} page", "{n} pages", report.pages, in_figures=True),
        seconds=decimals(seconds, least=1, most=1),
        file=shown(nearby(index)),
        address=index.as_uri(),
    )


def nearby(path: Path) -> Path:
    """A path as one would type it: from the working folder where it lies below."""
    here = Path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def report_object(report: building.Report) -> dict[str, Json]:
    """The report of a build for a program."""
    return {
        "format": 1,
        "as_of": report.today.isoformat(),
        "people": report.people,
        "notes": report.notes,
        "pages": report.pages,
        "written": report.written,
        "unchanged": report.unchanged,
        "deleted": report.deleted,
        "published": report.published,
        "output": str(report.output),
        "diagnostics": [diagnostic_object(d) for d in report.diagnostics],
    }
