"""Faults in the text as JSON objects, for editors and for the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.diagnostics import Diagnostic
    from journal.interchange.json_facts import Json


def diagnostic_object(diagnostic: Diagnostic) -> dict[str, Json]:
    """A fault in the text, as `check --json` prints it too."""
    return {
        "file": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "help": diagnostic.help,
    }
