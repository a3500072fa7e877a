"""PLAYBOOK 3, giving and receiving: what went back and forth (G1) to whether it worked (G8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from journal.cadence import days_between, plus_months
from journal.model.assessment import Finding, State
from journal.model.between import Exchanged, ReachingOut, YearOfGiving
from journal.model.note import Exchange, Note
from journal.model.person import Origin
from journal.practices.scene import Past, Scene, seen, written

#: What says "I thought of you" (G2).
TOKENS_OF_CARE = frozenset({"gift", "card", "thanks", "invitation"})
#: What asks for a thank-you (G3).
WORTH_THANKS = frozenset({"favour", "introduction", "referral", "gift", "help"})
#: What brings two people together (G6, G8).
MATCHES = frozenset({"introduction", "referral"})
#: What asks for the next step (G7).
STEPS = frozenset({"invitation", "offer"})


def exchanges_by_year(past: Past) -> tuple[YearOfGiving, ...]:
    """G1: what went back and forth, the newest year first; never set off against each other."""
    years = {each.note.date.year for each in (*past.gave, *past.received)}
    return tuple(
        YearOfGiving(year, _in_year(past.gave, year), _in_year(past.received, year))
        for year in sorted(years, reverse=True)
    )


def _in_year(items: Iterable[Exchanged], year: int) -> tuple[Exchanged, ...]:
    return tuple(each for each in items if each.note.date.year == year)


def just_because(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """G2: a year without a gift, card, thanks or invitation, in a circle with ``gifts``.

    Silent for a writer who never writes down what was given: then silence says nothing.
    Facts: ``idea`` (the writer's words, or None) and its ``kind`` (ideas, likes, hopes or None),
    ``last`` (day or None), ``known`` (day).
    """
    known, last = past.known_since, _last_care(past)
    if past.circle is None or not past.circle.gifts or known is None or not scene.records_giving:
        return ()
    since = max(known, last.date) if last else known
    if plus_months(since, int(scene.number("G2", "months"))) > scene.today:
        return ()
    key, idea = _an_idea(past)
    facts = {"idea": idea, "kind": key, "last": last.date if last else None, "known": known}
    places = [written(past.person, key or "met"), *([seen(last, "gave")] if last else [])]
    return _finding("G2", past, facts, places)


def _an_idea(past: Past) -> tuple[str | None, str | None]:
    """Something to start from: an idea for a gift, else what they like, else what they hope for."""
    person = past.person
    named = (("ideas", person.ideas), ("likes", person.likes), ("hopes", person.hopes))
    return next(((key, items[0]) for key, items in named if items), (None, None))


def _last_care(past: Past) -> Note | None:
    """The last note in which something kind was given; a card or gift sent is one, whatever it says."""
    given = {each.note.file for each in past.gave if each.exchange.kind in TOKENS_OF_CARE}
    for note in reversed(past.notes):
        if note.file in given or (note.channel in {"card", "gift"} and note.started != "them"):
            return note
    return None


def unthanked(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """G3: received some weeks ago, and no thanks given since to one of those it came from.

    The latest first. Facts: ``kind``, ``what``, ``about`` (ids), ``on``.
    """
    found = [each for each in reversed(past.received) if _waits_for_thanks(scene, each)]
    return tuple(
        finding
        for each in found
        for finding in _finding("G3", past, _facts(each), [seen(each.note, "received")])
    )


def _waits_for_thanks(scene: Scene, each: Exchanged) -> bool:
    days = days_between(each.note.date, scene.today)
    recent = scene.number("G3", "from_days") <= days <= scene.number("G3", "until_days")
    if not recent or each.exchange.kind not in WORTH_THANKS:
        return False
    givers = (scene.pasts[person] for person in each.exchange.people if person in scene.pasts)
    return not any(
        given.exchange.kind == "thanks" and given.note.date >= each.note.date
        for giver in givers
        for given in giver.gave
    )


def who_reaches_out(scene: Scene, past: Past) -> ReachingOut | None:
    """G4: who started the last contacts that say so; None with too few of them."""
    says = _stating(past)[-int(scene.number("G4", "last")) :]
    if len(says) < scene.number("G4", "few"):
        return None
    started = [note.started for note in says]
    return ReachingOut(started.count("me"), started.count("them"), len(started), _lately(scene, started))


def _lately(scene: Scene, started: list[str | None]) -> str | None:
    """Who of the two started nearly all of the last few, if either did."""
    last = started[-int(scene.number("G4", "few")) :]
    most = scene.number("G4", "mine")
    return next((who for who in ("me", "them") if last.count(who) >= most), None)


def mostly_me(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """G4: five of the last six times it was the writer who reached out.

    Facts: ``mine``, ``of``, ``channel`` (that of most of them, else None).
    """
    few = int(scene.number("G4", "few"))
    last = _stating(past)[-few:]
    mine = [note for note in last if note.started == "me"]
    if len(last) < few or len(mine) < scene.number("G4", "mine"):
        return ()
    facts = {"mine": len(mine), "of": few, "channel": _usual_channel(mine)}
    return _finding("G4", past, facts, [seen(note, "started") for note in mine])


def _stating(past: Past) -> list[Note]:
    return [note for note in past.contacts if note.started]


def _usual_channel(notes: list[Note]) -> str | None:
    """The channel of more than half of the notes."""
    channels = Counter(note.channel for note in notes if note.channel)
    channel, times = max(channels.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return channel if 2 * times > len(notes) else None


def next_step(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """G7: met some times in a circle with a ``path``, and nothing was ever offered.

    Facts: ``contacts``.
    """
    enough = len(past.contact_days) >= scene.number("G7", "contacts")
    if past.circle is None or not past.circle.path or not enough:
        return ()
    if any(each.exchange.kind in STEPS for each in past.gave):
        return ()
    return _finding("G7", past, {"contacts": len(past.contact_days)}, [seen(past.contacts[-1])])


def did_it_work(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """G8: I brought two people together some weeks ago, and no later note names both.

    The latest first; said on the page of the one it was given to.
    Facts: ``other`` (an id), ``kind``, ``what``, ``about`` (ids), ``on``.
    """
    found: list[Finding] = []
    for each in reversed(past.gave):
        other = _other(scene, past, each)
        if other is not None and not _names_both(scene, past, other, each.note):
            facts = {"other": other, **_facts(each)}
            found += _finding("G8", past, facts, [seen(each.note, "gave")])
    return tuple(found)


def _other(scene: Scene, past: Past, each: Exchanged) -> str | None:
    """Whom they were brought together with, for a match of the last months; None for somebody unknown."""
    days = days_between(each.note.date, scene.today)
    recent = scene.number("G8", "from_days") <= days <= scene.number("G8", "until_days")
    if not recent or each.exchange.kind not in MATCHES:
        return None
    pair = brought_together(each.note, each.exchange)
    if not pair or pair[0] != past.person.id:
        return None
    living = (id for id in pair[1:] if id in scene.pasts)
    return next((id for id in living if scene.pasts[id].standing.state is not State.DIED), None)


def brought_together(note: Note, item: Exchange) -> tuple[str, ...]:
    """Whom an introduction or referral is between, the one it was given to first.

    ``introduction: hana`` to Maya is between the two; where the note is with
    both and names only one of them, it is between all of the note.
    """
    named = tuple(dict.fromkeys((*item.people, *item.about)))
    return named if len(named) > 1 else tuple(dict.fromkeys((*note.people, *named)))


def _names_both(scene: Scene, past: Past, other: str, since: Note) -> bool:
    """Whether a later note, a plan too, is with both, or is with one and names the other."""
    here = past.person.id
    journal = scene.journal
    notes = (*journal.notes_by_person.get(here, ()), *journal.mentions_by_person.get(here, ()))
    return any(
        note.date > since.date and other in (*note.people, *note.mentions, *_about(note)) for note in notes
    )


def _about(note: Note) -> Iterator[str]:
    return (person for item in (*note.gave, *note.received) for person in item.about)


def _facts(each: Exchanged) -> dict[str, object]:
    item = each.exchange
    return {"kind": item.kind, "what": item.what, "about": item.about, "on": each.note.date}


def _finding(
    practice: str, past: Past, facts: Mapping[str, object], places: Iterable[Origin]
) -> tuple[Finding, ...]:
    return (Finding(practice, past.person.id, MappingProxyType(dict(facts)), tuple(places)),)
