"""Sentences beside a note: how it went, who began, how it opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.language import _, day_in, pgettext
from journal.wording.excerpts import first_sentence, first_words
from journal.wording.time import plural

if TYPE_CHECKING:
    from datetime import date

    from journal.model.note import Note
    from journal.model.prose import Prose


def opening(note: Note) -> str:
    """The first sentences of a note, as many as make sense of it; its title where it has no text.

    What was promised stands apart wherever a note is shown, and is not told as part of the story.
    """
    said, rest = "", before_tasks(note.prose)
    while rest and len(said) < _ENOUGH:
        first = first_sentence(rest)
        said, rest = f"{said} {first}".strip(), rest[len(first) :].strip() if not first.endswith("…") else ""
    return said or note.title


def in_a_line(note: Note) -> str:
    """What a note is called in a list: its title, else how it begins, else what it tells besides; or ""."""
    told = (each.what for each in (*note.gave, *note.received))
    texts = (before_tasks(note.prose), note.prose.text, *(news.text for news in note.news), *told)
    return note.title or next((first_words(text, _LINE) for text in texts if text), "")


def before_tasks(prose: Prose) -> str:
    """The plain text up to the first task item; all of it without one."""
    if not prose.tasks:
        return prose.text
    start = _PLAIN.match(prose.tasks[0].text)
    words = start.group().strip() if start else ""
    end = prose.text.find(words) if words else -1
    return prose.text[:end].strip() if end >= 0 else prose.text


#: What Markdown leaves as it is, from the start of an item on.
_PLAIN = re.compile(r"[^*_`\[\]<>!\\&~]+")
#: Letters that say enough of a note beside a name.
_ENOUGH = 90
#: Letters that a line holds.
_LINE = 80


def note_depth(depth: str) -> str:
    """How deep it went, in a word."""
    return _DEPTHS[depth]() if depth in _DEPTHS else depth


_DEPTHS = {
    "light": lambda: pgettext("depth of a conversation", "light"),
    "catch-up": lambda: pgettext("depth of a conversation", "a catch-up"),
    "deep": lambda: pgettext("depth of a conversation", "deep"),
}


def note_started(started: str) -> str:
    """Who reached out."""
    return _STARTED[started]() if started in _STARTED else started


_STARTED = {
    "me": lambda: _("you reached out"),
    "them": lambda: _("they reached out"),
    "both": lambda: _("you both reached out"),
}


def note_reply(started: str | None, reply: str) -> str:
    """Whether there was an answer; "" where there was."""
    if reply == "waiting":
        return _("waiting for your answer") if started == "them" else _("no answer yet")
    if reply == "no":
        return _("left unanswered") if started == "them" else _("no answer came")
    return ""


def note_kind(kind: str, *, is_plan: bool) -> str:
    """What else a note is: "a plan", "a thought", "looking back"; "" for an ordinary one."""
    if is_plan:
        return _("a plan")
    return _KINDS[kind]() if kind in _KINDS else ""


_KINDS = {"review": lambda: _("looking back"), "thought": lambda: _("a thought")}


def private() -> str:
    """What stands beside a private note."""
    return _("private, in no edition")


def written_by(name: str) -> str:
    """Who wrote a note, in a shared journal."""
    return _("written by {name}").format(name=name)


def short_date(day: date) -> str:
    """A day in a narrow column: "26 Sept 2026"."""
    return day_in("short day and year", day)


def others(count: int) -> str:
    """Those who are not named: "three others"."""
    return plural("{n} other", "{n} others", count)
