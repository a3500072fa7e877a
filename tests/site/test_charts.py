"""Numbers into SVG: what is drawn is what was counted, and every picture is well made."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import hypot
from xml.etree import ElementTree

import pytest

from journal.site import charts
from journal.site.charts import Dot, Person, orbits
from journal.site.charts.circles import CROWD, MOST
from journal.site.charts.svg import round_lines
from journal.site.markup import Html
from journal.site.webs import LED_HERE, LED_ON, RELATED, TOGETHER, Neighbour, web

TODAY = date(2026, 11, 22)
HOSTILE = "\"><script>&'"


def test_heat_counts_the_days_it_draws() -> None:
    """Notes of today and of the first Monday are in the year; of the day before and after they are not."""
    first = date(2025, 11, 17)
    counts = {TODAY: 2, first: 1, first - timedelta(days=1): 5, TODAY + timedelta(days=1): 7}
    drawn = charts.heat(counts, TODAY, "{} notes")
    assert (drawn.total, drawn.days) == (3, (first, TODAY))
    assert drawn.svg.count("<rect") == 2
    assert "<title>3 notes</title>" in drawn.svg
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
        (0, [0, 1]),
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (7, [0, 2, 4, 6, 8]),
        (41, [0, 20, 40, 60]),
        (2000, [0, 500, 1000, 1500, 2000]),
    ],
)
def test_lines_are_round(most: int, lines: list[int]) -> None:
    """At most four above the foot, at round numbers, the highest at least as high as the most there is."""
    assert list(round_lines(most)) == lines


def test_months_have_lines_and_years() -> None:
    """The lines carry their numbers, and a year stands below the months that begin one."""
    root = ElementTree.fromstring(charts.months([("Dec", "2025", [41, 0]), ("Jan", "2026", [3, 3])], ""))
    assert [t.text for t in root.iter("text") if t.get("text-anchor") == "end"] == ["0", "20", "40", "60"]
    assert {"2025", "2026"} <= {t.text for t in root.iter("text")}


def test_shares_of_nothing() -> None:
    """A kind that does not occur has no bar."""
    assert charts.shares([("inner", [3, 0, 1])], "").count("<rect") == 2


def heights(svg: str, kind: str) -> list[int]:
    root = ElementTree.fromstring(svg)
    return [int(r.get("height", "0")) for r in root.iter("rect") if r.get("class") == kind]


@pytest.mark.parametrize(
    ("mine", "theirs", "lines"),
    [
        pytest.param((3, 1, 2), (1, 0, 0), ["0", "6", "2"], id="both"),
        pytest.param((3, 0, 0), (0, 0, 0), ["0", "4"], id="mine alone"),
        pytest.param((0, 0, 0), (0, 0, 3), ["0", "4"], id="theirs alone"),
    ],
)
def test_promises_stand_on_either_side(
    mine: tuple[int, ...], theirs: tuple[int, ...], lines: list[str]
) -> None:
    """A bar for each fate there is, and a side without promises is not drawn."""
    drawn = charts.promises([("2026", mine, theirs)], ("yours", "theirs"), "")
    texts = [t.text for t in ElementTree.fromstring(drawn).iter("text")]
    assert drawn.count("<rect") == sum(1 for count in (*mine, *theirs) if count)
    assert [t for t in texts if t and t.isdigit() and t != "2026"] == lines
    assert ("yours" in texts, "theirs" in texts) == (any(mine), any(theirs))


@pytest.mark.parametrize(
    ("rows", "said", "lines"),
    [
        pytest.param([(5, 10), (9, 12)], {"9 in", "of 12"}, 2, id="both lines"),
        pytest.param([(5, 90), (9, 99)], {"9 of 99"}, 1, id="one alone, where all are many more"),
        pytest.param([(0, 4), (0, 4)], {"9 of 99"}, 1, id="nobody in touch"),
    ],
)
def test_in_touch_has_lines(rows: list[tuple[int, int]], said: set[str], lines: int) -> None:
    """The upper line is left out where it would press the lower one flat; then words say it."""
    ends = ("9 in", "of 12", "9 of 99")
    drawn = charts.in_touch([("", *row) for row in rows], ends, "")
    root = ElementTree.fromstring(drawn)
    assert said == {t.text for t in root.iter("text")} & set(ends)
    assert len([path for path in root.iter("path") if "line" in (path.get("class") or "")]) == lines


def test_people_alike_share_a_dot() -> None:
    """One dot for each pair of counts, larger for several people; names beside those that are to have one."""
    people = [Person("Maya", 9, 1, "Maya: 9, 1", label=True)]
    people += [Person(f"P{n}", 1, 1, f"P{n}: 1, 1") for n in range(9)]
    root = ElementTree.fromstring(charts.reaching(people, ("you", "they", "even"), ""))
    dots = {c.get("class"): int(c.get("r", "0")) for c in root.iter("circle")}
    assert len(list(root.iter("circle"))) == 2
    assert dots["dot"] > dots["mark"]
    assert "Maya" in {t.text for t in root.iter("text")}


def test_names_do_not_stand_on_each_other() -> None:
    """Where there is no room for a name, it is left to the table."""
    people = [Person(f"Somebody {n}", 50 + n % 3, 50 + n // 3, "", label=True) for n in range(30)]
    root = ElementTree.fromstring(charts.reaching(people, ("you", "they", "even"), ""))
    labels = [t for t in root.iter("text") if (t.get("class") or "").startswith("lab")]
    places = [(t.get("text-anchor"), int(t.get("x", "0")), int(t.get("y", "0"))) for t in labels]
    assert 0 < len(labels) < 30
    assert all(
        abs(y - other_y) >= 18 or abs(x - other_x) >= 18
        for place, (_, x, y) in enumerate(places)
        for _, other_x, other_y in places[:place]
    )


@pytest.mark.parametrize(
    ("counts", "washes"),
    [
        pytest.param({(2025, 3): 1, (2026, 11): 2}, {"h1", "h2"}, id="few: as they are"),
        pytest.param({(2025, 3): 1, (2026, 11): 400}, {"h1", "h4"}, id="many: beside the most"),
        pytest.param({(2025, 3): 200, (2026, 11): 400}, {"h2", "h4"}, id="half of the most"),
    ],
)
def test_a_life_by_month(counts: dict[tuple[int, int], int], washes: set[str]) -> None:
    """A row for each year with its name; the fullest month is the darkest."""
    root = ElementTree.fromstring(charts.life(counts, TODAY, ""))
    assert {"2025", "2026"} <= {t.text for t in root.iter("text")}
    assert {p.get("class") for p in root.iter("path")} - {"days"} == washes


def test_a_very_long_life() -> None:
    """However far back it goes, the last forty years are drawn, and the time to come is empty."""
    drawn = charts.life({(1, 1): 5, (2026, 11): 1}, TODAY, "")
    texts = [t.text for t in ElementTree.fromstring(drawn).iter("text")]
    assert "1990" in texts
    assert "1985" not in texts
    assert drawn.count('class="h') == 1


def test_tones_stand_in_their_rows() -> None:
    """Lighter above heavier; the oftenest is the largest; what never was is not drawn."""
    words = [["a", "b", "c", "d"]]
    root = ElementTree.fromstring(
        charts.tone_quarters([("2026", (9, 4, 0, 1))], ["warm", "easy", "flat", "strained"], words, "")
    )
    circles = [(int(c.get("cy", "0")), int(c.get("r", "0"))) for c in root.iter("circle")]
    assert len(circles) == 3
    assert circles == sorted(circles, key=lambda each: (each[0], -each[1]))
    assert circles[0][1] > circles[1][1] > circles[2][1]


def test_a_tree_is_indented() -> None:
    """Each name is a step further in than whom they came through; another tree begins at the left."""
    rows = [("A", 0), ("B", 1), ("C", 2), ("D", 1), ("E", 0), ("F", 40)]
    root = ElementTree.fromstring(charts.tree(rows, "", "and 3 more"))
    xs = {t.text: int(t.get("x", "0")) for t in root.iter("text")}
    assert xs["A"] == xs["E"] < xs["B"] == xs["D"] < xs["C"]
    assert xs["F"] < 420
    assert "and 3 more" in xs


def pictures() -> list[Html]:
    dots = [Dot(HOSTILE, state, HOSTILE) for state in ("touch", "soon", "while", "rest", "none", "past")]
    ties = [LED_HERE, RELATED, TOGETHER, LED_ON]
    around = [Neighbour(HOSTILE, ties[place % 4]) for place in range(8)]
    tones = {"warm": HOSTILE, "easy": "easy"}
    return [
        charts.heat({TODAY: 1}, TODAY, HOSTILE, small=True).svg,
        charts.ticks([TODAY], TODAY),
        charts.balance(1, 2, HOSTILE),
        charts.share_bar(1, 3),
        charts.tone_line([(TODAY, "warm"), (TODAY, "else")], date(2025, 1, 1), TODAY, tones, HOSTILE),
        charts.months([(HOSTILE, HOSTILE, [1, 2])], HOSTILE),
        charts.shares([(HOSTILE, [1, 2])], HOSTILE),
        web(HOSTILE, around, HOSTILE, writer=HOSTILE, known=[(0, 1), (0, 7), (3, 4)]),
        orbits([(HOSTILE, dots), (HOSTILE, dots * 40), (HOSTILE, [])], (HOSTILE, HOSTILE)),
        charts.life({(2020, 1): 1}, TODAY, HOSTILE),
        charts.promises([(HOSTILE, (1, 2, 3), (3, 2, 1))], (HOSTILE, HOSTILE), HOSTILE),
        charts.in_touch([(HOSTILE, 1, 2)], (HOSTILE, HOSTILE, HOSTILE), HOSTILE),
        charts.reaching([Person(HOSTILE, 3, 0, HOSTILE, label=True)], (HOSTILE, HOSTILE, HOSTILE), HOSTILE),
        charts.tone_quarters([(HOSTILE, (1, 2))], [HOSTILE, HOSTILE], [[HOSTILE, HOSTILE]], HOSTILE),
        charts.tree([(HOSTILE, 0), (HOSTILE, 1)], HOSTILE, HOSTILE),
    ]


@pytest.mark.parametrize("place", range(15))
def test_pictures_are_well_made(place: int) -> None:
    """Each is XML, coloured by class alone, with names as text; what it says is its title; twice the same."""
    svg = pictures()[place]
    root = ElementTree.fromstring(svg)
    assert root.tag == "svg"
    assert not [
        e
        for e in root.iter()
        if e.tag in {"script", "style", "a"} or {"style", "onload", "fill"} & set(e.keys())
    ]
    if root.get("role") == "img":
        assert root[0].tag == "title"
        assert root[0].text == HOSTILE
    else:
        assert root.get("aria-hidden") == "true"
    assert svg == pictures()[place]


@pytest.mark.parametrize(
    "sizes",
    [
        pytest.param([5, 15, 1180], id="most of them outside"),
        pytest.param([1128], id="one circle alone"),
        pytest.param([300, 300, 300, 3, 3], id="full in the middle"),
        pytest.param([CROWD, CROWD + 1], id="where names end"),
    ],
)
def test_everybody_stands_in_their_ring(sizes: list[int]) -> None:
    """However many there are, each is drawn once, none on another, under a name or out of their ring."""
    rings = [(f"c{n}", [Dot("x", "touch")] * size) for n, size in enumerate(sizes)]
    drawn = orbits(rings, ("you", ""))
    spots = places_of(drawn)
    assert len(spots) == sum(sizes)
    assert drawn.count("<title>") == 1 + sum(size for size in sizes if size <= CROWD)
    for name in (t for t in ElementTree.fromstring(drawn).iter("text") if t.get("class") == "hand halo"):
        half, middle = 4 * len(name.text or ""), int(name.get("y", "0")) - 5
        assert not any(abs(x - 310) < half and abs(y - middle) < 13 for x, y in spots), "names are free"
    assert len(set(spots)) > 0.96 * len(spots), "hardly two stand on one spot"
    far = [hypot(x - 310, y - 310) for x, y in spots]
    assert max(far) < 300
    if len(sizes) == 1:
        halves = [sum(1 for x, _ in spots if x < 310), sum(1 for _, y in spots if y < 310)]
        assert all(0.45 < half / len(spots) < 0.55 for half in halves), "no wedge is left empty"


@pytest.mark.parametrize(("people", "width"), [(1, 368), (12, 368), (13, 620)])
def test_a_circle_of_few_is_small(people: int, width: int) -> None:
    """One circle with a few people in it takes no more room than they need, and all of it is in sight."""
    drawn = orbits([("all", [Dot("x", "touch", "Maya")] * people)], ("you", ""))
    left, top, *size = map(int, ElementTree.fromstring(drawn).get("viewBox", "").split())
    assert size == [width, width]
    assert all(left < x < left + width and top < y < top + width for x, y in places_of(drawn))


def test_of_very_many_the_first_are_drawn() -> None:
    """Past so many one would see none of them."""
    drawn = orbits([("all", [Dot("x", "while")] * (MOST + 500))], ("you", ""))
    assert len(places_of(drawn)) == MOST
    assert f"all, {MOST + 500:,}" in drawn


def places_of(svg: str) -> list[tuple[int, int]]:
    """Where dots stand: circles of their own, or of one path, which begins at the left of each."""
    root = ElementTree.fromstring(svg)
    known = ("p-touch", "p-while")
    single = [
        (int(c.get("cx", "0")), int(c.get("cy", "0"))) for c in root.iter("circle") if c.get("class") in known
    ]
    paths = [p.get("d", "") for p in root.iter("path") if p.get("class") in known]
    starts = [re.match(r"(\d+) (\d+)a(\d+)", part) for d in paths for part in d.split("M")[1:]]
    return single + [(int(m[1]) + int(m[3]), int(m[2])) for m in starts if m]


@pytest.mark.parametrize("count", range(1, 9))
def test_neighbours_stand_apart(count: int) -> None:
    """From one to eight, no two stand on each other or on the writer, and all are in the picture."""
    around = [Neighbour(f"n{n}", RELATED) for n in range(count)]
    root = ElementTree.fromstring(web("Maya", around, "", writer="you"))
    _, top, width, height = map(int, root.get("viewBox", "").split())
    spots = [(int(c.get("cx", "0")), int(c.get("cy", "0"))) for c in root.iter("circle")]
    assert len(spots) == count + 2
    assert all(hypot(x - a, y - b) > 40 for n, (x, y) in enumerate(spots) for a, b in spots[:n]), (
        "far enough apart for a name"
    )
    texts = [int(t.get("y", "0")) for t in root.iter("text")]
    assert all(top + 8 < y < top + height for y in texts)
    assert all(12 <= x <= width - 12 for x, _ in spots)
    assert {(width - x, y) for x, y in spots} == set(spots), "as many to either side"


def test_each_tie_has_a_stroke_of_its_own() -> None:
    """An introduction is an arrow, a relation a line, the company of notes a dotted line."""
    drawn = {
        tie: web("Maya", [Neighbour("Tom", tie)], "", writer="you")
        for tie in (LED_HERE, LED_ON, RELATED, TOGETHER)
    }
    arrows = {tie: "marker-end" in svg for tie, svg in drawn.items()}
    assert arrows == {LED_HERE: True, LED_ON: True, RELATED: False, TOGETHER: False}
    assert "edge--together" in drawn[TOGETHER]
    assert "edge--together" not in drawn[RELATED]
