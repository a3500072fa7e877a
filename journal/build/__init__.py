"""The five verbs in order: load, assess, compose, publish, report. Prints nothing, knows no clock."""

from __future__ import annotations

from journal.build.building import build
from journal.build.report import Progress, Report, Request, ignore

__all__ = ["Progress", "Report", "Request", "build", "ignore"]
