"""PLAYBOOK G5 and G6: whom to bring together, and what a relationship opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from journal.model.assessment import Finding, State
from journal.model.note import Exchange, Note
from journal.model.person import Person
from journal.practices.gently import goes_gently
from journal.practices.giving import MATCHES, brought_together
from journal.practices.knowing import is_out_of_date
from journal.practices.scene import Past, Scene, written
from journal.practices.tokens import Offer


def offers_meet_needs(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """G5: what they need somebody else can do; the one best introduction.

    Facts: ``need``, ``offer``, ``other`` (an id), ``check`` (ask the other first: what is known
    of them is out of date), ``shared`` (how many words).
    """
    found = best_introduction(scene, past)
    if found is None:
        return ()
    need, offer = found
    other = scene.pasts[offer.person]
    facts = {
        "need": need,
        "offer": offer.text,
        "other": offer.person,
        "check": is_out_of_date(scene, other),
        "shared": len(scene.offers.shared(need, offer)),
    }
    places = (written(past.person, "needs"), written(other.person, "offers"))
    return (Finding("G5", past.person.id, MappingProxyType(facts), places),)


def best_introduction(scene: Scene, past: Past) -> tuple[str, Offer] | None:
    """A need of theirs, and the offer that fits it best; the need written first where two fit as well."""
    limit = int(scene.number("G5", "looked_at"))
    fitting = []
    for place, need in enumerate(past.person.needs):
        fits = (o for o in scene.offers.sharing(need, limit) if _may_be_introduced(scene, past, o.person))
        offer = next(fits, None)
        if offer is not None:
            fitting.append((-len(scene.offers.shared(need, offer)), place, need, offer))
    if not fitting:
        return None
    _, _, need, offer = min(fitting, key=lambda item: item[:2])
    return need, offer


def _may_be_introduced(scene: Scene, past: Past, other: str) -> bool:
    """Whether it would be new to them, and no imposition on the other."""
    person, offerer = past.person, scene.pasts[other]
    if person.id == other or goes_gently(offerer.person, offerer.standing) or _rests(offerer):
        return False
    if _know_each_other(person, offerer.person):
        return False
    return not (_introduced_to(past, other) or _introduced_to(offerer, person.id))


def _rests(past: Past) -> bool:
    """Whether nothing is to be asked of them: they rest, or were let be."""
    closed = past.person.lapse is not None and past.person.lapse.closed
    return closed or past.standing.state in {State.RESTING, State.DIED}


def _know_each_other(one: Person, other: Person) -> bool:
    """Whether a file says that they are something to each other, or met through one another."""
    return other.id in _known_to(one) or one.id in _known_to(other)


def _known_to(person: Person) -> set[str | None]:
    through = person.met.through if person.met else ()
    return {*(relation.to.id for relation in person.relations), *(ref.id for ref in through)}


def _introduced_to(past: Past, other: str) -> bool:
    return any(
        item.kind == "introduction" and {past.person.id, other} <= set(brought_together(note, item))
        for note in past.notes
        for item in note.gave
    )


def opened(scene: Scene) -> Mapping[str, int]:
    """G6: how many people and doors each relationship opened, counted down the tree.

    People met through somebody, introductions and referrals received from
    them, and whoever those led to in turn; each counts once, in however many
    ways one came to them. Whoever opened nothing is missing.
    """
    led = _led_to(scene)
    counts = ((person, len(_reached(person, led))) for person in led)
    return MappingProxyType({person: count for person, count in sorted(counts) if count})


def _reached(start: str, led: Mapping[str, Mapping[str, None]]) -> set[str]:
    """Everybody below somebody, never walking in a circle, without the somebody."""
    reached: set[str] = {start}
    waiting = [start]
    while waiting:
        new = [each for each in led.get(waiting.pop(), ()) if each not in reached]
        reached.update(new)
        waiting += new
    return reached - {start}


def _led_to(scene: Scene) -> Mapping[str, Mapping[str, None]]:
    """What each person led to at once: ids, and for a door to somebody unknown the place it is written at."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for person, led in scene.led_to.items():
        found[person].update(dict.fromkeys(led))
    for past in scene.pasts.values():
        for each in past.received:
            if each.exchange.kind in MATCHES:
                doors = _doors(each.note, each.exchange)
                found[past.person.id].update(
                    dict.fromkeys(d for d in doors if d not in (past.person.id, scene.me))
                )
    return found


def _doors(note: Note, item: Exchange) -> tuple[str, ...]:
    """Whom it led to; somebody unknown is one door."""
    return item.about or (f"{note.file} {item.what}",)
