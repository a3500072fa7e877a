"""`journal today`: whom to reach out to, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journal.cli.reading import read, session_of
from journal.cli.terminal import cells, faint, say, say_json, strong, width, wrapped
from journal.diagnostics import visible
from journal.interchange.json_export import day_object, person_object
from journal.language import N_, _, weekday_name
from journal.model.assessment import DayKind, PromiseState
from journal.wording.days import day_sentence, promise_meta, today_lede
from journal.wording.people import call
from journal.wording.reasons import reason
from journal.wording.sentences import since_headline, since_row
from journal.wording.time import full_day, plural, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.cli.reading import Read
    from journal.interchange.json_facts import Json
    from journal.model.person import Person

#: How many of those for whom there may be time are listed.
_ROWS = 12
#: How many days to remember are listed.
_DAYS = 10
#: How wide a day in the margin is in English; others may be wider.
_MARGIN = 6
#: Days that the opening sentence can tell of: ours to word, not the writer's.
_SAID = {DayKind.BIRTHDAY, DayKind.REMEMBRANCE, DayKind.BACK}


@click.command(help=N_("Whom to reach out to today, and why; then what is coming up."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print it as one JSON object."))
@click.pass_context
def today(context: click.Context, as_json: bool) -> None:
    """Whom to reach out to today, and why."""
    found = read(session_of(context))
    if as_json:
        say_json(today_object(found))
    else:
        for line in today_lines(found, width()):
            say(line)
    context.exit(found.status)


def today_object(found: Read) -> dict[str, Json]:
    """The day for a program; people as in `export json`."""
    journal, assessment = found.journal, found.assessment
    asked = [person_object(journal.people[id], journal, assessment, private=False) for id in assessment.asked]
    return {
        "format": 1,
        "as_of": assessment.today.isoformat(),
        "asked": list(asked),
        "when_there_is_time": list(assessment.when_there_is_time),
        "coming_up": [day_object(day, journal) for day in assessment.coming_up],
    }


def today_lines(found: Read, columns: int) -> Iterator[str]:
    """The day as a page of text."""
    journal, assessment = found.journal, found.assessment
    day = assessment.today
    yield strong(full_day(day))
    coming = next((d for d in assessment.coming_up if d.kind in _SAID and (d.on - day).days < 7), None)
    yield from wrapped(today_lede(len(assessment.asked), coming, journal.people, day), columns)
    for id in assessment.asked:
        yield ""
        yield from _person(journal.people[id], found, columns)
    yield from _section(_("When there is time"), _rows(found))
    yield from _section(_("Coming up"), _coming(found, columns))
    yield from _section(_("Promises of yours"), _promises(found, columns))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    """A heading and its lines; nothing where there are none."""
    for number, line in enumerate(lines):
        if number == 0:
            yield ""
            yield strong(title)
        yield line


def _person(person: Person, found: Read, columns: int) -> Iterator[str]:
    journal, assessment = found.journal, found.assessment
    headline = since_headline(person, assessment.standings[person.id], assessment.today)
    name = "" if person.name == call(person) else f" ({person.name})"
    yield strong(visible(f"{headline}{name}"))
    # One nudge a person, the most useful first; the rest is in the brief.
    for finding in assessment.findings.get(person.id, ())[:1]:
        yield from wrapped(reason(finding, journal, assessment), columns, "  ")
    yield faint(visible(f"  journal brief {person.id}"))


def _rows(found: Read) -> Iterator[str]:
    journal, assessment = found.journal, found.assessment
    waiting = assessment.when_there_is_time
    for id in waiting[:_ROWS]:
        person = journal.people[id]
        row = since_row(person, assessment.standings[id], assessment.today)
        name = "" if person.name == call(person) else f" ({person.name})"
        yield visible(f"  {row}{name}")
    if len(waiting) > _ROWS:
        yield faint("  " + _("and others, whenever it suits: {command}").format(command="journal due"))


def _coming(found: Read, columns: int) -> Iterator[str]:
    days = found.assessment.coming_up
    widest = max((cells(short_day(day.on)) for day in days[:_DAYS]), default=0)
    widest = max(widest, _MARGIN)
    for day in days[:_DAYS]:
        on = short_day(day.on)
        margin = f"  {' ' * (widest - cells(on))}{on}  {weekday_name(day.on.weekday(), short=True)}  "
        lines = wrapped(day_sentence(day, found.journal.people), columns - len(margin))
        yield margin + lines[0]
        yield from (" " * len(margin) + line for line in lines[1:])
    if len(days) > _DAYS:
        rest = len(days) - _DAYS
        more = plural("and {n} day more in the next weeks", "and {n} days more in the next weeks", rest)
        yield faint(f"  {more}")


def _promises(found: Read, columns: int) -> Iterator[str]:
    """Mine whose day has passed; those that are near stand among the days."""
    for standing in found.assessment.promises:
        if standing.state is PromiseState.LATE:
            meta = promise_meta(standing, found.journal.people, found.assessment.today)
            yield from wrapped(f"{standing.promise.text} · {meta}", columns, "  ")
