"""Reading who is named in a value: ids, names, lists of them, ``[[links]]`` (FORMAT "Names")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journal.content.document import Mapping, Node, Scalar
from journal.content.document import Sequence as NodeList
from journal.content.names import Match
from journal.content.schema.reading import Reading, wrong_kind
from journal.diagnostics import Span
from journal.language import _, ngettext, pgettext
from journal.model.person import PersonRef

_LINK = re.compile(r"\[\[([^\[\]]+)\]\]")


def person_names(reading: Reading, node: Node) -> tuple[Scalar, ...]:
    """The names in a value: one, a list, or ``[[links]]`` as Obsidian writes them (FORMAT "Reading YAML").

    Keys with values are nobody's name: reported, and left out.
    """
    for leaf in (leaves := names_and_links(node)):
        if isinstance(leaf, Mapping):
            expected = pgettext("what was expected", "a name or a list of names")
            wrong_kind(reading, leaf, expected, _("write a name or a list of names"))
    return tuple(leaf for leaf in leaves if isinstance(leaf, Scalar) and leaf.text.strip())


def names_and_links(node: Node) -> tuple[Scalar | Mapping, ...]:
    """The leaves of a value; ``[[Hana]]``, to YAML a list in a list, as the link that it is."""
    if not isinstance(node, NodeList):
        return () if isinstance(node, Scalar) and node.is_empty else (node,)
    return tuple(leaf for item in node.items for leaf in _linked(item))


def _linked(item: Node) -> tuple[Scalar | Mapping, ...]:
    match item:
        case NodeList(items=(Scalar(quoted=False) as one,)) if not one.is_empty:
            return (Scalar(f"[[{one.text}]]", one.span),)
    return names_and_links(item)


def bare_name(written: str) -> str:
    """A name without the brackets, the label and the heading of a link; other text as it is."""
    link = _LINK.fullmatch(written.strip())
    return link[1].split("|")[0].split("#")[0].strip() if link else written.strip()


def person_ref(reading: Reading, scalar: Scalar, *, warn: bool = True) -> PersonRef:
    """Find who is named; unknown is a warning and kept as text, ambiguous an error (FORMAT "Names")."""
    name = bare_name(scalar.text)
    match = reading.names.find(name)
    if match.is_ambiguous:
        ambiguous(reading, scalar.span, name, match)
    elif match.id is None and warn:
        unknown(reading, scalar.span, name)
    return PersonRef(name, match.id)


def ambiguous(reading: Reading, span: Span, name: str, match: Match) -> None:
    """Say that several people could be meant."""
    reading.fault("ambiguous-person", span, *several(name, match.candidates, 8))


def several(name: str, candidates: Sequence[str], shown: int | None = None) -> tuple[str, str]:
    """What is said of a name that several people bear, and how to mend it; so many ids are shown."""
    n = len(candidates)
    message = ngettext("‘{name}’ could be any of {n} person", "‘{name}’ could be any of {n} people", n)
    help = _("write one of these ids: {ids}").format(ids=", ".join(candidates[:shown]))
    return message.format(name=name, n=n), help


def unknown(reading: Reading, span: Span, name: str) -> None:
    """Say that nobody has that name."""
    near = reading.names.nearest(name)
    help = (
        _("did you mean ‘{near}’?").format(near=near)
        if near
        else _("kept as text; to keep a page for them, make {file}").format(file=f"contacts/{slug(name)}.md")
    )
    message = _("nobody here is called ‘{name}’").format(name=name)
    reading.fault("unknown-person", span, message, help)


def slug(name: str) -> str:
    """A file name to suggest for somebody."""
    kept = "".join(c if c.isalnum() else "-" for c in name.casefold())
    return "-".join(part for part in kept.split("-") if part) or "name"


def people(reading: Reading, node: Node) -> tuple[PersonRef, ...]:
    """Everybody named in a value."""
    return tuple(person_ref(reading, scalar) for scalar in person_names(reading, node))


def person(reading: Reading, node: Node) -> PersonRef | None:
    """One person; several are an error, for none of them would be more meant than the others."""
    name = one_name(reading, node)
    return person_ref(reading, name) if name else None


def one_name(reading: Reading, node: Node) -> Scalar | None:
    """The one name in a value."""
    found = person_names(reading, node)
    if len(found) > 1:
        wrong_kind(reading, node, pgettext("what was expected", "one name"), _("write one name"))
        return None
    return found[0] if found else None
