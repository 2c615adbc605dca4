"""BM25 held to the package rank-bm25, and to itself over every way of building the index."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.lexical import (
    Bm25Parameters,
    LexicalIndex,
    build_segment,
    open_segment,
    write_segment,
)

_WORDS = st.sampled_from("forklift diesel electric mast lpg 3t fb25 sit down stand on".split())
_DOCUMENTS = st.lists(st.lists(_WORDS, min_size=1, max_size=12), min_size=2, max_size=30)
_OKAPI = Bm25Parameters(weights={"text": 1.0}, idf="okapi")
_LUCENE = Bm25Parameters(weights={"text": 1.0})


def _index(documents: list[list[str]], parameters: Bm25Parameters = _OKAPI) -> LexicalIndex:
    segment, _ = build_segment([{"text": tokens} for tokens in documents], parameters)
    return LexicalIndex(segment, parameters)


@settings(deadline=None)
@given(_DOCUMENTS, st.lists(_WORDS, min_size=1, max_size=5))
def test_scores_are_those_of_rank_bm25(documents: list[list[str]], query: list[str]):
    reference = BM25Okapi(documents).get_scores(query)
    index = _index(documents)
    found, scores = index.search([(term, 1.0) for term in query], len(documents))
    ours = np.zeros(len(documents))
    ours[found] = scores
    np.testing.assert_allclose(ours, reference, rtol=1e-4, atol=1e-5)


@settings(deadline=None)
@given(_DOCUMENTS, st.lists(_WORDS, min_size=1, max_size=4), st.integers(1, 8))
def test_the_top_is_the_top_of_all(documents: list[list[str]], query: list[str], count: int):
    index = _index(documents, _LUCENE)
    terms = [(term, 1.0) for term in query]
    everything, all_scores = index.search(terms, len(documents))
    top, scores = index.search(terms, count)
    assert list(top) == list(everything[: len(top)])
    assert list(scores) == list(all_scores[: len(top)])
    assert all(np.diff(all_scores) <= 0)


@settings(deadline=None)
@given(_DOCUMENTS, st.lists(_WORDS, min_size=1, max_size=4), st.data())
def test_a_mask_hides_and_changes_no_score(
    documents: list[list[str]], query: list[str], data: st.DataObject
):
    index = _index(documents, _LUCENE)
    terms = [(term, 1.0) for term in query]
    allowed = np.array(
        data.draw(st.lists(st.booleans(), min_size=len(documents), max_size=len(documents)))
    )
    everything, all_scores = index.search(terms, len(documents))
    found, scores = index.search(terms, len(documents), allowed=allowed)
    kept = [i for i, document in enumerate(everything) if allowed[document]]
    assert list(found) == list(everything[kept])
    assert list(scores) == list(all_scores[kept])


def test_added_documents_are_found_and_deleted_ones_are_not():
    index = _index([["diesel", "forklift"], ["electric", "forklift"]], _LUCENE)
    assert list(index.add([{"text": ["lpg", "forklift"]}])) == [2]
    found, _ = index.search([("lpg", 1.0)], 5)
    assert list(found) == [2]
    index.delete([2, 0])
    found, _ = index.search([("forklift", 1.0)], 5)
    assert (list(found), index.live) == ([1], 1)
    index.add([{"text": ["diesel", "forklift"]}])
    found, _ = index.search([("diesel", 1.0)], 5)
    assert list(found) == [3]


def test_fields_are_weighed_before_saturation():
    parameters = Bm25Parameters(weights={"title": 3.0, "description": 1.0})
    segment, means = build_segment(
        [
            {"title": ["forklift"], "description": ["truck"]},
            {"title": ["truck"], "description": ["forklift"]},
            {"title": ["pump"], "description": ["valve"]},
        ],
        parameters,
    )
    index = LexicalIndex(segment, parameters)
    found, scores = index.search([("forklift", 1.0)], 3)
    assert list(found) == [0, 1]
    # One occurrence in fields of mean length: norm 1, so f is the field's weight.
    idf = index.idf("forklift")
    assert scores[0] == pytest.approx(idf * 2.5 * 3 / (1.5 + 3))
    assert scores[1] == pytest.approx(idf * 2.5 * 1 / (1.5 + 1))
    assert means == {"title": 1.0, "description": 1.0}


def test_explanations_add_up():
    index = _index([["diesel", "forklift", "mast"], ["electric", "forklift"]], _LUCENE)
    terms = [("diesel", 1.0), ("forklift", 2.0), ("absent", 1.0)]
    found, scores = index.search(terms, 2)
    for document, score in zip(found, scores, strict=True):
        matches = index.explain(terms, int(document))
        assert sum(m.score for m in matches) == pytest.approx(score, rel=1e-5)
        assert "absent" not in {m.term for m in matches}


def test_a_written_segment_opens_as_it_was(tmp_path: Path):
    documents = [{"title": ["forklift", "叉车"]}, {"title": ["½", "forklift"]}]
    segment, _ = build_segment(documents, _LUCENE)
    write_segment(segment, tmp_path)
    opened = open_segment(tmp_path)
    assert opened.size == 2
    assert {opened.spelling(i) for i in range(opened.terms)} == {"forklift", "叉车", "½"}
    for term in ("forklift", "叉车", "½"):
        number = opened.find(term)
        assert number is not None
        assert list(opened.postings(number)[0]) == list(segment.postings(number)[0])
    assert opened.find("absent") is None


def test_an_empty_index_answers_nothing():
    segment, _ = build_segment([], _LUCENE)
    found, scores = LexicalIndex(segment).search([("forklift", 1.0)], 5)
    assert (len(found), len(scores)) == (0, 0)
