"""Styles and scripts of the theme are sent without what only we read, and keep their lines."""

from __future__ import annotations

import re

import pytest

from journal.site.lean import lean
from journal.site.theme import Theme, builtin_theme


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        pytest.param("a { color: red; }", "a{color:red}", id="a rule"),
        pytest.param("  a > b,\n  c d { margin: 0 auto }", "a>b,\nc d{margin:0 auto}", id="selectors"),
        pytest.param("/* one\n two */ a { }\nb { }", "\n a{}\nb{}", id="a comment keeps its lines"),
        pytest.param(
            'a::before { content: "–  ;  /* x */"; }', 'a::before{content:"–  ;  /* x */"}', id="text"
        ),
        pytest.param("a { src: url(a  b.woff2) }", "a{src:url(a  b.woff2)}", id="an address"),
        pytest.param(
            "@media (max-width: 60rem) and (print) { a { width: calc(1px + 2px) } }",
            "@media (max-width:60rem) and (print){a{width:calc(1px + 2px)}}",
            id="space that means something",
        ),
        pytest.param("a { b: c;\n  d: e;\n}", "a{b:c;\nd:e;\n}", id="over several lines"),
    ],
)
def test_a_style_without_spare_space(text: str, sent: str) -> None:
    """What a browser reads is the same; text within it is not touched."""
    assert lean("a.css", text.encode()).decode() == sent


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        pytest.param("// why\n  f(); // so\n\n}", "\nf();\n\n}", id="comments"),
        pytest.param("  g(' // no  + comment');", "g(' // no  + comment');", id="within a text"),
        pytest.param("  h(`a ? b // ${c + d}`); // one", "h(`a ? b // ${c + d}`);", id="within a template"),
        pytest.param("i('it\\'s // so', \"a + b\")", "i('it\\'s // so',\"a + b\")", id="quotes in a text"),
        pytest.param("j = /[/] + 'x' \\/ // / // k", "j=/[/] + 'x' \\/ // /", id="a pattern"),
        pytest.param("a.match(/b + c/u) || d / 2 / e", "a.match(/b + c/u)||d / 2 / e", id="dividing"),
        pytest.param("if (a) return b ? -1 : c[d - 1];", "if(a)return b?-1:c[d-1];", id="signs"),
        pytest.param("for (const [a, b] of c) typeof a", "for(const[a,b]of c)typeof a", id="words"),
        pytest.param("const f = async (a) => ({ ...a, b });", "const f=async(a)=>({...a,b});", id="brackets"),
    ],
)
def test_a_script_without_comments(text: str, sent: str) -> None:
    """Comments and space that says nothing go; texts and patterns stay."""
    assert lean("a.js", text.encode()).decode() == sent


def test_a_line_stays_the_line_it_is() -> None:
    """In every file of ours, so that a browser's message about a line is found in the repository."""
    theme = builtin_theme()
    for path, sent in Theme([theme]).assets().items():
        written = (theme / path).read_bytes()
        if path.endswith((".css", ".js")):
            assert sent.count(b"\n") == written.count(b"\n")
            assert len(sent) < len(written)
            assert not re.search(rb"^[ \t]", sent, re.MULTILINE)
        else:
            assert sent == written
