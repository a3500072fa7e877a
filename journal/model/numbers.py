"""The numbers of the playbook's rules: once, with their reasons (``numbers:`` in journal.yaml).

A rule asks for its number by rule and name; a journal may set another value
within the bounds given here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Number:
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
        "W1": {
            "late_days": Number(60, "a promise without a day is late after two months", 1, 9999),
            "soon_days": Number(7, "a promise due within a week is this week's", 0, 366),
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
