"""PLAYBOOK W2, W3 and W4: a kept word, the promise as a reason to write, and telling them it is done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.model.assessment import Finding
from journal.model.between import KeptWord
from journal.model.dates import Cadence, Unit
from journal.model.journal import Journal
from journal.model.note import Promise
from journal.model.person import Origin
from journal.practices.assess import assess
from journal.practices.promises import kept_share, kept_word, kept_word_with
from journal.practices.scene import scene
from journal.wording.reasons import reason
from journal.wording.reasons_word import kept_word_line
from tests.making import TODAY, journal, note, person, promise


def found(book: Journal, rule: str, who: str = "maya") -> list[Finding]:
    """What a rule says about somebody."""
    return [f for f in assess(book, TODAY).findings.get(who, ()) if f.practice == rule]


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


KEPT = promise(mark="kept", done="2026-06-01")
LET_GO = promise(mark="let-go", done="2026-06-01")
LATE = promise(due="2026-06-01")


@pytest.mark.parametrize(
    ("promises", "expected"),
    [
        pytest.param([KEPT, KEPT], None, id="too few"),
        pytest.param([KEPT, KEPT, LATE], KeptWord(2, 0, 1), id="three"),
        pytest.param([KEPT, LET_GO, LATE], KeptWord(1, 1, 1), id="each counts"),
        pytest.param([KEPT, KEPT, promise(due="2026-12-24")], None, id="open and not late does not count"),
        pytest.param([KEPT, KEPT, promise(mark="kept", done="2026-06-01", to=())], None, id="one's own task"),
        pytest.param([KEPT, KEPT, promise(mark="kept", done="2026-06-01", by="maya")], None, id="theirs"),
        pytest.param([KEPT, KEPT, promise(mark="kept")], None, id="nobody knows when"),
        pytest.param([KEPT, KEPT, promise(mark="kept", done=ago(365))], KeptWord(3, 0, 0), id="a year ago"),
        pytest.param([KEPT, KEPT, promise(mark="kept", done=ago(366))], None, id="a year and a day ago"),
        pytest.param([KEPT, KEPT, promise(due=ago(366))], KeptWord(2, 0, 1), id="late for a year"),
        pytest.param([KEPT, KEPT, promise(due=ago(367))], None, id="late for a year and a day"),
        pytest.param([KEPT, KEPT, promise(made=ago(425))], KeptWord(2, 0, 1), id="late by age for a year"),
        pytest.param([KEPT, KEPT, promise(made=ago(426))], None, id="late by age for longer"),
        pytest.param([KEPT, KEPT, promise(made=ago(59))], None, id="not late by age yet"),
    ],
)
def test_a_kept_word_is_counted_over_a_year(promises: list[Promise], expected: KeptWord | None) -> None:
    """W2: mine alone, closed or gone late within 365 days, at least three."""
    seen = scene(journal(person(), *promises), TODAY)
    assert kept_word(seen) == expected
    assert kept_word_with(seen, "maya") == expected


def test_a_word_is_kept_with_each_person() -> None:
    """W2 with one person counts what was promised to them alone."""
    to_tom = [promise(to=("tom",), mark="kept", done="2026-06-01")] * 2
    seen = scene(journal(person(), person("tom"), KEPT, KEPT, LATE, *to_tom), TODAY)
    assert kept_share(seen, "maya") == pytest.approx(2 / 3)
    assert kept_share(seen, "tom") is None
    assert kept_word(seen) == KeptWord(4, 0, 1)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        (KeptWord(3, 0, 0), "You kept all three promises of the past year."),
        (KeptWord(13, 2, 6), "Of 21 promises of the past year you kept 13; two were let go, six are late."),
        (
            KeptWord(0, 1, 2),
            "Of three promises of the past year you kept none; one was let go, two are late.",
        ),
    ],
)
def test_says_how_a_word_was_kept(word: KeptWord, expected: str) -> None:
    """In words, never a percentage."""
    assert kept_word_line(word) == expected


TEN = Cadence(10, Unit.DAY)


@pytest.mark.parametrize(
    ("days", "made", "speaks"),
    [
        pytest.param(9, promise(), False, id="the day before they are due"),
        pytest.param(10, promise(), True, id="the due day"),
        pytest.param(400, promise(), True, id="dormant"),
        pytest.param(10, promise(due="2026-12-24"), True, id="not late yet, and owed"),
        pytest.param(10, promise(mark="kept", done="2026-11-22"), False, id="kept"),
        pytest.param(10, promise(mark="let-go", done="2026-11-22"), False, id="let go"),
        pytest.param(10, promise(by="maya", to=("me",)), False, id="theirs"),
        pytest.param(10, promise(to=("tom",)), False, id="to somebody else"),
    ],
)
def test_what_i_owe_is_why_we_cooled(days: int, made: Promise, speaks: bool) -> None:
    """W3: due or worse, and I owe them something; it stands first."""
    book = journal(person(cadence=TEN), person("tom"), note(ago(days)), made)
    findings = assess(book, TODAY).findings.get("maya", ())
    assert ("W3" in [f.practice for f in findings]) is speaks
    if speaks:
        assert findings[0].practice == "W3"
        assert findings[0].evidence[0] == made.origin


@pytest.mark.parametrize(
    ("promises", "expected"),
    [
        pytest.param(
            [promise("b", due="2026-12-01"), promise("a", due="2026-11-01")], "a", id="the late one"
        ),
        pytest.param(
            [promise("b", due="2026-12-01"), promise("a", made="2026-09-01")], "a", id="late by its age"
        ),
        pytest.param([promise("b", due="2026-12-02"), promise("a", due="2026-12-01")], "a", id="due first"),
        pytest.param([promise("b"), promise("a", due="2026-12-01")], "a", id="a day before none"),
        pytest.param(
            [promise("b", made="2026-11-01"), promise("a", made="2026-10-20")], "a", id="the oldest"
        ),
    ],
)
def test_of_several_the_most_pressing_is_named(promises: list[Promise], expected: str) -> None:
    """W3 names one promise, whatever the order of the files."""
    for order in (promises, promises[::-1]):
        (finding,) = found(journal(person(cadence=TEN), note(ago(30)), *order), "W3")
        assert finding.facts["text"] == expected


@pytest.mark.parametrize(
    ("days", "touch", "speaks"),
    [
        pytest.param(1, None, False, id="yesterday"),
        pytest.param(2, None, True, id="two days ago"),
        pytest.param(30, None, True, id="thirty days ago"),
        pytest.param(31, None, False, id="a month and more ago"),
        pytest.param(5, 6, True, id="a touch the day before"),
        pytest.param(5, 5, False, id="a touch the same day"),
        pytest.param(5, 4, False, id="a touch the day after"),
    ],
)
def test_tells_them_that_it_is_done(days: int, touch: int | None, speaks: bool) -> None:
    """W4: kept 2 to 30 days ago, and no touch since that day."""
    touches = [note(ago(touch), reply="waiting")] if touch is not None else []
    kept = promise(mark="kept", done=ago(days))
    findings = found(journal(person(), kept, *touches), "W4")
    assert [f.evidence for f in findings] == ([(kept.origin,)] if speaks else [])


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(promise(mark="kept"), id="nobody knows when"),
        pytest.param(promise(mark="let-go", done=ago(5)), id="let go"),
        pytest.param(promise(mark="kept", done=ago(5), by="maya", to=("me",)), id="theirs"),
        pytest.param(promise(mark="kept", done=ago(5), to=()), id="a task of one's own"),
        pytest.param(promise(mark="kept", done=ago(-5)), id="a day to come"),
    ],
)
def test_has_nothing_to_tell(made: Promise) -> None:
    """W4 is about promises of mine that were kept on a known day."""
    assert found(journal(person(), made), "W4") == []


@pytest.mark.parametrize(
    ("parts", "rule", "expected"),
    [
        pytest.param(
            [person(cadence=TEN), note(ago(30)), promise(due="2026-11-01")],
            "W3",
            "You told Maya you would: Send the photos (by 1 November, three weeks ago). "
            "That is a good reason to write.",
            id="W3",
        ),
        pytest.param(
            [person(), promise(mark="kept", done="2026-11-12")],
            "W4",
            "You kept your word on 12 November: Send the photos. Maya may not know yet.",
            id="W4",
        ),
    ],
)
def test_says_so(parts: list[Any], rule: str, expected: str) -> None:
    """As a friend with a good memory would."""
    book = journal(*parts)
    (finding,) = found(book, rule)
    assert reason(finding, book, assess(book, TODAY)) == expected


MADE = st.builds(
    promise,
    mark=st.sampled_from(["open", "kept", "let-go"]),
    made=st.dates(date(2025, 1, 1), TODAY).map(str),
    done=st.none() | st.dates(date(2025, 1, 1), TODAY).map(str),
    due=st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1)).map(str),
    origin=st.builds(Origin, st.just("contacts/maya/note.md"), st.integers(1, 99), st.just(1)),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(MADE, max_size=6), st.dates(date(2025, 1, 1), TODAY), st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(made: list[Promise], last: date, random: Any) -> None:
    """One's word is the same however the files are read, and nothing is said without evidence."""
    shuffled = random.sample(made, len(made))
    books = [journal(person(), note(str(last)), *order) for order in (made, shuffled)]
    words = [kept_word(scene(book, TODAY)) for book in books]
    assert words[0] == words[1]
    first, second = ([f for rule in ("W3", "W4") for f in found(book, rule)] for book in books)
    assert sorted(map(repr, first)) == sorted(map(repr, second))
    assert all(f.evidence for f in first)


@settings(max_examples=50, deadline=None)
@given(st.lists(MADE, min_size=3, max_size=6))
def test_a_promise_kept_never_makes_a_word_worse(made: list[Promise]) -> None:
    """W2: one more that was kept never lowers the share."""
    before = kept_word(scene(journal(person(), *made), TODAY))
    after = kept_word(scene(journal(person(), *made, promise(mark="kept", done=ago(1))), TODAY))
    assert before is None or (after is not None and after.share >= before.share)
