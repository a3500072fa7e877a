"""`journal brief`: one screen before reaching out to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journal.cli.completing import Name
from journal.cli.reading import read, session_of, somebody
from journal.cli.session import Refused
from journal.cli.terminal import faint, say, say_json, strong, width, wrapped
from journal.diagnostics import visible
from journal.interchange.json_export import day_object, person_object, promise_object
from journal.language import N_, _, pgettext
from journal.practices.brief import brief as brief_of
from journal.wording import ranking_sentences as ranking
from journal.wording.briefs import first_line, passages
from journal.wording.reasons import reason
from journal.wording.sentences import lede

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.cli.reading import Read
    from journal.interchange.json_facts import Json
    from journal.model.brief import Brief
    from journal.model.person import Origin, Person


@click.command(
    help=N_("One screen before reaching out to NAME: an id, a name, an alias or a unique first name.")
)
@click.argument("name", metavar=N_("NAME"), type=Name())
@click.option(
    "--why",
    is_flag=True,
    help=N_("Print every finding with the places it saw, and the place in the ranking."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print it as one JSON object."))
@click.pass_context
def brief(context: click.Context, name: str, *, why: bool, as_json: bool) -> None:
    """One screen before reaching out to somebody."""
    found = read(session_of(context), with_history=True)
    person = somebody(found.journal, name)
    if person.id == found.journal.settings.me:
        message = _("{name} is you; a brief is for reaching out to somebody else")
        raise Refused(message.format(name=visible(person.name)))
    told = brief_of(found.journal, found.assessment, person, found.changes.get(person.id, ()))
    if as_json:
        say_json({**brief_object(told, person, found), **(why_object(told, found) if why else {})})
    else:
        for line in brief_lines(told, person, found, width()):
            say(line)
        for line in why_lines(told, found, width()) if why else ():
            say(line)
    context.exit(found.status)


def brief_lines(told: Brief, person: Person, found: Read, columns: int) -> Iterator[str]:
    """The brief as a page of text."""
    day = found.assessment.today
    yield strong(visible(person.name))
    standing = found.assessment.standings[person.id]
    yield from wrapped(lede(person, standing, found.journal.cadence_of(person), day), columns)
    for passage in passages(told, found.journal.people, day):
        yield ""
        yield strong(visible(passage.label))
        for text in passage.lines:
            yield from wrapped(text, columns, "  ")
    if not (told.remembered or told.resting):
        yield ""
        file = f"contacts/{person.id}/{day.isoformat()}-….md"
        yield faint(visible(_("Afterwards, write it down: {file}").format(file=file)))


def why_lines(told: Brief, found: Read, columns: int) -> Iterator[str]:
    """Every finding in the order of the ranking, with its evidence; then the person's own place."""
    yield ""
    yield strong(pgettext("a heading", "Why"))
    if not told.findings:
        yield "  " + _("No rule has anything to say just now.")
    for number, finding in enumerate(told.findings, 1):
        said = reason(finding, found.journal, found.assessment)
        yield from wrapped(f"{number}. {finding.practice}: {said}", columns, "  ")
        yield from (visible(f"    {place(origin)}") for origin in finding.evidence)
    person = found.journal.people[told.person]
    if told.person in (*found.assessment.asked, *found.assessment.when_there_is_time):
        standing = found.assessment.standings[told.person]
        yield from wrapped(ranking.weighed(person, found.journal, standing), columns, "  ")
    yield from wrapped(ranking.place(person, found.assessment), columns, "  ")


def place(origin: Origin) -> str:
    """Where something was written: ``path:line``."""
    return f"{origin.path}:{origin.line}"


def why_object(told: Brief, found: Read) -> dict[str, Json]:
    """The same for a program: the findings in their order, and the place among the people of the day."""
    journal, assessment = found.journal, found.assessment
    findings: list[Json] = [
        {
            "practice": finding.practice,
            "reason": reason(finding, journal, assessment),
            "evidence": [place(origin) for origin in finding.evidence],
        }
        for finding in told.findings
    ]
    return {"why": findings, "ranking": ranking.place(journal.people[told.person], assessment)}


def brief_object(told: Brief, person: Person, found: Read) -> dict[str, Json]:
    """The brief for a program: the person as in `export json`, and what the screen shows."""
    journal, assessment = found.journal, found.assessment
    return {
        "format": 1,
        "as_of": assessment.today.isoformat(),
        "person": dict(person_object(person, journal, assessment, private=False)),
        "last": told.last.file if told.last else None,
        "plan": told.plan.file if told.plan else None,
        "ask": [
            {"text": a.text, "on": a.on.isoformat() if a.on else None, "file": a.note.file} for a in told.ask
        ],
        "changed": [
            {"on": c.on.isoformat(), "key": c.key, "before": c.before, "after": c.after} for c in told.changed
        ],
        "mine": [dict(promise_object(s)) for s in told.mine],
        "theirs": [dict(promise_object(s)) for s in told.theirs],
        "days": [dict(day_object(day, journal)) for day in told.days],
        "first_line": first_line(told, journal.people, assessment.today) or None,
        "gently": told.gently,
    }
