"""JSON records as flat text cells, numbers exactly as the source writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring
from typing import Final, TypeAlias

from data.readers.base import Cell
from data.readers.rows import NumberText

Json: TypeAlias = "bool | str | list[Json] | dict[str, Json] | None"
"""A JSON value whose numbers are `NumberText`."""

MAX_DEPTH: Final = 16
"""Nested objects beyond this depth stay as JSON text in one cell."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class BadText(ValueError):
    """Text that is not valid Unicode."""


def _pairs(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """An object; the second of two equal keys with different values becomes ``key_2``."""
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    members = {}
    for key, value in pairs:
        if key not in members or members[key] is None:
            members[key] = value
        elif value is not None and members[key] != value:
            number = 2
            while f"{key}_{number}" in members:
                number += 1
            members[f"{key}_{number}"] = value
    return members


def _constant(name: str) -> Json:
    """NaN, which JSON does not have, is no value; an infinity keeps its name."""
    return None if name == "NaN" else name


decoder: Final = json.JSONDecoder(
    object_pairs_hook=_pairs,
    parse_float=NumberText,
    parse_int=NumberText,
    parse_constant=_constant,
)
"""Reads JSON without losing a digit: ``0.10`` stays ``0.10``, and integers have no limit."""

lenient_decoder: Final = json.JSONDecoder(
    strict=False,
    object_pairs_hook=_pairs,
    parse_float=NumberText,
    parse_int=NumberText,
    parse_constant=_constant,
)
"""The same for JSON inside HTML, where line breaks in strings are common and harmless."""


def in_words(error: Exception) -> str:
    """Why a text is not JSON, for people."""
    if isinstance(error, json.JSONDecodeError):
        return f"not valid JSON: {error.msg} at character {error.pos + 1}"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error)


def flatten(record: Mapping[str, Json]) -> dict[str, Cell]:
    """A record as cells: nested objects by dotted names, lists as compact JSON text.

    Null, the empty string, the empty list and the empty object are no cell at all.

    Raises:
        BadText: a string holds half of a surrogate pair.
        RecursionError: a list is nested too deeply to be written.
    """
    cells: dict[str, Cell] = {}
    for name, cell in _flat(record, "", 0):
        if not cell.isascii() and _SURROGATE.search(cell):
            raise BadText("text that is not valid Unicode (damaged bytes or half a pair)")
        if name in cells:
            number = 2
            while f"{name}_{number}" in cells:
                number += 1
            name = f"{name}_{number}"
        cells[name] = cell
    return cells


def _flat(record: Mapping[str, Json], prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        if value is None or value == "":
            continue
        name = f"{prefix}{key}"
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, bool):
            yield name, NumberText("true" if value else "false")
        elif isinstance(value, dict):
            if not value:
                continue
            if depth < MAX_DEPTH:
                yield from _flat(value, f"{name}.", depth + 1)
            else:
                yield name, compact(value)
        elif value:
            yield name, compact(value)


def compact(value: Json) -> str:
    """JSON text without white space, Unicode kept, numbers as the source writes them."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, NumberText):
        return str(value)
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{compact(k)}:{compact(v)}" for k, v in value.items()) + "}"
    return "[" + ",".join(map(compact, value)) + "]"
