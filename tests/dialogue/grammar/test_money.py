"""Amounts of money: limits, ranges, each or in total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.constraint import Operator
from dialogue.grammar.mention import MoneyMention, NumberMention

LE, LT, GE, E, A, B = (
    Operator.AT_MOST,
    Operator.LESS,
    Operator.AT_LEAST,
    Operator.EQUAL,
    Operator.ABOUT,
    Operator.BETWEEN,
)


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "currency", "operator", "per_unit"),
    [
        ("en", "under $20k each", None, "20000", "USD", LT, True),
        ("en", "total budget 1.2 million RMB", None, "1200000", "CNY", LE, False),
        ("en", "5-8k USD", "5000", "8000", "USD", B, None),
        ("en", "$5,000 - $8,000", "5000", "8000", "USD", B, None),
        ("en", "between $10,000 and $15,000 per unit", "10000", "15000", "USD", B, True),
        ("en", "from 10 to 15 thousand dollars", "10000", "15000", "USD", B, None),
        ("en", "$12 CAD", "12", "12", "CAD", E, None),
        ("en", "around 15k EUR", "15000", "15000", "EUR", A, None),
        ("en", "my budget is 15000 euros", None, "15000", "EUR", LE, None),
        ("en", "€5M", "5000000", "5000000", "EUR", E, None),
        ("en", "max £300 apiece", None, "300", "GBP", LE, True),
        ("en", "under 20k each", None, "20000", None, LT, True),
        ("en", "max 15k per unit", None, "15000", None, LE, True),
        ("en", "not more than 12 a piece", None, "12", None, LE, True),
        ("en", "20k each", "20000", "20000", None, E, True),
        ("es", "máximo 15000 cada uno", None, "15000", None, LE, True),
        ("zh-Hans", "每台不超过2万", None, "20000", None, LE, True),
        ("en", "$2000 in total", "2000", "2000", "USD", E, False),
        ("zh-Hans", "预算总共120万人民币", None, "1200000", "CNY", LE, False),
        ("zh-Hans", "单价20万元以内", None, "200000", "CNY", LE, True),
        ("zh-Hans", "单价3块5以内", None, "3.5", "CNY", LE, True),
        ("zh-Hans", "单价不超过两块五", None, "2.5", "CNY", LE, True),
        ("zh-Hans", "每台不超过3万块", None, "30000", "CNY", LE, True),
        ("zh-Hans", "5千到8千美元", "5000", "8000", "USD", B, None),
        ("es", "menos de 5.000 €", None, "5000", "EUR", LT, None),
        ("es", "menos de 3.000 € cada una", None, "3000", "EUR", LT, True),
        ("es", "presupuesto total de 20 mil dólares", None, "20000", "USD", LE, False),
        ("es", "entre 2.000 y 3.000 euros", "2000", "3000", "EUR", B, None),
        ("de", "max. 30.000 € pro Stück", None, "30000", "EUR", LE, True),
        ("de", "unter 1,2 Mio. Euro", None, "1200000", "EUR", LT, None),
        ("fr", "moins de 25 000 € pièce", None, "25000", "EUR", LT, True),
        ("fr", "2 millions de dollars", "2000000", "2000000", "USD", E, None),
    ],
)
def test_money(read, language, text, low, high, currency, operator, per_unit) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, MoneyMention)
    assert found.low == (None if low is None else Decimal(low))
    assert found.high == (None if high is None else Decimal(high))
    assert (found.currency, found.operator, found.per_unit) == (currency, operator, per_unit)
    assert found.total == (None if per_unit is None else not per_unit)
    assert found.words == text


def test_a_rate_names_what_it_is_for(read) -> None:  # type: ignore[no-untyped-def]
    (found,) = read("en", "300 USD/ton")
    assert isinstance(found, MoneyMention)
    assert (found.unit, found.per_unit) == ("TNE", True)


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh-Hans", "2万以内"), ("en", "price under 500"), ("en", "budget 2000"), ("en", "under 20k")],
)
def test_money_without_a_currency_is_not_sure(read, language, text) -> None:  # type: ignore[no-untyped-def]
    (found,) = read(language, text)
    assert isinstance(found, MoneyMention)
    assert found.currency is None
    assert found.confidence < 1


def test_a_shared_symbol_is_not_sure(read) -> None:  # type: ignore[no-untyped-def]
    (dollars,) = read("en", "$500")
    assert (dollars.currency, dollars.confidence < 1) == ("USD", True)
    (pesos,) = read("es", "500 pesos")
    assert pesos.currency is None


def test_a_limit_on_pieces_is_no_money(read) -> None:  # type: ignore[no-untyped-def]
    (found,) = read("en", "under 20 kg")
    assert isinstance(found, NumberMention)


def test_two_currencies_are_two_amounts(read) -> None:  # type: ignore[no-untyped-def]
    first, second = read("en", "rmb 10 usd 20")
    assert (first.currency, second.currency) == ("CNY", "USD")
