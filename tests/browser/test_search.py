"""The small scripts in a real browser, from disk: search, the people table, the theme, the way to a note."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from string import Template

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect

from journal.model.journal import Journal
from journal.model.note import Note, Promise
from journal.model.person import Origin, Person, Spell
from journal.model.person import Page as AboutPage
from journal.model.prose import Prose
from journal.site.search import Findable, Shown, search_files
from journal.site.views.script_words import script_words

from .conftest import Heard

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 22)
HOSTILE = "</script><img src=x onerror=\"document.title='taken'\">"

PAGE = Template("""<!doctype html>
<html lang="en" class="no-js"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self';
 img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'">
<title>A page</title><link rel="stylesheet" href="${base}assets/page.css">
<script src="${base}assets/journal.js"></script></head>
<body><header><button type="button" class="needs-js" data-search>Search</button>
<button type="button" class="needs-js" data-theme-toggle aria-label="Switch theme"></button></header>
<main>$main</main>
<dialog class="search" aria-label="Search the journal" data-base="$base">
<form method="dialog" role="search"><input type="search" aria-label="Search people, notes and promises">
<button type="button" data-close>Esc</button></form><div class="results" aria-live="polite"></div></dialog>
<template id="words" $words></template></body></html>""")

CSS = """.no-js .needs-js { display: none !important } .sr { position: absolute; clip-path: inset(50%) }
[hidden] { display: none } article { min-height: 40rem } .lit { background: beige }"""

TABLE = """<form class="filters needs-js" data-filters role="search"><input name="q" aria-label="Find">
<select name="circle"><option value="">Every circle</option><option>close</option><option>friends</option>
</select><select name="tag"><option value="">Any tag</option><option>choir</option><option>climbing</option>
</select><output>4 people</output></form><table class="people"><thead><tr><th data-key="name">Name</th>
<th data-key="order" aria-sort="ascending">Circle</th><th data-key="last">Last</th></tr></thead>
<tbody>$rows</tbody></table><p class="nothing" hidden>Nobody</p>"""

ROW = """<tr id="$id" data-find="$name" data-circle="$circle" data-tag="$tags" data-name="$name"
 data-order="$order" data-last="$last"><th>$name</th><td>$circle</td><td>$last</td></tr>"""

ROWS = [
    {
        "id": "noel",
        "name": "Noël Aubert",
        "circle": "close",
        "order": 0,
        "last": 100,
        "tags": "choir\nclimbing",
    },
    {"id": "maya", "name": "Maya Okafor", "circle": "close", "order": 0, "last": "", "tags": "climbing"},
    {"id": "tomasz", "name": "Tomasz Wiśniewski", "circle": "friends", "order": 1, "last": 9, "tags": ""},
    {"id": "asa", "name": "Åsa Berg", "circle": "friends", "order": 1, "last": 35, "tags": ""},
]

NAMES = [
    ("noel", "Noël Aubert", ()),
    ("maya", "Maya Okafor", ("May",)),
    ("tomasz", "Tomasz Wiśniewski", ()),
    ("mei-ling", "Chen Mei-ling", ("陳美玲",)),
    ("haneul", "김하늘", ()),
    ("sora", "やまだ空", ()),
    ("layla", "ليلى الأحمد", ()),
    ("dov", "דֹּב בן־עמי", ()),
    ("soren", "Søren Ægirsson", ()),
    ("niamh", "Niamh O’Brien", ()),
    ("rogue", f"Rogue {HOSTILE}", ()),
]


def a_journal() -> Journal:
    """Eleven people and what was written about them, in two years."""
    people = {i: Person(i, name, f"contacts/{i}.md", name, aka=aka, circle="close") for i, name, aka in NAMES}
    story = Prose(text="She taught the lighthouse keeper to knit.")
    gifts = AboutPage("contacts/noel/gifts.md", "Gift ideas", Prose(text="A barometer"))
    people["noel"] = Person(
        "noel", "Noël Aubert", "contacts/noel.md", "Noël", city=(Spell("Marseille"),), pages=(gifts,)
    )
    people["maya"] = Person("maya", "Maya Okafor", "contacts/maya.md", "Maya", aka=("May",), story=story)
    notes = (
        a_note(1, "The quarry", "maya", "We spoke of Zürich and of thunder."),
        a_note(
            2,
            "Thunder",
            "tomasz",
            f"Long before it: {'rain ' * 400}and at the end a façade, a heron & {HOSTILE}",
        ),
        a_note(3, "Supper", "mei-ling", "今天和陳美玲一起去看海。", tags=("summer",)),
        *(a_note(n, f"Day {n}", "soren", "An ordinary day by the harbour.") for n in range(4, 48)),
        replace(a_note(3, "Tea", "layla", "شربنا الشاي معا"), date=date(2026, 3, 6)),
    )
    promises = (
        Promise(
            "Send the barometer",
            "me",
            ("maya",),
            "open",
            notes[0].date,
            None,
            None,
            Origin(notes[0].file, 9, 1),
        ),
    )
    return Journal(people, notes, promises)


def a_note(n: int, title: str, person: str, text: str, tags: tuple[str, ...] = ()) -> Note:
    day = date(2025, 12, 1) if n == 1 else date(2026, 1 + n // 28, 1 + n % 28)
    return Note(f"contacts/{n}.md", day, title, people=(person,), prose=Prose(text=text), tags=tags)


SHOWN = Shown(
    person_address=lambda person: f"people/{person}.html",
    note_address=lambda note: f"people/{note.people[0]}.html#{note.date}",
    page_address=lambda person, _: f"people/{person.id}.html#gifts",
    note_title=lambda note: note.title,
    initials=lambda person: person.name[0],
    circle=lambda person: person.circle or "friends",
)


#: Folds a text as the page does, once it can.
FOLD = "async (text) => { await journal.load('words'); return journal.fold(text); }"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, assets: Path) -> Path:
    """A small site with the markup that the templates have."""
    root = tmp_path_factory.mktemp("a site with spaces")
    journal = a_journal()
    files = {f"assets/{script.name}": script.read_bytes() for script in assets.glob("*.js")}
    files |= {path: make() for path, make in search_files(Findable(journal), SHOWN, TODAY).items()}
    files["assets/page.css"] = CSS.encode()
    files["index.html"] = a_page("", '<textarea aria-label="A field"></textarea>')
    table = Template(TABLE).substitute(rows="".join(map(Template(ROW).substitute, ROWS)))
    files["people.html"] = a_page("", table)
    for person in journal.people:
        main = "".join(map(an_article, journal.notes_by_person.get(person, ())))
        files[f"people/{person}.html"] = a_page("../", main)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def a_page(base: str, main: str) -> bytes:
    words = " ".join(f'data-{name}="{escape(said)}"' for name, said in script_words())
    return PAGE.substitute(base=base, main=main, words=words).encode()


def an_article(note: Note) -> str:
    return (
        f"<details><summary>{note.date.year}</summary><details><summary>More</summary>"
        f'<article id="{note.date}">{note.title}</article></details></details>'
    )


@pytest.fixture
def visit(page: Page, site: Path) -> Callable[[str], Page]:
    """Opens a page of the site from disk."""

    def to(address: str) -> Page:
        path, mark, fragment = address.partition("#")
        page.goto((site / path).as_uri() + mark + fragment)
        return page

    return to


def look_for(page: Page, query: str) -> None:
    """Open search, unless it is open, and type; wait until everything has been looked through."""
    if not page.locator("dialog.search").evaluate("dialog => dialog.open"):
        page.keyboard.press("/")
    page.locator("dialog input").fill(query)
    expect(page.locator(".results")).to_have_attribute("aria-busy", "false")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("ÀÉÎÕÜ ǞẤ", "aeiou aa", id="accents"),
        pytest.param("Wiśniewski Łódź", "wisniewski lodz", id="Polish"),
        pytest.param("STRASSE Straße", "strasse strasse", id="German"),
        pytest.param("Ægir Søren Þór Guðrún", "aegir soren thor gudrun", id="Nordic"),
        pytest.param("Đặng Thị", "dang thi", id="Vietnamese"),
        pytest.param("İSTANBUL ılık", "istanbul ilik", id="Turkish"),
        pytest.param("Όδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ", id="Greek"),
        pytest.param("Алёна Юрий", "алена юрии", id="Cyrillic"),
        pytest.param("O’Brien o'brien ʻOkina", "obrien obrien okina", id="apostrophes"),
        pytest.param("أَحْمَد إآ ٱ مـحـمد ة ى", "احمد اا ا محمد ه ي", id="Arabic"),
        pytest.param("کریم ۱۲٣", "كريم 123", id="Persian, digits"),
        pytest.param("שָׁלוֹם מֶלֶךְ בֵּן כַּף אֶרֶץ", "שלומ מלכ בנ כפ ארצ", id="Hebrew points, final letters"),
        pytest.param("ﬁle ＡＢＣ ｶﾞ", "file abc カ\u3099", id="compatibility forms"),
        pytest.param("が", "か\u3099", id="kana keep their voice"),
        pytest.param("가", "\u1100\u1161", id="Hangul letter by letter"),
        pytest.param("अनिरुद्ध", "अनिरुद्ध", id="Indic vowel signs stay"),
        pytest.param("soft\u00adhy\u200bphen\u202e", "softhyphen", id="invisible marks"),
    ],
)
def test_folds(visit: Callable[[str], Page], text: str, folded: str) -> None:
    """What is forgiven when words are compared, and what tells words apart."""
    assert visit("index.html").evaluate(FOLD, text) == folded


@pytest.mark.parametrize(
    ("query", "name"),
    [
        pytest.param("noel", "Noël Aubert", id="accent left out"),
        pytest.param("Noe\u0308l", "Noël Aubert", id="accent of its own"),
        pytest.param("WISNIEWSKI", "Tomasz Wiśniewski", id="accent and case"),
        pytest.param("Tomsz", "Tomasz Wiśniewski", id="letter left out"),
        pytest.param("Tomaszz", "Tomasz Wiśniewski", id="letter too many"),
        pytest.param("Tomacz", "Tomasz Wiśniewski", id="wrong letter"),
        pytest.param("Tomazs", "Tomasz Wiśniewski", id="letters exchanged"),
        pytest.param("Otmasz", "Tomasz Wiśniewski", id="first letters exchanged"),
        pytest.param("Wisnwie", "Tomasz Wiśniewski", id="wrong letter, half typed"),
        pytest.param("Mya", "Maya Okafor", id="short name"),
        pytest.param("oka may", "Maya Okafor", id="beginnings, in any order"),
        pytest.param("sore aegirs", "Søren Ægirsson", id="letters that Unicode keeps whole"),
        pytest.param("o'brien", "Niamh O’Brien", id="plain apostrophe"),
        pytest.param("obrien", "Niamh O’Brien", id="no apostrophe"),
        pytest.param("meiling", "Chen Mei-ling", id="hyphen left out"),
        pytest.param("chenmei", "Chen Mei-ling", id="space left out"),
        pytest.param("yaok", None, id="not across two words of a name"),
        pytest.param("陳", "Chen Mei-ling", id="Chinese"),
        pytest.param("美玲", "Chen Mei-ling", id="Chinese, inside"),
        pytest.param("하늘", "김하늘", id="Korean, inside"),
        pytest.param("기", "김하늘", id="Korean, half a syllable"),
        pytest.param("空", "やまだ空", id="Japanese, inside"),
        pytest.param("ليلي", "ليلى الأحمد", id="Arabic, other ya"),
        pytest.param("الاحمد", "ليلى الأحمد", id="Arabic, alef without hamza"),
        pytest.param("לילה", None, id="Hebrew, another name"),
        pytest.param("דב עמי", "דֹּב בן־עמי", id="Hebrew without points"),
        pytest.param("marseille", "Noël Aubert", id="city"),
        pytest.param("lighthouse", "Maya Okafor", id="story"),
        pytest.param("gift ideas", "Noël Aubert", id="page about them"),
    ],
)
def test_finds_people(visit: Callable[[str], Page], query: str, name: str | None) -> None:
    """A name is found without accents, with one wrong letter, in any script; people by what is known, too."""
    page = visit("index.html")
    look_for(page, query)
    if name is None:
        expect(page.locator(".results")).to_have_text(f"Nothing under “{query}” yet.")
    else:
        expect(page.get_by_role("list", name="People").locator(".t").first).to_have_text(name)


def test_ranks_person_before_title_before_text_before_age(visit: Callable[[str], Page]) -> None:
    """A note titled with the word comes before one that only says it; of equals the newest comes first."""
    page = visit("index.html")
    look_for(page, "thunder")
    titles = page.get_by_role("list", name="Notes").locator(".t")
    expect(titles).to_have_count(2)
    expect(titles.first).to_contain_text("Thunder Tomasz Wiśniewski · 3 Jan 2026")
    expect(titles.last).to_contain_text("The quarry Maya Okafor · 1 Dec 2025")
    look_for(page, "soren")
    expect(page.get_by_role("list", name="Notes").locator(".t").first).to_contain_text("Day 47")


def test_full_text_needs_every_word_and_marks_the_hits(visit: Callable[[str], Page]) -> None:
    """Words may stand in the name and in the text; accents are forgiven and the excerpt shows the place."""
    page = visit("index.html")
    look_for(page, "tomasz facade heron")
    line = page.get_by_role("list", name="Notes").locator(".d")
    expect(line).to_have_count(1)
    expect(line).to_contain_text("… ")
    assert line.locator("mark").all_inner_texts() == ["façade", "heron"]
    look_for(page, "tomasz facade walrus")
    expect(page.locator(".results")).to_have_text("Nothing under “tomasz facade walrus” yet.")


def test_a_wrong_letter_leads_to_the_notes_as_well(visit: Callable[[str], Page]) -> None:
    """Notes with somebody are found by nearly their name, as long as nobody bears the name as typed."""
    page = visit("index.html")
    look_for(page, "Tomsz heron")
    expect(page.get_by_role("list", name="Notes").locator(".t")).to_contain_text("Thunder")


def test_two_letters_are_the_beginning_of_a_word(visit: Callable[[str], Page]) -> None:
    """Inside of words they would be everywhere; three letters are found there."""
    page = visit("index.html")
    look_for(page, "rb")
    expect(page.locator(".results")).to_have_text("Nothing under “rb” yet.")
    look_for(page, "rbo")
    expect(page.get_by_role("list", name="Notes").locator("mark").first).to_have_text("rbo")


@pytest.mark.parametrize(
    ("query", "mark"),
    [
        pytest.param("기", "김", id="half a syllable"),
        pytest.param("sore", "Søre", id="letters of one place"),
        pytest.param("דב", "דֹּב", id="points within"),
        pytest.param("tomacz", "Tomasz", id="the name that is nearly it"),
    ],
)
def test_marks_whole_letters(visit: Callable[[str], Page], query: str, mark: str) -> None:
    """A mark never stands between a letter and what belongs to it, and is never empty."""
    page = visit("index.html")
    look_for(page, query)
    expect(page.get_by_role("list", name="People").locator("mark")).to_have_text(mark)


def test_finds_chinese_text_tags_and_promises(visit: Callable[[str], Page]) -> None:
    """Text without spaces is found by what is inside; tags, promises and pages about people are found too."""
    page = visit("index.html")
    look_for(page, "看海")
    expect(page.get_by_role("list", name="Notes").locator("mark")).to_have_text("看海")
    look_for(page, "summer")
    expect(page.get_by_role("list", name="Notes").locator(".d")).to_contain_text("summer · 今天")
    look_for(page, "barometer")
    promise = page.get_by_role("list", name="Promises")
    expect(promise.locator(".t")).to_have_text("Send the barometer")
    expect(promise.locator(".d")).to_have_text("You to Maya Okafor · open · 1 Dec 2025")
    expect(page.get_by_role("list", name="People").locator(".d")).to_have_text("Gift ideas · A barometer")


def test_each_script_keeps_its_direction(visit: Callable[[str], Page]) -> None:
    """A name written from the right changes neither the side of its row nor the order beside it."""
    page = visit("index.html")
    look_for(page, "الأحمد")
    title = page.get_by_role("list", name="People").locator(".t")
    assert title.evaluate("t => getComputedStyle(t).direction") == "ltr"
    assert title.locator("bdi").evaluate("t => getComputedStyle(t).direction") == "rtl"
    meta = page.get_by_role("list", name="Notes").locator(".meta")
    expect(meta).to_have_text("ليلى الأحمد · 6 Mar 2026")
    assert meta.locator("bdi").all_inner_texts() == ["ليلى الأحمد", "6 Mar 2026"]
    line = page.get_by_role("list", name="Notes").locator(".d")
    assert line.evaluate("d => getComputedStyle(d).direction") == "rtl"


def test_hostile_text_is_shown_as_text(visit: Callable[[str], Page], heard: Heard) -> None:
    """Markup in names, notes and the query stays letters, and runs nothing."""
    page = visit("index.html")
    look_for(page, "onerror")
    expect(page.get_by_role("list", name="People").locator(".t")).to_have_text(f"Rogue {HOSTILE}")
    expect(page.get_by_role("list", name="Notes").locator(".d")).to_contain_text("<img src=x")
    look_for(page, "<b>walrus</b>")
    expect(page.locator(".results")).to_have_text("Nothing under “<b>walrus</b>” yet.")
    assert page.locator(".results img, .results b").count() == 0
    assert page.title() == "A page"
    assert heard.messages == []


def test_moves_with_the_arrows_and_opens_with_enter(visit: Callable[[str], Page]) -> None:
    """Down goes through the hits, Up comes back, typing goes on in the field, Enter opens and lights up."""
    page = visit("index.html")
    look_for(page, "thunde")
    field, links = page.locator("dialog input"), page.locator(".results a")
    expect(links.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("r")
    expect(field).to_be_focused()
    expect(field).to_have_value("thunder")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/maya.html?q=thunde*#2025-12-01")
    expect(page.locator("article.lit")).to_have_id("2025-12-01")
    expect(page.locator("article.lit")).to_be_visible()


def test_enter_in_the_field_opens_the_first_hit(visit: Callable[[str], Page]) -> None:
    """From a page in a folder, too: the way up is in the sheet."""
    page = visit("people/noel.html")
    look_for(page, "maya")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/maya.html")


def test_a_hit_on_this_page_is_lit_up(visit: Callable[[str], Page]) -> None:
    """The sheet closes, and what the note lies in is unfolded, each time it is asked for."""
    page = visit("people/tomasz.html")
    for _ in range(2):
        look_for(page, "heron")
        page.get_by_role("list", name="Notes").locator("a").click()
        expect(page.locator("dialog.search")).not_to_be_visible()
        expect(page.locator("article.lit")).to_be_in_viewport()
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = false })")
        page.evaluate("document.querySelectorAll('.lit').forEach(a => { a.classList.remove('lit') })")


#: What is lit up as found, in the order of the page.
FOUND = "Array.from(CSS.highlights.get('found') || [], range => range.toString())"


def test_the_words_are_lit_up_in_the_note(visit: Callable[[str], Page], heard: Heard) -> None:
    """A hit takes the query along: in the note its words are marked, accents and case forgiven."""
    page = visit("index.html")
    look_for(page, "thunder quárry")
    page.get_by_role("list", name="Notes").locator("a").first.click()
    page.wait_for_url("**/people/maya.html?q=*#2025-12-01")
    page.wait_for_function("() => CSS.highlights.has('found')")
    assert page.evaluate(FOUND) == ["quarry"]
    look_for(page, "tomasz")
    page.get_by_role("list", name="People").locator("a").first.click()
    page.wait_for_url("**/people/tomasz.html")
    assert page.evaluate(FOUND) == []
    assert heard.messages == []


def test_words_on_this_page_are_lit_up_without_loading_it_anew(visit: Callable[[str], Page]) -> None:
    """The next hit lights up its own words and no longer the others; the way back leads to the first."""
    page = visit("people/soren.html")
    page.evaluate("window.stays = true")
    for query in ("ordinary 47", "day 46"):
        look_for(page, query)
        page.get_by_role("list", name="Notes").locator("a").first.click()
        page.wait_for_function("() => CSS.highlights.get('found')?.size")
    assert page.evaluate(FOUND) == ["Day", "46"]
    page.go_back()
    page.wait_for_function("() => Array.from(CSS.highlights.get('found')).join() === '47'")
    assert page.evaluate("window.stays")


def test_what_is_written_about_somebody_is_shown_where_it_stands(visit: Callable[[str], Page]) -> None:
    """A hit in a story has no note to lead to: its first word is brought into sight, unfolded."""
    page = visit("people/tomasz.html")
    page.goto(page.url + "?q=THUNDER")
    expect(page.locator("article")).to_be_in_viewport()
    assert page.evaluate(FOUND) == ["Thunder"]


def test_slash_opens_and_escape_closes(visit: Callable[[str], Page]) -> None:
    """Also over words that were typed; the focus returns to where it was, and "/" in a field is a letter."""
    page = visit("index.html")
    button, sheet = page.locator("[data-search]"), page.locator("dialog.search")
    button.focus()
    page.keyboard.press("/")
    expect(page.locator("dialog input")).to_be_focused()
    expect(page.locator(".results")).to_have_text("A name, a place, a word you remember.")
    look_for(page, "maya")
    page.keyboard.press("Escape")
    expect(sheet).not_to_be_visible()
    expect(button).to_be_focused()
    page.keyboard.press("Control+/")
    expect(sheet).not_to_be_visible()
    page.locator("textarea").press("/")
    expect(page.locator("textarea")).to_have_value("/")
    expect(sheet).not_to_be_visible()
    button.click()
    expect(sheet).to_be_visible()
    page.locator("[data-close]").click()
    expect(sheet).not_to_be_visible()


@pytest.mark.parametrize(
    "modifiers",
    [
        pytest.param({"shiftKey": True}, id="Shift+7"),
        pytest.param({"modifierAltGraph": True, "ctrlKey": True}, id="AltGr"),
    ],
)
def test_slash_is_the_character_not_the_key(visit: Callable[[str], Page], modifiers: dict[str, bool]) -> None:
    """Layouts that write "/" with Shift or AltGr open search as well."""
    page = visit("index.html")
    event = {"key": "/", "code": "Digit7", "bubbles": True, **modifiers}
    page.evaluate("event => document.body.dispatchEvent(new KeyboardEvent('keydown', event))", event)
    expect(page.locator("dialog.search")).to_be_visible()


def test_says_how_many_and_hides_none(visit: Callable[[str], Page]) -> None:
    """Thirty notes are shown, the others counted and shown when asked for; the number is said politely."""
    page = visit("index.html")
    look_for(page, "harbour")
    notes = page.get_by_role("list", name="Notes").locator("li")
    expect(notes).to_have_count(30)
    expect(page.locator("[role=status]")).to_have_text("44 found")
    page.locator("button.further", has_text="14 more").click()
    expect(notes).to_have_count(44)
    expect(notes.nth(30).locator("a")).to_be_focused()
    expect(page.locator("button.further")).to_have_count(0)
    expect(page.get_by_role("dialog", name="Search the journal")).to_be_visible()


def test_a_missing_year_is_said(site: Path, page: Page, tmp_path: Path) -> None:
    """A file of the index that is not there is named, and the others are searched."""
    for file in site.rglob("*"):
        if file.is_file() and file.name != "2025.js":
            copy = tmp_path / file.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    page.goto((tmp_path / "index.html").as_uri())
    look_for(page, "heron")
    expect(page.get_by_role("list", name="Notes").locator("li")).to_have_count(1)
    expect(page.locator(".results .quiet")).to_have_text(re.compile(r"^Could not be read: search/2025\.js\."))


def rows(page: Page) -> list[str]:
    return page.locator("tbody tr:visible").evaluate_all("rows => rows.map(row => row.id)")


def test_filters_and_sorts_people_and_keeps_the_view(visit: Callable[[str], Page]) -> None:
    """The view stands in the address: whoever opens it again sees the same."""
    page = visit("people.html")
    out = page.locator("output")
    expect(out).to_have_text("4 people")
    page.locator("[name=q]").fill("NOEL")
    assert rows(page) == ["noel"]
    page.locator("[name=q]").fill("")
    page.locator("[name=tag]").select_option("climbing")
    expect(out).to_have_text("2 of 4 people")
    assert page.url.endswith("people.html#tag=climbing")
    page.locator("th button", has_text="Name").click()
    assert rows(page) == ["maya", "noel"]
    assert page.url.endswith("people.html#tag=climbing&sort=name")
    page.goto("about:blank")
    page.go_back()
    assert rows(page) == ["maya", "noel"]
    expect(page.locator("[name=tag]")).to_have_value("climbing")
    page.locator("[name=q]").fill("nobody")
    expect(page.locator(".nothing")).to_be_visible()


def test_sorts_numbers_as_numbers_and_nothing_last(visit: Callable[[str], Page]) -> None:
    """Never comes last in both directions; Å is a letter like others; the heading says which way."""
    page = visit("people.html")
    last = page.locator("th[data-key=last]")
    last.locator("button").click()
    assert rows(page) == ["tomasz", "asa", "noel", "maya"]
    expect(last).to_have_attribute("aria-sort", "ascending")
    last.locator("button").click()
    assert rows(page) == ["noel", "asa", "tomasz", "maya"]
    expect(last).to_have_attribute("aria-sort", "descending")
    page.locator("th[data-key=name] button").click()
    assert rows(page) == ["asa", "maya", "noel", "tomasz"]


def test_a_bookmarked_view_is_restored(visit: Callable[[str], Page]) -> None:
    """From the address alone; what no list offers is no filter."""
    page = visit("people.html#circle=friends&sort=-last")
    assert rows(page) == ["asa", "tomasz"]
    page.evaluate("location.hash = '#circle=nowhere'")
    expect(page.locator("output")).to_have_text("4 people")
    page.evaluate("location.hash = '#q=tomasz'")
    expect(page.locator("output")).to_have_text("1 of 4 people")


def test_the_theme_is_kept(visit: Callable[[str], Page]) -> None:
    """The reader's choice holds on the next page, before it is drawn."""
    page = visit("index.html")
    assert page.evaluate("document.documentElement.dataset.theme") is None
    page.locator("[data-theme-toggle]").click()
    expect(page.locator("[data-theme-toggle]")).to_have_attribute("aria-label", "Switch to the light theme")
    visit("people.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_address_of_a_note_unfolds_it(visit: Callable[[str], Page], heard: Heard) -> None:
    """On loading and afterwards; only one note is lit."""
    page = visit("people/soren.html#2026-01-20")
    expect(page.locator(".lit")).to_have_id("2026-01-20")
    expect(page.locator(".lit")).to_be_in_viewport()
    page.evaluate("location.hash = '#2026-02-05'")
    expect(page.locator(".lit")).to_have_id("2026-02-05")
    expect(page.locator(".lit")).to_be_in_viewport()
    page.evaluate("document.querySelector('article').id = 'día uno'; location.hash = '#d%C3%ADa%20uno'")
    expect(page.locator(".lit")).to_have_id("día uno")
    page.evaluate("location.hash = '#%E0%A4%A'")
    expect(page.locator(".lit")).to_have_count(0)
    assert heard.messages == []


def test_without_script_everything_is_there(chromium: Browser, site: Path) -> None:
    """The table is whole and sorted, and no control is shown that could do nothing."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "people.html").as_uri())
    assert page.locator("tbody tr:visible").count() == 4
    assert page.locator(".needs-js:visible, th button").count() == 0
    context.close()


def test_nothing_is_asked_of_the_network(visit: Callable[[str], Page], site: Path, heard: Heard) -> None:
    """The index is loaded on opening, not before, from this folder, and the console stays silent."""
    page = visit("people/maya.html#2025-12-01")
    assert not any("/search/" in request for request in heard.requests)
    look_for(page, "thunder")
    names = {request.rpartition("/")[2] for request in heard.requests if "/search/" in request}
    assert names == {"people.js", "pages.js", "2026.js", "2025.js"}
    assert all(request.startswith(site.as_uri() + "/") for request in heard.requests)
    assert heard.messages == []
