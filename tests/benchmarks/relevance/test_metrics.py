"""Our metric code against ir_measures and trec_eval."""

import math

import ir_measures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.relevance.evaluate import MEASURES, evaluate
from benchmarks.relevance.metrics import ndcg
from benchmarks.relevance.model import Dataset, Query
from index.response import QueryType

IDS = [f"d{n}" for n in range(30)]
GRADES = st.dictionaries(st.sampled_from(IDS), st.integers(0, 3), min_size=1)
RANKINGS = st.lists(st.sampled_from(IDS), unique=True, min_size=1)


def theirs(measure, ranking, grades):
    run = {"q": {document: float(-place) for place, document in enumerate(ranking)}}
    (metric,) = ir_measures.iter_calc([ir_measures.parse_measure(measure)], {"q": grades}, run)
    return metric.value


@settings(max_examples=60, deadline=None)
@given(ranking=RANKINGS, grades=GRADES, cutoff=st.integers(1, 20))
def test_our_ndcg_is_trec_evals(ranking, grades, cutoff):
    assert ndcg(ranking, grades, cutoff=cutoff) == pytest.approx(
        theirs(f"nDCG@{cutoff}", ranking, grades), abs=1e-4
    )


@settings(max_examples=60, deadline=None)
@given(ranking=RANKINGS, grades=GRADES)
def test_our_ndcg_over_judged_documents_is_ir_measures(ranking, grades):
    if not set(ranking) & set(grades):
        assert ndcg(ranking, grades, judged_only=True) == 0
        return
    assert ndcg(ranking, grades, judged_only=True) == pytest.approx(
        theirs("nDCG(judged_only=True)@10", ranking, grades), abs=1e-4
    )


def test_ndcg_by_hand():
    grades = {"a": 3, "b": 1, "c": 0}
    best = 3 + 1 / math.log2(3)
    assert ndcg(["x", "a", "c", "b"], grades) == pytest.approx(
        (3 / math.log2(3) + 1 / math.log2(5)) / best
    )
    assert ndcg(["x", "a", "c", "b"], grades, judged_only=True) == pytest.approx(
        (3 + 1 / math.log2(4)) / best
    )
    assert ndcg([], grades) == 0
    assert ndcg(["a"], {"a": 0}) == 0


def dataset(qrels):
    queries = tuple(Query(id_, id_, QueryType.HEAD_TERM) for id_ in qrels)
    return Dataset("t", (), queries, qrels, "", complete=False)


def test_a_query_that_finds_nothing_scores_zero_and_counts():
    data = dataset({"q1": {"a": 1}, "q2": {"b": 1}})
    values = evaluate({"q1": {"a": 2.0}, "q2": {}}, data, data.queries)
    assert set(values) == set(MEASURES)
    assert values["nDCG@10"] == {"q1": 1.0, "q2": 0.0}
    assert values["Success@1"] == {"q1": 1.0, "q2": 0.0}
    assert evaluate({}, data, data.queries)["AP"] == {"q1": 0.0, "q2": 0.0}


def test_equal_scores_are_graded_in_the_order_of_the_ranking():
    data = dataset({"q": {"z": 1}})
    first = evaluate({"q": {"z": 1.0, "a": 1.0, "b": 1.0}}, data, data.queries)
    last = evaluate({"q": {"a": 1.0, "b": 1.0, "z": 1.0}}, data, data.queries)
    assert first["RR"]["q"] == 1.0
    assert last["RR"]["q"] == pytest.approx(1 / 3)
