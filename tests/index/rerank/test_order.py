"""Reordering stays within tiers and within its depth."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.rerank.order import reordered


def test_the_best_of_each_tier_are_put_in_the_order_of_their_keys() -> None:
    totals = np.array([0.9, 0.8, 0.7, 0.1, 100.5, -1.2])
    tiers = np.array([0.0, 0.0, 0.0, 0.0, 100.0, -2.0])
    keys = np.array([1.0, 2.0, 3.0, 99.0, 0.0, 50.0])
    found = reordered(totals, keys, tiers, depth=3)
    assert found.tolist() == [0.7, 0.8, 0.9, 0.1, 100.5, -1.2]


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(-9, 9), st.sampled_from([0.0, -2.0]))))
def test_scores_are_only_dealt_out_anew(rows: list[tuple[float, float, float]]) -> None:
    totals, keys, tiers = (np.array([row[n] for row in rows]) for n in range(3))
    found = reordered(totals + tiers, keys, tiers, depth=5)
    for tier in (0.0, -2.0):
        inside = tiers == tier
        assert sorted(found[inside]) == sorted((totals + tiers)[inside])
