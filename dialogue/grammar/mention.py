"""Mentions: the typed parts of a text that mean something without any catalogue.

A mention says what is written, where, and how surely; what it is about (which attribute, which
line of the need) is for those who know the catalogue and the conversation.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from data.constraint import Operator


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What every mention carries.

    Attributes:
        start, end: character offsets in the utterance as it was given.
        words: ``utterance[start:end]``.
        confidence: that it is meant so, 0 to 1; below 1 where the notation has another reading.
    """

    start: int
    end: int
    words: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention(Span):
    """A number or a range, with a unit of measure or bare.

    Attributes:
        low, high: the ends in ``unit``; equal for a point; ``-inf`` or ``inf`` where it is open.
        unit: a symbol of `data.units`; None for a bare number.
        dimension: of the unit.
        operator: EQUAL, ABOUT, BETWEEN, ONE_OF ("24 or 48 V"), LESS, AT_MOST, MORE or AT_LEAST.
        negated: the buyer rules it out ("not 48 V"); "not more than" is AT_MOST, not negated.
        values: the alternatives in ``unit`` for ONE_OF, otherwise empty.
    """

    low: float
    high: float
    unit: str | None = None
    dimension: str | None = None
    operator: Operator = Operator.EQUAL
    negated: bool = False
    values: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeMention(Span):
    """A size in two or three directions: "20 x 30 cm".

    Attributes:
        sizes: in ``unit``, in the order written.
        unit: a length; None when none is written.
        operator: EQUAL, ABOUT, AT_MOST or AT_LEAST.
    """

    sizes: tuple[float, ...]
    unit: str | None = None
    operator: Operator = Operator.EQUAL
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyMention(Span):
    """An amount of money, or a range.

    Attributes:
        low, high: None where it is open.
        currency: ISO 4217; None when the words around say that it is money but not which.
        operator: as in `NumberMention`; EQUAL for a bare amount.
        per_unit: stated for each piece; False: stated for everything; None: nothing says.
        total: stated for everything; the contrary of ``per_unit``.
        unit: Recommendation 20 code of what the amount is for ("per kg"), where it is written.
    """

    low: Decimal | None
    high: Decimal | None
    currency: str | None = None
    operator: Operator = Operator.EQUAL
    per_unit: bool | None = None
    total: bool | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention(Span):
    """How many or how much is wanted, counted in a unit of sale.

    Attributes:
        number: greater than 0; the lower end of a range.
        high: the upper end of a range, otherwise None.
        unit: Recommendation 20 code ("H87" piece, "XPX" pallet); None after a bare number whose
            words say that it is a quantity ("quantity 500", "50 per year").
        annual: per year; amounts per month, week or day are converted to a year.
    """

    number: Decimal
    unit: str | None = None
    annual: bool = False
    operator: Operator = Operator.EQUAL
    high: Decimal | None = None


class DateKind(StrEnum):
    """How a date limits."""

    BY = "by"
    """On that day or before."""
    AFTER = "after"
    """On that day or after."""
    ON = "on"
    """That day."""
    IN = "in"
    """Within a period: from ``date`` to ``until``."""
    BETWEEN = "between"
    """As IN, both ends named."""
    SOON = "soon"
    """As soon as possible; ``date`` is today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Span):
    """A date or a period, resolved against the buyer's clock.

    Attributes:
        date: the day; the first day of a period.
        until: the last day of a period, otherwise None.
        days: calendar days from today where the text says so many ("within 6 weeks" is 42).
    """

    date: datetime.date
    kind: DateKind
    until: datetime.date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationMention(Span):
    """A length of time in days, weeks, months or years; shorter ones are numbers.

    Attributes:
        low, high: in calendar days (a month 30, a year 365, a working day 7/5); as in
            `NumberMention`.
        amount, unit: as written: 2, "year"; ``amount`` is the one bound or the lower end.
        operator: as in `NumberMention`.
    """

    low: float
    high: float
    amount: float
    unit: str
    operator: Operator = Operator.EQUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryMention(Span):
    """Where goods are to go, or on which delivery term.

    Attributes:
        incoterm: Incoterms 2020 rule, where one is named.
        place: as the buyer wrote it; None for a rule alone.
        country: ISO 3166-1 alpha-2, where the place is a country, names one, or is a port or
            large town that is known by its name alone.
    """

    incoterm: str | None = None
    place: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentMention(Span):
    """A term of payment, in the buyer's words: "net 30", "30% deposit"."""


class CountryRole(StrEnum):
    """What a country is named for."""

    SUPPLIER = "supplier"
    DESTINATION = "destination"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryMention(Span):
    """A country, or the countries of a region.

    Attributes:
        codes: ISO 3166-1 alpha-2, sorted; one for a country.
        negated: the buyer rules them out.
        region: the name of the region where it is one ("EU"), otherwise None.
    """

    codes: tuple[str, ...]
    negated: bool = False
    role: CountryRole = CountryRole.UNKNOWN
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificationMention(Span):
    """A certificate or standard.

    Attributes:
        name: in its usual spelling: "ISO 9001", "CE".
    """

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMention(Span):
    """Whether samples are wanted before the order."""

    wanted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinalMention(Span):
    """Products pointed at by their place in a list.

    Attributes:
        positions: from 1; -1 is the last.
    """

    positions: tuple[int, ...]


Mention: TypeAlias = (
    NumberMention
    | SizeMention
    | MoneyMention
    | QuantityMention
    | DateMention
    | DurationMention
    | DeliveryMention
    | PaymentMention
    | CountryMention
    | CertificationMention
    | SampleMention
    | OrdinalMention
)
