"""How people are spoken of."""

from __future__ import annotations

import pytest

from journal.model.person import Person
from journal.wording import people
from journal.wording.people import Pronouns


def person(name: str, **facts: str) -> Person:
    return Person("x", name, "contacts/x.md", name, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maya Okonkwo-Lindqvist", "MO"),
        ("Bartholomew “Bart” Oyelaran III", "BI"),
        ("Mum", "M"),
        ("陳美玲", "陳"),
        ("김하늘", "김"),
        ("İpek Yıldız", "İY"),
        ("ßara", "ß"),
        ("e\u0301mile zola", "E\u0301Z"),
        ("अनिरुद्ध देशपांडे", "अदे"),
        ("Dr. K. Weiss (Basel)", "DW"),
        ("007", "·"),
        ("", "·"),
    ],
)
def test_initials_are_one_or_two_letters(name: str, expected: str) -> None:
    """A letter keeps its marks; writing without spaces takes its first character."""
    assert people.initials(person(name)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("she/her", Pronouns("she", "her", "her"), id="she"),
        pytest.param("He/Him", Pronouns("he", "him", "his"), id="he, in capitals"),
        pytest.param("they", Pronouns("they", "them", "their", plural=True), id="they, alone"),
        pytest.param("she/they", Pronouns("she", "her", "her"), id="the first of two"),
        pytest.param("xe/xem/xyr", Pronouns("xe", "xem", "xyr"), id="three parts"),
        pytest.param("ella", Pronouns("Maya", "Maya", "Maya’s"), id="another language"),
        pytest.param("a/b/<c>", Pronouns("Maya", "Maya", "Maya’s"), id="no words"),
        pytest.param(None, Pronouns("Maya", "Maya", "Maya’s"), id="not said"),
    ],
)
def test_guesses_nobodys_gender(written: str | None, expected: Pronouns) -> None:
    """What is not said or not known is the name again."""
    assert people.pronouns(Person("x", "Maya Okafor", "", "", pronouns=written)) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_lists_names_in_a_sentence(names: list[str], expected: str) -> None:
    """Commas, and one "and"."""
    assert people.listed(names) == expected


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (1, "A and three others"),
        (2, "A, B and two others"),
        (3, "A, B, C and one other"),
        (4, "A, B, C and D"),
    ],
)
def test_counts_those_left_out(limit: int, expected: str) -> None:
    """Past the limit they are counted, not named."""
    assert people.and_others(["A", "B", "C", "D"], limit) == expected


def test_calls_people_by_what_they_are_called() -> None:
    """First names, and the id of somebody unknown as it is."""
    everyone = {"maya": person("Maya Okafor"), "chen": person("陳美玲", language="zh")}
    assert people.calls(["maya", "chen", "gone"], everyone) == "Maya, 陳美玲 and gone"
    assert people.possessive("James") == "James’s"
