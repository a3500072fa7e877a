"""What people really write: each mistake has its code, its place and the line as it should be."""

from __future__ import annotations

import pytest
import yaml

from journal.content.frontmatter.reading import read_mapping, split


@pytest.fixture(params=["libyaml", "pure"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both readers of the YAML library."""
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("line", "code", "column", "mended"),
    [
        ("title: Re: tents", "yaml-colon-in-value", 8, 'title: "Re: tents"'),
        ('title: Re: "tents"', "yaml-colon-in-value", 8, "title: 'Re: \"tents\"'"),
        ("- gift: Re: x", "yaml-colon-in-value", 9, '- gift: "Re: x"'),
        ("a: {b: c: d}", "yaml-colon-in-value", 8, 'a: {b: "c: d"}'),
        ("title: [Draft] dinner", "yaml-bracket-then-text", 8, 'title: "[Draft] dinner"'),
        ('title: "Tea" with May', "yaml-quote-then-text", 8, "title: '\"Tea\" with May'"),
        ("about: 'I don't know'", "yaml-quote-then-text", 8, 'about: "I don\'t know"'),
        ('title: "Tea with "May""', "yaml-quote-then-text", 8, "title: 'Tea with \"May\"'"),
        ('aka: "A", "B"', "yaml-quote-then-text", 6, 'aka: ["A", "B"]'),
        ('a: [b, "c" d]', "yaml-quote-then-text", 8, "a: [b, '\"c\" d']"),
        ("title: *hi*", "yaml-asterisk", 8, 'title: "*hi*"'),
        ("title: *hi there", "yaml-asterisk", 8, 'title: "*hi there"'),
        ("email: @home", "yaml-at-sign", 8, 'email: "@home"'),
        ("a: [x, @y]", "yaml-at-sign", 8, 'a: [x, "@y"]'),
        ("a: `b`", "yaml-at-sign", 4, 'a: "`b`"'),
        ("gave: gift: Piranesi", "yaml-nested-colon", 7, "gave: {gift: Piranesi}"),
        ("gave: gift: Tea, cake", "yaml-nested-colon", 7, 'gave: {gift: "Tea, cake"}'),
        ('title: "Tea', "yaml-unclosed-quote", 8, 'title: "Tea"'),
        ("title: 'tis late", "yaml-unclosed-quote", 8, 'title: "\'tis late"'),
        ("tags: [a, b", "yaml-syntax", 7, "tags: [a, b]"),
        ("tags: [a, {b: c]", "yaml-syntax", 11, "tags: [a, {b: c}]"),
        ("tags: [#a, #b]", "yaml-comment-ate-value", 8, 'tags: ["#a", "#b"]'),
        ("special: #1 friend", "yaml-comment-ate-value", 10, 'special: "#1 friend"'),
        ("w: {yearly: 12,000,000 EUR}", "yaml-empty-key", 13, 'w: {yearly: "12,000,000 EUR"}'),
        ("a: - b", "yaml-syntax", 4, "a: [b]"),
        ("a: > b", "yaml-syntax", 4, 'a: "> b"'),
        ("a: !b c", "yaml-tag", 4, 'a: "!b c"'),
        ("a: !b!c d", "yaml-tag", 4, 'a: "!b!c d"'),
        ("a: & b", "yaml-anchor", 4, 'a: "& b"'),
    ],
)
def test_prints_the_line_as_it_should_be(line: str, code: str, column: int, mended: str) -> None:
    """The help can be copied: it is the line, mended, and is itself read without a fault."""
    _, faults = read_mapping("journal.yaml", line)
    assert [(fault.code, fault.column) for fault in faults] == [(code, column)]
    assert f"`{mended}`" in faults[0].help
    assert all(fault.code == "yaml-not-a-mapping" for fault in read_mapping("journal.yaml", mended)[1])


def places(text: str) -> list[tuple[str, int]]:
    """Code and line of each fault in a front matter."""
    return [(fault.code, fault.line) for fault in split("x.md", f"---\n{text}\n---\n")[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "title: Re: x\nplace: @home\nname: a\nname: b",
            [("yaml-colon-in-value", 2), ("yaml-at-sign", 3), ("yaml-duplicate-key", 5)],
            id="two broken lines and a fault of one key",
        ),
        pytest.param("met:\n\ton: 1\n\tat: x\nn: y", [("yaml-tab", 3)], id="a tab once"),
        pytest.param('a: "x\nb: "y"\nc: "z"', [("yaml-unclosed-quote", 2)], id="a quote closed by the next"),
        pytest.param(
            "t: [a, b\nc: d\ne: @f", [("yaml-syntax", 2), ("yaml-at-sign", 4)], id="after a bracket"
        ),
        pytest.param(
            "t: [a,\n  b c: d: e\n]\nz: @x", [("yaml-colon-in-value", 3), ("yaml-at-sign", 5)], id="inside"
        ),
        pytest.param("a: b\n  c: d\ne: f", [("yaml-syntax", 3)], id="indented"),
        pytest.param("a:b c\nd: e", [("yaml-syntax", 2)], id="no blank behind the colon"),
        pytest.param("a: b\nprose\nc: d", [("yaml-syntax", 3)], id="prose"),
        pytest.param(
            "\n".join(["a: @b"] * 40), [("yaml-at-sign", n) for n in range(2, 22)], id="at most twenty"
        ),
    ],
)
def test_reports_each_cause_once(text: str, expected: list[tuple[str, int]]) -> None:
    """Every broken line is told in one run, none twice."""
    assert places(text) == expected


def test_reads_no_value_as_mended() -> None:
    """A broken front matter is not read at all: the writer's words are not guessed."""
    document, _ = split("x.md", "---\nname: Maya\ntitle: Re: tents\n---\n")
    assert (document.front, document.readable) == (None, False)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("---\nname: x\ncity: y\n\nProse.\n", "below line 3", id="prose"),
        pytest.param("---\nname: x\n\n# Heading\n", "below line 2", id="heading"),
        pytest.param("---\nname: x\n\n- [ ] task\n", "below line 2", id="task"),
        pytest.param("---\nname: x\ntags:\n  - a", "below line 4", id="end of file"),
        pytest.param("---\nProse.\n", "an empty line above", id="a rule"),
        pytest.param("---", "an empty line above", id="alone"),
    ],
)
def test_says_where_the_closing_fence_belongs(text: str, part: str) -> None:
    """The help of a missing fence names the line it belongs below."""
    (fault,) = split("x.md", text)[1]
    assert fault.code == "front-matter-unclosed"
    assert part in fault.help


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", [1], id="one"),
        pytest.param("x\n>>>>>>> b\n<<<<<<< a\n", [2, 3], id="halves"),
        pytest.param("```\n<<<<<<< a\n```\n", [], id="in code"),
        pytest.param("~~~ py\n<<<<<<< a\n```\n~~~~\n", [], id="in code, closed by a longer fence"),
        pytest.param("```\n<<<<<<< a\n", [2], id="fence never closed"),
        pytest.param("Heading\n=======\n", [], id="a heading"),
        pytest.param("a <<<<<<< b\n <<<<<<< a\n", [], id="not at the start"),
        pytest.param("---\na: b\n---\n<<<<<<< a\n", [4], id="below front matter"),
        pytest.param("---\na: b\n<<<<<<< a\n---\nx\n=======\n---\n>>>>>>> b\n", [3], id="across the fence"),
    ],
)
def test_finds_conflicts(text: str, lines: list[int]) -> None:
    """Each conflict that git has left is told once, outside code."""
    faults = split("x.md", text)[1]
    assert [fault.line for fault in faults] == lines
    assert {fault.code for fault in faults} <= {"conflict-marker"}
