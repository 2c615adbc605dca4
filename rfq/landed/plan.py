"""The plan of a landed cost: who pays what, and by which row it is estimated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rfq.landed.component import Component
from rfq.landed.part import CostPart
from rfq.landed.tables import ChargeRow, DutyRow, InsuranceRow, TaxRow

CHARGED: Final = (
    Component.PRE_CARRIAGE,
    Component.EXPORT_CLEARANCE,
    Component.ORIGIN_HANDLING,
    Component.MAIN_CARRIAGE,
    Component.DESTINATION_HANDLING,
    Component.IMPORT_CLEARANCE,
    Component.ON_CARRIAGE,
    Component.UNLOADING,
)
"""Components paid for by a freight rate or a fee."""

PLACE_OF: Final[Mapping[Component, int]] = {one: place for place, one in enumerate(Component)}
"""A component's place in the journey."""

_CARRIAGE: Final = PLACE_OF[Component.MAIN_CARRIAGE]


@dataclass(frozen=True, slots=True)
class Choice:
    """The row that pays for some components.

    Attributes:
        rate: from the row's currency to the one wanted.
        place: of the first component that it pays for.
        zone: which sum the amount counts in: 0 for goods on board, 1 for the main carriage (and a
            lump sum that includes it), 2 for the charges behind the border.
        covers: what it pays for, in the order of the journey.
    """

    row: ChargeRow
    rate: Decimal
    place: int
    zone: int
    covers: tuple[Component, ...]
    rows: tuple[ChargeRow, ...]

    @classmethod
    def of(cls, row: ChargeRow, rate: Decimal) -> Choice:
        """A row with what follows from the components it covers."""
        places = [PLACE_OF[one] for one in row.covers]
        covers = tuple(sorted(row.covers, key=PLACE_OF.__getitem__))
        zone = 1 if _CARRIAGE in places else 0 if min(places) < _CARRIAGE else 2
        return cls(row, rate, min(places), zone, covers, (row,))


@dataclass(frozen=True, slots=True)
class Open:
    """In which sums something is unknown, so that the true sum can be more.

    Attributes:
        board: goods and the charges until they are on board.
        border: these, the main carriage and insurance.
        behind: the charges behind the border.
        duty: the duty itself is unknown.
        fob: as ``board``, or a lump sum hides what of it was spent until then.
        any: anything at all is unknown: the total is a floor.
    """

    board: bool
    border: bool
    behind: bool
    duty: bool
    fob: bool
    any: bool

    @classmethod
    def of(cls, fixed: Mapping[Component, CostPart], choices: tuple[Choice, ...]) -> Open:
        """What is open among the parts that are the same for all offers."""
        unknown = [one for one, part in fixed.items() if part.amount is None]
        charged = [PLACE_OF[one] for one in unknown if one in CHARGED]
        board = any(place < _CARRIAGE for place in charged)
        return cls(
            board=board,
            border=board or _CARRIAGE in charged or Component.INSURANCE in unknown,
            behind=any(place > _CARRIAGE for place in charged),
            duty=Component.IMPORT_DUTY in unknown,
            fob=board or any(one.zone == 1 and one.place < _CARRIAGE for one in choices),
            any=bool(unknown),
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """How the landed cost of all offers with the same terms on one route is worked out.

    Attributes:
        parts: by a component's place in the journey: the parts that are the same for all of
            them, and None for what is worked out per offer or is inside a lump sum.
        open: in which sums something is unknown.
        choices: the rows to charge by.
        insurance: the premium to work out, with the rate for its minimum; None when it is fixed.
        duty: the rows to add up, each with the rate for its specific duty; empty when fixed.
        deducted: to take from the price for a FOB customs value: freight and insurance inside it.
        tax: None when it is fixed.
        beyond: in the price though the wanted basis leaves it to the buyer.
        currencies: of the rows used.
    """

    parts: tuple[CostPart | None, ...]
    open: Open
    choices: tuple[Choice, ...]
    insurance: tuple[InsuranceRow, Decimal] | None
    duty: tuple[tuple[DutyRow, Decimal], ...]
    deducted: tuple[Choice | tuple[InsuranceRow, Decimal], ...]
    tax: TaxRow | None
    beyond: tuple[Component, ...]
    currencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the goods that a plan is made for."""

    weight: bool
    volume: bool
    hs_code: str | None
