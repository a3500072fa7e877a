"""Every word of ours on the pages is looked up: in another language none is left in English.

The pages are made in a pseudo-language whose letters have marks, with Greek dates and lists. What
is still in plain letters then must be the writer's own: it stands so in the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from journal.build.reading import read
from journal.content.schema.note_fields import NOTE
from journal.content.schema.person_fields import PERSON
from journal.content.schema.settings_fields import SETTINGS
from journal.language import ENGLISH, Language, speaking
from journal.model.journal import Journal
from journal.practices.assess import assess
from journal.site.pages import SiteInput, plan
from journal.site.theme import Theme, builtin_theme
from journal.wording.people import initials
from tests.language.kinds import ALL_KINDS
from tests.language.pseudo import PSEUDO, plain
from tests.site.test_views import FILES
from tests.writing import write

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
#: English with marks on its letters; what Babel says (days, months, lists) in another script.
OTHER = Language("el", PSEUDO.translations)

#: What is no language: names of keys, files and commands, and what is isolated because it is somebody's name.
UNREAD = {"code", "kbd", "bdi", "pre", "script", "style"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
#: Attributes that are read to people.
READ = ("aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder", "label")
#: Whose text is the writer's prose, in pieces of any length.
PROSE = {"prose", "said", "leaf"}
#: Elements that stand within a line.
INLINE = {"a", "b", "bdi", "br", "cite", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "time"}
#: What a fault tells one to type: the same in every language.
TYPED = {"days", "weeks", "months", "years"}
#: Keys within keys.
PARTS = (
    *("on", "what", "remind", "at", "through", "org", "role", "value", "since", "until", "why", "sorry"),
    *("about", "closed", "yearly", "give"),
)
#: Keys and words of the format that a page shows: they are not the writer's.
SHOWN = ("gift", "introduction", "advice", "partner", "parent", "uncle")
CHOSEN = ("channel: walk", "felt: warm", "depth: deep", "stage: trust", "channel: email", "channel: letter")
#: From so many words on, that a passage stands in the files is no accident.
PASSAGE = 3


@dataclass
class Words:
    """What is read to people at one place of a page."""

    text: str
    is_prose: bool
    line: list[str]
    """All that stands in one line or paragraph with it; it goes on while the page is read."""


class Reading(HTMLParser):
    """A page as it is read: its words in order, and how it is built apart from them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[Words] = []
        self.built: list[tuple[str, str]] = []
        self._open: list[tuple[str, bool]] = []
        self._line: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        kept = ("class", "id", "href", "src", "datetime", "dir", "lang", "for", "role", "hidden", "open")
        self.built += [(tag, " ".join(f"{name}={values[name]}" for name in kept if name in values))]
        for text in _read_of(tag, values):
            self._say(text, [text])
        if tag not in INLINE:
            self._line = []
        if tag not in VOID:
            self._open.append((tag, bool(PROSE & set(values.get("class", "").split()))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self._line = []
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._line.append(data)
        if not any(tag in UNREAD for tag, _ in self._open):
            self._say(data, self._line)

    def _say(self, text: str, line: list[str]) -> None:
        if text.strip():
            self.words.append(Words(text.strip(), any(prose for _, prose in self._open), line))


def _read_of(tag: str, values: Mapping[str, str]) -> Iterator[str]:
    """The attributes of an element that are read to people, now or by a script."""
    yield from (values.get(name, "") for name in READ)
    if tag == "template":
        said = (value for name, value in values.items() if name.startswith("data-") and name != "data-locale")
        yield from (re.sub(r"\{\w+\}", "", value) for value in said)
    if tag == "meta" and values.get("name") == "description":
        yield values.get("content", "")


@dataclass(frozen=True)
class Site:
    """The same journal in English and in the other language, and what its writer wrote."""

    english: Mapping[str, Reading]
    other: Mapping[str, Reading]
    text: str
    """All of it, in words, between spaces."""
    values: frozenset[str]
    """What stands by itself: names, values of keys, titles, tags."""


def site_of(root: Path) -> Site:
    english, other = _made(root, ENGLISH), _made(root, OTHER)
    files = [root / "journal.yaml", *sorted((root / "contacts").rglob("*"))]
    raw = "\n".join(
        f"{path.relative_to(root)}\n{path.read_text(encoding='utf-8', errors='replace')}"
        for path in files
        if path.suffix in {".md", ".markdown", ".yaml"} and path.is_file()
    )
    journal = read(root, cache=False).journal
    return Site(english, other, f" {_in_words(_unlinked(raw))} ", frozenset(_values(raw, journal)))


def _made(root: Path, language: Language) -> dict[str, Reading]:
    with speaking(language):
        found = read(root, cache=False)
        today = found.journal.settings.as_of or TODAY
        planned = plan(SiteInput(found.journal, assess(found.journal, today), found.diagnostics))
        theme = Theme([builtin_theme()])
        return {task.path: Reading(theme.render(task).decode()) for task in planned.tasks}


def _unlinked(text: str) -> str:
    """Markdown as it reads: a link is the words it stands on."""
    text = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", text)
    return re.sub(r"\]\([^)\s]*\)", " ", text)


_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile(r"[A-Za-z]")
_KNOWN = "|".join([*PERSON, *NOTE, *SETTINGS, *PARTS])
_KEY = re.compile(rf"(?:^|(?<=[{{,]))\s*(?:- )?(?:{_KNOWN}|{'|'.join(SHOWN)}):(?=\s)", re.MULTILINE)
_CHOSEN = re.compile(rf"\b(?:{'|'.join(CHOSEN)})\b")
#: Rules, files, and what a fault tells one to type.
_NAMED = re.compile(rf"\b[A-Z]\d\b|\b[\w-]+\.(?:ics|md|js)\b|\b(?:{_KNOWN}):(?: \w+)?|“(?:{_KNOWN})”")


def _in_words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _values(raw: str, journal: Journal) -> Iterator[str]:
    """What may stand by itself; the keys and words of the format are ours to say in every language."""
    for line in _KEY.sub(";", _CHOSEN.sub(";", raw)).splitlines():
        found = re.match(r"\s*(?:- |#+ |>\s*)*(?:\[.\] )?(.*)", line)
        whole = found[1] if found else line
        pieces = re.split(r"[:,;|{}\[\]()\"“”#/.]", whole)
        yield from map(_in_words, [whole, re.split(r"\b(?:by|due) \d", whole)[0], *pieces])
    for person in journal.people.values():
        for name in (person.name, person.first_name, person.sort, *person.aka, initials(person)):
            yield _in_words(name)
            yield from (_in_words(word) for word in name.split())
        labelled = [one.label for one in (*person.email, *person.phone, *person.links, *person.ids)]
        labelled += [one.label for one in (*person.address, *person.city)]
        yield from (_in_words(label) for label in labelled if label)
    yield from (_in_words(note.title) for note in journal.notes)
    yield from (_in_words(circle.name) for circle in journal.settings.circles)


def _runs(text: str) -> Iterator[str]:
    """The longest passages of words in plain letters; rules ("K4") and files are named alike everywhere."""
    run: list[str] = []
    for word in _WORD.findall(_NAMED.sub(" ", text)):
        if _ASCII.search(word):
            run.append(word)
        elif run:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def _is_written(site: Site, run: str, *, shortest: int = PASSAGE) -> bool:
    """Whether the writer wrote this: as a value of its own, or as so many words in a row."""
    found = _in_words(run)
    return found in site.values or (found.count(" ") >= shortest - 1 and f" {found} " in site.text)


def _parts(text: str) -> list[str]:
    """Where two things that were written may meet: at a mark."""
    return re.split(r"[.:;·,—–()“”\"!?…‘/|\n]| - ", text)


def _is_said(site: Site, words: Words, run: str) -> bool:
    """Whether it is the writer's: by itself, quoted, or in the line that a link parts."""
    is_theirs = words.is_prose or f"‘{run}" in words.text
    if _is_written(site, run, shortest=1 if is_theirs else PASSAGE):
        return True
    line = "".join(words.line)
    around = [found for part in (line, *_parts(line)) for found in _runs(part)]
    return any(f" {run} " in f" {found} " and _is_written(site, found) for found in around if found != run)


def unsaid(site: Site) -> list[str]:
    """Every passage that was not looked up: the words, the page, and what stands around them."""
    found: dict[str, str] = {}
    for path, page in site.other.items():
        for words in page.words:
            if all(_is_said(site, words, run) for run in _runs(words.text)):
                continue
            for run in (run for part in _parts(words.text) for run in _runs(part)):
                if not _is_said(site, words, run) and not (path == "tidy.html" and run in TYPED):
                    around = " ".join("".join(words.line).split())
                    found.setdefault(run, f"{run!r} in {path}: {plain(around)[:160]}")
    return sorted(found.values())


JOURNALS = {"all kinds": ALL_KINDS, **{name: files for name, files in FILES.items() if name != "hostile"}}


@pytest.fixture(scope="module", params=["sample", *JOURNALS])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    if request.param == "sample":
        return site_of(ROOT)
    files = {"journal.yaml": "title: Zzz\n", **JOURNALS[request.param]}
    return site_of(write(tmp_path_factory.mktemp("journal"), files))


def test_every_word_of_ours_is_looked_up(site: Site) -> None:
    """In another language, what still is in plain letters was written so by the writer."""
    found = unsaid(site)
    assert not found, "\n".join(found)


def test_only_words_differ_between_languages(site: Site) -> None:
    """The same pages, built alike: nothing is decided by a word that is shown."""
    assert list(site.other) == list(site.english)
    for path, page in site.other.items():
        assert page.built == site.english[path].built, path
        assert len(page.words) == len(site.english[path].words), path
