"""Sentences of a person’s own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, ngettext, pgettext
from journal.wording.people import call, call_id, calls, pronouns, subjects
from journal.wording.time import (
    ago,
    day_month,
    full_stop,
    in_partial,
    lived,
    month_name,
    number,
    partial,
    plural,
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
    return _("Known since {when}").format(when=_since(first, today))


def _since(first: date, today: date) -> str:
    return str(first.year) if first.year != today.year else month_name(first.month)


def notes_count(count: int, first: date | None, today: date) -> str:
    """How many notes there are, and since when: "40 notes since 2014"."""
    if first is None:
        return _("No notes yet")
    if count <= 1:
        return plural("{n} note", "{n} notes", 1, in_figures=True)
    since = _since(first, today)
    return plural("{n} note since {when}", "{n} notes since {when}", count, in_figures=True, when=since)


def year_with(name: str, year: int) -> str:
    """What the page of a year with somebody is called: "Maya Okafor, 2019"."""
    return pgettext("a person and a year", "{name}, {year}").format(name=name, year=year)


def more_promises(count: int) -> str:
    """The way to the promises that are not on somebody's page: "2,077 more, with all promises"."""
    return plural("{n} more, with all promises", "{n} more, with all promises", count, in_figures=True)


def age_line(birthday: Birthday, today: date) -> str:
    """Their age as far as it is known: "42", "about 78", "the year is not noted"."""
    if birthday.year is None:
        return _("the year is not noted")
    age, day = today.year - birthday.year, birthday.yearly
    if birthday.about:
        return plural("about {n}", "about {n}", age, in_figures=True)
    if day is None:
        return plural("{n} this year", "{n} this year", age, in_figures=True)
    had = (today.month, today.day) >= (day.month, day.day)
    return plural("{n} year old", "{n} years old", age if had else age - 1, in_figures=True)


def confirmed(day: date, stated: PartialDate | None, today: date, *, stale: bool) -> str:
    """When facts were last known to be true, and whether it is worth asking."""
    if stale:
        return _("last confirmed {when}; worth asking").format(when=ago(day, today))
    is_partial = stated is not None and stated.day is None
    when = in_partial(stated) if stated and is_partial else day_month(day, today)
    return _("confirmed {when}").format(when=when)


def spell(since: PartialDate | None, until: PartialDate | None) -> str:
    """From when to when: "since 2021", "until 2011", "2011 to 2019"."""
    if since and until:
        return _("{since} to {until}").format(since=partial(since), until=partial(until))
    if since:
        return _("since {when}").format(when=partial(since))
    return _("until {when}").format(when=partial(until)) if until else ""


def rhythm_wanted(cadence: Cadence | None, *, own: bool) -> str:
    """The rhythm and who chose it: "Every three weeks, as you chose."."""
    if cadence is None or cadence.is_none:
        return _("None set. Some friendships don’t want one.")
    said = _("{rhythm}, as you chose.") if own else _("{rhythm}, as for their circle.")
    return sentence(said.format(rhythm=rhythm(cadence)))


def rhythm_lived(standing: Standing) -> str:
    """The rhythm as it has been: "Lately it has been every four weeks."; "" where too little is known."""
    if not standing.usual_gap:
        return ""
    return _("Lately it has been {rhythm}.").format(rhythm=lived(standing.usual_gap))


def said_they_would(person: Person) -> str:
    """A heading over their promises: "She said she would"; "They" where no pronoun is written."""
    return sentence(_("{she} said {she} would").format(she=subjects(person)[1]))


def said_theyd(person: Person) -> str:
    """The label over a promise of theirs: "She said she’d"."""
    return sentence(_("{she} said {she}’d").format(she=subjects(person)[1]))


def dreams(person: Person) -> str:
    """A label over their hopes: "She dreams of"."""
    subject, again = subjects(person)
    if subject != again or pronouns(person).plural:
        return _("They dream of")
    return sentence(_("{she} dreams of").format(she=subject))


def brief_title(person: Person) -> str:
    """The heading over what is good to know at a glance; nobody reaches out to the dead."""
    if person.died is None:
        return _("Before you reach out")
    return _("Remembering {name}").format(name=call(person))


def around(person: Person) -> str:
    """A heading over who is close to them: "People around her"."""
    return _("People around {her}").format(her=pronouns(person).object)


def between_you(kept: int, let_go: int, open_: int) -> str:
    """All promises between two people in a sentence; "" for none that is closed."""
    if not kept + let_go:
        return ""
    parts = [plural("{n} was kept", "{n} were kept", kept)] if kept else []
    parts += [plural("{n} let go", "{n} let go", let_go)] if let_go else []
    parts += [plural("{n} is open", "{n} are open", open_)] if open_ else []
    return plural(
        "Of {n} promise between you, {parts}.",
        "Of {n} promises between you, {parts}.",
        kept + let_go + open_,
        parts=", ".join(parts),
    )


def back_from_rest(until: date | None, today: date) -> str:
    """When a rest ends: "Until 15 January 2027; from that day on the rhythm counts again."."""
    if until is None:
        return _("There is no end set; take the rest out of the file when it is over.")
    day = day_month(until, today)
    return _("Until {day}; from that day on the rhythm counts again.").format(day=day)


def lapse_line(why: str, since: PartialDate | None) -> str:
    """Why it went quiet, gently: "It went quiet without a reason. That was in June 2024."."""
    start = _LAPSES[why]() if why in _LAPSES else full_stop(sentence(why))
    return _("{why} That was {when}.").format(why=start, when=in_partial(since)) if since else start


_LAPSES = {
    "drift": lambda: _("It went quiet without a reason."),
    "rupture": lambda: _("Something broke between you."),
    "lost": lambda: _("You lost track of each other."),
    "moved": lambda: _("One of you moved away."),
}


def sorry() -> str:
    """What stands beside a lapse for which the writer is sorry."""
    return _("You would like to say sorry; it is never too late for that.")


def closed() -> str:
    """What stands beside a lapse that is left as it is."""
    return _("Left as it is, on purpose. Nothing here asks for more.")


def own_page() -> str:
    """The sentence under the writer's own name."""
    return _("Your own page: what is new with you, for when somebody asks.")


def fragile() -> str:
    """What is good to know of somebody who may not have long."""
    return _("Time together is short; being there comes before everything else.")


def days_with_notes(days: int) -> str:
    """What a person's year shows: "16 days with notes in the past year."."""
    return plural(
        "{n} day with notes in the past year.",
        "{n} days with notes in the past year.",
        days,
        in_figures=True,
    )


def opened_line(person: Person, led: tuple[str, ...], count: int, people: Mapping[str, Person]) -> str:
    """G6: "Through Maya you came to know Hana and Tom, and two more through them."."""
    name = call(person)
    if not led:
        return plural("{name} opened a door for you.", "{name} opened {n} doors for you.", count, name=name)
    known, more = calls(led[:_NAMED], people), count - len(led)
    if len(led) > _NAMED:
        said = _("Through {name} you came to know {others}, among {n} in all.")
        return said.format(name=name, others=known, n=number(count))
    if not more:
        return _("Through {name} you came to know {others}.").format(name=name, others=known)
    return plural(
        "Through {name} you came to know {others}, and {n} more through them.",
        "Through {name} you came to know {others}, and {n} more through them.",
        more,
        name=name,
        others=known,
    )


#: People who are named in one sentence.
_NAMED = 4


def promised_by(who: str, text: str, people: Mapping[str, Person]) -> str:
    """H4: what somebody else who writes here promised: "Bram said he would: send the map."."""
    told = _("{name} gave their word: {promise}").format(name=call_id(who, people), promise=text)
    return full_stop(told)


def begun(mine: int, theirs: int, name: str) -> str:
    """The same for somebody who hears the picture: "You began 21 of 35 conversations, Maya 14."."""
    said = ngettext(
        "You began {mine} of {total} conversation, {name} {theirs}.",
        "You began {mine} of {total} conversations, {name} {theirs}.",
        mine + theirs,
    )
    return said.format(mine=mine, total=mine + theirs, name=name, theirs=theirs)
