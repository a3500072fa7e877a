"""FORMAT "journal.yaml": each setting is read, and checked like content."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journal.model.dates import Cadence, MonthDay, Unit
from journal.model.settings import Circle, Settings
from tests.writing import loaded


def read(root: Path, text: str) -> tuple[Settings, list[str]]:
    whole = loaded(root, {"journal.yaml": text, "contacts/alex.md": ""})
    return whole.journal.settings, [f"{f.code} {f.line}:{f.column}" for f in whole.diagnostics]


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("title: Nell's book", "title", "Nell's book"),
        ("me: Alex", "me", "alex"),
        ("language: no", "language", "no"),
        ("default_circle: none", "default_circle", None),
        ("default_circle: wider", "default_circle", "wider"),
        ("per_week: 3", "per_week", 3),
        ("quiet: [G2, S]", "quiet", ("G2", "S")),
        ("leap_day: 1 March", "leap_day", MonthDay(3, 1)),
        ("facts_go_stale: 6 months", "facts_go_stale", Cadence(6, Unit.MONTH)),
        ("numbers: {W1: {late_days: 90}}", "numbers", {"W1": {"late_days": 90}}),
        ("as_of: 2026-11-22", "as_of", date(2026, 11, 22)),
        ("output: public", "output", "public"),
        ("", "title", "Journal"),
    ],
)
def test_every_setting_is_read(tmp_path: Path, text: str, key: str, expected: Any) -> None:
    """Without a key, or the file, the default holds."""
    settings, faults = read(tmp_path, text)
    assert (getattr(settings, key), faults) == (expected, [])


def test_circles_replace_the_usual_ones(tmp_path: Path) -> None:
    """In the order written; every key of a circle is read."""
    text = """circles:
  kin: {cadence: 2 weeks, weight: 4, holds: 5, inner: true, gifts: yes, quiet: G2}
  firm: {work: on, review: 1 year, path: [1, 14]}
"""
    settings, faults = read(tmp_path, text)
    assert settings.circles == (
        Circle("kin", Cadence(2, Unit.WEEK), 4, 5, inner=True, gifts=True, quiet=("G2",)),
        Circle("firm", None, 1, None, work=True, review=Cadence(1, Unit.YEAR), path=(1, 14)),
    )
    assert (settings.default_circle, faults) == (None, [])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("titel: x", "unknown-setting 1:1"),
        ("me: nobody", "unknown-person 1:5"),
        ("default_circle: freinds", "unknown-circle 1:17"),
        ("per_week: many", "bad-number 1:11"),
        ("per_week: 2.5", "bad-number 1:11"),
        ("per_week: ٣", "bad-number 1:11"),
        ("leap_day: 30 February", "bad-choice 1:11"),
        ("as_of: 2026-02-30", "bad-date 1:8"),
        ("circles: [a, b]", "wrong-kind 1:10"),
        ("circles: {a: {wieght: 2}}", "near-miss-key 1:15"),
        ("circles: {a: {colour: red}}", "unknown-setting 1:15"),
        ("circles: {a: {path: [14, 1]}}", "bad-number 1:21"),
        ("numbers: {W9: {x: 1}}", "unknown-setting 1:11"),
        ("numbers: {W1: {x: 1}}", "unknown-setting 1:16"),
        ("numbers: {W1: {late_days: 0}}", "bad-number 1:27"),
        ("quiet: everything", "unknown-rule 1:8"),
        ("- a list", "yaml-not-a-mapping 1:1"),
    ],
)
def test_a_wrong_setting_is_said_and_the_default_stands(tmp_path: Path, text: str, fault: str) -> None:
    """With file, line and column, like any other text."""
    settings, faults = read(tmp_path, text)
    assert faults == [fault]
    assert settings.per_week == 5
    assert settings.leap_day == MonthDay(2, 28)
