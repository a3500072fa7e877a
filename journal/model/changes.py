"""What has changed in what a file says of somebody (PLAYBOOK K4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date


class Change(Struct, frozen=True):
    """A fact that changed, as the history of a person's file tells it."""

    on: date
    """The day its author wrote it down, by the author's own clock."""
    key: str
    """The fact's key in the front matter: ``city``, ``work`` …"""
    before: str | None
    """What holds no longer; None where nothing was known before."""
    after: str | None
    """What holds since; None where nothing came in its place."""
    commit: str
    """The first twelve digits of the commit's name."""
