"""journal.yaml, with the defaults that hold without it (FORMAT "journal.yaml")."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct, field

from journal.model.dates import Cadence, MonthDay, Unit


class Circle(Struct, frozen=True):
    """A circle of people and what is wanted for them. Rules read these attributes, never the name."""

    name: str
    cadence: Cadence | None = None
    weight: float = 1
    holds: int | None = None
    inner: bool = False
    gifts: bool = False
    work: bool = False
    review: Cadence | None = None
    path: tuple[int, ...] = ()
    """Days after meeting: the welcome of C3."""
    quiet: tuple[str, ...] = ()


def _circles() -> tuple[Circle, ...]:
    months = Unit.MONTH
    return (
        Circle("inner", Cadence(2, Unit.WEEK), 4, 5, inner=True, gifts=True),
        Circle("close", Cadence(1, months), 3, 15, inner=True, gifts=True),
        Circle("friends", Cadence(3, months), 2, 50),
        Circle("wider", Cadence(1, Unit.YEAR), 1, 150),
        Circle(
            "clients", Cadence(6, Unit.WEEK), 2, None, work=True, gifts=True, review=Cadence(1, Unit.YEAR)
        ),
        Circle("new", None, 2, None, path=(1, 14, 45)),
        Circle("leads", None, 2, None, work=True, path=(1, 7, 14, 30, 45, 60, 90)),
    )


class Settings(Struct, frozen=True):
    """What journal.yaml says; each attribute's default is what holds without it."""

    title: str = "Journal"
    me: str | None = None
    """The writer's id."""
    language: str = "en"
    circles: tuple[Circle, ...] = field(default_factory=_circles)
    """In order of closeness."""
    default_circle: str | None = "friends"
    """None: asks for nobody until a circle or a cadence is written."""
    per_week: int = 5
    quiet: tuple[str, ...] = ()
    leap_day: MonthDay = MonthDay(2, 28)
    """When a 29 February is kept in a common year."""
    facts_go_stale: Cadence = Cadence(1, Unit.YEAR)
    numbers: Mapping[str, Mapping[str, float]] = MappingProxyType({})
    """The journal's own values, by rule and name; see :mod:`journal.model.numbers`."""
    as_of: date | None = None
    output: str = "site"

    def circle(self, name: str | None) -> Circle | None:
        """The circle of that name, else the default circle, else None."""
        wanted = name if name is not None else self.default_circle
        return next((c for c in self.circles if c.name == wanted), None)
