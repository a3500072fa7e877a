"""The built-in templates are compiled once for all builds; a journal's own stay with the journal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import Environment

from journal.site import theme
from journal.site.compiled import Compiled
from journal.site.theme import Theme, builtin_theme
from tests.site.test_theme import rendered, written


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled templates are kept."""
    folder = tmp_path / "kept"
    folder.mkdir()

    def compiled(options: Mapping[str, object]) -> Compiled:
        return Compiled(options, folder)

    monkeypatch.setattr(theme, "Compiled", compiled)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built-in theme of one page."""
    folder = written(tmp_path / "ours", {"page.html": "one"})
    monkeypatch.setattr(theme, "builtin_theme", lambda: folder)
    return folder


def test_the_built_in_theme_is_compiled_once(kept: Path, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by every build."""
    assert rendered([ours], "page.html") == "one"
    assert len(list(kept.iterdir())) == 1

    def never(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "compile", never)
    assert rendered([ours], "page.html") == "one"


def test_another_text_is_compiled_anew(kept: Path, ours: Path) -> None:
    """After an upgrade, or while the theme is written."""
    assert rendered([ours], "page.html") == "one"
    written(ours, {"page.html": "two"})
    assert rendered([ours], "page.html") == "two"
    assert len(list(kept.iterdir())) == 1


def test_other_options_make_other_code(kept: Path, ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was compiled with the old ones is not taken."""
    written(ours, {"page.html": "{% if true %}\nx{% endif %}"})
    assert rendered([ours], "page.html") == "x"
    monkeypatch.setitem(theme._OPTIONS, "trim_blocks", value=False)
    assert rendered([ours], "page.html") == "\nx"


def test_a_journals_own_templates_are_not_kept(kept: Path, ours: Path, tmp_path: Path) -> None:
    """What is compiled is run; and they are the writer's."""
    own = written(tmp_path / "own", {"page.html": "{% extends '!theme/page.html' %}"})
    assert rendered([own, ours], "page.html") == "one"
    assert list(kept.iterdir()) == []


def test_nothing_is_kept_where_nothing_compiled_is_wanted(
    kept: Path, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Python does, with ``PYTHONDONTWRITEBYTECODE``."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered([ours], "page.html") == "one"
    assert list(kept.iterdir()) == []


def test_a_program_that_may_not_be_written_to_builds_all_the_same(kept: Path, ours: Path) -> None:
    """Each build compiles its own."""
    kept.rmdir()
    assert rendered([ours], "page.html") == "one"


def test_it_is_the_built_in_theme_that_is_kept(kept: Path) -> None:
    """The real one: as many as a page asks for."""
    Theme([builtin_theme()])._environment.get_template("blank.html")
    assert list(kept.iterdir())
