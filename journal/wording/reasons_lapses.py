"""When it has gone quiet: each finding of the playbook's fifth section in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from journal.language import _
from journal.model.assessment import Assessment, Finding
from journal.model.journal import Journal
from journal.model.person import Person
from journal.wording.people import call, call_id, calls, pronouns
from journal.wording.time import day_month, gap, passed, plural, sentence


def drifted(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L1: "It has been quiet for seven months. A friendly note would do, …"."""
    return _way_back(finding, journal, assessment, _("It has been quiet for {gap}."))


def broke(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L2: "It broke five months ago. Sooner is easier, and they likely feel the same."."""
    person = journal.people[finding.person]
    if finding.facts.get("propose"):
        said = _(
            "The last time with {name} was strained. If something broke, write “{words}” "
            "in the file, and a way back will stand here."
        )
        return said.format(name=call(person), words="lapse: rupture")
    opening = (
        _("It broke {ago}. Sooner is easier, and {they} likely feel the same.")
        if pronouns(person).plural
        else _("It broke {ago}. Sooner is easier, and {they} likely feels the same.")
    )
    return _way_back(finding, journal, assessment, opening)


def moved_away(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L7: "Since the move it has been quiet for a year. …"."""
    spoken = _last_contact(finding, assessment) > _since(finding, assessment)
    opening = (
        _("It has been quiet for {gap}.") if spoken else _("Since the move it has been quiet for {gap}.")
    )
    told = _way_back(finding, journal, assessment, opening)
    plan = finding.facts.get("plan")
    near = _("You’ll be near: {plan}.").format(plan=plan)
    return f"{told} {near}" if plan else told


def _way_back(finding: Finding, journal: Journal, assessment: Assessment, opening: str) -> str:
    """How long it has been quiet, and the next step; ``opening`` is translated, its places open."""
    facts, person = finding.facts, journal.people[finding.person]
    if facts["over"]:
        return _all_well_again(person)
    since = _since(finding, assessment)
    if finding.practice != "L2":  # it broke when it broke; it has been quiet since one last spoke
        since = max(since, _last_contact(finding, assessment))
    days = max((assessment.today - since).days, 1)
    told = opening.format(gap=gap(days), ago=passed(days), they=pronouns(person).subject)
    if not facts["apologise"]:
        return f"{told} {_step(facts['step'], has_moved=finding.practice == 'L7')}"
    about = _bare(facts["sorry_about"])
    sorry = _("The apology comes first: “{about}”.") if about else _("The apology comes first.")
    return f"{told} {sorry.format(about=about)}"


def _all_well_again(person: Person) -> str:
    said = _("All well again with {name}? Then take “{key}” out of the file.")
    return said.format(name=call(person), key="lapse")


def _step(step: object, *, has_moved: bool) -> str:
    """The next step of a way back; where there is none, one's part is done."""
    match step, has_moved:
        case 1, True:
            return _("A note to the new address would do; ask whether it still holds.")
        case 2, True:
            return _("Next, a voice: ring.")
        case 1, False:
            return _("A friendly note would do, with something new in it and a real question.")
        case 2, False:
            return _("Next, a voice: ring, as you used to.")
        case 3, False:
            return _("Next, an invitation.")
        case _other:
            return _("You have done your part; it may rest for now.")


def _since(finding: Finding, assessment: Assessment) -> date:
    """The day from which it is counted; today where the finding has none."""
    since = finding.facts["since"]
    return since if isinstance(since, date) else assessment.today


def _last_contact(finding: Finding, assessment: Assessment) -> date:
    standing = assessment.standings.get(finding.person)
    return (standing.last_contact if standing else None) or date.min


def lost(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L3: "You lost track of Magnus. Piotr may know where he is, or Aino."."""
    person = journal.people[finding.person]
    if finding.facts["over"]:
        return _all_well_again(person)
    return " ".join(_lost(finding, journal, assessment, person))


def _lost(finding: Finding, journal: Journal, assessment: Assessment, person: Person) -> Iterator[str]:
    yield _("You lost track of {name}.").format(name=call(person))
    facts = finding.facts
    askable = _texts(facts["askable"])
    if askable:
        yield _who_may_know(are_several=pronouns(person).plural, has_others=len(askable) > 1).format(
            name=call_id(askable[0], journal.people),
            they=pronouns(person).subject,
            others=calls(askable[1:3], journal.people),
        )
    place, as_of = facts["last_known"], facts["as_of"]
    if place and isinstance(as_of, date):
        day = day_month(as_of, assessment.today)
        yield _("Last known in {place}, on {day}.").format(place=place, day=day)
    elif place:
        yield _("Last known in {place}.").format(place=place)


def _who_may_know(*, are_several: bool, has_others: bool) -> str:
    """Whether the verb is a plural's ("they are"), and whether there are others to ask."""
    if has_others:
        return (
            _("{name} may know where {they} are, or {others}.")
            if are_several
            else _("{name} may know where {they} is, or {others}.")
        )
    return _("{name} may know where {they} are.") if are_several else _("{name} may know where {they} is.")


def short_time(finding: Finding, journal: Journal, assessment: Assessment) -> str:  # noqa: ARG001 -- as the rest
    """L4: "Time with Isobel is short: she comes before work."."""
    name = call(journal.people[finding.person])
    age = finding.facts["age"]
    if isinstance(age, int) and not finding.facts["fragile"]:
        return plural(
            "{name} is {n}. A visit put off may be one not paid.",
            "{name} is {n}. A visit put off may be one not paid.",
            age,
            in_figures=True,
            name=name,
        )
    return _("Time with {name} is short. It comes before work.").format(name=name)


def along(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L5: "You’ll be in Manchester on 9 December (The museum fair): ask her along."."""
    person = journal.people[finding.person]
    on, shared = finding.facts["on"], finding.facts["shared"]
    title = _bare(finding.facts["title"]) or _("a plan")
    is_city = shared in {spell.value for spell in person.city}
    said = (
        _about(has_day=isinstance(on, date))
        if not is_city
        else _near(has_day=isinstance(on, date), is_named=str(shared) in title)
    )
    day = day_month(on, assessment.today) if isinstance(on, date) else ""
    them = pronouns(person).object
    return said.format(city=shared, tag=shared, day=day, title=title, them=them)


def _near(*, has_day: bool, is_named: bool) -> str:
    """A plan in their city, which is said once: here, unless the plan's title names it."""
    if is_named:
        return (
            _("You’ll be near on {day} ({title}): ask {them} along.")
            if has_day
            else _("You’ll be near ({title}): ask {them} along.")
        )
    return (
        _("You’ll be in {city} on {day} ({title}): ask {them} along.")
        if has_day
        else _("You’ll be in {city} ({title}): ask {them} along.")
    )


def _about(*, has_day: bool) -> str:
    return (
        _("There is something about {tag} on {day} ({title}): ask {them} along.")
        if has_day
        else _("There is something about {tag} ({title}): ask {them} along.")
    )


def client(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L6: "Worth 12000 EUR a year, and beyond money: first to tell us the truth. …"."""
    return " ".join(_client(finding, journal, assessment))


def _client(finding: Finding, journal: Journal, assessment: Assessment) -> Iterator[str]:
    facts = finding.facts
    yield from _worth(facts["yearly"], facts["beyond_money"])
    through = _texts(facts["through"])
    if through:
        them = pronouns(journal.people[finding.person]).object
        names = calls(through[:3], journal.people)
        yield _("{names} came through {them}.").format(names=names, them=them)
    touches = facts["first_year_touches"]
    if touches == 2:
        yield _("In the first year you were in touch twice.")
    elif isinstance(touches, int) and touches > 1:
        yield plural(
            "In the first year you were in touch {n} time.",
            "In the first year you were in touch {n} times.",
            touches,
        )
    if facts["give"]:
        yield _("You may give: {what}.").format(what=facts["give"])
    offered = facts["offered_on"]
    if isinstance(offered, date):
        day = day_month(offered, assessment.today)
        yield _("Your offer of {day} is unanswered: {offer}.").format(day=day, offer=facts["offer"])


def _worth(yearly: object, beyond: object) -> Iterator[str]:
    if yearly and beyond:
        said = _("What it is worth: {yearly} a year, and beyond money: {beyond}.")
        yield said.format(yearly=yearly, beyond=beyond)
    elif yearly:
        yield _("What it is worth: {yearly} a year.").format(yearly=yearly)
    elif beyond:
        yield _("What it is worth beyond money: {beyond}.").format(beyond=beyond)


def no_answer(finding: Finding, journal: Journal, assessment: Assessment) -> str:
    """L8: "Three times since March there was no answer. …"."""
    times, since = finding.facts["times"], finding.facts["since"]
    n, name = times if isinstance(times, int) else 0, call(journal.people[finding.person])
    if isinstance(since, date):
        silent = plural(
            "{n} time since {day} there was no answer from {name}.",
            "{n} times since {day} there was no answer from {name}.",
            n,
            day=day_month(since, assessment.today),
            name=name,
        )
    else:
        silent = plural(
            "{n} time there was no answer from {name}.",
            "{n} times there was no answer from {name}.",
            n,
            name=name,
        )
    rest = _(
        "Let it rest for a while (“{pause}” in the file), or leave it as it is (“{close}” under “{lapse}”)."
    )
    said = rest.format(pause="paused: true", close="closed: true", lapse="lapse:")
    return f"{sentence(silent)} {said}"


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
