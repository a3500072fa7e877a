"""The sample journal shows every rule: each speaks at least once, and is silent at least once."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from journal.build.reading import Loaded, read
from journal.cache import NullCache
from journal.history import reading as history
from journal.model.assessment import Assessment, DayKind, Finding, State
from journal.model.brief import Brief
from journal.model.numbers import RULES
from journal.model.whole import Together, Whole
from journal.practices.assess import assess_scene
from journal.practices.brief import brief
from journal.practices.changes import changes_told
from journal.practices.gathering import Choice, gather
from journal.practices.giving import exchanges_by_year, who_reaches_out
from journal.practices.introductions import opened
from journal.practices.knowing import life
from journal.practices.load import load
from journal.practices.promises import kept_word
from journal.practices.scene import Scene, scene
from journal.practices.ways import WAYS, Asked
from journal.practices.week import week

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)

#: Of whom each rule speaks, and of whom it is silent though they are asked for.
SHOWN = {
    "C1": (
        "isobel-rennie abel-tekle piotr-zaremba stanley-wojcik kim-soo-jin",
        "saoirse-daly joan-pettigrew",
    ),
    "C2": ("abel-tekle lam-ka-yi zsofia-halasz doreen-batey layla-haddad", "saoirse-daly piotr-zaremba"),
    "C3": (
        "rashid-karimov beatriz-lousada farida-noorzai conall-meehan jonah-abara yuki-tanabe",
        "wulandari",
    ),
    "W1": ("isobel-rennie graham-tindale rosalind-achterberg saoirse-daly", "layla-haddad callum-carrick"),
    "W3": ("isobel-rennie tess-ogilvie graham-tindale seun-bankole meenakshi-sundaram", "marcus-thwaite"),
    "W4": ("martin-soames", "callum-carrick"),
    "G2": ("tess-ogilvie graham-tindale", "rosalind-achterberg marcus-thwaite callum-carrick martin-soames"),
    "G3": ("doreen-batey margaret-carrick meenakshi-sundaram", "layla-haddad dimitar-kolev nguyễn-bích-ngọc"),
    "G4": ("callum-carrick kim-soo-jin margaret-carrick", "saoirse-daly"),
    "G5": (
        "farida-noorzai saoirse-daly jonah-abara seun-bankole conall-meehan",
        "layla-haddad dimitar-kolev",
    ),
    "G7": ("yuki-tanabe", "conall-meehan"),
    "G8": ("nguyễn-bích-ngọc", "rory-carrick layla-haddad"),
    "K2": ("pilar-fuentes-arana lam-ka-yi meenakshi-sundaram eirlys-bevan", "layla-haddad callum-carrick"),
    "K3": ("graham-tindale doreen-batey jonah-abara", "martin-soames margaret-carrick"),
    "K5": ("tess-ogilvie zsofia-halasz marcus-thwaite", "aino-virtanen"),
    "K6": ("doreen-batey", "layla-haddad"),
    "L1": ("aino-virtanen piotr-zaremba hattie-lowe", "magnus-thorsen"),
    "L2": ("fenella-marsh graham-tindale", "rosalind-achterberg"),
    "L3": ("naomi-rosen", "piotr-zaremba"),
    "L4": ("isobel-rennie stanley-wojcik", "margaret-carrick"),
    "L5": ("lam-ka-yi zsofia-halasz sigridur-jonsdottir", "tess-ogilvie"),
    "L6": ("pilar-fuentes-arana marcus-thwaite seun-bankole", "rosalind-achterberg"),
    "L7": ("sigridur-jonsdottir", "lam-ka-yi"),
    "L8": ("theo-marchetti", "nguyễn-bích-ngọc"),
    "S1": ("marcus-thwaite graham-tindale eleni-pappa", "rosalind-achterberg"),
    "S2": ("graham-tindale eleni-pappa", "rosalind-achterberg"),
    "S3": ("meenakshi-sundaram tess-ogilvie", "clemence-aubert"),
    "S4": ("zsofia-halasz", "callum-carrick"),
    "S5": ("eleni-pappa", "saoirse-daly"),
    "S6": ("marcus-thwaite seun-bankole wiebke-janssen", "rosalind-achterberg eleni-pappa graham-tindale"),
    "S7": ("graham-tindale isobel-rennie", "seun-bankole"),
    "S8": ("wiebke-janssen", "saoirse-daly"),
    "S9": ("joan-pettigrew", "layla-haddad"),
    "S10": ("kim-soo-jin", "saoirse-daly"),
    "R1": ("joan-pettigrew", "wiebke-janssen"),
    "R2": ("wiebke-janssen", "kim-soo-jin"),
    "R3": ("kim-soo-jin", "callum-carrick"),
    "R4": ("eleni-pappa", "kim-soo-jin"),
    "R5": ("zsofia-halasz", "joan-pettigrew"),
    "R6": ("seun-bankole", "kim-soo-jin"),
    "R7": ("marcus-thwaite", "rosalind-achterberg"),
    "R8": ("graham-tindale", "marcus-thwaite"),
    "H4": ("wiebke-janssen", "eleni-pappa"),
}


@cache
def sample() -> tuple[Loaded, Scene, Assessment]:
    """The sample as it is frozen, read and assessed once for all tests."""
    loaded = read(ROOT, cache=False)
    seen = scene(loaded.journal, AS_OF)
    return loaded, seen, assess_scene(seen)


@cache
def people_of() -> dict[str, frozenset[str]]:
    """Of whom each rule speaks."""
    found: dict[str, set[str]] = defaultdict(set)
    for person, findings in sample()[2].findings.items():
        for finding in findings:
            found[finding.practice].add(person)
    return {practice: frozenset(people) for practice, people in found.items()}


def short(id: str) -> Brief:
    loaded, _, found = sample()
    return brief(loaded.journal, found, loaded.journal.people[id])


def whole() -> Whole:
    found = sample()[2].whole
    assert found is not None
    return found


def test_the_sample_is_frozen_and_says_three_things_to_tidy() -> None:
    """It shows what a warning looks like, and holds no error."""
    loaded = sample()[0]
    assert loaded.journal.settings.as_of == AS_OF
    assert [fault.severity for fault in loaded.diagnostics] == ["warning"] * 3


def test_no_rule_is_left_out() -> None:
    """Every rule of the playbook is shown about people, or as a value of the whole or of one page."""
    ids = {f"{section}{n}" for section, many in RULES.items() for n in range(1, many + 1)}
    assert ids == {*SHOWN, *VALUES}


@pytest.mark.parametrize("rule", SHOWN)
def test_each_rule_speaks_and_is_silent(rule: str) -> None:
    """A rule speaks of those who were written for it, and not of those whose files say it does not hold."""
    speaks, silent = (set(names.split()) for names in SHOWN[rule])
    standings = sample()[2].standings
    assert speaks <= people_of()[rule]
    assert not silent & people_of()[rule]
    assert all(standings[person].asked_for for person in silent)


@pytest.mark.parametrize("state", State)
def test_every_state_is_there(state: State) -> None:
    """C1: each of the nine states has somebody in it."""
    assert state in {standing.state for standing in sample()[2].standings.values()}


def test_who_is_not_asked_for() -> None:
    """C4: a plan, an answer awaited and a lapse that is closed keep people off the list."""
    found = sample()[2]
    listed = {*found.asked, *found.when_there_is_time}
    assert found.standings["saoirse-daly"].plan is not None
    assert found.standings["nguyễn-bích-ngọc"].muted
    assert not found.standings["desmond-lyle"].asked_for
    assert listed.isdisjoint({"saoirse-daly", "nguyễn-bích-ngọc", "desmond-lyle", "theo-marchetti"})
    assert listed & {"isobel-rennie"}
    assert 0 < len(found.asked) < sample()[0].journal.settings.per_week


def test_days_to_remember() -> None:
    """C5: each kind of day comes up, a round birthday among them; others of the year do not."""
    found = sample()[2]
    assert {day.kind for day in found.coming_up} == set(DayKind)
    assert ("layla-haddad",) in {day.people for day in found.coming_up if day.round}
    assert {note.date.year for note in found.on_this_day} == {2022, 2024, 2025}
    assert ("margaret-carrick",) not in {d.people for d in found.coming_up if d.kind is DayKind.BIRTHDAY}


def test_what_the_rhythms_ask() -> None:
    """C6: more is asked than lived, and whose rhythm to loosen, but nobody close or fragile."""
    found = load(sample()[1])
    assert found is not None
    assert found.too_much
    assert "aino-virtanen" in {each.person for each in found.loosen}
    assert "isobel-rennie" not in {each.person for each in found.loosen}


def test_a_kept_word() -> None:
    """W2: kept, let go and late promises of the year."""
    found = kept_word(sample()[1])
    assert found is not None
    assert min(found.kept, found.let_go, found.late) > 0


def test_what_went_back_and_forth() -> None:
    """G1: years of giving with Layla; nothing with somebody met today."""
    pasts = sample()[1].pasts
    assert len(exchanges_by_year(pasts["layla-haddad"])) > 1
    assert exchanges_by_year(pasts["wulandari"]) == ()


def test_who_reaches_out_about_evenly() -> None:
    """G4: about even with Saoirse; mostly them with Eleni."""
    seen = sample()[1]
    even, theirs = (who_reaches_out(seen, seen.pasts[id]) for id in ("saoirse-daly", "eleni-pappa"))
    assert even is not None
    assert theirs is not None
    assert (even.lately, theirs.lately) == (None, "them")


def test_what_a_relationship_opened() -> None:
    """G6: Meenakshi led to many, and through others to more; Cormac to nobody."""
    counts = opened(sample()[1])
    assert counts["meenakshi-sundaram"] >= 5
    assert counts["pilar-fuentes-arana"] > 0
    assert not counts.get("cormac-daly")


def test_before_you_reach_out() -> None:
    """K1: a brief for Saoirse; where it broke, promises of theirs are left out."""
    assert short("saoirse-daly").ask
    assert short("saoirse-daly").theirs
    assert short("fenella-marsh").gently
    assert short("fenella-marsh").theirs == ()


def test_the_story_over_time() -> None:
    """K3: a line of life for those about whom much is written."""
    assert life(sample()[1].pasts["margaret-carrick"], AS_OF).since is not None


def test_what_you_might_tell_them() -> None:
    """K7: the writer's own news, what concerns them first; nothing to tell whom one rang on Friday."""
    assert any(item.shared for item in short("lam-ka-yi").tell)
    assert short("margaret-carrick").tell == ()


def test_as_quiet_as_before() -> None:
    """K8: Ka-yi was silent for long before, and a card reopened it; Abel never was."""
    reopened = short("lam-ka-yi").reopened
    assert reopened is not None
    assert (reopened.days, reopened.by.date) == (210, date(2025, 9, 6))
    assert short("abel-tekle").reopened is None


def test_what_changed_since() -> None:
    """K4: the history of the files tells of Theo's work. The repository's days are those of its commits."""
    journal = sample()[0].journal
    told = history.read(ROOT, [person.file for person in journal.people.values()], NullCache())
    if not told:
        pytest.skip("no history of the sample here: no repository, or a shallow one")
    changes = told.get("contacts/theo-marchetti.md", ())
    assert {
        change.key for change in changes_told(journal, journal.people["theo-marchetti"], changes, date.max)
    }
    assert not told.get("contacts/saoirse-daly.md")


def test_bring_them_to_the_table() -> None:
    """L5: who would come to a table for those of the choir; and nobody at a city where nobody lives."""
    seen = sample()[1]
    assert len(gather(seen, Choice(tag="choir"), 4)) == 4
    assert gather(seen, Choice(city="Atlantis"), 4) == ()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__doc__[:2])
def test_every_way_back_to_life_holds_for_somebody(way: object) -> None:
    """R1 to R9 each hold for somebody and not for everybody; R9 is shown in other weeks than this."""
    found = [asked for asked in _asked() if way(asked)]  # type: ignore[operator]
    assert 0 < len(found) < len(_asked())


def test_an_outside_eye_holds_for_those_with_two_signs_at_work() -> None:
    """R9: it comes last of the ways, so this week others of theirs are shown."""
    held = {asked.past.person.id for asked in _asked() if WAYS[-1](asked)}
    assert held == {"wiebke-janssen", "eleni-pappa", "marcus-thwaite", "graham-tindale"}
    assert "R9" not in people_of()


@cache
def _asked() -> list[Asked]:
    _, seen, found = sample()
    by_rule = {id: {finding.practice: finding for finding in all_} for id, all_ in found.findings.items()}
    asked = [Asked(seen, seen.pasts[id], findings) for id, findings in by_rule.items()]
    return [each for each in asked if each.signs or "G2" in each.found]


def test_mutual_durable_pleasant() -> None:
    """H1: three sentences for Saoirse; nothing for whom one has hardly met."""
    found = whole().together
    saoirse = found["saoirse-daly"]
    assert None not in (saoirse.mutual, saoirse.durable, saoirse.pleasant)
    assert found.get("wulandari", Together()) == Together()


def test_the_circles() -> None:
    """H2: circles beside what they hold, who drifts outward, and who came, came back and went."""
    assert {"inner", "clients", "leads"} <= {each.circle for each in whole().circles}
    drifting = {each.person for each in whole().drifting}
    assert {"tess-ogilvie", "eirlys-bevan", "temitope-adeyemi", "isobel-rennie"} <= drifting
    assert "saoirse-daly" not in drifting
    assert whole().year.arrivals
    assert whole().year.returns


def test_organisations() -> None:
    """H3: who is at the hospital now, and who was there before."""
    found = {each.name: each for each in whole().organisations}
    assert found["St Oswin's Hospital"].now
    assert found["Druckerei Morgenrot"].before
    assert not found["Kolev Metal"].before


def test_several_writers() -> None:
    """H4: Bram writes as well, so that the page says who last spoke."""
    voices = whole().voices
    assert voices["wiebke-janssen"].owner is not None
    assert voices["wiebke-janssen"].owner.id == "bram-vermeulen"


def test_a_quarter_of_an_hour() -> None:
    """H5: each part of the week has something in it."""
    loaded, _, found = sample()
    told = week(loaded.journal, found)
    assert all((told.late, told.people, told.days, told.suggestion, told.gave, told.thankful))


def test_new_and_old() -> None:
    """H6: a part of the quarter went to people known under a year."""
    found = whole().new_and_old
    assert found is not None
    assert 0 < found.new < found.all


#: Rules that show values of the journal or of a page, each with the test that sees them.
VALUES = {
    "C4": test_who_is_not_asked_for,
    "C5": test_days_to_remember,
    "C6": test_what_the_rhythms_ask,
    "W2": test_a_kept_word,
    "G1": test_what_went_back_and_forth,
    "G6": test_what_a_relationship_opened,
    "K1": test_before_you_reach_out,
    "K4": test_what_changed_since,
    "K7": test_what_you_might_tell_them,
    "K8": test_as_quiet_as_before,
    "R9": test_an_outside_eye_holds_for_those_with_two_signs_at_work,
    "H1": test_mutual_durable_pleasant,
    "H2": test_the_circles,
    "H3": test_organisations,
    "H5": test_a_quarter_of_an_hour,
    "H6": test_new_and_old,
}


def test_what_each_finding_saw_is_there() -> None:
    """No finding without evidence, and every place of it is a line of a file of the sample."""
    loaded, _, found = sample()
    lines: dict[str, int] = {}
    for finding in _every(found):
        assert finding.evidence, finding
        for origin in finding.evidence:
            count = lines.setdefault(origin.path, len((ROOT / origin.path).read_text("utf-8").splitlines()))
            assert 1 <= origin.line <= max(1, count), finding
    assert len(lines) > 50
    assert loaded.journal.notes


def _every(found: Assessment) -> list[Finding]:
    return [finding for findings in found.findings.values() for finding in findings]
