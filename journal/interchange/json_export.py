"""``export json``: the whole journal and what is found out about it, as one object.

The schema stands in docs/export-json.md; it is versioned by ``"format"``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.interchange.json_diagnostics import diagnostic_object
from journal.interchange.json_facts import facts
from journal.model.privacy import without_private
from journal.practices.assess import assess
from journal.practices.contact import is_contact
from journal.wording.days import day_line
from journal.wording.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journal.diagnostics import Diagnostic
    from journal.interchange.json_facts import Json
    from journal.model.assessment import Assessment, DayToRemember, Finding, PromiseStanding
    from journal.model.journal import Journal
    from journal.model.note import Note
    from journal.model.person import Person

#: Version of the schema; it grows when a key changes its meaning or goes.
FORMAT = 1

#: Words by which a fault may quote what is most private: the keys, and the keys inside them.
_PRIVATE = re.compile(
    r"\b(?:felt|fragile|intention|lapse|stage|worth)\b"
    r"|\b(?:sorry|about|closed|why|yearly|beyond money|give)\s*:",
    re.I,
)


def export(
    journal: Journal, assessment: Assessment, diagnostics: Iterable[Diagnostic], *, private: bool
) -> dict[str, Json]:
    """The journal as one JSON object; lists in a stable order.

    Without ``private``, what FORMAT calls most private is left out, and all is
    worked out again from what remains.
    """
    found = list(diagnostics)
    if not private:
        found = _speakable(journal, found)
        journal = without_private(journal)
        assessment = assess(journal, assessment.today)
    return {
        "format": FORMAT,
        "as_of": assessment.today.isoformat(),
        "title": journal.settings.title,
        "people": [person_object(p, journal, assessment, private=private) for p in _by_id(journal)],
        "notes": [note_object(note, assessment) for note in journal.notes],
        "promises": [promise_object(standing) for standing in assessment.promises],
        "coming_up": [day_object(day, journal) for day in assessment.coming_up],
        "diagnostics": [diagnostic_object(d) for d in found],
    }


def _by_id(journal: Journal) -> list[Person]:
    return [journal.people[id] for id in sorted(journal.people)]


def person_object(
    person: Person, journal: Journal, assessment: Assessment, *, private: bool
) -> dict[str, Json]:
    """A person, how it stands with them, and every finding about them."""
    standing = assessment.standings[person.id]
    circle, cadence = journal.circle_of(person), journal.cadence_of(person)
    findings = assessment.findings.get(person.id, ())
    return {
        "id": person.id,
        "name": person.name,
        "file": person.file,
        "circle": circle.name if circle else None,
        "cadence": str(cadence) if cadence else None,
        "state": str(standing.state),
        "last_contact": _iso(standing.last_contact),
        "due_on": _iso(standing.due_on),
        "days_overdue": standing.days_overdue,
        "usual_gap_days": standing.usual_gap,
        "touches": standing.touches,
        "contacts": standing.contacts,
        "asked": person.id in assessment.asked,
        "nudges": [nudge_object(f, journal, assessment) for f in findings if not is_sign(f)],
        "signs": [f.practice for f in findings if is_sign(f)],
        "facts": dict(facts(person, private=private)),
        "more": dict(person.more),
    }


def is_sign(finding: Finding) -> bool:
    """Whether it is one of PLAYBOOK 6: a sign, and no reason to write by itself."""
    return finding.practice.startswith("S")


def nudge_object(finding: Finding, journal: Journal, assessment: Assessment) -> dict[str, Json]:
    """A finding: its rule, its sentence, and the files it saw."""
    files = dict.fromkeys(origin.path for origin in finding.evidence)
    return {
        "practice": finding.practice,
        "reason": reason(finding, journal, assessment),
        "evidence": list(files),
    }


def note_object(note: Note, assessment: Assessment) -> dict[str, Json]:
    """A note, without its text."""
    return {
        "file": note.file,
        "date": note.date.isoformat(),
        "title": note.title,
        "with": list(note.people),
        "mentions": list(note.mentions),
        "channel": note.channel,
        "is_contact": is_contact(note, assessment.today),
    }


def promise_object(standing: PromiseStanding) -> dict[str, Json]:
    """A promise and how it stands."""
    promise = standing.promise
    return {
        "text": promise.text,
        "by": promise.by,
        "to": list(promise.to),
        "state": str(standing.state),
        "due": _iso(promise.due),
        "file": promise.origin.path,
        "line": promise.origin.line,
    }


def day_object(day: DayToRemember, journal: Journal) -> dict[str, Json]:
    """A day to remember."""
    return {"on": day.on.isoformat(), "what": day_line(day, journal.people), "who": list(day.people)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _speakable(journal: Journal, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The faults that quote nothing most private: those of public files, not about private keys.

    A note whose front matter could not be read counts as private, and is not among the notes.
    """
    public = {note.file for note in journal.notes if not note.private}
    for person in journal.people.values():
        public |= {person.file, *(page.file for page in person.pages)}
    return [
        diagnostic
        for diagnostic in diagnostics
        if (diagnostic.path in public or not diagnostic.path.startswith("contacts/"))
        and not _PRIVATE.search(f"{diagnostic.message}\n{diagnostic.help}\n{diagnostic.excerpt}")
    ]
