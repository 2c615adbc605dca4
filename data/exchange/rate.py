"""A rate, and the protocol of everything that knows rates."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final, Protocol

from data.errors import MoneyError

_DIGITS: Final = Context(prec=10)
"""Ten significant digits: more than any source publishes, and few enough to print in full, so
that whoever checks a converted amount by hand works with the very rate that was used."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is in another.

    Attributes:
        value: units of ``target_currency`` for one of ``source_currency``, greater than 0.
        source_currency, target_currency: ISO 4217 codes.
        date: the day that the rate is of, which can be well before the day asked about.
        source: who says so, in words for a buyer ("ECB reference rate", a file's name).

    Raises:
        MoneyError: the value is not a finite decimal greater than 0.
    """

    value: Decimal
    source_currency: str
    target_currency: str
    date: datetime.date
    source: str

    def __post_init__(self) -> None:
        if not isinstance(self.value, Decimal) or not self.value.is_finite() or self.value <= 0:
            raise MoneyError(
                "an exchange rate must be a finite decimal greater than 0",
                field="rate",
                value=self.value,
                accepted="Decimal, such as Decimal('1.0842')",
            )

    def inverse(self) -> Rate:
        """The rate the other way round, of the same day and source."""
        return Rate(
            ratio(Decimal(1), self.value),
            self.target_currency,
            self.source_currency,
            self.date,
            self.source,
        )


class ExchangeRates(Protocol):
    """A source of exchange rates.

    Every adapter keeps to these rules (one contract suite tests them all):

    - the rate of a currency in itself is exactly 1;
    - a rate and its inverse multiply to 1 within 1e-8;
    - a pair that the source cannot derive from what it states is None, never a guess;
    - a rate is never of a day after the one asked about, and always says its day.
    """

    def rate(self, source: str, target: str, *, on: datetime.date | None = None) -> Rate | None:
        """The rate from one currency to another.

        Args:
            source: ISO 4217 code of the amount that is given.
            target: ISO 4217 code of the amount that is wanted.
            on: the day it should be of; the latest known rate of that day or before it. None
                means the latest there is.
        """
        ...


def ratio(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A quotient of rates, to ten significant digits."""
    return _DIGITS.divide(numerator, denominator)


def product(first: Decimal, second: Decimal) -> Decimal:
    """A product of rates, to ten significant digits."""
    return _DIGITS.multiply(first, second)


def itself(currency: str, on: datetime.date | None, latest: datetime.date) -> Rate:
    """The rate of a currency in itself: 1, on the day asked about."""
    return Rate(Decimal(1), currency, currency, on or latest, "same currency")
