"""What is good to know before reaching out, in words (PLAYBOOK K1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from journal.cadence import days_between
from journal.language import _, pgettext
from journal.model.assessment import DayKind
from journal.model.kinship import Tie, meaning
from journal.wording.changes import change_line
from journal.wording.days import day_aside, day_line, promise_when
from journal.wording.excerpts import talked_about
from journal.wording.note_sentences import opening
from journal.wording.people import call, listed, pronouns, subjects
from journal.wording.reasons_knowing import reopened_line, spoken
from journal.wording.sentences import last_contact_line, plan_line
from journal.wording.time import day_month, full_stop, gap, month_name, near_day, plural, sentence
from journal.wording.vocabulary import relation as kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from journal.model.assessment import DayToRemember, PromiseStanding
    from journal.model.brief import Brief, ToAsk
    from journal.model.note import Note
    from journal.model.person import Person, Relation, Worth

    People = Mapping[str, Person]


#: Promises told one by one, of each side.
PROMISES = 7


class Passage(Struct, frozen=True):
    """A label and its sentences."""

    id: str
    """What it is, in every language: "left-off", "ask", "days"."""
    label: str
    lines: tuple[str, ...]


def passages(brief: Brief, people: People, today: date) -> tuple[Passage, ...]:
    """The brief, passage by passage; what the files do not say is left out."""
    person = people[brief.person]
    found = (*_past(brief, person, today), *_ahead(brief, people, today), *_kept(brief, people, today))
    return tuple(passage for passage in found if passage.lines)


def _past(brief: Brief, person: Person, today: date) -> Iterator[Passage]:
    """How it was left, and what is new on both sides."""
    quiet = (reopened_line(brief.reopened, person),) if brief.reopened else ()
    plan = (full_stop(plan_line(brief.plan, today)),) if brief.plan else ()
    left = _("The last time") if brief.remembered else _("Where you left it")
    yield Passage("left-off", left, tuple(where_you_left_it(brief, today)))
    yield Passage("quiet-before", _("It has been this quiet before"), quiet)
    yield Passage("changed", _("Since you last met"), tuple(change_line(change) for change in brief.changed))
    yield Passage("planned", _("Already planned"), plan)
    yield Passage("ask", _("You might ask"), tuple(to_ask(item, today) for item in brief.ask))
    yield Passage("tell", might_tell(person), tuple(spoken(t.text, today) for t in brief.tell))


def _ahead(brief: Brief, people: People, today: date) -> Iterator[Passage]:
    """What stands between the two, and which days come."""
    yield Passage("promises", _("Between you"), tuple(between_you(brief, people, today)))
    yield Passage("tender", _("Go gently"), tuple(_days(_tender(brief.days), people, today)))
    yield Passage("days", _("Coming up"), tuple(_days(_glad(brief), people, today)))


def _kept(brief: Brief, people: People, today: date) -> Iterator[Passage]:
    """What is good to know at any time, and a line to begin with."""
    person, first = people[brief.person], first_line(brief, people, today)
    close_to = _("Close to {her}").format(her=pronouns(person).object)
    yield Passage("special", _("What makes it special"), tuple(what_makes_it_special(brief, today)))
    yield from _tastes(brief, person)
    yield Passage("offers", _("Can do for others"), _joined(brief.offers))
    yield Passage("worth", _("What it is worth"), tuple(_worth(brief.worth)) if brief.worth else ())
    yield Passage("close", close_to, tuple(_close(brief.close, people)))
    yield Passage("first-line", _("A first line"), (first,) if first else ())


def might_tell(person: Person) -> str:
    """The label over what is new with the writer (K7): "You might tell her"."""
    return _("You might tell {her}").format(her=pronouns(person).object)


def where_you_left_it(brief: Brief, today: date) -> Iterator[str]:
    """When and how you were last in touch, and about what."""
    if brief.last is None:
        if not brief.remembered:
            yield _("Your first note will stand here; there is no hurry.")
        return
    line, title = last_contact_line(brief.last, today), brief.last.title
    yield _("{when}: {title}").format(when=line, title=title) if title else full_stop(line)
    said = opening(brief.last)
    if said.casefold().rstrip(".") != title.casefold():
        yield said


def to_ask(item: ToAsk, today: date) -> str:
    """Their news as something to ask about: "How it is going: Maya starts at Arup in March"."""
    text = spoken(item.text, today)
    if item.on is None or item.on == today:
        return _("How it is going: {news}").format(news=text)
    if item.on < today:
        return _("How it went: {news}").format(news=text)
    return _("What is ahead: {news}").format(news=text)


def what_makes_it_special(brief: Brief, today: date) -> Iterator[str]:
    """The writer's words, else a line of the earliest warm note."""
    if brief.special:
        yield brief.special
    elif brief.special_note and brief.special_note != brief.last:
        note = brief.special_note
        day = day_month(note.date, today)
        yield _("{text} ({when})").format(text=talked_about(note), when=day)


def between_you(brief: Brief, people: People, today: date) -> Iterator[str]:
    """What was promised, both ways: of very many, the first, so that it stays one screen."""
    (who, again), said = subjects(people[brief.person]), _("{she} said {again} would: {promise}")
    mine = [_("You said you would: {promise}").format(promise=_promise(s, today)) for s in brief.mine]
    theirs = [said.format(she=who, again=again, promise=_promise(s, today)) for s in brief.theirs]
    for lines in (mine, theirs):
        yield from map(sentence, lines[:PROMISES])
        if left := len(lines[PROMISES:]):
            yield plural("And {n} more.", "And {n} more.", left)


def _promise(standing: PromiseStanding, today: date) -> str:
    text, when = standing.promise.text, promise_when(standing, today)
    return _("{text} ({when})").format(text=text, when=when) if when else text


def _tender(days: Iterable[DayToRemember]) -> list[DayToRemember]:
    return [day for day in days if day.kind is DayKind.REMEMBRANCE]


def _glad(brief: Brief) -> list[DayToRemember]:
    """Promises, plans and news that is asked about stand in passages of their own."""
    told = {DayKind.REMEMBRANCE, DayKind.PROMISE, DayKind.PLAN}
    asked = {item.text for item in brief.ask}
    return [d for d in brief.days if d.kind not in told and not (d.kind is DayKind.NEWS and d.what in asked)]


def _days(days: Iterable[DayToRemember], people: People, today: date) -> Iterator[str]:
    for day in days:
        what, when = day_line(day, people), near_day(day.on, today)
        says_when = day.kind is DayKind.NEWS and day_month(day.on, today) in what
        line = full_stop(what) if says_when else _("{what}, {when}.").format(what=what, when=when)
        yield f"{line} {day_aside(day, people)}".rstrip()


def _tastes(brief: Brief, person: Person) -> list[Passage]:
    return [
        Passage("hopes", _("Hopes"), brief.hopes),
        Passage("likes", _likes(person), _joined(brief.likes)),
        Passage("dislikes", _("Rather not"), _joined(brief.dislikes)),
        Passage("diet", _("At the table"), _joined(brief.diet)),
    ]


def _likes(person: Person) -> str:
    words = pronouns(person)
    return _("They like") if words.plural else sentence(_("{she} likes").format(she=words.subject))


def _joined(items: tuple[str, ...]) -> tuple[str, ...]:
    return (listed(items),) if items else ()


def _worth(worth: Worth) -> Iterator[str]:
    """What working together is worth, in the writer's words."""
    if worth.yearly:
        yield _("{amount} a year").format(amount=worth.yearly)
    yield from filter(None, (worth.beyond_money,))
    if worth.give:
        yield _("You may give: {what}").format(what=worth.give)


def _close(relations: Iterable[Relation], people: People) -> Iterator[str]:
    for relation in relations:
        known = people.get(relation.to.id or "")
        name = known.name if known else relation.to.text
        yield _("{name}, {relation}").format(name=name, relation=kind(relation.kind))


def first_line(brief: Brief, people: People, today: date) -> str:
    """A first line to start from, of what the files say; "" for whoever rests or has died.

    “I was thinking of our walk in October. How have you been since?”
    """
    if brief.remembered or brief.resting:
        return ""
    if brief.owes_apology:
        return _("“I am sorry, and I should have said so sooner.”")
    said, question = _opening(brief, people, today), _question(brief, people, today)
    return _("“{opening} {question}”").format(opening=said, question=question)


def _opening(brief: Brief, people: People, today: date) -> str:
    if brief.mine:
        return _("I haven’t forgotten what I promised you.")
    if brief.gently:
        return _after_long(brief, today)
    if brief.last is not None:
        return _thinking_of(brief.last, today)
    if _met_lately(people[brief.person], today):
        return _("It was good to meet you.")
    return _("I thought of you today.")


#: Days for which a first meeting is fresh enough to speak of.
_FRESH = 60


def _met_lately(person: Person, today: date) -> bool:
    met = person.met.on.exact if person.met and person.met.on else None
    return met is not None and 0 <= days_between(met, today) <= _FRESH


def _after_long(brief: Brief, today: date) -> str:
    if brief.special and brief.special.startswith(("the ", "our ", "that ")):
        return _("I was thinking of {occasion}.").format(occasion=brief.special.rstrip(".!?"))
    if brief.last is None:
        return _("I thought of you today.")
    length = gap(days_between(brief.last.date, today))
    return _("It has been {gap}, and I thought of you today.").format(gap=length)


def _thinking_of(note: Note, today: date) -> str:
    """The last time, as the two would call it: "I was thinking of our walk in October."."""
    occasion, days = _occasion(note), days_between(note.date, today)
    if not 14 < days < 330:
        return _("I was thinking of {occasion}.").format(occasion=occasion)
    month = month_name(note.date.month)
    return _("I was thinking of {occasion} in {month}.").format(occasion=occasion, month=month)


def _occasion(note: Note) -> str:
    if note.channel in _SHARED:
        return _SHARED[note.channel]()
    if note.channel in _THEIRS and note.started == "them":
        return _THEIRS[note.channel]()
    return pgettext("I was thinking of …", "our last time")


#: Channels one remembers as ours: "our walk".
_SHARED = {
    "call": lambda: pgettext("I was thinking of …", "our call"),
    "video": lambda: pgettext("I was thinking of …", "our call"),
    "meal": lambda: pgettext("I was thinking of …", "our meal"),
    "walk": lambda: pgettext("I was thinking of …", "our walk"),
    "visit": lambda: pgettext("I was thinking of …", "our visit"),
}

#: What came from them: "your letter".
_THEIRS = {
    "letter": lambda: pgettext("I was thinking of …", "your letter"),
    "card": lambda: pgettext("I was thinking of …", "your card"),
    "email": lambda: pgettext("I was thinking of …", "your email"),
    "message": lambda: pgettext("I was thinking of …", "your message"),
}


def _question(brief: Brief, people: People, today: date) -> str:
    birthday = next((d for d in brief.days if d.kind is DayKind.BIRTHDAY), None)
    if birthday is not None and days_between(today, birthday.on) <= 7:
        return _("How will you spend your birthday?") if birthday.on > today else _("Happy birthday.")
    if any(item.on is not None and item.on < today for item in brief.ask):
        return _("How did it go?")
    if brief.ask:
        return _("How is it all going?")
    if brief.gently:
        return _("How are you? No need to answer at length.")
    near = next((r for r in brief.close if _is_near(r, people)), None)
    if near is not None:
        return _("How are you, and how is {name}?").format(name=_called(near, people))
    return _("How have you been since?") if brief.last and not brief.mine else _("How are you?")


def _is_near(relation: Relation, people: People) -> bool:
    """Whether one may ask after them: somebody of their own, and alive."""
    says, known = meaning(relation.kind), people.get(relation.to.id or "")
    near = says is not None and says.tie in {Tie.PARTNER, Tie.CHILD, Tie.PARENT}
    return near and (known is None or known.died is None)


def _called(relation: Relation, people: People) -> str:
    known = people.get(relation.to.id or "")
    return call(known) if known else relation.to.text
