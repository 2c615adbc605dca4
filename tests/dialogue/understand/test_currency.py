"""A currency said by itself is what prices are compared in, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("in EUR", "EUR"),
        ("prices in euros please", "EUR"),
        ("quoted in US dollars", "USD"),
        ("precios en dólares", "USD"),
        ("用人民币报价", "CNY"),
        ("Preise in Euro", "EUR"),
    ],
)
def test_a_currency_alone(told: Told, words: str, code: str) -> None:
    assert told(words, "Forklifts") == [f"setterm currency {code}"]


@pytest.mark.parametrize("words", ["in stock", "in all", "in the US", "in Germany", "en total"])
def test_other_words_after_in_are_no_currency(told: Told, words: str) -> None:
    assert not [one for one in told(words, "Forklifts") if "currency" in one]


def test_an_amount_keeps_its_own(told: Told) -> None:
    assert not [one for one in told("under 20,000 EUR each", "Forklifts") if "currency" in one]
