"""What the pictures say in which people have names, or gave their word: titled with their findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, figures, listed
from journal.wording.time import plural

if TYPE_CHECKING:
    from collections.abc import Sequence


# Who begins.


def reaching_finding(even: int, mine: int, theirs: int) -> str:
    """Which way it goes, from how many people it is about even with, and with how many it is not."""
    if even >= mine + theirs:
        return _("Mostly, it goes both ways")
    if mine >= 2 * theirs and mine > even:
        return _("More often, it is you who reaches out")
    if theirs >= 2 * mine and theirs > even:
        return _("More often, others reach out to you")
    return _("Some you reach out to, some reach out to you")


def begun_said(name: str, mine: int, theirs: int) -> str:
    """Who began with somebody: "Maya: you twelve times, they four"."""
    return _("{name}: begun by you {mine}, by them {theirs}").format(
        name=name, mine=figures(mine), theirs=figures(theirs)
    )


# Promises.


def promises_finding(kept: int, let_go: int, open_: int) -> str:
    """What became of what the writer promised, kindly."""
    given = kept + let_go + open_
    if given == 0:
        return _("What others said they would do")
    if kept == given:
        return _("What you promised, you kept")
    if 2 * open_ > given:
        return _promises_open(kept, let_go)
    if 3 * kept >= 2 * given:
        return _("Most of what you promised, you kept")
    if kept > let_go:
        return _("Much of what you promised, you kept")
    return _("Some of it you kept, some you let go")


def _promises_open(kept: int, let_go: int) -> str:
    if kept + let_go == 0:
        return _("Given, and still open")
    return _("Some of it you kept; much is still open")


# Introductions.


def tree_finding(opened: Sequence[tuple[str, int]]) -> str:
    """Who opened the most doors: "Through Saoirse six people came into your life".

    Args:
        opened: whom each tree began with, and how many came through them, the largest first.
    """
    most = opened[0][1]
    names = [name for name, count in opened if count == most]
    if len(names) > 3:
        return _("Many came into your life through somebody else")
    if len(names) > 1:
        return plural(
            "Through {names}, {n} person each came into your life",
            "Through {names}, {n} people each came into your life",
            most,
            names=listed(names),
        )
    return plural(
        "Through {names}, {n} person came into your life",
        "Through {names}, {n} people came into your life",
        most,
        names=names[0],
    )


def tree_more(count: int) -> str:
    """How many are not drawn."""
    return plural("and {n} more", "and {n} more", count)
