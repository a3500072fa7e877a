"""The other side of a relation: whoever is somebody's parent has them for a child (FORMAT ``relations``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from journal.model.kinship import MEANINGS, OPPOSITE, meaning
from journal.model.person import Person, PersonRef, Relation

_SAME = ("friend", "colleague", "neighbour", "neighbor")
_PAIRS = (("manager", "report"), ("mentor", "mentee"), ("godparent", "godchild"))
#: What the other side is to them, for each word of family (``mother``: a child) and a few more;
#: any other word stays one-way.
OTHER_SIDE = {
    **{word: str(OPPOSITE[says.tie]) for word, says in MEANINGS.items()},
    **dict.fromkeys(("spouse", "husband", "wife"), "spouse"),
    **{kind: kind for kind in _SAME},
    **dict(_PAIRS),
    **{second: first for first, second in _PAIRS},
}


def with_inferred(people: Sequence[Person]) -> list[Person]:
    """Add to each person the relations that others wrote about them."""
    inferred: dict[str, dict[tuple[str, str], Relation]] = defaultdict(dict)
    by_id = {person.id: person for person in people}
    for person in people:
        for relation in person.relations:
            kind = OTHER_SIDE.get(relation.kind.casefold())
            if kind is None or relation.to.id not in by_id or relation.to.id == person.id:
                continue
            back = Relation(kind, PersonRef(person.name, person.id), inferred=True)
            inferred[relation.to.id].setdefault((kind, person.id), back)
    return [_with(person, inferred.get(person.id, {})) for person in people]


def _with(person: Person, inferred: dict[tuple[str, str], Relation]) -> Person:
    written = {(_alike(r.kind), r.to.id) for r in person.relations}
    new = tuple(r for r in inferred.values() if (_alike(r.kind), r.to.id) not in written)
    return replace(person, relations=person.relations + new) if new else person


def _alike(kind: str) -> str:
    """Words for one tie: who wrote ``aunt`` need not be told "uncle or aunt" again."""
    says = meaning(kind)
    return says.tie if says else kind.casefold()
