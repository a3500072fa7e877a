"""A city, a tag, a circle as typed: found whatever the case and accents, completed, and near ones offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from journal.build.reading import read
from journal.cli.completing import contacts_of
from journal.cli.session import Refused, or_meant
from journal.content.names import fold
from journal.diagnostics import visible
from journal.language import listed
from journal.practices.scene import current_cities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from journal.model.journal import Journal

    _WordType = click.ParamType[str]
else:
    _WordType = click.ParamType


def circles(journal: Journal) -> list[str]:
    """The circles of the settings, the closest first."""
    return [circle.name for circle in journal.settings.circles]


def tags(journal: Journal) -> list[str]:
    """Tags that people bear."""
    return _each(tag for person in journal.people.values() for tag in person.tags)


def note_tags(journal: Journal) -> list[str]:
    """Tags that notes bear."""
    return _each(tag for note in journal.notes for tag in note.tags)


def places(journal: Journal) -> list[str]:
    """Where notes say they took place."""
    return _each(note.place for note in journal.notes if note.place)


def cities(journal: Journal) -> list[str]:
    """Every city that is written about anybody."""
    return _each(spell.value for person in journal.people.values() for spell in person.city)


def cities_now(journal: Journal, today: date) -> list[str]:
    """Where people live on a day."""
    return _each(city for person in journal.people.values() for city in current_cities(person, today))


def _each(words: Iterable[str]) -> list[str]:
    """Each word once, whatever its case, in the order of the alphabet."""
    kept: dict[str, str] = {}
    for word in words:
        kept.setdefault(fold(word), word)
    return [kept[key] for key in sorted(kept)]


def known(typed: str | None, words: Iterable[str], nobody: str) -> str | None:
    """What was typed as the journal writes it; None where nothing was typed.

    ``nobody`` is what is said where nobody has it, with a place for the ``{word}``.

    Raises:
        Refused: where the journal has no such word; near ones are offered.
    """
    if typed is None:
        return None
    by_key = {fold(word): word for word in words}
    if fold(typed) not in by_key:
        message = nobody.format(word=visible(typed))
        near = _near(fold(typed), by_key)
        raise Refused(or_meant(message, near) if near else message)
    return by_key[fold(typed)]


def _near(typed: str, words: dict[str, str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 -- only for a word that is not found

    near = [words[key] for key in words if typed and key.startswith(typed)]
    near += [words[key] for key in get_close_matches(typed, words, 3) if words[key] not in near]
    return visible(listed(near[:3], "or"))


class Word(_WordType):
    """A word of the journal's own: any text, completed to those that are there."""

    name = "word"

    def __init__(self, words: Callable[[Journal], Iterable[str]]) -> None:
        """``words`` lists those that a journal has."""
        self._words = words

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 -- click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        """The words that start with what was typed, whatever its case and accents; none without a journal."""
        contacts = contacts_of(ctx)
        if contacts is None:
            return []
        words = self._words(read(contacts.parent).journal)
        return [CompletionItem(word) for word in words if fold(word).startswith(fold(incomplete))]
