"""When it has gone quiet: each finding of the playbook's fifth section in a sentence or two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.model.assessment import Assessment, Finding
from journal.model.journal import Journal
from journal.wording.people import call, call_id, calls, pronouns
from journal.wording.time import day_month, gap, number

_STEPS = {
    1: "A friendly note would do, with something new in it and a real question.",
    2: "Next, a voice: ring, as you used to.",
    3: "Next, an invitation.",
}
_DONE = "You have done your part; it may rest for now."
_MOVED = {1: "A note to the new address would do; ask whether it still holds.", 2: "Next, a voice: ring."}


def drifted(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L1: "It has been quiet for seven months. A friendly note would do, …"."""
    return _way_back(finding, journal, assessment, _STEPS, "It has been quiet for {}.")


def broke(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L2: "It broke five months ago. Sooner is easier, and they likely feel the same."."""
    person = journal.people[finding.person]
    if finding.facts.get("propose"):
        return (
            f"The last time with {call(person)} was strained. If something broke, write “lapse: rupture” "
            "in the file, and a way back will stand here."
        )
    words = pronouns(person)
    feels = "feel" if words.plural else "feels"
    opening = "It broke {} ago. Sooner is easier, and " + f"{words.subject} likely {feels} the same."
    return _way_back(finding, journal, assessment, _STEPS, opening)


def moved_away(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L7: "Since the move it has been quiet for a year. …"."""
    spoken = _last_contact(finding, assessment) > _since(finding, assessment)
    opening = "It has been quiet for {}." if spoken else "Since the move it has been quiet for {}."
    told = _way_back(finding, journal, assessment, _MOVED, opening)
    plan = finding.facts.get("plan")
    return f"{told} You’ll be near: {plan}." if plan else told


def _way_back(
    finding: Finding, journal: Journal, assessment: Assessment, steps: dict[int, str], opening: str
) -> str:
    facts = finding.facts
    person = journal.people[finding.person]
    if facts["over"]:
        return f"All well again with {call(person)}? Then take “lapse” out of the file."
    since = _since(finding, assessment)
    if finding.practice != "L2":  # it broke when it broke; it has been quiet since one last spoke
        since = max(since, _last_contact(finding, assessment))
    told = opening.format(gap(max((assessment.today - since).days, 1)))
    if facts["apologise"]:
        about = facts["sorry_about"]
        return f"{told} The apology comes first{f': “{_bare(about)}”' if about else ''}."
    step = facts["step"]
    return f"{told} {steps[step] if isinstance(step, int) else _DONE}"


def _since(finding: Finding, assessment: Assessment) -> date:
    """The day from which it is counted; today where the finding has none."""
    since = finding.facts["since"]
    return since if isinstance(since, date) else assessment.today


def _last_contact(finding: Finding, assessment: Assessment) -> date:
    standing = assessment.standings.get(finding.person)
    return (standing.last_contact if standing else None) or date.min


def lost(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L3: "You lost track of Magnus. Piotr may know where he is, or Aino."."""
    facts = finding.facts
    if facts["over"]:
        return (
            f"All well again with {call(journal.people[finding.person])}? Then take “lapse” out of the file."
        )
    person = journal.people[finding.person]
    told = f"You lost track of {call(person)}."
    askable = _texts(facts["askable"])
    if askable:
        words = pronouns(person)
        verb = "are" if words.plural else "is"
        first, others = call_id(askable[0], journal.people), calls(askable[1:3], journal.people)
        told += f" {first} may know where {words.subject} {verb}" + (f", or {others}." if others else ".")
    if facts["last_known"]:
        told += f" Last known in {facts['last_known']}{_as_of(facts['as_of'], assessment.today)}."
    return told


def _as_of(day: object, today: date) -> str:
    return f", on {day_month(day, today)}" if isinstance(day, date) else ""


def short_time(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """L4: "Time with Isobel is short: she comes before work."."""
    person = journal.people[finding.person]
    age = finding.facts["age"]
    if isinstance(age, int) and not finding.facts["fragile"]:
        return f"{call(person)} is {age}. A visit put off may be one not paid."
    return f"Time with {call(person)} is short. It comes before work."


def along(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L5: "You’ll be in Manchester on 9 December (The museum fair): ask her along."."""
    person = journal.people[finding.person]
    on = finding.facts["on"]
    when = f" on {day_month(on, assessment.today)}" if isinstance(on, date) else ""
    title, shared = _bare(finding.facts["title"]) or "a plan", finding.facts["shared"]
    them = pronouns(person).object
    if shared in {spell.value for spell in person.city}:
        where = "near" if str(shared) in title else f"in {shared}"
        return f"You’ll be {where}{when} ({title}): ask {them} along."
    return f"There is something about {shared}{when} ({title}): ask {them} along."


def client(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L6: "Worth 12000 EUR a year, and beyond money: first to tell us the truth. …"."""
    facts = finding.facts
    worth = [f"{facts['yearly']} a year"] if facts["yearly"] else []
    worth += [f"beyond money: {facts['beyond_money']}"] if facts["beyond_money"] else []
    told = f"What it is worth: {', and '.join(worth)}." if worth else ""
    through = _texts(facts["through"])
    if through:
        them = pronouns(journal.people[finding.person]).object
        told += f" {calls(through[:3], journal.people)} came through {them}."
    touches = facts["first_year_touches"]
    if isinstance(touches, int) and touches > 1:
        times = "twice" if touches == 2 else f"{number(touches)} times"
        told += f" In the first year you were in touch {times}."
    if facts["give"]:
        told += f" You may give: {facts['give']}."
    offered = facts["offered_on"]
    if isinstance(offered, date):
        told += f" Your offer of {day_month(offered, assessment.today)} is unanswered: {facts['offer']}."
    return told.strip()


def no_answer(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L8: "Three times since March there was no answer. …"."""
    times, since = finding.facts["times"], finding.facts["since"]
    start = f" since {day_month(since, assessment.today)}" if isinstance(since, date) else ""
    many = number(times) if isinstance(times, int) else ""
    name = call(journal.people[finding.person])
    return (
        f"{many.capitalize()} times{start} there was no answer from {name}. "
        "Let it rest for a while (“paused: true” in the file), or leave it as it is "
        "(“closed: true” under “lapse:”)."
    )


def _bare(words: object) -> str:
    """The writer's words without a last full stop."""
    return str(words or "").rstrip(". ")


def _texts(value: object) -> Sequence[str]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


#: By the id of the rule.
LAPSES = {
    "L1": drifted,
    "L2": broke,
    "L3": lost,
    "L4": short_time,
    "L5": along,
    "L6": client,
    "L7": moved_away,
    "L8": no_answer,
}
