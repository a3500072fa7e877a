"""What stands around every page: the running head and the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.site.stamp import MARK
from journal.site.views.script_words import script_words
from journal.wording import site_sentences as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.model.assessment import Assessment
    from journal.model.settings import Settings
    from journal.site.markup import Html
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
    nav: tuple[NavItem, ...]
    words: tuple[tuple[str, str], ...]
    """What scripts say, by name."""
    privacy: str
    tidy: str
    """How many things there are to tidy, in words."""
    has_problems: bool
    _context: Callable[[], Context]

    @property
    def today_iso(self) -> str:
        """The day the pages are made for."""
        return self._context().today.isoformat()

    @property
    def made(self) -> str:
        """What the foot says of the day."""
        return foot(self._context().assessment, self._context().journal.settings)

    @property
    def dated(self) -> Html:
        """The same, put in when the rest of the page is made (:mod:`journal.site.stamp`)."""
        return MARK


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
        nav=tuple(NavItem(base + href, label, href == here, _KEYS.get(href, "")) for href, label in _pages()),
        words=script_words(),
        privacy=words.privacy(context.edition),
        tidy=words.to_tidy(len(context.diagnostics)),
        has_problems=bool(context.diagnostics),
        _context=lambda: context,
    )


def foot(assessment: Assessment, settings: Settings) -> str:
    """What the foot of each page says of the day."""
    return words.made_for(assessment.today, frozen=settings.as_of is not None)


def direction(language: str) -> str:
    """The direction a language is written in."""
    main, *parts = language.lower().split("-")
    script = next((part for part in parts if len(part) == _SCRIPT and part.isalpha()), None)
    is_leftward = main in _LEFTWARD if script is None else script in _LEFTWARD_SCRIPTS
    return "rtl" if is_leftward else "ltr"
