"""How it stands with somebody, in sentences: warm, plain, never a reproach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.cadence import days_between
from journal.language import _, pgettext
from journal.model.assessment import State
from journal.wording.people import call, pronouns
from journal.wording.time import ago, day_month, full_stop, gap, in_partial, lived, near_day, rhythm, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from journal.model.assessment import Standing
    from journal.model.dates import Cadence
    from journal.model.note import Note
    from journal.model.person import Person

_SHAPES = {
    State.FRESH: "●",
    State.SOON: "◐",
    State.DUE: "○",
    State.OVERDUE: "○",
    State.DORMANT: "○",
    State.RESTING: "☾",
    State.NO_RHYTHM: "–",
    State.NEVER: "–",
    State.DIED: "–",
}


def state_shape(state: State) -> str:
    """The shape that goes with the word, so that colour never stands alone: "●"."""
    return _SHAPES[state]


def state_word(state: State) -> str:
    """How it stands, in a word or two: "In touch", "A while"."""
    return _STATES[state]()


def _a_while() -> str:
    return pgettext("state of a person", "A while")


_STATES: Mapping[State, Callable[[], str]] = {
    State.FRESH: lambda: pgettext("state of a person", "In touch"),
    State.SOON: lambda: pgettext("state of a person", "Soon"),
    State.DUE: _a_while,
    State.OVERDUE: _a_while,
    State.DORMANT: _a_while,
    State.RESTING: lambda: pgettext("state of a person", "Resting"),
    State.NO_RHYTHM: lambda: pgettext("state of a person", "No rhythm"),
    State.NEVER: lambda: pgettext("state of a person", "Not yet"),
    State.DIED: lambda: pgettext("state of a person", "Remembered"),
}


def channel_phrase(channel: str) -> str:
    """A channel in a sentence: "a walk", "an email"; any other word stands as written."""
    return _CHANNELS[channel]() if channel in _CHANNELS else channel


_CHANNELS = {
    "call": lambda: _("a call"),
    "video": lambda: _("a video call"),
    "message": lambda: _("a message"),
    "email": lambda: _("an email"),
    "letter": lambda: _("a letter"),
    "card": lambda: _("a card"),
    "gift": lambda: _("a gift"),
    "visit": lambda: _("a visit"),
    "meal": lambda: _("a meal"),
    "walk": lambda: _("a walk"),
    "event": lambda: _("an event"),
    "meeting": lambda: _("a meeting"),
    "social": lambda: _("a few words online"),
}


def since_headline(person: Person, standing: Standing, today: date) -> str:
    """The sentence that offers one person: "It’s been five weeks since Maya"."""
    name = call(person)
    if standing.state is State.DIED:
        return _("Remembering {name}").format(name=name)
    if standing.clock is None:
        return _("Nothing written with {name} yet").format(name=name)
    days, when = days_between(standing.clock, today), ago(standing.clock, today)
    if standing.last_contact is None:
        return _("You met {name} {when}").format(name=name, when=when)
    if days < 2:
        return _("You were in touch with {name} {when}").format(name=name, when=when)
    return _("It’s been {gap} since {name}").format(gap=gap(days), name=name)


def since_row(person: Person, standing: Standing, today: date) -> str:
    """The same for a row of a list: "Nine weeks since Tomasz"."""
    if standing.clock is None or standing.last_contact is None or standing.state is State.DIED:
        return since_headline(person, standing, today)
    days = days_between(standing.clock, today)
    if days < 2:
        return since_headline(person, standing, today)
    return sentence(_("{gap} since {name}").format(gap=gap(days), name=call(person)))


def usually(standing: Standing, cadence: Cadence | None, today: date) -> str:
    """Their rhythm, lived where it is known and explains the state, else wanted; "" where there is none.

    "You usually talk every three weeks"; "You’d like to be in touch every month".
    """
    usual = _telling_gap(standing, cadence, today)
    return _("You usually talk {rhythm}").format(rhythm=lived(usual)) if usual else _wished(cadence)


def _telling_gap(standing: Standing, cadence: Cadence | None, today: date) -> int | None:
    """The lived gap in days; None where it is unknown or would speak against the state beside it.

    The state goes by the wanted rhythm: nobody is "A while" away after four weeks for being seen every five.
    """
    usual, start = standing.usual_gap, standing.clock
    if usual is None or start is None or cadence is None or cadence.is_none:
        return usual
    days = days_between(start, today)
    is_longer = days > usual and gap(days) != gap(usual)
    return usual if is_longer == standing.state.is_late else None


def _wished(cadence: Cadence | None) -> str:
    """The wanted rhythm: "You’d like to be in touch every month"; "" where there is none."""
    if cadence is None or cadence.is_none:
        return ""
    return _("You’d like to be in touch {rhythm}").format(rhythm=rhythm(cadence))


def rhythm_line(standing: Standing, cadence: Cadence | None, today: date) -> str:
    """Their rhythm and the plain fact.

    "You usually talk every three weeks; due 8 November, two weeks overdue". Where the lived
    rhythm is far from the wanted one, the day would not follow from it, and the wanted one is said.
    """
    habit = _wished(cadence) if _differ(standing) else usually(standing, cadence, today)
    due = due_fact(standing, today)
    return sentence(_("{rhythm}; {due}").format(rhythm=habit, due=due) if habit and due else habit or due)


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
        return _("due today")
    day = day_month(standing.due_on, today)
    if days > 0:
        return _("due {day}, {gap} overdue").format(day=day, gap=gap(days))
    return _("due {day}, {when}").format(day=day, when=ago(standing.due_on, today))


def last_contact_line(note: Note, today: date) -> str:
    """When and how you were last in touch: "A walk on 18 October, at Leeds–Liverpool canal"."""
    day, place = near_day(note.date, today), note.place
    if not note.channel:
        return sentence(_("{day}, at {place}").format(day=day, place=place) if place else day)
    how = channel_phrase(note.channel)
    if not place:
        return sentence(_("{channel} {day}").format(channel=how, day=day))
    return sentence(_("{channel} {day}, at {place}").format(channel=how, day=day, place=place))


def plan_line(plan: Note, today: date) -> str:
    """A plan that stands: "You have a plan on Thursday: Dinner at Hana’s"."""
    return _("You have a plan {day}: {title}").format(day=near_day(plan.date, today), title=plan.title)


def lede(person: Person, standing: Standing, cadence: Cadence | None, today: date) -> str:
    """The sentence under a person's name, for every state."""
    match standing.state:
        case State.DIED:
            return _died(person)
        case State.RESTING:
            return _resting(person, today)
        case State.NEVER:
            return _nothing_yet(person, standing, today)
        case State.NO_RHYTHM:
            return _without_rhythm(person, standing, today)
        case State.DORMANT:
            return _("{been}. {kindly}").format(been=_been(standing, today), kindly=_after_long(person))
        case _:
            return _by_the_clock(standing, cadence, today)


def _died(person: Person) -> str:
    name, on = call(person), person.died.on if person.died else None
    if on is None:
        return _("{name} died. What you shared is kept here.").format(name=name)
    return _("{name} died {when}. What you shared is kept here.").format(name=name, when=in_partial(on))


def _resting(person: Person, today: date) -> str:
    until = person.paused.until if person.paused else None
    if until is None:
        return _("Resting. Nothing is expected of either of you.")
    return _("Resting until {day}. Nothing is expected of either of you.").format(day=day_month(until, today))


def _after_long(person: Person) -> str:
    if person.lapse is not None and person.lapse.closed:
        return _("You left it as it is, on purpose.")
    return _("It is never too late to write, and there is no hurry.")


def _nothing_yet(person: Person, standing: Standing, today: date) -> str:
    """Before the first contact: when you met, where that is written; a supper of many is not nothing."""
    met = person.met.on if person.met else None
    if met is None:
        if standing.in_notes:
            return _("No word between the two of you is written yet, and no hurry.")
        return _("Nothing written yet, and no hurry.")
    when = ago(met.exact, today) if met.exact else in_partial(met)
    if standing.in_notes:
        return _("You met {when}. No word between the two of you is written since, and no hurry.").format(
            when=when
        )
    return _("You met {when}. Nothing written since, and no hurry.").format(when=when)


def _without_rhythm(person: Person, standing: Standing, today: date) -> str:
    if standing.last_contact is None:
        return _nothing_yet(person, standing, today)
    when = ago(standing.last_contact, today)
    return _("You were last in touch {when}. No rhythm is set, and none is needed.").format(when=when)


def _been(standing: Standing, today: date) -> str:
    """What has passed, without a stop: "It’s been five weeks"."""
    start = standing.clock or today
    days = days_between(start, today)
    if standing.last_contact is None:
        return _("You met {when}").format(when=ago(start, today))
    if days < 2:
        return _("You were in touch {when}").format(when=ago(start, today))
    return _("It’s been {gap}").format(gap=gap(days))


def _by_the_clock(standing: Standing, cadence: Cadence | None, today: date) -> str:
    """What has passed, and their rhythm: "It’s been five weeks; you usually talk every three weeks."."""
    been = _been(standing, today)
    usual = _telling_gap(standing, cadence, today)
    if usual is not None:
        return _("{been}; you usually talk {rhythm}.").format(been=been, rhythm=lived(usual))
    if cadence is None or cadence.is_none:
        return full_stop(been)
    return _("{been}; you’d like to be in touch {rhythm}.").format(been=been, rhythm=rhythm(cadence))


def perhaps(person: Person) -> str:
    """What follows the first person of the day: "If only one person today, perhaps her."."""
    return _("If only one person today, perhaps {her}.").format(her=pronouns(person).object)
