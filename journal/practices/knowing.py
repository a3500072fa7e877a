"""PLAYBOOK 4, knowing them: what is kept current (K2) to how an earlier silence ended (K8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from statistics import median
from types import MappingProxyType

from journal.cadence import days_between, full_years, plus
from journal.model.assessment import Assessment, Finding, Standing
from journal.model.between import Life, Moment
from journal.model.brief import Reopened, ToTell
from journal.model.dates import PartialDate
from journal.model.journal import Journal
from journal.model.note import News, Note
from journal.model.numbers import number
from journal.model.person import Origin, Person
from journal.practices.clock import RHYTHM_GAPS
from journal.practices.gently import goes_gently
from journal.practices.quiet import is_quiet
from journal.practices.scene import Past, Scene, current_cities, seen, written
from journal.practices.tokens import tokens


def out_of_date(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """K2: where they live or work, or how to reach them, was last known to be true long ago.

    Facts: ``since`` (the day it was), ``confirmed`` (whether the file says so, else the last
    contact), ``keys`` (what is given).
    """
    person, since = past.person, known_true_on(past)
    keys = tuple(_given(person, scene.today))
    if not keys or since is None or not _is_stale(scene, since):
        return ()
    facts = {"since": since, "confirmed": person.confirmed is not None, "keys": keys}
    last = past.standing.last_note
    age = [written(person, "confirmed")] if person.confirmed else [seen(last)] if last else []
    return _finding("K2", past, facts, *age, *(written(person, key) for key in keys))


def known_true_on(past: Past) -> date | None:
    """The day what is known of them was last known to be true: ``confirmed``, else the last contact."""
    confirmed = past.person.confirmed
    return confirmed.last_day if confirmed else past.standing.last_contact


def is_out_of_date(scene: Scene, past: Past) -> bool:
    """Whether one had better check with them before relying on it; of unknown age it is."""
    since = known_true_on(past)
    return since is None or _is_stale(scene, since)


def _is_stale(scene: Scene, since: date) -> bool:
    return plus(since, scene.journal.settings.facts_go_stale) < scene.today


def _given(person: Person, today: date) -> Iterator[str]:
    """The keys that say where they are now and how to reach them."""
    if current_cities(person, today):
        yield "city"
    if any(work.until is None or work.until.last_day >= today for work in person.work):
        yield "work"
    if any(spell.until is None or spell.until.last_day >= today for spell in person.address):
        yield "address"
    yield from (key for key in ("phone", "email") if getattr(person, key))


def to_confirm(journal: Journal, assessment: Assessment) -> tuple[Finding, ...]:
    """K2 on Today: whose facts to confirm this week, those known longest ago first.

    Whoever is asked for today has their one sentence already. Nobody is written to for an
    address after a long silence, so whoever is dormant or lapsed is left out, but for
    somebody who moved away.
    """
    stale = [
        finding
        for person, found in assessment.findings.items()
        if person not in assessment.asked and _may_be_confirmed(journal, assessment.standings[person])
        for finding in found
        if finding.practice == "K2"
    ]
    stale.sort(key=lambda finding: (str(finding.facts["since"]), finding.person))
    return tuple(stale[: int(number(journal.settings.numbers, "K2", "a_week"))])


def _may_be_confirmed(journal: Journal, standing: Standing) -> bool:
    person = journal.people[standing.person]
    moved = person.lapse is not None and person.lapse.why == "moved"
    return standing.asked_for and (moved or not goes_gently(person, standing))


def life(past: Past, today: date) -> Life:
    """K3: how it began, how long it has been, and what happened in their life."""
    since = past.known_since
    moments = [Moment(e.on, e.what, past.person.origins.get("events")) for e in past.person.events]
    for note, item in _their_news(past):
        if item.on is not None:
            on = PartialDate(item.on.year, item.on.month, item.on.day)
            moments.append(Moment(on, item.text, seen(note, "news"), note))
    happened = {(m.on.first_day, m.on.last_day, m.what): m for m in moments if m.on.first_day <= today}
    return Life(
        began=past.notes[0] if past.notes else None,
        since=since,
        years=full_years(since, today) if since and since <= today else None,
        moments=tuple(happened[key] for key in sorted(happened)),
    )


def story_untold(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """K3: met some times, and their story has been begun in a sentence or two.

    A story that was never begun is the writer's way of keeping people, and
    nothing to be asked about. Facts: ``words``, ``contacts``, ``met`` (whether the file
    says how they met), ``org`` (where they work in a
    role that is written down, or None) and ``city`` (where they live, or None).
    """
    person, words = past.person, len(past.person.story.text.split())
    contacts = len(past.contact_days)
    if not 0 < words < scene.number("K3", "words") or contacts < scene.number("K3", "contacts"):
        return ()
    facts = {
        "words": words,
        "contacts": contacts,
        "met": person.met is not None,
        "org": next((w.org for w in person.work if w.org and w.role and w.until is None), None),
        "city": next(iter(current_cities(person, scene.today)), None),
    }
    return _finding("K3", past, facts, written(person, "story"))


def unanswered_news(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """K5: news of theirs, heard elsewhere, and no touch since; late after two weeks.

    In a circle of work the latest thought that bears one of their tags speaks
    as well, until the day in it has passed. The latest first.
    Facts: ``text``, ``heard``, ``days``, ``late``, ``tag`` (None where it is their own news).
    """
    own: list[tuple[Note, News, str | None]] = [
        (n, item, None) for n, item in _untouched(past) if n.kind == "thought"
    ]
    found = own or _by_tag(scene, past)
    return tuple(f for note, item, tag in found for f in _heard(scene, past, note, item, tag))


def _untouched(past: Past) -> Iterator[tuple[Note, News]]:
    """Their news since the last touch, newest first."""
    for note in reversed(past.notes):
        if past.touched_since(note.date):
            return
        for item in note.news:
            if past.person.id in item.people:
                yield note, item


def _by_tag(scene: Scene, past: Past) -> Iterator[tuple[Note, News, str | None]]:
    """News of the latest thought that bears a tag of theirs, in a circle of work."""
    if not past.is_work:
        return
    tagged = [
        (thoughts[-1], tag)
        for tag in past.person.tags
        if (thoughts := scene.tagged_thoughts.get(tag.casefold()))
        and not past.touched_since(thoughts[-1].date)
    ]
    if not tagged:
        return
    note, tag = max(tagged, key=lambda each: (each[0].date, each[0].file))
    for item in note.news:
        if item.on is None or item.on >= scene.today:
            yield note, item, tag


def _heard(scene: Scene, past: Past, note: Note, item: News, tag: str | None) -> tuple[Finding, ...]:
    days = days_between(note.date, scene.today)
    if days < scene.number("K5", "from_days"):
        return ()
    late = days >= scene.number("K5", "late_days")
    facts = {"text": item.text, "heard": note.date, "days": days, "late": late, "tag": tag}
    return _finding("K5", past, facts, seen(note, "news"))


def how_it_went(scene: Scene, past: Past) -> tuple[Finding, ...]:
    """K6: the day of their news has passed, and there was no contact since.

    The latest day first. Facts: ``text``, ``on``.
    """
    return tuple(
        finding
        for note, item in passed_news(scene, past)
        for finding in _finding("K6", past, {"text": item.text, "on": item.on}, seen(note, "news"))
    )


def passed_news(scene: Scene, past: Past) -> tuple[tuple[Note, News], ...]:
    """Their news whose day has passed within two months without a contact since, the latest day first."""
    first, last = scene.number("K6", "from_days"), scene.number("K6", "until_days")
    spoken = past.standing.last_contact
    found = {
        (item.on, item.text): (note, item)
        for note, item in _their_news(past)
        if item.on is not None
        and first <= days_between(item.on, scene.today) <= last
        and (spoken is None or spoken < item.on)
    }
    return tuple(found[key] for key in sorted(found, reverse=True))


def _their_news(past: Past) -> Iterator[tuple[Note, News]]:
    return ((note, item) for note in past.notes for item in note.news if past.person.id in item.people)


def things_to_tell(scene: Scene, past: Past) -> tuple[ToTell, ...]:
    """K7: the writer's own news since the last contact, what touches their likes, hopes or tags first."""
    if scene.me is None or past.person.id == scene.me:
        return ()
    tags, words = _interests(scene, past.person)
    found = [
        ToTell(item.text, note, _shared(scene, note, item, tags, words))
        for note, item in _my_news(scene, past)
    ]
    ranked = sorted(found, key=lambda told: -len(told.shared))
    return tuple(ranked[: int(scene.number("K7", "items"))])


def _my_news(scene: Scene, past: Past) -> Iterator[tuple[Note, News]]:
    """The writer's news since the last contact, newest first, no further back than news goes."""
    left = int(scene.number("K7", "looked_at"))
    spoken = past.standing.last_contact
    for note in reversed(scene.journal.notes_by_person.get(scene.me or "", ())):
        if left <= 0 or (spoken is not None and note.date <= spoken):
            return
        if note.date > scene.today or note.private or past.person.id in note.people:
            continue
        left -= 1
        yield from ((note, item) for item in note.news if scene.me in item.people)


def _interests(scene: Scene, person: Person) -> tuple[frozenset[str], frozenset[str]]:
    language = scene.journal.settings.language
    texts = (*person.likes, *person.hopes, *person.tags)
    words = frozenset(token for text in texts for token in tokens(text, language))
    return frozenset(tag.casefold() for tag in person.tags), words


def _shared(
    scene: Scene, note: Note, item: News, tags: frozenset[str], words: frozenset[str]
) -> tuple[str, ...]:
    """What it has in common with them: tags of the note, and words of its tags and the item."""
    language = scene.journal.settings.language
    own = {tag.casefold() for tag in note.tags}
    said = frozenset(token for text in (item.text, *note.tags) for token in tokens(text, language))
    bare = frozenset(token for tag in own & tags for token in tokens(tag, language))
    return (*sorted(own & tags), *sorted((said & words) - bare))


def reopened(scene: Scene, past: Past) -> Reopened | None:
    """K8: an earlier silence like this one that ended well, the latest; None where there was none."""
    if is_quiet(scene.journal, past.person, "K8"):
        return None
    times, elapsed = scene.number("K8", "times"), past.standing.elapsed
    gaps, least = past.gaps, int(scene.number("K8", "gaps"))
    if elapsed is None or len(gaps) < least or elapsed <= times * median(gaps[-RHYTHM_GAPS:]):
        return None
    days, within = past.contact_days, scene.number("K8", "within_days")
    for place in range(len(gaps) - 2, least - 1, -1):
        usual = median(gaps[max(0, place - RHYTHM_GAPS) : place])
        if gaps[place] > times * usual and gaps[place + 1] <= within:
            first = next(note for note in past.contacts if note.date == days[place + 1])
            return Reopened(gaps[place], days[place], first)
    return None


def _finding(practice: str, past: Past, facts: Mapping[str, object], *places: Origin) -> tuple[Finding, ...]:
    return (Finding(practice, past.person.id, MappingProxyType(dict(facts)), places),)
