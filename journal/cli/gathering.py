"""`journal gather`: whom to invite, so that nobody sits alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journal.cli.choosing import Word, circles, cities, cities_now, known, tags
from journal.cli.reading import read, session_of
from journal.cli.terminal import say, say_json, strong, table, width
from journal.diagnostics import visible
from journal.language import N_, _, pgettext
from journal.practices.gathering import USUAL_SIZE, Choice, Guest
from journal.practices.gathering import gather as invite
from journal.practices.scene import scene
from journal.wording import gather_sentences as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal.cli.reading import Read
    from journal.interchange.json_facts import Json


@click.command(
    help=N_("Whom to invite to one table: those not seen for long first, then people whom they know.")
)
@click.option("--city", metavar="C", type=Word(cities), help=N_("Only people who live there now."))
@click.option("--tag", metavar="T", type=Word(tags), help=N_("Only people with this tag."))
@click.option("--circle", metavar="C", type=Word(circles), help=N_("Only people of this circle."))
@click.option(
    "--size",
    metavar="N",
    type=click.IntRange(1, 50),
    default=USUAL_SIZE,
    help=N_("How many guests. Default: 6."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print it as one JSON object."))
@click.pass_context
def gather(
    context: click.Context, *, city: str | None, tag: str | None, circle: str | None, size: int, as_json: bool
) -> None:
    """Whom to invite to one table."""
    found = read(session_of(context))
    choice = chosen(found, city, tag, circle)
    guests = invite(scene(found.journal, found.assessment.today), choice, size)
    if as_json:
        say_json(gather_object(guests, choice, size, found))
    else:
        for line in gather_lines(guests, choice, found, width()):
            say(line)
    context.exit(found.status)


def chosen(found: Read, city: str | None, tag: str | None, circle: str | None) -> Choice:
    """Whom to choose from, in the journal's own words.

    Raises:
        Refused: for a city, tag or circle that is nobody's.
    """
    journal = found.journal
    return Choice(
        city=known(city, cities_now(journal, found.assessment.today), _("nobody here lives in ‘{word}’")),
        tag=known(tag, tags(journal), _("nobody here has the tag ‘{word}’")),
        circle=known(circle, circles(journal), _("there is no circle ‘{word}’")),
    )


def gather_lines(guests: Sequence[Guest], choice: Choice, found: Read, columns: int) -> Iterator[str]:
    """The guests as a table: who, why, and whom they know there."""
    where = visible(words.from_where(choice.city, choice.tag, choice.circle))
    if not guests:
        yield words.nobody_to_invite(where)
        return
    yield strong(words.table_title(len(guests), where))
    yield ""
    heads = (_("Name"), pgettext("a heading", "Why"), pgettext("whom a guest knows", "Knows"))
    rows = [heads, *(_row(guest, found) for guest in guests)]
    heading, *lines = table(rows, columns)
    yield strong(heading)
    yield from lines


def _row(guest: Guest, found: Read) -> tuple[str, str, str]:
    people = found.journal.people
    return people[guest.person].name, _why(guest, found), words.knows(guest.knows, people)


def _why(guest: Guest, found: Read) -> str:
    standing, today = found.assessment.standings[guest.person], found.assessment.today
    return words.why(is_late=guest.is_late, standing=standing, knows=bool(guest.knows), today=today)


def gather_object(guests: Sequence[Guest], choice: Choice, size: int, found: Read) -> dict[str, Json]:
    """The table for a program."""
    return {
        "format": 1,
        "as_of": found.assessment.today.isoformat(),
        "city": choice.city,
        "tag": choice.tag,
        "circle": choice.circle,
        "size": size,
        "guests": [
            {
                "id": guest.person,
                "name": found.journal.people[guest.person].name,
                "why": _why(guest, found),
                "is_late": guest.is_late,
                "knows": list(guest.knows),
            }
            for guest in guests
        ],
    }
