"""Numbers and moments in a document, held so that JSON and XML give back exactly what went in."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

_DECIMAL: Final = re.compile(r"-?\d{1,15}(\.\d{1,9})?")
_ACCEPTED: Final = "a decimal in quotes with at most 15 digits before and 9 after the point"
_WIDEST: Final = timedelta(hours=14)


def decimal_text(value: Decimal) -> str:
    """In plain notation, never with an exponent, which XML Schema's decimal does not have."""
    return format(value, "f")


def _decimal(value: object) -> Decimal:
    # A JSON number passes through a binary float in many readers, so money and quantities are
    # decimals in quotes; an integer is exact in all of them.
    if isinstance(value, int) and not isinstance(value, bool):
        text = str(value)
    elif isinstance(value, Decimal) and value.is_finite():
        text = decimal_text(value)
    elif isinstance(value, str):
        text = value
    else:
        text = ""
    if _DECIMAL.fullmatch(text) is None:
        raise PydanticCustomError("decimal", "not an exact decimal", {"accepted": _ACCEPTED})
    return Decimal(text)


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise PydanticCustomError("negative", "less than nothing", {"accepted": "0 or more"})
    return abs(value)


Amount = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    AfterValidator(_not_negative),
    PlainSerializer(decimal_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,15}(\.\d{1,9})?$"}),
]
"""An exact decimal, 0 or more; text in JSON, because a JSON number need not stay exact."""


def _figure(value: float) -> float:
    # Twelve significant digits are more than any data sheet has; the thirteenth is what is left
    # of a conversion between units (2.4999999999999996 t).
    rounded = float(f"{value:.12g}")
    if rounded == 0:
        return 0.0
    if not 1e-9 <= abs(rounded) < 1e15:
        raise PydanticCustomError(
            "figure", "too large or too small", {"accepted": "0, or from 1e-9 to 1e15 either side"}
        )
    return rounded


def _millionths(value: float) -> float:
    return abs(round(value, 6))


Figure = Annotated[float, Field(allow_inf_nan=False), AfterValidator(_figure)]
"""A measured number, kept to twelve significant digits."""


Share = Annotated[float, Field(allow_inf_nan=False, ge=0, le=1), AfterValidator(_millionths)]
"""A part of one, to the millionth."""


def figure_text(value: float) -> str:
    """In plain notation: the shortest decimal that reads back as the same number."""
    return format(Decimal(repr(value)).normalize(), "f")


def _moment(value: datetime) -> datetime:
    offset = value.utcoffset()
    if offset is None or abs(offset) > _WIDEST or offset.total_seconds() % 60:
        raise PydanticCustomError(
            "zone",
            "not an offset from UTC that documents can carry",
            {"accepted": "±14:00 at most"},
        )
    if not 1900 <= value.year <= 9998:
        raise PydanticCustomError("year", "a year out of bounds", {"accepted": "1900 to 9998"})
    return value.replace(microsecond=0, tzinfo=timezone(offset))


Moment = Annotated[AwareDatetime, AfterValidator(_moment)]
"""A point in time with its offset from UTC, to the second."""
