"""Task items as promises: whose, to whom, by when, kept when (FORMAT "A promise")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from journal.content.names import Match, Names
from journal.content.schema.dates import iso_day, wrong
from journal.content.schema.naming import bare_name
from journal.diagnostics import Diagnostic, Span, fault
from journal.language import _, ngettext
from journal.model.note import Promise
from journal.model.person import Origin
from journal.model.prose import Task

_PERSONAL = re.compile(r"\(me\)\s*", re.IGNORECASE)
_OWNER = re.compile(r"(\[\[[^\]\n]{1,200}\]\]|[^:\[\]()\n]{1,80}?)\s*:\s+(?=\S)")
_DONE = re.compile(r"\(\s*done\s+([0-9][0-9-]*)\s*\)", re.IGNORECASE)
_DUE = re.compile(r"\b(?:by|due)\s+([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?![0-9])", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)"
_MONTH = (
    r"january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
)
_VAGUE = re.compile(
    rf"\b(?:by|due)\s+(?:on\s+|the\s+|next\s+|this\s+|early\s+|mid-?\s*|late\s+|end\s+of\s+|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)*"
    rf"(?:{_WEEKDAY}|{_MONTH})\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[\[([^\]|\n]+)(?:\|([^\]\n]+))?\]\]|\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_MARKS = {" ": "open", "x": "kept", "-": "let-go"}


class Setting(Struct, frozen=True):
    """Where promises stand: a note with its people and day, or a story or page of one person."""

    path: str
    lines: Sequence[str]
    """The whole file's lines, for excerpts."""
    people: tuple[str, ...]
    near: Names
    """The names of these people alone."""
    everyone: Names
    day: date | None
    """The note's day; None in a story or page."""
    me: str | None = None
    """The writer's id."""


def read_promises(tasks: Sequence[Task], setting: Setting) -> tuple[list[Promise], list[Diagnostic]]:
    """Read the promises of one file, and what is wrong in them."""
    promises, faults = [], []
    for task in tasks:
        promise, found = _read(task, setting)
        promises.append(promise)
        faults += [*found, *_late_when_made(promise, setting.lines)]
    return promises, faults


def _read(task: Task, setting: Setting) -> tuple[Promise, list[Diagnostic]]:
    faults: list[Diagnostic] = []
    words = task.text.strip()
    personal = _PERSONAL.match(words)
    if personal:
        words = words[personal.end() :]
    owner, words = (None, words) if personal else _owner(task, words, setting, faults)
    done, words = _cut_date(_DONE, task, words, setting, faults)
    due, words = _cut_date(_DUE, task, words, setting, faults)
    if due is None and not faults:
        _warn_if_vague(task, words, setting, faults)
    named = tuple(person for person in setting.near.within(task.text) if person != owner)
    to = ("me",) if owner else () if personal else named or setting.people
    promise = Promise(
        text=plain(words) or plain(task.text),
        by=owner or "me",
        to=to,
        mark=_MARKS[task.mark],
        made=setting.day,
        due=due,
        done=None if task.mark == " " else done or due or setting.day,
        origin=Origin(setting.path, task.line, task.column),
    )
    return promise, faults


def _owner(task: Task, words: str, setting: Setting, faults: list[Diagnostic]) -> tuple[str | None, str]:
    """Whose it is, by the name before the colon; None where it is mine."""
    match = _OWNER.match(words)
    if match is None:
        return None, words
    name = bare_name(plain_marks(match[1]))
    found = setting.near.find(name)
    if found.id is not None:
        return found.id, words[match.end() :]
    if found.is_ambiguous:
        faults.append(_ambiguous(task, name, found, setting))
        return None, words
    stranger = setting.everyone.find(name).id
    if stranger is not None and stranger == setting.me:
        return None, words[match.end() :]
    if stranger is not None and stranger not in setting.people:
        message = _("‘{name}’ is not among the people of this note, so this is read as a promise of yours")
        message = message.format(name=name)
        help = _("add {id} to {key}, or put the name elsewhere in the sentence")
        help = help.format(id=stranger, key="with:")
        faults.append(_fault("promise-by-stranger", task, match[1], setting, message=message, help=help))
    return None, words


def _ambiguous(task: Task, name: str, found: Match, setting: Setting) -> Diagnostic:
    n = len(found.candidates)
    message = ngettext(
        "‘{name}’ could be any of {n} person of this note",
        "‘{name}’ could be any of {n} people of this note",
        n,
    ).format(name=name, n=n)
    help = _("write one of these ids: {ids}").format(ids=", ".join(found.candidates))
    return _fault("ambiguous-person", task, name, setting, message=message, help=help)


def _cut_date(
    pattern: re.Pattern[str], task: Task, words: str, setting: Setting, faults: list[Diagnostic]
) -> tuple[date | None, str]:
    """Take the last date of a kind out of the words."""
    matches = list(pattern.finditer(words))
    if not matches:
        return None, words
    last = matches[-1]
    day = iso_day(last[1])
    if isinstance(day, str):
        message, help = wrong(last[1], day), _("write YYYY-MM-DD")
        faults.append(_fault("bad-promise-date", task, last[1], setting, message=message, help=help))
        return None, words
    return day, words[: last.start()].rstrip(" ,;–—") + words[last.end() :]


def _warn_if_vague(task: Task, words: str, setting: Setting, faults: list[Diagnostic]) -> None:
    match = _VAGUE.search(words)
    if match is None or setting.near.within(match[0]):
        return
    message = _("‘{words}’ is a different day every time it is read").format(words=match[0])
    help = _("write a date, such as ‘{example}’").format(example="by 2026-11-01")
    faults.append(_fault("vague-promise-date", task, match[0], setting, message=message, help=help))


def _fault(code: str, task: Task, what: str, setting: Setting, *, message: str, help: str) -> Diagnostic:
    line = setting.lines[task.line - 1] if 0 < task.line <= len(setting.lines) else ""
    start = line.find(what, task.column - 1)
    column, end = (start + 1, start + 1 + len(what)) if start >= 0 else (task.column, task.end_column)
    span = Span(task.line, column, task.line, end)
    return fault(code, setting.path, span, message, help=help, excerpt=line)


def plain(words: str) -> str:
    """A promise's words without Markdown's marks."""
    without = _LINK.sub(lambda m: m[2] or m[1] or m[3] or "", words)
    return " ".join(plain_marks(without).split()).strip(" ,;–—")


def plain_marks(words: str) -> str:
    """Words without the marks of emphasis and code."""
    return _EMPHASIS.sub(r"\2", words).replace("`", "")


def _late_when_made(promise: Promise, lines: Sequence[str]) -> Iterator[Diagnostic]:
    """A promise that was late before it was made: in January, mostly last year's date."""
    if promise.mark != "open" or promise.made is None or promise.due is None or promise.due >= promise.made:
        return
    origin, text = promise.origin, str(promise.due)
    line = lines[origin.line - 1] if origin.line <= len(lines) else ""
    at = line.rfind(text)
    column = at + 1 if at >= 0 else origin.column
    span = Span(origin.line, column, origin.line, column + (len(text) if at >= 0 else 1))
    message = _("the day ({day}) is before the promise was made ({made})")
    message = message.format(day=promise.due, made=promise.made)
    help = _("write the day by which it is to be kept; as it stands, it is late")
    yield fault("due-before-made", origin.path, span, message, help=help, excerpt=line)
