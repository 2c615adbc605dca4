"""Criteria sum to a hundred whatever the weights were."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import InputError
from rfq.document import criteria_of


@given(st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0, 1e9), min_size=1))
def test_they_sum_to_a_hundred_and_keep_their_order(weights: dict[str, float]) -> None:
    if not any(weights.values()):
        with pytest.raises(InputError):
            criteria_of(weights)
        return
    found = criteria_of(weights)
    assert sum(one.weight for one in found) == 100
    names = [one.name for one in found]
    assert names == [name for name in weights if name in names]
    share = {one.name: float(one.weight) for one in found}
    total = sum(weights.values())
    assert all(
        abs(share.get(name, 0.0) - 100 * weight / total) < 1 + 1e-6
        for name, weight in weights.items()
    )


def test_thirds_favour_the_first() -> None:
    found = criteria_of({"price": 1, "lead time": 1, "quality": 1})
    assert [one.weight for one in found] == [Decimal(34), Decimal(33), Decimal(33)]


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf")])
def test_what_is_no_weight_is_refused(weight: float) -> None:
    with pytest.raises(InputError, match="price"):
        criteria_of({"price": weight, "quality": 1})
