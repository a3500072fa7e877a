"""A Markdown file cut into front matter and body; front matter as values that know their places.

Faults in the text are returned. A front matter with a broken line is not read at
all, because a guess at the writer's value would be shown as their word; yet every
broken line in it is found and told, by putting a neutral value in its place and
reading on (FORMAT "Three promises", "Reading YAML").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from journal.content.document import Document, Mapping, Scalar
from journal.content.frontmatter.block import Block, control_characters, split_lines
from journal.content.frontmatter.conflicts import conflicts, is_conflict_start
from journal.content.frontmatter.events import DEEPEST, BrokenYamlError, RefusedYamlError, Text
from journal.content.frontmatter.lines import take_apart
from journal.content.frontmatter.mistakes import diagnose
from journal.content.frontmatter.tree import Tree, compose
from journal.diagnostics import Span, in_order
from journal.language import _, ngettext

if TYPE_CHECKING:
    from journal.content.frontmatter.complaints import Complaint
    from journal.diagnostics import Diagnostic

__all__ = ["LARGEST", "read_mapping", "split"]

#: Bytes of front matter (or of journal.yaml) that are read.
LARGEST = 64 * 1024

#: How many broken lines are looked for in one front matter.
_ROUNDS = 20

_LINK = r"\[\[[^\[\]]+\]\]"
_LINKS = re.compile(rf"{_LINK}(?: *, *{_LINK})+")
_LIKE_YAML = re.compile(r"#|- |-$|[ \t]+\S|(?:\"[^\"]*\"|'[^']*'|[^\s#:\-][^:]*):(?:[ \t]|$)")

_ODD_FENCE = re.compile(r"\s*(?:-{3,}|-?[–—]+-?)\s*")
_KEYED = re.compile(r"\s*[\"']?[A-Za-z][\w-]*[\"']?[ \t]*:(?:\s|$)")


def split(path: str, text: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Cut a Markdown file into front matter and body.

    Front matter is there if the very first line is ``---``, or what stands for it
    (see :func:`_opening`); it ends at the next line ``---`` or ``...``. The body's
    lines end with a line feed, whatever the file's do.
    """
    file = Block(path, tuple(split_lines(text.removeprefix("\ufeff"))), 1)
    start = _opening(file.lines)
    if start is None:
        clashes = conflicts(file, 0)
        readable = not (clashes and is_conflict_start(file.lines[0]))
        return _document(file, 0, readable=readable), clashes
    fences = ("---", "...", file.lines[start].rstrip())
    end = next((at for at in range(start + 1, len(file.lines)) if _is_fence(file.lines[at], fences)), None)
    if end is None:
        return _unclosed(file, start)
    clashes = conflicts(file, end + 1)
    if clashes and clashes[0].line <= end + 1:
        return _document(file, end + 1, readable=False), clashes
    reading = _read(replace(file, lines=file.lines[start + 1 : end], first=start + 2))
    document = replace(
        _document(file, end + 1, readable=reading.front is not None),
        front=reading.front,
        doubtful=reading.doubtful,
    )
    return document, in_order((*reading.faults, *clashes))


def read_mapping(path: str, text: str) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Read a whole YAML file; None if it cannot be read."""
    block = Block(path, tuple(split_lines(text.removeprefix("\ufeff"))), 1)
    if clashes := conflicts(block, len(block.lines)):
        return None, clashes
    reading = _read(block)
    return reading.front, in_order(reading.faults)


def _opening(lines: tuple[str, ...]) -> int | None:
    """The line that opens the front matter; None where there is none.

    Below empty lines, indented, longer, or made a dash by a telephone's keyboard,
    ``---`` opens one as well if a key follows: as text, ``private: true`` would
    hide nothing.
    """
    if _is_fence(lines[0], ("---",)):
        return 0
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    is_odd = first + 1 < len(lines) and _ODD_FENCE.fullmatch(lines[first]) and _KEYED.match(lines[first + 1])
    return first if is_odd else None


def _is_fence(line: str, fences: tuple[str, ...]) -> bool:
    return line.rstrip(" \t") in fences


def _document(file: Block, body_at: int, *, readable: bool) -> Document:
    body = "\n".join(file.lines[body_at:])
    return Document(file.path, file.lines[:body_at], None, readable, body, body_at + 1)


def _unclosed(file: Block, start: int) -> tuple[Document, tuple[Diagnostic, ...]]:
    end = _end_of_yaml(file.lines, start)
    last = end - 1
    while last > start and not file.lines[last].strip():
        last -= 1
    if last == start:
        help_ = _(
            "if it is meant as a line across the page, put an empty line above it; else write `---` below it"
        )
    else:
        help_ = _("write `---` on a line of its own below line {number}: `{line}`")
        help_ = help_.format(number=last + 1, line=file.lines[last].strip()[:80])
    message = _("the front matter that starts here has no end")
    opening = file.fault("front-matter-unclosed", Span(start + 1, 1, start + 1, 4), message, help_)
    faults = in_order((opening, *conflicts(file, end)))
    return _document(file, end, readable=False), faults


def _end_of_yaml(lines: tuple[str, ...], start: int) -> int:
    """The first line that does not look like YAML; a heading or a task below an empty line does not."""
    for at in range(start + 1, len(lines)):
        below_gap = not lines[at - 1].strip() and lines[at].startswith(("# ", "## ", "- ["))
        if lines[at].strip() and (below_gap or not _LIKE_YAML.match(lines[at])):
            return at
    return len(lines)


class _Reading(Struct, frozen=True):
    front: Mapping | None
    faults: tuple[Diagnostic, ...]
    doubtful: tuple[str, ...] = ()


def _read(block: Block) -> _Reading:
    """Read lines as one mapping."""
    size = sum(len(line.encode("utf-8", "surrogatepass")) + 1 for line in block.lines)
    if size > LARGEST:
        message = ngettext(
            "this is {n} byte of YAML; up to {limit} are read",
            "this is {n} bytes of YAML; up to {limit} are read",
            size,
        ).format(n=size, limit=LARGEST)
        span = Span(block.first, 1, block.first, 2)
        help_ = _("move long texts below the front matter")
        return _Reading(None, (block.fault("front-matter-too-large", span, message, help_),))
    text, controls = _harmless(block)
    tree, mistakes = _compose(text)
    faults = (*controls, *mistakes, *(tree.faults if tree else ()))
    if tree is None or mistakes:
        return _Reading(None, faults)
    if isinstance(tree.root, Mapping):
        return _Reading(tree.root, faults, tuple(dict.fromkeys(tree.doubtful)))
    if faults:
        return _Reading(None, faults)
    return _not_a_mapping(block, tree)


def _not_a_mapping(block: Block, tree: Tree) -> _Reading:
    root = tree.root
    if root is None or (isinstance(root, Scalar) and not root.quoted and not root.text):
        return _Reading(Mapping((), Span(block.first, 1, block.first, 1)), ())
    message = _("here stands no `key: value`")
    help_ = _("write lines of `key: value`; prose belongs below the front matter")
    return _Reading(None, (block.fault("yaml-not-a-mapping", root.span, message, help_),))


def _harmless(block: Block) -> tuple[Text, list[Diagnostic]]:
    """Replace what must not reach YAML, character by character, and report it once a line."""
    lines, faults, first = list(block.lines), [], {}
    for at, line in enumerate(block.lines):
        columns = list(control_characters(line))
        if not columns:
            continue
        first[at] = columns[0]
        bad = set(columns)
        lines[at] = "".join("\ufffd" if column in bad else c for column, c in enumerate(line))
        number, column = block.first + at, columns[0] + 1
        span = Span(number, column, number, column + 1)
        message = _("a control character ({code}) has no place here")
        message = message.format(code=f"U+{ord(line[columns[0]]):04X}")
        faults.append(block.fault("control-character", span, message, _("delete it")))
    return Text(block, tuple(lines), first, {}), faults


def _compose(text: Text) -> tuple[Tree | None, list[Diagnostic]]:
    """Read, and after each broken line put a neutral value in its place and read on."""
    found: list[Diagnostic] = []
    neutral: set[int] = set()
    for _round in range(_ROUNDS):
        try:
            return compose(text), found
        except RefusedYamlError as refused:
            message, help_ = _why(refused.code)
            return None, [*found, text.block.fault(refused.code, refused.span, message, help_)]
        except BrokenYamlError as broken:
            complaint = broken.complaint
        if linked := _with_links_in_a_list(text, complaint):
            text = linked
            continue
        mistake = diagnose(text.lines, complaint)
        if mistake.opened not in neutral:
            number = mistake.line + text.block.first
            span = Span(number, mistake.start + 1, number, mistake.end + 1)
            found.append(text.block.fault(mistake.code, span, mistake.message, mistake.help))
        text = _neutralised(text, mistake.opened, wholly=mistake.opened in neutral)
        neutral.add(mistake.opened)
    return None, found


def _why(code: str) -> tuple[str, str]:
    """What is said of YAML of a kind that is not read here, and how to mend it."""
    if code == "yaml-too-deep":
        message = _("lists and mappings nest deeper than {n} levels here").format(n=DEEPEST)
        return message, _("write it with fewer levels")
    return _("a second document starts here"), _("delete the line `---` above it")


def _with_links_in_a_list(text: Text, complaint: Complaint) -> Text | None:
    """Put brackets around ``[[a]], [[b]]``, which can mean nothing but a list of both."""
    at = complaint.line
    line = take_apart(text.lines[at])
    if not line.key or at in text.inserted or not _LINKS.fullmatch(line.value):
        return None
    lines = (*text.lines[:at], line.with_value(f"[{line.value}]"), *text.lines[at + 1 :])
    columns = (line.start, line.start + len(line.value) + 1)
    return replace(text, lines=lines, inserted={**text.inserted, at: columns})


def _neutralised(text: Text, at: int, *, wholly: bool) -> Text:
    """Take out the value that starts on a line, with what is indented below it."""
    lines = list(text.lines)
    line = take_apart(lines[at])
    lines[at] = (
        ""
        if wholly or line.start == 0 or "\t" in lines[at][: line.column]
        else lines[at][: line.start] + " x"
    )
    for below in range(at + 1, len(lines)):
        stripped = lines[below].lstrip(" \t")
        is_deeper = len(lines[below]) - len(stripped) > line.column or "\t" in lines[below][: line.column + 1]
        if stripped and not is_deeper and stripped[0] not in "]}":
            break
        lines[below] = ""
    return replace(text, lines=tuple(lines))
