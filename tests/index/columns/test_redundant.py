"""Facets that say the same as another are told apart from those that only resemble it."""

from __future__ import annotations

import numpy as np
import pytest

from index.columns.facets.redundant import Stated, says_the_same


def stated(values: np.ndarray, *, ordered: bool, known: np.ndarray | None = None) -> Stated:
    there = np.ones(len(values), np.bool_) if known is None else known
    return Stated(np.where(there, values, np.nan), ordered, 1.0)


DICE = np.random.default_rng(2)
POWER = DICE.uniform(100, 400, 300)
SERIES = DICE.integers(0, 6, 300).astype(float)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (POWER * 0.91 + DICE.normal(0, 1, 300), True),
        (-POWER, True),
        (1.0 / POWER, True),
        (POWER + DICE.normal(0, 60, 300), False),
        (DICE.uniform(0, 1, 300), False),
    ],
)
def test_numbers_that_give_one_order_say_the_same(other: np.ndarray, *, same: bool) -> None:
    assert says_the_same(stated(POWER, ordered=True), stated(other, ordered=True)) is same


def test_labels_that_go_together_say_the_same() -> None:
    renamed = (SERIES + 3) % 6 * 7
    merged = SERIES // 2
    one = stated(SERIES, ordered=False)
    assert says_the_same(one, stated(renamed, ordered=False))
    assert not says_the_same(one, stated(merged, ordered=False))
    assert not says_the_same(one, stated(DICE.permutation(SERIES), ordered=False))


def test_little_in_common_is_no_evidence() -> None:
    few = np.zeros(300, np.bool_)
    few[:10] = True
    assert not says_the_same(stated(POWER, ordered=True), stated(POWER, ordered=True, known=few))
    each_its_own = np.arange(300.0)
    assert not says_the_same(
        stated(each_its_own, ordered=False), stated(each_its_own[::-1].copy(), ordered=False)
    )
    assert not says_the_same(stated(SERIES, ordered=False), stated(SERIES, ordered=True))
