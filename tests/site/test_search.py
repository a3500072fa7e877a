"""The search index: what is in it, where hits lead, and that it is safe as a script."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal.model.dates import PartialDate
from journal.model.journal import Journal
from journal.model.note import Exchange, News, Note, Promise
from journal.model.person import LifeEvent, Origin, Page, Person, Spell, Work
from journal.model.prose import Prose
from journal.site.search import Findable, Shown, search_files

TODAY = date(2026, 11, 22)

SHOWN = Shown(
    person_address=lambda person: f"people/{person}.html",
    note_address=lambda note: f"journal/{note.date.year}.html#{note.date}",
    page_address=lambda person, page: f"people/{person.id}.html#{page.title}",
    note_title=lambda note: note.title,
    initials=lambda person: person.name[:1],
    circle=lambda person: person.circle or "",
)


def somebody(name: str, **facts: Any) -> Person:
    return Person(name.lower(), name, f"contacts/{name.lower()}.md", name, **facts)


def a_note(day: date, title: str = "Tea", **facts: Any) -> Note:
    return Note(f"contacts/{day}-{title}.md", day, title, **facts)


def a_promise(text: str, file: str, made: date | None, by: str = "me", to: tuple[str, ...] = ()) -> Promise:
    return Promise(text, by, to, "open", made, None, None, Origin(file, 3, 1))


def journal_of(*people: Person, notes: tuple[Note, ...] = (), promises: tuple[Promise, ...] = ()) -> Journal:
    return Journal({person.id: person for person in people}, notes, promises)


def read(script: bytes) -> Any:
    """What a script assigns: the JSON between the first ``=`` of the statement and its end."""
    text = script.decode()
    found = re.fullmatch(r'(?:window\.\w+|\(window\.\w+=[^)]*\)\["\w+"\])=(.*);\n', text, re.DOTALL)
    assert found, text[:200]
    return json.loads(found[1])


def scripts_of(journal: Journal) -> dict[str, bytes]:
    return {path: make() for path, make in search_files(Findable(journal), SHOWN, TODAY).items()}


def index_of(journal: Journal) -> dict[str, Any]:
    return {path: read(script) for path, script in scripts_of(journal).items()}


def test_an_empty_journal_has_an_empty_index() -> None:
    """The page loads people.js in any case, and nothing beside it."""
    assert scripts_of(journal_of()) == {
        "search/people.js": b'window.JOURNAL_PEOPLE={"people":[],"shards":[]};\n'
    }


def test_a_person_is_found_by_names_circle_city_work_and_tags() -> None:
    """Empty values at the end of a row are left out."""
    maya = somebody(
        "Maya",
        aka=("May", "麻耶"),
        language="en",
        circle="close",
        city=(Spell("Leeds"),),
        work=(Work("Arup", "engineer"), Work("Arup")),
        tags=("climbing",),
    )
    index = index_of(journal_of(maya, somebody("Tom")))
    assert index["search/people.js"]["people"] == [
        ["Maya", "people/maya.html", "M", "en", ["May", "麻耶"], "close", ["Leeds"], ["Arup"], ["climbing"]],
        ["Tom", "people/tom.html", "T"],
    ]


@pytest.mark.parametrize(
    ("spell", "is_found"),
    [
        pytest.param(Spell("Leeds"), True, id="always"),
        pytest.param(Spell("Leeds", until=PartialDate(2026)), True, id="until the end of this year"),
        pytest.param(Spell("Leeds", until=PartialDate(2026, 11, 22)), True, id="until today"),
        pytest.param(Spell("Leeds", until=PartialDate(2026, 11, 21)), False, id="until yesterday"),
        pytest.param(Spell("Leeds", since=PartialDate(2026, 11, 22)), True, id="from today"),
        pytest.param(Spell("Leeds", since=PartialDate(2026, 11, 23)), False, id="from tomorrow"),
    ],
)
def test_a_city_holds_for_its_time(spell: Spell, is_found: bool) -> None:
    """Whoever has moved away is not shown as living there."""
    [row] = index_of(journal_of(somebody("Maya", city=(spell,))))["search/people.js"]["people"]
    assert ("Leeds" in str(row)) is is_found


def test_the_closest_people_come_first() -> None:
    """Of two who match alike, the closer one is shown first; in a circle the order is the journal's."""
    people = [
        somebody("Ada", circle="wider"),
        somebody("Bea", circle="inner"),
        somebody("Cy"),
        somebody("Dee", circle="inner"),
    ]
    rows = index_of(journal_of(*people))["search/people.js"]["people"]
    assert [row[0] for row in rows] == ["Bea", "Dee", "Cy", "Ada"]


def test_notes_lie_in_the_file_of_their_year_newest_first() -> None:
    """The list of files in people.js says how much is in each, newest year first."""
    days = [date(999, 5, 1), date(2025, 1, 1), date(2026, 1, 1), date(2026, 2, 1)]
    index = index_of(journal_of(notes=tuple(map(a_note, days))))
    assert index["search/people.js"]["shards"] == [["2026", 2], ["2025", 1], ["0999", 1]]
    assert [row[1] for row in index["search/2026.js"]["notes"]] == ["2026-02-01", "2026-01-01"]
    assert index["search/0999.js"]["notes"] == [["journal/999.html#0999-05-01", "0999-05-01", "Tea"]]


def test_a_note_holds_all_that_was_written() -> None:
    """Its people by their place in people.js, its text whole, and what was given, received and new."""
    note = a_note(
        date(2026, 10, 18),
        "Walk",
        people=("tom", "maya"),
        strangers=("a baker",),
        place="Canal",
        tags=("walks",),
        prose=Prose(text="We walked."),
        gave=(Exchange("gift", "Piranesi", ("maya",)),),
        received=(Exchange("advice", "to rest", ("maya",)),),
        news=(News("Maya starts at Arup", ("maya",)),),
        more=(("mood", "sunny"),),
        private=True,
    )
    journal = journal_of(somebody("Maya", circle="close"), somebody("Tom", circle="inner"), notes=(note,))
    assert index_of(journal)["search/2026.js"]["notes"] == [
        [
            "journal/2026.html#2026-10-18",
            "2026-10-18",
            "Walk",
            [0, 1],
            "We walked. · Piranesi · to rest · Maya starts at Arup · sunny",
            ["Canal", "a baker", "walks"],
        ]
    ]


def test_promises_lead_to_where_they_were_made() -> None:
    """To their note, or to the story or page without a day; ``-1`` is the writer."""
    page = Page("contacts/maya/gifts.md", "gifts", Prose(text="A lamp"))
    maya = somebody("Maya", pages=(page,))
    note = a_note(date(2026, 1, 1), people=("maya",))
    promises = (
        a_promise("Buy stamps", maya.file, None),
        a_promise("Find a lamp", page.file, None, to=("maya",)),
        a_promise("Send photos", note.file, note.date, to=("maya",)),
        a_promise("Lend the tent", note.file, note.date, by="maya", to=("me",)),
    )
    index = index_of(journal_of(maya, notes=(note,), promises=promises))
    assert index["search/pages.js"]["promises"] == [
        ["people/maya.html", "", "Buy stamps", "open", -1],
        ["people/maya.html#gifts", "", "Find a lamp", "open", -1, [0]],
    ]
    assert index["search/2026.js"]["promises"] == [
        ["journal/2026.html#2026-01-01", "2026-01-01", "Send photos", "open", -1, [0]],
        ["journal/2026.html#2026-01-01", "2026-01-01", "Lend the tent", "open", 0],
    ]


def test_promises_of_what_is_not_shown_are_not_in_the_index() -> None:
    """An edition leaves notes and people out; nothing of them comes back this way."""
    note = a_note(date(2026, 1, 1))
    promises = (
        a_promise("Secret", "contacts/elsewhere.md", date(2026, 1, 1)),
        a_promise("Hers", note.file, note.date, by="left-out"),
    )
    index = index_of(journal_of(notes=(note,), promises=promises))
    assert "promises" not in index["search/2026.js"]


def test_stories_facts_and_pages_are_found_with_their_person() -> None:
    """What has no day lies in a file of its own, by the place of its person."""
    maya = somebody(
        "Maya",
        special="the Coast Path",
        work=(Work("Arup", "engineer"),),
        address=(Spell("1 High Street"),),
        events=(LifeEvent(PartialDate(2024), "started at Arup"),),
        story=Prose(text="Her story."),
        pages=(Page("contacts/maya/gifts.md", "gifts", Prose(text="A lamp")),),
        more=(("shoe", "39"),),
    )
    assert index_of(journal_of(somebody("Tom"), maya))["search/pages.js"]["texts"] == [
        [1, "people/maya.html", "the Coast Path · started at Arup · engineer · 1 High Street · 39"],
        [1, "people/maya.html", "Her story."],
        [1, "people/maya.html#gifts", "A lamp", "gifts"],
    ]


def test_notes_name_only_people_who_are_there() -> None:
    """A person left out of an edition leaves no gap that another would fill."""
    note = a_note(date(2026, 1, 1), people=("gone", "maya"))
    [row] = index_of(journal_of(somebody("Maya"), notes=(note,)))["search/2026.js"]["notes"]
    assert row[3] == [0]


@example(text="</script><!-- \u2028 \u2029 \ud800 \\ud800 \x00")
@given(text=st.text(st.characters() | st.sampled_from("</!->'\"\\\u2028\u2029\ud800\n"), min_size=1))
@settings(max_examples=60, deadline=None)
def test_any_text_is_a_safe_literal(text: str) -> None:
    """It reads back as it was, and nothing in it can end a script element or a line of script."""
    note = a_note(date(2026, 1, 1), "Tea", prose=Prose(text=text))
    script = scripts_of(journal_of(notes=(note,)))["search/2026.js"]
    assert read(script)["notes"][0][4] == text
    assert b"<" not in script
    assert not {"\u2028", "\u2029"} & set(script.decode())
    assert script.count(b"\n") == 1


def test_the_same_journal_gives_the_same_bytes() -> None:
    """Whatever the order in which the people were found, within a circle the journal's order holds."""
    first, second = (
        scripts_of(
            journal_of(
                somebody("Maya", tags=("a", "b")), notes=(a_note(date(2026, 1, 1)), a_note(date(2025, 1, 1)))
            )
        )
        for _ in range(2)
    )
    assert list(first.items()) == list(second.items())
