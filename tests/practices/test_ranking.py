"""PLAYBOOK "Ranking": whom Today asks for, in which order, and what it says about each."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.model.assessment import Assessment, State
from journal.model.dates import Birthday, Cadence, PartialDate, Unit
from journal.model.journal import Journal
from journal.model.person import Met, Person, PersonRef
from journal.model.settings import Circle
from journal.practices import assess as rules
from journal.practices.assess import assess
from journal.practices.ranking import urgency
from tests.making import TODAY, journal, note, person, promise
from tests.test_docs import blocks, rows
from tests.writing import loaded

PAGE = Path(__file__).parents[2] / "docs" / "ranking.md"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Journal, Assessment]:
    """The journal of the page's example, on its day."""
    files = {}
    for language, name, content in blocks(PAGE):
        is_front = language == "yaml" and name != "journal.yaml"
        files[name] = f"---\n{content}---\n" if is_front else content
    read = loaded(tmp_path_factory.mktemp("example"), files)
    assert read.diagnostics == ()
    assert read.journal.settings.as_of == TODAY
    return read.journal, assess(read.journal, TODAY)


SUMS = [row for row in rows(PAGE, "An example") if len(row) == 8 and row[0]]
PLACES = [row for row in rows(PAGE, "An example") if len(row) == 4 and row[0] != "place"]


@pytest.mark.parametrize("row", SUMS, ids=lambda row: row[0])
def test_the_sums_of_the_page_are_right(row: list[str], example: tuple[Journal, Assessment]) -> None:
    """Each number of the example's table is the one that is reckoned with."""
    name, circle, weight, last, gap, since, used, product = row
    whole, found = example
    standing, step = found.standings[name.lower()], found.standings[name.lower()].step
    held = whole.circle_of(whole.people[name.lower()])
    assert held is not None
    elapsed, wanted = (step.elapsed, step.day) if step else (standing.elapsed, standing.interval)
    assert elapsed is not None
    assert wanted is not None
    begun = PartialDate(*map(int, last.split()[-1].split("-"))).exact
    assert begun == TODAY - timedelta(days=elapsed)
    assert (circle, float(weight), int(gap), int(since)) == (held.name, held.weight, wanted, elapsed)
    share = elapsed / wanted
    assert used == (f"{share:.2f}" if share <= 3 else f"{share:.2f}, so 3")
    assert float(product) == pytest.approx(urgency(whole, standing), abs=0.005)


def test_the_order_of_the_page_is_the_order(example: tuple[Journal, Assessment]) -> None:
    """Today asks for the people of the example in the order of its table, and says what stands there."""
    _, found = example
    by_place = [row[1].lower() for row in PLACES]
    later = [row[1].lower() for row in PLACES if row[0] == "later"]
    assert (*found.asked, *found.when_there_is_time) == tuple(by_place)
    assert found.when_there_is_time == tuple(later)
    assert {who.lower(): found.findings[who.lower()][0].practice for _, who, _, _ in PLACES} == {
        row[1].lower(): row[2] for row in PLACES
    }


def test_the_page_lists_the_rules_in_their_order() -> None:
    """What is said first about a person is told in the order in which the rules stand."""
    listed = re.findall(r"\*\*([A-Z][0-9])\*\*", PAGE.read_text(encoding="utf-8").split("## The order")[0])
    told = [each for each in listed if not each.startswith("R")]
    stand = [
        practice for rule in (*rules.RULES, rules.LATER[0]) for practice in _practices(rule.__doc__ or "")
    ]
    assert told == list(dict.fromkeys(stand))


def _practices(doc: str) -> list[str]:
    return re.findall(r"[A-Z][0-9]", doc.split(":", 1)[0])


# one rule of the order at a time

WORK = Circle("work", Cadence(10, Unit.DAY), weight=2, work=True)
HOME = Circle("home", Cadence(10, Unit.DAY), weight=2)
NEAR = Circle("near", Cadence(10, Unit.DAY), weight=4)
CIRCLES = (NEAR, HOME, WORK)


def days_ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def asked(*parts: object, **settings: object) -> tuple[str, ...]:
    whole = journal(*parts, circles=CIRCLES, **settings)  # type: ignore[arg-type]
    return assess(whole, TODAY).asked


def someone(id: str, circle: str, **values: object) -> Person:
    return person(id, circle=circle, **values)


def test_weight_and_lateness_multiply() -> None:
    """Twice the weight makes up for half the lateness, and no more."""
    people = (someone("near", "near"), someone("home", "home"))
    assert asked(*people, note(days_ago(11), "near"), note(days_ago(21), "home")) == ("near", "home")
    assert asked(*people, note(days_ago(11), "near"), note(days_ago(23), "home")) == ("home", "near")


def test_past_three_gaps_nobody_becomes_more_urgent() -> None:
    """A hundred days are no more than thirty; whom one has met more often comes first then."""
    notes = (note(days_ago(100), "a"), note(days_ago(31), "b"), note(days_ago(60), "b"))
    assert asked(someone("a", "home"), someone("b", "home"), *notes) == ("b", "a")


@pytest.mark.parametrize(
    ("values", "order"),
    [
        pytest.param({}, ("client", "friend"), id="nobody is short of time"),
        pytest.param({"fragile": True}, ("friend", "client"), id="fragile"),
        pytest.param({"birthday": Birthday(1946, 11, 22)}, ("friend", "client"), id="eighty today"),
        pytest.param({"birthday": Birthday(1946, 11, 23)}, ("client", "friend"), id="eighty tomorrow"),
    ],
)
def test_who_has_little_time_stands_before_work(values: dict[str, object], order: tuple[str, ...]) -> None:
    """Fragile and old people come before any work circle, however late a client is."""
    people = (someone("friend", "home", **values), someone("client", "work"))
    assert asked(*people, note(days_ago(10), "friend"), note(days_ago(30), "client")) == order


def test_who_has_little_time_is_lifted_no_higher_than_work() -> None:
    """Among private people closeness and lateness decide."""
    people = (someone("old", "home", fragile=True), someone("close", "near"), someone("client", "work"))
    notes = (note(days_ago(10), "old"), note(days_ago(20), "close"), note(days_ago(30), "client"))
    assert asked(*people, *notes) == ("close", "old", "client")


def through(id: str) -> Met:
    return Met(through=(PersonRef(id, id),))


def test_ties_go_to_who_led_to_more_people() -> None:
    """Then to more contacts, then to the earlier last contact, then to the id."""
    people = [someone(id, "home") for id in "edcba"] + [person("led", met=through("e"), circle="none")]
    notes = [note(days_ago(40), id) for id in "abcde"] + [note(days_ago(90), "d")]
    notes[2] = note(days_ago(41), "c")
    assert asked(*people, *notes, default_circle=None) == ("e", "d", "c", "a", "b")


@pytest.mark.parametrize(
    ("touched", "left"),
    [
        pytest.param((), 3, id="nobody this week"),
        pytest.param((6,), 2, id="on Monday"),
        pytest.param((7,), 3, id="on Sunday before"),
        pytest.param((6, 1, 0), 0, id="as many as one is asked for"),
        pytest.param((6, 1, 0, 3), 0, id="more than one is asked for"),
    ],
)
def test_whoever_one_was_in_touch_with_since_monday_counts(touched: tuple[int, ...], left: int) -> None:
    """So many are asked for a week, and each once; 22 November 2026 is a Sunday."""
    late = [note(days_ago(12), f"late{n}") for n in range(5)]
    seen = [note(days_ago(days), f"seen{n}") for n, days in enumerate(touched)]
    people = [someone(n.people[0], "home") for n in (*late, *seen)]
    assert len(asked(*people, *late, *seen, per_week=3)) == left


@pytest.mark.parametrize(
    ("day", "reply", "expected"),
    [
        pytest.param(6, "yes", (), id="met on Monday"),
        pytest.param(6, "waiting", (), id="written to on Monday"),
        pytest.param(7, "waiting", ("quiet",), id="written to on Sunday before"),
    ],
)
def test_one_dormant_person_a_week(day: int, reply: str, expected: tuple[str, ...]) -> None:
    """Who wrote to somebody dormant since Monday has done enough of that."""
    notes = (note(days_ago(400), "quiet"), note(days_ago(400), "other"))
    since = note(days_ago(day), "other", reply=reply, started="me")
    whole = (someone("quiet", "home"), someone("other", "home"), *notes, since)
    assert asked(*whole) == expected


def test_of_the_dormant_the_first_is_asked_for_and_the_rest_has_time() -> None:
    """Nine quiet years do not push aside a friend who is two weeks late."""
    notes = [note(days_ago(400 + n), f"quiet{n}") for n in range(3)] + [note(days_ago(14), "friend")]
    whole = journal(*(someone(n.people[0], "home") for n in notes), *notes, circles=CIRCLES, per_week=2)
    found = assess(whole, TODAY)
    assert {found.standings[f"quiet{n}"].state for n in range(3)} == {State.DORMANT}
    assert found.asked == ("quiet2", "friend")
    assert found.when_there_is_time == ("quiet1", "quiet0")


def test_a_promise_owed_is_said_first() -> None:
    """Due by the clock and owing something: the promise is what is said (W3, then W1)."""
    whole = journal(someone("maya", "home"), note(days_ago(12)), promise(due="2026-11-01"), circles=CIRCLES)
    said = [finding.practice for finding in assess(whole, TODAY).findings["maya"]]
    assert said[:2] == ["W3", "W1"]
    assert "C1" in said


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([2, 4, 6, 8, 10, 12, 14], (), id="a rhythm to tighten"),
        pytest.param([100, 120, 140, 160, 180, 200, 220], ("maya",), id="due, and a rhythm to loosen"),
    ],
)
def test_a_rhythm_offered_is_no_reason_to_write(days: list[int], expected: tuple[str, ...]) -> None:
    """C2 asks where it falls quiet; where another rhythm is offered, it asks for nobody."""
    notes = [note(days_ago(day)) for day in days]
    whole = journal(someone("maya", "home"), *notes, circles=CIRCLES)
    found = assess(whole, TODAY)
    assert "C2" in {finding.practice for finding in found.findings["maya"]}
    assert found.asked == expected


def test_the_day_of_the_example_is_a_sunday() -> None:
    """The week of the cases above began six days ago."""
    assert TODAY.weekday() == 6
    assert date(2026, 11, 16).weekday() == 0
