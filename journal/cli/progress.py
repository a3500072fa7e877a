"""A bar for work that takes longer than a moment, on a terminal alone."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

import click

from journal.cli.terminal import cells
from journal.language import _, figures

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from journal.build import Progress

#: Seconds of work that need no bar, and seconds between two drawings of it.
_PATIENCE, _PAUSE = 1.0, 0.1
_CELLS = 24
_EMPTY = "\r" + " " * 78 + "\r"


class Bar:
    """Draws progress on one line of stderr, and takes it away at the end.

    Call it with each progress event. Off a terminal, or with ``shown`` false,
    it stays silent.
    """

    def __init__(self, *, shown: bool = True) -> None:
        """Start counting; nothing is drawn before a second has passed."""
        self._shown = shown and sys.stderr is not None and sys.stderr.isatty()
        self._next = monotonic() + _PATIENCE
        self._drawn = False

    def __enter__(self) -> Self:
        """Nothing to prepare."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the line empty, whatever happened."""
        if self._drawn:
            click.echo(_EMPTY, err=True, nl=False)

    def __call__(self, progress: Progress) -> None:
        """Draw the bar, if it is time to."""
        now = monotonic()
        if self._shown and now >= self._next:
            self._next = now + _PAUSE
            self._drawn = True
            click.echo(f"{_EMPTY}{line(progress)}", err=True, nl=False)


def line(progress: Progress) -> str:
    """The bar as text: "Writing pages  ━━━━━━╌╌╌╌╌╌  420 of 1,846"."""
    share = min(1.0, progress.done / progress.total) if progress.total else 0.0
    full = round(share * _CELLS)
    drawn = "━" * full + "╌" * (_CELLS - full)
    counted = _("{done} of {total}").format(done=figures(progress.done), total=figures(progress.total))
    return f"{_step(progress.step)}  {drawn}  {counted}"


def _step(name: str) -> str:
    """What is being done; as wide at each step, so that the bar stays where it is."""
    steps = {
        "read": _("Reading"),
        "parse": _("Understanding"),
        "render": _("Writing pages"),
        "publish": _("Publishing"),
    }
    said = steps.get(name, name)
    return said + " " * (max(map(cells, steps.values())) - cells(said))
