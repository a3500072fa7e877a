"""`journal stats`: what there is, counted, by month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from journal.cli.reading import read, session_of
from journal.cli.terminal import cells, say, say_json, strong, table, width, wrapped
from journal.diagnostics import visible
from journal.interchange.json_export import note_object
from journal.language import N_, _, figures
from journal.model.assessment import State
from journal.practices.counts import Counts
from journal.practices.counts import counts as count
from journal.wording import count_sentences as words
from journal.wording.sentences import state_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from journal.cli.reading import Read
    from journal.interchange.json_facts import Json

#: How many months the terminal shows; JSON has all.
_MONTHS = 12
#: The longest bar, in characters.
_BAR = 40
#: States in the order in which a table shows them; those that share a word share a column.
_STATES = (
    *(State.FRESH, State.SOON, State.DUE, State.OVERDUE, State.DORMANT),
    *(State.RESTING, State.NO_RHYTHM, State.NEVER, State.DIED),
)


@click.command(help=N_("What there is, counted: people, notes by year and month, channels, promises."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print it as one JSON object."))
@click.pass_context
def stats(context: click.Context, as_json: bool) -> None:
    """What there is, counted."""
    found = read(session_of(context))
    counts = count(found.journal, found.assessment)
    if as_json:
        say_json(stats_object(counts, found))
    else:
        for line in stats_lines(counts, found, width()):
            say(line)
    context.exit(found.status)


def stats_lines(counts: Counts, found: Read, columns: int) -> Iterator[str]:
    """The counts as a page of text."""
    yield from wrapped(words.overview(counts.people, counts.notes, counts.plans), columns)
    if counts.oldest:
        yield from wrapped(words.oldest(counts.oldest, found.assessment.today), columns)
    yield from _titled(_("People"), _circles(counts, columns))
    yield from _titled(_("Notes by year"), bars(counts.years, columns))
    months = [(words.month_label(month), notes) for month, notes in counts.months[-_MONTHS:]]
    yield from _titled(_("Notes by month"), bars(months, columns))
    channels = [(channel or _(words.NO_CHANNEL), notes) for channel, notes in counts.channels]
    yield from _titled(_("How you were in touch"), bars(channels, columns))
    yield from _titled(_("Promises"), (f"  {line}" for line in words.promises(counts.mine, counts.theirs)))


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading and its lines; nothing where there are none."""
    shown = list(lines)
    if shown:
        yield ""
        yield strong(title)
        yield from shown


def _circles(counts: Counts, columns: int) -> list[str]:
    """People by circle and by how it stands; a column for each word that is anybody's."""
    by_word = [(circle or _(words.NO_CIRCLE), _by_word(states)) for circle, states in counts.circles]
    used = [w for w in dict.fromkeys(map(state_word, _STATES)) if any(row[w] for _, row in by_word)]
    rows = [("", *used)]
    rows += [(circle, *(str(row[word] or "·") for word in used)) for circle, row in by_word]
    return [f"  {line}" for line in table(rows, columns - 2)] if by_word else []


def _by_word(states: Mapping[State, int]) -> Counter[str]:
    found: Counter[str] = Counter()
    for state, people in states.items():
        found[state_word(state)] += people
    return found


def bars(rows: Sequence[tuple[str, int]], columns: int) -> Iterator[str]:
    """Rows as bars of text: the label, the bar, the number; the longest bar is the largest number."""
    if not rows:
        return
    shown = [(visible(label), number) for label, number in rows]
    margin = max(cells(label) for label, _ in shown)
    largest = max(number for _, number in shown)
    room = min(_BAR, columns - margin - cells(figures(largest)) - 6)
    for label, number in shown:
        bar = "█" * max(round(room * number / largest), bool(number)) if largest else ""
        gap = " " * (margin - cells(label))
        yield f"  {label}{gap}  {bar}{' ' if bar else ''}{figures(number)}"


def stats_object(counts: Counts, found: Read) -> dict[str, Json]:
    """The counts for a program; nothing in them says what a private note is about."""
    oldest = counts.oldest
    return {
        "format": 1,
        "as_of": found.assessment.today.isoformat(),
        "people": counts.people,
        "circles": [
            {"circle": circle, "states": {str(state): people for state, people in states.items()}}
            for circle, states in counts.circles
        ],
        "notes": counts.notes,
        "plans": counts.plans,
        "oldest": dict(note_object(oldest, found.assessment)) if oldest and not oldest.private else None,
        "months": [{"month": month, "notes": notes} for month, notes in counts.months],
        "channels": [{"channel": channel, "notes": notes} for channel, notes in counts.channels],
        "promises": {
            "mine": {str(state): promised for state, promised in counts.mine.items()},
            "theirs": {str(state): promised for state, promised in counts.theirs.items()},
        },
    }
