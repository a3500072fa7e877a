"""All rules together: what holds on a day, per person and across people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property

from journal.model.assessment import Assessment, DayToRemember, Finding, Standing, State
from journal.model.journal import Journal
from journal.model.note import Note
from journal.model.whole import Whole
from journal.practices.by_person import ByPerson
from journal.practices.days import coming_up, on_this_day
from journal.practices.giving import did_it_work, just_because, mostly_me, next_step, unthanked
from journal.practices.introductions import offers_meet_needs, opened
from journal.practices.knowing import how_it_went, out_of_date, story_untold, unanswered_news
from journal.practices.lapses import (
    ask_them_along,
    before_it_is_too_late,
    client_gone_quiet,
    it_may_have_broken,
    lost_track,
    they_do_not_answer,
    ways_back,
)
from journal.practices.promises import done_untold, owed_and_due
from journal.practices.quiet import is_quiet
from journal.practices.ranking import ask_for
from journal.practices.reasons import due_by_the_clock, pressing_promises
from journal.practices.rhythm import falling_quiet, rhythm_offered
from journal.practices.scene import Past, Scene, scene
from journal.practices.signs import signs
from journal.practices.voices import hand_over
from journal.practices.ways import ways
from journal.practices.welcome import welcome
from journal.practices.whole import whole

#: A rule that speaks about one person: its findings, best first.
Rule = Callable[[Scene, Past], tuple[Finding, ...]]

#: Every rule about a person, the most useful first (PLAYBOOK "Ranking": within a person).
RULES: tuple[Rule, ...] = (
    owed_and_due,
    unanswered_news,
    pressing_promises,
    how_it_went,
    welcome,
    they_do_not_answer,
    ways_back,
    it_may_have_broken,
    lost_track,
    client_gone_quiet,
    before_it_is_too_late,
    ask_them_along,
    unthanked,
    done_untold,
    falling_quiet,
    due_by_the_clock,
    did_it_work,
    next_step,
    just_because,
    offers_meet_needs,
)

#: What comes after a way to bring it back to life (R): facts to confirm, then what shows on the
#: person's own page alone.
LATER: tuple[Rule, ...] = (
    out_of_date,
    rhythm_offered,
    mostly_me,
    story_untold,
    hand_over,
    signs,
)

#: What is shown, and never asked for, of people without a wanted rhythm (C2).
WITHOUT_RHYTHM: tuple[Rule, ...] = (falling_quiet,)


def assess(journal: Journal, today: date) -> Assessment:
    """Work out everything that holds on a day."""
    return assess_scene(scene(journal, today))


def assess_scene(seen: Scene) -> Assessment:
    """What holds, of a scene that others look at as well; each part is worked out when it is asked for."""
    return _Assessed(seen)


class _Assessed(Assessment):
    """An assessment of a scene: to open one person's page, not everybody's findings are needed."""

    _seen: Scene

    def __init__(self, seen: Scene) -> None:
        """Take the scene; nothing is worked out yet."""
        self.__dict__.update(_seen=seen, today=seen.today, promises=seen.promises)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        return {person: past.standing for person, past in self._seen.pasts.items()}

    @cached_property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """Each person's findings, the one to show first at the top; silent rules leave nothing."""
        seen = self._seen
        return ByPerson(seen.pasts, lambda person: _about(seen, seen.pasts[person]) or None)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        return self._ranked[0]

    @cached_property
    def when_there_is_time(self) -> tuple[str, ...]:
        return self._ranked[1]

    @cached_property
    def _ranked(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        seen = self._seen
        return ask_for(seen.journal, self.standings, self.findings, seen.today, opened(seen))

    @cached_property
    def coming_up(self) -> tuple[DayToRemember, ...]:
        return coming_up(self._seen.journal, self.today)

    @cached_property
    def on_this_day(self) -> tuple[Note, ...]:
        return on_this_day(self._seen.journal, self.today)

    @cached_property
    def whole(self) -> Whole | None:
        return whole(self._seen)


def _about(seen: Scene, past: Past) -> tuple[Finding, ...]:
    if not past.standing.asked_for:
        return _spoken(seen, past, WITHOUT_RHYTHM) if _is_without_rhythm(seen, past) else ()
    first, later = _spoken(seen, past, RULES), _spoken(seen, past, LATER)
    return (*first, *ways(seen, past, (*first, *later)), *later)


def _spoken(seen: Scene, past: Past, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    findings = (finding for rule in rules for finding in rule(seen, past))
    return tuple(finding for finding in findings if not _is_silenced(seen, past, finding))


def _is_silenced(seen: Scene, past: Past, finding: Finding) -> bool:
    return is_quiet(seen.journal, past.person, finding.practice)


def _is_without_rhythm(seen: Scene, past: Past) -> bool:
    """Alive, and nobody is to be asked to write: what is noticed is shown all the same (C2)."""
    closed = past.person.lapse is not None and past.person.lapse.closed
    return past.standing.state is State.NO_RHYTHM and past.person.id != seen.me and not closed
