"""Exchange rates as the commands take them: a user's file first, then the ECB's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from data.exchange import ExchangeRates, Rate


def exchange_rates(file: Path | None = None) -> ExchangeRates:
    """The rates of a file, and for pairs that it does not know the ECB's reference rates.

    Raises:
        SourceError: the file cannot be read, or holds no rates.
    """
    from data.exchange import EcbRates, FileRates, first_of

    return EcbRates() if file is None else first_of(FileRates(file), EcbRates())


def rates_used(
    rates: ExchangeRates, sources: Iterable[str], target: str, *, on: date
) -> tuple[Rate, ...]:
    """The rates by which amounts in some currencies were brought to another, by currency."""
    found = (rates.rate(one, target, on=on) for one in sorted(set(sources)) if one != target)
    return tuple(one for one in found if one is not None)


MOST_SHOWN: Final = 4
"""Rates of one source and day that are told one by one; of more, their number."""


def rates_words(rates: Iterable[Rate]) -> str:
    """Where rates come from: ``ECB reference rate of 2026-11-20: 1 USD = 0.9213 EUR``."""
    by_source: dict[tuple[str, date], list[str]] = {}
    for one in rates:
        words = f"1 {one.source_currency} = {one.value:f} {one.target_currency}"
        by_source.setdefault((one.source, one.date), []).append(words)
    return "; ".join(
        f"{source} of {day}: "
        + (", ".join(words) if len(words) <= MOST_SHOWN else f"{len(words)} currencies")
        for (source, day), words in by_source.items()
    )
