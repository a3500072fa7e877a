"""week, gather, notes, stats and brief --why, end to end on a small journal."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from journal.cli.counting import bars
from journal.cli.terminal import cells

Run = Callable[..., Any]
Write = Callable[[Path, Mapping[str, str]], None]

NOTE = "---\n{}\n---\n{}\n"

FILES = {
    "journal.yaml": "title: People\nme: alex\nquiet: [C2, C3, G, K, L, S, R]\n",
    "contacts/alex.md": "",
    "contacts/maya-okafor.md": NOTE.format(
        "circle: close\ncity: Leeds\ntags: [climbing]\nbirthday: 1986-11-26", ""
    ),
    "contacts/tom-reyes.md": "---\ncircle: friends\ncity: Leeds\ntags: [climbing]\n---\n",
    "contacts/zoe-müller.md": "---\ncircle: friends\ncity: Zürich\n---\n",
    "contacts/maya-okafor/2026-09-18-canal.md": NOTE.format(
        "channel: walk\nplace: Leeds–Liverpool canal\ntags: [Walks]\nfelt: warm\nwith: [tom-reyes]",
        "We got wet. Then we ate.\n\n- [ ] Maya Okafor, send her the <b>photos</b> by 2026-11-01\n"
        "- [ ] Maya: lend me the tent\n- [x] Book a table (done 2026-09-20)",
    ),
    "contacts/tom-reyes/2026-11-19-call.md": NOTE.format(
        "channel: call\ngave:\n  - gift: Piranesi\n  - introduction: zoe-müller", "Tom rang."
    ),
    "contacts/tom-reyes/2025-03-02-tea.md": NOTE.format("channel: call\nplace: Rosa’s Café", ""),
    "contacts/tom-reyes/2026-12-24-carols.md": "Carols together.\n",
    "contacts/zoe-müller/2026-11-20-secret.md": NOTE.format(
        "private: true\nfelt: warm\ngave: {gift: a secret}",
        "A secret.\n\n- [ ] Keep the secret by 2026-11-21",
    ),
}


@pytest.fixture
def book(folder: Path, write: Write) -> Path:
    """A journal with three people, five notes and a plan, instead of the usual one."""
    for path in sorted(folder.rglob("*.md")):
        path.unlink()
    write(folder, FILES)
    return folder


# week


def test_the_week_in_text(book: Path, run: Run) -> None:
    """Late promises first, a few people, days, what was given, one thing to be thankful for; no secret."""
    ran = run("week")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "Your week, Sunday 22 November 2026\n"
        "One person might be glad to hear from you this week.\n"
        "\n"
        "Your word first\n"
        "  - Maya Okafor, send her the <b>photos</b>\n"
        "    To Maya, by 1 November, three weeks ago\n"
        "\n"
        "Whom you might write to\n"
        "  - It’s been nine weeks since Maya (Maya Okafor)\n"
        "    You told Maya you would: Maya Okafor, send her the <b>photos</b> (by\n"
        "    1 November, three weeks ago). That is a good reason to write.\n"
        "\n"
        "Days to remember\n"
        "  Thu 26 Nov  Maya turns 40. A round one.\n"
        "\n"
        "What you gave\n"
        "  Thu 19 Nov  To Tom: Piranesi\n"
        "  Thu 19 Nov  To Tom: introduction to Zoe\n"
        "\n"
        "To be thankful for\n"
        "  - On 18 September, with Maya and Tom: Canal\n"
        "    We got wet. Then we ate.\n"
    )


def test_the_week_fits_a_mail(book: Path, write: Write, run: Run) -> None:
    """No line is wider than 72 columns, and nothing is coloured."""
    long = "a very long promise indeed, " * 8
    write(book, {"contacts/tom-reyes/2026-08-01-x.md": f"- [ ] {long}陳小姐陳小姐陳小姐 by 2026-08-02\n"})
    out = run("week").out
    assert max(map(cells, out.splitlines())) <= 72
    assert "\x1b" not in out


def test_a_quiet_week_is_kind(folder: Path, run: Run) -> None:
    """Nobody waits: one sentence says so, and nothing stands empty under a heading."""
    for path in folder.rglob("*.md"):
        path.unlink()
    out = run("week").out
    assert out == "Your week, Sunday 22 November 2026\nNobody in particular is waiting; the week is yours.\n"


class Page(HTMLParser):
    """What a page is made of: its elements, their attributes, its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_week_as_html(book: Path, run: Run) -> None:
    """The same words, without styles or scripts; what was written takes no effect."""
    out = run("week", "--format", "html").out
    page = Page(out)
    assert out.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert set(page.tags) == {
        "html",
        "head",
        "meta",
        "title",
        "body",
        "h1",
        "h2",
        "p",
        "ul",
        "li",
        "br",
        "time",
    }
    assert page.attributes == {"lang", "charset", "datetime"}
    assert "send her the <b>photos</b>" in page.words
    assert "secret" not in out
    headings = [line for line in run("week").out.splitlines() if line and line[0].isupper()]
    assert all(heading in page.words for heading in headings)


def test_the_week_as_json(book: Path, run: Run) -> None:
    """Objects as in the export; what stands in private notes is missing."""
    found = json.loads(run("week", "--json").out)
    export = json.loads(run("export", "json").out)
    assert found["people"] == [p for p in export["people"] if p["id"] == "maya-okafor"]
    assert [p["text"] for p in found["late"]] == ["Maya Okafor, send her the <b>photos</b>"]
    assert found["days"] == [{"on": "2026-11-26", "what": "Maya turns 40", "who": ["maya-okafor"]}]
    (gave,) = found["gave"]
    assert gave["gave"][0] == {"kind": "gift", "what": "Piranesi", "to": ["tom-reyes"]}
    assert found["thankful"]["file"] == "contacts/maya-okafor/2026-09-18-canal.md"
    assert found["rhythms"]["asked_a_month"] == 1.7
    assert found["suggestion"] is None
    assert "secret" not in json.dumps(found)


def test_one_suggestion_names_the_person(book: Path, write: Write, run: Run) -> None:
    """A way in for somebody who is not asked for anyway; another each week."""
    write(
        book,
        {
            "journal.yaml": "me: alex\nquiet: [C2, L, S, R, G, K3]\n",
            "contacts/tom-reyes.md": "---\ncity: Leeds\nconfirmed: 2024-01-05\n---\n",
        },
    )
    assert (
        "One suggestion\n  - Tom Reyes\n    You last made sure of Tom’s city in January 2024"
        in run("week").out
    )
    assert json.loads(run("week", "--json").out)["suggestion"]["person"] == "tom-reyes"


def test_rhythms_that_ask_too_much_are_told_of(book: Path, write: Write, run: Run) -> None:
    """C6 has its place in the week, with whose rhythm might be looser."""
    tea = {f"contacts/tom-reyes/2026-{m:02}-01-tea.md": "---\nchannel: call\n---\n" for m in range(1, 10)}
    write(book, {**tea, "contacts/tom-reyes.md": "---\ncadence: 3 days\n---\n"})
    out = run("week").out
    assert "What your rhythms ask\n  - Your rhythms ask for about" in out
    assert (
        "Tom, every three days: not kept once in the last eight; every four weeks would be closer"
        in " ".join(out.split())
    )


def test_the_week_wants_one_format(book: Path, run: Run) -> None:
    """Two at once, and one that is none, are refused."""
    both, odd = run("week", "--json", "--format", "html"), run("week", "--format", "pdf")
    assert (both.status, odd.status) == (2, 2)
    assert "--json and --format exclude each other" in both.err
    assert "'pdf' is not one of 'text', 'html'" in odd.err


# gather


def test_gather_is_a_table(book: Path, run: Run) -> None:
    """Who was not seen for long first, then whom they know."""
    assert run("gather", "--city", "leeds").out == (
        "Two people for one table, in Leeds\n"
        "\n"
        "Name         Why                   Knows\n"
        "Maya Okafor  quiet for nine weeks  Tom\n"
        "Tom Reyes    knows somebody there  Maya\n"
    )


def test_gather_as_json(book: Path, run: Run) -> None:
    """What was asked for, as the journal writes it, and each guest."""
    found = json.loads(run("gather", "--tag", "CLIMBING", "--circle", "Close", "--size", "3", "--json").out)
    assert {k: found[k] for k in ("format", "as_of", "city", "tag", "circle", "size")} == {
        "format": 1,
        "as_of": "2026-11-22",
        "city": None,
        "tag": "climbing",
        "circle": "close",
        "size": 3,
    }
    assert found["guests"] == [
        {
            "id": "maya-okafor",
            "name": "Maya Okafor",
            "why": "quiet for nine weeks",
            "is_late": True,
            "knows": [],
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--city", "Lees"], "nobody here lives in ‘Lees’; did you mean Leeds?", id="city"),
        pytest.param(["--city", "Zur"], "‘Zur’; did you mean Zürich?", id="a beginning, without its accent"),
        pytest.param(
            ["--tag", "C"], "nobody here has the tag ‘C’; did you mean climbing?", id="a first letter"
        ),
        pytest.param(["--city", "Oslo"], "nobody here lives in ‘Oslo’\n", id="nothing near"),
        pytest.param(
            ["--tag", "climbin"], "nobody here has the tag ‘climbin’; did you mean climbing?", id="tag"
        ),
        pytest.param(["--circle", "freinds"], "no circle ‘freinds’; did you mean friends?", id="circle"),
        pytest.param(["--city", "\x1b[31m"], "nobody here lives in ‘\\x1b[31m’\n", id="control characters"),
        pytest.param(["--city", ""], "nobody here lives in ‘’\n", id="empty"),
        pytest.param(["--size", "0"], "0 is not in the range 1<=x<=50", id="no chairs"),
        pytest.param(["--size", "some"], "'some' is not a valid integer range", id="no number"),
    ],
)
def test_gather_refuses_what_is_nobodys(book: Path, run: Run, arguments: list[str], said: str) -> None:
    """With the nearest word that is there; exit status 2."""
    ran = run("gather", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_nobody_to_invite(book: Path, run: Run) -> None:
    """A circle without anybody is no fault; a sentence says why the table is empty."""
    ran = run("gather", "--circle", "wider")
    assert ran.status == 0
    assert ran.out.startswith("There is nobody to invite yet (from the circle wider)")


# notes


def files_of(out: str) -> list[str]:
    return [note["file"].rsplit("/", 1)[1].removesuffix(".md") for note in json.loads(out)]


def test_notes_is_a_table(book: Path, run: Run) -> None:
    """Newest first, plans among them, within 80 columns."""
    out = run("notes").out
    assert [line[:10].strip() for line in out.splitlines()] == [
        "Date", "2026-12-24", "2026-11-20", "2026-11-19", "2026-09-18", "2025-03-02",
    ]  # fmt: skip
    assert "2026-09-18  Maya and Tom  Canal   Leeds–Liverpool canal" in out
    assert max(map(cells, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], ["carols", "call", "canal", "tea"], id="all that are not private"),
        pytest.param(["--with", "Tom"], ["carols", "call", "canal", "tea"], id="a first name"),
        pytest.param(["--with", "tom", "--with", "maya"], ["canal"], id="both"),
        pytest.param(["--with", "ZOE MULLER"], [], id="whose only note is private"),
        pytest.param(["--place", "CANAL"], ["canal"], id="a part of a place"),
        pytest.param(["--place", "rosa's cafe"], ["tea"], id="without accents"),
        pytest.param(["--tag", "walks"], ["canal"], id="a tag in any case"),
        pytest.param(["--since", "2026-11-19"], ["carols", "call"], id="that day counts"),
        pytest.param(["--until", "2026-09-18"], ["canal", "tea"], id="that day too"),
        pytest.param(["--since", "2026-01-01", "--until", "2026-12-01"], ["call", "canal"], id="a year"),
        pytest.param(["--with", "tom", "--tag", "walks", "--until", "2025-12-31"], [], id="all together"),
    ],
)
def test_notes_are_found(book: Path, run: Run, arguments: list[str], expected: list[str]) -> None:
    """Whatever is asked for holds together."""
    names = [name.split("-", 3)[3] for name in files_of(run("notes", *arguments, "--json").out)]
    assert names == expected


def test_found_notes_are_those_of_the_export(book: Path, run: Run) -> None:
    """The same objects, and how the text begins."""
    found = json.loads(run("notes", "--tag", "walks", "--json").out)
    exported = json.loads(run("export", "json").out)["notes"]
    (canal,) = [note for note in exported if note["date"] == "2026-09-18"]
    assert [{k: v for k, v in note.items() if k != "excerpt"} for note in found] == [canal]
    assert found[0]["excerpt"] == "We got wet. Then we ate."
    (tea,) = json.loads(run("notes", "--until", "2025-12-31", "--json").out)
    assert tea["excerpt"] == ""


def test_no_note_fits(book: Path, run: Run) -> None:
    """Said in a line; an empty list for a program."""
    nothing = ("notes", "--since", "2026-12-25")
    assert run(*nothing).out == "No note fits.\n"
    assert json.loads(run(*nothing, "--json").out) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--since", "yesterday"], "'yesterday' is no day: write it as 2026-11-22", id="words"),
        pytest.param(["--until", "2026-02-30"], "'2026-02-30' is no day", id="no such day"),
        pytest.param(["--since", "2026-02-01", "--until", "2026-01-01"], "no day is both", id="backwards"),
        pytest.param(["--with", "Mya"], "nobody here is called ‘Mya’; did you mean Maya", id="a name"),
        pytest.param(["--place", "canl"], "no note took place at ‘canl’", id="a place"),
        pytest.param(["--place", "Rosa’s Cfe"], "did you mean Rosa’s Café?", id="a place that is near"),
        pytest.param(["--place", ""], "--place wants the name of a place", id="no place"),
        pytest.param(["--tag", "walk"], "no note has the tag ‘walk’; did you mean Walks?", id="a tag"),
    ],
)
def test_notes_refuses_what_it_cannot_find(book: Path, run: Run, arguments: list[str], said: str) -> None:
    """A day that is none, and words that nothing holds; exit status 2."""
    ran = run("notes", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


# stats


def test_stats_as_text(book: Path, run: Run) -> None:
    """Counts under headings, with bars of text."""
    out = run("stats").out
    assert out.startswith(
        "3 people, 4 notes and 1 plan.\nThe oldest note is from 2 March 2025, a year and a half ago: Tea\n"
    )
    assert "\n  close    ·         1\n" in out
    assert (
        "\nNotes by year\n  2025  █████████████ 1\n  2026  ████████████████████████████████████████ 3\n"
        in out
    )
    assert "\n  Oct 2026   0\n  Nov 2026   ████████████████████████████████████████ 2\n" in out
    assert "\n  Yours: 1 kept and 2 late.\n  Theirs: 1 open.\n" in out


def test_stats_as_json(book: Path, run: Run) -> None:
    """Every month from the first note on; the writer is not among the people."""
    found = json.loads(run("stats", "--json").out)
    assert (found["people"], found["notes"], found["plans"]) == (3, 4, 1)
    assert [m for m in found["months"] if m["notes"]] == [
        {"month": "2025-03", "notes": 1},
        {"month": "2026-09", "notes": 1},
        {"month": "2026-11", "notes": 2},
    ]
    assert len(found["months"]) == 21
    assert found["channels"] == [
        {"channel": "call", "notes": 2},
        {"channel": "walk", "notes": 1},
        {"channel": None, "notes": 1},
    ]
    assert found["circles"][0] == {"circle": "close", "states": {"overdue": 1}}
    assert found["promises"] == {"mine": {"kept": 1, "late": 2}, "theirs": {"open": 1}}
    assert found["oldest"]["date"] == "2025-03-02"


def test_an_empty_journal_is_counted(folder: Path, run: Run) -> None:
    """Nothing there is no fault."""
    for path in folder.rglob("*.md"):
        path.unlink()
    assert run("stats").out == "0 people and 0 notes.\n"
    found = json.loads(run("stats", "--json").out)
    assert (found["months"], found["oldest"]) == ([], None)


def test_a_private_note_may_be_the_oldest(book: Path, run: Run, write: Write) -> None:
    """Programs are told that there is one less to name, and not what it is."""
    write(book, {"contacts/tom-reyes/2001-01-01-dark.md": "---\nprivate: true\n---\n"})
    assert json.loads(run("stats", "--json").out)["oldest"] is None


@pytest.mark.parametrize(
    ("rows", "columns", "expected"),
    [
        pytest.param([], 80, [], id="none"),
        pytest.param([("a", 0)], 80, ["  a  0"], id="nothing but nought"),
        pytest.param(
            [("a", 1), ("b", 1000)], 80, ["  a  █ 1", "  b  " + "█" * 40 + " 1,000"], id="a little shows"
        ),
        pytest.param(
            [("陳", 2), ("ab", 1)], 20, ["  陳  ███████████ 2", "  ab  ██████ 1"], id="narrow and wide"
        ),
    ],
)
def test_bars_of_text(rows: list[tuple[str, int]], columns: int, expected: list[str]) -> None:
    """The longest is the largest number; whatever is there shows."""
    assert list(bars(rows, columns)) == expected


# brief --why


def test_why_has_each_finding_with_its_evidence_and_place(book: Path, run: Run) -> None:
    """The order is the ranking's; each with the lines it saw; then the person's own place."""
    out = run("brief", "maya", "--why").out
    why = out[out.index("Why\n") :].splitlines()
    promise = "    contacts/maya-okafor/2026-09-18-canal.md:10"
    assert why[1].startswith("  1. W3: You told Maya you would: Maya Okafor, send her the <b>photos</b>")
    assert promise in why
    assert [line.split(":")[0] for line in why if line[2:3].isdigit()] == ["  1. W3", "  2. W1", "  3. C1"]
    assert why[-2:] == [
        "  The circle close weighs 3; 2.2 times the wanted gap has passed.",
        "  Today asks for Maya: number 1 of 2.",
    ]


def test_why_as_json(book: Path, run: Run) -> None:
    """The same for a program, and only where it is asked for."""
    found = json.loads(run("brief", "maya", "--why", "--json").out)
    assert [each["practice"] for each in found["why"]] == ["W3", "W1", "C1"]
    assert found["why"][0]["evidence"][0] == "contacts/maya-okafor/2026-09-18-canal.md:10"
    assert found["ranking"] == "Today asks for Maya: number 1 of 2."
    assert not {"why", "ranking"} & json.loads(run("brief", "maya", "--json").out).keys()


# what holds for all


@pytest.mark.parametrize("command", ["week", "gather", "notes", "stats"])
def test_nothing_is_changed_and_faults_are_said(book: Path, write: Write, run: Run, command: str) -> None:
    """Every byte stays; a fault elsewhere is counted, and the status is 1."""
    write(book, {"contacts/sam.md": "---\ncadence: 6 wekks\n---\n"})
    before = {path: path.read_bytes() for path in book.rglob("*.md")}
    ran = run(command)
    assert (ran.status, ran.err) == (1, "One thing to tidy: journal check\n")
    assert ran.out
    assert {path: path.read_bytes() for path in book.rglob("*.md")} == before


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("gather --city z", ["Zürich"], id="a city, without its accent"),
        pytest.param("gather --tag ", ["climbing"], id="tags of people"),
        pytest.param("notes --tag w", ["Walks"], id="tags of notes"),
        pytest.param("notes --place r", ["Rosa’s Café"], id="places"),
        pytest.param("due --circle f", ["friends"], id="circles"),
        pytest.param("notes --with reyes", ["tom-reyes"], id="people"),
        pytest.param("gather --city x", [], id="none"),
    ],
)
def test_the_shell_completes_words_of_the_journal(
    book: Path, run: Run, monkeypatch: pytest.MonkeyPatch, line: str, expected: list[str]
) -> None:
    """Wherever an option takes one."""
    monkeypatch.setenv("_JOURNAL_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"journal {line}")
    monkeypatch.setenv("COMP_CWORD", str(len(f"journal {line}".split(" ")) - 1))
    found = [line for line in run(today=None).out.splitlines() if line]
    assert found == [f"plain,{word}" for word in expected]


def test_completion_is_silent_without_a_journal(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No journal, no words, and no complaint."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JOURNAL_ROOT", raising=False)
    monkeypatch.setenv("_JOURNAL_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "journal gather --city ")
    monkeypatch.setenv("COMP_CWORD", "3")
    ran = run(today=None)
    assert (ran.out.strip(), ran.err) == ("", "")
    assert list(tmp_path.iterdir()) == []
