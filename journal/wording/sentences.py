"""How it stands with somebody, in sentences: warm, plain, never a reproach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.cadence import days_between
from journal.model.assessment import State
from journal.wording.people import call, possessive, pronouns
from journal.wording.time import (
    ago,
    day_month,
    gap,
    in_partial,
    lived,
    month_name,
    near_day,
    rhythm,
    sentence,
)

if TYPE_CHECKING:
    from datetime import date

    from journal.model.assessment import Standing
    from journal.model.dates import Cadence
    from journal.model.note import Note
    from journal.model.person import Person

_STATES = {
    State.FRESH: ("●", "In touch"),
    State.SOON: ("◐", "Soon"),
    State.DUE: ("○", "A while"),
    State.OVERDUE: ("○", "A while"),
    State.DORMANT: ("○", "A while"),
    State.RESTING: ("☾", "Resting"),
    State.NO_RHYTHM: ("–", "No rhythm"),
    State.NEVER: ("–", "Not yet"),
    State.DIED: ("–", "Remembered"),
}

_CHANNELS = {
    "call": "a call",
    "video": "a video call",
    "message": "a message",
    "email": "an email",
    "letter": "a letter",
    "card": "a card",
    "gift": "a gift",
    "visit": "a visit",
    "meal": "a meal",
    "walk": "a walk",
    "event": "an event",
    "meeting": "a meeting",
    "social": "a few words online",
}


def state_shape(state: State) -> str:
    """The shape that goes with the word, so that colour never stands alone: "●"."""
    return _STATES[state][0]


def state_word(state: State) -> str:
    """How it stands, in a word or two: "In touch", "A while"."""
    return _STATES[state][1]


def channel_phrase(channel: str) -> str:
    """A channel in a sentence: "a walk", "an email"; any other word stands as written."""
    return _CHANNELS.get(channel, channel)


def since_headline(person: Person, standing: Standing, today: date) -> str:
    """The sentence that offers one person: "It’s been five weeks since Maya"."""
    name = call(person)
    if standing.state is State.DIED:
        return f"Remembering {name}"
    if standing.clock is None:
        return f"Nothing written with {name} yet"
    days = days_between(standing.clock, today)
    if standing.last_contact is None:
        return f"You met {name} {ago(standing.clock, today)}"
    if days < 2:
        return f"You were in touch with {name} {ago(standing.clock, today)}"
    return f"It’s been {gap(days)} since {name}"


def since_row(person: Person, standing: Standing, today: date) -> str:
    """The same for a row of a list: "Nine weeks since Tomasz"."""
    if standing.clock is None or standing.last_contact is None or standing.state is State.DIED:
        return since_headline(person, standing, today)
    if days_between(standing.clock, today) < 2:
        return since_headline(person, standing, today)
    return f"{sentence(gap(days_between(standing.clock, today)))} since {call(person)}"


def usually(standing: Standing, cadence: Cadence | None) -> str:
    """Their rhythm, lived where it is known, else wanted; "" where there is none.

    "You usually talk every three weeks"; "You’d like to be in touch every month".
    """
    if standing.usual_gap is not None:
        return f"You usually talk {lived(standing.usual_gap)}"
    return wished(cadence)


def wished(cadence: Cadence | None) -> str:
    """The wanted rhythm: "You’d like to be in touch every month"; "" where there is none."""
    return "" if cadence is None or cadence.is_none else f"You’d like to be in touch {rhythm(cadence)}"


def rhythm_line(standing: Standing, cadence: Cadence | None, today: date) -> str:
    """Their rhythm and the plain fact.

    "You usually talk every three weeks; due 8 November, two weeks overdue". Where the lived
    rhythm is far from the wanted one, the day would not follow from it, and the wanted one is said.
    """
    habit = wished(cadence) if _differ(standing) else usually(standing, cadence)
    parts = [habit, due_fact(standing, today)]
    return sentence("; ".join(part for part in parts if part))


def _differ(standing: Standing) -> bool:
    """Whether the lived rhythm is half as long again as the wanted one, or as much shorter."""
    usual, wanted = standing.usual_gap, standing.interval
    return bool(usual and wanted) and not 1 / _ALIKE <= (usual or 0) / (wanted or 1) <= _ALIKE


#: Up to this much longer or shorter, a lived rhythm passes for the wanted one in a sentence.
_ALIKE = 1.5


def due_fact(standing: Standing, today: date) -> str:
    """The due day as a plain fact; "" for whoever has none, rests or has died.

    "due 8 November, two weeks overdue", "due today", "due 24 November, in two days".
    """
    if standing.due_on is None or standing.state in {State.DIED, State.RESTING, State.NO_RHYTHM}:
        return ""
    days = days_between(standing.due_on, today)
    if days == 0:
        return "due today"
    day = day_month(standing.due_on, today)
    return f"due {day}, {gap(days)} overdue" if days > 0 else f"due {day}, {ago(standing.due_on, today)}"


def last_contact_line(note: Note, today: date) -> str:
    """When and how you were last in touch: "A walk on 18 October, at Leeds–Liverpool canal"."""
    day = near_day(note.date, today)
    start = f"{channel_phrase(note.channel)} {day}" if note.channel else day
    return sentence(f"{start}, at {note.place}" if note.place else start)


def plan_line(plan: Note, today: date) -> str:
    """A plan that stands: "You have a plan on Thursday: Dinner at Hana’s"."""
    return f"You have a plan {near_day(plan.date, today)}: {plan.title}"


def lede(person: Person, standing: Standing, cadence: Cadence | None, today: date) -> str:
    """The sentence under a person's name, for every state."""
    match standing.state:
        case State.DIED:
            return _died(person)
        case State.RESTING:
            return _resting(person, today)
        case State.NEVER:
            return _nothing_yet(person, today)
        case State.NO_RHYTHM:
            return _without_rhythm(person, standing, today)
        case State.DORMANT:
            return f"{_been(standing, today)} {_after_long(person)}"
        case _:
            return _by_the_clock(standing, cadence, today)


def _died(person: Person) -> str:
    when = person.died.on if person.died else None
    day = f" {in_partial(when)}" if when else ""
    return f"{call(person)} died{day}. What you shared is kept here."


def _resting(person: Person, today: date) -> str:
    pause = person.paused
    until = f" until {day_month(pause.until, today)}" if pause and pause.until else ""
    return f"Resting{until}. Nothing is expected of either of you."


def _after_long(person: Person) -> str:
    if person.lapse is not None and person.lapse.closed:
        return "You left it as it is, on purpose."
    return "It is never too late to write, and there is no hurry."


def _nothing_yet(person: Person, today: date) -> str:
    """Before the first contact: when you met, where that is written."""
    met = person.met.on if person.met else None
    if met is None:
        return "Nothing written yet, and no hurry."
    when = ago(met.exact, today) if met.exact else in_partial(met)
    return f"You met {when}. Nothing written since, and no hurry."


def _without_rhythm(person: Person, standing: Standing, today: date) -> str:
    if standing.last_contact is None:
        return _nothing_yet(person, today)
    return (
        f"You were last in touch {ago(standing.last_contact, today)}. No rhythm is set, and none is needed."
    )


def _been(standing: Standing, today: date) -> str:
    start = standing.clock or today
    days = days_between(start, today)
    if standing.last_contact is None:
        return f"You met {ago(start, today)}."
    return f"You were in touch {ago(start, today)}." if days < 2 else f"It’s been {gap(days)}."


def _by_the_clock(standing: Standing, cadence: Cadence | None, today: date) -> str:
    """What has passed, and their rhythm: "It’s been five weeks; you usually talk every three weeks."."""
    been = _been(standing, today).removesuffix(".")
    habit = usually(standing, cadence)
    if not habit:
        return f"{been}."
    return f"{been}; you{habit.removeprefix('You')}."


def perhaps(person: Person) -> str:
    """What follows the first person of the day: "If only one person today, perhaps her."."""
    return f"If only one person today, perhaps {pronouns(person).object}."


def known_since(first: date, today: date) -> str:
    """How long two people have known each other: "since 2009", "since March" within the year."""
    return f"since {month_name(first.month)}" if first.year == today.year else f"since {first.year}"


def talked_about(note: Note) -> str:
    """The first sentence of a note, for "you talked about"; its title where it has no text."""
    return first_sentence(note.prose.text) or note.title


def first_sentence(text: str, limit: int = 200) -> str:
    """The first sentence of a text, cut at a word and marked … past ``limit`` characters.

    A quotation that goes on past it loses its opening mark.
    """
    end = next((i for i in range(min(len(text), limit)) if _ends_sentence(text, i)), None)
    if end is not None:
        return _balanced(text[: _past_closers(text, end + 1)])
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _ends_sentence(text: str, index: int) -> bool:
    """Whether a sentence ends with this character: a stop, and after it nothing or a new beginning."""
    if text[index] in "。！？":
        return True
    if text[index] not in ".!?…" or _is_abbreviation(text[:index]):
        return False
    rest = text[_past_closers(text, index + 1) :]
    return not rest or (rest[0] == " " and not rest[1:2].islower())


def _past_closers(text: str, index: int) -> int:
    """The place after closing quotation marks and brackets."""
    while index < len(text) and text[index] in "”’»\"')]」』":
        index += 1
    return index


def _balanced(text: str) -> str:
    opens_alone = text.startswith("“") and "”" not in text
    return text[1:] if opens_alone or (text.startswith('"') and text.count('"') % 2) else text


def _is_abbreviation(before: str) -> bool:
    """Whether a full stop after this is that of a single letter or a title: "J.", "Dr."."""
    word = before.rsplit(" ", 1)[-1].lstrip("(“‘\"'")
    return (len(word) == 1 and word.isalpha()) or word in {
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
        "Prof",
        "St",
        "e.g",
        "i.e",
    }


def whose_story(person: Person) -> str:
    """A heading: "Maya’s story"."""
    return f"{possessive(call(person))} story"
