"""The attribute schema: which attributes matter in a category, and what they are.

Learnt from the rows by `data.schema.learn`, refined by a human's overlay, and the one thing that
search filters, facets, questions, comparison and RFQ are all driven by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class AttributeKind(StrEnum):
    """What the values of an attribute are."""

    NUMBER = "number"
    ONE_OF = "one-of"
    SEVERAL_OF = "several-of"
    BOOLEAN = "boolean"
    DIMENSIONS = "dimensions"
    TEXT = "text"
    """Free text: shown, never filtered or asked about."""
    IDENTIFIER = "identifier"
    """Names one product or nearly so: kept for exact look-up, never asked about."""


class Direction(StrEnum):
    """Which end of a number a buyer prefers, other things equal."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class ValueCount:
    """One value of a one-of or several-of attribute.

    Attributes:
        label: the canonical spelling.
        count: products that state it.
        variants: the other spellings merged into it, most frequent first.
    """

    label: str
    count: int
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantiles:
    """Distribution of a number over the products that state it, in the canonical unit."""

    minimum: float
    p05: float
    p25: float
    median: float
    p75: float
    p95: float
    maximum: float


@dataclass(frozen=True, slots=True)
class AttributeDefinition:
    """One attribute of one category.

    Attributes:
        id: stable key, ``[a-z0-9_]+`` or the letters of the source's own script.
        label: the source's own most frequent spelling of the name.
        dimension: physical dimension ("mass", "length", "voltage"), for numbers with a unit.
        unit: canonical unit: the one most products state.
        coverage: share of the category's products that state a value that could be read.
        count: number of those products.
        distinct: number of distinct values after merging.
        entropy: of the value distribution over products that state it, in bits (numbers are
            binned by quantile into at most eight bins).
        unread: share of stated cells that could not be read as ``kind``; these are unknown.
        importance: how much a buyer is likely to care, 0 to 1; computed, or set by an overlay.
        unsaid: the same apart from whether titles say it: what it adds beside a title. None in
            schemas that were learnt before titles were looked at.
        names: every spelling of the name found in the sources.
        units: every unit found, with the number of products that use it.
        values: for one-of and several-of, most frequent first; for a boolean "yes" and "no"; for
            dimensions the commonest sizes, as stated.
        labels, questions: per language (BCP 47), from an overlay.
        synonyms: per canonical value label, further words for it, from an overlay.
        value_labels: per canonical value label, its wording per language, from an overlay.
        assumed_units: unit of bare numbers per spelling of the name, where the name itself ends
            in a unit or an overlay states it; everywhere else a bare number beside numbers with
            units stays unknown.
        extreme: share of the numbers that lie far outside the rest (more than thirty times the
            95th percentile, or less than a thirtieth of the 5th): likely slips of unit.
        price_effect: share of the variance of log price that the attribute explains inside its
            categories, 0 to 1; None when too few products with a price state it.
    """

    id: str
    label: str
    kind: AttributeKind
    coverage: float
    count: int
    distinct: int
    dimension: str | None = None
    unit: str | None = None
    entropy: float = 0.0
    unread: float = 0.0
    importance: float = 0.0
    unsaid: float | None = None
    direction: Direction = Direction.NEITHER
    quantiles: Quantiles | None = None
    names: tuple[str, ...] = ()
    units: tuple[tuple[str, int], ...] = ()
    values: tuple[ValueCount, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    value_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    assumed_units: Mapping[str, str] = field(default_factory=dict)
    extreme: float = 0.0
    price_effect: float | None = None

    @property
    def beside_title(self) -> float:
        """How much its value adds for a reader who has the title before him, 0 to 1."""
        return self.importance if self.unsaid is None else self.unsaid

    @property
    def is_askable(self) -> bool:
        """Whether a buyer can be asked about it: structured, and able to tell products apart."""
        return self.kind not in (AttributeKind.TEXT, AttributeKind.IDENTIFIER) and self.distinct > 1


@dataclass(frozen=True, slots=True)
class CategorySchema:
    """The attributes of one category, most important first.

    Attributes:
        category: path from the root; empty for products without a category.
        products: number of products in the category and below it.
    """

    category: tuple[str, ...]
    products: int
    attributes: tuple[AttributeDefinition, ...]

    def attribute(self, attribute_id: str) -> AttributeDefinition | None:
        """The attribute with this id, or None."""
        return next((a for a in self.attributes if a.id == attribute_id), None)
