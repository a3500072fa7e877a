"""A person's page: every key that may be written is seen, and a long life still opens."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.site.views.facts import safe_link
from journal.site.views.promises import PROMISES
from journal.site.views.together import MANY, WHOLE
from tests.site.test_views import Page, pages_of

#: Each key of FORMAT "A person" with what it must show.
KEYS: dict[str, tuple[str, list[str]]] = {
    "sort": ("sort: Okafor the First", []),
    "aka": ("aka: [May, Dr Okafor]", ["May, Dr Okafor"]),
    "pronouns": ("pronouns: she/her", ["she/her", "People around her"]),
    "circle": ("circle: close", ["Close"]),
    "cadence": ("cadence: 3 weeks", ["Every three weeks, as you chose."]),
    "tags": ("tags: [university]", ["university"]),
    "birthday": ("birthday: 1990-03-14", ["14 March 1990", "36 years old"]),
    "dates": (
        "dates:\n  - {on: 2015-06-20, what: the wedding, remind: 2 weeks}",
        ["The wedding", "20 June 2015", "eleven years, shown two weeks before"],
    ),
    "events": ("events:\n  - {on: 2024-02, what: started at Arup}", ["February 2024", "started at Arup"]),
    "met": (
        "met: {on: 2012-09-24, at: the climbing wall, through: tom}",
        ["Known since 2012", "You met: the climbing wall, through Tom"],
    ),
    "special": ("special: the coast path", ["What makes it special", "the coast path"]),
    "intention": ("intention: grow old as partners", ["You hope to", "grow old as partners"]),
    "hopes": ("hopes: [build her own house]", ["She dreams of", "build her own house"]),
    "email": ("email: {work: maya@example.org}", ["Email, work", "maya@example.org"]),
    "phone": ('phone: {mobile: "+44 7700 900123"}', ["Phone, mobile", "+44 7700 900123"]),
    "links": ("links: {signal: somewhere}", ["Signal", "somewhere"]),
    "address": ("address: {home: 1 Canal Street}", ["Address, home", "1 Canal Street"]),
    "city": (
        "city: [{value: Porto, until: 2020}, {value: Leeds, since: 2020}]",
        ["City, before", "Porto", "until 2020", "Leeds", "since 2020"],
    ),
    "work": (
        "work: {org: Arup, role: bridge engineer, since: 2024-02}",
        ["Bridge engineer, Arup", "since February 2024"],
    ),
    "confirmed": ("email: m@example.org\nconfirmed: 2026-05-01", ["confirmed 1 May"]),
    "likes": ("likes: [almond croissants]", ["Likes", "almond croissants"]),
    "dislikes": ("dislikes: [liquorice]", ["Rather not", "liquorice"]),
    "diet": ("diet: [no nuts]", ["Eats", "no nuts"]),
    "ideas": ("ideas: [a compass]", ["Ideas for a gift", "a compass"]),
    "relations": (
        "relations: {partner: tom, rival: Nobody Here}",
        ["Partner", "Tom", "Rival", "Nobody Here"],
    ),
    "offers": ("offers: [structural advice]", ["Can offer", "structural advice"]),
    "needs": ("needs: [a flat in Lisbon]", ["Could use", "a flat in Lisbon"]),
    "stage": ("stage: trust", ["Stage", "Trust"]),
    "paused": (
        "paused: {until: 2027-01-15, why: newborn}",
        ["Why it rests", "Newborn.", "Until 15 January 2027"],
    ),
    "lapse": (
        "lapse: {why: moved, since: 2024-06, sorry: true, about: I never wrote, closed: true}",
        [
            "One of you moved away. That was in June 2024.",
            "I never wrote",
            "sorry",
            "Left as it is, on purpose.",
        ],
    ),
    "worth": (
        "worth: {yearly: 12000 EUR, beyond money: the truth, give: ten per cent, else: more}",
        ["12000 EUR", "Beyond money", "the truth", "ten per cent", "Else", "more"],
    ),
    "owner": ("owner: tom", ["Mainly kept by", "Tom"]),
    "quiet": ("quiet: [G2, S]", ["Keeping still", "G2, S"]),
    "fragile": ("fragile: true", ["Time together is short"]),
    "died": ("died: 2024-03-02", ["Remembered", "Died", "2 March 2024"]),
    "ids": ("ids: {monica: 8f3a}", ["Known as, in monica", "8f3a"]),
    "more": ("favourite bridge: Forth", ["Favourite bridge", "Forth"]),
}


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_a_person_is_seen(tmp_path: Path, key: str) -> None:
    """Nothing that was written about somebody is lost on the way to their page."""
    written, expected = KEYS[key]
    extra = (
        "pronouns: she/her\n" if key == "hopes" else "relations: {friend: tom}\n" if key == "pronouns" else ""
    )
    files = {"contacts/maya.md": f"---\n{extra}{written}\n---\n", "contacts/tom.md": ""}
    page = pages_of(tmp_path, files)["people/maya.html"]
    for words in expected:
        assert words in page.text


def test_nobody_reaches_out_to_the_dead(tmp_path: Path) -> None:
    """What is kept stands under their name, and no note is asked for; years are drawn up to the last."""
    files = {
        "contacts/maya.md": "---\ndied: 2024-03-02\n---\n",
        "contacts/maya/2023-05-01.md": "# Tea\n\nWe had tea.\n",
        "contacts/maya/2024-01-02.md": "# Rain\n\nIt rained.\n",
    }
    page = pages_of(tmp_path, files)["people/maya.html"]
    assert "Remembering Maya" in page.text
    assert "The last time" in page.text
    assert "Before you reach out" not in page.text
    assert "Afterwards" not in page.text
    assert "2025" not in page.text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("- [ ] Read it, by 2026-11-30", "Read it, by 30 November", id="due"),
        pytest.param(
            "- [x] (me) order the bell (done 2025-11-19)",
            "order the bell (done 19 November 2025)",
            id="my own",
        ),
        pytest.param(
            "- [ ] Read [[tom]]’s essay by 2026-11-30", "Read Tom’s essay by 30 November", id="with a link"
        ),
        pytest.param("- [ ] Read it by 2026-11-31", "Read it by 2026-11-31", id="no day"),
        pytest.param(
            "- [ ] (me) rest\n  - by 2026-11-30 or so", "rest by 2026-11-30 or so", id="a list below"
        ),
        pytest.param("Read it by 2026-11-30.", "Read it by 2026-11-30.", id="prose stays as written"),
    ],
)
def test_tasks_are_read_like_the_rest_of_the_book(tmp_path: Path, written: str, said: str) -> None:
    """What marks a promise in the file is said in words on a page."""
    files = {
        "contacts/maya.md": "",
        "contacts/tom.md": "",
        "contacts/maya/2026-11-18.md": f"# Tea\n\nWe had tea.\n\n{written}\n",
    }
    page = pages_of(tmp_path, files)["people/maya.html"]
    assert said in " ".join(page.text.split("We had tea.")[-1].split())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("Through [[hana-sato]], once.", "Through Hana Sato, once.", id="an id"),
        pytest.param("Through [[Hana]], once.", "Through Hana, once.", id="a name stays"),
        pytest.param("Through [[hana-sato|H.]], once.", "Through H., once.", id="words stay"),
        pytest.param("It is in [[2026-07-25-walk]].", "It is in Walk & talk.", id="a note"),
        pytest.param("Through [[nobody]], once.", "Through nobody, once.", id="what leads nowhere"),
    ],
)
def test_a_link_without_words_is_read_by_its_name(tmp_path: Path, written: str, said: str) -> None:
    """A reader of the page sees who and what is meant, not the file's name."""
    files = {
        "contacts/maya.md": written,
        "contacts/hana-sato.md": "",
        "contacts/maya/2026-07-25-walk.md": "# Walk & talk\n\nx\n",
    }
    assert said in pages_of(tmp_path, files)["people/maya.html"].text


def test_news_says_its_day_in_words(tmp_path: Path) -> None:
    """As the brief and the calendar do."""
    files = {"contacts/maya.md": "", "contacts/maya/2026-11-18.md": "---\nnews: signs on 2026-12-15\n---\n"}
    page = pages_of(tmp_path, files)["people/maya.html"]
    assert "signs on 15 December" in page.text
    assert "signs on 2026-12-15" not in page.text


def test_years_of_long_ago_are_drawn(tmp_path: Path) -> None:
    """A diary of other centuries shows its own years, not the empty ones that fit before today."""
    files = {"contacts/maya.md": ""} | {
        f"contacts/maya/{year}-05-01.md": "# Tea\n\nx\n" for year in (1660, 1668)
    }
    page = pages_of(tmp_path, files)["people/maya.html"]
    assert ">1668</text>" in page.source
    assert ">2025</text>" not in page.source


def test_the_writer_has_no_state(tmp_path: Path) -> None:
    """Beside the writer's own name stands who it is, not how it stands with them."""
    files = {"journal.yaml": "me: nell\n", "contacts/nell.md": "", "contacts/maya.md": ""}
    pages = pages_of(tmp_path, files)
    for address in ("people/nell.html", "people.html"):
        assert ">You</span>" in pages[address].source


def test_a_photo_stands_in_the_face(tmp_path: Path) -> None:
    """It is copied, shown from the site's own folder, and hidden from readers beside the name."""
    files = {"contacts/maya.md": "---\nphoto: Maya 1.jpg\n---\n", "contacts/Maya 1.jpg": "x"}
    page = pages_of(tmp_path, files)["people/maya.html"]
    assert page.all("img") == [{"src": "../files/maya-1.jpg", "alt": "", "loading": "lazy"}]


def test_pages_about_somebody_are_folded_on_theirs(tmp_path: Path) -> None:
    """Title, text and own keys of a page."""
    files = {
        "contacts/maya.md": "",
        "contacts/maya/gift-ideas.md": "---\nshop: corner\n---\n# For Maya\n\nA *compass*.",
    }
    page = pages_of(tmp_path, files)["people/maya.html"]
    for words in ("For Maya", "A compass", "shop corner"):
        assert words in page.text.replace(" .", ".")


NOTE = """---
date: 2026-10-18T19:30
title: By the canal
with: [tom, A Stranger]
tags: [walks]
channel: walk
started: them
reply: waiting
place: the towpath
felt: warm
depth: deep
gave: [{gift: Piranesi}, {introduction: hana}]
received: {advice: how to ask}
news: [Maya starts in March, Maya's viva on 2026-12-03]
by: tom
private: true
weather: bright
---
Prose about [[hana]].

- [ ] Send the photos by 2026-11-01
- [x] Book the table (done 2026-10-20)
- [-] Learn to juggle
"""

SEEN = [
    "18 Oct", "Sunday", "19:30", "By the canal", "Tom", "A Stranger", "walks", "walk",
    "they reached out", "waiting for your answer", "the towpath", "warm", "deep", "gift: Piranesi",
    "introduction: Hana", "advice: how to ask", "Maya starts in March", "Maya's viva on 3 December",
    "written by Tom", "private, in no edition", "weather", "bright", "Prose about Hana",
    "Send the photos", "Book the table", "Learn to juggle",
]  # fmt: skip


@pytest.mark.parametrize("path", ["people/maya.html", "journal.html", "journal/2026-10.html"])
def test_every_field_of_a_note_is_seen(tmp_path: Path, path: str) -> None:
    """On the page of each of its people, and in the journal; under its day's anchor."""
    files = {f"contacts/{id}.md": "" for id in ("maya", "tom", "hana")} | {
        "contacts/maya/2026-10-18-x.md": NOTE
    }
    page = pages_of(tmp_path, files)[path]
    for words in SEEN:
        assert words in page.text, words
    assert "2026-10-18" in page.ids
    assert [attrs["class"] for attrs in page.all("li") if "task" in (attrs.get("class") or "")] == [
        "task task--open", "task task--kept", "task task--let-go",
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "word"), [("thought", "a thought"), ("review", "looking back")])
def test_the_kind_of_a_note_is_said(tmp_path: Path, kind: str, word: str) -> None:
    """A thought is no contact and a review a special one: the note says so."""
    files = {"contacts/maya.md": "", "contacts/maya/2026-10-18.md": f"---\nkind: {kind}\n---\nx"}
    assert word in pages_of(tmp_path, files)["people/maya.html"].text


def test_the_days_second_note_is_somebodys_first(tmp_path: Path) -> None:
    """Anchors belong to the page: what is the day's second in the journal may be the first on theirs."""
    files = {
        "contacts/maya.md": "", "contacts/tom.md": "",
        "contacts/maya/2026-10-18-a.md": "x", "contacts/tom/2026-10-18-b.md": "y",
    }  # fmt: skip
    pages = pages_of(tmp_path, files)
    assert "2026-10-18" in pages["people/tom.html"].ids
    for path in ("journal/2026-10.html", "journal/2026.html"):
        assert {"2026-10-18", "2026-10-18-2"} <= set(pages[path].ids)
    assert {"class": "quiet-link", "href": "../journal/2026-10.html#2026-10-18-2"} in pages[
        "people/tom.html"
    ].all("a")


def life(count: int, every: int = 10) -> dict[str, str]:
    """Somebody with a note every so many days, each of a hundred words."""
    start = date(2026, 11, 20)
    days = [start - timedelta(days=every * n) for n in range(count)]
    return {"contacts/maya.md": ""} | {f"contacts/maya/{day}.md": "long " * 100 + "end." for day in days}


def days_of(page: Page) -> list[str]:
    """The anchors of a page's notes, as they stand."""
    return [str(attrs["id"]) for attrs in page.all("article")]


def links(page: Page) -> set[str | None]:
    return {attrs["href"] for attrs in page.all("a")}


def test_a_long_life_has_years_of_its_own(tmp_path: Path) -> None:
    """Past MANY notes the newest stand on a person's page, and all on a page for each year, whole."""
    files = life(MANY + 1)
    pages = pages_of(tmp_path, files)
    page = pages["people/maya.html"]
    years = {path: each for path, each in pages.items() if path.startswith("people/maya/")}
    assert list(years) == [f"people/maya/{year}.html" for year in (2026, 2025, 2024, 2023, 2022)]
    assert page.text.count(" end.") == len(page.all("article")) == WHOLE
    assert "2024, 37 notes" in page.text
    assert "../people/maya/2024.html" in links(page)
    written = sorted((Path(path).stem for path in files if path.count("/") > 1), reverse=True)
    assert days_of(page) == written[:WHOLE]
    assert [day for year in years.values() for day in days_of(year)] == written
    assert [year.text.count(" end.") for year in years.values()] == [len(days_of(y)) for y in years.values()]


def test_a_year_with_somebody_leads_on(tmp_path: Path) -> None:
    """To the years before and after, to them, to each of its months and the whole of them in the journal."""
    pages = pages_of(tmp_path, life(MANY + 1))
    page, last = pages["people/maya/2023.html"], pages["people/maya/2022.html"]
    assert "Maya, 2023" in page.text
    assert "36 notes, newest first." in page.text
    ways = {"../../people/maya/2022.html", "../../people/maya/2024.html", "../../people/maya.html"}
    assert ways <= links(page)
    assert {"#2023-12", "../../journal/2023-12.html"} <= links(page)
    assert {"2023-12", "2023-01"} <= set(page.ids)
    assert [attrs["href"] for attrs in last.all("a") if attrs.get("rel")] == ["../../people/maya/2023.html"]


def test_a_year_of_very_many_notes_is_told_by_first_words(tmp_path: Path) -> None:
    """The newest whole; of the others the first words, and the way to the whole."""
    page = pages_of(tmp_path, life(MANY + 1, every=2))["people/maya/2026.html"]
    assert len(page.all("article")) == MANY + 1
    assert page.text.count(" end.") == WHOLE
    assert page.text.count("The whole note") == len(page.all("article")) - WHOLE


def test_of_very_many_promises_the_pressing_ones_stand(tmp_path: Path) -> None:
    """Those of each side; the page of all promises has the others."""
    tasks = [f"- [ ] call {n}" for n in range(PROMISES + 2)] + ["- [x] write"]
    files = {"contacts/maya.md": "", "contacts/maya/2026-11-01.md": "\n".join(tasks)}
    page = pages_of(tmp_path, files)["people/maya.html"]
    assert len([attrs for attrs in page.all("li") if "promise" in str(attrs.get("class"))]) == PROMISES
    assert "3 more, with all promises" in page.text
    assert "../promises.html" in links(page)


def test_a_shorter_life_is_shown_whole(tmp_path: Path) -> None:
    """Up to MANY notes nothing is cut; years before the last but one are folded."""
    page = pages_of(tmp_path, life(MANY))["people/maya.html"]
    assert "The whole note" not in page.text
    assert page.text.count(" end.") >= MANY
    assert "2024, 37 notes" in page.text
    assert "2026, " not in page.text


def test_who_mentions_somebody(tmp_path: Path) -> None:
    """Notes that link to them without being with them, and other people's stories."""
    files = {
        "contacts/maya.md": "", "contacts/tom.md": "Married [[maya]].", "contacts/hana.md": "",
        "contacts/hana/2026-10-18.md": "---\ntitle: Of weddings\n---\nWe spoke of [[maya]].",
    }  # fmt: skip
    page = pages_of(tmp_path, files)["people/maya.html"]
    assert "On the page of Tom" in page.text
    assert "Of weddings, with Hana" in page.text


@pytest.mark.parametrize(
    ("notes", "expected"),
    [pytest.param(3, False, id="too few"), pytest.param(4, True, id="enough")],
)
@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("channel: call", "How you meet"),
        ("felt: warm", "The tone of the past year"),
    ],
)
def test_pictures_need_something_to_show(
    tmp_path: Path, notes: int, expected: bool, line: str, heading: str
) -> None:
    """Four notes that say it; before that nothing is drawn, and nothing is guessed."""
    files = {"contacts/maya.md": ""} | {
        f"contacts/maya/2026-10-1{n}.md": f"---\n{line}\n---\nx" for n in range(notes)
    }
    assert (heading in pages_of(tmp_path, files)["people/maya.html"].text) is expected


@pytest.mark.parametrize(
    ("started", "expected"),
    [
        pytest.param("me me me them them", "", id="five say too little"),
        pytest.param("me me me them them them", "You reach out about evenly.", id="half and half"),
        pytest.param("me me me me them them", "Mostly you reach out.", id="two thirds"),
        pytest.param("me me them them them them", "Mostly Maya reaches out.", id="two thirds by them"),
        pytest.param("both both both both both both", "", id="nothing to draw"),
    ],
)
def test_who_reaches_out(tmp_path: Path, started: str, expected: str) -> None:
    """The picture, its words and the sentence about the two go by one rule (G4, H1)."""
    files = {"contacts/maya.md": ""} | {
        f"contacts/maya/2026-10-1{n}.md": f"---\nstarted: {who}\n---\nx"
        for n, who in enumerate(started.split())
    }
    page = pages_of(tmp_path, files)["people/maya.html"]
    assert ("Who reaches out" in page.text) is bool(expected)
    assert expected in page.text
    if expected.startswith("Mostly Maya"):
        assert "It is mostly Maya who reaches out" in page.text


def test_who_introduced_whom(tmp_path: Path) -> None:
    """Drawn from whoever was met through somebody; for the others, nothing."""
    files = {
        "contacts/maya.md": "---\nmet: {through: tom}\n---\n",
        "contacts/tom.md": "",
        "contacts/hana.md": "",
    }
    pages = pages_of(tmp_path, files)
    assert "You met Maya through Tom." in pages["people/maya.html"].text
    assert "Through Tom you met Maya." in pages["people/tom.html"].text
    assert "introductions" not in pages["people/hana.html"].text


def test_the_writers_own_page_has_no_clock(tmp_path: Path) -> None:
    """No rhythm, no brief: it is theirs."""
    page = pages_of(tmp_path, {"journal.yaml": "me: alex\n", "contacts/alex.md": "Hello."})[
        "people/alex.html"
    ]
    assert "Your own page" in page.text
    assert "Rhythm" not in page.text
    assert "Before you reach out" not in page.text


def test_a_name_alone_is_a_page(tmp_path: Path) -> None:
    """An empty file says what could stand there, and that there is no hurry."""
    page = pages_of(tmp_path, {"contacts/maya.md": ""})["people/maya.html"]
    assert "The first page" in page.text
    assert "no hurry" in page.text


@pytest.mark.parametrize(
    ("value", "href"),
    [
        pytest.param("maya@example.org", "mailto:maya@example.org", id="mail"),
        pytest.param("a+b@example.org", "mailto:a+b@example.org", id="mail with a plus"),
        pytest.param("+44 7700 900123", "tel:+447700900123", id="telephone"),
        pytest.param("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2", id="web"),
        pytest.param("HTTP://example.org", "HTTP://example.org", id="web, loudly"),
        pytest.param("javascript:alert(1)", None, id="script"),
        pytest.param(" javascript:alert(1)", None, id="script behind a space"),
        pytest.param("java\nscript:alert(1)", None, id="script in two lines"),
        pytest.param("data:text/html,x", None, id="data"),
        pytest.param("file:///etc/passwd", None, id="file"),
        pytest.param("vbscript:x", None, id="another script"),
        pytest.param("//example.org", None, id="no scheme"),
        pytest.param("https://", None, id="no host"),
        pytest.param("https://[", None, id="no address at all"),
        pytest.param('https://example.org/"onclick=', None, id="a quote"),
        pytest.param("a@b.example?cc=all", None, id="mail with more in it"),
        pytest.param("@handle", None, id="a handle"),
        pytest.param("12", None, id="a short number"),
    ],
)
def test_only_safe_ways_to_reach_somebody_are_links(value: str, href: str | None) -> None:
    """Mail, telephone and the web; everything else is text, as written."""
    link = safe_link(value)
    assert (f'href="{href}"' in link) if href else ("<a" not in link)


def test_pictures_and_files_of_a_note(tmp_path: Path) -> None:
    """A picture is shown from its copy; a note, a page and a person linked by file lead to their pages."""
    files = {
        "contacts/maya.md": "", "contacts/maya/ideas.md": "x", "contacts/maya/pic.PNG": "x",
        "contacts/maya/2026-10-17.md": "y", "contacts/maya/act.svg": "<svg/>",
        "contacts/maya/2026-10-18.md":
            "![The hill](pic.PNG) [then](2026-10-17.md) [ideas](ideas.md) [her](../maya.md) [drawn](act.svg)",
    }  # fmt: skip
    page = pages_of(tmp_path, files)["journal/2026-10.html"]
    assert ("../files/maya/pic.png", "The hill") in [(a["src"], a["alt"]) for a in page.all("img")]
    hrefs = [attrs.get("href") for attrs in page.all("a")]
    assert "../journal/2026-10.html#2026-10-17" in hrefs
    assert hrefs.count("../people/maya.html") >= 4
    assert not [href for href in hrefs if href and "svg" in href]
    assert "drawn" in page.text


def test_gifts_and_news_are_whose_they_are(tmp_path: Path) -> None:
    """What a shared note gave to one, or told of one, does not stand on the other's page."""
    note = (
        "---\nwith: [maya, tom]\ngave: [{gift: a map for Maya}, {gift: a pen for Tom}]\n"
        "news: [Maya moves on 2026-11-01, Tom sings on 2026-11-02, Maya sails on 2026-12-01]\n---\nx"
    )
    files = {"contacts/maya.md": "", "contacts/tom.md": "", "contacts/maya/2026-10-18.md": note}
    text = pages_of(tmp_path, files)["people/maya.html"].text
    assert "From you: a map for Maya" in text
    assert "From you: a pen for Tom" not in text
    life = text[text.rindex("The line of life") :].split("Notes 2026")[0]
    assert "Maya moves" in life
    assert "Tom sings" not in life
    assert "Maya sails" not in life  # it is still to come
    assert "The first note" in life


def test_the_brief_is_not_said_twice(tmp_path: Path) -> None:
    """The clock and a promise stand in the head and in the brief, and not under "Worth knowing" again."""
    files = {
        "contacts/maya.md": "---\ncadence: 2 weeks\n---\n",
        "contacts/maya/2026-08-01.md": "- [ ] Send the photos by 2026-09-01\n",
    }
    text = pages_of(tmp_path, files)["people/maya.html"].text
    assert "You said you would: Send the photos" in text
    assert "Worth knowing" not in text


def test_signs_are_folded(tmp_path: Path) -> None:
    """That it may be going stale is for whoever wants to look; what could be done about it stands open."""
    files = {"contacts/maya.md": ""} | {
        f"contacts/maya/2026-{month:02}-01.md": "---\nstarted: them\n---\nx" for month in range(1, 9)
    }
    page = pages_of(tmp_path, files)["people/maya.html"]
    fold = page.source.split("Small signs, if you would like to look", 1)[1]
    assert "<summary>" in page.source.split("Small signs")[0][-20:]
    assert page.source.count("S2") == fold.split("</details></details>")[0].count("S2") == 1


def test_older_years_of_giving_are_told_in_words(tmp_path: Path) -> None:
    """The newest one by one, each with the way to its note; the years before in a sentence each way (G1)."""
    files = {"contacts/maya.md": "", "contacts/hana.md": ""} | {
        f"contacts/maya/{y}-05-01.md": f"---\ngave: {{gift: book {y}}}\nreceived: {{advice: rest}}\n---\n"
        for y in range(2016, 2027)
    }
    text = pages_of(tmp_path, files)["people/maya.html"].text
    gifts = text[text.index("Earlier years, in words") :]
    assert "From you: book 2026" in text
    assert "2016 To Maya: book 2016. From Maya: advice, rest." in gifts
    assert "From you: book 2016" not in text


def test_what_a_relationship_opened(tmp_path: Path) -> None:
    """Whom one came to know through somebody, and how many more through those (G6)."""
    files = {
        "contacts/maya.md": "",
        "contacts/tom.md": "---\nmet: {through: maya}\n---\n",
        "contacts/hana.md": "---\nmet: {through: tom}\n---\n",
    }
    pages = pages_of(tmp_path, files)
    assert "Through Maya you came to know Tom, and one more through them." in pages["people/maya.html"].text
    assert "Through Tom you came to know Hana." in pages["people/tom.html"].text
    assert "The two of you" not in pages["people/hana.html"].text


def test_the_brief_has_what_one_might_tell_them(tmp_path: Path) -> None:
    """News of the writer's own since the last contact stands in the brief (K7)."""
    files = {
        "journal.yaml": "me: alex\n",
        "contacts/alex.md": "",
        "contacts/maya.md": "---\npronouns: she/her\n---\n",
        "contacts/maya/2026-10-01.md": "x",
        "contacts/alex/2026-11-01.md": "---\nnews: I have begun the cello\n---\nx",
    }
    page = pages_of(tmp_path, files)["people/maya.html"].text
    assert "You might tell her I have begun the cello" in page
