"""Whether the quantities, weights and budgets of a document add up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from data.units import dimension_of, unit_of_rec20
from rfq.document.checks.finding import Finding, FindingCode, Severity
from rfq.document.document import RfqDocument
from rfq.document.line import Quantity, RfqLine
from rfq.document.text import plain_line

_HUNDRED: Final = Decimal(100)
_MEASURED: Final = frozenset({"mass", "length", "area", "volume", "energy", "time", "data"})
"""Dimensions of what is sold by measure; anything else is sold by the piece, set, roll, box …"""


def is_counted(unit: str | None) -> bool:
    """Whether a unit of sale counts whole things; a bare number does."""
    symbol = unit_of_rec20(unit) if unit is not None else None
    return symbol is None or dimension_of(symbol) not in _MEASURED


def check_quantities(document: RfqDocument) -> Iterator[Finding]:
    """Whole things in whole numbers, at least one; parts that make the whole."""
    for line in document.lines:
        path = f"lines[{line.id}]"
        for name, quantity in (("quantity", line.quantity), ("annual", line.annual)):
            if quantity is not None:
                yield from _quantity(f"{path}.{name}", quantity)
        yield from _line(path, line)
        yield from _schedule(document, line)
    for instalment in document.terms.schedule:
        yield from _quantity(f"terms.schedule[{instalment.id}].quantity", instalment.quantity)
    yield from _weights(document)


def _quantity(path: str, quantity: Quantity) -> Iterator[Finding]:
    counted = is_counted(quantity.unit)
    # Half a tonne can be ordered, half a machine cannot.
    if quantity.number <= 0 or (counted and quantity.number < 1):
        yield Finding(
            FindingCode.QUANTITY_TOO_SMALL,
            Severity.ERROR,
            f"{path}.number",
            {"quantity": quantity.number, "least": 1 if counted else "> 0"},
        )
    elif counted and quantity.number % 1:
        yield Finding(
            FindingCode.QUANTITY_NOT_WHOLE,
            Severity.ERROR,
            f"{path}.number",
            {"quantity": quantity.number, "unit": quantity.unit or ""},
        )


def _line(path: str, line: RfqLine) -> Iterator[Finding]:
    if (
        line.annual is not None
        and line.quantity is not None
        and line.annual.unit in (None, line.quantity.unit)
        and line.annual.number < line.quantity.number
    ):
        yield Finding(
            FindingCode.ANNUAL_BELOW_ORDER,
            Severity.WARNING,
            f"{path}.annual",
            {"annual": line.annual.number, "quantity": line.quantity.number},
        )
    breaks = line.price_breaks
    if any(one >= two for one, two in pairwise(breaks)) or (breaks and breaks[0] <= 0):
        yield Finding(
            FindingCode.PRICE_BREAKS_OUT_OF_ORDER,
            Severity.ERROR,
            f"{path}.price_breaks",
            {"breaks": plain_line(", ".join(format(one, "f") for one in breaks))},
        )


def _schedule(document: RfqDocument, line: RfqLine) -> Iterator[Finding]:
    parts = [one for one in document.terms.schedule if one.line == line.id]
    if not parts or line.quantity is None:
        return
    wanted = line.quantity
    other = [one for one in parts if one.quantity.unit not in (None, wanted.unit)]
    for one in other:
        yield Finding(
            FindingCode.SCHEDULE_UNIT_DIFFERS,
            Severity.ERROR,
            f"terms.schedule[{one.id}].quantity.unit",
            {"unit": one.quantity.unit or "", "quantity_unit": wanted.unit or ""},
        )
    scheduled = sum((one.quantity.number for one in parts), Decimal(0))
    if other or scheduled == wanted.number:
        return
    exceeds = scheduled > wanted.number
    yield Finding(
        FindingCode.SCHEDULE_EXCEEDS_QUANTITY if exceeds else FindingCode.SCHEDULE_FALLS_SHORT,
        Severity.ERROR,
        f"lines[{line.id}].quantity",
        {"scheduled": scheduled, "quantity": wanted.number},
    )


def _weights(document: RfqDocument) -> Iterator[Finding]:
    criteria = document.process.criteria
    total = sum((one.weight for one in criteria), Decimal(0))
    if criteria and total != _HUNDRED:
        yield Finding(
            FindingCode.WEIGHTS_NOT_100, Severity.ERROR, "process.criteria", {"sum": total}
        )
