"""What the server is told of a build, and what it tells of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

#: A file of the site that is about to be published, by its path; None where it has none.
Draft = Callable[[str], bytes | None]


class Outcome(Struct, frozen=True):
    """How a build ended, as far as someone looking at the site cares."""

    ok: bool
    """Whether nothing is wrong: no error in the text, and the site was written."""
    pages_changed: bool
    """Whether open pages are to be loaded again: any is another than when it was shown."""
    problems: tuple[str, ...] = ()
    """The errors in the writer's text, drawn, one each."""
    message: str = ""
    """Why the build could not be done at all; the site is then the last good one."""


Reason = Literal["start", "change", "midnight"]


class Serving(Struct, frozen=True):
    """The site can be looked at."""

    url: str


class Building(Struct, frozen=True):
    """A build begins."""

    reason: Reason
    paths: tuple[str, ...] = ()
    """For a change: what changed, sorted."""


class Built(Struct, frozen=True):
    """A build ended."""

    outcome: Outcome
    seconds: float


Event = Serving | Building | Built
