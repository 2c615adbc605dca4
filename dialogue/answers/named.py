"""Answers that name products: those with the least or most of something, and what some state."""

from __future__ import annotations

from dataclasses import dataclass

from data.need import Amount
from dialogue.acts import Extreme
from dialogue.answers.scope import Scope
from dialogue.reply import FieldValue


@dataclass(frozen=True, slots=True)
class Leader:
    """A product that has the least or the most of something.

    Attributes:
        suppliers: names of those who offer it, of a term those with this very term.
    """

    product_id: str
    value: FieldValue
    suppliers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SuperlativeAnswer:
    """Which products have the least or the most of a field.

    Attributes:
        leaders: the first ones, in order; those that are equal in the catalogue's order.
        tied: products that have the very value of the first.
        stated: products whose values were compared.
        quantity: of prices and lead times; None is the smallest that each offer sells.
        other_units: products whose offers are by another unit of sale, or by one that they do not
            state, and that were not compared.
        too_few, not_compared, rate: as of `PriceAnswer`.
    """

    scope: Scope
    field: str
    extreme: Extreme
    leaders: tuple[Leader, ...]
    tied: int
    stated: int
    quantity: Amount | None = None
    other_units: int = 0
    too_few: int = 0
    not_compared: int = 0
    rate: str | None = None


@dataclass(frozen=True, slots=True)
class UnclearAnswer:
    """A superlative that could be of several fields, or of one that is not plainly meant.

    Attributes:
        fields: those that it could be of; empty where the category has none.
    """

    words: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one product states on one field.

    Attributes:
        values: each with the names of the suppliers whose offers say so; none for what the product
            itself states. Empty where nothing is stated.
    """

    product_id: str
    field: str
    values: tuple[tuple[FieldValue, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class StatedAnswer:
    """What products of the list state.

    Attributes:
        quantity: of prices and lead times; None is the smallest that each offer sells.
        total: what the quantity costs altogether is asked.
        rate: where rates come from, if prices were brought to another currency.
        same_unit: all prices are per the unit of sale that the quantity is in.
    """

    statements: tuple[Statement, ...]
    quantity: Amount | None = None
    total: bool = False
    rate: str | None = None
    same_unit: bool = True
