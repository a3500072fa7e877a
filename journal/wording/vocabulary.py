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
    "partner": lambda: pgettext("relation", "partner"),
    "spouse": lambda: pgettext("relation", "spouse"),
    "sibling": lambda: pgettext("relation", "sibling"),
    "friend": lambda: pgettext("relation", "friend"),
    "colleague": lambda: pgettext("relation", "colleague"),
    "neighbour": lambda: pgettext("relation", "neighbour"),
    "neighbor": lambda: pgettext("relation", "neighbor"),
    "parent": lambda: pgettext("relation", "parent"),
    "child": lambda: pgettext("relation", "child"),
    "grandparent": lambda: pgettext("relation", "grandparent"),
    "grandchild": lambda: pgettext("relation", "grandchild"),
    "manager": lambda: pgettext("relation", "manager"),
    "report": lambda: pgettext("relation", "report"),
    "mentor": lambda: pgettext("relation", "mentor"),
    "mentee": lambda: pgettext("relation", "mentee"),
    "godparent": lambda: pgettext("relation", "godparent"),
    "godchild": lambda: pgettext("relation", "godchild"),
    "uncle": lambda: pgettext("relation", "uncle"),
    "aunt": lambda: pgettext("relation", "aunt"),
    "uncle or aunt": lambda: pgettext("relation", "uncle or aunt"),
    "nephew": lambda: pgettext("relation", "nephew"),
    "niece": lambda: pgettext("relation", "niece"),
    "nephew or niece": lambda: pgettext("relation", "nephew or niece"),
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
    """Who somebody is to somebody: "sibling", "nephew or niece"."""
    return _said(_RELATIONS, word)


def stage(word: str) -> str:
    """How far working together has come: "trust"."""
    return _said(_STAGES, word)


def _said(words: Mapping[str, Callable[[], str]], word: str) -> str:
    say = words.get(word)
    return say() if say else word
