"""The language that journal speaks: every word of ours passes here, by gettext and Babel.

A message is written in English where it is said, and looked up when it is said: never
while a module is imported. What varies stands in it by name, so that a translator may
order the words anew: ``_("Promised to {name}").format(name=name)``. Catalogues lie in
``locale/<code>/LC_MESSAGES/journal.mo``; a language without one is spoken in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from copy import deepcopy
from decimal import Decimal
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations, translation
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from datetime import date

    from babel import Locale

#: Where the catalogues lie, and what they are called.
CATALOGUES, DOMAIN = Path(__file__).parent / "locale", "journal"

#: How much of a day is said: its month and day, with the year, or with the weekday too.
Form = Literal["day", "short day", "day and year", "short day and year", "full", "month and year"]

#: The forms that CLDR has for whole dates; the others are asked for by their parts.
_WHOLE = {"day and year": "long", "short day and year": "medium", "full": "full"}
_PARTS = {"day": "MMMMd", "short day": "MMMd", "month and year": "yMMMM"}
_WITHOUT_YEAR = frozenset({"day", "short day"})


class Language(Struct, frozen=True):
    """A language that can be spoken."""

    code: str = "en-IE"
    """As RFC 5646 forms it: its dates, lists and figures are written by the rules of that place.

    Of all places that write English, Ireland alone says "Sunday 22 November 2026" and "A, B and C".
    """
    translations: NullTranslations = field(default_factory=NullTranslations)


ENGLISH = Language()
_spoken: ContextVar[Language] = ContextVar("language", default=ENGLISH)


def language_of(codes: Sequence[str], catalogues: Path = CATALOGUES) -> Language:
    """The first of these languages that there is a catalogue for; English where there is none.

    A region falls back on its language: ``de-AT`` is spoken by the catalogue of ``de``.
    """
    for code in codes:
        names = [code.replace("-", "_"), code.replace("_", "-").split("-", maxsplit=1)[0]]
        found = translation(DOMAIN, catalogues, names, fallback=True)
        if isinstance(found, GNUTranslations):
            return Language(code.replace("_", "-"), found)
    return ENGLISH


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say everything in this language until the block ends."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> Language:
    """The language that is spoken now."""
    return _spoken.get()


def _(message: str) -> str:
    """A message in the language that is spoken."""
    return _spoken.get().translations.gettext(message)


def N_(message: str) -> str:  # noqa: N802 -- as gettext calls it
    """Mark a message that is looked up when it is shown; the message itself, as it is."""
    return message


def pgettext(context: str, message: str) -> str:
    """A message that means something else elsewhere; ``context`` tells the translator what is meant."""
    return _spoken.get().translations.pgettext(context, message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a message that goes with so many."""
    return _spoken.get().translations.ngettext(one, many, n)


def npgettext(context: str, one: str, many: str, n: int) -> str:
    """The form that goes with so many, of a message that means something else elsewhere."""
    return _spoken.get().translations.npgettext(context, one, many, n)


def number_kinds() -> tuple[tuple[str, int], ...]:
    """The kinds of number that the language tells apart, by their names in CLDR, each with one of them.

    In English ``one`` and ``other``. For scripts, which ask the browser for the kind of a number.
    """
    return _number_kinds(spoken().code)


def listed(items: Sequence[str], kind: Literal["standard", "or"] = "standard") -> str:
    """Several in a sentence, as the language lists them: "A", "A and B", "A, B and C"; "A or B"."""
    if len(items) < 2:
        return "".join(items)
    two, start, middle, end = _list_patterns(spoken().code, kind)
    if len(items) == 2:
        return two.format(*items)
    *before, last = items
    said = start.format(before[0], before[1]) if len(before) > 1 else before[0]
    for item in before[2:]:
        said = middle.format(said, item)
    return end.format(said, last)


def figures(n: int) -> str:
    """A whole number in figures: "1,128"."""
    return _figures(n, spoken().code)


def decimals(n: float, *, least: int = 0, most: int = 6) -> str:
    """A number with at least and at most so many places after the mark: "1.7", and "3" for 3.0."""
    if spoken().code == ENGLISH.code:
        return _in_english(Decimal(str(n)), least, most)
    from babel.numbers import format_decimal  # noqa: PLC0415 -- not needed to say --help

    places = "0" * least + "#" * (most - least)
    form = f"#,##0.{places}" if places else "#,##0"
    return format_decimal(n, format=form, locale=_locale(spoken().code))


def day_in(form: Form, day: date) -> str:
    """A day as the language writes it.

    "8 October", "8 Oct", "8 October 2026", "8 Oct 2026", "Thursday 8 October 2026", "October 2026".
    """
    if form in _WITHOUT_YEAR:  # the same each year, and remembered as such; one with a 29 February
        day = day.replace(year=2000)
    return _day_in(form, day, spoken().code)


def month_name(month: int, *, short: bool = False) -> str:
    """The month's name as it stands alone, 1 to 12: "November", "Nov"."""
    return _name("months", month, spoken().code, short)


def weekday_name(weekday: int, *, short: bool = False) -> str:
    """The name of a day of the week as it stands alone, Monday being 0: "Sunday", "Sun"."""
    return _name("days", weekday, spoken().code, short)


def first_weekday() -> int:
    """The day that a week begins with where the language is spoken, Monday being 0."""
    return _locale(spoken().code).first_week_day


@lru_cache(maxsize=8)
def _number_kinds(code: str) -> tuple[tuple[str, int], ...]:
    kind = _locale(code).plural_form
    return tuple(sorted({kind(n): n for n in (1_000_000, *reversed(range(200)))}.items()))


@lru_cache(maxsize=8)
def _locale(code: str) -> Locale:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- not needed to say --help
    from babel.localedata import load  # noqa: PLC0415

    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(ENGLISH.code, sep="-")
    # Languages share what they inherit, and Babel 2.18 writes into it what it finds for one of
    # them: after Hebrew, German months were Hebrew. Each keeps names of its own (babel#1234).
    data = load(str(locale))
    for names in ("months", "days"):
        data[names] = deepcopy(data[names])
    return locale


@lru_cache(maxsize=8)
def _list_patterns(code: str, kind: str) -> tuple[str, str, str, str]:
    """How two are listed, and of more the first two, those between, the last: "{0}, {1}", "{0} and {1}"."""
    patterns = _locale(code).list_patterns[kind]
    return patterns["2"], patterns["start"], patterns["middle"], patterns["end"]


@lru_cache(maxsize=256)
def _name(kind: Literal["months", "days"], number: int, code: str, short: bool) -> str:
    names = _locale(code).months if kind == "months" else _locale(code).days
    return str(names["stand-alone"]["abbreviated" if short else "wide"][number])


@lru_cache(maxsize=65_536)
def _day_in(form: Form, day: date, code: str) -> str:
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 -- not needed to say --help

    if form in _WHOLE:
        return format_date(day, _WHOLE[form], _locale(code))
    return str(format_skeleton(_PARTS[form], day, locale=_locale(code)))


@lru_cache(maxsize=8_192)
def _figures(n: int, code: str) -> str:
    if code == ENGLISH.code:
        return _in_english(Decimal(n), 0, 0)
    from babel.numbers import format_decimal  # noqa: PLC0415 -- not needed to say --help

    return format_decimal(n, locale=_locale(code))


def _in_english(n: Decimal, least: int, most: int) -> str:
    """As Babel writes it, which takes longer to load than a build with nothing to do may last."""
    whole, _mark, places = f"{round(n, most):,f}".partition(".")
    places = places.rstrip("0").ljust(least, "0")
    return f"{whole}.{places}" if places else whole
