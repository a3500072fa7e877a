"""The table of journal.yaml's keys (FORMAT "journal.yaml") and how each is read."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from types import MappingProxyType
from typing import Any

from journal.content.document import Entry, Mapping, Node, Scalar
from journal.content.names import Names
from journal.content.schema.dates import cadence, full_date
from journal.content.schema.naming import ambiguous, unknown
from journal.content.schema.person_fields import rules
from journal.content.schema.reading import (
    Reading,
    Table,
    did_you_mean,
    either,
    first_line,
    flag,
    is_empty,
    items,
    language,
    number,
    one_line,
    record,
    text,
    text_of,
    whole,
    wrong_kind,
)
from journal.content.schema.spelling import nearest
from journal.diagnostics import Diagnostic
from journal.language import _, pgettext
from journal.model.dates import MonthDay
from journal.model.numbers import NUMBERS
from journal.model.settings import Circle, Settings

_NO_CIRCLE = "none"


def read_settings(
    path: str, lines: tuple[str, ...], mapping: Mapping | None, names: Names
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Read journal.yaml; what is wrong is left out and the default stands."""
    reading = Reading(path, lines, names)
    values: dict[str, Any] = {}
    for entry in mapping.entries if mapping else ():
        _read_setting(reading, entry, values)
    if values.get("me"):
        values["me"] = _writer(reading, mapping, values["me"])
    settings = Settings(**values)
    settings = _checked_default(reading, mapping, settings)
    return settings, tuple(reading.faults)


def _read_setting(reading: Reading, entry: Entry, values: dict[str, Any]) -> None:
    key = entry.key.text
    if key not in SETTINGS:
        near = nearest(key, SETTINGS)
        help = (
            _("did you mean ‘{near}’?").format(near=near)
            if near
            else _("the settings are {keys}").format(keys=", ".join(SETTINGS))
        )
        message = _("no setting is called ‘{key}’").format(key=key)
        reading.fault("unknown-setting", entry.key.span, message, help)
        return
    value = SETTINGS[key](reading, entry.value)
    if value is not None:
        values[key] = None if value == _NO_CIRCLE and key == "default_circle" else value


def _writer(reading: Reading, mapping: Mapping | None, name: str) -> str:
    """The writer's id; a name that is nobody's is kept as it is."""
    match = reading.names.find(name)
    node = _value_of(mapping, "me")
    if match.is_ambiguous:
        ambiguous(reading, node.span, name, match)
    elif match.id is None:
        unknown(reading, node.span, name)
    return match.id or name


def _value_of(mapping: Mapping | None, key: str) -> Node:
    assert mapping is not None  # noqa: S101 -- asked for only where the key was read
    return next(entry.value for entry in mapping.entries if entry.key.text == key)


def _checked_default(reading: Reading, mapping: Mapping | None, settings: Settings) -> Settings:
    wanted, known = settings.default_circle, [circle.name for circle in settings.circles]
    if wanted is None or wanted in known:
        return settings
    stated = mapping is not None and any(e.key.text == "default_circle" for e in mapping.entries)
    if stated:
        unknown_circle(reading, _value_of(mapping, "default_circle"), wanted, settings)
    # Own circles without a friends among them: nobody is asked for until a circle is written.
    return Settings(**{**_as_keywords(settings), "default_circle": None})


def _as_keywords(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in Settings.__struct_fields__}


def unknown_circle(reading: Reading, node: Node, name: str, settings: Settings) -> None:
    """Say that no circle has that name."""
    known = [circle.name for circle in settings.circles]
    circles = _("circles are {names}, or {none}").format(names=", ".join(known), none=_NO_CIRCLE)
    message = _("no circle is called ‘{name}’").format(name=name)
    reading.fault("unknown-circle", node.span, message, did_you_mean(nearest(name, known), circles))


def circles(reading: Reading, node: Node) -> tuple[Circle, ...] | None:
    """The circles, in order of closeness; they replace the usual ones."""
    if is_empty(node):
        return None
    if not isinstance(node, Mapping):
        expected = pgettext("what was expected", "circles by name, each with its keys,")
        wrong_kind(reading, node, expected, _("write circles by name, each with its keys"))
        return None
    found = []
    for entry in node.entries:
        table: Table = dict(CIRCLE)
        before = len(reading.more)
        values = record(reading, entry.value, f"circle {entry.key.text}", table, "cadence")
        _no_strays(reading, entry, before)
        found.append(Circle(entry.key.text, **values))
    return tuple(found) or None


def _no_strays(reading: Reading, entry: Entry, before: int) -> None:
    """Settings have no "More": a key that no circle has does nothing, and is said so."""
    warned = {f.span for f in reading.faults}
    if len(reading.more) == before or not isinstance(entry.value, Mapping):
        return
    for inner in entry.value.entries:
        if inner.key.text not in CIRCLE and inner.key.span not in warned:
            help = _("a circle's keys are {keys}").format(keys=", ".join(CIRCLE))
            message = _("no circle has a ‘{key}’").format(key=inner.key.text)
            reading.fault("unknown-setting", inner.key.span, message, help)


def path(reading: Reading, node: Node) -> tuple[int, ...] | None:
    """Days after meeting, rising."""
    days = [whole(0, 3650)(reading, item) for item in items(node)]
    known = [day for day in days if day is not None]
    if known != sorted(set(known)):
        help = _("write for example {days}").format(days="[1, 14, 45]")
        reading.fault("bad-number", first_line(node.span), _("the days must rise"), help)
        return None
    return tuple(known)


def leap_day(reading: Reading, node: Node) -> MonthDay | None:
    """28 February or 1 March."""
    written = text(reading, node)
    if written is None:
        return None
    known = {
        "28 february": MonthDay(2, 28),
        "02-28": MonthDay(2, 28),
        "1 march": MonthDay(3, 1),
        "03-01": MonthDay(3, 1),
    }
    if written.casefold() not in known:
        message = _("‘{written}’ cannot stand here").format(written=written)
        reading.fault("bad-choice", node.span, message, either("28 February", "1 March"))
    return known.get(written.casefold())


def numbers(reading: Reading, node: Node) -> MappingType[str, MappingType[str, float]] | None:
    """The numbers of the playbook's rules, by rule and name."""
    if is_empty(node):
        return None
    if not isinstance(node, Mapping):
        expected = pgettext("what was expected", "rules with their numbers, such as ‘{example}’,")
        help = _("write rules with their numbers, such as ‘{example}’")
        example = "W1: {late_days: 90}"
        wrong_kind(reading, node, expected.format(example=example), help.format(example=example))
        return None
    found = {}
    for entry in node.entries:
        rule = entry.key.text.upper()
        if rule not in NUMBERS:
            help = _("rules with numbers are {rules}").format(rules=", ".join(NUMBERS))
            message = _("‘{key}’ has no numbers").format(key=entry.key.text)
            reading.fault("unknown-setting", entry.key.span, message, help)
            continue
        found[rule] = MappingProxyType(_rule_numbers(reading, rule, entry.value))
    return MappingProxyType(found)


def _rule_numbers(reading: Reading, rule: str, node: Node) -> dict[str, float]:
    if not isinstance(node, Mapping):
        expected = pgettext("what was expected", "numbers by name")
        wrong_kind(reading, node, expected, _("write numbers by name"))
        return {}
    found = {}
    for entry in node.entries:
        known = NUMBERS[rule].get(entry.key.text)
        if known is None:
            help = _("{rule} goes by {numbers}").format(rule=rule, numbers=", ".join(NUMBERS[rule]))
            message = _("{rule} has no ‘{key}’").format(rule=rule, key=entry.key.text)
            reading.fault("unknown-setting", entry.key.span, message, help)
            continue
        value = number(known.low, known.high)(reading, entry.value)
        if value is not None:
            found[entry.key.text] = value
    return found


def output(reading: Reading, node: Node) -> str | None:
    """Where the site goes: a folder below the journal's, or a path of its own."""
    if isinstance(node, Scalar):
        return node.text.strip() or None
    expected = pgettext("what was expected", "a folder's name, not {written},").format(
        written=text_of(node)[:40]
    )
    help = _("write a folder's name, not {written}").format(written=text_of(node)[:40])
    wrong_kind(reading, node, expected, help)
    return None


#: Every key of a circle.
CIRCLE: Table = {
    "cadence": cadence,
    "weight": number(0.01, 1000),
    "holds": whole(1, 100000),
    "inner": flag,
    "gifts": flag,
    "work": flag,
    "review": cadence,
    "path": path,
    "quiet": rules,
}

#: Every key of journal.yaml.
SETTINGS: Table = {
    "title": one_line,
    "me": one_line,
    "language": language,
    "circles": circles,
    "default_circle": one_line,
    "per_week": whole(0, 999),
    "quiet": rules,
    "leap_day": leap_day,
    "facts_go_stale": cadence,
    "numbers": numbers,
    "as_of": full_date,
    "output": output,
}
