"""A diagnostic as what JSON knows, for whatever remembers one from one run to the next."""

from __future__ import annotations

from typing import Any

from journal.diagnostics import Diagnostic, Severity, Span


def fault_to_data(fault: Diagnostic) -> list[Any]:
    """Write a diagnostic as what JSON knows."""
    span = fault.span
    place = [span.line, span.column, span.end_line, span.end_column] if span else None
    return [fault.path, place, fault.severity.value, fault.code, fault.message, fault.help, fault.excerpt]


def fault_from_data(data: Any) -> Diagnostic:
    """Read what :func:`fault_to_data` gave.

    Raises:
        ValueError, TypeError: if it is anything else.
    """
    path, place, severity, code, message, help, excerpt = data
    span = Span(*place) if place else None
    return Diagnostic(path, span, Severity(severity), code, message, help, excerpt)
