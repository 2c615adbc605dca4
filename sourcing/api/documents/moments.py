"""Moments: days and times as RFC 3339 writes them, and in no other way."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Final

from pydantic import AwareDatetime, BeforeValidator
from pydantic_core import PydanticCustomError

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})")


def _written_as(pattern: re.Pattern[str], example: str) -> BeforeValidator:
    """Refuses what pydantic reads besides: seconds since 1970, as a number or as text."""

    def check(value: object) -> object:
        number = isinstance(value, int | float)
        if number or (isinstance(value, str) and pattern.fullmatch(value) is None):
            raise PydanticCustomError(
                "moment", "not as RFC 3339 writes it", {"expected": f"'{example}'"}
            )
        return value

    return BeforeValidator(check)


Day = Annotated[date, _written_as(_DAY, "2027-03-31")]
"""A day."""

Moment = Annotated[AwareDatetime, _written_as(_MOMENT, "2026-11-22T09:30:00Z")]
"""A moment with its zone."""
