"""Changed facts in words."""

from __future__ import annotations

from datetime import date

import pytest

from journal.model.changes import Change
from journal.wording.changes import change_line


@pytest.mark.parametrize(
    ("key", "before", "after", "expected"),
    [
        pytest.param("city", "Leeds", "Porto", "Leeds → Porto, June 2026", id="a move"),
        pytest.param(
            "email", "m@a.org", "m@b.org", "m@a.org → m@b.org, June 2026", id="letters stay as written"
        ),
        pytest.param(
            "phone", "0113", "0114", "Phone: 0113 → 0114, June 2026", id="what a number is, is said"
        ),
        pytest.param("circle", "close", "inner", "Circle: close → inner, June 2026", id="a circle"),
        pytest.param("work", None, "Arup", "Now Arup, June 2026", id="new"),
        pytest.param("city", "Leeds", None, "No longer Leeds, June 2026", id="gone"),
        pytest.param(
            "address", None, "7 Canal St", "Address: now 7 Canal St, June 2026", id="new, with its kind"
        ),
        pytest.param("city", "بيروت", "حيفا", "بيروت ← حيفا, June 2026", id="from right to left"),
        pytest.param(
            "address", "شارع 1", "Via 2", "Address: شارع 1 ← Via 2, June 2026", id="as the first runs"
        ),
    ],
)
def test_a_change_in_words(key: str, before: str | None, after: str | None, expected: str) -> None:
    """From what to what, with the month."""
    assert change_line(Change(date(2026, 6, 3), key, before, after, "0123456789ab")) == expected
