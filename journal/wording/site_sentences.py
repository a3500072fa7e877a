"""Sentences that only the pages say: headings that hold facts, and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.cadence import days_between, full_years
from journal.wording.people import pronouns
from journal.wording.sentences import first_sentence
from journal.wording.time import (
    ago,
    counted,
    day_month,
    full_day,
    gap,
    in_partial,
    lived,
    month_name,
    number,
    rhythm,
    sentence,
)

if TYPE_CHECKING:
    from datetime import date

    from journal.model.assessment import Standing
    from journal.model.dates import Birthday, Cadence, PartialDate
    from journal.model.note import Note
    from journal.model.person import Person

# Around every page.


def made_for(today: date, *, frozen: bool) -> str:
    """The foot of a page: the day it was made for, and whether that day is held still."""
    if frozen:
        return f"Made as of {full_day(today)}, the day this journal is held at."
    return f"Made for {full_day(today)}."


def privacy(edition: str | None) -> str:
    """Where a page may go: nowhere, unless it is an edition made to be given away."""
    return "Private: this page never leaves your disk." if edition is None else f"Edition: {edition}."


def to_tidy(count: int) -> str:
    """How many things there are to tidy: "3 things to tidy"."""
    return sentence(f"{counted(count, 'thing')} to tidy") if count else "Nothing to tidy"


# Today.


def notes_in_year(count: int) -> str:
    """What the year's heat map shows: "313 notes in the past year"."""
    return f"{counted_figures(count, 'note')} in the past year"


def counted_figures(count: int, one: str, many: str | None = None) -> str:
    """A number in figures and its noun: "1 note", "1,846 notes"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def all_promises(count: int) -> str:
    """A link to all open promises."""
    return "The open promise" if count == 1 else f"All {number(count)} open promises"


def years_ago(day: date, today: date) -> str:
    """How long ago a note of this day is: "a year ago", "nine years ago"."""
    years = today.year - day.year
    return "a year ago" if years == 1 else f"{number(years)} years ago"


def plan_held(plan: Note, today: date) -> str:
    """Why nobody asks for somebody: "a plan on 3 December"."""
    return f"a plan on {day_month(plan.date, today)}"


# Lists of people.


def people_lede(count: int) -> str:
    """What stands above the list of people."""
    return f"{sentence(counted(count, 'person', 'people'))}, from the closest outwards."


def last_contact(standing: Standing, today: date) -> str:
    """When you were last in touch, for a table: "five weeks ago", or "not yet"."""
    return ago(standing.last_contact, today) if standing.last_contact else "not yet"


def wanted(cadence: Cadence | None) -> str:
    """The wanted rhythm, for a table: "every three weeks", or "–" where there is none."""
    return "–" if cadence is None or cadence.is_none else rhythm(cadence)


def last_and_rhythm(standing: Standing, cadence: Cadence | None, today: date) -> str:
    """Both in a line, for a narrow screen: "five weeks ago, every three weeks"."""
    last = last_contact(standing, today)
    return last if cadence is None or cadence.is_none else f"{last}, {rhythm(cadence)}"


def opening(note: Note) -> str:
    """The first sentences of a note, as many as make sense of it; its title where it has no text."""
    said, rest = "", note.prose.text
    while rest and len(said) < _ENOUGH:
        first = first_sentence(rest)
        said, rest = f"{said} {first}".strip(), rest[len(first) :].strip() if not first.endswith("…") else ""
    return said or note.title


#: Letters that say enough of a note beside a name.
_ENOUGH = 90


# A person's page.


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


def how_you_met(on: PartialDate | None, at: str | None) -> str:
    """When and where, as the start of a sentence: "You met in September 2012"."""
    return f"You met {in_partial(on)}" if on else "You met" if at else ""


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


def born(birthday: Birthday) -> bool:
    """Whether an age can be said at all."""
    return birthday.year is not None


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


def who_reaches_out(mine: int, theirs: int) -> str:
    """The balance in words, never a score: "About even.", "Mostly you.", "Mostly them."."""
    share = mine / (mine + theirs)
    if 0.4 <= share <= 0.6:
        return "About even."
    return "Mostly you." if share > 0.6 else "Mostly them."


def begun(mine: int, theirs: int, name: str) -> str:
    """The same for somebody who hears the picture: "You began 21 of 35, Maya 14."."""
    return f"You began {mine} of {mine + theirs} conversations, {name} {theirs}."


def tone_said(counts: dict[str, int]) -> str:
    """The tones in words, for somebody who hears the picture: "warm 5 times, flat once"."""
    times = {1: "once", 2: "twice"}
    return ", ".join(f"{felt} {times.get(n, f'{number(n)} times')}" for felt, n in counts.items())


def through_line(name: str, count: int) -> str:
    """Whom one met through somebody: "Two people you know through Maya"."""
    return f"{sentence(counted(count, 'person', 'people'))} you know through {name}"


# Notes.

_DEPTHS = {"light": "light", "catch-up": "a catch-up", "deep": "deep"}


def note_depth(depth: str) -> str:
    """How deep it went, in a word."""
    return _DEPTHS.get(depth, depth)


def note_started(started: str) -> str:
    """Who reached out."""
    return {"me": "you reached out", "them": "they reached out", "both": "you both reached out"}.get(
        started, started
    )


def note_reply(started: str | None, reply: str) -> str:
    """Whether there was an answer; "" where there was."""
    if started == "them":
        return {"waiting": "waiting for your answer", "no": "left unanswered"}.get(reply, "")
    return {"waiting": "no answer yet", "no": "no answer came"}.get(reply, "")


_KINDS = {"review": "looking back", "thought": "a thought"}


def note_kind(kind: str, *, is_plan: bool) -> str:
    """What else a note is: "a plan", "a thought", "looking back"; "" for an ordinary one."""
    return "a plan" if is_plan else _KINDS.get(kind, "")


PRIVATE = "private, in no edition"


def written_by(name: str) -> str:
    """Who wrote a note, in a shared journal."""
    return f"written by {name}"


def with_others(names: str) -> str:
    """The others of a note, on the page of one of them."""
    return f"with {names}"


def older(year: int, count: int) -> str:
    """A folded year: "2025, 10 notes"."""
    return f"{year}, {counted_figures(count, 'note')}"


def unfold(month: int) -> str:
    """A folded month."""
    return f"Unfold {month_name(month)}"


def journal_lede(count: int) -> str:
    """What stands above all notes: "1,846 notes, newest first."."""
    return f"{sentence(counted_figures(count, 'note'))}, newest first."


def year_lede(year: int, count: int) -> str:
    """What stands above the notes of a year."""
    return f"{sentence(counted_figures(count, 'note'))} of {year}, newest first."


# Groups, things to tidy, insights.


def group_lede(people: int, notes: int) -> str:
    """What stands above a circle, a tag, a city, an organisation: "Five people, twelve notes."."""
    parts = [counted(people, "person", "people")] if people else []
    parts += [counted_figures(notes, "note")] if notes else []
    return f"{sentence(', '.join(parts))}." if parts else "Nobody yet."


def anyone_last(day: date | None, today: date) -> str:
    """The last contact of anyone with an organisation."""
    return (
        f"Last in touch with somebody there {ago(day, today)}."
        if day
        else "Not in touch with anyone there yet."
    )


def tidy_lede(errors: int, warnings: int) -> str:
    """What stands above things to tidy."""
    if not errors + warnings:
        return "Nothing to tidy. Everything you wrote could be read."
    parts = [f"{counted(errors, 'thing')} couldn’t be read"] if errors else []
    parts += (
        [f"{counted(warnings, 'small thing')} {'is' if warnings == 1 else 'are'} worth a look"]
        if warnings
        else []
    )
    return f"{sentence(' and '.join(parts))}. Everything else was built as usual."


def room(count: int, holds: int | None) -> str:
    """How a circle is filled beside what it holds, without a reproach; "" where nothing is set."""
    if holds is None:
        return ""
    if count > holds:
        return f"It holds more than the {number(holds)} you set out with."
    return f"Room for {number(holds)}."


def fullest(most: str, least: str) -> str:
    """The finding of the months' chart."""
    if most == least:
        return "Notes, month by month"
    return f"The year was fullest in {most} and quietest in {least}"


def circles_title(people: int, circles: int) -> str:
    """The finding of the circles' chart: "Fifty-nine people, in five circles"."""
    return f"{sentence(counted(people, 'person', 'people'))}, in {counted(circles, 'circle')}"


def gap_since(day: date, today: date) -> str:
    """A length of time since a day."""
    return gap(days_between(day, today))


def years_known(first: date, today: date) -> int:
    """Whole years since a day."""
    return full_years(first, today)


def short_date(day: date) -> str:
    """A day in a narrow column: "26 Sep 2026"."""
    return f"{day.day} {month_name(day.month)[:3]} {day.year}"


def long_date(day: date) -> str:
    """A day in full, without the day of the week: "26 September 2026"."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def said_theyd(person: Person) -> str:
    """The label over a promise of theirs: "She said she’d"."""
    subject = _spoken_subject(person)
    return sentence(f"{subject} said {subject}’d")


def others(count: int) -> str:
    """Those who are not named: "three others"."""
    return counted(count, "other")
