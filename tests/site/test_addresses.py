"""Where pages and files stand: names that hold on every file system, and warnings where one gives way."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.dates import PartialDate
from journal.model.person import Spell, Work
from journal.site.addresses import LONGEST, RESERVED, addresses, is_active, link, slug, table
from tests.making import journal, note, person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("maya-okafor", "maya-okafor", id="an id stays"),
        pytest.param("Maya Okafor", "maya-okafor", id="spaces and capitals"),
        pytest.param("a_b.c", "a-b-c", id="underscores and full stops"),
        pytest.param("--a--b--", "a-b", id="hyphens together and at the ends"),
        pytest.param("nguyễn-bích-ngọc", "nguyễn-bích-ngọc", id="letters of any alphabet stay"),
        pytest.param("nguye\u0302\u0303n", "nguyễn", id="taken apart, put together"),
        pytest.param("日本", "日本", id="no alphabet at all"),
        pytest.param("../../etc/passwd", "etc-passwd", id="no way up"),
        pytest.param("<script>", "script", id="no markup"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    """Lower case and hyphens where the word allows it; its own letters otherwise."""
    assert slug(text) == expected


@pytest.mark.parametrize("text", ["con", "NUL", "com1", "lpt9", "…", "!!!", ""])
def test_names_that_cannot_be_used_get_a_hash(text: str) -> None:
    """A name that Windows keeps for itself, or of which nothing is left, is told apart by a hash."""
    assert re.fullmatch(r"(con-|nul-|com1-|lpt9-)?[0-9a-f]{8}", slug(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_every_slug_is_a_name_everywhere(text: str) -> None:
    """No word of the writer makes a name that some file system refuses, or a way out of the folder."""
    name = slug(text)
    assert 0 < len(name.encode()) <= LONGEST
    assert name not in RESERVED
    assert not set(name) & set('/\\.:*?"<>|%#& \0')
    assert name == unicodedata.normalize("NFC", name)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="aAbB_- éé", max_size=4), max_size=30))
def test_no_two_names_of_a_folder_are_the_same_file(names: list[str]) -> None:
    """On a disk that forgives capitals and accents' forms, each page still is its own."""
    pages = table("tags", names)
    keys = {unicodedata.normalize("NFC", path.casefold()) for path in pages.values()}
    assert len(keys) == len(set(names)) == len(pages)
    assert pages == table("tags", reversed(names)), "the order in which they come must not matter"


def test_whoever_bears_the_plain_name_keeps_it() -> None:
    """``a-b`` stands where its name says; ``a b`` gives way, and says so."""
    found = addresses(journal(person("a b"), person("a-b")))
    assert found.people["a-b"] == "people/a-b.html"
    assert re.fullmatch(r"people/a-b-[0-9a-f]{8}\.html", found.people["a b"])
    assert [(d.code, d.path) for d in found.diagnostics] == [("output-clash", "contacts/a b.md")]
    assert found.people["a b"] in found.diagnostics[0].help


def test_links_are_encoded() -> None:
    """A link holds no raw letter that an address may not have; the fragment neither."""
    address = link("../", 'people/ng"ọc.html#a b')
    assert address == "../people/ng%22%E1%BB%8Dc.html#a%20b"
    assert unquote(address) == '../people/ng"ọc.html#a b'


def test_notes_stand_in_the_page_of_their_month() -> None:
    """The day's second note has a fragment of its own, whoever it is with."""
    kept = journal(note("2026-10-18", "maya"), note("2026-10-18", "tom"), note("0987-01-02", "tom"))
    places = addresses(kept).notes
    assert places["contacts/maya/2026-10-18.md"] == "journal/2026-10.html#2026-10-18"
    assert places["contacts/tom/2026-10-18.md"] == "journal/2026-10.html#2026-10-18-2"
    assert places["contacts/tom/0987-01-02.md"] == "journal/0987-01.html#0987-01-02"


def test_what_has_a_page() -> None:
    """Circles that somebody is in, tags of people and notes, cities and organisations, past ones too."""
    maya = person(
        "maya",
        circle="close",
        tags=("climbing",),
        city=(Spell("Leeds"), Spell("Porto", until=PartialDate(2020))),
        work=(Work("Arup"), Work(role="at home")),
    )
    found = addresses(journal(maya, note("2026-10-18", tags=("walks",))))
    assert list(found.circles) == ["close"]
    assert sorted(found.tags) == ["climbing", "walks"]
    assert sorted(found.cities) == ["Leeds", "Porto"]
    assert list(found.organisations) == ["Arup"]


def test_only_files_referred_to_are_copied() -> None:
    """Photo, pictures of a story and of a note; Markdown has pages of its own, None is not to be had."""
    maya = person("maya", photo="contacts/maya/Maya 1.JPG", story_files=("contacts/tea.pdf", None))
    kept = journal(maya, note("2026-10-18", files=("contacts/maya/x.png", "contacts/maya/gift-ideas.md")))
    assert addresses(kept).files == {
        "contacts/maya/Maya 1.JPG": "files/maya/maya-1.jpg",
        "contacts/tea.pdf": "files/tea.pdf",
        "contacts/maya/x.png": "files/maya/x.png",
    }


def test_files_that_would_be_one_are_told_apart() -> None:
    """Two pictures whose names differ only in capitals are two files."""
    kept = journal(person("maya", story_files=("contacts/a.png", "contacts/A.PNG", "contacts/a_.png")))
    copies = addresses(kept).files
    assert len({path.casefold() for path in copies.values()}) == 3


@pytest.mark.parametrize(
    "name", ["a.svg", "a.SVG", "a.html", "a.xhtml", "a.mjs", "a.css", "a.swf", "LICENSE"]
)
def test_active_files_are_not_copied(name: str) -> None:
    """What can carry a program stays where it is, and the writer is told."""
    found = addresses(journal(person("maya", story_files=(f"contacts/{name}",))))
    assert found.files == {}
    assert [(d.code, d.path) for d in found.diagnostics] == [("active-file", "contacts/maya.md")]


@pytest.mark.parametrize("name", ["a.jpg", "a.b.PNG", "a.pdf", "a.ics", "a.m4a"])
def test_other_files_are_not_active(name: str) -> None:
    """Pictures, sounds, documents, calendars do nothing by themselves."""
    assert not is_active(name)
