"""The words for family that a writer may use, and what each of them says.

A word says how somebody is related and, some of them, whether that is a woman or a man:
``sister`` says both, ``sibling`` one. Nothing else is ever taken from a name or a pronoun.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

#: What a word says beyond the tie: ``sister`` of a woman, ``brother`` of a man.
Gender = Literal["f", "m"]


class Tie(StrEnum):
    """How somebody is related, closest first: where two words contradict each other, the first holds."""

    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    HALF_SIBLING = "half-sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    UNCLE_OR_AUNT = "uncle or aunt"
    NEPHEW_OR_NIECE = "nephew or niece"
    COUSIN = "cousin"
    STEPPARENT = "stepparent"
    STEPCHILD = "stepchild"
    STEPSIBLING = "stepsibling"
    PARENT_IN_LAW = "parent-in-law"
    CHILD_IN_LAW = "child-in-law"
    SIBLING_IN_LAW = "sibling-in-law"
    GREAT_GRANDPARENT = "great-grandparent"
    GREAT_GRANDCHILD = "great-grandchild"
    GREAT_UNCLE_OR_AUNT = "great-uncle or great-aunt"
    GREAT_NEPHEW_OR_NIECE = "great-nephew or great-niece"
    PARENTS_COUSIN = "parent’s cousin"
    COUSINS_CHILD = "cousin’s child"
    PARENTS_PARTNER = "parent’s partner"
    PARTNERS_CHILD = "partner’s child"
    OTHER_PARENT = "child’s other parent"


class Meaning(Struct, frozen=True):
    """What a word for a relation says."""

    tie: Tie
    gender: Gender | None = None


_PAIRS = (
    (Tie.PARENT, Tie.CHILD),
    (Tie.GRANDPARENT, Tie.GRANDCHILD),
    (Tie.GREAT_GRANDPARENT, Tie.GREAT_GRANDCHILD),
    (Tie.UNCLE_OR_AUNT, Tie.NEPHEW_OR_NIECE),
    (Tie.GREAT_UNCLE_OR_AUNT, Tie.GREAT_NEPHEW_OR_NIECE),
    (Tie.STEPPARENT, Tie.STEPCHILD),
    (Tie.PARENT_IN_LAW, Tie.CHILD_IN_LAW),
    (Tie.PARENTS_COUSIN, Tie.COUSINS_CHILD),
    (Tie.PARENTS_PARTNER, Tie.PARTNERS_CHILD),
)
#: What the other side is; whoever is not here is the same to the other.
OPPOSITE: Mapping[Tie, Tie] = MappingProxyType(
    {tie: tie for tie in Tie} | dict(_PAIRS) | {second: first for first, second in _PAIRS}
)

#: Generations between two: a parent is one above, minus one.
GENERATION: Mapping[Tie, int] = MappingProxyType(
    dict.fromkeys(Tie, 0)
    | {
        tie: step * sign
        for step, ties in (
            (1, (Tie.CHILD, Tie.NEPHEW_OR_NIECE, Tie.STEPCHILD, Tie.CHILD_IN_LAW)),
            (1, (Tie.COUSINS_CHILD, Tie.PARTNERS_CHILD)),
            (2, (Tie.GRANDCHILD, Tie.GREAT_NEPHEW_OR_NIECE)),
            (3, (Tie.GREAT_GRANDCHILD,)),
        )
        for below in ties
        for tie, sign in ((below, 1), (OPPOSITE[below], -1))
    }
)

#: The words, neutral, of a woman and of a man, parted by spaces.
_WORDS: tuple[tuple[Tie, str, str, str], ...] = (
    (
        Tie.PARTNER,
        "partner spouse fiance",
        "wife girlfriend fiancée fiancee",
        "husband boyfriend fiancé",
    ),
    (Tie.PARENT, "parent", "mother mum mom mam mama mummy", "father dad papa daddy"),
    (Tie.CHILD, "child kid", "daughter", "son"),
    (Tie.SIBLING, "sibling twin", "sister twin·sister", "brother twin·brother"),
    (Tie.HALF_SIBLING, "half-sibling", "half-sister", "half-brother"),
    (
        Tie.GRANDPARENT,
        "grandparent",
        "grandmother grandma granny gran nan",
        "grandfather grandpa grandad granddad",
    ),
    (Tie.GRANDCHILD, "grandchild", "granddaughter", "grandson"),
    (Tie.UNCLE_OR_AUNT, "uncle·or·aunt aunt·or·uncle", "aunt auntie aunty", "uncle"),
    (Tie.NEPHEW_OR_NIECE, "nephew·or·niece niece·or·nephew nibling", "niece", "nephew"),
    (Tie.COUSIN, "cousin first·cousin", "", ""),
    (
        Tie.STEPPARENT,
        "stepparent step-parent",
        "stepmother step-mother stepmum stepmom",
        "stepfather step-father stepdad",
    ),
    (
        Tie.STEPCHILD,
        "stepchild step-child",
        "stepdaughter step-daughter",
        "stepson step-son",
    ),
    (
        Tie.STEPSIBLING,
        "stepsibling step-sibling",
        "stepsister step-sister",
        "stepbrother step-brother",
    ),
    (Tie.PARENT_IN_LAW, "parent-in-law", "mother-in-law", "father-in-law"),
    (Tie.CHILD_IN_LAW, "child-in-law", "daughter-in-law", "son-in-law"),
    (Tie.SIBLING_IN_LAW, "sibling-in-law", "sister-in-law", "brother-in-law"),
    (Tie.GREAT_GRANDPARENT, "great-grandparent", "great-grandmother", "great-grandfather"),
    (Tie.GREAT_GRANDCHILD, "great-grandchild", "great-granddaughter", "great-grandson"),
    (Tie.GREAT_UNCLE_OR_AUNT, "", "great-aunt grandaunt", "great-uncle granduncle"),
    (Tie.GREAT_NEPHEW_OR_NIECE, "", "great-niece grandniece", "great-nephew grandnephew"),
)


def _meanings() -> dict[str, Meaning]:
    genders: tuple[Gender | None, ...] = (None, "f", "m")
    return {
        word.replace("·", " "): Meaning(tie, gender)
        for tie, *columns in _WORDS
        for gender, words in zip(genders, columns, strict=True)
        for word in words.split()
    }


#: What each word for family says, in lower case; any other word is no kin.
MEANINGS: Mapping[str, Meaning] = MappingProxyType(_meanings())


def meaning(kind: str) -> Meaning | None:
    """What a kind of relation says of family; None for friends, colleagues and words of the writer's own."""
    return MEANINGS.get(" ".join(kind.casefold().split()))
