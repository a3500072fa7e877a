"""A body of Markdown, read once: safe HTML with neutral tokens, and what stands in it.

1. What is not text is replaced and reported (control characters, our own marks).
2. ``source`` marks links, task boxes and fenced code; ``layout`` makes the layout regular.
3. ``converting`` converts and sanitises, or refuses what would take too long.
4. ``rewrite`` reads the result once: tokens, headings, tasks, plain text.

A body that is refused is shown as it was written, in paragraphs, with a warning; its links
and tasks are not read.
"""

from __future__ import annotations

import re
from html import escape

from journal.content.prose.converting import safe_html, weigh_body
from journal.content.prose.layout import lay_out
from journal.content.prose.rewrite import Rewriter
from journal.content.prose.source import TooComplex, mark_up
from journal.content.prose.tokens import resolve
from journal.diagnostics import Diagnostic, Span, fault
from journal.language import _, ngettext
from journal.model.prose import Prose

__all__ = ["count_letters", "count_words", "read_prose", "resolve"]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef]")
_CONTROL_ENTITY = re.compile(
    r"&#(?:[xX]0*[fF][dD][dDeE][0-9a-fA-F]|0*(?:649[789]\d|6500[0-7]))(?![0-9a-fA-F]);?"
)

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LONG_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_WORD = re.compile(r"[^\W_][^\s—–…/]*")
_LETTERS = re.compile(r"[^\W_]+")


def read_prose(
    path: str, body: str, first_line: int, *, title_from_heading: bool
) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """Read a body of Markdown.

    Args:
        path: the file's path, for diagnostics.
        body: the text behind the front matter.
        first_line: the line of the file on which it starts, 1-based.
        title_from_heading: whether a heading that comes first is the title, and left out.
    """
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    diagnostics = _control_characters(path, body, first_line)
    if diagnostics:
        body = _CONTROL.sub("\ufffd", body)
    if "&#" in body:
        body = _CONTROL_ENTITY.sub(lambda match: "&\ufffd" + match[0][2:], body)  # columns stay
    try:
        prose = _read(body, first_line, title_from_heading)
    except TooComplex as refusal:
        return _as_written(body), (*diagnostics, _refused(path, refusal))
    return prose, diagnostics


def _read(body: str, first_line: int, title_from_heading: bool) -> Prose:
    if not body.strip():
        return Prose()
    weigh_body(body)
    source = mark_up(body, first_line)
    html, boxes = safe_html(lay_out(source))
    rewriter = Rewriter(source, boxes, body, first_line)
    rewriter.run(html, title_from_heading=title_from_heading)
    text = rewriter.text
    return Prose(
        html=rewriter.html,
        text=text,
        title=rewriter.title,
        references=tuple(rewriter.references),
        files=tuple(rewriter.files),
        tasks=tuple(rewriter.tasks),
        words=count_words(text),
        letters=count_letters(text),
    )


def _as_written(body: str) -> Prose:
    paragraphs = re.split(r"\n(?:[ \t]*\n)+", body.strip())
    lines = (escape(paragraph, quote=False).replace("\n", "<br>\n") for paragraph in paragraphs)
    text = " ".join(body.split())
    html = "\n".join(f"<p>{line}</p>" for line in lines)
    return Prose(html=html, text=text, words=count_words(text), letters=count_letters(text))


def count_words(text: str) -> int:
    """Count words: what stands between blanks, dashes and slashes and holds a letter or digit.

    In scripts without blanks two letters count as a word (Chinese, Japanese), or four
    (Thai, Lao, Khmer, Burmese), rounded up.
    """
    unspaced = 0
    if not text.isascii():
        short = _UNSPACED.subn(" ", text)
        long = _LONG_UNSPACED.findall(text)
        unspaced = -(-short[1] // 2) + -(-sum(map(len, long)) // 4)
        text = _LONG_UNSPACED.sub(" ", short[0])
    return unspaced + len(_WORD.findall(text))


def count_letters(text: str) -> int:
    """Count letters and digits of any script."""
    return sum(map(len, _LETTERS.findall(text)))


def _control_characters(path: str, body: str, first_line: int) -> tuple[Diagnostic, ...]:
    """Report the first character that is no text, and how many there are."""
    first = _CONTROL.search(body)
    if not first:
        return ()
    start = body.rfind("\n", 0, first.start()) + 1
    line, column = first_line + body.count("\n", 0, start), first.start() - start + 1
    count = len(_CONTROL.findall(body))
    message = _("a character that is not text stands here ({code})")
    if count > 1:
        message = ngettext(
            "a character that is not text stands here ({code}), and {n} more like it",
            "a character that is not text stands here ({code}), and {n} more like it",
            count - 1,
        )
    message = message.format(code=f"U+{ord(first[0]):04X}", n=count - 1)
    excerpt = body[start:].partition("\n")[0]
    span = Span(line, column, line, column + 1)
    help_ = _("delete it; on the page it is shown as {sign}").format(sign="\ufffd")
    return (fault("control-character", path, span, message, help=help_, excerpt=excerpt),)


def _refused(path: str, refusal: TooComplex) -> Diagnostic:
    message = _("this text is shown as it was written, because {reason}").format(reason=refusal)
    help_ = _("its links and tasks are not read; make it simpler, or divide it among several files")
    return fault("too-complex", path, None, message, help=help_)
