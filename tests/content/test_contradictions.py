"""What cannot be true together is said at its place, and what might be true is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.content.acquaintance import loops
from tests.writing import loaded

CALL = "---\nchannel: call\n---\nWe laughed.\n"


def codes(root: Path, files: dict[str, str]) -> list[str]:
    return [fault.code for fault in loaded(root, files).diagnostics]


@pytest.mark.parametrize(
    ("front", "said"),
    [
        pytest.param("birthday: 1990-03-14\ndied: 1990-03-13", ["died-before-born"], id="the day before"),
        pytest.param("birthday: 1990-03-14\ndied: 1990-03-14", [], id="the very day"),
        pytest.param("birthday: 1990-03-14\ndied: 1990-03", [], id="some day of that month"),
        pytest.param("birthday: 1990-03-14\ndied: 1990-02", ["died-before-born"], id="the month before"),
        pytest.param("birthday: 1990\ndied: 1990-01-01", [], id="some day of that year"),
        pytest.param("birthday: 03-14\ndied: 1990-01-01", [], id="no year to go by"),
        pytest.param("birthday: ~1990\ndied: 1989-01-01", [], id="born about a year"),
        pytest.param("birthday: 1990-03-14\ndied: true", [], id="no day of death"),
        pytest.param("birthday: 1990-03-14\nmet: 1990-03-13", ["before-birth"], id="met before"),
        pytest.param("birthday: 1990-03-14\nmet: 1990", [], id="met in that year"),
        pytest.param("birthday: 1990-03-14\nmet: {at: work}", [], id="met on no day"),
        pytest.param("birthday: 1990-03-14\nevents: 1990-03-13", ["before-birth"], id="event before"),
        pytest.param("birthday: 1990-03-14\nevents: 1990-03-14", [], id="event on the day"),
        pytest.param("birthday: 1990-03-14\nwork: {org: A, since: 1899}", ["before-birth"], id="work before"),
        pytest.param("birthday: 1990-03-14\nwork: A", [], id="work since no day"),
    ],
)
def test_nothing_was_before_they_were_born(front: str, said: list[str], tmp_path: Path) -> None:
    """A life begins with its birth; days known by their month or year are given the doubt."""
    assert codes(tmp_path, {"contacts/maya.md": f"---\n{front}\n---\n"}) == said


@pytest.mark.parametrize(
    ("died", "day", "front", "said"),
    [
        pytest.param("2024-03-02", "2024-03-03", "channel: call", ["after-death"], id="a call the day after"),
        pytest.param("2024-03-02", "2024-03-02", "channel: call", [], id="a call on the day"),
        pytest.param("2024-03", "2024-03-31", "channel: call", [], id="a call in the month"),
        pytest.param("2024-03", "2024-04-01", "channel: video", ["after-death"], id="the month after"),
        pytest.param("true", "2024-04-01", "channel: call", [], id="no day of death"),
        pytest.param("2024-03-02", "2024-03-03", "channel: letter", [], id="a letter to the dead"),
        pytest.param("2024-03-02", "2024-03-03", "channel: visit", [], id="a visit to the grave"),
        pytest.param("2024-03-02", "2024-03-03", "title: At home", [], id="a note without a channel"),
        pytest.param("2024-03-02", "2024-03-03", "started: them", ["after-death"], id="they wrote"),
        pytest.param("2024-03-02", "2024-03-03", "started: them\nwith: [tom, ann]", [], id="others there"),
    ],
)
def test_nobody_is_spoken_with_after_they_died(
    died: str, day: str, front: str, said: list[str], tmp_path: Path
) -> None:
    """A wrong day of death would silence every nudge, so a later talk is told; mourning is not."""
    files = {
        "contacts/maya.md": f"---\ndied: {died}\n---\n",
        "contacts/tom.md": "",
        "contacts/ann.md": "",
        f"contacts/maya/{day}.md": f"---\n{front}\n---\n",
    }
    assert codes(tmp_path, files) == said


def test_a_wrong_death_is_told_once(tmp_path: Path) -> None:
    """A hundred later calls are one mistake, which stands where the death is written."""
    files = {"contacts/maya.md": "---\nname: Maya\ndied: 2014-03-02\n---\n"}
    files |= {f"contacts/maya/2024-05-{day:02}.md": CALL for day in range(1, 29)}
    (fault,) = loaded(tmp_path, files).diagnostics
    assert (fault.path, fault.line, fault.column) == ("contacts/maya.md", 3, 7)
    assert "2024-05-01" in fault.message


@pytest.mark.parametrize(
    ("maya", "ife", "said"),
    [
        pytest.param("birthday: 1990\nrelations: {child: ife}", "birthday: 2016", [], id="a child"),
        pytest.param("birthday: 1990\nrelations: {child: ife}", "birthday: 1990", [], id="within a year"),
        pytest.param(
            "birthday: 1990\nrelations: {child: ife}", "birthday: 1989", ["relation-backwards"], id="older"
        ),
        pytest.param(
            "birthday: 1990\nrelations: {Parent: ife}",
            "birthday: 2016",
            ["relation-backwards"],
            id="mixed up",
        ),
        pytest.param("birthday: 1990\nrelations: {mentor: ife}", "birthday: 2016", [], id="a young mentor"),
        pytest.param("birthday: ~1990\nrelations: {parent: ife}", "birthday: 2016", [], id="about a year"),
        pytest.param("relations: {parent: ife}", "birthday: 2016", [], id="no year to go by"),
        pytest.param("relations: {child: ife}", "relations: {parent: maya}", [], id="both sides agree"),
        pytest.param(
            "relations: {child: ife}", "relations: {child: maya}", ["relation-backwards"], id="told once"
        ),
        pytest.param("relations: {friend: ife}", "relations: {friend: maya}", [], id="friends"),
        pytest.param("relations: {friend: maya}", "", ["relation-to-oneself"], id="their own friend"),
        pytest.param("relations: {boss: someone}", "", [], id="nobody's id"),
    ],
)
def test_relations_can_be(maya: str, ife: str, said: list[str], tmp_path: Path) -> None:
    """A parent is the elder, and nobody is their own sibling."""
    files = {"contacts/maya.md": f"---\n{maya}\n---\n", "contacts/ife.md": f"---\n{ife}\n---\n"}
    assert codes(tmp_path, files) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("- [ ] Photos by 2026-10-17", ["due-before-made"], id="the day before"),
        pytest.param("- [ ] Photos by 2026-10-18", [], id="the very day"),
        pytest.param("- [ ] Photos", [], id="no day"),
        pytest.param("- [x] Photos by 2026-10-17", [], id="kept"),
        pytest.param("- [ ] Maya: the tent by 2025-10-18", ["due-before-made"], id="theirs"),
    ],
)
def test_a_promise_is_not_late_before_it_is_made(line: str, said: list[str], tmp_path: Path) -> None:
    """An open promise due before its note is mostly last year's date; a kept one harms nobody."""
    files = {"contacts/maya.md": "", "contacts/maya/2026-10-18.md": f"Tea.\n\n{line}\n"}
    assert codes(tmp_path, files) == said


def test_an_owner_nobody_knows_has_its_place(tmp_path: Path) -> None:
    """A relationship whose owner is nobody is told at the owner's line."""
    (fault,) = loaded(tmp_path, {"contacts/maya.md": "---\nowner: brm\n---\n"}).diagnostics
    assert (fault.code, fault.line, fault.column) == ("unknown-person", 2, 8)


def test_a_long_circle_is_told_in_few_words(tmp_path: Path) -> None:
    """Of a circle of many people some are named, from the first file on."""
    files = {f"contacts/p{n:02}.md": f"---\nmet: {{through: p{(n + 1) % 30:02}}}\n---\n" for n in range(30)}
    (fault,) = loaded(tmp_path, files).diagnostics
    assert (fault.path, fault.message.count("→")) == ("contacts/p00.md", 6)


graphs = st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefg"), max_size=3))


@given(graphs)
@settings(max_examples=60, deadline=None)
def test_circles_are_real_and_none_is_missed(through: dict[str, list[str]]) -> None:
    """Each circle told is one, and where none is told there is none."""
    whole = {person: through.get(person, []) for person in "abcdefg"}
    told = list(loops(whole))
    for loop in told:
        assert all(after in whole[at] for at, after in zip(loop, (*loop[1:], loop[0]), strict=True))
    assert bool(told) == any(person in _reached(whole, person) for person in whole)


def _reached(through: dict[str, list[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(through[start])
    while waiting:
        if (person := waiting.pop()) not in found:
            found.add(person)
            waiting += through[person]
    return found


def test_a_chain_as_long_as_the_journal_ends() -> None:
    """Ten thousand people, each met through the next, are walked without running out of room."""
    chain = {str(n): [str(n + 1)] for n in range(10_000)} | {"10000": ["0"]}
    (loop,) = loops(chain)
    assert len(loop) == 10_001
