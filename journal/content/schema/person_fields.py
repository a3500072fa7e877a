"""The table of a person's keys (FORMAT "A person") and how each is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journal.content.document import Mapping, Node, Scalar
from journal.content.document import Sequence as NodeList
from journal.content.schema.dates import birthday, cadence, death, partial_date, yearly_date
from journal.content.schema.naming import people, person, person_names, person_ref
from journal.content.schema.reading import (
    FLAGS,
    Reading,
    Table,
    choice,
    first_line,
    flag,
    is_empty,
    items,
    language,
    listed,
    one_line,
    record,
    tags,
    text,
    text_of,
    texts,
    wrong_kind,
)
from journal.language import _, ngettext, pgettext
from journal.model.numbers import is_rule
from journal.model.person import (
    Labelled,
    Lapse,
    LifeEvent,
    Met,
    Pause,
    Relation,
    Spell,
    Work,
    Worth,
    YearlyDay,
)

#: Longest name; past it a list or a page could not be set (PROMISES 11).
NAME_LIMIT = 500


def name(reading: Reading, node: Node) -> str | None:
    """A name, on one line, of at most 500 characters."""
    value = one_line(reading, node)
    if value is not None and len(value) > NAME_LIMIT:
        n = len(value)
        message = ngettext("a name of {n} character", "a name of {n} characters", n).format(n=n)
        help = _("write at most {limit}").format(limit=NAME_LIMIT)
        reading.fault("name-too-long", first_line(node.span), message, help)
        return None
    return value


def labelled(reading: Reading, node: Node) -> tuple[Labelled, ...]:
    """One value, a list, or a mapping label → value."""
    if isinstance(node, Mapping):
        return tuple(
            Labelled(value, entry.key.text) for entry in node.entries for value in texts(reading, entry.value)
        )
    return tuple(found for item in items(node) for found in _labelled_item(reading, item))


def _labelled_item(reading: Reading, item: Node) -> tuple[Labelled, ...]:
    if isinstance(item, Mapping):
        return labelled(reading, item)
    value = one_line(reading, item)
    return (Labelled(value),) if value else ()


def spells(reading: Reading, node: Node) -> tuple[Spell, ...]:
    """One value, or a list with since and until; a mapping label → value as well."""
    return tuple(spell for item in items(node) for spell in _spell(reading, item))


def _spell(reading: Reading, node: Node) -> tuple[Spell, ...]:
    if not isinstance(node, Mapping):
        value = one_line(reading, node)
        return (Spell(value),) if value else ()
    spans: Table = {"since": partial_date, "until": partial_date}
    found: dict[str, Any] = {}
    values: list[Labelled] = []
    for entry in node.entries:
        if entry.key.text in spans:
            found[entry.key.text] = spans[entry.key.text](reading, entry.value)
        else:
            values += [Labelled(value, entry.key.text) for value in texts(reading, entry.value)]
    _in_order(reading, node, found)
    if found and not values:
        expected = pgettext("what was expected", "a value beside since and until")
        wrong_kind(reading, node, expected, _("write a value beside since and until"))
    dated = bool(found)
    return tuple(
        Spell(v.value, found.get("since"), found.get("until"), None if dated else v.label) for v in values
    )


def _in_order(reading: Reading, node: Node, found: dict[str, Any]) -> None:
    since, until = found.get("since"), found.get("until")
    if since is not None and until is not None and until.last_day < since.first_day:
        message = _("it ended ({until}) before it began ({since})").format(until=until, since=since)
        reading.fault("until-before-since", first_line(node.span), message, _("swap since and until"))
        found["until"] = None


def works(reading: Reading, node: Node) -> tuple[Work, ...]:
    """Where they work: a plain name, a mapping, or a list of either."""
    table: Table = {"org": one_line, "role": one_line, "since": partial_date, "until": partial_date}
    found = []
    for item in items(node):
        values = record(reading, item, "work", table, "org")
        _in_order(reading, item, values)
        if values:
            found.append(Work(**values))
    return tuple(found)


def met(reading: Reading, node: Node) -> Met | None:
    """How you met: a date, or on, at, through."""
    values = record(reading, node, "met", {"on": partial_date, "at": one_line, "through": people}, "on")
    return Met(**values) if values else None


def yearly_day(reading: Reading, node: Node) -> YearlyDay | None:
    """A day to remember each year."""
    values = record(reading, node, "dates", {"on": yearly_date, "what": one_line, "remind": cadence}, "on")
    if "on" not in values:
        _dayless(reading, node)
        return None
    return YearlyDay(values["on"], values.get("what", ""), values.get("remind"))


def life_event(reading: Reading, node: Node) -> LifeEvent | None:
    """Something that happened in their life, once."""
    values = record(reading, node, "events", {"on": partial_date, "what": one_line}, "on")
    if "on" not in values:
        _dayless(reading, node)
        return None
    return LifeEvent(values["on"], values.get("what", ""))


def _dayless(reading: Reading, node: Node) -> None:
    """Say that a day has no date, where nothing has been said about the date itself."""
    if isinstance(node, Mapping) and not any(
        e.key.text == "on" and not is_empty(e.value) for e in node.entries
    ):
        message = _("‘{written}’ does not say on which day").format(written=text_of(node)[:60])
        help = _("write {key} before it").format(key="on: YYYY-MM-DD")
        reading.fault("bad-date", first_line(node.span), message, help)


def pause(reading: Reading, node: Node) -> Pause | None:
    """Rest: a flag, the first day back, or until and why."""
    if isinstance(node, Scalar) and node.text.casefold() in FLAGS:
        return Pause() if FLAGS[node.text.casefold()] else None
    if is_empty(node):
        return None
    values = record(reading, node, "paused", {"until": _back, "why": one_line}, "until")
    if not values and not isinstance(node, Mapping):
        return None
    return Pause(values.get("until"), values.get("why"))


def _back(reading: Reading, node: Node) -> Any:
    """The first day back; of a month or a year, the last day it covers (FORMAT: spans)."""
    when = partial_date(reading, node)
    return when.last_day if when else None


def lapse(reading: Reading, node: Node) -> Lapse | None:
    """Why it went quiet (PLAYBOOK 5)."""
    table: Table = {
        "why": choice("drift", "rupture", "lost", "moved"),
        "since": partial_date,
        "sorry": flag,
        "about": text,
        "closed": flag,
    }
    values = record(reading, node, "lapse", table, "why")
    return Lapse(values.pop("why", "drift"), **values) if values else None


def worth(reading: Reading, node: Node) -> Worth | None:
    """What working together is worth, in the writer's words."""
    if not isinstance(node, Mapping):
        value = one_line(reading, node)
        return Worth(value) if value else None
    known = {"yearly": "yearly", "beyond money": "beyond_money", "give": "give"}
    found: dict[str, str] = {}
    more = []
    for entry in node.entries:
        value = text_of(entry.value).strip()
        if entry.key.text in known and value:
            found[known[entry.key.text]] = value
        elif value:
            more.append((entry.key.text, value))
    return Worth(**found, more=tuple(more)) if found or more else None


def relations(reading: Reading, node: Node) -> tuple[Relation, ...]:
    """Kind → id, or a list; what is nobody's id is kept as text."""
    if isinstance(node, NodeList):
        return tuple(found for item in node.items for found in relations(reading, item))
    if is_empty(node):
        return ()
    if not isinstance(node, Mapping):
        expected = pgettext("what was expected", "a kind and who it is, such as ‘{example}’,")
        help = _("write a kind and who it is, such as ‘{example}’")
        example = "sibling: tom-reyes"
        wrong_kind(reading, node, expected.format(example=example), help.format(example=example))
        return ()
    return tuple(
        Relation(entry.key.text, person_ref(reading, scalar, warn=False))
        for entry in node.entries
        for scalar in person_names(reading, entry.value)
    )


def rules(reading: Reading, node: Node) -> tuple[str, ...]:
    """Rules of the playbook, or its sections, that shall not speak."""
    found = []
    for item in items(node):
        value = text(reading, item)
        if value is None:
            continue
        if not is_rule(value.upper()):
            help = _("write a rule such as G2, or a section such as G")
            reading.fault("unknown-rule", item.span, _("no rule is called ‘{name}’").format(name=value), help)
            continue
        found.append(value.upper())
    return tuple(found)


#: Every key of a person, in the order of FORMAT. ``aliases`` is Obsidian's word for ``aka``.
PERSON: dict[str, Callable[[Reading, Node], Any]] = {
    "name": name,
    "sort": name,
    "aka": listed(name),
    "aliases": listed(name),
    "pronouns": one_line,
    "language": language,
    "photo": one_line,
    "circle": one_line,
    "cadence": cadence,
    "tags": tags,
    "birthday": birthday,
    "dates": listed(yearly_day),
    "events": listed(life_event),
    "met": met,
    "special": text,
    "intention": text,
    "hopes": texts,
    "email": labelled,
    "phone": labelled,
    "address": spells,
    "links": labelled,
    "city": spells,
    "work": works,
    "confirmed": partial_date,
    "likes": texts,
    "dislikes": texts,
    "diet": texts,
    "ideas": texts,
    "relations": relations,
    "offers": texts,
    "needs": texts,
    "stage": choice("met", "know", "like", "trust"),
    "paused": pause,
    "lapse": lapse,
    "worth": worth,
    "owner": person,
    "quiet": rules,
    "fragile": flag,
    "died": death,
    "ids": labelled,
}
