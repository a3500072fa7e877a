"""Text that is HTML already, told apart by its type.

The theme escapes every value it is handed, except values of this type. Only
three places make one: the sanitised prose of a note, the charts, and the
joining of escaped names and words in this room.
"""

from __future__ import annotations

from html import escape


class Html(str):
    """Safe HTML; templates put it out as it is (the ``__html__`` protocol)."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return itself: it needs no escaping."""
        return str(self)


def composed(message: str, **values: Html) -> Html:
    """A message of ours around values that are HTML already: ``composed(_("{day}, with {names}"), …)``."""
    return Html(escape(message, quote=False).format(**values))


def escaped(text: str) -> Html:
    """Turn plain text into HTML, for element content and quoted attributes alike."""
    return Html(escape(text, quote=True))
