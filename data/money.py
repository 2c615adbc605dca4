"""Money: a decimal amount in an ISO 4217 currency, never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from babel.numbers import format_currency, get_currency_precision, is_currency

from data.errors import MoneyError

_is_currency = lru_cache(maxsize=1024)(is_currency)


@lru_cache(maxsize=1024)
def minor_unit(currency: str) -> Decimal:
    """The smallest amount of a currency (CLDR): 0.01 for USD, 1 for JPY, 0.001 for KWD."""
    return Decimal(1).scaleb(-get_currency_precision(currency))


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money.

    Attributes:
        amount: finite decimal, kept as exact as the source states it.
        currency: ISO 4217 alphabetic code.

    Raises:
        MoneyError: the amount is a float or not finite, or the currency is unknown.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            raise MoneyError(
                "an amount of money must be a finite decimal",
                value=self.amount,
                accepted="Decimal, such as Decimal('12.50')",
            )
        if not _is_currency(self.currency):
            raise MoneyError(
                "unknown currency",
                field="currency",
                value=self.currency,
                accepted="an ISO 4217 code, such as USD, EUR or CNY",
            )

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str) -> Money:
        """Build from text, an integer or a decimal; a float is refused by type and at run time."""
        if isinstance(amount, float):
            raise MoneyError("an amount of money is never a float", value=amount)
        try:
            return cls(Decimal(amount), currency)
        except InvalidOperation as error:
            raise MoneyError(
                "not a decimal amount", value=amount, accepted="digits with a decimal point"
            ) from error

    def rounded(self) -> Money:
        """Rounded half up to the currency's minor unit (CLDR: 2 for USD, 0 for JPY)."""
        return Money(self.amount.quantize(minor_unit(self.currency), ROUND_HALF_UP), self.currency)

    def format(self, locale: str = "en_US") -> str:
        """For people, in a locale's notation; unit prices keep all their decimals."""
        return format_currency(
            self.amount, self.currency, locale=locale, decimal_quantization=False
        )

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"
