"""The pictures on their pages: each has its finding and its numbers, or says what it waits for."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from journal.build.reading import read
from journal.practices.assess import assess_scene
from journal.practices.scene import scene
from journal.site.addresses import addresses
from journal.site.pages import SiteInput, plan
from journal.site.theme import Theme, builtin_theme
from journal.site.views.context import Context, context
from journal.site.views.figures import person_figures
from journal.site.views.insight import years_below
from journal.site.views.insights import InsightsPage, insights_page
from tests.making import TODAY
from tests.writing import write

ROOT = Path(__file__).parents[2]
ALL = ["months", "days", "circles", "in-touch", "reaching", "channels", "tones", "promises", "tree"]


def seen(root: Path, files: dict[str, str] | None = None) -> Context:
    """What pages share, of a journal on disk."""
    book = read(write(root, files) if files is not None else root, cache=False).journal
    found = scene(book, TODAY)
    return context(assess_scene(found), found, (), addresses(book))


@pytest.fixture(scope="module")
def sample() -> Context:
    return seen(ROOT)


def shown(page: InsightsPage) -> list[str]:
    return [insight.id for row in page.rows for insight in row]


def many(count: int, lines: str, *, of: str = "maya") -> dict[str, str]:
    """Notes of so many days of this autumn, each with the same front matter."""
    return {
        f"contacts/{of}/2026-{9 + place // 20:02}-{1 + place % 20:02}.md": f"---\n{lines}\n---\nx"
        for place in range(count)
    }


def test_the_sample_shows_every_picture(sample: Context) -> None:
    """Each with a finding, a gloss, a title that says it, and its numbers, a cell for each of the head."""
    page = insights_page(sample, "insights.html")
    assert shown(page) == ALL
    assert page.waiting == ()
    for insight in (insight for row in page.rows for insight in row):
        title = ElementTree.fromstring(insight.svg)[0]
        assert title.tag == "title"
        assert (title.text or "").startswith(insight.title)
        assert insight.gloss.endswith(".")
        assert not insight.title.endswith((".", "!"))
        assert insight.table.rows
        assert {len(row) for row in insight.table.rows} == {len(insight.table.head)}


def test_the_page_of_insights_is_no_load(sample: Context) -> None:
    """However much the sample has, the page is small."""
    site = SiteInput(sample.journal, sample.assessment, (), sample.scene)
    task = next(task for task in plan(site).tasks if task.path == "insights.html")
    assert len(Theme((builtin_theme(),)).render(task)) < 150_000


@pytest.mark.parametrize(
    ("files", "drawn"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"contacts/maya.md": ""}, ["circles"], id="one name"),
        pytest.param(
            {"contacts/maya.md": "", **many(3, "channel: call")}, ["months", "circles"], id="three notes"
        ),
        pytest.param(
            {"contacts/maya.md": "", **many(4, "channel: call")},
            ["months", "circles", "channels"],
            id="four ways",
        ),
        pytest.param(
            {"contacts/maya.md": "", **many(12, "felt: warm")},
            ["months", "days", "circles", "tones"],
            id="twelve tones",
        ),
        pytest.param(
            {"contacts/maya.md": "- [ ] a", **many(6, "title: t\n---\n- [ ] b\n\n")},
            ["months", "circles", "promises"],
            id="six promises",
        ),
        pytest.param(
            {"contacts/a.md": "", **{f"contacts/b{n}.md": "---\nmet: {through: a}\n---\n" for n in range(2)}},
            ["circles", "tree"],
            id="three in a tree",
        ),
        pytest.param(
            {f"contacts/p{n}.md": "---\nmet: 2026-03-01\n---\n" for n in range(3)},
            ["circles", "in-touch"],
            id="three with a rhythm",
        ),
        pytest.param(
            {f"contacts/p{n}.md": f"---\nmet: 1660-03-0{n}\n---\n" for n in range(1, 4)},
            ["circles"],
            id="nobody in touch for years",
        ),
        pytest.param(
            {"journal.yaml": "default_circle: none\n", **many(3, "title: t")},
            ["months"],
            id="nobody in a circle",
        ),
    ],
)
def test_what_is_not_drawn_waits(tmp_path: Path, files: dict[str, str], drawn: list[str]) -> None:
    """Too little written, no picture: a sentence says what would come there."""
    page = insights_page(seen(tmp_path, files), "insights.html")
    assert shown(page) == drawn
    assert len(page.waiting) == len(ALL) - len(drawn)


@pytest.mark.parametrize(("people", "drawn"), [(7, False), (8, True)])
def test_who_begins_needs_eight_people(tmp_path: Path, people: int, *, drawn: bool) -> None:
    """With fewer it would be a picture of each of them."""
    files = {f"contacts/p{n}.md": "" for n in range(people)}
    for n in range(people):
        files |= many(2, "started: me", of=f"p{n}")
    assert ("reaching" in shown(insights_page(seen(tmp_path, files), "insights.html"))) is drawn


def test_names_in_the_numbers_are_links(sample: Context) -> None:
    """Whoever is named in a table leads to their page."""
    page = insights_page(sample, "insights.html")
    for insight in (insight for row in page.rows for insight in row if insight.id in {"reaching", "tree"}):
        assert all(re.match(r'<a href="people/[^"]+\.html">', row[0]) for row in insight.table.rows)


def test_pictures_are_marks_and_words(sample: Context) -> None:
    """Nothing of the page can be moved, loaded or followed from within a picture."""
    page = insights_page(sample, "insights.html")
    for insight in (insight for row in page.rows for insight in row):
        tags = {element.tag for element in ElementTree.fromstring(insight.svg).iter()}
        assert tags <= {"svg", "title", "text", "path", "circle", "rect", "line", "g", "polygon"}


@pytest.mark.parametrize(
    ("starts", "labels"),
    [([], []), ([2026], ["2026"]), ([2025, 2025, 2026, 2026], ["2025", "", "2026", ""])],
)
def test_years_stand_where_they_begin(starts: list[int], labels: list[str]) -> None:
    """Each year once."""
    assert years_below(starts) == labels


# The pictures of a person.


def figures_of(context: Context, id: str) -> dict[str, str]:
    notes = context.journal.notes_by_person.get(id, ())
    return {figure.id: figure.title for figure in person_figures(context, context.person(id), notes, "../")}


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param({"contacts/maya.md": ""}, {}, id="a name alone"),
        pytest.param({"contacts/maya.md": "Met on the stairs."}, {"wait"}, id="a story"),
        pytest.param({"contacts/maya.md": "---\ndied: true\n---\nShe sang."}, set(), id="who died"),
        pytest.param(
            {"journal.yaml": "me: maya\n", "contacts/maya.md": "I, myself."}, set(), id="the writer"
        ),
        pytest.param(
            {"contacts/maya.md": "", "contacts/maya/2026-05-01.md": "x"}, {"year"}, id="a note of this year"
        ),
        pytest.param(
            {"contacts/maya.md": "", "contacts/maya/2024-05-01.md": "x"}, {"life"}, id="a note of long ago"
        ),
        pytest.param(
            {"contacts/maya.md": "", "contacts/maya/2025-12-24.md": "x"}, {"year", "life"}, id="of last year"
        ),
        pytest.param(
            {"contacts/maya.md": "---\nrelations: {sister: tom}\n---\n", "contacts/tom.md": ""},
            {"web"},
            id="one relation",
        ),
        pytest.param(
            {"contacts/maya.md": "", "contacts/tom.md": "", **many(3, "with: [tom]")},
            {"year", "web"},
            id="often with somebody",
        ),
        pytest.param(
            {"contacts/maya.md": "", "contacts/tom.md": "", **many(2, "with: [tom]")},
            {"year"},
            id="twice is not often",
        ),
    ],
)
def test_what_a_person_has_pictures_of(tmp_path: Path, files: dict[str, str], found: set[str]) -> None:
    """What there is something to show of; else a sentence, where something is written of somebody alive."""
    assert set(figures_of(seen(tmp_path, files), "maya")) == set(found)


def test_nobody_is_around_twice(tmp_path: Path) -> None:
    """Whoever led here and is kin, or is often there too, stands once, with the strongest tie."""
    files = {
        "contacts/maya.md": "---\nmet: {through: tom}\nrelations: {brother: tom, friend: hana}\n---\n",
        "contacts/tom.md": "",
        "contacts/hana.md": "",
        **many(5, "with: [tom, hana]"),
    }
    context = seen(tmp_path, files)
    assert figures_of(context, "maya")["web"] == "You met Maya through Tom"
    notes = context.journal.notes_by_person["maya"]
    web = next(f for f in person_figures(context, context.person("maya"), notes, "../") if f.id == "web")
    nodes = [c for c in ElementTree.fromstring(web.svg).iter("circle") if c.get("class") == "node"]
    assert len(nodes) == 2
    assert "Arrows are introductions. Plain lines are relations." in web.gloss
    assert "Dotted" not in web.gloss


def test_a_life_is_told_by_year(tmp_path: Path) -> None:
    """The numbers of a life are its years, each with its notes."""
    files = {f"contacts/maya/{day}.md": "x" for day in ("2023-01-02", "2023-05-06", "2025-01-01")}
    context = seen(tmp_path, {"contacts/maya.md": "", **files})
    notes = context.journal.notes_by_person["maya"]
    found = {f.id: f for f in person_figures(context, context.person("maya"), notes, "../")}
    assert found["life"].title == "2023 was the fullest of your years with Maya"
    assert found["life"].table is not None
    assert found["life"].table.rows == (("2023", "2"), ("2025", "1"))
