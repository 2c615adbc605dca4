"""The loops of choosing facets against the plain functions that they stand for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.columns.facets.entropy import BINS, entropy, sampled_entropy
from index.columns.facets.kernel import (
    correlation,
    entropy_of_labels,
    entropy_of_numbers,
    labels_of,
    numbers_of,
    ranks_of,
)

some_numbers = st.lists(
    st.one_of(st.sampled_from([1.0, 2.0, 3.0]), st.floats(-1e6, 1e6), st.just(float("nan"))),
    max_size=60,
)


def ranks(values: np.ndarray) -> np.ndarray:
    return ranks_of(values, np.argsort(values))


@settings(deadline=None)
@given(some_numbers)
def test_entropy_of_numbers_is_that_of_the_plain_function(values: list[float]) -> None:
    given = np.array(values, np.float64)
    stated = given[~np.isnan(given)]
    bits, known = entropy_of_numbers(np.sort(given), BINS)
    assert known == len(stated)
    assert bits == pytest.approx(sampled_entropy(stated), abs=1e-9)


@settings(deadline=None)
@given(some_numbers)
def test_entropy_of_labels_is_that_of_their_counts(values: list[float]) -> None:
    given = np.array(values, np.float64)
    stated = given[~np.isnan(given)]
    bits, known = entropy_of_labels(np.sort(given))
    assert known == len(stated)
    assert bits == pytest.approx(entropy(np.unique(stated, return_counts=True)[1]), abs=1e-9)


@settings(deadline=None)
@given(some_numbers)
def test_ranks_are_the_means_of_places(values: list[float]) -> None:
    given = np.array(values, np.float64)
    ordered = np.sort(given[~np.isnan(given)])
    expected = [
        np.nan if np.isnan(one) else np.mean(np.flatnonzero(ordered == one)) for one in given
    ]
    np.testing.assert_allclose(ranks(given), np.array(expected, np.float64))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.floats(-1e3, 1e3)), min_size=2, max_size=60))
def test_correlation_is_over_what_both_state(pairs: list[tuple[int, float]]) -> None:
    a, b = (ranks(np.array(side, np.float64)) for side in zip(*pairs, strict=True))
    flat = len(np.unique(a)) == 1 or len(np.unique(b)) == 1
    expected = 0.0 if flat else float(np.corrcoef(a, b)[0, 1])
    assert correlation(a, b)[2] == pytest.approx(expected, abs=1e-9)
    none = np.array([np.nan])
    both, fewer, value = correlation(np.concatenate([a, none]), np.concatenate([b, a[:1]]))
    assert (both, fewer) == (len(a), len(a))
    assert value == pytest.approx(expected, abs=1e-9)


def test_documents_are_gathered_from_the_columns_they_lie_in() -> None:
    starts, stops, ats = np.array([2, 8]), np.array([4, 10]), np.array([0, 2])
    documents = np.array([0, 2, 3, 5, 9, 11])
    points = np.array([20.0, np.nan, 80.0, 90.0])
    places, lows, highs = np.array([1, 1]), np.array([-np.inf, 4.0]), np.array([3.0, 5.0])
    found, offered, inside = numbers_of(documents, starts, stops, ats, points, places, lows, highs)
    np.testing.assert_array_equal(found, [np.nan, 20.0, np.nan, np.nan, 90.0, np.nan])
    np.testing.assert_array_equal(offered, [np.nan, 20.0, 3.0, np.nan, 90.0, np.nan])
    assert inside == 3
    codes, groups = np.array([1, -1, -2, 0], np.int32), np.array([0, 1, 1], np.int32)
    found, inside, several = labels_of(
        documents, starts, stops, ats, codes, np.array([0, 2]), groups
    )
    np.testing.assert_array_equal(found, [np.nan, 1.0, np.nan, np.nan, 1.0, np.nan])
    assert (inside, several) == (3, False)
    assert labels_of(np.array([8]), starts, stops, ats, codes, np.array([0, 2]), groups)[2]
