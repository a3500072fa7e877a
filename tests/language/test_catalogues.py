"""What translators are handed is all that is said, and what they hand back cannot break a page."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from journal.language import CATALOGUES
from tests.language.catalogue import ROOT, collected, keywords

MODULES = sorted(path for path in (ROOT / "journal").rglob("*.py"))
TRANSLATED = sorted(CATALOGUES.glob("*/LC_MESSAGES/*.po"))
#: Where each keyword has its message, and the one for more than one thing.
PLACES = {
    name: [int(place) - 1 for place in re.findall(r"(\d+)(?!c|\d)", arguments)] or [0]
    for name, _, arguments in (keyword.partition(":") for keyword in keywords())
}
#: A place in a message of a template.
IN_TEMPLATE = re.compile(r"%\((\w+)\)")


def said(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every literal that is looked up in a module, with its line."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        for place in PLACES.get(node.func.id, ()):
            message = node.args[place] if place < len(node.args) else None
            if isinstance(message, ast.Constant) and isinstance(message.value, str):
                yield node.lineno, message.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_all_that_is_said_is_collected(path: Path) -> None:
    """A message within an f-string is looked up, and never found by whoever collects messages."""
    found = {each for message in collected() for each in ids(message)}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [f"{path}:{line}: {text}" for line, text in said(tree) if text not in found] == []


def test_templates_are_collected_too() -> None:
    """The words of a template stand among the others."""
    assert any(place.endswith(".html") for message in collected() for place, _ in message.locations)


def ids(message: Message) -> tuple[str, ...]:
    """A message, and its form for more than one."""
    return message.id if isinstance(message.id, tuple) else (message.id,)


def places(text: str) -> set[str]:
    """The names of the places in a message.

    Raises:
        ValueError: for braces that do not match.
    """
    return {name for _, name, _, _ in Formatter().parse(text) if name} | set(IN_TEMPLATE.findall(text))


def unfillable(catalogue: Catalog) -> list[str]:
    """Translations with a place that their message does not have; they would end in an error."""
    wrong = []
    for message in catalogue:
        known = {name for text in ids(message) for name in places_or_none(text)} if message.id else set()
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        for text in strings if message.id else ():
            try:
                wrong += [text] if not places(text) <= known else []
            except ValueError:
                wrong += [text] if known else []
    return wrong


def places_or_none(text: str) -> set[str]:
    """The names of the places in a message of ours; none where its braces are text."""
    try:
        return places(text)
    except ValueError:
        return set()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("{n} note", "{n} Notiz", [], id="the same place"),
        pytest.param("Since {name}", "Seither", [], id="a place left out"),
        pytest.param("Since {name}", "Seit {Name}", ["Seit {Name}"], id="a place of another name"),
        pytest.param("Since {name}", "Seit {name", ["Seit {name"], id="a place that is not closed"),
        pytest.param("All of %(year)s", "Ganz %(jahr)s", ["Ganz %(jahr)s"], id="in a template"),
    ],
)
def test_a_place_that_nobody_fills_is_found(one: str, other: str, expected: list[str]) -> None:
    """What the check of translations finds."""
    catalogue = Catalog(locale="de")
    catalogue.add(one, other)
    assert unfillable(catalogue) == expected


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.parts[-3])
def test_every_translation_can_be_filled(path: Path) -> None:
    """No translation names a place that its message does not have."""
    with path.open("rb") as file:
        assert unfillable(read_po(file)) == []


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.parts[-3])
def test_every_translation_is_compiled(path: Path) -> None:
    """What is spoken is what the translator wrote last: the .mo beside each .po is made from it."""
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue()
