"""What stands around every page: the running head and the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.site.views.script_words import script_words
from journal.wording import site_sentences as words

if TYPE_CHECKING:
    from journal.site.views.context import Context

#: Languages written from right to left where no script is named, and scripts that are.
_LEFTWARD = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
_LEFTWARD_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
#: Letters of the code of a script: ``Latn``.
_SCRIPT = 4


class NavItem(Struct, frozen=True):
    """One of the running head's links."""

    href: str
    label: str
    is_here: bool
    key: str = ""
    """The letter that leads there after "g"."""


class Frame(Struct, frozen=True):
    """Everything around a page's own content."""

    base: str
    """The way up to the site's folder: "" or "../"."""
    title: str
    """The page's own title, for the browser's tab."""
    site: str
    """The journal's title."""
    language: str
    direction: str
    """ltr or rtl."""
    today_iso: str
    nav: tuple[NavItem, ...]
    words: tuple[tuple[str, str], ...]
    """What scripts say, by name."""
    made: str
    privacy: str
    tidy: str
    """How many things there are to tidy, in words."""
    has_problems: bool


def _pages() -> tuple[tuple[str, str], ...]:
    return (
        ("index.html", _("Today")),
        ("people.html", _("People")),
        ("journal.html", _("Journal")),
        ("promises.html", _("Promises")),
        ("insights.html", _("Insights")),
    )


#: The letter that leads to a page, after "g".
_KEYS = {
    "index.html": "t",
    "people.html": "p",
    "journal.html": "j",
    "promises.html": "r",
    "insights.html": "i",
}


def base_of(path: str) -> str:
    """The way up from a page to the site's folder."""
    return "../" * path.count("/")


def frame(context: Context, path: str, title: str, here: str = "") -> Frame:
    """Make the frame of a page; ``here`` is the page of the running head that it belongs to."""
    settings, base = context.journal.settings, base_of(path)
    return Frame(
        base=base,
        title=title,
        site=settings.title,
        language=settings.language,
        direction=direction(settings.language),
        today_iso=context.today.isoformat(),
        nav=tuple(NavItem(base + href, label, href == here, _KEYS.get(href, "")) for href, label in _pages()),
        words=script_words(),
        made=words.made_for(context.today, frozen=settings.as_of is not None),
        privacy=words.privacy(context.edition),
        tidy=words.to_tidy(len(context.diagnostics)),
        has_problems=bool(context.diagnostics),
    )


def direction(language: str) -> str:
    """The direction a language is written in."""
    main, *parts = language.lower().split("-")
    script = next((part for part in parts if len(part) == _SCRIPT and part.isalpha()), None)
    is_leftward = main in _LEFTWARD if script is None else script in _LEFTWARD_SCRIPTS
    return "rtl" if is_leftward else "ltr"
