"""A body of Markdown, read once: what is shown, and what stands in it."""

from __future__ import annotations

import inspect
import sys

import pytest

from journal.content.prose.address import Beside, Outside, read_address
from journal.content.prose.reading import count_letters, count_words, read_prose, resolve
from journal.model.prose import FileReference, Prose, Reference, Task

REL = ' rel="noreferrer noopener"'
MISSING = '<span class="missing">a</span>'


def read(body: str, *, titled: bool = False, first_line: int = 1) -> Prose:
    prose, diagnostics = read_prose("contacts/x.md", body, first_line, title_from_heading=titled)
    assert diagnostics == ()
    return prose


def flat(html: str) -> str:
    return html.replace("\n", "")


@pytest.mark.parametrize(
    ("body", "html"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>", id="inline"),
        pytest.param("a  \nb", "<p>a<br>b</p>", id="a hard break"),
        pytest.param("{{ 7*7 }} {% x %}", "<p>{{ 7*7 }} {% x %}</p>", id="template text stays text"),
        pytest.param("x < y & z > w", "<p>x &lt; y &amp; z &gt; w</p>", id="escaped"),
        pytest.param("<u>a</u> <kbd>b</kbd>", "<p><u>a</u> <kbd>b</kbd></p>", id="harmless tags"),
        pytest.param("a <font id=a class=b>c</font>", "<p>a c</p>", id="a tag not on the list"),
        pytest.param("5. a\n6. b", '<ol start="5"><li>a</li><li>b</li></ol>', id="a list's start"),
        pytest.param(
            "| a | b | c |\n|:-:|--:|:--|\n| 1 | 2 | 3 |",
            '<table><thead><tr><th class="center">a</th><th class="end">b</th><th>c</th></tr></thead>'
            '<tbody><tr><td class="center">1</td><td class="end">2</td><td>3</td></tr></tbody></table>',
            id="a table's alignment as classes",
        ),
        pytest.param("```py\n<a> [[b]]\n```", "<pre><code>&lt;a&gt; [[b]]</code></pre>", id="fenced code"),
        pytest.param(
            "~~~\na\n```\n- [ ] b", "<pre><code>a```- [ ] b</code></pre>", id="a fence never closed"
        ),
        pytest.param("````\na\n```\n````\nb", "<pre><code>a```</code></pre><p>b</p>", id="a longer fence"),
        pytest.param(
            "- a\n\t```\n\tb\n\t```", "<ul><li><p>a</p><pre><code>b</code></pre></li></ul>", id="by a tab"
        ),
        pytest.param("    a [[b]]", "<pre><code>a [[b]]</code></pre>", id="indented code"),
        pytest.param(
            "a\n```\nb\n```\nc", "<p>a</p><pre><code>b</code></pre><p>c</p>", id="a fence after text"
        ),
        pytest.param(
            "- a\n  ```\n  b\n  ```", "<ul><li><p>a</p><pre><code>b</code></pre></li></ul>", id="in an item"
        ),
        pytest.param(
            "> ```\n> a\n> ```", "<blockquote><pre><code>a</code></pre></blockquote>", id="in a quotation"
        ),
        pytest.param("a\n\n<!-- b\n\n- [ ] c\n-->\nd", "<p>a</p><p>d</p>", id="a comment of several lines"),
        pytest.param("a <!-- b --> c", "<p>a  c</p>", id="a comment within a line"),
        pytest.param("<!-- a\n\nb", "<p>&lt;!-- a</p><p>b</p>", id="a comment never closed"),
    ],
)
def test_renders(body: str, html: str) -> None:
    """Markdown as people know it comes out as plain HTML."""
    assert flat(read(body).html) == html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        pytest.param("a\n- b", "<p>a</p><ul><li>b</li></ul>", id="a list after a line of text"),
        pytest.param("a\n2026. b", "<p>a2026. b</p>", id="a number after a line of text"),
        pytest.param(
            "a\n1. [ ] b", '<p>a</p><ol><li class="task task--open">b</li></ol>', id="a numbered task"
        ),
        pytest.param("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", id="two spaces"),
        pytest.param("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>", id="four spaces"),
        pytest.param("- a\n\t- b", "<ul><li>a<ul><li>b</li></ul></li></ul>", id="a tab"),
        pytest.param("1. a\n   - b", "<ol><li>a<ul><li>b</li></ul></li></ol>", id="three spaces"),
        pytest.param("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>", id="a list of the other kind"),
        pytest.param(
            "- a\n---\n- b", "<ul><li>a</li></ul><hr><ul><li>b</li></ul>", id="a rule between lists"
        ),
        pytest.param("- a\n\nb", "<ul><li>a</li></ul><p>b</p>", id="text after a list"),
        pytest.param("- a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>", id="a second paragraph"),
        pytest.param("- a\nb", "<ul><li>ab</li></ul>", id="a lazy line"),
        pytest.param(
            "- a\n\n      b\n- c",
            "<ul><li><p>a</p><pre><code>b</code></pre></li><li><p>c</p></li></ul>",
            id="code in an item",
        ),
        pytest.param(
            "> a\n> - b", "<blockquote><p>a</p><ul><li>b</li></ul></blockquote>", id="in a quotation"
        ),
        pytest.param(
            "> a\n- b", "<blockquote><p>a</p></blockquote><ul><li>b</li></ul>", id="after a quotation"
        ),
        pytest.param("#cake\n####### x", "<p>#cake####### x</p>", id="no space, no heading"),
        pytest.param("a\n# b\nc", "<p>a</p><h4>b</h4><p>c</p>", id="a heading within a paragraph"),
        pytest.param("a\n|b|c|\n|-|-|", "<p>a</p><table>", id="a table after a line of text"),
    ],
)
def test_layout_is_read_as_people_write_it(body: str, html: str) -> None:
    """Lists, headings and tables need no empty line before them, and any indentation nests."""
    assert flat(read(body).html).startswith(html)


@pytest.mark.parametrize(
    ("body", "html", "expected"),
    [
        pytest.param("[[ada]]", '<a href="x-journal-ref:0">ada</a>', ("ada", "", 7, 1, 8), id="a target"),
        pytest.param("é [[ada|Ada]]", "Ada</a>", ("ada", "Ada", 7, 3, 14), id="a label"),
        pytest.param(
            "\n- *[[ada]]*", '<em><a href="x-journal-ref:0">', ("ada", "", 8, 4, 11), id="emphasised"
        ),
        pytest.param("## [[ ada ]]", "<h4><a", ("ada", "", 7, 4, 13), id="in a heading"),
        pytest.param("|a|\n|-|\n|[[b\\|c]]|", ">c</a></td>", ("b", "c", 9, 2, 10), id="in a table, escaped"),
        pytest.param("> [[a]]", "<blockquote><p><a", ("a", "", 7, 3, 8), id="in a quotation"),
        pytest.param("[[2026-10-18-walk_by_x_y]]", "walk_by_x_y</a>", None, id="underscores stay"),
        pytest.param("[[<b>|<i>]]", ">&lt;i&gt;</a>", ("<b>", "<i>", 7, 1, 12), id="escaped"),
    ],
)
def test_finds_links(body: str, html: str, expected: tuple[str, str, int, int, int] | None) -> None:
    """A link in double brackets becomes a token, and is recorded with its place in the file."""
    prose = read(body, first_line=7)
    assert html in flat(prose.html)
    if expected:
        assert prose.references == (Reference(*expected),)


@pytest.mark.parametrize(
    "body",
    [
        "[[ ]]",
        "[[]]",
        "[[|a]]",
        "[[a",
        "a]]",
        "[[a\nb]]",
        "\\[[a]]",
        "`[[a]]`",
        "``a [[b]] ` c``",
        "[[" + "a" * 501 + "]]",
        "[[" + "a" * 250 + "|" + "b" * 250 + "]]",
        "[in [[a]] link](http://x.example)",
        "![[[a]]](http://x.example/a.png)",
        "<!-- [[a]] -->",
    ],
)
def test_leaves_other_brackets_alone(body: str) -> None:
    """Empty, unclosed, endless or escaped brackets, and those in code or other links, are text."""
    prose = read(body)
    assert prose.references == ()
    assert "x-journal" not in prose.html


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("- [ ] a", [(" ", "a", 3, 7, 8)], id="open"),
        pytest.param(
            "* [x] a\n+ [X] b\n- [-] c",
            [("x", "a", 3, 7, 8), ("x", "b", 4, 7, 8), ("-", "c", 5, 7, 8)],
            id="marks",
        ),
        pytest.param("1. [ ] a\n    - [x] bc", [(" ", "a", 3, 8, 9), ("x", "bc", 4, 11, 13)], id="nested"),
        pytest.param(
            "- [ ] a *b*\n  c [[d]]\ne\n\n  f", [(" ", "a *b* c [[d]] e", 3, 7, 12)], id="several lines"
        ),
        pytest.param("-  [ ]   a  b ", [(" ", "a  b", 3, 10, 14)], id="spaces"),
        pytest.param("- [ ]\ta", [(" ", "a", 3, 7, 8)], id="a tab"),
        pytest.param("- [ ] a\n\n- [ ] b", [(" ", "a", 3, 7, 8), (" ", "b", 5, 7, 8)], id="apart"),
        pytest.param("a\n- [ ] b by 2026-11-01", [(" ", "b by 2026-11-01", 4, 7, 22)], id="after text"),
        pytest.param("- [ ]", [(" ", "", 3, 6, 6)], id="empty"),
        pytest.param(
            "- [ ] a\n- ```\n  - [ ] b\n  ```\n- [ ] c", [(" ", "a", 3, 7, 8), (" ", "c", 7, 7, 8)], id="code"
        ),
        pytest.param("> - [ ] a", [], id="in a quotation"),
        pytest.param("    - [ ] a", [], id="in indented code"),
        pytest.param("```\n- [ ] a\n```", [], id="in fenced code"),
        pytest.param("<!--\n- [ ] a\n-->", [], id="in a comment"),
        pytest.param("- [ ]a\n- [y] b\n- x [ ] c\n[ ] d\n-[ ] e", [], id="not quite a box"),
    ],
)
def test_finds_tasks(body: str, expected: list[tuple[str, str, int, int, int]]) -> None:
    """An item that starts with a box is a task, wherever it renders as one."""
    prose = read(body, first_line=3)
    assert list(prose.tasks) == [Task(*task) for task in expected]
    assert prose.html.count('<li class="task ') == len(expected)


def test_a_task_is_drawn_without_its_box() -> None:
    """The box is a class; the theme draws it, and the text for search has none."""
    prose = read("- [-] juggle\n- [ ] write")
    assert flat(prose.html) == (
        '<ul><li class="task task--let-go">juggle</li><li class="task task--open">write</li></ul>'
    )
    assert prose.text == "juggle write"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://a.example/b?c=d#e", Outside("https://a.example/b?c=d#e")),
        ("MAILTO:a@b.example", Outside("MAILTO:a@b.example")),
        ("tel:+44-7700", Outside("tel:+44-7700")),
        ("\tht\ntps://a.example", Outside("https://a.example")),
        (" //a.example", Outside("https://a.example")),
        ("//a.example/b", Outside("https://a.example/b")),
        ("a%20b.jpg", Beside("a b.jpg")),
        ("../a/b.md#c", Beside("../a/b.md")),
        ("a.pdf?b=c:d", Beside("a.pdf")),
        ("", None),
        ("#a", None),
        ("?a", None),
        ("/etc/passwd", None),
        ("%2fetc/passwd", None),
        ("C:/a.txt", None),
        ("c:\\a.txt", None),
        ("a\\b.txt", None),
        ("a%5Cb.txt", None),
        ("%00a", None),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("x-journal-ref:0", None),
        ("data:text/html,x", None),
    ],
)
def test_reads_addresses(written: str, expected: Outside | Beside | None) -> None:
    """An address leads out by a scheme of the list, to a file beside, or nowhere."""
    assert read_address(written) == expected


def test_records_files_in_order() -> None:
    """Relative links and pictures become tokens, with the line on which each is written."""
    prose = read('![a](a%20b.jpg "t")\n\n[b](../b.md#c) ![a](a%20b.jpg)\n\n[c]\n\n[c]: c.pdf', first_line=5)
    assert prose.files == (
        FileReference("a b.jpg", True, 5),
        FileReference("../b.md", False, 7),
        FileReference("a b.jpg", True, 7),
        FileReference("c.pdf", False, 11),
    )
    assert '<img src="x-journal-file:0" alt="a" title="t">' in prose.html
    assert '<a href="x-journal-file:1">b</a>' in prose.html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        pytest.param(
            "[a](https://b.example 'c')", f'<a href="https://b.example"{REL} title="c">a</a>', id="out"
        ),
        pytest.param("[a](/b)", "a", id="an absolute path"),
        pytest.param(
            "![a](https://b.example/c)", f'<a href="https://b.example/c"{REL}>a</a>', id="a remote picture"
        ),
        pytest.param(
            "![](//b.example)", f'<a href="https://b.example"{REL}>https://b.example</a>', id="no words"
        ),
        pytest.param("![a](data:image/png;base64,x)", MISSING, id="a picture of data"),
        pytest.param("![a](/b.png)", MISSING, id="a picture that leads nowhere"),
    ],
)
def test_shows_addresses(body: str, html: str) -> None:
    """Nothing is fetched from elsewhere by showing a page; what leads nowhere stays as text."""
    assert read(body).html == f"<p>{html}</p>"


@pytest.mark.parametrize(
    ("body", "title", "html"),
    [
        pytest.param("# A *b* [[c|C]]\n\nd", "A b C", "<p>d</p>", id="a heading"),
        pytest.param("\nA\n===\nb\n## c", "A", "<p>b</p><h4>c</h4>", id="underlined"),
        pytest.param("## A & B", "A & B", "", id="of any level"),
        pytest.param("<h2>a\n- b", None, "<h4>a<ul><li>b</li></ul></h4>", id="never closed"),
        pytest.param("a\n\n# B", None, "<p>a</p><h4>B</h4>", id="not first"),
    ],
)
def test_takes_the_title(body: str, title: str | None, html: str) -> None:
    """A heading that comes first is the title, and is left out of what is shown and searched."""
    prose = read(body, titled=True)
    assert (prose.title, flat(prose.html)) == (title, html)
    assert title is None or title not in prose.text


def test_lowers_headings() -> None:
    """The highest heading is h4, since a page has three levels of its own."""
    assert flat(read("# a\n## b\n### c\n#### d").html) == "<h4>a</h4><h5>b</h5><h6>c</h6><h6>d</h6>"
    assert flat(read("## a\n### b").html) == "<h4>a</h4><h5>b</h5>"


@pytest.mark.parametrize(
    ("text", "words", "letters"),
    [
        ("", 0, 0),
        ("one two—three, 4 & … (five)", 5, 16),
        ("don't re-do it", 3, 10),
        ("今日は晴れ", 3, 5),
        ("오늘 만났다", 2, 5),
        ("สวัสดีครับ ok", 4, 9),
        ("मैं घर", 2, 3),
    ],
)
def test_counts(text: str, words: int, letters: int) -> None:
    """Words are counted in any script; letters are letters and digits."""
    assert count_words(text) == words
    assert count_letters(text) == letters


def test_text_is_plain() -> None:
    """The text for search has no tags, tokens or boxes, and words of different blocks stay apart."""
    prose = read("# a\n- b *c*d\n- [x] [[e|f]]\n\n| g | h |\n|-|-|\n| i | j |\n\n`<k>` &amp; l")
    assert prose.text == "a b cd f g h i j <k> & l"
    assert (prose.words, prose.letters) == (10, 11)
    assert read("<table><tr><td>a</td><td>b</td></tr></table>").text == "a b"


@pytest.mark.parametrize(
    ("body", "line", "column", "shown"),
    [
        ("a\x00b", 9, 2, "a\ufffdb"),
        ("a\r\nb\x1b[0m \ufdd0", 10, 2, "a\nb\ufffd[0m \ufffd"),
        ("\ufdd00\ufdd1", 9, 1, "\ufffd0\ufffd"),
        ("\x7f\x0b\x0c\ud800", 9, 1, "\ufffd\ufffd\ufffd\ufffd"),
    ],
)
def test_reports_control_characters(body: str, line: int, column: int, shown: str) -> None:
    """What is no text is replaced and reported once, at its first place."""
    prose, diagnostics = read_prose("x.md", body, 9, title_from_heading=False)
    assert [(d.code, d.line, d.column) for d in diagnostics] == [("control-character", line, column)]
    assert prose.html == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        pytest.param("[" * 20_000, "too many marks", id="brackets"),
        pytest.param("[" * 1500 + "\n\n" + "[" * 1500, "too many marks", id="brackets in two paragraphs"),
        pytest.param("*a " * 8000, "too many marks", id="stars"),
        pytest.param("<a " * 6000, "tags", id="tags"),
        pytest.param("|" * 20_000, "cells", id="pipes"),
        pytest.param("> " * 30 + "a", "quotations are nested", id="quotations"),
        pytest.param("\n".join("  " * i + "- a" for i in range(30)), "lists are nested", id="lists"),
        pytest.param("- " * 400 + "a", "bullets", id="bullets"),
        pytest.param("a\n" * 6000, "lines", id="lines"),
        pytest.param("a" * 200_001, "characters", id="length"),
        pytest.param("[a]: b\n" * 600, "definitions", id="definitions"),
    ],
)
def test_bounds_what_it_converts(body: str, why: str) -> None:
    """What would take long to convert is shown as it was written, with a warning that says why."""
    prose, (diagnostic,) = read_prose("x.md", f"a <b>\n\n{body}\nc", 1, title_from_heading=True)
    assert (diagnostic.code, diagnostic.is_error) == ("too-complex", False)
    assert why in diagnostic.message
    assert prose.html.startswith("<p>a &lt;b&gt;</p>\n<p>")
    assert prose.text.startswith("a <b> ")
    assert prose.words >= 2


def test_a_converter_that_ran_out_of_stack_is_not_used_again() -> None:
    """Where the stack ends while a body is read, it is shown as written; the next one is read as ever."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        nested = "\n".join("  " * depth + "- a" for depth in range(19))
        _, (diagnostic,) = read_prose("x.md", nested, 1, title_from_heading=False)
    finally:
        sys.setrecursionlimit(limit)
    assert "nested too deeply" in diagnostic.message
    assert flat(read("- a\n\n- b").html) == "<ul><li><p>a</p></li><li><p>b</p></li></ul>"
    assert read("a").html == "<p>a</p>"


def test_resolves_tokens() -> None:
    """Each token gets its address, escaped; what leads nowhere becomes a span that says so."""
    html = read('[[a]] [[b|B & B]] [c](c.pdf "t") [d](d.md) ![e "f"](e.png) ![g](g.png)').html
    links = {0: 'people/a.html?x=1&y="2"', 1: None}
    files = {0: "assets/c.pdf", 1: None, 2: "assets/e&.png", 3: None}
    assert resolve(html, links.get, files.get) == (
        '<p><a href="people/a.html?x=1&amp;y=&quot;2&quot;">a</a> <span class="unknown">B &amp; B</span> '
        '<a href="assets/c.pdf" title="t">c</a> <span class="unknown">d</span> '
        '<img src="assets/e&amp;.png" alt="e &quot;f&quot;"> <span class="missing">g</span></p>'
    )


def test_resolves_nothing_that_only_looks_like_a_token() -> None:
    """Words about tokens are left alone."""
    html = read('`<a href="x-journal-ref:0">b</a>` x-journal-ref:1').html
    assert resolve(html, lambda _: "x", lambda _: "y") == html
