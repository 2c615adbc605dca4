"""Loops over posting lists against plain lookups."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical.kernel import impacts_at

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
