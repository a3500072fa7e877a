"""What the last build was made of and how it ended, so that the same again is no work.

A build whose ingredients are those of the last, on the same day, and whose site stands as that
one left it, would write the same bytes over the same pages: it is done already. What it would
have said, faults in the text included, is said again from here. Where anything is another, the
traces of pages tell which are to be made (:mod:`journal.build.traces`).
"""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from journal.build.report import Report
from journal.content.fault_data import fault_from_data, fault_to_data
from journal.site.standing import stands

if TYPE_CHECKING:
    from journal.build.report import Request
    from journal.cache import Cache

_FORMAT = 1


class Receipt(Struct, frozen=True):
    """A build that was published."""

    made_of: str
    """As :func:`~journal.build.ingredients.ingredients` names it."""
    stands: str
    """What it left in the output folder, as :func:`~journal.site.standing.stands` names it."""
    follows_clock: bool
    """Whether another day makes another site: neither an option nor the journal says which day it is."""
    report: Report


def done_already(request: Request, made_of: str | None, memory: Cache) -> Report | None:
    """The report of a build that has nothing to do; None where it has.

    Raises:
        OSError, RefusedTarget: as for publishing.
    """
    receipt = _recall(request, memory) if made_of is not None else None
    if receipt is None or receipt.made_of != made_of:
        return None
    if receipt.follows_clock and receipt.report.today != request.local_today:
        return None
    return receipt.report if stands(receipt.report.output, request.root) == receipt.stands else None


def remember(request: Request, receipt: Receipt, memory: Cache) -> None:
    """Remember a build for the next one into the same folder."""
    report = receipt.report
    data = [
        *(receipt.made_of, receipt.stands, receipt.follows_clock, report.today.isoformat()),
        *(_below(request.root, report.output), report.people, report.notes, report.pages),
        *(report.written + report.unchanged, [fault_to_data(fault) for fault in report.diagnostics]),
    ]
    memory.put_many({_key(request): json.dumps(data).encode()})


def _recall(request: Request, memory: Cache) -> Receipt | None:
    data = memory.get_many([_key(request)]).get(_key(request))
    try:
        return None if data is None else _receipt(request.root, *json.loads(data))
    except (ValueError, TypeError, RecursionError):
        return None


def _receipt(root: Path, *data: Any) -> Receipt:
    made_of, stood, follows_clock, today, output, people, notes, pages, files, faults = data
    report = Report(
        people=people,
        notes=notes,
        pages=pages,
        output=root / output,
        written=0,
        unchanged=files,
        deleted=0,
        published=True,
        diagnostics=tuple(fault_from_data(fault) for fault in faults),
        today=date.fromisoformat(today),
    )
    return Receipt(made_of, stood, follows_clock, report)


def _key(request: Request) -> str:
    """One receipt for each folder: the one asked for, or the one that the journal names."""
    output = None if request.output is None else str(request.output.absolute())
    return "receipt " + sha256(json.dumps([_FORMAT, output, request.edition]).encode()).hexdigest()


def _below(root: Path, output: Path) -> str:
    """The folder as seen from the journal's, which may be moved as a whole."""
    return str(output.relative_to(root) if output.is_relative_to(root) else output.absolute())
