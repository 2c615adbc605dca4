"""Pages, representatives and what is kept, against plain sorting."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine.collapse import representatives
from index.engine.once import Once
from index.engine.page import Shown

scores = st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=30)


@given(scores, st.integers(0, 35), st.data())
def test_a_page_is_the_beginning_of_the_order(
    some: list[float], count: int, data: st.DataObject
) -> None:
    totals = np.array(some, np.float64)
    kept = data.draw(st.sets(st.integers(0, max(len(some) - 1, 0)), max_size=len(some)))
    places = np.array(sorted(kept if some else ()), np.int64)
    order = places[np.lexsort((places, -totals[places]))]
    assert Shown(places, totals).first(count).tolist() == order[:count].tolist()


@given(
    st.lists(
        st.tuples(
            st.integers(0, 6),
            st.sampled_from([0.0, -2.0, 100.0]),
            st.sampled_from([0.5, 1.0]),
            st.sampled_from([0.1, 0.2]),
        ),
        max_size=20,
    )
)
def test_one_of_each_cluster_is_shown(rows: list[tuple[int, float, float, float]]) -> None:
    documents = np.arange(len(rows), dtype=np.int32)
    clusters = np.array([row[0] for row in rows], np.int32)
    tiers, quality, totals = (np.array([row[n] for row in rows]) for n in (1, 2, 3))
    found = representatives(documents, clusters, tiers, quality.astype(np.float32), totals)
    best: dict[int, tuple[float, float, float, int]] = {}
    for place, (cluster, tier, how_well, total) in enumerate(rows):
        key = (-tier, -how_well, -total, place)
        best[cluster] = min(best.get(cluster, key), key)
    assert found.tolist() == sorted(key[3] for key in best.values())


def test_what_was_worked_out_is_kept_and_an_error_is_not() -> None:
    once, made = Once(), []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [once("a", make), once("a", make), once("b", make)] == [1, 1, 2]

    def fails() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        once("c", fails)
    assert once("c", make) == 3
    for number in range(200):
        once(number, make)
    assert once("a", make) == len(made)
