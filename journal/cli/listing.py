"""`journal due` and `journal promises`: lists that fit a terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from journal.cli.choosing import Word, circles, cities, tags
from journal.cli.reading import read, session_of
from journal.cli.session import Refused
from journal.cli.terminal import say, say_json, strong, table, width, wrapped
from journal.content.names import fold
from journal.diagnostics import visible
from journal.interchange.json_export import person_object, promise_object
from journal.language import N_, _, pgettext
from journal.wording.days import promise_meta, promises_lede
from journal.wording.sentences import due_fact, state_shape, state_word
from journal.wording.time import ago, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.cli.reading import Read
    from journal.model.assessment import PromiseStanding
    from journal.model.person import Person


class Wanted(Struct, frozen=True):
    """Whom `due` lists."""

    circle: str | None = None
    tag: str | None = None
    city: str | None = None
    everyone: bool = False
    untriaged: bool = False


@click.command(help=N_("Whose day has come: those asked for first, then everybody else who waits."))
@click.option("--circle", metavar="C", type=Word(circles), help=N_("Only people of this circle."))
@click.option("--tag", metavar="T", type=Word(tags), help=N_("Only people with this tag."))
@click.option("--city", metavar="C", type=Word(cities), help=N_("Only people who live there now."))
@click.option("--all", "everyone", is_flag=True, help=N_("Everybody, not only those whose day has come."))
@click.option("--untriaged", is_flag=True, help=N_("Only people who have no circle and no rhythm yet."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print a JSON list of people, as in `export json`."))
@click.pass_context
def due(
    context: click.Context,
    *,
    circle: str | None,
    tag: str | None,
    city: str | None,
    everyone: bool,
    untriaged: bool,
    as_json: bool,
) -> None:
    """Whose day has come, and who waits."""
    found = read(session_of(context))
    people = chosen(found, Wanted(circle, tag, city, everyone, untriaged))
    if as_json:
        say_json([person_object(p, found.journal, found.assessment, private=False) for p in people])
    else:
        for line in due_lines(people, found, width(), with_state=everyone or untriaged):
            say(line)
    context.exit(found.status)


def chosen(found: Read, wanted: Wanted) -> list[Person]:
    """The people to list, in the order of the ranking, then by due day and name.

    Raises:
        Refused: for a circle that the settings do not know.
    """
    known = [c.name for c in found.journal.settings.circles]
    if wanted.circle is not None and fold(wanted.circle) not in map(fold, known):
        message = _("there is no circle ‘{word}’: {file} has {circles}")
        names = {"word": visible(wanted.circle), "file": "journal.yaml", "circles": ", ".join(known)}
        raise Refused(message.format(**names))
    people = [p for p in found.journal.people.values() if _is_listed(p, found, wanted)]
    ranked = {id: n for n, id in enumerate((*found.assessment.asked, *found.assessment.when_there_is_time))}
    return sorted(people, key=lambda p: (ranked.get(p.id, len(ranked)), _due_key(p, found), p.id))


def _due_key(person: Person, found: Read) -> date:
    standing = found.assessment.standings[person.id]
    return standing.due_on if standing.due_on and due_fact(standing, found.assessment.today) else date.max


def _is_listed(person: Person, found: Read, wanted: Wanted) -> bool:
    journal, standing = found.journal, found.assessment.standings[person.id]
    if person.id == journal.settings.me:
        return False
    if wanted.untriaged and not is_untriaged(person, found):
        return False
    if not (wanted.everyone or wanted.untriaged) and not (standing.state.is_late and standing.asked_for):
        return False
    circle = journal.circle_of(person)
    return (
        (wanted.circle is None or (circle is not None and fold(circle.name) == fold(wanted.circle)))
        and (wanted.tag is None or fold(wanted.tag) in map(fold, person.tags))
        and (
            wanted.city is None
            or fold(wanted.city) in (fold(c.value) for c in person.city if c.until is None)
        )
    )


def is_untriaged(person: Person, found: Read) -> bool:
    """Whether nobody has said yet where they belong: no circle, no rhythm, no rest."""
    return (
        person.id != found.journal.settings.me
        and found.journal.circle_of(person) is None
        and person.cadence is None
        and person.paused is None
        and person.died is None
    )


def due_lines(people: list[Person], found: Read, columns: int, *, with_state: bool) -> Iterator[str]:
    """The table: name, circle, last contact, rhythm, due day; the state where it is not the same for all."""
    if not people:
        yield _("Nobody.") if with_state else _("Nobody’s day has come. There is no hurry.")
        return
    rows = [_headings(), *(_row(person, found) for person in people)]
    lines = table([row if with_state else row[:-1] for row in rows], columns)
    yield strong(lines[0])
    yield from lines[1:]


def _headings() -> tuple[str, ...]:
    last = pgettext("when somebody was last in touch", "Last")
    due = pgettext("the day that reconnecting is due", "Due")
    return (_("Name"), _("Circle"), last, _("Rhythm"), due, _("How it stands"))


def _row(person: Person, found: Read) -> tuple[str, ...]:
    journal, day = found.journal, found.assessment.today
    standing = found.assessment.standings[person.id]
    circle, cadence = journal.circle_of(person), journal.cadence_of(person)
    return (
        person.name,
        circle.name if circle else "–",
        ago(standing.last_contact, day, figures=True) if standing.last_contact else "–",
        str(cadence) if cadence and not cadence.is_none else "–",
        short_day(standing.due_on, day) if due_fact(standing, day) and standing.due_on else "–",
        f"{state_shape(standing.state)} {state_word(standing.state)}",
    )


@click.command(help=N_("Open promises, yours and theirs, each with its place."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print a JSON list, as in `export json`."))
@click.pass_context
def promises(context: click.Context, as_json: bool) -> None:
    """Open promises, yours and theirs."""
    found = read(session_of(context))
    standing = [s for s in found.assessment.promises if s.is_open]
    if as_json:
        say_json([promise_object(s) for s in standing])
    else:
        for line in promise_lines(standing, found, width()):
            say(line)
    context.exit(found.status)


def promise_lines(standings: list[PromiseStanding], found: Read, columns: int) -> Iterator[str]:
    """Mine, the nearest day first; then theirs, the oldest first."""
    mine = sorted((s for s in standings if s.is_mine), key=_nearest)
    theirs = sorted((s for s in standings if not s.is_mine), key=_nearest)
    yield promises_lede(len(mine), len(theirs))
    for title, some in ((_("You said you would"), mine), (_("They said they would"), theirs)):
        if some:
            yield ""
            yield strong(title)
        for standing in some:
            yield from _promise(standing, found, columns)


def _nearest(standing: PromiseStanding) -> tuple[date, date, str, int]:
    promise = standing.promise
    return (promise.due or date.max, promise.made or date.max, promise.origin.path, promise.origin.line)


def _promise(standing: PromiseStanding, found: Read, columns: int) -> Iterator[str]:
    meta = promise_meta(standing, found.journal.people, found.assessment.today)
    yield from wrapped(standing.promise.text, columns, "  ")
    yield from wrapped(
        f"{meta} · {standing.promise.origin.path}:{standing.promise.origin.line}", columns, "    "
    )
