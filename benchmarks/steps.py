"""How long single steps take inside one process: `python -m benchmarks steps`.

Made-up journals with 1,000, 3,000 and 10,000 people and ten notes each: what is found out about a
day (`assess`) and the search index. Each figure is the median of some rounds; the cost of one person
should stay what it is, however many there are.
"""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, timedelta

from journal.model.assessment import Assessment
from journal.model.journal import Journal
from journal.model.note import Note, Promise
from journal.model.person import Origin, Person
from journal.model.prose import Prose
from journal.model.settings import Settings
from journal.practices.assess import assess
from journal.site.pages import SiteInput, SitePlan, plan

AS_OF = date(2026, 11, 22)
SIZES = (1_000, 3_000, 10_000)
NOTES_EACH = 10
ROUNDS = 3
_CIRCLES = ("inner", "close", "friends", "friends", "wider", "wider", "clients")


def main() -> None:
    """Measure, print a table."""
    print(f"{'people':>10}{'notes':>10}{'assess':>12}{'a person':>12}{'search':>12}")
    for people in SIZES:
        journal = made_up(people)
        found = assess(journal, AS_OF)
        site = SiteInput(journal, found, ())
        seconds = median(lambda journal=journal: worked_out(assess(journal, AS_OF)))  # type: ignore[misc]
        plans = [plan(site) for _ in range(ROUNDS)]
        search = median(lambda plans=plans: indexed(plans.pop()))  # type: ignore[misc]
        cells = (f"{seconds:10.2f} s", f"{seconds / people * 1e6:9.0f} µs", f"{search:10.2f} s")
        print(f"{people:10,}{len(journal.notes):10,}{''.join(cells)}")


def indexed(planned: SitePlan) -> None:
    """Make the index of the search."""
    for task in planned.search():
        task.make()


def worked_out(assessment: Assessment) -> None:
    """Ask for all that holds: each part is worked out when it is asked for."""
    for whole in (assessment, assessment.whole):
        for part in fields(whole):  # type: ignore[arg-type]
            found = getattr(whole, part.name)
            if isinstance(found, Mapping):
                dict(found)


def median(work: Callable[[], object]) -> float:
    """Seconds of the processor for one round."""
    rounds = []
    for _ in range(ROUNDS):
        gc.collect()
        begun = time.process_time()
        work()
        rounds.append(time.process_time() - begun)
    return statistics.median(rounds)


def made_up(people: int, seed: int = 2026) -> Journal:
    """People with notes and promises; few have many notes and many have few."""
    chance = random.Random(seed)
    ids = [f"person-{number:05}" for number in range(people)]
    persons = {id: _person(id, chance) for id in ids}
    notes = tuple(sorted((_note(n, ids, chance) for n in range(people * NOTES_EACH)), key=lambda n: n.date))
    promises = tuple(_promise(note, chance) for note in notes if chance.random() < 0.3)
    return Journal(persons, notes, promises, Settings(as_of=AS_OF))


def _person(id: str, chance: random.Random) -> Person:
    return Person(id, id.title(), f"contacts/{id}.md", id, circle=chance.choice(_CIRCLES))


def _note(number: int, ids: list[str], chance: random.Random) -> Note:
    with_ = {ids[int(chance.paretovariate(0.6)) % len(ids)] for _ in range(chance.randint(1, 4))}
    day = AS_OF - timedelta(days=int(chance.triangular(0, 3650, 0)))
    text = "We talked about the harbour, the garden and the long way home. " * 5
    return Note(
        f"contacts/{number}.md",
        day,
        "A day",
        people=tuple(sorted(with_)),
        channel="walk",
        prose=Prose(text=text),
    )


def _promise(note: Note, chance: random.Random) -> Promise:
    due = note.date + timedelta(days=chance.randint(3, 90))
    mark = chance.choice(("open", "kept", "kept", "kept"))
    origin = Origin(note.file, 3, 1)
    return Promise("Send the book", "me", note.people, mark, note.date, due, None, origin)


if __name__ == "__main__":
    main()
