"""Bytes to text: UTF-8, with or without a byte order mark, and nothing else."""

from __future__ import annotations

import codecs

from journal.content.frontmatter.block import split_lines
from journal.diagnostics import Diagnostic, Span, fault
from journal.language import _

_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(path: str, data: bytes) -> str | Diagnostic:
    """Read bytes as text, or say at which of them they are no UTF-8."""
    if encoding := _other_encoding(data):
        return fault(
            "not-utf-8",
            path,
            None,
            _("this file is {encoding}, not UTF-8").format(encoding=encoding),
            help=_help(),
        )
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(path, error.object, error.start, len(data) - len(error.object))


def _help() -> str:
    return _("save the file as UTF-8; every editor has a setting for it")


def _other_encoding(data: bytes) -> str | None:
    for mark, encoding in _OTHER_MARKS:
        if data.startswith(mark):
            return encoding
    start = data[:1000]
    return "UTF-16" if start.count(0) * 4 > len(start) else None


def _undecodable(path: str, data: bytes, at: int, skipped: int) -> Diagnostic:
    before = split_lines(data[:at].decode("utf-8"))
    line, column = len(before), len(before[-1]) + 1
    rest = split_lines(data[at : at + 400].decode("utf-8", "replace"))[0]
    message = _("byte {number} is {byte}, which is no UTF-8")
    message = message.format(number=at + skipped, byte=f"0x{data[at]:02X}")
    span = Span(line, column, line, column + 1)
    return fault("not-utf-8", path, span, message, help=_help(), excerpt=before[-1] + rest)
