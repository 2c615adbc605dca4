"""A way from a place to a place, and which rows of the tables apply to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, TypeVar

from data.need import Place
from rfq.landed.tables import CostTables, Scope

ANYWHERE: Final = "*"


class Scoped(Protocol):
    """A row that applies to some routes only."""

    @property
    def scope(self) -> Scope:
        """When it applies."""
        ...


R = TypeVar("R", bound=Scoped)


@dataclass(frozen=True, slots=True)
class Route:
    """From where to where, by which modes, on which day.

    Attributes:
        origin_names, destination_names: names of the places, folded for comparison.
        modes: that the delivery terms and the caller allow; None means any.
    """

    origin: str | None
    origin_names: frozenset[str]
    destination: str | None
    destination_names: frozenset[str]
    modes: frozenset[str] | None
    on: date

    @classmethod
    def between(
        cls,
        origin: Place,
        destination: Place | None,
        *,
        also_from: Iterable[str | None] = (),
        modes: frozenset[str] | None = None,
        on: date,
    ) -> Route:
        """The route between two places; ``also_from`` are further names of where it starts."""
        there = destination or Place()
        return cls(
            origin=origin.country,
            origin_names=frozenset(folded(n) for n in (origin.name, *also_from) if n),
            destination=there.country,
            destination_names=frozenset({folded(there.name)} if there.name else ()),
            modes=modes,
            on=on,
        )

    def is_within_one_customs_territory(self, tables: CostTables | None) -> bool:
        """Whether the goods cross no customs border: one country, or one customs union."""
        if self.origin is None or self.destination is None:
            return False
        if self.origin == self.destination:
            return True
        if tables is None:
            return False
        pair = {self.origin, self.destination}
        return any(pair <= tables.regions[name] for name in tables.customs_unions)


def fitting(rows: Sequence[R], route: Route, regions: Mapping[str, frozenset[str]]) -> list[R]:
    """The rows that apply to a route, most specific first, then in the tables' order."""
    fits = [(_fit(row.scope, route, regions), row) for row in rows]
    applicable = [(fit, row) for fit, row in fits if fit is not None]
    return [row for _, row in sorted(applicable, key=lambda one: -one[0])]


def folded(text: str) -> str:
    """A place's name for comparison: case and runs of spaces do not matter."""
    return " ".join(text.casefold().split())


def _fit(scope: Scope, route: Route, regions: Mapping[str, frozenset[str]]) -> int | None:
    """How specifically a scope fits, 0 to 6; None when it does not."""
    if scope.mode is not None and route.modes is not None and scope.mode not in route.modes:
        return None
    if scope.valid_from is not None and route.on < scope.valid_from:
        return None
    if scope.valid_until is not None and route.on > scope.valid_until:
        return None
    ends = (
        _end(scope.origin, route.origin, route.origin_names, regions),
        _end(scope.destination, route.destination, route.destination_names, regions),
    )
    first, second = ends
    return None if first is None or second is None else first + second


def _end(
    pattern: str,
    country: str | None,
    names: frozenset[str],
    regions: Mapping[str, frozenset[str]],
) -> int | None:
    if pattern == ANYWHERE:
        return 0
    if pattern in regions:
        return 1 if country in regions[pattern] else None
    wanted, _, place = pattern.partition("/")
    if wanted != country:
        return None
    if not place:
        return 2
    return 3 if folded(place) in names else None
