"""The words of the format that a page shows by themselves: channels, tones, kinds, relations, stages.

A file says ``channel: walk`` in every language; a page says it in the language that is spoken.
Any other word is the writer's own, and stands as written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import pgettext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CHANNELS = {
    "call": lambda: pgettext("channel", "call"),
    "video": lambda: pgettext("channel", "video"),
    "message": lambda: pgettext("channel", "message"),
    "email": lambda: pgettext("channel", "email"),
    "letter": lambda: pgettext("channel", "letter"),
    "card": lambda: pgettext("channel", "card"),
    "gift": lambda: pgettext("channel", "gift"),
    "visit": lambda: pgettext("channel", "visit"),
    "meal": lambda: pgettext("channel", "meal"),
    "walk": lambda: pgettext("channel", "walk"),
    "event": lambda: pgettext("channel", "event"),
    "meeting": lambda: pgettext("channel", "meeting"),
    "social": lambda: pgettext("channel", "social"),
}
_TONES = {
    "warm": lambda: pgettext("how it felt", "warm"),
    "easy": lambda: pgettext("how it felt", "easy"),
    "flat": lambda: pgettext("how it felt", "flat"),
    "strained": lambda: pgettext("how it felt", "strained"),
}
_GIVEN = {
    "gift": lambda: pgettext("what was given", "gift"),
    "card": lambda: pgettext("what was given", "card"),
    "thanks": lambda: pgettext("what was given", "thanks"),
    "favour": lambda: pgettext("what was given", "favour"),
    "introduction": lambda: pgettext("what was given", "introduction"),
    "referral": lambda: pgettext("what was given", "referral"),
    "advice": lambda: pgettext("what was given", "advice"),
    "invitation": lambda: pgettext("what was given", "invitation"),
    "help": lambda: pgettext("what was given", "help"),
    "feedback": lambda: pgettext("what was given", "feedback"),
    "offer": lambda: pgettext("what was given", "offer"),
    "order": lambda: pgettext("what was given", "order"),
    "apology": lambda: pgettext("what was given", "apology"),
}
_RELATIONS = {
    "partner": lambda: pgettext("kin", "partner"),
    "parent": lambda: pgettext("kin", "parent"),
    "mother": lambda: pgettext("kin", "mother"),
    "father": lambda: pgettext("kin", "father"),
    "child": lambda: pgettext("kin", "child"),
    "daughter": lambda: pgettext("kin", "daughter"),
    "son": lambda: pgettext("kin", "son"),
    "sibling": lambda: pgettext("kin", "sibling"),
    "sister": lambda: pgettext("kin", "sister"),
    "brother": lambda: pgettext("kin", "brother"),
    "half-sibling": lambda: pgettext("kin", "half-sibling"),
    "half-sister": lambda: pgettext("kin", "half-sister"),
    "half-brother": lambda: pgettext("kin", "half-brother"),
    "grandparent": lambda: pgettext("kin", "grandparent"),
    "grandmother": lambda: pgettext("kin", "grandmother"),
    "grandfather": lambda: pgettext("kin", "grandfather"),
    "grandchild": lambda: pgettext("kin", "grandchild"),
    "granddaughter": lambda: pgettext("kin", "granddaughter"),
    "grandson": lambda: pgettext("kin", "grandson"),
    "uncle or aunt": lambda: pgettext("kin", "uncle or aunt"),
    "aunt": lambda: pgettext("kin", "aunt"),
    "uncle": lambda: pgettext("kin", "uncle"),
    "nephew or niece": lambda: pgettext("kin", "nephew or niece"),
    "niece": lambda: pgettext("kin", "niece"),
    "nephew": lambda: pgettext("kin", "nephew"),
    "cousin": lambda: pgettext("kin", "cousin"),
    "stepparent": lambda: pgettext("kin", "stepparent"),
    "stepmother": lambda: pgettext("kin", "stepmother"),
    "stepfather": lambda: pgettext("kin", "stepfather"),
    "stepchild": lambda: pgettext("kin", "stepchild"),
    "stepdaughter": lambda: pgettext("kin", "stepdaughter"),
    "stepson": lambda: pgettext("kin", "stepson"),
    "stepsibling": lambda: pgettext("kin", "stepsibling"),
    "stepsister": lambda: pgettext("kin", "stepsister"),
    "stepbrother": lambda: pgettext("kin", "stepbrother"),
    "parent-in-law": lambda: pgettext("kin", "parent-in-law"),
    "mother-in-law": lambda: pgettext("kin", "mother-in-law"),
    "father-in-law": lambda: pgettext("kin", "father-in-law"),
    "child-in-law": lambda: pgettext("kin", "child-in-law"),
    "daughter-in-law": lambda: pgettext("kin", "daughter-in-law"),
    "son-in-law": lambda: pgettext("kin", "son-in-law"),
    "sibling-in-law": lambda: pgettext("kin", "sibling-in-law"),
    "sister-in-law": lambda: pgettext("kin", "sister-in-law"),
    "brother-in-law": lambda: pgettext("kin", "brother-in-law"),
    "spouse": lambda: pgettext("relation", "spouse"),
    "wife": lambda: pgettext("relation", "wife"),
    "husband": lambda: pgettext("relation", "husband"),
    "friend": lambda: pgettext("relation", "friend"),
    "colleague": lambda: pgettext("relation", "colleague"),
    "neighbour": lambda: pgettext("relation", "neighbour"),
    "neighbor": lambda: pgettext("relation", "neighbor"),
    "manager": lambda: pgettext("relation", "manager"),
    "report": lambda: pgettext("relation", "report"),
    "mentor": lambda: pgettext("relation", "mentor"),
    "mentee": lambda: pgettext("relation", "mentee"),
    "godparent": lambda: pgettext("relation", "godparent"),
    "godchild": lambda: pgettext("relation", "godchild"),
}
_STAGES = {
    "met": lambda: pgettext("stage of working together", "met"),
    "know": lambda: pgettext("stage of working together", "know"),
    "like": lambda: pgettext("stage of working together", "like"),
    "trust": lambda: pgettext("stage of working together", "trust"),
}


def channel(word: str) -> str:
    """A channel in a row of facts: "walk"."""
    return _said(_CHANNELS, word)


def tone(word: str) -> str:
    """How it felt: "warm"."""
    return _said(_TONES, word)


def given(word: str) -> str:
    """The kind of what was given or received: "advice"."""
    return _said(_GIVEN, word)


def relation(word: str) -> str:
    """Who somebody is to somebody: "sibling", "nephew or niece"; "granny" stands as written."""
    return _said(_RELATIONS, word)


def stage(word: str) -> str:
    """How far working together has come: "trust"."""
    return _said(_STAGES, word)


def _said(words: Mapping[str, Callable[[], str]], word: str) -> str:
    say = words.get(word)
    return say() if say else word
