"""`export json`: the schema of the docs, and nothing most private unless asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

from journal import build
from journal.build import reading
from journal.diagnostics import Diagnostic, fault
from journal.interchange.json_export import export
from journal.interchange.json_facts import facts
from journal.model.dates import Birthday, Cadence, MonthDay, PartialDate, Unit
from journal.model.person import (
    Death,
    Labelled,
    Lapse,
    LifeEvent,
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
from journal.practices.assess import assess

TODAY = date(2026, 11, 22)
DOCS = Path(__file__).parents[2] / "docs" / "export-json.md"

FILES = {
    "contacts/maya.md": """\
---
circle: close
city: Leeds
intention: grow old as climbing partners
stage: trust
fragile: true
lapse: {why: drift, about: "a secret quarrel"}
worth: {yearly: "12000 EUR", beyond money: candour}
intenton: a private key mistyped
colour: green
---
See [[2026-11-01-a-secret]].
""",
    "contacts/maya/2026-10-01-walk.md": "---\nfelt: warm\n---\n- [ ] Send photos by 2026-11-01\n",
    "contacts/maya/2026-11-01-a-secret.md": "---\nprivate: true\nchannel: call\n---\n- [ ] Say sorry\n",
    "contacts/maya/2026-12-01-secret-plan.md": "---\nprivate: true\n---\nShh.\n",
    "contacts/sam.md": "---\nbirthday: 11-30\ncadence: 6 wekks\n---\n",
}


@pytest.fixture
def loaded(tmp_path: Path) -> build.Loaded:
    """A journal with something private in every place."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return reading.read(tmp_path, cache=False)


def exported(loaded: build.Loaded, *faults: Diagnostic, private: bool) -> Any:
    """The export, as a program reads it."""
    assessment = assess(loaded.journal, TODAY)
    value = export(loaded.journal, assessment, faults or loaded.diagnostics, private=private)
    return json.loads(json.dumps(value))


def tables() -> Mapping[str, list[str]]:
    """The keys that the docs name, by heading."""
    sections = re.split(r"^## ", DOCS.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {s.split("\n")[0]: re.findall(r"^\| `(\w+)`", s, flags=re.M) for s in sections}


def test_docs_and_output_agree(loaded: build.Loaded) -> None:
    """Every key is documented, and every documented key is there; no more, no less."""
    found = exported(loaded, private=True)
    first = {key: found[key][0] for key in ("people", "notes", "promises", "coming_up", "diagnostics")}
    maya = next(p for p in found["people"] if p["nudges"])
    shown = {
        "The whole": found,
        "A person": first["people"],
        "A nudge": maya["nudges"][0],
        "A note": first["notes"],
        "A promise": first["promises"],
        "A day to remember": first["coming_up"],
        "A diagnostic": first["diagnostics"],
    }
    assert {heading: sorted(value) for heading, value in shown.items()} == {
        heading: sorted(keys) for heading, keys in tables().items()
    }


def test_private_things_stay_at_home(loaded: build.Loaded) -> None:
    """Neither the keys, nor private notes, nor their promises, nor their names."""
    text = json.dumps(exported(loaded, private=False)).casefold()
    for word in (
        "secret",
        "sorry",
        "grow old",
        "trust",
        "drift",
        "candour",
        "warm",
        "shh",
        "mistyped",
        "fragile",
    ):
        assert word not in text
    assert "colour" in text


def test_what_only_a_private_note_establishes_is_gone(loaded: build.Loaded) -> None:
    """The last contact, the counts and the promises are those of the other notes."""
    public, private = (exported(loaded, private=p)["people"][0] for p in (False, True))
    assert (public["last_contact"], public["contacts"]) == ("2026-10-01", 1)
    assert (private["last_contact"], private["contacts"]) == ("2026-11-01", 2)
    assert [p["text"] for p in exported(loaded, private=False)["promises"]] == ["Send photos"]


def test_everything_is_there_when_asked_for(loaded: build.Loaded) -> None:
    """With --private nothing is left out."""
    found = exported(loaded, private=True)
    told = found["people"][0]["facts"]
    assert told["lapse"] == {"why": "drift", "about": "a secret quarrel"}
    assert told["worth"] == {"yearly": "12000 EUR", "beyond money": "candour"}
    assert (told["intention"], told["stage"], told["fragile"]) == (
        "grow old as climbing partners",
        "trust",
        True,
    )
    assert len(found["notes"]) == 3
    assert [p["text"] for p in found["promises"]] == ["Send photos", "Say sorry"]


@pytest.mark.parametrize(
    ("path", "message", "is_told"),
    [
        pytest.param("contacts/sam.md", "no unit of time is called ‘wekks’", True, id="a public fault"),
        pytest.param("journal.yaml", "no such setting", True, id="the settings"),
        pytest.param("contacts/maya/2026-11-01-a-secret.md", "bad value", False, id="private note"),
        pytest.param("contacts/maya/2026-11-02-unreadable.md", "bad value", False, id="an unread note"),
        pytest.param("contacts/maya.md", "`lapse` takes drift, not ‘quarrel’", False, id="a private key"),
        pytest.param("contacts/maya.md", "nothing behind `about: I wrote`", False, id="a key inside one"),
    ],
)
def test_faults_that_could_quote_them_stay_too(
    path: str, message: str, is_told: bool, loaded: build.Loaded
) -> None:
    """A message may carry what was written; then it is left out, and told only with --private."""
    found = fault("wrong-kind", path, None, message)
    assert bool(exported(loaded, found, private=False)["diagnostics"]) is is_told
    assert exported(loaded, found, private=True)["diagnostics"]


def test_is_the_same_every_time(loaded: build.Loaded) -> None:
    """Same journal, same day, same text."""
    one, two = (json.dumps(exported(loaded, private=True)) for _ in range(2))
    assert one == two


@pytest.fixture(scope="module")
def sample() -> build.Loaded:
    """The sample journal of this checkout."""
    return reading.read(Path(__file__).parents[2], cache=False)


@pytest.mark.parametrize("day", ["2024-02-29", "2026-11-22", "2027-06-01"])
def test_every_finding_of_the_sample_can_be_told(day: str, sample: build.Loaded) -> None:
    """Each rule that speaks has its sentence, and all that is told of exists."""
    assessment = assess(sample.journal, date.fromisoformat(day))
    found = json.loads(json.dumps(export(sample.journal, assessment, (), private=True)))
    ids = {person["id"] for person in found["people"]}
    told = [nudge for person in found["people"] for nudge in person["nudges"]]
    assert told
    assert all(nudge["reason"].strip() for nudge in told)
    assert all((Path(__file__).parents[2] / file).is_file() for nudge in told for file in nudge["evidence"])
    assert {id for note in found["notes"] for id in note["with"]} <= ids
    assert {id for each in found["coming_up"] for id in each["who"]} <= ids


def test_nudges_are_what_is_found_the_first_to_show_on_top(sample: build.Loaded) -> None:
    """Every finding about somebody stands there under its id, in the site's order; signs by id alone."""
    assessment = assess(sample.journal, TODAY)
    everybody = {each["id"]: each for each in exported(sample, private=True)["people"]}
    for id, told in everybody.items():
        found = [finding.practice for finding in assessment.findings.get(id, ())]
        assert [nudge["practice"] for nudge in told["nudges"]] == [p for p in found if p[0] != "S"]
        assert told["signs"] == [p for p in found if p[0] == "S"]
        assert told["asked"] == (id in assessment.asked)
    assert [everybody[id]["nudges"][0]["practice"] for id in assessment.asked] == ["W3", "L5", "L2"]


def test_the_clock_nudges_from_the_due_day_on(sample: build.Loaded) -> None:
    """C1 stands there for whoever is due or worse, unless they are left in peace or an answer is awaited."""
    standings = assess(sample.journal, TODAY).standings
    for told in exported(sample, private=True)["people"]:
        standing = standings[told["id"]]
        late = told["state"] in {"due", "overdue", "dormant"}
        nudged = "C1" in {nudge["practice"] for nudge in told["nudges"]}
        assert nudged == (late and standing.asked_for and not standing.muted), told["id"]


def test_the_export_of_the_sample_shows_the_rules(sample: build.Loaded) -> None:
    """Nudges of every section that speaks about people, and each of the ten signs."""
    people = exported(sample, private=True)["people"]
    nudges = {nudge["practice"] for each in people for nudge in each["nudges"]}
    assert nudges >= {"C1", "C2", "C3", "W1", "W3", "W4", "K2", "K3", "K5", "K6", "H4"}
    assert nudges >= {"G2", "G3", "G4", "G5", "G7", "G8"}
    assert nudges >= {f"L{n}" for n in range(1, 9)} | {f"R{n}" for n in range(1, 9)}
    assert {sign for each in people for sign in each["signs"]} == {f"S{n}" for n in range(1, 11)}


PERSON = Person("maya", "Maya Okafor", "contacts/maya.md", "Maya Okafor")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param({}, {}, id="nothing"),
        pytest.param({"sort": "Okafor, Maya"}, {"sort": "Okafor, Maya"}, id="sort"),
        pytest.param({"birthday": Birthday(1948, None, None, True)}, {"birthday": "~1948"}, id="birthday"),
        pytest.param({"city": (Spell("Leeds"),)}, {"city": "Leeds"}, id="one city"),
        pytest.param(
            {"city": (Spell("Leeds", until=PartialDate(2020)), Spell("Porto", since=PartialDate(2020, 3)))},
            {"city": [{"value": "Leeds", "until": "2020"}, {"value": "Porto", "since": "2020-03"}]},
            id="two cities",
        ),
        pytest.param({"email": (Labelled("a@x"),)}, {"email": "a@x"}, id="one address"),
        pytest.param({"email": (Labelled("a"), Labelled("b"))}, {"email": ["a", "b"]}, id="two"),
        pytest.param(
            {"phone": (Labelled("+44 1", "mobile"),)},
            {"phone": [{"label": "mobile", "value": "+44 1"}]},
            id="label",
        ),
        pytest.param(
            {"dates": (YearlyDay(MonthDay(6, 20), "wedding", Cadence(2, Unit.WEEK)),)},
            {"dates": [{"on": "06-20", "what": "wedding", "remind": "2 weeks"}]},
            id="dates",
        ),
        pytest.param(
            {"events": (LifeEvent(PartialDate(2024, 2), "Arup"),)},
            {"events": [{"on": "2024-02", "what": "Arup"}]},
            id="events",
        ),
        pytest.param(
            {"met": Met(PartialDate(2012), "a wall", (PersonRef("Tom", "tom"), PersonRef("Zed")))},
            {"met": {"on": "2012", "at": "a wall", "through": ["tom", "Zed"]}},
            id="met",
        ),
        pytest.param(
            {"work": (Work("Arup", "engineer"),)}, {"work": [{"org": "Arup", "role": "engineer"}]}, id="work"
        ),
        pytest.param(
            {
                "relations": (
                    Relation("child", PersonRef("ife", "ife")),
                    Relation("child", PersonRef("Ada"), True),
                )
            },
            {"relations": {"child": ["ife", "Ada"]}},
            id="relations",
        ),
        pytest.param({"paused": Pause()}, {"paused": True}, id="paused without end"),
        pytest.param(
            {"paused": Pause(date(2027, 1, 15), "newborn")},
            {"paused": {"until": "2027-01-15", "why": "newborn"}},
            id="paused",
        ),
        pytest.param({"died": Death()}, {"died": True}, id="died"),
        pytest.param({"died": Death(PartialDate(2024, 3, 2))}, {"died": "2024-03-02"}, id="died, on a day"),
        pytest.param(
            {"lapse": Lapse("lost", sorry=True)}, {"lapse": {"why": "lost", "sorry": True}}, id="lapse"
        ),
        pytest.param(
            {"worth": Worth(yearly="1", more=(("x", "y"),))}, {"worth": {"yearly": "1", "x": "y"}}, id="worth"
        ),
        pytest.param({"owner": PersonRef("Alex", "alex")}, {"owner": "alex"}, id="owner"),
        pytest.param({"confirmed": date(2026, 5, 1)}, {"confirmed": "2026-05-01"}, id="confirmed"),
    ],
)
def test_facts_are_as_plain_as_they_were_written(written: dict[str, Any], expected: object) -> None:
    """A text where one text was given, a list where several were, an object where it has parts."""
    assert facts(replace(PERSON, **written), private=True) == expected


def test_every_fact_of_a_person_has_a_place() -> None:
    """A field of a person that no key shows would be lost in silence."""
    elsewhere = {"id", "name", "called", "file", "circle", "cadence", "more"}
    prose = {"story", "story_links", "story_files", "pages", "origins"}
    known = set(facts(_everything(), private=True)) | elsewhere | prose
    assert set(Person.__struct_fields__) == known


def _everything() -> Person:
    ref = PersonRef("x")
    texts: dict[str, Any] = dict.fromkeys(
        ("aka", "tags", "hopes", "likes", "dislikes", "diet", "ideas", "offers", "needs", "quiet"), ("x",)
    )
    single: dict[str, Any] = dict.fromkeys(
        ("pronouns", "language", "photo", "special", "intention", "stage"), "x"
    )
    labelled: dict[str, Any] = dict.fromkeys(("email", "phone", "links", "ids"), (Labelled("x"),))
    return replace(
        PERSON,
        **texts,
        **single,
        **labelled,
        sort="x",
        birthday=Birthday(1990, 1, 1),
        dates=(YearlyDay(MonthDay(1, 1), "x"),),
        events=(LifeEvent(PartialDate(2000), "x"),),
        met=Met(at="x"),
        address=(Spell("x"),),
        city=(Spell("x"),),
        work=(Work("x"),),
        confirmed=TODAY,
        relations=(Relation("friend", ref),),
        paused=Pause(),
        lapse=Lapse("drift"),
        worth=Worth(give="x"),
        owner=ref,
        fragile=True,
        died=Death(),
        origins=MappingProxyType({}),
    )
