"""The package rank-bm25 in the place of our own index."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from data.errors import InputError, MissingDependency
from index.lexical import MOST_DOCUMENTS, RankBm25Index

_WORDS = st.sampled_from("forklift diesel electric mast lpg 3t fb25 sit down stand on".split())
_DOCUMENTS = st.lists(st.lists(_WORDS, min_size=1, max_size=12), min_size=2, max_size=20)


@settings(deadline=None)
@given(_DOCUMENTS, st.lists(_WORDS, min_size=1, max_size=5, unique=True), st.data())
def test_it_answers_what_rank_bm25_does(
    documents: list[list[str]], query: list[str], data: st.DataObject
) -> None:
    index = RankBm25Index([{"title": some[:2], "text": some[2:]} for some in documents])
    scores = BM25Okapi(documents).get_scores(query)
    has = np.array([not set(query).isdisjoint(some) for some in documents])
    allowed = np.array(data.draw(st.lists(st.booleans(), min_size=len(has), max_size=len(has))))
    found, given_scores = index.search(
        [(term, 1.0) for term in query], len(documents), allowed=allowed
    )
    assert sorted(found.tolist()) == np.flatnonzero(has & allowed).tolist()
    np.testing.assert_allclose(given_scores, scores[found], rtol=1e-5, atol=1e-6)
    assert all(np.diff(given_scores) <= 0)
    for document in found.tolist():
        parts = index.explain([(term, 1.0) for term in query], document)
        assert sum(part.score for part in parts) == pytest.approx(scores[document], abs=1e-5)


def test_frequencies_are_counted() -> None:
    index = RankBm25Index([{"title": ["a", "a", "b"]}, {"title": ["b"]}, {}])
    assert [index.frequency(term) for term in "abc"] == [1, 2, 0]
    assert index.idf("c") == 0.0
    assert index.impacts("c", np.array([0, 1], np.int32)).tolist() == [0.0, 0.0]
    assert index.size == 3


def test_with_no_words_nothing_is_found() -> None:
    index = RankBm25Index([{}, {}])
    assert index.search([("a", 1.0)], 5)[0].tolist() == []


def test_a_large_catalogue_is_refused() -> None:
    with pytest.raises(InputError, match="too large") as refused:
        RankBm25Index([{}] * (MOST_DOCUMENTS + 1))
    assert str(MOST_DOCUMENTS) in str(refused.value.accepted)


def test_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rank_bm25", None)
    with pytest.raises(MissingDependency, match="not installed"):
        RankBm25Index([{"title": ["a"]}])
