"""A page made of the same is not made again; one that is made of anything else is."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.build import Request, build, traces
from journal.site.tasks import PageTask
from journal.site.tracing import words
from journal.site.views import together
from journal.site.views.cards import Name
from tests.test_incremental import contents

CHECKOUT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)

#: Lines of front matter that change something which other pages show, too.
LINES = (
    *("aka: Spud", "tags: [choir, newts]", "circle: inner", "circle: wider", "cadence: 3 days", "city: Oslo"),
    *("rest: until 2027-01-01", "died: 2026-10-01", "fragile: true", "born: 1970-11-30", "birthday: 12-01"),
    *("work: {org: Newt Works, role: keeper}", "relations: {sister: margaret-carrick, friend: tess-ogilvie}"),
    *("met: {on: 2026-11-01, through: rory-carrick}", "offers: [plumbing, newts]", "needs: [newts]"),
    *(
        "quiet: all",
        "lapse: {kind: drift}",
        "with: [callum-carrick, tess-ogilvie]",
        "felt: warm",
        "private: true",
    ),
    *("gave: {kind: gift, what: a newt}", "received: help", "news: [{what: a new newt, on: 2026-12-02}]"),
    *(
        "channel: letter",
        "started: them",
        "title: Newts",
        "special: newts",
        "language: ar",
        "name: Zed Quill",
    ),
    *("hopes: [a pond]", "events: [{on: 2001, what: began}]", "children: [{name: Ada}]", "photo: pond.jpg"),
)
WORDS = (
    *("See [[tess-ogilvie]] and [[margaret-carrick]].", "- [ ] Bring the newts by 2026-12-01", "Newts."),
    *(
        "- [x] Tess: lend the net",
        "After [[2026-11-11-choir-the-bus-shelter]].",
        "![pond](pond.jpg)",
        "# Newts",
    ),
)
SETTINGS = (
    "title: Other",
    "per_week: 2",
    "me: rory-carrick",
    "quiet: [K]",
    "facts_go_stale: 1 week",
    "leap_day: 1 March",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sample journal, built."""
    root = tmp_path / "journal"
    root.mkdir()
    shutil.copytree(CHECKOUT / "contacts", root / "contacts")
    shutil.copy(CHECKOUT / "journal.yaml", root)
    make(root)
    return root


def make(root: Path, today: date = TODAY, **values: object) -> None:
    build(Request(root, today, today, jobs=2, **values))  # type: ignore[arg-type]


def same_as_from_nothing(root: Path, today: date = TODAY) -> None:
    """Build over what stands, and into an empty folder, where every page is made."""
    clean = root.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    make(root, today)
    make(root, today, output=clean)
    warm, cold = contents(root / "site"), contents(clean)
    assert warm.keys() == cold.keys()
    assert [path for path in warm if warm[path] != cold[path]] == []


def texts(root: Path) -> list[Path]:
    return sorted((root / "contacts").rglob("*.md"))


def with_line(text: str, line: str) -> str:
    """A text with this line in its front matter, in place of one of the same key."""
    key = line.split(":", maxsplit=1)[0]
    if not text.startswith("---\n"):
        return f"---\n{line}\n---\n{text}"
    front, mark, rest = text[4:].partition("\n---")
    kept = re.sub(rf"^{key}:.*\n?(?:[ -].*\n?)*", "", f"{front}\n", flags=re.MULTILINE)
    return f"---\n{kept}{line}{mark}{rest}"


def edit_front(root: Path, dice: random.Random) -> None:
    path = dice.choice(texts(root))
    path.write_text(with_line(path.read_text(), dice.choice(LINES)))


def edit_name(root: Path, dice: random.Random) -> None:
    """What somebody is called stands on every page that names them."""
    path = dice.choice(sorted((root / "contacts").glob("*.md")))
    line = dice.choice(["name: Pat Quill", "name: Łucja Bell", "aka: Quilly", "name: נועם"])
    path.write_text(with_line(path.read_text(), line))


def edit_body(root: Path, dice: random.Random) -> None:
    path = dice.choice(texts(root))
    path.write_text(f"{path.read_text()}\n{dice.choice(WORDS)}\n")


def keep_promises(root: Path, dice: random.Random) -> None:
    path = dice.choice([path for path in texts(root) if "- [ ]" in path.read_text()] or texts(root))
    path.write_text(path.read_text().replace("- [ ]", "- [x]"))


def add_note(root: Path, dice: random.Random) -> None:
    day = TODAY - timedelta(days=dice.choice([-20, 0, 1, 30, 400]))
    owner = dice.choice([path.stem for path in (root / "contacts").glob("*.md")])
    path = root / "contacts" / owner / f"{day}-pond-{dice.randrange(99)}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(with_line(dice.choice(WORDS), dice.choice(LINES)))


def add_person(root: Path, dice: random.Random) -> None:
    name = dice.choice(["Tess Pond", "Rory Newt", "Ångström", "tess-ogilvie2"])
    (root / "contacts" / f"{name}.md").write_text(with_line(dice.choice(WORDS), dice.choice(LINES)))


def delete(root: Path, dice: random.Random) -> None:
    dice.choice(texts(root)).unlink()


def rename(root: Path, dice: random.Random) -> None:
    path = dice.choice(texts(root))
    path.rename(path.with_name(f"{path.stem}x.md"))


def edit_settings(root: Path, dice: random.Random) -> None:
    path, line = root / "journal.yaml", dice.choice(SETTINGS)
    kept = re.sub(rf"^{line.split(':')[0]}:.*\n", "", path.read_text(), flags=re.MULTILINE)
    path.write_text(f"{kept}{line}\n")


def restore(root: Path, dice: random.Random) -> None:
    """As `git checkout` does: a good part of the files is as it was."""
    for path in dice.sample(sorted((CHECKOUT / "contacts").rglob("*.md")), 60):
        target = root / path.relative_to(CHECKOUT)
        target.parent.mkdir(exist_ok=True)
        shutil.copy(path, target)


def add_template(root: Path, dice: random.Random) -> None:
    (root / "templates").mkdir(exist_ok=True)
    name = dice.choice(["person.html", "group.html", "calendar.html"])
    (root / "templates" / name).write_text(
        f"{{% extends '!theme/{name}' %}}{{% block title %}}{dice.random()}{{% endblock %}}"
    )


EDITS: Sequence[Callable[[Path, random.Random], None]] = (
    *(edit_front, edit_front, edit_front, edit_body, edit_body, keep_promises, add_note, add_note),
    *(edit_name, edit_name, add_person, delete, rename, edit_settings, restore, add_template),
)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_every_page_is_the_one_from_nothing(
    root: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some edits at a time, now and then a day later or earlier; some people have pages of years."""
    monkeypatch.setattr(together, "MANY", 12)
    dice, today = random.Random(seed), TODAY
    (root / "journal.yaml").write_text((root / "journal.yaml").read_text().replace("as_of:", "# as_of:"))
    for _ in range(8):
        for change in dice.sample(EDITS, dice.choice([1, 1, 2])):
            change(root, dice)
        today += timedelta(days=dice.choice([0, 0, 1, 1, 30, -7]))
        same_as_from_nothing(root, today)


def made_again(root: Path, monkeypatch: pytest.MonkeyPatch, today: date = TODAY) -> set[str]:
    """Build, and tell which pages about somebody or something were made."""
    made: set[str] = set()
    note = traces.Traces.note

    def noted(self: traces.Traces, task: PageTask, *values: Any) -> None:
        made.update([task.path] if task.about else [])
        note(self, task, *values)

    with monkeypatch.context() as patched:
        patched.setattr(traces.Traces, "note", noted)
        make(root, today)
    return made


def test_a_note_costs_the_few_pages_that_show_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of its people, of its day, and of what they have in common; none other."""
    note = root / "contacts/2026/2026-11-11-choir-the-bus-shelter.md"
    note.write_text(f"{note.read_text()}\nAnd newts.\n")
    made = made_again(root, monkeypatch)
    assert {
        "people/joan-pettigrew.html",
        "journal/2026-11.html",
        "journal/2026.html",
        "search/2026.js",
    } <= made
    assert not made & {"people/stanley-wojcik.html", "journal/2025.html", "journal/2026-10.html"}
    assert not made & {"search/2025.js", "search/pages.js"}
    assert len(made) < 60


def test_a_note_costs_one_year_of_many(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of somebody whose years have pages of their own, the others stay."""
    monkeypatch.setattr(together, "MANY", 12)
    (root / "contacts/new.md").write_text("")
    make(root)
    note = root / "contacts/2026/2026-11-11-choir-the-bus-shelter.md"
    note.write_text(f"{note.read_text()}\nAnd newts.\n")
    made = made_again(root, monkeypatch)
    assert "people/joan-pettigrew.html" in made
    assert [path for path in made if path.startswith("people/joan-pettigrew/")] == [
        "people/joan-pettigrew/2026.html"
    ]
    assert (root / "site/people/joan-pettigrew/2025.html").exists()


def test_a_day_later_what_is_past_is_not_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page says at its foot of which day it is; most pages of the past say nothing else of it."""
    (root / "journal.yaml").write_text((root / "journal.yaml").read_text().replace("as_of:", "# as_of:"))
    make(root)
    made = made_again(root, monkeypatch, TODAY + timedelta(days=1))
    assert {"people/stanley-wojcik.html", "circles/close.html", "calendar/2026-11.html"} <= made
    past = {"journal/2025.html", "journal/2026-10.html", "calendar/2026-10.html", "search/2025.js"}
    assert not made & past
    for path in past - {"search/2025.js"}:
        page = (root / "site" / path).read_text()
        assert "Made for Monday 23 November 2026." in page
        assert "22 November 2026." not in page
    same_as_from_nothing(root, TODAY + timedelta(days=1))


def test_a_page_that_somebody_changed_is_made_again_a_day_later(root: Path) -> None:
    """A day is exchanged in a page as it was left, and in none other."""
    (root / "journal.yaml").write_text((root / "journal.yaml").read_text().replace("as_of:", "# as_of:"))
    make(root)
    page = root / "site/journal/2025.html"
    times, text = page.stat(), page.read_text()
    page.write_text(text.replace("2025", "2O25"))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    make(root, TODAY + timedelta(days=1))
    assert page.read_text() == text.replace("Sunday 22 November", "Monday 23 November")


def test_a_plan_becomes_a_note_when_its_day_comes(root: Path) -> None:
    """On the pages of its month, its year and its people, though nothing was written."""
    (root / "journal.yaml").write_text((root / "journal.yaml").read_text().replace("as_of:", "# as_of:"))
    (root / "contacts/stanley-wojcik/2026-12-30-lunch.md").write_text("Lunch, then the newts.\n")
    for days in (-40, 0, 37, 38, 39, 41, 45, 400):
        same_as_from_nothing(root, TODAY + timedelta(days=days))


def test_what_has_no_word_is_made_each_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that read a value of a kind nobody thought of leaves no trace, before and after."""
    parts = words._parts

    def without_names(kind: type) -> object:
        return None if kind is Name else parts(kind)

    (root / "contacts/new.md").write_text("")
    monkeypatch.setattr(words, "_parts", without_names)
    made_again(root, monkeypatch)
    (root / "contacts/new.md").write_text("Hello.\n")
    assert "people/stanley-wojcik.html" in made_again(root, monkeypatch)
    monkeypatch.setattr(words, "_parts", parts)
    made_again(root, monkeypatch)
    monkeypatch.setattr(words, "_parts", without_names)
    (root / "contacts/new.md").write_text("Hello again.\n")
    assert "people/stanley-wojcik.html" in made_again(root, monkeypatch)
    same_as_from_nothing(root)


@pytest.mark.parametrize("damage", [b"", b"[]", b"[1, 2, 3, 4]", b'[1, "x", [], {}]', b"\xff", b"[" * 5000])
def test_traces_that_are_no_traces_are_none(
    root: Path, damage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then every page is made."""
    keep = traces.Traces.keep
    monkeypatch.setattr(traces.Traces, "keep", lambda _self, memory: memory.put_many({traces.TRACES: damage}))
    (root / "contacts/new.md").write_text("")
    make(root)
    monkeypatch.setattr(traces.Traces, "keep", keep)
    (root / "contacts/new.md").write_text("Hello.\n")
    assert "people/stanley-wojcik.html" in made_again(root, monkeypatch)
    same_as_from_nothing(root)
