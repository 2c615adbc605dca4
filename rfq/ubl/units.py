"""Units of measure between our symbols and the codes of UN/ECE Recommendation 20."""

from __future__ import annotations

from functools import lru_cache

from data.units import rec20_code, unit_of_rec20


@lru_cache(maxsize=1024)
def code_of(symbol: str) -> str | None:
    """The code of a unit; None where the recommendation has none that means exactly it."""
    code = rec20_code(symbol)
    return code if code is not None and unit_of_rec20(code) == symbol else None


def symbol_of(code: str) -> str | None:
    """The unit of a code, or None."""
    return unit_of_rec20(code)
