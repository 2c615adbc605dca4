"""Constraints: what a buyer requires of a product, its offer or its supplier, and whether it holds.

Shared by search filters, the buyer's need, ranking, comparison and RFQ, so that all of them mean
the same by "at least 2.5 t".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Operator(StrEnum):
    """How a product's value has to stand to the constraint's."""

    EQUAL = "="
    NOT_EQUAL = "≠"
    LESS = "<"
    AT_MOST = "≤"
    MORE = ">"
    AT_LEAST = "≥"
    BETWEEN = "between"
    ONE_OF = "one of"
    NOT_ONE_OF = "not one of"
    ABOUT = "about"
    """Within a tenth of the value, either way."""


class Importance(StrEnum):
    """What follows when a constraint does not hold."""

    MUST = "must"
    """The product is left out, unless nothing else is left."""
    SHOULD = "should"
    """The product ranks lower."""


class Truth(StrEnum):
    """Whether a product meets a constraint: Kleene's strong three-valued logic."""

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "unknown"
    """The product does not state the value: never a pass, never a proof of the contrary."""


PRICE: Final = "offer.price"
MOQ: Final = "offer.moq"
LEAD_TIME: Final = "offer.lead_time"
COUNTRY: Final = "supplier.country"
SUPPLIER: Final = "supplier.id"
CERTIFICATION: Final = "product.certifications"
CATEGORY: Final = "product.category"
BRAND: Final = "product.brand"

CORE_FIELDS: Final = frozenset(
    {PRICE, MOQ, LEAD_TIME, COUNTRY, SUPPLIER, CERTIFICATION, CATEGORY, BRAND}
)
"""Fields that every product can have, whatever its category; anything else is an attribute id.

The price is in the currency given as the constraint's unit, at the request's quantity; the lead
time in days; the MOQ in the offer's unit of sale.
"""


@dataclass(frozen=True, slots=True)
class Constraint:
    """One requirement.

    Attributes:
        field: an attribute id of the category's schema, or one of `CORE_FIELDS`.
        values: one value; two for ``between`` (inclusive); any number for ``one of``. Numbers in
            ``unit``, labels as text, yes or no as bool.
        unit: of the numbers; None means the attribute's canonical unit.
    """

    field: str
    operator: Operator
    values: tuple[float | str | bool, ...]
    unit: str | None = None
    importance: Importance = Importance.MUST
