"""Rates from a file that the user keeps: a treasury's monthly rates, a bank's list."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from data.errors import SourceError
from data.exchange.pairs import RatePairs
from data.exchange.rate import Rate

FIELDS: Final = ("from", "to", "rate", "date", "source")
_EXAMPLE: Final = "from,to,rate,date,source\nUSD,EUR,0.9213,2026-01-02,Group treasury"


class FileRates:
    """Rates of a CSV or JSON file.

    CSV has the columns ``from, to, rate, date, source``: ISO 4217 codes, units of the second
    currency for one of the first with a decimal point, an ISO 8601 day, and who says so. JSON is
    a list of objects with the same names.

    Raises:
        SourceError: the file cannot be read, or a line is not as described; names line and field.
    """

    def __init__(self, path: Path) -> None:
        rates = [_rate(path, where, row) for where, row in _rows(path)]
        if not rates:
            raise SourceError(f"{path} holds no rates", value=str(path), accepted=_EXAMPLE)
        self._pairs = RatePairs(rates)

    def rate(self, source: str, target: str, *, on: datetime.date | None = None) -> Rate | None:
        """See `ExchangeRates.rate`."""
        return self._pairs.rate(source, target, on=on)


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Place in the file and fields of each rate."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}", value=str(path)) from error
    except UnicodeDecodeError as error:
        raise SourceError(f"{path} is not UTF-8", value=str(path), accepted="UTF-8") from error
    if path.suffix.casefold() == ".json":
        yield from _json_rows(path, text)
        return
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in FIELDS if name not in (reader.fieldnames or ())]
    if missing:
        raise SourceError(
            f"{path}, line 1: column {missing[0]!r} is missing",
            field=missing[0],
            value=",".join(reader.fieldnames or ()),
            accepted=_EXAMPLE,
        )
    for row in reader:
        yield f"line {reader.line_num}", {name: (row[name] or "").strip() for name in FIELDS}


def _json_rows(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    try:
        # Numbers keep their spelling: 0.1 is a tenth, not the nearest float.
        content = json.loads(text, parse_float=str, parse_int=str)
    except ValueError as error:
        raise SourceError(f"{path} is not JSON: {error}", value=str(path)) from error
    if not isinstance(content, list):
        raise SourceError(f"{path} is no list of rates", accepted=f"a list of {{{_EXAMPLE}}}")
    for number, row in enumerate(content, 1):
        if not isinstance(row, dict):
            raise SourceError(f"{path}, rate {number}: not an object", value=row)
        yield (
            f"rate {number}",
            {name: str(row[name]).strip() if row.get(name) else "" for name in FIELDS},
        )


def _rate(path: Path, where: str, row: Mapping[str, str]) -> Rate:
    from babel.numbers import is_currency

    def fault(field: str, accepted: str) -> SourceError:
        return SourceError(
            f"{path}, {where}: {field} is not usable",
            field=field,
            value=row[field],
            accepted=accepted,
        )

    for field in ("from", "to"):
        if not is_currency(row[field]):
            raise fault(field, "an ISO 4217 code, such as USD, EUR or CNY")
    try:
        value = Decimal(row["rate"])
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or value <= 0:
        raise fault("rate", "a number greater than 0 with a decimal point, such as 0.9213")
    try:
        day = datetime.date.fromisoformat(row["date"])
    except ValueError:
        raise fault("date", "an ISO 8601 day, such as 2026-01-02") from None
    if not row["source"]:
        raise fault("source", "who says so, such as 'Group treasury' or 'ECB'")
    return Rate(value, row["from"], row["to"], day, row["source"])
