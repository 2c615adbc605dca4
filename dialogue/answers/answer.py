"""Answer: facts from the catalogue, each with the number of products behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from data.need import Amount
from dialogue.acts import Ask
from dialogue.answers.named import StatedAnswer, SuperlativeAnswer, UnclearAnswer
from dialogue.answers.scope import Path, Scope
from dialogue.reply import Evidence, FieldValue, Outcome, Shown


@dataclass(frozen=True, slots=True)
class Spread:
    """How numbers are distributed."""

    low: float
    quarter: float
    median: float
    three_quarters: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class PriceAnswer:
    """What products cost per unit of sale.

    Attributes:
        spread: over the lowest price of each product that has one; None when none has.
        offers: with a price at the quantity.
        quantity: None is the smallest that each offer sells.
        unit: of sale, where all offers agree on one.
        too_few: offers that sell no so small quantity.
        converted: offers brought to the currency by a rate.
        not_compared: offers in a currency for which there is no rate.
        rate: where rates come from.
        total: what the quantity costs altogether is asked.
        altogether: over the offers in the quantity's own unit of sale, what it costs; None where no
            quantity is known or no offer is in that unit.
    """

    scope: Scope
    spread: Spread | None
    offers: int
    currency: str
    quantity: Amount | None = None
    unit: str | None = None
    too_few: int = 0
    converted: int = 0
    not_compared: int = 0
    rate: str | None = None
    total: bool = False
    altogether: Spread | None = None


@dataclass(frozen=True, slots=True)
class CountAnswer:
    """How many products there are, and from how many suppliers."""

    scope: Scope
    suppliers: int


@dataclass(frozen=True, slots=True)
class SuppliersAnswer:
    """Who sells the products.

    Attributes:
        suppliers: how many.
        countries: code and number of suppliers, most first.
        unlocated: suppliers whose country is not stated.
        largest: names with the number of these products that they offer, most first.
        best: which of them is best is asked; the ranking of suppliers says it, not this.
    """

    scope: Scope
    suppliers: int
    countries: tuple[tuple[str, int], ...]
    unlocated: int
    largest: tuple[tuple[str, int], ...]
    best: bool = False


@dataclass(frozen=True, slots=True)
class OptionsAnswer:
    """Which values there are.

    Attributes:
        values: with the number of products, most first.
        stated: products that state the field.
    """

    scope: Scope
    field: str
    values: tuple[tuple[str, int], ...]
    stated: int


@dataclass(frozen=True, slots=True)
class RangeAnswer:
    """Between which numbers a field lies."""

    scope: Scope
    field: str
    spread: Spread | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class MeaningAnswer:
    """What the catalogue says of a word.

    Attributes:
        categories: of that name, with their products.
        attributes: whose name has the word, with the category, products that state it, and the
            commonest values or the range.
        values: attribute, label and products that state it.
        sentence: from a product's description, with that product's id.
    """

    term: str
    categories: tuple[tuple[Path, int], ...] = ()
    attributes: tuple[OptionsAnswer | RangeAnswer, ...] = ()
    values: tuple[tuple[str, str, int], ...] = ()
    sentence: str | None = None
    product_id: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether the catalogue says anything."""
        return bool(self.categories or self.attributes or self.values or self.sentence)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A field in which two groups of products differ.

    Attributes:
        values: per group, the median or the commonest value.
        shares: per group, the share of its products with that value; None for medians.
        counts: per group, the products that state the field.
    """

    field: str
    values: tuple[FieldValue, FieldValue]
    counts: tuple[int, int]
    shares: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that are told apart.

    Attributes:
        name: a value's label or a category's name.
        field: the attribute that it is a value of; None for a category.
        price: what its products cost.
    """

    name: str
    field: str | None
    products: int
    price: PriceAnswer


@dataclass(frozen=True, slots=True)
class DifferenceAnswer:
    """What the catalogue knows of the difference between two things.

    Attributes:
        unknown: the terms that it does not know; then there are no sides.
        contrasts: the fields in which they differ most.
    """

    terms: tuple[str, ...]
    sides: tuple[Side, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeadTimeAnswer:
    """Days from order to shipment, over the shortest of each product."""

    scope: Scope
    spread: Spread | None
    offers: int
    quantity: Amount | None = None


@dataclass(frozen=True, slots=True)
class MoqAnswer:
    """Minimum order quantities, over the smallest of each product.

    Attributes:
        by_unit: unit of sale, None where it is not stated, with the spread of its numbers.
    """

    scope: Scope
    by_unit: tuple[tuple[str | None, Spread], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """Something that speaks for or against a product, with the value that it rests on.

    Attributes:
        value: what the product states on the evidence's field.
    """

    evidence: Evidence
    value: FieldValue | None = None


@dataclass(frozen=True, slots=True)
class WhyAnswer:
    """Why a product is shown where it is."""

    product: Shown
    query: str
    category: Path
    outcomes: tuple[Outcome, ...]
    points: tuple[Point, ...]
    advice: bool = False
    """It is asked as advice on what to take."""


@dataclass(frozen=True, slots=True)
class CompareAnswer:
    """Products side by side.

    Attributes:
        products: ids, in the order asked.
        rows: fields with what each product states, those that differ first.
        same: how many of the fields that all state are alike.
    """

    products: tuple[str, ...]
    rows: tuple[tuple[str, tuple[FieldValue | None, ...]], ...]
    same: int


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """What was asked cannot be answered from the catalogue.

    Attributes:
        words: the buyer's own, or a field.
    """

    words: str
    ask: Ask | None = None
    unresolved: bool = False
    """It is about a product that is not on the screen."""
    advice: bool = False
    """What to take is asked while nothing is on the screen."""


Answer: TypeAlias = (
    PriceAnswer
    | CountAnswer
    | SuppliersAnswer
    | OptionsAnswer
    | RangeAnswer
    | MeaningAnswer
    | DifferenceAnswer
    | LeadTimeAnswer
    | MoqAnswer
    | WhyAnswer
    | CompareAnswer
    | SuperlativeAnswer
    | UnclearAnswer
    | StatedAnswer
    | NoAnswer
)
