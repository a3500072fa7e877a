"""Changed facts in words (PLAYBOOK K4): "Leeds → Porto, June 2026"."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from journal.language import _, pgettext
from journal.wording.time import month_year, sentence

if TYPE_CHECKING:
    from journal.model.changes import Change

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
        fact = "" if change.key in _PLAIN else f"{sentence(_fact(change.key))}: "
        return f"{fact}{change.before} {_arrow(change.before + fact)} {change.after}"
    text = (
        _("now {value}").format(value=change.after)
        if change.after
        else _("no longer {value}").format(value=change.before)
    )
    return sentence(text) if change.key in _PLAIN else f"{sentence(_fact(change.key))}: {text}"


def _arrow(text: str) -> str:
    """From what was to what is, the way that the words run."""
    letter = next((letter for letter in text if letter.isalpha()), "")
    return "←" if letter and unicodedata.bidirectional(letter) in {"R", "AL"} else "→"


def _fact(key: str) -> str:
    """What it is that changed, for a fact that one does not know by sight."""
    return {
        "name": pgettext("a fact about somebody", "name"),
        "pronouns": pgettext("a fact about somebody", "pronouns"),
        "circle": pgettext("a fact about somebody", "circle"),
        "address": pgettext("a fact about somebody", "address"),
        "phone": pgettext("a fact about somebody", "phone"),
    }.get(key, key)
