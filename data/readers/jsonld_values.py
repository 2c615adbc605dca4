"""Reading schema.org values: names, texts in several languages, quantities with unit codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from data.readers.json_text import Json
from data.readers.rows import NumberText

Node = dict[str, Json]

_PREFIX: Final = re.compile(r"^(?:https?://(?:www\.)?schema\.org/|schema:)")
_PERIODS: Final = {
    "SEC": "seconds", "MIN": "minutes", "HUR": "hours", "DAY": "days", "WEE": "weeks",
    "MON": "months", "ANN": "years",
}  # fmt: skip
_ISO_PERIOD: Final = re.compile(r"P(\d+)([DWMY])")
_ISO_WORDS: Final = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}


@lru_cache(maxsize=4096)
def local(name: str) -> str:
    """A term without the vocabulary's prefix: ``https://schema.org/Product`` is ``Product``."""
    return _PREFIX.sub("", name)


def normalised(value: Json) -> Json:
    """The same data with plain schema.org terms as keys."""
    if isinstance(value, dict):
        return {local(key): normalised(member) for key, member in value.items()}
    if isinstance(value, list):
        return [normalised(item) for item in value]
    return value


def many(value: Json) -> list[Json]:
    """A property's values, whether written as one or as a list."""
    if value is None:
        return []
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and "@list" in value:
        return many(value["@list"])
    return [value]


def nodes(value: Json) -> Iterator[Node]:
    """A property's values that are objects."""
    return (item for item in many(value) if isinstance(item, dict))


def types(node: Node) -> frozenset[str]:
    """Plain names of a node's types."""
    return frozenset(local(name) for name in many(node.get("@type")) if isinstance(name, str))


def text(value: Json, *, language: str = "en") -> str | None:
    """The text of a property: a literal, or the name of a thing.

    Of several languages, ``language`` or else the first.
    """
    found: str | None = None
    for item in many(value):
        if isinstance(item, bool):
            plain: str | None = "true" if item else "false"
        elif isinstance(item, str):
            plain = item
        elif isinstance(item, dict):
            inner = next((item[key] for key in ("@value", "name", "value") if key in item), None)
            plain = text(inner, language=language)
            if plain and item.get("@language") == language:
                return plain
        else:
            plain = None
        found = found or plain or None
    return found


def texts(value: Json) -> list[str]:
    """The texts of all values of a property."""
    return [found for item in many(value) if (found := text(item))]


def link(value: Json) -> str | None:
    """The address in a property: a text, or the URL of an object."""
    for item in many(value):
        if isinstance(item, str):
            return item
        if isinstance(item, dict):
            for key in ("contentUrl", "url", "@id"):
                found = item.get(key)
                if isinstance(found, str) and found:
                    return found
    return None


def unit_of(quantity: Node) -> str | None:
    """Unit of a quantity: the symbol behind its Rec 20 code, else its words."""
    from data.units import unit_of_rec20

    code = text(quantity.get("unitCode"))
    words = text(quantity.get("unitText"))
    if code is not None:
        return unit_of_rec20(local(code)) or words or local(code)
    return words


def amount(value: Json) -> tuple[str | None, str | None]:
    """A quantity's lower and upper end as text; the same text twice for a single value."""
    for item in many(value):
        if not isinstance(item, dict):
            single = text(item)
            return single, single
        single = text(item.get("value")) or text(item.get("@value"))
        if single is not None:
            return single, single
        low, high = text(item.get("minValue")), text(item.get("maxValue"))
        if low is not None or high is not None:
            return low, high
    return None, None


def quantity(value: Json) -> str | None:
    """A quantity as text: ``12 kg``, ``100 to 240 V``, ``≥ 5 m``; words stay words.

    A `NumberText` where the numbers are typed.
    """
    low, high = amount(value)
    first = next(iter(many(value)), None)
    unit = unit_of(first) if isinstance(first, dict) else None
    span = _span(low, high, " to ")
    if span is None:
        return None
    whole = f"{span} {unit}" if unit else span
    typed = all(end is None or isinstance(end, NumberText) for end in (low, high))
    return NumberText(whole) if typed else whole


def period(value: Json) -> str | None:
    """A duration as text: ``3-5 days``, ``24 months``; ISO 8601 durations included."""
    low, high = amount(value)
    first = next(iter(many(value)), None)
    if isinstance(first, dict):
        code = local(text(first.get("unitCode")) or "")
        unit = _PERIODS.get(code) or unit_of(first) or ""
        return f"{_span(low, high, '-')} {unit}".strip() if low or high else None
    iso = _ISO_PERIOD.fullmatch(low or "")
    return f"{iso[1]} {_ISO_WORDS[iso[2]]}" if iso else low


def _span(low: str | None, high: str | None, between: str) -> str | None:
    if low == high:
        return low
    if low is None:
        return f"≤ {high}"
    return f"≥ {low}" if high is None else f"{low}{between}{high}"
