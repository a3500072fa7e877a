"""Changed facts in words (PLAYBOOK K4): "Leeds → Porto, June 2026"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.wording.time import month_year, sentence

if TYPE_CHECKING:
    from journal.model.changes import Change

#: The label of what is new since the last contact.
SINCE = "Since you last met"

#: Facts that one knows by sight; of the others it is said what they are.
_PLAIN = {"city", "work", "email"}


def change_line(change: Change) -> str:
    """A change with its month: "Leeds → Porto, June 2026", "Phone: 0113 … → 0114 …, June 2026"."""
    return f"{what_changed(change)}, {month(change)}"


def month(change: Change) -> str:
    """When it was written down: "June 2026"."""
    return month_year(change.on.year, change.on.month)


def what_changed(change: Change) -> str:
    """A change: "Leeds → Porto"; "Now Porto" where nothing was known; "Phone: no longer 0113 …"."""
    if change.before and change.after:
        text = f"{change.before} → {change.after}"
        return text if change.key in _PLAIN else f"{sentence(change.key)}: {text}"
    text = f"now {change.after}" if change.after else f"no longer {change.before}"
    return sentence(text) if change.key in _PLAIN else f"{sentence(change.key)}: {text}"
