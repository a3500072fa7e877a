"""Numbers into SVG: what is drawn is what was counted, and every picture is well made."""

from __future__ import annotations

from datetime import date, timedelta
from math import hypot
from xml.etree import ElementTree

import pytest

from journal.site import charts
from journal.site.markup import Html
from journal.site.webs import Dot, Neighbour, orbits, web

TODAY = date(2026, 11, 22)
HOSTILE = "\"><script>&'"


def test_heat_counts_the_days_it_draws() -> None:
    """Notes of today and of the first Monday are in the year; of the day before and after they are not."""
    first = date(2025, 11, 17)
    counts = {TODAY: 2, first: 1, first - timedelta(days=1): 5, TODAY + timedelta(days=1): 7}
    drawn = charts.heat(counts, TODAY, "{} notes")
    assert (drawn.total, drawn.days) == (3, 2)
    assert drawn.svg.count("<rect") == 2
    assert 'aria-label="3 notes"' in drawn.svg
    assert "22 November: 2 notes" in drawn.svg


@pytest.mark.parametrize(
    ("count", "level"), [(1, "h1"), (2, "h2"), (3, "h3"), (4, "h3"), (5, "h4"), (90, "h4")]
)
def test_heat_darkens(count: int, level: str) -> None:
    """One, two, three to four, more: four washes."""
    assert f'class="{level}"' in charts.heat({TODAY: count}, TODAY, "").svg


def test_heat_of_the_first_year_of_all() -> None:
    """Where the calendar begins, the year is cut, not refused."""
    assert charts.heat({date(1, 1, 5): 1}, date(1, 1, 9), "").total == 1


def test_ticks_end_today() -> None:
    """Today is at the right edge, a year ago at the left; older and later days are left out."""
    days = [TODAY, TODAY - timedelta(days=365), TODAY - timedelta(days=366), TODAY + timedelta(days=1)]
    drawn = charts.ticks(days, TODAY)
    assert "M120 4v10" in drawn
    assert drawn.count("4v10") == 2
    assert charts.ticks(days[2:], TODAY) == ""


def test_balance_shares() -> None:
    """A half each is two halves; one side alone is the whole bar."""
    assert 'width="50"' in charts.balance(2, 2, "")
    assert charts.balance(0, 3, "").count("<rect") == 1
    assert 'width="100"' in charts.balance(3, 0, "")


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (7, [0, 2, 4, 6, 8]),
        (41, [0, 20, 40, 60]),
        (2000, [0, 500, 1000, 1500, 2000]),
    ],
)
def test_months_have_round_lines(most: int, lines: list[int]) -> None:
    """At most five lines, at round numbers, the highest at least as high as the fullest month."""
    root = ElementTree.fromstring(charts.months([("Jan", [most, 0])], ""))
    assert [int(t.text or 0) for t in root.iter("text") if t.get("text-anchor") == "end"] == lines


def test_shares_of_nothing() -> None:
    """A kind that does not occur has no bar."""
    assert charts.shares([("inner", [3, 0, 1])], "").count("<rect") == 2


def pictures() -> list[Html]:
    dots = [Dot(HOSTILE, state, HOSTILE) for state in ("touch", "soon", "while", "rest", "none", "past")]
    around = [Neighbour(HOSTILE, place % 2 == 0) for place in range(9)]
    return [
        charts.heat({TODAY: 1}, TODAY, HOSTILE, small=True).svg,
        charts.ticks([TODAY], TODAY),
        charts.balance(1, 2, HOSTILE),
        charts.share_bar(1, 3),
        charts.tones([(TODAY, "warm"), (TODAY, "else")], date(2025, 1, 1), TODAY, HOSTILE),
        charts.months([(HOSTILE, [1, 2])], HOSTILE),
        charts.shares([(HOSTILE, [1, 2])], HOSTILE),
        web(HOSTILE, around, HOSTILE),
        orbits([(HOSTILE, dots), (HOSTILE, dots * 40), (HOSTILE, [])], HOSTILE),
    ]


@pytest.mark.parametrize("place", range(9))
def test_pictures_are_well_made(place: int) -> None:
    """Each is XML, coloured by class alone, with names as text; and comes out the same twice."""
    svg = pictures()[place]
    root = ElementTree.fromstring(svg)
    assert root.tag == "svg"
    assert not [
        e
        for e in root.iter()
        if e.tag in {"script", "style", "a"} or "style" in e.attrib or "onload" in e.attrib
    ]
    assert svg == pictures()[place]


def test_every_dot_of_the_circles_is_inside() -> None:
    """However many people there are, each is drawn, and none outside the picture."""
    dots = [Dot(str(n), "touch") for n in range(1200)]
    root = ElementTree.fromstring(
        orbits([("inner", dots[:5]), ("close", dots[5:20]), ("wider", dots[20:])], "")
    )
    circles = [c for c in root.iter("circle") if c.get("class") == "p-touch"]
    assert len(circles) == 1200
    places = {(c.get("cx"), c.get("cy")) for c in circles}
    assert len(places) > 1150, "hardly two stand on one spot"
    rows = {round(hypot(float(x or 0) - 310, float(y or 0) - 310) / 6) for x, y in places}
    assert len(rows) > 15, "a full ring has many rows"
    assert all(10 < float(c.get(axis, "0")) < 610 for c in circles for axis in ("cx", "cy"))
