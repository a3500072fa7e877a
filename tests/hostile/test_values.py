"""Every key of the tables × every shape YAML has: nothing raises, and what is dropped is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journal.build.reading import read
from journal.content.schema.note_fields import NOTE
from journal.content.schema.person_fields import PERSON
from journal.content.schema.settings_fields import CIRCLE, SETTINGS
from tests.hostile.holding import Outcome, held, write

#: Shapes of a value; every ``zebra`` is a word of the writer's that must not be lost in silence.
SHAPES = (
    "zebra1",
    "[zebra1, zebra2]",
    "\n  - zebra1\n  - zebra2",
    "[[zebra1], [zebra2, [zebra3]]]",
    "{lynx1: zebra1, lynx2: zebra2}",
    "[{lynx1: zebra1}, {lynx2: zebra2}]",
    "{lynx1: [zebra1, zebra2]}",
    "{lynx1: {lynx2: zebra1}}",
    "[zebra1, {lynx1: zebra2}, [zebra3]]",
    "[zebra1, , zebra2]",
    "[[[[zebra1]]]]",
    "|\n  zebra1\n\n  zebra2",
    ">\n  zebra1\n  zebra2",
    '"zebra1: #zebra2"',
    '"zebra1 #zebra2|zebra3"',
    '"[[zebra1]] and [[zebra2]]"',
    "2026-10-18 zebra1",
    "~zebra1",
    "{on: zebra1, what: zebra2}",
    "[{what: zebra1}]",
    "{since: 2020, until: zebra1}",
    "{why: zebra1, about: [zebra2]}",
    "{yearly: {zebra1: zebra2}}",
    "{org: [zebra1], role: {zebra2: zebra3}}",
    "{partner: {zebra1: zebra2}}",
    "{gift: {zebra1: zebra2}}",
    "[gift: zebra1, zebra2]",
    "{mobile: [zebra1, [zebra2]]}",
)
#: Keys that are read without being text on a page: what they hold orders, marks or quiets.
UNSAID = {"sort"}
#: Keys whose labels are not shown, only what they stand for.
UNLABELLED = {"address", "city"}


def numbered(shape: str, number: int) -> str:
    """The shape with words of its own, so that one journal can hold all shapes."""
    return re.sub(r"(zebra|lynx)(\d)", rf"\g<1>q{number:02}q\2", shape)


def lost(found: Outcome, files: dict[str, str], words: str = "zebra|lynx") -> list[tuple[str, str]]:
    """Words that are on no page, of files about which nothing is said."""
    text, reported = found.text.casefold(), {fault.path for fault in found.diagnostics}
    return [
        (content, word)
        for path, content in files.items()
        if path not in reported
        for word in re.findall(rf"(?:{words})q\d+q\d", content)
        if word not in text
    ]


@pytest.mark.parametrize("key", [key for key in PERSON if key not in UNSAID])
def test_what_a_person_says_is_shown_or_said(key: str, tmp_path: Path) -> None:
    """Each shape of each key of a person is on the site, or reported."""
    files = {
        f"contacts/p{n:02}.md": f"---\n{key}: {numbered(shape, n)}\n---\n" for n, shape in enumerate(SHAPES)
    }
    words = "zebra" if key in UNLABELLED else "zebra|lynx"
    assert lost(held(write(tmp_path / "j", files)), files, words) == []


@pytest.mark.parametrize("key", NOTE)
def test_what_a_note_says_is_shown_or_said(key: str, tmp_path: Path) -> None:
    """Each shape of each key of a note is on the site, or reported."""
    people = {f"contacts/p{n:02}.md": "" for n in range(len(SHAPES))}
    files = {
        f"contacts/p{n:02}/2026-10-{n + 1:02}.md": f"---\n{key}: {numbered(shape, n)}\n---\nHello.\n"
        for n, shape in enumerate(SHAPES)
    }
    assert lost(held(write(tmp_path / "j", people | files)), files) == []


def test_what_a_page_says_is_shown_or_said(tmp_path: Path) -> None:
    """A page's title and its own keys are on the site, or reported."""
    files = {"contacts/maya.md": ""}
    for n, shape in enumerate(SHAPES):
        for at, key in enumerate(("title", "tags")):
            name = f"contacts/maya/{key}{n}.md"
            files[name] = f"---\n{key}: {numbered(shape, n + at * 50)}\n---\nHello.\n"
    assert lost(held(write(tmp_path / "j", files)), files) == []


NESTED = [*(f"circles: {{near: {{{key}: @}}}}" for key in CIRCLE), "circles: {near: @}", "numbers: {W1: @}"]


@pytest.mark.parametrize("key", [*SETTINGS, *NESTED])
def test_what_the_settings_say_is_read_or_said(key: str, tmp_path: Path) -> None:
    """A setting of the wrong shape is reported, and the site is built without it."""
    unsaid = []
    for n, shape in enumerate(shape for shape in SHAPES if "\n" not in shape):
        written = key.replace("@", shape) if "@" in key else f"{key}: {shape}"
        root = write(tmp_path / str(n) / "j", {"journal.yaml": written + "\n", "contacts/maya.md": "Hello."})
        if not read(root, cache=False).diagnostics and key != "output" and "zebra" not in held(root).text:
            unsaid.append(written)
    assert unsaid == []
