"""The scripts speak the language of the page: they hold no words of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journal.language import Language, speaking
from journal.model.person import Origin
from journal.model.prose import Prose
from journal.practices.assess import assess
from journal.site.pages import SiteInput, plan
from journal.site.theme import Theme, builtin_theme
from journal.site.views.script_words import script_words
from tests.language.pseudo import Pseudo, marked
from tests.making import TODAY, journal, note, person, promise

#: Words marked, days and lists as Japanese has them: so that any plain Latin letters are a script's own.
MARKED = Language("ja", Pseudo())

#: Two plain Latin letters: a word that went through no catalogue. Paths stay as they are.
PLAIN = re.compile(r"(?<![/\w.])[A-Za-z]{2,}(?![/\w.])")


@pytest.fixture(scope="module")
def marked_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in the marked language about people whose names and notes have no Latin letters."""
    root = tmp_path_factory.mktemp("marked")
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 12) for day in (3, 9, 14, 20)]
    people = [person(f"p{n}", name=f"Мая {n}") for n in range(5)]
    notes = [
        note(day, *(one.id for one in people), title="Чай", prose=Prose(text="Мы пили чай")) for day in days
    ]
    home = Origin("contacts/p1.md", 3, 1)
    promises = [
        promise("Чай", to=("p1",), origin=home),
        promise("Чай", to=(), mark="let-go", origin=home),
        promise("Чай", by="p1", mark="kept", origin=home),
    ]
    written = journal(*people, *notes, *promises)
    with speaking(MARKED):
        site = SiteInput(written, assess(written, TODAY), ())
        theme = Theme([builtin_theme()])
        planned = plan(site)
        files = {task.path: theme.render(task) for task in planned.tasks}
        files |= {task.path: task.make() for task in planned.search()} | theme.assets()
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def unmarked(page: Page, selector: str) -> list[str]:
    """Words within an element, and of its labels, that went through no catalogue."""
    said = page.locator(selector).evaluate(
        """one => [one, ...one.querySelectorAll('*')].flatMap(each => [
          ...['aria-label', 'placeholder', 'title', 'alt'].map(name => each.getAttribute(name) || ''),
          ...Array.from(each.childNodes).filter(node => node.nodeType === 3).map(node => node.data),
        ]).join('\\n')"""
    )
    return PLAIN.findall(said)


@pytest.mark.browser
def test_search_speaks_the_language_of_the_page(marked_site: Path, page: Page) -> None:
    """What it says while empty, of hits of each kind, of more and of none, and of a file that is missing."""
    (marked_site / "search" / "2026.js").rename(marked_site / "search" / "away.js")
    page.goto((marked_site / "index.html").as_uri())
    page.keyboard.press("/")
    expect(page.locator(".results .quiet").last).to_contain_text("search/2026.js")
    assert unmarked(page, "dialog.search") == []
    (marked_site / "search" / "away.js").rename(marked_site / "search" / "2026.js")
    page.reload()
    page.keyboard.press("/")
    expect(page.locator(".results")).to_have_text(marked("A name, a place, a word you remember."))
    page.keyboard.type("чай")
    expect(page.locator(".results section")).to_have_count(2)
    expect(page.locator(".results")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".further")).to_have_text("14 " + marked("more"))
    expect(page.locator(".results .meta").first).to_contain_text("2 " + marked("others"))
    expect(page.locator("[role=status]")).not_to_have_text("")
    assert unmarked(page, "dialog.search") == []
    page.locator("dialog.search input").fill("нет")
    expect(page.locator(".results")).to_contain_text("нет")
    assert unmarked(page, "dialog.search") == []


@pytest.mark.browser
def test_filters_keys_and_theme_speak_it_too(marked_site: Path, page: Page) -> None:
    """The count of people beside the filters, the sheet of keys, the label of the theme's switch."""
    page.goto((marked_site / "people.html").as_uri())
    page.get_by_label(marked("Find")).fill("3")
    expect(page.locator("output")).to_have_text("1 " + marked("of") + " 5 " + marked("people"))
    page.get_by_label(marked("Find")).fill("")
    expect(page.locator("output")).to_have_text("5 " + marked("people"))
    page.locator("[data-theme-toggle]").click()
    expect(page.locator("[data-theme-toggle]")).to_have_attribute(
        "aria-label", marked("Switch to the light theme")
    )
    page.locator("[data-help]").click()
    for part in ("form[data-filters]", ".masthead nav", ".tools", "dialog.help", "footer button"):
        written = ["Friends"] if part == "form[data-filters]" else []  # a circle's name is the writer's
        assert unmarked(page, part) == written, part


def test_each_word_a_script_asks_for_is_in_the_page(assets: Path) -> None:
    """A message that is asked for by its name has one, in each form; none is there for nothing."""
    known = {re.sub(r"-(zero|one|two|few|many|other)$", "", name) for name, _ in script_words()} - {"locale"}
    text = "".join(script.read_text("utf-8") for script in sorted(assets.glob("*.js")))
    asked = set(re.findall(r"\b(?:say|parts)\('([a-z-]+)'[,)]", text))
    assert asked <= known
    by_kind = {"of-people", "of-notes", "of-promises", "kept"}
    assert {name for name in known if f"'{name}'" not in text} == by_kind
    assert "say('of-' + group)" in text
    assert "say(row.mark)" in text


@pytest.mark.parametrize(
    ("code", "kinds"), [("en-IE", {"one", "other"}), ("pl", {"one", "few", "many"}), ("ja", {"other"})]
)
def test_a_count_has_a_form_for_each_kind_of_number(code: str, kinds: set[str]) -> None:
    """As the language tells numbers apart; whole numbers of Polish have three, those of Japanese one."""
    with speaking(Language(code)):
        names = [name for name, _ in script_words()]
    assert {name.removeprefix("found-") for name in names if name.startswith("found-")} == kinds
