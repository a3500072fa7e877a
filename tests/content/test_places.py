"""FORMAT "Where things are": what a file is, by where it lies and what it is called."""

from __future__ import annotations

from posixpath import basename, splitext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.content.places import classify, stem


def test_people_notes_and_pages_are_told_apart() -> None:
    """A dated name is a note; in a person's folder, anything else is a page about them."""
    places = classify(
        [
            "contacts/maya-okafor.md",
            "contacts/maya-okafor/2026-10-18-walk.md",
            "contacts/maya-okafor/gift-ideas.md",
            "contacts/maya-okafor/old/letters.markdown",
            "contacts/work/Tom-Reyes/tom-reyes.md",
            "contacts/work/Tom-Reyes/desk.md",
            "contacts/2026/2026-11-02-dinner.md",
            "contacts/2026/not-a-date.md",
        ]
    )
    assert places.people == {
        "maya-okafor": "contacts/maya-okafor.md",
        "tom-reyes": "contacts/work/Tom-Reyes/tom-reyes.md",
        "not-a-date": "contacts/2026/not-a-date.md",
    }
    assert places.pages == {
        "contacts/maya-okafor/gift-ideas.md": "maya-okafor",
        "contacts/maya-okafor/old/letters.markdown": "maya-okafor",
        "contacts/work/Tom-Reyes/desk.md": "tom-reyes",
    }
    assert [(n.path.rsplit("/", 1)[1], n.words, n.person) for n in places.notes] == [
        ("2026-11-02-dinner.md", "dinner", None),
        ("2026-10-18-walk.md", "walk", "maya-okafor"),
    ]
    assert places.faults == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("2026-1-5-tea.md", id="digits left out"),
        pytest.param("2026-02-30-x.md", id="no such day"),
        pytest.param("2026-13-01.md", id="no such month"),
        pytest.param("0000-01-01.md", id="no such year"),
        pytest.param("2026-10-181.md", id="a digit too many"),
        pytest.param("007-bond.md", id="digits and a hyphen"),
    ],
)
def test_a_name_that_starts_like_a_date_and_is_none_is_an_error(name: str) -> None:
    """Digits and a hyphen without a real date are said, never taken for a person."""
    places = classify([f"contacts/{name}"])
    assert [fault.code for fault in places.faults] == ["bad-note-date"]
    assert (places.people, places.notes) == ({}, [])


def test_of_two_files_with_one_id_the_first_by_path_is_built() -> None:
    """Unicode forms and case do not make two people; each other file is an error."""
    places = classify(["contacts/z/noe\u0308l.md", "contacts/NOËL.md", "contacts/a/noël.markdown"])
    assert places.people == {"noël": "contacts/NOËL.md"}
    assert [f.path for f in places.faults] == ["contacts/a/noël.markdown", "contacts/z/noe\u0308l.md"]


def test_a_note_is_with_the_nearest_folder_that_is_somebody() -> None:
    """Folders in between may be called anything."""
    places = classify(["contacts/maya.md", "contacts/maya/2026/autumn/2026-10-18.md"])
    assert [note.person for note in places.notes] == ["maya"]


def test_every_page_is_about_somebody_there_is() -> None:
    """A page makes no folder of its own: what lies in a folder beside it is about the same person."""
    places = classify(
        [
            "contacts/maya.md",
            "contacts/maya/tom.md",
            "contacts/maya/tom/gifts.md",
            "contacts/maya/ann/ann.md",
            "contacts/maya/ann/gifts.md",
        ]
    )
    assert list(places.people) == ["maya"]
    assert set(places.pages.values()) == {"maya"}
    assert len(places.pages) == 4


@given(st.text("a./", max_size=6))
def test_a_stem_is_what_is_left_of_the_ending(path: str) -> None:
    """As everywhere: dots that a name begins with end nothing."""
    assert stem(path) == splitext(basename(path))[0]
