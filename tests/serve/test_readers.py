"""Pages that load come before a build that would slow them."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from journal.serve import readers
from journal.serve.readers import Readers

#: Seconds that no test waits for.
NEVER = 600.0


def paced(monkeypatch: pytest.MonkeyPatch, *, asks_within: float, quiet: float, longest: float) -> None:
    monkeypatch.setattr(readers, "ASKS_WITHIN", asks_within)
    monkeypatch.setattr(readers, "QUIET", quiet)
    monkeypatch.setattr(readers, "LONGEST", longest)


def waiting(among: Readers, is_over: Callable[[], bool] = lambda: False) -> threading.Thread:
    """Wait in a thread of its own."""
    thread = threading.Thread(target=among.wait, args=[is_over], daemon=True)
    thread.start()
    return thread


def test_a_page_that_was_told_is_waited_for_until_it_has_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """From its first request to the end of its last."""
    paced(monkeypatch, asks_within=NEVER, quiet=0.001, longest=NEVER)
    pages = Readers()
    waiter = waiting(pages)
    waiter.join(0.05)
    assert waiter.is_alive()
    with pages.asking():
        with pages.asking():
            pass
        waiter.join(0.05)
        assert waiter.is_alive()
    waiter.join(20)
    assert not waiter.is_alive()


@pytest.mark.parametrize(
    ("asks_within", "longest", "is_over"),
    [
        pytest.param(0.001, NEVER, False, id="nobody asks"),
        pytest.param(NEVER, NEVER, True, id="something newer"),
    ],
)
def test_nobody_is_waited_for_in_vain(
    asks_within: float, longest: float, is_over: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page in the background does not load, and a save that came meanwhile is worked out first."""
    paced(monkeypatch, asks_within=asks_within, quiet=0.001, longest=longest)
    waiter = waiting(Readers(), lambda: is_over)
    waiter.join(20)
    assert not waiter.is_alive()


def test_a_page_that_never_ends_is_waited_for_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser may take a picture byte by byte."""
    paced(monkeypatch, asks_within=NEVER, quiet=0.001, longest=0.02)
    pages = Readers()
    with pages.asking():
        waiter = waiting(pages)
        waiter.join(20)
        assert not waiter.is_alive()
