"""Family as the files tell it: who is tied to whom, and by which steps somebody is somebody's kin."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from journal.model.kinship import Gender, Tie


class Step(Struct, frozen=True):
    """One step of a way through the family: ``to`` is the ``tie`` of whoever stood before."""

    tie: Tie
    to: str
    word: str = ""
    """What the writer called it, in lower case; "" where only the other side was written."""


class Kin(Struct, frozen=True):
    """Somebody's relative, and how."""

    tie: Tie
    steps: tuple[Step, ...]
    """From the one whose relative this is; a single one was written."""

    @property
    def person(self) -> str:
        """Who it is."""
        return self.steps[-1].to

    @property
    def is_derived(self) -> bool:
        """Whether no file says it in so many words."""
        return len(self.steps) > 1


class Family(Struct, frozen=True):
    """What the files say of family: for each pair one tie, seen from either side."""

    steps: Mapping[str, tuple[Step, ...]]
    """From each who has kin, closest ties first, then by id."""
    genders: Mapping[str, Gender]
    """Of those whom every word for them that says so calls a woman, or a man."""
