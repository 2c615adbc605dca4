"""Requirements that a client states, as the catalogue has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from data.constraint import COUNTRY, MOQ, PRICE, Constraint, Operator
from data.errors import InputError
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind
from index.columns import Terms

if TYPE_CHECKING:
    from sourcing.service.shelf import Shelf

_ONE_VALUE: Final = frozenset(Operator) - {
    Operator.BETWEEN,
    Operator.ONE_OF,
    Operator.NOT_ONE_OF,
}
_NO_DOCUMENT: Final = np.zeros(0, np.int32)


def fitted(shelf: Shelf, constraint: Constraint, *, currency: str | None) -> Constraint:
    """A requirement with the catalogue's spelling of its values.

    Args:
        shelf: the catalogue in use.
        constraint: as a client states it.
        currency: of a price that names none.

    Raises:
        InputError: the catalogue has no such field, or its values cannot be compared so; says what
            is accepted.
    """
    operator, values = constraint.operator, constraint.values
    if operator in _ONE_VALUE and len(values) != 1:
        raise InputError(
            f"'{operator}' with {len(values)} values",
            field="values",
            value=list(values),
            accepted="one value",
        )
    if constraint.field == PRICE and constraint.unit is None:
        constraint = replace(constraint, unit=currency)
    if constraint.field == MOQ:
        # Counted in each offer's own unit of sale.
        constraint = replace(constraint, unit=None)
    if operator is Operator.BETWEEN and all(_is_number(one) for one in values):
        constraint = replace(constraint, values=tuple(sorted(float(one) for one in values)))
    # The engine says what is wrong, whatever the documents.
    shelf.index.view.truths_of(constraint, _NO_DOCUMENT, Terms(None, shelf.index.rate))
    return replace(constraint, values=tuple(_spelt(shelf, constraint)))


def _is_number(value: float | str | bool) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _spelt(shelf: Shelf, constraint: Constraint) -> list[float | str | bool]:
    if constraint.field == COUNTRY:
        from data.parse.codes import parse_country

        return [parse_country(str(one)) or one for one in constraint.values]
    labels = _labels(shelf.catalogue.schema, constraint.field)
    found: list[float | str | bool] = []
    for value in constraint.values:
        known = labels.get(value.casefold(), value) if isinstance(value, str) else value
        found.append(float(known) if _is_number(known) else known)
    return found


def _labels(schema: AttributeSchema, field: str) -> dict[str, str]:
    """Canonical labels of a field by every spelling of them."""
    found: dict[str, str] = {}
    for category in schema.categories.values():
        one = category.attribute(field)
        if one is None or one.kind is AttributeKind.BOOLEAN:
            continue
        _add(found, one)
    return found


def _add(found: dict[str, str], definition: AttributeDefinition) -> None:
    for value in definition.values:
        for spelling in (*value.variants, value.label):
            found.setdefault(spelling.casefold(), value.label)
