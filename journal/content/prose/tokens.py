"""Real addresses in place of the tokens in a body's HTML (see ``journal.model.prose``).

String work alone: whoever shows a page needs neither Markdown nor the sanitiser.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ANCHOR = re.compile(r'<a href="x-journal-(ref|file):([0-9]+)"([^>]*)>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img src="x-journal-file:([0-9]+)" alt="([^"]*)"([^>]*)>')


def resolve(
    html: str,
    link: Callable[[int], str | None],
    file: Callable[[int], str | None],
    words: Callable[[int], str | None] = lambda _number: None,
) -> str:
    """Put addresses in place of the tokens of ``Prose.html``.

    Args:
        html: the HTML of a ``Prose``.
        link: the address of reference N; None if it leads nowhere.
        file: the address of file N; None if it is not to be had.
        words: HTML to show for reference N in place of what is written; None to leave it.

    Returns:
        HTML without tokens. A reference that leads nowhere is ``<span class="unknown">``,
        a missing picture ``<span class="missing">`` with its description.
    """
    if "x-journal-" not in html:
        return html
    images = _IMAGE.sub(lambda match: _image(match, file(int(match[1]))), html)
    found = {"ref": (link, words), "file": (file, lambda _number: None)}

    def anchor(match: re.Match[str]) -> str:
        address, said = (ask(int(match[2])) for ask in found[match[1]])
        return _anchor(match, address, match[4] if said is None else said)

    return _ANCHOR.sub(anchor, images)


def _image(match: re.Match[str], address: str | None) -> str:
    if address is None:
        return f'<span class="missing">{match[2]}</span>'
    return f'<img src="{escape(address)}" alt="{match[2]}"{match[3]}>'


def _anchor(match: re.Match[str], address: str | None, words: str) -> str:
    if address is None:
        return f'<span class="unknown">{words}</span>'
    return f'<a href="{escape(address)}"{match[3]}>{words}</a>'
