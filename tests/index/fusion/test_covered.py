"""Coverage as a part of fusion, with the formula written out in the test."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Weights, covered, fitted_weights
from index.response import QueryType


def test_parts_are_weighed_and_scaled() -> None:
    found = covered(
        np.array([4.0, 2.0, 0.0]),
        np.array([0.2, 0.6, 0.4]),
        np.array([1.0, 0.5, 0.0]),
        weights=Weights(dense=0.4, coverage=0.5),
        low=0.2,
    )
    assert found.lexical == pytest.approx(np.array([0.6, 0.3, 0.0]) / 1.5)
    assert found.dense == pytest.approx(np.array([0.0, 0.4, 0.2]) / 1.5)
    assert found.coverage == pytest.approx(np.array([0.5, 0.25, 0.0]) / 1.5)
    assert found.scores == pytest.approx(found.lexical + found.dense + found.coverage)


def test_without_meaning_words_have_its_weight() -> None:
    found = covered(
        np.array([4.0, 1.0]), None, np.array([1.0, 0.5]), weights=Weights(0.9, 1.0), low=0.0
    )
    assert found.scores == pytest.approx([1.0, (0.25 + 0.5) / 2])
    assert found.dense.tolist() == [0.0, 0.0]


@given(
    st.lists(st.tuples(*[st.floats(0, 1, width=16)] * 3), min_size=1, max_size=20),
    st.floats(0, 1),
    st.floats(0, 2),
)
def test_scores_stay_between_0_and_1(
    rows: list[tuple[float, float, float]], dense: float, coverage: float
) -> None:
    lexical, cosines, share = (np.array([row[n] for row in rows]) for n in range(3))
    low = float(cosines.min())
    found = covered(lexical, cosines, share, weights=Weights(dense, coverage), low=low)
    assert (found.scores >= -1e-9).all()
    assert (found.scores <= 1 + 1e-9).all()


def test_every_kind_of_query_has_weights() -> None:
    fitted = fitted_weights()
    kinds = {str(kind) for kind in QueryType if kind is not QueryType.EMPTY}
    assert set(fitted) == kinds | {"brand", "foreign", "with conditions"}
    assert all(0 <= one.dense <= 1 and one.coverage >= 0 for one in fitted.values())
    assert fitted["brand"].dense == 0.0
