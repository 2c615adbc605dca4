"""The loops of choosing facets against the plain functions that they stand for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.columns.facets.entropy import BINS, entropy, sampled_entropy
from index.columns.facets.gather import (
    every_label_of,
    labels_of,
    numbers_of,
    numbers_of_each,
    stated_by,
)
from index.columns.facets.kernel import (
    correlation,
    entropies,
    entropy_of_labels,
    entropy_of_numbers,
    ranks_of,
    reached,
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


ends = st.tuples(
    st.sampled_from([-np.inf, 0.0, 2.0, 5.0]), st.sampled_from([5.0, 7.5, 9.0, np.inf])
)


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.floats(-9, 9), st.lists(ends, max_size=3)), min_size=1, max_size=20),
    st.data(),
)
def test_all_that_documents_state_is_gathered(
    rows: list[float | list[tuple[float, float]]], data: st.DataObject
) -> None:
    starts, stops, ats = np.array([3]), np.array([3 + len(rows)]), np.array([0])
    points = np.array([row if isinstance(row, float) else np.nan for row in rows])
    ranges = [(n, *one) for n, row in enumerate(rows) if not isinstance(row, float) for one in row]
    places = np.array([n for n, _, _ in ranges], np.int64)
    lows = np.array([low for _, low, _ in ranges], np.float64)
    highs = np.array([high for _, _, high in ranges], np.float64)
    documents = np.array(sorted(data.draw(st.sets(st.integers(0, len(rows) + 5)))), np.int64)
    found, owners, low, high, inside = stated_by(
        documents, starts, stops, ats, points, places, lows, highs
    )
    here = [(at, document - 3) for at, document in enumerate(documents.tolist())]
    here = [(at, row) for at, row in here if 0 <= row < len(rows)]
    assert inside == len(here)
    assert found.tolist() == [rows[row] for _, row in here if isinstance(rows[row], float)]
    expected = []
    for at, row in here:
        for place, least, most in ranges:
            if place == row and not (np.isinf(least) and np.isinf(most)):
                expected.append(
                    (at, most if np.isinf(least) else least, least if np.isinf(most) else most)
                )
    assert list(zip(owners.tolist(), low.tolist(), high.tolist(), strict=True)) == expected


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), max_size=3, unique=True), min_size=1, max_size=12))
def test_every_label_is_counted(rows: list[list[int]]) -> None:
    codes = np.array([{0: -1, 1: row[0] if row else 0}.get(len(row), -2) for row in rows], np.int32)
    pairs = [(n, code) for n, row in enumerate(rows) if len(row) > 1 for code in row]
    groups = np.array([9, 9, 0, 1, 1, 2], np.int32)  # of the labels 2 to 5
    documents = np.arange(len(rows) + 4)
    values, labels, known = every_label_of(
        documents,
        np.array([2]),
        np.array([2 + len(rows)]),
        np.array([0]),
        codes,
        np.array([2]),
        groups,
        np.array([n for n, _ in pairs], np.int64),
        np.array([code for _, code in pairs], np.int32),
    )
    assert known == sum(1 for row in rows if row)
    assert sorted(labels.tolist()) == sorted(int(groups[c + 2]) for row in rows for c in row)
    single = [float(groups[row[0] + 2]) if len(row) == 1 else np.nan for row in rows]
    np.testing.assert_array_equal(values, [np.nan, np.nan, *single, np.nan, np.nan])


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.floats(0, 9), st.floats(0, 9)), max_size=12))
def test_an_owner_counts_once_in_each_bucket_it_reaches(
    some: list[tuple[int, float, float]],
) -> None:
    some = sorted((owner, min(a, b), max(a, b)) for owner, a, b in some)
    owners = np.array([one[0] for one in some], np.int64)
    low, high = np.array([one[1] for one in some]), np.array([one[2] for one in some])
    starts, stops = np.array([0.0, 3.0, 6.0]), np.array([3.0, 6.0, 9.0])
    expected = [
        len({o for o, a, b in some if b >= start and (a < stop or (a == stop and stop == 9.0))})
        for start, stop in zip(starts, stops, strict=True)
    ]
    assert reached(owners, low, high, starts, stops, False).tolist() == expected


def test_several_fields_are_gathered_as_each_alone() -> None:
    documents = np.array([0, 2, 3, 5, 9, 11])
    starts, stops, ats = np.array([2, 8, 0]), np.array([4, 10, 6]), np.array([0, 2, 4])
    points = np.array([20.0, np.nan, 80.0, 90.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    spans = (np.array([1]), np.array([-np.inf]), np.array([3.0]))
    values, offered, inside = numbers_of_each(
        documents, np.array([0, 2, 3]), starts, stops, ats, points, *spans
    )
    for n, here in enumerate((slice(0, 2), slice(2, 3))):
        one = numbers_of(documents, starts[here], stops[here], ats[here], points, *spans)
        np.testing.assert_array_equal(values[n], one[0])
        np.testing.assert_array_equal(offered[n], one[1])
        assert inside[n] == one[2]
    offered.sort(axis=1)
    bits, known = entropies(offered, BINS)
    alone = [entropy_of_numbers(row, BINS) for row in offered]
    assert list(zip(bits.tolist(), known.tolist(), strict=True)) == alone
