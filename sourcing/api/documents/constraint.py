"""Constraint: one requirement on a product, offer or supplier."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from data.constraint import Constraint, Importance, Operator, Truth
from sourcing.api.documents.base import Answer, Identifier, Order, Unit

Scalar = Annotated[float, Field(allow_inf_nan=False)] | bool | Annotated[str, Field(max_length=400)]


class ConstraintOrder(Order):
    """A requirement as a client states it: at least 2.5 t, diesel or LPG, not from these countries.

    ``field`` is an attribute of the category's schema or a core field such as ``offer.price``.
    """

    field: Identifier
    operator: Operator
    values: Annotated[tuple[Scalar, ...], Field(min_length=1, max_length=200)]
    unit: Unit | None = None
    importance: Importance = Importance.MUST

    def constraint(self) -> Constraint:
        """The same as the search engine takes it."""
        return Constraint(self.field, self.operator, self.values, self.unit, self.importance)


class ConstraintDocument(Answer):
    """A requirement as the service understands it."""

    field: str
    operator: Operator
    values: tuple[float | bool | str | None, ...]
    unit: str | None = None
    importance: Importance


class OutcomeDocument(Answer):
    """How a product stands to a requirement.

    Attributes:
        truth: ``unknown`` is never a pass: the product states nothing.
        label: of the field, in the language of the answer.
        required: the requirement in words ("at least 2.5 t").
        value: what the catalogue states, in words; null when it states nothing.
    """

    field: str
    label: str
    importance: Importance
    truth: Truth
    required: str
    value: str | None
