"""Reconnect: the ways back to people it has gone quiet with, and clients worth a word (PLAYBOOK 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.practices.knowing import reopened
from journal.practices.ranking import in_rank
from journal.site.markup import Html
from journal.site.views.findings import Said, all_said
from journal.site.views.frame import Frame, base_of, frame
from journal.wording.reasons_knowing import reopened_line
from journal.wording.sentences import since_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journal.site.views.cards import Card
    from journal.site.views.context import Context

#: The best by the ranking stand open; a fifth of all people ever met five times are dormant.
OPEN = 10
#: Rows that are folded behind them.
FOLDED = 100

#: The paths in the order of the page, by the rule that opens each: fragment, title, what is said of it.
_PATHS: dict[str, Callable[[], tuple[str, str, str]]] = {
    "L2": lambda: ("broke", _("It broke"), _("Sooner is easier, and a small word is enough to begin.")),
    "L1": lambda: (
        "drifted",
        _("It drifted"),
        _("Nobody decided it. A friendly note would be welcome more often than one thinks."),
    ),
    "L7": lambda: (
        "moved",
        _("They moved away"),
        _("The distance is real; the friendship need not end with it."),
    ),
    "L3": lambda: ("lost", _("You lost track"), _("Somebody may know where they are.")),
    "L6": lambda: ("clients", _("Clients gone quiet"), _("What it is worth, and what you may give.")),
    "L8": lambda: ("rest", _("No answer, for now"), _("You asked, and asked again. Now it may rest.")),
}


class Quiet(Struct, frozen=True):
    """Somebody it has gone quiet with."""

    card: Card
    headline: Html
    said: tuple[Said, ...]
    before: str
    """How it was this quiet before, and what opened it again; "" where it never was."""


class Path(Struct, frozen=True):
    """One of the ways back, with the people on it."""

    id: str
    title: str
    gloss: str
    people: tuple[Quiet, ...]
    more: tuple[Quiet, ...]
    """Beyond the best ten of the page: folded."""
    beyond: int
    """How many are not named at all."""


class ReconnectPage(Struct, frozen=True):
    """The ways back."""

    frame: Frame
    paths: tuple[Path, ...]


def reconnect_page(context: Context, path: str) -> ReconnectPage:
    """Make the page: everybody on the first path that holds for them, best first."""
    base = base_of(path)
    on_path: dict[str, list[str]] = {rule: [] for rule in _PATHS}
    for id in _ranked(context):
        rules = {finding.practice for finding in context.assessment.findings[id]}
        first = next((rule for rule in ("L8", "L2", "L3", "L7", "L1", "L6") if rule in rules), None)
        if first is not None:
            on_path[first].append(id)
    open_ = set(list(_in_ranked_order(context, on_path))[:OPEN])
    paths = tuple(
        _path(context, base, told(), on_path[rule], open_) for rule, told in _PATHS.items() if on_path[rule]
    )
    return ReconnectPage(frame(context, path, _("Reconnect"), "people.html"), paths)


def _ranked(context: Context) -> list[str]:
    standings = (context.standing(id) for id in context.assessment.findings)
    return [s.person for s in in_rank(context.journal, standings, context.today)]


def _in_ranked_order(context: Context, on_path: dict[str, list[str]]) -> Iterable[str]:
    wanted = {id for ids in on_path.values() for id in ids}
    return (id for id in _ranked(context) if id in wanted)


def _path(context: Context, base: str, told: tuple[str, str, str], ids: list[str], open_: set[str]) -> Path:
    id, title, gloss = told
    folded = [person for person in ids if person not in open_]
    return Path(
        id=id,
        title=title,
        gloss=gloss,
        people=tuple(_quiet(context, person, base) for person in ids if person in open_),
        more=tuple(_quiet(context, person, base) for person in folded[:FOLDED]),
        beyond=max(0, len(folded) - FOLDED),
    )


def _quiet(context: Context, id: str, base: str) -> Quiet:
    person, standing = context.person(id), context.standing(id)
    findings = [f for f in context.assessment.findings[id] if f.practice.startswith("L")]
    again = reopened(context.scene, context.scene.pasts[id])
    return Quiet(
        card=context.cards[id],
        headline=context.told(since_row(person, standing, context.today), (id,), base),
        said=all_said(context, findings, base),
        before=reopened_line(again, person) if again else "",
    )
