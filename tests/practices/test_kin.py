"""Who is whose kin: what follows from what was written, and what does not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.content.relations import with_inferred
from journal.model.journal import Journal
from journal.model.kinship import GENERATION, MEANINGS, OPPOSITE, Tie, meaning
from journal.model.person import Person, PersonRef, Relation
from journal.practices.families import Household, households
from journal.practices.kin import MOST_STEPS, family, kin_of
from journal.wording.kin import how, kin_title, kin_word
from tests.making import journal, note, person

#: Ana is the writer's sister; everything else hangs on to that, now and then from the other side.
FAMILY = {
    "me": "mother rosa, sister ana, husband sam",
    "ana": "son leo, partner kim",
    "leo": "daughter ivy",
    "rosa": "brother paul, parent old-rosa",
    "paul": "child nia",
    "sam": "father joe, sibling tess",
    "tess": "child una",
    "joe": "partner gail",
    "nia": "child bo",
}


def people(told: Mapping[str, str]) -> dict[str, Person]:
    """People by id, with relations told as "mother rosa, sister ana"."""
    ids = dict.fromkeys(told)
    for text in told.values():
        ids |= dict.fromkeys(part.split()[-1] for part in text.split(", ") if part)
    found = []
    for id in ids:
        parts = [part.rsplit(" ", 1) for part in told.get(id, "").split(", ") if part]
        relations = tuple(Relation(kind, PersonRef(to, to)) for kind, to in parts)
        found.append(person(id, relations=relations))
    return {one.id: one for one in with_inferred(found)}


def written(told: Mapping[str, str], **values: object) -> Journal:
    return journal(*people(told).values(), me="me", **values)


def kin(told: Mapping[str, str], of: str = "me") -> dict[str, str]:
    return {one.person: one.tie.value for one in kin_of(family(written(told)), of)}


def said(told: Mapping[str, str], who: str, of: str = "me") -> tuple[str, str]:
    """What somebody is to somebody, and how."""
    whole, everybody = family(written(told)), people(told)
    found = next(one for one in kin_of(whole, of) if one.person == who)
    return kin_title(whole, found), how(whole, found.steps, of, everybody, "me")


@pytest.mark.parametrize(
    ("who", "title", "reason"),
    [
        pytest.param("rosa", "Mother", "your mother", id="as it was written"),
        pytest.param("leo", "Nephew", "your sister Ana’s son", id="a sister's son"),
        pytest.param("kim", "Sibling-in-law", "your sister Ana’s partner", id="nothing says which"),
        pytest.param("ivy", "Great-niece", "your sister Ana’s son Leo’s daughter", id="three steps"),
        pytest.param("paul", "Uncle", "your mother Rosa’s brother", id="an uncle"),
        pytest.param("nia", "Cousin", "your mother Rosa’s brother Paul’s child", id="a cousin"),
        pytest.param(
            "bo", "Cousin’s child", "your mother Rosa’s brother Paul’s child Nia’s child", id="four"
        ),
        pytest.param("old-rosa", "Grandparent", "your mother Rosa’s parent", id="a grandparent"),
        pytest.param("joe", "Father-in-law", "your husband Sam’s father", id="by marriage"),
        pytest.param("tess", "Sibling-in-law", "your husband Sam’s sibling", id="a sibling of a husband"),
        pytest.param("una", "Nephew or niece", "your husband Sam’s sibling Tess’s child", id="by both"),
    ],
)
def test_kin_is_derived_and_says_how(who: str, title: str, reason: str) -> None:
    """The writer's words step by step; a woman or a man only where one of those words says so."""
    assert said(FAMILY, who) == (title, reason)


@pytest.mark.parametrize(
    ("of", "who", "title", "reason"),
    [
        pytest.param("nia", "rosa", "Aunt", "Nia’s father Paul’s sister", id="by words that stand elsewhere"),
        pytest.param("rosa", "sam", "Son-in-law", "your husband", id="past the writer it begins anew"),
        pytest.param("leo", "sam", "Uncle", "your husband", id="an uncle by marriage"),
    ],
)
def test_kin_of_others(of: str, who: str, title: str, reason: str) -> None:
    """Between two others it is told from the one; what leads past the writer is told from there."""
    told = FAMILY | {"rosa": "brother paul", "leo": "daughter ivy, aunt me", "bo": "great-aunt rosa"}
    assert said(told, who, of) == (title, reason)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param({"me": "parent a", "b": "parent a"}, {"a": "parent", "b": "sibling"}, id="one parent"),
        pytest.param(
            {"me": "parent a, parent c", "b": "parent a, parent d"},
            {"a": "parent", "c": "parent", "b": "half-sibling"},
            id="one of two parents",
        ),
        pytest.param({"me": "partner a", "a": "child b"}, {"a": "partner", "b": "partner’s child"}, id="his"),
        pytest.param(
            {"me": "parent a", "a": "partner b"}, {"a": "parent", "b": "parent’s partner"}, id="hers"
        ),
        pytest.param(
            {"me": "child a", "b": "child a"}, {"a": "child", "b": "child’s other parent"}, id="both"
        ),
        pytest.param({"me": "friend a", "a": "child b"}, {}, id="friends are no kin"),
        pytest.param({"me": "sibling a", "a": "parent b"}, {"a": "sibling"}, id="perhaps not my parent"),
        pytest.param({"me": "grandparent a", "a": "child b"}, {"a": "grandparent"}, id="parent or uncle"),
    ],
)
def test_what_follows_and_what_does_not(told: dict[str, str], expected: dict[str, str]) -> None:
    """A child of one's partner may be anybody's; a grandparent's child is a parent or an uncle: unsaid."""
    assert kin(told) == expected


def test_what_is_written_leads_past_the_people_between() -> None:
    """A nephew that was written as one is still the brother's son."""
    told = {"me": "brother cal, nephew rory", "cal": "son rory"}
    assert said(told, "rory") == ("Nephew", "your brother Cal’s son")
    assert said({"me": "nephew rory"}, "rory") == ("Nephew", "your nephew")
    told = {"me": "mother rosa", "rosa": "sister ida", "ana": "aunt ida", "bo": "mother ana"}
    assert said(told, "ida", "bo") == ("Great-aunt", "Bo’s mother Ana’s aunt")
    told = {"me": "brother cal, cousin rory", "cal": "son rory"}
    assert said(told, "rory") == ("Cousin", "your cousin")


def test_two_words_that_disagree_name_nobody() -> None:
    """Called an aunt here and a brother there, somebody is neither; the written word stands as written."""
    told = {"me": "sibling ana", "leo": "aunt ana", "kit": "brother ana"}
    assert family(written(told)).genders == {}
    assert said(told, "ana", "leo") == ("Aunt", "Leo’s aunt")


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"a": "parent b", "b": "parent a"}, id="each the parent of the other"),
        pytest.param({"a": "parent b", "b": "parent c", "c": "parent a"}, id="a circle"),
        pytest.param({"a": "parent b, child b, sibling b"}, id="everything at once"),
        pytest.param({"a": "parent a"}, id="their own parent"),
    ],
)
def test_what_cannot_be_true_stays_sane(told: dict[str, str]) -> None:
    """Both sides keep one half of a contradiction; everybody is drawn once, in a place of their own."""
    whole = family(written(told))
    for one, steps in whole.steps.items():
        for step in steps:
            back = next(s for s in whole.steps[step.to] if s.to == one)
            assert back.tie is OPPOSITE[step.tie]
    _are_sane(households(written(told), whole), len(whole.steps))


def _are_sane(found: tuple[Household, ...], expected: int) -> None:
    """Each once, no two in one place."""
    assert sum(len(house.places) for house in found) == expected
    for house in found:
        assert len(set(house.places.values())) == len(house.places)
        assert min(place.row for place in house.places.values()) == 0


_IDS = [f"p{n}" for n in range(8)]
_TOLD = st.dictionaries(
    st.sampled_from(_IDS),
    st.lists(st.tuples(st.sampled_from(sorted(MEANINGS)), st.sampled_from(_IDS)), max_size=4).map(
        lambda pairs: ", ".join(f"{kind} {to}" for kind, to in pairs)
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(_TOLD)
def test_any_relations_give_a_bounded_answer(told: dict[str, str]) -> None:
    """Whatever is written: few steps, each once, the way is real, every family can be drawn."""
    whole, everybody = family(written(told)), people(told)
    for one in whole.steps:
        found = kin_of(whole, one)
        assert len({each.person for each in found} | {one}) == len(found) + 1
        for each in found:
            assert 1 <= len(each.steps) <= MOST_STEPS
            assert how(whole, each.steps, one, everybody, None)
            stations = [one, *(step.to for step in each.steps)]
            for start, step in zip(stations, each.steps, strict=False):
                assert step in whole.steps[start]
    _are_sane(households(written(told), whole), len(whole.steps))


def test_the_drawing_of_three_generations() -> None:
    """Parents midway above their children, a couple side by side, one's own line before others."""
    told = {
        "me": "spouse sam, child kit, parent rosa",
        "cal": "parent rosa",
        "rosa": "sibling ida",
        "sam": "child kit, parent joe",
    }
    (house,) = households(written(told), family(written(told)))
    places = {id: (place.row, place.column) for id, place in house.places.items()}
    assert places == {
        "ida": (0, 0),
        "rosa": (0, 2),
        "joe": (0, 4),
        "cal": (1, 0),
        "me": (1, 2),
        "sam": (1, 4),
        "kit": (2, 0),
    }
    assert (house.root, house.level) == ("me", 1)


#: Deeper than any program would call itself.
MANY = 1200


def test_a_line_of_many_generations_is_only_listed() -> None:
    """No depth of ancestors exhausts the program: beyond a number each generation is a row."""
    told = {f"p{n}": f"parent p{n + 1}" for n in range(MANY)}
    (house,) = households(written(told), family(written(told)))
    assert len({place.row for place in house.places.values()}) == MANY + 1


def test_without_a_writer_the_one_written_about_most_is_the_root() -> None:
    """Families of others are told from whoever the journal knows best; whom nothing ties is left out."""
    found = people({"a": "sibling b", "c": ""})
    whole = journal(*found.values(), note("2026-01-01", "b"))
    (house,) = households(whole, family(whole))
    assert (house.root, sorted(house.places)) == ("b", ["a", "b"])


def test_every_word_has_another_side() -> None:
    """Back and forth is the same tie, as many generations apart; each tie has a word."""
    for tie in Tie:
        assert OPPOSITE[OPPOSITE[tie]] is tie
        assert GENERATION[tie] == -GENERATION[OPPOSITE[tie]]
        assert all(kin_word(tie, gender) for gender in (None, "f", "m"))
    assert meaning("  Half-Sister ") == MEANINGS["half-sister"]
    assert meaning("chess opponent") is None
