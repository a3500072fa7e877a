"""Who is whose kin: what the files say of family, put together step by step.

My sister's son is my nephew, though no file says so. Each derived tie keeps the steps it
was made of, so that a page can say how; a table says which two steps make a third, and
whatever it does not say stays unsaid. At most :data:`MOST_STEPS` steps are gone, everybody
is reached once, by the fewest of them: relations that run in a circle end the walk and
contradict nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from journal.model.family import Family, Kin, Step
from journal.model.kinship import OPPOSITE, Gender, Tie, meaning

if TYPE_CHECKING:
    from journal.model.journal import Journal

#: Steps from one to the other: "my husband's brother's daughter's son" is four.
MOST_STEPS = 4

#: What a tie and one step further make.
_STEPS: dict[tuple[Tie, Tie], Tie] = {
    (Tie.PARENT, Tie.PARENT): Tie.GRANDPARENT,
    (Tie.PARENT, Tie.CHILD): Tie.SIBLING,
    (Tie.PARENT, Tie.SIBLING): Tie.UNCLE_OR_AUNT,
    (Tie.PARENT, Tie.HALF_SIBLING): Tie.UNCLE_OR_AUNT,
    (Tie.PARENT, Tie.PARTNER): Tie.PARENTS_PARTNER,
    (Tie.PARENT, Tie.GRANDPARENT): Tie.GREAT_GRANDPARENT,
    (Tie.PARENT, Tie.UNCLE_OR_AUNT): Tie.GREAT_UNCLE_OR_AUNT,
    (Tie.PARENT, Tie.NEPHEW_OR_NIECE): Tie.COUSIN,
    (Tie.PARENT, Tie.COUSIN): Tie.PARENTS_COUSIN,
    (Tie.PARENT, Tie.STEPCHILD): Tie.STEPSIBLING,
    (Tie.STEPPARENT, Tie.CHILD): Tie.STEPSIBLING,
    (Tie.CHILD, Tie.CHILD): Tie.GRANDCHILD,
    (Tie.CHILD, Tie.PARENT): Tie.OTHER_PARENT,
    (Tie.CHILD, Tie.PARTNER): Tie.CHILD_IN_LAW,
    (Tie.CHILD, Tie.GRANDCHILD): Tie.GREAT_GRANDCHILD,
    (Tie.SIBLING, Tie.SIBLING): Tie.SIBLING,
    (Tie.SIBLING, Tie.CHILD): Tie.NEPHEW_OR_NIECE,
    (Tie.SIBLING, Tie.PARTNER): Tie.SIBLING_IN_LAW,
    (Tie.SIBLING, Tie.GRANDCHILD): Tie.GREAT_NEPHEW_OR_NIECE,
    (Tie.HALF_SIBLING, Tie.CHILD): Tie.NEPHEW_OR_NIECE,
    (Tie.HALF_SIBLING, Tie.PARTNER): Tie.SIBLING_IN_LAW,
    (Tie.PARTNER, Tie.PARENT): Tie.PARENT_IN_LAW,
    (Tie.PARTNER, Tie.SIBLING): Tie.SIBLING_IN_LAW,
    (Tie.PARTNER, Tie.CHILD): Tie.PARTNERS_CHILD,
    (Tie.PARTNER, Tie.NEPHEW_OR_NIECE): Tie.NEPHEW_OR_NIECE,
    (Tie.SIBLING_IN_LAW, Tie.CHILD): Tie.NEPHEW_OR_NIECE,
    (Tie.GRANDPARENT, Tie.PARENT): Tie.GREAT_GRANDPARENT,
    (Tie.GRANDPARENT, Tie.SIBLING): Tie.GREAT_UNCLE_OR_AUNT,
    (Tie.GRANDCHILD, Tie.CHILD): Tie.GREAT_GRANDCHILD,
    (Tie.UNCLE_OR_AUNT, Tie.CHILD): Tie.COUSIN,
    (Tie.UNCLE_OR_AUNT, Tie.PARTNER): Tie.UNCLE_OR_AUNT,
    (Tie.NEPHEW_OR_NIECE, Tie.CHILD): Tie.GREAT_NEPHEW_OR_NIECE,
    (Tie.GREAT_UNCLE_OR_AUNT, Tie.CHILD): Tie.PARENTS_COUSIN,
    (Tie.COUSIN, Tie.SIBLING): Tie.COUSIN,
    (Tie.COUSIN, Tie.CHILD): Tie.COUSINS_CHILD,
}


def family(journal: Journal) -> Family:
    """Gather every relation that is one of family, whichever side wrote it."""
    said: dict[tuple[str, str], Counter[Tie]] = defaultdict(Counter)
    words: dict[tuple[str, str, Tie], str] = {}
    genders: dict[str, set[Gender]] = defaultdict(set)
    for one, tie, other, word, gender in _written(journal):
        said[one, other][tie] += 1
        said[other, one][OPPOSITE[tie]] += 1
        if gender:
            genders[other].add(gender)
            words[one, other, tie] = word
        words.setdefault((one, other, tie), word)
    steps: dict[str, list[Step]] = defaultdict(list)
    for (one, other), ties in said.items():
        tie = _agreed(one, other, ties)
        steps[one].append(Step(tie, other, words.get((one, other, tie), "")))
    return Family(
        steps={one: tuple(sorted(steps[one], key=_order)) for one in sorted(steps)},
        genders={one: next(iter(found)) for one, found in sorted(genders.items()) if len(found) == 1},
    )


def _written(journal: Journal) -> Iterator[tuple[str, Tie, str, str, Gender | None]]:
    for person in journal.people.values():
        for relation in person.relations:
            other, says = relation.to.id, meaning(relation.kind)
            known = other in journal.people and other != person.id
            if says is not None and other is not None and known and not relation.inferred:
                yield person.id, says.tie, other, relation.kind.casefold(), says.gender


def _agreed(one: str, other: str, ties: Counter[Tie]) -> Tie:
    """Of what is said between two the most often said; of a contradiction both sides keep the same half."""
    forward = one < other
    orders = list(Tie)

    def rank(tie: Tie) -> tuple[int, int]:
        return -ties[tie], orders.index(tie if forward else OPPOSITE[tie])

    return min(ties, key=rank)


def _order(step: Step) -> tuple[int, str]:
    return list(Tie).index(step.tie), step.to


#: Ties of one step in a family; a written nephew is the child of somebody between.
_PLAIN = frozenset(
    {Tie.PARTNER, Tie.PARENT, Tie.CHILD, Tie.SIBLING, Tie.HALF_SIBLING}
    | {Tie.STEPPARENT, Tie.STEPCHILD, Tie.STEPSIBLING}
)


def kin_of(whole: Family, person: str) -> tuple[Kin, ...]:
    """Everybody who is related to somebody, closest ties first: written ones and those they make.

    Where a tie was written and the people between are known too, the steps lead past them.
    """
    found = _reached(whole, person, frozenset(Tie))
    by_plain = _reached(whole, person, _PLAIN)
    ties = list(Tie)

    def best(one: Kin) -> Kin:
        other = by_plain.get(one.person, one)
        return one if one.is_derived or other.tie is not one.tie else other

    kin = map(best, found.values())
    return tuple(sorted(kin, key=lambda one: (ties.index(one.tie), len(one.steps), one.person)))


def _reached(whole: Family, person: str, ties: frozenset[Tie]) -> dict[str, Kin]:
    """Everybody whom steps of these ties reach, each by the fewest."""
    found = {step.to: Kin(step.tie, (step,)) for step in whole.steps.get(person, ()) if step.tie in ties}
    edge = list(found.values())
    while edge:
        further = [new for kin in edge if len(kin.steps) < MOST_STEPS for new in _further(whole, person, kin)]
        edge = []
        for kin in further:
            if kin.steps[-1].tie in ties and kin.person != person and kin.person not in found:
                found[kin.person] = kin
                edge.append(kin)
    return found


def _further(whole: Family, person: str, kin: Kin) -> Iterator[Kin]:
    for step in whole.steps.get(kin.person, ()):
        tie = _STEPS.get((kin.tie, step.tie))
        if tie is None:
            continue
        if tie is Tie.SIBLING and step.tie is Tie.CHILD and _are_half(whole, person, step.to):
            tie = Tie.HALF_SIBLING
        yield Kin(tie, (*kin.steps, step))


def _are_half(whole: Family, one: str, other: str) -> bool:
    """Whether two have two parents each, and one of them in common."""
    first, second = _parents(whole, one), _parents(whole, other)
    return len(first) > 1 and len(second) > 1 and len(first & second) == 1


def _parents(whole: Family, person: str) -> set[str]:
    return {step.to for step in whole.steps.get(person, ()) if step.tie is Tie.PARENT}
