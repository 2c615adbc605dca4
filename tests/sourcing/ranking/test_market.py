"""The market as an anchor, and what far below it means."""

from __future__ import annotations

import math

import pytest

from sourcing.ranking.market import market_of
from sourcing.ranking.value_functions import linear, logarithmic, logistic, saturating, waning


def test_the_quartiles_are_worth_a_quarter_a_half_and_three_quarters() -> None:
    prices = [10 * 1.2**n for n in range(41)]
    market = market_of(prices, scope="pumps", currency="EUR")
    assert market is not None
    assert market.median == pytest.approx(prices[20])
    assert market.lower_quartile == pytest.approx(prices[10])
    for place, value in ((10, 0.75), (20, 0.5), (30, 0.25)):
        ratio = prices[place] / market.median
        assert logistic(ratio, steepness=market.steepness) == pytest.approx(value)


def test_a_few_absurd_prices_do_not_move_it() -> None:
    prices = [100.0 + n for n in range(40)]
    sane = market_of(prices, scope="pumps", currency="EUR")
    mad = market_of([*prices, 0.01, 1e9], scope="pumps", currency="EUR")
    assert sane is not None
    assert mad is not None
    assert mad.median == pytest.approx(sane.median, rel=0.01)
    assert mad.spread == pytest.approx(sane.spread, rel=0.1)
    assert mad.score(0.01) < -3.5


def test_fewer_than_eight_prices_are_no_market() -> None:
    assert market_of([100.0] * 7, scope="pumps", currency="EUR") is None
    assert market_of([100.0, 0.0, -5.0, math.inf] * 2, scope="pumps", currency="EUR") is None


def test_in_another_currency_it_is_the_same_market() -> None:
    market = market_of([90, 95, 98, 100, 100, 103, 105, 120], scope="pumps", currency="EUR")
    assert market is not None
    other = market.converted("JPY", 160.0)
    assert other.score(160.0 * 50) == pytest.approx(market.score(50))
    assert other.steepness == market.steepness


def test_value_functions_by_their_formulas() -> None:
    assert linear(0.8, worst=0.6, best=1.0) == pytest.approx((0.8 - 0.6) / (1.0 - 0.6))
    assert linear(0.05, worst=0.1, best=0.0) == pytest.approx(0.5)
    assert linear(9, worst=0, best=1) == 1.0
    assert logarithmic(10, worst=100, best=1) == pytest.approx(0.5)
    assert saturating(15, half=5) == pytest.approx(15 / (15 + 5))
    assert waning(60, half=30) == pytest.approx(30 / (30 + 60))
    assert logistic(2.0, steepness=3.0) == pytest.approx(1 / (1 + 2.0**3.0))
    assert logistic(1e300, steepness=9.0) == 0.0
