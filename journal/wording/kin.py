"""Words for family: what somebody is to somebody, and how ("your sister Ana’s son").

The writer's own word for a relation is said as it was written. A derived tie is said of a
woman or a man only where a word of the writer's says which; else by a word that leaves it open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.language import _, listed, pgettext
from journal.model.kinship import Tie
from journal.wording import vocabulary
from journal.wording.people import call, pronouns
from journal.wording.time import plural, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journal.model.family import Family, Kin, Step
    from journal.model.kinship import Gender
    from journal.model.person import Person


def kin_word(tie: Tie, gender: Gender | None = None) -> str:
    """What a tie is called: "nephew", or "nephew or niece" where nothing says which."""
    neutral, woman, man = _close(tie) or _further(tie) or _by_others(tie)
    return {"f": woman, "m": man}.get(gender or "", neutral)


def _close(tie: Tie) -> tuple[str, str, str] | None:
    """Neutral, of a woman, of a man."""
    said = {
        Tie.PARTNER: lambda: (
            pgettext("kin", "partner"),
            pgettext("kin, a woman", "partner"),
            pgettext("kin, a man", "partner"),
        ),
        Tie.PARENT: lambda: (pgettext("kin", "parent"), pgettext("kin", "mother"), pgettext("kin", "father")),
        Tie.CHILD: lambda: (pgettext("kin", "child"), pgettext("kin", "daughter"), pgettext("kin", "son")),
        Tie.SIBLING: lambda: (
            pgettext("kin", "sibling"),
            pgettext("kin", "sister"),
            pgettext("kin", "brother"),
        ),
        Tie.HALF_SIBLING: lambda: (
            pgettext("kin", "half-sibling"),
            pgettext("kin", "half-sister"),
            pgettext("kin", "half-brother"),
        ),
        Tie.UNCLE_OR_AUNT: lambda: (
            pgettext("kin", "uncle or aunt"),
            pgettext("kin", "aunt"),
            pgettext("kin", "uncle"),
        ),
        Tie.NEPHEW_OR_NIECE: lambda: (
            pgettext("kin", "nephew or niece"),
            pgettext("kin", "niece"),
            pgettext("kin", "nephew"),
        ),
    }.get(tie)
    return said() if said else None


def _further(tie: Tie) -> tuple[str, str, str] | None:
    said = {
        Tie.GRANDPARENT: lambda: (
            pgettext("kin", "grandparent"),
            pgettext("kin", "grandmother"),
            pgettext("kin", "grandfather"),
        ),
        Tie.GRANDCHILD: lambda: (
            pgettext("kin", "grandchild"),
            pgettext("kin", "granddaughter"),
            pgettext("kin", "grandson"),
        ),
        Tie.GREAT_GRANDPARENT: lambda: (
            pgettext("kin", "great-grandparent"),
            pgettext("kin", "great-grandmother"),
            pgettext("kin", "great-grandfather"),
        ),
        Tie.GREAT_GRANDCHILD: lambda: (
            pgettext("kin", "great-grandchild"),
            pgettext("kin", "great-granddaughter"),
            pgettext("kin", "great-grandson"),
        ),
        Tie.GREAT_UNCLE_OR_AUNT: lambda: (
            pgettext("kin", "great-uncle or great-aunt"),
            pgettext("kin", "great-aunt"),
            pgettext("kin", "great-uncle"),
        ),
        Tie.GREAT_NEPHEW_OR_NIECE: lambda: (
            pgettext("kin", "great-nephew or great-niece"),
            pgettext("kin", "great-niece"),
            pgettext("kin", "great-nephew"),
        ),
        Tie.COUSIN: lambda: (
            pgettext("kin", "cousin"),
            pgettext("kin, a woman", "cousin"),
            pgettext("kin, a man", "cousin"),
        ),
    }.get(tie)
    return said() if said else None


def _by_others(tie: Tie) -> tuple[str, str, str]:
    """Through a marriage, or a second one."""
    said = {
        Tie.STEPPARENT: lambda: (
            pgettext("kin", "stepparent"),
            pgettext("kin", "stepmother"),
            pgettext("kin", "stepfather"),
        ),
        Tie.STEPCHILD: lambda: (
            pgettext("kin", "stepchild"),
            pgettext("kin", "stepdaughter"),
            pgettext("kin", "stepson"),
        ),
        Tie.STEPSIBLING: lambda: (
            pgettext("kin", "stepsibling"),
            pgettext("kin", "stepsister"),
            pgettext("kin", "stepbrother"),
        ),
        Tie.PARENT_IN_LAW: lambda: (
            pgettext("kin", "parent-in-law"),
            pgettext("kin", "mother-in-law"),
            pgettext("kin", "father-in-law"),
        ),
        Tie.CHILD_IN_LAW: lambda: (
            pgettext("kin", "child-in-law"),
            pgettext("kin", "daughter-in-law"),
            pgettext("kin", "son-in-law"),
        ),
        Tie.SIBLING_IN_LAW: lambda: (
            pgettext("kin", "sibling-in-law"),
            pgettext("kin", "sister-in-law"),
            pgettext("kin", "brother-in-law"),
        ),
        Tie.PARENTS_COUSIN: lambda: _open(pgettext("kin", "parent’s cousin")),
        Tie.COUSINS_CHILD: lambda: _open(pgettext("kin", "cousin’s child")),
        Tie.PARENTS_PARTNER: lambda: _open(pgettext("kin", "parent’s partner")),
        Tie.PARTNERS_CHILD: lambda: _open(pgettext("kin", "partner’s child")),
        Tie.OTHER_PARENT: lambda: _open(pgettext("kin", "child’s other parent")),
    }
    return said[tie]()


def _open(word: str) -> tuple[str, str, str]:
    return word, word, word


def step_word(whole: Family, step: Step) -> str:
    """One step: the writer's own word for it, else ours."""
    return vocabulary.relation(step.word) if step.word else kin_word(step.tie, whole.genders.get(step.to))


def kin_title(whole: Family, kin: Kin) -> str:
    """What somebody is, as a label: the written word, or the derived one: "Nephew"."""
    last = kin.steps[-1]
    return sentence(
        kin_word(kin.tie, whole.genders.get(kin.person)) if kin.is_derived else step_word(whole, last)
    )


def how(
    whole: Family, steps: Sequence[Step], start: str, people: Mapping[str, Person], me: str | None
) -> str:
    """How somebody is related, step by step: "your sister Ana’s son", "her brother Paul’s daughter".

    Where the way leads past the writer it begins anew there: what your mother's
    grandchild is to you says more than what it is to her.
    """
    past_me = max((place for place, step in enumerate(steps[:-1]) if step.to == me), default=-1)
    owner = me if past_me >= 0 else start
    steps = steps[past_me + 1 :]
    said = ""
    for place, step in enumerate(steps):
        word, is_last = step_word(whole, step), place == len(steps) - 1
        name = "" if is_last else call(people[step.to])
        said = _next(said, word, name) if said else _first(owner, people, me, word, name)
    return said


def _first(owner: str | None, people: Mapping[str, Person], me: str | None, word: str, name: str) -> str:
    if owner is None or owner == me:
        mine = _("your {kin} {name}") if name else _("your {kin}")
        return mine.format(kin=word, name=name)
    whose = pronouns(people[owner]).possessive
    theirs = _("{whose} {kin} {name}") if name else _("{whose} {kin}")
    return theirs.format(whose=whose, kin=word, name=name)


def _next(said: str, word: str, name: str) -> str:
    further = _("{whom}’s {kin} {name}") if name else _("{whom}’s {kin}")
    return further.format(whom=said, kin=word, name=name)


def whose(person: Person, word: str) -> str:
    """One tie, by name: "Saoirse’s spouse"."""
    return _("{whom}’s {kin}").format(whom=call(person), kin=word)


def besides(person: Person, kind: str, text: str) -> str:
    """Family that has no file: "Stanley’s sister: Anka, in Gdynia"."""
    return _("{whom}’s {kin}: {name}").format(whom=call(person), kin=vocabulary.relation(kind), name=text)


def generation(level: int) -> str:
    """A row of the writer's family: 0 is their own generation, -1 their parents'."""
    said = {
        -3: lambda: _("Your great-grandparents’ generation"),
        -2: lambda: _("Your grandparents’ generation"),
        -1: lambda: _("Your parents’ generation"),
        0: lambda: _("Your own generation"),
        1: lambda: _("Your children’s generation"),
        2: lambda: _("Your grandchildren’s generation"),
        3: lambda: _("Your great-grandchildren’s generation"),
    }.get(level)
    if said:
        return said()
    return _("Long before you") if level < 0 else _("Long after you")


def lived_years(born: int | None, died: int | None) -> str:
    """When somebody lived: "1948–2024", "until 2024"; "" where neither is known."""
    if born and died:
        return _("{born}–{died}").format(born=born, died=died)
    return _("until {died}").format(died=died) if died else ""


def family_lede(people: int, families: int, *, is_mine: bool) -> str:
    """What stands above the families: how many people, and whether all are the writer's own."""
    told = plural("{n} person", "{n} people", people)
    if families < 2 and is_mine:
        return _("{people}, and how each is related to you.").format(people=sentence(told))
    groups = plural("{n} family", "{n} families", families)
    return _("{people} in {families}, and how they are related.").format(
        people=sentence(told), families=groups
    )


def family_title(names: Sequence[str], more: int) -> str:
    """A heading: whose family it is, by name: "Layla and Samir"."""
    others = [plural("{n} other", "{n} others", more)] if more else []
    return listed([*names, *others])


def tree_label(names: Sequence[str], more: int) -> str:
    """What the drawing shows, for somebody who hears it."""
    return _("A family tree of {names}; the list that follows says the same in words.").format(
        names=family_title(names, more)
    )
