"""Price breaks: unit prices by quantity."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from data.parse.currency import currency_of
from data.parse.number import Mark, normalise_digits
from data.parse.price import parse_price
from data.parse.sale_quantity import whole_number
from data.parse.text import clean
from data.records import PriceBreak
from data.units import rec20_code, rec20_name

_QUANTITY: Final = r"[0-9](?:[0-9]|[.,' ](?=[0-9]{3}(?![0-9])))*"
_UNIT_WORD: Final = r"[^\W\d_]{1,12}\.?(?:\(s\))?"
_BREAK: Final = re.compile(
    rf"\s*(?:(?P<low>{_QUANTITY})\s*(?:-|~|～|—|to|至|bis)\s*(?P<high>{_QUANTITY})"
    rf"|(?:≥|>=|=>|from|ab|min\.?|desde|至少)\s*(?P<least>{_QUANTITY})"
    rf"|(?P<more>{_QUANTITY})\s*(?P<plus_unit>{_UNIT_WORD})?\s*"
    r"(?:\+|or more|and (?:up|above|over)|以上|起|及以上)"
    rf"|(?:<|≤|<=|under|up to)\s*(?P<most>{_QUANTITY})"
    rf"|(?P<exact>{_QUANTITY}))"
    rf"\s*(?P<unit>{_UNIT_WORD})?\s*(?P<sign>[:=@：]|->|→|\bat\b|\s)\s*"
    rf"(?P<price>\S.*?)\s*",
    re.IGNORECASE | re.DOTALL,
)
_SEGMENTS: Final = re.compile(r"\s*(?:[;；|\n\r]+|,(?=\s)|，)\s*")
_LEAST_KEYS: Final = (
    "min",
    "minquantity",
    "minqty",
    "from",
    "quantity",
    "qty",
    "start",
    "moq",
    "begin",
    "startquantity",
    "lowerbound",
    "breakquantity",
    "minimum",
    "q",
)
_MOST_KEYS: Final = (
    "max",
    "maxquantity",
    "maxqty",
    "to",
    "end",
    "endquantity",
    "upperbound",
    "maximum",
)
_PRICE_KEYS: Final = ("price", "unitprice", "value", "amount", "cost", "p", "priceperunit", "rate")
_CURRENCY_KEYS: Final = ("currency", "curr", "currencycode", "pricecurrency")
_RANGE_TEXT: Final = re.compile(
    rf"\s*(?:≥|>=)?\s*({_QUANTITY})\s*(?:(?:-|~|to)\s*({_QUANTITY})|\+)?\s*"
)


def parse_price_breaks(
    text: str, *, decimal: Mark | None, currency: str | None, symbols: Mapping[str, str]
) -> tuple[PriceBreak, ...] | None:
    """The price breaks that the whole text states, smallest quantity first; None when not certain.

    "1-9: $10; 10-99: $9", "≥100 pcs $8.5", "100+ @ 9.5 EUR | 500+ @ 9 EUR", or a JSON list of
    objects with a quantity (``min``, ``qty``, ``from`` …) and a price. All must be read, in one
    currency and one unit; bands may neither overlap nor repeat. Quantities are whole numbers.
    """
    stripped = text.strip()
    if not stripped or len(stripped) > 4000:
        return None
    if stripped[0] in "[{":
        found = _json_breaks(stripped, currency, symbols)
    else:
        found = _text_breaks(stripped, decimal, currency, symbols)
    if not found:
        return None
    ordered = sorted(found, key=lambda item: item[0].min_quantity)
    for (here, upper), (there, _) in pairwise(ordered):
        if here.min_quantity >= there.min_quantity:
            return None
        if upper is not None and upper > there.min_quantity:
            return None
    if len({item.unit_price.currency for item, _ in ordered}) != 1:
        return None
    return tuple(item for item, _ in ordered)


_Band = tuple[PriceBreak, Decimal | None]


def _text_breaks(
    text: str, decimal: Mark | None, currency: str | None, symbols: Mapping[str, str]
) -> list[_Band] | None:
    normal = normalise_digits(re.sub(r"<br\s*/?>", "\n", text))
    segments = [part for part in _SEGMENTS.split(normal) if part.strip()]
    bands: list[_Band] = []
    units: set[str] = set()
    for segment in segments:
        match = _BREAK.fullmatch(clean(segment))
        if match is None:
            return None
        least = match["low"] or match["least"] or match["more"] or match["exact"]
        minimum = Decimal(1) if match["most"] else whole_number(least or "")
        upper = whole_number(match["high"] or match["most"] or "")
        price = parse_price(match["price"], decimal=decimal, currency=currency, symbols=symbols)
        if minimum is None or price is None:
            return None
        if (match["high"] or match["most"]) and (upper is None or upper < minimum):
            return None
        if match["exact"] and match["sign"].strip() == "" and not match["unit"]:
            return None  # "100 8.5": two numbers, no break
        unit = match["unit"] or match["plus_unit"]
        code = rec20_code(unit) if unit else None
        if unit and code is None:
            return None
        units |= {_kind_of_sale(c) for c in (code, price.unit) if c is not None}
        bands.append((PriceBreak(minimum, price.low, price.high), upper))
    return bands if len(units) <= 1 else None


def _kind_of_sale(code: str) -> str:
    # "pieces" and "units" are one way of counting.
    return "one" if code in ("H87", "C62", "EA") else rec20_name(code)


def _json_breaks(text: str, currency: str | None, symbols: Mapping[str, str]) -> list[_Band] | None:
    try:
        loaded = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, RecursionError, ArithmeticError):
        return None
    if isinstance(loaded, dict):
        values = next((v for v in loaded.values() if isinstance(v, list)), None)
        if values is not None:
            loaded = values
        elif all(_RANGE_TEXT.fullmatch(str(key)) for key in loaded):
            loaded = [{"quantity": key, "price": value} for key, value in loaded.items()]
        else:
            loaded = [loaded]
    bands: list[_Band] = []
    for entry in loaded if isinstance(loaded, list) else ():
        band = _json_band(entry, currency, symbols)
        if band is None:
            return None
        bands.append(band)
    return bands


def _json_band(entry: Any, currency: str | None, symbols: Mapping[str, str]) -> _Band | None:
    if isinstance(entry, list) and len(entry) == 2:
        entry = {"quantity": entry[0], "price": entry[1]}
    if not isinstance(entry, dict):
        return None
    folded = {re.sub(r"[^a-z]", "", str(key).casefold()): value for key, value in entry.items()}
    least = next((folded[key] for key in _LEAST_KEYS if folded.get(key) is not None), None)
    most = next((folded[key] for key in _MOST_KEYS if folded.get(key) is not None), None)
    price = next((folded[key] for key in _PRICE_KEYS if folded.get(key) is not None), None)
    stated = next((folded[key] for key in _CURRENCY_KEYS if folded.get(key)), None)
    if least is None or price is None or isinstance(price, bool | list | dict):
        return None
    quantities = _RANGE_TEXT.fullmatch(_plain(least))
    if quantities is None:
        return None
    minimum = whole_number(quantities[1])
    upper_text = quantities[2] or (_plain(most) if most is not None else "")
    upper = whole_number(upper_text) if upper_text else None
    code = currency_of(str(stated), currency=None, symbols=symbols) if stated else currency
    if stated and code is None:
        return None
    parsed = parse_price(_plain(price), decimal=".", currency=code, symbols=symbols)
    if minimum is None or parsed is None or (upper is not None and upper < minimum):
        return None
    if stated and parsed.low.currency != code:
        return None
    return PriceBreak(minimum, parsed.low, parsed.high), upper


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value.adjusted()) > 30:
            return ""
        whole = value == value.to_integral_value()
        return f"{value.quantize(Decimal(1)) if whole and abs(value) < 10**15 else value:f}"
    return str(value)
