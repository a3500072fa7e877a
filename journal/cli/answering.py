"""Saying again what was said to the same question, where nothing has changed since.

To work out what is due takes a second where there are thousands of notes; to look whether anything has
changed, a fifth of that. Nothing of the program but this is loaded then.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal.cli.session import Refused, Session, local_today
from journal.language import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.build.answers import Question
    from journal.cli.terminal import Heard
    from journal.content.files.loader import Inventory

#: Commands that look and print, and do nothing else.
LOOKING = frozenset({"check", "today", "due", "week", "notes", "stats", "promises", "brief", "gather"})


class Answering:
    """One command: whether it is a question that was answered, and else what is said to it."""

    def __init__(self) -> None:
        """Nothing is asked yet."""
        self.inventory: Inventory | None = None
        """The journal's texts, once they were looked at."""
        self._listening = ExitStack()
        self._question: Question | None = None
        self._heard: Heard | None = None

    def ask(self, command: Sequence[str], session: Session) -> None:
        """Say what was said to this command before, and leave; else listen to what it will say.

        Raises:
            click.exceptions.Exit: with the status that it ended with then.
        """
        if not LOOKING.intersection(command[:1]) or {"--help", "-h"}.intersection(command):
            return
        from journal.build.answers import question, recall  # noqa: PLC0415 -- `--help` does not need it
        from journal.cli.terminal import hearing, put, width  # noqa: PLC0415 -- as above

        there = [Path(argument).exists() for argument in command]  # a PATH that went is refused
        said_as = [session.quiet, session.verbose, spoken().code, width()]
        how = [command, there, str(Path.cwd()), str(session.today_option), said_as]
        try:
            asked = question(session.root, local_today(), how)
        except (Refused, OSError):
            return  # the command itself says what is wrong
        if answer := recall(asked):
            for piece in answer.said:
                put(piece)
            raise click.exceptions.Exit(answer.status)
        self._question, self._heard = asked, self._listening.enter_context(hearing())
        self.inventory = asked.inventory

    def end(self, status: int) -> None:
        """Remember what was said, now that it is all said."""
        self._listening.close()
        if self._question is not None and self._heard and self._heard.lasts:
            from journal.build.answers import Answer, remember  # noqa: PLC0415 -- as above

            remember(self._question, Answer(status, tuple(self._heard.pieces)))
