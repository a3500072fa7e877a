"""What cannot be true together: each file reads well, and the journal contradicts itself.

Only what would harm the writer if it went unsaid is told: a death that silences every
nudge about somebody alive, an age that is wrong, two people met through each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from journal.content.acquaintance import loops
from journal.content.document import Document, Node, Scalar
from journal.content.document import Mapping as Keys
from journal.content.document import Sequence as NodeList
from journal.content.parse import Parsed
from journal.content.relations import OTHER_SIDE
from journal.content.schema.reading import first_line
from journal.diagnostics import Diagnostic, Span, fault
from journal.language import _
from journal.model.dates import Birthday
from journal.model.journal import Journal
from journal.model.note import Note
from journal.model.person import Person, Relation

#: Ways to talk in which nobody can be who has died; one may write to them, or visit their grave.
_TALKING = frozenset({"call", "video"})
#: So many people of a circle are named.
MOST_NAMES = 6
#: Who must be the elder of two.
_ELDER = frozenset({"parent", "grandparent"})


def contradictions(journal: Journal, parsed: Mapping[str, Parsed]) -> Iterator[Diagnostic]:
    """Everything in a journal that cannot be true together; warnings, in no order."""
    for person in journal.people.values():
        document = parsed[person.file].document
        yield from _of_life(person, document)
        yield from _after_death(journal, person, document)
        yield from _of_relations(journal, person, document)
    yield from _of_loops(journal, parsed)


def _of_life(person: Person, document: Document) -> Iterator[Diagnostic]:
    """What is said to have been before they were born."""
    born = _born(person.birthday)
    if born is None:
        return
    if person.died and person.died.on and person.died.on.last_day < born:
        yield _died_before_born(person, document)
    stated = [("met", person.met.on)] if person.met else []
    stated += [("events", event.on) for event in person.events]
    stated += [("work", work.since) for work in person.work]
    for key, on in stated:
        if on is not None and on.last_day < born:
            message = _before_birth(key).format(day=on, birthday=person.birthday)
            yield _fault("before-birth", document, _place(document, key, str(on)), message, _mend_birthday())


def _before_birth(key: str) -> str:
    if key == "met":
        return _("you met ({day}) before they were born ({birthday})")
    if key == "events":
        return _("this happened in their life ({day}) before they were born ({birthday})")
    return _("they worked there ({day}) before they were born ({birthday})")


def _mend_birthday() -> str:
    return _("mend this date, or ‘{key}’").format(key="birthday")


def _died_before_born(person: Person, document: Document) -> Diagnostic:
    assert person.died is not None  # noqa: S101 -- asked for only where they died
    message = _("they died ({day}) before they were born ({birthday})")
    message = message.format(day=person.died.on, birthday=person.birthday)
    span = _place(document, "died", str(person.died.on))
    return _fault("died-before-born", document, span, message, _mend_birthday())


def _born(birthday: Birthday | None) -> date | None:
    """The earliest day they can have been born on; None without a year, and for ``~1948``."""
    if birthday is None or birthday.year is None or birthday.about:
        return None
    return date(birthday.year, birthday.month or 1, birthday.day or 1)


def _after_death(journal: Journal, person: Person, document: Document) -> Iterator[Diagnostic]:
    """Somebody who is said to have died, and was spoken with afterwards: told once a person."""
    if person.died is None or person.died.on is None:
        return
    last_day = person.died.on.last_day
    spoken = (note for note in journal.notes_by_person.get(person.id, ()) if _speaks(note))
    after = next((note for note in spoken if note.date > last_day), None)
    if after is None:
        return
    message = _("they died ({day}), and a note of {later} says that you spoke")
    message = message.format(day=person.died.on, later=after.date)
    help = _("mend this date, or {file}: nobody is asked to write to somebody who died")
    help = help.format(file=after.file)
    yield _fault("after-death", document, _place(document, "died", str(person.died.on)), message, help)


def _speaks(note: Note) -> bool:
    """Whether a note says that they were there to answer; no crowd, where anybody may have been."""
    return len(note.people) <= 2 and (note.channel in _TALKING or note.started == "them")


def _of_relations(journal: Journal, person: Person, document: Document) -> Iterator[Diagnostic]:
    """Somebody who is their own sibling, and a child that is older than its parent."""
    for relation in person.relations:
        if relation.inferred or relation.to.id is None:
            continue
        span = _place(document, "relations", relation.to.text)
        if relation.to.id == person.id:
            message = _("this says that they are their own {kind}").format(kind=relation.kind)
            help = _("write who it is, or take the line out")
            yield _fault("relation-to-oneself", document, span, message, help)
        elif why := _backwards(journal, person, relation):
            yield _fault("relation-backwards", document, span, why, _turn_round(relation))


def _turn_round(relation: Relation) -> str:
    help = _("‘{line}’ says who their {kind} is; write {key} if it is the other way round")
    return help.format(
        line=f"{relation.kind}: {relation.to.text}",
        kind=relation.kind,
        key=f"{OTHER_SIDE[relation.kind.casefold()]}:",
    )


def _backwards(journal: Journal, person: Person, relation: Relation) -> str:
    """Why a parent cannot be the parent; empty where it can."""
    kind, other = relation.kind.casefold(), journal.people[relation.to.id or ""]
    opposite = OTHER_SIDE.get(kind, kind)
    if kind not in _ELDER and opposite not in _ELDER:
        return ""
    same = (r for r in other.relations if not r.inferred and r.to.id == person.id)
    if person.file < other.file and any(r.kind.casefold() == kind for r in same):
        return _("each of the two is said to be the {kind} of the other").format(kind=kind)
    elder, younger = (other, person) if kind in _ELDER else (person, other)
    first, second = _born(elder.birthday), _born(younger.birthday)
    if first is None or second is None or first.year <= second.year:
        return ""
    message = _("the {kind} is the younger (born {year} and {later})")
    kind = kind if kind in _ELDER else opposite
    return message.format(kind=kind, year=first.year, later=second.year)


def _of_loops(journal: Journal, parsed: Mapping[str, Parsed]) -> Iterator[Diagnostic]:
    """People who are said to have been met through each other, or through themselves."""
    people = sorted(journal.people.values(), key=lambda person: person.file)
    through = {person.id: _through(person) for person in people}
    for loop in loops(through):
        first, after = journal.people[loop[0]], loop[1 % len(loop)]
        document = parsed[first.file].document
        refs = first.met.through if first.met else ()
        span = _place(document, "met", next(ref.text for ref in refs if ref.id == after))
        yield _fault("through-loop", document, span, *_told(journal, loop))


def _through(person: Person) -> tuple[str, ...]:
    return tuple(ref.id for ref in (person.met.through if person.met else ()) if ref.id)


def _told(journal: Journal, loop: Sequence[str]) -> tuple[str, str]:
    if len(loop) == 1:
        return _("you cannot have met them through themselves"), _("write who brought you together")
    names = [journal.people[id].name for id in loop]
    shown = names if len(names) <= MOST_NAMES else [*names[: MOST_NAMES - 1], "…"]
    message = _("you cannot have met them all through each other: {circle}")
    help = _("take the ‘{key}’ of whoever you knew first out").format(key="through")
    return message.format(circle=" → ".join((*shown, names[0]))), help


def _place(document: Document, key: str, text: str) -> Span:
    """Where a text stands in the value of a key; else the start of that value."""
    entries = document.front.entries if document.front else ()
    value = next((entry.value for entry in entries if entry.key.text == key), None)
    if value is None:
        return Span(1, 1, 1, 2)
    found = next((each for each in _scalars((value,)) if each.text.strip("[] ") == text), None)
    return first_line(found.span if found else value.span)


def _scalars(nodes: Iterable[Node]) -> Iterator[Scalar]:
    """Every single value within some, in the order written."""
    for node in nodes:
        match node:
            case Scalar():
                yield node
            case NodeList():
                yield from _scalars(node.items)
            case Keys():
                yield from _scalars(_values(node))


def _values(node: Keys) -> Sequence[Node]:
    return [entry.value for entry in node.entries]


def _fault(code: str, document: Document, span: Span, message: str, help: str) -> Diagnostic:
    message = " ".join(message.split())
    return fault(code, document.path, span, message, help=help, excerpt=document.excerpt(span))
