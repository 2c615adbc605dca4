"""Base: what every document has in common."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema

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


def _make_strict(node: object) -> None:
    """Have numbers and flags of a schema taken as they are; texts always are."""
    if isinstance(node, dict):
        if node.get("type") in ("bool", "int", "float"):
            node["strict"] = True
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
