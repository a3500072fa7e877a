"""What counts as being in touch (FORMAT "A note": contact, touch, plan)."""

from __future__ import annotations

from datetime import date

from journal.model.note import Note

#: A note with more people than this is a touch for each of them, not a contact.
CROWD = 8


def has_come(note: Note, today: date) -> bool:
    """Whether its day has come; a note of a later day is a plan."""
    return note.date <= today


def is_contact(note: Note, today: date) -> bool:
    """Whether people really exchanged words in it."""
    return _is_meeting(note, today) and note.reply == "yes" and not is_crowd(note)


def is_touch(note: Note, today: date) -> bool:
    """Whether it is a contact, or the writer sent something in it, answered or not.

    With ``started: them`` the reply is the writer's own: while it is owed, nothing has gone out.
    """
    return _is_meeting(note, today) and (note.reply == "yes" or note.started != "them")


def is_unanswered(note: Note, today: date) -> bool:
    """Whether the writer reached out in it and no answer has come."""
    return is_touch(note, today) and note.reply != "yes"


def is_crowd(note: Note) -> bool:
    """Whether so many were there that being there is not a conversation."""
    return len(note.people) + len(note.strangers) > CROWD


def _is_meeting(note: Note, today: date) -> bool:
    if not has_come(note, today) or note.kind == "thought":
        return False
    return note.kind != "review" or note.channel is not None
