"""What every source of exchange rates promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.exchange import EcbRates, ExchangeRates, FileRates, FixedRates, first_of, rate_function

DAY = date(2024, 3, 15)
USD_EUR = Decimal("0.9181")
CNY_EUR = Decimal("0.1277")
CSV = f"""from,to,rate,date,source
USD,EUR,{USD_EUR},2024-03-15,Treasury
CNY,EUR,{CNY_EUR},2024-03-15,Treasury
USD,EUR,0.95,2024-02-01,Treasury
GBP,EUR,1.17,2024-03-14,Bank
"""


def fixed(_: Path) -> ExchangeRates:
    return FixedRates({("USD", "EUR"): USD_EUR, ("CNY", "EUR"): CNY_EUR}, date=DAY)


def ecb(_: Path) -> ExchangeRates:
    return EcbRates()


def csv_file(folder: Path) -> ExchangeRates:
    path = folder / "rates.csv"
    path.write_text(CSV, encoding="utf-8")
    return FileRates(path)


def json_file(folder: Path) -> ExchangeRates:
    path = folder / "rates.json"
    rows = [
        {"from": "USD", "to": "EUR", "rate": 0.9181, "date": "2024-03-15", "source": "Treasury"},
        {"from": "EUR", "to": "CNY", "rate": "7.8309", "date": "2024-03-15", "source": "Treasury"},
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return FileRates(path)


def chain(folder: Path) -> ExchangeRates:
    return first_of(FixedRates({("USD", "JPY"): Decimal(148)}, date=DAY), csv_file(folder))


ADAPTERS = [fixed, ecb, csv_file, json_file, chain]
CURRENCIES = st.sampled_from(["USD", "EUR", "CNY", "GBP", "JPY", "XAU", "HRK", "ZZZ", ""])
DAYS = st.one_of(st.none(), st.dates(date(1998, 1, 1), date(2031, 1, 1)))


@pytest.fixture(params=ADAPTERS, ids=lambda one: one.__name__)
def rates(request: pytest.FixtureRequest, tmp_path: Path) -> ExchangeRates:
    make: Callable[[Path], ExchangeRates] = request.param
    return make(tmp_path)


same_fixture = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@same_fixture
@given(currency=CURRENCIES, on=DAYS)
def test_a_currency_in_itself_is_one_or_not_known(
    rates: ExchangeRates, currency: str, on: date | None
) -> None:
    found = rates.rate(currency, currency, on=on)
    assert found is None or found.value == 1
    assert rates.rate("EUR", "EUR", on=date(2024, 3, 15)) is not None


@same_fixture
@given(source=CURRENCIES, target=CURRENCIES, on=DAYS)
def test_a_rate_and_its_inverse_multiply_to_one(
    rates: ExchangeRates, source: str, target: str, on: date | None
) -> None:
    there, back = rates.rate(source, target, on=on), rates.rate(target, source, on=on)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert abs(there.value * back.value - 1) < Decimal("1e-8")
        assert there.date == back.date
        assert (there.source_currency, there.target_currency) == (source, target)


@same_fixture
@given(source=CURRENCIES, target=CURRENCIES, on=st.dates(date(1998, 1, 1), date(2031, 1, 1)))
def test_a_rate_is_never_of_a_later_day_and_always_says_its_source(
    rates: ExchangeRates, source: str, target: str, on: date
) -> None:
    found = rates.rate(source, target, on=on)
    if found is not None:
        assert found.date <= on
        assert found.source


def test_what_is_not_stated_is_not_guessed(rates: ExchangeRates) -> None:
    assert rates.rate("USD", "ZZZ") is None
    assert rates.rate("ZZZ", "ZZZ") is None
    assert rates.rate("USD", "EUR", on=date(1990, 1, 1)) is None


def test_the_latest_rate_of_the_day_or_before_counts(rates: ExchangeRates) -> None:
    later = rates.rate("USD", "EUR", on=DAY + timedelta(days=2))
    assert later is not None
    assert later.date == DAY  # the 17th was a Sunday, the 15th a Friday
    assert abs(later.value - USD_EUR) < Decimal("0.0005")


def test_a_rate_over_a_third_currency(rates: ExchangeRates) -> None:
    found = rates.rate("USD", "CNY", on=DAY)
    assert found is not None
    assert abs(found.value - USD_EUR / CNY_EUR) < Decimal("0.01")


def test_the_function_for_filters_gives_the_same(rates: ExchangeRates) -> None:
    function = rate_function(rates, on=DAY)
    found = rates.rate("USD", "EUR", on=DAY)
    assert found is not None
    assert function("USD", "EUR") == float(found.value)
    assert function("USD", "ZZZ") is None
