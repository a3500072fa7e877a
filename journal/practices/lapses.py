"""PLAYBOOK 5, when it has gone quiet: L1 to L8."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from journal.cadence import age_on, days_between, plus_days
from journal.model.assessment import Finding, State
from journal.model.note import Note
from journal.model.person import Origin
from journal.practices.clock import silent_touches
from journal.practices.ranking import is_time_short
from journal.practices.reopening import Reopening, reopening
from journal.practices.scene import Past, Scene, current_cities, seen


def ways_back(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """L1, L2, L7: the next step on the way back, or that all is well again.

    Facts: ``why``, ``since``, ``days``, ``step`` (1 to 3, None after the last), ``apologise``,
    ``sorry_about``, ``over``, ``stated``, and for L7 ``plan`` (the title of a plan of mine in their city).
    """
    way = reopening(past)
    if way is None or way.why == "lost" or past.standing.given_up:
        return ()
    practice = {"drift": "L1", "rupture": "L2", "moved": "L7"}[way.why]
    lapse = past.person.lapse
    facts: dict[str, Any] = {
        "why": way.why,
        "since": way.since,
        "days": days_between(way.since, scene.today),
        "step": way.next_step,
        "apologise": way.owes_apology,
        "sorry_about": lapse.about if lapse and way.owes_apology else None,
        "over": way.is_over,
        "stated": way.is_stated,
    }
    plans = _plans_in_city(scene, past) if way.why == "moved" else ()
    facts["plan"] = plans[0].title if plans else None
    return (_finding(practice, past, facts, (*_evidence(past, way), *map(seen, plans[:1]))),)


def _evidence(past: Past, way: Reopening) -> tuple[Origin, ...]:
    """The lapse as it is written, else the last contact, and the steps taken since."""
    start = past.person.place("lapse") if past.person.lapse else seen(past.contacts[-1])
    return (start, *(seen(note) for note in way.touches))


def it_may_have_broken(_: Scene, past: Past) -> tuple[Finding, ...]:
    """L2: the last contact was strained, and nothing is written down about it.

    Facts: ``propose`` (True), ``since`` (the day of that contact).
    """
    last = past.standing.last_note
    if past.person.lapse is not None or last is None or last.felt != "strained":
        return ()
    return (_finding("L2", past, {"propose": True, "since": last.date}, (seen(last, "felt"),)),)


def lost_track(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """L3: who may know where they are, and the facts last known.

    Facts: ``askable`` (ids, best first), ``reasons`` (why each: relation, through, notes, work,
    city, tag), ``last_known`` (the last city), ``as_of`` (when it was known to be true).
    """
    way = reopening(past)
    if way is None or way.why != "lost":
        return ()
    known = who_may_know(scene, past)
    stated = past.person.confirmed.last_day if past.person.confirmed else past.standing.last_contact
    facts = {
        "askable": tuple(person for person, _, _ in known),
        "reasons": tuple(reason for _, _, reason in known),
        "last_known": past.person.city[-1].value if past.person.city else None,
        "as_of": stated,
        "over": way.is_over,
        "since": way.since,
    }
    return (_finding("L3", past, facts, _evidence(past, way)),)


#: How much each tie tells about where somebody may be (L3).
_TIES: Mapping[str, float] = MappingProxyType(
    {"relation": 5, "through": 4, "notes": 3, "work": 2, "city": 1, "tag": 1}
)


def who_may_know(scene: Scene, past: Past) -> tuple[tuple[str, float, str], ...]:
    """The five people likeliest to know where somebody is, each with its weight and strongest tie (L3)."""
    scores: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    person = past.person
    for relation in person.relations:
        if relation.to.id:
            scores[relation.to.id]["relation"] = _TIES["relation"]
    for through in person.met.through if person.met else ():
        if through.id:
            scores[through.id]["through"] = _TIES["through"]
    for note in past.notes:
        years = days_between(note.date, scene.today) / 365.25
        for other in note.people:
            scores[other]["notes"] += _TIES["notes"] * 0.5**years
    _shared(scene, past, scores)
    for nobody in (person.id, scene.me or ""):
        scores.pop(nobody, None)
    alive = {id: ties for id, ties in scores.items() if _can_be_asked(scene, id)}
    ranked = sorted(alive.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    return tuple((id, sum(ties.values()), max(ties, key=lambda t: (ties[t], t))) for id, ties in ranked[:5])


def _shared(scene: Scene, past: Past, scores: dict[str, dict[str, float]]) -> None:
    """Ties by work, city and tag; a word that everybody bears ties nobody."""
    groups = (
        ("work", scene.by_organisation, [w.org.casefold() for w in past.person.work if w.org]),
        ("city", scene.by_city, [spell.value.casefold() for spell in past.person.city]),
        ("tag", scene.by_tag, [tag.casefold() for tag in past.person.tags]),
    )
    for tie, index, words in groups:
        for word in dict.fromkeys(words):
            members = index.get(word, ())
            if len(members) <= MOST_IN_A_GROUP:
                for id in members:
                    scores[id][tie] = _TIES[tie]


#: A city or tag that more people share than this says nothing about who knows whom.
MOST_IN_A_GROUP = 50


def _can_be_asked(scene: Scene, id: str) -> bool:
    past = scene.pasts.get(id)
    if past is None or past.standing.state in {State.DIED, State.RESTING}:
        return False
    return past.person.lapse is None or not past.person.lapse.closed


def before_it_is_too_late(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """L4: time with them is short, and their day is near or past.

    Facts: ``fragile``, ``age`` (None where no year is known).
    """
    due = past.standing.state.is_late or past.standing.state is State.SOON
    if not due or not is_time_short(scene.journal, past.person, scene.today):
        return ()
    age = age_on(past.person.birthday, scene.today) if past.person.birthday else None
    place = past.person.place("fragile" if past.person.fragile else "birthday")
    return (_finding("L4", past, {"fragile": past.person.fragile, "age": age}, (place,)),)


def ask_them_along(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """L5: I have a plan near them within three weeks, and they are due.

    Facts: ``title`` and ``on`` of the plan, ``shared`` (the city or tag that brings it near).
    """
    if not past.standing.state.is_late or past.standing.plan is not None:
        return ()
    for note, shared in _plans_nearby(scene, past):
        facts = {"title": note.title, "on": note.date, "shared": shared}
        return (_finding("L5", past, facts, (seen(note),)),)
    return ()


def _plans_nearby(scene: Scene, past: Past) -> list[tuple[Note, str]]:
    until = plus_days(scene.today, int(scene.number("L5", "days")))
    cities = {city.casefold(): city for city in current_cities(past.person, scene.today)}
    tags = {tag.casefold(): tag for tag in past.person.tags}
    found = []
    for note in scene.plans:
        if note.date > until or past.person.id in note.people:
            continue
        near = next((city for key, city in cities.items() if key in (note.place or "").casefold()), None)
        shared = near or next((tags[t.casefold()] for t in note.tags if t.casefold() in tags), None)
        if shared:
            found.append((note, shared))
    return found


def _plans_in_city(scene: Scene, past: Past) -> tuple[Note, ...]:
    """Plans of mine in the city they live in now (L7)."""
    cities = [city.casefold() for city in current_cities(past.person, scene.today)]
    return tuple(n for n in scene.plans if any(city in (n.place or "").casefold() for city in cities))


def client_gone_quiet(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """L6: what it is worth, who came through them, and what you may give.

    Facts: ``yearly``, ``beyond_money``, ``give``, ``through`` (ids), ``first_year_touches``,
    ``offer`` and ``offered_on`` (an offer unanswered for two weeks).
    """
    worth = past.person.worth
    if worth is None or not past.standing.state.is_late:
        return ()
    offer = _unanswered_offer(scene, past)
    facts = {
        "yearly": worth.yearly,
        "beyond_money": worth.beyond_money,
        "give": worth.give,
        "through": scene.led_to.get(past.person.id, ()),
        "first_year_touches": _first_year_touches(past),
        "offer": offer[1] if offer else None,
        "offered_on": offer[0].date if offer else None,
    }
    evidence = (past.person.place("worth"), *((seen(offer[0], "gave"),) if offer else ()))
    return (_finding("L6", past, facts, evidence),)


def _first_year_touches(past: Past) -> int:
    if not past.touches:
        return 0
    end = plus_days(past.touches[0].date, 365)
    return sum(note.date < end for note in past.touches)


def _unanswered_offer(scene: Scene, past: Past) -> tuple[Note, str] | None:
    """The last offer of mine, where two weeks went by without a contact after it."""
    for note in reversed(past.notes):
        for given in note.gave:
            if given.kind == "offer" and past.person.id in given.people:
                answered = past.standing.last_contact is not None and past.standing.last_contact > note.date
                old = days_between(note.date, scene.today) >= scene.number("L6", "offer_days")
                return (note, given.what) if old and not answered else None
    return None


def they_do_not_answer(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """L8: three touches of mine in a row unanswered. Stop asking; rest, or close it kindly.

    Facts: ``times``, ``since`` (the day of the first of them).
    """
    if not past.standing.given_up:
        return ()
    silent = silent_touches(past.touches, scene.today)
    facts = {"times": len(silent), "since": silent[0].date}
    return (_finding("L8", past, facts, tuple(seen(note, "reply") for note in silent)),)


def _finding(practice: str, past: Past, facts: Mapping[str, Any], evidence: tuple[Origin, ...]) -> Finding:
    return Finding(practice, past.person.id, MappingProxyType(dict(facts)), evidence)
