"""Notes are data, never code: no script, handler, form, frame, style or odd address takes effect."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.content.prose.address import SCHEMES
from journal.content.prose.converting import TAGS, safe_html
from journal.content.prose.reading import read_prose, resolve

ALLOWED = {
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "li": {"class"},
    "td": {"class"},
    "th": {"class"},
    "p": {"lang", "dir"},
    "span": {"lang", "dir", "class"},
    "bdi": {"lang", "dir"},
    "q": {"lang", "dir"},
    "blockquote": {"lang", "dir"},
}
OURS = {"task task--open", "task task--kept", "task task--let-go", "end", "center", "missing"}
TOKEN = re.compile(r"x-journal-(ref|file):[0-9]+")


class Inspector(HTMLParser):
    """Complains about each tag and attribute that is not on the list."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.counts = {"ref": 0, "file": 0, "task": 0}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ALLOWED.get(tag, set()):
                self.faults.append(f"<{tag} {name}>")
            if name in {"href", "src"}:
                self._address(tag, value or "")
            if name == "class" and value not in OURS:
                self.faults.append(f"class {value}")
            if name == "class" and (value or "").startswith("task"):
                self.counts["task"] += 1

    def _address(self, tag: str, value: str) -> None:
        if token := TOKEN.fullmatch(value):
            self.counts[token[1]] += 1
        elif tag == "img" or value.partition(":")[0].lower() not in SCHEMES:
            self.faults.append(f"<{tag}> to {value!r}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(decl)

    def handle_comment(self, data: str) -> None:
        self.faults.append(data)


def inspect(html: str) -> Inspector:
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=http://x.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<<script>alert(1);//<</script>",
    "<script x",
    "<img src=x onerror=alert(1)>",
    "<img src=x:x onerror=alert(1)//",
    '<img """><script>alert(1)</script>">',
    "<img src=`javascript:alert(1)`>",
    "<img/src/onerror=alert(1)>",
    "<img src='http://x.example/pixel.gif' width=1>",
    "<img srcset='http://x.example/pixel.gif 1x' src=a.png>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math href=javascript:alert(1)>x</math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<form action=http://x.example><input name=q><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<object data=javascript:alert(1)></object><embed src=x><applet code=x></applet>",
    "<link rel=stylesheet href=http://x.example/x.css>",
    "<meta http-equiv=refresh content='0;url=http://x.example'>",
    "<base href=http://x.example/>",
    "<style>body{background:url(http://x.example)}</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<div style=position:fixed id=top class=nav onclick=alert(1)>x</div>",
    "<body onload=alert(1)>",
    "<b onmouseover=alert(1)>x</b>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea></textarea><script>alert(1)</script>",
    "<title><img src=x onerror=alert(1)></title>",
    "<select><option><script>alert(1)</script></select>",
    "<xmp><img src=x onerror=alert(1)></xmp><plaintext>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='&#106;&#97;vascript:alert(1)'>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href=vbscript:x>x</a> <a href=file:///etc/passwd>x</a> <a href=blob:x>x</a>",
    "<a href=x-journal-ref:0>x</a> <a href=x-journal-file:0 target=_blank download>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '[x](http://x.example "\\" onclick=alert(1) ")',
    '[x](http://x.example/"onmouseover="alert(1))',
    "[x]\n\n[x]: javascript:alert(1)",
    "<javascript://x.example/%0aalert(1)>",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '!["onerror="alert(1)](a.png)',
    '![x"onerror=alert(1)](http://x.example/a.png)',
    '[[x"onclick="alert(1)]]',
    "[[<script>alert(1)</script>|<img src=x onerror=alert(1)>]]",
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    '``` "onclick=alert(1)\nx\n```',
    "    <script>alert(1)</script>",
    "- [ ] <script>alert(1)</script><img src=x onerror=alert(1)>",
    "# <img src=x onerror=alert(1)>",
    "x {: onclick=alert(1) style=color:red #id .class }",
    "| <script>alert(1)</script> |\n| - |\n| <img src=x onerror=alert(1)> |",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#xFDD0;0&#xFDD1; &#64976;0&#64977 <img src=a.png alt='&#xFDD4;0&#xFDD1;'>",
    "\ufdd00\ufdd1 \ufdd20\ufdd1 \ufdd40\ufdd1 \ufdd6 \x02klzzwxh:0000\x03 \x02wzxhzdk:0\x03",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]> <?php x ?> <!DOCTYPE html>",
    "<p title=x lang=en class=x id=x>x</p> <b title=x lang=en dir=ltr>x</b> <ol start=3 title=x type=a>",
    "<p lang='\"onclick=alert(1)' dir=x>x</p> <ol start='1\" onclick=x'><li>x</ol>",
]


@pytest.mark.parametrize("body", HOSTILE)
@pytest.mark.parametrize("titled", [True, False])
def test_hostile_text_takes_no_effect(body: str, titled: bool) -> None:
    """Whatever is written, only tags, attributes and addresses of the list come out."""
    for whole in (body, f"# x\n\n> {body}", f"- {body}", f"[[a]] *{body}*\n\n- [ ] x"):
        prose, _ = read_prose("x.md", whole, 1, title_from_heading=titled)
        found = inspect(prose.html)
        assert found.faults == []
        assert found.counts["ref"] <= len(prose.references)
        assert found.counts["file"] <= len(prose.files)
        assert "\ufdd0" not in prose.html + prose.text + (prose.title or "")


def test_the_sanitiser_is_strict_by_itself() -> None:
    """The pass after it need not know what a script is, nor which attributes are dangerous."""
    html, _ = safe_html("<p title=a>b</p> <script>alert(1)</script><style>c</style><i onclick=d>e</i>")
    assert html == "<p></p><p>b</p> <i>e</i><p></p>"


def test_definitions_of_one_body_are_not_those_of_the_next() -> None:
    """An address that one note gives a name does not enter another note."""
    read_prose("x.md", "[a]\n\n[a]: b.md", 1, title_from_heading=False)
    prose, _ = read_prose("y.md", "[a]", 1, title_from_heading=False)
    assert prose.html == "<p>[a]</p>"


def test_the_inspector_sees_what_it_looks_for() -> None:
    """The inspection above would find a script, a handler, an odd address and a comment."""
    found = inspect("<script>x</script><b onclick=x><a href='javascript:x'>x</a></b><!-- x -->")
    assert found.faults == ["<script>", "<b onclick>", "<a> to 'javascript:x'", " x "]


PIECES = [
    *(
        "[[",
        "]]",
        "[",
        "]",
        "(",
        ")",
        "|",
        "!",
        "<",
        ">",
        "&",
        "*",
        "_",
        "`",
        "```",
        "~~~",
        "#",
        "# ",
        "\\",
        "\n",
    ),
    *(
        "\n\n",
        "    ",
        "  ",
        "\t",
        "- ",
        "- [ ] ",
        "- [x] ",
        "1. ",
        "> ",
        "---",
        "===",
        ":-:|-:",
        "a",
        "b c",
        "é",
    ),
    *(
        "<b>",
        "</b>",
        "<a href='",
        "<img src=",
        "<p>",
        "<table>",
        "<li>",
        "<blockquote>",
        "<!--",
        "-->",
        "http://",
    ),
    *(
        "javascript:",
        "\ufdd0",
        "\ufdd1",
        "\ufdd2",
        "\ufdd6",
        "\x00",
        "\x02",
        "&#xfdd0;",
        "[x]: ",
        "/a.png",
        '"',
        "'",
    ),
    *("[[ada]]", "[[ada|Ada]]", "[a](b.md)", "![a](b.png)", "<pre>", "<code>", "</code>", "<h1>", "{{ x }}"),
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=60, deadline=None)
@given(st.one_of(SOUP, st.text(st.characters(codec=None))), st.booleans())
def test_any_text_gives_safe_html(body: str, titled: bool) -> None:
    """Any text at all is read without an exception, and nothing active comes out."""
    prose, diagnostics = read_prose("x.md", body, 3, title_from_heading=titled)
    found = inspect(prose.html)
    assert found.faults == []
    assert found.counts["task"] == len(prose.tasks)
    assert all(d.path == "x.md" and d.line >= 1 for d in diagnostics)
    assert not set("\ufdd0\ufdd1\ufdd2\ufdd4\ufdd6\x02\x03") & set(prose.html + prose.text)


@settings(max_examples=60, deadline=None)
@given(SOUP)
def test_every_token_is_replaced(body: str) -> None:
    """With addresses at hand or without, no token is left, and the HTML stays safe."""
    prose, _ = read_prose("x.md", body, 1, title_from_heading=False)
    nowhere = resolve(prose.html, lambda _: None, lambda _: None)
    assert "x-journal-" not in re.sub(r">[^<]*<", "><", nowhere)
    somewhere = resolve(prose.html, lambda n: f"https://a.example/?a=1&n={n}", lambda n: f"tel:{n}")
    assert [fault for fault in inspect(somewhere).faults if not fault.startswith("<img> to 'tel:")] == []


@settings(max_examples=30, deadline=None)
@given(st.lists(SOUP, min_size=2, max_size=4))
def test_what_was_read_before_does_not_matter(bodies: list[str]) -> None:
    """The one converter of the process forgets each body before it reads the next."""
    forwards = [read_prose("x.md", body, 1, title_from_heading=True) for body in bodies]
    backwards = [read_prose("x.md", body, 1, title_from_heading=True) for body in reversed(bodies)]
    assert forwards == backwards[::-1]
