"""Front matter: cut out, read as text with places, and remembered."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.content.document import Mapping, Node, Scalar, Sequence
from journal.content.frontmatter.reading import LARGEST, read_mapping, split
from journal.content.parse import Parsed, from_bytes, to_bytes
from journal.diagnostics import Span, draw
from journal.model.prose import Prose

WHOLE = """---
name: Maya Okafor                # as she writes it
aka: [May, "Dr Okafor"]
dates:
  - on: 2015-06-20
    what: 'wedding'
long: |
  a: b
with: [[a]], [[b]]
met: {on: 2012, at: wall}
---
Story.
"""


@pytest.fixture(params=["libyaml", "pure"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both readers of the YAML library."""
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    return str(request.param)


def plain(node: Node) -> Any:
    """A tree as plain values."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {entry.key.text: plain(entry.value) for entry in node.entries}


def front(yaml_text: str) -> tuple[Any, list[str]]:
    """The front matter's values and the codes of its faults."""
    document, faults = split("x.md", f"---\n{yaml_text}\n---\n")
    return (None if document.front is None else plain(document.front)), [fault.code for fault in faults]


def value(text: str) -> Scalar:
    """The scalar of the one key in a whole file."""
    document, _ = split("x.md", text)
    assert document.front is not None
    scalar = document.front.entries[0].value
    assert isinstance(scalar, Scalar)
    return scalar


@pytest.mark.usefixtures("reader")
def test_reads_every_shape() -> None:
    """Texts, lists, mappings and long texts come out as they were written."""
    document, faults = split("x.md", WHOLE)
    assert faults == ()
    assert document.front is not None
    assert plain(document.front) == {
        "name": "Maya Okafor",
        "aka": ["May", "Dr Okafor"],
        "dates": [{"on": "2015-06-20", "what": "wedding"}],
        "long": "a: b\n",
        "with": [[["a"]], [["b"]]],
        "met": {"on": "2012", "at": "wall"},
    }
    assert (document.body, document.body_line, len(document.lines)) == ("Story.\n", 12, 11)


@pytest.mark.parametrize(
    "text", ["NO", "01234", "12:30:45", "+44 7700", "1.10", "on", "~", "2023-02-29", "=", ".nan"]
)
def test_keeps_a_value_as_it_was_written(text: str) -> None:
    """No value becomes a number, a date, a flag or nothing."""
    assert front(f"key: {text}") == ({"key": text}, [])


@pytest.mark.parametrize(
    ("text", "quoted", "empty"),
    [
        pytest.param("key:", False, True, id="nothing"),
        pytest.param("key: ~", False, True, id="tilde"),
        pytest.param('key: "~"', True, False, id="quoted tilde"),
        pytest.param("key: ''", True, False, id="empty quotes"),
        pytest.param("key: |\n  x", True, False, id="block"),
        pytest.param("key:   # not yet known", False, True, id="comment"),
    ],
)
def test_tells_quotes_from_nothing(text: str, quoted: bool, empty: bool) -> None:
    """A key with nothing behind it is as good as absent, but empty quotes are a value."""
    scalar = value(f"---\n{text}\n---\n")
    assert (scalar.quoted, scalar.is_empty) == (quoted, empty)


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("---\nname: Maya\n---\n", Span(2, 7, 2, 11), id="line feeds"),
        pytest.param("---\r\nname: Maya\r\n---\r\n", Span(2, 7, 2, 11), id="windows"),
        pytest.param("---\rname: Maya\r---\r", Span(2, 7, 2, 11), id="old mac"),
        pytest.param("\ufeff---\nname: Maya\n---\n", Span(2, 7, 2, 11), id="byte order mark"),
        pytest.param("---\n# 你好 🎉\n\n名: 你好🎉 # x\n---\n", Span(4, 4, 4, 7), id="wide characters"),
        pytest.param('--- \n"na": "a\n  b"\n...\n', Span(2, 7, 3, 5), id="two lines"),
        pytest.param("---\nx: |\n  a\n  b\ny: z\n---\n", Span(2, 4, 4, 4), id="block"),
    ],
)
def test_a_value_knows_its_place_in_the_file(text: str, span: Span) -> None:
    """Lines and columns are those an editor shows."""
    assert value(text).span == span


def test_brackets_put_around_links_move_no_place() -> None:
    """`with: [[a]], [[b]]` is read as a list, at the columns where it was written."""
    document, _ = split("x.md", "---\nwith: [[a]], [[bc]] # both\n---\n")
    assert document.front is not None
    links = document.front.entries[0].value
    assert isinstance(links, Sequence)
    assert [link.span for link in links.items] == [Span(2, 7, 2, 12), Span(2, 14, 2, 20)]


@pytest.mark.parametrize(
    ("text", "readable", "body", "body_line"),
    [
        pytest.param("", True, "", 1, id="empty file"),
        pytest.param("Story.\n", True, "Story.\n", 1, id="no front matter"),
        pytest.param("\n \n---\nname: x\n---\nStory", True, "Story", 6, id="below empty lines"),
        pytest.param("\n---\nname: x\nStory", False, "Story", 4, id="below empty lines, unclosed"),
        pytest.param(
            "\n---\nA line above\n---\n", True, "\n---\nA line above\n---\n", 1, id="two lines across"
        ),
        pytest.param("-----\nname: x\n-----\nStory", True, "Story", 4, id="five hyphens"),
        pytest.param("—\nname: x\n—\nStory", True, "Story", 4, id="a telephone's dash"),
        pytest.param("—-\nname: x\n---\nStory", True, "Story", 4, id="dash and hyphen"),
        pytest.param(" ---\n name: x\n ---\nStory", True, "Story", 4, id="indented"),
        pytest.param("---\nname: x\n...\nStory", True, "Story", 4, id="ends as a YAML document may"),
        pytest.param("- \nname: x\n---\n", True, "- \nname: x\n---\n", 1, id="an empty item"),
        pytest.param("---x\n", True, "---x\n", 1, id="no fence"),
        pytest.param("---\n---\nStory", True, "Story", 3, id="nothing between the fences"),
        pytest.param("---\nname: a: b\n---\nStory", False, "Story", 4, id="unreadable"),
        pytest.param("---\nname: x\n\nStory\n", False, "Story\n", 4, id="unclosed"),
        pytest.param("---\r\nname: x\r\n---\r\na\r\nb", True, "a\nb", 4, id="windows"),
        pytest.param(
            "<<<<<<< HEAD\n---\nprivate: true\n", False, "<<<<<<< HEAD\n---\nprivate: true\n", 1, id="clash"
        ),
    ],
)
def test_cuts_front_matter_from_body(text: str, readable: bool, body: str, body_line: int) -> None:
    """Front matter starts on the first line or is plainly meant; whatever becomes of it, the body stands."""
    document, _ = split("x.md", text)
    assert (document.readable, document.body, document.body_line) == (readable, body, body_line)


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("text", "kept", "code"),
    [
        pytest.param("name: a\nname: b\nx: y", {"name": "a", "x": "y"}, "yaml-duplicate-key", id="twice"),
        pytest.param("é: a\ne\u0301: b", {"é": "a"}, "yaml-duplicate-key", id="twice after NFC"),
        pytest.param("a: &x b\nc: d", {"c": "d"}, "yaml-anchor", id="anchor"),
        pytest.param("a: {<<: {b: c}, d: e}", {"a": {"d": "e"}}, "yaml-anchor", id="merge key"),
        pytest.param("a: !x b\nc: d", {"c": "d"}, "yaml-tag", id="tag"),
        pytest.param("a: *x\nc: d", {"c": "d"}, "yaml-asterisk", id="star"),
        pytest.param('a: "b\\0"\nc: d', {"c": "d"}, "control-character", id="escaped NUL"),
        pytest.param("a: b\x07\nc: d", {"c": "d"}, "control-character", id="bell"),
        pytest.param("a: b\u2028\nc: d", {"c": "d"}, "control-character", id="line end to YAML alone"),
        pytest.param("a: b\x85\nc: d", {"c": "d"}, "control-character", id="next line"),
        pytest.param("c: d\n\ufeffa: b", {"c": "d"}, "control-character", id="mark in the middle"),
        pytest.param("c: d # \x1b[1m", {"c": "d"}, "control-character", id="in a comment"),
        pytest.param("a: #1\nc: d", {"c": "d"}, "yaml-comment-ate-value", id="eaten"),
        pytest.param("a: {b: 1, c: 2,0}\nc: d", {"a": {"b": "1"}, "c": "d"}, "yaml-empty-key", id="comma"),
        pytest.param("a: {b: 2,0}\nc: d", {"c": "d"}, "yaml-empty-key", id="comma, nothing left"),
        pytest.param("? [a]\n: b\nc: d", {"c": "d"}, "yaml-syntax", id="key that is a list"),
    ],
)
def test_a_fault_of_one_key_loses_that_key(text: str, kept: dict[str, Any], code: str) -> None:
    """The rest of the front matter stands, and one cause is told once."""
    assert front(text) == (kept, [code])


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        pytest.param("private: &x true", ("private",), id="lost"),
        pytest.param("private: no\nprivate: yes", ("private",), id="twice"),
        pytest.param("a: {b: 1, b: 2}\nc: d", ("a",), id="within"),
        pytest.param("private: tr\x00ue", ("private",), id="control character"),
        pytest.param("private: {a: 1,0}", ("private",), id="comma"),
        pytest.param("private: true", (), id="sound"),
    ],
)
def test_names_the_keys_that_are_in_doubt(text: str, doubtful: tuple[str, ...]) -> None:
    """Who must be careful (with `private`) learns which keys a fault has touched."""
    document, _ = split("x.md", f"---\n{text}\n---\n")
    assert document.doubtful == doubtful


@pytest.mark.parametrize(
    ("text", "entries", "codes"),
    [
        pytest.param("title: Ours\nper_week: 5\n", {"title": "Ours", "per_week": "5"}, [], id="settings"),
        pytest.param("", {}, [], id="empty"),
        pytest.param("# nothing yet\n", {}, [], id="comments alone"),
        pytest.param("---\na: b\n---\n", {"a": "b"}, [], id="between fences"),
        pytest.param("a: b\n---\nc: d\n", None, ["yaml-several-documents"], id="two documents"),
        pytest.param("- a\n", None, ["yaml-not-a-mapping"], id="list"),
        pytest.param("''\n", None, ["yaml-not-a-mapping"], id="text"),
        pytest.param("a: b\n=======\n", None, ["conflict-marker"], id="clash"),
    ],
)
def test_reads_a_whole_yaml_file(text: str, entries: dict[str, Any] | None, codes: list[str]) -> None:
    """journal.yaml is one mapping; nothing in it is no fault."""
    mapping, faults = read_mapping("journal.yaml", text)
    assert (None if mapping is None else plain(mapping)) == entries
    assert [fault.code for fault in faults] == codes


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("a: " + "[" * 60_000, "yaml-too-deep", id="brackets"),
        pytest.param("a: " + "[" * 200_000, "front-matter-too-large", id="brackets past the limit"),
        pytest.param("- " * 30_000, "yaml-too-deep", id="hyphens"),
        pytest.param("? " * 30_000, "yaml-too-deep", id="questions"),
        pytest.param("\n".join(" " * n + "a:" for n in range(300)), "yaml-too-deep", id="indent"),
        pytest.param("a: " * 350_000, "front-matter-too-large", id="colons past the limit"),
        pytest.param("é" * (LARGEST // 2) + ": x", "front-matter-too-large", id="bytes, not characters"),
        pytest.param("a: " * 20_000, "yaml-colon-in-value", id="colons"),
        pytest.param("a" + " " * 60_000 + "\nb: c", "yaml-syntax", id="blanks"),
        pytest.param("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]", "yaml-anchor", id="bomb"),
    ],
)
def test_is_bounded(text: str, code: str) -> None:
    """Depth and size end in a diagnostic, never in a crash or a wait."""
    assert code in front(text)[1]


TOKENS = st.sampled_from(
    [
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "#",
        ":",
        ": ",
        " #",
        ",",
        "- ",
        "?",
        "!",
        "&a",
        "*a",
        "@",
        "`",
        "%",
        "|",
        ">",
        "\t",
        "\n",
        "\r\n",
        "\\",
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "�",
        "---\n",
        "...\n",
        "<<: ",
        "x",
        "名",
        "<<<<<<< ",
        "=======",
        "```\n",
        "[[a]], [[b]]",
        "\n  ",
    ]
)
MUTATIONS = st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 4), TOKENS), max_size=6)


def check_promises(text: str) -> None:
    """Whatever the text: no exception, places in the file, a reason for every loss."""
    document, faults = split("x.md", text)
    count = text.count("\n") + text.count("\r") + 1
    for fault in faults:
        assert fault.span is not None
        assert 1 <= fault.span.line <= count
        assert (1, 1) <= (fault.span.line, fault.span.column) <= (fault.span.end_line, fault.span.end_column)
        draw(fault)
    assert document.readable or faults
    parsed = Parsed(document, Prose(), faults)
    assert from_bytes(to_bytes(parsed)) == parsed


@settings(max_examples=60, deadline=None)
@given(MUTATIONS)
def test_a_damaged_front_matter_is_reported(mutations: list[tuple[int, int, str]]) -> None:
    """A good file with anything put in or taken out is read or reported, and survives the cache."""
    text = WHOLE
    for at, length, token in mutations:
        text = text[:at] + token + text[at + length :]
    check_promises(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(TOKENS, max_size=40).map("".join))
def test_any_text_is_read_or_reported(text: str) -> None:
    """No text between fences raises."""
    check_promises(f"---\n{text}\n---\n")
