"""A journal in Arabic and Hebrew, written from right to left: laid out, read and searched as any other."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from journal.build import Request, build, reading
from journal.language import ENGLISH, Language

from .conftest import ROOT, Heard

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 22)
LAYLA, AMINA, DOV = "people/ليلى-حدّاد", "people/أمينة-خوري", "people/dov-ben-ami"

_KEPT = re.compile(r"(\{[^{}]*\}|%\(\w+\)[sd]|%%|<[^>]*>|&\w+;|`[^`]*`)")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "ابثدهفغحيجكلمنوپقرستعطوخيز"
_TO_ARABIC = str.maketrans(_LATIN + _LATIN.upper() + ",;?", _ARABIC + _ARABIC + "،؛؟")


class InArabicLetters(NullTranslations):
    """Every message in Arabic letters, as long as it was: how a page looks that is translated."""

    def gettext(self, message: str) -> str:
        parts = _KEPT.split(message)
        return "".join(part if n % 2 else part.translate(_TO_ARABIC) for n, part in enumerate(parts))

    def pgettext(self, *message: str) -> str:
        return self.gettext(message[-1])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def npgettext(self, *message: str | int) -> str:
        *_, one, many, n = message
        return self.gettext(str(one if n == 1 else many))


def built(root: Path, spoken: Language, language: str = "ar") -> Path:
    """The journal of tests/leftward, built with our words in a language."""
    shutil.copytree(ROOT / "tests" / "leftward", root)
    settings = root / "journal.yaml"
    settings.write_text(settings.read_text("utf-8").replace("language: ar", f"language: {language}"), "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "language_of", lambda _codes: spoken)
        report = build(Request(root, TODAY, TODAY, cache=False))
    assert report.published
    assert report.diagnostics == ()
    return root / "site"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With our words in Arabic letters."""
    return built(tmp_path_factory.mktemp("arabic") / "journal", Language("ar", InArabicLetters()))


@pytest.fixture(scope="module")
def untranslated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With our words in English, in pages that run from right to left."""
    return built(tmp_path_factory.mktemp("untranslated") / "journal", ENGLISH)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same people and notes in an English journal."""
    return built(tmp_path_factory.mktemp("english") / "journal", ENGLISH, "en")


@pytest.fixture(params=["arabic", "untranslated"])
def leftward(request: pytest.FixtureRequest) -> Path:
    """Either of the sites that run from right to left."""
    site: Path = request.getfixturevalue(request.param)
    return site


def kinds(site: Path) -> Iterator[str]:
    """All pages that lie in no folder, three people, a month, and the first of each other folder."""
    yield from sorted(page.stem for page in site.glob("*.html"))
    yield from (LAYLA, AMINA, DOV, "journal/2026-11")
    for folder in ("journal", "circles", "tags", "cities", "organisations"):
        yield f"{folder}/{max((site / folder).glob('*.html')).stem}"


def opened(page: Page, site: Path, name: str, width: int = 1280) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / f"{name}.html").as_uri())


def side(page: Page, selector: str) -> tuple[float, float]:
    """The left and the right edge of something."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["x"], box["x"] + box["width"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(page: Page, leftward: Path, width: int) -> None:
    """Nothing stands beyond either edge, on a phone or a desk."""
    wide = {}
    for name in kinds(leftward):
        opened(page, leftward, name, width)
        drawn = page.evaluate("document.documentElement.scrollWidth")
        if drawn > width:
            wide[name] = drawn
    assert wide == {}


def test_pages_are_silent_and_accessible(page: Page, arabic: Path, heard: Heard) -> None:
    """No word on the console, nothing from elsewhere, nothing for axe to find."""
    axe, found = Axe(), {}
    for name in kinds(arabic):
        opened(page, arabic, name)
        assert page.locator("html").evaluate("root => [root.lang, root.dir]") == ["ar", "rtl"]
        for violation in axe.run(page, options={"preload": False}).response["violations"]:
            found[f"{name}: {violation['id']}"] = [node["html"][:120] for node in violation["nodes"][:3]]
    assert found == {}
    assert heard.messages == []
    assert [request for request in heard.requests if not request.startswith(arabic.as_uri() + "/")] == []


def test_the_page_is_laid_out_from_the_right(page: Page, leftward: Path) -> None:
    """The title at the right, the margin with its days beside it, what is aside at the left."""
    opened(page, leftward, LAYLA)
    assert side(page, ".wordmark")[0] > side(page, ".masthead nav")[1]
    assert side(page, "main aside")[1] <= side(page, "#story")[0]
    assert side(page, "article.note .when")[0] >= side(page, "article.note .prose")[1]
    opened(page, leftward, "journal/2026-11")
    assert side(page, "nav.calendar")[0] >= side(page, "article.note .when")[1]
    opened(page, leftward, "journal/2026")
    assert side(page, "nav.calendar")[0] >= side(page, ".toc time")[1]
    assert side(page, ".toc time")[0] >= side(page, ".toc time + span")[1] >= side(page, ".toc .meta")[1]


def test_what_stands_in_a_line_does_not_overlap(page: Page, leftward: Path) -> None:
    """The day, the dot and the words of a line of life; the foot; the marks below a name."""
    rows = """() => [...document.querySelectorAll(
        '.life li, .foot .page, .tags, .rest-list li, .gifts li, .toc li')]
      .flatMap(row => { const boxes = [...row.children].map(one => one.getBoundingClientRect());
        return boxes.slice(1).filter((box, n) => boxes[n].top < box.bottom - 4
          && box.top < boxes[n].bottom - 4 && box.right > boxes[n].left + 1)
          .map(() => row.textContent.trim()) })"""
    for name in (LAYLA, "index", "cities", "journal/2026"):
        opened(page, leftward, name)
        assert page.evaluate(rows) == [], name
    opened(page, leftward, LAYLA)
    inset = "all => all.map(day => day.parentElement.getBoundingClientRect().right - range(day))"
    script = inset.replace("range(day)", "day.getBoundingClientRect().right")
    assert min(page.locator(".life .y").evaluate_all(script)) >= 8


def test_no_word_of_a_picture_is_cut_off_or_covered(page: Page, leftward: Path) -> None:
    """Labels of charts and heat maps stand within their picture, and beside each other."""
    words = """() => [...document.querySelectorAll('main svg')].flatMap(svg => {
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].filter(text => text.checkVisibility())
        .map(text => [text.textContent, text.getBoundingClientRect()]);
      const out = texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1);
      const over = texts.filter(([, a], n) => texts.slice(n + 1).some(([, b]) => a.left < b.right - 1
        && b.left < a.right - 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height / 2));
      return [...out.map(([text]) => 'out: ' + text), ...over.map(([text]) => 'over: ' + text)];
    })"""
    found = {}
    for width in (390, 1280):
        for name in ("index", "insights", "family", "journal/2026", LAYLA, DOV):
            opened(page, leftward, name, width)
            found[f"{name} at {width}"] = page.evaluate(words)
    assert {place: words for place, words in found.items() if words} == {}


def test_a_path_reads_in_its_order(page: Page, leftward: Path) -> None:
    """Whatever letters a folder has, what comes after it in a path stands to its right."""
    opened(page, leftward, LAYLA)
    path = page.locator(".writeit code")
    assert path.inner_text() == "contacts/ليلى-حدّاد/2026-11-22.md"
    places = path.locator("bdi").evaluate_all("all => all.map(part => part.getBoundingClientRect().x)")
    assert len(places) == 3
    assert places == sorted(places)


#: Sentences of ours in which somebody's name, or the writer's own words, come first: how each is found,
#: what comes first, and what comes after it.
SENTENCES = [
    pytest.param(("people/يوسف-حدّاد", ".brief dd li", "يوسف", "turns"), id="a birthday in a brief"),
    pytest.param(("people/هدى-سليمان", ".lede", "هدى", "died"), id="who died"),
    pytest.param(("cities/حيفا", ".gifts span", "على الشاطئ مع يوسف", "with"), id="a note and with whom"),
    pytest.param(("journal/2026", ".keepsake li", "مربّى السفرجل", "from"), id="a gift"),
    pytest.param(("index", ".diary p", "زيارة أمّي", "with"), id="a plan"),
    pytest.param(("index", ".diary p", "يوسف", "turns"), id="a day to come"),
]


@pytest.mark.parametrize("case", SENTENCES)
@pytest.mark.parametrize("site", ["english", "untranslated"])
def test_an_english_sentence_keeps_its_order(
    page: Page, request: pytest.FixtureRequest, site: str, case: tuple[str, str, str, str]
) -> None:
    """A name in letters that run the other way does not turn the sentence round."""
    name, line, first, then = case
    opened(page, request.getfixturevalue(site), name)
    sentence = page.locator(line).filter(has_text=first).filter(has_text=re.compile(rf"\b{then}\b")).first
    place = """(line, word) => { const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) { const at = walk.currentNode.data.indexOf(word); if (at < 0) continue;
        const range = document.createRange(); range.setStart(walk.currentNode, at);
        range.setEnd(walk.currentNode, at + word.length); return range.getBoundingClientRect().x } }"""
    assert sentence.evaluate(place, first) < sentence.evaluate(place, then)


def test_a_row_of_words_runs_as_they_do(page: Page, english: Path, arabic: Path) -> None:
    """Of two things that somebody likes the first stands at the right, in an English page, too."""
    for site in (english, arabic):
        opened(page, site, LAYLA)
        likes = page.locator("dd", has_text="السفرجل").filter(has_text="فيروز").locator("bdi bdi")
        first, second = likes.evaluate_all("all => all.map(one => one.getBoundingClientRect().x)")
        assert first > second


def test_prose_goes_with_its_letters(page: Page, english: Path, arabic: Path) -> None:
    """Each paragraph by itself: Italian from the left in Arabic pages, Arabic from the right in English."""
    sides = "all => all.map(p => { const range = document.createRange(); range.selectNodeContents(p);"
    sides += " const a = range.getClientRects()[0], b = p.getBoundingClientRect();"
    sides += " return a.left - b.left < b.right - a.right ? 'left' : 'right' })"
    for site in (english, arabic):
        opened(page, site, "people/clara-rossi")
        assert page.locator("#story p").evaluate_all(sides) == ["left"]
        opened(page, site, LAYLA)
        assert set(page.locator("#story p, [aria-labelledby=h-special] p").evaluate_all(sides)) == {"right"}


@pytest.mark.parametrize(
    ("typed", "results", "found"),
    [
        pytest.param("ليلي", "People", "ليلى حدّاد", id="Arabic, another ya and no marks"),
        pytest.param("امينه", "People", "أمينة خوري", id="Arabic, alef and ha"),
        pytest.param("דב בן", "People", "דֹּב בן־עמי", id="Hebrew, without points"),
        pytest.param("السفرجل", "Notes", "عشاء", id="a word of an Arabic note"),
        pytest.param("ההגהות", "Notes", "שיחה", id="a word of a Hebrew note"),
        pytest.param("צור", "Notes", "", id="nothing"),
    ],
)
def test_search_finds_what_is_written(
    page: Page, untranslated: Path, typed: str, results: str, found: str
) -> None:
    """In either script, as a keyboard writes it; each hit in its own direction."""
    opened(page, untranslated, "index")
    page.keyboard.press("/")
    page.keyboard.type(typed)
    hits = page.get_by_role("list", name=results).locator("a")
    if not found:
        expect(page.locator(".results")).to_have_attribute("aria-busy", "false")
        expect(hits).to_have_count(0)
        return
    expect(hits.filter(has_text=found).first).to_be_visible()
    assert page.locator("dialog.search").evaluate("one => one.scrollWidth <= one.clientWidth")
    hits.filter(has_text=found).first.click()
    expect(page.locator("main")).to_contain_text(found)


PRESS = """([key, code, shiftKey]) => document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }))"""


def test_keys_on_an_arabic_keyboard(page: Page, arabic: Path) -> None:
    """The letters that lead somewhere are those of the key; up and down stay what they are."""
    opened(page, arabic, "people")
    page.keyboard.press("ArrowDown")
    names = page.locator("table.people tbody th a")
    for key, code, at in (("ت", "KeyJ", 0), ("ت", "KeyJ", 1), ("ن", "KeyK", 0)):
        page.evaluate(PRESS, [key, code, False])
        expect(names.nth(at)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(names.nth(1)).to_be_focused()
    page.evaluate(PRESS, ["ظ", "Slash", False])
    expect(page.locator("dialog.search")).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate(PRESS, ["؟", "Slash", True])
    expect(page.locator("dialog.help")).to_be_visible()
