"""The theme: everything is escaped, an unknown name is a fault with its place, templates override by file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.language import speaking
from journal.site.markup import Html
from journal.site.tasks import PageTask
from journal.site.theme import TemplateFault, Theme, builtin_theme
from tests.language.pseudo import PSEUDO, marked


@dataclass(frozen=True)
class View:
    text: str = "<b>\"&'"
    html: Html = Html("<b>bold</b>")


def rendered(folders: list[Path], template: str) -> str:
    return Theme(folders).render(PageTask("x.html", template, View)).decode()


@pytest.fixture
def builtin(tmp_path: Path) -> Path:
    """A theme of one page with a block."""
    return written(tmp_path / "builtin", {"page.html": "A{% block main %}{{ view.text }}{% endblock %}"})


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def fault_of(folders: list[Path], template: str = "page.html") -> tuple[str, int, str, str]:
    with pytest.raises(TemplateFault) as caught:
        rendered(folders, template)
    found = caught.value.diagnostic
    assert found.code == "template-fault"
    assert found.is_error
    return found.path, found.line, found.message, found.excerpt


@pytest.mark.parametrize("name", ["page.html", "page.svg", "page.html.j2", "page.txt", "page"])
def test_everything_is_escaped(tmp_path: Path, name: str) -> None:
    """Whatever a template is called, text is text."""
    folder = written(tmp_path, {name: '<p title="{{ view.text }}">{{ view.text }}</p>'})
    assert rendered([folder], name) == '<p title="&lt;b&gt;&#34;&amp;&#39;">&lt;b&gt;&#34;&amp;&#39;</p>'


def test_html_by_its_type_is_not(tmp_path: Path) -> None:
    """Prose and charts go out as they are; joined with text, the text is escaped."""
    folder = written(tmp_path, {"page.html": "{{ view.html }}{{ view.html ~ view.text }}"})
    assert rendered([folder], "page.html") == "<b>bold</b><b>bold</b>&lt;b&gt;&#34;&amp;&#39;"


def test_a_journal_overrides_file_by_file(tmp_path: Path, builtin: Path) -> None:
    """Its own page stands in place of ours."""
    own = written(tmp_path / "own", {"page.html": "mine"})
    assert rendered([own, builtin], "page.html") == "mine"


def test_and_may_extend_what_it_replaces(tmp_path: Path, builtin: Path) -> None:
    """``!theme/`` leads to the built-in page of the same name."""
    own = written(
        tmp_path / "own",
        {"page.html": '{% extends "!theme/page.html" %}{% block main %}B{{ super() }}{% endblock %}'},
    )
    assert rendered([own, builtin], "page.html") == "AB&lt;b&gt;&#34;&amp;&#39;"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        pytest.param('{{ _("Search") }}', ("Search", ""), id="a message"),
        pytest.param(
            '{{ _("By %(x)s", x=view.text) }}', ("By", " &lt;b&gt;&#34;&amp;&#39;"), id="text is escaped"
        ),
        pytest.param(
            '{{ _("By %(x)s", x=view.html) }}', ("By", " <b>bold</b>"), id="HTML by its type is not"
        ),
        pytest.param('{{ pgettext("a state", "Soon") }}', ("Soon", ""), id="what means several things"),
        pytest.param('{{ ngettext("Note: %(num)s", "Notes: %(num)s", 2) }}', ("Notes:", " 2"), id="so many"),
        pytest.param("{% trans %}\n  All\n  of it\n{% endtrans %}", ("All of it", ""), id="a passage"),
    ],
)
@pytest.mark.parametrize("own", [False, True], ids=["built in", "a journal's own, in its sandbox"])
def test_words_are_looked_up(
    tmp_path: Path, builtin: Path, template: str, said: tuple[str, str], own: bool
) -> None:
    """A template says a word in the language that is spoken when the page is made."""
    folder = written(tmp_path / "said", {"page.html": template})
    theme = Theme([folder, builtin] if own else [folder])
    task = PageTask("x.html", "page.html", View)
    message, rest = said
    assert theme.render(task).decode() == message + rest
    with speaking(PSEUDO):
        assert theme.render(task).decode() == marked(message) + rest
    assert theme.render(task).decode() == message + rest


def test_an_unknown_name_is_a_fault(tmp_path: Path, builtin: Path) -> None:
    """With the template, the line, the line's text, and a message without our modules."""
    own = written(tmp_path / "own", {"page.html": "one\n  {{ view.nope }}\n"})
    path, line, message, excerpt = fault_of([own, builtin])
    assert (path, line, excerpt) == ("templates/page.html", 2, "  {{ view.nope }}")
    assert "nope" in message
    assert "journal." not in message


@pytest.mark.parametrize(
    ("template", "line", "word"),
    [
        pytest.param("\n{% if %}", 2, "expression", id="syntax"),
        pytest.param("\n\n{{ unheard }}", 3, "unheard", id="no such name"),
        pytest.param("\n{{ 1 / 0 }}", 2, "zero", id="arithmetic"),
        pytest.param('\n{% include "gone.html" %}', 2, "gone.html", id="no such template"),
        pytest.param("{{ view.__class__.__mro__ }}", 1, "unsafe", id="out of the sandbox"),
        pytest.param("{{ range(9) }}", 1, "range", id="nothing but the view"),
        pytest.param(b"\xff", 1, "UTF-8", id="not text"),
        pytest.param('{% include "page.html" %}', 1, "recursion", id="itself"),
    ],
)
def test_faults_have_a_place(
    tmp_path: Path, builtin: Path, template: str | bytes, line: int, word: str
) -> None:
    """Whatever is wrong with a template, the writer hears where, and never a traceback."""
    own = written(tmp_path / "own", {"page.html": template})
    path, found, message, _ = fault_of([own, builtin])
    assert (path, found) == ("templates/page.html", line)
    assert word in message


def test_a_fault_of_the_view_is_ours(tmp_path: Path, builtin: Path) -> None:
    """A mistake in making the view is not laid at the template's door."""

    def broken() -> object:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Theme([builtin]).render(PageTask("x.html", "page.html", broken))


def test_assets_are_laid_over_each_other(tmp_path: Path) -> None:
    """A journal's file wins; what it lacks comes from the theme; hidden files and links stay out."""
    builtin = written(tmp_path / "builtin", {"assets/a.css": "ours", "assets/fonts/f.woff2": "font"})
    own = written(
        tmp_path / "own", {"assets/a.css": "theirs", "assets/.hidden": "x", "page.html": "x", "secret": "s"}
    )
    (own / "assets" / "link").symlink_to(own / "secret")
    assert Theme([own, builtin]).assets() == {"assets/a.css": b"theirs", "assets/fonts/f.woff2": b"font"}


def test_the_built_in_theme_is_complete() -> None:
    """What every page loads is within its bound, and from nowhere else; the fonts have their licence."""
    assets = Theme([builtin_theme()]).assets()
    sheet = assets["assets/journal.css"].decode()
    assert len(sheet.encode()) + len(assets["assets/journal.js"]) <= 60 * 1024
    assert "http" not in sheet
    assert "@import" not in sheet
    assert "assets/fonts/OFL.txt" in assets
    assert {"assets/journal.js", "assets/mark.svg"} <= assets.keys()
