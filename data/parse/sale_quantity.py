"""Quantities of goods: minimum orders and stock."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from data.parse.number import Mark, normalise_digits, parse_number
from data.parse.text import clean, is_missing
from data.units import dimension_of, rec20_code, unit_of_rec20

_QUANTITY: Final = re.compile(
    r"(?:(?:moq|min(?:imum)?\.?(?:\s+order)?(?:\s+(?:qty|quantity))?|minimum|at least|≥|>=|from|ab|"
    r"起订量|最小起订量|库存|stock|in stock|qty|quantity)\s*[:：=]?\s*)?"
    r"(?P<amount>[0-9](?:[0-9]|[.,' ](?=[0-9]))*(?:\s?[万萬]|[kK](?![A-Za-z]))?)\s*"
    r"(?P<unit>[^0-9]*?)\s*(?:\+|\(?(?:min\.?|moq|minimum order|起订|起批|起|available|in stock|"
    r"or more|以上)\)?)?",
    re.IGNORECASE | re.DOTALL,
)
_UNCOUNTED: Final = frozenset({"mass", "length", "area", "volume", "energy", "time"})


def whole_number(text: str) -> Decimal | None:
    """A count as people write it: in "1,000" and "1.000" pieces the mark can only group."""
    plain = re.sub(r"[ ']", "", normalise_digits(text).strip())
    if re.fullmatch(r"0|[1-9][0-9]*", plain):
        return Decimal(plain)
    if re.fullmatch(r"[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\1[0-9]{3})*", plain):
        return Decimal(re.sub(r"[.,]", "", plain))
    return None


def parse_quantity_of_sale(text: str, decimal: Mark | None) -> tuple[Decimal, str | None] | None:
    """An amount of goods and its Recommendation 20 code, or None when it is not certain.

    "100 pcs" is (100, "H87"), "MOQ: 1,000 sets" (1000, "SET"), "2.5 tons" (2.5, "TNE"), "500"
    (500, None). Where ``decimal`` is not known, a mark before three digits can only group where
    the unit is counted; where it is measured, or none is given, ``decimal`` must say.
    Ranges are not certain; negative amounts are none.
    """
    cleaned = normalise_digits(clean(text))
    if is_missing(cleaned) or len(cleaned) > 80:
        return None
    match = _QUANTITY.fullmatch(cleaned)
    if match is None:
        return None
    unit = match["unit"].strip().strip("/()").strip()
    code = rec20_code(unit) if unit else None
    if unit and code is None:
        return None
    amount = parse_number(match["amount"], decimal)
    if amount is None and code is not None and _is_counted(code):
        amount = whole_number(match["amount"])
    if amount is None or not 0 <= amount < Decimal("1e15"):
        return None
    if code is not None and _is_counted(code) and amount != amount.to_integral_value():
        # 1.234 pieces do not exist: the point groups. 2.5 pieces are a mistake.
        amount = whole_number(match["amount"])
    return None if amount is None else (amount, code)


def _is_counted(code: str) -> bool:
    symbol = unit_of_rec20(code)
    return symbol is None or dimension_of(symbol) not in _UNCOUNTED
