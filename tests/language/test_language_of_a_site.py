"""A site is built in the language of its journal, whatever is spoken where it is built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from journal.build import Report, Request, build, parallel, reading
from journal.language import ENGLISH, Language, speaking, spoken
from journal.site.views.frame import direction
from tests.language.pseudo import PSEUDO, marked
from tests.writing import write

TODAY = date(2026, 11, 22)
GREEK = Language("el", PSEUDO.translations)
FILES = {
    "journal.yaml": "language: el\n",
    "contacts/ada.md": "---\nname: Ada\ncadence: 6 wekks\n---\n",
    "contacts/bob.md": "---\nname: Bob\n---\n",
    "contacts/dee.md": "---\nname: [\n---\n",
}


@pytest.fixture(autouse=True)
def catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of one more language."""

    def found(codes: Sequence[str]) -> Language:
        return GREEK if "el" in codes else ENGLISH

    monkeypatch.setattr(reading, "language_of", found)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (write(tmp_path, FILES) / "contacts/cyd.md").write_bytes(b"\xff\xfe")
    return tmp_path


def made(root: Path, **values: object) -> Report:
    return build(Request(root, TODAY, TODAY, **values))  # type: ignore[arg-type]


def pages(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((root / "site").rglob("*.html")):
        yield path.relative_to(root / "site").as_posix(), path.read_text(encoding="utf-8")


def test_every_page_speaks_the_language_of_the_journal(root: Path) -> None:
    """The running head and the foot too; English is spoken again afterwards."""
    made(root)
    for path, page in pages(root):
        assert f">{marked('Today')}</a>" in page, path
        assert marked("Made for ") + "Κυριακή 22 Νοεμβρίου 2026" in page, path
        assert '<html lang="el" dir="ltr"' in page, path
    assert spoken() is ENGLISH


def test_pages_made_by_other_processes_do_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What forked processes make is what one process makes."""
    made(root)
    alone = dict(pages(root))
    monkeypatch.setattr(parallel, "WORTHWHILE", 0)
    made(root, jobs=2, clean=True)
    assert dict(pages(root)) == alone


@pytest.mark.parametrize("here", [ENGLISH, GREEK], ids=["English", "the same"])
def test_what_is_spoken_where_it_is_built_does_not_show(root: Path, here: Language) -> None:
    """Faults are told in the journal's language: those of reading a file as well as those of its text."""
    made(root)
    expected = dict(pages(root))
    with speaking(here):
        reading.read(root)
        made(root, clean=True)
    assert dict(pages(root)) == expected
    assert marked("no unit of time is called") in expected["tidy.html"].replace("Ƞ", "ƞ")
    assert "UTF-8" not in expected["tidy.html"]


@pytest.mark.parametrize("first", [ENGLISH, GREEK], ids=["English first", "English last"])
def test_what_is_remembered_of_a_text_is_told_in_the_language_that_asks(root: Path, first: Language) -> None:
    """Two languages share what a text says, and never what is wrong with it."""
    told = {}
    for language in (first, GREEK if first is ENGLISH else ENGLISH):
        with speaking(language):
            told[language.code] = [fault.message for fault in reading.read(root).diagnostics]
    with speaking(ENGLISH):
        assert told[ENGLISH.code] == [fault.message for fault in reading.read(root, cache=False).diagnostics]
    with speaking(GREEK):
        assert told[GREEK.code] == [fault.message for fault in reading.read(root, cache=False).diagnostics]
    assert told[ENGLISH.code] != told[GREEK.code]


def test_another_language_makes_the_site_anew(root: Path) -> None:
    """A build remembers what it was made of, and the language is a part of it."""
    made(root)
    assert made(root).written == 0
    write(root, {"journal.yaml": "language: en\n"})
    assert made(root).written > 0
    assert all(">Today</a>" in page for _, page in pages(root))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("en", "ltr", id="English"),
        pytest.param("ar", "rtl", id="Arabic"),
        pytest.param("fa-IR", "rtl", id="Persian of Iran"),
        pytest.param("ar-Latn", "ltr", id="Arabic in Latin letters"),
        pytest.param("az-Arab", "rtl", id="Azerbaijani in Arabic letters"),
        pytest.param("en-1996", "ltr", id="a variant is no script"),
    ],
)
def test_the_direction_is_that_of_the_script(language: str, expected: str) -> None:
    """The script that the code names, else the one that the language is written in."""
    assert direction(language) == expected
