"""Sentences of a person’s own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.wording.people import call, call_id, calls, pronouns
from journal.wording.site_sentences import counted_figures
from journal.wording.time import (
    ago,
    counted,
    day_month,
    in_partial,
    lived,
    month_name,
    number,
    rhythm,
    sentence,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal.model.assessment import Standing
    from journal.model.dates import Birthday, Cadence, PartialDate
    from journal.model.person import Person


def known_since(first: date, today: date) -> str:
    """How long they have been part of this life: "Known since 2009"."""
    return f"Known since {_since(first, today)}"


def _since(first: date, today: date) -> str:
    return str(first.year) if first.year != today.year else month_name(first.month)


def notes_count(count: int, first: date | None, today: date) -> str:
    """How many notes there are, and since when: "40 notes since 2014"."""
    if first is None:
        return "No notes yet"
    return f"{counted_figures(count, 'note')} since {_since(first, today)}" if count > 1 else "1 note"


def age_line(birthday: Birthday, today: date) -> str:
    """Their age as far as it is known: "42", "about 78", "the year is not noted"."""
    if birthday.year is None:
        return "the year is not noted"
    if birthday.about:
        return f"about {today.year - birthday.year}"
    day = birthday.yearly
    if day is None:
        return f"{today.year - birthday.year} this year"
    had = (today.month, today.day) >= (day.month, day.day)
    return f"{today.year - birthday.year - (0 if had else 1)} years old"


def confirmed(day: date, stated: PartialDate | None, today: date, *, stale: bool) -> str:
    """When facts were last known to be true, and whether it is worth asking."""
    if stale:
        return f"last confirmed {ago(day, today)}; worth asking"
    if stated is not None and stated.day is None:
        return f"confirmed {in_partial(stated)}"
    return f"confirmed {day_month(day, today)}"


def spell(since: PartialDate | None, until: PartialDate | None) -> str:
    """From when to when: "since 2021", "until 2011", "2011 to 2019"."""
    if since and until:
        return f"{_plain(since)} to {_plain(until)}"
    if since:
        return f"since {_plain(since)}"
    return f"until {_plain(until)}" if until else ""


def _plain(when: PartialDate) -> str:
    return in_partial(when).split(" ", 1)[1]


def rhythm_wanted(cadence: Cadence | None, *, own: bool) -> str:
    """The rhythm and who chose it: "Every three weeks, as you chose."."""
    if cadence is None or cadence.is_none:
        return "None set. Some friendships don’t want one."
    return f"{sentence(rhythm(cadence))}, {'as you chose' if own else 'as for their circle'}."


def rhythm_lived(standing: Standing) -> str:
    """The rhythm as it has been: "Lately it has been every four weeks."; "" where too little is known."""
    return f"Lately it has been {lived(standing.usual_gap)}." if standing.usual_gap else ""


def said_they_would(person: Person) -> str:
    """A heading over their promises: "She said she would"."""
    subject = _spoken_subject(person)
    return sentence(f"{subject} said {subject} would")


def _spoken_subject(person: Person) -> str:
    """The pronoun where one is written, else "they", which guesses nothing."""
    subject = pronouns(person).subject
    return "they" if subject == person.first_name else subject


def dreams(person: Person) -> str:
    """A label over their hopes: "She dreams of"."""
    subject = _spoken_subject(person)
    return sentence(f"{subject} {'dream' if subject == 'they' else 'dreams'} of")


def around(person: Person) -> str:
    """A heading over who is close to them: "People around her"."""
    return f"People around {pronouns(person).object}"


def between_you(kept: int, let_go: int, open_: int) -> str:
    """All promises between two people in a sentence; "" for none that is closed."""
    if not kept + let_go:
        return ""
    parts = [f"{number(kept)} {'was' if kept == 1 else 'were'} kept"] if kept else []
    parts += [f"{number(let_go)} let go"] if let_go else []
    parts += [f"{number(open_)} {'is' if open_ == 1 else 'are'} open"] if open_ else []
    total = kept + let_go + open_
    return f"Of {counted(total, 'promise')} between you, {', '.join(parts)}."


def back_from_rest(until: date | None, today: date) -> str:
    """When a rest ends: "Until 15 January 2027, then the rhythm begins again."."""
    if until is None:
        return "There is no end set; take the rest out of the file when it is over."
    return f"Until {day_month(until, today)}; from that day on the rhythm counts again."


_LAPSES = {
    "drift": "It went quiet without a reason.",
    "rupture": "Something broke between you.",
    "lost": "You lost track of each other.",
    "moved": "One of you moved away.",
}


def lapse_line(why: str, since: PartialDate | None) -> str:
    """Why it went quiet, gently: "It went quiet without a reason. That was in June 2024."."""
    start = _LAPSES.get(why, f"{sentence(why)}.")
    return f"{start} That was {in_partial(since)}." if since else start


SORRY = "You would like to say sorry; it is never too late for that."
CLOSED = "Left as it is, on purpose. Nothing here asks for more."
OWN_PAGE = "Your own page: what is new with you, for when somebody asks."
FRAGILE = "Time together is short; being there comes before everything else."


def days_with_notes(days: int) -> str:
    """What a person's year shows: "16 days with notes in the past year."."""
    return f"{counted_figures(days, 'day')} with notes in the past year."


def opened_line(person: Person, led: tuple[str, ...], count: int, people: Mapping[str, Person]) -> str:
    """G6: "Through Maya you came to know Hana and Tom, and two more through them."."""
    more = count - len(led)
    if not led:
        return f"{call(person)} opened {'a door' if count == 1 else f'{number(count)} doors'} for you."
    known = f"Through {call(person)} you came to know {calls(led[:_NAMED], people)}"
    if len(led) > _NAMED:
        return f"{known}, among {number(count)} in all."
    return f"{known}, and {number(more)} more through them." if more else f"{known}."


#: People who are named in one sentence.
_NAMED = 4


def promised_by(who: str, text: str, people: Mapping[str, Person]) -> str:
    """H4: what somebody else who writes here promised: "Bram said he would: send the map."."""
    stop = "" if text.endswith((".", "!", "?", "…")) else "."
    return f"{call_id(who, people)} gave their word: {text}{stop}"


def last_that_say(of: int) -> str:
    """What a balance was read from: "The last twelve times that say so."."""
    return f"From the last {number(of)} times that say so."


def begun(mine: int, theirs: int, name: str) -> str:
    """The same for somebody who hears the picture: "You began 21 of 35, Maya 14."."""
    return f"You began {mine} of {mine + theirs} conversations, {name} {theirs}."


def tone_said(counts: dict[str, int]) -> str:
    """The tones in words, for somebody who hears the picture: "warm 5 times, flat once"."""
    times = {1: "once", 2: "twice"}
    return ", ".join(f"{felt} {times.get(n, f'{number(n)} times')}" for felt, n in counts.items())


def said_theyd(person: Person) -> str:
    """The label over a promise of theirs: "She said she’d"."""
    subject = _spoken_subject(person)
    return sentence(f"{subject} said {subject}’d")
