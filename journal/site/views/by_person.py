"""Findings with names in them: who begins, and who came through whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, figures
from journal.practices.whom_through import introduction_trees, who_begins
from journal.site import charts
from journal.site.views.insight import Insight, Table
from journal.wording import between_sentences as words
from journal.wording.reasons_giving import mostly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.practices.whom_through import Begun, Branch
    from journal.site.views.context import Context

#: Fewest people for a picture of who begins, names in it of each kind, and rows of its table.
PEOPLE, NAMED, ROWS = 8, 3, 40

#: Lines of the drawn trees, and rows of their table.
LINES, TREE_ROWS = 18, 200


def reaching_insight(context: Context, base: str) -> Insight | None:
    """Who begins, of all contacts that say so: the writer or they."""
    people = who_begins(context.scene)
    if len(people) < PEOPLE:
        return None
    ways = [mostly(one.mine, one.theirs) for one in people]
    title = words.reaching_finding(ways.count(None), ways.count("me"), ways.count("them"))
    most = sorted(people, key=lambda one: -(one.mine + one.theirs))
    shown = {one.person for one in most[:ROWS]}
    return Insight(
        id="reaching",
        title=title,
        gloss=_(
            "Who began, in all notes that say so: the further to the right, the more often you; "
            "the further up, the more often they. A larger dot is several people."
        ),
        svg=charts.reaching(
            _dots(context, people, most),
            (_("begun by you"), _("begun by them"), _("about even")),
            f"{title}. {_extremes_said(context, people)}",
        ),
        table=Table(
            _("Who began, by person"),
            (_("Person"), _("Begun by you"), _("Begun by them")),
            tuple(
                (context.named(one.person, base, full=True), figures(one.mine), figures(one.theirs))
                for one in people
                if one.person in shown
            ),
        ),
    )


def _dots(context: Context, people: Sequence[Begun], most: Sequence[Begun]) -> list[charts.Person]:
    """Everybody, those to be named first."""
    named = dict.fromkeys(one.person for one in (*_extremes(people), *most[:NAMED]))
    by_id = {one.person: one for one in people}
    order = [*(by_id[id] for id in named), *(one for one in people if one.person not in named)]
    return [_dot(context, one, label=one.person in named) for one in order]


def _dot(context: Context, one: Begun, *, label: bool) -> charts.Person:
    called = context.names[one.person].called
    said = words.begun_said(called, one.mine, one.theirs)
    return charts.Person(called, one.mine, one.theirs, said, label=label)


def _extremes(people: Sequence[Begun]) -> list[Begun]:
    """With whom it leans most to either side; nobody with whom it is about even."""
    leaning = sorted(people, key=lambda one: one.mine - one.theirs)
    them = [one for one in leaning[:NAMED] if mostly(one.mine, one.theirs) == "them"]
    me = [one for one in reversed(leaning[-NAMED:]) if mostly(one.mine, one.theirs) == "me"]
    return [*me, *them]


def _extremes_said(context: Context, people: Sequence[Begun]) -> str:
    return "; ".join(
        words.begun_said(context.names[one.person].called, one.mine, one.theirs) for one in _extremes(people)
    )


def tree_insight(context: Context, base: str) -> Insight | None:
    """Who came to the writer through whom."""
    trees = introduction_trees(context.scene)
    if not trees:
        return None
    drawn, left = _drawn(trees)
    opened = [(context.names[tree[0].person].called, len(tree) - 1) for tree in trees]
    title = words.tree_finding(opened)
    return Insight(
        id="tree",
        title=title,
        gloss=_("Who came to you through whom: by whom you met them, or by an introduction you were given."),
        svg=charts.tree(
            [(context.person(one.person).name, one.depth) for one in drawn],
            f"{title}.",
            words.tree_more(left) if left else "",
        ),
        table=Table(
            _("Who came to you through whom"),
            (_("Person"), _("Through")),
            tuple(_tree_row(context, one, base) for tree in trees for one in tree)[:TREE_ROWS],
        ),
    )


def _drawn(trees: Sequence[Sequence[Branch]]) -> tuple[list[Branch], int]:
    """The largest trees as far as there is room, and how many people are left."""
    drawn: list[Branch] = []
    for tree in trees:
        if not drawn or len(drawn) + len(tree) <= LINES:
            drawn += tree[: LINES - len(drawn)]
    return drawn, sum(map(len, trees)) - len(drawn)


def _tree_row(context: Context, one: Branch, base: str) -> tuple[str, str]:
    through = context.named(one.through, base, full=True) if one.through else "–"
    return context.named(one.person, base, full=True), through
