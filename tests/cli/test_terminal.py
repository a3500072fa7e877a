"""Lines and tables that fit a terminal, whatever people are called."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.cli.terminal import cells, cut, json_bytes, table, wrapped

_TEXT = st.text(max_size=40)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("Maya", 4, "Maya", id="fits"),
        pytest.param("Maya Okafor", 6, "Maya…", id="cut, no space before the mark"),
        pytest.param("陳美玲", 5, "陳美…", id="wide characters"),
        pytest.param("陳美玲", 4, "陳…", id="half a wide character is none"),
        pytest.param("Maya", 1, "…", id="no room"),
    ],
)
def test_cuts_at_the_width_that_is_seen(text: str, limit: int, expected: str) -> None:
    """Columns are counted, not characters."""
    assert cut(text, limit) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT), min_size=1, max_size=6), st.integers(20, 100))
def test_tables_fit(rows: list[tuple[str, str, str]], columns: int) -> None:
    """One line a row, never wider than the terminal, no control character left."""
    lines = table(rows, columns)
    assert len(lines) == len(rows)
    assert all(cells(line) <= columns and line.isprintable() for line in lines if line.isascii())
    assert all(cells(line) <= columns for line in lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=15)), st.integers(20, 80))
def test_wrapping_loses_no_word(words: list[str], columns: int) -> None:
    """Every word, in order, in lines that fit."""
    lines = wrapped(" ".join(words), columns, "  ")
    assert " ".join(lines).split() == " ".join(words).split()
    assert all(line.startswith("  ") for line in lines)


def test_wraps_at_the_width() -> None:
    """A word that is too long stands alone."""
    assert wrapped("one two three4567890123 x", 10, "  ") == ["  one two", "  three4567890123", "  x"]


@pytest.mark.parametrize("name", ["陳美玲", "a\udc80b", "<&>"])
def test_json_is_always_utf_8(name: str) -> None:
    """Even where a file name is none."""
    assert json.loads(json_bytes({"name": name}).decode("utf-8")) == {"name": name}
