"""A journal without what is most private."""

from __future__ import annotations

from types import MappingProxyType

from journal.model.dates import PartialDate
from journal.model.person import Lapse, LinkTarget, Origin, Page, Worth
from journal.model.privacy import PRIVATE_KEYS, without_private
from journal.model.prose import Prose
from tests.making import journal, note, person, promise

SECRET = "contacts/maya/2026-11-01.md"


def test_private_notes_are_gone_with_their_promises() -> None:
    """And every link that led to one leads nowhere; links to people stay."""
    links = (
        LinkTarget(note=SECRET),
        LinkTarget(person="tom"),
        LinkTarget(note="contacts/maya/2026-10-01.md"),
    )
    book = journal(
        person(story_links=links, pages=(Page("contacts/maya/ideas.md", "Ideas", Prose(), links),)),
        note("2026-10-01", links=links),
        note("2026-11-01", private=True, file=SECRET),
        promise("said in secret", origin=Origin(SECRET, 3, 1)),
        promise("said aloud", origin=Origin("contacts/maya/2026-10-01.md", 3, 1)),
    )
    public = without_private(book)
    left = (LinkTarget(), *links[1:])
    assert [n.file for n in public.notes] == ["contacts/maya/2026-10-01.md"]
    assert [p.text for p in public.promises] == ["said aloud"]
    assert public.people["maya"].story_links == left
    assert public.people["maya"].pages[0].links == left
    assert public.notes[0].links == left


def test_private_keys_are_gone_with_their_places() -> None:
    """On people and notes; a key of the writer's own goes if it is one of them mistyped."""
    origins = MappingProxyType({key: Origin("x.md", 1, 1) for key in ("city", "felt", "lapse", "worth[0]")})
    own = (("colour", "green"), ("Intenton", "x"), ("fragil", "x"), ("laps", "x"))
    book = journal(
        person(
            lapse=Lapse("drift", PartialDate(2024)),
            intention="x",
            stage="trust",
            worth=Worth("1"),
            fragile=True,
            origins=origins,
            more=own,
            pages=(Page("p.md", "P", Prose(), more=own),),
        ),
        note("2026-10-01", felt="warm", more=own, origins=origins),
    )
    public = without_private(book)
    maya, walk = public.people["maya"], public.notes[0]
    shown = [getattr(maya, key) for key in PRIVATE_KEYS if key != "felt"]
    assert shown == [False, None, None, None, None]
    assert walk.felt is None
    assert maya.more == maya.pages[0].more == walk.more == (("colour", "green"),)
    assert list(maya.origins) == list(walk.origins) == ["city"]


def test_everything_else_stays() -> None:
    """A journal with nothing private is the same journal."""
    book = journal(person(city=(), hopes=("x",)), note("2026-10-01"), promise())
    public = without_private(book)
    assert (dict(public.people), public.notes, public.promises, public.settings) == (
        dict(book.people),
        book.notes,
        book.promises,
        book.settings,
    )
