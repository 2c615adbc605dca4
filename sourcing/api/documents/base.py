"""Base: what every document has in common."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, cast

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function

Exact = Annotated[
    Decimal,
    PlainSerializer(lambda one: format(one, "f"), return_type=str, when_used="json"),
    Field(json_schema_extra={"examples": ["1250.00"]}),
]
"""A decimal that no reader may turn into a float: a string in JSON."""

Identifier = Annotated[str, Field(min_length=1, max_length=400)]
"""An id of a product, supplier, line, field or option."""

Unit = Annotated[str, Field(min_length=1, max_length=40)]


class Answer(BaseModel):
    """A document that the service sends: frozen, with every field present."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        from_attributes=True,
        json_schema_serialization_defaults_required=True,
    )


_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def _written_day(given: object) -> object:
    """A day as the schema has it: numbers of seconds, as text or not, are no days."""
    if isinstance(given, date) or (isinstance(given, str) and _DAY.match(given)):
        return given
    raise ValueError("a day is written as 2026-11-22, a moment as 2026-11-22T14:30:00Z")


def _make_strict(node: object) -> None:
    """Have numbers and flags of a schema taken as they are; texts always are."""
    if isinstance(node, dict):
        if node.get("type") in ("bool", "int", "float"):
            node["strict"] = True
        if node.get("type") in ("date", "datetime"):
            inner = dict(node)
            node.clear()
            node |= no_info_before_validator_function(_written_day, cast("CoreSchema", inner))
            return
        for name, inner in node.items():
            if name != "metadata":
                _make_strict(inner)
    elif isinstance(node, list | tuple):
        for inner in node:
            _make_strict(inner)


class Order(BaseModel):
    """A document that a client sends: what it does not know is refused by name.

    Numbers are numbers and yes is true: "10", 0 and "yes" are not taken for them, as the schema
    says. Exact decimals can be strings, since that is how they keep their digits.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        _make_strict(schema)
        return schema


class MoneyDocument(Answer):
    """An amount in a currency."""

    amount: Exact
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$", description="ISO 4217")]


class QuantityDocument(Answer):
    """How much of what.

    Attributes:
        text: as a person reads it, in the language of the answer.
    """

    number: Exact
    unit: Annotated[str | None, Field(description="UN/ECE Recommendation 20 code")] = None
    text: str
