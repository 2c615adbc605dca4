"""Decimals as the tables keep them: 18 digits before the point and 10 after, never rounded."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Final

from data.errors import InputError

_DIGITS: Final = 28
_STEP: Final = Decimal("1E-10")
_EXACT: Final = Context(prec=_DIGITS, traps=[Inexact, InvalidOperation])
_ONE: Final = Decimal(1)


def stored(amount: Decimal, *, field: str) -> Decimal:
    """A decimal as it is stored, equal to the one given.

    Raises:
        InputError: it has more digits than the tables keep, or is not finite.
    """
    exact = _quantized(amount)
    if exact is None:
        raise InputError(
            "a decimal with more digits than the catalogue keeps",
            field=field,
            value=str(amount),
            accepted="at most 18 digits before the decimal point and 10 after it",
        )
    return exact


def fits(amount: Decimal) -> bool:
    """Whether `stored` would take it."""
    return _quantized(amount) is not None


def plain(amount: Decimal) -> Decimal:
    """The same number in its shortest plain notation: ``12.5``, ``10``, never ``1E+1``."""
    if amount == amount.to_integral_value():
        return amount.quantize(_ONE)
    return amount.normalize()


def _quantized(amount: Decimal) -> Decimal | None:
    if not amount.is_finite():
        return None
    try:
        return amount.quantize(_STEP, context=_EXACT)
    except (Inexact, InvalidOperation):
        return None
