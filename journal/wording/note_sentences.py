"""Sentences beside a note: how it went, who began, how it opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.wording.sentences import first_sentence
from journal.wording.time import (
    counted,
    month_name,
)

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
_DEPTHS = {"light": "light", "catch-up": "a catch-up", "deep": "deep"}


def note_depth(depth: str) -> str:
    """How deep it went, in a word."""
    return _DEPTHS.get(depth, depth)


def note_started(started: str) -> str:
    """Who reached out."""
    return {"me": "you reached out", "them": "they reached out", "both": "you both reached out"}.get(
        started, started
    )


def note_reply(started: str | None, reply: str) -> str:
    """Whether there was an answer; "" where there was."""
    if started == "them":
        return {"waiting": "waiting for your answer", "no": "left unanswered"}.get(reply, "")
    return {"waiting": "no answer yet", "no": "no answer came"}.get(reply, "")


_KINDS = {"review": "looking back", "thought": "a thought"}


def note_kind(kind: str, *, is_plan: bool) -> str:
    """What else a note is: "a plan", "a thought", "looking back"; "" for an ordinary one."""
    return "a plan" if is_plan else _KINDS.get(kind, "")


PRIVATE = "private, in no edition"


def written_by(name: str) -> str:
    """Who wrote a note, in a shared journal."""
    return f"written by {name}"


def short_date(day: date) -> str:
    """A day in a narrow column: "26 Sep 2026"."""
    return f"{day.day} {month_name(day.month)[:3]} {day.year}"


def others(count: int) -> str:
    """Those who are not named: "three others"."""
    return counted(count, "other")
