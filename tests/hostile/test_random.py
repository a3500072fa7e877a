"""Journals nobody would write: whatever stands in the files, each is built or reported."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from journal.build.reading import read
from journal.content.schema.note_fields import NOTE
from journal.content.schema.person_fields import PERSON
from journal.content.schema.settings_fields import CIRCLE, SETTINGS
from journal.practices.assess import assess
from journal.practices.brief import brief
from tests.hostile.holding import Outcome, held, unaccounted, write

DAYS = [date.min, date(1, 3, 1), date(2024, 2, 29), date(2026, 11, 22), date(9999, 12, 30), date.max]
DATES = ["0001-01-01", "0001", "9999-12-31", "9999", "2024-02-29", "02-29", "~0001", "~9999", "2026-11-22"]
DATES += ["2026-11", "12-31", "2023-02-29", "2026-10-18T23:59", "0000-01-01", "01-01", "2026-11-23"]
PLAIN = [
    "maya",
    "tom",
    "Tom",
    "nobody",
    "me",
    "true",
    "no",
    "none",
    "gift",
    "x",
    "<b>",
    "~",
    "''",
    "NO",
    "{{7*7}}",
]
PLAIN += [
    "1 day",
    "999 years",
    "monthly",
    "every 3 weeks",
    "0 d",
    "close",
    "drift",
    "warm",
    "waiting",
    "them",
]
PLAIN += ["C1", "G", "a: b", "#x", "[[tom]]", "'[[tom|T]]'", "🎈", "\u202ex", "-1", "1e9", "call", "thought"]
WORDS = st.sampled_from(DATES + PLAIN) | st.text(max_size=6).map(repr) | st.text(max_size=8)
KEYS = [
    "on",
    "at",
    "what",
    "through",
    "until",
    "why",
    "since",
    "sorry",
    "closed",
    "about",
    "remind",
    "org",
    "role",
]
KEYS += [
    "yearly",
    "gift",
    "partner",
    "child",
    "parent",
    "aunt",
    "card",
    "zzz",
    "name",
    "private",
    "late_days",
    "W1",
]


def flow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Lists and mappings in brackets."""
    pairs = st.lists(st.tuples(st.sampled_from(KEYS), inner).map(": ".join), max_size=3, unique=True)
    lists = st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
    return lists | pairs.map(lambda entries: "{" + ", ".join(entries) + "}")


VALUES = st.recursive(WORDS, flow, max_leaves=6)


def front(keys: list[str]) -> st.SearchStrategy[str]:
    """Front matter of known and unknown keys, most of it well formed."""
    entries = st.lists(
        st.tuples(st.sampled_from([*keys, "foo"]), VALUES), max_size=8, unique_by=lambda e: e[0]
    )
    return entries.map(lambda found: "---\n" + "".join(f"{key}: {value}\n" for key, value in found) + "---\n")


PIECES = [
    "- [ ] ",
    "- [x] ",
    "- [-] ",
    "maya: ",
    "Tom: ",
    "(me) ",
    "by ",
    "due ",
    "(done ",
    ") ",
    "[[",
    "]]",
    "|",
    "\n",
]
PIECES += [
    "\n\n",
    "# ",
    "> ",
    "    ",
    "```\n",
    "`",
    "![",
    "](",
    "x.png",
    "../",
    "<b>",
    "<script>",
    "**",
    "_",
    "| a |",
    "&lt;",
]
PIECES += [
    "2026-12-01",
    "9999-12-31",
    "0001-01-01",
    "Friday",
    "maya",
    "tom",
    "hello",
    "\t",
    "---\n",
    "[^1]",
    "<!--",
    "\x00",
]
BODIES = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map("".join)
STEMS = ["maya", "tom", "Tom", "con", "a b", "é", "e\u0301", "!!!", "😀", "x.y"]
FOLDERS = st.sampled_from(["", "maya/", "tom/", "maya/tom/", "2026/", "é/"])
NOTES = [f"{d[:10]}-x" for d in DATES if len(d) >= 10] + [
    "2026-1-5",
    "2026-11-21",
    "2026-11-22",
    "2025-11-22",
]

PEOPLE_FILES = st.tuples(FOLDERS, st.sampled_from(STEMS), front(list(PERSON)), BODIES)
NOTE_FILES = st.tuples(FOLDERS, st.sampled_from(NOTES), front(list(NOTE)), BODIES)
SETTINGS_FILES = st.tuples(front(list(SETTINGS)), st.sampled_from(["", *CIRCLE]), VALUES).map(
    lambda s: s[0].replace("---\n", "") + (f"circles: {{close: {{{s[1]}: {s[2]}}}}}\n" if s[1] else "")
)
JOURNALS = st.tuples(st.lists(PEOPLE_FILES | NOTE_FILES, max_size=8), st.just("") | SETTINGS_FILES)

Parts = tuple[list[tuple[str, str, str, str]], str]


def written(root: Path, journal: Parts) -> Path:
    """Put a journal on disk; ``None`` of its files is left out but those whose place is taken."""
    files = {f"contacts/{folder}{stem}.md": head + body for folder, stem, head, body in journal[0]}
    return write(root / "j", files | ({"journal.yaml": journal[1]} if journal[1] else {}))


def worked_out(value: object) -> None:
    """Ask for each part: they are worked out when they are asked for."""
    for part in fields(value):  # type: ignore[arg-type]
        found = getattr(value, part.name)
        if isinstance(found, Mapping):
            dict(found)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(journal=JOURNALS, today=st.sampled_from(DAYS))
def test_any_journal_is_read_and_assessed(journal: Parts, today: date) -> None:
    """No file and no day makes reading or any rule raise; each file is built or reported."""
    with tempfile.TemporaryDirectory() as folder:
        root = written(Path(folder), journal)
        loaded = read(root, cache=False)
        assessment = assess(loaded.journal, today)
        for whole in (assessment, assessment.whole):
            worked_out(whole)
        for person in loaded.journal.people.values():
            brief(loaded.journal, assessment, person)
        assert unaccounted(Outcome(root, loaded.journal, loaded.diagnostics, {})) == []
        assert loaded == read(root, cache=False)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(journal=JOURNALS, today=st.sampled_from(DAYS))
@example(journal=([("", "0001-01-01-x", "---\n---\n", "0<b>0</b>")], ""), today=date(1, 1, 1))
def test_any_journal_is_built(journal: Parts, today: date) -> None:
    """No file and no day makes the build raise, and no page of it does harm or points nowhere."""
    with tempfile.TemporaryDirectory() as folder:
        held(written(Path(folder), journal), today)
