"""Conditions on attributes, drawn from what a catalogue holds, and who meets them in SQL."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Final

from data.catalogue import Catalogue
from data.constraint import Constraint, Operator
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema

_WELL_STATED: Final = 0.5
_COMMONEST: Final = 6


@dataclass(frozen=True, slots=True)
class Condition:
    """A constraint and the attribute that it is on."""

    constraint: Constraint
    attribute: AttributeDefinition

    @property
    def number(self) -> float:
        """The bound of a condition on a number."""
        return float(self.constraint.values[0])


def draw(category: CategorySchema, dice: random.Random) -> Condition | None:
    """A condition that some products of the category meet and some do not; None when none can be.

    Numbers get a bound between the 20th and the 90th percentile, rounded to two digits; one-of
    attributes one of their commonest values.
    """
    usable = [a for a in category.attributes if _usable(a)]
    if not usable:
        return None
    attribute = dice.choice(usable)
    if attribute.kind is AttributeKind.ONE_OF:
        value = dice.choice(attribute.values[:_COMMONEST])
        return Condition(Constraint(attribute.id, Operator.EQUAL, (value.label,)), attribute)
    spread = attribute.quantiles
    if spread is None:
        return None
    operator = dice.choice((Operator.AT_LEAST, Operator.AT_MOST))
    bound = _rounded(
        dice.uniform(spread.p25, spread.p95 if operator is Operator.AT_LEAST else spread.p75)
    )
    return Condition(Constraint(attribute.id, operator, (bound,), attribute.unit), attribute)


def products_meeting(
    catalogue: Catalogue, category: tuple[str, ...], conditions: tuple[Condition, ...]
) -> set[str]:
    """Ids of a category's products that are known to meet every condition."""
    sql = "SELECT id FROM products WHERE category = ?"
    parameters: list[object] = [list(category)]
    for condition in conditions:
        constraint = condition.constraint
        test = {
            Operator.EQUAL: "v.label = ?",
            Operator.AT_LEAST: "v.low >= ?",
            Operator.AT_MOST: "v.high <= ?",
        }[constraint.operator]
        if constraint.operator is Operator.EQUAL and not isinstance(constraint.values[0], str):
            test = "v.low = ? AND v.high = v.low"
        sql += (
            " AND EXISTS (SELECT 1 FROM attribute_values v WHERE v.product_id = products.id"
            f" AND v.attribute = ? AND v.known AND {test})"
        )
        parameters += [constraint.field, constraint.values[0]]
    return {row[0] for row in catalogue.sql(sql, parameters).rows}


def _usable(attribute: AttributeDefinition) -> bool:
    if attribute.coverage < _WELL_STATED or attribute.distinct < 2:
        return False
    if attribute.kind is AttributeKind.ONE_OF:
        return len(attribute.values) > 1
    return attribute.kind is AttributeKind.NUMBER and attribute.quantiles is not None


def _rounded(number: float) -> float:
    if number == 0:
        return 0.0
    digits = 1 - math.floor(math.log10(abs(number)))
    return round(number, digits)
