"""What is good to know before reaching out, in words (PLAYBOOK K1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.cadence import days_between
from journal.model.assessment import DayKind
from journal.wording.changes import SINCE, change_line
from journal.wording.days import day_aside, day_line, promise_when
from journal.wording.excerpts import first_sentence, talked_about
from journal.wording.people import call, listed, pronouns
from journal.wording.reasons_knowing import reopened_line, spoken
from journal.wording.sentences import last_contact_line, plan_line
from journal.wording.time import day_month, gap, month_name, near_day, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from journal.model.assessment import DayToRemember, PromiseStanding
    from journal.model.brief import Brief, ToAsk
    from journal.model.note import Note
    from journal.model.person import Person, Relation, Worth

    People = Mapping[str, Person]

#: The label of an earlier silence and of what ended it (K8).
QUIET_BEFORE = "It has been this quiet before"

#: Channels one remembers as ours: "our walk in October".
_SHARED = {"call": "call", "video": "call", "meal": "meal", "walk": "walk", "visit": "visit"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A label and its sentences."""

    label: str
    lines: tuple[str, ...]


def passages(brief: Brief, people: People, today: date) -> tuple[Passage, ...]:
    """The brief, passage by passage; what the files do not say is left out."""
    person = people[brief.person]
    found = [
        Passage("Where you left it", tuple(where_you_left_it(brief, today))),
        Passage(
            QUIET_BEFORE,
            (reopened_line(brief.reopened, person),) if brief.reopened else (),
        ),
        Passage(SINCE, tuple(change_line(change) for change in brief.changed)),
        Passage("Already planned", (f"{plan_line(brief.plan, today)}.",) if brief.plan else ()),
        Passage("You might ask", tuple(to_ask(item, today) for item in brief.ask)),
        Passage(might_tell(person), tuple(spoken(t.text, today) for t in brief.tell)),
        Passage("Between you", tuple(between_you(brief, people, today))),
        Passage("Go gently", tuple(_days(_tender(brief.days), people, today))),
        Passage("Coming up", tuple(_days(_glad(brief), people, today))),
        Passage("What makes it special", tuple(what_makes_it_special(brief, today))),
        *_tastes(brief, person),
        Passage("Can do for others", _joined(brief.offers)),
        Passage("What it is worth", tuple(_worth(brief.worth)) if brief.worth else ()),
        Passage(f"Close to {pronouns(person).object}", tuple(_close(brief.close, people))),
        Passage("A first line", tuple(filter(None, [first_line(brief, people, today)]))),
    ]
    return tuple(passage for passage in found if passage.lines)


def might_tell(person: Person) -> str:
    """The label over what is new with the writer (K7): "You might tell her"."""
    return f"You might tell {pronouns(person).object}"


def where_you_left_it(brief: Brief, today: date) -> Iterator[str]:
    """When and how you were last in touch, and about what."""
    if brief.last is None:
        if not brief.remembered:
            yield "Your first note will stand here; there is no hurry."
        return
    line, title = last_contact_line(brief.last, today), brief.last.title
    yield f"{line}: {title}" if title else f"{line}."
    said = first_sentence(brief.last.prose.text)
    if said and said.casefold().rstrip(".") != brief.last.title.casefold():
        yield said


def to_ask(item: ToAsk, today: date) -> str:
    """Their news as something to ask about: "How it is going: Maya starts at Arup in March"."""
    text = spoken(item.text, today)
    if item.on is None or item.on == today:
        return f"How it is going: {text}"
    return f"How it went: {text}" if item.on < today else f"What is ahead: {text}"


def what_makes_it_special(brief: Brief, today: date) -> Iterator[str]:
    """The writer's words, else a line of the earliest warm note."""
    if brief.special:
        yield brief.special
    elif brief.special_note and brief.special_note != brief.last:
        yield f"{talked_about(brief.special_note)} ({day_month(brief.special_note.date, today)})"


def between_you(brief: Brief, people: People, today: date) -> Iterator[str]:
    """What was promised, both ways."""
    for standing in brief.mine:
        yield f"You said you would: {_promise(standing, today)}"
    person = people[brief.person]
    subject = pronouns(person).subject
    again = "they" if subject == call(person) else subject
    for standing in brief.theirs:
        yield f"{sentence(subject)} said {again} would: {_promise(standing, today)}"


def _promise(standing: PromiseStanding, today: date) -> str:
    when = promise_when(standing, today)
    return f"{standing.promise.text} ({when})" if when else standing.promise.text


def _tender(days: Iterable[DayToRemember]) -> list[DayToRemember]:
    return [day for day in days if day.kind is DayKind.REMEMBRANCE]


def _glad(brief: Brief) -> list[DayToRemember]:
    """Promises, plans and news that is asked about stand in passages of their own."""
    told = {DayKind.REMEMBRANCE, DayKind.PROMISE, DayKind.PLAN}
    asked = {item.text for item in brief.ask}
    return [d for d in brief.days if d.kind not in told and not (d.kind is DayKind.NEWS and d.what in asked)]


def _days(days: Iterable[DayToRemember], people: People, today: date) -> Iterator[str]:
    for day in days:
        line = f"{day_line(day, people)}, {near_day(day.on, today)}."
        yield f"{line} {day_aside(day, people)}".rstrip()


def _tastes(brief: Brief, person: Person) -> list[Passage]:
    words = pronouns(person)
    subject = sentence(words.subject)
    return [
        Passage("Hopes", brief.hopes),
        Passage(f"{subject} {'like' if words.plural else 'likes'}", _joined(brief.likes)),
        Passage("Rather not", _joined(brief.dislikes)),
        Passage("At the table", _joined(brief.diet)),
    ]


def _joined(items: tuple[str, ...]) -> tuple[str, ...]:
    return (listed(items),) if items else ()


def _worth(worth: Worth) -> Iterator[str]:
    """What working together is worth, in the writer's words."""
    if worth.yearly:
        yield f"{worth.yearly} a year"
    yield from filter(None, (worth.beyond_money,))
    if worth.give:
        yield f"You may give: {worth.give}"


def _close(relations: Iterable[Relation], people: People) -> Iterator[str]:
    for relation in relations:
        known = people.get(relation.to.id or "")
        yield f"{known.name if known else relation.to.text}, {relation.kind}"


def first_line(brief: Brief, people: People, today: date) -> str:
    """A first line to start from, of what the files say; "" for whoever rests or has died.

    “I was thinking of our walk in October. How have you been since?”
    """
    if brief.remembered or brief.resting:
        return ""
    opening, question = _opening(brief, people, today), _question(brief, people, today)
    return f"“{opening} {question}”"


def _opening(brief: Brief, people: People, today: date) -> str:
    if brief.mine:
        return "I haven’t forgotten what I promised you."
    if brief.gently:
        return _after_long(brief, today)
    if brief.last is None:
        return (
            "It was good to meet you."
            if _met_lately(people[brief.person], today)
            else "I thought of you today."
        )
    return f"I was thinking of {_occasion(brief.last, today)}."


#: Days for which a first meeting is fresh enough to speak of.
_FRESH = 60


def _met_lately(person: Person, today: date) -> bool:
    met = person.met.on.exact if person.met and person.met.on else None
    return met is not None and 0 <= days_between(met, today) <= _FRESH


def _after_long(brief: Brief, today: date) -> str:
    if brief.special and brief.special.startswith(("the ", "our ", "that ")):
        return f"I was thinking of {brief.special.rstrip('.!?')}."
    if brief.last is None:
        return "I thought of you today."
    return f"It has been {gap(days_between(brief.last.date, today))}, and I thought of you today."


def _occasion(note: Note, today: date) -> str:
    """The last time, as the two would call it: "our walk in October"."""
    days = days_between(note.date, today)
    when = f" in {month_name(note.date.month)}" if 14 < days < 330 else ""
    if note.channel in _SHARED:
        return f"our {_SHARED[note.channel]}{when}"
    if note.channel in {"letter", "card", "email", "message"} and note.started == "them":
        return f"your {note.channel}{when}"
    return f"our last time{when}"


def _question(brief: Brief, people: People, today: date) -> str:
    birthday = next((d for d in brief.days if d.kind is DayKind.BIRTHDAY), None)
    if birthday is not None and days_between(today, birthday.on) <= 7:
        return "How will you spend your birthday?" if birthday.on > today else "Happy birthday."
    if any(item.on is not None and item.on < today for item in brief.ask):
        return "How did it go?"
    if brief.ask:
        return "How is it all going?"
    if brief.gently:
        return "How are you? No need to answer at length."
    near = next((r for r in brief.close if r.kind in {"partner", "spouse", "child", "parent"}), None)
    if near is not None:
        return f"How are you, and how is {_called(near, people)}?"
    return "How have you been since?" if brief.last and not brief.mine else "How are you?"


def _called(relation: Relation, people: People) -> str:
    known = people.get(relation.to.id or "")
    return call(known) if known else relation.to.text


def heading(person: Person) -> str:
    """What stands above a brief: "Before you write to Maya"."""
    return f"Before you reach out to {call(person)}"
