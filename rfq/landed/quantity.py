"""A quantity in the unit that an offer is sold in."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from functools import lru_cache

from data.errors import UnitError
from data.units import convert, dimension_of, unit_of_rec20


def in_unit_of_sale(quantity: Decimal, unit: str | None, sold_in: str | None) -> Decimal | None:
    """A quantity in an offer's unit of sale, or None where the two cannot be told in each other.

    Counts are brought up to whole units of sale: 30 pieces are 3 dozen, because 2.5 dozen cannot
    be bought. Measures (mass, length) stay as they are. A unit that nobody states is taken to be
    the other one; whoever asks says so to the buyer.

    Args:
        quantity: in ``unit``.
        unit: UN/ECE Recommendation 20 code, or None.
        sold_in: the same, of the offer.
    """
    if unit is None or sold_in is None or unit == sold_in:
        return quantity
    found = unit_factor(unit, sold_in)
    if found is None:
        return None
    factor, is_count = found
    exact = quantity * factor
    return exact.to_integral_value(ROUND_CEILING) if is_count else exact


@lru_cache(maxsize=1024)
def unit_factor(unit: str, sold_in: str) -> tuple[Decimal, bool] | None:
    """How many units of sale one unit is, and whether both are counts; None for unlike units."""
    symbols = unit_of_rec20(unit), unit_of_rec20(sold_in)
    first, second = symbols
    if not first or not second:
        return None
    try:
        # A long way from 1 keeps all the digits of a ratio such as a twelfth.
        factor = Decimal(str(convert(1.0, first, second)))
        inverse = Decimal(str(convert(1.0, second, first)))
    except UnitError:
        return None
    if inverse == inverse.to_integral_value():
        factor = 1 / inverse
    return factor, dimension_of(first) == "count"
