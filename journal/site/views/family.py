"""The families: who is whose kin, as far as the files say it, and how each tie is made."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from journal.language import _
from journal.model.assessment import State
from journal.model.kinship import meaning
from journal.practices.families import MOST_DRAWN, Household, households
from journal.practices.kin import kin_of
from journal.site.family_tree import Sitter, family_tree
from journal.site.markup import Html, composed
from journal.site.views.facts import Fact
from journal.site.views.frame import Frame, base_of, frame
from journal.site.views.names import plain
from journal.wording import kin as words
from journal.wording.people import call
from journal.wording.time import sentence

if TYPE_CHECKING:
    from journal.model.family import Kin
    from journal.model.person import Person
    from journal.site.views.cards import Card
    from journal.site.views.context import Context

#: People who are named in a heading.
_NAMED = 4
#: Generations away from the writer from which a row has no name of its own.
_UNNAMED = 4
#: Relatives whom a person's own page names; the family's page names all.
MOST_KIN = 8


class Relative(Struct, frozen=True):
    """Somebody of a family."""

    card: Card
    title: str
    """What they are: "Nephew"; "" where the reason says it all."""
    how: Html
    """Step by step: "your sister Ana’s son"."""
    years: str
    """When they lived, for somebody who died."""


class Generation(Struct, frozen=True):
    """A row of a family."""

    title: str
    """"Your parents’ generation"; "" in a family of others."""
    people: tuple[Relative, ...]


class FamilySection(Struct, frozen=True):
    """A family."""

    title: str
    tree: Html
    """A drawing of three and more; "" for two."""
    generations: tuple[Generation, ...]


class FamilyPage(Struct, frozen=True):
    """Everybody's families."""

    frame: Frame
    lede: str
    families: tuple[FamilySection, ...]
    pairs: tuple[Html, ...]
    """Families of two: "Layla Haddad and Samir Haddad, her child"."""
    besides: tuple[Html, ...]
    """Family of somebody's that has no file, as it was written: "Stanley’s sister: Anka, in Gdynia"."""


def has_families(context: Context) -> bool:
    """Whether any two people are said to be family."""
    return bool(context.scene.family.steps)


def family_page(context: Context, path: str) -> FamilyPage:
    """Make the page; its path has no folder."""
    base, found = base_of(path), households(context.journal, context.scene.family)
    return FamilyPage(
        frame=frame(context, path, _("Family"), "people.html"),
        lede=words.family_lede(
            sum(len(one.places) for one in found),
            len(found),
            is_mine=all(_is_mine(context, one) for one in found),
        ),
        families=tuple(_section(context, one, base) for one in found if not _is_pair(context, one)),
        pairs=tuple(_pair(context, one, base) for one in found if _is_pair(context, one)),
        besides=_besides(context, base),
    )


def _section(context: Context, house: Household, base: str) -> FamilySection:
    names = [
        call(context.person(id)) for id in (house.root, *(id for id in house.places if id != house.root))
    ]
    title = words.family_title(names[:_NAMED], len(names[_NAMED:]))
    return FamilySection(
        title=_("Your family") if _is_mine(context, house) else title,
        tree=_tree(context, house, words.tree_label(names[:_NAMED], len(names[_NAMED:]))),
        generations=tuple(
            Generation(
                words.generation(row - house.level) if _is_mine(context, house) else "",
                tuple(_relative(context, house, id, base) for id in ids),
            )
            for row, ids in groupby(house.places, key=lambda id: _row(context, house, id))
        ),
    )


def _row(context: Context, house: Household, id: str) -> int:
    """Which row somebody stands in; in the writer's family, those too far off to have a name share one."""
    row = house.places[id].row
    return max(house.level - _UNNAMED, min(house.level + _UNNAMED, row)) if _is_mine(context, house) else row


def _is_pair(context: Context, house: Household) -> bool:
    return len(house.places) == 2 and not _is_mine(context, house)


def _pair(context: Context, house: Household, base: str) -> Html:
    (other,) = (id for id in house.places if id != house.root)
    return composed(
        _("{one} and {other}, {how}"),
        one=context.named(house.root, base, full=True),
        other=context.named(other, base, full=True),
        how=plain(_said(context, house.kin[other], house.root)),
    )


def _is_mine(context: Context, house: Household) -> bool:
    return house.root == context.journal.settings.me


def _relative(context: Context, house: Household, id: str, base: str) -> Relative:
    kin = house.kin.get(id)
    return Relative(
        card=context.cards[id],
        title=words.kin_title(context.scene.family, kin) if kin and kin.is_derived else "",
        how=_how(context, house, id, kin, base),
        years=_years(context, context.person(id)),
    )


def _how(context: Context, house: Household, id: str, kin: Kin | None, base: str) -> Html:
    if kin is not None:
        return _how_html(context, kin, house.root, base)
    if id in house.nearest:
        by, step = house.nearest[id]
        said = words.whose(context.person(by), words.step_word(context.scene.family, step))
        return context.told(said, (by,), base)
    return plain(_("You yourself")) if _is_mine(context, house) else Html()


def _how_html(context: Context, kin: Kin, start: str, base: str) -> Html:
    """The steps to somebody, those who stand between as links."""
    me = context.journal.settings.me
    named = (start, *(step.to for step in kin.steps[:-1]))
    return context.told(sentence(_said(context, kin, start)), (id for id in named if id != me), base)


def _years(context: Context, person: Person) -> str:
    if context.standing(person.id).state is not State.DIED:
        return ""
    died = person.died.on.year if person.died and person.died.on else None
    return words.lived_years(person.birthday.year if person.birthday else None, died)


def _tree(context: Context, house: Household, label: str) -> Html:
    if not 2 < len(house.places) <= MOST_DRAWN:
        return Html()
    sitters = {id: _sitter(context, house, id) for id in house.places}
    return family_tree(context.scene.family, house.places, sitters, label)


def _sitter(context: Context, house: Household, id: str) -> Sitter:
    kin, person = house.kin.get(id), context.person(id)
    word = words.kin_title(context.scene.family, kin) if kin else ""
    if not word and id == house.root and _is_mine(context, house):
        word = _("You")
    return Sitter(call(person), _years(context, person) or word, context.cards[id].state.key)


def _besides(context: Context, base: str) -> tuple[Html, ...]:
    return tuple(
        context.told(words.besides(person, relation.kind, relation.to.text), (person.id,), base)
        for person in context.journal.people.values()
        for relation in person.relations
        if relation.to.id is None and meaning(relation.kind)
    )


def kin_facts(context: Context, person: Person, base: str) -> tuple[Fact, ...]:
    """Whose kin somebody is though no file says it, and how: what they are to the writer, then to others."""
    whole, me = context.scene.family, context.journal.settings.me
    told = {relation.to.id for relation in person.relations}
    derived = [kin for kin in kin_of(whole, person.id) if kin.person not in told]
    mine = kin_of(whole, me) if me and any(kin.person == me for kin in derived) else ()
    to_me = [kin for kin in mine if kin.person == person.id]
    derived = [kin for kin in derived if kin.person != me]
    facts = [Fact(_("To you"), plain(words.kin_title(whole, kin)), _said(context, kin, me)) for kin in to_me]
    facts += [
        Fact(
            words.kin_title(whole, kin),
            context.named(kin.person, base, full=True),
            _said(context, kin, person.id),
        )
        for kin in derived[:MOST_KIN]
    ]
    if facts:
        whole_family = plain(_("The whole family"))
        facts.append(Fact("", Html(f'<a class="whole" href="{base}family.html">{whole_family}</a>')))
    return tuple(facts)


def _said(context: Context, kin: Kin, start: str | None) -> str:
    people, me = context.journal.people, context.journal.settings.me
    return words.how(context.scene.family, kin.steps, start or "", people, me)
