"""Loops over posting lists against plain lookups."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical.kernel import accumulate, blocks, impacts_at, select_top

ascending = st.sets(st.integers(0, 300), max_size=80).map(sorted)


@settings(deadline=None)
@given(ascending, ascending, st.integers(0, 40))
def test_impacts_are_those_of_the_list(held: list[int], asked: list[int], base: int) -> None:
    holders = np.array(held, np.int32)
    impacts = np.arange(1, len(held) + 1, dtype=np.float32)
    documents = np.array(asked, np.int32) + np.int32(base // 2)
    found = np.zeros(len(documents), np.float32)
    impacts_at(holders, impacts, documents, base, found)
    expected = dict(zip(held, impacts.tolist(), strict=True))
    assert found.tolist() == [expected.get(document - base, 0.0) for document in documents.tolist()]


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 700),
    st.integers(1, 12),
    st.booleans(),
    st.sampled_from([0.02, 0.3, 1.0]),
    st.integers(0, 2**32 - 1),
)
def test_the_best_are_those_of_a_plain_sort(
    size: int, count: int, masked: bool, share: float, seed: int
) -> None:
    random = np.random.default_rng(seed)
    scores, touched = np.zeros(size, np.float32), np.zeros(blocks(size), np.uint8)
    plain = np.zeros(size, np.float32)
    for _ in range(3):
        holders = np.flatnonzero(random.random(size) < share).astype(np.int32)
        # Few values, so that there are ties; a weight below 0 as of a very common term.
        impacts = random.integers(1, 4, len(holders)).astype(np.float32)
        weight = float(random.choice([1.0, 0.5, -0.25]))
        bounds = np.array([0, len(holders)], np.int64)
        weights = np.array([weight], np.float32)
        accumulate(scores, touched, holders, impacts, bounds[:1], bounds[1:], weights, 0)
        plain[holders] += np.float32(weight) * impacts
    allowed = random.random(size) < 0.5 if masked else np.ones(1, np.bool_)
    documents, found = select_top(scores, touched, allowed, masked, count)
    has = np.flatnonzero((plain != 0) & (allowed if masked else True))
    wanted = np.sort(has[np.lexsort((has, -plain[has]))][:count])
    assert documents.tolist() == wanted.tolist()
    assert found.tolist() == plain[wanted].tolist()
    assert not scores.any()
    assert not touched.any()
