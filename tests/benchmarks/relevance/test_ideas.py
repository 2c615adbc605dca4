"""Further parts of the score, with a weight that other queries choose."""

from __future__ import annotations

import numpy as np

from benchmarks.relevance.ideas import WEIGHTS, Candidates, held_out, values
from benchmarks.relevance.model import Dataset, Document, Query
from index.response import QueryType


def dataset(count: int) -> Dataset:
    queries = tuple(Query(f"q{n}", f"word{n}", QueryType.HEAD_TERM) for n in range(count))
    return Dataset(
        name="made",
        documents=(Document("a", {"title": "a"}), Document("b", {"title": "b"})),
        queries=queries,
        qrels={query.id: {"a": 1} for query in queries},
        sha256="",
        complete=True,
    )


def test_an_idea_reorders_by_its_weight() -> None:
    found = Candidates(("b", "a"), np.array([0.5, 0.4]), {"good": np.array([0.0, 1.0])})
    assert values(found, "good", 0.0, {"a": 1})[0] < 1.0
    assert values(found, "good", 0.2, {"a": 1}).tolist() == [1.0, 1.0]
    assert values(Candidates((), np.zeros(0), {}), "good", 0.2, {"a": 1}).tolist() == [0.0, 0.0]


def test_the_weight_is_chosen_on_other_queries() -> None:
    made = dataset(10)
    # The last weight is best for all but one query, which it is worst for.
    grid = {query.id: np.zeros((len(WEIGHTS), 2)) for query in made.queries}
    for query in made.queries[1:]:
        grid[query.id][-1] = 1.0
    grid["q0"][0] = 1.0
    reached, chosen = held_out(made, grid, count=10, seed=1, repeats=2)
    assert set(chosen) == {WEIGHTS[-1]}
    assert reached["q0"].tolist() == [0.0, 0.0]
    assert reached["q5"].tolist() == [1.0, 1.0]


def test_where_nothing_helps_the_engine_stays_as_it_is() -> None:
    made = dataset(6)
    grid = {query.id: np.full((len(WEIGHTS), 2), 0.5) for query in made.queries}
    _, chosen = held_out(made, grid, count=3, seed=1, repeats=1)
    assert set(chosen) == {0.0}
