"""Numbers in English: written without Babel, and as Babel writes them."""

from __future__ import annotations

from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as some

from journal.language import decimals, figures


@given(some.integers(-(10**15), 10**15))
@example(999)
@example(1_000)
def test_a_whole_number_is_written_as_babel_writes_it(n: int) -> None:
    """With a comma before each three figures."""
    assert figures(n) == format_decimal(n, locale="en_IE")


@given(some.floats(0, 10**6), some.integers(0, 3), some.integers(0, 3))
@example(0.25, 0, 1)
@example(0.35, 1, 0)
@example(1_234.5, 1, 0)
@example(3.0, 0, 3)
@example(1.999, 1, 0)
def test_places_are_written_as_babel_writes_them(n: float, least: int, more: int) -> None:
    """Rounded as Babel rounds; places past the least only where they are not 0."""
    places = "0" * least + "#" * more
    form = f"#,##0.{places}" if places else "#,##0"
    assert decimals(n, least=least, most=least + more) == format_decimal(n, format=form, locale="en_IE")
