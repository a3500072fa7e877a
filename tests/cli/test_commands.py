"""The commands that look and build, end to end on a small journal."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journal.build import Progress
from journal.build.report import Report
from journal.cli.building import summary
from journal.cli.progress import Bar, line
from journal.cli.terminal import cells

Run = Callable[..., Any]
Write = Callable[[Path, Mapping[str, str]], None]

BROKEN = {"contacts/sam.md": "---\ncadence: 6 wekks\n---\n"}


def everything_in(folder: Path) -> dict[str, bytes]:
    """Each file of a journal but what a command may make."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".journal-cache", "site"} & set(path.relative_to(folder).parts)
    }


# today


def test_today_says_whom_and_why(folder: Path, run: Run) -> None:
    """A sentence, the one reason that comes first, a way on; then what is coming."""
    ran = run("today")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "Sunday 22 November 2026\n"
        "One person might be glad to hear from you. Maya turns 40 on Thursday.\n"
        "\n"
        "It’s been five weeks since Maya (Maya Okafor)\n"
        "  You said you would: Send her the Lisbon photos (by 1 November, three weeks\n"
        "  ago).\n"
        "  journal brief maya-okafor\n"
        "\n"
        "Coming up\n"
        "  26 Nov  Thu  Maya turns 40. A round one.\n"
        "\n"
        "Promises of yours\n"
        "  Send her the Lisbon photos · To Maya, by 1 November, three weeks ago\n"
    )


def test_today_as_json_holds_people_as_in_the_export(folder: Path, run: Run) -> None:
    """The same objects, so that a program needs to know one shape."""
    found = json.loads(run("today", "--json").out)
    assert found.keys() == {"format", "as_of", "asked", "when_there_is_time", "coming_up"}
    everyone = json.loads(run("export", "json").out)["people"]
    assert found["asked"] == [person for person in everyone if person["id"] == "maya-okafor"]
    assert found["coming_up"] == [{"on": "2026-11-26", "what": "Maya turns 40", "who": ["maya-okafor"]}]


def test_today_with_nobody_is_kind(folder: Path, run: Run) -> None:
    """An empty day is no empty page."""
    out = run("today", today="2026-10-19").out
    assert "Nobody in particular today; the day is yours." in out


def test_a_fault_in_the_text_is_said_and_counted(folder: Path, write: Write, run: Run) -> None:
    """Everything else is done, one line says so, and the status is 1."""
    write(folder, BROKEN)
    ran = run("today")
    assert ran.status == 1
    assert "Maya" in ran.out
    assert ran.err == "One thing to tidy: journal check\n"
    assert run("--quiet", "today").err == ""


# due


def test_due_is_a_table(folder: Path, run: Run) -> None:
    """Name, circle, last, rhythm, due; only those whose day has come."""
    assert run("due").out == (
        "Name         Circle  Last         Rhythm   Due\nMaya Okafor  close   5 weeks ago  3 weeks  8 Nov\n"
    )


def test_due_can_list_everybody(folder: Path, run: Run) -> None:
    """Then it says how it stands with each."""
    lines = run("due", "--all").out.splitlines()
    assert [row.split("  ")[0] for row in lines] == ["Name", "Maya Okafor", "Tom Reyes", "Tom Brown"]
    assert [row[-9:].strip() for row in lines[1:]] == ["○ A while", "In touch", "No rhythm"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["--circle", "friends"], ["tom-brown", "tom-reyes"], id="circle, the default one too"),
        pytest.param(["--circle", "Close"], ["maya-okafor"], id="circle, in any case"),
        pytest.param(["--tag", "Climbing"], ["maya-okafor"], id="tag, in any case"),
        pytest.param(["--city", "PORTO"], ["tom-reyes"], id="city, in any case"),
        pytest.param(["--tag", "sailing"], [], id="nobody"),
        pytest.param(["--tag", "climbing", "--city", "Porto"], [], id="both at once"),
    ],
)
def test_due_chooses(arguments: list[str], expected: list[str], folder: Path, run: Run) -> None:
    """By circle, tag and city of now."""
    people = json.loads(run("due", "--all", *arguments, "--json").out)
    assert sorted(person["id"] for person in people) == expected


def test_due_leaves_some_people_alone(folder: Path, write: Write, run: Run) -> None:
    """The writer, and whoever is closed on purpose; where somebody lived before is not where they live."""
    write(
        folder,
        {
            "journal.yaml": "me: alex\n",
            "contacts/alex.md": "---\nmet: 2012\n---\n",
            "contacts/past.md": "---\nmet: 2012\nlapse: {why: drift, closed: true}\n---\n",
            "contacts/moved.md": "---\nmet: 2012\ncity: [{city: Bath, until: 2020}, {city: Porto}]\n---\n",
        },
    )
    ids = [person["id"] for person in json.loads(run("due", "--json").out)]
    assert sorted(ids) == ["maya-okafor", "moved"]
    assert "alex" not in run("due", "--all", "--json").out
    assert json.loads(run("due", "--city", "Bath", "--json").out) == []


def test_due_finds_those_nobody_has_sorted(folder: Path, write: Write, run: Run) -> None:
    """Without a circle and a rhythm; who is left alone on purpose is not among them."""
    write(
        folder,
        {
            "journal.yaml": "default_circle: none\n",
            "contacts/new.md": "",
            "contacts/imported.md": "---\ncircle: none\n---\n",
            "contacts/gone.md": "---\ndied: true\n---\n",
        },
    )
    people = json.loads(run("due", "--untriaged", "--json").out)
    assert [person["id"] for person in people] == ["imported", "new"]


def test_due_refuses_an_unknown_circle(folder: Path, run: Run) -> None:
    """And names those that there are."""
    ran = run("due", "--circle", "besties")
    assert ran.status == 2
    assert "there is no circle ‘besties’: journal.yaml has inner, close" in ran.err


def test_due_fits_the_terminal(folder: Path, write: Write, run: Run) -> None:
    """80 columns whatever people are called; control characters are shown, not obeyed."""
    write(
        folder,
        {
            "contacts/long.md": f'---\nname: "{"陳美玲" * 30}"\n---\n',
            "contacts/b.md": '---\nname: "x\u202ey"\n---\n',
        },
    )
    out = run("due", "--all").out
    assert max(cells(row) for row in out.splitlines()) <= 80
    assert "…" in out
    assert "\u202e" not in out


# promises


def test_promises_stand_both_ways(folder: Path, run: Run) -> None:
    """Mine and theirs, each with its place."""
    assert run("promises").out == (
        "Two open, one of them yours.\n"
        "\n"
        "You said you would\n"
        "  Send her the Lisbon photos\n"
        "    To Maya, by 1 November, three weeks ago ·\n"
        "    contacts/maya-okafor/2026-10-18-walk-by-the-canal.md:10\n"
        "\n"
        "They said they would\n"
        "  lend me the two-man tent\n"
        "    Maya, said on 18 October ·\n"
        "    contacts/maya-okafor/2026-10-18-walk-by-the-canal.md:11\n"
    )


def test_promises_as_json(folder: Path, run: Run) -> None:
    """As in the export: theirs are to me."""
    mine, theirs = json.loads(run("promises", "--json").out)
    assert (mine["by"], mine["to"], mine["state"], mine["due"]) == (
        "me",
        ["maya-okafor"],
        "late",
        "2026-11-01",
    )
    assert (theirs["by"], theirs["to"], theirs["state"], theirs["line"]) == (
        "maya-okafor",
        ["me"],
        "open",
        11,
    )


# brief


def test_brief_is_one_screen(folder: Path, run: Run) -> None:
    """Everything one would want to have read before calling."""
    ran = run("brief", "May")
    assert ran.status == 0
    assert ran.out == (
        "Maya Okafor\n"
        "It’s been five weeks; you’d like to be in touch every three weeks.\n"
        "\n"
        "Where you left it\n"
        "  A walk on 18 October: Walk by the canal\n"
        "  She showed me the drawings. We got wet.\n"
        "\n"
        "You might ask\n"
        "  How it is going: Maya starts at Arup in March\n"
        "\n"
        "Between you\n"
        "  You said you would: Send her the Lisbon photos (by 1 November, three weeks\n"
        "  ago)\n"
        "  She said she would: lend me the two-man tent (on 18 October)\n"
        "\n"
        "Coming up\n"
        "  Maya turns 40, on Thursday. A round one.\n"
        "\n"
        "What makes it special\n"
        "  the summer we walked the Coast Path without a map\n"
        "\n"
        "Hopes\n"
        "  build her own house\n"
        "\n"
        "She likes\n"
        "  almond croissants\n"
        "\n"
        "Close to her\n"
        "  Sam, partner\n"
        "\n"
        "A first line\n"
        "  “I haven’t forgotten what I promised you. How will you spend your birthday?”\n"
        "\n"
        "Afterwards, write it down: contacts/maya-okafor/2026-11-22-….md\n"
    )


def test_brief_says_why(folder: Path, run: Run) -> None:
    """Every finding with its places, and the place in the ranking."""
    out = run("brief", "maya-okafor", "--why").out
    why = out[out.index("Why\n") :]
    assert "W1: You said you would" in why
    assert "    contacts/maya-okafor/2026-10-18-walk-by-the-canal.md:10\n" in why
    assert "C1: You’d like to be in touch" in why
    assert why.endswith("  Today asks for Maya: number 1 of 1.\n")


def test_brief_as_json(folder: Path, run: Run) -> None:
    """The person as in the export, and what the screen shows."""
    found = json.loads(run("brief", "maya", "--json").out)
    assert found["person"]["id"] == "maya-okafor"
    assert found["last"] == "contacts/maya-okafor/2026-10-18-walk-by-the-canal.md"
    assert [item["text"] for item in found["ask"]] == ["Maya starts at Arup in March"]
    assert found["first_line"].startswith("“I haven’t forgotten")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("Tom", "‘Tom’ may be Tom Brown (tom-brown) or Tom Reyes (tom-reyes)", id="several"),
        pytest.param(
            "Maja", "nobody here is called ‘Maja’; did you mean Maya Okafor (maya-okafor)?", id="misspelt"
        ),
        pytest.param("\x1b[2J", "nobody here is called ‘\\x1b[2J’", id="control characters"),
        pytest.param("", "nobody here is called ‘’", id="nothing"),
        pytest.param("Zed", "nobody here is called ‘Zed’", id="nobody"),
    ],
)
def test_brief_never_guesses(name: str, said: str, folder: Path, run: Run) -> None:
    """Ambiguous or unknown: the candidates, and status 2."""
    ran = run("brief", name)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_brief_is_about_others(folder: Path, write: Write, run: Run) -> None:
    """Nobody reaches out to themselves."""
    write(folder, {"journal.yaml": "me: maya-okafor\n"})
    ran = run("brief", "Maya")
    assert (ran.status, ran.out) == (2, "")
    assert "Maya Okafor is you" in ran.err


# check


def test_check_is_quiet_about_good_files(folder: Path, run: Run) -> None:
    """One line, status 0."""
    ran = run("check")
    assert (ran.status, ran.out, ran.err) == (0, "Nothing to mend.\n", "")


def test_check_draws_what_is_wrong(folder: Path, write: Write, run: Run) -> None:
    """On stderr with its place and help; the count on stdout; status 1."""
    write(folder, BROKEN)
    ran = run("check")
    assert ran.status == 1
    assert ran.err.startswith("contacts/sam.md:2:12: error[unknown-unit]")
    assert "help" in ran.err
    assert ran.out == "One error in one file.\n"


def test_check_of_a_warning_alone_is_good(folder: Path, write: Write, run: Run) -> None:
    """A warning is no error."""
    write(folder, {"contacts/sam.md": "---\ncadance: 6 weeks\n---\n"})
    ran = run("check")
    assert (ran.status, ran.out) == (0, "One warning in one file.\n")


def test_check_as_json(folder: Path, write: Write, run: Run) -> None:
    """Every key of the schema, and nothing on stderr."""
    write(folder, BROKEN)
    ran = run("check", "--json")
    found = json.loads(ran.out)
    assert (ran.status, ran.err, found["format"]) == (1, "", 1)
    [fault] = found["diagnostics"]
    assert fault.keys() == {"file", "line", "column", "severity", "code", "message", "help"}
    assert (fault["file"], fault["line"], fault["column"], fault["severity"]) == (
        "contacts/sam.md",
        2,
        12,
        "error",
    )


@pytest.mark.parametrize(
    ("paths", "count"),
    [
        (["contacts/sam.md"], 1),
        (["contacts"], 1),
        (["."], 1),
        (["contacts/maya-okafor"], 0),
        (["contacts/maya-okafor.md"], 0),
        (["contacts/sam"], 0),
    ],
)
def test_check_looks_at_some_files(
    paths: list[str], count: int, folder: Path, write: Write, run: Run
) -> None:
    """Files and folders, as an editor or a hook names them."""
    write(folder, BROKEN | {"contacts/sam/2026-10-01.md": ""})
    ran = run("check", "--json", *paths)
    assert len(json.loads(ran.out)["diagnostics"]) == count
    assert ran.status == (1 if count else 0)


@pytest.mark.parametrize(
    ("path", "said"), [("..", "is not in the journal"), ("nothing.md", "does not exist")]
)
def test_check_refuses_other_places(path: str, said: str, folder: Path, run: Run) -> None:
    """A path outside the journal, or that is not there."""
    ran = run("check", path)
    assert ran.status == 2
    assert said in ran.err


# export


def test_export_goes_to_stdout_or_a_file(folder: Path, run: Run, tmp_path: Path) -> None:
    """The same bytes either way; the file is its owner's alone."""
    out = run("export", "json").out
    ran = run("export", "json", "--output", str(tmp_path / "all.json"))
    assert (ran.status, ran.out) == (0, "")
    written = tmp_path / "all.json"
    assert written.read_text(encoding="utf-8") == out
    assert written.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_export_keeps_private_things_back(folder: Path, run: Run) -> None:
    """Unless they are asked for by name."""
    assert "grow old" not in run("export", "json").out
    assert "grow old" in run("export", "json", "--private").out


@pytest.mark.parametrize("place", ["contacts/maya-okafor.md", "contacts/new.md", "journal.yaml", "contacts"])
def test_export_never_touches_the_writers_files(place: str, folder: Path, run: Run) -> None:
    """A slip of the tab key must not cost a friend."""
    before = everything_in(folder)
    ran = run("export", "json", "--output", place)
    assert (ran.status, ran.out) == (2, "")
    assert everything_in(folder) == before


def test_an_export_that_fails_leaves_the_old_file(
    folder: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: one sentence, the old export as it was, nothing unfinished beside it."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "all.json"
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr("os.fsync", full)
    ran = run("export", "json", "--output", str(target))
    assert (ran.status, ran.err) == (2, "journal: No space left on device\n")
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


# build


def test_build_says_in_one_line_what_it_did(folder: Path, run: Run) -> None:
    """People, notes, pages, seconds, and where to look, as path and address."""
    ran = run("build")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("3 people, 2 notes, ")
    assert ran.out.endswith(f" s: site/index.html ({(folder / 'site' / 'index.html').as_uri()})\n")
    assert (folder / "site" / "index.html").is_file()
    assert run("--quiet", "build").out == ""


def test_building_changes_nothing_of_the_writers(folder: Path, run: Run) -> None:
    """Only the cache and the site are ours."""
    before = everything_in(folder)
    for command in (
        ["build"],
        ["check"],
        ["today"],
        ["due"],
        ["promises"],
        ["brief", "maya"],
        ["export", "json"],
    ):
        assert run(*command).status == 0
    assert everything_in(folder) == before


def test_build_as_json(folder: Path, write: Write, run: Run) -> None:
    """The report and the diagnostics; valid JSON alone on stdout."""
    write(folder, BROKEN)
    ran = run("build", "--json", "--output", "elsewhere")
    found = json.loads(ran.out)
    assert (ran.status, ran.err) == (1, "")
    assert found["published"] is True
    assert found["people"] == 4
    assert [fault["code"] for fault in found["diagnostics"]] == ["unknown-unit"]
    assert (folder / "elsewhere" / "index.html").is_file()


def test_a_strict_build_publishes_nothing(folder: Path, write: Write, run: Run) -> None:
    """One warning is enough; it is drawn as the error it counts for."""
    write(folder, {"contacts/sam.md": "---\ncadance: 6 weeks\n---\n"})
    ran = run("build", "--strict")
    assert (ran.status, ran.out) == (1, "")
    assert "error[near-miss-key]" in ran.err
    assert "Nothing was published" in ran.err
    assert not (folder / "site").exists()


def test_build_draws_some_faults_and_counts_the_rest(folder: Path, write: Write, run: Run) -> None:
    """Twenty are enough to start with, errors before warnings; --verbose draws all."""
    write(folder, {f"contacts/w{n:02}.md": "---\ncadance: x\n---\n" for n in range(20)})
    write(folder, {f"contacts/z{n}.md": BROKEN["contacts/sam.md"] for n in range(3)})
    ran = run("build")
    assert ran.err.count("error[unknown-unit]") == 3
    assert ran.err.count("warning[near-miss-key]") == 17
    assert ran.err.endswith("and 3 more: journal check\n")
    assert run("--verbose", "build").err.count("warning[near-miss-key]") == 20


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--output", "contacts"], "contacts", id="the writer's own folder"),
        pytest.param(["--edition", "../../x"], "is no name for an edition", id="edition"),
        pytest.param(["--jobs", "0"], "0 is not in the range", id="no process"),
    ],
)
def test_build_refuses(arguments: list[str], said: str, folder: Path, run: Run) -> None:
    """A sentence, status 2, and nothing changed."""
    before = everything_in(folder)
    ran = run("build", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert everything_in(folder) == before


def test_a_full_folder_is_refused(folder: Path, write: Write, run: Run) -> None:
    """A folder with files of others is no place for a site."""
    write(folder, {"mine/thesis.txt": "…"})
    ran = run("build", "--output", "mine")
    assert ran.status == 2
    assert ran.err.startswith("journal: ")
    assert (folder / "mine" / "thesis.txt").read_text(encoding="utf-8") == "…"


def test_counts_one_as_one() -> None:
    """ "1 person, 1 note", not "1 people"."""
    report = Report(1, 1, 1846, Path("/j/site"), 1, 0, 0, True, (), date(2026, 11, 22))
    assert (
        summary(report, 2.345)
        == "1 person, 1 note, 1,846 pages in 2.3 s: /j/site/index.html (file:///j/site/index.html)"
    )


# progress


def test_the_bar_shows_how_far_it_is() -> None:
    """The step in words, a bar, a count; nothing to do is no fault."""
    assert line(Progress("render", 420, 840)) == f"Writing pages  {'━' * 12}{'╌' * 12}  420 of 840"
    assert line(Progress("parse", 0, 0)).endswith("0 of 0")


@pytest.mark.parametrize(
    ("is_terminal", "shown", "seconds", "drawn"),
    [
        pytest.param(True, True, 5.0, True, id="long work on a terminal"),
        pytest.param(True, True, 0.5, False, id="short work"),
        pytest.param(False, True, 5.0, False, id="off a terminal"),
        pytest.param(True, False, 5.0, False, id="quiet"),
    ],
)
def test_the_bar_waits_and_goes(
    *,
    is_terminal: bool,
    shown: bool,
    seconds: float,
    drawn: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only for long work on a terminal; its line is empty again at the end."""
    clock = iter([0.0, seconds])
    monkeypatch.setattr("journal.cli.progress.monotonic", lambda: next(clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    with Bar(shown=shown) as bar:
        bar(Progress("render", 1, 2))
    err = capsys.readouterr().err
    assert ("1 of 2" in err) is drawn
    assert err == "" or err.split("\r")[-2:] == [" " * 78, ""]
