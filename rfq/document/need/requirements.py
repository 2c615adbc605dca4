"""Where each requirement of a need goes in the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from data.constraint import (
    BRAND,
    CATEGORY,
    CERTIFICATION,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    SUPPLIER,
    Constraint,
    Operator,
)
from data.need import Requirement
from data.schema.model import AttributeDefinition
from rfq.document.codes import is_unit
from rfq.document.figures import figure_text
from rfq.document.money import PrivatePrice
from rfq.document.provenance import Provenance
from rfq.document.specification import Specification, Tolerance
from rfq.document.text import plain_line

CORE_NAMES: Final = {
    PRICE: "Unit price",
    MOQ: "Minimum order quantity",
    LEAD_TIME: "Lead time",
    COUNTRY: "Country of the supplier",
    SUPPLIER: "Supplier",
    CERTIFICATION: "Certification",
    CATEGORY: "Category",
    BRAND: "Brand",
}
"""English names of the core fields; a renderer says them in the document's language."""

INTERNAL: Final = frozenset({PRICE, COUNTRY, SUPPLIER, CATEGORY})
"""Fields by which the buyer chooses whom to ask: a supplier is not told of them."""

_CEILINGS: Final = {
    Operator.LESS: 0,
    Operator.AT_MOST: 0,
    Operator.EQUAL: 0,
    Operator.ABOUT: 0,
    Operator.BETWEEN: 1,
}
"""Operators that say how much something may cost, with the value that says it."""

_ABOUT: Final = Tolerance(minus=10.0, plus=10.0, unit="%")
"""What `data.constraint.Operator.ABOUT` means, written out for whoever has to meet it."""

Definition = Callable[[str], AttributeDefinition | None]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The requirements of one line by where they go.

    Attributes:
        target: the lowest price asked for, and what becomes of it.
        certifications: become certificates of the whole document.
    """

    specifications: tuple[Specification, ...]
    target: PrivatePrice | None
    certifications: tuple[Requirement, ...]


def sort_requirements(
    requirements: Sequence[Requirement], *, define: Definition, language: str, currency: str | None
) -> Sorted:
    """Sort the requirements of one line.

    Args:
        requirements: in the order they came.
        define: the attribute of an id in the line's category, or None.
        language: that names are wanted in, where the schema has them.
        currency: of prices that name none.
    """
    certifications = tuple(one for one in requirements if _is_certificate(one))
    target = _target(requirements, currency)
    left = [one for one in requirements if one not in certifications]
    if target is not None:
        left.remove(target[0])
    specifications = tuple(
        _specification(f"s{number}", one, define=define, language=language)
        for number, one in enumerate(left, start=1)
    )
    return Sorted(specifications, target[1] if target else None, certifications)


def _is_certificate(requirement: Requirement) -> bool:
    constraint = requirement.constraint
    return constraint.field == CERTIFICATION and constraint.operator in (
        Operator.EQUAL,
        Operator.ONE_OF,
    )


def _target(
    requirements: Sequence[Requirement], currency: str | None
) -> tuple[Requirement, PrivatePrice] | None:
    priced: list[tuple[Decimal, Requirement, str]] = []
    for one in requirements:
        constraint = one.constraint
        money = constraint.unit or currency
        position = _CEILINGS.get(constraint.operator)
        if constraint.field != PRICE or money is None or position is None:
            continue
        value = constraint.values[min(position, len(constraint.values) - 1)]
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
            priced.append((_exact(float(value)), one, money))
    if not priced or len({money for _, _, money in priced}) > 1:
        return None
    amount, requirement, money = min(priced, key=lambda found: found[0])
    return requirement, PrivatePrice(
        amount=amount, currency=money, provenance=Provenance.of(requirement.provenance)
    )


def _exact(value: float) -> Decimal:
    # A price of a constraint is a float; nine decimals are what a document holds.
    return Decimal(figure_text(float(f"{value:.9f}")))


def _specification(
    identifier: str, requirement: Requirement, *, define: Definition, language: str
) -> Specification:
    constraint = requirement.constraint
    definition = define(constraint.field)
    numeric = all(_is_number(value) for value in constraint.values)
    return Specification(
        id=identifier,
        name=attribute_name(constraint.field, definition, language),
        attribute=constraint.field,
        operator=constraint.operator,
        values=tuple(_value(value) for value in constraint.values),
        unit=_unit(constraint, definition) if numeric else None,
        tolerance=_ABOUT if constraint.operator is Operator.ABOUT else None,
        importance=constraint.importance,
        weight=min(1.0, max(0.0, requirement.weight)),
        disclosed=constraint.field not in INTERNAL,
        provenance=Provenance.of(requirement.provenance),
    )


def attribute_name(field: str, definition: AttributeDefinition | None, language: str) -> str:
    """What an attribute is called in a language, or else by the catalogue itself."""
    if field in CORE_NAMES:
        return CORE_NAMES[field]
    if definition is None:
        return plain_line(field.replace("_", " ")) or field
    labels = definition.labels
    name = labels.get(language) or labels.get(language.split("-")[0]) or definition.label
    return plain_line(name) or plain_line(field)


def _unit(constraint: Constraint, definition: AttributeDefinition | None) -> str | None:
    if constraint.unit is not None:
        return constraint.unit
    if constraint.field == LEAD_TIME:
        return "day"
    unit = definition.unit if definition is not None else None
    return unit if unit is not None and is_unit(unit) else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _value(value: float | str | bool) -> float | str | bool:
    if isinstance(value, bool):
        return value
    return plain_line(value) if isinstance(value, str) else float(value)
