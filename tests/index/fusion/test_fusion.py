"""Fusion, with the formula written out in the test."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Ranked, convex, reciprocal_rank

_SCORES = st.dictionaries(
    st.integers(0, 30), st.floats(0.015625, 50, width=16), min_size=1, max_size=12
)


def _ranked(scores: dict[int, float]) -> Ranked:
    return Ranked.of(np.array(list(scores), np.int32), np.array(list(scores.values()), np.float32))


def test_rrf_is_the_sum_of_reciprocal_ranks():
    fused = reciprocal_rank(_ranked({1: 9.0, 2: 5.0}), _ranked({2: 0.9, 3: 0.1}), k=60)
    scores = dict(zip(fused.documents.tolist(), fused.scores.tolist(), strict=True))
    assert scores == pytest.approx({2: 1 / 62 + 1 / 61, 1: 1 / 61, 3: 1 / 62})
    assert fused.documents[0] == 2


def test_convex_weighs_normalised_scores():
    fused = convex(_ranked({1: 10.0, 2: 5.0}), _ranked({2: 0.9, 3: 0.5}), dense_weight=0.4)
    scores = dict(zip(fused.documents.tolist(), fused.scores.tolist(), strict=True))
    assert scores == pytest.approx({1: 0.6 * 1.0, 2: 0.6 * 0.5 + 0.4 * 1.0, 3: 0.0})


@given(_SCORES, _SCORES)
def test_a_weight_at_either_end_is_one_side_alone(a: dict[int, float], b: dict[int, float]):
    lexical, dense = _ranked(a), _ranked(b)
    only = convex(lexical, dense, dense_weight=0.0)
    kept = [d for d in only.documents.tolist() if d in a]
    assert kept == lexical.documents.tolist()


@given(_SCORES, _SCORES, st.floats(0, 1))
def test_every_document_once_and_in_order(a: dict[int, float], b: dict[int, float], w: float):
    for fused in (
        convex(_ranked(a), _ranked(b), dense_weight=w),
        reciprocal_rank(_ranked(a), _ranked(b)),
    ):
        assert sorted(fused.documents.tolist()) == sorted({*a, *b})
        assert all(np.diff(fused.scores) <= 0)


@given(_SCORES, _SCORES, st.floats(0, 1))
def test_scaling_one_side_changes_nothing(a: dict[int, float], b: dict[int, float], w: float):
    scaled = {document: score * 4 for document, score in a.items()}
    before = convex(_ranked(a), _ranked(b), dense_weight=w)
    after = convex(_ranked(scaled), _ranked(b), dense_weight=w)
    np.testing.assert_allclose(before.scores, after.scores, atol=1e-6)
