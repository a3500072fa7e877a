"""What a file says, written for the cache and read back: the same, or refused."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import msgpack

from journal.content.files.loader import SourceFile
from journal.content.parse import Parsed, from_bytes, parse, to_bytes

FULL = """---
with: [maya, tom]
gave:
  - gift: Piranesi
weather: {sky: grey, wind: [n, "e"]}
date: nonsense
---
# T

[[a|b]] ![c](d.png) [e](f.md)

- [ ] g
- [x] h
"""


def said(text: str = FULL) -> Parsed:
    """What a note says."""
    return parse(SourceFile("contacts/maya/2026-11-20.md", text, "0"), "note")


def values(data: Any, *above: Any) -> list[tuple[Any, ...]]:
    """The way to every value in some data, lists and mappings included."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [above, *(way for key, item in items for way in values(item, *above, key))]


def changed(data: Any, way: tuple[Any, ...], value: object) -> Any:
    """The data with another value at the end of the way."""
    if not way:
        return value
    data[way[0]] = changed(data[way[0]], way[1:], value)
    return data


def test_survives_the_cache() -> None:
    """Keys, nested values, prose, tasks, links: all is read back as it was."""
    parsed = said()
    assert parsed.prose.tasks
    assert parsed.prose.references
    assert parsed.prose.files
    assert from_bytes(to_bytes(parsed)) == parsed


def test_faults_survive_the_cache() -> None:
    """What was wrong is said again word for word."""
    parsed = said("---\na: [\n---\n")
    assert parsed.faults
    assert from_bytes(to_bytes(parsed)) == parsed


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(values(msgpack.decode(to_bytes(said())))), st.data())
def test_a_value_of_another_kind_is_refused(way: tuple[Any, ...], data: st.DataObject) -> None:
    """One value that is none of ours makes the whole a ``ValueError``, never anything else."""
    whole = changed(
        msgpack.decode(to_bytes(said())), way, data.draw(st.sampled_from([1.5, [1.5], {"a": 1.5}]))
    )
    with pytest.raises(ValueError, match="not a parsed file"):
        from_bytes(msgpack.encode(whole))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(to_bytes(said())) - 1), st.binary(min_size=1, max_size=3))
def test_damaged_bytes_are_read_or_refused(at: int, damage: bytes) -> None:
    """Whatever lies on the disk, there is no other exception."""
    whole = to_bytes(said())
    with suppress(ValueError):
        assert isinstance(from_bytes(whole[:at] + damage + whole[at + len(damage) :]), Parsed)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(to_bytes(said())[:-1], id="cut"),
        pytest.param(to_bytes(said()) + b"\x00", id="too much"),
        pytest.param(msgpack.encode(None), id="none"),
        pytest.param(b"\x91" * 100_000 + b"\xc0", id="without a bottom"),
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    """What we did not write is not believed."""
    with pytest.raises(ValueError, match="not a parsed file"):
        from_bytes(data)


@pytest.mark.parametrize(
    ("way", "value"),
    [
        pytest.param(("prose", "tasks", 0, "mark"), "?", id="a mark that is none of a task"),
        pytest.param(("document", "body_line"), -1, id="a body before its file"),
        pytest.param(("document", "front", 2, 3), -1, id="keys that end before their file"),
        pytest.param(("document", "front", 1, 0, 0, 2, 1), -1, id="a key before its line"),
        pytest.param(("document", "front", 1, 0, 1, 1, 0, 2, 0), -1, id="a value of a list before its file"),
    ],
)
def test_what_cannot_be_in_a_file_is_refused(way: tuple[Any, ...], value: object) -> None:
    """A value of the right kind that we never write."""
    whole = changed(msgpack.decode(to_bytes(said())), way, value)
    with pytest.raises(ValueError, match="not a parsed file"):
        from_bytes(msgpack.encode(whole))


def test_values_without_a_bottom_are_refused() -> None:
    """Lists in lists, deeper than any front matter, are refused before they hurt."""
    value = msgpack.encode(["value", "x", [1, 1, 1, 1], False])
    whole = to_bytes(said("---\nplace: x\n---\n"))
    place = msgpack.encode(["value", "x", [2, 8, 2, 9], False])
    assert whole.count(place) == 1
    head, tail = b"\x93" + msgpack.encode("list") + b"\x91", msgpack.encode([1, 1, 1, 1])
    assert from_bytes(whole.replace(place, head * 3 + value + tail * 3))
    with pytest.raises(ValueError, match="not a parsed file"):
        from_bytes(whole.replace(place, head * 100_000 + value + tail * 100_000))
