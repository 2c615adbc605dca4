"""The attribute schema of a catalogue: learnt from its rows, refined by an overlay, and applied."""

from data.schema.apply import apply_schema
from data.schema.attribute_schema import AttributeSchema
from data.schema.learn import learn_schema
from data.schema.model import (
    AttributeDefinition,
    AttributeKind,
    CategorySchema,
    Direction,
    Quantiles,
    ValueCount,
)
from data.schema.overlay import Overlay, load_overlay, parse_overlay
from data.schema.rows import SchemaRow, schema_rows

__all__ = [
    "AttributeDefinition",
    "AttributeKind",
    "AttributeSchema",
    "CategorySchema",
    "Direction",
    "Overlay",
    "Quantiles",
    "SchemaRow",
    "ValueCount",
    "apply_schema",
    "learn_schema",
    "load_overlay",
    "parse_overlay",
    "schema_rows",
]
