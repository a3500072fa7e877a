"""What a site is made of, as one word: the same word, the same site.

Everything that a build looks at is in it: the texts by their content; pictures, templates and the
program itself by how their files look; the options; the commit that history is read from. Only
the day is not (see :mod:`journal.build.receipt`). Where something cannot be told in this way,
there is no word, and the site is made.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import msgpack

from journal import __version__
from journal.build.program import UntoldError, below, program
from journal.content.fault_data import fault_to_data
from journal.history.marking import mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from journal.build.report import Request
    from journal.content.files.loader import Inventory

#: Changes whenever something else is looked at.
_FORMAT = 2


def ingredients(
    request: Request, inventory: Inventory, themes: Sequence[Path], now_ns: int | None
) -> str | None:
    """Name all that a build is made of; None where that cannot be told.

    Args:
        request: what was asked for.
        inventory: the texts.
        themes: the folders of templates.
        now_ns: a time before any of it was looked at, by the clock of the disk.
    """
    commit = "" if request.edition else mark(request.root)
    if now_ns is None or commit is None:
        return None
    try:
        looks = [*inventory.listing.looks, *program(), *(e for folder in themes for e in below(folder))]
    except (UntoldError, OSError):
        return None
    if any(entry.is_fresh(now_ns) for entry in looks):
        return None
    return _word(
        [
            [_FORMAT, __version__, sys.version, commit],
            [str(request.today), request.strict, request.edition],
            [[str(folder) for folder in themes], looks],
            *_texts(inventory),
        ]
    )


def _word(parts: list[object]) -> str | None:
    try:
        return sha256(msgpack.encode(parts)).hexdigest()
    except UnicodeEncodeError:  # a folder may be called by what is no text
        return None


def _texts(inventory: Inventory) -> Iterator[object]:
    yield list(inventory.digests.items())
    yield inventory.settings.digest if inventory.settings else None
    yield [list(inventory.unread), [list(link) for link in inventory.listing.links]]
    yield [fault_to_data(fault) for fault in inventory.diagnostics]
