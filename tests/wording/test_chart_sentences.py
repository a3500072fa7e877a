"""What pictures are titled with: findings made from counts, for nothing, little, much and ties."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from journal.language import speaking
from journal.wording import between_sentences as between
from journal.wording import chart_sentences as words
from journal.wording import figure_sentences as figures
from journal.wording.chart_waits import not_yet
from tests.language.pseudo import PSEUDO


def months(*counts: int) -> dict[date, int]:
    return {date(2026, place, 1): count for place, count in enumerate(counts, 1)}


@pytest.mark.parametrize(
    ("totals", "finding"),
    [
        pytest.param(months(), "Notes, month by month", id="nothing"),
        pytest.param(months(3, 5), "Notes, month by month", id="two months say nothing"),
        pytest.param(months(0, 7, 0), "All of it was written in February", id="all in one month"),
        pytest.param(
            months(3, 9, 1), "The year was fullest in February and quietest in March", id="one of each"
        ),
        pytest.param(
            months(9, 9, 5, 1), "The year was fullest in January and February and quietest in April", id="tie"
        ),
        pytest.param(months(9, 1, 1, 1), "The year was fullest in January", id="many are quiet"),
        pytest.param(months(9, 9, 9, 1), "The year was quietest in April", id="many are full"),
        pytest.param(months(9, 9, 9, 1, 1, 1), "Notes, month by month", id="half and half"),
        pytest.param(months(30, 31, 30, 29), "Much the same from month to month", id="hardly a difference"),
        pytest.param(months(4, 4, 4), "Much the same from month to month", id="none"),
    ],
)
def test_months(totals: dict[date, int], finding: str) -> None:
    """At most two months of a kind are named, and only where they stand out."""
    assert words.months_finding(totals) == finding


@pytest.mark.parametrize(
    ("week", "finding"),
    [
        pytest.param([0] * 6 + [12], "Sunday is the fullest day of the week", id="one alone"),
        pytest.param([4, 4, 4, 4, 4, 4, 9], "Sunday is the fullest day of the week", id="one"),
        pytest.param([2, 2, 2, 2, 2, 6, 6], "Saturday and Sunday are the fullest days of the week", id="two"),
        pytest.param([6, 6, 6, 1, 1, 1, 1], "Spread over the whole week", id="three"),
        pytest.param([10, 10, 10, 10, 10, 10, 11], "Spread over the whole week", id="hardly a difference"),
        pytest.param([5] * 7, "Spread over the whole week", id="none"),
    ],
)
def test_days(week: list[int], finding: str) -> None:
    """Of the days of the week one or two are named, where they stand out."""
    assert words.days_finding(week) == finding


@pytest.mark.parametrize(
    ("people", "circles", "finding"),
    [
        (1, 1, "One person, in one circle"),
        (12, 3, "Twelve people, in three circles"),
        (1128, 1, "1,128 people, in one circle"),
    ],
)
def test_circles(people: int, circles: int, finding: str) -> None:
    """How many, in how many."""
    assert words.circles_finding(people, circles) == finding


@pytest.mark.parametrize(
    ("within", "finding"),
    [
        pytest.param([3], "In touch as you’d like with three people", id="a month"),
        pytest.param([1] * 12, "In touch as you’d like with one person", id="under a year"),
        pytest.param([5] * 12 + [7], "In touch with more people than a year ago", id="two more"),
        pytest.param([5] * 12 + [6], "In touch with about as many people as a year ago", id="one more"),
        pytest.param([5] * 12 + [3], "In touch with fewer people than a year ago", id="two fewer"),
        pytest.param([100] * 12 + [108], "In touch with about as many people as a year ago", id="8 in 100"),
        pytest.param([0] * 13, "In touch with about as many people as a year ago", id="nobody"),
    ],
)
def test_in_touch(within: list[int], finding: str) -> None:
    """Beside a year ago, and only where it is a tenth more or less."""
    assert words.in_touch_finding(within) == finding


@pytest.mark.parametrize(
    ("even", "mine", "theirs", "finding"),
    [
        (5, 2, 3, "Mostly, it goes both ways"),
        (1, 6, 2, "More often, it is you who reaches out"),
        (1, 2, 6, "More often, others reach out to you"),
        (1, 4, 4, "Some you reach out to, some reach out to you"),
        (0, 8, 0, "More often, it is you who reaches out"),
        (0, 0, 8, "More often, others reach out to you"),
    ],
)
def test_reaching(even: int, mine: int, theirs: int, finding: str) -> None:
    """By how many people lean either way."""
    assert between.reaching_finding(even, mine, theirs) == finding


KINDS = ("in person", "by call", "by letter")


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        pytest.param([("Inner", [9, 1, 0])], "Mostly in person", id="one circle"),
        pytest.param(
            [("Inner", [9, 1, 0]), ("Wider", [0, 1, 9])],
            "Inner mostly in person, Wider mostly by letter",
            id="two ways",
        ),
        pytest.param(
            [("Inner", [9, 1, 0]), ("Close", [0, 8, 0]), ("Wider", [9, 0, 0])],
            "Inner mostly in person, Close mostly by call",
            id="the furthest that differs",
        ),
        pytest.param([("Inner", [4, 4, 0])], "How you meet, circle by circle", id="a tie"),
        pytest.param(
            [("Inner", [9, 0, 0]), ("Wider", [3, 3, 3])], "Mostly in person", id="one of two has a way"
        ),
        pytest.param(
            [("A", [9, 0, 0]), ("B", [3, 3, 3]), ("C", [2, 2, 0])],
            "How you meet, circle by circle",
            id="one of three",
        ),
    ],
)
def test_channels(rows: list[tuple[str, list[int]]], finding: str) -> None:
    """A way is named where it is more than half; of two circles that differ, both are."""
    assert words.channels_finding(rows, KINDS) == finding


@pytest.mark.parametrize(
    ("before", "now", "finding"),
    [
        pytest.param((0, 0, 0, 0), (9, 3, 0, 0), "Mostly warm", id="a first year"),
        pytest.param((9, 0, 3, 0), (9, 0, 3, 0), "Mostly warm", id="as before"),
        pytest.param((4, 2, 2, 2), (9, 2, 0, 0), "A lighter year than the one before", id="lighter"),
        pytest.param((9, 2, 0, 0), (4, 2, 2, 2), "A heavier year than the one before", id="heavier"),
        pytest.param((7, 0, 0, 0), (0, 0, 0, 7), "Warm, and often strained", id="too few to compare"),
        pytest.param((0, 0, 0, 0), (5, 5, 2, 0), "Warm, and often easy", id="a tie"),
    ],
)
def test_tones(before: tuple[int, ...], now: tuple[int, ...], finding: str) -> None:
    """Two years are held beside each other only where both say enough."""
    assert words.tones_finding((before, now)) == finding


@pytest.mark.parametrize(
    ("kept", "let_go", "open_", "finding"),
    [
        (0, 0, 0, "What others said they would do"),
        (9, 0, 0, "What you promised, you kept"),
        (8, 1, 2, "Most of what you promised, you kept"),
        (4, 1, 3, "Much of what you promised, you kept"),
        (2, 4, 0, "Some of it you kept, some you let go"),
        (3, 1, 6, "Some of it you kept; much is still open"),
        (0, 0, 6, "Given, and still open"),
    ],
)
def test_promises(kept: int, let_go: int, open_: int, finding: str) -> None:
    """Kindly, whatever became of them."""
    assert between.promises_finding(kept, let_go, open_) == finding


@pytest.mark.parametrize(
    ("opened", "finding"),
    [
        ([("Maya", 1)], "Through Maya, one person came into your life"),
        ([("Maya", 6), ("Tom", 2)], "Through Maya, six people came into your life"),
        ([("Maya", 2), ("Tom", 2)], "Through Maya and Tom, two people each came into your life"),
        ([(name, 2) for name in "ABCD"], "Many came into your life through somebody else"),
    ],
)
def test_trees(opened: list[tuple[str, int]], finding: str) -> None:
    """Whom the largest tree began with; of as large ones up to three."""
    assert between.tree_finding(opened) == finding


@pytest.mark.parametrize(
    ("days", "finding"),
    [
        (months(0, 3, 1), "The past year was fullest in February"),
        (months(3, 3, 1), "The past year was fullest in January and February"),
        (months(2, 2, 2), "Spread through the past year"),
        ({date(2026, 5, 1): 4}, "In the past year, May alone"),
        ({date(2026, 5, 1): 1, date(2026, 8, 1): 1}, "In the past year, May and August alone"),
    ],
)
def test_a_year_with_somebody(days: dict[date, int], finding: str) -> None:
    """Where more than two months are as full, none is named."""
    assert figures.year_finding({month: n for month, n in days.items() if n}) == finding


@pytest.mark.parametrize(
    ("years", "finding"),
    [
        ({2019: 9, 2020: 3}, "2019 was the fullest of your years with Maya"),
        ({2019: 3, 2020: 3}, "Your years with Maya"),
    ],
)
def test_a_life_with_somebody(years: dict[int, int], finding: str) -> None:
    """The fullest year, where there is one."""
    assert figures.life_finding(years, "Maya") == finding


@pytest.mark.parametrize(
    ("years", "finding"),
    [({2019: 9, 2020: 3}, "Your fullest year: 2019"), ({2019: 3, 2020: 3}, "Your own years")],
)
def test_nobody_spends_years_with_themselves(years: dict[int, int], finding: str) -> None:
    """On the writer's own page no name stands."""
    assert figures.life_finding(years, "") == finding


@pytest.mark.parametrize(
    ("counts", "finding"),
    [
        ([("walk", 4), ("call", 1)], "Most often a walk"),
        ([("call", 3), ("walk", 3)], "Most often a call and a walk"),
        ([("call", 1), ("meal", 1), ("walk", 1)], "How you meet: in many ways"),
        ([("pigeon", 4)], "Most often pigeon"),
    ],
)
def test_how_you_meet(counts: list[tuple[str, int]], finding: str) -> None:
    """One way or two, else many; a word of the writer's stands as written."""
    assert figures.channels_finding(counts) == finding


@pytest.mark.parametrize(
    ("sides", "finding"),
    [
        ((["Tom"], ["Hana"], [], []), "You met Maya through Tom"),
        (([], ["Hana"], ["Sam"], []), "Through Maya you met Hana"),
        (([], [], ["Sam"], ["Ife"]), "Around Maya: Sam"),
        (([], [], [], ["A", "B", "C", "D"]), "Often with Maya: A, B and C"),
    ],
)
def test_a_web(sides: tuple[list[str], ...], finding: str) -> None:
    """The strongest tie gives the title; all are said."""
    assert figures.web_finding("Maya", *sides) == finding
    assert all(name in figures.web_said("Maya", *sides) for side in sides for name in side)


KEYS = ("months", "days", "circles", "in-touch", "reaching", "channels", "tones", "promises", "tree")


@pytest.mark.parametrize("key", KEYS)
def test_what_waits_says_what_would_come(key: str) -> None:
    """A name and a sentence, without an order or a hurry."""
    title, line = not_yet(key)
    assert title
    assert line.startswith("Once ")
    assert line.endswith(".")


@pytest.mark.parametrize(
    "say",
    [
        pytest.param(lambda: words.months_finding(months(3, 9, 1)), id="months"),
        pytest.param(lambda: words.in_touch_gloss([4] * 14, date(2026, 5, 31)), id="in touch"),
        pytest.param(lambda: between.reaching_finding(1, 1, 1), id="reaching"),
        pytest.param(lambda: words.channels_finding([("9", [3, 1])], ("1", "2")), id="channels"),
        pytest.param(lambda: words.tones_finding(((0, 0, 0, 0), (9, 3, 0, 0))), id="tones"),
        pytest.param(lambda: between.promises_finding(3, 1, 6), id="promises"),
        pytest.param(lambda: between.tree_finding([("1", 6)]), id="tree"),
        pytest.param(lambda: figures.in_pictures()[1], id="no pictures"),
        *(pytest.param(lambda key=key: not_yet(key)[0], id=f"waits: {key}") for key in KEYS),
    ],
)
def test_every_word_is_looked_up(say: Callable[[], str]) -> None:
    """In another language no word of ours is left in English, the names of months apart."""
    with speaking(PSEUDO):
        said = re.sub(r"January|February|March|April|May", "", say())
    assert not re.search(r"[A-Za-z]{2}", said)
