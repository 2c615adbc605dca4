"""One figure of a landed cost, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from data.money import Money
from rfq.landed.component import GROUP_OF, Component, Group
from rfq.landed.tables import Row, RowSource


class PartState(StrEnum):
    """What is known of a figure."""

    LISTED = "listed"
    """The offer states it."""
    ESTIMATED = "estimated"
    """Worked out from a row of a table of rates."""
    IN_PRICE = "in the price"
    """The seller bears it under the term offered."""
    NOT_NEEDED = "not needed"
    """It lies outside the basis that offers are compared on, or cannot arise on this route."""
    UNKNOWN = "unknown"
    """It is needed and nothing says what it costs: the total is a floor."""


class Gap(StrEnum):
    """Why a figure is unknown."""

    NO_TERM = "the offer names no delivery term"
    NO_TABLE = "no table of rates was given"
    NO_ROW = "no row of the tables fits"
    NO_MEASURE = "the fitting rows need a weight or volume that is not known"
    NO_RATE = "no exchange rate for the row's currency"
    NO_ORIGIN = "the country that the goods come from is not known"
    NO_DESTINATION = "the destination's country is not known"
    NO_HS_CODE = "no HS code is known"
    NO_BASE = "the value it is charged on cannot be told from the price"
    ELSEWHERE = "the offer delivers to another place"


@dataclass(frozen=True, slots=True)
class CostPart:
    """One figure of a landed cost.

    Attributes:
        components: what it pays for: one, or several where a row is a lump sum for them.
        amount: rounded to the currency's minor unit; 0 for what is in the price or not needed;
            None for what is unknown.
        at_least: the true amount can be higher (a price range, a base with a gap in it).
        percent: with ``base``: the share of the base that the amount is, in percent.
        base: the value that a percentage was taken of, in the landed cost's currency.
        rows: of the tables, that it was estimated from.
        gap: why it is unknown.
    """

    components: tuple[Component, ...]
    state: PartState
    currency: str
    amount: Decimal | None = None
    at_least: bool = False
    percent: Decimal | None = None
    base: Decimal | None = None
    rows: tuple[Row, ...] = ()
    gap: Gap | None = None

    @property
    def group(self) -> Group:
        """Where it is shown: a lump sum over the main carriage is freight."""
        if Component.MAIN_CARRIAGE in self.components:
            return Group.CARRIAGE
        return GROUP_OF[self.components[0]]

    @property
    def sources(self) -> tuple[RowSource, ...]:
        """Where the rows stand that it was estimated from."""
        return tuple(row.source for row in self.rows)

    @property
    def money(self) -> Money | None:
        """The amount as money, or None where it is unknown."""
        return None if self.amount is None else Money(self.amount, self.currency)
