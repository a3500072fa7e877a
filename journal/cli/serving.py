"""`journal serve`: build, watch, serve to this machine alone."""

from __future__ import annotations

import gc
import math
import signal
import threading
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal import build as building
from journal.build.reading import read
from journal.cli.reading import session_of
from journal.cli.rebuilding import Rebuilding
from journal.cli.session import Refused, local_today, processes, shown
from journal.cli.terminal import note, say
from journal.language import N_, _, decimals
from journal.serve import PORTS, Building, Built, Outcome, Serving, Sources
from journal.serve import serve as serve_site
from journal.site.target import RefusedTarget
from journal.wording.time import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journal.cli.session import Session
    from journal.serve import Event

_Folder = click.Path(file_okay=False, path_type=Path)

#: What a site is made from, beside the people.
_FILES, _FOLDERS = ("journal.yaml",), ("contacts", "templates")


@click.command(
    help=N_(
        "Build, watch the files, and serve the site to this machine alone, until Ctrl-C.\n\n"
        "After each save the open pages are loaded again. While something is wrong it "
        "stands in the page, and the last good page stays."
    )
)
@click.option(
    "--port", metavar="N", type=click.IntRange(1, 65535), help=N_("Default: the first free from 8400.")
)
@click.option(
    "--open/--no-open", "opens", default=False, help=N_("Open the site in the browser. Default: no.")
)
@click.option("--output", metavar=N_("DIR"), type=_Folder, help=N_("Where the site goes, as for `build`."))
@click.pass_context
def serve(context: click.Context, *, port: int | None, opens: bool, output: Path | None) -> None:
    """Build, watch the files, and serve the site to this machine alone."""
    session = session_of(context)
    root = session.root
    settings = read(root).journal.settings
    request = building.Request(root, session.today_option, local_today(), output=output, jobs=processes())
    rebuilding = Rebuilding(request)

    def ready(url: str) -> None:
        if opens:
            _open(url)
        rebuilding.make_ready()

    try:
        with collecting_between(teller(session)) as tell:
            serve_site(
                output or root / settings.output,
                Sources(root, _FILES, _FOLDERS),
                rebuilding,
                next_midnight=lambda: math.inf if session.today_option else until_midnight(_now()),
                on_event=tell,
                ready=ready,
                ports=(port,) if port else PORTS,
            )
    except RefusedTarget as refused:
        raise Refused(str(refused)) from None


@contextmanager
def collecting_between(tell: Callable[[Event], None]) -> Iterator[Callable[[Event], None]]:
    """Collect garbage when a build has ended, and not while a page is waited for.

    To look through a journal of 10,000 notes takes a quarter of a second, and comes by itself
    just when a save has been understood.
    """

    def tell_and_collect(event: Event) -> None:
        tell(event)
        if isinstance(event, Built):
            with hearing_later():
                gc.collect()

    gc.disable()
    try:
        yield tell_and_collect
    finally:
        gc.enable()


@contextmanager
def hearing_later() -> Iterator[None]:
    """Hear Ctrl-C when this is done: what is raised while garbage is thrown away is lost.

    Raises:
        KeyboardInterrupt: at the end, if it was heard meanwhile.
    """
    before = signal.getsignal(signal.SIGINT)
    if not callable(before) or threading.current_thread() is not threading.main_thread():
        yield  # nobody hears it here
        return
    heard: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if heard:
        raise KeyboardInterrupt


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 -- the writer's own day is meant


def until_midnight(now: datetime) -> float:
    """Seconds until the local day is another."""
    tomorrow = datetime.combine(now.date() + timedelta(days=1), datetime.min.time())
    return (tomorrow - now).total_seconds()


def teller(session: Session) -> Callable[[Event], None]:
    """What is printed while serving: the address, each build, and what is wrong."""

    def tell(event: Event) -> None:
        match event:
            case Serving(url):
                said = _("{root} is at {url} for this machine alone. Ctrl-C ends it.")
                say(said.format(root=shown(session.root), url=url))
            case Building("change", paths) if not session.quiet:
                note(_changed(shown(Path(paths[0])), len(paths) - 1))
            case Building("midnight") if not session.quiet:
                note(_("another day"))
            case Built(done, seconds):
                _tell_built(done, seconds, session)
            case _:
                pass

    return tell


def _changed(path: str, others: int) -> str:
    if not others:
        return _("changed: {path}").format(path=path)
    return plural("changed: {path} and {n} other", "changed: {path} and {n} others", others, path=path)


def _tell_built(done: Outcome, seconds: float, session: Session) -> None:
    for problem in done.problems:
        note(problem + "\n")
    if done.message:
        note(_("not built: {reason}").format(reason=done.message))
    elif not session.quiet:
        said = (
            _("built in {seconds} s") if done.pages_changed else _("built in {seconds} s, no page is another")
        )
        note(said.format(seconds=decimals(seconds, least=1, most=1)))


def _open(url: str) -> None:
    click.launch(url)
