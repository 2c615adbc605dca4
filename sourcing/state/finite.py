"""Finite: numbers that are not finite, in JSON that every parser reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any, Final

_MARK: Final = "$float"
NOT_FINITE: Final = f'{{"{_MARK}":'
"""Is in the text of a document exactly when a number in it is not finite: within a string, the
quotes would be escaped."""


def written(document: Any) -> str:
    """The document as JSON without blanks: sets as lists, decimals and dates as text."""
    try:
        return _dumped(document)
    except ValueError:
        return _dumped(_marked(document))


def restored(text: str) -> Any:
    """The document that `written` wrote, with its numbers that are not finite."""
    return json.loads(text, object_hook=_number)


def _dumped(document: Any) -> str:
    return json.dumps(
        document, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain
    )


def _plain(value: object) -> object:
    if isinstance(value, Set):
        return sorted(value)
    if isinstance(value, Decimal | date):
        return str(value)
    message = f"no JSON form for {type(value).__name__}"
    raise TypeError(message)


def _marked(value: Any) -> Any:
    if isinstance(value, float) and not isfinite(value):
        return {_MARK: str(value)}
    if isinstance(value, Mapping):
        return {key: _marked(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_marked(one) for one in value]
    return value


def _number(value: dict[str, Any]) -> Any:
    return float(value[_MARK]) if value.keys() == {_MARK} else value
