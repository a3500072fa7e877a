"""Who came to the writer through whom, as trees; and who begins, person by person (PLAYBOOK G4, G6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from journal.practices.clock import has_died
from journal.practices.giving import MATCHES
from journal.practices.quiet import is_quiet, is_silent
from journal.practices.scene import Past, Scene


class Branch(Struct, frozen=True):
    """Somebody in a tree of introductions."""

    person: str
    depth: int
    """0 for whom it all began with."""
    through: str | None
    """Through whom they came; None for whom it all began with."""


def introduction_trees(scene: Scene, least: int = 3) -> tuple[tuple[Branch, ...], ...]:
    """G6: trees of at least so many people, each from its root on down; the largest first.

    Somebody hangs below the first known person of ``met.through``, else below whoever first gave an
    introduction or a referral to them. A circle is cut open at whoever comes first in the journal's order.
    """
    if is_silent(scene.journal, "G6"):
        return ()
    parents = _parents(scene)
    led: dict[str, list[str]] = defaultdict(list)
    for person in scene.pasts:
        if person in parents:
            led[parents[person]].append(person)
    openers = [person for person in scene.pasts if person in led]
    roots = [person for person in openers if person not in parents]
    seen: set[str] = set()
    # Whoever is left when all roots are done is in a circle, or below one.
    trees = [_tree(root, led, seen) for root in (*roots, *openers) if root not in seen]
    # The sort is stable: of two as large the one that comes first in the journal's order stays first.
    return tuple(sorted((tree for tree in trees if len(tree) >= least), key=len, reverse=True))


def _tree(root: str, led: Mapping[str, list[str]], seen: set[str]) -> tuple[Branch, ...]:
    """Everybody below somebody, those below each before the next."""
    found, waiting = [], [Branch(root, 0, None)]
    while waiting:
        branch = waiting.pop()
        if branch.person not in seen:
            seen.add(branch.person)
            found.append(branch)
            below = led.get(branch.person, ())
            waiting += [Branch(person, branch.depth + 1, branch.person) for person in reversed(below)]
    return tuple(found)


def _parents(scene: Scene) -> dict[str, str]:
    """Through whom each person came, of those who came through anybody known."""
    found = {
        past.person.id: through
        for past in scene.pasts.values()
        if (through := next(_met_through(scene, past), None)) is not None
    }
    for _, giver, person in sorted(_introductions(scene)):
        found.setdefault(person, giver)
    return found


def _met_through(scene: Scene, past: Past) -> Iterator[str]:
    person = past.person
    if person.id != scene.me:
        for ref in person.met.through if person.met else ():
            if ref.id is not None and ref.id in scene.pasts and ref.id not in (person.id, scene.me):
                yield ref.id


def _introductions(scene: Scene) -> Iterator[tuple[str, str, str]]:
    """Day and file of each introduction that the writer was given, by whom, and to whom."""
    for past in scene.pasts.values():
        for each in past.received:
            if each.exchange.kind in MATCHES and past.person.id != scene.me:
                for person in each.exchange.about:
                    if person in scene.pasts and person not in (past.person.id, scene.me):
                        yield f"{each.note.date} {each.note.file}", past.person.id, person


class Begun(Struct, frozen=True):
    """Who began, of the contacts with somebody that say so; "both" counts for neither."""

    person: str
    mine: int
    theirs: int


def who_begins(scene: Scene, least: int = 2) -> tuple[Begun, ...]:
    """G4: who began with each person, of those with at least so many contacts that say it.

    In the journal's order; the writer, the dead and those for whom G4 is quiet are left out.
    """
    found = (_begun(past) for past in scene.pasts.values() if _is_counted(scene, past))
    return tuple(each for each in found if each.mine + each.theirs >= least)


def _begun(past: Past) -> Begun:
    started = [note.started for note in past.contacts]
    return Begun(past.person.id, started.count("me"), started.count("them"))


def _is_counted(scene: Scene, past: Past) -> bool:
    person = past.person
    return not (
        person.id == scene.me or has_died(person, scene.today) or is_quiet(scene.journal, person, "G4")
    )
