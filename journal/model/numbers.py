"""The numbers of the playbook's rules: once, with their reasons (``numbers:`` in journal.yaml).

A rule asks for its number by rule and name; a journal may set another value
within the bounds given here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct


class Number(Struct, frozen=True):
    """A number a rule goes by."""

    default: float
    reason: str
    low: float = 0
    high: float = 9999


NUMBERS: Mapping[str, Mapping[str, Number]] = MappingProxyType(
    {
        "C1": {
            "overdue": Number(1.5, "half a gap late is more than a busy week", 1, 99),
            "dormant": Number(3, "three gaps without a word: the rhythm has stopped", 1, 99),
            "dormant_days": Number(180, "before half a year nothing has stopped, it is only late", 1, 9999),
            "soon_share": Number(0.2, "the last fifth of a gap: time to think of a day", 0, 1),
            "soon_days": Number(2, "at least two days' notice", 0, 99),
        },
        "C2": {
            "contacts": Number(5, "with fewer, what looks like a rhythm is chance", 3, 99),
            "gaps": Number(12, "a rhythm is the lived present, not all one's years", 2, 999),
            "quiet": Number(2, "twice the usual gap: it is quieter than it was", 1, 99),
            "longest_of": Number(8, "no longer than it has been lately is no change", 1, 999),
            "quiet_days": Number(14, "a fortnight is never a silence", 0, 999),
            "fallen": Number(12, "twelve usual gaps: it is no longer falling quiet, it has fallen", 1, 999),
            "fallen_days": Number(180, "before half a year nothing has fallen", 0, 9999),
            "offer_gaps": Number(6, "six gaps show how it is really lived", 2, 99),
            "loosen": Number(2, "lived at less than half the pace: the wish is too tight", 1, 99),
            "tighten": Number(0.5, "lived at more than twice the pace: the wish is too loose", 0, 1),
        },
        "C4": {
            "unanswered_days": Number(14, "two weeks for an answer before one writes again", 0, 999),
            "dormant_a_week": Number(
                1, "nine quiet years must not push aside a friend two weeks late", 0, 99
            ),
        },
        "C5": {
            "days": Number(30, "a month ahead: time for a letter or a present", 1, 366),
            "yearly_days": Number(7, "a week before a yearly day that does not say how long", 0, 366),
        },
        "C6": {
            "times": Number(1.5, "half as much again as one lives cannot be made up", 1, 99),
            "months": Number(6, "half a year evens out holidays and busy weeks", 1, 99),
            "gaps": Number(8, "the last eight gaps show which rhythms are kept", 1, 99),
            "least_gaps": Number(4, "with fewer gaps nothing can be said of a rhythm", 1, 99),
        },
        "S1": {
            "contacts": Number(12, "four notes, and eight to compare them with", 2, 999),
            "lately": Number(4, "four notes are more than one bad evening", 1, 99),
            "share": Number(0.5, "half as long as they were is more than being busy", 0, 1),
            "felt": Number(3, "three in a row are no accident", 1, 99),
        },
        "S2": {
            "of": Number(6, "the last six that say who reached out", 1, 99),
            "theirs": Number(5, "five of six: hardly ever me", 1, 99),
        },
        "S3": {"days": Number(7, "a week is long to leave a message lying", 1, 999)},
        "S4": {
            "gaps": Number(3, "three gaps in a row are a direction", 1, 99),
            "before": Number(5, "what went before takes five gaps to know", 1, 99),
            "times": Number(1.5, "half as long again as it used to be", 1, 99),
        },
        "S5": {
            "lately": Number(4, "four light ones in a row", 1, 99),
            "before": Number(8, "a deep one among the eight before: it can be otherwise", 1, 99),
        },
        "S7": {
            "kept": Number(0.7, "of ten promises three broken are noticed", 0, 1),
            "late": Number(2, "two late promises to one person", 1, 99),
            "days": Number(365, "what was said in a strained hour counts for a year", 1, 9999),
        },
        "S8": {
            "lately": Number(5, "five notes without a word of theirs", 1, 99),
            "before": Number(8, "compared with the eight before", 1, 99),
            "least": Number(2, "two of those eight held something of theirs", 1, 99),
        },
        "S9": {
            "lately": Number(4, "four times in company", 1, 99),
            "before": Number(8, "one-to-one at least once in the eight before", 1, 99),
            "others": Number(2, "a third and a fourth at table change the talk", 1, 99),
        },
        "S10": {
            "months": Number(12, "a year, so that each season and birthday is in it", 1, 99),
            "least": Number(4, "from four gifts a year on, giving was a habit", 1, 99),
            "share": Number(0.5, "less than half of it is left", 0, 1),
        },
        "H1": {
            "started": Number(12, "the last twelve contacts that say who reached out", 1, 99),
            "gaps": Number(8, "the last eight gaps", 1, 99),
            "felt": Number(8, "the last eight tones", 1, 99),
            "least": Number(4, "with fewer values no sentence can be said", 1, 99),
        },
        "H2": {"months": Number(12, "the year up to today", 1, 99)},
        "H4": {"gaps": Number(2, "two wanted gaps without the owner: somebody else has it now", 1, 99)},
        "H5": {
            "days": Number(7, "a week, back and ahead", 1, 31),
        },
        "H6": {
            "usual_years": Number(2, "one's own two years are the measure", 1, 20),
            "known_months": Number(12, "who is known for a year is no longer new", 1, 99),
            "least": Number(10, "with fewer touches a share says nothing", 1, 999),
        },
        "L4": {
            "age": Number(80, "from eighty on, a visit put off may be one not paid", 1, 150),
        },
        "L5": {
            "days": Number(21, "three weeks ahead: time enough to ask somebody along", 1, 366),
        },
        "L6": {
            "offer_days": Number(14, "two weeks for an answer to an offer", 0, 366),
        },
        "L8": {
            "touches": Number(3, "asked three times in vain is asked enough", 1, 99),
        },
        "R1": {
            "years": Number(3, "after three years the beginning is a story", 1, 99),
            "contacts": Number(100, "a hundred times is a story too", 1, 9999),
        },
        "R3": {"contacts": Number(5, "five times in one way is a habit", 2, 99)},
        "R4": {"notes": Number(8, "eight notes by one of us: the others are out of it", 2, 99)},
        "R6": {"contacts": Number(5, "five times at one place is a habit", 2, 99)},
        "W1": {
            "late_days": Number(60, "a promise without a day is late after two months", 1, 9999),
            "soon_days": Number(7, "a promise due within a week is this week's", 0, 366),
        },
        "W2": {
            "days": Number(365, "a year: long enough to be fair, short enough to mend", 1, 9999),
            "least": Number(3, "one promise or two say nothing about a word", 1, 999),
        },
        "W4": {
            "from_days": Number(2, "a day or two to tell them without being told to", 0, 366),
            "until_days": Number(30, "after a month the news is old", 1, 999),
        },
        "G2": {
            "months": Number(12, "a year without a present or a thank-you", 1, 120),
        },
        "G3": {
            "from_days": Number(7, "a week to say thank you by oneself", 0, 366),
            "until_days": Number(120, "after four months a thank-you needs another occasion", 1, 999),
        },
        "G4": {
            "last": Number(12, "the last twelve that say who started", 6, 999),
            "few": Number(6, "fewer than six say nothing about a habit", 1, 999),
            "mine": Number(5, "five of those six is a habit", 1, 999),
        },
        "G5": {
            "common_share": Number(0.05, "a word in a twentieth of all items fits everything", 0, 1),
            "common_items": Number(40, "from forty items on one can tell which words are common", 1, 9999),
            "looked_at": Number(50, "of those who share a word, so many are compared", 1, 9999),
        },
        "G7": {
            "contacts": Number(3, "after three times one may ask", 1, 999),
        },
        "G8": {
            "from_days": Number(21, "three weeks for two people to find a day", 0, 366),
            "until_days": Number(180, "after half a year they have met, or will not", 1, 999),
        },
        "K2": {
            "a_week": Number(1, "one to confirm a week keeps a book of people true", 0, 99),
        },
        "K3": {
            "contacts": Number(3, "after three times there is a story to know", 1, 999),
            "words": Number(25, "two sentences are a beginning, not yet a story", 1, 999),
        },
        "K5": {
            "from_days": Number(3, "a few days to answer by oneself", 0, 366),
            "late_days": Number(14, "after two weeks it looks like indifference", 1, 999),
        },
        "K6": {
            "from_days": Number(1, "the day after, one can ask how it went", 0, 366),
            "until_days": Number(60, "after two months it has long been told elsewhere", 1, 999),
        },
        "K7": {
            "items": Number(3, "three things to tell are a conversation", 0, 99),
            "looked_at": Number(50, "news further back is no news", 1, 9999),
        },
        "K8": {
            "times": Number(2, "twice the usual gap is a silence", 1, 99),
            "gaps": Number(4, "four gaps before it, so that there was a rhythm to break", 1, 99),
            "within_days": Number(60, "two contacts in two months: it was alive again", 1, 999),
        },
    }
)

#: Every rule of the playbook, by section.
RULES: Mapping[str, int] = MappingProxyType({"C": 6, "W": 4, "G": 8, "K": 8, "L": 8, "S": 10, "R": 9, "H": 6})


def is_rule(text: str) -> bool:
    """Whether it is a rule (``G2``) or a section (``G``) of the playbook."""
    section, number = text[:1], text[1:]
    if section not in RULES:
        return False
    return not number or (number.isascii() and number.isdigit() and 1 <= int(number) <= RULES[section])


def number(chosen: Mapping[str, Mapping[str, float]], rule: str, name: str) -> float:
    """The value of a rule's number: the journal's own, else the default.

    Raises:
        KeyError: for a number that no rule has (a mistake of ours).
    """
    return chosen.get(rule, {}).get(name, NUMBERS[rule][name].default)
