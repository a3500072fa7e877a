"""Words that are hard to carry, as names, titles, tags, places and text: on the page as they were written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.hostile.holding import held, write
from tests.hostile.outside import look

#: What YAML or another program would take for something else, or what needs escaping somewhere.
WORDS = [
    *(
        "NO",
        "no",
        "on",
        "off",
        "01234",
        "12:30:45",
        "+44 7700 900123",
        "1.10",
        "1_000",
        "0x1F",
        "0o17",
        "1e3",
    ),
    *(
        "null",
        "Null",
        "true",
        "True",
        ".nan",
        ".inf",
        "-.inf",
        "=",
        "<<",
        "-",
        "--",
        "---",
        "...",
        "?",
        "|",
        ">",
    ),
    *(
        "2026-10-18",
        "2023-02-29",
        "2026-10-18T12:00:00Z",
        "@home",
        "*hi*",
        "&x",
        "!x",
        "%x",
        "`x`",
        "{a}",
        "[a]",
    ),
    *(
        "#1 friend",
        "a #b",
        "a: b",
        "a:b",
        ": a",
        "a:",
        "- a",
        "'tis",
        "d'Artagnan",
        '"Tea" with May',
        "a\\nb",
    ),
    *(
        "<script>alert(1)</script>",
        "</script>",
        "</title>",
        "</style>",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[x]]>",
    ),
    *("{{7*7}}", "{% if x %}", "{# x #}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "%s", "{0}", "{view}", "%(x)s"),
    *(
        "<img src=x onerror=alert(1)>",
        '" onmouseover="alert(1)',
        "' onload='x",
        "javascript:alert(1)",
        "&lt;b&gt;",
    ),
    *(
        "&amp;",
        "&#x3c;",
        "a & b",
        "a && b",
        "../../etc/passwd",
        "..",
        ".",
        "/",
        "//",
        "\\",
        "C:\\x",
        "~",
        "~root",
    ),
    *(
        "😀",
        "👩‍👩‍👧‍👦",
        "🏳️‍🌈",
        "مها عثمان",
        "שרה כהן",
        "田中 花子",
        "김민준",
        "Ångström",
        "A\u030angstro\u0308m",
        "ﬁ",
        "İ",
        "ı",
    ),
    *(
        "ẞ",
        "Zoë",
        "Z\u0301\u0302\u0303oe",
        "a\u200bb",
        "a\u200db",
        "\u202eevil",
        "a\u2066b\u2069",
        "\u00ad",
        "a\u00a0b",
    ),
    *("CON", "nul", "x" * 500, "x " * 249 + "x", "ß" * 250, "😀" * 120, "١٢٣", "①", "½", "Ⅳ", "１２"),
    *(
        "=1+1",
        "=cmd|'/C calc'!A0",
        "+1",
        "-1",
        "@SUM(1)",
        "BEGIN:VCARD",
        "a;b,c",
        "window",
        "constructor",
        "__proto__",
    ),
]


def write_value(word: str) -> str:
    """A word as YAML reads it back, letter by letter."""
    return json.dumps(word, ensure_ascii=False)


def shown(word: str) -> str:
    """A word as it can be found in a page's text: runs of blanks do not count."""
    return " ".join(word.split())


def test_words_are_shown_as_they_were_written(tmp_path: Path) -> None:
    """As name, tag, city, organisation, title and text, each word reads on the page as in the file."""
    files = {}
    for n, word in enumerate(WORDS):
        value = write_value(word)
        files[f"contacts/p{n}.md"] = (
            f"---\nname: {value}\ntags: [{value}]\ncity: {value}\nwork: {value}\n"
            f"likes: {value}\nspecial: {value}\naka: [{value}]\n"
            f"phone: {{{value}: {value}}}\n{value}: {value}\n---\n"
        )
        files[f"contacts/p{n}/2026-10-18.md"] = (
            f"---\ntitle: {value}\ntags: {value}\nplace: {value}\n---\nHi.\n"
        )
    found = held(write(tmp_path / "j", files))
    assert {fault.code for fault in found.diagnostics} <= {"near-miss-key", "yaml-anchor"}
    missing = []
    for n, word in enumerate(WORDS):
        if word == "<<":
            continue
        text = " ".join(look(f"people/p{n}.html", found.site[f"people/p{n}.html"]).text().split())
        if text.count(shown(word)) < 6:
            missing.append((word, text.count(shown(word))))
    assert missing == []


@pytest.mark.parametrize("word", [word for word in WORDS if len(word) < 100])
def test_a_plain_value_is_what_was_written(word: str, tmp_path: Path) -> None:
    """Without quotes the word is on the page too, or the line is an error that says how to write it."""
    files = {"contacts/p.md": f"---\nspecial: {word}\n---\n"}
    found = held(write(tmp_path / "j", files))
    if word in {"null", "Null", "~", "|", ">"}:  # nothing, to YAML and to the format alike
        return
    text = " ".join(look("p", found.site["people/p.html"]).text().split())
    assert shown(word) in text or found.diagnostics


BODIES = [
    *(word for word in WORDS if len(word) < 100 and word != "---"),
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](data:text/html,x) [v](vbscript:x) [f](file:///etc/passwd)",
    "[x](java\tscript:alert(1)) [y](&#106;avascript:alert(1)) [z](//evil.example) [w](\\\\evil.example\\x)",
    "![x](https://evil.example/pixel.png) ![y](//evil.example/p) <img src=//evil.example/p>",
    "<svg onload=alert(1)><script>alert(1)</script></svg><math><mi xlink:href='javascript:x'>x</mi></math>",
    "<iframe src=x></iframe><object data=x></object><embed src=x>",
    "<form action=x><input autofocus onfocus=x></form><base href=//x>",
    "<style>body{display:none}</style><link rel=stylesheet href=//x><meta http-equiv=refresh content=0>",
    "<p style='position:fixed' class=masthead id=main onclick=x>styled</p>",
    "<div><div><b>unclosed <i>tags\n\n</main></body></html> after",
    "<details open ontoggle=alert(1)><summary>s</summary>d</details><dialog open>d</dialog>",
    "<template><img src=x></template><noscript><img src=x></noscript><textarea></textarea><title>x</title>",
    "{: onclick=alert(1) style=x #main .masthead}\n\nx {: onclick=x}",
    "[[maya|<img src=x onerror=x>]] [[nobody|{{7*7}}]] [[<script>]] [[maya|]] [[ ]] [[|x]] [[maya#x|y]]",
    "[[2026-10-18|itself]] [[p|self]] [[../../etc/passwd]] [[javascript:alert(1)]]",
    "[x]: javascript:alert(1)\n\n[x] [x][x] ![x][x]",
    "x-journal-ref:0 <a href='x-journal-ref:0'>forged</a> <img src='x-journal-file:0'>",
    "[f](x-journal-file:99) ![f](x-journal-file:99) <a href='x-journal-ref:99'>x</a>",
    "```\n<script>alert(1)</script>\n```\n\n    <b>code</b>\n\n`<i>` ``` {{x}} ```",
    "| a | b |\n|---|---|\n| <script>x</script> | [[maya]] |\n",
    "[^1]\n\n[^1]: <script>x</script>\n\n*[HTML]: <b>\n\nTerm\n: def",
    "<https://example.org/?a=1&b=2> <mailto:x@example.org> https://example.org/<b>",
    "<p lang='\"><script>x</script>' dir=evil>x</p>",
    "<a href='people/../../../../etc/passwd'>up</a> [up](../../../../etc/passwd) [abs](/etc/passwd)",
    "<!-- comment --> <?php x ?> <!DOCTYPE x> <![CDATA[x]]>",
]


def test_bodies_take_no_effect(tmp_path: Path) -> None:
    """As a note, a story, a page and a promise, whatever is written is text or harmless."""
    files = {"contacts/maya.md": ""}
    for n, body in enumerate(BODIES):
        files[f"contacts/p{n}.md"] = f"{body}\n\n- [ ] p{n}: {body.splitlines()[0]}\n"
        files[f"contacts/p{n}/2026-10-18.md"] = (
            f"# {body.splitlines()[0]}\n\n{body}\n\n- [ ] {body.splitlines()[0]}\n"
        )
        files[f"contacts/p{n}/page.md"] = body + "\n"
    found = held(write(tmp_path / "j", files))
    assert not [fault for fault in found.diagnostics if fault.is_error]
