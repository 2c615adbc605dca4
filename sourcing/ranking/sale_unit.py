"""Units of sale brought together: pieces with units, kilograms with tonnes."""

from __future__ import annotations

from functools import lru_cache

from data.errors import SourcingError


@lru_cache(maxsize=4096)
def units_in(sold_by: str | None, wanted: str | None) -> float | None:
    """How many of one unit of sale are in another; None where nobody can tell.

    Args:
        sold_by: UN/ECE Recommendation 20 code; None is taken to be the wanted unit.
        wanted: the same; None takes whatever things are sold by.
    """
    if sold_by is None or wanted is None or sold_by == wanted:
        return 1.0
    from data.units import convert, unit_of_rec20

    first, second = unit_of_rec20(sold_by), unit_of_rec20(wanted)
    if first is None or second is None:
        return None
    if first == second:
        return 1.0
    try:
        return convert(1.0, first, second)
    except SourcingError:
        return None
