"""The attribute schema of a catalogue: learnt from its rows, refined by an overlay, and applied.

Names are imported when they are first used, so that to show a schema does not load what learns one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOME = {
    "AttributeDefinition": "model",
    "AttributeKind": "model",
    "AttributeSchema": "attribute_schema",
    "CategorySchema": "model",
    "Direction": "model",
    "Overlay": "overlay",
    "Quantiles": "model",
    "SchemaRow": "rows",
    "ValueCount": "model",
    "apply_schema": "apply",
    "learn_schema": "learn",
    "load_overlay": "overlay",
    "parse_overlay": "overlay",
    "schema_rows": "rows",
}

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


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
