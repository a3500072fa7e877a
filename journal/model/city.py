"""A city as a traveller needs it: who lives there and who did, when one was there, what is planned."""

from __future__ import annotations

from msgspec import Struct

from journal.model.note import Note
from journal.model.person import Spell


class City(Struct, frozen=True):
    """A city somebody lives in, or did."""

    name: str
    """As it was written: "Lyon", "Lyon, France"."""
    here: tuple[str, ...] = ()
    """Who lives there now, by id: for whom it has been a while first; the writer is not among them."""
    moved: tuple[tuple[str, Spell], ...] = ()
    """Who lived there, with from when to when; who has yet to come counts among them."""
    remembered: tuple[str, ...] = ()
    """Who lived there when they died."""
    is_home: bool = False
    """Whether the writer lives there."""
    been: tuple[Note, ...] = ()
    """Notes whose ``place`` lies there, on days when one was there; oldest first."""
    plans: tuple[Note, ...] = ()
    """The same of days to come, soonest first."""

    @property
    def town(self) -> str:
        """The name without the country that may stand behind the last comma."""
        return self.name.rpartition(",")[0].strip() or self.name.strip(" ,")

    @property
    def country(self) -> str:
        """What stands behind the last comma, or ""."""
        town, _, country = self.name.rpartition(",")
        return country.strip() if town.strip() else ""
