"""Fill the blanks of a title, sentence or model number from a product's facts."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from data.sample.units import convert

_BLANK = re.compile(r"\{(\w+)(?::([^{}]*))?\}")


def plain(value: float) -> str:
    """A number in digits, without exponent or trailing zeros."""
    text = format(Decimal(repr(float(value))).normalize(), "f")
    return "0" if text == "-0" else text


def words(value: Any, unit: str | None) -> str:
    """A fact's value as an English text says it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, float | int):
        number = plain(value)
    elif hasattr(value, "sizes"):
        number = " x ".join(plain(size) for size in value.sizes)
    else:
        number = f"{plain(value.low)}-{plain(value.high)}"
    if unit is None:
        return number
    return f"{number}{unit}" if unit == "%" else f"{number} {unit}"


def fill(template: str, names: Mapping[str, Any], units: Mapping[str, str | None]) -> str:
    """Fill ``{id}`` (with unit), ``{id:0}`` (bare), ``{id:lower}``, ``{id:kg}`` (converted).

    ``{id:-}`` and ``{id:-kg}`` leave no space before the unit.
    """
    parts = [_blank(key, how, names, units) if key else text for text, key, how in _parts(template)]
    return "".join(parts)


@functools.cache
def _parts(template: str) -> tuple[tuple[str, str, str], ...]:
    parts: list[tuple[str, str, str]] = []
    end = 0
    for match in _BLANK.finditer(template):
        parts.append((template[end : match.start()], "", ""))
        parts.append(("", match[1], match[2] or ""))
        end = match.end()
    parts.append((template[end:], "", ""))
    return tuple(parts)


def _blank(key: str, how: str, names: Mapping[str, Any], units: Mapping[str, str | None]) -> str:
    value, unit = names[key], units.get(key)
    if how == "0":
        return words(value, None)
    if how == "lower":
        if isinstance(value, tuple):
            return ", ".join(_lower(item) for item in value)
        return _lower(words(value, unit))
    tight = how.startswith("-")
    target = how.removeprefix("-")
    if target and unit is not None and isinstance(value, float | int):
        value, unit = convert(value, unit, target), target
        value = float(f"{value:.4g}")
    text = words(value, unit)
    return text.replace(" ", "") if tight and not isinstance(value, str) else text


def _lower(text: str) -> str:
    """For use within a sentence; abbreviations and names of scales keep their capitals."""
    first = text.split(" ", 1)[0]
    plain_word = first[:1].isupper() and first[1:].islower()
    return text[:1].lower() + text[1:] if plain_word or "-" in first else text
