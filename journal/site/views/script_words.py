"""What the scripts say: each message stands in the page, since a script knows no language.

``assets/journal.js`` looks a message up by its name. One that counts has a form for each kind of
number that its language tells apart, under the names that CLDR and browsers have for the kinds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, ngettext, number_kinds, pgettext, spoken

if TYPE_CHECKING:
    from collections.abc import Callable


def script_words() -> tuple[tuple[str, str], ...]:
    """Every message by its name, and the language whose rules numbers, days and lists follow.

    ``<template id="words">`` of ``base.html`` holds them as ``data-`` attributes.
    """
    return (("locale", spoken().code), *_theme(), *_search(), *_counts())


def _theme() -> tuple[tuple[str, str], ...]:
    return (("dark", _("Switch to the dark theme")), ("light", _("Switch to the light theme")))


def _search() -> tuple[tuple[str, str], ...]:
    return (
        ("of-people", _("People")),
        ("of-notes", _("Notes")),
        ("of-promises", _("Promises")),
        ("empty", _("A name, a place, a word you remember.")),
        ("nothing", _("Nothing under “{query}” yet.")),
        ("looking", _("Looking further back …")),
        ("missing", _("Could not be read: {files}. Building the site again may help.")),
        ("you", pgettext("who promised", "You")),
        ("you-to", pgettext("who promised whom", "You to {names}")),
        ("open", pgettext("state of a promise", "open")),
        ("kept", pgettext("state of a promise", "kept")),
        ("let-go", pgettext("state of a promise", "let go")),
    )


def _counts() -> tuple[tuple[str, str], ...]:
    return (
        *_forms("people", lambda n: ngettext("{n} person", "{n} people", n)),
        *_forms("some", lambda n: ngettext("{shown} of {n} person", "{shown} of {n} people", n)),
        *_forms("more", lambda n: ngettext("{n} more", "{n} more", n)),
        *_forms("others", lambda n: ngettext("{n} other", "{n} others", n)),
        *_forms("found", lambda n: ngettext("{n} found", "{n} found", n)),
    )


def _forms(name: str, said: Callable[[int], str]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{name}-{kind}", said(n)) for kind, n in number_kinds())
