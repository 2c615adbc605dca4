"""`--json`: exactly one JSON document on standard output.

Money and other decimals are strings, so that no reader turns them into floats; an open end of a
range is null; a value says its type; absent fields are null, never left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Final

from data.values import Dimensions, Flag, Number, Text

_VALUE_TYPES: Final = {Number: "number", Text: "text", Flag: "flag", Dimensions: "dimensions"}


def emit_json(document: object) -> None:
    """Write one document to standard output."""
    from sourcing.cli.terminal import write_bytes

    write_bytes(to_json(document))


def to_json(document: object) -> bytes:
    """The document as UTF-8 JSON, indented, keys in the order of the fields."""
    import orjson

    options = orjson.OPT_INDENT_2 | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_NON_STR_KEYS
    return orjson.dumps(document, default=plain_json, option=options)


def plain_json(value: object) -> object:
    """What orjson does not know, in terms of what it does."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if is_dataclass(value) and not isinstance(value, type):
        kind = _VALUE_TYPES.get(type(value))
        plain: dict[str, object] = {} if kind is None else {"type": kind}
        plain.update((field.name, getattr(value, field.name)) for field in fields(value))
        return plain
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Iterable):
        return list(value)
    message = f"no JSON form for {type(value).__name__}"
    raise TypeError(message)


def finite(value: float | None) -> float | None:
    """The number, or None for an open or unknown end."""
    return value if value is not None and isfinite(value) else None
