"""The pages of families and of cities: everybody with the reason, whom to see, and nothing that hurts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journal.site.views.cities import NAMED, WHOLE
from journal.site.views.family import MOST_KIN
from journal.site.views.life import LONG
from tests.site.test_views import Page, pages_of, sample

ME = {"journal.yaml": "me: nell\n"}
FAMILY = ME | {
    "contacts/nell.md": "---\nrelations: {sister: ana, mother: rosa}\n---\n",
    "contacts/ana.md": "---\nname: Ana Ruiz\nrelations: {son: leo}\n---\n",
    "contacts/leo.md": "---\nrelations: {friend: bo}\n---\n",
    "contacts/rosa.md": "---\nbirthday: 1948-05-01\ndied: 2024-02-02\nrelations: {child: [nell, ana]}\n---\n",
    "contacts/bo.md": "---\nrelations: {cousin: 'Dov, who fixes pianos', spouse: kit}\n---\n",
    "contacts/kit.md": "",
}


def test_each_is_told_with_how_they_are_related(tmp_path: Path) -> None:
    """Step by step, whoever stands between as a link; who died with the years they lived."""
    page = pages_of(tmp_path, FAMILY)["family.html"]
    assert "Leo Nephew: Your sister Ana’s son" in page.text
    assert "Rosa 1948–2024 Your mother" in page.text
    assert "Nell You yourself" in page.text
    assert [attrs["href"] for attrs in page.all("a")].count("people/ana.html") == 2
    listed = page.text[page.text.index("Your parents’ generation") :]
    assert listed.index("Rosa") < listed.index("Ana Ruiz") < listed.index("Leo Nephew")


def test_the_drawing_is_one_picture_and_the_list_says_it_too(tmp_path: Path) -> None:
    """A reader who hears the page hears what it shows, and stops at no name in it."""
    page = pages_of(tmp_path, FAMILY)["family.html"]
    (tree,) = [attrs for attrs in page.all("svg") if attrs.get("class") == "tree"]
    assert tree["role"] == "img"
    assert (tree["aria-label"] or "").startswith("A family tree of Nell, Rosa, Ana and Leo;")
    assert "<a" not in page.source.split('class="tree"')[1].split("</svg>")[0]


def test_families_of_others(tmp_path: Path) -> None:
    """Two are a line; whoever has no file is named as they were written."""
    page = pages_of(tmp_path, FAMILY)["family.html"]
    assert "Bo and Kit, Bo’s spouse" in page.text
    assert "Bo’s cousin: Dov, who fixes pianos" in page.text


def test_one_family_of_others_is_not_called_the_writer_s(tmp_path: Path) -> None:
    """Without the writer nobody is related to them."""
    files = {
        "contacts/a.md": "---\nrelations: {child: [b, c]}\n---\n",
        "contacts/b.md": "",
        "contacts/c.md": "",
    }
    page = pages_of(tmp_path, files)["family.html"]
    assert "Three people in one family, and how they are related." in page.text


def test_generations_without_a_name_share_a_heading(tmp_path: Path) -> None:
    """Eight generations before the writer: four have a name of their own, all others are long before."""
    files = {f"contacts/g{n}.md": f"---\nrelations: {{child: g{n + 1}}}\n---\n" for n in range(8)}
    page = pages_of(tmp_path, files | {"journal.yaml": "me: g8\n", "contacts/g8.md": ""})["family.html"]
    assert page.text.count("Long before you") == 1
    assert page.text.count("Your great-grandparents’ generation") == 1


def test_a_person_s_page_says_whose_kin_they_are(tmp_path: Path) -> None:
    """First what they are to the writer, then to others; what stands there already is not said twice."""
    pages = pages_of(tmp_path, FAMILY)
    assert "To you Nephew your sister Ana’s son" in pages["people/leo.html"].text
    assert "Grandmother Rosa Leo’s mother Ana’s mother" in pages["people/leo.html"].text
    assert "To you" not in pages["people/ana.html"].text
    around = pages["people/ana.html"].text.split("People around Ana")[1].split("Rhythm")[0]
    assert around.split() == ["Son", "Leo", "Sibling", "Nell", "Parent", "Rosa"]


def test_there_is_no_page_without_a_family(tmp_path: Path) -> None:
    """And nothing leads to it; friends are no family."""
    pages = pages_of(tmp_path, {"contacts/a.md": "---\nrelations: {friend: b}\n---\n", "contacts/b.md": ""})
    assert "family.html" not in pages
    assert "family.html" not in pages["people.html"].source
    assert "family.html" not in pages["people/a.html"].source


@pytest.mark.parametrize(
    "relations",
    [
        pytest.param({"a": "parent: b", "b": "parent: a"}, id="each the other's parent"),
        pytest.param({"a": "parent: b", "b": "parent: c", "c": "parent: a"}, id="a circle"),
        pytest.param({"a": "child: a, sibling: b", "b": "child: a"}, id="everything"),
        pytest.param({"a": "mother: b, father: b", "b": "spouse: a"}, id="both at once"),
    ],
)
def test_relations_that_cannot_be_true(tmp_path: Path, relations: dict[str, str]) -> None:
    """The page stands, everybody is on it once, and nothing is undone."""
    files = {f"contacts/{id}.md": f"---\nrelations: {{{said}}}\n---\n" for id, said in relations.items()}
    page = pages_of(tmp_path, ME | files)["family.html"]
    assert not page.wrong
    assert not page.open
    hrefs = {attrs["href"] for attrs in page.all("a")}
    assert {f"people/{id}.html" for id in relations} <= hrefs


def test_names_of_a_family_take_no_effect(tmp_path: Path) -> None:
    """In the drawing and in the list names are text."""
    files = {
        f"contacts/{id}.md": f"---\nname: '<b>{id}</b> & {{x}}'\nrelations: {{sibling: {other}}}\n---\n"
        for id, other in (("a", "b"), ("b", "c"), ("c", "a"))
    }
    page = pages_of(tmp_path, files)["family.html"]
    assert "<b>" not in page.source
    assert "&lt;b&gt;a&lt;/b&gt;" in page.source


def test_a_person_s_page_names_the_nearest(tmp_path: Path) -> None:
    """Of a large family the page of a person names some, and leads to the rest."""
    ids = [f"cousin{n}" for n in range(MOST_KIN + 4)]
    files = {f"contacts/{id}.md": "" for id in ids} | {
        "contacts/ana.md": "---\nrelations: {aunt: ida}\n---\n",
        "contacts/ida.md": f"---\nrelations: {{child: [{', '.join(ids)}]}}\n---\n",
    }
    text = pages_of(tmp_path, files)["people/ana.html"].text
    assert len(re.findall(r"Cousin Cousin\d+ Ana’s aunt Ida’s child", text)) == MOST_KIN
    assert "The whole family" in text


# Cities.

LEEDS = ME | {
    "contacts/nell.md": "---\ncity: York\n---\n",
    "contacts/ana.md": "---\ncity: Leeds\ncadence: monthly\nlikes: [figs]\nideas: [a map]\n"
    "phone: '+44 7700 900123'\n"
    "address: [{value: 1 Old Street, until: 2020}, {value: 2 New Street}]\n---\n- [ ] Bring the book\n",
    "contacts/bo.md": "---\ncity: [{value: Leeds, until: 2020}, {value: 'Lyon, France', since: 2020}]\n---\n",
    "contacts/gwen.md": "---\ncity: Leeds\ndied: 2024\n---\n",
    "contacts/ana/2026-05-01-tea.md": "---\nplace: the canal, Leeds\nchannel: meal\n---\nTea.",
    "contacts/ana/2026-11-01-call.md": "---\nchannel: call\n---\nx",
    "contacts/bo/2026-12-01-fair.md": "---\nplace: Leeds\ntitle: The fair\n---\n",
}


def test_all_cities_for_a_trip(tmp_path: Path) -> None:
    """Who lives there, when you met, one thing to bring up; when you were there, and what is planned."""
    pages = pages_of(tmp_path, LEEDS)
    text = pages["cities.html"].text
    leeds = text[text.index("You were last here") :]
    assert "You were last here seven months ago. Bo lived here. You remember Gwen here." in leeds
    assert "Planned: 1 Dec 2026 The fair" in leeds
    assert "You last met seven months ago, and were in touch three weeks ago" in leeds
    assert "You said you would: Bring the book" in leeds
    assert text.index("York") < text.index("France")
    assert "Three cities in one country" in text
    assert "cities.html" in pages["people.html"].source


def test_a_city_for_whoever_is_there(tmp_path: Path) -> None:
    """Whom to see, with the address of today; those who lived there; what was written there."""
    text = pages_of(tmp_path, LEEDS)["cities/leeds.html"].text
    assert "One person you know lives here. You were last here seven months ago." in text
    assert "Ana" in text
    assert "2 New Street" in text
    assert "1 Old Street" not in text
    assert "An idea: a map" in text
    assert "Bo until 2020" in text
    assert "Gwen Remembered" in text
    assert "Tea, with Ana" in text


def test_home_is_said_to_be_home(tmp_path: Path) -> None:
    """One does not travel there."""
    pages = pages_of(tmp_path, LEEDS | {"contacts/kit.md": "---\ncity: York\n---\n"})
    assert "You live here. One other person lives here." in pages["cities.html"].text
    assert "Kit" in pages["cities/york.html"].text


def test_a_city_of_hundreds(tmp_path: Path) -> None:
    """All cities name some of each; the city tells more in full, and the rest by name."""
    files = {f"contacts/p{n}.md": "---\ncity: London\n---\n" for n in range(WHOLE + 5)}
    pages = pages_of(tmp_path, files)
    assert len(_people(pages["cities.html"])) == NAMED
    assert f"and {WHOLE + 5 - NAMED} more" in pages["cities.html"].text
    assert len(_people(pages["cities/london.html"])) == WHOLE + 5
    assert len([a for a in pages["cities/london.html"].all("li") if a.get("class") == "reach-first"]) == WHOLE


def _people(page: Page) -> set[str | None]:
    return {a["href"] for a in page.all("a") if re.search(r"people/.", a["href"] or "")}


def test_one_city_needs_no_index(tmp_path: Path) -> None:
    """A list of what stands on the page leads somewhere, or is left out."""
    one = pages_of(tmp_path / "one", {"contacts/a.md": "---\ncity: Leeds\n---\n"})
    two = pages_of(tmp_path / "two", {"contacts/a.md": "---\ncity: [Leeds, York]\n---\n"})
    found = ['class="contents"' in pages["cities.html"].source for pages in (one, two)]
    assert found == [False, True]


def test_there_is_no_page_without_a_city(tmp_path: Path) -> None:
    """And nothing leads to it."""
    pages = pages_of(tmp_path, {"contacts/a.md": ""})
    assert "cities.html" not in pages
    assert "cities.html" not in pages["people.html"].source


# The line of life.


def test_a_long_line_folds_in_the_middle(tmp_path: Path) -> None:
    """Its beginning and its last years stand; a short one is never folded."""
    events = [f"  - {{on: {2000 + n}, what: event {n}}}" for n in range(LONG + 1)]
    one = {"contacts/maya.md": "---\nevents:\n" + "\n".join(events[:LONG]) + "\n---\n"}
    long = {"contacts/maya.md": "---\nevents:\n" + "\n".join(events) + "\n---\n"}
    assert "moments between" not in pages_of(tmp_path / "a", one)["people/maya.html"].text
    text = pages_of(tmp_path / "b", long)["people/maya.html"].text
    assert "four moments between" in text
    assert all(f"event {n}" in text for n in range(LONG + 1))
    assert text.index("event 2 ") < text.index("four moments between") < text.index("event 3 ")


def test_a_line_tells_moves_work_and_children(tmp_path: Path) -> None:
    """In the order in which they were, a child as a link, the writer as you."""
    files = ME | {
        "contacts/rosa.md": "---\nbirthday: 1948-05-01\nrelations: {child: [nell, ana]}\n"
        "city: [{value: Leeds, until: 1999}, {value: York, since: 1999}]\n"
        "work: [{org: RVI, role: midwife, since: 1970, until: 2008}]\n---\n",
        "contacts/nell.md": "---\nbirthday: 1981-06-19\n---\n",
        "contacts/ana.md": "---\nbirthday: 1984-11-30\n---\n",
    }
    page = pages_of(tmp_path, files)["people/rosa.html"]
    expected = (
        "1 May 1948 Born 1970 Began at RVI: midwife 19 Jun 1981 You were born 30 Nov 1984 Ana was born "
        "1999 Came to live in York 2008 Left RVI"
    )
    assert expected in page.text


def test_the_sample_shows_them_all() -> None:
    """Kin that is derived, cities, and lines of lives; no page of these is large."""
    _, pages = sample()
    assert "Nephew: Your brother Callum’s son" in pages["family.html"].text
    assert "Mother-in-law: Your husband Idris’s mother" in pages["family.html"].text
    assert "Planned:" in pages["cities.html"].text
    assert "was born" in pages["people/margaret-carrick.html"].text
    assert "Great-aunt Isobel Rennie" in pages["people/rory-carrick.html"].text
    new = [page for path, page in pages.items() if path.startswith(("family", "cities"))]
    assert max(len(page.source.encode()) for page in new) < 150_000
