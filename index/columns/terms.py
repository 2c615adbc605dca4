"""Terms: on which quantity and in whose exchange rates offers are judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

ExchangeRate = Callable[[str, str], float | None]
"""Units of the second currency for one of the first; None when it is not known."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What prices and lead times depend on.

    Attributes:
        quantity: at which they count; None means each offer's smallest.
        rate: brings prices to the currency asked for; without it, a price in another currency is
            unknown.
    """

    quantity: Decimal | None = None
    rate: ExchangeRate | None = None
