"""Choosing and joining lists of documents, against plain NumPy."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.selection import among, best_first, union

scored = st.lists(
    st.tuples(
        st.integers(0, 2**31 - 1),
        st.one_of(st.sampled_from([-0.0, 0.0, 0.5, -0.5]), st.floats(-1024, 1024, width=32)),
    ),
    max_size=60,
    unique_by=lambda one: one[0],
)
numbers = st.lists(st.integers(0, 50), max_size=30)


@settings(deadline=None)
@given(scored, st.integers(-1, 70))
def test_the_best_come_first_and_equals_by_number(
    some: list[tuple[int, float]], count: int
) -> None:
    documents = np.array([document for document, _ in some], np.int32)
    scores = np.array([score for _, score in some], np.float32)
    order = np.lexsort((documents, -scores))[: max(count, 0)]
    found, their_scores = best_first(documents, scores, count)
    np.testing.assert_array_equal(found, documents[order])
    np.testing.assert_array_equal(their_scores, scores[order])


@given(st.lists(numbers, min_size=1, max_size=4))
def test_a_union_holds_each_once_ascending(lists: list[list[int]]) -> None:
    arrays = [np.array(one, np.int32) for one in lists]
    found = union(arrays)
    np.testing.assert_array_equal(found, np.unique(np.concatenate(arrays)))
    assert found.dtype == np.int32


@given(numbers, numbers)
def test_among_is_membership(some: list[int], others: list[int]) -> None:
    documents = np.unique(np.array(some, np.int32))
    wanted = np.array(others, np.int32)
    np.testing.assert_array_equal(among(documents, wanted), np.isin(documents, wanted))
