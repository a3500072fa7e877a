"""From files to a Journal: every key of FORMAT is read; what is wrong is said and the rest stands."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from journal.diagnostics import Diagnostic
from journal.model.dates import Birthday, Cadence, MonthDay, PartialDate, Unit
from journal.model.note import Exchange, News
from journal.model.person import (
    Death,
    Labelled,
    Lapse,
    LifeEvent,
    LinkTarget,
    Met,
    Pause,
    Person,
    PersonRef,
    Relation,
    Spell,
    Work,
    Worth,
    YearlyDay,
)
from tests.writing import loaded

OTHERS = {"contacts/tom-reyes.md": "", "contacts/hana-sato.md": "---\nname: Hana Sato\n---\n"}
HANA = PersonRef("hana-sato", "hana-sato")


def maya(root: Path, front: str) -> tuple[Person, tuple[Diagnostic, ...]]:
    whole = loaded(root, {**OTHERS, "contacts/maya-okafor.md": f"---\n{front}\n---\nHer story.\n"})
    return whole.journal.people["maya-okafor"], whole.diagnostics


@pytest.mark.parametrize(
    ("front", "key", "expected"),
    [
        ("name: NO", "name", "NO"),
        ("sort: Okafor, Maya", "sort", "Okafor, Maya"),
        ('aka: [May, "Dr Okafor"]', "aka", ("May", "Dr Okafor")),
        ("aliases: May", "aka", ("May",)),
        ("pronouns: she/her", "pronouns", "she/her"),
        ("language: no", "language", "no"),
        ("circle: Close", "circle", "close"),
        ("circle: none", "circle", "none"),
        ("cadence: 3 weeks", "cadence", Cadence(3, Unit.WEEK)),
        ("tags: [university, 01234]", "tags", ("university", "01234")),
        ("birthday: 1990-03-14", "birthday", Birthday(1990, 3, 14)),
        ("birthday: 03-14", "birthday", Birthday(None, 3, 14)),
        ("birthday: 02-29", "birthday", Birthday(None, 2, 29)),
        ("birthday: ~1948", "birthday", Birthday(1948, None, None, about=True)),
        ("birthday: 1948", "birthday", Birthday(1948, None, None)),
        (
            "dates:\n  - on: 2015-06-20\n    what: wedding\n    remind: 2 weeks",
            "dates",
            (YearlyDay(PartialDate(2015, 6, 20), "wedding", Cadence(2, Unit.WEEK)),),
        ),
        ("dates: {on: 06-20, what: name day}", "dates", (YearlyDay(MonthDay(6, 20), "name day"),)),
        (
            "events:\n  - {on: 2024-02, what: started at Arup}",
            "events",
            (LifeEvent(PartialDate(2024, 2), "started at Arup"),),
        ),
        ("met: 2012-09-24", "met", Met(PartialDate(2012, 9, 24))),
        (
            "met: {on: 2012, at: the wall, through: hana-sato}",
            "met",
            Met(PartialDate(2012), "the wall", (HANA,)),
        ),
        ("met: {through: [[hana-sato]]}", "met", Met(through=(HANA,))),
        ("special: 12:30:45", "special", "12:30:45"),
        ("intention: 1.10", "intention", "1.10"),
        ("hopes: build a house", "hopes", ("build a house",)),
        ("email: maya@example.org", "email", (Labelled("maya@example.org"),)),
        ("phone: {mobile: +44 7700 900123}", "phone", (Labelled("+44 7700 900123", "mobile"),)),
        ("phone: [+44 1, +44 2]", "phone", (Labelled("+44 1"), Labelled("+44 2"))),
        (
            "links:\n  site: https://example.org\n  chat: [a, b]",
            "links",
            (Labelled("https://example.org", "site"), Labelled("a", "chat"), Labelled("b", "chat")),
        ),
        ("city: Leeds", "city", (Spell("Leeds"),)),
        (
            "city:\n  - {city: Leeds, until: 2020}\n  - {city: Porto, since: 2020-06}",
            "city",
            (Spell("Leeds", until=PartialDate(2020)), Spell("Porto", since=PartialDate(2020, 6))),
        ),
        ("address: {home: 1 High Street}", "address", (Spell("1 High Street", label="home"),)),
        ("work: Arup", "work", (Work("Arup"),)),
        (
            "work: {org: Arup, role: engineer, since: 2024-02}",
            "work",
            (Work("Arup", "engineer", PartialDate(2024, 2)),),
        ),
        ("work: [{org: Arup}, Ove]", "work", (Work("Arup"), Work("Ove"))),
        ("confirmed: 2026-05-01", "confirmed", PartialDate(2026, 5, 1)),
        ("confirmed: 2026-05", "confirmed", PartialDate(2026, 5)),
        ("likes: almonds", "likes", ("almonds",)),
        ("dislikes: [noise]", "dislikes", ("noise",)),
        ("diet: [vegan]", "diet", ("vegan",)),
        ("ideas: [a tent]", "ideas", ("a tent",)),
        ("relations: {partner: hana-sato}", "relations", (Relation("partner", HANA),)),
        (
            "relations: {child: [Ife, [[hana-sato]]]}",
            "relations",
            (Relation("child", PersonRef("Ife")), Relation("child", HANA)),
        ),
        ("offers: [advice]", "offers", ("advice",)),
        ("needs: [a flat in Lisbon]", "needs", ("a flat in Lisbon",)),
        ("stage: Trust", "stage", "trust"),
        ("paused: true", "paused", Pause()),
        ("paused: no", "paused", None),
        ("paused: 2027-01-15", "paused", Pause(date(2027, 1, 15))),
        ("paused: {until: 2027-01-15, why: newborn}", "paused", Pause(date(2027, 1, 15), "newborn")),
        ("lapse: drift", "lapse", Lapse("drift")),
        (
            "lapse: {why: rupture, since: 2024-06, sorry: yes, about: words, closed: off}",
            "lapse",
            Lapse("rupture", PartialDate(2024, 6), sorry=True, about="words", closed=False),
        ),
        (
            "worth: {yearly: 12000 EUR, beyond money: truth, give: 10 %}",
            "worth",
            Worth("12000 EUR", "truth", "10 %"),
        ),
        ("owner: hana-sato", "owner", HANA),
        ("quiet: [g2, S]", "quiet", ("G2", "S")),
        ("fragile: YES", "fragile", True),
        ("died: true", "died", Death()),
        ("died: 2024-03-02", "died", Death(PartialDate(2024, 3, 2))),
        ("ids: {monica: 8f3a}", "ids", (Labelled("8f3a", "monica"),)),
        ("shoe size: 38", "more", (("shoe size", "38"),)),
        ("cadence:", "cadence", None),
        ("tags:", "tags", ()),
    ],
)
def test_every_key_of_a_person_is_read(tmp_path: Path, front: str, key: str, expected: Any) -> None:
    """As it was written; a plain value stands for the first key, one value for a list."""
    person, faults = maya(tmp_path, front)
    assert getattr(person, key) == expected
    assert [fault for fault in faults if fault.path.endswith("maya-okafor.md")] == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("daily", Cadence(1, Unit.DAY)),
        ("Every 2 Weeks", Cadence(2, Unit.WEEK)),
        ("every week", Cadence(1, Unit.WEEK)),
        ("week", Cadence(1, Unit.WEEK)),
        ("2w", Cadence(2, Unit.WEEK)),
        ("999 days", Cadence(999, Unit.DAY)),
        ("fortnightly", Cadence(2, Unit.WEEK)),
        ("quarterly", Cadence(3, Unit.MONTH)),
        ("1 y", Cadence(1, Unit.YEAR)),
        ("none", Cadence(0)),
    ],
)
def test_cadences(tmp_path: Path, written: str, expected: Cadence) -> None:
    """FORMAT "Cadence", in any case."""
    assert maya(tmp_path, f"cadence: {written}")[0].cadence == expected


@pytest.mark.parametrize(
    ("front", "fault"),
    [
        ("cadence: 6 wekks", "unknown-unit 2:12"),
        ("cadence: 14", "bare-number-cadence 2:10"),
        ("cadence: 0 days", "bad-cadence 2:10"),
        ("cadence: 1000 days", "bad-cadence 2:10"),
        ("cadence: ٣ weeks", "bad-cadence 2:10"),
        ("cadence: now and then", "bad-cadence 2:10"),
        ("cadence: [3 weeks]", "wrong-kind 2:10"),
        ("cadance: 3 weeks", "near-miss-key 2:1"),
        ("birthday: 2023-02-29", "bad-date 2:11"),
        ("birthday: 14.03.1990", "bad-date 2:11"),
        ("birthday: 13-14", "bad-date 2:11"),
        ("birthday: 1990-3-14", "bad-date 2:11"),
        ("died: soon", "bad-date 2:7"),
        ("circle: clsoe", "unknown-circle 2:9"),
        ("stage: loves", "bad-choice 2:8"),
        ("fragile: perhaps", "bad-flag 2:10"),
        ("name: [a, b]", "wrong-kind 2:7"),
        ("met: {through: Somebody Else}", "unknown-person 2:16"),
        ("quiet: [Z9]", "unknown-rule 2:9"),
        ("city: [{city: Leeds, since: 2020, until: 2019}]", "until-before-since 2:8"),
        ("photo: maya.jpg", "missing-file 2:8"),
        ("photo: ../../secret.jpg", "file-outside 2:8"),
        ("work: {org: Arup, since: 2024-13}", "bad-date 2:26"),
        ("name: " + "x" * 501, "name-too-long 2:7"),
    ],
)
def test_a_wrong_value_is_dropped_and_said_at_its_place(tmp_path: Path, front: str, fault: str) -> None:
    """The key is dropped, the rest of the file stands."""
    person, faults = maya(tmp_path, f"{front}\npronouns: she/her")
    assert [f"{f.code} {f.line}:{f.column}" for f in faults] == [fault]
    assert person.pronouns == "she/her"
    assert person.story.text == "Her story."


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("maya-okafor", "Maya Okafor"),
        ("maya_okafor", "Maya Okafor"),
        ("Maya McKay", "Maya McKay"),
        ("öykü", "Öykü"),
    ],
)
def test_an_empty_file_is_a_person_named_by_its_file(tmp_path: Path, stem: str, name: str) -> None:
    """Each word raised, if the stem has no capital."""
    (person,) = loaded(tmp_path, {f"contacts/{stem}.md": ""}).journal.people.values()
    assert person.name == name


@pytest.mark.parametrize(
    ("front", "key", "expected"),
    [
        ("date: 2026-10-18", "date", date(2026, 10, 18)),
        ("date: 2026-10-18T19:30", "time", time(19, 30)),
        ("title: Walk", "title", "Walk"),
        ("with: [tom-reyes, hana-sato]", "people", ("maya-okafor", "tom-reyes", "hana-sato")),
        ("with: [[hana-sato]]", "people", ("maya-okafor", "hana-sato")),
        ("with: Hana", "people", ("maya-okafor", "hana-sato")),
        ("with: Somebody", "strangers", ("Somebody",)),
        ("tags: walks", "tags", ("walks",)),
        ("channel: pigeon post", "channel", "pigeon post"),
        ("started: Them", "started", "them"),
        ("reply: no", "reply", "no"),
        ("place: Leeds–Liverpool canal", "place", "Leeds–Liverpool canal"),
        ("felt: warm", "felt", "warm"),
        ("depth: catch-up", "depth", "catch-up"),
        ("gave: {gift: Piranesi}", "gave", (Exchange("gift", "Piranesi", ("maya-okafor",)),)),
        (
            "gave:\n  - introduction: hana-sato",
            "gave",
            (Exchange("introduction", "hana-sato", ("maya-okafor",), ("hana-sato",)),),
        ),
        (
            "gave:\n  - gift: [a, b]",
            "gave",
            (Exchange("gift", "a", ("maya-okafor",)), Exchange("gift", "b", ("maya-okafor",))),
        ),
        (
            "with: tom-reyes\nreceived: {advice: Tom on raises}",
            "received",
            (Exchange("advice", "Tom on raises", ("tom-reyes",)),),
        ),
        ("news: she is moving", "news", (News("she is moving", ("maya-okafor",)),)),
        (
            "news:\n  - Maya: viva on 2026-12-03",
            "news",
            (News("Maya: viva on 2026-12-03", ("maya-okafor",), date(2026, 12, 3)),),
        ),
        ("kind: thought", "kind", "thought"),
        ("by: hana-sato", "by", "hana-sato"),
        ("private: yes", "private", True),
        ("weather: rain", "more", (("weather", "rain"),)),
    ],
)
def test_every_key_of_a_note_is_read(tmp_path: Path, front: str, key: str, expected: Any) -> None:
    """As it was written."""
    files = {
        **OTHERS,
        "contacts/maya-okafor.md": "",
        "contacts/maya-okafor/2026-10-18-canal-walk.md": f"---\n{front}\n---\nWords.",
    }
    whole = loaded(tmp_path, files)
    (note,) = whole.journal.notes
    assert getattr(note, key) == expected
    assert [f.code for f in whole.diagnostics] == (["unknown-person"] if "Somebody" in front else [])


@pytest.mark.parametrize(
    ("front", "codes"),
    [
        pytest.param("private: maybe", ["bad-private"], id="another value"),
        pytest.param("private:", ["bad-private"], id="no value"),
        pytest.param("privat: true", ["bad-private"], id="a near miss"),
        pytest.param("Private: no", ["bad-private"], id="another case"),
    ],
)
def test_a_doubtful_note_is_kept_private(tmp_path: Path, front: str, codes: list[str]) -> None:
    """What was meant to stay private is never published by a slip of the pen."""
    whole = loaded(tmp_path, {"contacts/2026-10-18.md": f"---\n{front}\n---\nWords."})
    assert whole.journal.notes[0].private
    assert [f.code for f in whole.diagnostics] == codes


def test_the_date_of_the_front_matter_beats_the_name(tmp_path: Path) -> None:
    """And the difference is a warning."""
    whole = loaded(tmp_path, {"contacts/2026-10-18-x.md": "---\ndate: 2026-10-17\n---\n"})
    assert whole.journal.notes[0].date == date(2026, 10, 17)
    assert [f.code for f in whole.diagnostics] == ["date-differs"]


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("2026-10-18-walk-by-the-canal.md", "Words.", "Walk by the canal"),
        ("2026-10-18-x.md", "# By the canal\n\nWords.", "By the canal"),
        ("2026-10-18-x.md", "---\ntitle: Mine\n---\n# By the canal\n", "Mine"),
        ("2026-10-18.md", "Words.", ""),
    ],
)
def test_a_notes_title(tmp_path: Path, name: str, text: str, title: str) -> None:
    """What is stated, else the first heading, else the file name's words."""
    assert loaded(tmp_path, {f"contacts/{name}": text}).journal.notes[0].title == title


def test_a_note_that_cannot_be_read_counts_nowhere_and_a_person_keeps_a_page(tmp_path: Path) -> None:
    """One bad file never hides the others, nor itself (FORMAT "Three promises")."""
    whole = loaded(
        tmp_path,
        {
            "contacts/maya.md": "---\nname: [\n---\nHer story.",
            "contacts/maya/2026-10-18.md": "---\ntitle: a: b\n---\n",
        },
    )
    assert whole.journal.people["maya"].story.text == "Her story."
    assert whole.journal.notes == ()
    assert sorted(f.path for f in whole.diagnostics) == ["contacts/maya.md", "contacts/maya/2026-10-18.md"]


def test_links_lead_to_people_and_notes(tmp_path: Path) -> None:
    """By id, name or a note's stem; a link that leads nowhere is a warning."""
    files = {
        **OTHERS,
        "contacts/2026-10-18-canal.md": "",
        "contacts/2026-10-19.md": "[[Hana|her]], [[2026-10-18-canal]], [[nobody]]",
    }
    whole = loaded(tmp_path, files)
    note = whole.journal.notes[1]
    assert note.links == (
        LinkTarget("hana-sato"),
        LinkTarget(note="contacts/2026-10-18-canal.md"),
        LinkTarget(),
    )
    assert note.mentions == ("hana-sato",)
    assert [(f.code, f.line, f.column) for f in whole.diagnostics] == [("unknown-link", 1, 37)]


@pytest.mark.parametrize(
    ("kind", "other"),
    [
        ("partner", "partner"),
        ("parent", "child"),
        ("grandchild", "grandparent"),
        ("aunt", "nephew or niece"),
        ("nephew", "uncle or aunt"),
        ("report", "manager"),
        ("mentor", "mentee"),
        ("godchild", "godparent"),
        ("mother", "child"),
        ("Son", "parent"),
        ("sister", "sibling"),
        ("husband", "spouse"),
        ("mother-in-law", "child-in-law"),
        ("cousin", "cousin"),
        ("bandmate", None),
    ],
)
def test_the_other_side_of_a_relation_is_inferred(tmp_path: Path, kind: str, other: str | None) -> None:
    """What is written once is known of both; any other word stays one-way."""
    files = {"contacts/a.md": f"---\nrelations: {{{kind}: b}}\n---\n", "contacts/b.md": ""}
    found = loaded(tmp_path, files).journal.people["b"].relations
    assert [(r.kind, r.to.id, r.inferred) for r in found] == ([(other, "a", True)] if other else [])


def test_what_both_wrote_is_not_told_twice(tmp_path: Path) -> None:
    """Each side may write it; "aunt" and "uncle or aunt" are one relation."""
    files = {
        "contacts/a.md": "---\nrelations: {sister: b, niece: c}\n---\n",
        "contacts/b.md": "---\nrelations: {sibling: a}\n---\n",
        "contacts/c.md": "---\nrelations: {aunt: a}\n---\n",
    }
    people = loaded(tmp_path, files).journal.people
    assert [len(people[id].relations) for id in "abc"] == [2, 1, 1]


def test_a_person_whose_file_cannot_be_read_stands(tmp_path: Path) -> None:
    """They are made from the file's name, so that their notes and pages stay theirs."""
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts/maya-okafor.md").write_bytes(b"\xff")
    files = {"contacts/maya-okafor/gifts.md": "Tea.", "contacts/maya-okafor/2026-10-18.md": "Hello."}
    whole = loaded(tmp_path, files)
    assert [person.name for person in whole.journal.people.values()] == ["Maya Okafor"]
    assert [page.title for page in whole.journal.people["maya-okafor"].pages] == ["Gifts"]
    assert [note.people for note in whole.journal.notes] == [("maya-okafor",)]
    assert [fault.code for fault in whole.diagnostics] == ["not-utf-8"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("dates: [{what: wedding}]", "bad-date"),
        ("events: [{what: moved}]", "bad-date"),
        ("city: {since: 2020}", "wrong-kind"),
        ("address: [{until: 2020}]", "wrong-kind"),
        ("language: Chinese", "bad-choice"),
        ("owner: [alex, sam]", "wrong-kind"),
        ("relations: {partner: {name: Sam}}", "wrong-kind"),
        ("met: {through: [{a: b}]}", "wrong-kind"),
        ("special: since #metoo", "yaml-comment-cuts-value"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, line: str, code: str) -> None:
    """A value that is of no use as it stands does not vanish in silence."""
    _, diagnostics = maya(tmp_path, line)
    assert [fault.code for fault in diagnostics] == [code]


def test_a_gift_keeps_its_signs(tmp_path: Path) -> None:
    """Only a link has a label and a heading; a bar or a # in other text is text."""
    files = {**OTHERS, "contacts/2026-10-18.md": '---\ngave:\n  - gift: "Album #3 | deluxe"\n---\n'}
    (note,) = loaded(tmp_path, files).journal.notes
    assert note.gave[0].what == "Album #3 | deluxe"
