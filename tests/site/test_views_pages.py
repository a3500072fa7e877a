"""Today, people, the journal, promises, groups, insights: what stands on them, and what does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journal.site.markup import Html
from journal.site.views.names import gloss, joined, linked, name_html, name_language
from journal.site.views.today import FOLDED, ROWS
from tests.making import person
from tests.site.test_views import pages_of

CLOSE = "---\ncircle: close\n---\n"


# Names.


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        pytest.param("Maya", None, "Maya", id="plain"),
        pytest.param("Søren", "da", '<span lang="da">Søren</span>', id="a language"),
        pytest.param("林嘉怡", "zh-Hant", '<span lang="zh-Hant">林嘉怡</span>', id="another script"),
        pytest.param("Lam Ka-yi", "zh", '<span lang="zh-Latn">Lam Ka-yi</span>', id="romanised"),
        pytest.param("ليلى", "ar", '<bdi lang="ar">ليلى</bdi>', id="the other way"),
        pytest.param("ليلى", None, "<bdi>ليلى</bdi>", id="the other way, no language"),
        pytest.param("\u202eMaya", None, "<bdi>\u202eMaya</bdi>", id="a mark that turns the line"),
        pytest.param(
            "<b>", '"><script>', '<span lang="&quot;&gt;&lt;script&gt;">&lt;b&gt;</span>', id="hostile"
        ),
    ],
)
def test_names_carry_their_language(name: str, language: str | None, expected: str) -> None:
    """So that voices, fonts and directions are right; nothing of it takes effect as markup."""
    assert name_html(person("x", name=name, language=language), name) == expected


def test_the_name_in_the_other_script() -> None:
    """Beside a name in its own script the one that others read, and the reverse."""
    layla = person("layla", name="ليلى حدّاد", aka=("Layla Haddad",), language="ar")
    assert gloss(layla) == "Layla Haddad"
    assert name_language(layla, "Layla Haddad") is None
    assert gloss(person("kim", name="Kim Soo-jin", aka=("Suzy", "김수진"))) == "김수진"
    assert gloss(person("maya", aka=("May",))) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("since Ann", "since [A]", id="at the end"),
        pytest.param("Ann turns 40, Ann", "[A] turns 40, Ann", id="the first only"),
        pytest.param("Annette and Ann", "Annette and [A]", id="not inside a word"),
        pytest.param("Ann Lee and Ann", "[L] and [A]", id="the longer name first"),
        pytest.param("<Ann>", "&lt;[A]&gt;", id="the rest is escaped"),
        pytest.param("nobody & no one", "nobody &amp; no one", id="nobody"),
    ],
)
def test_names_in_sentences_are_linked(text: str, expected: str) -> None:
    """Each name of the sentence where it first stands."""
    assert linked(text, {"Ann": Html("[A]"), "Ann Lee": Html("[L]")}) == expected


def test_names_in_a_row() -> None:
    """As one says them."""
    assert [joined([Html(c) for c in "abc"[:n]]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


# Today.


def test_today_offers_one_person_and_folds_the_rest(tmp_path: Path) -> None:
    """One in full, others in a fold; their reason, a way back in; no total of what is late."""
    files = {f"contacts/{id}.md": CLOSE for id in ("maya", "tom", "hana")}
    files |= {
        f"contacts/{id}/2026-0{n}-01.md": "We spoke." for n, id in enumerate(("maya", "tom", "hana"), 5)
    }
    page = pages_of(tmp_path, files)["index.html"]
    assert "Three people might be glad to hear from you" in page.text
    assert len([a for a in page.all("article") if a.get("class") == "reach-first"]) == 1
    assert len([a for a in page.all("summary") if a.get("class") == "reach-row"]) == 2
    assert "We spoke." in page.text
    assert page.text.count("It’s been") == page.text.count("If only one person today") == 1


def test_a_day_for_whoever_comes_to_mind(tmp_path: Path) -> None:
    """With nobody waiting, the page says so, and is not empty."""
    page = pages_of(tmp_path, {"contacts/maya.md": "---\ncadence: none\n---\n"})["index.html"]
    assert "whoever comes to mind" in page.text
    assert "No note yet" in page.text


def test_an_empty_journal_begins(tmp_path: Path) -> None:
    """What to type first; every page of the running head is there."""
    pages = pages_of(tmp_path, {})
    assert "A clean first page" in pages["index.html"].text
    assert {"people.html", "journal.html", "promises.html", "insights.html", "tidy.html"} <= pages.keys()


def test_coming_up_and_on_this_day(tmp_path: Path) -> None:
    """A birthday and a plan on one day stand under it together; what was written a year ago too."""
    files = {
        "contacts/maya.md": "---\nbirthday: 1986-11-24\n---\n",
        "contacts/maya/2026-11-24-dinner.md": "---\ntitle: Dinner at hers\n---\n",
        "contacts/maya/2025-11-22.md": "The year before.",
    }
    page = pages_of(tmp_path, files)["index.html"]
    assert "24 Nov Tuesday Maya turns 40 A round one. Dinner at hers" in page.text
    assert "a year ago, with Maya The year before." in page.text


def test_the_tally_counts_only_what_is(tmp_path: Path) -> None:
    """No line with a nought in it."""
    page = pages_of(tmp_path, {"contacts/maya.md": CLOSE})["index.html"]
    assert "This journal person 1" in page.text
    assert "open promises" not in page.text


# People.


def test_people_are_sorted_and_carry_what_script_needs(tmp_path: Path) -> None:
    """From the closest circle outwards, by name; several values each on a line of its own."""
    files = {
        "contacts/zoe.md": "---\ncircle: inner\ntags: [choir, signs]\ncity: Leeds\nwork: Arup\n---\n",
        "contacts/ada.md": "---\ncircle: wider\n---\n",
        "contacts/bo.md": CLOSE,
        "contacts/zoe/2026-11-02.md": "x",
    }
    rows = [attrs for attrs in pages_of(tmp_path, files)["people.html"].all("tr") if "data-name" in attrs]
    assert [row["data-name"] for row in rows] == ["Zoe", "Bo", "Ada"]
    assert (rows[0]["data-tags"], rows[0]["data-city"], rows[0]["data-org"]) == (
        "choir\nsigns",
        "Leeds",
        "Arup",
    )
    assert (rows[0]["data-last"], rows[1]["data-last"]) == ("20", "")
    assert "Zoe choir signs Leeds Arup" in (rows[0]["data-find"] or "")


def test_no_rhythm_is_said_of_who_died(tmp_path: Path) -> None:
    """Whatever their circle's is."""
    page = pages_of(tmp_path, {"contacts/maya.md": "---\ncircle: close\ndied: 2024\n---\n"})["people.html"]
    assert "Remembered" in page.text
    assert "every month" not in page.text


# The journal.


def test_older_months_are_folded_on_the_newest_page_only(tmp_path: Path) -> None:
    """What a fold hides there stands unfolded on the page of its month."""
    files = {"contacts/maya.md": ""} | {f"contacts/maya/2026-0{n}-01.md": f"Month {n}." for n in range(1, 6)}
    pages = pages_of(tmp_path, files | {"contacts/maya/2025-01-01.md": "Before."})
    assert len(pages["journal.html"].all("details")) == 3
    assert not pages["journal/2026-01.html"].all("details")
    assert "Month 1." in pages["journal/2026-01.html"].text
    assert "Before." not in pages["journal.html"].text
    assert "Before." in pages["journal/2025-01.html"].text


def test_a_long_year_is_shown_by_its_last_months(tmp_path: Path) -> None:
    """Sixty notes stand on the page of all; months before them are a link to their own page."""
    days = {
        f"contacts/maya/2026-{month:02}-{day:02}.md": f"In {month}."
        for month in (2, 8, 9, 10)
        for day in range(1, 29)
    }
    pages = pages_of(tmp_path, {"contacts/maya.md": "", **days})
    page = pages["journal.html"]
    assert [text in page.text for text in ("In 10.", "In 9.", "In 8.", "In 2.")] == [True, True, True, False]
    assert '<a href="journal/2026-02.html">Its 28 notes, on a page of their own</a>' in page.source
    assert 'id="2026-02"' in page.source
    assert pages["journal/2026-02.html"].text.count("In 2.") == 28


def test_the_newest_page_is_of_a_year_that_has_begun(tmp_path: Path) -> None:
    """A plan for next year does not hide this one."""
    files = {
        "contacts/maya.md": "",
        "contacts/maya/2027-02-01.md": "later",
        "contacts/maya/2026-02-01.md": "now",
    }
    pages = pages_of(tmp_path, files)
    assert "February 2026" in pages["journal.html"].text
    assert "a plan" in pages["journal/2027.html"].text
    assert "a plan" in pages["journal/2027-02.html"].text


def test_plans_are_not_called_notes(tmp_path: Path) -> None:
    """A year to come holds plans; where there is nothing else, no note has been written yet."""
    files = {
        "contacts/maya.md": "",
        "contacts/maya/2027-02-01.md": "later",
        "contacts/maya/2027-03-01.md": "later still",
    }
    pages = pages_of(tmp_path, files)
    assert "Two plans for 2027." in pages["journal/2027.html"].text
    assert "February 2027 One plan." in pages["journal/2027-02.html"].text
    assert "2 plans, and no note yet." in pages["journal.html"].text
    assert "notes since" not in pages["index.html"].text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(20_000, ["long", "n6", "n6", "n6", "n0"], id="a thick novel"),
        pytest.param(19_000, [], id="a month as most are"),
    ],
)
def test_a_month_of_very_many_words_is_drawn_piece_by_piece(
    tmp_path: Path, words: int, expected: list[str]
) -> None:
    """Then each note says about how long it is, so that the scrollbar keeps still; else all is drawn."""
    files = {f"contacts/maya/2026-01-0{n}.md": "word " * words for n in (1, 2, 3)}
    files |= {
        "contacts/maya.md": "",
        "contacts/maya/2025-01-01.md": "x",
        "contacts/maya/2026-01-01-b.md": "x",
    }
    source = pages_of(tmp_path, files)["journal/2026-01.html"].source
    assert re.findall(r'class="[^"]*\b(long|n\d)"', source) == expected


# Promises.


def test_promises_both_ways(tmp_path: Path) -> None:
    """Mine, the late one first; theirs; what was kept and let go, folded."""
    note = (
        "- [ ] Send the photos\n- [ ] Bring the book by 2026-11-01\n- [ ] Maya: lend me the tent\n"
        "- [x] Book the table (done 2026-10-20)\n- [x] Maya: write\n- [-] Juggle\n- [ ] (me) buy stamps\n"
    )
    page = pages_of(tmp_path, {"contacts/maya.md": "", "contacts/maya/2026-10-18.md": note})["promises.html"]
    text = page.text
    assert "Four open, three of them yours." in text
    assert text.index("Bring the book") < text.index("Send the photos") < text.index("Lend me the tent")
    for words in ("Kept by you, 1", "Kept by them, 1", "Let go, 1", "Buy stamps For yourself"):
        assert words in text


def test_promises_press_by_their_day(tmp_path: Path) -> None:
    """Of open ones with a day the nearest comes first; those without a day follow, newest first."""
    files = {
        "contacts/maya.md": "",
        "contacts/maya/2026-11-18.md": "- [ ] undated\n- [ ] afar by 2027-02-01\n- [ ] soon by 2026-12-01\n",
        "contacts/maya/2026-11-10.md": "- [ ] older\n",
    }
    text = pages_of(tmp_path, files)["promises.html"].text
    places = [text.index(words) for words in ("Soon", "Afar", "Undated To", "Older")]
    assert places == sorted(places)


def test_a_promise_without_a_day_says_how_long_it_waits(tmp_path: Path) -> None:
    """Two months on, it counts as late: then the page says how long ago it was given; a year on, it asks."""
    files = {
        "contacts/maya.md": "",
        "contacts/maya/2026-10-18.md": "- [ ] Send the photos\n",
        "contacts/maya/2026-08-18.md": "- [ ] Bring the book\n",
        "contacts/maya/2025-08-18.md": "- [ ] Juggle\n",
    }
    text = pages_of(tmp_path, files)["promises.html"].text
    assert "on 18 October" in text
    assert "on 18 October," not in text
    assert "on 18 August, three months ago" in text
    assert "on 18 August 2025, still wanted?" in text


def test_the_same_people_sit_at_one_table(tmp_path: Path) -> None:
    """A city and a tag shared by the same few lay one table, not two."""
    files = {
        f"contacts/{id}.md": "---\ncity: Leeds\ntags: [choir]\n---\n" for id in ("ann", "bea", "cem", "dov")
    }
    files |= {f"contacts/{id}/2024-01-01.md": "x" for id in ("ann", "bea", "cem", "dov")}
    page = pages_of(tmp_path, files)["gather.html"]
    assert len(re.findall(r'class="guests"', page.source)) == 1


def test_no_promise_yet(tmp_path: Path) -> None:
    """The page shows how one is written."""
    assert "becomes a promise" in pages_of(tmp_path, {"contacts/maya.md": ""})["promises.html"].text


# Groups.


def test_an_organisation_knows_who_is_there_and_who_was(tmp_path: Path) -> None:
    """Now and before, each with role and years; the last contact of any of us."""
    files = {
        "contacts/maya.md": "---\nwork: {org: Arup, role: engineer, since: 2024}\n---\n",
        "contacts/tom.md": "---\nwork: [{org: Arup, role: porter, until: 2020}]\n---\n",
        "contacts/maya/2026-11-19.md": "x",
        "contacts/tom/2026-11-20.md": "x",
    }
    text = pages_of(tmp_path, files)["organisations/arup.html"].text
    assert "Last in touch with somebody there three days ago." in text
    assert (
        text.index("Now")
        < text.index("engineer, since 2024")
        < text.index("Before")
        < text.index("porter, until 2020")
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        pytest.param("hana", "engineer. Hana, three days ago; you, nine weeks ago", id="another as well"),
        pytest.param("alex", "engineer", id="the writer alone"),
    ],
)
def test_an_organisation_knows_who_of_us_knows_whom(tmp_path: Path, by: str, expected: str) -> None:
    """Where several write, beside each person who of them was last in touch (H3)."""
    files = {
        "journal.yaml": "me: alex\n",
        "contacts/alex.md": "",
        "contacts/hana.md": "",
        "contacts/maya.md": "---\nwork: {org: Arup, role: engineer}\n---\n",
        "contacts/maya/2026-09-19.md": "x",
        "contacts/maya/2026-11-19.md": f"---\nby: {by}\n---\nx",
    }
    page = pages_of(tmp_path, files)["organisations/arup.html"]
    assert re.findall(r'<td class="col-year">(.*?)</td>', page.source) == [expected]


def test_a_kept_word_is_told_kindly(tmp_path: Path) -> None:
    """From three closed promises of a year on, in a sentence; before that nothing is said (W2)."""
    note = "- [x] One\n- [x] Two\n- [-] Three\n"
    files = {"contacts/maya.md": "", "contacts/maya/2026-10-18.md": note}
    said = "Of three promises of the past year you kept two; one was let go."
    assert said in pages_of(tmp_path / "three", files)["promises.html"].text
    files["contacts/maya/2026-10-18.md"] = note.replace("- [-] Three\n", "")
    assert "of the past year you kept" not in pages_of(tmp_path / "two", files)["promises.html"].text


def test_a_tag_has_its_people_and_notes(tmp_path: Path) -> None:
    """Both who bears it and what was written under it."""
    files = {
        "contacts/maya.md": "---\ntags: [walks]\n---\n",
        "contacts/tom.md": "",
        "contacts/tom/2026-11-20.md": "---\ntags: [walks]\ntitle: On the hill\n---\n",
    }
    text = pages_of(tmp_path, files)["tags/walks.html"].text
    assert "One person, one note." in text
    assert "On the hill, with Tom" in text


def test_a_circle_beside_what_it_holds(tmp_path: Path) -> None:
    """The room there is, without a reproach where it is full."""
    text = pages_of(tmp_path, {"contacts/maya.md": CLOSE})["circles/close.html"].text
    assert "Rhythm: every month. Room for 15." in text


def test_nobody_is_in_a_circle_of_their_own_by_default(tmp_path: Path) -> None:
    """The circle of whoever has none holds others: the writer is not counted among their friends."""
    files = {
        "journal.yaml": "me: nell\n",
        "contacts/nell.md": "---\ntags: [choir]\n---\n",
        "contacts/maya.md": "",
    }
    pages = pages_of(tmp_path, files)
    assert "One person. Rhythm: every three months." in pages["circles/friends.html"].text
    assert "Nell Friends" not in pages["people.html"].text
    assert "Nell" in pages["tags/choir.html"].text


# Insights.


def test_insights_wait_for_notes(tmp_path: Path) -> None:
    """Circles as soon as there are people; months and channels once something was written."""
    page = pages_of(tmp_path / "a", {"contacts/maya.md": CLOSE})["insights.html"]
    assert "One person, in one circle" in page.text
    assert "Notes a month" not in page.text
    files = {"contacts/maya.md": CLOSE}
    files |= {f"contacts/maya/2026-10-0{n}.md": "---\nchannel: call\n---\nx" for n in range(1, 6)}
    text = pages_of(tmp_path / "b", files)["insights.html"].text
    assert "Notes a month by circle" in text
    assert "How you meet, circle by circle" in text
    assert "October 2026 5 November" in text


@pytest.mark.parametrize("word", ["score", "streak", "neglect", "lead ", "rank"])
def test_words_that_never_appear(tmp_path: Path, word: str) -> None:
    """No page counts people against each other. (Insights says that it is no score.)"""
    files = {"contacts/maya.md": CLOSE, "contacts/maya/2025-01-01.md": "x"}
    for path, page in pages_of(tmp_path, files).items():
        assert word not in page.text.casefold().replace("not a score", ""), path
        assert "!" not in page.text, path


def test_today_stays_short(tmp_path: Path) -> None:
    """However many there may be time for, the page names a few, folds some, and leads to the rest."""
    files = {f"contacts/p{n}.md": "---\nmet: 2020\n---\n" for n in range(ROWS + FOLDED + 10)}
    page = pages_of(tmp_path, files)["index.html"]
    assert len([1 for line in page.all("li") if not line]) <= ROWS + FOLDED + 20
    assert "All for whom it has been a while" in page.text
    assert {"href": "people.html#state=while"} in page.all("a")
