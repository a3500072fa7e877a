"""A pseudo-language: English in letters with marks, so that a word that no catalogue was asked for shows."""

from __future__ import annotations

import re
from gettext import NullTranslations

from journal.language import Language

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARKED = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦɃƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ"
_TO_MARKED = str.maketrans(_PLAIN, _MARKED)
_TO_PLAIN = str.maketrans(_MARKED, _PLAIN)

#: What stays as it is in a message: the names of its values, HTML, and what a reader types.
_KEPT = re.compile(r"(\{[^{}]*\}|%\(\w+\)[sd]|%%|<[^>]*>|&\w+;|`[^`]*`)")


def marked(message: str) -> str:
    """A message in the pseudo-language."""
    parts = _KEPT.split(message)
    return "".join(part if place % 2 else part.translate(_TO_MARKED) for place, part in enumerate(parts))


def plain(text: str) -> str:
    """What was said, in English again."""
    return text.translate(_TO_PLAIN)


class Pseudo(NullTranslations):
    """Every message, marked."""

    def gettext(self, message: str) -> str:
        return marked(message)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 -- as gettext calls it
        return marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marked(msgid1 if n == 1 else msgid2)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 -- see above
        return marked(msgid1 if n == 1 else msgid2)


PSEUDO = Language(translations=Pseudo())
