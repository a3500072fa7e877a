"""A person's facts as plain JSON, under the keys that FORMAT gives them.

A value is as plain as what was written: a text where one text was given, a list
where several were, an object where it has parts. What was not written is not
there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from journal.model.privacy import PRIVATE_KEYS

if TYPE_CHECKING:
    from journal.model.person import Labelled, Person, PersonRef, Relation, Spell

    Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None

#: Lists of plain texts.
_TEXTS = ("aka", "tags", "hopes", "likes", "dislikes", "diet", "ideas", "offers", "needs", "quiet")
#: Single texts, dates included.
_SINGLE = ("pronouns", "language", "photo", "birthday", "special", "confirmed", "intention", "stage")
#: Values that may carry a label.
_LABELLED = ("email", "phone", "links", "ids")
#: Values that held for a while.
_SPELLS = ("address", "city")


def facts(person: Person, *, private: bool) -> dict[str, Json]:
    """Every fact that was written about somebody; the private keys only when asked for."""
    found: dict[str, Json] = {}
    found |= {key: str(value) for key in _SINGLE if (value := getattr(person, key)) is not None}
    found |= {key: list(value) for key in _TEXTS if (value := getattr(person, key))}
    found |= {key: _labelled(value) for key in _LABELLED if (value := getattr(person, key))}
    found |= {key: _spells(value) for key in _SPELLS if (value := getattr(person, key))}
    found |= _composed(person)
    if person.sort != person.name:
        found["sort"] = person.sort
    return {key: found[key] for key in sorted(found) if private or key not in PRIVATE_KEYS}


def _composed(person: Person) -> dict[str, Json]:
    """Facts that have parts, where they were written."""
    every: dict[str, Json] = {
        "dates": [_parts(on=d.on, what=d.what, remind=d.remind) for d in person.dates],
        "events": [_parts(on=e.on, what=e.what) for e in person.events],
        "work": [_parts(org=w.org, role=w.role, since=w.since, until=w.until) for w in person.work],
        "relations": _relations(person.relations),
        "met": _met(person),
        "paused": _paused(person),
        "died": _died(person),
        "lapse": _lapse(person),
        "worth": _worth(person),
        "owner": _who(person.owner) if person.owner else None,
        "fragile": person.fragile or None,
    }
    return {key: value for key, value in every.items() if value not in (None, [], {})}


def _parts(**values: object) -> dict[str, Json]:
    """An object of what is there, each value as text."""
    return {key: str(value) for key, value in values.items() if value is not None}


def _who(ref: PersonRef) -> str:
    """The id where it is known, else the text as written."""
    return ref.id or ref.text


def _labelled(values: tuple[Labelled, ...]) -> Json:
    """One value without a label is a text; labels make a list of objects, since two may be equal."""
    if len(values) == 1 and values[0].label is None:
        return values[0].value
    if all(value.label is None for value in values):
        return [value.value for value in values]
    return [_parts(label=value.label, value=value.value) for value in values]


def _spells(values: tuple[Spell, ...]) -> Json:
    """One value without dates is a text; else a list of objects."""
    only = values[0]
    if len(values) == 1 and (only.since, only.until, only.label) == (None, None, None):
        return only.value
    return [_parts(value=v.value, label=v.label, since=v.since, until=v.until) for v in values]


def _relations(relations: tuple[Relation, ...]) -> dict[str, Json]:
    """Kind → ids or names; those the other side wrote are among them."""
    found: dict[str, Json] = {}
    for relation in relations:
        names = found.setdefault(relation.kind, [])
        if isinstance(names, list) and _who(relation.to) not in names:
            names.append(_who(relation.to))
    return dict(sorted(found.items()))


def _met(person: Person) -> Json:
    met = person.met
    if met is None:
        return None
    through: list[Json] = [_who(ref) for ref in met.through]
    return _parts(on=met.on, at=met.at) | ({"through": through} if through else {})


def _paused(person: Person) -> Json:
    return (_parts(until=person.paused.until, why=person.paused.why) or True) if person.paused else None


def _died(person: Person) -> Json:
    if person.died is None:
        return None
    return str(person.died.on) if person.died.on else True


def _lapse(person: Person) -> Json:
    lapse = person.lapse
    if lapse is None:
        return None
    flags: dict[str, Json] = {key: True for key in ("sorry", "closed") if getattr(lapse, key)}
    return _parts(why=lapse.why, since=lapse.since, about=lapse.about) | flags


def _worth(person: Person) -> Json:
    worth = person.worth
    if worth is None:
        return None
    return _parts(**{"yearly": worth.yearly, "beyond money": worth.beyond_money, "give": worth.give}) | dict(
        worth.more
    )
