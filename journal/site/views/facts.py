"""The facts of a person: how to reach them, where they live and work, who is around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote, urlsplit

from msgspec import Struct

from journal.cadence import full_years, in_year, plus
from journal.language import _
from journal.model.assessment import State
from journal.model.dates import MonthDay, Unit
from journal.site.addresses import link
from journal.site.markup import Html, composed, escaped
from journal.site.views.names import in_a_row, joined, plain, row_html
from journal.wording import person_sentences as person_words
from journal.wording import vocabulary
from journal.wording.time import birthday, partial, plural, sentence, yearly

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journal.model.dates import Cadence
    from journal.model.person import Person, Spell, Work, YearlyDay
    from journal.site.views.context import Context

S = TypeVar("S", "Spell", "Work")

_EMAIL = re.compile(r"[^\s@<>\"'?&%]+@[^\s@<>\"'?&%]+")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{3,40}")


class Fact(Struct, frozen=True):
    """A labelled value, with what stands small under it."""

    label: str
    value: Html
    aside: str = ""
    is_old: bool = False
    """Whether it is worth asking if this still holds."""


def safe_link(value: str) -> Html:
    """A way to reach somebody as a link, if it is one of the few kinds that are safe; else text.

    Mail, telephone and the web (http, https) are linked; any other scheme is text.
    """
    text = value.strip()
    if _EMAIL.fullmatch(text):
        return _anchor(f"mailto:{quote(text, safe='@+')}", text)
    if _PHONE.fullmatch(text):
        return _anchor("tel:" + "".join(c for c in text if c.isdigit() or c == "+"), text)
    return _anchor(text, text) if _is_web(text) else plain(value)


def _is_web(text: str) -> bool:
    if not re.fullmatch(r"(?i)https?://[^\s<>\"'\\]+", text):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def _anchor(href: str, text: str) -> Html:
    rel = ' rel="noreferrer"' if href.lower().startswith("http") else ""
    return Html(f'<a href="{escaped(href)}"{rel}>{escaped(text)}</a>')


def contact_facts(person: Person, today: date) -> tuple[Fact, ...]:
    """Mail, telephone, links and addresses, each under the writer's label or its kind."""
    facts = [Fact(_label(_("Email"), one.label), safe_link(one.value)) for one in person.email]
    facts += [Fact(_label(_("Phone"), one.label), safe_link(one.value)) for one in person.phone]
    facts += [
        Fact(_("Link") if one.label is None else sentence(one.label), safe_link(one.value))
        for one in person.links
    ]
    facts += [
        _spell_fact(_("Address"), one, plain(one.value), today, name=one.label)
        for one in _now_first(person.address, today)
    ]
    return tuple(facts)


def _label(kind: str, label: str | None) -> str:
    """What kind of fact it is, with the writer's label: "Email, work"."""
    return kind if label is None else _("{kind}, {label}").format(kind=kind, label=label)


def _spell_fact(label: str, spell: S, value: Html, today: date, *, name: str | None = None) -> Fact:
    title = _label(label, name or None)
    if _is_over(spell, today):
        title = _("{fact}, before").format(fact=title)
    return Fact(title, value, person_words.spell(spell.since, spell.until))


def _is_over(spell: Spell | Work, today: date) -> bool:
    return spell.until is not None and spell.until.last_day < today


def _now_first(spells: Iterable[S], today: date) -> list[S]:
    """What holds today before what did; otherwise as written."""
    return sorted(spells, key=lambda spell: _is_over(spell, today))


def place_facts(context: Context, person: Person, base: str) -> tuple[Fact, ...]:
    """Where they live and lived, where they work and worked: each a link to its page."""
    today = context.today
    facts = [
        _spell_fact(
            _("City"),
            one,
            _page(context.addresses.cities.get(one.value), one.value, base),
            today,
            name=one.label,
        )
        for one in _now_first(person.city, today)
    ]
    facts += [
        _spell_fact(_("Work"), one, _job(context, one, base), today) for one in _now_first(person.work, today)
    ]
    return tuple(facts)


def _job(context: Context, work: Work, base: str) -> Html:
    role = plain(sentence(work.role)) if work.role else Html()
    if work.org is None:
        return role
    place = _page(context.addresses.organisations.get(work.org), work.org, base)
    return composed(_("{role}, {place}"), role=role, place=place) if role else place


def _page(address: str | None, text: str, base: str) -> Html:
    if address is None:
        return plain(text)
    return Html(f'<a href="{escaped(link(base, address))}">{plain(text)}</a>')


def freshness(context: Context, person: Person) -> Fact | None:
    """When these facts were last known to be true; None for who died, and where nothing is known of it."""
    has_facts = person.email or person.phone or person.address or person.city or person.work
    stated = person.confirmed.last_day if person.confirmed else None
    day = stated or context.standing(person.id).last_contact
    if not has_facts or day is None or context.standing(person.id).state is State.DIED:
        return None
    limit = context.journal.settings.facts_go_stale
    stale = not limit.is_none and plus(day, limit) < context.today
    if stated is None and not stale:
        return None
    return Fact("", Html(), person_words.confirmed(day, person.confirmed, context.today, stale=stale), stale)


def day_facts(context: Context, person: Person) -> tuple[Fact, ...]:
    """Their birthday and the other days of each year."""
    facts = []
    if person.birthday is not None:
        gone = context.standing(person.id).state.value == "died"
        aside = "" if gone else person_words.age_line(person.birthday, context.today)
        facts.append(Fact(_("Birthday"), escaped(birthday(person.birthday)), aside))
    facts += [_yearly_fact(context, day) for day in person.dates]
    if person.died is not None and person.died.on is not None:
        facts.append(Fact(_("Died"), escaped(partial(person.died.on))))
    return tuple(facts)


def _yearly_fact(context: Context, day: YearlyDay) -> Fact:
    exact = day.on.exact if not isinstance(day.on, MonthDay) else None
    when = yearly(day.on) if isinstance(day.on, MonthDay) else partial(day.on)
    aside = [_years(exact, context)] if exact else []
    if day.remind is not None and not day.remind.is_none:
        aside.append(_shown(day.remind))
    return Fact(sentence(day.what), escaped(when), in_a_row([part for part in aside if part]))


def _shown(remind: Cadence) -> str:
    """How long before a day it is shown."""
    match remind.unit:
        case Unit.DAY:
            return plural("shown {n} day before", "shown {n} days before", remind.count)
        case Unit.WEEK:
            return plural("shown {n} week before", "shown {n} weeks before", remind.count)
        case Unit.MONTH:
            return plural("shown {n} month before", "shown {n} months before", remind.count)
        case Unit.YEAR:
            return plural("shown {n} year before", "shown {n} years before", remind.count)


def _years(day: date, context: Context) -> str:
    kept = in_year(MonthDay(day.month, day.day), context.today.year, context.journal.settings.leap_day)
    years = full_years(day, context.today) if kept <= context.today else context.today.year - day.year - 1
    return plural("{n} year", "{n} years", years) if years > 0 else ""


def relation_facts(context: Context, person: Person, base: str) -> tuple[Fact, ...]:
    """Who is around them: a line for each kind, written and inferred alike."""
    kinds: dict[str, list[Html]] = {}
    for relation in person.relations:
        name = context.ref(relation.to, base)
        if name not in kinds.setdefault(relation.kind, []):
            kinds[relation.kind].append(name)
    return tuple(Fact(sentence(vocabulary.relation(kind)), joined(names)) for kind, names in kinds.items())


def work_facts(context: Context, person: Person, base: str) -> tuple[Fact, ...]:
    """What the working relationship is: its stage, its worth in the writer's words, whose it is."""
    facts = [Fact(_("Stage"), escaped(sentence(vocabulary.stage(person.stage))))] if person.stage else []
    if person.worth:
        worth = person.worth
        known = (
            (_("Worth, a year"), worth.yearly),
            (_("Beyond money"), worth.beyond_money),
            (_("You may give"), worth.give),
        )
        pairs = [(label, value) for label, value in known if value]
        pairs += [(sentence(key), value) for key, value in worth.more]
        facts += [Fact(label, plain(value)) for label, value in pairs]
    if person.owner:
        facts.append(Fact(_("Mainly kept by"), context.ref(person.owner, base)))
    return tuple(facts)


def more_facts(person: Person) -> tuple[Fact, ...]:
    """The writer's own keys, where imports know them from, and what keeps still about them."""
    facts = [Fact(sentence(key), plain(value)) for key, value in person.more]
    facts += [
        Fact(
            _("Known as, in {program}").format(program=one.label) if one.label else _("Known as"),
            plain(one.value),
        )
        for one in person.ids
    ]
    if person.quiet:
        facts.append(Fact(_("Keeping still"), escaped(in_a_row(person.quiet))))
    return tuple(facts)


def listed_html(values: Iterable[str]) -> Html:
    """Several of the writer's words in a row."""
    return row_html(values)
